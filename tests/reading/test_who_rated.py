"""What was said of a column once holds for files alike; names under a heading of any words are shown nowhere."""

import pytest

import ilt
from ilt.reading import read_here
from tests.support.corpus.unnamed import two_times
from tests.support.corpus.which_school import at
from tests.support.corpus.who_rated import named
from tests.support.corpus.writers import book
from tests.support.files import source


def test_what_a_column_says_is_remembered_for_files_alike():
    for data, key, name in (
        (named(["Created By"]), "rater-column", "rater"),
        (two_times("Cycle", "1", "2"), "round-column", "round"),
    ):
        look = read_here(source(data, "a.csv")).sources["look"][0]
        again = read_here(source(data, "b.csv"), remembered={look: {key: "yes"}})
        assert again.questions.empty
        answered = read_here(source(data, "b.csv"), answers={key: "yes"})
        assert again.ratings[name].tolist() == answered.ratings[name].tolist()
        assert again.ratings[name].nunique() == 2


@pytest.mark.parametrize("answers", [{}, {"rater-column": "yes"}, {"rater-column": "no, something else"}])
def test_no_name_is_shown_of_a_column_that_may_name_raters(answers):
    data = named(["Created By"])
    reading = ilt.read(source(data, "a.csv"), answers={**answers, "fix@a.csv!A2": "Ana Ruis"})
    shown = [
        getattr(reading, table).to_string()
        for table in ("problems", "sources", "questions", "notices", "corrections", "preview", "columns")
    ]
    assert not any("Rui" in text or "Cole" in text for text in shown)


@pytest.mark.parametrize(("answer", "taken"), [("column B", False), ("Feeder", False), ("Oak", True)])
def test_a_column_is_no_school(answer, taken):
    data = at("Feeder", "Oak Elementary", "Elm Middle", "Oak Elementary")
    reading = ilt.read(source(data, "a.csv"), answers={"school-column": "no, something else", "school": answer})
    assert reading.questions["key"].tolist() == ([] if taken else ["school"])
    assert len(reading.ratings) == (6 if taken else 0)
    assert reading.notices["message"].str.contains("is a column, not a school").any() != taken


def test_nobody_is_said_to_be_unnamed_where_the_sheet_of_answers_names_all():
    answers = [
        ["start", "Your name", "Your team", "Round", "_index"],
        ["2026-10-01", "Ana Ruiz", "District ILT", "Fall 2026", 1],
        ["2026-10-02", "Ben Cole", "District ILT", "Fall 2026", 2],
    ]
    visits = [
        ["School you are rating", "S1.1", "S1.2", "_index", "_parent_table_name", "_parent_index"],
        ["Oak", 2, 1, 1, "Visits", 1],
        ["Elm", 0, 3, 2, "Visits", 2],
    ]
    reading = read_here(source(book({"Visits": answers, "visit": visits}), "visits.xlsx"))
    assert set(reading.ratings["rater"]) == {"Ana Ruiz", "Ben Cole"}
    assert "The file does not say who rated" not in " ".join(reading.notices["message"])
