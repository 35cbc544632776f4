"""Labels among raters' names that nobody is called by are asked about; names, initials, roles and codes are not."""

import io

import pytest

from ilt.reading import read_here
from ilt.reading.cells.odd_names import odd_ones
from tests.support.corpus.writers import WORDS, text

ACTIONS = ("S1.1", "S1.2", "S1.3")
PEOPLE = {
    "full names": ("Ana Ruiz", "Ben Cole", "Cal Dow"),
    "first names": ("Ana", "Ben", "Cal"),
    "codes": ("R1", "R2", "R3"),
    "initials": ("A.R.", "B.C.", "C.D."),
}
RATED = {"Ana": (1, 2, 3), "Ben": (0, 2, 1), "Cal": (3, 3, 0)}
LABELS = (
    *("EOY", "BOY", "MOY", "Spring", "Fall", "Prev", "Prelim.", "Reference", "Proposed", "Recalibrated", "Wt", "Pri."),
    *("PLCs", "Staff", "Teachers", "Leadership", "Coach pick", "Facilitator est.", "Principal estimate", "Panel"),
    *("Predicted", "Calibration", "Evidence"),
)
NAMES = ("JT", "J.T.", "Kim", "Ng", "Jo", "Principal", "ML coordinator", "Coach Diaz", "Ana R.", "dee@sd.org", "N/A")
FIRST_NAMES = ("DeShawn", "Winifred", "O'Brien", "Grant", "May", "Clarence", "Chance", "Trinity", "Basel", "Autumn")


def rows(people, label):
    return [["Rater", "School", "Round", "Team", *ACTIONS]] + [
        [name, "Birch Elementary", "Fall 2026", "self", *own]
        for name, own in zip((*people, label), (*RATED.values(), (2, 2, 2)), strict=True)
    ]


def read(table, name="t.csv"):
    file = io.BytesIO(text(table))
    file.name = name
    return read_here(file)


@pytest.mark.parametrize("kind", PEOPLE)
def test_what_nobody_is_called_by_stands_out_among_names(kind):
    people = [*PEOPLE[kind]]
    for label in LABELS:
        assert odd_ones([*people, label]) == {3}, label
        assert odd_ones([label, *people]) == {0}, label


def test_names_initials_and_roles_do_not_stand_out():
    for kind in ("full names", "first names"):
        for name in (*NAMES, *(FIRST_NAMES if kind == "first names" else ())):
            assert not odd_ones([*PEOPLE[kind], name]), name


def test_a_row_of_such_a_label_or_of_the_school_itself_is_a_problem():
    for label in ("Coach pick", "BES", "Birch"):
        reading = read(rows(PEOPLE["first names"], label))
        assert [*zip(reading.problems["code"], reading.problems["cell"], strict=True)] == [("no-rater", "A5")]
        assert list(reading.ratings["rating"]) == [1, 2, 3, 0, 2, 1, 3, 3, 0]


def test_a_label_above_a_column_is_a_problem_at_its_cell():
    above = [["School", "Birch Elementary"], ["Round", "Fall 2026"], ["Perspective", "self"], [""]]
    for label in ("Prev", "BES"):
        head = ["Rater", *PEOPLE["first names"], label]
        own = [[WORDS[action], *(of[at] for of in RATED.values()), 2] for at, action in enumerate(ACTIONS)]
        reading = read([*above, head, *own])
        assert [*zip(reading.problems["code"], reading.problems["cell"], strict=True)] == [("no-rater", "E5")]
        assert len(reading.ratings) == 9


def test_where_most_are_roles_a_group_or_a_subject_is_one_too():
    roles = ["Principal", "AP", "ML coach"]
    for label in ("Teachers", "Staff", "Math", "SPED"):
        assert not odd_ones([*roles, label]), label
    for label in ("Coach pick", "Proposed"):
        assert odd_ones([*roles, label]) == {3}, label
