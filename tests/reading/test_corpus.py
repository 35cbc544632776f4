"""Each file of the corpus (tests/support/corpus), read from disk: what is taken, asked, refused and said, no more and no less."""

import dataclasses
import random
from collections import Counter

import pandas as pd
import pytest

import ilt
from ilt.reading import read_here
from ilt.reading.all_tables import similar_names
from tests.support.corpus import CASES, FAMILIES, day
from tests.support.corpus.case import questions_of, read
from tests.support.daily import one_in

SOME = frozenset(random.Random(20261126).sample(sorted(CASES), 6))
"""What a process of its own reads every day, too."""
ACCOUNT = ["accepted", "not_rated", "rejected", "waiting"]


@pytest.mark.parametrize(
    "name", [name for family in FAMILIES for name in one_in(20, [case.name for case in family.CASES])]
)
def test_read_right(name, tmp_path):
    case = CASES[name]
    found = read(case.write(tmp_path), case.answers)
    reading = found.last
    assert found.questions == set(case.questions)
    assert questions_of(reading) == case.open_questions()
    assert found.before == case.before
    assert sorted(found.ratings) == sorted(case.ratings)
    assert found.rounds == (set(case.rounds) if case.ratings else set())
    assert sorted(found.problems) == sorted(case.problems)
    assert sorted(found.sources) == sorted(case.sources)
    notices, messages = (" ".join(table["message"]) for table in (reading.notices, reading.problems))
    assert [words for words in case.notices if words not in notices] == []
    assert [words for words in case.says if words not in messages] == []
    if case.notes is not None:
        assert found.notes == set(case.notes)
    figures = reading.sources
    assert (figures["seen"] == figures[ACCOUNT].sum(axis=1)).all()
    assert reading.ratings["action_id"].notna().all()
    teams = [team for line in case.ratings for team in line.split(" || ")]
    rated = [
        team for team in teams if set("0123") & {mark for run in team.split(" | ")[2:] for mark in run.split()[1:]}
    ]
    assert (ilt.raters(reading.ratings)["rated"] > 0).sum() == len(rated)


@pytest.mark.parametrize("name", [pytest.param(name, marks=() if name in SOME else pytest.mark.full) for name in CASES])
def test_a_process_of_its_own_reads_the_same(name, tmp_path):
    files = CASES[name].write(tmp_path)
    for answers in ({}, CASES[name].answers):
        apart, here = ilt.read(*files, answers=answers), read_here(*files, answers=answers)
        for field in dataclasses.fields(ilt.Reading):
            pd.testing.assert_frame_equal(getattr(apart, field.name), getattr(here, field.name))


def test_each_family_has_cases_and_each_name_is_once():
    """A layout is proven by at least three files."""
    counts = {family.__name__.rpartition(".")[2]: len(family.CASES) for family in FAMILIES}
    assert len(CASES) == sum(counts.values())
    assert counts.pop("day") == 1
    assert min(counts.values()) >= 3
    names = Counter(name.partition(":")[0] for name in CASES)
    layouts = ("tidy", "wide", "template", "sheets", "Google grid", "Google scale", "Microsoft", "SurveyMonkey")
    assert all(names[layout] >= 3 for layout in (*layouts, "Qualtrics", "LimeSurvey"))


def ratings_of(name, tmp_path):
    """Return the ratings of a case."""
    return read(CASES[name].write(tmp_path), CASES[name].answers).last.ratings


def test_notes_numbered_by_the_tool_stay_with_their_actions(tmp_path):
    table = ratings_of("microsoft: Notes right after each action, numbered by the tool", tmp_path)
    notes = {(row.rater, row.action_id): row.note for row in table.itertuples() if row.note}
    assert notes == {
        ("e@d.org", "D2.1"): "2 rooms",
        ("e@d.org", "D2.2"): "3 meetings",
        ("f@d.org", "D2.2"): "1 room",
        ("f@d.org", "D2.3"): "never came",
    }


def test_first_and_last_names_are_one_rater(tmp_path):
    name = next(name for name in CASES if name.startswith("surveymonkey: first and last"))
    assert set(ratings_of(name, tmp_path)["rater"]) == {"Ana Diaz", "Ana Wong", "Bo Diaz"}


@pytest.mark.full
def test_of_one_day_each_template_has_its_note_and_two_schools_are_spelled_alike(tmp_path):
    table = ratings_of(day.CASES[0].name, tmp_path)
    assert similar_names.similar_in_table(table) == [("Dogwood Elementary", "Dogwood Elementery")]
    notes = table.loc[table["school"] == "Cedar K-8", "note"]
    assert (notes == "we meet, but nothing is tracked").sum() == len(day.PEOPLE)


def test_what_was_sent_twice_is_said_of_no_other_rows(tmp_path):
    case = CASES[
        "people: an answer that was sent twice within seconds is said, and one of the same ratings hours later is not"
    ]
    messages = read(case.write(tmp_path), case.answers).last.notices["message"]
    assert [words for words in messages if "same answers" in words] == list(
        filter(lambda words: words.startswith("Rows 2 and 3 "), messages)
    )
    case = CASES["people: what stands for a name and is nobody's"]
    assert "same answers" not in " ".join(read(case.write(tmp_path), case.answers).last.notices["message"])
