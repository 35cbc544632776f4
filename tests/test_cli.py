"""The command line: exit codes, what it says, and what it never says."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.app_pages import ROOT

GOOD = "round,school,rater,perspective,action_id,rating,note\nFall 2026,Alder,Zebulon,self,S1.1,2,secret\n"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ilt", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


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
def test_exit_codes(tmp_path: Path, text: str, arguments: tuple[str, ...], code: int) -> None:
    file = tmp_path / "ratings.csv"
    file.write_text(text, encoding="utf-8")
    done = run("read", str(file), *arguments)
    assert done.returncode == code
    assert "Zebulon" not in done.stdout
    assert "secret" not in done.stdout


def test_json_is_for_scripts(tmp_path: Path) -> None:
    file = tmp_path / "ratings.csv"
    file.write_text(GOOD, encoding="utf-8")
    told = json.loads(run("read", str(file), "--json").stdout)
    assert told["sources"][0]["accepted"] == 1
    assert told["problems"] == told["questions"] == []


def test_counts_are_written(tmp_path: Path) -> None:
    file, out = tmp_path / "ratings.csv", tmp_path / "counts.csv"
    file.write_text(GOOD, encoding="utf-8")
    assert run("count", str(file), "-o", str(out)).returncode == 0
    row = next(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert (row["school"], row["action_id"], row["n2"], row["raters"]) == ("Alder", "S1.1", "1", "1")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert run("read", str(tmp_path / "nowhere.csv")).returncode == 2


@pytest.mark.parametrize("arguments", [("read",), ("read", "--json"), ("count",)])
def test_output_that_goes_to_a_file_can_say_every_name(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """On Windows, Python writes into a file in an encoding that has 256 letters, unless it is told otherwise."""
    file = tmp_path / "ratings.csv"
    file.write_text(GOOD.replace("Alder", "\u0141\u00f3d\u017a \U0001f642"), encoding="utf-8")
    command = [sys.executable, "-m", "ilt", arguments[0], str(file), *arguments[1:]]
    env = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, env=env, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert arguments[0] == "read" or "\u0141\u00f3d\u017a \U0001f642" in done.stdout.decode()
