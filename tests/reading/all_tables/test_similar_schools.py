"""Which spelling of a school is meant is asked once, and what forms may ask twice or of which team is never guessed."""

import difflib
import io
import itertools

import pytest

import ilt
from ilt.reading.all_tables.similar_names import differ_in_mark, ratio
from ilt.reading.cells.headings import question_of
from tests.support.corpus.writers import DASHED, WORDS, book, text
from tests.support.daily import one_in

HEAD = ["School", "Round", "Perspective", "Rater", "S1.1", "S1.2"]
KEY = "school:Lincoln Elemntary"


def source(name, rows):
    file = io.BytesIO(text(rows))
    file.name = name
    return file


def rated(*schools, by="a"):
    return [HEAD, *([school, "Fall 2026", "self", f"{by}{at}", "1", "2"] for at, school in enumerate(schools))]


def read(*files, **more):
    return ilt.read(*(source(name, rows) for name, rows in files), **more)


FIRST = ("many.csv", rated("Lincoln Elementary", "Lincoln Elementary", "Roosevelt"))
SECOND = ("one.csv", rated("Lincoln Elemntary", by="b"))


@pytest.mark.full
def test_only_the_file_with_the_rarer_spelling_waits():
    reading = read(FIRST, SECOND)
    (question,) = reading.questions.itertuples()
    assert (question.key, question.source) == (KEY, "one.csv")
    assert question.choices == ["Lincoln Elementary", "they are two schools"]
    assert sorted(reading.ratings["school"]) == ["Lincoln Elementary"] * 4 + ["Roosevelt"] * 2
    assert reading.sources.set_index("source")["waiting"].to_dict() == {"many.csv": 0, "one.csv": 2}


def test_the_answer_names_the_school_that_is_meant():
    reading = read(FIRST, SECOND, answers={KEY: "Lincoln Elementary"})
    assert reading.questions.empty
    assert (reading.ratings["school"] == "Lincoln Elementary").sum() == 6


RARE, OFTEN = "Lincoln Elemntary", "Lincoln Elementary"
BARE = [["Round", "Perspective", "Rater", "S1.1", "S1.2"], ["Fall 2026", "self", "b", "1", "2"]]
ONE_A_ROW = [["Action", "Rating", "Rater", "Perspective"], ["S1.1", "1", "b", "self"], ["S1.2", "2", "b", "self"]]
SAID = {
    "a column": ("one.csv", text(SECOND[1]), {}),
    "a fact above a wide table": ("one.csv", text([["School", RARE], *BARE]), {}),
    "a fact above a tidy table": ("one.csv", text([[f"School: {RARE}"], ["Round: Fall 2026"], *ONE_A_ROW]), {}),
    "a sheet's name": ("one.xlsx", book({RARE: BARE, "Roosevelt": BARE}), {"sheets": "schools"}),
    "the answer about the file": ("one.csv", text(BARE), {"school@one.csv": RARE}),
    "the answer about all files": ("one.csv", text(BARE), {"school": RARE}),
    "the answer about raters of the district": (
        "one.csv",
        text([[cell.replace("S1", "D1").replace("self", "School ILT") for cell in row] for row in BARE]),
        {"school@one.csv": RARE},
    ),
}


@pytest.mark.parametrize("key", [KEY, f"{KEY}@{{}}"])
@pytest.mark.parametrize("where", one_in(2, SAID))
def test_the_school_that_is_meant_counts_wherever_the_name_is_from(where, key):
    name, data, answers = SAID[where]
    files = [io.BytesIO(text(FIRST[1])), io.BytesIO(data)]
    files[0].name, files[1].name = FIRST[0], name
    before = ilt.read(*files, answers=answers)
    assert list(before.questions["key"]) == [KEY]
    assert RARE not in set(before.ratings["school"])
    reading = ilt.read(*files, answers=answers | {key.format(name): OFTEN})
    assert reading.questions.empty
    assert set(reading.ratings["school"]) == {OFTEN, "Roosevelt"}
    assert (reading.ratings["school"] == OFTEN).sum() == 6
    assert f"The school “{RARE}” was read as “{OFTEN}”, as you answered." in set(reading.notices["message"])


@pytest.mark.parametrize("second", [SECOND, ("one.csv", rated(*["Lincoln Elemntary"] * 3))])
@pytest.mark.parametrize("answer", ["Lincoln Elemntary", "they are two schools"])
def test_two_schools_stay_two_after_one_question(second, answer):
    reading = read(FIRST, second, answers={KEY: answer})
    assert reading.questions.empty
    assert set(reading.ratings["school"]) == {"Lincoln Elementary", "Lincoln Elemntary", "Roosevelt"}
    assert "spelled alike" not in " ".join(reading.notices["message"])


@pytest.mark.parametrize("other", ["Harbor ES", "Harbor Elem.", "harbor_elementary", "Harbor E.S."])
def test_whether_a_shortened_name_is_the_school_is_a_question(other):
    reading = read(("one.csv", rated("Harbor Elementary", "Harbor Elementary", other)))
    assert list(reading.questions["key"]) == [f"school:{other}"]
    assert reading.ratings.empty


@pytest.mark.parametrize("short", ["Harbor El.", "Harbor Elem.", "Har. Elementary", "Harbor Element"])
def test_the_shortened_name_waits_however_often_it_stands(short):
    full = "Harbor Elementary School"
    several = ("one.csv", rated(short, short, full))
    (question,) = read(several).questions.itertuples()
    assert (question.key, question.choices) == (f"school:{short}", [full, "they are two schools"])
    assert set(read(several, answers={question.key: full}).ratings["school"]) == {full}


def test_three_spellings_of_a_school_become_one():
    full = "Harbor Elementary School"
    several = ("one.csv", rated("Harbor", "Harbor Elem.", full, "Harbor Elem."))
    open_ = read(several).questions.set_index("key")["choices"].to_dict()
    assert open_ == {f"school:{name}": [full, "they are two schools"] for name in ("Harbor", "Harbor Elem.")}
    reading = read(several, answers=dict.fromkeys(open_, full))
    assert reading.questions.empty
    assert set(reading.ratings["school"]) == {full}


def test_a_number_in_place_of_a_schools_name_is_a_question():
    several = ("one.csv", rated("3", "3", "Oak Elementary", "12"))
    questions = read(several).questions
    assert list(questions["key"]) == ["school:12", "school:3"]
    assert list(questions["ratings"]) == [2, 4]
    reading = read(several, answers={"school:3": "Elm Middle", "school:12": "12"})
    assert reading.questions.empty
    assert reading.ratings["school"].value_counts().to_dict() == {"Elm Middle": 4, "Oak Elementary": 2, "12": 2}


def test_a_school_that_begins_with_el_is_of_no_level():
    reading = read(("one.csv", rated("El Camino", "Camino Elementary")))
    assert reading.questions.empty


def test_a_name_without_its_level_is_said_to_be_alike():
    reading = read(("one.csv", rated("Harbor Elementary", "Harbor")))
    assert reading.questions.empty
    assert "“Harbor” and “Harbor Elementary” are similar names" in " ".join(reading.notices["message"])


@pytest.mark.parametrize("other", ["Harbor MS", "Harbor HS", "Harbor View ES", "New Harbor ES", "Harper Academy"])
def test_a_school_of_another_level_or_place_is_another(other):
    reading = read(("one.csv", rated("Harbor ES", "Harbor ES", other)))
    assert reading.questions.empty
    assert set(reading.ratings["school"]) == {"Harbor ES", other}
    assert "spelled alike" not in " ".join(reading.notices["message"])


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("Lincoln Elementary 1", "Lincoln Elementary 2", True),
        ("Lincoln Elementary I", "Lincoln Elementary II", True),
        ("Northside Elementary", "Southside Elementary", True),
        ("Academy A of the Arts", "Academy B of the Arts", True),
        ("Lincoln Elementary", "Lincoln Elemntary", False),
        ("Lincoln Elementary", "Lincoln  elementary", False),
    ],
)
def test_numbers_letters_and_directions_tell_schools_apart(one, other, two):
    assert differ_in_mark(one, other) == two


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Are you on the school ILT or the district ILT?", "team"),
        ("Which team are you on?", "team"),
        ("Which team are you rating?", "assessment"),
        ("Which ILT is being assessed?", "assessment"),
        ("Which school ILT are you rating?", "school"),
        ("Are you on the school ILT?", None),
    ],
)
def test_the_team_that_is_rated_is_not_the_raters_own(question, asks):
    assert question_of(question) == asks


MICROSOFT = ["ID", "Start time", "Completion time", "Email", "Name"]
SENT = ["1", "9/14/26 8:02:11", "9/14/26 8:09:41", "a@d.org", "Ann"]
TWICE = [WORDS["S1.1"], WORDS["S1.2"], f"{WORDS['S1.1']}2"]


@pytest.mark.parametrize(
    ("team", "cells"), [(["Your team"], ["School ILT", *DASHED[1:4]]), ([], [DASHED[1], DASHED[2], ""])]
)
def test_one_action_in_two_columns_is_refused_where_a_row_has_both_or_no_side(team, cells):
    reading = read(("twice.csv", [[*MICROSOFT, *team, *TWICE], [*SENT, *cells]]))
    assert list(reading.problems["code"]) == ["two-columns-one-name"]


@pytest.mark.parametrize("notes", [("Notes", "Notes"), ("Notes2", "Notes"), ("Comments", "Notes2 on all")])
def test_microsofts_notes_count_only_where_they_are_numbered_in_order(notes):
    head = [*MICROSOFT, "School", WORDS["S1.1"], notes[0], WORDS["S1.2"], notes[1]]
    rows = [head, [*SENT, "Oak", "2", "here", "1", "there"]]
    reading = read(("notes.csv", rows), answers={"round": "Fall 2026", "perspective": "self"})
    assert list(reading.ratings["rating"]) == [2, 1]
    assert set(reading.ratings["note"]) == {""}


def test_a_blank_part_of_a_joint_form_is_no_problem_and_no_rating():
    head = ["School", "Round", "Perspective", "Rater", "D1.1", "S1.1"]
    rows = [
        head,
        ["", "Fall 2026", "District ILT", "d", "2", ""],
        ["", "Fall 2026", "District ILT", "e", "1", "3"],
        ["Oak", "Fall 2026", "School ILT", "f", "", "2"],
    ]
    reading = read(("joint.csv", rows))
    assert list(reading.problems["code"]) == ["school-missing"]
    assert list(reading.ratings["action_id"]) == ["D1.1", "D1.1", "D1.1", "S1.1"]
    figures = reading.sources.iloc[0]
    assert [int(figures[name]) for name in ("seen", "accepted", "not_rated", "rejected")] == [6, 3, 2, 1]


def test_a_file_in_another_case_is_another_file():
    """On most computers Fall.csv and fall.csv lie in two folders; what is said of one says nothing of the other."""
    rows = [["School", "Perspective", "Rater", "S1.1", "S1.2"], ["Alder", "self", "a", "1", "2"]]
    files = ("Fall.csv", rows), ("fall.csv", [rows[0], ["Birch", "self", "b", "1", "2"]])
    reading = read(*files, answers={"round@Fall.csv": "Fall 2026"})
    assert list(reading.questions["source"]) == ["fall.csv"]
    assert set(reading.ratings["school"]) == {"Alder"}


def test_a_spelling_in_capitals_that_is_settled_settles_no_other():
    several = rated("Lincoln", "Lincoln", "LINCOLN", "Lincon")
    reading = read(("a.csv", several), answers={"school:LINCOLN": "Lincoln"})
    assert list(reading.questions["key"]) == ["school:Lincon"]


def test_a_long_text_is_no_side_and_no_school_to_ask_about():
    """Its question could not be kept, nor its answer."""
    long = "I coach in several schools and " + "x" * 2_000
    rows = [[*HEAD], ["Alder", "Fall 2026", long, "a", "1", "2"], ["Alder", "Fall 2026", "self", "b", "1", "2"]]
    reading = read(("a.csv", rows))
    assert reading.questions.empty
    assert list(reading.problems["code"]) == ["perspective-unknown"]
    schools = read(("a.csv", rated(long, long + "!", long.upper())))
    assert schools.questions.empty
    assert len(set(schools.ratings["school"])) == 3


def test_names_are_as_much_alike_as_their_letters_say_whichever_these_are():
    names = [
        "School 12",
        "School 21",
        "School 1212",
        "Mountain View 3",
        "Mountain Veiw 4",
        "Ñandú 5",
        "".join(map(chr, range(300, 500))),
    ]
    for one, other in itertools.product(names, repeat=2):
        alike = difflib.SequenceMatcher(None, one, other).ratio()
        assert ratio(one, other) == (1 if one == other else alike), (one, other)
