"""The master events list on its pages: shown, changed, improvised, taken out and in as a sheet."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from tests.web.control_house import ALD, House, house
from tests.web.guests import opened
from wargame.conduct import minding
from wargame.engine.names import InjectId
from wargame.packs.inject_sheets import COLUMNS, rows_of
from wargame.packs.workbooks import as_xlsx

CREW, MASONS, BELL, MAIL = (
    InjectId(one) for one in ("crew-letter", "masons-offer", "storm-bell", "lost-mail")
)
HOSTILE = "<script>alert(1)</script>{{ x }}"


@pytest.fixture
def kept(db: None, client: Client) -> House:
    return house(client)


def post(kept: House, rest: str, **fields: object) -> tuple[int, str]:
    kept.sent += 1
    answer = kept.client.post(kept.url(rest), {"command_id": f"page-{kept.sent}", **fields})
    return answer.status_code, answer.content.decode()


def test_the_list_before_the_start_and_after_it(kept: House) -> None:
    before = kept.page("injects/")
    kept.at("talk")
    after = kept.page("injects/")

    for page in (before, after):
        assert "A letter from the crew" in page
        assert "trust &lt;= 3 and not proposal tabled F in {b}" in page
    assert "Only while the exercise runs." in before
    assert 'name="sender"' in after


def test_what_each_audience_will_read(kept: House) -> None:
    kept.at("talk")
    page = kept.page("injects/storm-bell/")

    assert "No boat lands at the island tonight" in page
    assert "You will have an hour more than they think" in page
    assert kept.client.get(kept.url("injects/nothing/")).status_code == 404


def test_hold_skip_and_another_time(kept: House) -> None:
    kept.at("talk")
    assert post(kept, "injects/crew-letter/", act="inject.hold", held="true")[0] == 303
    assert kept.picture().injects.held == {CREW}
    assert "<strong>Held</strong>" in kept.page()
    retime = {"act": "inject.retime", "phase": "vote", "offset": "7"}
    assert post(kept, "injects/crew-letter/", **retime)[0] == 303
    planned = kept.picture().injects.planned(CREW)
    assert planned is not None
    assert (planned.round, planned.phase, planned.offset) == ("2", "vote", 7)
    skip = {"act": "inject.skip", "skipped": "true", "reason": HOSTILE}
    assert post(kept, "injects/lost-mail/", **skip)[0] == 303
    page = kept.page("injects/lost-mail/")
    assert "Left out" in page
    assert HOSTILE not in page


def test_other_words_are_kept_where_they_are_refused(kept: House) -> None:
    kept.at("talk")
    words = {"act": "inject.edit", "title": "Other", "sender": "", "channel": "x", "text": HOSTILE}
    status, page = post(kept, "injects/crew-letter/", **words)

    assert status == 422
    assert "is empty" in page
    assert 'value="Other"' in page
    assert HOSTILE not in page
    assert post(kept, "injects/crew-letter/", **words | {"sender": "Cook"})[0] == 303
    kept.done("inject.release", inject="crew-letter")
    (message,) = kept.picture().injects.messages
    assert (message.title, message.sender, message.text) == ("Other", "Cook", HOSTILE)
    assert post(kept, "injects/crew-letter/", **words | {"sender": "Cook"})[0] == 422
    assert post(kept, "injects/crew-letter/", act="exercise.end")[0] == 422


def test_improvise_release_read_and_tick(kept: House) -> None:
    kept.at("talk")
    words = {"title": "A gull", "sender": "A child", "text": "One leg.", "expected": "They smile."}
    assert post(kept, "injects/", **words, to="ald", objectives="O1")[0] == 303
    made = kept.picture().injects.plan[-1]
    assert kept.picture().injects.messages == ()
    assert post(kept, f"injects/{made.id}/", act="inject.release")[0] == 303
    (message,) = kept.picture().injects.messages
    kept.by(ALD, "inject.open", message=message.id)
    assert "Read by" in kept.page(f"injects/{made.id}/")
    assert post(kept, f"injects/{made.id}/", act="inject.meet", came="true", note="Yes")[0] == 303
    assert kept.picture().injects.met[made.id].note == "Yes"
    status, page = post(kept, "injects/", **words | {"text": " "})
    assert status == 422
    assert 'value="A gull"' in page


def test_out_as_sheets(kept: House) -> None:
    kept.at("talk")
    csv = kept.client.get(kept.url("injects/list.csv"))
    book = kept.client.get(kept.url("injects/list.xlsx"))

    assert csv["Content-Disposition"].startswith("attachment")
    assert "crew-letter" in csv.content.decode("utf-8-sig")
    sheet = load_workbook(io.BytesIO(book.content)).worksheets[0]
    assert [cell.value for cell in next(iter(sheet.iter_rows()))] == [*COLUMNS]
    assert kept.client.get(kept.url("injects/list.exe")).status_code == 404


def sheet_of(kept: House, **changed: str) -> SimpleUploadedFile:
    """Return a sheet with one more inject, changed in these cells."""
    kept.at("talk")
    rows = [[*row] for row in rows_of(kept.picture().injects.plan)]
    new = dict(zip(COLUMNS, rows[1], strict=True)) | {"id": "new-one", "title": "New"} | changed
    return SimpleUploadedFile("list.xlsx", as_xlsx([*rows, [*new.values()]]))


def test_in_whole_or_not_at_all(kept: House) -> None:
    wrong = sheet_of(kept, to="oak", offset="x", title=HOSTILE)
    status, page = post(kept, "injects/import", sheet=wrong)

    assert status == 422
    assert "F6" in page
    assert "H6" in page
    assert "There is no delegation “oak”" in page
    assert HOSTILE not in page
    assert len(kept.picture().injects.plan) == 4
    assert post(kept, "injects/import", sheet=sheet_of(kept))[0] == 303
    assert [one.title for one in kept.picture().injects.plan][-1] == "New"
    assert len(kept.picture().injects.plan) == 5


def test_what_is_no_sheet(kept: House) -> None:
    for given in ({}, {"sheet": SimpleUploadedFile("a.exe", b"MZ")}):
        assert post(kept, "injects/import", **given)[0] == 422


def test_what_is_imported_before_the_start_is_in_the_plan_then(kept: House) -> None:
    rows = [[*row] for row in rows_of([])]
    row = dict.fromkeys(COLUMNS, "") | {
        "id": "early",
        "title": "Early",
        "type": "scripted",
        "round": "1",
        "sender": "A bird",
        "to": "bir",
        "channel": "song",
        "text": "Tweet.",
        "objectives": "O1",
        "basis": "assumed",
        "source": "author",
        "paragraph": "0",
    }
    book = SimpleUploadedFile("list.xlsx", as_xlsx([*rows, [*row.values()]]))

    assert post(kept, "injects/import", sheet=book)[0] == 303
    assert "Early" in kept.page("injects/")
    kept.at("talk")
    assert [one.title for one in kept.picture().injects.plan][-1] == "Early"
    kept.done("inject.release", inject="early")


def test_due_injects_are_released_once_by_whoever_notices(kept: House) -> None:
    kept.at("talk")
    post(kept, "injects/crew-letter/", act="inject.retime", phase="talk", offset="0")

    assert minding.close_due(kept.code)
    assert not minding.close_due(kept.code)
    assert [one.title for one in kept.picture().injects.messages] == ["A letter from the crew"]
    assert kept.picture().indicators.readings
    assert opened() != kept.code


def test_a_held_one_waits(kept: House) -> None:
    kept.at("talk")
    post(kept, "injects/crew-letter/", act="inject.retime", phase="talk", offset="0")
    kept.done("inject.hold", inject="crew-letter")

    assert not minding.close_due(kept.code)
    assert kept.picture().injects.messages == ()


def test_the_start_says_what_is_missing(kept: House) -> None:
    page = kept.page()
    refused = kept.act("exercise.start")
    kept.guest("Ann", "ald")
    kept.guest("Ben", "bir")

    assert "Somebody must sit in" in page
    assert "Start anyway" in page
    assert refused.status_code == 422
    assert "Nobody sits in Alder Quay, Birch Haven" in refused.content.decode()
    assert "Start anyway" not in kept.page()
    kept.done("exercise.start")
