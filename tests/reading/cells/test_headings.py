"""What a heading asks: which team is rated, which team somebody is on, or a position; and what that makes of a file."""

import pytest

import ilt
from ilt import framework
from ilt.reading.cells.headings import question_of
from ilt.reading.cells.rating_questions import unknown_words
from tests.support.corpus.writers import WORDS, text, texts


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
    (tmp_path / "own.csv").write_bytes(text([head, *rows]))
    before = ilt.read(tmp_path / "own.csv")
    assert set(before.questions["key"]) == {"perspective:School", "perspective:District"}
    assert before.ratings.empty
    (tmp_path / "crossed.csv").write_bytes(text([head, *rows, ["Fall 2026", "Elm", "b", "School", "D1.1", "1"]]))
    taken = ilt.read(tmp_path / "crossed.csv")
    assert list(taken.ratings["perspective"]) == ["self", "self", "cross"]
    assert "read as School ILT" in " ".join(taken.notices["message"])


@pytest.mark.parametrize("shape", ["tidy", "form"])
def test_a_position_gives_way_to_a_role(shape, tmp_path):
    heads = {"tidy": ["action_id", "rating"], "form": [WORDS["S1.1"], WORDS["S1.2"]]}[shape]
    cells = {"tidy": ["S1.1", "2"], "form": ["2", ""]}[shape]
    rows = [
        ["Name", "School", "Role", "Position", "Round", *heads],
        ["a", "Elm", "District ILT", "Principal", "F", *cells],
    ]
    (tmp_path / "own.csv").write_bytes(text(rows))
    found = ilt.read(tmp_path / "own.csv")
    assert list(found.ratings["perspective"])[:1] == ["cross"]
    assert found.questions.empty
    assert found.problems.empty


@pytest.mark.parametrize("shape", ["tidy", "form"])
@pytest.mark.parametrize("said", ["column", "above"])
def test_a_position_gives_way_to_a_team_and_to_what_is_above(shape, said, tmp_path):
    heads = {"tidy": ["action_id", "rating"], "form": [WORDS["S1.1"], WORDS["S1.2"]]}[shape]
    cells = {"tidy": ["S1.1", "2"], "form": ["2", ""]}[shape]
    team = said == "column"
    rows = [
        *([] if team else [["Perspective", "District ILT"]]),
        ["Name", "School", "Position", *(["Team"] if team else []), "Round", *heads],
        ["a", "Elm", "Principal", *(["District ILT"] if team else []), "F", *cells],
    ]
    (tmp_path / "own.csv").write_bytes(text(rows))
    found = ilt.read(tmp_path / "own.csv")
    assert found.questions.empty
    assert list(found.ratings["perspective"])[:1] == ["cross"]


def test_which_team_is_rated_may_be_a_school(tmp_path):
    head = ["Name", "School", "Role", "Which team are you rating?", "Round", WORDS["S1.1"], WORDS["S1.2"]]
    for team, used in [("Elm ILT", False), ("School ILT", True)]:
        (tmp_path / "own.csv").write_bytes(text([head, ["a", "Elm", "School ILT", team, "F", "2", "1"]]))
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
        *texts("S1.1", "S1.2"),
    ]
    rows = [
        ["a", "Elm", "School ILT", "District ILT", "F", "2", "1"],
        ["b", "Elm", "School ILT", "School ILT", "F", "0"],
    ]
    (tmp_path / "own.csv").write_bytes(text([head, rows[0], [*rows[1], ""]]))
    found = ilt.read(tmp_path / "own.csv")
    assert found.questions.empty
    rated = {(row.rater, row.perspective, row.rating) for row in found.ratings.dropna(subset=["rating"]).itertuples()}
    assert rated == {("a", "cross", 2), ("a", "cross", 1), ("b", "self", 0)}


def test_one_action_named_in_a_list_is_no_form(tmp_path):
    action = WORDS["S3.2"]
    (tmp_path / "plan.csv").write_bytes(text([["Name", action], ["Ann", "by May"], ["Ben", "2"], ["Cy", "soon"]]))
    assert list(ilt.read(tmp_path / "plan.csv").problems["code"]) == ["layout-unknown"]


def test_which_words_of_a_title_say_more_is_known_of_the_framework_in_use(tmp_path, monkeypatch):
    assert unknown_words("Clarity of the wording") == {"clarity", "wording"}
    other = tmp_path / "framework.csv"
    ours = framework.path().read_text(encoding="utf-8")
    other.write_text(ours.replace(framework.current().areas[0].name, "Wording"), encoding="utf-8")
    monkeypatch.setenv("ILT_FRAMEWORK", str(other))
    assert unknown_words("Clarity of the wording") == {"clarity"}
