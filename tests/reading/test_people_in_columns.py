"""Names of people in columns of other things are no schools, and stand in no question and no list of columns."""

import pytest

import ilt
from tests.support.daily import one_in
from tests.support.files import source, text

NAMES = ("Zlatana Quimby", "Orfeo Vexley", "Mara Toth")
BY = ("School observed by", "School visited by", "School reviewed by", "School rated by", "School assigned by")
BY += ("Observed by school", "Name of school visited by", "Escuela observada por", "Team rated by", "Round rated by")
ROLES = ("Observer of school", "School visitor", "School contact", "Name of school contact", "School coach")
ROLES += ("School/Name", "Name and school", "School peer", "School partner", "Host of school")


def named(reading):
    """Return which names of people stand in what is shown of a reading before it is confirmed."""
    shown = repr([*reading.questions.to_dict("records"), *reading.columns.to_dict("records")])
    return [name for name in NAMES if any(word in shown for word in name.split())]


def tidy(heading, cells=NAMES):
    head = ["round", "school", "perspective", "action_id", "rating", heading]
    rows = [
        ["Fall 2026", "Oak", "self", action, (at + more) % 4, cell]
        for at, cell in enumerate(cells)
        for more, action in enumerate(("S1.1", "S1.2", "S2.1"))
    ]
    return ilt.read(source(text([head, *rows]), "f.csv"))


def form(heading, cells=NAMES, *, school=True):
    head = ["Timestamp", *(["School"] if school else []), "Role", "S1.1", "S1.2", "S2.1", heading]
    rows = [
        ["10/02/2026 8:00:00", *(["Oak"] if school else []), "School ILT", at, 2, 3, cell]
        for at, cell in enumerate(cells)
    ]
    return ilt.read(source(text([head, *rows]), "f.csv"), answers={"round": "Fall 2026"})


@pytest.mark.parametrize("heading", one_in(4, [*BY, *ROLES]))
def test_who_visited_a_school_is_no_school(heading):
    for reading in (tidy(heading), form(heading), form(heading, school=False)):
        assert set(reading.ratings["school"]) <= {"Oak"}
        assert set(reading.ratings["round"]) <= {"Fall 2026"}
        assert "school" not in reading.sources["columns"].iloc[0].partition(f"{heading} → ")[2].split("; ")[0]
        assert not {"round-column", "school-column"} & set(reading.questions["key"])
        assert not named(reading)


@pytest.mark.parametrize(("heading", "key"), [("Window", "round-column"), ("Site", "school-column")])
def test_a_question_about_people_under_times_and_places_names_nobody(heading, key):
    head = ["Timestamp", *(["School"] if heading == "Window" else ["Round"]), "Role", "S1.1", "S1.2", heading]
    rows = [
        ["10/02/2026 8:00:00", "Oak" if heading == "Window" else "Fall 2026", "School ILT", 2, 3, cell]
        for cell in NAMES
    ]
    reading = ilt.read(source(text([head, *rows]), "f.csv"))
    assert set(reading.questions["key"]) == {key}
    assert not named(reading)


@pytest.mark.parametrize("heading", ["School visited", "School observed by you", "Host school", "Peer school visited"])
def test_the_school_that_was_visited_is_the_school(heading):
    head = ["Timestamp", "School", "Role", "S1.1", "S1.2", "S2.1", heading]
    rows = [["10/02/2026 8:00:00", "Oak", "District ILT", 1, 2, 3, "Elm"]]
    reading = ilt.read(source(text([head, *rows]), "f.csv"), answers={"round": "Fall 2026"})
    assert set(reading.ratings["school"]) == {"Elm"}


MIXED = ("Name and role", "Role and name", "Name (Role)", "Rater/Role", "School/Name", "Name/Role", "Role", "Group")
CELLS = (
    NAMES,
    ("zlatana quimby", "orfeo vexley", "mara toth"),
    ("Self (Zlatana Quimby)", "Cross (Orfeo Vexley)", "Self (Mara Toth)"),
    ("3 - Zlatana Quimby", "2 - Orfeo Vexley", "3 (Mara Toth)"),
    ("Oak Elementary - Zlatana Quimby", "Orfeo Vexley, Elm High", "Mara Toth / Oak School"),
    ("10/02/2026 Zlatana Quimby", "8:00 Orfeo Vexley", "10/03/2026 Mara Toth"),
)


@pytest.mark.parametrize("heading", one_in(6, MIXED))
@pytest.mark.parametrize("cells", CELLS)
def test_the_first_cells_of_a_column_name_nobody(heading, cells):
    rows = [
        ["x", school, "School ILT", cell, 1, 2, 3] for school, cell in zip(("Oak", "Elm", "Ash"), cells, strict=True)
    ]
    head = ["When", "School", "Kind", heading, "First", "Second", "Third"]
    reading = ilt.read(source(text([head, *rows]), "f.csv"), answers={"column": "ask"})
    columns = reading.columns.set_index("place")["values"]
    assert len(columns["D"]) == len(cells)
    assert not any(part.casefold() in repr(columns["D"]).casefold() for name in NAMES for part in name.split())
    # What is nothing else is shown whole.
    assert columns["B"] == ["Oak", "Elm", "Ash"]
    assert columns["C"] == ["School ILT"]
    assert columns["E"] == ["1"]


@pytest.mark.parametrize("heading", ["Count", "School contact", "Principal", "Form", "Entered for", "Response type"])
@pytest.mark.parametrize("cells", [NAMES, ("Yes - Zlatana", "No - Orfeo", "Yes - Mara")])
def test_names_next_to_ratings_are_no_labels_of_a_scale(heading, cells):
    head = ["round", "school", "perspective", "action_id", "rating", heading]
    rows = [
        ["Fall 2026", "Oak", "self", action, at, cell] for at, cell in enumerate(cells) for action in ("S1.1", "S1.2")
    ]
    reading = ilt.read(source(text([head, *rows]), "f.csv"))
    assert heading == "Count" or "scale" not in set(reading.questions["key"])
    assert not named(reading)


def test_labels_that_are_known_words_stand_in_the_question():
    head = ["round", "school", "perspective", "action_id", "rating", "Meaning", "rater"]
    labels = {1: "Emerging", 2: "Developing", 3: "Proficient"}
    rows = [
        ["Fall 2026", "Oak", "self", action, at, label, at]
        for at, label in labels.items()
        for action in ("S1.1", "S1.2")
    ]
    (question,) = ilt.read(source(text([head, *rows]), "f.csv")).questions["question"]
    assert "“1 = Emerging … 3 = Proficient”" in question
