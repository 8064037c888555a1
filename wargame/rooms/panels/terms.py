"""The terms of a vote in words: who votes for whom, with which share, and what the text touches."""

from dataclasses import dataclass

from wargame.engine.instruments.ballot_terms import rule_of
from wargame.engine.instruments.setting import Setting
from wargame.engine.names import CONTROL, CellId
from wargame.engine.picture import Picture
from wargame.engine.rules import RULEBOOK, Rule, Terms
from wargame.engine.rules.ballot_paper import percent
from wargame.engine.scenario import Forum


@dataclass(frozen=True, slots=True)
class Bloc:
    """The members for whom a cell votes, each with its share, and the shares together."""

    cell: CellId
    members: tuple[tuple[str, str], ...]
    together: str


@dataclass(frozen=True, slots=True)
class ForumWords:
    """A forum as somebody chooses it: its rule by now and why, and the rule for some matters."""

    forum: Forum
    rule: Rule
    note: str
    otherwise: tuple[tuple[str, Rule], ...]
    silent: bool


def blocs(terms: Terms, voters: tuple[CellId, ...]) -> tuple[Bloc, ...]:
    """Return who casts whose vote; nothing where all vote for themselves."""
    if not terms.blocs:
        return ()
    return tuple(_bloc(terms, voters, cell) for cell in voters)


def _bloc(terms: Terms, voters: tuple[CellId, ...], cell: CellId) -> Bloc:
    whole = sum(terms.population.get(one, 0) for one in terms.roll(voters))
    members = terms.members(cell)
    shares = tuple(
        (terms.names.get(one, one), share(terms.population.get(one, 0), whole)) for one in members
    )
    held = sum(terms.population.get(one, 0) for one in members)
    return Bloc(cell, shares, share(held, whole))


def share(part: int, whole: int) -> str:
    """Return a share of the population with its sign; empty where none is counted."""
    return f"{percent(part, whole)} %" if whole else ""


def touched(terms: Terms, setting: Setting) -> tuple[str, ...]:
    """Return in words what a text touches."""
    return tuple(setting.matters.get(one, one) for one in terms.matters)


def unplayed(terms: Terms) -> bool:
    """Tell whether control casts votes for members that nobody plays."""
    return CONTROL in terms.blocs.values()


def forum_words(picture: Picture) -> tuple[ForumWords, ...]:
    """Return the forums that have voters, each with the rule that holds in it by now."""
    return tuple(_forum(one, picture) for one in picture.setting.forums if one.voters)


def _forum(forum: Forum, picture: Picture) -> ForumWords:
    name, terms = rule_of(forum, forum.terms, picture)
    return ForumWords(
        forum=forum,
        rule=RULEBOOK[name],
        note=terms.note,
        otherwise=tuple(_otherwise(forum, name, picture)),
        silent=name == "silence",
    )


def _otherwise(forum: Forum, usual: str, picture: Picture) -> list[tuple[str, Rule]]:
    """Return, for each matter that keeps another rule, its words and that rule."""
    becomes = forum.becomes
    if becomes is None or usual == forum.rule:
        return []
    words = picture.setting.matters
    return [(words.get(one, one), RULEBOOK[forum.rule]) for one in becomes.unless_matters]
