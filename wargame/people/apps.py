"""The people, as Django knows them."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Facilitators, guests, doors and links."""

    name = "wargame.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
