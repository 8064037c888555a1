"""From `adjudication.toml` to the rules for rulings; and what can be wrong with them.

Rows whose shape is at fault are passed over here; the shapes have reported them.
"""

import re
from collections.abc import Iterator

from wargame.engine.adjudication import (
    Adjudication,
    Band,
    LikelyWord,
    Method,
    Mode,
    RulingTemplate,
)
from wargame.engine.adjudication.templates import WORDS as FILLED
from wargame.engine.adjudication.terms import BANDS, WORDS
from wargame.engine.names import IndicatorId
from wargame.packs.adjudication_shapes import AdjudicationFile, TemplateRow
from wargame.packs.faults import Fault
from wargame.packs.files import Pack
from wargame.packs.places import number

FILE = "adjudication.toml"
SENTENCES = ("public", "actor", "sensitivity", "failed", "actor_failed", "fact")


def build_adjudication(pack: Pack) -> tuple[Adjudication, tuple[RulingTemplate, ...]]:
    """Return the rules and the templates of a pack; the common ones where it has no such file."""
    file = AdjudicationFile.model_validate(pack.table(FILE))
    rules = Adjudication(
        mode=Mode(file.mode),
        method=Method(file.method),
        counter=file.counter,
        target=file.target,
        cap=file.cap,
        naturals=file.naturals,
        bands=tuple(Band(one.title, one.least) for one in file.bands) or BANDS,
        words=tuple(LikelyWord(one.word, one.least, one.most) for one in file.words) or WORDS,
    )
    return rules, tuple(map(_template, file.templates))


def _template(row: TemplateRow) -> RulingTemplate:
    return RulingTemplate(
        id=row.id,
        title=row.title,
        method=Method(row.method),
        public=row.public.strip(),
        actor=row.actor.strip(),
        sensitivity=row.sensitivity.strip(),
        failed=row.failed.strip(),
        actor_failed=row.actor_failed.strip(),
        effects={IndicatorId(name): by for name, by in row.effects.items()},
        effects_failed={IndicatorId(name): by for name, by in row.effects_failed.items()},
        fact=row.fact.strip(),
        objectives=tuple(row.objectives),
        covert=row.covert,
    )


def faults_of_adjudication(pack: Pack) -> Iterator[Fault]:
    """Yield faults of bands that are out of order, words turned round, and twins."""
    yield from _bands(pack)
    for spot in pack.spots(FILE, "words[]"):
        row = spot.value if isinstance(spot.value, dict) else {}
        least, most = number(row.get("least")), number(row.get("most"))
        if least is not None and most is not None and least > most:
            said = f"The range begins at {least} and ends at {most}. Write the lower one first."
            yield Fault(FILE, spot.at("least"), said)
    for pattern in ("words[].word", "templates[].id"):
        yield from _twins(pack, pattern)
    for column in SENTENCES:
        yield from _braces(pack, f"templates[].{column}")


def _braces(pack: Pack, pattern: str) -> Iterator[Fault]:
    """Yield faults of braces around words that nothing fills."""
    for spot in pack.spots(FILE, pattern):
        for word in re.findall(r"\{([^{}]*)\}", spot.value) if isinstance(spot.value, str) else ():
            if word not in FILLED:
                said = f"Nothing fills “{{{word}}}”. Write one of: {', '.join(FILLED)}."
                yield Fault(FILE, spot.key, said)


def _bands(pack: Pack) -> Iterator[Fault]:
    before: int | None = None
    for spot in pack.spots(FILE, "bands[]"):
        least = number(spot.value.get("least")) if isinstance(spot.value, dict) else None
        if least is not None and before is not None and least >= before:
            said = f"Bands go from the highest margin to the lowest. Write less than {before}."
            yield Fault(FILE, spot.at("least"), said)
        before = before if least is None else least


def _twins(pack: Pack, pattern: str) -> Iterator[Fault]:
    seen: set[object] = set()
    for spot in pack.spots(FILE, pattern):
        if isinstance(spot.value, str) and spot.value in seen:
            yield Fault(FILE, spot.key, f"“{spot.value}” stands here twice. Give each its own.")
        seen.add(spot.value if isinstance(spot.value, str) else None)
