"""Counts of two schools to chart, and the check of a chart with its data."""

import altair as alt
import pandas as pd

import ilt
from ilt import framework, screens
from ilt.charts import layout
from tests.support.short_ratings import table

F = "Fall 2026 | school |"
COUNTS = ilt.count(
    table(
        f"{F} Alder Elementary | self | S3.1 | 0 1 1 3",
        f"{F} Alder Elementary | cross | S3.1 | 2 2",
        f"{F} Birch Elementary | self | S3.1 | 2 3 3",
        f"{F} Birch Elementary | cross | S3.1 | - -",
        f"{F} Birch Elementary | self | S3.2 | - -",
        f"{F} Alder Elementary | self | S3.2 | 3",
    )
)
SCHOOLS = ["Alder Elementary", "Birch Elementary"]
LAYOUT = layout.place_rows(screens.actions.items(framework.current().of("school", 3)))


def check(structure: dict[str, object], data: pd.DataFrame) -> None:
    """Validate a structure together with its data, as Altair does."""
    values = data.astype(object).where(data.notna(), None).to_dict("records")
    alt.Chart.from_dict({**structure, "data": {"values": values}}, validate=True)
