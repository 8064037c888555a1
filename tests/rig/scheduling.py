"""Which worker runs what: a module stays with one, and so do modules that share a long setup."""

from typing import override

from xdist.scheduler import LoadScopeScheduling

HOUSEHOLD = ("test_canaries", "test_denial", "test_headers", "test_logs", "test_permissions")
"""The modules of `tests/secrecy` that walk through one household."""


LONGEST = (
    *("secrecy/test_canaries", "stories/test_half_day", "stories/test_accessibility"),
    *("stories/test_wake", "stories/test_treaty", "stories/test_phone", "rig/test_served"),
    *("stories/test_debrief", "conduct/test_rehearsal", "web/test_hostile_text"),
    *("live/test_served", "live/test_following", "secrecy/test_twins", "stories/test_what_if"),
    *("web/test_look", "live/test_text_script", "live/test_script", "stories/test_control_room"),
    *("stories/test_replay", "conduct/test_two_writers", "web/test_control_browser"),
    *("stories/test_run", "config/test_start", "web/test_text_look"),
    *("stories/test_fog", "stories/test_better"),
)
"""The modules that take longest, the longest first: begun first, so that at the end no worker is
left alone with one of them. The household begins with its first module."""


def turn(module: str) -> int:
    """Return when the tests of a module, as `stories/test_run`, are to begin; low is early."""
    return LONGEST.index(module) if module in LONGEST else len(LONGEST)


class ByHousehold(LoadScopeScheduling):
    """Hands out whole modules, and those of the household together."""

    @override
    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        together = any(module == f"tests/secrecy/{one}.py" for one in HOUSEHOLD)
        return "household" if together else module
