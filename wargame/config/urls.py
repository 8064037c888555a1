"""All addresses belong to the web package."""

from django.urls import include, path

urlpatterns = [path("", include("wargame.web.urls"))]
