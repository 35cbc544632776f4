"""What a team should talk about first, in words."""

import ilt
from ilt import charts, findings, screens
from ilt.charts import layout
from tests.support.made_charts import check
from tests.support.short_ratings import table

F = "Fall 2026 | school |"
COUNTS = ilt.count(
    table(
        f"{F} Alder | self | S1.1 | 0 0 3 3",
        f"{F} Alder | cross | S1.1 | 1 3",
        f"{F} Alder | self | S2.2 | 1 2 1 2",
        f"{F} Birch | self | S2.2 | 0 2 2",
    )
)
SPLITS = findings.splits(COUNTS)


def test_the_widest_split_heads_the_screen():
    label = ilt.framework.current().by_id["S1.1"].short_label
    assert screens.disagreement.title(SPLITS) == f"District raters rate Alder on “{label}” anywhere from 1 to 3"
    assert screens.disagreement.title(SPLITS.head(0)).startswith("No team’s raters are more than one point apart")
    assert screens.disagreement.title(SPLITS.head(0), hidden=True).startswith("On the actions shown, no team’s raters")


def test_every_split_is_shown_with_its_ratings():
    items, rows = screens.disagreement.for_chart(SPLITS, COUNTS)
    assert [key for key, _, _ in items] == ["Alder S1.1", "Birch S2.2"]
    assert items[1][2] == "MLs · SWDs"
    data, most = charts.spread.data(layout.place_rows(items), rows)
    check(charts.spread.structure(200, most, screens.all_ratings.TIPS), data)
    texts = data[data["kind"] == "bar"]["text"].tolist()
    assert sorted(texts) == ["1", "1", "1", "2", "2", "2"]


def test_splits_as_a_table():
    found = screens.disagreement.table(SPLITS)
    assert list(found.columns)[:2] == ["Team", "Id"]
    assert list(found.loc[0, ["Team", "Raters", "Pairs two or more apart", "Pairs"]]) == ["Alder", 2, 1, 1]


def test_agreement_in_words():
    found = findings.agreement(COUNTS)
    words = screens.disagreement.agreement(found[(found["scope"] == "school") & (found["school"] == "Alder")])
    # 0 0 3 3: four of six pairs are 3 apart; 1 2 1 2: four of six are 1 apart.
    assert words["Self ●"].tolist() == ["far apart: 2.0 apart, 6 pairs", "mixed: 0.7 apart, 6 pairs"]
    assert words["Cross ○"].tolist() == ["far apart: 2.0 apart, 1 pair", "no two raters to compare"]
