"""The one form that is open on the page of a text, chosen by `?do=` in its address.

It stands outside of the painted panels, so no push touches what is typed in it. A form for what
is not there, or not in this reader's hands, is not opened at all.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from wargame.conduct import drafts
from wargame.engine.instruments.amendment_list import Amendment
from wargame.engine.instruments.documents import Clause, Proposal
from wargame.engine.merging import merge
from wargame.engine.names import AmendmentId, ClauseId
from wargame.engine.scenario import Issue, Option
from wargame.rooms.texts.marking import marked
from wargame.web import text_forms
from wargame.web.door import PersonPage
from wargame.web.fields import Typed
from wargame.web.forms import DONE

type Words = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form is filled from: whose page, which text, what the address says, what was typed."""

    at: PersonPage
    proposal: Proposal
    query: QueryDict
    base: str
    typed: Typed | None = None

    @property
    def clause(self) -> Clause | None:
        """The clause that is asked for, where it stands."""
        return self.proposal.current.clause(ClauseId(self.query.get("clause", "")))

    @property
    def sponsor(self) -> bool:
        """Whether this reader's delegation is among the sponsors."""
        return self.at.standing.cell in self.proposal.sponsors

    def draft(self, name: str) -> Typed:
        """Return what was typed in a form and not sent."""
        return self.typed or drafts.of(self.at.code, self.at.standing.handle).get(name, {})


@dataclass(frozen=True, slots=True)
class Composer:
    """A form that is open: its name, its title, its template, and its words."""

    do: str
    title: str
    template: str
    form: Words


def composed(asked: Asked) -> Composer | None:
    """Return the form that is asked for, or None."""
    do = str(asked.query.get("do", ""))
    if do not in FORMS or asked.at.standing.kind != "room" or asked.proposal.withdrawn:
        return None
    act, title, build = FORMS[do]
    words = build(asked)
    if words is None:
        return None
    return Composer(do, title, f"web/text/{do}.html", {**_form(asked, act, words), **words})


def _form(asked: Asked, act: str, words: Words) -> Words:
    setting, standing = asked.at.look().picture.setting, asked.at.standing
    name = text_forms.draft_name(act, asked.proposal.id, str(words.get("about", "")))
    seen_by = asked.proposal.circle or setting.cells
    return {
        "act": act,
        "base": f"{asked.base}act/",
        "here": f"{asked.base}text/{asked.proposal.id}/",
        "page": f"text/{asked.proposal.id}/?{_query(asked)}",
        "draft": name,
        "done": DONE.get(act, ""),
        "command_id": secrets.token_hex(16),
        "cell": standing.cell or "",
        "setting": setting,
        "others": [one for one in setting.delegations if one.id != standing.cell],
        "seeing": [one for one in seen_by if one != standing.cell],
        "outside": [one for one in setting.delegations if one.id not in seen_by],
        "proposal": asked.proposal,
        "version": asked.proposal.current,
        "values": asked.draft(name),
    }


def _query(asked: Asked) -> str:
    kept = QueryDict(mutable=True)
    for name in ("do", "clause", "after", "amendment"):
        if asked.query.get(name):
            kept[name] = str(asked.query[name])
    return kept.urlencode()


def _edit(asked: Asked) -> Words | None:
    """Return the editor of a clause, on the version that was before the writer at the start."""
    clause, proposal = asked.clause, asked.proposal
    if clause is None or not asked.sponsor:
        return None
    name = text_forms.draft_name("clause.edit", proposal.id, clause.id)
    typed = asked.draft(name)
    text = "".join(typed.get("text", [])[-1:])
    begun = proposal.version(_number(typed))
    if not text.strip() or text == clause.text or begun is None:
        return {
            "about": clause.id,
            "clause": clause,
            "text": clause.text,
            "begun": proposal.current,
        }
    read = begun.clause(clause.id) or clause
    return {
        "about": clause.id,
        "clause": clause,
        "text": text,
        "begun": begun,
        "newer": read != clause,
        "runs": marked(read.text, clause.text),
    }


def _number(typed: Typed, name: str = "version") -> int:
    said = "".join(typed.get(name, [])[-1:])
    return int(said) if said.isascii() and said.isdigit() and len(said) < text_forms.DIGITS else 0


def _merged(asked: Asked) -> Words | None:
    """Return what two writers made of a clause at once, with the words of both."""
    clause, proposal = asked.clause, asked.proposal
    if clause is None or not asked.sponsor:
        return None
    kept = asked.draft(text_forms.draft_name(text_forms.MERGED, proposal.id, clause.id))
    begun, made = (
        proposal.version(_number({"version": kept.get(n, [])})) for n in ("begun", "made")
    )
    mine = "".join(kept.get("text", [])[-1:])
    theirs = proposal.version(made.number - 1) if made else None
    read, other = (one.clause(clause.id) if one else None for one in (begun, theirs))
    if read is None or other is None or theirs is None or not mine:
        return None
    return {
        "about": clause.id,
        "clause": clause,
        "clean": merge(read.text, other.text, mine).clean,
        "mine": mine,
        "theirs": other.text,
        "by": theirs.cell,
        "my_runs": marked(read.text, mine),
        "their_runs": marked(read.text, other.text),
    }


def _add(asked: Asked) -> Words | None:
    after = asked.proposal.current.clause(ClauseId(asked.query.get("after", "")))
    if not asked.sponsor:
        return None
    return {"about": after.id if after else "", "after": after}


def _amend(asked: Asked) -> Words | None:
    """Return the form of an amendment: to one clause, or to the text as a whole."""
    clause = asked.clause
    if asked.query.get("clause") and clause is None:
        return None
    about = clause.id if clause else ""
    name = text_forms.draft_name("amendment.choose", asked.proposal.id, about)
    return {
        "about": about,
        "clause": clause,
        "option_draft": name,
        "issues": () if clause else _options(asked, "".join(asked.draft(name).get("pick", []))),
    }


def _options(asked: Asked, picked: str) -> list[tuple[Issue, list[tuple[str, Option, bool]]]]:
    """Return the options that do not stand, issue by issue, and which of them was picked."""
    standing = asked.proposal.current.choices
    return [
        (
            issue,
            [
                (f"{issue.id}={one.id}", one, picked == f"{issue.id}={one.id}")
                for one in issue.options
                if one.id != standing.get(issue.id)
            ],
        )
        for issue in asked.at.look().picture.setting.issues
    ]


def _clause(asked: Asked) -> Words | None:
    clause = asked.clause
    return {"about": clause.id, "clause": clause} if clause else None


def _comment(asked: Asked) -> Words | None:
    if asked.query.get("clause") and asked.clause is None:
        return None
    return {"about": asked.clause.id if asked.clause else "", "clause": asked.clause}


def _decline(asked: Asked) -> Words | None:
    found = _amendment(asked)
    return {"about": found.id, "amendment": found} if found and asked.sponsor else None


def _amendment(asked: Asked) -> Amendment | None:
    part = asked.at.look().picture.amendments
    found = part.all.get(AmendmentId(asked.query.get("amendment", "")))
    return found if found and found.open and found.proposal == asked.proposal.id else None


def _sponsors(asked: Asked) -> Words | None:
    return {} if asked.sponsor and not asked.proposal.draft else None


def _publish(asked: Asked) -> Words | None:
    return {} if asked.sponsor and asked.proposal.circle and not asked.proposal.draft else None


def _leak(asked: Asked) -> Words | None:
    return {} if asked.proposal.circle and not asked.proposal.draft else None


def _submit(asked: Asked) -> Words | None:
    return {} if asked.proposal.draft else None


FORMS: Mapping[str, tuple[str, str, Callable[[Asked], Words | None]]] = {
    "edit": ("clause.edit", "Edit", _edit),
    "merged": ("clause.edit", "Two have worded", _merged),
    "add": ("clause.add", "Add a clause", _add),
    "amend": ("amendment.table", "Amend", _amend),
    "bracket": ("bracket.put", "Bracket", _clause),
    "comment": ("comment.add", "Comment on", _comment),
    "decline": ("amendment.decline", "Decline an amendment", _decline),
    "invite": ("sponsor.invite", "Ask others to sponsor it", _sponsors),
    "publish": ("proposal.publish", "Publish it", _publish),
    "leak": ("proposal.leak", "Leak it", _leak),
    "submit": ("proposal.submit", "Table this draft", _submit),
}
"""Every form: its act, its title, and how its words are found."""
