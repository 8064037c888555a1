"""Which worker runs what: a module stays with one, and so do modules that share a long setup."""

from typing import override

from xdist.scheduler import LoadScopeScheduling

HOUSEHOLD = ("test_canaries", "test_denial", "test_headers", "test_logs", "test_permissions")
"""The modules of `tests/secrecy` that walk through one household."""


class ByHousehold(LoadScopeScheduling):
    """Hands out whole modules, and those of the household together."""

    @override
    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        together = any(module == f"tests/secrecy/{one}.py" for one in HOUSEHOLD)
        return "household" if together else module
