"""Each question says what was seen, and what its answers mean, to somebody who sees nothing but the screen."""

import pytest

from ilt.reading import read_here
from tests.support.corpus.writers import AREA, WORDS, S
from tests.support.files import book, source, text

FALL = {"round": "Fall 2026", "school": "Oak", "perspective": "School ILT"}
NUMBERS = [action[1:] for action in S]
MARKS = [[str((at + who) % 4) for at in range(len(S))] for who in (0, 1)]


def read(rows, answers=None, name="a.csv"):
    return read_here(source(text(rows), name), answers=answers or {})


def question(reading, key):
    return reading.questions.set_index("key").loc[key, "question"]


def guesses(reading):
    return {row.place: row.guess for row in reading.columns.itertuples() if row.guess and row.place.isalpha()}


def confirmed(reading):
    """Return the answers of somebody who confirms each guess, and that nothing else is used."""
    places = [place for place in reading.columns["place"] if place.isalpha()]
    return {f"column@a.csv!{place}": guesses(reading).get(place, "not used") for place in places}


def rated(reading):
    table = reading.ratings
    return [(row.rater, row.action_id, row.rating) for row in table.itertuples()]


def wide(heads, *marks):
    return [["Name", *heads], *(["Ann", *own] if not at else ["Bo", *own] for at, own in enumerate(marks))]


# Which column is what


def test_ids_without_a_letter_are_a_question_and_read_as_confirmed():
    rows = wide(NUMBERS, *MARKS)
    reading = read(rows)
    assert question(reading, "column") == (
        "Which column is what? 19 columns look like ratings from 0 to 3 (B, C, D and 16 more), but no heading makes "
        "clear which action they rate."
    )
    assert list(guesses(reading).values())[1:] == S
    said = confirmed(reading) | FALL
    expected = [
        (who, action, int(mark))
        for who, own in zip(("Ann", "Bo"), MARKS, strict=True)
        for action, mark in zip(S, own, strict=True)
    ]
    assert rated(read(rows, said)) == expected
    assert len(read(rows, said).problems) == 0


def test_a_name_that_says_more_than_another_of_the_same_action_is_not_guessed():
    rows = wide(["s1_1", "imp_s1_1", "s1_2", "imp_s1_2"], ["0", "3", "1", "3"], ["2", "3", "1", "3"])
    reading = read(rows)
    assert (
        question(reading, "column")
        == "Which column is what? We can't tell which of columns B and C has the ratings of S1.1."
    )
    assert guesses(reading) == {"A": "rater", "B": "S1.1", "D": "S1.2"}
    found = read(rows, confirmed(reading) | FALL)
    assert rated(found) == [("Ann", "S1.1", 0), ("Ann", "S1.2", 1), ("Bo", "S1.1", 2), ("Bo", "S1.2", 1)]
    assert len(found.problems) == 0


def test_ids_that_belong_to_other_wordings_are_named_and_not_guessed():
    heads = [f"S1.2 {WORDS['S1.1']}", f"S1.3 {WORDS['S1.2']}"]
    reading = read(wide(heads, ["0", "3"], ["1", "2"]))
    assert question(reading, "column").endswith(
        "The IDs and wordings in the headings do not match: B has the ID S1.2, but the wording of S1.1."
    )
    assert guesses(reading) == {"A": "rater"}


def test_what_the_headings_ask_besides_is_said():
    heads = [f"How important is this to you? [{WORDS[action]}]" for action in S[:4]]
    reading = read(wide(heads, ["0", "3", "1", "1"], ["1", "2", "0", "3"]))
    assert question(reading, "column").endswith(
        "The headings of columns B, C, D and 1 more name actions, but may ask about something else (how important the "
        "action is). Choose “Not used” for any column without ratings, or choose to skip the sheet."
    )


def test_where_two_columns_may_be_the_ratings_both_are_named():
    rows = [["Action", "My rating", "Team rating"], *([action, "1", "2"] for action in S[:4])]
    assert question(read(rows), "column") == (
        "Which column is what? We found what look like ratings under “My rating” and “Team rating”, but we can't tell "
        "who gave them or in which round."
    )


def test_a_long_heading_is_shown_with_what_stands_behind_its_action_first():
    heads = [f"{WORDS['S1.1']} [How important is this?]", f"{WORDS['S1.1']} [How difficult is this?]"]
    reading = read(wide(heads, ["0", "3"], ["1", "2"]))
    seen = reading.columns.set_index("place")["heading"]
    assert seen["B"].startswith("How important is this? · Establishes")
    assert seen["C"].startswith("How difficult is this? ·")
    assert seen["B"] != seen["C"]


# Who rated twice


def test_two_ratings_of_one_action_are_said_by_their_rows_and_nobody_is_named():
    rows = [["Name", "S1.1", "S1.2"], ["Ann", "0", "1"], ["Bo", "2", "2"], ["Ann", "3", "2"], ["Bo", "2", "1"]]
    words = question(read(rows, FALL), "duplicates")
    assert words.startswith(
        "2 raters gave the same action two different ratings: rows 2 and 4 (2 actions); rows 3 and 5 (1 action). Should"
    )
    assert "Ann" not in words


def test_two_files_that_differ_are_one_question_that_names_the_other_file():
    one, two = [["Name", "S1.1", "S1.2"], ["Ann", "0", "1"]], [["Name", "S1.1", "S1.2"], ["Ann", "3", "1"]]
    reading = read_here(source(text(one), "a.csv"), source(text(two), "b.csv"), answers=FALL)
    words = reading.questions.set_index(["key", "source"])["question"].to_dict()
    assert list(words) == [("duplicates", "b.csv")]
    assert words["duplicates", "b.csv"].startswith(
        "1 rater gave the same action two different ratings: row 2 of a.csv and row 2 of b.csv (1 action). "
        "If one file is a corrected copy of another, remove the old one. Should only the later rating count, or neither one? "
    )
    assert reading.sources["waiting"].tolist() == [2, 2]
    later = read_here(
        source(text(one), "a.csv"), source(text(two), "b.csv"), answers={**FALL, "duplicates@b.csv": "keep the latest"}
    )
    assert later.questions.empty
    assert dict(zip(later.ratings["action_id"], later.ratings["rating"], strict=True)) == {"S1.1": 3, "S1.2": 1}


# Whose, and on which scale


@pytest.mark.parametrize(
    ("actions", "choices", "says"),
    [
        (
            ["S1.1", "S1.2"],
            ["School ILT", "District ILT"],
            "School ILT members rate their own team; district raters rate a school’s team.",
        ),
        (
            ["D1.1", "D1.2"],
            ["District ILT", "School ILT"],
            "District ILT members rate their own team; school raters rate the district’s team.",
        ),
        (
            ["S1.1", "D1.2"],
            ["self", "cross", "School ILT", "District ILT"],
            "The file has ratings of school ILTs and of the district ILT.",
        ),
    ],
)
def test_whose_ratings_these_are_has_one_list_of_what_each_answer_means(actions, choices, says):
    reading = read(wide(actions, ["0", "1"], ["2", "3"]))
    row = reading.questions.set_index("key").loc["perspective"]
    assert (row["choices"], says in row["question"]) == (choices, True)


@pytest.mark.parametrize("answer", ["self", "cross", "School ILT", "District ILT"])
def test_each_way_to_say_a_side_is_an_answer(answer):
    reading = read(wide(["S1.1", "S1.2"], ["0", "1"], ["2", "3"]), FALL | {"perspective": answer})
    assert set(reading.ratings["perspective"]) == {"self" if answer in ("self", "School ILT") else "cross"}


def test_another_scale_has_a_cure():
    marks = [[str(1 + (at + who) % 4) for at in range(len(S))] for who in (0, 1)]
    words = question(read(wide(S, *marks)), "scale")
    assert "upload the file again with the ratings changed to 0 to 3, or export it again with answer text" in words


# Rows that nobody named


def test_a_row_without_the_time_that_others_have_is_not_said_to_name_nobody():
    rows = [["Timestamp", "School", "S1.1", "S1.2"]]
    rows += [["10/2/2026 9:00", "Oak", "0", "1"], ["10/3/2026 9:00", "Oak", "2", "3"], ["", "", "2", "2"]]
    reading = read(rows, FALL)
    assert reading.problems[["code", "cell"]].to_numpy().tolist() == [["no-time", "A4"]]
    fixed = read(rows, FALL | {"fix@a.csv!A4": "10/3/2026 10:00", "fix@a.csv!B4": "Oak"})
    assert (len(fixed.ratings), len(fixed.problems)) == (6, 0)
    left_out = read(rows, FALL | {"fix@a.csv!A4": "leave out"})
    assert (len(left_out.ratings), left_out.problems["code"].tolist()) == (4, ["left-out"])


def test_no_column_of_actions_or_focus_areas_is_offered_as_a_school_or_side():
    rows = [["Focus area", "Action", "ID", "Rating"]]
    rows += [[f"{action[1]}. {AREA[action]}", WORDS[action], action, "2"] for action in S]
    choices = [choice for own in read(rows).questions["choices"] for choice in own]
    assert not any(choice.startswith("column") for choice in choices)


def test_a_school_for_all_files_is_not_taken_where_a_sheet_is_called_as_another_and_that_is_said():
    rows = [["Round", "Fall 2026"], ["Perspective", "self"], ["ID", "Rating"], ["S1.1", "2"]]
    files = [source(book((name, rows)), f"{name}.xlsx") for name in ("Oak ES", "Elm ES")]
    reading = read_here(*files, answers={"school": "Oak ES"})
    assert set(reading.ratings["school"]) == {"Oak ES"}
    assert reading.questions["source"].tolist() == ["Elm ES.xlsx"]
    assert any("“Oak ES” does not fit this file" in said for said in reading.notices["message"])


def test_questions_about_rows_with_and_without_a_school():
    rows = [["School", "Name", "D1.1"], ["Oak", "Ann", "1"], ["", "Bo", "2"]]
    reading = read(rows, FALL)
    texts = [question(reading, f"perspective:A rater with{some} a school") for some in ("", "out")]
    assert texts[0].startswith(
        "Who gave the ratings in rows that name a school? District ILT members rate their own team;"
    )
    assert texts[1].startswith("Who gave the ratings in rows that don't name a school? ")
