"""Survey tools that number the choices of a question from 1 on: where nobody chose the last of four, no 4 shows it.

Qualtrics and SurveyMonkey do so whenever numbers are exported in place of the choices' words; in other tools the scale
of numbers or stars begins at 1 unless its maker says otherwise. A single 0 says that the numbers are ratings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from ilt.reading.cells.rating_values import is_label
from ilt.reading.layouts.table import Table
from ilt.reading.layouts.time_columns import times_of
from ilt.reading.stages import ScaleFigures, TableResult

_NUMBER_CHOICES = ("Qualtrics", "SurveyMonkey")
_ENOUGH, _ENOUGH_OF_OTHERS = 10, 20
"""Of so many ratings one would be a 0, as a rule."""
_FROM_0 = re.compile(r"(?<![\d.])0 ?(?:[-–—=:]|to\b|a\b|through\b|\()")


def may_begin_at_1(results: Sequence[TableResult], figures: ScaleFigures) -> bool:
    """Tell whether the figures of tables that look alike may be numbers of choices that a tool counts from 1 on."""
    if figures.zeros or figures.above:
        return False
    table = results[0].sheet_table.table
    return figures.rated >= _enough(table) and not any(_has_labels(one.sheet_table.table) for one in results)


def _enough(table: Table) -> float:
    """Return of how many ratings one would be a 0 in a table of a tool that may number choices; else more than any."""
    if table.layout in _NUMBER_CHOICES:
        return _ENOUGH
    rated = np.unique(table.rating_in).tolist()
    headings = [table.title, *(table.headers.get(place, "") for place in rated)]
    sent = table.actions_in_header and times_of(table.fields, table.facts)[1]
    return _ENOUGH_OF_OTHERS if sent and not any(map(_FROM_0.search, headings)) else np.inf


def _has_labels(table: Table) -> bool:
    """Tell whether a rating has the label of the framework with it."""
    return any(map(is_label, table.fields["rating"].present()))
