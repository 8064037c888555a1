"""Addresses of participants; those of the control side stand in their own file."""

from django.urls import include, path, re_path

from wargame.web import (
    acts,
    calculator,
    drafts,
    giving,
    home,
    join,
    leases,
    looking_back,
    moves,
    panels,
    person,
    souvenirs,
    text_page,
    texts,
    treaties,
    voting,
)

_PERSON = [
    path("", person.page, name="person"),
    path("panels", panels.of_person, name="person-panels"),
    path("picture.json", panels.picture_of_person, name="person-picture"),
    path("act/<str:act>", acts.by_person, name="person-act"),
    path("warm-up", join.warm_up, name="person-warm-up"),
    path("draft", drafts.keep, name="person-draft"),
    path("away", person.away, name="person-away"),
    path("debrief/", looking_back.page, name="person-debrief"),
    path("debrief/souvenir/", souvenirs.page, name="person-souvenir"),
    path("debrief/souvenir/souvenir.pdf", souvenirs.paper, name="person-souvenir-pdf"),
    path("log/<str:panel>", person.log, name="person-log"),
    path("revise/<str:proposal>/", texts.revise, name="person-revise"),
    path("split/<str:ballot>/", voting.split, name="person-split"),
    path("break/<str:ballot>/", voting.break_silence, name="person-break"),
    path("pledge/", voting.pledge, name="person-pledge"),
    path("move/", moves.write, name="person-move"),
    path("argue/<str:move>/", moves.argue, name="person-argue"),
    path("answer/<str:argument>/", moves.answer, name="person-answer"),
    path("secret/", moves.lodge, name="person-secret"),
    path("judge/<str:ruling>/", moves.judge, name="person-judge"),
    path("text/<str:proposal>/", text_page.page, name="person-text"),
    path("text/<str:proposal>/panels", text_page.panels, name="person-text-panels"),
    path("text/<str:proposal>/lease", leases.lease, name="person-text-lease"),
    path("agreement/<str:agreement>/", treaties.act_on, name="person-agreement"),
    path("treaty/<str:agreement>/", treaties.of_person, name="person-treaty"),
    path("treaty/<str:agreement>/treaty.pdf", treaties.pdf_of_person, name="person-treaty-pdf"),
    path("cards/", giving.cards, name="person-cards"),
    path("survey/<str:when>/", giving.survey, name="person-survey"),
    path("vote/<str:proposal>/", voting.call_vote, name="person-vote"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("tally/", calculator.calculator, name="tally"),
    path("join/", join.code, name="join"),
    path("j/<str:way>/", join.name, name="join-name"),
    path("rejoin/", join.rejoin, name="rejoin"),
    re_path(r"^x/(?P<code>[0-9A-Z]{1,16})/p/(?P<handle>[0-9A-Z]{1,24})/", include(_PERSON)),
    path("", include("wargame.web.urls_control")),
]
