"""Many reports at once: one for each school, whole or not there, and the next run makes what is left."""

import contextlib
import errno
import io
import os
import random
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter
from dataclasses import fields
from datetime import date
from pathlib import Path
from types import ModuleType

import docx
import psutil
import pytest
from pptx import Presentation

import ilt
from ilt import framework
from ilt.command_line import main
from ilt.reports.many import batch, command, workers
from ilt.suppression import Minimums
from ilt.view import View
from tests.support.app_pages import ROOT
from tests.support.daily import the_rest_in_full
from tests.support.ratings_files import NAME, as_csv, ratings_of

SCHOOLS = ["Alder", "Birch", "Cedar"]


@pytest.fixture(autouse=True)
def program(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test of a screen leaves the app in the program's place, and each new process would run that first."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))


@pytest.fixture
def ratings(tmp_path: Path) -> Path:
    file = tmp_path / "ratings.csv"
    file.write_bytes(as_csv(ratings_of(SCHOOLS, raters=6)))
    return file


def made(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if not file.name.startswith(".")}


def test_each_school_has_its_files_and_no_rater_is_named(ratings: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["report", str(ratings), "--each", "school", "--format", "docx,pptx,pdf,xlsx", "--out", str(out)]) == 0
    files = made(out)
    assert set(files) == {
        f"{school} - Fall 2026.{kind}" for school in SCHOOLS for kind in ("docx", "pptx", "pdf", "xlsx")
    }
    for name, content in files.items():
        school = name.partition(" - ")[0]
        if name.endswith("pptx"):
            assert (
                Presentation(io.BytesIO(content)).slides[0].shapes.title.text_frame.text
                == f"{school}: ILT ratings, Fall 2026"
            )
        elif name.endswith("docx"):
            assert docx.Document(io.BytesIO(content)).core_properties.title == f"{school}: ILT ratings, Fall 2026"
        if not name.endswith("pdf"):
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                held = b"".join(packed.read(one) for one in packed.namelist())
            assert NAME.encode() not in held
            assert str(tmp_path).encode() not in held


def test_a_run_that_was_killed_is_finished_by_the_next(ratings: Path, tmp_path: Path) -> None:
    whole, out = tmp_path / "whole", tmp_path / "out"
    order = ["report", str(ratings), "--each", "school", "--format", "docx", "--out"]
    assert main([*order, str(whole)]) == 0
    process = subprocess.Popen([sys.executable, "-m", "ilt", *order, str(out)], cwd=ROOT, stderr=subprocess.DEVNULL)
    while not list(out.glob("*.docx")) and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    first = made(out)
    assert {name: content for name, content in first.items() if name.endswith("docx")}.items() <= made(whole).items()
    (out / "half.docx.part").write_bytes(b"half")
    assert main([*order, str(out)]) == 0
    assert made(out) == made(whole)


def killed(order: list[str], after: float, chance: random.Random) -> str:
    """Run the command, and end it, a process that works for it or all of them, after so many seconds; say which."""
    command = psutil.Popen(
        [sys.executable, "-m", "ilt", *order], cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True
    )
    time.sleep(after)
    begun = [] if command.poll() is not None else command.children(recursive=True)
    who = chance.choice(("command", "worker", "all"))
    gone = [command] if who == "command" else begun[:1] if who == "worker" else [command, *begun]
    for one in gone:
        with contextlib.suppress(psutil.NoSuchProcess):
            one.kill()
    command.wait(timeout=300)
    assert not psutil.wait_procs(begun, timeout=60)[1]
    return who


@pytest.mark.full
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no sessions to begin")
def test_killed_at_any_moment_the_next_run_finishes_the_rest(tmp_path: Path) -> None:
    file, whole, chance = tmp_path / "ratings.csv", tmp_path / "whole", random.Random(20261129)
    file.write_bytes(as_csv(ratings_of([f"School {n}" for n in range(12)], raters=6)))
    order = ["report", str(file), "--each", "school", "--format", "docx,pdf,pptx", "--processes", "2", "--out"]
    began = time.monotonic()
    assert subprocess.run([sys.executable, "-m", "ilt", *order, str(whole)], cwd=ROOT, check=False).returncode == 0
    usual, expected, ends = time.monotonic() - began, made(whole), Counter()
    assert len(expected) == 36
    for n in range(6):
        out = tmp_path / str(n)
        for _ in range(chance.randint(1, 3)):
            ends[killed([*order, str(out)], chance.uniform(0.2, 1) * usual, chance)] += 1
            there = made(out) if out.exists() else {}
            assert {name: content for name, content in there.items() if not name.endswith(".part")}.items() <= (
                expected.items()
            )
        assert subprocess.run([sys.executable, "-m", "ilt", *order, str(out)], cwd=ROOT, check=False).returncode == 0
        assert made(out) == expected
    assert {"command", "worker", "all"} <= set(ends)


def contents(file: bytes) -> dict[str, bytes]:
    """Return what is packed in a file; a PDF is nothing packed. When it was packed, and its charts' data, is left out."""
    if file.startswith(b"%PDF"):
        return {"": file}
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        return {name: packed.read(name) for name in packed.namelist() if not name.endswith(".xlsx")}


@pytest.mark.full
def test_several_processes_make_what_one_makes(ratings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "EACH", 1)
    order = ["report", str(ratings), "--each", "school", "--format", "docx,pdf,pptx"]
    for processes in "12":
        assert main([*order, "--out", str(tmp_path / processes), "--processes", processes]) == 0
    one, two = ({name: contents(file) for name, file in made(tmp_path / processes).items()} for processes in "12")
    assert len(two) == 9
    assert one == two


@pytest.mark.full
@pytest.mark.parametrize("processes", the_rest_in_full([2], [1]))
def test_a_report_that_fails_stops_no_other(processes: int) -> None:
    nobody = batch.Team(None)  # type: ignore[arg-type]  # which no report can be made of
    wanted = [workers.WantedReport(nobody, f"School {n}", ["pdf"]) for n in range(workers.EACH + 1)]
    found = list(workers.make(wanted, batch.Making(date(2026, 11, 27)), processes))
    assert sorted(one.name for one in found) == sorted(one.name for one in wanted)
    assert not any(one.files for one in found)
    assert all(one.failed.startswith("TypeError: ") for one in found)


def test_what_is_worked_out_of_a_school_goes_with_its_report(ratings: Path) -> None:
    # Kept for each of hundreds, it took a quarter of a megabyte more with every school.
    (view,) = command._views(ilt.read(ratings), Minimums(), "school", "")
    teams = batch.each_school(view)
    wanted = [workers.WantedReport(team, f"School {n}", ["pdf"]) for n, team in enumerate(teams)]
    assert [one.failed for one in workers.make(wanted, batch.Making(date(2026, 11, 27)), 1)] == [""] * len(SCHOOLS)
    assert [set(vars(team.view)) for team in teams] == [{one.name for one in fields(View)}] * len(SCHOOLS)


@pytest.mark.full
def test_what_could_not_be_made_is_named(
    ratings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> bytes:
        raise ValueError("no ink")

    order = ["report", str(ratings), "--each", "school", "--format", "docx,pdf", "--out", str(tmp_path / "out")]
    with monkeypatch.context() as broken:
        broken.setattr(batch, "FORMATS", {**batch.FORMATS, "pdf": fails})
        broken.setattr(workers, "FORMATS", batch.FORMATS)
        assert main(order) == 2
    said = capsys.readouterr().err
    assert "3 reports could not be made: Alder - Fall 2026 (ValueError: no ink)" in said
    assert not made(tmp_path / "out")
    assert main(order) == 0
    assert len(made(tmp_path / "out")) == 6


@pytest.mark.full
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups to interrupt")
def test_a_run_that_is_stopped_leaves_no_process_and_no_half_file(tmp_path: Path) -> None:
    file, out = tmp_path / "ratings.csv", tmp_path / "out"
    file.write_bytes(as_csv(ratings_of([f"School {n}" for n in range(2 * workers.EACH)], raters=2)))
    order = ["report", str(file), "--each", "school", "--format", "docx", "--out", str(out), "--processes", "2"]
    # What a shell begins in the background hears no Ctrl+C; this one does.
    heard = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)"
    main_of_it = "from ilt.command_line import main; sys.exit(main(sys.argv[1:]))"
    command = psutil.Popen(
        [sys.executable, "-c", f"{heard}; {main_of_it}", *order],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while not list(out.glob("*.docx")) and command.poll() is None:
        time.sleep(0.01)
    begun = command.children(recursive=True)
    os.killpg(command.pid, signal.SIGINT)  # as Ctrl+C does
    said = command.communicate(timeout=60)[1]
    assert command.returncode == 2, said
    assert "Stopped. Run the same command again to continue." in said.splitlines()
    assert "Traceback" not in said
    assert len(begun) >= 2
    assert not psutil.wait_procs(begun, timeout=60)[1]
    assert not list(out.glob("*.part"))
    assert 0 < len(made(out)) < 2 * workers.EACH


def test_a_folder_of_other_files_is_let_be(ratings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    out.mkdir()
    mine = {"Alder - Fall 2026.docx": b"mine", "film.part": b"half"}
    for name, content in mine.items():
        (out / name).write_bytes(content)
    order = ["report", str(ratings), "--format", "docx", "--out", str(out)]
    assert main([*order, "--each", "school"]) == 2
    assert "not empty" in capsys.readouterr().err
    assert made(out) == mine


@pytest.mark.full
@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks no folders")
def test_only_one_run_at_a_time_writes_into_a_folder(
    ratings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    order = ["report", str(ratings), "--format", "xlsx", "--out", str(out)]
    with batch.alone(out):
        assert main(order) == 2
        assert "another run is writing into it" in capsys.readouterr().err
        assert not list(out.iterdir())
    assert main(order) == 0
    assert len(made(out)) == 1


@pytest.mark.full
def test_reports_of_other_ratings_or_another_framework_are_not_taken_for_these(
    ratings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Somebody replaces the file while it is read; the framework is changed between two runs."""
    out, read = tmp_path / "out", ilt.read
    order = ["report", str(ratings), "--format", "xlsx", "--out", str(out)]

    def replaced(*files: object, **more: object) -> object:
        found = read(*files, **more)
        ratings.write_bytes(as_csv(ratings_of(SCHOOLS, raters=5)))
        return found

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(ilt, "read", replaced)
        assert main(order) == 0
    assert main(order) == 2
    assert "its files are of other ratings" in capsys.readouterr().err
    order[-1] = str(tmp_path / "another")
    assert main(order) == 0
    framework_file = tmp_path / "framework.csv"
    text = framework.path().read_text(encoding="utf-8")
    framework_file.write_text(text.replace("Has a clear purpose", "Has a clear aim"), encoding="utf-8")
    monkeypatch.setenv("ILT_FRAMEWORK", str(framework_file))
    assert main(order) == 2
    assert "its files are of other ratings" in capsys.readouterr().err


@pytest.mark.parametrize("minimum", ["0", "-5", "99999999999999999999"])
def test_a_minimum_is_one_that_the_screen_offers_too(
    ratings: Path, tmp_path: Path, minimum: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("--minimum", "--minimum-district"):
        with pytest.raises(SystemExit, match="2"):
            main(["report", str(ratings), name, minimum, "--out", str(tmp_path / "out")])
        assert "invalid choice" in capsys.readouterr().err


@pytest.mark.full
def test_a_school_with_a_name_of_any_length_has_its_files(tmp_path: Path) -> None:
    file, out, long = tmp_path / "ratings.csv", tmp_path / "out", "Lincoln " * 40 + "Elementary"
    file.write_bytes(as_csv(ratings_of([long, "Alder"], raters=6)))
    order = ["report", str(file), "--each", "school", "--format", "docx,pptx,pdf,xlsx", "--out", str(out)]
    assert main(order) == 0
    (slides,) = out.glob("Lincoln*.pptx")
    deck = Presentation(io.BytesIO(slides.read_bytes()))
    assert deck.slides[0].shapes.title.text_frame.text.startswith(f"{long}: ILT ratings")
    assert deck.core_properties.title == (f"{long}: ILT ratings, Fall 2026")[:255]
    assert len(made(out)) == 8


def test_a_file_that_cannot_be_put_leaves_no_half(tmp_path: Path) -> None:
    (tmp_path / "in the way" / "full").mkdir(parents=True)
    with pytest.raises(OSError, match="irectory"):
        batch.put(tmp_path / "in the way", b"x")
    assert [file.name for file in tmp_path.iterdir()] == ["in the way"]


def test_a_full_disk_is_said_with_what_to_do(ratings: Path, tmp_path: Path, capsys, monkeypatch) -> None:
    def full(_: Path, __: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "out")

    monkeypatch.setattr(batch, "put", full)
    assert main(["report", str(ratings), "--out", str(tmp_path / "out")]) == 2
    assert "Free some room, then run the same command again" in capsys.readouterr().err


def test_what_cannot_be_reported_is_said(ratings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "out")
    with pytest.raises(SystemExit, match="2"):
        main(["report", str(ratings), "--format", "ppt", "--out", out])
    assert "--format takes pptx, pdf, docx, page.pdf, xlsx, not ppt" in capsys.readouterr().err
    assert main(["report", str(ratings), "--round", "Fall 1999", "--out", out]) == 2
    said = capsys.readouterr().err
    assert "no ratings for --assessment school from Fall 1999. Rounds in these files: Fall 2026" in said
    assert main(["report", str(ratings), "--template", str(ratings), "--out", out]) == 2
    assert "isn’t a PowerPoint file" in capsys.readouterr().err


def test_groups_that_are_too_small_are_hidden(tmp_path: Path) -> None:
    file, out = tmp_path / "ratings.csv", tmp_path / "out"
    file.write_bytes(as_csv(ratings_of(["Alder"], raters=2)))  # one of each side
    assert main(["report", str(file), "--format", "docx", "--minimum-district", "2", "--out", str(out)]) == 0
    (content,) = made(out).values()
    document = docx.Document(io.BytesIO(content))
    assert "Fewer than 3 raters: too few to say where to start" in [said.text for said in document.paragraphs]
    assert not document.tables


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Lincoln/Elm: K-8?", "Lincoln Elm K-8"),
        ("../../etc/passwd", "etc passwd"),
        ("nul", "nul report"),
        ("COM\u00b9", "COM\u00b9 report"),
        ("Aux .old", "Aux report .old"),
        ("Console", "Console"),
        ("", "report"),
        ("École \u202e Ñ", "École Ñ"),
        ("x" * 300, "x" * batch.NAME_CHARACTERS),
        ("\U00020000" * 300, "\U00020000" * (batch.NAME_BYTES // 4)),
    ],
)
def test_a_name_is_one_that_every_system_takes(name: str, file: str) -> None:
    assert batch.safe(name) == file


def test_the_files_of_a_zip_have_names_that_windows_takes_each_one_once(ratings: Path) -> None:
    odd = [
        "CON",
        "con.",
        "Oak",
        "OAK",
        "oak (2)",
        "Oak.",
        "O\u00e4k",
        "Oa\u0308k",
        "LPT\u00b2",
        "a\\b:c|d",
        "\u00e9" * 300,
    ]
    (view,) = command._views(ilt.read(ratings), Minimums(), "school", "")
    teams = [batch.Team(view.but(schools=(school,), round=of)) for school in odd for of in ("", "Fall 2026")]
    names = [f"{name}.page.pdf" for name in batch.names(teams)]
    assert len({name.casefold() for name in names}) == len(names) == 2 * len(odd)
    for name in names:
        assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
        assert name.partition(".")[0].rstrip().upper() not in {"CON", "LPT\u00b2"}
        assert not name.startswith((" ", "."))
        assert len(f"{name}.part".encode()) <= 255
