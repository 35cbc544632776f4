"""Conventions of real exports and hand-made spreadsheets (tests/support/exports), each with the exact right reading.

A case is right where the accepted ratings are exactly the expected ones, each for the right school and side (and round
and rater, where the case says so). Where it says ``ask``, a question or a problem in place of some of them is right, too.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

import ilt
from tests.support.daily import one_in

FOLDER = Path(__file__).parents[1] / "support" / "exports"
CASES = {case["id"]: case for case in json.loads((FOLDER / "cases.json").read_text(encoding="utf-8"))}
MATCHED = json.loads((FOLDER / "matched.json").read_text(encoding="utf-8"))
"""What a person says of the columns (or corrects) where nothing else tells how to read them: the case -> answers."""


def read(case, said=None):
    """Return what is read of a case's files."""
    return ilt.read(*[str(FOLDER / "files" / name) for name in case["files"]], answers=case["answers"] | (said or {}))


def verdict(case, reading):
    """Return `right`, `wrong` (a rating that nobody gave), `lost` (fewer came, nothing says so) or `refused`."""
    rated = reading.ratings[reading.ratings["rating"].notna()]
    rows = zip(rated["action_id"], rated["school"], rated["perspective"], rated["rating"], strict=True)
    got = Counter((action, school or "", side, int(rating)) for action, school, side, rating in rows)
    want = Counter(tuple(rating) for rating in case["expected"])
    missing = (want - got).total()
    rounds = Counter(rated["round"])
    other_rounds = not missing and "rounds" in case and rounds != case["rounds"]
    one_round = max(rounds.values(), default=0) > case.get("max_per_round", got.total())
    raters = not missing and rated["rater"].nunique() < case.get("raters", 0)
    if got - want or other_rounds or one_round or raters:
        return "wrong"
    if missing:
        whole = bool(reading.problems["row"].isna().any()) or bool(len(reading.questions))
        accounted = int((reading.sources["rejected"] + reading.sources["waiting"]).sum())
        return "lost" if not whole and accounted < missing else "right" if case.get("ask") else "refused"
    said = len(reading.problems) + len(reading.questions) + len(reading.notices)
    return "right" if want or said else "lost"


@pytest.mark.parametrize("case_id", one_in(6, CASES))
def test_read_right(case_id):
    case = CASES[case_id]
    assert verdict(case, read(case)) == "right", case["special"]


@pytest.mark.parametrize("case_id", one_in(4, MATCHED))
def test_read_right_where_somebody_says_which_column_is_what(case_id):
    case = CASES[case_id]
    assert verdict(case, read(case, MATCHED[case_id])) == "right", case["special"]
