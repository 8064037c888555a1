"""The app that checks what it was given."""

from importlib import import_module
from typing import override

from django.apps import AppConfig


class Config(AppConfig):
    """Registers the system checks."""

    name = "wargame.config"

    @override
    def ready(self) -> None:
        """Importing the checks registers them."""
        import_module("wargame.config.checks")
