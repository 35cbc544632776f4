"""Ratings in the lines of a document without tables: ``S1.1 Sets expectations: 2``, a line an action."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ilt import framework
from ilt.reading.cells import rating_values
from ilt.reading.cells.actions import Actions
from ilt.reading.cells.area_names import names_area
from ilt.reading.cells.text import clean
from ilt.reading.formats.sheets import Sheet, check_size, from_rows
from ilt.reading.formats.word_facts import rows_of
from ilt.reading.problems import Refused

HEADINGS = ("Action", "Rating")
NOTICE = "The document has no table, so we read its lines. Each of {} lines has an action and its rating."
BELOW = "The document has no table, so we read its lines. Below each of {} actions is its rating."
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
    notice = BELOW if _headed(rows) else NOTICE
    return from_rows("", rows, first=1), notice.format(rated)


def _headed(rows: Sequence[Sequence[str]]) -> bool:
    return [*HEADINGS, "Notes"] in rows


def rows_of_lines(blocks: Sequence[str]) -> tuple[list[list[str]], int]:
    """Return the lines as rows of an action and its rating below a header, and how many are rated; else no rows.

    Where a line begins with an id and has no rating in it, nobody knows whose the others' are: there are none.
    """
    lines = [line for block in blocks for line in block.split("\n") if clean(line)]
    actions = Actions(framework.current())
    stacked = _rated_below(actions, lines)
    if stacked:
        return stacked
    rated = [_rated(actions, line) if len(line) <= _LONGEST else None for line in lines]
    first = next((at for at, own in enumerate(rated) if own), 0)
    count = sum(own is not None for own in rated)
    unclear = any(own is None and _START.match(line) for line, own in zip(lines, rated, strict=True))
    if count < _LEAST or unclear:
        return [], 0
    above = [row for line in lines[:first] for row in rows_of(line)]
    below = [list(own) if own else [line, ""] for line, own in zip(lines[first:], rated[first:], strict=True)]
    return [*above, list(HEADINGS), *below], count


def _rated_below(actions: Actions, lines: Sequence[str]) -> tuple[list[list[str]], int] | None:
    """Return the rows and their number where below each action is a line ``Rating: 2``, and perhaps a note.

    Where two are the same action, or one has no such line, there are none.
    """
    named = [_action(actions, line) for line in lines]
    starts = [at for at, action in enumerate(named) if action]
    if len(starts) < _LEAST or len({named[at] for at in starts}) < len(starts):
        return None
    rows: list[list[str]] = []
    # Behind the last one may stand whatever ends a document: only what is labeled a note is one.
    ends = [*starts[1:], starts[-1] + _WITH_NOTE]
    for start, end in zip(starts, ends, strict=True):
        rating, *others = [*lines[start + 1 : end], ""]
        said = _BELOW.match(clean(rating))
        if said is None or rating_values.parse(clean(said["rating"])).kind not in ("rated", "not rated"):
            return None
        texts = [text for line in others if (text := clean(line))]
        notes = [text for text in texts if not names_area(text)]
        following = named[end] if end in starts else ""
        if not (notes and _NOTE.match(notes[0])):
            notes = notes if following else []
            of_next = notes and notes[-1] == texts[-1] and following[:2] != named[start][:2]
            if of_next and _may_be_title(notes[-1]):
                return None
        rows.append([lines[start], said["rating"], "\n".join(_NOTE.sub("", note) for note in notes)])
    above = [row for line in lines[: starts[0]] if not names_area(clean(line)) for row in rows_of(line)]
    below = lines[starts[-1] + (_WITH_NOTE if rows[-1][-1] else _WITH_NOTE - 1) :]
    return [*above, [*HEADINGS, "Notes"], *rows, *([line] for line in below)], len(rows)


def _may_be_title(text: str) -> bool:
    """Tell whether a line between the actions of two focus areas may be the title of the second."""
    return text[:1].isupper() and text[-1:] not in ".!?"


def _action(actions: Actions, line: str) -> str:
    found = actions.exact(clean(line)) if len(line) <= _LONGEST else ()
    return found[0] if len(found) == 1 else ""


_BELOW = re.compile(
    r"(?:my |our )?(?:rating|score)(?: \(?0 ?[-\u2013] ?3\)?)? ?[:=] ?(?P<rating>.{1,200})", re.IGNORECASE
)
_NOTE = re.compile(r"\A(?:notes?|comments?|evidence) ?: ?", re.IGNORECASE)
_WITH_NOTE = 3


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
