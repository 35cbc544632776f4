"""No rating is taken wrongly from a polluted file, and no row vanishes unlisted."""

import io
import random
import re
from collections import Counter

import pytest

from ilt import ratings
from ilt.reading import read_here
from tests.support.polluted_layouts import LAYOUTS, PollutedTable, polluted_tables
from tests.support.pollution import SEED, Polluted, polluted, truth

DAILY_SHARE = 60
DAILY_TABLES = 8
KEYS = ["round", "school", "rater", "perspective", "action_id", "rating"]


def judged(file: Polluted) -> tuple[list[str], int]:
    """Return what is wrong with the reading of one file, and how many ratings were accepted."""
    source = io.BytesIO(file.data)
    source.name = "polluted.csv"
    reading = read_here(source)
    faults = [
        f"{file.name}: accounting"
        for row in reading.sources.itertuples()
        if row.seen != row.accepted + row.not_rated + row.rejected + row.waiting
    ]
    # What the file was cut off before it was written is no rating of it.
    rows = truth()[: file.row + 1] if file.name.startswith("file cut") else truth()
    true = Counter((*row[:5], int(row[5])) for row in rows)
    rated = reading.ratings[reading.ratings["rating"].notna()]
    found = Counter(_known((*row[:5], int(row[5])), true) for row in rated[KEYS].itertuples(index=False, name=None))
    wrong = found - true
    faults += [f"{file.name}: taken wrongly {row}" for row in wrong]
    missing = true - found
    waiting = int(reading.sources["waiting"].sum())
    # Each problem of a row, and each rating that is said to be not rated, stands for a rating that was not taken.
    listed = int(reading.sources["rejected"].sum()) + waiting
    refused = reading.problems["row"].isna().any()
    if not refused and missing.total() > listed:
        faults.append(f"{file.name}: vanished {list(missing)[:3]}, {listed} listed")
    if reading.sources["rejected"].sum() and reading.problems.empty:
        faults.append(f"{file.name}: rejected without a problem")
    return faults, found.total()


def _known(row: tuple, true: Counter) -> tuple:
    """Return a rating of a rater whose name was lost as that of the one who may have given it: it claims no identity."""
    if not row[2].startswith(ratings.ANONYMOUS):
        return row
    others = [other for other in true if (*other[:2], *other[3:]) == (*row[:2], *row[3:])]
    return others[0] if len(others) == 1 else row


def check(files: list[Polluted], record_property) -> None:
    results = [judged(file) for file in files]
    faults = [fault for found, _ in results for fault in found]
    share = sum(taken for _, taken in results) / (len(files) * len(truth()))
    record_property("accepted", f"{share:.1%} of the ratings of {len(files)} files")
    print(f"{len(files)} polluted files: {share:.1%} of their ratings accepted, {len(faults)} faults")  # noqa: T201
    assert faults == []


def test_a_seeded_fortieth(record_property):
    files = list(polluted())
    check(random.Random(SEED).sample(files, len(files) // DAILY_SHARE), record_property)


@pytest.mark.full
def test_every_polluted_file(record_property):
    check(list(polluted()), record_property)


def judged_table(file: PollutedTable) -> list[str]:
    """Return what is wrong with the reading of one file."""
    name, data = file.write()
    source = io.BytesIO(data)
    source.name = name
    reading = read_here(source, answers=file.answers)
    sources = reading.sources
    faults = [
        "accounting"
        for row in sources.itertuples()
        if row.seen != row.accepted + row.not_rated + row.rejected + row.waiting
    ]
    rated = reading.ratings[reading.ratings["rating"].notna()]
    found = _as_named([(*row[:5], int(row[5])) for row in rated[KEYS].itertuples(index=False, name=None)], file)
    says = _as_named(file.says.elements(), file)
    faults += [f"taken wrongly {row}" for row in found - says]
    problems = reading.problems
    passed = problems[problems["code"] == "ratings-passed-over"]["message"]
    listed = sum(int(re.search(r"\d+", message)[0]) for message in passed)
    listed += int(sources["rejected"].sum() + sources["waiting"].sum())
    missing = says - found
    if not problems["row"].isna().any() and missing.total() + file.doubtful > listed:
        faults.append(f"vanished {list(missing)[:3]} and {file.doubtful} more, {listed} listed")
    if listed and problems.empty and reading.questions.empty:
        faults.append("nothing says why")
    return [f"{file.name}: {fault}" for fault in faults]


def _as_named(rows, file: PollutedTable) -> Counter:
    return Counter((row[0], row[1], row[2].casefold() if file.names else "", *row[3:]) for row in rows)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_seeded_part_of_each_layout(layout):
    files = list(polluted_tables(LAYOUTS[layout]()))
    some = random.Random(SEED).sample(files, DAILY_TABLES)
    assert [fault for file in some for fault in judged_table(file)] == []


@pytest.mark.full
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_polluted_file_of_each_layout(layout):
    assert [fault for file in polluted_tables(LAYOUTS[layout]()) for fault in judged_table(file)] == []
