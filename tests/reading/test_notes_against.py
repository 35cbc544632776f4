"""A note in a cell of its own that contradicts its rating is expected with both readings; other notes are notes."""

import io

import pyarrow as pa
import pyarrow.compute as pc

from ilt.reading import read_here
from ilt.reading.cells.notes_against import MAY_SAY, against
from tests.support.corpus.writers import text

HEAD = ["rater", "school", "round", "perspective", "action_id", "rating", "note"]
WHO = ["Ana Ruiz", "Birch Elementary", "Fall 2026", "self"]


def read(*pairs, **fixed):
    table = [HEAD, *([*WHO, f"S1.{at}", rating, note] for at, (rating, note) in enumerate(pairs, 1))]
    file = io.BytesIO(text(table))
    file.name = "t.csv"
    return read_here(file, answers={f"fix@t.csv!{cell}": said for cell, said in fixed.items()})


def test_a_note_that_contradicts_its_rating_says_so():
    expected = {
        "none": [(0, "Not observed"), (0, "N/A"), (0, "didn’t see"), (0, "n/a - new team"), (2, "not observed"),
                 (0, "Nobody saw it"), (0, "was not there"), (0, "skip"), (0, "don't know")],
        "other": [(1, "should be 2"), (1, "Change to 2"), (3, "I meant 1"), (1, "Should have been a three."), (2, "1"),
                  (0, "I'd say 2 now"), (1, "should be two"), (3, "2 in spring"), (1, "2 [sic]"), (1, "moved to 2 after discussion"), (3, "not a 3"), (1, "2 - good norms")],
        "out": [(2, "DISREGARD"), (2, "ignore this row"), (2, "void"), (2, "duplicate, do not count"), (2, "Test"),
                (2, "Wrong school - please delete"), (1, "Entered twice.")],
        "words": [(0, "Mostly consistent"), (3, "Not present")],
        "time": [(2, "last year"), (3, "goal")],
    }  # fmt: skip
    pairs = [(what, *pair) for what, own in expected.items() for pair in own]
    assert [(against(note, rating), rating, note) for _, rating, note in pairs] == pairs
    notes = pa.array([note for _, _, note in pairs])
    assert pc.all(pc.match_substring_regex(notes, MAY_SAY)).as_py()


def test_of_notes_that_begin_alike_those_are_looked_at_that_may_say_so():
    """Many notes begin with *we* and *not*; looking at each of them took more than the rest of reading."""
    says = [
        "We did not see it",
        "I haven’t visited yet",
        "we were absent that day",
        "not in my building",
        "(not observed)",
    ]
    says += ["I meant the other row", "No one saw it", "not observed - new team", "We could not tell", "no opinion!"]
    says += ["Last year", "Goal by June", "Not consistent yet", "I was away"]
    plain = [
        "We meet weekly but the plan is not tracked",
        "Not all of the teams use it",
        "I like the new tool",
        "No plan yet",
    ]
    plain += ["The next step is a plan", "by the calendar of last months", "We saw three teams", "not tools but habits"]
    assert [note for note in says if not any(against(note, rating) for rating in (0, 2))] == []
    assert [note for note in plain if any(against(note, rating) for rating in (0, 2))] == []
    looked_at = pc.match_substring_regex(pa.array([*says, *plain]), MAY_SAY).to_pylist()
    assert looked_at == [True] * len(says) + [False] * len(plain)


def test_an_ordinary_note_says_nothing_against_its_rating():
    notes = [
        *((1, "This should be a 2-hour block"), (0, "We ignore this practice"), (2, "We do not use this protocol")),
        *((1, "Should be 2 per month"), (1, "changed to 2 meetings a month"), (1, "Not observed in math"), (2, "N/A")),
        *((0, "None"), (0, "No evidence"), (1, "not sure"), (2, "we meet 2 times"), (1, "Last year we began")),
        *((2, "Duplicate agendas are avoided"), (1, "test data used"), (0, "never"), (0, "not yet"), (2, "Solid 2")),
        *((2, "Ask students for feedback"), (2, "should be 2"), (0, "Not used"), (1, "inconsistent across grades")),
        *(
            (1, "There should be two"),
            (1, "2 in grade 3"),
            (1, "sic"),
            (2, "2 in spring"),
            (1, "2 in math"),
            (2, "2 sic"),
        ),
        *((2, "1 - Norms; 2 - Agenda"), (2, "up from 1"), (1, "was 1 last year"), (1, "2-3 times a year")),
    ]
    assert {note: against(note, rating) for rating, note in notes} == {note: "" for _, note in notes}


def test_each_such_rating_is_a_problem_at_its_cell():
    reading = read((0, "not observed"), (1, "should be 2"), (2, "void"))
    found = [*zip(reading.problems["code"], reading.problems["cell"], strict=True)]
    assert found == [("zero-or-none", "F2"), ("not-one-rating", "F3"), ("not-to-count", "F4")]
    assert reading.ratings.empty


def test_a_corrected_rating_stands_whatever_its_note_says():
    reading = read((0, "not observed"), (1, "should be 2"), (2, "void"), F2="0", F3="2", F4="leave out")
    assert list(reading.ratings["rating"]) == [0, 2]
    assert list(reading.problems["code"]) == ["left-out"]


def test_what_stands_next_to_as_many_ratings_is_no_remark_on_zeros():
    assert read((0, "n/a"), (2, "n/a"), (1, "n/a")).problems.empty
    assert len(read((0, "n/a"), (0, "n/a"), (1, "n/a")).problems) == 2
