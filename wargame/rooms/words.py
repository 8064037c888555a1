"""The words for states, each always with the same symbol: what a screen says, it says alike."""

from typing import NamedTuple


class Word(NamedTuple):
    """A state as people read it: its symbol, and what it is called."""

    symbol: str
    text: str


STATES: dict[str, Word] = {
    "open": Word("○", "open"),
    "agreed": Word("✓", "agreed"),
    "bracketed": Word("[ ]", "bracketed"),
    "blocked": Word("■", "blocked"),
    "support": Word("+", "support"),
    "can-live-with": Word("≈", "can live with"),
    "oppose": Word("✕", "oppose"),
    "undeclared": Word("·", "undeclared"),
    "tabled": Word("▣", "tabled it"),
    "sponsors": Word("▣", "sponsors it"),
    "above": Word("▲", "above the walk-away value"),
    "below": Word("▼", "below the walk-away value"),
    "in-doubt": Word("◇", "hangs on what is open"),
    "crossed": Word("✕", "crosses a red line"),
    "red-line": Word("⊘", "red line"),
    "tradeable": Word("⇄", "tradeable"),
    "wanted": Word("★", "wanted"),
    "urgent": Word("▲", "urgent"),
    "soon": Word("◆", "soon"),
    "later": Word("○", "can wait"),
    "live": Word("●", "Live"),
    "catching-up": Word("◐", "Catching up"),
    "offline": Word("○", "Offline"),
    "paused": Word("‖", "paused"),
    "closed": Word("■", "closed"),
    "ended": Word("■", "ended"),
    "withdrawn": Word("-", "withdrawn"),
    "cancelled": Word("-", "cancelled"),
    "taken-back": Word("-", "taken back"),
    "accepted": Word("✓", "accepted"),
    "declined": Word("✕", "declined"),
    "rejected": Word("✕", "rejected"),
    "initialled": Word("◔", "initialled"),
    "signed": Word("◑", "signed"),
    "ratified": Word("◕", "ratified"),
    "refused": Word("✕", "refused at home"),
    "in-force": Word("●", "in force"),
    "suspended": Word("‖", "suspended"),
    "breached": Word("≠", "breached"),
    "adopted": Word("✓", "adopted"),
    "not-adopted": Word("✕", "not adopted"),
    "yes": Word("✓", "in favour"),
    "no": Word("✕", "against"),
    "abstain": Word("-", "abstain"),
    "silent": Word("·", "no paper"),
    "calm": Word("○", "calm"),
    "tense": Word("◔", "tense"),
    "crisis": Word("▲", "crisis"),
    "fighting": Word("✕", "fighting"),
    "ceasefire": Word("‖", "ceasefire"),
    "frozen": Word("■", "frozen"),
}

BASES: dict[str, Word] = {
    "stated": Word("■", "stated"),
    "implied": Word("◧", "implied"),
    "assumed": Word("□", "assumed"),
}
