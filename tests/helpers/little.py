"""A little scenario in code: four delegations, three rounds, one forum for each rule.

Every private text holds a word of its own (a canary), so that a leak can be found by its name.
"""

from tests.helpers.sheets import sheet
from wargame.engine import ACTS, Scenario, Seat
from wargame.engine.instrument import Hands
from wargame.engine.names import (
    CONTROL,
    OBSERVER,
    PROJECTOR,
    CellId,
    CouplingId,
    IndicatorId,
    InjectId,
    IssueId,
    OptionId,
    PhaseId,
    RegionId,
    SeatId,
)
from wargame.engine.rules import Terms
from wargame.engine.scenario import (
    Basis,
    Brief,
    Citation,
    Coupling,
    Delegation,
    Exclusion,
    Forum,
    Indicator,
    Inject,
    Issue,
    LineUp,
    Option,
    Paragraph,
    Phase,
    Position,
    Region,
    Round,
    Source,
    Timing,
    WarmUp,
)
from wargame.engine.treaties import Gate, Guarantor, Hook, Need, Step, Treaty
from wargame.engine.worlds import RegionState, Trend

AST, BIR, CED, DAL, ELM = (CellId(name) for name in ("ast", "bir", "ced", "dal", "elm"))
CELLS = (AST, BIR, CED, DAL)
WATCHERS = (CONTROL, OBSERVER, PROJECTOR)

S1, S2 = IssueId("S1"), IssueId("S2")
A, B, C = OptionId("a"), OptionId("b"), OptionId("c")
TALK, HUSH, STRICT, VOTE = (PhaseId(name) for name in ("talk", "hush", "strict", "vote"))
V, W, X = (CellId(name) for name in ("V", "W", "X"))
CITED = (Citation("A", 1),)


def seat(cell: CellId | str, number: int = 1) -> Seat:
    """Return a seat of a cell."""
    return Seat(CellId(cell), SeatId(f"{cell}-{number}"))


PLAYED = tuple(name for name, act in ACTS.items() if act.hands is not Hands.CONTROL and act.timed)
"""Every act that a phase can allow a delegation."""


def forum(name: str, rule: str, voters: tuple[CellId, ...] = CELLS, **terms: object) -> Forum:
    """Return a forum of these voters; `terms` as the fields of a Forum."""
    return Forum(name, name.capitalize(), rule, voters, decides="things", **terms)  # type: ignore[arg-type]


def phase(name: PhaseId, *, minutes: int, allows: tuple[str, ...], strict: bool = False) -> Phase:
    """Return a phase with a note to control that only control may read."""
    return Phase(
        id=name,
        title=name.capitalize(),
        kind="talk",
        minutes=minutes,
        allows=allows,
        expects=f"Play {name}.",
        control=f"canary-note-{name}",
        strict=strict,
    )


def issue(name: IssueId, *options: OptionId) -> Issue:
    """Return an issue with these options."""
    made = tuple(
        Option(one, one.upper(), f"Settle {name} by {one}.", Basis.ASSUMED, CITED)
        for one in options
    )
    return Issue(name, "security", name, f"How is {name} settled?", made)


def inject(name: str, *to: CellId, public: bool = False) -> Inject:
    """Return an inject that is planned for these cells."""
    return Inject(
        id=InjectId(name),
        title=f"canary-title-{name}",
        type="scripted",
        round="r1",
        phase=TALK,
        sender="A newspaper",
        to=to,
        channel="news",
        text=f"canary-inject-{name}",
        trigger=f"canary-trigger-{name}",
        expected=f"canary-expected-{name}",
        effects={IndicatorId("mood"): 1},
        objectives=("O1",),
        basis=Basis.ASSUMED,
        citations=CITED,
        public=public,
    )


def indicator(name: str, audience: tuple[CellId, ...] | None) -> Indicator:
    """Return an indicator from 0 to 10 that starts at 5."""
    return Indicator(
        id=IndicatorId(name),
        title=f"canary-indicator-{name}",
        start=5,
        low=0,
        high=10,
        audience=audience,
        moves_with="the wind",
        basis=Basis.ASSUMED,
        citations=CITED,
    )


def coupling(  # noqa: PLR0913, PLR0917 - all that a coupling is
    name: str, source: str, trend: Trend, level: int, target: str, by: int, cause: str = ""
) -> Coupling:
    """Return a coupling of two indicators, with a canary for why."""
    return Coupling(
        id=CouplingId(name),
        indicator=IndicatorId(source),
        trend=trend,
        level=level,
        target=IndicatorId(target),
        by=by,
        words=f"canary-coupling-{name}",
        basis=Basis.ASSUMED,
        citations=CITED,
        cause=cause,
    )


def _region(name: str, title: str, column: int, row: int, state: RegionState) -> Region:
    return Region(RegionId(name), title, column, row, state, f"So is {name}.", Basis.STATED, CITED)


def _delegation(cell: CellId, *merges: CellId) -> Delegation:
    return Delegation(
        id=cell,
        name=f"The {cell.capitalize()}",
        code=cell.upper(),
        hue=1,
        shape="circle",
        line=f"We are {cell}.",
        seats=3,
        merges=merges,
    )


def _position(cell: CellId) -> Position:
    return Position(
        id=f"{cell}-p1",
        cell=cell,
        kind="red-line",
        text=f"canary-position-{cell}",
        basis=Basis.STATED,
        citations=CITED,
    )


MEMBERS = Terms(
    blocs={V: AST, W: AST, X: BIR},
    population={V: 500, W: 300, X: 200},
    names={V: "Vale", W: "Wold", X: "Xanth"},
    table="Members, 2030",
    source="The book of the foresters, 2030",
)
"""The members of a congress: two for whom ast votes, one for whom bir does."""

_TALKS = Round(
    "r1",
    "First",
    "talk",
    "What is wanted?",
    (
        phase(TALK, minutes=10, allows=PLAYED),
        phase(HUSH, minutes=5, allows=()),
        phase(STRICT, minutes=10, allows=PLAYED, strict=True),
    ),
)
_VOTES = Round("r2", "Second", "vote", "What is agreed?", (phase(VOTE, minutes=5, allows=PLAYED),))

PACT = Treaty(
    id="pact",
    title="Pact of the wood",
    issues=(S1, S2),
    signatories=(AST, BIR),
    basis=Basis.ASSUMED,
    citations=CITED,
    guarantors=(Guarantor(CED, (S2,)),),
    gates=(
        Gate(AST, "The wood must be in a good mood.", IndicatorId("mood"), least=3),
        Gate(BIR, "The warden asks the birches."),
    ),
    needs=(Need("council", {S1: (B,)}),),
    hooks=(
        Hook(Step.INITIALLED, "canary-hook-initialled", {IndicatorId("stores"): -1}, None, {}),
        Hook(Step.SIGNED, "The pact is signed", {IndicatorId("mood"): 1}, None, {}),
        Hook(Step.IN_FORCE, "The pact binds", {IndicatorId("mood"): 9}, InjectId("j2"), {}),
        Hook(Step.IN_FORCE, "Never so", {IndicatorId("mood"): -9}, None, {S2: (C,)}),
        Hook(Step.BREACHED, "canary-hook-breached", {IndicatorId("fuse"): 2}, InjectId("j4"), {}),
    ),
)
"""Two sign it, one guarantees an article; one gate is open by itself, the other by control."""

LITTLE = Scenario(
    slug="little",
    title="The little exercise",
    summary="Four trees share a wood.",
    aim="To test.",
    notice="Nothing here is real.",
    ground_rules=("Be kind.",),
    objectives={"O1": "To learn."},
    questions=("Who gets the light?",),
    labels={"control": "The warden"},
    sources=(Source("A", "On woods", "A. Tree", "Wood press", "2020", (Paragraph(1, "g", "0"),)),),
    delegations=(_delegation(AST), _delegation(BIR, CED, DAL), *map(_delegation, (CED, DAL, ELM))),
    lineups=(LineUp("full", "All", 4, 12, CELLS), LineUp("short", "Two", 2, 6, (AST, BIR))),
    timings=(
        Timing("long", "Long", (_TALKS, _VOTES)),
        Timing("brief", "Brief", (_VOTES,)),
        Timing("void", "Without rounds", ()),
    ),
    issues=(issue(S1, A, B), issue(S2, A, B, C)),
    exclusions=(
        Exclusion("x1", {S1: (A,)}, {S2: (A, B)}, "S1 by a needs S2 by a or b."),
        Exclusion("x2", {S1: (B,)}, {S2: (C,)}, "S1 by b is hollow without S2 by c.", hollow=True),
    ),
    forums=(
        forum("consent", "consensus"),
        forum("assembly", "simple-majority"),
        forum("council", "unanimity", (AST, BIR)),
        forum("fund", "weighted-majority", threshold="2/3", weights={AST: 4, BIR: 2}),
        forum("conclave", "simple-majority", secret=True),
        forum("far", "consensus", (ELM,)),
        forum("crooked", "weighted-majority", threshold="many"),
        forum("void", "weighted-majority", threshold="3/0"),
        forum("greedy", "weighted-majority", threshold="4/3"),
        forum("weightless", "weighted-majority", weights=dict.fromkeys(CELLS, 0)),
        forum("negative", "weighted-majority", weights={AST: -1, BIR: 9}),
        forum("whisper", "weighted-majority", weights={AST: 7}, secret=True),
        forum("even", "weighted-majority", weights=dict.fromkeys(CELLS, 2), secret=True),
        forum("quiet", "silence"),
        forum("congress", "simple-majority", (AST, BIR), terms=MEMBERS),
        forum("willing", "pledge"),
    ),
    positions=tuple(_position(cell) for cell in CELLS),
    briefs=tuple(Brief(one, f"To {one}", f"canary-brief-{one}") for one in (*CELLS, ELM)),
    injects=(
        inject("j1", BIR),
        inject("j2", public=True),
        inject("j3", ELM),
        inject("j4", CED, BIR),
    ),
    indicators=(
        indicator("mood", None),
        indicator("stores", (AST, CED)),
        indicator("fuse", ()),
    ),
    warm_up=WarmUp("Tea or coffee?", ("Tea", "Coffee")),
    agreements=(PACT,),
    matters={"roots": "What is under the ground"},
    scores=tuple(sheet(cell) for cell in (AST, BIR, CED)),
    couplings=(
        coupling("k1", "mood", Trend.RISES, 2, "fuse", -1),
        coupling("k2", "fuse", Trend.CLIMBS_TO, 7, "mood", -2, "Smoke is in the air"),
        coupling("k3", "stores", Trend.DROPS_TO, 3, "mood", -1),
    ),
    regions=(
        _region("grove", "The old grove", 0, 0, RegionState.CALM),
        _region("pond", "The pond", 1, 1, RegionState.TENSE),
    ),
)
