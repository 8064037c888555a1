"""What if: a fork from a page, several at once, runs side by side, and the library of a pack."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.control_house import House, house
from tests.web.hostile import Bones
from tests.web.test_staff import helper
from wargame.conduct import keeping, lineages, opening
from wargame.conduct.looks import look
from wargame.engine import STATE
from wargame.engine.varying import other_rules
from wargame.journal import reading
from wargame.people import codes

WHATIF = "debrief/whatif/"


@pytest.fixture
def kept(client: Client, db: None) -> House:
    """An exercise in its first phase."""
    found = house(client)
    found.done("exercise.start", anyway="on")
    return found


def forked(kept: House, **fields: object) -> str:
    """Fork by the page, and return the code of the fork."""
    given = {"at": kept.entries, "difference": "No bridge", "people": "nobody", **fields}
    answer = kept.client.post(kept.url(WHATIF), given)
    assert answer.status_code == 302, answer.content.decode()
    (code,) = re.findall(r"^/x/(\w+)/control/$", answer["Location"])
    return str(code)


class TestForking:
    def test_by_the_page_opens_another_console(self, kept: House) -> None:
        before = kept.entries
        code = forked(kept)
        assert kept.entries == before
        assert lineages.of(code).difference == "No bridge"
        assert kept.client.get(f"/x/{code}/control/").status_code == 200
        assert "No bridge" in kept.client.get("/desk/").content.decode()
        page = kept.page(WHATIF)
        assert f"/x/{code}/control/" in page
        assert f"?x={kept.code}&amp;x={code}" in page

    def test_offers_the_last_moment_before_the_end(self, kept: House) -> None:
        last = kept.entries
        kept.done("exercise.end", confirm=kept.code)
        assert f'value="{last}" required' in kept.page(WHATIF)
        assert 'value="3" required' in kept.page(f"{WHATIF}?at=3")

    def test_can_change_an_indicator(self, kept: House) -> None:
        name, one = next(iter(kept.picture().indicators.readings.items()))
        value = one.low if one.value != one.low else one.high
        code = forked(kept, indicator=name, value=value, said="A storm came up")
        values = look(code, STATE).picture.indicators.readings[name].values
        assert values[-1][1:] == (value, "A storm came up")
        assert "No bridge" not in str(values)

    def test_one_thing_of_the_pack_is_left_out_and_the_comparison_says_which(
        self, kept: House
    ) -> None:
        pack = opening.pack("harbour")
        inject = pack.injects[0]
        issue = next(one for one in pack.issues if len(one.options) > 2)
        forum = next(one for one in pack.forums if other_rules(one))
        given = {
            "difference1": "As it is",
            "difference2": "No news",
            "inject2": inject.id,
            "difference3": "Fewer ways",
            "option3": f"{issue.id}/{issue.options[0].id}",
            "difference4": "Otherwise",
            "rule4": f"{forum.id}/{other_rules(forum)[0]}",
        }
        assert (
            f'value="{given["option3"]}"'
            in kept.client.get("/desk/several/harbour/").content.decode()
        )
        answer = kept.client.post("/desk/several/harbour/", given)
        made = [reading.cover(one).scenario for one in re.findall(r"x=(\w+)", answer["Location"])]
        assert [len(pack.injects) - len(one.injects) for one in made] == [0, 1, 0, 0]
        left = [
            {it.id for one in it_all.issues for it in one.options if one.id == issue.id}
            for it_all in made
        ]
        assert [issue.options[0].id in one for one in left] == [True, True, False, True]
        rules = [next(it.rule for it in one.forums if it.id == forum.id) for one in made]
        assert rules == [forum.rule] * 3 + [other_rules(forum)[0]]

        words = " ".join(Bones(kept.client.get(answer["Location"]).content.decode()).text.split())
        _, _, table = words.partition("In what they differ")
        assert f"Inject: {inject.title} there left out there there" in table
        assert (
            f"Option of {issue.title}: {issue.options[0].title} there there left out there" in table
        )
        assert f"Rule of {forum.title}" in table

    @pytest.mark.parametrize(
        "wrong",
        [
            *({"at": "0"}, {"at": "x"}, {"at": ""}, {"at": "-3"}, {"at": "9" * 30}),
            *({"difference": " "}, {"difference": "x" * 400}),
            *({"indicator": "nothing", "value": "1"}, {"indicator": "trust", "value": "much"}),
        ],
    )
    def test_says_what_is_wrong_and_makes_nothing(self, kept: House, wrong: dict[str, str]) -> None:
        given = {"at": kept.entries, "difference": "No bridge", **wrong}
        answer = kept.client.post(kept.url(WHATIF), given)
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()
        assert reading.branches(kept.code) == ()

    def test_is_the_leads(self, kept: House) -> None:
        analyst = helper(kept, "analyst")
        assert "Fork the exercise" not in analyst.page(WHATIF)
        given = {"at": kept.entries, "difference": "No bridge"}
        assert analyst.client.post(analyst.url(WHATIF), given).status_code == 422

    def test_takes_those_along_who_are_in_control(self, kept: House) -> None:
        guest = helper(kept, "lead")
        code = forked(kept)
        assert guest.client.get(f"/x/{code}/control/").status_code == 200


class TestSeveral:
    def test_are_begun_together_with_one_difference(self, kept: House) -> None:
        one = opening.pack("harbour").indicators[0]
        value = one.low if one.start != one.low else one.high
        given = {
            "difference1": "As it is",
            "difference2": "Less trust",
            "indicator2": one.id,
            "value2": value,
        }
        answer = kept.client.post("/desk/several/harbour/", given)
        first, second = re.findall(r"x=(\w+)", answer["Location"])
        assert answer["Location"].startswith("/desk/compare/")
        assert lineages.of(first).series == lineages.of(second).series != ""
        starts = [reading.cover(it).scenario.indicators[0].start for it in (first, second)]
        assert starts == [one.start, value]
        plans = [reading.cover(it).scenario.injects for it in (first, second)]
        assert plans[0] == plans[1]
        assert "Less trust" in kept.client.get(answer["Location"]).content.decode()

    @pytest.mark.parametrize(
        "wrong",
        [
            {"difference2": ""},
            {"indicator2": "nothing", "value2": "1"},
            {"indicator2": "trust", "value2": "999"},
            {"inject2": "nothing"},
            {"option2": "F/zz"},
            {"option2": "F"},
            {"rule2": "board/pledge"},
            {"rule2": "nowhere/consensus"},
            {"lineup2": "nobody"},
            {"timing2": "never"},
        ],
    )
    def test_all_or_none(self, kept: House, wrong: dict[str, str]) -> None:
        before = len(opening.exercises())
        given = {"difference1": "As it is", "difference2": "Less trust", **wrong}
        answer = kept.client.post("/desk/several/harbour/", given)
        assert answer.status_code == 422
        assert "As it is" in answer.content.decode(), "what was typed is kept"
        assert len(opening.exercises()) == before

    def test_of_no_pack_is_nothing(self, kept: House) -> None:
        assert kept.client.get("/desk/several/nothing/").status_code == 404
        assert kept.client.get("/desk/library/nothing/").status_code == 404


class TestComparing:
    def test_shows_two_runs_side_by_side(self, kept: House) -> None:
        code = forked(kept)
        kept.done("statement.make", text="One")
        page = kept.client.get(f"/desk/compare/?x={kept.code}&x={code}").content.decode()
        assert f"A: {codes.shown(kept.code)}" in page
        assert "B: No bridge" in page
        for title in ("The runs", "Outcomes", "Votes", "Indicators", "Talk"):
            assert f">{title}</h2>" in page
        assert 'id="compared-indicators"' in page

    def test_shows_nothing_of_what_is_not_ones_own(self, kept: House) -> None:
        stranger = opening.create("harbour")
        page = kept.client.get(f"/desk/compare/?x={kept.code}&x={stranger}&x=NOBODY")
        assert page.status_code == 200
        assert stranger not in page.content.decode()
        assert "Tick two exercises" in page.content.decode()

    def test_shows_nothing_behind_a_shield(self, kept: House) -> None:
        code = forked(kept, difference="Canary of a reason")
        kept.client.post(kept.url("shield?on=true"))
        assert kept.client.get(kept.url(WHATIF)).status_code == 404
        page = kept.client.get(f"/desk/compare/?x={kept.code}&x={code}").content.decode()
        assert "<h2" not in page


class TestTheLibrary:
    def test_counts_what_ended_and_leaves_out_what_is_hidden(self, kept: House) -> None:
        other = House(kept.client, opening.create("harbour", by=kept.user), kept.user)
        running = opening.create("harbour", by=kept.user)
        for one in (kept, other):
            one.done("exercise.start", anyway="on") if one is other else None
            one.done("exercise.end", confirm=one.code)
        page = kept.client.get("/desk/library/harbour/").content.decode()
        assert "2 runs ended; 2 of them without any agreement." in page
        assert codes.shown(running) not in page

        keeping.hide(other.code, hidden=True)
        page = kept.client.get("/desk/library/harbour/").content.decode()
        assert "1 run ended, without any agreement." in page
        assert codes.shown(other.code) not in page


def test_the_desk_says_what_will_be_erased(kept: House) -> None:
    assert "Will be erased" not in kept.client.get("/desk/").content.decode()
    keeping.keep(kept.code, 7)
    assert timezone.now() < (keeping.kept((kept.code,))[kept.code].due or timezone.now())
    assert "Will be erased" in kept.client.get("/desk/").content.decode()
