"""Which column is what can be said, is asked where headings do not say it, and is never guessed."""

import pytest

import ilt
from ilt import framework
from ilt.reading import read_here
from ilt.reading.around_tables.sheet_columns import remembered
from ilt.reading.cells import masks
from ilt.reading.cells.text import shown
from ilt.reading.layouts.columns.column_answers import Role, matching_of, role_of
from tests.support.corpus import looks
from tests.support.files import book, source, text

WHO = {"round": "Fall 2026", "school": "Birch", "perspective": "School ILT"}
TABLE = [["Indicator code", "Now", "Why"], ["S1.1", "2", "see minutes"], ["S1.2", "0", ""], ["S2.2", "", "absent"]]


def read(rows, said=None, *, name="a.csv", sheet="", more=None, who=WHO, memory=None):
    where = f"column@{name}" + (f"#{sheet}" if sheet else "")
    answers = who | {f"{where}!{place}": role for place, role in (said or {}).items()} | (more or {})
    data = book((sheet, rows)) if sheet else text(rows)
    return read_here(source(data, name), answers=answers, remembered=memory)


def rated(reading):
    table = reading.ratings[reading.ratings["rating"].notna()]
    columns = ("action_id", "school", "perspective", "round", "rating")
    return sorted(zip(*(table[name] for name in columns), strict=True))


def by_action(reading):
    return {row[0]: row[4] for row in rated(reading)}


def guesses(reading):
    return {row.place: row.guess for row in reading.columns.itertuples() if row.guess}


def test_where_most_headings_are_like_the_actions_in_their_order_the_others_are_guessed_by_it():
    actions = [action for action in framework.current().actions if action.assessment == "school"]
    headings = [
        action.id if at % 3 else f"Our own wording of number {at} on the list" for at, action in enumerate(actions)
    ]
    headings = [f"Worth doing: {text}" for text in headings]
    reading = read(
        [["Who", *headings], ["Ana", *[1] * len(actions)], ["Ben", *[2] * len(actions)]], more={"column": "ask"}
    )
    assert [place for place in guesses(reading).values() if place[:1] == "S"] == [action.id for action in actions]


# Roles and places


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("rating", "rating"), ("Rating ", "rating"), ("s1.1", "S1.1"), ("S1.1 rating", "S1.1"), ("S1.1 Notes", "S1.1 notes"),
        ("note", "notes"), ("perspective", "side"), ("marks 3", "marks 3"), ("S2.2 marks 0", "S2.2 marks 0"),
        ("school; down", "school; down"), ("rating; school=Birch; side=cross", "rating; school=Birch; side=cross"),
        ("S1.1; perspective = School ILT", "S1.1; side=School ILT"), ("not used", "not used"), ("headings", "headings"),
        ("marks 4", None), ("marks", None), ("S9.9", None), ("ratng", None), ("", None), ("rating; down", None),
        ("school; school=Birch", None), ("rating; color=red", None), ("rating; school=", None),
    ],
)  # fmt: skip
def test_a_role_is_said_in_words(words, text):
    role = role_of(words)
    assert (role and role.text) == text
    assert role is None or role_of(role.text) == role


def test_places_are_columns_rows_and_ranges_of_them_and_what_fits_nowhere_is_named():
    said = {"B": "rating", "C:D": "not used", "5": "headings", "7:8": "not used", "Z": "rating", "99": "not used"}
    said |= {"A": "headings", "6": "rating", "B:A": "school", "?": "rating", "6:": "not used", "E": "what"}
    found = matching_of(said.items(), 5, 10)
    assert found.columns == {1: Role("rating"), 2: Role("not used"), 3: Role("not used")}
    assert {row: role.kind for row, role in found.rows.items()} == {
        5: "headings",
        6: "not used",
        7: "not used",
        8: "not used",
    }
    assert [place for place, _ in found.unclear] == ["Z", "99", "A", "6", "B:A", "?", "E"]


# The question


def test_headings_that_say_nothing_lead_to_a_question_with_what_was_seen():
    reading = read(TABLE)
    assert reading.ratings.empty
    assert reading.questions["key"].tolist() == ["column"]
    assert reading.problems["code"].tolist() == ["layout-unknown"]
    assert "Columns: A “Indicator code” (S1.1, S1.2, S2.2), B “Now” (2, 0), C “Why”" in reading.problems["message"][0]
    assert guesses(reading) == {"1": "headings", "A": "action", "B": "rating", "C": "notes"}


def test_words_of_ones_own_under_own_headings_lead_to_the_columns_and_then_to_what_each_word_is():
    words = ["patchy", "fair", "firm"]
    answers = [[words[0], words[1], words[2]], [words[1], words[2], words[0]], [words[2], words[0], words[1]]]
    rows = [["Where we head", "How we plan", "What we know"], *answers]
    assert read(rows).questions["key"].tolist() == ["column"]
    assert (
        "The same few words or phrases repeat in columns A, B and C. They may be ratings, but we don't recognize them."
        in read(rows).questions["question"][0]
    )
    assert set(read(rows).columns["holds"]) == {"", "words"}
    said = {"A": "S1.1", "B": "S1.2", "C": "S1.3"}
    assert set(read(rows, said).questions["key"]) == {f"rating:{word}" for word in words}
    meant = {"rating:patchy": "1", "rating:fair": "2", "rating:firm": "3"}
    assert by_action(read(rows[:2], said, more=meant)) == {}
    assert [row[4] for row in rated(read(rows, said, more=meant))] == [1, 2, 3, 1, 2, 3, 1, 2, 3]


def test_a_guess_that_is_confirmed_reads_and_one_that_is_not_never_does():
    reading = read(TABLE, {"A": "action", "B": "rating", "C": "notes"})
    assert by_action(reading) == {"S1.1": 2, "S1.2": 0}
    assert reading.questions.empty
    assert reading.problems.empty
    assert reading.ratings["note"].tolist() == ["see minutes", "", "absent"]
    assert reading.sources[["layout", "seen", "accepted", "not_rated"]].to_numpy().tolist() == [["matched", 3, 2, 1]]
    for partly in ({"A": "action"}, {"C": "notes"}):
        assert read(TABLE, partly).ratings.empty
        assert read(TABLE, partly).questions["key"].tolist() == ["column"]


def test_what_nobody_says_is_as_its_heading_says_beyond_doubt():
    rows = [["Action", "Strength", "School", "Level"], ["S1.1", "2", "Alder", "9"], ["S1.2", "3", "Elm", "9"]]
    found = rated(read(rows, {"B": "rating"}))
    assert found == [("S1.1", "Alder", "self", "Fall 2026", 2), ("S1.2", "Elm", "self", "Fall 2026", 3)]


def test_one_answer_leaves_what_a_layout_understood_of_the_others():
    names = ["Event Name", "Site", "Your name", "S1.1 rating", "S1.2 rating"]
    rows = [names, ["Fall 2026", "Alder", "a", "2", "1"], ["Spring 2027", "Elm", "b", "0", "3"]]
    known = read(rows, who={"perspective": "School ILT", "school": "Oak"})
    assert set(known.ratings["round"]) == {"Fall 2026", "Spring 2027"}
    said = read(rows, {"B": "school"}, who={"perspective": "School ILT"})
    assert rated(said) == [
        ("S1.1", "Alder", "self", "Fall 2026", 2),
        ("S1.1", "Elm", "self", "Spring 2027", 0),
        ("S1.2", "Alder", "self", "Fall 2026", 1),
        ("S1.2", "Elm", "self", "Spring 2027", 3),
    ]
    assert said.ratings["rater"].nunique() == known.ratings["rater"].nunique() == 2


def test_an_answer_that_does_not_fit_the_file_is_named_and_the_sheet_waits():
    for said in ({"B": "rating", "H": "school"}, {"B": "rating", "A": "acton"}, {"B": "rating", "40": "not used"}):
        reading = read(TABLE, said)
        assert reading.ratings.empty
        assert reading.questions["key"].tolist() == ["column"]
        assert any("does not fit" in message for message in reading.notices["message"])


@pytest.mark.parametrize(
    ("rows", "said", "why"),
    [
        ([["a", "b"], ["2", "1"]], {"A": "rating"}, "no column says for which actions"),
        (
            [["a", "b", "c"], ["x", "y", "2"]],
            {"A": "school", "B": "school", "C": "S1.1"},
            "which of columns A and B has the school",
        ),
        ([["Rating", "Score", "x"], ["2", "1", "S1.1"]], {"C": "action"}, "has the rating."),
    ],
)
def test_what_is_still_open_is_said(rows, said, why):
    assert why in read(rows, said).questions["question"][0]


def test_an_answer_about_a_sheet_counts_against_headings_that_are_known_and_one_about_all_files_does_not():
    rows = [["action", "rating", "New rating"], ["S1.1", "0", "3"], ["S1.2", "1", "2"]]
    assert by_action(read(rows, {"C": "rating"})) == {"S1.1": 3, "S1.2": 2}
    plain = [row[:2] for row in rows]
    assert by_action(read(plain, more={"column!A": "rating"})) == {"S1.1": 0, "S1.2": 1}
    opened = read(plain, more={"column@a.csv": "ask"})
    assert opened.questions["key"].tolist() == ["column"]
    assert guesses(opened) == {"1": "headings", "A": "action", "B": "rating"}


def test_an_answer_about_a_whole_file_counts_for_its_sheets():
    data = book(("Birch", TABLE), ("Elm", TABLE))
    answers = WHO | {"sheets": "schools", "column@b.xlsx!A": "action", "column@b.xlsx!B": "rating"}
    answers.pop("school")
    reading = read_here(source(data, "b.xlsx"), answers=answers)
    assert [row[:2] for row in rated(reading)] == [
        ("S1.1", "Birch"),
        ("S1.1", "Elm"),
        ("S1.2", "Birch"),
        ("S1.2", "Elm"),
    ]


def test_a_sheet_can_be_passed_over():
    assert read(TABLE, more={"column@a.csv": "not used"}).questions.empty
    data = book(("Data", [["action", "rating"], ["S1.1", "2"]]), ("Other", TABLE))
    waits = read_here(source(data, "b.xlsx"), answers=WHO)
    assert waits.questions["key"].tolist() == ["column"]
    assert by_action(waits) == {"S1.1": 2}
    passed = read_here(source(data, "b.xlsx"), answers=WHO | {"column@b.xlsx#Other": "not used"})
    assert passed.questions.empty
    assert passed.problems.empty


# What can be said


ACROSS = [["", "Pat Doe", "Lee Kim"], ["School", "Birch", "Elm"], ["Team", "School ILT", "District ILT"]]
ACROSS += [["S1.1", "0", "3"], ["S1.2", "1", "2"]]


def test_raters_in_columns_have_a_rater_each_and_rows_say_whose_they_are():
    said = {"1": "headings", "2": "school", "3": "side", "A": "action", "B:C": "rating"}
    reading = read(ACROSS, said, who={"round": "Fall 2026"})
    assert rated(reading) == [
        ("S1.1", "Birch", "self", "Fall 2026", 0), ("S1.1", "Elm", "cross", "Fall 2026", 3),
        ("S1.2", "Birch", "self", "Fall 2026", 1), ("S1.2", "Elm", "cross", "Fall 2026", 2),
    ]  # fmt: skip
    assert reading.ratings["rater"].nunique() == 2
    assert guesses(read(ACROSS, more={"column@a.csv": "ask"})) == {
        "1": "headings",
        "2": "school",
        "3": "side",
        "A": "action",
        "B": "rating",
        "C": "rating",
    }


@pytest.mark.parametrize("sheet", ["", "Fall"])
@pytest.mark.parametrize("row", ["0", "2"])
def test_a_row_without_cells_says_no_school(sheet, row):
    rows = [ACROSS[0], ["", "", ""], *ACROSS[2:]]
    said = {"1": "headings", row: "school", "3": "side", "A": "action", "B:C": "rating"}
    waits = read(rows, said, sheet=sheet, who={"round": "Fall 2026"})
    assert waits.questions["key"].tolist() == ["school"]
    assert waits.problems.empty
    known = read(rows, said, sheet=sheet, who={"round": "Fall 2026", "school": "Oak"})
    assert [row[1:3] for row in rated(known)] == [("Oak", "cross"), ("Oak", "self")] * 2


def test_headings_are_raters_where_somebody_says_so():
    rows = [["Item", "Pat Doe", "Lee Kim", "Average"], ["S1.1", "0", "3", "1.5"], ["S1.2", "1", "2", "1.5"]]
    said = {"1": "rater", "A": "action", "B:C": "rating", "D": "not used"}
    found = read(rows, said, who={"round": "Fall 2026", "school": "Birch", "perspective": "self"}).ratings
    assert list(zip(found["rater"], found["action_id"], found["rating"], strict=True)) == [
        ("Pat Doe", "S1.1", 0), ("Lee Kim", "S1.1", 3), ("Pat Doe", "S1.2", 1), ("Lee Kim", "S1.2", 2)
    ]  # fmt: skip


def test_names_above_ratings_are_shown_nowhere():
    whole = {"2": "school", "3": "side", "A": "action", "B:C": "rating"}
    for said in ({}, {"1": "headings", **whole}, {"1": "rater", **whole}):
        reading = read(ACROSS, said, more={} if said else {"column@a.csv": "ask"})
        shown = [
            reading.columns,
            reading.sources,
            reading.problems,
            reading.questions,
            reading.notices,
            reading.preview,
        ]
        words = " ".join(table.to_csv() for table in shown)
        assert "Pat" not in words
        assert "Kim" not in words
        assert "P… D…" in words


def shown_of(reading):
    names = ("columns", "sources", "problems", "questions", "notices", "preview")
    return " ".join(getattr(reading, name).to_csv() for name in names)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["Thing", "Anna Schmidt", "Bert Jones"], ["x", "0", "1"], ["y", "2", "3"]], {}),
        ([["Thing", "Anna Schmidt"], ["x", "0"], ["y", "2"]], {}),
        ([["who", "q1", "q2"], ["Anna Schmidt", "2", "3"], ["Bert Jones", "1", "0"]], {"2": "headings"}),
        ([["who", "q1", "q2"], ["Anna Schmidt", "2", "3"], ["Bert Jones", "1", "0"]], {"3": "headings"}),
        ([["who", "q1"], ["Anna Schmidt", "2"], ["Bert Jones", "1"]], {"2": "headings", "B": "S1.1"}),
        ([["Action", "Rated by Anna Schmidt", "Rated by Bert Jones"], ["S1.1", "0", "1"], ["S1.2", "2", "3"]], {}),
        ([["Action", "Rating (Anna Schmidt)", "Rating (Bert Jones)"], ["S1.1", "0", "1"], ["S1.2", "2", "3"]], {}),
        ([["Action", "Rating (anna schmidt)", "Rating (bert jones)"], ["S1.1", "0", "1"], ["S1.2", "2", "3"]], {}),
        ([["Action", "AnnaSchmidt", "Bert_Jones rating 2"], ["S1.1", "0", "1"], ["S1.2", "2", "3"]], {}),
    ],
)
def test_what_may_be_a_name_in_a_heading_is_cut_to_initials_whatever_its_column_holds(rows, said):
    words = shown_of(read(rows, said, more={} if said else {"column@a.csv": "ask"})).casefold()
    refused = shown_of(read(rows, said)).casefold()
    assert not [name for name in ("anna", "schmidt", "bert", "jones") if name in words + refused]


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "Rating (Principal)",
            "Weight",
            "Q3_s1-1",
            "S1.1 notes",
            "Fall rating",
            "Email Address",
            "StartDate",
            "Level",
        ),
        *(
            "Which school do you work at?",
            "May 2027",
            "Thing",
            "who",
            "Timestamp",
            "Total points possible",
            "Marca temporal",
        ),
    ],
)
def test_known_words_of_headings_stay_readable(heading):
    assert masks.heading(heading) == heading


def test_every_action_stays_readable():
    for action in framework.current().actions:
        for wording in (action.text, action.framework_wording, f"{action.id} {action.short_label}"):
            assert masks.heading(wording) == shown(wording)


@pytest.mark.parametrize(
    ("heading", "as_shown"),
    [
        ("Rated by Mark", "Rated by M…"),
        ("Will Cross", "W… C…"),
        ("Anna Short Cross", "A… S… C…"),
        ("Summer", "S…"),
        ("An Do", "A… D…"),
        ("Ann’s rating", "A… rating"),
        ("rating pat@r.example now", "rating p… now"),
        ("O’Brien-Smith 2", "O…-S… 2"),
    ],
)
def test_words_that_people_are_called_too_are_cut(heading, as_shown):
    assert masks.heading(heading) == as_shown


def test_names_and_addresses_in_a_column_nobody_knows_are_cut_to_initials():
    rows = [["Who", "Contact", "Code", "Mark"], ["Pat Doe", "pat@r.example", "S1.1", "2"]]
    words = read(rows).columns.to_csv()
    assert "Pat" not in words
    assert "pat@" not in words
    assert "P… D…" in words


def test_tables_next_to_each_other_each_have_what_is_left_of_them():
    rows = [["Birch", "", "", "Elm", ""], ["Practice", "Now", "", "Practice", "Now"], ["S1.1", "0", "", "S1.1", "3"]]
    rows += [["S1.2", "1", "", "S1.2", "2"]]
    said = {"1": "school", "2": "headings", "A": "action", "B": "rating", "D": "action", "E": "rating"}
    reading = read(rows, said, who={"round": "F", "perspective": "self"})
    assert [(row[0], row[1], row[4]) for row in rated(reading)] == [
        ("S1.1", "Birch", 0), ("S1.1", "Elm", 3), ("S1.2", "Birch", 1), ("S1.2", "Elm", 2)
    ]  # fmt: skip
    assert reading.ratings["rater"].nunique() == 2


def test_one_reviewer_of_several_schools_is_one_person():
    rows = [["Reviewer", "Site 1", "q1", "q2", "Site 2", "q1", "q2"], ["r1", "Birch", "0", "1", "Elm", "3", "2"]]
    said = {"A": "rater", "B": "school", "C": "S1.1", "D": "S1.2", "E": "school", "F": "S1.1", "G": "S1.2"}
    reading = read(rows, said, who={"round": "F", "perspective": "District ILT"})
    assert [(row[0], row[1], row[4]) for row in rated(reading)] == [
        ("S1.1", "Birch", 0), ("S1.1", "Elm", 3), ("S1.2", "Birch", 1), ("S1.2", "Elm", 2)
    ]  # fmt: skip
    assert set(reading.ratings["rater"]) == {"r1"}


def test_two_sides_in_one_row_are_two_raters_whatever_name_the_row_has():
    rows = [["Name", "Action", "Own", "Theirs"], ["Pat Doe", "S1.1", "0", "3"]]
    said = {"A": "rater", "B": "action", "C": "rating; side=School ILT", "D": "rating; side=District ILT"}
    reading = read(rows, said, who={"round": "F", "school": "Birch"})
    assert [(row[0], row[2], row[4]) for row in rated(reading)] == [("S1.1", "cross", 3), ("S1.1", "self", 0)]
    assert reading.ratings["rater"].nunique() == 2
    assert "Pat Doe" not in set(reading.ratings["rater"])


def test_two_rounds_in_one_row_are_one_person():
    rows = [["Name", "Action", "x", "y"], ["Pat Doe", "S1.1", "0", "3"]]
    said = {"A": "rater", "B": "action", "C": "rating; round=Fall 2026", "D": "rating; round=Spring 2027"}
    reading = read(rows, said, who={"school": "Birch", "perspective": "self"})
    assert [(row[3], row[4]) for row in rated(reading)] == [("Fall 2026", 0), ("Spring 2027", 3)]
    assert set(reading.ratings["rater"]) == {"Pat Doe"}


def test_a_school_in_the_first_row_of_its_block_fills_down_where_that_is_said():
    rows = [
        ["Site", "Practice", "Now"],
        ["Birch", "S1.1", "0"],
        ["", "S1.2", "1"],
        ["Elm", "S1.1", "3"],
        ["", "S1.2", "2"],
    ]
    who = {"round": "F", "perspective": "self"}
    down = read(rows, {"A": "school; down", "B": "action", "C": "rating"}, who=who)
    assert [row[1] for row in rated(down)] == ["Birch", "Elm", "Birch", "Elm"]
    blank = read(rows, {"A": "school", "B": "action", "C": "rating"}, who=who)
    assert blank.problems["code"].tolist() == ["school-missing"] * 2
    assert len(rated(blank)) == 2


@pytest.mark.parametrize(("mark", "none"), [("X", ""), ("1", ""), ("1", "0"), ("☒", "☐"), ("TRUE", "FALSE")])
def test_marks_stand_for_the_rating_of_their_column(mark, none):
    rows = [["Practice", "never", "now and then", "mostly", "always"]]
    rows += [[f"S1.{at}", *(mark if at == column else none for column in range(1, 5))] for at in (1, 2, 3)]
    said = {"A": "action", "B": "marks 0", "C": "marks 1", "D": "marks 2", "E": "marks 3"}
    assert by_action(read(rows, said)) == {"S1.1": 0, "S1.2": 1, "S1.3": 2}


def test_marks_under_unknown_words_lead_to_the_question_and_tabs_with_the_same_headings_look_alike():
    rows = [["Consensus meeting", "10/2/26"], ["Commitment", "Not yet", "Starting", "Mostly", "Always"]]
    rows += [["S1.1", "x", "", "", ""], ["S1.2", "", "", "x", ""]]
    data = book(("Oak", rows), ("Elm", [*rows[:2], ["S1.1", "", "x", "", ""]]), ("Summary", [["Oak", "1.5"]]))
    reading = read_here(source(data, "b.xlsx"), answers=WHO)
    own = reading.columns[reading.columns["sheet"] != "Summary"]
    assert own["look"].nunique() == 1
    assert set(own.loc[own["place"] == "2", "guess"]) == {"headings"}
    said = {"A": "action", "B": "marks 0", "C": "marks 1", "D": "marks 2", "E": "marks 3"}
    answers = {f"column@b.xlsx#{sheet}!{place}": role for sheet in ("Oak", "Elm") for place, role in said.items()}
    who = {"round": "F", "perspective": "self", "sheets": "schools"}
    found = rated(read_here(source(data, "b.xlsx"), answers=who | answers))
    assert [(row[0], row[1], row[4]) for row in found] == [("S1.1", "Elm", 1), ("S1.1", "Oak", 0), ("S1.2", "Oak", 2)]


def test_two_marks_are_a_problem_and_counts_are_none():
    rows = [["Practice", "a", "b", "c", "d"], ["S1.1", "X", "X", "", ""], ["S1.2", "", "X", "", ""]]
    said = {"A": "action", "B": "marks 0", "C": "marks 1", "D": "marks 2", "E": "marks 3"}
    found = read(rows, said)
    assert by_action(found) == {"S1.2": 1}
    assert len(found.problems) == 1
    rows = [["Practice", "a", "b", "c", "d"], ["S1.1", "4", "0", "2", "1"], ["S1.2", "3", "3", "0", "1"]]
    assert read(rows, said).ratings.empty


def test_two_columns_with_names_are_one_name_and_an_address_counts_first():
    rows = [["Vorname", "Nachname", "q"], ["Pat", "Doe", "2"], ["Pat", "Kim", "1"]]
    reading = read(rows, {"A:B": "rater", "C": "S1.1"})
    assert sorted(reading.ratings["rater"]) == ["Pat Doe", "Pat Kim"]
    rows = [["Email", "Name", "q"], ["p@r.example", "Pat Doe", "2"], ["anonymous", "Lee Kim", "1"]]
    assert sorted(read(rows, {"A:B": "rater", "C": "S1.1"}).ratings["rater"]) == ["Lee Kim", "p@r.example"]


def test_a_comment_at_the_end_is_no_note_of_the_last_action():
    rows = [["q1", "why", "q2", "anything else"], ["2", "because", "1", "thanks"]]
    reading = read(rows, {"A": "S1.1", "B": "notes", "C": "S1.2", "D": "notes"})
    assert dict(zip(reading.ratings["action_id"], reading.ratings["note"], strict=True)) == {
        "S1.1": "because",
        "S1.2": "thanks",
    }
    rows = [["q1", "q2", "why", "else"], ["2", "1", "x", "thanks"]]
    reading = read(rows, {"A": "S1.1", "B": "S1.2", "C": "S1.2 notes", "D": "notes"})
    assert dict(zip(reading.ratings["action_id"], reading.ratings["note"], strict=True)) == {"S1.1": "", "S1.2": "x"}
    assert any("column D were not used" in message for message in reading.notices["message"])


def test_a_table_without_headings():
    rows = [["S1.1", "0", "seen"], ["S1.2", "3", ""]]
    assert guesses(read(rows))["0"] == "headings"
    reading = read(rows, {"0": "headings", "A": "action", "B": "rating"})
    assert by_action(reading) == {"S1.1": 0, "S1.2": 3}


def test_rows_that_are_no_raters_are_left_out_here_too():
    rows = [["Who", "q1", "q2"], ["a1", "0", "3"], ["a2", "2", "1"], ["Average", "1", "2"], ["Target", "3", "3"]]
    reading = read(rows, {"A": "rater", "B": "S1.1", "C": "S1.2"})
    assert rated(reading) == [("S1.1", "Birch", "self", "Fall 2026", 0), ("S1.1", "Birch", "self", "Fall 2026", 2),
                              ("S1.2", "Birch", "self", "Fall 2026", 1), ("S1.2", "Birch", "self", "Fall 2026", 3)]  # fmt: skip
    reading = read(rows, {"A": "rater", "B": "S1.1", "C": "S1.2", "3:5": "not used"})
    assert [row[4] for row in rated(reading)] == [0, 3]


@pytest.mark.full
def test_three_hundred_columns():
    rows = [["Who", *(f"c{at}" for at in range(299))], ["r1", *("2" for _ in range(299))]]
    reading = read(rows)
    assert len(reading.columns) == 301
    assert by_action(read(rows, {"A": "rater", "KN": "S1.1", "KM": "S1.2"})) == {"S1.1": 2, "S1.2": 2}


def test_the_guard_hands_on_what_was_seen():
    here, guarded = read(TABLE), ilt.read(source(text(TABLE), "a.csv"), answers=WHO)
    assert guarded.columns.to_dict("records") == here.columns.to_dict("records")


# What is remembered


def test_what_is_remembered_holds_for_the_same_headings_in_the_same_places_alone():
    look = read(TABLE).columns["look"][0]
    memory = {look: {"column!1": "headings", "column!A": "action", "column!B": "rating"}}
    other = [*TABLE[:1], ["S3.1", "3", ""]]
    found = read(other, memory=memory)
    assert by_action(found) == {"S3.1": 3}
    assert found.recalled["source"].tolist() == ["a.csv!1", "a.csv!A", "a.csv!B"]
    for rows in (
        [["Indicator code", "Before", "Why"], *other[1:]],
        [["Now", "Indicator code", "Why"], ["3", "S3.1", ""]],
        [["Self-review", "", ""], *other],
    ):
        assert read(rows, memory=memory).ratings.empty
    assert by_action(read(other, {"A": "action", "B": "not used", "C": "rating"}, memory=memory)) == {}


def test_what_is_of_one_file_alone_is_not_remembered():
    headings = {"A": "Indicator", "B": "Now", "C": "S1-1"}
    usual = {"A": "action", "B": "rating", "1": "headings"}
    assert remembered(usual, headings)
    assert remembered({"C": "S1.1"}, headings)
    assert remembered({"B": "rating; side=cross"}, headings)
    for odd in (
        {"B": "rating; school=Birch"},
        {"B": "rating; round=F"},
        {"7": "not used"},
        {"6:7": "not used"},
        {"2": "school"},
    ):
        assert not remembered(usual | odd, headings)
    assert not remembered({"C": "S1.2"}, headings)
    assert not remembered({"B": "S1.1"}, {"B": "Q1"})
    assert not remembered(usual, dict.fromkeys(headings, ""))


def test_hidden_ratings_that_somebody_chose_are_read_and_what_is_struck_through_is_not(tmp_path):
    def change(own):
        looks.hide("F", ("G1", "Other"), ("G2", 3), ("G3", 3))(own)
        looks.strike("F3")(own)

    path = tmp_path / "seen.xlsx"
    path.write_bytes(looks.sheet(change, looks.TIDY))
    assert list(ilt.read(path).problems["code"]) == ["hidden-column"]
    said = {"column@seen.xlsx#Sheet!F": "rating", "column@seen.xlsx#Sheet!G": "not used"}
    reading = ilt.read(path, answers=said)
    assert dict(zip(reading.ratings["action_id"], reading.ratings["rating"], strict=True)) == {"S1.1": 0, "S1.3": 2}
    assert reading.problems.loc[reading.problems["code"] == "struck-through", "cell"].tolist() == ["F3"]


def test_two_sides_of_an_action_in_a_row_are_two_raters_of_that_row():
    heads = [f"{action} ({side} ILT)" for action in ("S1.1", "S1.2") for side in ("School", "District")]
    rows = [["Name", *heads], ["R1", 0, 1, 3, 2], ["R2", 2, 3, 1, 0]]
    who = {"round": "Fall 2026", "school": "Birch"}
    said = guesses(read(rows, who=who))
    assert said["C"] == "S1.1; side=District ILT"
    table = read(rows, said, who=who).ratings
    by_rater = table.groupby("rater", sort=False)
    assert sorted((*own["perspective"].unique(), *own["rating"]) for _, own in by_rater) == [
        ("cross", 1, 2), ("cross", 3, 0), ("self", 0, 3), ("self", 2, 1),
    ]  # fmt: skip


def test_a_guess_holds_the_school_of_a_column():
    rows = [["Action", "Birch Elementary", "Cedar High", "Value"], ["S1.1", 0, 1, 2], ["S1.2", 3, 2, 0]]
    said = guesses(read(rows))
    assert (said["A"], said["B"], said["C"]) == (
        "action", "rating; school=Birch Elementary", "rating; school=Cedar High",
    )  # fmt: skip
