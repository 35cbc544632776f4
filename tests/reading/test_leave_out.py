"""Wherever a problem says to enter “leave out”, entering it leaves out what the problem is about, and counts nothing more."""

import pytest

from ilt.reading import read_here
from tests.support.corpus import CASES

ROWS = ("not-to-count", "no-rater", "agreed-rating", "mistake-said", "no-time")
"""Problems of whole rows."""
NAMES = [name for name, case in CASES.items() if any(f": {code}: " in one for one in case.problems for code in ROWS)]


@pytest.mark.parametrize("name", NAMES)
def test_leave_out_leaves_out(name, tmp_path):
    case = CASES[name]
    files = case.write(tmp_path)
    before = read_here(*files, answers=case.answers)
    for row in before.problems.drop_duplicates(["source", "sheet", "code"]).itertuples():
        if row.code in ROWS and "“leave out”" in row.message and row.cell:
            key = f"fix@{row.source}" + (f"#{row.sheet}" if row.sheet else "") + f"!{row.cell}"
            after = read_here(*files, answers={**case.answers, key: "leave out"})
            there = after.problems[(after.problems["source"] == row.source) & (after.problems["sheet"] == row.sheet)]
            assert set(there.loc[there["row"] == row.row, "code"]) <= {"left-out"}
            assert after.sources["accepted"].sum() <= before.sources["accepted"].sum()
