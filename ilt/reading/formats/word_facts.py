"""What the text of a document says of its tables: of those below it, or, where each is signed at its foot, above it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ilt.reading.cells.fact_labels import FACTS, labels_in, labels_of_row, name_of, says_fact
from ilt.reading.cells.text import clean
from ilt.reading.problems import Refused

Rows = list[list[str]]
_PAIR, _WIDEST, _MOST_ROWS = 2, 8, 12


def rows_of(paragraph: str) -> Rows:
    """Return ``School: Alder   Name: Al`` as rows of a label and its value, as cells of a sheet would hold them."""
    labels = labels_in(paragraph)
    if labels and all(own.is_clear for own in labels):
        return [[own.label, own.value] for own in labels]
    name, colon, value = paragraph.partition(":")
    is_fact = colon and clean(value) and not name.strip().isdigit() and not labels
    return [[name, value] if is_fact else [paragraph]]


def rows_of_table(rows: Rows, *, narrow: bool) -> Rows | None:
    """Return the facts that a table holds; ``None`` where it holds something else. A ``narrow`` one has two columns."""
    filled = [row for row in rows if any(map(clean, row))]
    if not narrow and not (
        filled and len(filled) <= _MOST_ROWS and all(len(row) <= _WIDEST and says_fact(row) for row in filled)
    ):
        return None
    found: Rows = []
    for row in filled:
        labels = labels_of_row(row) if len(row) > _PAIR or labels_in(row[0]) else []
        if labels and all(own.is_clear and len(own.values) <= 1 for own in labels):
            found += [[own.label, *(value for _, value in own.values), ""][:_PAIR] for own in labels]
        else:
            # Below the name of a fact may be, in the same cell, what to write next to it.
            found.append(row if labels else [row[0].partition("\n")[0], *row[1:]])
    return found


def around(texts: Sequence[Rows], headings: Sequence[Sequence[str]]) -> list[Rows]:
    """Return the rows that hold for each table: what is said above it, and above those before it where not said anew.

    Parameters
    ----------
    texts
        The rows above each table, and those below the last one.
    headings
        The first row of each table.

    Raises
    ------
    Refused
        What is said between the tables may be of the one above or of the one below.
    """
    at_foot = _at_foot(texts, headings)
    before = {_name(row) for own in texts[:-1] for row in own}
    of_all = [row for row in texts[-1] if _name(row) in at_foot - before]
    found: list[Rows] = []
    carried: Rows = []
    for above, below in pairwise(texts):
        own = [row for row in above if _name(row) not in at_foot]
        said = {_name(row) for row in own}
        found.append([*(row for row in carried if _name(row) not in said), *own])
        carried = [row for row in found[-1] if len(row) == _PAIR or (row and labels_in(row[0]))]
        found[-1] = [*found[-1], *(row for row in below if _name(row) in at_foot), *of_all]
    return found


def _name(row: Sequence[str]) -> str:
    """Return what a row of two cells says: our name of it, or its own label."""
    return (name_of(row[0]) or clean(row[0]).casefold().rstrip(":")) if len(row) == _PAIR else "\n".join(row)


def _at_foot(texts: Sequence[Rows], headings: Sequence[Sequence[str]]) -> set[str]:
    """Return the names that stand below each table and above none, or below all of them, where no two are alike."""
    said = [{_name(row): clean(row[1]) for row in reversed(rows) if len(row) == _PAIR} for rows in texts]
    found = set()
    for name in FACTS:
        values = [own.get(name, "") for own in said]
        is_last = bool(values[-1])
        if not any(values[1:]):
            continue
        alone = is_last and not any(values[:-1]) and not _are_alike(headings)
        if alone or (not values[0] and all(values[1:])):
            found.add(name)
        elif is_last and values[-1] != next(filter(None, reversed(values[:-1])), ""):
            raise Refused("facts-unclear", where=_where(texts[-1], name, "below the last table"))
        elif not (is_last or values[0]) and _are_alike(headings):
            between = next(rows for rows, value in zip(texts, values, strict=True) if value)
            raise Refused("facts-unclear", where=_where(between, name, "between two tables"))
    return found


def _are_alike(headings: Sequence[Sequence[str]]) -> bool:
    return len({tuple(map(clean, row)) for row in headings}) < len(headings)


def _where(rows: Rows, name: str, place: str) -> str:
    label = next(clean(row[0]).rstrip(":") for row in rows if _name(row) == name)
    return f"the line “{label}” {place}"
