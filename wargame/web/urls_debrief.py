"""Addresses of the debrief on the control side, beneath `/x/CODE/control/debrief/`."""

from django.urls import path

from wargame.web import debrief, replay

urlpatterns = [
    path("", debrief.hub, name="debrief"),
    path("replay/", replay.replay, name="debrief-replay"),
    path("replay/frame", replay.frame, name="debrief-frame"),
]
