"""What one cell says: a rating, that nobody rated, or a problem; nothing is accepted that is not beyond doubt."""

import pytest

from ilt.reading.cells.column import Column
from ilt.reading.cells.rating_values import of_column, parse
from tests.support.corpus.writers import LABELS

RATED = {
    "(2)": 2,
    "[2]": 2,
    "__2__": 2,
    "**2**": 2,
    "“2”": 2,
    "`2`": 2,
    "2;": 2,
    "2,": 2,
    "Rating (0-3): 2": 2,
    "Rating 0-3: 2": 2,
    "Rating: __2__": 2,
    "My rating: 2": 2,
    "Level 2": 2,
    "Level: 2": 2,
    "Score - 2": 2,
    "Nivel 2": 2,
    "Puntaje: 3": 3,
    "a. Not present": 0,
    f"b) {LABELS[1]}": 1,
    "• Not present": 0,
    "Not present;": 0,
    "0 â€“ Not present": 0,
    f"2 â€“ {LABELS[2]}": 2,
    f"2 Ã¢â‚¬â€œ {LABELS[2]}": 2,
    "2Â ": 2,
    "<p>3</p>": 3,
    "2&nbsp;": 2,
    f"2 &ndash; {LABELS[2]}": 2,
    LABELS[1].replace("/", "&#x2F;"): 1,
    "&lt;p&gt;2&lt;/p&gt;": 2,
    "☐ 0 ☐ 1 ☒ 2 ☐ 3": 2,
    "0 ☐ 1 ☐ 2 ☒ 3 ☐": 2,
    "( ) 0 (x) 1 ( ) 2 ( ) 3": 1,
    f"☐ {LABELS[0]}\n☒ {LABELS[1]}": 1,
    "0 1 [2] 3": 2,
    "0  1  (2)  3": 2,
    "0 1 ② 3": 2,
    "☑ 2": 2,
    "2 ✓": 2,
    **dict.fromkeys(("Not present [0]", "Not present {0}", "Not present <0>", "Not present 0", "Not present | 0"), 0),
    **dict.fromkeys(("[0] Not present", "<0> Not present", "#0 Not present", "0 Not present", "Not present - [0]"), 0),
    f"{LABELS[2]}【2】": 2,
}
WITH_NOTES = {
    "2 (?)": (2, "?"),
    "2 (posted)": (2, "posted"),
    "2 (grade 3)": (2, "grade 3"),
    "2 (see page 3)": (2, "see page 3"),
    "2 (minutes of 10/3)": (2, "minutes of 10/3"),
    "2 (posted) in 3 rooms": (2, "(posted) in 3 rooms"),
    "1 - we met 2 times": (1, "we met 2 times"),
    "2 - grade 3 only": (2, "grade 3 only"),
    "2 - grades 1, 2 and 3": (2, "grades 1, 2 and 3"),
    "2 - K-2, 3-5 started": (2, "K-2, 3-5 started"),
    "2 - we meet at 2:30": (2, "we meet at 2:30"),
    "2 - goal setting works": (2, "goal setting works"),
    "1 - last year we began": (1, "last year we began"),
    "3 - average attendance is high": (3, "average attendance is high"),
    "2 - started in grade 3 (ELA)": (2, "started in grade 3 (ELA)"),
    "2. We meet weekly. See 2.3": (2, "We meet weekly. See 2.3"),
    "1. We share agendas in grade 2. More soon": (1, "We share agendas in grade 2. More soon"),
    "[2] posted": (2, "posted"),
    "(2) posted": (2, "posted"),
    "<b>2</b> - posted": (2, "posted"),
    "<div>2<br>posted</div>": (2, "posted"),
    "Rating: 2 Notes: posted": (2, "Notes: posted"),
    "We meet weekly.\nRating: 2": (2, "We meet weekly."),
    "We meet weekly.\n2": (2, "We meet weekly."),
    "We meet. Rating: 2": (2, "We meet."),
    "2 - see:\n1. agenda\n2. minutes": (2, "see:\n1. agenda\n2. minutes"),
    "0 - no evidence of a calendar": (0, "no evidence of a calendar"),
}
NOT_RATED = [
    *("NULL", "N/O", "Unsure", "No response", "Skipped", "Choose an item.", "Unable to rate", "TBD", "Not sure"),
    *("--", "—", "____", "...", "Rating:", "Rating: ____", "☐ 0 ☐ 1 ☐ 2 ☐ 3", "(blank)", "No aplica", "Select one"),
]
PROBLEMS = {
    **dict.fromkeys(
        (
            *(
                "2 (JM) 3 (KT)",
                "2 - JM, 3 - KT",
                "2: JM, 3: KT",
                "2 (ELA) 1 (Math)",
                "2: ELA, 1: Math",
                "3: K-2; 1: 3-5",
            ),
            *("1 - fall, 2 - spring", "1: fall 2: spring", "1 (F) 2 (S)", "1 = low, 2 = high", "2 = last year, now 3"),
            *("2 - no wait, 3", "2 - sorry, I meant 3", "2 - revised to 3", "2 (crossed out) 3", "1 - should be 2"),
            *("2 - on a scale of 4", "2 - on a 1-5 scale", "3-rd grade only", "2 - weeks ago we started, so 0"),
            *("2 (Millbrook 1)", "2 (JM: 3)", "2 [Oak 1]", "2 (team 3: 1)"),
            *("1. Norms posted  2. Agenda shared", "1. Norms posted 2. Agenda shared"),
        ),
        "not-one-rating",
    ),
    **dict.fromkeys(
        (
            *("3 (goal)", "3 - goal", "3 (meta)", "3 - by June", "2 - last year", "2 (last year)", "2 (avg)"),
            *("2 - avg of team", "3 - goal for June", "2 - prior rating", "2 - last year, we only started"),
        ),
        "another-time",
    ),
    "0 - I am new and cannot say": "zero-or-none",
    **dict.fromkeys(("Not present [1]", "1 Not present", "<3> Not present"), "number-and-words-disagree"),
    **dict.fromkeys(("Not present 10", "Not present 0 1", "Not present (0/3)"), "not-one-rating"),
    **dict.fromkeys(("Prior rating: 2", "District rating: 1"), "not-a-rating"),
    **dict.fromkeys(
        ("0 - N/A", "0 (not observed)", "0 = no evidence", "0: n/a", "0 - Not applicable", "0 - Not present / N/A"),
        "zero-or-none",
    ),
    **dict.fromkeys(("0 - N/A, we have no team", "2 - not sure", "None", "No evidence"), "zero-or-none"),
    **dict.fromkeys(("2-", "2 -", "2 –", "3-", "2:-"), "not-one-rating"),
    **dict.fromkeys(
        ("Rating: 2\nRating: 3", "2 - fall; 3 - spring", "1 (now 2)", "[1][2]", "2: Rating: 3"), "not-one-rating"
    ),
    **dict.fromkeys(("<s>1</s> 2", "~~1~~ 2"), "struck-through"),
    **dict.fromkeys(("1) agendas 2) minutes", "1. agendas\n2. minutes", "1 - a\n2 - b"), "not-one-rating"),
    **dict.fromkeys(("1\nJan: 2", "2\n\nPrincipal: 3", "1; really a 2", "1-on-1 coaching"), "not-one-rating"),
    **dict.fromkeys(("3-day institute", "2–hour PD", "1-page plan", "3-point rubric", "2-ish"), "not-a-rating"),
    **dict.fromkeys(("Level 2 of 4", "2 out of 3", "2 (out of 4)", "Score: 2/3", "Rating (1-4): 2"), "not-one-rating"),
    **dict.fromkeys(("☒ 0 ☐ 1 ☒ 2 ☐ 3", "Rating A: 1 Rating B: 2", "0/1/2/3"), "not-one-rating"),
    **dict.fromkeys(("N/A (0)", "?", "Rating", "2nd", "Teams observed:\n2", "x", "2 pts", "Zero"), "not-a-rating"),
    **dict.fromkeys(("99", "-99", "Level 4", "[4]", "Rating -2"), "off-scale"),
}


@pytest.mark.parametrize("text", RATED)
def test_a_rating_in_what_stands_around_it(text):
    assert (parse(text).rating, parse(text).note) == (RATED[text], "")


@pytest.mark.parametrize("text", WITH_NOTES)
def test_a_rating_and_its_note(text):
    assert (parse(text).rating, parse(text).note) == WITH_NOTES[text]


@pytest.mark.parametrize("text", NOT_RATED)
def test_nobody_rated(text):
    assert parse(text).kind == "not rated"


@pytest.mark.parametrize("text", PROBLEMS)
def test_what_is_not_beyond_doubt_is_a_problem(text):
    assert (parse(text).code, parse(text).rating) == (PROBLEMS[text], None)


def test_both_readings_of_a_zero_that_says_it_is_none_are_offered():
    assert (
        parse("0 - N/A").message
        == "“0 - N/A” may be a 0, or it may mean “not rated”. Enter 0, or n/a if it was not rated."
    )


def test_points_are_ratings_where_no_cell_has_more_than_a_rating_can():
    few = of_column(Column.from_cells(["2 pts", "0 points", "3 pt.", 1, ""]))
    assert [few[at].rating for at in range(5)] == [2, 0, 3, 1, None]
    many = of_column(Column.from_cells(["2 pts", "10 pts", "1"]))
    assert [many[at].rating for at in range(3)] == [None, None, 1]
