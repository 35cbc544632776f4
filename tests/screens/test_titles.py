"""Titles say the finding of their screen, and what there is where there is none."""

import pandas as pd
import pytest

import ilt
from ilt import findings, screens
from ilt.people import Sides
from tests.support.short_ratings import table


def test_titles_say_the_finding() -> None:
    lines = [
        f"Fall 2026 | school | School {place} | self | S3.1 | {rated}"
        for place, rated in enumerate(["1 1", "0 2", "3 3"])
    ]
    counted = ilt.count(table(*lines, "Fall 2026 | school | School 2 | cross | S3.1 | 1 2"))
    pooled = findings.scoped(counted).query("scope == 'all schools' and perspective == 'self'")
    schools = Sides("school")
    title = screens.heatmaps.title(findings.verdicts(counted).query("perspective == 'self'"), pooled, schools, "self")
    assert (
        title
        == "In 2 of the 3 schools, half or more of the team members rated “Observes instruction on a regular schedule” 0 or 1"
    )
    assert screens.self_and_cross.title(findings.gaps(counted), "school") == (
        "School 2’s team rates “Observes instruction on a regular schedule” 1.5 higher than the district does"
    )
    areas = findings.focus_areas(counted).query("scope == 'all schools'")
    assert screens.overview.title(areas, schools) == (
        "“Monitor Instructional Effectiveness”: school teams 1.7, district raters 1.5"
    )
    flags = screens.attention.in_order(counted, counted, "all schools", "")
    assert screens.attention.title(flags, schools) == (
        "On the only ML/SWD action, school teams or district raters gave a 0 or 1 at least half of the time"
    )


def test_titles_where_there_is_nothing_to_say() -> None:
    counted = ilt.count(table("Fall 2026 | school | Birch | self | S1.1 | - -"))
    assert screens.self_and_cross.title(findings.gaps(counted)) == "No action has ratings from both sides yet"
    assert screens.overview.title(findings.focus_areas(counted), Sides("school")) == "No one has rated yet"
    levels = findings.scoped(counted).query("scope == 'school'")
    title = screens.heatmaps.title(findings.verdicts(counted), levels, Sides("school"), "self")
    assert title == "No one has rated these actions yet"


AREA = "Establish a shared instructional vision"

EVERY = [f"S{area}.1" for area in range(1, 6)]

SAME = [
    (
        dict.fromkeys(EVERY, "3 3"),
        "School teams rate all 5 focus areas the same (3.0)",
        "School teams rate all 5 focus areas the same",
    ),
    (
        dict.fromkeys(EVERY[:3], "0 0"),
        "School teams rate the 3 focus areas shown the same (0.0)",
        "School teams rate the 3 focus areas shown the same",
    ),
    ({"S1.1": "2 2"}, f"“{AREA}”: school teams 2.0", "School teams rate it 2.0; no other focus area is shown"),
    (
        {**dict.fromkeys(EVERY, "3 3"), "S1.1": "2 2"},
        f"“{AREA}” is rated lowest: school teams 2.0",
        "School teams rate it lowest",
    ),
]


@pytest.mark.parametrize(("rated", "says", "held"), SAME)
def test_no_area_is_low_where_all_that_are_shown_are_the_same(rated, says, held) -> None:
    lines = [f"Fall 2026 | school | Birch | self | {action} | {rated.get(action, '- -')}" for action in EVERY]
    areas = findings.focus_areas(ilt.count(table(*lines))).query("scope == 'all schools'")
    assert screens.overview.title(areas, Sides("school")) == says
    assert screens.overview.predicted(areas, Sides("school"), 1) == f"we predicted “{AREA}” would be lowest. {held}"


@pytest.mark.parametrize(
    ("low", "hidden", "names", "head"),
    [
        ({"Elm": 7, "Ash": 6}, False, "Elm", " (7)"),
        ({"Elm": 1, "Ash": 1}, True, "Ash, Elm", " shown (1 each)"),
        ({"Elm": 2, "Ash": 2, "Oak": 2}, False, "Ash, Elm and 1 more", " (2 each)"),
    ],
)
def test_the_overview_names_the_schools_that_are_low_on_the_most_actions(low, hidden, names, head):
    counted = pd.Series(low)
    assert screens.overview.lowest_schools(counted) == names
    said = [screens.overview.low_on(counted, side, some_hidden=hidden) for side in ("self", "cross")]
    assert said == [
        f"Low on the most actions of any school{head}. An action is low if half or more of {whose} ratings are 0 or 1."
        for whose in ("the team’s", "the district’s")
    ]


def test_the_overview_says_where_no_gap_of_several_schools_is_notable() -> None:
    none = pd.DataFrame({"size": ["small", "small"]})
    assert screens.overview.none_notable(none) == (
        "None of these is notable (0.5 or more). Individual schools may have larger gaps."
    )
    assert screens.overview.none_notable(pd.DataFrame({"size": ["small", "notable"]})) == ""
    assert screens.overview.none_notable(none.head(0)) == ""


def test_attention_says_how_many_of_an_actions_notes_it_shows():
    written = pd.DataFrame(
        [
            *(("self", "S1.1", 0, True), ("self", "S1.1", 3, True)),  # only the low one is shown, and is said to be low
            *(("self", "S1.2", 1, True), ("cross", "S1.2", None, False), ("self", "S1.2", 2, True)),
            *(("self", "S1.3", None, False), ("cross", "S1.3", None, False)),
            ("self", "S1.4", 3, True),
            ("cross", "S1.5", 0, True),
        ],
        columns=["perspective", "action_id", "rating", "labeled"],
    ).astype({"rating": "Int8", "labeled": "bool"})
    assert screens.attention.called(written, ("self", "cross")) == {
        "S1.1": "1 note from low ratings",
        "S1.2": "2 of 3 notes",
        "S1.3": "2 notes",
        "S1.5": "1 note from low ratings",
    }
    of_self = screens.attention.called(written, ("self",))
    assert of_self == {"S1.1": "1 note from low ratings", "S1.2": "1 note from low ratings", "S1.3": "1 note"}
