"""The words in a row that say it is no rater's, in whichever column they stand, and names that are nobody's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ilt.coded_columns import Codes, Mask, occurring
from ilt.reading.cells.column import Column
from ilt.reading.cells.odd_names import odd_ones, several_people
from ilt.reading.cells.rater_names import SchoolNames, is_school, no_name, that_may_be_nobody, years_among
from ilt.reading.cells.summary_words import MEASURES, SummaryLabel, name_key, summary_of, that_may_say
from ilt.reading.cells.text import Fault, cell_text
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.table import seen_text

LEFT_OUT = SummaryLabel("left out")
ODD, SEVERAL = SummaryLabel("odd", odd=True), SummaryLabel("several")
_NAMES, _ROWS, _FEWEST, _KINDS = 5_000, 20_000, 3, 2


@dataclass(frozen=True)
class Who:
    """The columns of a table that say who rated and when.

    Attributes
    ----------
    times, people
        When a form was sent in, and by whom.
    teams
        The school, the side and what else tells raters apart.
    rounds
        Where the round is said, or may be: of a row there, a goal or a baseline is a round, too.
    unknown
        Columns of which it is not known what they hold, notes aside.
    unknown_may_name
        Whether raters may be named there: no other column names them.
    forms
        Columns that name the form of each row, as REDCap and Kobo do (``ilt_rating``).
    remarks
        Columns of remarks that are no action's notes: only what somebody left out there says something of its row.
    """

    times: Sequence[int] = ()
    people: Sequence[int] = ()
    teams: Sequence[int] = ()
    rounds: Sequence[int] = ()
    unknown: Sequence[int] = ()
    unknown_may_name: bool = False
    forms: Sequence[int] = ()
    remarks: Sequence[int] = ()


def labels_of(body: Grid, who: Who, skipped: Mask) -> dict[int, tuple[int, SummaryLabel]]:
    """Return the rows in which a cell says that they are no rater's: row -> (column, what it says)."""
    labels: dict[int, tuple[int, SummaryLabel]] = {}
    if skipped.all():
        return labels
    said: dict[int, SummaryLabel]
    teams = {key for place in who.teams for key in _names(body.columns[place])}
    for place in (*who.times, *who.people, *who.teams, *who.rounds, *who.unknown, *who.remarks):
        column = body.columns[place]
        if column.unencoded is not None:
            continue
        texts = [cell if isinstance(cell, str) and place not in who.remarks else "" for cell in column.values]
        likely = [(code, texts[code].strip()) for code in that_may_say(texts)]
        names = teams | _names(column) if likely else teams
        said = {code: found for code, text in likely if (found := summary_of(text, names))}
        said = _of_rows(_of_statistics(said, column, skipped), place, who, column.codes[~skipped])
        if place in who.people:
            said = _nobody(texts, teams) | said
            # Of "Mode" alone the others' names say more than its figures do; "Max Total" may be somebody.
            sure = [code for code, found in said.items() if not found.name_like or " " in texts[code].strip()]
            odd = _odd(column, skipped | np.isin(column.codes, sure), body.corrected(place))
            said |= {code: replace(said.get(code, ODD), odd=True) for code in odd}
            said |= dict.fromkeys(_unsettled(column, skipped, body.corrected(place), several_people), SEVERAL)
        elif place in who.unknown and who.unknown_may_name and column_of_ids(column, skipped):
            said = dict.fromkeys(_odd(column, skipped, body.corrected(place)), ODD) | said
        said |= {code: LEFT_OUT for code, cell in enumerate(column.values) if cell is Fault.LEFT_OUT}
        if said:
            for row in np.flatnonzero(np.isin(column.codes, list(said)) & ~skipped).tolist():
                label = said[int(column.codes[row])]
                if row not in labels or label is LEFT_OUT:
                    labels[row] = place, label
    return labels


def names_form(heading: str) -> bool:
    """Tell whether a heading is that of a column with the name of each row's form.

    >>> names_form("redcap_repeat_instrument"), names_form("Form name"), names_form("_parent_table_name")
    (True, True, True)
    >>> names_form("Form of teaching"), names_form("Parent")
    (False, False)
    """
    words = set(name_key(heading).replace("_", " ").split())
    return bool(words & {"instrument", "form", "survey", "table"}) and words <= _FORM_WORDS


_FORM_WORDS = frozenset(
    ("redcap", "repeat", "repeating", "instrument", "form", "survey", "name", "title", "parent", "table")
)


def column_of_ids(column: Column, out: Mask) -> bool:
    """Tell whether a column tells rows apart: nearly each of its rows holds something else."""
    if column.unencoded is not None or len(column) > _ROWS:
        return False
    there = column.where(seen_text) & ~out
    different = len(np.unique(column.codes[there]))
    return int(there.sum()) >= _FEWEST and different == int(there.sum()) and 2 * different > int((~out).sum())


def _of_statistics(said: dict[int, SummaryLabel], column: Column, out: Mask) -> dict[int, SummaryLabel]:
    """Return what the words of a column say, where all are of statistics, one of them no name: then none is a name."""
    if not said:
        return said
    there = occurring(column.codes[column.where(seen_text) & ~out], len(column.values)).tolist()
    kinds = {said[code].kind for code in there if code in said}
    named = all(said[code].name_like for code in there if code in said)
    if named or len(kinds) < _KINDS or not kinds <= MEASURES or not said.keys() >= set(there):
        return said
    return {code: replace(found, name_like=False) for code, found in said.items()}


def _of_rows(said: dict[int, SummaryLabel], place: int, who: Who, codes: Codes) -> dict[int, SummaryLabel]:
    """Return what the words of a column, by their code, say of its rows; ``codes`` are those of its rows."""
    kinds = {found.kind for found in said.values()}
    shares = kinds == {"share"} and len(said) > 1
    counts = kinds == {"count"} and bool(np.isin(codes, list(said)).all())
    if place in who.unknown and (shares or counts):
        return {}
    if place in who.rounds:
        # No round is called N or Max.
        return {code: replace(found, name_like=False) for code, found in said.items() if found.kind in MEASURES}
    return {code: found for code, found in said.items() if not (place in who.forms and found.of_team)}


def _names(column: Column) -> set[str]:
    few = column.unencoded is None and len(column.values) <= _NAMES
    return {name_key(cell) for cell in column.values if isinstance(cell, str)} - {""} if few else set()


def names_in_doubt(
    names: Column, teams: Sequence[Column], out: Mask, settled: Sequence[int]
) -> dict[int, SummaryLabel]:
    """Return the names of raters, by their code, that are nobody's, of another kind than the others, or of several.

    Parameters
    ----------
    names
        The texts.
    teams
        The columns with schools and teams.
    out
        The rows that are no raters' anyhow.
    settled
        The rows whose name somebody corrected.
    """
    found = dict.fromkeys(_odd(names, out, settled), ODD)
    found |= _nobody(names.values, {key for team in teams for key in _names(team)})
    found |= dict.fromkeys(_unsettled(names, out, settled, several_people), SEVERAL)
    corrected = set(names.codes[list(settled)].tolist())
    return {code: what for code, what in found.items() if code not in corrected}


def _nobody(texts: Sequence[str], teams: set[str]) -> dict[int, SummaryLabel]:
    """Return the names of raters that are nobody's, where others are named; schools may all rate as such."""
    called = SchoolNames.of(teams)
    nobody = {code: found for code in that_may_be_nobody(texts, teams) if (found := no_name(texts[code], called))}
    nobody |= dict.fromkeys(years_among(texts), SummaryLabel("phrase"))
    schools = {code for code in nobody if is_school(texts[code], called)}
    named = sum(bool(text.strip()) for text in texts) - len(nobody)
    return {code: found for code, found in nobody.items() if named > (len(schools) if code in schools else 0)}


def _odd(column: Column, out: Mask, corrected: Sequence[int]) -> list[int]:
    """Return the codes of names that are of another kind than the others."""
    return _unsettled(column, out, corrected, odd_ones)


def _unsettled(
    column: Column, out: Mask, corrected: Sequence[int], found: Callable[[Sequence[str]], Collection[int]]
) -> list[int]:
    """Return the codes of names that are ``found`` to be none; what somebody corrected is a name."""
    if len(column.values) > _NAMES:
        return []
    # Cells are numbered as they first appear.
    in_order = np.flatnonzero(np.bincount(column.codes[~out], minlength=1)).tolist()
    settled = set(column.codes[list(corrected)].tolist())
    odd = found([cell_text(column.values[code]) for code in in_order])
    return [in_order[at] for at in odd if in_order[at] not in settled]
