"""What speaks for and against a row being a rater's: what it names, and whether its figures sum up those of others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells.summary_words import MEASURES, SummaryLabel
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.rows.figures import Figures, Values
from ilt.reading.layouts.rows.row_labels import LEFT_OUT, Who
from ilt.reading.layouts.table import seen_text

_AGREED = SummaryLabel("agreed")
_USUAL = 0.5
_ROUNDED, _FEWEST = 0.5, 3
_ACTIONS, _SETS, _CHANCE = 6, 2, 0.01
_BARE = ("mean", "median", "sum", "count")


class Judge:
    """Weighs what speaks for and against a rater, row by row."""

    def __init__(self, body: Grid, who: Who, figures: Figures, raters: Mask) -> None:
        self.body, self.who, self.figures, self.raters = body, who, figures, raters
        self._filled: dict[int, Mask] = {}

    def verdict(self, row: int, place: int, summary: SummaryLabel) -> str:
        """Return ``out``, ``doubtful``, ``said`` (a rater's, which is said) or ``rater``."""
        found = self._verdict(row, place, summary)
        others = (other for other in (*self.who.times, *self.who.people) if other != place)
        unnamed = summary.odd and not any(self.there(other)[row] for other in others)
        return "doubtful" if unnamed and found in ("said", "rater") else found

    def _verdict(self, row: int, place: int, summary: SummaryLabel) -> str:  # noqa: PLR0911 - one return a reason
        if summary in (LEFT_OUT, _AGREED) or summary.kind in ("phrase", "several"):
            return "doubtful"
        if summary.kind == "odd":
            return "rater"
        if summary.kind == "agreed":
            named = place in self.who.people and not summary.name_like
            timed = any(self.there(other)[row] for other in self.who.times)
            return "rater" if timed and not named else "doubtful"
        persons = [other for other in (*self.who.times, *self.who.people) if other != place]
        if any(self.there(other)[row] for other in persons):
            names = place in self.who.people or (place in self.who.unknown and self.who.unknown_may_name)
            return "doubtful" if names and not summary.name_like else "rater"
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
        """Tell whether the figures of a row without a word are averages or counts of the others, or of its team."""
        pairs = self.figures.pairs(row, 0, self.raters)
        broken = sum(not value.is_integer() for value, _ in pairs)
        if 2 * broken >= len(pairs):
            return True
        kinds = ("mean", "median") if broken else _BARE
        for rows in self._others(row):
            if int(rows[:row].sum()) >= _FEWEST and (broken or len(pairs) >= _FEWEST):
                own = self.figures.pairs(row, 0, rows)
                if any(_all_agree(kind, own) for kind in kinds):
                    return True
        return False

    def computed_rows(self, place: int, rows: Sequence[int]) -> list[int]:
        """Return the rows whose figures are what one statistic of the others gives, beyond what chance explains.

        Each figure must be so. How likely that is of a rater is taken from the other raters: the one who agrees with
        the statistic most often, over as many actions. Actions that all rate the same say nothing. All rows, statistics
        and sets of others that are looked at count as tries.

        Parameters
        ----------
        place
            The column with the raters' names.
        rows
            A row of each rater.
        """
        found = []
        tries = len(rows) * len(_STATISTICS) * (_SETS + len(self.who.teams))
        for row in rows:
            own = self._rows_of(row, place)
            for others in self._others(row):
                pairs = _telling(self.figures.pairs(row, place, others & ~own))
                if len(pairs) < _ACTIONS or _constant(pairs):
                    continue
                kinds = [kind for kind in _STATISTICS if all(_CHECKS[kind](value, rest) for value, rest in pairs)]
                raters = [at for at in rows if at != row and others[at]] if kinds else []
                theirs = [_telling(self.figures.pairs(at, place, others & ~own)) for at in raters]
                for kind in kinds:
                    best = max((_how_often(kind, one) for one in theirs), default=0.0)
                    found += [row] if tries * best ** len(pairs) < _CHANCE else []
        return list(dict.fromkeys(found))

    def _rows_of(self, row: int, place: int) -> Mask:
        codes = self.body.columns[place].codes
        return np.asarray(codes == codes[row])

    def _others(self, row: int) -> Iterable[Mask]:
        """Return the rows that a summary may sum up: all, those above, and those of one team."""
        yield self.raters
        above = self.raters.copy()
        above[row:] = False
        yield above
        for place in self.who.teams:
            column = self.body.columns[place]
            yield self.raters & (column.codes == column.codes[row])


def _telling(pairs: list[tuple[float, Values]]) -> list[tuple[float, Values]]:
    """Return the figures of actions that three others or more rate, and not all the same."""
    return [(value, others) for value, others in pairs if len(others) >= _FEWEST and (others != others[0]).any()]


def _hits(kind: str, pairs: list[tuple[float, Values]]) -> int:
    """Return how many figures are what a statistic of the others gives."""
    return sum(_CHECKS[kind](value, others) for value, others in pairs)


def _how_often(kind: str, pairs: list[tuple[float, Values]]) -> float:
    """Return how often a rater agrees with a statistic, never quite always or never."""
    return (_hits(kind, pairs) + 1) / (len(pairs) + 2)


def _constant(pairs: list[tuple[float, Values]]) -> bool:
    """Tell whether a figure is the same for all actions: one person gives 3 throughout, and so is the maximum."""
    return len({value for value, _ in pairs}) == 1


def _all_agree(kind: str, pairs: list[tuple[float, Values]]) -> bool:
    pairs = [(value, others) for value, others in pairs if len(others)]
    if kind == "max" and pairs and all(value == 3 for value, _ in pairs):
        return True
    return len(pairs) > 1 and all(_CHECKS[kind](value, others) for value, others in pairs)


def _is_mode(value: float, others: Values) -> bool:
    ordered = np.sort(others)
    often = int((ordered == value).sum())
    # Of a value that is there more often, two stand so far from each other.
    return often > 0 and not (ordered[often:] == ordered[:-often]).any()


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
_STATISTICS = tuple(_CHECKS)
