"""Words that people write: cleaned once, at the door of the engine."""

import unicodedata

from wargame.engine.refusals import Refusal, Refused

SHORT = 120
LONG = 4000
_JOINER = "\u200d"  # some scripts spell with it; alone it is nothing that anyone could read
_DROPPED = {"Cc", "Cf", "Cs"}


def clean(text: str, field: str, limit: int = LONG, *, required: bool = True) -> str:
    """Return the text in NFC without control, bidirectional and zero-width characters.

    Raises Refused when a required text is empty, or when it is longer than `limit` characters.
    """
    return _checked(_readable(text), field, limit, required=required)


def line(text: str, field: str, limit: int = SHORT, *, required: bool = True) -> str:
    """Return a cleaned text on one line; see `clean` for what is refused."""
    return _checked(" ".join(_readable(text).split()), field, limit, required=required)


def _readable(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = (c for c in lines if c in {"\n", _JOINER} or unicodedata.category(c) not in _DROPPED)
    # Composed last: a dropped character may have stood between a letter and its accent.
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def _checked(text: str, field: str, limit: int, *, required: bool) -> str:
    if not text.replace(_JOINER, "").strip():
        if required:
            raise Refused(Refusal.EMPTY_TEXT, field=field)
        return ""
    if len(text) > limit:
        raise Refused(Refusal.LONG_TEXT, field=field, length=len(text), limit=limit)
    return text
