"""Whoever reads aloud what people read finds each part, with real sentences, and nothing twice."""

from ilt.reading.problems import CODES
from ilt.screens import sign_in, workspace
from tests.read_aloud.command import in_command
from tests.read_aloud.errors import in_errors
from tests.read_aloud.files import in_files
from tests.support.corpus.case import Case
from tests.support.files import text

SLIP = text(
    [
        ["round", "school", "rater", "perspective", "action_id", "rating"],
        ["Fall 2026", "Alder", "Ann", "self", "S1.1", "7"],
    ]
)


def test_files_say_each_problem_and_one_of_each_question_and_notice():
    cases = [
        Case("a slip", lambda: {"a.csv": SLIP, "b.csv": SLIP}),
        Case("the same", lambda: {"a.csv": SLIP, "b.csv": SLIP}),
        Case("bare", lambda: {"c.csv": b"action_id,rating\nS1.1,2\n"}),
    ]
    said = list(in_files(cases))
    assert said.count("[off-scale] “7” is not on the scale. Enter 0, 1, 2 or 3, or n/a if it was not rated.") == 1
    assert said.count("Which round are these ratings from?") == 1
    assert said.count("This file is the same as a.csv, so its ratings count once.") == 1
    assert {line[1:].partition("]")[0] for line in said if line.startswith("[")} == set(CODES)
    rest = said[said.index("===== of files, shown by no file here") :]
    assert "There is no cell … to correct." in rest
    assert "Which round are these ratings from?" not in rest


def test_errors_are_filled_in_where_they_can_be_and_leave_out_what_screens_said():
    said = list(in_errors([sign_in.NOT_LISTED]))
    assert sign_in.NOT_LISTED not in said
    assert {sign_in.NOT_VERIFIED, "Only coordinators can do this.", workspace.visitor_full(3)} <= set(said)
    assert "secrets.toml, [people]: it is not a table. docs/secrets.example.toml shows how." in said
    assert not any("SELECT" in line for line in said)


def test_the_command_says_its_help_and_what_it_makes_of_a_file():
    said = "\n".join(in_command(["--help", "read bad.csv"]))
    assert "show what we read in files" in said
    assert "problem (not-one-rating): bad.csv, row 2: “2.5” is not one of the ratings 0, 1, 2 and 3." in said
    assert "(exit code 1)" in said
