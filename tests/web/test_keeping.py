"""Control's page to keep and forget: typed confirmation, leads alone, names where they stand."""

import re

import pytest
from django.test import Client

from tests.web.control_house import House, house
from tests.web.test_staff import helper
from wargame.conduct import arrivals, keeping, lineages, mentions, opening
from wargame.conduct.forking import Difference, fork
from wargame.journal import reading
from wargame.people import codes
from wargame.people.models import Person


@pytest.fixture
def kept(client: Client, db: None) -> House:
    return house(client)


def there(code: str) -> bool:
    return code in reading.heads((code,))


KEEP = "debrief/keep/"


class TestKeeping:
    def test_is_chosen_on_the_page(self, kept: House) -> None:
        answer = kept.client.post(kept.url(KEEP), {"days": "30", "library": "on"})
        assert answer.status_code == 302
        assert keeping.kept((kept.code,))[kept.code].days == 30
        page = kept.page(KEEP)
        assert "It will be erased on" in page
        assert '<option value="30" selected>' in page

        kept.client.post(kept.url(KEEP), {"days": ""})
        assert keeping.kept((kept.code,))[kept.code] == keeping.Kept(hidden=True)

    @pytest.mark.parametrize("days", ["-1", "8", "x", "99999999"])
    def test_takes_no_other_time(self, kept: House, days: str) -> None:
        assert kept.client.post(kept.url(KEEP), {"days": days}).status_code == 422
        assert keeping.kept((kept.code,))[kept.code].days is None

    def test_is_the_leads(self, kept: House) -> None:
        analyst, voice = helper(kept, "analyst", "Una"), helper(kept, "voice", voice="A paper")
        assert "Erase it for good" not in analyst.page(KEEP)
        assert analyst.client.post(kept.url(KEEP), {"days": "7"}).status_code == 422
        assert analyst.client.post(kept.url(KEEP), {"typed": kept.code}).status_code == 422
        assert voice.client.get(kept.url(KEEP)).status_code == 404
        assert there(kept.code)


class TestErasing:
    @pytest.mark.parametrize("typed", ["", "yes", "K7K7K7"])
    def test_asks_for_the_code(self, kept: House, typed: str) -> None:
        answer = kept.client.post(kept.url(KEEP), {"typed": typed})
        assert answer.status_code == 422
        assert codes.shown(kept.code) in answer.content.decode()
        assert there(kept.code)

    def test_takes_the_code_as_people_type_it(self, kept: House) -> None:
        kept.guest("Ann", "ald")
        answer = kept.client.post(kept.url(KEEP), {"typed": codes.shown(kept.code).lower()})
        assert answer["Location"] == "/desk/"
        assert not there(kept.code)
        assert not Person.objects.filter(exercise=kept.code).exists()
        desk = kept.client.get("/desk/").content.decode()
        assert "The exercise is erased." in desk
        assert codes.shown(kept.code) not in desk
        assert kept.client.get(kept.url()).status_code == 404

    def test_goes_with_its_branches_where_they_are_ticked(self, kept: House) -> None:
        head = reading.heads((kept.code,))[kept.code]
        one, two = (fork(kept.code, head, kept.user, Difference(it)) for it in ("One", "Two"))
        page = kept.page(KEEP)
        assert f'value="{one}"' in page
        assert f'value="{two}"' in page
        kept.client.post(kept.url(KEEP), {"typed": kept.code, "branches": [one, "NOBODY"]})
        assert [there(it) for it in (kept.code, one, two)] == [False, False, True]
        assert lineages.of(two).origin == ""

    def test_takes_no_stranger_along(self, kept: House) -> None:
        stranger = opening.create("harbour")
        kept.client.post(kept.url(KEEP), {"typed": kept.code, "branches": [stranger]})
        assert there(stranger)

    def test_a_guest_who_leads_may_erase_and_is_gone(self, kept: House) -> None:
        guest = helper(kept, "lead")
        answer = guest.client.post(kept.url(KEEP), {"typed": kept.code})
        assert answer["Location"] == "/"
        assert guest.client.get("/").status_code == 200
        assert guest.client.get(kept.url()).status_code in {302, 404}
        assert not there(kept.code)


class TestForgetting:
    def test_shows_where_the_name_stands_and_replaces_what_is_ticked(self, kept: House) -> None:
        handle = kept.guest("Ann Miller", "ald")
        kept.done("exercise.start", anyway="on")
        kept.done("statement.make", text="We thank Ann Miller <b>for</b> it")
        kept.done("statement.make", text="Ann is the name of a ship")
        address = f"{KEEP}{handle}/"
        assert f'href="{handle}/"' in kept.page(KEEP)

        page = kept.page(address)
        assert "<mark>Ann Miller</mark> &lt;b&gt;for" in page
        ticked = re.findall(r'name="entry" value="(\d+)" checked', page)
        assert len(ticked) == 1
        assert page.count('name="entry"') == 2
        answer = kept.client.post(kept.url(address), {"entry": [*ticked, "999999", "x"]})

        assert answer["Location"] == kept.url(KEEP)
        assert "Ann Miller" not in kept.page(KEEP)
        assert [one.found for one in mentions.find(kept.code, "Ann Miller")] == ["Ann"]
        assert kept.client.get(kept.url(address)).status_code == 404

    def test_is_the_leads(self, kept: House) -> None:
        handle, analyst = kept.guest("Ann"), helper(kept, "analyst")
        assert analyst.client.post(kept.url(f"{KEEP}{handle}/")).status_code == 422
        assert Person.objects.filter(handle=handle).exists()

    def test_reaches_nobody_of_another_exercise(self, kept: House) -> None:
        stranger = arrivals.arrive(opening.create("harbour"), "Bo").handle
        assert kept.client.get(kept.url(f"{KEEP}{stranger}/")).status_code == 404
        assert kept.client.post(kept.url(f"{KEEP}{stranger}/")).status_code == 404
        assert Person.objects.filter(handle=stranger).exists()
