"""The paper of an agreement as a PDF, set by Typst without a network and without files of its own.

What people wrote travels as JSON beside the template and is never part of its source, so nothing
in it can be a command.
"""

import json
from dataclasses import asdict
from pathlib import Path

import typst

from wargame.aar.exports.treaty import Paper

TEMPLATE = Path(__file__).with_name("treaty.typ")


def pdf(paper: Paper) -> bytes:
    """Return the paper as a PDF: A4, in the fonts that come with Typst."""
    said = json.dumps(asdict(paper), ensure_ascii=False)
    made = typst.compile(TEMPLATE, root=TEMPLATE.parent, sys_inputs={"paper": said})
    assert isinstance(made, bytes)  # noqa: S101 - one document of one format
    return made
