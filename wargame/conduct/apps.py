"""The conduct, as Django knows it."""

from django.apps import AppConfig


class ConductConfig(AppConfig):
    """Use cases; no rows of its own."""

    name = "wargame.conduct"
    label = "conduct"
