"""The after-action review, as Django knows it: its long work, and what it throws away."""

from importlib import import_module
from typing import override

from django.apps import AppConfig


class AarConfig(AppConfig):
    """Analysis, reports and exports; no rows of its own."""

    name = "wargame.aar"
    label = "aar"

    @override
    def ready(self) -> None:
        """Make its long work known, and let it hear of what is erased."""
        import_module("wargame.aar.works")
        import_module("wargame.aar.forgetting")
