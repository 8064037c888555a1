"""The forms of an agreement: the acts that have one, their drafts, what they are filled from."""

from typing import Any

from wargame.engine import Picture
from wargame.engine.names import AgreementId, CellId
from wargame.rooms.panels.agreements import agreement_words
from wargame.web.fields import Typed

ACTS = (
    "agreement.sign",
    "agreement.ratify",
    "agreement.breach",
    "agreement.suspend",
    "agreement.resume",
    "agreement.end",
)
"""What a party does with an agreement in words of its own, in the order of its life."""


def draft_name(act: str, words: Typed) -> str:
    """Return the name under which the draft of a form about an agreement is kept."""
    return f"{act}:{''.join(words.get('agreement', [])[-1:])}"


def words(picture: Picture, cell: CellId | None, values: Typed) -> dict[str, Any]:
    """Return what a form about an agreement needs; nothing where it is about none in sight."""
    wanted = AgreementId("".join(values.get("agreement", [])[-1:]))
    found = picture.agreements.all.get(wanted)
    if found is None or cell is None:
        return {"agreement": None}
    return {"agreement": agreement_words(found, picture, cell)}
