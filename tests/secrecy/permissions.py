"""Who may open what: one row for each address. An address without a row fails a test."""

from dataclasses import dataclass

NOTHING_HERE = 404
NOT_SO = 405
SIGN_IN = 302

EVERYBODY = frozenset(
    {
        "stranger",
        "ald-1",
        "ald-2",
        "bir-1",
        "bir-2",
        "lobby",
        "removed",
        "observer",
        "projector",
        "control",
        "minder",
        "voice",
        "rival",
        "outsider",
    }
)
PEOPLE = frozenset({"ald-1", "ald-2", "bir-1", "bir-2", "lobby", "observer", "outsider"})
KEEPERS = frozenset({"control", "rival"})
PARTS = KEEPERS | {"minder", "voice"}
WALL = frozenset({"projector"}) | PARTS


@dataclass(frozen=True)
class Row:
    """Who is let in, what they get for GET and for POST, and what everybody else gets.

    `late` marks addresses that look at the method after the person: who is not let in never
    learns which methods there are.
    """

    who: frozenset[str]
    get: frozenset[int]
    post: frozenset[int]
    otherwise: int = NOTHING_HERE
    late: bool = False

    def expected(self, role: str, method: str, *, own: bool) -> frozenset[int]:
        """Return the status codes that this browser may get."""
        allowed = self.get if method == "GET" else self.post
        if role in self.who and own:
            return allowed
        if self.otherwise == SIGN_IN and role in PARTS - KEEPERS:
            return frozenset({NOTHING_HERE, NOT_SO})  # signed in, as guests without a desk
        if allowed == {NOT_SO} and not self.late:
            return allowed
        return frozenset({self.otherwise})


def _row(
    who: frozenset[str],
    get: set[int],
    post: set[int],
    otherwise: int = NOTHING_HERE,
    *,
    late: bool = False,
) -> Row:
    return Row(who, frozenset(get), frozenset(post), otherwise, late)


def _read(who: frozenset[str]) -> Row:
    return _row(who, {200}, {NOT_SO})


PERMISSIONS: dict[str, Row] = {
    "home": _read(EVERYBODY),
    "tally": _read(EVERYBODY),
    "join": _row(EVERYBODY, {200}, {422, 429}),
    "join-name": _row(EVERYBODY, {422}, {422}),
    "rejoin": _row(EVERYBODY, {200}, {422, 429}),
    "enter": _row(KEEPERS, {302}, {NOT_SO}),
    "sign-in": _row(EVERYBODY, {200, 302}, {200, 302}),
    "sign-out": _row(EVERYBODY, {NOT_SO}, {302}),
    "phone-check": _row(EVERYBODY, {NOTHING_HERE}, {NOT_SO}),
    "person": _read(PEOPLE),
    "person-panels": _read(PEOPLE),
    "person-picture": _read(PEOPLE),
    "person-away": _row(PEOPLE, {200, NOTHING_HERE}, {NOT_SO}),
    "person-act": _row(PEOPLE, {NOT_SO}, {303, 422}),
    "person-warm-up": _row(PEOPLE, {NOT_SO}, {303, 422}),
    "person-draft": _row(PEOPLE, {NOT_SO}, {204, 413}),
    "person-cards": _row(PEOPLE, {200}, {422}),
    "person-survey": _row(PEOPLE, {200, NOTHING_HERE}, {422, NOTHING_HERE}),
    "person-log": _row(PEOPLE, {200, NOTHING_HERE}, {NOT_SO}),
    "person-revise": _row(PEOPLE, {200, NOTHING_HERE}, {NOT_SO}),
    "person-vote": _row(PEOPLE, {200, NOTHING_HERE}, {NOT_SO}),
    "person-text": _row(PEOPLE, {200, NOTHING_HERE}, {NOT_SO}),
    "person-text-panels": _row(PEOPLE, {200, NOTHING_HERE}, {NOT_SO}),
    "person-text-lease": _row(PEOPLE, {200, NOTHING_HERE}, {200, NOTHING_HERE}),
    "person-agreement": _row(PEOPLE, {200, NOTHING_HERE}, {NOT_SO}),
    "person-treaty": _row(PEOPLE, {200, NOTHING_HERE}, {NOT_SO}),
    "person-treaty-pdf": _row(PEOPLE, {200, NOTHING_HERE}, {NOT_SO}),
    "person-split": _row(PEOPLE, {NOTHING_HERE}, {NOT_SO}),
    "person-break": _row(PEOPLE, {NOTHING_HERE}, {NOT_SO}),
    "person-pledge": _row(PEOPLE, {200, NOTHING_HERE}, {NOT_SO}),
    "person-move": _row(PEOPLE, {200, NOTHING_HERE}, {NOT_SO}),
    "person-argue": _row(PEOPLE, {200, NOTHING_HERE}, {NOT_SO}),
    "person-answer": _row(PEOPLE, {NOTHING_HERE}, {NOT_SO}),
    "person-secret": _row(PEOPLE, {200, NOTHING_HERE}, {NOT_SO}),
    "person-judge": _row(PEOPLE, {NOTHING_HERE}, {NOT_SO}),
    "invitation": _row(EVERYBODY, {NOTHING_HERE}, {NOTHING_HERE}),
    "console": _read(PARTS),
    "console-panels": _read(PARTS),
    "console-staff": _row(KEEPERS, {200}, {422}),
    "console-notes": _read(KEEPERS),
    "console-speak": _row(PARTS, {NOT_SO}, {422}),
    "console-shield": _row(PARTS, {NOT_SO}, {303}),
    "console-picture": _read(KEEPERS),
    "console-record": _read(KEEPERS),
    "console-act": _row(PARTS, {NOT_SO}, {303, 422}),
    "console-people": _row(PARTS, {NOT_SO}, {303, 422}),
    "console-analysis": _row(KEEPERS, {200, NOTHING_HERE}, {NOT_SO}),
    "console-calibration": _read(KEEPERS),
    "debrief-whatif": _row(KEEPERS, {200}, {422}),
    "desk-compare": _row(KEEPERS, {200}, {NOT_SO}, SIGN_IN, late=True),
    "desk-library": _row(KEEPERS, {200, NOTHING_HERE}, {NOT_SO}, SIGN_IN, late=True),
    "desk-several": _row(KEEPERS, {200, NOTHING_HERE}, {422, NOTHING_HERE}, SIGN_IN, late=True),
    "console-keep": _row(KEEPERS, {200}, {422}),
    "console-forget": _row(KEEPERS, {NOTHING_HERE}, {NOTHING_HERE}),
    "console-world": _read(KEEPERS),
    "debrief": _read(KEEPERS),
    "debrief-reveal": _read(KEEPERS),
    "person-debrief": _read(PEOPLE),
    "person-souvenir": _row(PEOPLE, {NOTHING_HERE}, {NOT_SO}),
    "person-better": _row(PEOPLE, {NOTHING_HERE}, {NOTHING_HERE}),
    "person-souvenir-pdf": _row(PEOPLE, {NOTHING_HERE}, {NOT_SO}),
    "debrief-replay": _row(KEEPERS, {200, NOTHING_HERE}, {NOT_SO}),
    "debrief-frame": _row(KEEPERS, {200, NOTHING_HERE}, {NOT_SO}),
    "debrief-report": _row(KEEPERS, {200}, {422}),
    "debrief-report-end": _row(KEEPERS, {NOT_SO}, {NOTHING_HERE}),
    "debrief-report-file": _row(KEEPERS, {NOTHING_HERE}, {NOT_SO}),
    "debrief-talk": _row(KEEPERS, {200}, {422}),
    "debrief-bargaining": _row(KEEPERS, {200}, {422}),
    "debrief-offer": _row(KEEPERS, {200, NOTHING_HERE}, {NOT_SO}),
    "debrief-better": _row(KEEPERS, {200, NOTHING_HERE}, {422, NOTHING_HERE}),
    "debrief-votes": _row(KEEPERS, {200}, {422}),
    "debrief-hotwash": _row(KEEPERS, {200}, {422}),
    "debrief-cards": _read(KEEPERS),
    "debrief-surveys": _row(KEEPERS, {200}, {422}),
    "debrief-results": _read(KEEPERS),
    "debrief-findings": _row(KEEPERS, {200}, {422}),
    "projector-drawn": _row(WALL, {NOTHING_HERE}, {NOT_SO}),
    "console-blocs": _read(KEEPERS),
    "console-table": _row(KEEPERS, {NOT_SO}, {303}),
    "console-injects": _row(KEEPERS, {200}, {303, 422}),
    "console-injects-export": _row(KEEPERS, {200, NOTHING_HERE}, {NOT_SO}),
    "console-injects-import": _row(KEEPERS, {NOT_SO}, {422}),
    "console-inject": _row(KEEPERS, {200, NOTHING_HERE}, {422, NOTHING_HERE}),
    "console-fog": _row(KEEPERS, {200}, {422}),
    "console-preview": _row(KEEPERS, {200, NOTHING_HERE}, {NOT_SO}),
    "console-text": _row(KEEPERS, {200, NOTHING_HERE}, {NOT_SO}),
    "console-text-panels": _row(KEEPERS, {200, NOTHING_HERE}, {NOT_SO}),
    "see-as-text": _row(PARTS, {200, NOTHING_HERE}, {NOT_SO}),
    "see-as-text-panels": _row(PARTS, {200, NOTHING_HERE}, {NOT_SO}),
    "console-treaty": _row(KEEPERS, {200, NOTHING_HERE}, {NOT_SO}),
    "console-treaty-pdf": _row(KEEPERS, {200, NOTHING_HERE}, {NOT_SO}),
    "borrow-eyes": _row(PARTS, {NOT_SO}, {303, NOTHING_HERE}),
    "act-for": _row(PARTS, {200, NOTHING_HERE}, {NOT_SO}),
    "act-for-act": _row(PARTS, {NOT_SO}, {303, 422, NOTHING_HERE}),
    "see-as": _row(PARTS, {200, NOTHING_HERE}, {NOT_SO}),
    "see-as-panels": _row(PARTS, {200, NOTHING_HERE}, {NOT_SO}),
    "projector": _read(WALL),
    "projector-panels": _read(WALL),
    "projector-picture": _read(WALL),
    "desk": _row(KEEPERS, {200}, {NOT_SO}, SIGN_IN, late=True),
    "desk-start": _row(KEEPERS, {NOT_SO}, {302}, SIGN_IN, late=True),
    "desk-rehearse": _row(KEEPERS, {NOT_SO}, {302}, SIGN_IN, late=True),
    "rehearsal": _row(KEEPERS, {200}, {NOT_SO}, SIGN_IN, late=True),
    "preflight": _row(KEEPERS, {200}, {NOT_SO}, SIGN_IN, late=True),
    "preflight-again": _row(KEEPERS, {NOT_SO}, {302}, SIGN_IN, late=True),
}
