"""The benchmark says no time that cannot be, and measures the same district each time."""

import pytest

from tests.benchmark import district, times
from tests.benchmark.clicks import Click


@pytest.mark.parametrize("pair", [(40.0, 0.0), (-4744.0, 100.0)])
def test_a_time_that_cannot_be_is_an_error(pair):
    with pytest.raises(ValueError, match="no time"):
        times.medians([(40.0, 80.0), pair])


@pytest.mark.parametrize(
    "steps", [(-1.0, 20.0, 5.0, 100), (1.0, 0.0, 5.0, 100), (1.0, 20.0, -5.0, 100), (1.0, 20.0, 5.0, 0)]
)
def test_a_click_that_cannot_be_is_an_error(steps):
    assert Click(1.0, 20.0, 5.0, 100).whole == 26
    with pytest.raises(ValueError, match="no click"):
        Click(*steps)


def test_medians_are_of_times_and_of_their_ratio():
    assert times.medians([(10.0, 20.0), (20.0, 80.0), (30.0, 30.0)]) == (20, 30, 2)


def test_the_district_is_the_same_each_time():
    assert len(district.SCHOOLS) == len(set(district.SCHOOLS)) == 60
    assert district.rows()[:500] == district.rows()[:500]
