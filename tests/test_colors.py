"""Rating colors: warm under 2, cool from 2 on, told apart by every eye, and with a figure that reads on them."""

import itertools

import pytest

import ilt
from ilt import colors, screens
from tests.support.color_vision import SEEN_BY, distance, rgb
from tests.support.short_ratings import table

HUNDREDTHS = [value / 100 for value in range(301)]


def apart(one: str, other: str, eye: str) -> float:
    return float(distance(rgb(one), rgb(other), eye))


def red_less_blue(fill: str) -> int:
    return int(fill[1:3], 16) - int(fill[5:7], 16)


def test_colors_of_ratings_are_those_of_the_look() -> None:
    assert [colors.of_mean(value) for value in range(4)] == ["#A63E00", "#F6B26B", "#9CC5DF", "#1B5E9B"]
    assert tuple(map(colors.of_mean, range(4))) == colors.RATINGS
    assert round(colors.contrast("#FFFFFF", "#A63E00"), 1) == 6.3
    assert round(colors.contrast("#FFFFFF", "#1B5E9B"), 1) == 6.7


def test_a_mean_under_two_is_warm_and_never_white_from_two_on_it_is_cool() -> None:
    """The exact mean decides, not what is printed of it: 1.999 is still warm."""
    for mean in (*HUNDREDTHS, 1.999, 2 - 1e-12):
        fill = colors.of_mean(mean)
        assert red_less_blue(fill) > 80 if mean < 2 else red_less_blue(fill) < -60, (mean, fill)
        assert min(apart(fill, "#FFFFFF", eye) for eye in SEEN_BY) > 16, (mean, fill)
    assert colors.of_mean(1.25) == "#F8BC7B"  # a quarter of the way from #F6B26B to #FFDBAA: 248.25, 188.25, 122.75
    assert colors.of_mean(1.999) == "#FFDBAA"


def test_warm_is_paler_the_nearer_to_two_and_cool_darker_the_further() -> None:
    lit = [colors.contrast("#000000", colors.of_mean(mean)) for mean in HUNDREDTHS]
    assert lit[:200] == sorted(lit[:200])
    assert lit[200:] == sorted(lit[200:], reverse=True)


def test_figures_read_on_their_color() -> None:
    assert min(colors.contrast(colors.ink_on(fill), fill) for fill in map(colors.of_mean, HUNDREDTHS)) >= 4.5
    assert colors.ink_on(colors.JUST_UNDER) == "#000000"
    assert colors.contrast("#000000", colors.JUST_UNDER) > 9


@pytest.mark.parametrize(
    ("eye", "closest", "at_the_break"),
    [
        ("all cones", 38.4, 33.5),
        ("no green cones (deutan)", 36.0, 32.5),
        ("no red cones (protan)", 33.8, 28.2),
        ("no blue cones (tritan)", 36.9, 31.0),
    ],
)
def test_every_eye_tells_them_apart(eye: str, closest: float, at_the_break: float) -> None:
    """The closest two of the four, and just under 2 against 2, in CAM02-UCS: 34 or more when rounded, and 28 or more."""
    pairs = itertools.combinations(colors.RATINGS, 2)
    assert min(apart(*pair, eye) for pair in pairs) == pytest.approx(closest, abs=0.06)
    assert apart(colors.of_mean(1.999), colors.of_mean(2), eye) == pytest.approx(at_the_break, abs=0.06)


def test_distances_are_those_of_others_who_measure_them() -> None:
    """White against black, and red against green, as colorspacious 1.1.2 gives them."""
    assert apart("#FFFFFF", "#000000", "all cones") == pytest.approx(100.02, abs=0.01)
    assert apart("#FF0000", "#00FF00", "no green cones (deutan)") == pytest.approx(24.87, abs=0.01)


def test_a_cell_that_nearly_is_two_has_the_color_of_what_it_is() -> None:
    """39 twos and a one have a mean of 1.975, which one decimal would print as 2.0; 40 twos have 2."""
    rows = (
        f"Fall 2026 | school | {name} | self | S3.1 | {said}"
        for name, said in (("Oak", "2 " * 39 + "1"), ("Elm", "2 " * 40))
    )
    cells = screens.heatmaps.cells(ilt.count(table(*rows)), ["Elm", "Oak"], "self", ("All", "All"))
    shown = cells[cells["key"] == "S3.1"].set_index("school")
    assert shown.loc[["Oak", "Elm"], "text"].tolist() == ["1.98", "2.0"]
    assert shown.loc["Elm", "fill"] == "#9CC5DF"
    assert red_less_blue(shown.loc["Oak", "fill"]) > 80


def test_the_legend_of_means_shows_where_warm_ends() -> None:
    legend = screens.legend.means("Mean rating")
    low, high = legend.split("border-left")
    assert all(fill in low for fill in (*colors.RATINGS[:2], colors.JUST_UNDER))
    assert "just under 2" in low
    assert all(fill in high for fill in colors.RATINGS[2:])
    # It is never alone at the end of a row: it breaks from what is before, not from what is after.
    before, after = legend.split(colors.JUST_UNDER)[1].split(colors.RATINGS[2])[0].rsplit("nowrap", 2)[:2]
    assert "border-left" in after
    assert "border-left" not in before
    assert colors.JUST_UNDER not in screens.legend.ratings("Ratings")
