"""The web, as Django knows it."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Views, forms and addresses: they parse, hand to conduct, and answer."""

    name = "wargame.web"
    label = "web"
