"""The after-action review, as Django knows it."""

from importlib import import_module

from django.apps import AppConfig


class AarConfig(AppConfig):
    """Analysis, reports and exports; no rows of its own."""

    name = "wargame.aar"
    label = "aar"

    def ready(self) -> None:
        """Make its long work known."""
        import_module("wargame.aar.works")
