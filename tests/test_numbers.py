"""Whole files to figures: the sample and a hand-made district, against sums in plain Python over their own rows."""

import csv
import io
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

import pytest

import ilt
from ilt import findings

SAMPLE = (Path(__file__).parent.parent / "data" / "sample_ratings.csv").read_text(encoding="utf-8")

LAKESIDE = """Round,District,Building,Respondent,Role,action_id,Score,Comments
Round 1,Lakeside,Oak Street,A,School ILT,S2.2,1,"few, and no MLs"
Round 1,Lakeside,Oak Street,B,School ILT,S2.2,0,
Round 1,Lakeside,Oak Street,C,School ILT,S2.2,3,
Round 1,Lakeside,Oak Street,V,District ILT,S2.2,2,
Round 1,Lakeside,Pine,D,School ILT,S2.2,2,
Round 1,Lakeside,Pine,E,School ILT,S2.2,n/a,
Round 1,Lakeside,Pine,V,District ILT,S2.2,1,
Round 1,Lakeside,,V,District ILT,D3.2,3,
Round 1,Lakeside,,W,District ILT,D3.2,2,
Round 1,Lakeside,Oak Street,A,School ILT,D3.2,1,
Round 1,Lakeside,Pine,D,School ILT,D3.2,2,
"""

Key = tuple[str, str, str, str]


def by_hand(text: str) -> dict[Key, list[int]]:
    """Return the ratings of each (round, action, school or blank for all, side), straight from the rows of a file."""
    rated: dict[Key, list[int]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(text)):
        rating = row.get("rating") or row.get("Score") or ""
        school = row.get("school") or row.get("Building") or ""
        side = row.get("perspective") or ("self" if row["Role"][0] == row["action_id"][0] else "cross")
        round_ = row.get("round") or row["Round"]
        if rating not in ("0", "1", "2", "3"):
            continue
        if not (row["action_id"].startswith("D") and side == "self"):
            rated[round_, row["action_id"], school, side].append(int(rating))
        rated[round_, row["action_id"], "", side].append(int(rating))
    return rated


def reading_of(text: str) -> ilt.Reading:
    file = io.BytesIO(text.encode())
    file.name = "ratings.csv"
    return ilt.read(file)


@pytest.mark.parametrize("text", [SAMPLE, LAKESIDE], ids=["sample", "another district"])
def test_every_gap_flag_and_split_is_the_files_own(text: str) -> None:
    rated = by_hand(text)
    reading = reading_of(text)
    assert reading.problems.empty
    assert reading.questions.empty
    counts = ilt.count(reading.ratings)
    gaps = findings.gaps(counts)
    for row in gaps.itertuples():
        own_school = "" if row.assessment == "district" else row.school
        own = rated.get((row.round, row.action_id, own_school, "self"), [])
        other = rated.get((row.round, row.action_id, row.school, "cross"), [])
        assert (row.self_n, row.cross_n) == (len(own), len(other))
        if own and other:
            gap = Fraction(sum(own), len(own)) - Fraction(sum(other), len(other))
            assert row.gap == pytest.approx(float(gap))
            size = "large" if abs(gap) >= 1 else "notable" if abs(gap) >= Fraction(1, 2) else "small"
            assert row.size == size
    flagged = {
        (row.round, row.action_id, row.school, row.perspective): (row.low, row.n, row.zeros, row.level)
        for row in findings.flags(counts).itertuples()
    }
    expected = {}
    for key, values in rated.items():
        low = sum(value <= 1 for value in values)
        if low:
            expected[key] = (low, len(values), values.count(0), "most" if 2 * low >= len(values) else "some")
    assert flagged == expected


def test_the_sample_says_what_it_was_made_to_say() -> None:
    counts = ilt.count(reading_of(SAMPLE).ratings)
    now = counts[counts["round"] == "Fall 2026"]
    gaps = findings.gaps(now).set_index(["school", "action_id"])
    assert gaps.loc[("Birch Elementary", "S3.1"), "pair"] == "blind spot"
    assert gaps.loc[("Cedar Middle", "S3.2"), "pair"] == "hidden strength"
    assert gaps.loc[("Dogwood Elementary", "S5.1"), "pair"] == "shared need"
    assert gaps.loc[("Alder Elementary", "S2.1"), "pair"] == "shared strength"
    assert gaps.loc[("", "D2.1"), "pair"] == "blind spot"
    verdicts = findings.verdicts(now)
    own = verdicts[verdicts["perspective"] == "self"].set_index("action_id")
    assert own.loc["S3.1", ["verdict", "low_schools", "schools"]].tolist() == ["district-wide", 6, 8]
    assert own.loc["S4.3", ["verdict", "where"]].tolist() == ["school-specific", ("Maple Elementary",)]
    assert own.loc["S4.1", "verdict"] == "several schools"
    splits = findings.splits(now)
    elm = splits[(splits["school"] == "Elm Middle") & (splits["perspective"] == "self")].iloc[0]
    assert elm[["action_id", "lowest", "highest", "apart", "pairs"]].tolist() == ["S2.3", 0, 3, 9, 15]


def test_accounting_of_another_district() -> None:
    reading = reading_of(LAKESIDE)
    row = reading.sources.iloc[0]
    assert row[["seen", "accepted", "not_rated", "rejected", "waiting"]].tolist() == [11, 10, 1, 0, 0]
    people = ilt.raters(reading.ratings)
    assert people["rater"].nunique() == 7
    assert not set(people["rater"]) & set("ABCDEVW")
