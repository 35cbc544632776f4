"""The tidy layout: one row a rating, with columns for the action and the rating.

Above the header may stand facts about the whole sheet, such as ``School`` with its name in the cell to the right.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ilt.reading import columns as headers
from ilt.reading import limits
from ilt.reading.columns import Columns
from ilt.reading.grids import Grid
from ilt.reading.layouts import Mask, Place, Rows
from ilt.reading.problems import Refused, sentence
from ilt.reading.text import Fault, cell_text, clean, letters

_FACTS = ("round", "district", "school", "perspective", "rater")
_FOOTERS = frozenset(
    ("total", "totals", "grand total", "subtotal", "average", "averages", "mean", "sum", "count", "median")
)
_MOST = 0.9
_ENOUGH = 3


class Tidy:
    """One row a rating."""

    name = "tidy"

    def header(self, grid: Grid) -> int | None:
        """Return the first row that names an action and a rating."""
        for place in range(min(limits.HEADER_ROWS, len(grid.cells))):
            if headers.is_header(grid.row(place)):
                return place
        return None

    def rows(self, grid: Grid, header: int) -> Rows:
        """Turn the grid into rows, without blank ones, repeated headers and footers."""
        named = headers.find(grid.row(header))
        body = grid.cells.iloc[header + 1 :].reset_index(drop=True)
        numbers = grid.numbers[header + 1 :]
        texts = _Texts(body)
        again, second = _repeated_headers(body, texts, named)
        footer = _footers(texts, named) & ~second
        keep = ~texts.blank & ~again & ~footer
        if not keep.any():
            raise Refused("no-rows")
        broken = _broken(grid, header, texts.blank | again | footer, second)
        notices = []
        for mask, what in ((again, "repeats the header"), (footer, "holds a total or an average")):
            notices += [f"Row {numbers[place]} {what} and was left out." for place in np.flatnonzero(mask)[:20]]
        cells = {name: body[place] for name, place in named.fields.items()}
        _unmerge(grid, header, named, cells)
        facts = _facts(grid, header)
        return Rows(
            layout=self.name,
            cells=pd.DataFrame(cells)[keep].reset_index(drop=True),
            numbers=numbers[keep],
            places={name: Place(named.headers[name], letters(place)) for name, place in named.fields.items()},
            header_row=int(grid.numbers[header]),
            columns=named.told,
            ignored="; ".join(named.ignored),
            broken=[(mask[keep], code, says) for mask, code, says in broken],
            facts={name: value for name, value in facts.items() if value},
            one_rater="rater" in facts,
            notices=notices,
        )


class _Texts:
    """The distinct texts of each column, looked at once."""

    def __init__(self, body: pd.DataFrame) -> None:
        self.columns: dict[int, tuple[np.ndarray[Any, Any], list[str]]] = {}
        self.blank: Mask = np.ones(len(body), dtype=bool)
        for place in range(body.shape[1]):
            codes, found = pd.factorize(body[place], use_na_sentinel=False)
            # A formula that failed or a cell that was left out is not blank, though it shows no text.
            values = [
                "?" if isinstance(cell, Fault) else cell_text(cell).strip(" \t\r\n\u00a0\ufeff") for cell in found
            ]
            self.columns[place] = codes, values
            self.blank &= self.where(place, lambda value: not value)

    def where(self, place: int, holds: Any) -> Mask:
        codes, values = self.columns[place]
        found: Mask = np.array([bool(holds(value)) for value in values], dtype=bool)[codes]
        return found


def _action_places(named: Columns) -> list[int]:
    return [named.fields[name] for name in ("action_id", "action") if name in named.fields]


def _repeated_headers(body: pd.DataFrame, texts: _Texts, named: Columns) -> tuple[Mask, Mask]:
    """Return the rows that repeat the header, and all rows from where a second, different table starts."""
    again: Mask = np.zeros(len(body), dtype=bool)
    second: Mask = np.zeros(len(body), dtype=bool)
    candidates = texts.where(named.fields["rating"], lambda value: headers.field_of(value) == "rating")
    for place in _action_places(named):
        candidates |= texts.where(place, lambda value: headers.field_of(value) in ("action_id", "action"))
    for at_row in np.flatnonzero(candidates):
        row = [cell_text(cell) for cell in body.iloc[at_row]]
        if all(
            headers.header_key(row[at]) == headers.header_key(named.headers[name]) for name, at in named.fields.items()
        ):
            again[at_row] = True
        elif headers.is_header(row):
            second[at_row:] = True
            break
    return again, second


def _footers(texts: _Texts, named: Columns) -> Mask:
    """Return the rows that sum up: the word stands alone in a cell, and no action is named."""
    actions = _action_places(named)
    named_action: Mask = np.zeros(len(texts.blank), dtype=bool)
    for place in actions:
        named_action |= texts.where(place, lambda value: value and not _is_footer(value))
    says: Mask = np.zeros(len(texts.blank), dtype=bool)
    for place in texts.columns:
        # A school or a rater may be called Mean or Count: beside an action that changes nothing.
        says |= texts.where(place, _is_footer)
    return says & ~named_action


def _is_footer(value: str) -> bool:
    return len(value) < 20 and headers.header_key(value) in _FOOTERS


def _broken(grid: Grid, header: int, skipped: Mask, second: Mask) -> list[tuple[Mask, str, str]]:
    """Return the rows that cannot be read as rows: too many or too few cells, lone quotes, a second table."""
    found: list[tuple[Mask, str, str]] = []
    quotes: Mask = np.zeros(len(skipped), dtype=bool)
    quotes[[place - header - 1 for place in grid.broken if place > header]] = True
    if quotes.any():
        found.append((quotes, "quote-not-closed", sentence("quote-not-closed")))
    if second.any():
        found.append((second & ~quotes, "second-table", sentence("second-table")))
    if grid.widths is not None:
        widths = grid.widths[header + 1 :]
        want = _wanted_width(grid, header, widths, skipped | quotes | second)
        for have in np.unique(widths[~skipped]):
            if have != want:
                code = "row-too-long" if have > want else "row-too-short"
                mask = (widths == have) & ~quotes & ~second
                found.append((mask, code, sentence(code, have=have, want=want)))
    return found


def _wanted_width(grid: Grid, header: int, widths: np.ndarray[Any, Any], skipped: Mask) -> int:
    """Return how many cells a row has: as many as the header, or nearly all rows as many more or less blank ones.

    One row with a separator too many may have all cells after it in the wrong column, so it takes nearly all rows.
    """
    assert grid.widths is not None  # noqa: S101 - asked of separated values alone
    own = int(grid.widths[header])
    rows = widths[~skipped]
    if len(rows) < _ENOUGH:
        return own
    usual = int(np.bincount(rows).argmax())
    if usual == own or (rows == usual).mean() < _MOST:
        return own
    if usual > own:
        beyond = grid.cells.iloc[header + 1 :, own:usual].reset_index(drop=True)[(widths == usual) & ~skipped]
        blank = beyond.map(lambda cell: not cell_text(cell).strip()).all(axis=None)
    else:
        blank = not any(clean(cell) for cell in grid.row(header)[usual:own])
    return usual if blank else own


def _unmerge(grid: Grid, header: int, named: Columns, cells: dict[str, pd.Series[Any]]) -> None:
    """Where a merged cell spans rows, its text holds for each; a rating does not, and a note stays with the first."""
    wanted = {named.fields[name]: name for name in ("rating", "note") if name in named.fields}
    for row, column in grid.merged:
        if row > header and column in wanted:
            name = wanted[column]
            cells[name] = cells[name].astype(object)
            cells[name].iat[row - header - 1] = Fault.MERGED if name == "rating" else ""  # noqa: PD009


def _facts(grid: Grid, header: int) -> dict[str, str]:
    """Return what rows above the header tell about the whole sheet: a name of ours, its value to the right."""
    facts: dict[str, str] = {}
    for place in range(header):
        row = [clean(cell) for cell in grid.row(place)]
        at = next((at for at, cell in enumerate(row) if cell), None)
        name = headers.field_of(row[at]) if at is not None else None
        if at is not None and name in _FACTS and headers.header_key(row[at]) == name:
            facts.setdefault(name, row[at + 1] if at + 1 < len(row) else "")
    return facts
