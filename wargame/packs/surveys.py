"""From `survey.toml` to what people are asked, and which questions could not be answered."""

from collections.abc import Iterator

from wargame.engine.names import QueryId
from wargame.engine.surveying import Query, Sort, When
from wargame.packs.faults import Fault
from wargame.packs.files import Pack
from wargame.packs.places import Spot, word
from wargame.packs.survey_shapes import QueryRow, SurveyFile

FILE = "survey.toml"
LEAST = 2


def build_prompts(pack: Pack) -> tuple[str, ...]:
    """Return what a hot-wash asks; empty where the pack leaves that to the house."""
    return tuple(SurveyFile.model_validate(pack.table(FILE)).prompts)


def build_queries(pack: Pack) -> tuple[Query, ...]:
    """Return what surveys ask; empty where the pack has none."""
    return tuple(map(_query, SurveyFile.model_validate(pack.table(FILE)).queries))


def _query(row: QueryRow) -> Query:
    return Query(
        id=QueryId(row.id),
        text=row.text,
        sort=Sort(row.sort),
        options=tuple(row.options),
        low=row.low,
        high=row.high,
        asked=tuple(one for one in When if one in row.asked),
    )


def faults_of_surveys(pack: Pack) -> Iterator[Fault]:
    """Yield faults of questions that lack their answers, or have some that they do not take."""
    for spot in pack.spots(FILE, "queries[]"):
        if isinstance(spot.value, dict):
            yield from _answers(spot)


def _answers(spot: Spot) -> Iterator[Fault]:
    row = spot.value
    sort, options = word(row.get("sort")), row.get("options")
    choices = len(options) if isinstance(options, list) else 0
    if sort == Sort.CHOICE and choices < LEAST:
        said = f"A choice has {LEAST} answers or more. Write them, or ask in words."
        yield Fault(FILE, spot.at("options"), said)
    if sort in {Sort.SCALE, Sort.TEXT} and choices:
        said = "Only a choice has answers of its own. Take them out, or write “choice”."
        yield Fault(FILE, spot.at("options"), said)
    for end in ("low", "high"):
        if sort in {Sort.CHOICE, Sort.TEXT} and row.get(end):
            said = "Only a scale has ends. Take it out, or write “scale”."
            yield Fault(FILE, spot.at(end), said)
