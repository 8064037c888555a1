"""An invitation into control: one person says their name, and is let in for what they are to do."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wargame.conduct import looks, posts
from wargame.conduct.duties import TITLES
from wargame.engine import Refused, Viewer
from wargame.engine.instruments.posts import Role
from wargame.engine.names import OBSERVER
from wargame.people import links
from wargame.people.models import Facilitator
from wargame.web.sign_in import BACKEND


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Say what the link is for and ask for a name; by POST let that person in."""
    if request.method != "POST":
        return _page(request, token)
    user = request.user if isinstance(request.user, Facilitator) else None
    name = request.POST.get("name", "").replace("\0", "")
    try:
        came = posts.accept(token, name, user)
    except Refused as refused:
        return _page(request, token, wrong=refused.sentence, typed=name)
    if came is None:
        return _page(request, token)
    code, let_in = came
    if user is None:
        login(request, let_in, backend=BACKEND)
    return redirect("console", code=code)


def _page(request: HttpRequest, token: str, *, wrong: str = "", typed: str = "") -> HttpResponse:
    asked = links.peek(token, links.INVITATION)
    if asked is None:
        return render(request, "web/spent_link.html", status=404)
    words = {
        "token": token,
        "title": TITLES[Role(asked.post["role"])],
        "role": asked.post["role"],
        "cells": asked.post["cells"],
        "voice": asked.post["voice"],
        "setting": looks.look(asked.exercise, Viewer(OBSERVER)).picture.setting,
        "wrong": wrong,
        "typed": typed,
    }
    return render(request, "web/invitation.html", words, status=422 if wrong else 200)
