"""A cell of a heatmap, opened: whose dots and means these are, in the words of the other screens."""

import ilt
from ilt import findings
from ilt.screens import details
from tests.support.short_ratings import table

SCHOOL = table(
    "Fall 2026 | school | Elm | self | S3.1 | 0 2",
    "Fall 2026 | school | Elm | cross | S3.1 | 1",
    "Fall 2026 | school | Oak | self | S3.1 | 3",
)
DISTRICT = table("Fall 2026 | district | | self | D3.2 | 3", "Fall 2026 | district | Elm | cross | D3.2 | 1")


def opened(rows, action_id, school):
    spread, words = details.cell(findings.scoped(ilt.count(rows)), action_id, school)
    return [head for _, head, _ in spread], words


def test_a_cell_says_who_rated():
    assert opened(SCHOOL, "S3.1", "Elm") == (
        ["Team ●", "District ○"],
        ["Elm’s team: mean 1.0 (2 ratings). 0s: 1, 2s: 1", "District raters: mean 1.0 (1 rating). 1s: 1"],
    )
    assert opened(SCHOOL, "S3.1", "") == (
        ["Teams ●", "District ○"],
        ["School teams: mean 1.7 (3 ratings). 0s: 1, 2s: 1, 3s: 1", "District raters: mean 1.0 (1 rating). 1s: 1"],
    )
    assert opened(DISTRICT, "D3.2", "Elm") == (
        ["District ●", "School ○"],
        ["The district ILT: mean 3.0 (1 rating). 3s: 1", "Elm’s raters: mean 1.0 (1 rating). 1s: 1"],
    )
    assert opened(DISTRICT, "D3.2", "")[0] == ["District ●", "Schools ○"]
