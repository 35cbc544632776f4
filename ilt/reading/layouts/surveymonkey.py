"""SurveyMonkey: two header rows, the question and below it the row's label, ``Response`` or ``Open-Ended Response``.

The first of the two is blank under a question of several columns.
"""

from __future__ import annotations

from ilt.reading.cells.headings import header_key
from ilt.reading.cells.named_actions import choice_of
from ilt.reading.cells.text import clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts import form_header, forms, heading_actions
from ilt.reading.layouts.table import Table

_OWN = frozenset(("respondent id", "collector id"))
_ANSWERS = frozenset(("response", "open ended response"))
_UNUSED = frozenset(
    ("respondent id", "collector id", "start date", "date created", "date modified", "ip address", "custom data 1")
)


def _is_choice(question: str, label: str) -> bool:
    """Tell whether a label is a choice of an action, of which each has a column."""
    return bool(heading_actions.action_named(question)) and choice_of(label) is not None


class SurveyMonkey:
    """The export "All individual responses", with a column a row of a matrix."""

    name = "SurveyMonkey"

    def header(self, grid: Grid) -> int | None:
        """Return the first of two header rows that together name actions."""
        found = form_header.header(grid)
        if found is None:
            return None
        for first in (found - 1, found):
            if first < 0 or first + 1 >= grid.height:
                continue
            above = {header_key(cell) for cell in grid.row(first)}
            below = {header_key(cell) for cell in grid.row(first + 1)}
            if above >= _OWN or (below & _ANSWERS and not above & _ANSWERS):
                return first
        return None

    def tables(self, grid: Grid, header: int) -> list[Table]:
        """Turn the grid into tables: the question is filled to the right, and the label below it says more."""
        texts, question = [], ""
        for above, below in zip(map(clean, grid.row(header)), map(clean, grid.row(header + 1)), strict=True):
            question = above or question
            label = "" if header_key(below) in _ANSWERS else below
            if not label:
                texts.append(question)
            elif question and not heading_actions.action_named(label) and _is_choice(question, label):
                texts.append(f"{question} - {label}")
            elif heading_actions.action_named(label) or not above or heading_actions.count_actions([label]):
                texts.append(label)
            else:
                texts.append(f"{question} - {label}" if question else label)
        return forms.tables(grid, self.name, header, texts, below=header + 1, unused=_UNUSED)
