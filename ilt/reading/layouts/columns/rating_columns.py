"""Which columns of a table hold its ratings, and whose or of when each is.

Counts, means, weighted scores and targets are none. A second column of ratings is read only where its heading says
beyond doubt of which side, time or person it is; else it is a problem, or the table is refused with what was seen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ilt.framework import ASSESSMENTS, SCALE, text_key
from ilt.ratings import CROSS
from ilt.reading.cells import masks, rating_values
from ilt.reading.cells.column import Column, combined
from ilt.reading.cells.column_kinds import Kind, kind_of, words_of
from ilt.reading.cells.headings import gives_way
from ilt.reading.cells.named_actions import NOT_RATED, choice_of
from ilt.reading.cells.other_than_ratings import sums_up
from ilt.reading.cells.perspectives import perspective_of
from ilt.reading.cells.text import clean, listed
from ilt.reading.cells.titles import fact_of_title, times_in
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.marks import Choices, complete
from ilt.reading.layouts.table import seen_text
from ilt.reading.problems import Refused

_LOOKED_AT = 200
_RATED = 0.5
_WEIGHTS = frozenset(("weight", "weighted", "weighting", "multiplier", "factor"))
_REVIEWERS = frozenset(("reviewer", "evaluator", "observer", "visitor", "visited", "reviewed", "observed"))
_REPLACES = frozenset(("new", "revised", "updated", "final", "corrected", "adjusted", "moderated", "old", "original"))


@dataclass(frozen=True)
class RatingColumn:
    """A column of ratings.

    Attributes
    ----------
    facts
        Our name -> what its heading says of all its ratings.
    whose
        What tells its nameless rater from those of other columns; blank where it is the sheet's own rater.
    named
        Whether the table's column of names says who gave them.
    """

    place: int
    facts: Mapping[str, str] = field(default_factory=dict)
    whose: str = ""
    named: bool = True


def is_rating(heading: str) -> bool:
    """Tell whether a heading is that of ratings, whoever's they are.

    >>> is_rating("Team rating"), is_rating("I am rating this ILT as")
    (True, False)
    """
    return _kind(heading).name == "rating" and choice_of(heading) is None


def _kind(heading: str) -> Kind:
    """Return what a heading is of; one that asks as whom somebody rates, or says how to, is none of ratings."""
    return Kind() if _NO_RATINGS.search(heading.strip()) else kind_of(clean(heading))


_NO_RATINGS = re.compile(r"\bas(?: an?| the)?\W{0,3}\Z|\Ahow to\b", re.IGNORECASE)


def choices_in(row: Sequence[str]) -> Choices | None:
    """Return the columns of a row that are headed by 0, 1, 2 and 3; ``None`` where one is missing or there twice."""
    found = [(place, choice) for place, cell in enumerate(row) if (choice := _choice(cell)) is not None]
    rated = [place for place, choice in found if choice != NOT_RATED]
    side_by_side = len(rated) == _FOUR and rated[-1] - rated[0] == _FOUR - 1
    next_to = [row[place].strip() for place in (rated[0] - 1, rated[-1] + 1) if 0 <= place < len(row)] if rated else []
    order = [choice for _, choice in found if choice != NOT_RATED]
    # Four ratings of one person, and a number next to them, are no choices.
    in_order = order in (sorted(SCALE), sorted(SCALE, reverse=True))
    more = any(cell[:1].isdigit() and cell[:2].rstrip(" -–=.:") in _OTHER_SCALE for cell in next_to)
    if side_by_side and in_order and more:
        raise Refused("choices-incomplete", columns=_quoted(row, rated))
    return complete(found) if side_by_side else None


_FOUR = 4
_OTHER_SCALE = frozenset("456789")


def _choice(cell: str) -> int | None:
    if cell and text_key(clean(cell)) == "mostly":
        return _MOSTLY
    return choice_of(cell) if cell and len(cell) < _LONGEST else None


_MOSTLY = 2
"""What is left of ``Mostly consistent`` between ``Inconsistent`` and ``Consistent``."""


_LONGEST = 120


def rating_columns(body: Grid, row: Sequence[str], taken: frozenset[int], known: frozenset[str]) -> list[RatingColumn]:
    """Return the columns whose ratings are read.

    Parameters
    ----------
    taken
        The columns that hold something else.
    known
        Which of our fields other columns say.

    Raises
    ------
    Refused
        Several columns may hold the ratings, or the numbers are no ratings.
    """
    kinds = {place: _kind(cell) for place, cell in enumerate(row) if place not in taken and cell}
    for place, kind in kinds.items():
        counts = kind.name == "count" and "rater" not in known and holds_counts(body.columns[place])
        rated = [at for at, own in kinds.items() if own.name == "rating" and choice_of(row[at]) is None]
        if counts and not (len(rated) == 1 and _is_share(body.columns[place], body.columns[rated[0]])):
            raise Refused("counts", column=_quoted(row, [place]))
    found = [place for place, kind in kinds.items() if kind.name == "rating" and choice_of(row[place]) is None]
    found = [place for place in found if not gives_way(row[place])] or found
    scores = weighted_scores(row)
    found = [place for place in found if place not in scores]
    if scores and not found:
        raise Refused("no-rating-column", column=_quoted(row, sorted(scores)))
    plain = _without_labels(body, [place for place in found if not kinds[place].whose])
    others = [place for place in found if kinds[place].whose and (len(found) == 1 or _rated(body.columns[place]))]
    # What a team agreed on, or an average, is nobody's next to the ratings of each side.
    others = [place for place in others if not sums_up(clean(row[place]))] or others
    facts = {place: _fact(row[place]) for place in others}
    if others and not plain and all(fact is not None and fact[0] == "round" for fact in facts.values()):
        # "2025 score" next to "2026"
        alone = {place: fact_of_title(clean(row[place])) for place, kind in kinds.items() if not kind.name}
        times = {at: fact for at, fact in alone.items() if fact and fact[0] == "round" and times_in(fact[1])[1]}
        facts |= {place: fact for place, fact in times.items() if _rated(body.columns[place])}
        others = sorted(facts)
    own = {fact for fact in facts.values() if fact}
    said = {name for name, _ in own}
    clear = len(own) == len(others) and (len(said) == 1 or said == {"rater", "perspective"}) and not said & known
    if any(_REPLACES & set(kinds[place].whose) for place in others) or len(plain) > 1:
        raise Refused("rating-columns", columns=_quoted(row, sorted((*plain, *others))))
    if not plain and not others:
        return []
    if plain:
        sides = clear and all(name == "perspective" for name, _ in own)
        first = RatingColumn(plain[0], _own_side(row[plain[0]]) if others and sides else {})
        return [first, *(replace(_column(place, facts[place]), named=False) for place in others if sides)]
    if not clear:
        code = "rating-columns" if len(others) > 1 else "no-rating-column"
        raise Refused(code, columns=_quoted(row, others), column=_quoted(row, others))
    columns = [with_names(_column(place, facts[place]), row) for place in others]
    return columns if "perspective" in known else [_with_side(column, row[column.place]) for column in columns]


def _without_labels(body: Grid, places: list[int]) -> list[int]:
    """Return columns of ratings without the one of two that has nothing but the labels of the other's numbers."""
    for labels, numbers in (places, places[::-1]) if len(places) == _PAIR else ():
        cells = combined(body.columns[labels], body.columns[numbers]).present()
        said = [(text, seen_text(number)) for label, number in cells if (text := seen_text(label))]
        if len(said) >= _PAIR and all(_is_label(label, number) for label, number in said):
            return [numbers]
    return places


def _is_label(label: str, number: str) -> bool:
    """Tell whether a text is the label of a number, and nothing more."""
    said, own = rating_values.parse(label), rating_values.parse(number)
    return (
        not number[1:] and said.rating is not None and said.rating == own.rating and not (said.note or label == number)
    )


_PAIR = 2


def with_names(column: RatingColumn, row: Sequence[str]) -> RatingColumn:
    """Return a column of one side with whether names are those of its raters: the school's own, unless they review."""
    side = perspective_of(column.facts.get("perspective", ""), "school")
    reviewed = any(_REVIEWERS & set(words_of(cell)) for cell in row if cell)
    return column if side is None else replace(column, named=(side == CROSS) == reviewed)


def _with_side(column: RatingColumn, heading: str) -> RatingColumn:
    """Return a column of one round with the side that its heading says, too: ``Self rating Fall 2025``."""
    return replace(column, facts={**_own_side(heading), **column.facts}) if "round" in column.facts else column


def _own_side(heading: str) -> dict[str, str]:
    """Return the side of a column next to another side's, where its heading says that it is the raters' own."""
    return {"perspective": "self"} if "self" in words_of(heading) else {}


def _column(place: int, fact: tuple[str, str] | None) -> RatingColumn:
    """Return a column with what its heading says; a person's is a rater's of its own, whose name it need not be."""
    name, value = fact or ("", "")
    facts = {name: value} if name in ("round", "perspective", "school") else {}
    return RatingColumn(place, facts, "" if name == "round" else value)


def _fact(heading: str) -> tuple[str, str] | None:
    """Return what a heading says besides that it is one of ratings: ``Fall rating``, ``Rating (Principal)``."""
    rest = " ".join(_without_rating(clean(heading)))
    said = {*words_of(rest)} & {*ASSESSMENTS} if {*words_of(rest)} <= _OF_OWN else set()
    if len(said) == 1:
        return "perspective", f"{said.pop().title()} ILT"
    return fact_of_title(rest) if rest else None


_OF_OWN = frozenset((*ASSESSMENTS, "self", "rating", "ratings", "score", "assessment", "ilt"))
"""``School self-rating`` is the school team's."""


def _without_rating(heading: str) -> list[str]:
    words = heading.replace("(", " ").replace(")", " ").replace(":", " ").replace("’s", "").replace("'s", "").split()
    return [word for word in words if kind_of(word).name != "rating" or fact_of_title(word)]


def weighted_scores(row: Sequence[str]) -> frozenset[int]:
    """Return the columns of scores next to weights: what was chosen times its weight, which is no rating."""
    words = {place: set(words_of(cell)) for place, cell in enumerate(row) if cell}
    if not any(_WEIGHTS & own for own in words.values()):
        return frozenset()
    return frozenset(place for place, own in words.items() if own & {"score", "scores"} and "3" not in own)


def holds_counts(column: Column, least: float = 0) -> bool:
    """Tell whether a column holds numbers, none of them lower, that do not just number the rows."""
    cells = [text for cell in column.present()[:_LOOKED_AT] if (text := seen_text(cell))]
    numbers = [text.rstrip("%").strip() for text in cells]
    if not numbers or not all(text.replace(".", "", 1).isdigit() for text in numbers):
        return False
    return all(float(text) >= least for text in numbers) and sorted(numbers) != sorted(
        str(n) for n in range(1, len(column) + 1)
    )


def _is_share(column: Column, ratings: Column) -> bool:
    """Tell whether a column has in each row the share of the highest rating that the rating is: 67% next to a 2."""
    rows = [(seen_text(column[row]), seen_text(ratings[row])) for row in range(min(len(column), _LOOKED_AT))]
    pairs = [(share, rating) for share, rating in rows if share and rating]
    return len(pairs) >= _SHARES and all(_is_part(share.rstrip("% "), rating) for share, rating in pairs)


def _is_part(share: str, rating: str) -> bool:
    try:
        part, whole = float(share), float(rating) / max(SCALE)
    except ValueError:
        return False
    # More than the highest rating is a sum.
    return whole > 1 or abs(part - whole) < _ROUNDED or abs(part / 100 - whole) < _ROUNDED


_SHARES, _ROUNDED = 4, 0.01


def _rated(column: Column) -> bool:
    cells = [cell for cell in column.present()[:_LOOKED_AT] if seen_text(cell)]
    rated = sum(rating_values.parse(cell).rating is not None for cell in cells)
    return bool(cells) and rated >= _RATED * len(cells)


def _quoted(row: Sequence[str], places: Sequence[int]) -> str:
    return listed([f"“{masks.heading(row[place])}”" for place in places], len(places))
