"""Wherever a problem says to enter “leave out”, entering it leaves out what the problem is about, and counts nothing more."""

import pytest

from ilt.reading import read_here
from tests.support.corpus import CASES
from tests.support.corpus.writers import text
from tests.support.daily import one_in

ROWS = ("not-to-count", "no-rater", "agreed-rating", "mistake-said", "no-time")
"""Problems of whole rows."""
CODES = (*ROWS, "action-unknown")
NAMES = [name for name, case in CASES.items() if any(f": {code}: " in one for one in case.problems for code in CODES)]


@pytest.mark.parametrize("name", one_in(10, NAMES))
def test_leave_out_leaves_out(name, tmp_path):
    case = CASES[name]
    files = case.write(tmp_path)
    before = read_here(*files, answers=case.answers)
    for row in before.problems.drop_duplicates(["source", "sheet", "code"]).itertuples():
        if row.code in CODES and "“leave out”" in row.message and row.cell:
            key = f"fix@{row.source}" + (f"#{row.sheet}" if row.sheet else "") + f"!{row.cell}"
            after = read_here(*files, answers={**case.answers, key: "leave out"})
            there = after.problems[(after.problems["source"] == row.source) & (after.problems["sheet"] == row.sheet)]
            # Where each column is a person's, the row of the headings is all of them.
            of_row = row.code in ROWS and not (before.sources["layout"] == "by column").any()
            same = there["row"] == row.row if of_row else there["cell"] == row.cell
            assert set(there.loc[same, "code"]) <= {"left-out"}
            assert after.sources["accepted"].sum() <= before.sources["accepted"].sum()


IDS = ["S1.1", "S1.2", "S1.3", "S2.1"]
PRIORITY = "How high a priority is it?"
WHO = ["Round", "School", "Perspective", "Name"]
ANA, BEN = ["Fall 2026", "Oak", "self", "Ana Ruiz"], ["Fall 2026", "Oak", "self", "Ben Cole"]
BELOW = [[*ANA, 0, 1, 2, 3, 1, 2, 1, 3], [*BEN, 2, 2, 1, 0, 3, 3, 2, 2]]
HEADERS = {
    "Qualtrics": [
        [f"QID{number}" for number in range(12)],
        [*WHO, *(f"How present is it? - {action}" for action in IDS), *(f"{PRIORITY} - {action}" for action in IDS)],
        [f'{{"ImportId":"QID{number}"}}' for number in range(12)],
    ],
    "SurveyMonkey": [
        ["Respondent ID", "Collector ID", *WHO, "How present is it?", "", "", "", PRIORITY, "", "", ""],
        [*[""] * 6, *IDS, *IDS],
    ],
}
FOUND = [("Ana Ruiz", 0), ("Ana Ruiz", 1), ("Ana Ruiz", 2), ("Ana Ruiz", 3)]
FOUND += [("Ben Cole", 2), ("Ben Cole", 2), ("Ben Cole", 1), ("Ben Cole", 0)]


def export(tool, folder):
    """Write an export of a tool that asks how present each action is, and how high a priority."""
    ids = [[str(at), "1"] for at in (901, 902)] if tool == "SurveyMonkey" else [[], []]
    path = folder / "export.csv"
    path.write_bytes(text([*HEADERS[tool], *([*own, *row] for own, row in zip(ids, BELOW, strict=True))]))
    return path


@pytest.mark.parametrize("tool", HEADERS)
def test_columns_that_one_problem_names_are_left_out_with_one_answer(tool, tmp_path):
    path = export(tool, tmp_path)
    (problem,) = read_here(path).problems.itertuples()
    assert (problem.code, problem.cell) == ("action-unknown", {"Qualtrics": "I1", "SurveyMonkey": "K1"}[tool])
    reading = read_here(path, answers={f"fix@export.csv!{problem.cell}": "leave out"})
    assert reading.problems.empty
    assert sorted(zip(reading.ratings["rater"], reading.ratings["rating"], strict=True)) == sorted(FOUND)


def test_an_action_entered_in_the_first_row_of_a_header_is_that_of_its_column(tmp_path):
    path = export("Qualtrics", tmp_path)
    answers = {"fix@export.csv!I1": "leave out", "fix@export.csv!H1": "S2.2"}
    reading = read_here(path, answers=answers)
    assert reading.problems.empty
    assert reading.ratings["action_id"].tolist() == 2 * ["S1.1", "S1.2", "S1.3", "S2.2"]
