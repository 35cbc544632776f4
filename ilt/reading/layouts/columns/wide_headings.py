"""What the columns of a wide table are called, where two rows say it: ids and wordings, or ids and whose ratings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ilt.reading.cells.column_kinds import kind_of
from ilt.reading.cells.fact_labels import labels_of_row
from ilt.reading.cells.headings import question_of
from ilt.reading.cells.other_than_ratings import no_ratings
from ilt.reading.cells.rating_values import parse
from ilt.reading.cells.text import clean
from ilt.reading.cells.titles import fact_of_title
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.form_header import LEAST
from ilt.reading.layouts.columns.heading_actions import action_named, count_actions

_LONGEST_LABEL, _SEVERAL = 40, 3


def wide_headings(grid: Grid, header: int) -> tuple[list[str], int]:
    """Return what each column is called, and the last row of the header.

    A second row may say the same of the actions in other words, or of which side or time each column below an action
    is; and the row above what stands over no action.
    """
    row = grid.row(header)
    labeled = _labeled(grid, header)
    second = says_the_same(grid, header) or bool(labeled)
    others = grid.row(header + 1) if second else [""] * len(row)
    above = grid.row(header - 1) if header else [""] * len(row)
    above = [""] * len(row) if _says_facts(above) else above
    # Above groups of columns may stand a title each.
    grouped = sum(bool(clean(over)) for over in above) > 1
    titles = list(_filled_right(map(clean, above))) if grouped else [""] * len(row)
    heads = _heads_others(grid, header + second, row, above)
    texts = [
        _with_title(title, own) or other or (over if heads or question_of(clean(over)) else "")
        for own, other, over, title in zip(labeled or row, others, above, titles, strict=True)
    ]
    return texts, header + second


def _says_facts(above: Sequence[str]) -> bool:
    """Tell whether a row is ``School | Oak Middle | Round | Fall 2026``: labels, each with a value, and no headings."""
    labels = labels_of_row(above)
    values = [value for own in labels for _, value in own.values]
    filled = sum(bool(clean(text)) for text in above)
    return len(values) == len(labels) and filled == 2 * len(labels) and any(map(fact_of_title, values))


def _heads_others(grid: Grid, last: int, row: Sequence[str], above: Sequence[str]) -> bool:
    """Tell whether the row above a header heads several columns of answers of which the header says nothing."""
    below = grid.row(last + 1) if last + 1 < grid.height else []
    places = [at for at, (own, over) in enumerate(zip(row, above, strict=True)) if clean(over) and not clean(own)]
    return sum(at < len(below) and bool(below[at]) for at in places) >= _SEVERAL


def _filled_right(cells: Iterable[str]) -> Iterator[str]:
    last = ""
    for cell in cells:
        last = cell or last
        yield last


def _with_title(title: str, own: str) -> str:
    """Return the heading of an action with what stands above it, where that says something else than ratings."""
    return f"{title} - {own}" if own and no_ratings(title) and count_actions([own]) else own


def says_the_same(grid: Grid, header: int) -> bool:
    """Tell whether the row below a header names its actions once more, such as their wordings below their ids."""
    if header + 1 >= grid.height:
        return False
    named = [[action_named(clean(cell)) if cell else "" for cell in grid.row(place)] for place in (header, header + 1)]
    return sum(map(bool, named[1])) >= LEAST and all(own == other for own, other in zip(*named, strict=True) if other)


def _labeled(grid: Grid, header: int) -> list[str]:
    """Return headings with the labels below them: ``School ILT | District ILT`` under each action; else none.

    An action stands over its first column alone, or over each.
    """
    if header + 1 >= grid.height:
        return []
    row, below = ([clean(cell) for cell in grid.row(place)] for place in (header, header + 1))
    texts, action = [], ""
    labels: dict[str, list[str]] = {}
    for own, label in zip(row, below, strict=True):
        action = own if own and action_named(own) else "" if own else action
        if action and label:
            labels.setdefault(action_named(action), []).append(label)
        texts.append(_with_label(action, label) if action and label else own)
    found = list(labels.values())
    return texts if _are_alike(found) or _are_headings(found) else []


def _with_label(action: str, label: str) -> str:
    kind = kind_of(label).name
    return action if kind == "rating" else f"{action_named(action)} notes" if kind == "note" else f"{action} - {label}"


def _are_headings(labels: Sequence[Sequence[str]]) -> bool:
    """Tell whether words stand below each of several actions that are no answers, the same below each.

    ``Today | In June`` may say of when the columns are: each is called by the action and what stands below it.
    """
    first = labels[0] if labels else ()
    return (
        len(labels) >= LEAST
        and len(set(first)) == len(first) >= LEAST
        and all(list(own) == list(first) for own in labels)
        and all(parse(label).code == "not-a-rating" and len(label) <= _LONGEST_LABEL for label in first)
    )


def _are_alike(labels: Sequence[Sequence[str]]) -> bool:
    """Tell whether each of several actions has the same labels, several, and each says a side, a time or a school."""
    first = labels[0] if labels else ()
    facts = [fact_of_title(label) for label in first]
    return (
        len(labels) >= LEAST
        and len(set(first)) == len(first) >= LEAST
        and all(list(own) == list(first) for own in labels)
        and len({fact[0] if fact else "" for fact in facts}) == 1
        and facts[0] is not None
    )
