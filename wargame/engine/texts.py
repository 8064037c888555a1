"""Words that people write: cleaned once, at the door of the engine."""

import unicodedata

from wargame.engine.refusals import Refusal, Refused

SHORT = 120
LONG = 4000
_KEPT = frozenset("\n\u200d")  # a line break, and the joiner that some scripts spell with


def clean(text: str, field: str, limit: int = LONG, *, required: bool = True) -> str:
    """Return the text in NFC without control, bidirectional and zero-width characters.

    Raises Refused when a required text is empty, or when it is longer than `limit` characters.
    """
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(
        c for c in normal if c in _KEPT or unicodedata.category(c) not in {"Cc", "Cf", "Cs"}
    )
    kept = kept.strip()
    if required and not kept:
        raise Refused(Refusal.EMPTY_TEXT, field=field)
    if len(kept) > limit:
        raise Refused(Refusal.LONG_TEXT, field=field, length=len(kept), limit=limit)
    return kept


def line(text: str, field: str, limit: int = SHORT, *, required: bool = True) -> str:
    """Return a cleaned text on one line; see `clean` for what is refused."""
    return clean(" ".join(text.split()), field, limit, required=required)
