"""The problems of single rows of a table, each at its cell."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading import limits
from ilt.reading.cells import masks
from ilt.reading.cells.perspectives import assessment_of
from ilt.reading.cells.text import letters, listed, shown
from ilt.reading.layouts.columns.heading_actions import EACH_ITS_OWN, heading_named, other_request
from ilt.reading.layouts.table import BrokenRows, Table
from ilt.reading.problems import sentence
from ilt.reading.questions import LEFT_OUT
from ilt.reading.stages import Settled, TableCells, TableLog

_EVERY = 40
"""Of more headings that ask the same than have a problem each, one problem names so many others."""


def note(table: Table, cells: TableCells, settled: Settled, wrong: Mask, log: TableLog) -> None:
    """Note every problem of the broken rows and of the ``wrong`` ones, up to ``limits.PROBLEMS``."""
    check = _RowCheck(table, cells, settled, log)
    before = len(log.log.problems)
    all_rows = [*table.broken, BrokenRows(wrong, "", "")]
    each = ((int(at), broken) for broken in all_rows for at in np.flatnonzero(broken.rows))
    for count, (at, broken) in enumerate(each):
        if len(log.log.problems) - before >= limits.PROBLEMS:
            more = sum(int(broken.rows.sum()) for broken in all_rows) - count
            check.note(at, "more-problems", sentence("more-problems", count=more))
            return
        if not broken.code:
            check.check_row(at)
        elif (key := broken.code if broken.whole else table.numbers[at]) not in check.noted:
            check.noted.add(key)
            check.note(at, broken.code, broken.says, place=broken.column, row=broken.row)


def is_left_out(words: str, log: TableLog) -> bool:
    """Tell whether somebody said that these words name neither side, so that their rows are left out."""
    return log.answer(f"perspective:{words}") == LEFT_OUT


@dataclass
class _RowCheck:
    """Checks rows of a table; ``noted`` holds what was noted of what several rating cells share."""

    table: Table
    cells: TableCells
    settled: Settled
    log: TableLog
    noted: set[Any] = field(default_factory=set)

    def note(  # noqa: PLR0913 - what a problem has
        self,
        at: int,
        code: str,
        message: str = "",
        *,
        name: str = "",
        value: str = "",
        place: int | None = None,
        row: int | None = None,
    ) -> None:
        """Note a problem of one row, at the cell of the column ``name``, or of the column at ``place``.

        The cell is in that row, or in the one with the number ``row``.
        """
        table = self.table
        column = int(table.rating_in[at]) if name == "rating" else self.cells.names.places.get(name, place)
        number = int(table.numbers[at]) if row is None else row
        if table.actions_in_header and name == "action":
            column, number = int(table.rating_in[at]), table.header_row
        self.log.problem(
            code,
            message or sentence(code),
            row=number,
            column="" if column is None else masks.heading(table.headers.get(column, "")),
            value=value,
            cell="" if column is None else f"{letters(column)}{number}",
        )

    def note_once(self, at: int, code: str, message: str = "", *, name: str, value: str = "") -> None:
        """Note a problem of what several rating cells share, such as a form's row, once."""
        table = self.table
        of_column = name in ("action", "action_id")
        key = ("column", int(table.rating_in[at])) if of_column else (name, int(table.numbers[at]))
        if not table.actions_in_header or key not in self.noted:
            self.noted.add(key)
            self.note(at, code, message, name=name, value=value)

    def check_row(self, at: int) -> None:
        """Note every problem that one row has."""
        names, missing = self.cells.names, self.cells.names.missing
        self._check_action(at)
        self._check_assessment(at)
        if not self.settled.round[at] and "round" not in missing:
            self.note_once(at, "round-missing", name="round")
        words = names.texts["perspective"][at]
        if not words and not names.asks_side:
            self.note_once(at, "perspective-missing", name="perspective")
        elif words and self.settled.perspective[at] is None and is_left_out(words, self.log):
            says = f"You chose to leave out the rows with “{shown(words)}”. To read them, change your answer."
            self.note_once(at, "left-out", says, name="perspective", value=shown(words))
        elif words and self.settled.perspective[at] is None and words not in self.cells.perspectives.unknown:
            says = sentence("perspective-unknown", value=shown(words))
            self.note_once(at, "perspective-unknown", says, name="perspective", value=shown(words))
        if self.cells.actions.assessment[at] == "school" and "school" not in missing and not self.settled.school[at]:
            said = names.schools_said[at]
            says = sentence("school-unknown", value=shown(said)) if said else ""
            self.note_once(at, "school-unknown" if said else "school-missing", says, name="school", value=shown(said))
        value = self.cells.ratings[at]
        if value.code:
            self.note(at, value.code, value.message, name="rating", value=value.shown)

    def _check_action(self, at: int) -> None:
        actions = self.cells.actions
        _, code, message = actions.found[at]
        if not code:
            return
        has_id = "action_id" in self.cells.names.places and actions.ids[at]
        text = actions.ids[at] if has_id else actions.wordings[at]
        what, around = other_request(text) if code == "action-unknown" else ("", "")
        columns = self._asking[what, around] if around and self.table.actions_in_header else []
        columns = columns if len(columns) > EACH_ITS_OWN else []
        if any(("column", place) in self.noted for place in columns):
            return
        if what or columns:
            message = self._asks_something_else(text, what, around, columns)
        self.note_once(at, code, message, name="action_id" if has_id else "action", value=shown(text))

    @functools.cached_property
    def _asking(self) -> dict[tuple[str, str], list[int]]:
        """The columns of ratings whose headings ask the same of an action, by what they ask and in which words."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place in self.table.rated:
            found[other_request(self.table.headers.get(place, ""))].append(place)
        return found

    def _asks_something_else(self, text: str, what: str, around: str, columns: Sequence[int]) -> str:
        """Say what an action is asked that is no rating of it, of all columns in which it is."""
        others = [f"{letters(place)}{self.table.header_row}" for place in columns[1:]]
        hint = f"; it mentions {heading_named(text).about}, but may ask about {what}" if what else ""
        hint += (
            f" (the same is true of {'cell' if len(others) == 1 else 'cells'} {listed(others, _EVERY)})"
            if others
            else ""
        )
        return sentence("action-unknown", value=masks.heading(around if what else text), suggestion=hint)

    def _check_assessment(self, at: int) -> None:
        said, own = self.cells.names.texts["assessment"][at], self.cells.actions.assessment[at]
        if said and not assessment_of(said):
            says = sentence("assessment-unknown", value=shown(said))
            self.note_once(at, "assessment-unknown", says, name="assessment", value=shown(said))
        elif said and own and assessment_of(said) != own:
            match = self.cells.actions.found[at][0]
            says = sentence("assessment-disagrees", assessment=assessment_of(said), id=match.ids[0], own=own)
            self.note(at, "assessment-disagrees", says, name="assessment", value=shown(said))
