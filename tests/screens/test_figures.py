"""Figures as lists, where a screen has no room for their chart."""

import pandas as pd

from ilt import screens
from ilt.people import Sides
from ilt.screens import figures

ROWS = pd.DataFrame({"key": ["S1", "S2"], "label": ["Visits\nclasses", "A < B"], "tag": ["MLs · SWDs", ""]})


def test_a_list_says_of_each_row_what_its_tooltips_say_self_first():
    said = pd.DataFrame(
        {
            "key": ["S1", "S1", "S2"],
            "perspective": ["cross", "self", "self"],
            "who": ["District raters", "School teams", "<b>Oak</b>"],
            "tip": ["mean 1.5", "mean 2.0", "2 & 3"],
        }
    )
    assert figures.in_words(ROWS, said) == (
        '<ul class="figures said">'
        "<li>Visits classes <small>MLs · SWDs</small><ul><li>School teams: mean 2.0</li>"
        "<li>District raters: mean 1.5</li></ul></li>"
        "<li>A &lt; B<ul><li>&lt;b&gt;Oak&lt;/b&gt;: 2 &amp; 3</li></ul></li></ul>"
    )


def test_a_row_of_which_nothing_is_said_stays_in_the_list():
    said = pd.DataFrame({"key": ["S1"], "tip": ["School teams 1.7"]})
    assert figures.in_words(ROWS, said).endswith("<li>A &lt; B<ul></ul></li></ul>")


def test_a_legend_shows_a_name_as_text() -> None:
    legend = screens.legend.means(screens.heatmaps.legend("self", Sides("school", "<b>Oak</b>")))
    assert "● self (ratings by &lt;b&gt;Oak&lt;/b&gt;’s team)" in legend
