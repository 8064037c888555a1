"""Cards, surveys and findings: nobody is known by what they wrote, and few are shown to nobody."""

import pytest

from tests.engine.story_of_debrief import CALM, FOUND, HOW, SLIPS
from tests.helpers.given import Given, prepared, started
from tests.helpers.little import AST, seat
from wargame.engine import EVERYONE, Refusal, Viewer, fold
from wargame.engine.audience import CONTROL_ALONE
from wargame.engine.instruments.cards import (
    CloseWash,
    GatherCards,
    GroupCards,
    HideCards,
    OpenWash,
    ShowCards,
    Written,
)
from wargame.engine.instruments.clock import EndExercise
from wargame.engine.instruments.finding_book import State
from wargame.engine.instruments.findings import (
    AssignRemedy,
    PublishFinding,
    SettleRemedy,
    WriteFinding,
)
from wargame.engine.instruments.notes import TagNote, WriteNote
from wargame.engine.instruments.surveys import (
    AddQuery,
    CloseSurvey,
    DropQuery,
    GatherReplies,
    OpenSurvey,
    PublishSurvey,
    planned,
)
from wargame.engine.names import CONTROL, NoteId, QueryId, WashId
from wargame.engine.surveying import PROMPTS, Sort, When

CTRL = seat(CONTROL)
WASH = WashId("t1")
CALM_ID, HOW_ID = QueryId("t1"), QueryId("t1")


def over() -> Given:
    return started().after(EndExercise(), by=CTRL)


def washing() -> Given:
    return over().after(OpenWash(), by=CTRL)


def gathered() -> Given:
    return washing().after(GatherCards(WASH, SLIPS), by=CTRL)


def asked(query: AddQuery = CALM) -> Given:
    return over().after(query, by=CTRL).after(OpenSurvey(When.AFTER), by=CTRL)


def seen_by_all(situation: Given) -> set[str]:
    cards = fold(situation.happened, Viewer(AST)).cards.all.values()
    return {one.text for one in cards if one.shown}


class TestCards:
    def test_prompts_are_the_usual_ones_where_nobody_says_otherwise(self) -> None:
        assert washing().state.cards.washes[0].prompts == PROMPTS

    def test_come_in_an_order_that_says_nothing(self) -> None:
        told = washing().when(GatherCards(WASH, SLIPS), by=CTRL).told

        assert [one.event.card for one in told] == sorted(one.event.card for one in told)
        assert {one.event.text for one in told} == {w.text for slip in SLIPS for w in slip}
        assert {one.audience for one in told} == {CONTROL_ALONE}

    @pytest.mark.parametrize("few", [0, 1, 3])
    def test_of_a_few_people_are_not_taken(self, few: int) -> None:
        washing().when(GatherCards(WASH, SLIPS[:few]), by=CTRL).refused(Refusal.FEW)

    def test_answer_a_prompt_that_was_asked(self) -> None:
        stray = ((Written(9, "Hm."),), *SLIPS)

        washing().when(GatherCards(WASH, stray), by=CTRL).refused(Refusal.UNKNOWN)

    def test_are_read_by_control_until_it_shows_them(self) -> None:
        cards = tuple(gathered().state.cards.all)
        shown = gathered().after(ShowCards(cards[:2]), by=CTRL)

        assert seen_by_all(gathered()) == set()
        assert seen_by_all(shown) == {shown.state.cards.all[one].text for one in cards[:2]}

    def test_put_away_unseen_are_heard_of_by_nobody(self) -> None:
        (card, *_) = gathered().state.cards.all
        (told,) = gathered().when(HideCards((card,)), by=CTRL).told

        assert told.audience == CONTROL_ALONE

    def test_put_away_after_all_have_seen_them_are_gone_for_all(self) -> None:
        (card, *_) = gathered().state.cards.all
        away = gathered().after(ShowCards((card,)), by=CTRL).after(HideCards((card,)), by=CTRL)

        assert seen_by_all(away) == set()
        assert seen_by_all(away.after(ShowCards((card,)), by=CTRL)) != set()

    def test_lie_together_for_those_who_see_them(self) -> None:
        one, two, *_ = gathered().state.cards.all
        both = (
            gathered()
            .after(ShowCards((one,)), by=CTRL)
            .after(GroupCards((one, two), "Time"), by=CTRL)
        )

        known = fold(both.happened, Viewer(AST)).cards.all
        assert [card.group for card in known.values()] == ["Time"]
        assert both.state.cards.all[two].group == "Time"

    def test_are_taken_once_at_a_time_and_not_after_closing(self) -> None:
        washing().when(OpenWash(), by=CTRL).refused(Refusal.ALREADY)
        closed = washing().after(CloseWash(), by=CTRL)
        closed.when(GatherCards(WASH, SLIPS), by=CTRL).refused(Refusal.NOT_OPEN)

    def test_wait_for_the_end(self) -> None:
        started().when(OpenWash(), by=CTRL).refused(Refusal.NOT_ENDED)


class TestSurveys:
    def test_ask_what_control_added_at_its_time(self) -> None:
        there = prepared().after(CALM, by=CTRL).after(HOW, by=CTRL)
        scenario, part = there.scenario, there.state.surveys

        assert [one.text for one in planned(scenario, part, When.BEFORE)] == [CALM.text]
        dropped = there.after(DropQuery(CALM_ID), by=CTRL).state.surveys
        assert CALM.text not in [one.text for one in planned(scenario, dropped, When.AFTER)]

    def test_before_comes_before_the_end_and_after_comes_after(self) -> None:
        there = prepared().after(CALM, by=CTRL)

        there.when(OpenSurvey(When.AFTER), by=CTRL).refused(Refusal.NOT_ENDED)
        over().after(CALM, by=CTRL).when(OpenSurvey(When.BEFORE), by=CTRL).refused(Refusal.ENDED)

    def test_a_choice_has_two_answers_at_least(self) -> None:
        lone = AddQuery("Well?", Sort.CHOICE, ("Yes", "Yes"))

        over().when(lone, by=CTRL).refused(Refusal.UNKNOWN)

    def test_are_torn_apart_and_mixed(self) -> None:
        both = over().after(CALM, by=CTRL)
        slips = ({CALM_ID: "Yes"}, {CALM_ID: "No"}, {CALM_ID: "No"}, {CALM_ID: "No"})
        told = (
            both.after(OpenSurvey(When.AFTER), by=CTRL)
            .when(GatherReplies(When.AFTER, slips), by=CTRL)
            .told
        )

        assert [one.event.reply for one in told] == sorted(one.event.reply for one in told)
        assert {one.audience for one in told} == {CONTROL_ALONE}

    def test_few_answers_are_neither_taken_nor_shown(self) -> None:
        there = asked()
        there.when(GatherReplies(When.AFTER, ({CALM_ID: "Yes"},) * 3), by=CTRL).refused(Refusal.FEW)
        there.when(PublishSurvey(When.AFTER, CALM_ID), by=CTRL).refused(Refusal.FEW)

    def test_an_answer_is_one_of_the_answers(self) -> None:
        odd = ({CALM_ID: "Perhaps"},) * 4

        asked().when(GatherReplies(When.AFTER, odd), by=CTRL).refused(Refusal.UNKNOWN)

    def test_everyone_counts_along_once_a_result_is_shown(self) -> None:
        slips = ({CALM_ID: "Yes"}, *({CALM_ID: "No"},) * 3)
        shown = (
            asked()
            .after(GatherReplies(When.AFTER, slips), by=CTRL)
            .after(PublishSurvey(When.AFTER, CALM_ID), by=CTRL)
            .after(GatherReplies(When.AFTER, slips), by=CTRL)
        )
        for viewer in (Viewer(AST), Viewer(CONTROL)):
            seen = fold(shown.happened, viewer).surveys.seen(When.AFTER, CALM_ID)
            assert seen is not None
            assert seen.counts == {"Yes": 2, "No": 6}

    def test_words_are_shown_without_those_left_out_and_later_ones_wait(self) -> None:
        slips = tuple({HOW_ID: f"Word {n}"} for n in range(4))
        there = asked(HOW).after(GatherReplies(When.AFTER, slips), by=CTRL)
        (out, *_) = there.state.surveys.said(When.AFTER, HOW_ID)
        shown = there.after(PublishSurvey(When.AFTER, HOW_ID, (out.reply,)), by=CTRL)
        more = shown.when(GatherReplies(When.AFTER, slips), by=CTRL).told

        seen = fold(shown.happened, Viewer(AST)).surveys.seen(When.AFTER, HOW_ID)
        assert seen is not None
        assert out.value not in seen.texts
        assert len(seen.texts) == 3
        assert {one.audience for one in more} == {CONTROL_ALONE}

    def test_opened_again_it_asks_the_same(self) -> None:
        again = asked().after(CloseSurvey(When.AFTER), by=CTRL).after(HOW, by=CTRL)
        (told,) = again.when(OpenSurvey(When.AFTER), by=CTRL).told

        assert [one.text for one in told.event.queries] == [CALM.text]


class TestFindings:
    def test_are_worded_anew_by_who_read_the_last_version(self) -> None:
        there = over().after(FOUND, by=CTRL)
        name = next(iter(there.state.findings.all))
        again = WriteFinding("Two", "Seen", FOUND.confidence, finding=name, version=1)

        newer = there.after(again, by=CTRL)
        assert newer.state.findings.all[name].version == 2
        newer.when(again, by=CTRL).refused(Refusal.DRAFT_CHANGED)

    def test_name_objectives_and_evidence_that_exist(self) -> None:
        base = {"title": "T", "observation": "O", "confidence": FOUND.confidence}
        for wrong in ({"objective": "O9"}, {"entries": (0,)}, {"notes": (NoteId("none"),)}):
            assert over().when(WriteFinding(**base, **wrong), by=CTRL).refusal  # type: ignore[arg-type]

    def test_are_shown_to_everyone_without_their_entries(self) -> None:
        there = over().after(FOUND, by=CTRL)
        name = next(iter(there.state.findings.all))
        (told,) = there.when(PublishFinding(name), by=CTRL).told

        assert told.audience == EVERYONE
        shown = fold(there.and_then(told).happened, Viewer(AST)).findings.all[name]
        assert (shown.title, shown.entries) == (FOUND.title, ())

    def test_a_remedy_keeps_how_it_stands_when_it_is_worded_anew(self) -> None:
        there = over().after(AssignRemedy("Write.", "Control"), by=CTRL)
        name = next(iter(there.state.findings.remedies))
        done = there.after(SettleRemedy(name, State.DONE), by=CTRL)
        anew = done.after(AssignRemedy("Write more.", "Harbour office", remedy=name), by=CTRL)

        remedy = anew.state.findings.remedies[name]
        assert (remedy.text, remedy.owner, remedy.state) == (
            "Write more.",
            "Harbour office",
            "done",
        )

    def test_a_note_is_tagged_with_objectives_that_exist(self) -> None:
        there = over().after(WriteNote("Seen."), by=CTRL)
        note = there.state.notes.written[0].id

        tagged = there.after(TagNote(note, ("O1",)), by=CTRL)
        assert tagged.state.notes.written[0].objectives == ("O1",)
        there.when(TagNote(note, ("O9",)), by=CTRL).refused(Refusal.UNKNOWN)
