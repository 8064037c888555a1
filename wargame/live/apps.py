"""The live package, as Django knows it: it hangs the bell."""

from importlib import import_module
from typing import override

from django.apps import AppConfig


class LiveConfig(AppConfig):
    """Sockets; no rows of its own."""

    name = "wargame.live"
    label = "live"

    @override
    def ready(self) -> None:
        """Importing the bell hangs it: it needs models, which are there now."""
        import_module("wargame.live.bell")
