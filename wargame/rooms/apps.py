"""The rooms, as Django knows them."""

from django.apps import AppConfig


class RoomsConfig(AppConfig):
    """Templates and styles of the rooms."""

    name = "wargame.rooms"
    label = "rooms"
