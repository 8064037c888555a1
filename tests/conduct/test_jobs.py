"""Long work: ordered, shown, stopped, found again; each file goes with its exercise."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command

from wargame.conduct import jobs
from wargame.conduct.jobs import Bench, Job, State
from wargame.conduct.locks import held, is_held


@pytest.fixture(autouse=True)
def folder(settings: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for jobs of this test's own, and two kinds of work."""
    settings.WARGAME_JOBS = str(tmp_path / "jobs")  # type: ignore[attr-defined]
    monkeypatch.setattr(jobs, "_WORKS", {})

    @jobs.work_of("write")
    def write(one: Job, bench: Bench) -> str:
        bench.progress(50)
        bench.file("said.txt").write_text(one.asked["text"])
        return "said.txt"

    @jobs.work_of("stumble")
    def stumble(_: Job, __: Bench) -> str:
        raise ZeroDivisionError

    return tmp_path / "jobs"


def now(one: Job) -> Job:
    found = jobs.job(one.code, one.id)
    assert found is not None
    return found


def test_what_is_ordered_is_done_and_its_file_can_be_fetched() -> None:
    one = jobs.begin("AAA", "write", "A word", {"text": "hello"}, "control-1")
    assert (one.state, one.progress, one.by) == (State.WAITING, 0, "control-1")

    assert jobs.work() == 1

    done = now(one)
    assert (done.state, done.progress, done.result) == (State.DONE, 100, "said.txt")
    found = jobs.file_of(done)
    assert found
    assert found.read_text() == "hello"
    assert jobs.work() == 0, "once is enough"


def test_the_newest_stands_first_and_the_oldest_is_done_first() -> None:
    order: list[str] = []

    @jobs.work_of("note")
    def note(one: Job, _: Bench) -> str:
        order.append(one.title)
        return ""

    for title in ("first", "second"):
        jobs.begin("AAA", "note", title, {})
    assert [one.title for one in jobs.jobs("AAA")] == ["second", "first"]
    jobs.work()
    assert order == ["first", "second"]


def test_what_waits_can_be_stopped() -> None:
    one = jobs.begin("AAA", "write", "A word", {"text": "hello"})
    jobs.cancel(one)
    assert now(one).state is State.STOPPED
    assert jobs.work() == 0


def test_what_is_being_done_stops_at_its_next_step_and_leaves_no_file() -> None:
    @jobs.work_of("long")
    def long(one: Job, bench: Bench) -> str:
        bench.file("half.txt").write_text("half")
        jobs.cancel(now(one))
        assert now(one).state is State.WORKING
        bench.progress(60)
        raise AssertionError

    one = jobs.begin("AAA", "long", "Long", {})
    jobs.work()
    assert now(one).state is State.STOPPED
    assert not [*Path(jobs._folder("AAA")).rglob("half.txt")]


def test_what_fails_says_so_and_holds_up_nobody() -> None:
    bad = jobs.begin("AAA", "stumble", "Bad", {})
    good = jobs.begin("AAA", "write", "Good", {"text": "x"})
    jobs.work()
    assert (now(bad).state, now(good).state) == (State.FAILED, State.DONE)
    assert "ZeroDivisionError" in now(bad).why


def test_work_that_was_cut_off_is_begun_again_and_given_up_after_that() -> None:
    one = jobs.begin("AAA", "write", "A word", {"text": "hello"})
    begun = jobs._folder("AAA") / one.id / jobs.BEGUN
    begun.write_text("1")
    assert now(one).state is State.WORKING
    jobs.work()
    assert now(one).state is State.DONE

    two = jobs.begin("AAA", "write", "A word", {"text": "hello"})
    (jobs._folder("AAA") / two.id / jobs.BEGUN).write_text("2")
    jobs.work()
    assert now(two).state is State.FAILED


def test_one_worker_is_enough(folder: Path) -> None:
    jobs.begin("AAA", "write", "A word", {"text": "hello"})
    with held(folder / "lock"):
        assert is_held(folder / "lock")
        assert jobs.work() == 0
    assert not is_held(folder / "lock")
    assert jobs.work() == 1


def test_a_worker_is_started_only_where_something_waits(
    settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []
    monkeypatch.setattr(jobs, "_start", lambda: started.append(1))
    settings.WARGAME_JOBS_APART = True  # type: ignore[attr-defined]
    jobs.tend()
    assert not started
    one = jobs.begin("AAA", "write", "A word", {"text": "hello"})
    assert len(started) == 1
    jobs.cancel(one)
    jobs.tend()
    assert len(started) == 1


def test_everything_of_an_exercise_goes_with_it(folder: Path) -> None:
    for code in ("AAA", "BBB"):
        jobs.begin(code, "write", "A word", {"text": "zqsecret"})
    jobs.work()
    jobs.erase("AAA")
    left = [one for one in folder.rglob("*") if one.is_file() and b"zqsecret" in one.read_bytes()]
    assert {one.relative_to(folder).parts[0] for one in left} == {"BBB"}
    assert jobs.jobs("AAA") == []


def test_old_files_go_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    one = jobs.begin("AAA", "write", "A word", {"text": "hello"})
    jobs.work()
    jobs.tend()
    assert jobs.job("AAA", one.id)
    monkeypatch.setattr(jobs, "KEPT", timedelta(0))
    jobs.tend()
    assert jobs.job("AAA", one.id) is None


def test_one_exercise_does_not_order_without_end() -> None:
    for _ in range(jobs.WAITING_AT_MOST):
        jobs.begin("AAA", "write", "A word", {"text": "hello"})
    with pytest.raises(jobs.Crowded):
        jobs.begin("AAA", "write", "A word", {"text": "hello"})
    jobs.begin("BBB", "write", "A word", {"text": "hello"})


@pytest.mark.parametrize("name", ["", "..", "../BBB/X", "ABCDEFGHJKM", "abcdefghjkmn"])
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    jobs.begin("AAA", "write", "A word", {"text": "hello"})
    assert jobs.job("AAA", name) is None
    with pytest.raises(ValueError, match=r"^$|\.\."):
        jobs.jobs("../" if name else "")


def test_the_command_does_what_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    nice: list[int] = []
    monkeypatch.setattr("os.nice", nice.append)
    one = jobs.begin("AAA", "write", "A word", {"text": "hello"})
    call_command("jobs", verbosity=0)
    assert now(one).state is State.DONE
    assert nice == [jobs.NICE]
