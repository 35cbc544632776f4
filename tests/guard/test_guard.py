"""Guard processes: the same as reading here, kept warm, used again, ended with the app, and whose turn it is."""

import io
import os
import subprocess
import sys
import sysconfig
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest

import ilt
from ilt import guard
from ilt.guard import frames, turns
from ilt.reading import read_here
from tests.support.app_pages import ROOT
from tests.support.corpus import day
from tests.support.files import TIDY, book, source, text
from tests.support.guards import Process, guards

SAMPLE = ROOT / "data" / "sample_ratings.csv"
TABLES = ("ratings", "problems", "sources", "questions", "notices", "corrections", "preview")


def wait_until(holds) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_guard_reads_what_is_read_here():
    """With problems, questions, corrections, notices and files that are refused among them."""
    files = {**day.files(), "empty.csv": b""}
    answers = {f"fix@{day.MESSY}#Walkthrough ratings!H7": "2", "round": "Fall 2026"}
    there = ilt.read(*(source(data, name) for name, data in files.items()), answers=answers)
    here = read_here(*(source(data, name) for name, data in files.items()), answers=answers)
    assert len(here.problems)
    assert len(here.questions)
    assert len(here.corrections)
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(there, name), getattr(here, name))


def test_counts_and_raters_are_made_there():
    counted = guard.counted(SAMPLE)
    pd.testing.assert_frame_equal(counted.counts, ilt.count(counted.reading.ratings))
    pd.testing.assert_frame_equal(counted.raters, ilt.raters(counted.reading.ratings))


def test_nothing_to_read_and_nothing_read_are_tables_too():
    for files in ([], [source(b"", "a.csv")], [source(text(TIDY), "a.csv"), source(text(TIDY), "b.csv")]):
        there = guard.counted(*files)
        for file in files:
            file.seek(0)
        here = read_here(*files)
        for name in TABLES:
            pd.testing.assert_frame_equal(getattr(there.reading, name), getattr(here, name))


@pytest.mark.full
def test_packages_may_be_installed_for_one_person_alone(tmp_path):
    """As by ``pip install --user``: guards, and what makes documents, find them where the app does."""
    user = sysconfig.get_path("purelib", sysconfig.get_preferred_scheme("user"), {"userbase": str(tmp_path)})
    Path(user).mkdir(parents=True)
    (Path(user) / "ours.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    program = """
import ilt
from ilt.reports.documents.pdf import pdf
from ilt.reports.documents.typesetting import apart
from tests.support.made_reports import SMALL
print(len(ilt.read("data/sample_ratings.csv").ratings), len(pdf(SMALL, apart)) > 0)
"""
    env = {**os.environ, "PYTHONUSERBASE": str(tmp_path)}
    done = subprocess.run([sys._base_executable, "-c", program], cwd=ROOT, env=env, capture_output=True, check=True)
    assert done.stdout.decode().split() == [str(len(ilt.read(SAMPLE).ratings)), "True"]


@pytest.mark.full
def test_a_guard_is_used_again_and_another_takes_its_place_when_it_ends():
    wait_until(lambda: guard.end() or not guards())  # one that rests after another test's reading starts the next
    ilt.read(SAMPLE)
    first = guards()
    assert first
    for _ in range(3):
        time.sleep(0.2)
        ilt.read(SAMPLE)
    assert first <= guards()
    guard.end()
    wait_until(lambda: not first & guards())
    ilt.read(SAMPLE)
    assert guards()


@pytest.mark.full
def test_a_guard_that_was_killed_while_it_waited_is_nobodys_fault():
    guard.warm()
    ilt.read(SAMPLE)
    for one in guards():
        os.kill(one.number, 9)
    assert ilt.read(SAMPLE).problems.empty


@pytest.mark.full
def test_a_guard_that_never_begins_is_no_error(tmp_path, monkeypatch):
    """As where a disk hangs just while its program is loaded."""
    program = tmp_path / "hangs.py"
    program.write_text("import time; time.sleep(60)", encoding="utf-8")
    guard.end()
    monkeypatch.setattr("ilt.guard.pool._PROGRAM", program)
    monkeypatch.setattr("ilt.guard.pool._START_SECONDS", 0.01)
    read = guard.counted(SAMPLE)
    guard.end()
    assert not read.begun
    assert list(read.reading.problems["code"]) == ["could-not-be-opened"]


def test_screens_come_before_guards():
    ilt.read(SAMPLE)

    def humble() -> bool:  # one that just starts is not yet
        niceness = [int(one.read("stat").rpartition(")")[2].split()[16]) for one in guards()]
        return min(niceness) > os.nice(0) and {one.read("oom_score_adj").strip() for one in guards()} == {"1000"}

    wait_until(humble)


@pytest.mark.full
def test_a_guard_ends_with_the_program_that_started_it():
    code = (
        f"import sys, os, time; sys.path.insert(0, {str(ROOT)!r})\n"
        f"import ilt; from tests.support.guards import guards\nilt.read({str(SAMPLE)!r})\n"
        "print(*(one.number for one in guards()), flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        numbers = [int(number) for number in parent.stdout.readline().split()]
        parent.kill()
    assert numbers
    wait_until(lambda: not any(Process(number).alive() for number in numbers))


def test_names_and_answers_that_no_text_can_hold_break_no_message():
    file = source(book(("One", TIDY)), "a\udcff\n\x00.xlsx")
    reading = ilt.read(file, answers={"round\ud800": "x\ud800"})
    assert reading.ratings["rating"].tolist() == [2]


@pytest.mark.parametrize("cut", [0, 4, 8, 20, 60])
def test_a_message_that_is_cut_is_none(cut):
    pipe = io.BytesIO()
    frames.send(pipe, {"at": 1}, [b"x" * 50])
    with pytest.raises(frames.BrokenError):
        frames.receive(io.BytesIO(pipe.getvalue()[:cut]))


def test_tables_whose_offsets_lie_are_refused():
    """A text column whose one cell says that it reaches far beyond what there is."""
    blob = bytes(memoryview(frames.table_to_blob(pd.DataFrame({"a": pd.Series(["x" * 4321], dtype="str")}))))
    start, _, end = blob.rpartition((4321).to_bytes(8, "little"))
    with pytest.raises(ValueError, match="offset"):
        frames.table_of_blob(start + (2**40).to_bytes(8, "little") + end)


def test_nobody_has_all_turns_and_who_has_none_goes_first():
    line = turns.Turns(2)
    order, go = [], threading.Event()

    def work(who: str) -> None:
        with line.taken(who):
            order.append(who)
            go.wait(60)

    with ThreadPoolExecutor(8) as pool:
        done = [pool.submit(work, "many") for _ in range(5)]
        wait_until(lambda: order == ["many"])
        time.sleep(0.1)
        assert order == ["many"]
        done.append(pool.submit(work, "other"))
        wait_until(lambda: order == ["many", "other"])
        done.append(pool.submit(work, "third"))
        time.sleep(0.1)
        go.set()
        for one in done:
            one.result(60)
    assert sorted(order) == ["many"] * 5 + ["other", "third"]


@pytest.mark.full
@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        (219, 20),
        *(pytest.param(*size, marks=pytest.mark.full) for size in ((119, 6_000), (219, 1_500), (519, 300), (990, 40))),
    ],
)
def test_a_survey_of_many_columns_is_read_in_the_memory_there_is(columns, rows):
    more = [f"Comment {n}" for n in range(columns - 4)]
    lines = [["school", "perspective", "action_id", "rating", *more]]
    lines += [
        ["Oak", "self", "S1.1", str(n % 3), *(f"words {n} {at}, and more" for at in range(len(more)))]
        for n in range(rows)
    ]
    reading = ilt.read(source(text(lines), "wide.csv"), answers={"round": "Fall 2026"})
    assert reading.problems.empty
    assert len(reading.ratings) == rows
