"""The few things that are said on a socket.

To the browser: `{"n", "h", "t"}` and perhaps `"panels"`; `{"reload": true}`; `{"bye": "removed"}`.
From the browser: `{"hb": n, "h": digest}`, with `"e": count` where its script has stumbled, and
nothing else. `n` counts the viewer's own entries,
`h` is the digest of all that is painted, `t` is the server's time in milliseconds.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass

LONGEST_BEAT = 200
LONGEST_DIGEST = 64
MOST_HEARD = 2**31

RELOAD = json.dumps({"reload": True})
REMOVED = json.dumps({"bye": "removed"})

# Why a socket was closed. The numbers are ours: Autobahn lets a server say none of the standard
# ones but 1000.
POLICY = 4429  # too many frames
RESET = 4500  # we stumbled; come back
TOO_SLOW = 4413  # too much was sent and not read; come back
GARBAGE = 4400  # not a heartbeat
GONE = 4403  # removed, or no longer allowed
MOVED = 4409  # seated elsewhere; load the page again


class NotABeatError(ValueError):
    """What came is not a heartbeat."""


@dataclass(frozen=True, slots=True)
class Beat:
    """What a page says of itself: how far it has heard, what it shows, how often it stumbled."""

    heard: int
    digest: str
    errors: int = 0


def beat(text: str | None) -> Beat:
    """Return the heartbeat in a frame; raises NotABeatError for anything else whatsoever."""
    if text is None or len(text) > LONGEST_BEAT:
        raise NotABeatError
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotABeatError from error
    if not isinstance(said, dict) or said.keys() - {"e"} != {"hb", "h"}:
        raise NotABeatError
    heard, digest, errors = said["hb"], said["h"], said.get("e", 0)
    if any(type(one) is not int or not 0 <= one < MOST_HEARD for one in (heard, errors)):
        raise NotABeatError
    if not isinstance(digest, str) or len(digest) > LONGEST_DIGEST:
        raise NotABeatError
    return Beat(heard, digest, errors)


def news(heard: int, digest: str, panels: Mapping[str, str] | None = None) -> str:
    """Return a frame that says where the viewer should be, with the panels that changed."""
    frame: dict[str, object] = {"n": heard, "h": digest, "t": int(time.time() * 1000)}
    if panels is not None:
        frame["panels"] = panels
    return json.dumps(frame, ensure_ascii=False, separators=(",", ":"))
