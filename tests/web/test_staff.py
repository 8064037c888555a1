"""Several in control: invitations, the page of each part, the shield, notes, a voice."""

import re

import pytest
from django.test import Client

from tests.web.control_house import ALD, BIR, SCRIPT, House, house
from wargame.engine.names import CellId
from wargame.journal import reading
from wargame.people.models import Facilitator
from wargame.web.composer import FORMS


@pytest.fixture
def kept(client: Client, db: None) -> House:
    return house(client)


def link(kept: House, role: str, **more: object) -> str:
    """Return the address that the lead makes for one more person."""
    answer = kept.client.post(kept.url("staff/"), {"role": role, **more})
    assert answer.status_code == 200
    (found,) = re.findall(r"/invitation/[\w-]+/", answer.content.decode())
    return str(found)


def helper(kept: House, role: str, name: str = "Mia", **more: object) -> House:
    """Let somebody in with such a link, in a browser of their own."""
    browser = Client()
    answer = browser.post(link(kept, role, **more), {"name": name})
    assert answer.status_code == 302, answer.content
    user = Facilitator.objects.get(first_name=name)
    return House(browser, kept.code, user)


class TestAnInvitation:
    def test_says_what_it_is_for_and_lets_one_in(self, kept: House) -> None:
        address, browser = link(kept, "minder", cells=["ald"]), Client()

        page = browser.get(address).content.decode()
        assert "Team minder" in page
        assert "Alder" in page
        assert browser.get(address).status_code == 200, "looking spends nothing"
        assert browser.post(address, {"name": " "}).status_code == 422
        assert browser.post(address, {"name": "Mia"})["Location"] == kept.url()
        assert Client().post(address, {"name": "Ed"}).status_code == 404
        assert "Mia" in kept.page("staff/")

    def test_is_not_spent_at_the_door_of_other_links(self, kept: House) -> None:
        address, browser = link(kept, "analyst"), Client()
        token = address.strip("/").rpartition("/")[2]

        assert browser.get(f"/enter/{token}/")["Location"] == address
        assert browser.get(address).status_code == 200

    def test_opens_no_desk(self, kept: House) -> None:
        guest = helper(kept, "lead")

        assert guest.client.get("/desk/").status_code == 404
        assert guest.client.post("/desk/start/", {"slug": "harbour"}).status_code == 404
        assert guest.client.get(guest.url()).status_code == 200

    @pytest.mark.parametrize(
        "asked", [{"role": "queen"}, {"role": "minder"}, {"role": "voice"}, {"role": ""}]
    )
    def test_must_say_for_what(self, kept: House, asked: dict[str, str]) -> None:
        assert kept.client.post(kept.url("staff/"), asked).status_code == 422

    def test_is_made_by_a_lead_alone(self, kept: House) -> None:
        judge = helper(kept, "adjudicator")

        assert judge.client.post(judge.url("staff/"), {"role": "lead"}).status_code == 422
        assert judge.people("door", to="closed").status_code == 422

    def test_taken_back_opens_nothing(self, kept: House) -> None:
        judge = helper(kept, "adjudicator")
        kept.done("post.withdraw", seat=f"control-{judge.user.pk}")

        assert judge.client.get(judge.url()).status_code == 404
        assert judge.act("lead.take").status_code == 404

    def test_for_one_who_is_in_control_changes_nothing(self, kept: House) -> None:
        kept.client.post(link(kept, "analyst"))

        assert kept.people("door", to="closed").status_code == 200


class TestAMinder:
    def test_sees_its_own_and_nothing_else(self, kept: House) -> None:
        kept.at("talk")
        minder = helper(kept, "minder", cells=["ald"])
        own, other = (kept.by(one, "question.ask", text=f"zq{one.cell}?") for one in (ALD, BIR))

        page = minder.page()
        assert "zqald?" in page
        assert "zqbir?" not in page
        assert "zqald?" in minder.page(f"?do=answer&question={own}")
        hidden = minder.page(f"?do=answer&question={other}")
        assert "composer-title" not in hidden.partition("</dialog>")[0].partition("<h2")[2]
        assert "You are looking as" in minder.looks_as("ald")
        for rest in (
            "as/bir/",
            "as/bir/panels",
            "picture.json",
            "record.jsonl",
            "staff/",
            "notes/",
        ):
            assert minder.client.get(minder.url(rest)).status_code == 404, rest

    def test_answers_without_a_script(self, kept: House) -> None:
        kept.at("talk")
        minder = helper(kept, "minder", cells=["ald"])
        asked = kept.by(ALD, "question.ask", text="May we?")

        minder.client.post(
            minder.url("act/question.answer"),
            {"question": asked, "text": "You may.", "do": "answer"},
        )
        assert not kept.picture().questions.waiting
        again = minder.client.post(
            minder.url("act/question.answer"),
            {"question": asked, "text": "Or may you?", "do": "answer"},
        )
        assert again.status_code == 422


class TestAnAnalyst:
    def test_reads_all_and_writes_notes(self, kept: House) -> None:
        kept.at("talk")
        analyst = helper(kept, "analyst")

        assert "You are looking as" in analyst.looks_as("bir")
        assert analyst.act("exercise.pause").json()["code"] == "seat.duty"
        assert analyst.act("note.write", text="They whisper.", entry=3).status_code == 200
        page = kept.page("notes/")
        assert "They whisper." in page
        assert "Mia" in page
        assert "on entry" in page

    def test_opens_no_form_but_that_of_notes(self, kept: House) -> None:
        kept.at("talk")
        analyst = helper(kept, "analyst")
        judge = helper(kept, "adjudicator", name="Ed")
        forms = {
            who.user.pk: {
                do
                for do in FORMS
                if who.client.get(who.url(f"?do={do}"), headers=SCRIPT).status_code == 200
            }
            for who in (kept, analyst, judge)
        }

        assert forms[analyst.user.pk] == {"note"}
        assert {"note", "project", "cable"} <= forms[judge.user.pk]
        assert not forms[judge.user.pk] & {"open", "skip", "broadcast", "vote", "end", "link"}
        assert forms[judge.user.pk] < forms[kept.user.pk]

    def test_tags_a_note_to_an_objective(self, kept: House) -> None:
        kept.at("talk")
        page = kept.page("notes/")
        objective = re.findall(r'name="objectives" value="([^"]+)"', page)[0]

        kept.done("note.write", text="To the point.", objectives=[objective])
        assert "To the point." in kept.page(f"notes/?objective={objective}")
        assert "To the point." not in kept.page("notes/?objective=none").partition("</ol>")[0]


def test_a_role_player_speaks_in_one_press(kept: House) -> None:
    kept.at("talk")
    voice = helper(kept, "voice", voice="The coast guard")
    words = {"title": "Fog", "text": "No boats today.", "to": ["ald"], "command_id": "one"}

    assert "You speak as The coast guard" in voice.page()
    for _ in range(2):
        answer = voice.client.post(voice.url("speak"), words, headers=SCRIPT)
        assert answer.status_code == 200, answer.content
    (said,) = kept.picture().injects.messages
    assert (said.sender, said.to) == ("The coast guard", ("ald",))
    assert kept.client.post(kept.url("speak"), words, headers=SCRIPT).status_code == 422


class TestTheShield:
    def test_sends_what_the_projector_may_show_and_no_more(self, kept: House) -> None:
        kept.at("talk")
        kept.by(ALD, "cable.send", to=["bir"], subject="zqsecret", text="zqsecret")
        assert "zqsecret" in kept.page()

        kept.client.post(kept.url("shield?on=true"))
        for rest in ("", "panels", "?do=open&phase=table", "?do=cable"):
            assert "zqsecret" not in kept.page(rest)
        assert "Shielded" in kept.page()
        for rest in ("picture.json", "record.jsonl", "as/ald/", "injects/", "notes/", "staff/"):
            assert kept.client.get(kept.url(rest)).status_code == 404, rest

    def test_lets_the_clock_be_kept_and_goes_away_again(self, kept: House) -> None:
        kept.at("talk")
        kept.client.post(kept.url("shield?on=true"))

        kept.done("exercise.pause")
        kept.client.post(kept.url("shield?on=false"))
        assert "console-strip" in kept.page()

    def test_is_held_by_one_browser_alone(self, kept: House) -> None:
        other = helper(kept, "analyst")
        kept.client.post(kept.url("shield?on=true"))

        assert "Shielded" not in other.page()


class TestActingForADelegation:
    def test_is_framed_and_recorded_and_told(self, kept: House) -> None:
        kept.at("talk")
        page = kept.page("as/ald/act/?do=statement.make")
        assert "You act for" in page

        kept.client.post(kept.url("as/ald/act/statement.make"), {"text": "Our phone is out."})
        (said,) = kept.picture().statements.made
        assert (said.cell, said.text) == ("ald", "Our phone is out.")
        last = [one for one in reading.records(kept.code) if one.kind == "statement.made"][-1]
        assert (last.by.cell, last.by.id) == ("ald", f"control-{kept.user.pk}")
        assert "Done for you by control" in kept.looks_as("ald")
        assert "Done for you by control" not in kept.looks_as("bir")
        assert "keeper of control" in " ".join(kept.page("notes/").split())

    def test_keeps_what_was_typed_where_it_is_refused(self, kept: House) -> None:
        kept.at("talk")
        kept.done("exercise.pause")

        answer = kept.client.post(kept.url("as/ald/act/statement.make"), {"text": "Typed."})
        assert answer.status_code == 422
        assert "Typed." in answer.content.decode()

    def test_is_for_the_lead_and_for_who_minds_it(self, kept: House) -> None:
        kept.at("talk")
        minder = helper(kept, "minder", cells=["ald"])
        judge = helper(kept, "adjudicator", name="Ed")
        words = {"text": "We wait."}

        assert minder.client.get(minder.url("as/ald/act/")).status_code == 200
        assert minder.client.post(minder.url("as/ald/act/statement.make"), words).status_code == 303
        for who, cell in ((minder, "bir"), (judge, "ald"), (kept, "observer")):
            assert who.client.get(who.url(f"as/{cell}/act/")).status_code == 404
            post = who.client.post(who.url(f"as/{cell}/act/statement.make"), words)
            assert post.status_code == 404

    def test_says_who_heads_them(self, kept: House) -> None:
        handle = kept.guest("Ana", "ald")
        kept.at("talk")
        (seat,) = kept.picture().seating.of(CellId("ald"))
        minder = helper(kept, "minder", cells=["ald"])
        assert "Ana" in minder.page("as/ald/act/")

        for who, named, head in ((minder, seat, {"ald": seat}), (kept, "", {})):
            address = who.url(f"as/ald/act/head.name?seat={named}")
            assert who.client.post(address).status_code == 303
            assert kept.picture().heads.seats == head
        assert minder.act("head.name", cell="bir", seat="").json()["code"] == "seat.duty"
        kept.people("unseat", handle=handle)
        assert kept.client.post(kept.url(f"as/ald/act/head.name?seat={seat}")).status_code == 422

    def test_does_nothing_that_is_controls(self, kept: House) -> None:
        kept.at("talk")

        answer = kept.client.post(kept.url("as/ald/act/indicator.set"), {}, headers=SCRIPT)
        assert answer.status_code == 422
