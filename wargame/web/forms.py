"""The forms of a delegation: which template each act has, and what it needs to be filled again."""

import secrets
from itertools import groupby
from typing import Any

from wargame.engine import Picture
from wargame.engine.instruments.cables import CLASSIFICATIONS
from wargame.engine.instruments.setting import Setting
from wargame.engine.names import CellId
from wargame.rooms.panels.terms import forum_words
from wargame.web import agreement_forms
from wargame.web.fields import Typed

FORMS = {
    "intent.state": "web/forms/intent.html",
    "cable.send": "web/forms/cable.html",
    "caucus.open": "web/forms/caucus_open.html",
    "caucus.say": "web/forms/caucus_say.html",
    "statement.make": "web/forms/statement.html",
    "question.ask": "web/forms/question.html",
    "proposal.table": "web/forms/proposal.html",
    "proposal.revise": "web/forms/proposal.html",
    "ballot.call": "web/forms/ballot.html",
    "ballot.break": "web/forms/break.html",
    "pledge.make": "web/forms/pledge.html",
    "move.submit": "web/forms/move.html",
    "argument.add": "web/forms/argument.html",
    "argument.answer": "web/forms/answer.html",
    "secret.lodge": "web/forms/secret.html",
    "estimate.give": "web/forms/judgement.html",
    **dict.fromkeys(agreement_forms.ACTS, "web/forms/agreement.html"),
}

DONE = {
    "intent.state": "Your intent is written down.",
    "cable.send": "The cable is sent.",
    "caucus.open": "The caucus is open.",
    "caucus.say": "Said.",
    "caucus.join": "You are in.",
    "caucus.leave": "You are out of the caucus.",
    "caucus.close": "The caucus is closed.",
    "caucus.invite": "The invitation is sent.",
    "statement.make": "Your statement is on the record.",
    "question.ask": "Control has your question.",
    "proposal.table": "Your proposal is on the table.",
    "proposal.revise": "The new version is on the table.",
    "proposal.withdraw": "The proposal is off the table.",
    "proposal.draft": "Your draft is kept. Your delegation alone sees it.",
    "proposal.submit": "Your proposal is on the table.",
    "proposal.publish": "The text lies before everybody.",
    "proposal.leak": "A copy is on its way.",
    "clause.edit": "The clause is worded anew.",
    "clause.add": "The clause is in the text.",
    "clause.strike": "The clause is struck.",
    "clause.move": "The clause is moved.",
    "bracket.put": "The clause is in your brackets.",
    "bracket.lift": "Your bracket is lifted.",
    "comment.add": "Your comment stands beside the text.",
    "amendment.table": "Your amendment is on the table.",
    "amendment.accept": "The amendment is in the text.",
    "amendment.decline": "The amendment is declined.",
    "amendment.withdraw": "Your amendment is withdrawn.",
    "sponsor.invite": "They are asked.",
    "sponsor.join": "You sponsor the text.",
    "sponsor.leave": "You sponsor the text no more.",
    "head.take": "You head your delegation.",
    "head.hand-over": "Your delegation has another head.",
    "head.deputise": "The deputies are named.",
    "stance.declare": "Where you stand is on the table.",
    "ballot.call": "The vote is open.",
    "ballot.cast": "Your vote is in. You can change it until the ballot is closed.",
    "ballot.close": "The ballot is closed.",
    "ballot.cancel": "The ballot is stopped.",
    "ballot.break": "Silence is broken. The text is back in consultation.",
    "agreement.initial": "Your initials are under the text.",
    "agreement.sign": "Your delegation has signed.",
    "agreement.ratify": "It was taken home. The register says what came of it.",
    "agreement.breach": "Your complaint is on the record.",
    "agreement.suspend": "The agreement is suspended.",
    "agreement.resume": "The agreement binds again.",
    "agreement.end": "The agreement is over.",
    "agreement.publish": "The agreement lies before everybody.",
    "pledge.make": "Your pledge is on the record.",
    "pledge.withdraw": "Your pledge is taken back.",
    "move.submit": "Your move is written down.",
    "move.sign": "Your move is signed.",
    "move.withdraw": "Your move is taken back.",
    "argument.add": "Your argument is in.",
    "argument.answer": "Your answer stands beside it.",
    "secret.lodge": "It is under seal. Control and you alone know of it.",
    "secret.retract": "It is taken back.",
    "estimate.give": "Your estimate is in. You can change it until it is decided.",
    "brief.open": "The brief is open.",
    "mark.set": "Your mark is set.",
    "hand.raise": "Your hand is up.",
    "hand.lower": "Your hand is down.",
}

PLACES = {
    "intent": "#intent",
    "cable": "#cables",
    "caucus": "#caucuses",
    "statement": "#statements",
    "question": "#panel-questions",
    "proposal": "#proposals",
    "clause": "#proposals",
    "bracket": "#proposals",
    "amendment": "#proposals",
    "comment": "#proposals",
    "sponsor": "#proposals",
    "head": "#panel-heads",
    "stance": "#proposals",
    "ballot": "#ballots",
    "pledge": "#pledges",
    "agreement": "#agreements",
    "move": "#moves",
    "argument": "#moves",
    "estimate": "#moves",
    "secret": "#moves",
    "brief": "#panel-brief",
    "mark": "#panel-marks",
}

MORE_CLAUSES = 3


def place(act: str) -> str:
    """Return the part of the room to which an act belongs, as a fragment of its address."""
    return PLACES.get(act.partition(".")[0], "")


def draft_name(act: str, words: Typed) -> str:
    """Return the name under which the draft of a form is kept."""
    proposal = "".join(words.get("proposal", [])[-1:])
    if act == "proposal.draft":
        return "proposal.table"
    if act in agreement_forms.ACTS:
        return agreement_forms.draft_name(act, words)
    return f"{act}:{proposal}" if act == "proposal.revise" else act


def context(
    picture: Picture, cell: CellId | None, act: str, values: Typed, *, act_base: str
) -> dict[str, Any]:
    """Return what the form of an act needs: whom it may name, what was typed, a fresh id."""
    setting = picture.setting
    return {
        "act": act,
        "cell": cell or "",
        "draft": draft_name(act, values),
        "done": DONE.get(act, ""),
        "setting": setting,
        "others": [one for one in setting.delegations if one.id != cell],
        "classifications": CLASSIFICATIONS,
        "packages": _rows(setting, values),
        "clauses": _clauses(values),
        "forums": forum_words(picture),
        "matters": setting.matters.items(),
        **agreement_forms.words(picture, cell, values),
        "texts": picture.proposals.standing,
        "facts": picture.moves.known(cell) if cell else (),
        "projects": picture.moves.open_to(cell) if cell else (),
        "words": setting.adjudication.words,
        "open": setting.adjudication.mode == "open",
        "values": values,
        "base": act_base,
        "command_id": secrets.token_hex(16),
    }


def _rows(setting: Setting, values: Typed) -> list[tuple[str, list[tuple[Any, str]]]]:
    """Return the issues by package, each with the option that was chosen for it."""
    groups = groupby(setting.issues, key=lambda one: one.package)
    return [
        (package, [(one, "".join(values.get(f"choices.{one.id}", [])[-1:])) for one in issues])
        for package, issues in groups
    ]


def _clauses(values: Typed) -> list[tuple[int, str]]:
    """Return the clauses that were written, and some empty ones to write in."""
    written = [one for one in values.get("clauses", []) if one.strip()]
    return [*enumerate([*written, *[""] * MORE_CLAUSES], start=1)]
