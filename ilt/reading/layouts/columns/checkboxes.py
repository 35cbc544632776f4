"""Questions that REDCap exports as a column an option: ``Your team (choice=School ILT)``, checked or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ilt.reading.cells.column import Column, combined
from ilt.reading.cells.headings import header_key
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.heading_actions import heading_named

_BETWEEN, _END = "(choice=", ")"
_CHECKED, _UNCHECKED = frozenset(("1", "checked")), frozenset(("0", "unchecked", ""))


def with_one_column(body: Grid, texts: Sequence[str], unused: frozenset[str]) -> tuple[Grid, list[str], frozenset[str]]:
    """Return a grid in which the first of a question's options holds what was checked, a line an option.

    Returns
    -------
    tuple
        The grid, the headings with the question alone above that column, and those (``header_key``) that are unused.
    """
    options: dict[str, dict[int, str]] = {}
    for place, text in enumerate(texts):
        question, found, option = (part.strip() for part in text.partition(_BETWEEN))
        is_option = found and question and option.endswith(_END)
        if is_option and not heading_named(question).about and _holds_checks(body.columns[place]):
            options.setdefault(question, {})[place] = option.removesuffix(_END)
    columns, headings, others = list(body.columns), list(texts), set(unused)
    for question, own in options.items():
        if len(own) > 1 and question not in texts:
            first, *rest = own
            columns[first] = _checked([body.columns[place] for place in own], list(own.values()))
            headings[first] = question
            others |= {header_key(texts[place]) for place in rest}
    return replace(body, columns=columns), headings, frozenset(others)


def _holds_checks(column: Column) -> bool:
    return all(_key(cell) in _CHECKED | _UNCHECKED for cell in column.present())


def _checked(columns: Sequence[Column], options: Sequence[str]) -> Column:
    def chosen(cells: tuple[object, ...]) -> str:
        pairs = zip(cells, options, strict=True)
        return "\n".join(option for cell, option in pairs if _key(cell) in _CHECKED)

    return combined(*columns).map(chosen)


def _key(cell: object) -> str:
    return clean(cell_text(cell)).casefold()
