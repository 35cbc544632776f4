"""One team's ratings from both sides."""

import ilt
from ilt import findings
from ilt.screens import attention
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
