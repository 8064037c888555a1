"""Addresses of the debrief on the control side, beneath `/x/CODE/control/debrief/`."""

from django.urls import path

from wargame.web import (
    bargained,
    debrief,
    findings_page,
    hotwash,
    keeping,
    replay,
    report_page,
    reveal,
    survey_page,
    talk_page,
    whatif,
)

urlpatterns = [
    path("", debrief.hub, name="debrief"),
    path("replay/", replay.replay, name="debrief-replay"),
    path("replay/frame", replay.frame, name="debrief-frame"),
    path("report/", report_page.report, name="debrief-report"),
    path("report/<str:job>/end", report_page.end, name="debrief-report-end"),
    path("report/<str:job>/file", report_page.file, name="debrief-report-file"),
    path("whatif/", whatif.whatif, name="debrief-whatif"),
    path("keep/", keeping.keep, name="console-keep"),
    path("keep/<str:known>/", keeping.forget, name="console-forget"),
    path("talk/", talk_page.talk_page, name="debrief-talk"),
    path("reveal/", reveal.reveal, name="debrief-reveal"),
    path("bargaining/", bargained.bargained, name="debrief-bargaining"),
    path("bargaining/offer/", bargained.offered, name="debrief-offer"),
    path("bargaining/better/", bargained.better, name="debrief-better"),
    path("votes/", bargained.voted, name="debrief-votes"),
    path("hotwash/", hotwash.hotwash, name="debrief-hotwash"),
    path("hotwash/list", hotwash.listed, name="debrief-cards"),
    path("surveys/", survey_page.surveys, name="debrief-surveys"),
    path("surveys/results", survey_page.results, name="debrief-results"),
    path("findings/", findings_page.findings, name="debrief-findings"),
]
