"""The door of a person's pages: who is not admitted is answered as if there were nothing."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.urls import reverse

from wargame.conduct import looks, passes
from wargame.conduct.looks import Look
from wargame.conduct.standing import Standing


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person's page: the exercise, and where that person stands in it now."""

    code: str
    standing: Standing

    @property
    def url(self) -> str:
        """Its address, for the whole life of the person."""
        return reverse("person", args=[self.code, self.standing.handle])

    @property
    def title(self) -> str:
        """What the exercise is called."""
        return self.look().picture.setting.title

    def look(self) -> Look:
        """Return what this person sees now."""
        return looks.look(self.code, self.standing.viewer)


def own_pages(request: HttpRequest, code: str = "") -> list[PersonPage]:
    """Return the pages that this browser may open, the newest first; of one exercise alone, too."""
    known = request.session.get(passes.PERSONS, {}).items()
    found = ((own, passes.person(request.session, own, handle)) for handle, own in known)
    pages = [PersonPage(own, standing) for own, standing in found if standing]
    return [page for page in reversed(pages) if code in {"", page.code}]


def page_of_person(request: HttpRequest, code: str, handle: str) -> PersonPage:
    """Return the page that this browser may open; raises Http404 for any other alike."""
    standing = passes.person(request.session, code, handle)
    if standing is None:
        raise Http404
    return PersonPage(code, standing)
