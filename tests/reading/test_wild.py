"""Every file of the suite (tests/support/wild.py), but for those of test_hostile_files, gets its verdict: no more and no less."""

import pandas as pd
import pytest

import ilt
from tests.support import wild

CASES = wild.cases()


@pytest.mark.parametrize("case", CASES, ids=[case.line for case in CASES])
def test_verdict(case, tmp_path):
    file = tmp_path / case.name
    file.write_bytes(case.data)
    reading = ilt.read(file, answers=case.answers)
    table = reading.ratings
    rows = zip(table["school"], table["action_id"], table["rating"], strict=True)
    found = [f"{school} {action} {None if pd.isna(rating) else int(rating)}" for school, action, rating in rows]
    assert sorted(reading.problems["code"]) == sorted(case.codes)
    assert sorted(reading.questions["key"]) == sorted(case.questions)
    assert sorted(found) == sorted(case.ratings)
    assert case.said in " ".join(reading.notices["message"])
    figures = reading.sources
    assert (figures["seen"] == figures[["accepted", "not_rated", "rejected", "waiting"]].sum(axis=1)).all()


def test_the_suite_has_every_kind_and_each_line_once():
    assert {case.kind for case in CASES} == set(wild.KINDS)
    assert len({case.line for case in CASES}) == len(CASES)
