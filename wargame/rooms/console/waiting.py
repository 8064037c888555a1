"""What waits at the table for control: questions, moves, texts, votes, injects, hands."""

from collections.abc import Callable, Iterator
from datetime import datetime

from wargame.engine.instruments.ballot_box import Ballot
from wargame.engine.instruments.desk import Draft
from wargame.engine.instruments.inject_due import due_at, proposes_itself
from wargame.engine.instruments.questions import Question
from wargame.engine.instruments.ruling_book import Ruling
from wargame.engine.names import CONTROL, CellId, MoveId
from wargame.engine.rules import RULEBOOK, RULING
from wargame.engine.scenario import Phase
from wargame.engine.treaties import Step
from wargame.rooms.console.injects import readers
from wargame.rooms.console.items import Deed, Item, named, second
from wargame.rooms.panel import Scene

MOVES, INTENTS = {"move", "action"}, {"plan", "preparation"}
"""Kinds of phases in which each delegation has to hand in a move, or an intent."""


def questions(scene: Scene) -> Iterator[Item]:
    """Yield the questions without an answer, under the numbers that control has for them."""
    desk, asked = scene.picture.desk, scene.picture.questions.asked
    for number, one in enumerate(asked.values(), start=1):
        if one.answered_at is None:
            yield _question(number, one, desk.drafts.get(one.id), scene)


def _question(number: int, one: Question, draft: Draft | None, scene: Scene) -> Item:
    waits = draft is not None and draft.review and draft.good is None
    form = f"&question={one.id}"
    answer = Deed("Answer", form=f"answer{form}", about=f"question {number}")
    deeds: tuple[Deed, ...] = (answer,)
    if draft and waits:
        deeds = (Deed("Review", form=f"review{form}", about=f"question {number}"), answer)
    return Item(
        id=named("question", one.id),
        kind="review" if waits else "question",
        since=draft.at if draft and waits else one.at,
        title=f"Question {number}",
        deeds=deeds,
        about=f"{one.text}{_drafted(draft, scene)}",
        cells=(one.cell,),
    )


def _drafted(draft: Draft | None, scene: Scene) -> str:
    if draft is None:
        return ""
    author, reviewer = scene.company.called(draft.seat), scene.company.called(draft.reviewer)
    if draft.good is None:
        waits = ", which waits for a second pair of eyes" if draft.review else ""
        return f"\nDraft {draft.version} by {author}{waits}."
    said = "may go out" if draft.good else "not yet"
    note = f": {draft.note}" if draft.note else ""
    return f"\nDraft {draft.version} by {author}; {reviewer} says {said}{note}."


def moves(scene: Scene) -> Iterator[Item]:
    """Yield the signed moves without a published ruling."""
    rulings: dict[MoveId, Ruling] = {
        one.move: one for one in scene.picture.rulings.all.values() if not one.undone
    }
    for one in scene.picture.moves.all.values():
        ruling = rulings.get(one.id)
        if one.withdrawn or not one.signed or (ruling and ruling.published):
            continue
        yield Item(
            id=named("move", one.id, str(one.version)),
            kind="move",
            since=one.at,
            title="Move to rule on" if ruling is None else "Ruling to finish",
            deeds=_rule(one.id, ruling),
            about=f"{one.action}{' (secret)' if one.secret else ''}",
            cells=(one.cell,),
        )


def _rule(move: MoveId, ruling: Ruling | None) -> tuple[Deed, ...]:
    if ruling is None:
        return (Deed("Rule…", form=f"rule&move={move}"),)
    if ruling.decided:
        return (Deed("Publish…", form=f"outcome&ruling={ruling.id}"),)
    return (Deed("Go to the bench", form=f"#bench-{move}"),)


def ratifications(scene: Scene) -> Iterator[Item]:
    """Yield the signed agreements that nobody has brought through at some home."""
    for one in scene.picture.agreements.all.values():
        if one.state is Step.SIGNED and one.ratifications_missing:
            yield Item(
                id=named("ratification", one.id, str(len(one.ratifications))),
                kind="ratification",
                since=one.life[-1].at if one.life else one.at,
                title="Ratification at home",
                deeds=(Deed("Rule on it…", form=f"agreement&agreement={one.id}"),),
                about=one.title,
                cells=one.ratifications_missing,
            )


def ballots(scene: Scene) -> Iterator[Item]:
    """Yield the open votes whose time is over, or that only wait for late papers."""
    for one in scene.picture.ballots.open:
        missing = tuple(cell for cell in one.voters if cell not in one.voted)
        if one.deadline:
            if _gone_by(one.deadline, scene):
                yield _vote(one, "overdue", one.deadline, "Vote past its deadline", ())
        elif not missing:
            yield _vote(one, "counted", one.opened_at, "All papers are in", ())
        elif len(one.voted) >= len(missing):
            yield _vote(one, "ballot", one.opened_at, "Vote waits for late papers", missing)


def _vote(one: Ballot, kind: str, since: datetime, title: str, cells: tuple[CellId, ...]) -> Item:
    deeds = (Deed("Close and count", act=f"ballot.close?ballot={one.id}"),)
    if one.deadline or RULEBOOK[one.rule] is RULING:
        deeds = (Deed("Go to the votes", form="#panel-votes"),)
    elif CONTROL in cells:
        deeds = (Deed("Cast…", form=f"cast&ballot={one.id}"),)
    return Item(named("ballot", one.id, kind), kind, since, title, deeds, one.question, cells)


def _gone_by(deadline: datetime, scene: Scene) -> bool:
    now = scene.company.now
    return now is not None and not scene.picture.clock.paused_at and now >= deadline


def injects(scene: Scene) -> Iterator[Item]:
    """Yield the injects that are due or propose themselves, and are not released by themselves."""
    picture, now = scene.picture, scene.company.now
    opened = next((run.opened_at for run in reversed(picture.clock.runs) if run.opened_at), None)
    if opened is None or not picture.clock.open:
        return
    for one in picture.injects.waiting:
        due = due_at(one, picture.clock)
        proposed = proposes_itself(one, picture)
        late = due is not None and now is not None and now >= due
        if not (proposed or (late and one.condition is None)):
            continue
        reads = one.public or readers(picture.setting, one)
        release = Deed("Release", act=f"inject.release?inject={one.id}", about=one.title)
        others = Deed("To others…", form=f"release&inject={one.id}", about=one.title)
        held = one.id in picture.injects.held
        yield Item(
            id=named("inject", one.id, second(opened)),
            kind="inject",
            since=(due if late and due else opened),
            title=f"Inject {'held' if held else 'proposed' if proposed else 'due'}",
            deeds=(release, others) if reads else (others,),
            about=one.title,
            cells=readers(picture.setting, one),
        )


def hands(scene: Scene) -> Iterator[Item]:
    """Yield the raised hands."""
    setting = scene.picture.setting
    for cell, at in scene.picture.hands.raised:
        name = setting.name(cell)
        deed = Deed("Give the floor", act=f"hand.lower?cell={cell}", about=f"to {name}")
        yield Item(named("hand", cell, second(at)), "hand", at, "Hand up", (deed,), "", (cell,))


def late(scene: Scene) -> Iterator[Item]:
    """Yield the hand-ins that are missing when the deadline of their phase has gone by."""
    picture = scene.picture
    phase = picture.setting.phase(picture.clock.phase)
    since = _deadline(scene)
    if phase is None or since is None:
        return
    for wanted, missing in ((MOVES, _without_move), (INTENTS, _without_intent)):
        cells = missing(phase, scene) if phase.kind in wanted else ()
        if cells:
            what = "Moves missing" if wanted is MOVES else "Intents missing"
            name = named("late", phase.id, second(since), str(len(cells)))
            yield Item(name, "late", since, what, _remind(cells, scene), phase.title, cells)


def _remind(cells: tuple[CellId, ...], scene: Scene) -> tuple[Deed, ...]:
    """Return a message to each alone: nobody learns who else is late."""
    names = {one: scene.picture.setting.name(one) for one in cells}
    return tuple(Deed(f"Remind {names[one]}", form=f"nudge&to={one}&why=late") for one in cells)


def _deadline(scene: Scene) -> datetime | None:
    """Return when the phase that was opened last has run out, if it has."""
    clock, now = scene.picture.clock, scene.company.now
    if clock.open:
        over = now is not None and clock.closes_at is not None and now >= clock.closes_at
        return clock.closes_at if over and not clock.paused_at else None
    runs = [run for run in clock.runs if run.phase == clock.phase]
    return runs[-1].closed_at if runs else None


def _without_move(phase: Phase, scene: Scene) -> tuple[CellId, ...]:
    if "move.submit" not in phase.allows:
        return ()
    moves, cells = scene.picture.moves, scene.picture.setting.cells
    own = {cell: moves.own(cell, phase.id) for cell in cells}
    return tuple(cell for cell, move in own.items() if move is None or not move.signed)


def _without_intent(phase: Phase, scene: Scene) -> tuple[CellId, ...]:
    setting, intents = scene.picture.setting, scene.picture.intents
    round_ = setting.round_of(phase.id)
    if "intent.state" not in phase.allows or round_ is None:
        return ()
    written = {one.cell for one in intents.stated if one.round == round_.id}
    return tuple(cell for cell in setting.cells if cell not in written)


def held(scene: Scene) -> Iterator[Item]:
    """Yield what the fog holds until control lets it go."""
    for one in scene.picture.fog.held.values():
        if one.due is None:
            thing, title = one.passage.thing, one.passage.title
            yield Item(
                id=named("held", thing),
                kind="held",
                since=one.at,
                title="Held by the fog",
                deeds=(
                    Deed("Let it go", act=f"fog.release?thing={thing}", about=title),
                    Deed("Look…", form="#panel-fog", about=title),
                ),
                about=title,
                cells=(one.passage.sender, *one.to),
            )


AT_THE_TABLE: tuple[Callable[[Scene], Iterator[Item]], ...] = (
    questions,
    moves,
    ratifications,
    ballots,
    injects,
    hands,
    held,
    late,
)
