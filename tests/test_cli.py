"""The command line: exit codes, what it says, and what it never says."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import IO, Any

import pytest

import ilt
from ilt.command_line import main
from ilt.reading import limits
from tests.support.app_pages import ROOT
from tests.support.daily import the_rest_in_full

GOOD = "round,school,rater,perspective,action_id,rating,note\nFall 2026,Alder,Zebulon,self,S1.1,2,secret\n"


@pytest.fixture
def run(capsys):
    """Run the command in this process, which is what `python -m ilt` does in its own."""

    def run_(*arguments: str) -> subprocess.CompletedProcess[str]:
        code = main(list(arguments))
        said = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, code, said.out, said.err)

    return run_


@pytest.mark.full
@pytest.mark.parametrize(("rating", "code"), [("2.5", 1), ("2", 0)])
def test_a_process_ends_with_the_exit_code(tmp_path: Path, rating: str, code: int) -> None:
    file = tmp_path / "ratings.csv"
    file.write_text(GOOD.replace(",2,", f",{rating},"), encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "ilt", "read", str(file)], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (code, b"")


@pytest.mark.parametrize(
    ("text", "arguments", "code"),
    [
        (GOOD, (), 0),
        (GOOD.replace(",2,", ",2.5,"), (), 1),
        ("action_id,rating\nS1.1,2\n", (), 1),
        (
            "action_id,rating\nS1.1,2\n",
            ("--answer", "round=F", "--answer", "perspective=self", "--answer", "school=A"),
            0,
        ),
        ("%PDF-1.7", (), 2),
    ],
    ids=["accepted", "a problem", "open questions", "answered", "not read"],
)
def test_exit_codes(run, tmp_path: Path, text: str, arguments: tuple[str, ...], code: int) -> None:
    file = tmp_path / "ratings.csv"
    file.write_text(text, encoding="utf-8")
    done = run("read", str(file), *arguments)
    assert done.returncode == code
    assert "Zebulon" not in done.stdout
    assert "secret" not in done.stdout


def test_json_is_for_scripts(run, tmp_path: Path) -> None:
    file = tmp_path / "ratings.csv"
    file.write_text(GOOD, encoding="utf-8")
    report = json.loads(run("read", str(file), "--json").stdout)
    assert report["sources"][0]["accepted"] == 1
    assert report["problems"] == report["questions"] == []


def test_counts_are_written(run, tmp_path: Path) -> None:
    file, out = tmp_path / "ratings.csv", tmp_path / "counts.csv"
    file.write_text(GOOD, encoding="utf-8")
    assert run("count", str(file), "-o", str(out)).returncode == 0
    row = next(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert (row["school"], row["action_id"], row["n2"], row["raters"]) == ("Alder", "S1.1", "1", "1")


def test_a_file_that_is_not_there(run, tmp_path: Path) -> None:
    assert run("read", str(tmp_path / "nowhere.csv")).returncode == 2


@pytest.mark.full
@pytest.mark.parametrize("arguments", [("count",), ("read",), ("read", "--json")])
def test_output_that_goes_to_a_file_can_say_every_name(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """On Windows, Python writes into a file in an encoding that has 256 letters, unless it is told otherwise."""
    file = tmp_path / "ratings.csv"
    file.write_text(GOOD.replace("Alder", "\u0141\u00f3d\u017a \U0001f642"), encoding="utf-8")
    command = [sys.executable, "-m", "ilt", arguments[0], str(file), *arguments[1:]]
    env = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, env=env, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert arguments[0] == "read" or "\u0141\u00f3d\u017a \U0001f642" in done.stdout.decode()


UNIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no /dev/full and no shell that sets limits")


def printing_to(output: IO[Any], *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command with an output of its own; return what it ended with, and its errors."""
    command = [sys.executable, "-m", "ilt", *words]
    return subprocess.run(command, cwd=ROOT, stdout=output, stderr=subprocess.PIPE, text=True, check=False)


@pytest.mark.full
@UNIX
@pytest.mark.parametrize("command", the_rest_in_full(["count"], ["read"]))
def test_output_that_cannot_be_written_is_said_in_one_line(tmp_path: Path, command: str) -> None:
    file = tmp_path / "ratings.csv"
    file.write_text(GOOD, encoding="utf-8")
    with Path("/dev/full").open("w") as full:
        done = printing_to(full, command, str(file))
    # 1 would say that the ratings have problems.
    assert (done.returncode, done.stderr) == (2, "The output could not be written: No space left on device\n")


@pytest.mark.full
@UNIX
def test_a_program_that_stops_listening_hears_no_traceback(tmp_path: Path) -> None:
    file = tmp_path / "ratings.csv"
    file.write_text(GOOD, encoding="utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "wb") as nobody:  # noqa: PTH123 - a pipe has no path
        done = printing_to(nobody, "count", str(file))
    assert (done.returncode, done.stderr) == (2, "")


@pytest.mark.full
@UNIX
def test_without_an_output_it_ends_as_with_one(tmp_path: Path) -> None:
    file = tmp_path / "ratings.csv"
    file.write_text(GOOD, encoding="utf-8")
    closed = f'exec "{sys.executable}" -m ilt read "{file}" >&-'
    done = subprocess.run(["/bin/sh", "-c", closed], cwd=ROOT, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "The output could not be written: it is closed\n")


@pytest.mark.full
@UNIX
def test_counts_go_to_a_pipe_that_is_named_as_a_file(tmp_path: Path) -> None:
    file = tmp_path / "ratings.csv"
    file.write_text(GOOD, encoding="utf-8")
    command = [sys.executable, "-m", "ilt", "count", str(file), "-o", "/dev/stdout"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b'"Fall 2026","","school","Alder","self","S1.1",0,0,1,0,0,1' in done.stdout


def test_who_stops_it_while_it_reads_hears_no_traceback(run, tmp_path: Path, monkeypatch) -> None:
    def pressed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ilt, "read", pressed)
    done = run("read", str(tmp_path / "ratings.csv"))
    assert (done.returncode, done.stderr.strip()) == (2, "Stopped.")


@UNIX
def test_who_stops_it_before_it_is_loaded_hears_no_traceback(tmp_path: Path) -> None:
    """It takes a second to load; another module in the place of the command presses Ctrl+C meanwhile."""
    (tmp_path / "pandas.py").write_text("raise KeyboardInterrupt", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "ilt", "read", "nowhere.csv"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.strip()) == (2, "Stopped.")


@pytest.mark.full
@UNIX
def test_without_a_place_for_errors_it_ends_as_with_one(tmp_path: Path) -> None:
    for name, code in (("ratings.csv", 0), ("nowhere.csv", 2)):
        (tmp_path / "ratings.csv").write_text(GOOD, encoding="utf-8")
        closed = f'exec "{sys.executable}" -m ilt count "{tmp_path / name}" -o "{tmp_path / "counts.csv"}" 2>&-'
        assert subprocess.run(["/bin/sh", "-c", closed], cwd=ROOT, check=False).returncode == code


@pytest.mark.parametrize("command", ["read", "count"])
def test_no_file_is_replaced_by_what_was_read_in_it(run, command, tmp_path):
    file = tmp_path / "ratings.csv"
    file.write_text(GOOD, encoding="utf-8")
    done = run(command, str(file), "-o", str(tmp_path / "." / "ratings.csv"))
    assert done.returncode == 2
    assert "is one of the files to read" in done.stderr
    assert file.read_text(encoding="utf-8") == GOOD


def test_read_saves_the_accepted_ratings_with_codes_or_names(run, tmp_path):
    file, out = tmp_path / "ratings.csv", tmp_path / "accepted.csv"
    file.write_text(
        "round,school,perspective,rater,action_id,rating,note\n"
        "Fall 2026,Oak,self,Ana Ruiz,S1.1,2,weekly\nFall 2026,Oak,self,Ana Ruiz,S1.2,7,\n",
        encoding="utf-8",
    )
    for names, rater in (((), "Rater 1"), (("--names",), "Ana Ruiz")):
        done = run("read", str(file), "-o", str(out), *names)
        assert done.returncode == 1
        assert "off-scale" in done.stdout
        (row,) = csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines())
        said = {name: value for name, value in row.items() if value and name not in ("assessment", "district")}
        whole = {"round": "Fall 2026", "school": "Oak", "perspective": "self", "rater": rater}
        assert said == whole | {"action_id": "S1.1", "rating": "2", "note": "weekly"}


@pytest.mark.parametrize("name", ["nowhere/counts.csv", "."])
def test_counts_that_cannot_be_written_are_said_in_one_line(run, tmp_path: Path, name: str) -> None:
    file = tmp_path / "ratings.csv"
    file.write_text(GOOD, encoding="utf-8")
    done = run("count", str(file), "-o", str(tmp_path / name))
    assert done.returncode == 2
    assert done.stderr.startswith(f"{tmp_path / name} could not be written: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.full
@UNIX
def test_counts_of_before_stay_where_new_ones_cannot_be_written(tmp_path: Path) -> None:
    file, out = tmp_path / "ratings.csv", tmp_path / "counts.csv"
    file.write_text(GOOD, encoding="utf-8")
    out.write_text("of before", encoding="utf-8")
    limited = f'ulimit -f 0; exec "{sys.executable}" -m ilt count "{file}" -o "{out}"'
    done = subprocess.run(["/bin/bash", "-c", limited], cwd=ROOT, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert out.read_text(encoding="utf-8") == "of before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["counts.csv", "ratings.csv"]


@pytest.mark.parametrize("key", ["fix@ratings.cvs!F2", "round@Fall.csv", "school@other.xlsx#Sheet 2"])
def test_an_answer_about_a_file_that_is_not_there_is_named(run, tmp_path: Path, key: str) -> None:
    file = tmp_path / "ratings.csv"
    file.write_text(GOOD, encoding="utf-8")
    done = run("count", str(file), "--answer", f"{key}=3")
    assert done.returncode == 0
    assert f"The answer {key} was not used" in done.stderr


def test_an_answer_that_nothing_asks_for_is_named(tmp_path: Path, capsys) -> None:
    file = tmp_path / "ratings.csv"
    file.write_text("school,rater,perspective,action_id,rating\nBirch,a,self,S1.1,2\nBirch,b,self,S1.1,4\n", "utf-8")
    unused = ["rond", "school", "perspective:Visitors", "fix@ratings.csv#Sheet 2!E3"]
    used = ["Round", "fix@ratings.csv!E3"]  # a key may be written in another case
    answers = [text for key in [*unused, *used] for text in ("--answer", f"{key}={'3' if '!' in key else 'Fall 2026'}")]
    assert main(["read", str(file), *answers]) == 0
    said = [f"The answer {key} was not used: nothing in these files asked for it." for key in unused]
    assert capsys.readouterr().err.splitlines() == said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such links")
@pytest.mark.parametrize(("command", "option", "lines"), [("count", "-o", 0), ("report", "--out", 1)])
def test_a_link_that_leads_to_itself_is_no_traceback(run, tmp_path: Path, command, option, lines) -> None:
    file, loop = tmp_path / "ratings.csv", tmp_path / "loop"
    file.write_text(GOOD, encoding="utf-8")
    loop.symlink_to(loop)
    done = run(command, str(file), option, str(loop))
    assert (done.returncode, done.stderr.count("\n")) == (2 * lines, lines)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="Windows has no file without an end")
def test_of_a_file_without_an_end_no_more_is_read_than_refuses_it(run, monkeypatch) -> None:
    monkeypatch.setattr(limits, "BYTES", 2**20)
    done = run("read", "/dev/zero")
    assert done.returncode == 2
    assert "problem (too-many-bytes)" in done.stdout


@pytest.mark.full
@UNIX
def test_reports_are_made_of_what_comes_out_of_a_pipe(run, tmp_path: Path) -> None:
    """It gives it once, and is read for what reports are made from, too."""
    pipe = tmp_path / "ratings.csv"
    os.mkfifo(pipe)
    Thread(target=pipe.write_text, args=(GOOD,), daemon=True).start()
    done = run("report", str(pipe), "--format", "xlsx", "--out", str(tmp_path / "out"))
    assert done.returncode == 0
    assert len([*(tmp_path / "out").glob("*.xlsx")]) == 1


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="Windows has no file without an end")
def test_a_framework_without_an_end_is_none(run, tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "ratings.csv"
    file.write_text(GOOD, encoding="utf-8")
    monkeypatch.setenv("ILT_FRAMEWORK", "/dev/zero")
    done = run("read", str(file))
    assert (done.returncode, done.stderr) == (2, "/dev/zero is not a file. Put framework.csv in that place.\n")


def test_ctrl_c_meets_nothing_slow_before_the_command_can_say_that_it_stopped() -> None:
    loaded = "import sys, ilt; print('typing' in sys.modules, 'pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-S", "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
