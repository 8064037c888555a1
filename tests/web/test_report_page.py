"""The page of reports: ordered, made, fetched; names leave only with the title, and on record."""

import re
from io import BytesIO
from pathlib import Path

import docx as word
import pytest
from django.test import Client

from tests.web.control_house import House, house
from wargame.conduct import jobs
from wargame.conduct.jobs import State
from wargame.journal import reading


@pytest.fixture
def kept(client: Client, db: None, settings: object, tmp_path: Path) -> House:
    settings.WARGAME_JOBS = str(tmp_path / "jobs")  # type: ignore[attr-defined]
    made = house(client)
    made.at("talk")
    made.guest("Zoltan Quark", "ald")
    made.done("statement.make", text="Thank you, Zoltan, for the tea.")
    return made


def ordered(kept: House, **asked: str) -> int:
    given = {"form": "html", "reader": "observer", "command_id": "c", **asked}
    return kept.client.post(kept.url("debrief/report/"), given).status_code


def fetched(kept: House, **asked: str) -> bytes:
    assert ordered(kept, **asked) == 303
    jobs.work()
    page = kept.page("debrief/report/")
    (address, *_) = re.findall(r'href="([^"]+/file)"', page)
    answer = kept.client.get(address)
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    return bytes(answer.getvalue())


@pytest.mark.parametrize(
    ("form", "start"),
    [("pdf", b"%PDF-"), ("docx", b"PK"), ("xlsx", b"PK"), ("csv", b"PK"), ("jsonl", b"{")],
)
def test_each_form_is_made_and_can_be_fetched(kept: House, form: str, start: bytes) -> None:
    assert fetched(kept, form=form).startswith(start)


def test_a_report_names_roles_and_no_people(kept: House) -> None:
    page = fetched(kept).decode()
    assert "Quark" not in page
    word_file = word.Document(BytesIO(fetched(kept, form="docx", reader="control")))
    assert "Quark" not in " ".join(one.text for one in word_file.paragraphs)
    lines = fetched(kept, form="jsonl", reader="control").decode()
    assert "Thank you, [name], for the tea." in lines
    assert "Zoltan" not in lines
    assert "ald-1" not in lines


def test_names_leave_with_the_title_typed_and_the_record_says_so(kept: House) -> None:
    assert ordered(kept, named="true", typed="no") == 422
    assert not jobs.jobs(kept.code)

    title = kept.picture().setting.title
    page = fetched(kept, named="true", typed=f" {title.upper()} ", reader="control").decode()
    assert "Zoltan Quark" in page
    assert [one.kind for one in reading.records(kept.code)][-1] == "export.named"
    assert "Taken out with names" in kept.page("debrief/report/")


def test_the_whole_record_needs_the_title_too(kept: House) -> None:
    assert ordered(kept, form="record", reader="control") == 422
    title = kept.picture().setting.title
    lines = fetched(kept, form="record", reader="control", typed=title).decode()
    assert '"seat":"control-' in lines


@pytest.mark.parametrize("wrong", [{"form": "exe"}, {"reader": "nobody"}, {"form": ""}])
def test_what_is_not_offered_is_not_made(kept: House, wrong: dict[str, str]) -> None:
    assert ordered(kept, **wrong) == 422
    assert not jobs.jobs(kept.code)


def test_one_person_alone_is_warned_of(kept: House) -> None:
    assert "One person alone sits in" in kept.page("debrief/report/")
    kept.guest("Mia Vogt", "ald")
    assert "One person alone sits in" not in kept.page("debrief/report/")


def test_work_is_shown_stopped_and_removed(kept: House) -> None:
    assert ordered(kept) == 303
    (one,) = jobs.jobs(kept.code)
    page = kept.page("debrief/report/")
    assert "data-working" in page
    assert "<progress" in page
    end, file = kept.url(f"debrief/report/{one.id}/end"), kept.url(f"debrief/report/{one.id}/file")
    assert kept.client.get(file).status_code == 404
    assert kept.client.post(end).status_code == 303
    assert [one.state for one in jobs.jobs(kept.code)] == [State.STOPPED]
    assert kept.client.post(end).status_code == 303
    assert not jobs.jobs(kept.code)
    assert kept.client.post(end).status_code == 404


def test_too_much_at_once_is_refused(kept: House) -> None:
    for _ in range(jobs.WAITING_AT_MOST):
        assert ordered(kept) == 303
    assert ordered(kept) == 422
