"""Rows among the answers that are no rater's: averages, counts, goals, what a team agreed on.

A word such as "Average" says so, in whichever cell of the row it stands; but somebody may be called Max. So the row's
other cells count: whether it names a time, a person or a team where the others do, and whether its figures are what the
word says of the rows around it. What is certain is left out, and said; what may be a rater's is a problem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np

from ilt.factorize import Mask
from ilt.reading import limits
from ilt.reading.cells.column import Column
from ilt.reading.cells.no_rater_names import is_school, no_name
from ilt.reading.cells.no_rater_words import MEASURES, SummaryLabel, may_say, name_key, summary_of
from ilt.reading.cells.text import Fault
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.table import BrokenRows, seen_text
from ilt.reading.problems import sentence

Values = np.ndarray[Any, np.dtype[np.float64]]
_AGREED, _LEFT_OUT = SummaryLabel("agreed"), SummaryLabel("left out")
_USUAL = 0.5
_NAMES = 5_000
_SAID, _JUDGED = 20, 2_000
_ROUNDED, _FEWEST = 0.5, 3
_ONE, _MANY = "Row {} holds {} and was left out.", "Rows {} hold {} each and were left out."
_BARE = ("mean", "median", "sum", "count")


@dataclass(frozen=True)
class Who:
    """The columns of a table that say who rated and when.

    Attributes
    ----------
    times, people
        When a form was sent in, and by whom.
    teams
        The school, the side and what else tells raters apart.
    unknown
        Columns of which it is not known what they hold, notes aside.
    unknown_may_name
        Whether raters may be named there: no other column names them.
    """

    times: Sequence[int] = ()
    people: Sequence[int] = ()
    teams: Sequence[int] = ()
    unknown: Sequence[int] = ()
    unknown_may_name: bool = False


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


class Figures(Protocol):
    """The figures of a table's rows."""

    def key(self, row: int, place: int) -> object:
        """Return what is the same for rows that are one rater's, or one summary, by the words in one column."""

    def pairs(self, row: int, place: int, others: Mask) -> list[tuple[float, Values]]:
        """Return each figure of a row, and of all that have its key, with what other rows hold of the same action."""


def summary_rows(body: Grid, who: Who, figures: Figures, skipped: Mask) -> SummaryRows:
    """Return the rows of a table that are no rater's."""
    found = SummaryRows(np.zeros(body.height, dtype=np.bool_))
    labels = _labels(body, who, skipped)
    judge = _Judge(body, who, figures, ~skipped)
    judge.raters[list(labels)] = False
    said: dict[str, list[int]] = {}
    verdicts: dict[object, str] = {}
    for row, (place, summary) in labels.items():
        key = figures.key(row, place)
        number = int(body.numbers[row])
        if key not in verdicts:
            verdicts[key] = judge.verdict(row, place, summary) if len(verdicts) < _JUDGED else "doubtful"
            if verdicts[key] == "said":
                says = f"its figures are not {summary.says} of others"
                found.notices.append(f"Row {number} was taken for a rater's: {says}.")
        if verdicts[key] == "out":
            found.out[row] = True
            said.setdefault(summary.says, []).append(number)
        elif verdicts[key] == "doubtful":
            found.doubtful.append(_doubt(body, row, place, summary))
    found.notices += _notices(said)
    return found


def rows_with_labels(body: Grid, skipped: Mask) -> SummaryRows:
    """Return the rows in which a word such as "Average" stands alone in some cell, whatever else there is."""
    found = SummaryRows(np.zeros(body.height, dtype=np.bool_))
    said: dict[str, list[int]] = {}
    for row, (_, summary) in _labels(body, Who(unknown=range(len(body.columns))), skipped).items():
        if summary is not _LEFT_OUT:
            found.out[row] = True
            said.setdefault(summary.says, []).append(int(body.numbers[row]))
    found.notices = _notices(said)
    return found


def _notices(said: dict[str, list[int]]) -> list[str]:
    """Say which rows hold what, and were left out."""
    found = []
    for what, numbers in said.items():
        listed = ", ".join(map(str, numbers[:_SAID])) + (" ..." if len(numbers) > _SAID else "")
        found.append((_ONE if len(numbers) == 1 else _MANY).format(listed, what))
    return found


def nameless_rows(body: Grid, who: Who, figures: Figures, skipped: Mask) -> list[BrokenRows]:
    """Return the rows that name no time, person or team where others do, and those that hold averages of others."""
    judge = _Judge(body, who, figures, ~skipped)
    blank: Mask = ~skipped
    for place in (*who.times, *who.people, *who.teams):
        blank &= ~judge.there(place)
    if not blank.any() or int(blank.sum()) > _JUDGED:
        return []
    others = [place for place in (*who.times, *who.teams) if judge.usual(place)]
    judge.raters &= ~blank if others or any(map(judge.usual, who.people)) else True
    found = []
    for row in np.flatnonzero(blank).tolist():
        if not figures.pairs(row, 0, judge.raters):
            continue
        if others:
            found.append(_broken(body, row, "names-nobody", None))
        elif judge.sums_up(row):
            found.append(_broken(body, row, "no-rater", None, what="averages or counts"))
    return found


def _doubt(body: Grid, row: int, place: int, summary: SummaryLabel) -> BrokenRows:
    if body.columns[place][row] is Fault.LEFT_OUT:
        return _broken(body, row, "left-out", place)
    return _broken(body, row, "agreed-rating" if summary.kind == "agreed" else "no-rater", place, what=summary.says)


def _broken(body: Grid, row: int, code: str, place: int | None, **facts: str) -> BrokenRows:
    mask: Mask = np.zeros(body.height, dtype=np.bool_)
    mask[row] = True
    return BrokenRows(mask, code, sentence(code, **facts), place)


def second_tables(body: Grid, ratings: Sequence[int], skipped: Mask) -> list[BrokenRows]:
    """Return the rows of a small table among the answers, such as "Rating, Count", down to its end.

    It starts where the name of a statistic stands in place of a rating.
    """
    starts: set[int] = set()
    for place in ratings:
        column = body.columns[place]
        texts = (cell.strip() if isinstance(cell, str) else "" for cell in column.values)
        said = [code for code, text in enumerate(texts) if text[:1].isalpha() and summary_of(text)]
        if said:
            starts.update(np.flatnonzero(np.isin(column.codes, said) & ~skipped).tolist())
    if not starts:
        return []
    mask: Mask = np.zeros(body.height, dtype=np.bool_)
    for start in sorted(starts):
        ends = np.flatnonzero(skipped[start:])
        mask[start : start + int(ends[0]) if len(ends) else body.height] = True
    return [BrokenRows(mask, "second-table", sentence("second-table"))]


def _labels(body: Grid, who: Who, skipped: Mask) -> dict[int, tuple[int, SummaryLabel]]:
    """Return the rows in which a cell says that they are no rater's: row -> (column, what it says)."""
    labels: dict[int, tuple[int, SummaryLabel]] = {}
    said: dict[int, SummaryLabel]
    teams = {key for place in who.teams for key in _names(body.columns[place])}
    for place in (*who.times, *who.people, *who.teams, *who.unknown):
        column = body.columns[place]
        if column.unencoded is not None:
            continue
        texts = [cell if isinstance(cell, str) else "" for cell in column.values]
        likely = [(code, text.strip()) for code, text in enumerate(texts) if may_say(text)]
        names = teams | _names(column) if likely else teams
        said = {code: found for code, text in likely if (found := summary_of(text, names))}
        if place in who.people:
            said = _nobody(texts, teams) | said
        said |= {code: _LEFT_OUT for code, cell in enumerate(column.values) if cell is Fault.LEFT_OUT}
        if said:
            for row in np.flatnonzero(np.isin(column.codes, list(said)) & ~skipped).tolist():
                labels.setdefault(row, (place, said[int(column.codes[row])]))
    return labels


def _names(column: Column) -> set[str]:
    few = column.unencoded is None and len(column.values) <= _NAMES
    return {name_key(cell) for cell in column.values if isinstance(cell, str)} - {""} if few else set()


def _nobody(texts: Sequence[str], teams: set[str]) -> dict[int, SummaryLabel]:
    """Return the names of raters that are nobody's, where others are named; schools may all rate as such."""
    schools = {code for code, text in enumerate(texts) if is_school(text, teams)}
    nobody = {code: found for code, text in enumerate(texts) if (found := no_name(text, teams))}
    named = sum(bool(text.strip()) for text in texts) - len(nobody)
    return {code: found for code, found in nobody.items() if named > (len(schools) if code in schools else 0)}


class _Judge:
    """Weighs what speaks for and against a rater, row by row."""

    def __init__(self, body: Grid, who: Who, figures: Figures, raters: Mask) -> None:
        self.body, self.who, self.figures, self.raters = body, who, figures, raters
        self._filled: dict[int, Mask] = {}

    def verdict(self, row: int, place: int, summary: SummaryLabel) -> str:  # noqa: PLR0911 - one return a reason
        """Return ``out``, ``doubtful``, ``said`` (a rater's, which is said) or ``rater``."""
        if summary in (_LEFT_OUT, _AGREED) or summary.kind == "phrase":
            return "doubtful"
        if summary.kind == "agreed":
            return "rater" if any(self.there(other)[row] for other in self.who.times) else "doubtful"
        persons = [other for other in (*self.who.times, *self.who.people) if other != place]
        if any(self.there(other)[row] for other in persons):
            return "doubtful" if place in self.who.people and not summary.name_like else "rater"
        if any(map(self.usual, persons)) or place in self.who.times or self._names_no_team(row, place):
            return "out"
        if place in self.who.people and (not summary.name_like or self._beyond_scale(row, place)):
            return "out"
        unknown = place in self.who.unknown and not self.who.unknown_may_name
        agrees = self._agrees(row, place, summary.kind)
        if not summary.name_like:
            certain = agrees and place not in self.who.teams and not unknown
            return "out" if certain else "doubtful" if summary.kind in MEASURES or not unknown else "rater"
        if agrees is False:
            return "rater" if unknown else "said"
        return "doubtful" if agrees or not unknown else "rater"

    def _names_no_team(self, row: int, place: int) -> bool:
        teams = [other for other in self.who.teams if other != place and self.usual(other)]
        return bool(teams) and not any(self.there(other)[row] for other in teams)

    def there(self, place: int) -> Mask:
        """Return the rows that hold something in a column."""
        if place not in self._filled:
            self._filled[place] = self.body.columns[place].where(seen_text)
        return self._filled[place]

    def usual(self, place: int) -> bool:
        """Tell whether most raters' rows hold something in a column."""
        there = self.there(place)[self.raters]
        return len(there) > 0 and float(there.mean()) >= _USUAL

    def _beyond_scale(self, row: int, place: int) -> bool:
        return any(value not in (0, 1, 2, 3) for value, _ in self.figures.pairs(row, place, ~self.raters))

    def _agrees(self, row: int, place: int, kind: str) -> bool | None:
        """Tell whether the figures of a row are what its word says of other rows; ``None`` where nobody can tell."""
        if kind not in _CHECKS:
            return None
        return any(_all_agree(kind, self.figures.pairs(row, place, rows)) for rows in self._others(row))

    def sums_up(self, row: int) -> bool:
        """Tell whether the figures of a row without a word are averages or counts of the others."""
        pairs = self.figures.pairs(row, 0, self.raters)
        broken = sum(not value.is_integer() for value, _ in pairs)
        if 2 * broken >= len(pairs):
            return True
        whole = int(self.raters[:row].sum()) >= _FEWEST and (broken or len(pairs) >= _FEWEST)
        return bool(whole and any(_all_agree(kind, pairs) for kind in (_BARE if not broken else ("mean", "median"))))

    def _others(self, row: int) -> Iterable[Mask]:
        """Return the rows that a summary may sum up: all, those above, and those of one team."""
        yield self.raters
        above = self.raters.copy()
        above[row:] = False
        yield above
        for place in self.who.teams:
            column = self.body.columns[place]
            yield self.raters & (column.codes == column.codes[row])


def _all_agree(kind: str, pairs: list[tuple[float, Values]]) -> bool:
    pairs = [(value, others) for value, others in pairs if len(others)]
    if kind == "max" and pairs and all(value == 3 for value, _ in pairs):
        return True
    return len(pairs) > 1 and all(_CHECKS[kind](value, others) for value, others in pairs)


def _is_mode(value: float, others: Values) -> bool:
    values, counts = np.unique(others, return_counts=True)
    return bool(value in values[counts == counts.max()])


def _near(value: float, exact: float) -> bool:
    return bool(abs(value - exact) <= _ROUNDED)


_CHECKS: dict[str, Callable[[float, Values], bool]] = {
    "mean": lambda value, others: _near(value, float(others.mean())),
    "median": lambda value, others: _near(value, float(np.median(others))),
    "mode": _is_mode,
    "count": lambda value, others: value == len(others),
    "sum": lambda value, others: value == others.sum(),
    "max": lambda value, others: value == others.max(),
    "min": lambda value, others: value == others.min(),
    "spread": lambda value, others: value == others.max() - others.min(),
}


class FormFigures:
    """The figures of a form's rows: one row a rater, one column an action."""

    def __init__(self, body: Grid, ratings: Sequence[int]) -> None:
        self._body, self._ratings = body, ratings
        self._values: dict[int, Values] = {}

    def key(self, row: int, place: int) -> object:
        """Return the row: each is a rater's, or a summary."""
        del place
        return row

    def pairs(self, row: int, place: int, others: Mask) -> list[tuple[float, Values]]:
        """Return the figures of a row, each with those of other rows in its column."""
        del place
        if not self._values:
            self._values = {column: _figures(self._body.columns[column]) for column in self._ratings}
        own = [(float(values[row]), values[others]) for values in self._values.values() if not np.isnan(values[row])]
        return [(value, values[~np.isnan(values)]) for value, values in own]


class TidyFigures:
    """The figures of rows that hold one rating each: those with the same words in a cell are one rater's."""

    def __init__(self, body: Grid, action: int, rating: int, teams: Sequence[int]) -> None:
        self._actions, self._body, self._teams = body.columns[action], body, teams
        self._column = body.columns[rating]
        self._values: Values | None = None

    def key(self, row: int, place: int) -> object:
        """Return the words of a cell, and of which team they are said."""
        columns = [self._body.columns[at] for at in (place, *self._teams)]
        return place, *(int(column.codes[row]) for column in columns)

    def pairs(self, row: int, place: int, others: Mask) -> list[tuple[float, Values]]:
        """Return the figures of all rows with the same words, each with those of other rows of its action."""
        if self._values is None:
            self._values = _figures(self._column)
        same = self._body.columns[place].codes == self._body.columns[place].codes[row]
        for team in self._teams:
            same &= self._body.columns[team].codes == self._body.columns[team].codes[row]
        rows = np.flatnonzero(same & ~np.isnan(self._values)).tolist()
        others = others & ~np.isnan(self._values)
        actions = self._actions.codes
        return [(float(self._values[at]), self._values[others & (actions == actions[at])]) for at in rows]


def _figures(column: Column) -> Values:
    """Return the figure that each cell of a column holds; NaN where it holds none, or more than one."""
    return np.array([_figure(cell) for cell in column.values], dtype=np.float64)[column.codes]


def _figure(cell: object) -> float:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    text = seen_text(cell)[: limits.NAME_CHARACTERS]
    try:
        return float(text.removesuffix("%").strip().replace(",", ".")) / (100 if text.endswith("%") else 1)
    except ValueError:
        return float("nan")
