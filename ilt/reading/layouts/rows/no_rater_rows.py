"""Rows among the answers that are no rater's: averages, counts, goals, what a team agreed on.

A word such as "Average" says so, in whichever cell of the row it stands; but somebody may be called Max. So the row's
other cells count: whether it names a time, a person or a team where the others do, and whether its figures are what the
word says of the rows around it. What is certain is left out, and said; what may be a rater's is a problem.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells.rating_values import parse
from ilt.reading.cells.summary_words import SummaryLabel, summary_of
from ilt.reading.cells.text import Fault, listed
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.rows.figures import Figures
from ilt.reading.layouts.rows.row_judge import Judge
from ilt.reading.layouts.rows.row_labels import LEFT_OUT, Who, column_of_ids, labels_of
from ilt.reading.layouts.table import BrokenRows, filled_cells
from ilt.reading.problems import sentence

_SAID, _JUDGED, _FEW = 20, 2_000, 1 / 3
_RATERS, _ROWS = 300, 20_000
_FIGURES = "the numbers look like an average, a total or another summary of the other rows"
_NO_NAME = "the row has no name, and its numbers look like averages or counts"
_ONE, _MANY = "Row {} has {} and was left out.", "Rows {} each have {} and were left out."


@dataclass
class SummaryRows:
    """The rows that are no rater's.

    Attributes
    ----------
    out
        Those that are left out, of which ``notices`` tell.
    doubtful
        Those that may be a rater's all the same.
    """

    out: Mask
    notices: list[str] = field(default_factory=list)
    doubtful: list[BrokenRows] = field(default_factory=list)


def summary_rows(body: Grid, who: Who, figures: Figures, skipped: Mask) -> SummaryRows:
    """Return the rows of a table that are no rater's."""
    found = SummaryRows(np.zeros(body.height, dtype=np.bool_))
    alone = filled_cells(body, 1) == 1
    labels = {
        row: (place, summary)
        for row, (place, summary) in labels_of(body, who, skipped).items()
        # "Goals for June", alone in its row, is the title of what stands below it.
        if summary.kind != "goal" or not alone[row]
    }
    judge = Judge(body, who, figures, ~skipped)
    judge.raters[list(labels)] = False
    said: dict[str, list[int]] = {}
    verdicts: dict[object, str] = {}
    doubts: dict[tuple[int, SummaryLabel], list[int]] = {}
    for row, (place, summary) in labels.items():
        key = figures.key(row, place)
        number = int(body.numbers[row])
        if key not in verdicts:
            verdicts[key] = judge.verdict(row, place, summary) if len(verdicts) < _JUDGED else "doubtful"
            if verdicts[key] == "said":
                says = f"Its name could stand for {summary.says}, but its numbers are not {summary.of_others}"
                found.notices.append(f"We counted row {number} as a person. {says}.")
        if verdicts[key] == "out":
            found.out[row] = True
            said.setdefault(summary.says, []).append(number)
        elif verdicts[key] == "doubtful":
            doubts.setdefault((place, summary), []).append(row)
    for (place, summary), rows in doubts.items():
        found.doubtful += _doubts(body, rows, place, summary)
    found.notices += left_out(said)
    found.doubtful += _computed(body, judge, skipped | found.out, set(labels))
    return found


def _computed(body: Grid, judge: Judge, out: Mask, labeled: set[int]) -> list[BrokenRows]:
    """Return the rows of named raters, in a table without times, whose figures are a statistic of the others."""
    if len(judge.who.people) != 1 or any(map(judge.usual, judge.who.times)):
        return []
    (place,) = judge.who.people
    column = body.columns[place]
    if column.unencoded is not None or len(column.values) > _RATERS or body.height > _ROWS:
        return []
    there = np.flatnonzero(~out & judge.there(place))
    _, first = np.unique(column.codes[there], return_index=True)
    settled = {*labeled, *body.corrected(place)}
    rows = [row for row in sorted(there[first].tolist()) if row not in labeled]
    numbers = [row for row in judge.computed_rows(place, rows) if row not in settled]
    found = []
    for row in numbers:
        same = column.codes == column.codes[row]
        found.append(BrokenRows(same & ~out, "no-rater", sentence("no-rater", why=_FIGURES), place))
    return found


def rows_with_labels(body: Grid, skipped: Mask) -> SummaryRows:
    """Return the rows in which a word such as "Average" stands alone in some cell, whatever else there is."""
    found = SummaryRows(np.zeros(body.height, dtype=np.bool_))
    said: dict[str, list[int]] = {}
    alone = filled_cells(body, 1) == 1
    for row, (_, summary) in labels_of(body, Who(unknown=range(len(body.columns))), skipped).items():
        # "District ILT rating", alone in its row, is the title of what stands below it.
        if summary is not LEFT_OUT and not (summary.of_team and alone[row]):
            found.out[row] = True
            said.setdefault(summary.says, []).append(int(body.numbers[row]))
    found.notices = left_out(said)
    return found


def left_out(said: dict[str, list[int]]) -> list[str]:
    """Say which rows hold what, and were left out."""
    found = []
    for what, numbers in said.items():
        if not numbers:
            continue
        rows = listed([str(number) for number in numbers], _SAID)
        found.append((_ONE if len(numbers) == 1 else _MANY).format(rows, what))
    return found


def nameless_rows(body: Grid, who: Who, figures: Figures, skipped: Mask) -> list[BrokenRows]:
    """Return the rows that name nothing where others name a time, a person or a team, and those that hold averages.

    A row without a name that names its team is one only where few are so: elsewhere names are voluntary.
    """
    judge = Judge(body, who, figures, ~skipped)
    named = any(map(judge.usual, who.people))
    blank: Mask = ~skipped
    for at in (*who.times, *who.people, *(() if named else who.teams)):
        blank &= ~judge.there(at)
    for at in (*who.unknown, *who.teams) if named else ():
        # What tells rows apart names them.
        blank &= ~judge.there(at) | (not column_of_ids(body.columns[at], skipped))
    if not blank.any() or int(blank.sum()) > _JUDGED:
        return []
    nothing: Mask = blank & ~np.logical_or.reduce([blank & ~blank, *map(judge.there, who.teams)])
    others = [place for place in (*who.times, *who.teams) if judge.usual(place)]
    few = named and int(blank.sum()) <= _FEW * int((~blank & ~skipped).sum())
    judge.raters &= ~blank if others or named else True
    found = []
    for row in np.flatnonzero(blank).tolist():
        if not figures.pairs(row, 0, judge.raters):
            continue
        place = who.people[0] if named and not nothing[row] else None
        if judge.sums_up(row):
            found.append(_broken(body, row, "no-rater", place, why=_NO_NAME))
        elif few or (others and nothing[row]):
            timed = [at for at in who.times if judge.usual(at)] if not who.people else []
            code = "no-time" if timed else "names-nobody"
            found.append(_broken(body, row, code, timed[0] if timed else place))
    return found


def _doubts(body: Grid, rows: Sequence[int], place: int, summary: SummaryLabel) -> Iterator[BrokenRows]:
    out = [row for row in rows if body.columns[place][row] is Fault.LEFT_OUT]
    if out:
        yield _broken(body, out, "left-out", place)
    if others := sorted({*rows} - {*out}):
        code = "agreed-rating" if summary.kind == "agreed" else "no-rater"
        yield _broken(body, others, code, place, why=summary.why)


def _broken(body: Grid, rows: int | Sequence[int], code: str, place: int | None, **facts: str) -> BrokenRows:
    mask: Mask = np.zeros(body.height, dtype=np.bool_)
    mask[rows] = True
    return BrokenRows(mask, code, sentence(code, **facts), place)


def second_tables(body: Grid, ratings: Sequence[int], skipped: Mask) -> list[BrokenRows]:
    """Return the rows of a small table among the answers, such as "Rating, Count", down to its end.

    It starts where the name of a statistic stands in place of a rating, and nothing in its row is one.
    """
    starts: set[int] = set()
    rated = [body.columns[place].where(lambda cell: parse(cell).rating is not None) for place in ratings]
    for place in ratings:
        column = body.columns[place]
        texts = (cell.strip() if isinstance(cell, str) else "" for cell in column.values)
        said = [code for code, text in enumerate(texts) if text[:1].isalpha() and summary_of(text)]
        if said:
            starts.update(np.flatnonzero(np.isin(column.codes, said) & ~skipped & ~np.any(rated, axis=0)).tolist())
    if not starts:
        return []
    mask: Mask = np.zeros(body.height, dtype=np.bool_)
    for start in sorted(starts):
        ends = np.flatnonzero(skipped[start:])
        mask[start : start + int(ends[0]) if len(ends) else body.height] = True
    return [BrokenRows(mask, "second-table", sentence("second-table"))]
