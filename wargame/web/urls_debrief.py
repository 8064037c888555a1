"""Addresses of the debrief on the control side, beneath `/x/CODE/control/debrief/`."""

from django.urls import path

from wargame.web import bargained, debrief, keeping, replay, report_page, reveal, talk_page

urlpatterns = [
    path("", debrief.hub, name="debrief"),
    path("replay/", replay.replay, name="debrief-replay"),
    path("replay/frame", replay.frame, name="debrief-frame"),
    path("report/", report_page.report, name="debrief-report"),
    path("report/<str:job>/end", report_page.end, name="debrief-report-end"),
    path("report/<str:job>/file", report_page.file, name="debrief-report-file"),
    path("keep/", keeping.keep, name="console-keep"),
    path("keep/<str:known>/", keeping.forget, name="console-forget"),
    path("talk/", talk_page.talk_page, name="debrief-talk"),
    path("reveal/", reveal.reveal, name="debrief-reveal"),
    path("bargaining/", bargained.bargained, name="debrief-bargaining"),
    path("bargaining/offer/", bargained.offered, name="debrief-offer"),
    path("bargaining/better/", bargained.better, name="debrief-better"),
    path("votes/", bargained.voted, name="debrief-votes"),
]
