"""Sheets of one file that are linked by a column of ids which both have: ``Reflection_Id``, ``Submission ID``.

Form tools write a table within a form in a sheet of its own, whose rows bear the id of the answer that they are part of
(Cognito Forms: the name of the form's sheet and ``_Id``; Survey123: ``ParentGlobalID``, the ``GlobalID`` of the form).
People do so with a list of schools or raters. A number alone (``ID``) may count the rows of each sheet, and links none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ilt.reading.cells.column import Column
from ilt.reading.cells.column_kinds import words_of
from ilt.reading.cells.headings import field_of, header_key
from ilt.reading.cells.text import clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.heading_actions import heading_named
from ilt.reading.layouts.columns.rating_columns import is_rating
from ilt.reading.layouts.columns.repeats import NOTICE, is_of_repeat

_ID = re.compile(r"(?:\w[\s_.-][iI][dD]|[a-z](?:Id|ID))\Z")
_OF_PARENT = re.compile(r"parent[\s_]?(?=\w)", re.IGNORECASE)
_ANSWERS = frozenset(("submission", "response", "entry", "parent"))
"""What the id of one answer to a form is called: all rows that bear it are parts of that answer."""
_LONGEST, _MOST_SHEETS = 60, 20


@dataclass(frozen=True)
class _Link:
    """The columns of a sheet that name rows of another, the other, and its columns that they name."""

    places: tuple[int, ...]
    parent: Grid
    keys: tuple[int, ...]


def is_id(heading: str) -> bool:
    """Tell whether a heading is that of ids, and says of what.

    >>> is_id("Walk_Id"), is_id("Response ID"), is_id("ParentGlobalID"), is_id("ID"), is_id("Said")
    (True, True, True, False, False)
    """
    return len(heading) <= _LONGEST and _ID.search(heading) is not None


def join(grids: Sequence[Grid]) -> None:
    """Add to each sheet of ratings what the sheets that its ids name say of its rows, and to those what others say."""
    if not 1 < len(grids) <= _MOST_SHEETS:
        return
    heads = {grid.sheet: [clean(cell) for cell in grid.row(0)] for grid in grids if grid.height > 1}
    linked = [grid for grid in grids if any(map(is_id, heads.get(grid.sheet, ())))]
    links = {grid.sheet: link for grid in linked if (link := _link_of(grid, linked, heads)) is not None}
    done: set[str] = set()
    while ready := [
        grid
        for grid in linked
        if grid.sheet in links and grid.sheet not in done and links[grid.sheet].parent.sheet not in links.keys() - done
    ]:
        # A table within a table comes after the one that it is in; what goes round in circles belongs to nothing.
        for grid in ready:
            _join(grid, links[grid.sheet], heads)
            done.add(grid.sheet)


def _link_of(grid: Grid, others: Sequence[Grid], heads: Mapping[str, Sequence[str]]) -> _Link | None:
    """Return what the rows of a sheet belong to: of several sheets that its ids name, the one with most of them."""
    own = heads[grid.sheet]
    found = []
    for other in others if not any(map(is_of_repeat, own)) else ():
        above = heads[other.sheet]
        named = {text: text for text in own if text in above and is_id(text)}
        named |= {key: text for text in own if (key := _OF_PARENT.sub("", text)) != text and key in above}
        if any(key != text for key, text in named.items()):
            named = {key: text for key, text in named.items() if key != text}
        links = _Link(tuple(map(own.index, named.values())), other, tuple(map(above.index, named)))
        if other is not grid and named and _names_rows(grid, links, [*named.values()], above):
            found.append(links)
    most = max((len(link.places) for link in found), default=0)
    best = [link for link in found if len(link.places) == most]
    return best[0] if len(best) == 1 else None


def _names_rows(grid: Grid, link: _Link, headings: Sequence[str], above: Sequence[str]) -> bool:
    """Tell whether each row names one row of the other sheet, and the other holds no ratings of its own.

    Ids that come once in both sheets may count their rows, but where they are called by the other sheet, or are those
    of the same answers.
    """
    keys, ids = _tuples(link.parent, link.keys), _tuples(grid, link.places)
    if len({*keys}) < len(keys) or not ids or not {*ids} <= {*keys}:
        return False
    called = any(header_key(text).startswith(header_key(link.parent.sheet)) for text in headings)
    rates = any(map(_rates, above))
    same = {*ids} == {*keys} and any(_ANSWERS.intersection(words_of(text.replace("_", " "))) for text in headings)
    return called or (not rates and (same or len({*ids}) < len(ids)))


def _rates(heading: str) -> bool:
    """Tell whether a heading is that of ratings: ``Response`` is, ``Response ID`` is not."""
    return bool(heading_named(heading).about) or (is_rating(heading) and not is_id(heading))


def _tuples(grid: Grid, places: Sequence[int]) -> list[tuple[str, ...]]:
    """Return what the rows below the header hold in some columns, without rows that are blank there."""
    return [ids for ids in _all_tuples(grid, places) if any(ids)]


def _all_tuples(grid: Grid, places: Sequence[int]) -> list[tuple[str, ...]]:
    columns = [grid.columns[at].map(clean) for at in places]
    return [tuple(str(column[row]) for column in columns) for row in range(1, grid.height)]


def _join(grid: Grid, link: _Link, heads: dict[str, list[str]]) -> None:
    own, above, parent = heads[grid.sheet], heads[link.parent.sheet], link.parent
    rows = {ids: row for row, ids in enumerate(_all_tuples(parent, link.keys), 1)}
    places = [rows.get(ids, -1) if any(ids) else -1 for ids in _all_tuples(grid, link.places)]
    known = {field_of(text) for text in own} - {None}
    new = [
        at
        for at, text in enumerate(above)
        # What a row says itself is not what its answer says.
        if text and at not in link.keys and text not in own and field_of(text) not in known
        if not _rates(text)
    ]
    for at in new:
        cells = [parent.columns[at][place] if place >= 0 else "" for place in places]
        grid.columns.append(Column.from_cells([above[at], *cells]))
    heads[grid.sheet] = [*own, *(above[at] for at in new)]
    first = own[link.places[0]]
    of_answer = bool(_ANSWERS & {*words_of(first.replace("_", " "))}) or first == f"{parent.sheet}_Id"
    grid.link = parent.link or (first if of_answer else "")
    parent.is_used_elsewhere = True
    grid.memo.clear()
    grid.notices.append(NOTICE.format(sheet=f"“{parent.sheet}”"))
