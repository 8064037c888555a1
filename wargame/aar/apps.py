"""The after-action review, as Django knows it."""

from django.apps import AppConfig


class AarConfig(AppConfig):
    """Exports and, later, analysis; no rows of its own."""

    name = "wargame.aar"
    label = "aar"
