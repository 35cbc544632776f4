"""What rows, names and headings say against each other, in notices: what counts stays as it is, until a person says so.

Each is a doubt that only a person can settle, and too frequent in files that are right to be asked about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from ilt.framework import text_key
from ilt.reading import limits
from ilt.reading.cells import masks
from ilt.reading.cells.cell_times import readings
from ilt.reading.cells.column import Column, combined
from ilt.reading.cells.perspectives import perspective_of
from ilt.reading.cells.rater_names import is_anonymous
from ilt.reading.cells.text import cell_text, clean, listed, shown
from ilt.reading.cells.titles import looks_like_school, times_in, without_arm
from ilt.reading.layouts.columns.time_columns import times_of
from ilt.reading.layouts.table import Table
from ilt.reading.stages import NameColumns, Settled, TableLog

_FEW = 0.25
_SMALL = frozenset(("of", "the", "and", "at", "for", "in", "de", "la", "del", "y"))
_MOST, _RATED, _NAMED, _ROWS, _TEAMS, _YEAR = 5_000, 100_000, 3, 6, 3, 31_556_952
_MARKS, _DASHES, _BRACKETS = "*†‡", (" - ", " – ", " — "), {")": "(", "]": "["}
"""What may stand behind a name that another row has without it."""
_ARM = re.compile(r"arm[ _]?\d", re.IGNORECASE)


def say(table: Table, names: NameColumns, settled: Settled, log: TableLog) -> None:
    """Say where what a table says of who, where and when may be something else."""
    checks = (
        _facts(table),
        _names_with_more(table, names.texts["rater"]),
        _schools_with_more(settled.school),
        _other_schools(settled.school),
        _teams(table, names, settled),
        _times(table, settled.round),
        _arms(table),
    )
    for messages in checks:
        for message in messages:
            log.say(message)


def _facts(table: Table) -> Iterator[str]:
    """Yield where a heading says another side or round than the lines above the table, and counts."""
    for name, what in (("perspective", "side"), ("round", "round")):
        above, heading = table.facts_above.get(name, ""), table.facts.get(name, "")
        if above and heading and _differ(name, above, heading):
            yield (
                f"The lines above the table say the {what} is “{shown(above)}”, but the heading of the ratings "
                f"says “{shown(heading)}”. We used the heading. If that is wrong, correct the heading."
            )
    if table.facts_above.get("rater") and table.whose and not table.facts.get("rater"):
        yield (
            f"The heading of the ratings names the rater (“{masks.heading(table.whose)}”), so the name above "
            "the table was not used. If that is wrong, correct the heading."
        )


def _differ(name: str, one: str, other: str) -> bool:
    if name == "perspective":
        return perspective_of(one, "school") != perspective_of(other, "school")
    return text_key(one) != text_key(other)


def _numbers(table: Table, mask: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> str:
    rows = [f"{row:,}" for row in np.unique(table.numbers[mask]).tolist()]
    return f"row {rows[0]}" if len(rows) == 1 else f"rows {listed(rows, _ROWS)}"


def _with_more(names: Column) -> list[str]:
    """Return the names that another is the start of, but for a bracket, a mark, a letter or what a dash leads in."""
    if names.unencoded is not None or len(names.values) > _MOST:
        return []
    known = {text_key(name) for name in names.present()}
    starts = ((name, text_key(_start(name))) for name in names.present() if len(name) <= limits.NAME_CHARACTERS)
    return [name for name, start in starts if start and start != text_key(name) and start in known]


_LETTER_BEHIND = re.compile(r"\d ?[a-z]\Z")


def _start(name: str) -> str:
    """Return a name without a bracket, a mark, a letter behind a number, or what a dash leads in behind it.

    >>> _start("Ana Cruz (2)"), _start("AC*"), _start("Ben Ito - Jan"), _start("Kim"), _start("R1b")
    ('Ana Cruz', 'AC', 'Ben Ito', 'Kim', 'R1')
    """
    if _LETTER_BEHIND.search(name):
        return name[:-1].rstrip()
    if opens := _BRACKETS.get(name[-1:]):
        return name.rpartition(opens)[0].rstrip()
    dashes = [at for dash in _DASHES if (at := name.find(dash)) > 0]
    return name[: min(dashes)] if dashes else name.rstrip(_MARKS).rstrip()


def _names_with_more(table: Table, raters: Column) -> Iterator[str]:
    if more := set(_with_more(raters)):
        yield (
            f"The name in {_numbers(table, raters.where(more.__contains__))} is another rater's name with "
            "something added. Each counts as a different person. If such a row is from another time, or is a "
            "second response, leave it out."
        )


def _schools_with_more(schools: Column) -> Iterator[str]:
    """Yield the schools that are called as another one, with more behind it: ``Oak Elementary (goal)``."""
    names = sorted(schools.present()) if len(schools.values) <= limits.NAMES_LOOKED_AT else []
    whole = {text_key(name): name for name in names if looks_like_school(name)}
    starts = ((name, " ".join(name.split()[:count])) for name in names for count in range(1, len(name.split())))
    longer = [(name, whole[key]) for name, start in starts if (key := text_key(start)) in whole]
    for name, own in longer[:_NAMED]:
        yield (
            f"“{shown(name)}” and “{shown(own)}” count as two schools. If they are the same school, spell the name "
            "the same way in both places."
        )


def _other_schools(schools: Column) -> Iterator[str]:
    """Yield the few names that are of another kind than nearly all schools: ``Statewide``, ``Our dream school``."""
    if len(schools.values) > limits.NAMES_LOOKED_AT:
        return
    odd = {name for name in schools.present() if name and not (looks_like_school(name) and _is_name(name))}
    count = int(schools.where(odd.__contains__).sum())
    if odd and len(odd) <= _NAMED and count <= _FEW * int(schools.where(bool).sum()):
        called = listed([f"“{shown(name)}”" for name in sorted(odd)], _NAMED)
        yield (
            f"{called} counts as a school, though its name looks different from the others. If it is not a "
            "school, correct it."
        )


def _is_name(name: str) -> bool:
    """Tell whether the words of a school's name begin with capitals, as names do, where its first word does."""
    small = {word for word in name.split() if word[:1] != word[:1].upper()}
    return not name[:1].isupper() or small <= _SMALL


def _teams(table: Table, names: NameColumns, settled: Settled) -> Iterator[str]:
    """Yield that each team has one answer, and nobody is named: it may be what the team agreed on."""
    if (
        not table.actions_in_header
        or len(table.numbers) > _RATED
        or not all(map(is_anonymous, names.texts["rater"].present()))
    ):
        return
    rows = combined(settled.round, settled.perspective, settled.school, Column.from_cells(table.numbers.tolist()))
    of_team: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for *team, row in rows.present() if len(rows.values) <= _MOST else ():
        of_team[tuple(team)].add(row)
    if len({team[2] for team in of_team}) >= _TEAMS and all(len(own) == 1 for own in of_team.values()):
        yield (
            f"No rater is named, and each of {len(of_team)} teams has one response, which counts as one "
            "person’s. If these are agreed ratings or averages, leave them out."
        )


def _times(table: Table, rounds: Column) -> Iterator[str]:
    """Yield which rows were sent in a year before that of their round."""
    columns, sent = times_of(table.fields, table.facts)
    for column in columns[:1] if sent else ():
        if column.unencoded is not None or len(column.values) > _MOST:
            return
        cells = [clean(cell_text(cell)) for cell in column.values]
        read = readings(column.values, numbers=True)
        latest = {
            cell: max((moment.last for moment in of if moment), default=None)
            for cell, *of in zip(cells, *read, strict=True)
        }
        pairs = combined(column.map(lambda cell: clean(cell_text(cell))), rounds)
        early = {pair for pair in pairs.present() if _is_before(latest.get(pair[0]), pair[1])}
        if early:
            where, name = _numbers(table, pairs.where(early.__contains__)), shown(min(pair[1] for pair in early))
            yield (
                f"Responses in {where} were sent before the year of their round (“{name}”). If they are from "
                "another round, correct the round."
            )


def _is_before(second: int | None, name: str) -> bool:
    """Tell whether a second is before the first year that the name of a round says; a winter may have begun in it."""
    seasons, years = times_in(name)
    if second is None or not years or (len(years) == 1 and not seasons - {"winter"}):
        return False
    return 1970 + second // _YEAR < min(years)


def _arms(table: Table) -> Iterator[str]:
    """Yield that events of several arms are of one round."""
    column = table.fields.get("round")
    if column is None or column.unencoded is not None or len(column.values) > _MOST:
        return
    arms: dict[str, set[str]] = defaultdict(set)
    for event in {clean(cell_text(cell)) for cell in column.present()}:
        if _ARM.search(event):
            arms[without_arm(event)].add(event)
    for name, events in arms.items():
        if len(events) > 1:
            called = " and ".join(f"“{shown(event)}”" for event in sorted(events)[:_NAMED])
            yield (
                f"Several REDCap arms ({called}) count as one round, “{shown(name)}”. If an arm is not "
                "this team's, delete its rows from your file."
            )
