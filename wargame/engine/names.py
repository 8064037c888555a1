"""Names of things. Each kind of name is its own type, so that two can never be swapped."""

from typing import Final, NewType

CellId = NewType("CellId", str)
SeatId = NewType("SeatId", str)
PhaseId = NewType("PhaseId", str)
IssueId = NewType("IssueId", str)
OptionId = NewType("OptionId", str)
ProposalId = NewType("ProposalId", str)
ClauseId = NewType("ClauseId", str)
AmendmentId = NewType("AmendmentId", str)
CommentId = NewType("CommentId", str)
LeakId = NewType("LeakId", str)
AgreementId = NewType("AgreementId", str)
BallotId = NewType("BallotId", str)
PledgeId = NewType("PledgeId", str)
MoveId = NewType("MoveId", str)
ArgumentId = NewType("ArgumentId", str)
FactId = NewType("FactId", str)
ProjectId = NewType("ProjectId", str)
RulingId = NewType("RulingId", str)
NarrativeId = NewType("NarrativeId", str)
CaucusId = NewType("CaucusId", str)
CableId = NewType("CableId", str)
InjectId = NewType("InjectId", str)
MessageId = NewType("MessageId", str)
QuestionId = NewType("QuestionId", str)
StatementId = NewType("StatementId", str)
IndicatorId = NewType("IndicatorId", str)

CONTROL: Final = CellId("control")
OBSERVER: Final = CellId("observer")
PROJECTOR: Final = CellId("projector")
ENGINE: Final = CellId("engine")

RESERVED: Final = frozenset({CONTROL, OBSERVER, PROJECTOR, ENGINE})
"""Cells that every exercise has; no delegation may bear one of these names."""
