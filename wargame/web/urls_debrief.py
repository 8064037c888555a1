"""Addresses of the debrief on the control side, beneath `/x/CODE/control/debrief/`."""

from django.urls import path

from wargame.web import debrief

urlpatterns = [
    path("", debrief.hub, name="debrief"),
]
