"""The journal, as Django knows it."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Exercises and their entries."""

    name = "wargame.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"
