"""The debrief: surveys, cards without names, findings, and what is to be done about them."""

from datetime import date
from typing import Any

from tests.helpers.little import S1, A, B
from tests.helpers.table import Table
from wargame.engine.instruments.cards import (
    CloseWash,
    GatherCards,
    GroupCards,
    HideCards,
    OpenWash,
    ShowCards,
    Written,
)
from wargame.engine.instruments.documents import Choices
from wargame.engine.instruments.exhibits import ShowExhibit
from wargame.engine.instruments.finding_book import Confidence, State
from wargame.engine.instruments.findings import (
    AssignRemedy,
    DropFinding,
    PublishFinding,
    SettleRemedy,
    WriteFinding,
)
from wargame.engine.instruments.notes import TagNote
from wargame.engine.instruments.suggestions import SuggestPackage
from wargame.engine.instruments.surveys import (
    AddQuery,
    CloseSurvey,
    DropQuery,
    GatherReplies,
    OpenSurvey,
    PublishSurvey,
)
from wargame.engine.names import (
    CONTROL,
    CardId,
    FindingId,
    NoteId,
    QueryId,
    RemedyId,
    ReplyId,
    WashId,
)
from wargame.engine.surveying import Sort, When

GONE = "absent"
CALM = AddQuery("Is it calm?", Sort.CHOICE, ("Yes", "No"))
HOW = AddQuery("How was it?", Sort.TEXT, asked=(When.AFTER,))
SLIPS = tuple((Written(1, f"canary-card-{n}"), Written(2, f"canary-two-{n}")) for n in range(4))
TOLD = ShowExhibit("Contacts", "Most: Ast, 3.", ("Who", "Lines"), (("Ast", 3), ("Bir", None)))
OTHER = SuggestPackage("security", GONE, {S1: A})
FOUND = WriteFinding("canary-found", "canary-seen", Confidence.LOW, objective="O1", entries=(3,))

DEBRIEF_ORDERS: dict[str, Any] = {
    "note.tag": TagNote(NoteId(GONE), ("O1",)),
    "wash.open": OpenWash(),
    "wash.close": CloseWash(),
    "card.gather": GatherCards(WashId(GONE), SLIPS),
    "card.show": ShowCards((CardId(GONE),)),
    "card.hide": HideCards((CardId(GONE),)),
    "card.group": GroupCards((CardId(GONE),), "Time"),
    "query.add": CALM,
    "query.drop": DropQuery(QueryId(GONE)),
    "survey.open": OpenSurvey(When.AFTER),
    "survey.close": CloseSurvey(When.AFTER),
    "survey.publish": PublishSurvey(When.AFTER, QueryId(GONE), (ReplyId(GONE),)),
    "reply.gather": GatherReplies(When.AFTER, ()),
    "finding.write": FOUND,
    "finding.drop": DropFinding(FindingId(GONE)),
    "finding.publish": PublishFinding(FindingId(GONE)),
    "remedy.assign": AssignRemedy("Write it down.", "Control"),
    "remedy.settle": SettleRemedy(RemedyId(GONE), State.DONE),
    "exhibit.show": TOLD,
    "package.suggest": OTHER,
}


def before(table: Table) -> None:
    """Ask everybody, before it begins."""
    calm = table.makes(CONTROL, CALM)
    table.makes(CONTROL, HOW)
    spare = table.makes(CONTROL, AddQuery("Is it late?", Sort.SCALE, low="No", high="Yes"))
    table.does(CONTROL, DropQuery(spare))
    table.does(CONTROL, OpenSurvey(When.BEFORE))
    table.does(CONTROL, GatherReplies(When.BEFORE, ({calm: "Yes"},) * 4))
    table.does(CONTROL, CloseSurvey(When.BEFORE))


def debrief(table: Table) -> None:
    """Ask again, collect cards, and write down what was found."""
    calm, how = (one.id for one in table.state.surveys.added[:2])
    table.does(CONTROL, OpenSurvey(When.AFTER))
    for _ in range(2):
        slips = tuple({calm: "No", how: f"canary-reply-{n}"} for n in range(4))
        table.does(CONTROL, GatherReplies(When.AFTER, slips))
        table.does(CONTROL, PublishSurvey(When.AFTER, calm))
    table.does(CONTROL, CloseSurvey(When.AFTER))
    wash = table.makes(CONTROL, OpenWash())
    cards = [one.event.card for one in table.does(CONTROL, GatherCards(wash, SLIPS))]
    table.does(CONTROL, HideCards((cards[0],)))
    table.does(CONTROL, GroupCards(tuple(cards[1:3]), "Time"))
    table.does(CONTROL, ShowCards(tuple(cards[1:4])))
    table.does(CONTROL, GroupCards(tuple(cards[1:3]), "Words"))
    table.does(CONTROL, HideCards((cards[1],)))
    table.does(CONTROL, CloseWash())
    table.does(CONTROL, TagNote(table.state.notes.written[0].id, ("O1",)))
    table.does(CONTROL, TOLD)
    text = next(one for one in table.state.proposals.all.values() if not one.circle)
    table.makes("ast", SuggestPackage("security", text.id, _otherwise(text.current.choices)))
    _findings(table)


def _otherwise(choices: Choices) -> Choices:
    """Return the first issue settled as the text does not settle it."""
    return {S1: B if choices.get(S1) == A else A}


def _findings(table: Table) -> None:
    found = [table.makes(CONTROL, FOUND) for _ in range(2)]
    table.does(CONTROL, PublishFinding(found[0]))
    remedy = table.makes(
        CONTROL, AssignRemedy("canary-remedy", "Control", date(2030, 2, 1), (found[0],))
    )
    table.does(CONTROL, SettleRemedy(remedy, State.DONE, "canary-done"))
    for one in found:
        table.does(CONTROL, DropFinding(one, "a mistake"))
