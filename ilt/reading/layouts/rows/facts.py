"""What rows above a table say: of the whole sheet (``School`` and its name), or of each column of ratings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from ilt.reading.cells.cell_times import looks_like_time
from ilt.reading.cells.fact_labels import FACTS, WHEN, YEAR, LabelInRow, labels_of_row, name_of
from ilt.reading.cells.headings import TEAM
from ilt.reading.cells.perspectives import perspective_of
from ilt.reading.cells.round_halves import halves_of, year_in
from ilt.reading.cells.school_visits import school_of
from ilt.reading.cells.text import cell_text, clean, letters
from ilt.reading.cells.titles import fact_of_title
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.entered_for import are_two_people
from ilt.reading.layouts.table import BrokenRows, Table, seen_text
from ilt.reading.problems import sentence


@dataclass
class Said:
    """What rows say.

    Attributes
    ----------
    facts
        Our name -> its value for the whole sheet; blank where only the label stands there.
    of_columns
        Our name -> column of ratings -> its value, where the columns differ.
    unclear
        The names of which it cannot be known what is said.
    where
        Our name -> the cell with its label.
    labels
        Our name -> its label.
    """

    facts: dict[str, str] = field(default_factory=dict)
    of_columns: dict[str, dict[int, str]] = field(default_factory=dict)
    unclear: set[str] = field(default_factory=set)
    where: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)

    def below(self, above: Mapping[str, str]) -> Said:
        """Return it with what was said above another table, where nothing is said here."""
        own = {name: value for name, value in above.items() if name not in self.unclear | self.of_columns.keys()}
        return replace(self, facts={**own, **self.facts})

    def with_more(self, other: Said) -> Said:
        """Return it with what the next rows say; of what both say, that counts which has a value, first of all here."""
        own = {name: value for name, value in self.facts.items() if value or not other.facts.get(name)}
        facts = {**other.facts, **own}
        columns = {**other.of_columns, **self.of_columns}
        return Said(facts, columns, self.unclear | other.unclear, {**other.where, **self.where})

    def of_column(self, place: int, heading: Mapping[str, str]) -> Said:
        """Return what is said of one column of ratings, whose ``heading`` says something, too."""
        own = {name: values[place] for name, values in self.of_columns.items() if place in values}
        differ = {name for name, value in own.items() if name in heading and not _same(name, value, heading[name])}
        return replace(self, facts={**self.facts, **own}, unclear=self.unclear | differ)


def said_above(grid: Grid, header: int, rated: Sequence[int] = ()) -> Said:
    """Return what rows above the header say; ``rated`` are the columns of ratings."""
    said = Said()
    for place in range(header):
        row = [cell_text(column[place]) for column in grid.columns]
        headings = _are_headings(row, rated) or (header < grid.height and _heads_columns(grid, row, header, rated))
        for label in [] if headings else labels_of_row(row):
            number = int(grid.numbers[place])
            # Above a table of a document there are no cells.
            _take(said, label, f"{letters(label.place)}{number}" if number > 0 else "the text above the table", rated)
    _take_time_apart(said)
    return said


def _take_time_apart(said: Said) -> None:
    """Tell a school and a round apart that stand behind one label: ``School: Oak Elementary - Fall 2026``."""
    school = school_of(said.facts.get("school", "")).name
    pieces = [text for text in map(clean, _DIVIDERS.split(school)) if text]
    times = [text for text in pieces if (fact := fact_of_title(text)) is not None and fact[0] == "round"]
    others = [text for text in pieces if text not in times]
    if not times or not others:
        return
    if len(times) == len(others) == 1 and _same("round", said.facts.get("round") or times[0], times[0]):
        said.facts |= {"school": others[0], "round": times[0]}
    else:
        said.unclear.add("school")


_DIVIDERS = re.compile(r"\s[-\u2010-\u2015]\s|[|,;()]")


def _are_headings(row: Sequence[str], rated: Sequence[int]) -> bool:
    """Tell whether the cells of a row head the columns below: three facts side by side, or much that is no fact."""
    cells = [clean(text) for text in row]
    facts = [name_of(cell) in FACTS for cell in cells]
    said = sum(
        one and bool(value) and not other for (one, other), value in zip(pairwise(facts), cells[1:], strict=True)
    )
    of_columns = {at for at, cell in enumerate(cells) if cell and not facts[at]} <= set(rated)
    return sum(map(all, pairwise(facts))) > 1 or (sum(map(bool, cells)) > 2 * said + _OTHER_CELLS and not of_columns)


_OTHER_CELLS = 6


def _heads_columns(grid: Grid, row: Sequence[str], header: int, rated: Sequence[int]) -> bool:
    """Tell whether a row above the header holds headings, too, and no label with its value.

    It does where it names what the header names in the same column, has its words in two, or where it heads the
    columns of which the header says nothing.
    """
    above, below = (list(map(clean, cells)) for cells in (row, grid.row(header)))
    at = [place for place, text in enumerate(above) if text]
    if len(at) <= 1:
        return False
    names = [name for place in at if (name := name_of(above[place])) in FACTS and name == name_of(below[place])]
    same = [place for place in at if above[place].casefold() == below[place].casefold()]
    if names or set(at) & set(rated) or any(below[place] for place in at):
        return bool(names) or len(same) > 1
    body = [grid.columns[place].slice(header + 1, min(grid.height, header + _LOOKED_AT)) for place in at]
    return all(any(seen_text(cell) for cell in column.present()) for column in body)


_LOOKED_AT = 50


def _take(said: Said, label: LabelInRow, cell: str, rated: Sequence[int]) -> None:
    """Add what a label says to what is said: the first that has a value counts."""
    name, values = label.name, label.values
    if name == WHEN:
        if values and looks_like_time(values[0][1]):
            said.facts.setdefault(WHEN, values[0][1])
        return
    if name == YEAR and not (values and all(year_in(value) for _, value in values)):
        return
    if name == "round" and values and (both := halves_of(said.facts.get(name, ""), values[0][1])):
        said.facts[name] = both
    if said.facts.get(name) or name in said.of_columns:
        _take_once_more(said, label, cell)
        return
    said.where[name] = cell
    said.labels[name] = label.label.rstrip(": ")
    if not label.is_clear:
        said.unclear.add(name)
        return
    several = len({value.casefold() for _, value in values}) > 1
    if several and (found := _by_column(values, rated)) and _are_of(name, found.values()):
        said.of_columns[name] = found
    elif several and (len(rated) != 1 or _alike(name, [value for _, value in values])):
        said.unclear.add(name)
    else:
        said.facts[name] = values[0][1] if values else ""
        said.unclear.discard(name)


def _take_once_more(said: Said, label: LabelInRow, cell: str) -> None:
    """Add another value for what is said already, which is asked about where the two are different ones."""
    name, own = label.name, label.label.rstrip(": ")
    first = said.facts.get(name, "")
    if name not in ("rater", "school", "round") or not (first and label.is_clear and len(label.values) == 1):
        return
    other = label.values[0][1]
    if name != "rater":
        said.facts[f"{name}: {own}"] = other
    elif are_two_people(first, other) and own.casefold() == said.labels[name].casefold():
        said.unclear.add(name)
        said.where[name] = cell
    elif are_two_people(first, other):
        said.facts |= {f"{name}: {said.labels[name]}": first, f"{name}: {own}": other}


def named_in_lines(facts: Mapping[str, str], name: str = "rater") -> dict[str, str]:
    """Return the label of each line above a table that names the rater, where they name different people."""
    lines = {label.removeprefix(f"{name}: "): value for label, value in facts.items() if label.startswith(f"{name}: ")}
    return lines if facts.get(name) in lines.values() or name != "rater" else {}


def _by_column(values: Sequence[tuple[int, str]], rated: Sequence[int]) -> dict[int, str]:
    """Return the value above each column of ratings; none where that is not beyond doubt.

    A value may stand over the first of several columns, as many for each.
    """
    columns = sorted(rated)
    size, rest = divmod(len(columns), len(values))
    if len(columns) < len(values) or rest or [place for place, _ in values] != columns[::size]:
        return {}
    return {place: values[at // size][1] for at, place in enumerate(columns)}


def _are_of(name: str, values: Iterable[str]) -> bool:
    """Tell whether no value says something else than its label."""
    kinds = {fact[0] for value in values if (fact := fact_of_title(value)) is not None}
    return kinds <= ({"rater", "perspective"} if name in ("rater", "perspective", TEAM) else {name})


def _same(name: str, one: str, other: str) -> bool:
    if name == "perspective":
        return perspective_of(one, "school") == perspective_of(other, "school")
    return one.casefold() == other.casefold()


def _alike(name: str, values: Sequence[str]) -> bool:
    """Tell whether the first two of several values both say what the label asks for."""
    if name == "perspective":
        return None not in [perspective_of(value, "school") for value in values[:2]]
    kinds = [fact_of_title(value) for value in values[:2]]
    return all(fact is not None and fact[0] == name for fact in kinds)


def with_facts(table: Table, said: Said, facts: Mapping[str, str] | None = None) -> Table:
    """Return a table with what rows say, and the ``facts`` of it that count, where not all do.

    While it cannot be known what the rows say of its ratings, these are no one's.
    """
    counted = said.facts if facts is None else facts
    table = replace(table, facts={name: value for name, value in counted.items() if value}, facts_above=said.facts)
    names = said.unclear - table.fields.keys()
    if not names:
        return table
    return unclear(table, said.where[min(names)])


def unclear(table: Table, cell: str) -> Table:
    """Return a table whose ratings are no one's while it cannot be known whose ratings a cell above is about."""
    every = np.ones(len(table.numbers), dtype=np.bool_)
    broken = BrokenRows(every, UNCLEAR, sentence(UNCLEAR, where=f"the text in cell {cell}"), whole=True)
    return replace(table, broken=[broken, *table.broken])


def of_no_one(table: Table) -> bool:
    """Tell whether it cannot be known what the rows above a table say of its ratings."""
    return any(broken.code == UNCLEAR for broken in table.broken)


UNCLEAR = "facts-unclear"
