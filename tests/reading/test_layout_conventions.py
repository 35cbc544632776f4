"""For each layout a random table in its conventions, written by who knows nothing of the reader: read equal, or refused."""

import io
from collections import Counter
from random import Random

import pytest

from ilt.reading import read_here
from tests.support.conventions import ANSWERS, LAYOUTS

DAILY, FULL = 4, 1508
RIGHT = 0.8
"""So many must be read without a question or a problem; the rest may be refused, and none may be wrong."""


def read(sheet):
    file = io.BytesIO(sheet.data())
    file.name = "a.csv"
    return read_here(file, answers=ANSWERS)


def verdict(sheet):
    """Return `right`, `refused`, or what is wrong: what nobody rated was taken, or ratings are missing in silence."""
    reading = read(sheet)
    rated = reading.ratings[reading.ratings["rating"].notna()]
    cells = zip(rated["school"], rated["perspective"], rated["action_id"], rated["rating"], strict=True)
    found = Counter((school, side, action, int(rating)) for school, side, action, rating in cells)
    if found - sheet.ratings:
        return f"wrong: {list(found - sheet.ratings)[:3]}"
    missing = sheet.ratings - found
    if not missing:
        return "right"
    said = len(reading.questions) or reading.problems["row"].isna().any()
    counted = int((reading.sources["rejected"] + reading.sources["waiting"]).sum())
    return "refused" if said or counted >= missing.total() else f"lost: {list(missing)[:3]}"


def check(layout, seeds):
    verdicts = {}
    for seed in seeds:
        sheet = LAYOUTS[layout](Random(f"{layout} {seed}"))
        verdicts[seed] = verdict(sheet)
        assert verdicts[seed] in ("right", "refused"), (layout, seed, verdicts[seed], sheet.data().decode()[:2000])
    assert list(verdicts.values()).count("right") >= RIGHT * len(verdicts), verdicts


@pytest.mark.parametrize("layout", LAYOUTS)
def test_read_equal_or_refused(layout):
    check(layout, range(DAILY))


@pytest.mark.full
@pytest.mark.parametrize("layout", LAYOUTS)
def test_read_equal_or_refused_many_times(layout):
    check(layout, range(DAILY, DAILY + FULL))
