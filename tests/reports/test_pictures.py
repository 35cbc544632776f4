"""Charts of a report as they are said to whom cannot see them."""

from ilt.reports import pictures


def test_charts_say_what_they_are_and_then_each_figure() -> None:
    means = pictures.bars(["Plans"], [("Spring 2026", ["1.7"], "#16202C"), ("● self", ["–"], "#8B929A")])
    assert means.says == "Bar chart of mean ratings, 0-3. Plans: Spring 2026: 1.7, self no number."
    counts = pictures.ratings([("Plans ●", {"n0": 0, "n1": 1, "n2": 14, "n3": 0})])
    assert counts.says == (
        "Bar chart of how many ratings each action got. Plans, self: 1 rating of 1, 14 ratings of 2."
    )
