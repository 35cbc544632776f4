"""One team's ratings from both sides."""

import ilt
from ilt import changes, findings, priorities, screens
from ilt.people import Sides
from ilt.screens import attention
from ilt.screens.one_team import both_means, both_sides
from tests.support.short_ratings import table


def test_the_district_ilts_own_ratings_stay_where_a_school_left_an_action_out():
    counted = ilt.count(
        table(
            "Fall 2026 | district |  | self | D1.1 | 0 1 2",
            "Fall 2026 | district |  | self | D5.2 | 0 1 1",
            "Fall 2026 | district | Alder | cross | D1.1 | 2 2 3",
            "Fall 2026 | district | Birch | cross | D5.2 | 3 3 3",
        )
    )
    found = attention.in_order(counted, counted, findings.SCHOOL, "Alder")
    columns = ["action_id", "level", "self_low", "self_n", "cross_low", "cross_n"]
    assert found[columns].to_numpy().tolist() == [["D5.2", "most", 3, 3, 0, 0], ["D1.1", "most", 2, 3, 0, 3]]
    # A school that did not rate the district has no view of it.
    assert attention.in_order(counted, counted, findings.SCHOOL, "Cedar").empty


WHOLE = [
    *(f"{round_} | district |  | self | {action} | 0 0 0" for round_ in ("Spring 2026", "Fall 2026") for action in ("D1.1", "D5.2")),
    *(f"{round_} | district | Alder | cross | D1.1 | 2 2 3" for round_ in ("Spring 2026", "Fall 2026")),
    "Fall 2026 | district |  | self | D1.2 | 3 3 3",
    "Fall 2026 | district | Birch | cross | D5.2 | 3 3 3",
]  # fmt: skip
"""Alder left out focus area 5, which the district ILT rates lowest: 0.0, and 1.5 (a 0 and a 3, three of each) in area 1."""


def test_the_lowest_focus_area_is_that_of_the_district_ilt_where_a_school_left_it_out():
    counted = ilt.count(table(*WHOLE))
    now = counted[counted["round"] == "Fall 2026"]
    areas = both_means(findings.focus_areas(now), findings.SCHOOL, "Alder")
    assert areas[["focus_area", "self_n", "cross_n", "size"]].to_numpy().tolist() == [
        [1, 6, 3, "notable"],
        [5, 3, 0, ""],
    ]
    title = screens.overview.title(areas, Sides("district", "Alder"))
    assert title.startswith("The district ILT rates “Engage in Cycles of Inquiry and Improvement” lowest (0.0)"), title
    assert screens.overview.table(areas)["In words"].iloc[1] == "Alder has not rated this"
    gaps = both_means(findings.gaps(now), findings.SCHOOL, "Alder")
    assert gaps["action_id"].tolist() == ["D1.1", "D1.2", "D5.2"]
    assert gaps["gap"].isna().tolist() == [False, True, True]
    assert both_means(findings.gaps(now), findings.SCHOOL, "Cedar").empty
    # All three are rated 0 by the district ILT alone, or by nobody.
    ranked = priorities.ranked(now, now, findings.SCHOOL, "Alder")
    assert [one.action_id for one in ranked] == ["D1.1", "D5.2"]


def test_what_the_district_ilt_rated_in_both_rounds_is_compared_where_one_school_is_chosen():
    compared = changes.compare(ilt.count(table(*WHOLE)), "Spring 2026", "Fall 2026")
    own = screens.change.of_actions(both_sides(compared, findings.SCHOOL, "Alder"), "self", ["D1.1", "D5.2"])
    assert own[["then_n", "now_n"]].to_numpy().tolist() == [[3, 3], [3, 3]]
    assert "nothing here was rated" not in screens.change.title(own, "Spring 2026").lower()
