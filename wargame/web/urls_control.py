"""Addresses of the control side."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from wargame.web import (
    acting_for,
    analysis,
    blocs,
    calibration,
    console,
    console_acts,
    console_text,
    desk,
    fog_page,
    inject_list,
    inject_page,
    invitations,
    notes,
    preflight,
    projector_page,
    record,
    runs,
    shields,
    sign_in,
    speaking,
    staff,
    survey_page,
    treaties,
    world_page,
)

_DESK = [
    path("", desk.desk, name="desk"),
    path("start/", desk.start, name="desk-start"),
    path("rehearse/", desk.rehearse, name="desk-rehearse"),
    path("rehearsal/<str:name>/", desk.rehearsal, name="rehearsal"),
    path("compare/", runs.compare, name="desk-compare"),
    path("library/<slug:slug>/", runs.past_runs, name="desk-library"),
    path("several/<slug:slug>/", runs.several, name="desk-several"),
    path("preflight/", preflight.preflight, name="preflight"),
    path("preflight/again/", preflight.again, name="preflight-again"),
]

_CONSOLE: list[URLPattern | URLResolver] = [
    path("", console.console, name="console"),
    path("panels", console.panels, name="console-panels"),
    path("picture.json", console.picture, name="console-picture"),
    path("record.jsonl", record.record, name="console-record"),
    path("act/<str:act>", console_acts.act, name="console-act"),
    path("people/<str:what>", console_acts.people, name="console-people"),
    path("analysis/", analysis.analysis, name="console-analysis"),
    path("treaty/<str:agreement>/", treaties.of_control, name="console-treaty"),
    path("treaty/<str:agreement>/treaty.pdf", treaties.pdf_of_control, name="console-treaty-pdf"),
    path("staff/", staff.staff, name="console-staff"),
    path("notes/", notes.notes, name="console-notes"),
    path("speak", speaking.speak, name="console-speak"),
    path("shield", shields.shield, name="console-shield"),
    path("calibration/", calibration.calibration, name="console-calibration"),
    path("world/", world_page.world_page, name="console-world"),
    path("debrief/", include("wargame.web.urls_debrief")),
    path("blocs/", blocs.blocs, name="console-blocs"),
    path("table", blocs.table, name="console-table"),
    path("injects/", inject_list.inject_list, name="console-injects"),
    path("injects/list.<str:ending>", inject_list.export, name="console-injects-export"),
    path("injects/import", inject_list.take_in, name="console-injects-import"),
    path("injects/<str:inject>/", inject_page.inject_page, name="console-inject"),
    path("fog/", fog_page.fog_page, name="console-fog"),
    path("preview/", console.preview, name="console-preview"),
    path("as/<str:cell>/", console.see_as, name="see-as"),
    path("as/<str:cell>/act/", acting_for.page, name="act-for"),
    path("as/<str:cell>/act/<str:act>", acting_for.act, name="act-for-act"),
    path("as/<str:cell>/panels", console.panels_as, name="see-as-panels"),
    path("text/<str:proposal>/", console_text.text, name="console-text"),
    path("text/<str:proposal>/panels", console_text.text_panels, name="console-text-panels"),
    path("as/<str:cell>/text/<str:proposal>/", console_text.text_as, name="see-as-text"),
    path(
        "as/<str:cell>/text/<str:proposal>/panels",
        console_text.text_as_panels,
        name="see-as-text-panels",
    ),
]

_PROJECTOR = [
    path("", projector_page.projector, name="projector"),
    path("panels", projector_page.panels, name="projector-panels"),
    path("picture.json", projector_page.picture, name="projector-picture"),
    path("survey.svg", survey_page.picture, name="projector-survey"),
]

urlpatterns = [
    path("sign-in/", sign_in.SignIn.as_view(), name="sign-in"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("enter/<str:token>/", sign_in.enter, name="enter"),
    path("invitation/<str:token>/", invitations.invitation, name="invitation"),
    path("preflight/<str:token>/", preflight.arrived, name="phone-check"),
    path("desk/", include(_DESK)),
    re_path(r"^x/(?P<code>[0-9A-Z]{1,16})/control/", include(_CONSOLE)),
    re_path(r"^x/(?P<code>[0-9A-Z]{1,16})/projector/", include(_PROJECTOR)),
]
