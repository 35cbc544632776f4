"""Ratings in the lines of a document without tables: ``S1.1 Sets expectations: 2``, a line an action."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ilt import framework
from ilt.reading.cells import rating_values
from ilt.reading.cells.actions import Actions
from ilt.reading.cells.text import clean
from ilt.reading.formats.sheets import Sheet, check_size, from_rows
from ilt.reading.formats.word_facts import rows_of
from ilt.reading.problems import Refused

HEADINGS = ("Action", "Rating")
NOTICE = "The document has no table, so we read its lines. Each of {} lines has an action and its rating."
_DIVIDER = re.compile(r"[:=\t]|(?<=\s)[-\u2010-\u2015|](?=\s)|(?<=\s)(?=[\[(]?[0-3][\])]?\Z)")
_LEAST, _LONGEST, _DIVIDERS = 4, 1_000, 8
_START = re.compile(r"\W{0,3}[A-Za-z] ?\d ?[.,_-] ?\d\b")


def sheet_of_lines(blocks: Sequence[str], *, unclear: bool) -> tuple[Sheet, str]:
    """Return the lines of a document as a sheet with a header, and the notice that says so.

    Parameters
    ----------
    unclear
        Whether some of the text is crossed out, or not to be seen: then what stands there is no sure rating.

    Raises
    ------
    Refused
        The lines are no actions with their ratings.
    """
    rows, rated = ([], 0) if unclear else rows_of_lines(blocks)
    if not rows:
        raise Refused("no-table")
    check_size(len(rows), max(map(len, rows)))
    return from_rows("", rows, first=1), NOTICE.format(rated)


def rows_of_lines(blocks: Sequence[str]) -> tuple[list[list[str]], int]:
    """Return the lines as rows of an action and its rating below a header, and how many are rated; else no rows.

    Where a line begins with an id and has no rating in it, nobody knows whose the others' are: there are none.
    """
    lines = [line for block in blocks for line in block.split("\n") if clean(line)]
    actions = Actions(framework.current())
    rated = [_rated(actions, line) if len(line) <= _LONGEST else None for line in lines]
    first = next((at for at, own in enumerate(rated) if own), 0)
    count = sum(own is not None for own in rated)
    unclear = any(own is None and _START.match(line) for line, own in zip(lines, rated, strict=True))
    if count < _LEAST or unclear:
        return [], 0
    above = [row for line in lines[:first] for row in rows_of(line)]
    below = [list(own) if own else [line, ""] for line, own in zip(lines[first:], rated[first:], strict=True)]
    return [*above, list(HEADINGS), *below], count


def _rated(actions: Actions, line: str) -> tuple[str, str] | None:
    """Return the action and the rating of a line that has both."""
    pieces = [piece for piece in map(clean, line.split("\t")) if piece]
    for end in range(1, min(len(pieces), _DIVIDERS)):
        # Behind a tab may be the rating, and behind the next one its note.
        action, value = " ".join(pieces[:end]), " - ".join(pieces[end:])
        if len(actions.exact(action)) == 1 and rating_values.parse(value).kind in ("rated", "not rated"):
            return action, value
    line = clean(line)
    for divider in list(_DIVIDER.finditer(line))[:_DIVIDERS]:
        action, value = clean(line[: divider.start()]), clean(line[divider.end() :])
        if value and len(actions.exact(action)) == 1 and rating_values.parse(value).kind in ("rated", "not rated"):
            return action, value
    return None
