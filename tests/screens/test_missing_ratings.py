"""What is missing is said of who has not rated whom, and the ways on lead to ratings."""

from dataclasses import replace

import pytest

from ilt import screens
from ilt.meetings.slides.deck import view_of
from ilt.ratings import CROSS, PERSPECTIVES, SELF
from ilt.suppression import Minimums
from tests.support.made_meetings import meeting, shown
from tests.support.short_ratings import table

ROUNDS = ("Spring 2026", "Fall 2026")
RATED = table(
    "Fall 2026 | school | Alder | self | S1.1 | 0 1 2 3",
    "Fall 2026 | school | Alder | self | S2.1 | - - - -",
    "Fall 2026 | school | Birch | self | S2.1 | 1 1 1",
    "Spring 2026 | school | Alder | cross | S1.1 | 2 2",
    "Fall 2026 | district | | self | D1.1 | 2 2 2",
)


def seen(school: str = "", assessment: str = "school", k: int = 1, **chosen: object):
    one = meeting(school=school, assessment=assessment, round="Fall 2026")
    return replace(view_of(shown(RATED, Minimums(k, k)), ROUNDS, one), **{"area": None, **chosen})


@pytest.mark.parametrize(
    ("chosen", "sides", "said"),
    [
        ({}, (CROSS,), "No district rater has rated the schools in Fall 2026 yet"),
        ({"school": "Alder"}, (CROSS,), "No district rater has rated Alder in Fall 2026 yet"),
        ({"school": "Alder", "area": 2}, PERSPECTIVES, "No one has rated Alder on “Establish Team Expectations & Norms” in Fall 2026 yet"),
        ({"school": "Birch", "area": 1}, (SELF,), "No member of Birch’s team has rated their own ILT on “Establish a shared instructional vision” in Fall 2026 yet"),
        ({"assessment": "district"}, (CROSS,), "No school rater has rated the district ILT in Fall 2026 yet"),
        ({"assessment": "district", "schools": ("Alder",)}, PERSPECTIVES, "No one from Alder has rated the district ILT in Fall 2026 yet"),
    ],
)  # fmt: skip
def test_a_sentence_says_who_has_not_rated_whom(chosen, sides, said):
    view = seen(**chosen)
    assert screens.missing_ratings.unrated(view, sides)
    assert screens.missing_ratings.sentence(view, sides) == said


def test_what_is_rated_is_not_missing_and_who_is_hidden_has_rated():
    assert not screens.missing_ratings.unrated(seen())
    assert not screens.missing_ratings.unrated(seen("Alder"), (SELF,))
    assert not screens.missing_ratings.unrated(seen("Birch", k=10), (SELF,))
    assert screens.missing_ratings.lacking(seen()) == (CROSS,)
    assert screens.missing_ratings.lacking(seen("Alder", area=2)) == ()


def test_blank_ratings_differ_from_none():
    assert "all ratings are blank" in screens.missing_ratings.why(seen("Alder", area=2))
    assert "have no such ratings" in screens.missing_ratings.why(seen("Birch", area=1))


def test_ways_on_are_few_and_lead_to_ratings():
    ways = screens.missing_ratings.ways(seen("Alder", area=2))
    assert [way.label for way in ways] == ["Show all focus areas", "Show all schools"]
    assert [way.label for way in screens.missing_ratings.ways(seen("Alder"), (CROSS,))] == [
        "Show self ratings",
        "Show Spring 2026",
    ]
    for way in ways:
        filters = {"area": 2, "schools": ("Alder",), **way.filters}
        assert not screens.missing_ratings.unrated(replace(seen("Alder"), **filters)), way
