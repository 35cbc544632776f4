"""Charts: an Altair structure built once without data, and the data for it. Pure: findings in, drawings out.

A module a kind of chart, with ``structure`` and ``data``. Every figure and word arrives as printed text, every color as
a value, every row with its place in pixels, so that a structure holds no number of its own. Ink is ``currentColor``: it
follows the light or the dark theme.
"""

from ilt.charts import (
    agreed,
    change,
    dot_plot,
    dumbbell,
    heatmap,
    layout,
    presented,
    priorities,
    sent,
    spread,
    strip_plot,
    trend,
)
