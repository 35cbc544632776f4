"""Documents with a small table for each action: the action above it, ``Rating`` and ``Notes`` next to their values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from ilt import framework
from ilt.reading.cells.actions import Actions
from ilt.reading.cells.area_names import names_area
from ilt.reading.cells.column_kinds import kind_of
from ilt.reading.cells.text import clean

_LEAST, _PAIR, _LONGEST = 4, 2, 700
_HEADINGS = {"rating": "Rating", "note": "Notes"}
_Place = tuple[int, int]


class SmallTable(Protocol):
    """A table of a document."""

    rows: list[list[str]]

    def marked(self) -> Sequence[object]:
        """Return what may say more than its texts."""


Own = TypeVar("Own", bound=SmallTable)


def in_one_table(blocks: Sequence[str | Own], make: Callable[[list[list[str]]], Own]) -> list[str | Own]:
    """Return the blocks of a document with one table in place of one for each action.

    Nothing changes where some table is another one, where two are about the same action, or where anything but the
    names of focus areas stands between them.
    """
    first = next((at for at, block in enumerate(blocks) if not isinstance(block, str)), len(blocks))
    last = max((at for at, block in enumerate(blocks) if not isinstance(block, str)), default=0)
    count = sum(not isinstance(block, str) for block in blocks)
    if count < _LEAST:
        return list(blocks)
    actions = Actions(framework.current())
    start = max((at for at in range(first) if _is_there(blocks[at])), default=first)
    action, rows = "", [["Action", *_HEADINGS.values()]]
    for block in blocks[start : last + 1]:
        if isinstance(block, str):
            text = clean(block[:_LONGEST])
            if len(actions.exact(text)) == 1 and not action:
                action = text
            elif text and not names_area(text):
                return list(blocks)
        else:
            values = _values(block)
            if not action or values is None:
                return list(blocks)
            rows.append([action, *values])
            action = ""
    ids = [actions.exact(row[0])[0] for row in rows[1:]]
    once = len(set(ids)) == len(ids) and not action
    return [*blocks[:start], make(rows), *blocks[last + 1 :]] if once else list(blocks)


def _is_there(block: object) -> bool:
    return isinstance(block, str) and bool(clean(block))


def _values(table: SmallTable) -> list[str] | None:
    """Return the rating and the notes of a table that has a row for each; ``None`` for any other table."""
    if table.marked() or any(len(row) != _PAIR for row in table.rows):
        return None
    kinds = [kind_of(clean(row[0])) for row in table.rows]
    names = [kind.name for kind in kinds if not kind.whose]
    if len(names) < len(table.rows) or names not in (["rating"], ["rating", "note"], ["note", "rating"]):
        return None
    found: dict[str, str] = {name: row[1] for name, row in zip(names, table.rows, strict=True)}
    return [found.get(name, "") for name in _HEADINGS]
