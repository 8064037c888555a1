"""The forms of a text's page: the names of their drafts, and where an act on a text leads."""

import re
from typing import Any

from django.http import QueryDict

from wargame.conduct import drafts
from wargame.conduct.acts import Answer
from wargame.engine.instruments.documents import ProposalTabled
from wargame.engine.texts import clean
from wargame.web.door import PersonPage
from wargame.web.fields import Typed

MERGED = "clause.merged"
"""The draft that keeps the words of who wrote at the same time as another."""

DIGITS = 7
ABOUT = ("clause", "after", "amendment")
BORN = ("proposal.draft", "proposal.submit")
"""Acts that make a text on whose own page one goes on."""

_PAGE = re.compile(r"text/([0-9A-Za-z.\-]{1,40})/(\?[\w=&.%\-]{0,200})?")


def draft_name(act: str, proposal: str, about: str) -> str:
    """Return the name under which a form about a part of a text keeps its draft."""
    return f"{act}:{proposal}:{about}"


def page_from(value: str) -> str:
    """Return the page of a text from which something was sent; empty where it was none."""
    return value if _PAGE.fullmatch(value) else ""


def spelled(act: str, words: Typed) -> Typed:
    """Return words as the command spells them.

    A list of options names issue and option in one word; a draft is shown to nobody, whoever was
    ticked when it was written.
    """
    if act == "proposal.draft":
        return {name: values for name, values in words.items() if name != "circle"}
    if act == "amendment.table" and "pick" in words:
        issue, _, option = words["pick"][-1].partition("=")
        rest = {name: values for name, values in words.items() if name != "pick"}
        return {**rest, "issue": [issue], "option": [option]}
    return words


def way_on(at: PersonPage, act: str, page: str, words: Typed, answer: Answer) -> str:
    """Return the page on which somebody goes on after an act; empty where it is the room."""
    if act in BORN and answer.made:
        return f"text/{answer.made}/"
    if not page:
        return ""
    here = f"text/{text_of(page)}/"
    if act == "clause.edit":
        return here + (merged_away(at, words, answer) or f"#clause-{words.get('clause', [''])[-1]}")
    clause = words.get("clause", [""])[-1]
    return here + (f"#clause-{clause}" if clause else "")


def text_of(page: str) -> str:
    """Return the name of the text whose page this is."""
    found = _PAGE.fullmatch(page)
    return found[1] if found else ""


def query_of(page: str) -> str:
    """Return what stood behind the question mark of a text's page."""
    found = _PAGE.fullmatch(page)
    return (found[2] or "")[1:] if found else ""


def draft_of(act: str, page: str, words: Typed) -> str:
    """Return the name of the draft of the form that was sent from a text's page."""
    query = QueryDict(query_of(page))
    about = next((str(query[name]) for name in ABOUT if query.get(name)), "")
    choosing = act == "amendment.table" and words.get("change", [""])[-1] == "choose"
    return draft_name("amendment.choose" if choosing else act, text_of(page), about)


def merged_away(at: PersonPage, words: Typed, answer: Answer) -> str:
    """Return the query of the page that shows what a merge came to; empty where none was made.

    The words that were sent are kept beside it: somebody may want them back.
    """
    made = next((one.event for one in answer.told if isinstance(one.event, ProposalTabled)), None)
    clause, typed = (words.get(name, [""])[-1] for name in ("clause", "text"))
    stands = next((one.text for one in made.clauses if one.id == clause), "") if made else ""
    if made is None or stands == clean(typed, "clause", required=False):
        return ""
    kept: dict[str, Any] = {
        "text": [typed],
        "begun": words.get("version", []),
        "made": [str(made.version)],
    }
    drafts.save(at.code, at.standing.handle, draft_name(MERGED, made.proposal, clause), kept)
    return f"?do=merged&clause={clause}#composer"
