"""A table that a person's answers make: they said what its columns are; the rest is as headings say beyond doubt."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ilt.coded_columns import Codes, Mask
from ilt.reading.cells import masks
from ilt.reading.cells.column import Column, Numbers, combined, stacked
from ilt.reading.cells.fact_labels import WHEN
from ilt.reading.cells.headings import fact_of, field_of, header_key
from ilt.reading.cells.rater_headings import asks_for
from ilt.reading.cells.rater_names import is_anonymous
from ilt.reading.cells.text import cell_text, clean, letters
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns import guesses, marks
from ilt.reading.layouts.columns.column_answers import ACTION, HEADINGS, NAMES, TIME, Matching, Role
from ilt.reading.layouts.columns.column_groups import Unit, UnmatchedError, all_roles, check_titles, units_of
from ilt.reading.layouts.columns.heading_actions import action_named
from ilt.reading.layouts.columns.marks import Choices
from ilt.reading.layouts.columns.names_in_columns import holds_addresses, name_columns
from ilt.reading.layouts.columns.own_wordings import wordings_in_order
from ilt.reading.layouts.columns.time_columns import time_places
from ilt.reading.layouts.columns.unused_columns import with_unused
from ilt.reading.layouts.formatting import as_seen
from ilt.reading.layouts.merged_cells import unmerge
from ilt.reading.layouts.named_above import named_above
from ilt.reading.layouts.rows.facts import Said, said_above, with_facts
from ilt.reading.layouts.rows.figures import FormFigures, TidyFigures
from ilt.reading.layouts.rows.headings_inside import headings_inside
from ilt.reading.layouts.rows.legend_rows import legend_notices, legend_rows
from ilt.reading.layouts.rows.no_rater_rows import SummaryRows, nameless_rows, rows_with_labels, summary_rows
from ilt.reading.layouts.rows.previews import previews, previews_left_out
from ilt.reading.layouts.rows.row_labels import Who
from ilt.reading.layouts.rows.rows_not_to_count import rows_not_to_count
from ilt.reading.layouts.rows.sections import in_sections
from ilt.reading.layouts.rows.unfinished_rows import UNFINISHED, unfinished
from ilt.reading.layouts.table import (
    BrokenRows,
    Table,
    blank_rows,
    broken_rows,
    seen_text,
    title_of,
)
from ilt.reading.layouts.template import Template
from ilt.reading.problems import Refused

LAYOUT = "matched"
_SAID, _LOOKED_AT = 20, 200
_IDENTITIES = frozenset(("email", "mail", "code", "id"))


def tables(grid: Grid, said: Matching, understood: Mapping[int, Role]) -> list[Table]:
    """Return the table that a grid holds where its columns are what was ``said``; else as they were ``understood``.

    Raises
    ------
    UnmatchedError
        It does not say yet which columns hold the ratings, of which actions.
    Refused
        There is no row of ratings.
    """
    headings = headings_of(grid, said)
    top = headings[-1] if headings else -1
    body = replace(grid.slice(top + 1, grid.height), columns=[c.slice(top + 1, grid.height) for c in grid.columns])
    rows = [[clean(cell) for cell in grid.row(place)] for place in headings]
    texts = guesses.joined(rows, len(grid.columns))
    sure = guesses.sure(body, rows)
    by_heading = {role.kind for role in sure.values()}
    sure |= {at: role for at, role in understood.items() if at not in sure and role.kind not in by_heading}
    roles = _with_halves(body, all_roles(said.columns, sure, texts), said, texts)
    units, notices = units_of(roles, functools.partial(_one_in_each_row, body))
    check_titles(grid, headings, said.rows, units, texts)
    unmerge(body, {at for unit in units for at in unit.places}, {at for unit in units for at in unit.notes})
    above: Mask = np.isin(body.numbers, [row for row, role in said.rows.items() if role.kind != HEADINGS])
    rated_or_noted = _any(body, {at for unit in units for at in (*unit.places, *unit.notes)}, seen_text)
    for at in (at for at, role in roles.items() if role.kind == ACTION and role.down):
        above |= body.columns[at].where(seen_text) & ~rated_or_noted
        body.columns[at] = named_above(grid, body, at)
    found = _rows(body, units, rows, above)
    keep = np.flatnonzero(~found.out)
    if not len(keep):
        raise Refused("no-rows")
    rated = [unit.place for unit in units]
    above_all = said_above(grid, headings[0], rated) if headings else Said()
    facts = {name: value for name, value in above_all.facts.items() if value}
    facts |= Template().facts_in_header(grid, top) if headings else {}
    found.notices = [*notices, *found.notices]
    not_sent = next((column for row in rows if (column := unfinished(body, row)) is not None), None)
    table = _Matched(grid, body, said, units, texts, keep, facts, above_all, not_sent).table(roles, headings, found)
    cut = in_sections(grid, top, with_facts(table, above_all, table.facts), rated)
    return [as_seen(grid, own, said=True) for own in cut]


def headings_of(grid: Grid, said: Matching) -> list[int]:
    """Return the places of the rows of headings: those that are said to be, else those that look like it."""
    if not said.headings:
        return guesses.heading_rows(grid)
    return [int(place) for row in said.headings for place in np.flatnonzero(grid.numbers == row)]


def _one_in_each_row(body: Grid, places: Sequence[int]) -> bool:
    filled = np.sum([body.columns[at].where(seen_text) for at in places], axis=0)
    return bool((filled <= 1).all())


def _with_halves(body: Grid, roles: Mapping[int, Role], said: Matching, texts: Sequence[str]) -> dict[int, Role]:
    """Return the roles with the other half of a name, where a column with one half was said to be the rater's."""
    people = [at for at, role in roles.items() if role.kind == "rater"]
    whole = [at for at in people if asks_for(texts[at]) in ("", "whole")]
    names = name_columns(body, texts, whole)
    open_ = [at for at in names if at not in {*roles, *said.columns}]
    return dict(sorted({**roles, **(dict.fromkeys(open_, Role("rater")) if {*people} & {*names} else {})}.items()))


def _rows(body: Grid, units: Sequence[Unit], headings: Sequence[Sequence[str]], above: Mask) -> SummaryRows:
    """Return the rows that are no ratings: blank, repeated headings, titles among the rows, and those of no rater."""
    by_row = sorted({at for unit in units for at in unit.fields[ACTION]})
    rated_in = sorted({at for unit in units for at in unit.places})
    blank = blank_rows(body) | above
    tried = functools.reduce(operator.or_, (previews(body, row) for row in headings), blank & ~blank)
    tried &= ~blank
    blank |= tried
    again = _repeated(body, sorted({*rated_in, *by_row}), headings) & ~blank
    first = range(min(_LOOKED_AT, body.height))
    in_order = wordings_in_order([clean(cell_text(body.columns[at][row])) for at in by_row for row in first])
    named = _any(body, by_row, lambda cell: action_named(text := clean(cell)) or text in in_order.ids)
    others: list[BrokenRows] = []
    if by_row:
        once_more, others = headings_inside(body, rated_in, ~named & ~blank & ~again, headings)
        again |= once_more
    notes = [at for unit in units for at in unit.notes]
    titles = ~_any(body, [*rated_in, *notes], seen_text) & ~named & ~blank & ~again if by_row else blank & ~blank
    legend = legend_rows(body) & ~named
    skipped = blank | again | titles | legend
    who = _who(body, units, {*by_row, *rated_in, *notes})
    form = FormFigures(body, rated_in)
    tidy = TidyFigures(body, by_row[0], units[0].place, who.teams) if by_row else form
    found = summary_rows(body, who, tidy, skipped | (~named if by_row else skipped))
    names = dict(enumerate(guesses.joined(headings, len(body.columns))))
    free = {at: names[at] for at in who.unknown}
    found.doubtful += rows_not_to_count(body, free, who.people, skipped | found.out | (~named if by_row else skipped))
    if by_row:
        without = rows_with_labels(body, skipped | named)
        found = SummaryRows(found.out | without.out, [*without.notices, *found.notices], found.doubtful)
    else:
        no_raters = functools.reduce(operator.or_, (broken.rows for broken in found.doubtful), skipped | found.out)
        found.doubtful += nameless_rows(body, who, form, no_raters)
    repeats = [f"Row {body.numbers[at]} repeats the header and was left out." for at in np.flatnonzero(again)[:_SAID]]
    said = [*repeats, *previews_left_out(tried), *legend_notices(body, legend)]
    return SummaryRows(skipped | found.out, [*said, *found.notices], [*others, *found.doubtful])


def _who(body: Grid, units: Sequence[Unit], used: set[int]) -> Who:
    """Return the columns that say who rated and when."""

    def places(*kinds: str) -> list[int]:
        return sorted({at for unit in units for kind in kinds for at in unit.fields[kind]})

    times, people, teams = places(TIME), places("rater"), places(*(kind for kind in NAMES if kind != "rater"))
    unknown = [at for at in range(len(body.columns)) if at not in {*times, *people, *teams, *used}]
    by_row = places(ACTION)
    return Who(times, people, teams, unknown=unknown, unknown_may_name=not people and not by_row)


def _any(body: Grid, places: Iterable[int], holds: Callable[[object], object]) -> Mask:
    found: Mask = np.zeros(body.height, dtype=np.bool_)
    for at in places:
        found |= body.columns[at].where(holds)
    return found


def _repeated(body: Grid, used: Sequence[int], headings: Sequence[Sequence[str]]) -> Mask:
    """Return the rows that repeat a row of headings in the columns that are used."""
    again: Mask = np.zeros(body.height, dtype=np.bool_)
    for row in headings:
        wanted = [(body.columns[at], key) for at in used if (key := header_key(row[at]))]
        if len(wanted) > 1:
            keys = [(column.map(lambda cell: header_key(clean(cell))), key) for column, key in wanted]
            again |= np.logical_and.reduce([column.where(key.__eq__) for column, key in keys])
    return again


@dataclass(frozen=True)
class _Matched:
    """A grid, what is said of it, and the rows of the ``body`` that hold ratings."""

    grid: Grid
    body: Grid
    said: Matching
    units: Sequence[Unit]
    texts: Sequence[str]
    keep: Numbers
    facts: Mapping[str, str]
    above: Said
    not_sent: Column | None

    def table(self, roles: Mapping[int, Role], headings: Sequence[int], rows: SummaryRows) -> Table:
        """Return the table, one row a rating cell: row by row, and in each unit by unit."""
        width, top = len(self.units), headings[-1] if headings else 0
        fields, facts = self._fields(), dict(self.facts)
        by_column = self._raters_in_columns()
        named_above = "rater" in self.above.of_columns
        named_above |= any(role.kind == "rater" for role in self.said.rows.values())
        if by_column and self._one_name_for_several() and not named_above:
            fields.pop("rater", None)
            facts.pop("rater", None)
        answers = self._answers
        fields["rating"] = stacked([column for column, _ in answers])
        if WHEN not in fields:
            open_ = [at for at in range(len(self.texts)) if at not in roles and at not in self.said.columns]
            for name, place in time_places(self.body, self.texts, open_).items():
                fields[name] = stacked([self._rows(place)] * width)
        if self.not_sent is not None:
            fields[UNFINISHED] = stacked([self.not_sent.take(self.keep)] * width)
        unused = [at for at in range(len(self.texts)) if at not in roles and at not in self.said.columns]
        free = {at: stacked([self._rows(at)] * width) for at in unused}
        status = with_unused(fields, free, self.texts)
        headers = dict(enumerate(self.texts))
        every = [*self._broken(rows.out, top if headings else None), *rows.doubtful]
        fixed = all(unit.role.action for unit in self.units)
        one_rater = "rater" in self.above.facts
        return Table(
            layout=LAYOUT,
            fields=fields,
            numbers=np.repeat(self.body.numbers[self.keep], width),
            rating_in=np.stack([places for _, places in answers], axis=1).ravel(),
            places={
                name: unit.fields[kind][0]
                for unit in reversed(self.units)
                for kind, name in ((ACTION, "action"), (TIME, WHEN), *NAMES.items())
                if unit.fields[kind]
            }
            | status,
            headers=headers,
            header_row=int(self.grid.numbers[top]) if headings else 0,
            columns="; ".join(
                f"{masks.heading(headers[at]) or f'column {letters(at)}'} → {roles[at].text}" for at in roles
            ),
            ignored="; ".join(masks.heading(text) for at, text in headers.items() if text and at not in roles),
            broken=[replace(own, rows=np.repeat(own.rows[self.keep], width)) for own in every],
            facts=facts,
            title=title_of(self.grid, headings[0]) if headings else "",
            one_rater=one_rater and not (by_column or fixed),
            actions_in_header=fixed,
            notices=rows.notices,
            used=frozenset(roles) | self.said.columns.keys(),
            rater_of=self._rater_of if by_column else None,
        )

    def _broken(self, skipped: Mask, top: int | None) -> list[BrokenRows]:
        """Return the rows with lone quotes, or with too many or too few cells."""
        if top is not None:
            return broken_rows(self.grid, top, skipped)
        # Without headings the first row says how many cells there are.
        rest = broken_rows(self.grid, 0, skipped[1:])
        return [replace(own, rows=np.concatenate([[False], own.rows])) for own in rest]

    def _fields(self) -> dict[str, Column]:
        """Return what is said of each rating: its action, its school ..., as cells say it or somebody said."""
        fields = {}
        for kind, name in NAMES.items():
            own = [self._said_of(unit, kind, name) for unit in self.units]
            if any(column is not None for column in own):
                common = self._constant(self.facts.get(name, ""))
                fields[name] = stacked([common if column is None else column for column in own])
        times = [unit.fields[TIME] for unit in self.units]
        if all(times):
            fields[WHEN] = stacked([self._rows(own[-1]) for own in times])
        blank = self._constant("")
        ids = [self._rows(u.fields[ACTION][0]) if len(u.fields[ACTION]) > 1 else None for u in self.units]
        if any(ids):
            fields["action_id"] = stacked([blank if column is None else column for column in ids])
        fields["action"] = stacked(
            [self._constant(u.role.action) if u.role.action else self._rows(u.fields[ACTION][-1]) for u in self.units]
        )
        if any(unit.notes for unit in self.units):
            fields["note"] = stacked([self._together(unit.notes, "\n") for unit in self.units])
        return fields

    def _said_of(self, unit: Unit, kind: str, name: str) -> Column | None:
        """Return what says the school, the side ... of a unit: of the column itself, of a row above, or a column."""
        if value := dict(unit.role.facts).get(kind):
            return self._constant(value)
        for row, role in self.said.rows.items():
            if role.kind == kind:
                return self._constant(self._above(row, unit.place, name))
        places = unit.fields[kind]
        if not places:
            values = self.above.of_columns.get(name)
            return self._constant(values[unit.place]) if values else None
        if kind == "rater" and len(places) > 1:
            return self._names(places)
        return self._together(places, " ")

    def _above(self, row: int, place: int, name: str) -> str:
        """Return what a row says of a column: its cell, else that of the nearest column to its left that has one.

        Row 0 and rows without cells say nothing.
        """
        found = np.flatnonzero(self.grid.numbers == row)
        cells = [clean(column[int(at)]) for column in self.grid.columns[: place + 1] for at in found]
        return next((text for text in reversed(cells) if text and name not in (fact_of(text), field_of(text))), "")

    def _names(self, places: Sequence[int]) -> Column:
        """Return who rated where several columns say it: an address or a code says most, two names are one."""
        addresses = [at for at in places if holds_addresses(self.body.columns[at])]
        ids = [at for at in places if at in addresses or set(header_key(self.texts[at]).split()) & _IDENTITIES]
        ids.sort(key=lambda at: at not in addresses and "mail" not in header_key(self.texts[at]))
        names = self._together(self._in_order([at for at in places if at not in ids]), " ")
        for at in reversed(ids):
            pairs = combined(self._rows(at).map(clean), names)
            names = pairs.map(lambda pair: pair[1] if is_anonymous(pair[0]) else pair[0])
        return names

    def _in_order(self, places: Sequence[int]) -> Sequence[int]:
        """Return the columns of a name with the first name first, whatever the order of the columns."""
        whole = [at for at in places if asks_for(self.texts[at]) in ("", "whole")]
        found = name_columns(self.body, self.texts, whole)
        return found if {*found} == {*places} else places

    def _together(self, places: Sequence[int], between: str) -> Column:
        if len(places) == 1:
            return self._rows(places[0])
        if not places:
            return self._constant("")
        texts = combined(*(self._rows(at).map(cell_text) for at in places))
        return texts.map(lambda row: between.join(filter(None, row)))

    def _rows(self, place: int) -> Column:
        """Return the cells of a column in the rows with ratings; where it was said, blank ones as those above."""
        column = self.body.columns[place]
        role = self.said.columns.get(place)
        if role and role.down:
            column = named_above(self.grid, self.body, place)
        return column.take(self.keep)

    def _constant(self, text: str) -> Column:
        return Column.constant(text, len(self.keep))

    @functools.cached_property
    def _answers(self) -> list[tuple[Column, Codes]]:
        """The ratings of each unit, and the column that each is in."""
        marked = [unit for unit in self.units if unit.marks]
        sets = [Choices({choice: place for place, choice in unit.marks.items()}) for unit in marked]
        try:
            judged = np.isin(np.arange(self.body.height), self.keep)
            found = iter(marks.read(self.body, sets, self.texts, judged) if sets else ())
        except Refused as refusal:
            raise UnmatchedError(refusal.message) from refusal
        answers = []
        for unit in self.units:
            places = np.full(self.body.height, unit.place, dtype=np.int32)
            column, places = next(found) if unit.marks else (self.body.columns[unit.place], places)
            answers.append((column.take(self.keep), places[self.keep]))
        return answers

    @property
    def _rater_of(self) -> Numbers:
        """The rater of each rating where several rate in one row: one a column; of columns of actions, some a row."""
        if not all(unit.role.action for unit in self.units):
            return np.tile([unit.place for unit in self.units], len(self.keep))
        which = {unit.place: number for group in self._groups().values() for number, unit in enumerate(group)}
        own = np.array([which[unit.place] for unit in self.units])
        numbers: Numbers = (np.arange(len(self.keep))[:, np.newaxis] * len(own) + own).ravel()
        return numbers

    def _raters_in_columns(self) -> bool:
        """Tell whether each unit has a rater of its own: several rate the actions of one row, or one action twice."""
        by_row = [unit for unit in self.units if not unit.role.action]
        return len(by_row) > 1 or any(self._both_answered(group) for group in self._groups().values())

    def _groups(self) -> dict[tuple[object, ...], list[Unit]]:
        """Return the units that rate the same, of the same school and round."""
        groups: dict[tuple[object, ...], list[Unit]] = {}
        for unit in self.units:
            rated = (unit.role.action, *unit.fields[ACTION])
            whose = [self._whose(unit, kind) for kind in ("school", "round")]
            groups.setdefault((*rated, *whose), []).append(unit)
        return groups

    def _whose(self, unit: Unit, kind: str) -> tuple[object, ...]:
        above = [self._above(row, unit.place, NAMES[kind]) for row, role in self.said.rows.items() if role.kind == kind]
        return dict(unit.role.facts).get(kind), *above, *unit.fields[kind]

    def _both_answered(self, units: Sequence[Unit]) -> bool:
        own = [answers for unit, (answers, _) in zip(self.units, self._answers, strict=True) if unit in units]
        answered = [column.where(seen_text) for column in own]
        return bool((np.sum(answered, axis=0) > 1).any())

    def _one_name_for_several(self) -> bool:
        """Tell whether the names in the rows would be of several units' raters."""
        return any(len(group) > 1 for group in self._groups().values())
