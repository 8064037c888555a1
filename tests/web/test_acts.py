"""Acting from a page: done, refused with nothing lost, done once however often it is sent."""

import json

import pytest
from django.test import Client

from tests.web.guests import control, joined, playing, seated, state
from wargame.conduct import drafts
from wargame.engine import ACTS
from wargame.engine.instruments.documents import lettered
from wargame.engine.names import CellId
from wargame.people.models import Person

CABLE = {"to": ["bir"], "subject": "Ferry", "text": "Tonight?"}


def test_a_form_without_script_leads_back_to_its_place(code: str) -> None:
    guest = seated(code, "ald")
    playing(code, "cable.send")
    answer = guest.act("cable.send", **CABLE, classification="secret")
    assert answer.status_code == 303
    assert answer["Location"] == f"{guest.page}#cables"
    page = guest.see()
    assert "The cable is sent." in page
    assert "Tonight?" in page


def test_the_script_gets_the_name_of_what_was_made(code: str) -> None:
    guest = seated(code, "ald")
    playing(code, "statement.make")
    said = guest.send("statement.make", text="Good evening.").json()
    assert said["ok"] is True
    assert said["made"] == state(code).statements.made[-1].id


def test_a_doubled_post_has_one_effect(code: str) -> None:
    guest = seated(code, "ald")
    playing(code, "statement.make")
    answers = [
        guest.send("statement.make", text="Once.", command_id="same").json() for _ in range(3)
    ]
    assert answers[0] == answers[1] == answers[2]
    assert [one.text for one in state(code).statements.made] == ["Once."]


def test_a_refusal_keeps_the_text_and_says_why(code: str) -> None:
    guest = seated(code, "ald")
    control(code, "exercise.start", anyway=True)
    control(code, "exercise.pause")
    answer = guest.act("cable.send", **CABLE)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Control has paused everybody." in page
    assert 'value="Ferry"' in page
    assert "Tonight?</textarea>" in page
    assert 'value="bir" checked' in page
    assert "Tonight?</textarea>" in guest.see()  # and in the room, on the way back


def test_a_page_of_another_delegation_sends_nothing(code: str) -> None:
    guest = seated(code, "ald")
    playing(code, "cable.send")
    stale = guest.act("cable.send", **CABLE, sitting="bir")
    assert stale.status_code == 422
    assert "You have been moved" in stale.content.decode()
    assert "Tonight?</textarea>" in stale.content.decode()
    assert state(code).cables.sent == ()
    assert guest.act("cable.send", **CABLE, sitting="ald").status_code == 303


def test_every_form_says_for_whom_it_was_loaded(code: str) -> None:
    guest = seated(code, "ald")
    page = guest.see()
    assert page.count('name="sitting" value="ald"') == page.count('name="command_id"')


def test_what_was_refused_once_can_be_sent_from_the_same_page(code: str) -> None:
    guest = seated(code, "ald")
    control(code, "exercise.start", anyway=True)
    control(code, "exercise.pause")
    guest.act("cable.send", **CABLE)
    control(code, "exercise.resume")
    playing_phase(code)
    assert guest.act("cable.send", **CABLE).status_code == 303
    assert drafts.of(code, guest.handle) == {}


def playing_phase(code: str) -> None:
    """Go on to a phase that takes cables."""
    clock = state(code).clock
    phase = next(one for one in state(code).setting.phases if "cable.send" in one.allows)
    control(code, "phase.open", phase=phase.id, after=clock.phase)


def test_the_script_gets_a_refusal_as_a_code_and_a_sentence(code: str) -> None:
    guest = seated(code, "ald")
    answer = guest.send("statement.make", text="Too early.")
    assert answer.status_code == 422
    assert answer.json()["code"] == "exercise.not-started"
    assert answer.json()["sentence"].startswith("The exercise has not started")


def test_a_button_reads_its_address(code: str) -> None:
    guest = seated(code, "ald")
    playing(code, "proposal.table")
    issue = state(code).setting.issues[0]
    made = guest.send(
        "proposal.table",
        **{
            "title": "A timetable",
            f"choices.{issue.id}": issue.options[0].id,
            "clauses": ["", "x"],
        },
    ).json()["made"]
    other = seated(code, "bir")
    answer = other.browser.post(
        f"{other.page}act/stance.declare?proposal={made}&version=1&stance=support"
    )
    assert answer.status_code == 303
    (proposal,) = state(code).proposals.standing
    assert [one.text for one in proposal.current.clauses] == ["x"]
    assert state(code).stances.on(proposal, CellId("bir")) == "support"


def test_a_proposal_that_does_not_fit_together_is_explained_and_kept(code: str) -> None:
    guest = seated(code, "ald")
    playing(code, "proposal.table")
    hard = next(one for one in state(code).setting.exclusions if not one.hollow)
    wrong = {f"choices.{issue}": options[0] for issue, options in hard.when.items()}
    for issue, options in hard.needs.items():
        known = state(code).setting.issue(issue)
        assert known is not None
        wrong[f"choices.{issue}"] = next(one.id for one in known.options if one.id not in options)
    answer = guest.act("proposal.table", title="Too good", **wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert hard.reason in page
    assert page.count(" selected>") == len(wrong)


def test_an_unknown_act_or_field_is_refused_and_breaks_nothing(code: str) -> None:
    guest = seated(code, "ald")
    playing(code, "statement.make")
    assert guest.send("no.such").status_code == 422
    assert guest.send("statement.make", text="Hi", cell="bir").status_code == 422
    assert guest.send("statement.make", **{"text.x": "Hi"}).status_code == 422
    assert state(code).statements.made == ()


@pytest.mark.parametrize("act", sorted(ACTS))
def test_who_waits_or_observes_can_do_nothing(code: str, act: str) -> None:
    control(code, "exercise.start", anyway=True)
    head = len(state(code).statements.made)
    assert joined(code).send(act).status_code == 422
    assert seated(code, "observer", "Ben").send(act).status_code == 422
    assert len(state(code).statements.made) == head


def test_a_page_without_a_token_is_not_believed(code: str) -> None:
    guest = seated(code, "ald")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = guest.browser.cookies
    answer = strict.post(f"{guest.page}act/hand.raise")
    assert answer.status_code == 403
    assert "That page was too old" in answer.content.decode()


def test_drafts_come_back_and_belong_to_their_writer(code: str) -> None:
    guest, mate = seated(code, "ald", "Ann"), seated(code, "ald", "Ben")
    fields = {"form": "cable.send", "subject": "Half a", "text": "sentence", "to": ["bir"]}
    assert guest.browser.post(f"{guest.page}draft", fields).status_code == 204
    page = guest.see()
    assert 'value="Half a"' in page
    assert "sentence</textarea>" in page
    assert "Half a" not in mate.see()


def test_a_draft_without_a_name_or_measure_is_not_kept(code: str) -> None:
    guest = seated(code, "ald")
    assert guest.browser.post(f"{guest.page}draft", {"text": "x"}).status_code == 413
    much = {"form": "cable.send", "text": "x" * 70_000}
    assert guest.browser.post(f"{guest.page}draft", much).status_code == 413


def test_a_version_is_written_on_a_page_of_its_own(code: str) -> None:
    guest, other = seated(code, "ald"), seated(code, "bir")
    playing(code, "proposal.table")
    made = guest.send("proposal.table", title="A timetable", clauses=["One ferry."]).json()["made"]
    page = guest.see(f"revise/{made}/")
    assert "One ferry.</textarea>" in page
    assert other.browser.get(f"{other.page}revise/{made}/").status_code == 404
    answer = guest.act(
        "proposal.revise", proposal=made, version=1, title="A timetable", clauses=["Two ferries."]
    )
    assert answer["Location"].endswith("#proposals")
    assert state(code).proposals.all[made].current.clauses == lettered(("Two ferries.",))


def test_the_page_for_a_vote_names_each_rule_and_chooses_none(code: str) -> None:
    guest = seated(code, "ald")
    playing(code, "proposal.table")
    made = guest.send("proposal.table", title="A timetable", clauses=["One."]).json()["made"]
    page = guest.see(f"vote/{made}/")
    assert page.count('type="radio"') == len(state(code).setting.forums)
    assert " checked" not in page


def test_a_picture_is_the_persons_own(code: str) -> None:
    guest, other = seated(code, "ald"), seated(code, "bir")
    playing(code, "cable.send")
    guest.send("cable.send", to=["bir"], subject="Ferry", text="For you alone.")
    for one in (guest, other):
        picture = json.loads(one.see("picture.json"))
        (cable,) = picture["cables"]["all"].values()
        assert cable["text"] == "For you alone."
        assert list(picture["briefs"]["papers"]) == [Person.objects.get(handle=one.handle).cell]
    watcher = seated(code, "observer", "Cem")
    assert "For you alone." not in watcher.see("picture.json")
