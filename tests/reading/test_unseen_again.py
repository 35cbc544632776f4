"""Files the reader was not made with (tests/support/unseen_again.py) are read right: what is taken, asked, refused and said."""

from collections import Counter, defaultdict

import pandas as pd
import pytest

import ilt
from ilt.reading.cells.headings import question_of
from tests.support import unseen_again as unseen

CASES = unseen.everything()
ASKED = {"school": "school", "perspective": "side", "scale": "scale", "sheets": "sheet", "duplicates": "twice"}
SAID = {
    "school": "School ILT",
    "district": "District ILT",
    "rater": "raters",
    "the later": "keep the latest",
    "set aside": "set the whole source aside",
}


def answered(case, question):
    """Return the answer of the case to a question of the reader."""
    kind, _, words = question.key.partition(":")
    if kind == "school" and not words:
        return case.told.get(question.source) or case.told["school"]
    if kind == "sheets" and case.told["sheet"] == "school":
        return "schools"
    answer = case.told[words or ASKED[kind]]
    return SAID.get(answer, answer)


def read(case, folder):
    """Read the files of a case, answering until nothing is asked; and what was asked."""
    for name, data in case.files.items():
        (folder / name).write_bytes(data)
    files = [folder / name for name in case.files]
    answers, asked = {"round": "Fall 2026"}, set()
    while True:
        reading = ilt.read(*files, answers=answers)
        if reading.questions.empty:
            return reading, asked
        for question in reading.questions.itertuples():
            key = f"{question.key}@{question.source}" if question.source else question.key
            assert key not in answers, question.question
            kind = "spelling" if question.key.startswith("school:") else ASKED[question.key.partition(":")[0]]
            assert case.asks, question.question
            asked.add(kind)
            answers[key] = answered(case, question)


def taken(reading):
    """Return what each rater was taken to have said, the side known from whose assessment it is."""
    said = defaultdict(set)
    for row in reading.ratings.dropna(subset=["rating"]).itertuples():
        other = {"school": "district", "district": "school"}[row.assessment]
        side = row.assessment if row.perspective == "self" else other
        said[row.rater].add((row.school, side, row.action_id, int(row.rating)))
    return Counter(map(frozenset, said.values()))


def test_notes_numbered_by_the_tool_stay_with_their_actions(tmp_path):
    case = next(case for case in CASES if case.name.startswith("microsoft: Notes right after"))
    table = read(case, tmp_path)[0].ratings
    notes = {(row.rater, row.action_id): row.note for row in table.itertuples() if row.note}
    assert notes == {
        ("e@d.org", "D2.1"): "2",
        ("e@d.org", "D2.2"): "3 meetings",
        ("f@d.org", "D2.2"): "1",
        ("f@d.org", "D2.3"): "never came",
    }


def test_first_and_last_names_are_one_rater(tmp_path):
    case = next(case for case in CASES if case.name.startswith("surveymonkey: first and last"))
    assert set(read(case, tmp_path)[0].ratings["rater"]) == {"Ana Diaz", "Ana Wong", "Bo Diaz"}


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Which ILT are you rating?", "assessment"),
        ("What team is being assessed?", "assessment"),
        ("Which team are you on?", "team"),
        ("I am rating as a member of the ILT", "team"),
    ],
)
def test_what_is_rated_is_not_who_rates(question, kind):
    assert question_of(question) == kind


def test_school_and_district_may_be_side_or_assessment(tmp_path):
    head = ["round", "school", "rater", "perspective", "action_id", "rating"]
    rows = [["Fall 2026", "Elm", "a", side, action, "2"] for side, action in [("School", "S1.1"), ("District", "D1.1")]]
    (tmp_path / "own.csv").write_bytes(unseen.table([head, *rows]))
    asked = ilt.read(tmp_path / "own.csv")
    assert set(asked.questions["key"]) == {"perspective:School", "perspective:District"}
    assert asked.ratings.empty
    (tmp_path / "crossed.csv").write_bytes(
        unseen.table([head, *rows, ["Fall 2026", "Elm", "b", "School", "D1.1", "1"]])
    )
    taken = ilt.read(tmp_path / "crossed.csv")
    assert list(taken.ratings["perspective"]) == ["self", "self", "cross"]
    assert "read as School ILT" in " ".join(taken.notices["message"])


@pytest.mark.parametrize("shape", ["tidy", "form"])
def test_a_position_gives_way_to_a_role(shape, tmp_path):
    heads = {"tidy": ["action_id", "rating"], "form": [unseen.TEXT["S1.1"], unseen.TEXT["S1.2"]]}[shape]
    cells = {"tidy": ["S1.1", "2"], "form": ["2", ""]}[shape]
    rows = [
        ["Name", "School", "Role", "Position", "Round", *heads],
        ["a", "Elm", "District ILT", "Principal", "F", *cells],
    ]
    (tmp_path / "own.csv").write_bytes(unseen.table(rows))
    found = ilt.read(tmp_path / "own.csv")
    assert list(found.ratings["perspective"])[:1] == ["cross"]
    assert found.questions.empty
    assert found.problems.empty


@pytest.mark.parametrize("shape", ["tidy", "form"])
@pytest.mark.parametrize("said", ["column", "above"])
def test_a_position_gives_way_to_a_team_and_to_what_is_above(shape, said, tmp_path):
    heads = {"tidy": ["action_id", "rating"], "form": [unseen.TEXT["S1.1"], unseen.TEXT["S1.2"]]}[shape]
    cells = {"tidy": ["S1.1", "2"], "form": ["2", ""]}[shape]
    team = said == "column"
    rows = [
        *([] if team else [["Perspective", "District ILT"]]),
        ["Name", "School", "Position", *(["Team"] if team else []), "Round", *heads],
        ["a", "Elm", "Principal", *(["District ILT"] if team else []), "F", *cells],
    ]
    (tmp_path / "own.csv").write_bytes(unseen.table(rows))
    found = ilt.read(tmp_path / "own.csv")
    assert found.questions.empty
    assert list(found.ratings["perspective"])[:1] == ["cross"]


def test_which_team_is_rated_may_be_a_school(tmp_path):
    head = ["Name", "School", "Role", "Which team are you rating?", "Round", unseen.TEXT["S1.1"], unseen.TEXT["S1.2"]]
    for team, used in [("Elm ILT", False), ("School ILT", True)]:
        (tmp_path / "own.csv").write_bytes(unseen.table([head, ["a", "Elm", "School ILT", team, "F", "2", "1"]]))
        found = ilt.read(tmp_path / "own.csv")
        assert list(found.ratings["rating"]) == [2, 1]
        assert ("Which team" in " ".join(found.sources["columns"])) == used
        assert ("Which team" in " ".join(found.sources["ignored"])) != used


def test_the_rated_team_and_the_own_are_not_confused(tmp_path):
    head = [
        "Name",
        "School",
        "Which ILT are you rating?",
        "I am a member of the",
        "Round",
        *unseen.texts("S1.1", "S1.2"),
    ]
    rows = [
        ["a", "Elm", "School ILT", "District ILT", "F", "2", "1"],
        ["b", "Elm", "School ILT", "School ILT", "F", "0"],
    ]
    (tmp_path / "own.csv").write_bytes(unseen.table([head, rows[0], [*rows[1], ""]]))
    found = ilt.read(tmp_path / "own.csv")
    assert found.questions.empty
    said = {(row.rater, row.perspective, row.rating) for row in found.ratings.dropna(subset=["rating"]).itertuples()}
    assert said == {("a", "cross", 2), ("a", "cross", 1), ("b", "self", 0)}


def test_one_action_named_in_a_list_is_no_form(tmp_path):
    text = unseen.TEXT["S3.2"]
    (tmp_path / "plan.csv").write_bytes(unseen.table([["Name", text], ["Ann", "by May"], ["Ben", "2"], ["Cy", "soon"]]))
    assert list(ilt.read(tmp_path / "plan.csv").problems["code"]) == ["layout-unknown"]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_unseen(case, tmp_path):
    reading, asked = read(case, tmp_path)
    whole = reading.problems["row"].isna()
    cells = reading.problems[~whole & (reading.problems["code"] != "replaced")]
    assert taken(reading) == case.raters()
    # A note is not repeated in a problem, so that "4 - Exceeds" is named as "4 …".
    values = zip(sorted(cells["value"]), sorted(case.problems), strict=True)
    assert all((value.endswith(" …") and text.startswith(value[:-1])) or value == text for value, text in values)
    assert sorted(reading.problems.loc[whole, "source"]) == sorted(case.refused)
    assert asked == set(case.asks.split())
    said = " ".join([*reading.notices["message"], *reading.problems["message"]])
    for words in case.says:
        assert words.casefold() in said.casefold() or words in set(reading.sources["sheet"])
    counted = reading.sources[["accepted", "not_rated", "rejected", "waiting"]].sum(axis=1)
    assert (reading.sources["seen"] == counted).all()
    assert pd.notna(reading.ratings["action_id"]).all()
