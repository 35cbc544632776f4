"""What the parent sheet of a repeated group says once of several rows.

Kobo and ODK write a repeated group in a sheet of its own; its ``_parent_index`` (ODK Central: ``PARENT_KEY``) is the
``_index`` (``KEY``) of the row it belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence

from ilt.reading.cells.column import Column
from ilt.reading.cells.text import clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.heading_actions import heading_named, in_full
from ilt.reading.layouts.table import SUBMISSION

_INDEX, _PARENT, _PARENT_TABLE, _VALIDATION = "_index", "_parent_index", "_parent_table_name", "_validation_status"
_KEY, _PARENT_KEY = "KEY", "PARENT_KEY"
_OWN = frozenset(("start", "end", "today", "deviceid"))
OWN_OF_ODK = _OWN | {
    *("KEY", "SubmissionDate", "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status"),
    *("DeviceID", "Edits", "FormVersion", "instanceID", "instanceName", "meta-instanceID", "meta-instanceName"),
}
"""What the tools themselves write of each answer."""
_SEVERAL, _SAID = 4, 6
_LINKS = (_PARENT_KEY, "_submission__uuid", "_submission__id", _PARENT)
_OF_ROWS = frozenset((_KEY, _INDEX, *_LINKS, _PARENT_TABLE))
NOTICE = "The details on the sheet {sheet} were matched to the rows of this sheet."
ALONE = (
    "The column {link} links these rows to another sheet or file. If it has more about them, such as who "
    "rated, put both in one workbook, each on its own sheet."
)


def submission_at(body: Grid, texts: Sequence[str]) -> dict[str, int]:
    """Return our name and the column of what says to which answer each row of a repeated group belongs, if one does."""
    if body.link and body.link in texts:
        return {SUBMISSION: texts.index(body.link)}
    linked = any(map(is_of_repeat, texts))
    return {SUBMISSION: next(texts.index(link) for link in _LINKS if link in texts)} if linked else {}


def is_of_repeat(heading: str) -> bool:
    """Tell whether Kobo or ODK writes below a heading to which row of another sheet each row belongs."""
    return heading in (_PARENT, _PARENT_KEY)


def is_of_odk(texts: Sequence[str]) -> bool:
    """Tell whether headings are those of an export of ODK Central."""
    return _KEY in texts and len(OWN_OF_ODK.intersection(texts)) >= _SEVERAL


def is_of_kobo(texts: Sequence[str]) -> bool:
    """Tell whether headings are those of an export of Kobo, which may write groups before the names of questions."""
    return {_INDEX, "_uuid"} <= {*texts} and any("/" in text for text in texts)


def is_of_rows(heading: str) -> bool:
    """Tell whether a tool writes its own id of each row, or of the row that this one belongs to, below a heading."""
    return heading in _OF_ROWS


def join_parents(grids: Sequence[Grid]) -> None:
    """Add to each sheet of a repeated group the columns of the sheets that its rows belong to."""
    heads = {grid.sheet: [clean(cell) for cell in grid.row(0)] for grid in grids if grid.height}
    parents = {
        grid.sheet: _parent_of(grid, heads, grids)
        for grid in grids
        if {_PARENT, _PARENT_KEY} & {*heads.get(grid.sheet, ())}
    }
    waiting = [grid for grid in grids if grid.sheet in parents]
    while waiting:
        # A group within a group comes after the one that it is in; what goes round in circles belongs to nothing.
        names = {grid.sheet for grid in waiting}
        ready = [grid for grid in waiting if (own := parents[grid.sheet]) is None or own.sheet not in names]
        for grid in ready:
            parent = parents[grid.sheet]
            if parent is None:
                grid.notices.append(ALONE.format(link=_PARENT if _PARENT in heads[grid.sheet] else _PARENT_KEY))
            else:
                _join(grid, parent, heads)
        waiting = [grid for grid in waiting if grid not in ready] if ready else []


def _join(grid: Grid, parent: Grid, heads: dict[str, list[str]]) -> None:
    own, above = heads[grid.sheet], heads[parent.sheet]
    link, key = (_PARENT, _INDEX) if _PARENT in own else (_PARENT_KEY, _KEY)
    rows = {clean(cell): row for row, cell in enumerate(_cells(parent, above.index(key))) if row}
    at_link = own.index(link)
    places = [rows.get(clean(cell), -1) for cell in _cells(grid, at_link)]
    rated = {at for at, text in enumerate(in_full(above)) if heading_named(text).about}
    counts = {f"{name}_count" for name in grid.sheet.split("-")}
    for at, text in enumerate(above):
        # What is rated once for all rows is the other sheet's own; how many rows there are rates nothing.
        of_tool = (
            at in rated
            or text in counts
            or text in (OWN_OF_ODK if key == _KEY else _OWN)
            or (text.startswith("_") and text != _VALIDATION)
        )
        if text and not of_tool and text not in (*own, _PARENT_KEY):
            cells = [parent.columns[at][place] if place >= 0 else "" for place in places[1:]]
            grid.columns.append(Column.from_cells([text, *cells]))
            heads[grid.sheet] = [*heads[grid.sheet], text]
    if link in above:
        # A group within a group belongs to the answer that its group does.
        roots = parent.columns[above.index(link)]
        grid.columns[at_link] = Column.from_cells([link, *(roots[at] if at >= 0 else "" for at in places[1:])])
    parent.is_used_elsewhere = True
    grid.memo.clear()
    grid.notices.append(NOTICE.format(sheet=f"“{parent.sheet}”"))


def _parent_of(grid: Grid, heads: dict[str, list[str]], grids: Sequence[Grid]) -> Grid | None:
    """Return the sheet that the rows of another belong to: named by them, with their keys, or the only one."""
    own = heads[grid.sheet]
    key = _INDEX if _PARENT in own else _KEY
    others = [other for other in grids if other is not grid and key in heads.get(other.sheet, ())]
    if key == _KEY:
        keys = {clean(cell) for cell in _cells(grid, own.index(_PARENT_KEY))[1:]} - {""}
        found = [
            other
            for other in others
            if keys & {clean(cell) for cell in _cells(other, heads[other.sheet].index(_KEY))[1:]}
        ]
        return found[0] if len(found) == 1 else None
    named = {clean(cell) for cell in _cells(grid, own.index(_PARENT_TABLE))[1:]} if _PARENT_TABLE in own else set()
    found = [other for other in others if other.sheet in named] or (others if len(others) == 1 else [])
    return found[0] if len(found) == 1 else None


def _cells(grid: Grid, at: int) -> list[object]:
    return [grid.columns[at][row] for row in range(grid.height)]
