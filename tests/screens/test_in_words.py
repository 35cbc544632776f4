"""Findings in words that several screens say."""

import pytest

import ilt
from ilt import findings, screens, suppression
from ilt.people import Sides
from ilt.view import ALL_DISTRICTS
from tests.support.short_ratings import table


def gap_row(assessment: str, own: str, other: str, school: str = "Birch") -> dict[str, object]:
    own_school = "" if assessment == "district" else school
    action = "D1.1" if assessment == "district" else "S1.1"
    counted = ilt.count(
        table(
            f"Fall 2026 | {assessment} | {own_school} | self | {action} | {own}",
            f"Fall 2026 | {assessment} | {school} | cross | {action} | {other}",
        )
    )
    found = findings.gaps(counted)
    return found[found["scope"] == "school"].iloc[0].to_dict()


@pytest.mark.parametrize(
    ("assessment", "own", "other", "words"),
    [
        ("school", "2 2", "1 1", "Birch’s team rates this 1.0 higher than the district does"),
        ("school", "1 1 2", "2 3", "Birch’s team rates this 1.2 lower than the district does"),
        ("school", "2 2", "2", "Birch’s team and the district rate this the same"),
        ("school", "2 2", "-", "the district has not rated this"),
        ("school", "-", "2", "Birch’s team has not rated this"),
        ("district", "3 3", "1 2", "the district ILT rates this 1.5 higher than Birch does"),
    ],
)
def test_a_gap_in_words(assessment: str, own: str, other: str, words: str) -> None:
    assert screens.in_words.gap(gap_row(assessment, own, other)) == words


def test_a_gap_in_words_over_all_schools() -> None:
    counted = ilt.count(
        table("Fall 2026 | school | Birch | self | S1.1 | 2 3", "Fall 2026 | school | Birch | cross | S1.1 | 1 1")
    )
    pooled = findings.gaps(counted).query("scope == 'all schools'").iloc[0]
    assert screens.in_words.gap(pooled.to_dict()) == "school teams rate this 1.5 higher than the district does"


def test_of_all_districts_together_nothing_is_district_wide() -> None:
    rated = {"S1.1": ("1 1 1", "1 1 1", "2 2 2"), "S1.2": ("1 1 1", "1 1 1", "2 2 2", "2 2 2", "1 1")}
    ratings = table(
        *(
            f"Fall 2026 | school | School {n} | self | {action} | {one}"
            for action, every in rated.items()
            for n, one in enumerate(every)
        )
    )
    counts = suppression.counts(ilt.count(ratings), ratings, suppression.Minimums(3))
    found = screens.in_words.verdicts(counts.assign(district=ALL_DISTRICTS))
    said = dict(zip(found["action_id"], found["verdict"], strict=True))
    # S1.1 is low in two of three schools, and the hidden one left it blank; S1.2 in two of five, three were that one low.
    assert (said["S1.1"], said["S1.2"]) == ("half or more of the schools", "several schools, possibly half or more")


def test_how_many_rated_low_is_said_of_one_person_too() -> None:
    def said(own: tuple[int, int], other: tuple[int, int]) -> str:
        counted = {
            f"{side}_{what}": n
            for side, pair in (("self", own), ("cross", other))
            for what, n in zip(("low", "n"), pair, strict=True)
        }
        return screens.attention.rated_low({**counted, "self_hidden": 0, "cross_hidden": 0}, Sides("school", "Birch"))

    assert said((1, 1), (0, 2)) == "Rated 0 or 1 by the one team member, but by neither district rater"
    assert said((2, 3), (0, 1)) == "Rated 0 or 1 by 2 of 3 team members, but not by the one district rater"
    assert said((0, 1), (0, 4)) == "Rated 0 or 1 by none of the 4 district raters and not by the one team member"
    assert said((0, 1), (0, 0)) == "Not rated 0 or 1 by the one team member; not rated by district raters"
