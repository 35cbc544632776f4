"""What one side left out is said of the other: in titles, of many schools, in reports, and where links lead."""

import pytest

from ilt.reports import sections
from ilt.ui.session import Session
from tests.support.screens import texts
from tests.support.visitors import opened

ROWS = [
    *(("school", school, "self", "S1.1", rating) for school in ("Alder", "Birch") for rating in (2, 3, 0)),
    *(("school", "Alder", "cross", "S2.1", rating) for rating in (0, 0, 3)),
    *(("school", "Birch", "cross", "S2.1", rating) for rating in (1, 1, 2)),
    *(("district", "", "self", "D1.1", rating) for rating in (2, 3, 0)),
    *(("district", "Alder", "cross", "D2.1", rating) for rating in (0, 1, 1)),
]
FILE = "\n".join(
    ["round,assessment,school,perspective,action_id,rating"] + [",".join(["Fall 2026", *map(str, row)]) for row in ROWS]
).encode()
"""Nobody rated focus area 2 of their own team: of the schools the district did, of the district ILT one school."""


@pytest.mark.parametrize(
    ("assessment", "schools", "title"),
    [
        ("School ILTs", [], "In both schools, half or more of the district raters rated “Has a clear purpose, norms, expectations” 0 or 1"),
        ("School ILTs", ["Alder"], "2 of 3 district raters rated “Has a clear purpose, norms, expectations” 0 or 1"),
        ("District ILT", [], "All 3 school raters rated “Shares purpose and expectations for ILTs” 0 or 1"),
    ],
)  # fmt: skip
def test_no_heatmap_of_ratings_says_that_there_are_none(assessment, schools, title):
    app = opened(FILE, "heatmaps", assessment=assessment, schools=schools, show="Both", area="2")
    assert app.title[0].value == title
    (section,) = sections.heatmaps(Session(app.session_state).view.but(perspective="both"))
    assert (section.finding, section.picture is not None) == (title, True)


def test_of_actions_that_only_the_other_side_rated_attention_says_in_how_many_schools_they_are_low():
    app = opened(FILE, "attention", area="2")
    assert any("Across schools — district-wide: both schools are low on it" in words for words in texts(app.main))
    links = [link.proto.query_string for link in app.get("page_link") if link.proto.label == "Compare schools"]
    assert links
    assert all("side=Cross" in link for link in links)
