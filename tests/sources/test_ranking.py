"""Districts are ranked as plain Python ranks them, and no group that is too small is in any figure."""

import math
from collections import defaultdict
from fractions import Fraction

import pytest

from ilt import framework
from ilt.sources import ranking, saved_counts
from ilt.sources.connection import PARQUET, RatingsSource
from ilt.suppression import Minimums
from tests.support.connected import made_rows, parquet, plainly
from tests.support.daily import one_in

ROWS = made_rows(21, districts=12, raters=6)
NAMES = sorted(f"District {n}" for n in range(12))


@pytest.fixture(scope="module")
def counts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nation")
    engine = parquet(folder / "ratings", ROWS)
    return saved_counts.saved(RatingsSource(PARQUET, folder=str(folder / "ratings"), counts=str(folder / "c")), engine)


def plain(name, round_, assessment, minimums):
    """Return the means of a district's groups with raters enough, how many ratings they have, and how many are hidden."""
    groups = defaultdict(list)
    for own in plainly(ROWS, name)[0]:
        if own[0] == round_ and own[2] == assessment and own[7] is not None:
            groups[own[3], own[5], own[6]].append(own[7])
    area = framework.current().area_of
    alike = {(school, side, area[action]) for (school, side, action), said in groups.items() if set(said) in ({0}, {1})}
    figures, hidden = {}, 0
    for side in ("self", "cross"):
        school_people = (assessment == "school") == (side == "self")
        least = minimums.k if school_people else minimums.in_office
        found = []
        for (school, whose, action), said in groups.items():
            if whose != side:
                continue
            small = len(said) < least
            if small or (minimums.alike and least > 1 and (school, side, area[action]) in alike):
                hidden += 1
            else:
                found += said
        figures[side] = (Fraction(sum(found), len(found)) if found else None, len(found))
    return figures, hidden, bool(groups)


@pytest.mark.parametrize(
    "minimums",
    one_in(3, [Minimums(1, 1), Minimums(3, 1), Minimums(4, 3), Minimums(3, 2, alike=True), Minimums(10, 10)]),
)
@pytest.mark.parametrize("assessment", ["school", "district"])
@pytest.mark.parametrize("by", ["self", "cross", "gap"])
def test_districts_are_ranked_as_in_plain_python(counts, minimums, assessment, by):
    found = ranking.ranked(
        counts, round_="Fall 2026", assessment=assessment, minimums=minimums, by=by, lowest_first=by == "self", many=50
    )
    expected, without = {}, 0
    for name in NAMES:
        figures, hidden, rated = plain(name, "Fall 2026", assessment, minimums)
        if not rated:
            continue
        (own, own_n), (other, other_n) = figures["self"], figures["cross"]
        without += not own_n + other_n
        gap = None if own is None or other is None else abs(own - other)
        expected[name] = ({"self": own, "cross": other, "gap": gap}[by], own, own_n, other, other_n, hidden)
    assert set(found.rows["district"]) == set(expected)
    assert (found.found, found.unranked) == (len(expected), without)
    order = sorted(value[0] for value in expected.values() if value[0] is not None)
    order = order if by == "self" else order[::-1]
    for row in found.rows.to_dict("records"):
        figure, own, own_n, other, other_n, hidden = expected[row["district"]]
        assert (row["self_n"], row["cross_n"], row["hidden"]) == (own_n, other_n, hidden)
        for mean, value in ((own, row["self_mean"]), (other, row["cross_mean"])):
            assert math.isnan(value) if mean is None else value == pytest.approx(float(mean))
        if figure is not None:
            assert row["rank"] == 1 + order.index(figure)
    ranks = found.rows["rank"].fillna(999).tolist()
    assert ranks == sorted(ranks)


def test_a_search_changes_no_rank_and_pages_follow_each_other(counts):
    how = {"round_": "Spring 2027", "assessment": "school", "minimums": Minimums(), "by": "self"}
    whole = ranking.ranked(counts, **how, many=50)
    pages = [ranking.ranked(counts, **how, first=at, many=5) for at in (0, 5, 10)]
    assert [name for page in pages for name in page.rows["district"]] == whole.rows["district"].tolist()
    some = ranking.ranked(counts, **how, words="ICT 1")
    assert some.found == 3
    ranks = dict(zip(whole.rows["district"], whole.rows["rank"], strict=True))
    assert all(ranks[row.district] == row.rank for row in some.rows.itertuples())
    assert ranking.ranked(counts, **how, words="nowhere").found == 0
    assert ranking.rounds(counts) == ["Fall 2026", "Spring 2027"]
