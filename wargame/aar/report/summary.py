"""The summary: facts and nothing else, each counted from the entries that prove it."""

from collections.abc import Iterable, Iterator

from wargame.aar.report.document import Part, Text
from wargame.aar.report.entries import Entry, Reading
from wargame.aar.report.manners import Manners
from wargame.engine.chapters import Chapter
from wargame.engine.instruments.indicator_book import Reading as Indicator
from wargame.engine.rules.ballot_paper import times
from wargame.engine.treaties import Step

Numbers = tuple[tuple[str, int], ...]


def summary(reading: Reading, manners: Manners) -> Part:
    """Return what happened in a dozen sentences."""
    said = (
        *_played(reading, manners),
        *_phases(reading),
        *_texts(reading),
        *_votes(reading),
        *_agreements(reading),
        *_pledges(reading),
        *_talk(reading),
        *_moves(reading),
        *_world(reading),
    )
    return Part("summary", "Executive summary", said)


def _ns(entries: Iterable[Entry]) -> tuple[int, ...]:
    return tuple(one.n for one in entries)


def _played(reading: Reading, manners: Manners) -> Iterator[Text]:
    setting, scenario = reading.picture.setting, reading.cover.scenario
    lineup, timing = scenario.lineup(setting.lineup), scenario.timing(setting.timing)
    prepared = reading.of("exercise.prepared")[-1:]
    names = reading.names(setting.cells)
    said = f"{times(len(setting.cells), 'delegation')} played: {names}."
    if lineup and timing:
        said += f" The line-up was “{lineup.title}”, the timing “{timing.title}”."
    yield Text(said, _ns(prepared), (("delegations", len(setting.cells)),))
    started, ended = reading.of("exercise.started"), reading.of("exercise.ended")
    if started and ended:
        first, last = started[0], ended[-1]
        long = manners.minutes(first.record.at, last.record.at)
        begun, over = manners.when(first.record.at), manners.when(last.record.at)
        yield Text(
            f"It began on {begun} and ended on {over}, {times(long, 'minute')} later.",
            _ns((first, last)),
            (("minutes", long),),
        )


def _phases(reading: Reading) -> Iterator[Text]:
    planned = reading.picture.setting.phases
    opened, skipped = reading.of("phase.opened"), reading.of("phase.skipped")
    played = len({one.record.event.phase for one in opened})
    said = f"{played} of {times(len(planned), 'planned phase')} {_were(played)} played"
    numbers: Numbers = (("phases planned", len(planned)), ("phases played", played))
    if skipped:
        left = len({one.record.event.phase for one in skipped})
        said += f" and {left} {_were(left)} left out"
        numbers += (("phases left out", left),)
    paused = reading.of("exercise.paused")
    if paused:
        said += f", with {times(len(paused), 'pause')} for everybody"
        numbers += (("pauses", len(paused)),)
    yield Text(f"{said}.", _ns((*opened, *skipped, *paused)), numbers)


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def _texts(reading: Reading) -> Iterator[Text]:
    tabled = [one for one in reading.of("proposal.tabled") if not one.record.event.draft]
    if not tabled:
        return
    texts = len({one.record.event.proposal for one in tabled})
    amended = reading.of("amendment.tabled")
    said = f"{times(texts, 'text')} came to the table, in {times(len(tabled), 'version')}"
    numbers: Numbers = (("texts", texts), ("versions", len(tabled)))
    if amended:
        said += f", with {times(len(amended), 'amendment')}"
        numbers += (("amendments", len(amended)),)
    yield Text(f"{said}.", _ns((*tabled, *amended)), numbers)


def _votes(reading: Reading) -> Iterator[Text]:
    decided = reading.of("ballot.decided")
    cancelled = reading.of("ballot.cancelled")
    if not (decided or cancelled):
        return
    adopted = sum(one.record.event.outcome.adopted for one in decided)
    said = (
        f"{times(len(decided), 'vote')} came to a result: {adopted} adopted,"
        f" {len(decided) - adopted} not"
    )
    numbers: Numbers = (
        ("votes", len(decided)),
        ("votes adopted", adopted),
        ("votes not adopted", len(decided) - adopted),
    )
    if cancelled:
        said += f"; {times(len(cancelled), 'vote')} stopped without a count"
        numbers += (("votes stopped", len(cancelled)),)
    yield Text(f"{said}.", _ns((*decided, *cancelled)), numbers)


def _agreements(reading: Reading) -> Iterator[Text]:
    drawn = reading.of("agreement.drafted", "agreement.published")
    found = reading.picture.agreements.all.values()
    if not found:
        yield Text("Nothing was initialled that this reader may know of.")
        return
    entered = reading.of("agreement.entered")
    binding = [one for one in found if one.state is Step.IN_FORCE]
    signed = reading.of("agreement.signed")
    said = (
        f"{times(len(found), 'agreement')} {_were(len(found))} initialled,"
        f" with {times(len(signed), 'signature')};"
        f" {len(binding)} in force at the end"
    )
    said += f": {', '.join(f'“{one.title}”' for one in binding)}." if binding else "."
    numbers = (
        ("agreements", len(found)),
        ("signatures", len(signed)),
        ("agreements in force", len(binding)),
    )
    yield Text(said, _ns((*drawn, *signed, *entered)), numbers)


def _pledges(reading: Reading) -> Iterator[Text]:
    made, back = reading.of("pledge.made"), reading.of("pledge.withdrawn")
    if made:
        said = (
            f"{times(len(made), 'pledge')} {_were(len(made))} made,"
            f" {len(back)} {_were(len(back))} taken back."
        )
        numbers = (("pledges", len(made)), ("pledges taken back", len(back)))
        yield Text(said, _ns((*made, *back)), numbers)


def _talk(reading: Reading) -> Iterator[Text]:
    sent = [
        one
        for one in reading.of("cable.sent")
        if reading.sight.chapter(one.record) is Chapter.CABLES
    ]
    said_to_all = reading.of("statement.made")
    caucuses = reading.of("caucus.opened")
    text = (
        f"{times(len(sent), 'cable')}, {times(len(said_to_all), 'statement')} and"
        f" {len(caucuses)} {'caucus' if len(caucuses) == 1 else 'caucuses'} stand in this record."
    )
    numbers = (
        ("cables", len(sent)),
        ("statements", len(said_to_all)),
        ("caucuses", len(caucuses)),
    )
    yield Text(text, _ns((*sent, *said_to_all, *caucuses)), numbers)


def _moves(reading: Reading) -> Iterator[Text]:
    rulings = [one for one in reading.picture.rulings.all.values() if one.state == "published"]
    made = [one for one in reading.of("move.submitted") if one.record.event.version == 1]
    if not (rulings or made):
        return
    well = sum(one.decided is not None and one.decided.success for one in rulings)
    said = (
        f"{times(len(made), 'move')} {_were(len(made))} made away from the table;"
        f" {times(len(rulings), 'ruling')} {_were(len(rulings))} published, {well} of them a"
        " success."
    )
    numbers = (("moves", len(made)), ("rulings", len(rulings)), ("successes", well))
    yield Text(said, _ns((*made, *reading.of("ruling.published"))), numbers)


def _world(reading: Reading) -> Iterator[Text]:
    for one in reading.picture.indicators.readings.values():
        first, last = one.values[0][1], one.value
        if first != last:
            yield _moved(one, reading)


def _moved(one: Indicator, reading: Reading) -> Text:
    proof = [
        entry
        for entry in reading.of("indicator.reported")
        if entry.record.event.indicator == one.id
    ]
    first, last = one.values[0][1], one.value
    said = f"“{one.title}” went from {first} to {last}, on a scale from {one.low} to {one.high}."
    numbers = (
        (f"{one.id} first", first),
        (f"{one.id} last", last),
        (f"{one.id} low", one.low),
        (f"{one.id} high", one.high),
    )
    return Text(said, _ns(proof), numbers)
