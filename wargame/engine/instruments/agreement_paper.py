"""The paper of an agreement: the text as it was initialled, what hangs on it, and its life.

An agreement is a text that parties initialled: title, options and clauses as they stood in one
version of a proposal. It never changes. Whoever goes on negotiating makes another version, which
can be initialled in its turn.
"""

from dataclasses import dataclass, field
from datetime import datetime

from wargame.engine.instruments.documents import Choices, Clauses
from wargame.engine.names import AgreementId, CellId, ClauseId, IssueId, ProposalId
from wargame.engine.treaties import Step

Cells = tuple[CellId, ...]
Letters = tuple[ClauseId, ...]
Issues = tuple[IssueId, ...]
AT_LEAST = 2
"""Nobody agrees with itself."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, in which office, when; with no `issues` and no `clauses` the whole text."""

    cell: CellId
    office: str
    at: datetime
    issues: Issues = ()
    clauses: Letters = ()
    reservation: str = ""
    declaration: str = ""


@dataclass(frozen=True, slots=True)
class Ratification:
    """What became of the agreement at a signatory's home."""

    cell: CellId
    ratified: bool
    reason: str
    ruled: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One step in the life of an agreement: what, when, by whom, against whom, and why."""

    what: str
    at: datetime
    cell: CellId | None = None
    reason: str = ""
    accused: CellId | None = None
    clauses: Letters = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """A frozen text and its life. No circle means everyone sees it."""

    id: AgreementId
    kind: str
    proposal: ProposalId
    version: int
    title: str
    choices: Choices
    clauses: Clauses
    signatories: Cells
    guarantors: dict[CellId, Issues]
    guarantees: int
    ratifiers: Cells
    circle: Cells
    at: datetime
    state: Step = Step.INITIALLED
    initials: dict[CellId, datetime] = field(default_factory=dict)
    signatures: tuple[Signature, ...] = ()
    ratifications: tuple[Ratification, ...] = ()
    life: tuple[Occurrence, ...] = ()

    @property
    def required(self) -> Cells:
        """Those who must sign before it counts as signed."""
        return self.signatories or tuple(self.initials)

    @property
    def signed_by(self) -> Cells:
        """Those who have signed, guarantors too, in the order of their signatures."""
        return tuple(one.cell for one in self.signatures)

    @property
    def initials_missing(self) -> Cells:
        """The signatories that have not initialled the text."""
        return tuple(cell for cell in self.signatories if cell not in self.initials)

    @property
    def signatures_missing(self) -> Cells:
        """The signatories that have not signed."""
        return tuple(cell for cell in self.required if cell not in self.signed_by)

    @property
    def ratifications_missing(self) -> Cells:
        """Those who have not brought it through at home."""
        done = {one.cell for one in self.ratifications if one.ratified}
        return tuple(cell for cell in self.ratifiers if cell not in done)

    @property
    def open_for_signature(self) -> bool:
        """Whether all who must have initialled the text have done so."""
        return not self.initials_missing and len(self.initials) >= AT_LEAST

    @property
    def guarantees_missing(self) -> int:
        """How many guarantors more must sign before it can come into force."""
        return max(0, self.guarantees - sum(cell in self.guarantors for cell in self.signed_by))

    def clause_letters(self) -> Letters:
        """Return the letters of its clauses, in order."""
        return tuple(one.id for one in self.clauses)


def before_force(agreement: Agreement) -> Step:
    """Return where an agreement stands that was never in force."""
    refused = any(not one.ratified for one in agreement.ratifications)
    if refused:
        return Step.REFUSED
    if agreement.signatures_missing or not agreement.open_for_signature:
        return Step.INITIALLED
    ratified = agreement.ratifiers and not agreement.ratifications_missing
    return Step.RATIFIED if ratified else Step.SIGNED
