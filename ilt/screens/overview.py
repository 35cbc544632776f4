"""Overview: the five focus areas, and the highest and the lowest rated actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from ilt import format, framework, rules
from ilt.cache import once, records
from ilt.people import Sides
from ilt.ratings import PERSPECTIVES, SELF
from ilt.screens import attention, focus_areas, in_words

HOW = f"""
A **filled circle** shows how a team rates itself (self). An **open circle** shows how others rate it (cross): the
district rates school teams, and schools rate the district ILT. Each circle is the mean (average) of all ratings in a
focus area; ratings from the two sides are never combined. A *low* rating is
{rules.LOW_IN_WORDS}. *Complete* is the share of ratings that people filled in. MLs are multilingual learners, and SWDs
are students with disabilities. One district rater may rate several schools, so there can be more district ratings than
district raters.

The framework asks only for ratings and notes; this dashboard added means, gaps and flags. Each line links to the screen
with the details.
"""
TABLE_ALT = "Self and cross ratings of each focus area"
ATTENTION = "Needs attention first"
TOO_FEW = "Too few raters to show."
NONE_LOW = f"No action is rated {rules.LOW_IN_WORDS}."
ONE_SIDE_ONLY = "No action has ratings from both sides."
SIDE_BY_SIDE = "District and schools, side by side"
HIGHEST_AND_LOWEST = "Highest and lowest rated"
ENDS = ("Highest", "Lowest")
EVERY_CHANGE = "See all changes"
WHO_RATED = "Who rated"
SOURCES = "Where these ratings come from"


def caption(sides: Sides) -> str:
    """Explain the marks of the picture."""
    return f"{sides.legend}   mean rating of each focus area, 0-3"


def every_flag(flags: int) -> str:
    """Name the link to all flags."""
    return f"See all {flags} flagged actions" if flags > 1 else "See Attention"


def lowest_schools(low: pd.Series) -> str:
    """Name the schools that are low on the most actions; ``low`` is ``findings.low_actions``, of one at least."""
    return format.some(sorted(low.index[low == low.iloc[0]]), _FEW)


def low_on(low: pd.Series, side: str, *, some_hidden: bool) -> str:
    """Say on how many actions they are low, and what that means."""
    each = " each" if (low == low.iloc[0]).sum() > 1 else ""
    among = " shown" if some_hidden else ""
    whose = "the team’s" if side == SELF else "the district’s"
    return (
        f"Low on the most actions of any school{among} ({low.iloc[0]}{each}). An action is low if "
        f"{rules.MOST_IN_WORDS} or "
        f"more of {whose} ratings are {rules.LOW_IN_WORDS}."
    )


def largest_gaps(*, one_school: bool, some_schools: bool) -> str:
    """Head the largest gaps: of one school, or of several together."""
    return "Largest gaps" if one_school else f"Largest gaps, {'these' if some_schools else 'all'} schools together"


def none_notable(table: pd.DataFrame) -> str:
    """Say that no gap of several schools together is notable, where that is so; ``table`` is of ``findings.gaps``."""
    none = len(table) > 0 and bool((table["size"] == "small").all())
    said = f"None of these is notable ({rules.NOTABLE_GAP} or more). Individual schools may have larger gaps."
    return said if none else ""


def since(then: str) -> str:
    """Head what changed since a round."""
    return f"Since {then}"


def flagged(row: in_words.Record, sides: Sides, *, in_full: bool = False) -> str:
    """Say why an action is flagged: whom it focuses on, ``in_full`` where named first, and who rated it low."""
    names = framework.current().by_id[row["action_id"]].names
    for short, whole in _STUDENTS.items() if in_full else ():
        names = names.replace(short, f"{whole} ({short})")
    return (f"Focuses on {names}. " if names else "") + attention.rated_low(row, sides)


def pair_and_gap(row: in_words.Record) -> str:
    """Say a gap and its name: ``Blind spot: school teams rate this 1.2 higher than the district does``."""
    return f"{format.capital(row['pair'])}: {in_words.gap(row)}"


def rated(row: in_words.Record, sides: Sides, side: str) -> str:
    """Say how a side rated an action, after a colon: ``school teams, 1.7 (39 ratings)``."""
    return f"{sides.who(side)}, {format.mean_of(row['mean'], row['n'])}"


_STUDENTS = {"MLs": "multilingual learners", "SWDs": "students with disabilities"}
_FEW = 2
"""So many that are equal as printed are named; more are counted."""


@once
def title(table: pd.DataFrame, sides: Sides) -> str:
    """Head the overview with the focus area that each side rates lowest; rows of ``findings.focus_areas`` of a team."""
    rated = [side for side in PERSPECTIVES if (table[f"{side}_n"] > 0).any()]
    if not rated:
        return in_words.too_few(table, "to show a focus area") or "No one has rated yet"
    means = {side: table.set_index("focus_area")[f"{side}_mean"] for side in rated}
    there = set(table["focus_area"])
    if len(there) == 1:  # there is no other that it could be lower than
        return f"{_areas([*map(int, there)])}: {_least(means, sides)}"
    lowest = {side: _lowest(means[side]) for side in rated}
    first = lowest[rated[0]]
    same = any(len(lowest[side]) == means[side].count() for side in rated)
    if all(found == first for found in lowest.values()) and len(first) <= _FEW and not same:
        return f"{_areas(first)} {'is rated lowest' if len(first) == 1 else 'tie for lowest'}: {_least(means, sides)}"
    said = [f"{sides.who(side)} {sides.rate(side)} {_how_low(lowest[side], means[side])}" for side in rated]
    return format.capital("; ".join(said))


def _least(means: Mapping[str, pd.Series], sides: Sides) -> str:
    """Say the lowest mean of each side: ``school teams 1.7, district raters 1.5``."""
    return ", ".join(f"{sides.who(side)} {format.mean(own.min())}" for side, own in means.items())


def _lowest(means: pd.Series) -> list[int]:
    """Return the focus area of the lowest mean, and all that print the same."""
    printed = means.dropna().map(format.mean)
    return [int(area) for area in printed.index[printed == format.mean(means.min())]]


def _how_low(lowest: Sequence[int], means: pd.Series) -> str:
    """Say which areas are lowest; none is where all that are shown print the same."""
    shown = format.mean(means.min())
    if len(lowest) < means.count():
        return f"{_areas(lowest)} lowest ({shown}{' each' * (len(lowest) > 1)})"
    if len(lowest) == 1:
        return f"{_areas(lowest)} {shown}; no other focus area is shown"
    return f"{_all(means)} the same ({shown})"


def _all(means: pd.Series) -> str:
    """Count the focus areas that have a mean, and say whether that is all of them."""
    rated = int(means.count())
    of = format.number(rated, "focus area")
    return f"all {of}" if rated == len(framework.current().areas) else f"the {of} shown"


def _areas(areas: Sequence[int]) -> str:
    names = [f"“{framework.current().area(area).name}”" for area in areas]
    return format.listing(names) if len(names) <= _FEW else format.number(len(names), "focus area")


def predicted(table: pd.DataFrame, sides: Sides, guess: int) -> str:
    """Hold the focus area that a team expected to be lowest against the ratings, as printed."""
    if not guess:
        return "we made no prediction"
    said = f"we predicted {_areas([guess])} would be lowest"
    side = next((side for side in PERSPECTIVES if (table[f"{side}_n"] > 0).any()), PERSPECTIVES[0])
    means = table.set_index("focus_area")[f"{side}_mean"].dropna()
    if guess not in means.index:
        return f"{said}; its ratings are not shown"
    return f"{said}. {format.capital(sides.who(side))} {sides.rate(side)} {_held(guess, means)}"


def _held(guess: int, means: pd.Series) -> str:
    """Say how low the focus area that was expected to be lowest is rated among the others."""
    lowest = _lowest(means)
    if len(means) == 1:
        return f"it {format.mean(means[guess])}; no other focus area is shown"
    if len(lowest) == len(means):
        return f"{_all(means)} the same"
    if lowest == [guess]:
        return "it lowest"
    if guess in lowest:
        return f"it and {_areas([area for area in lowest if area != guess])} lowest"
    lower = [
        int(area)
        for area, value in means.items()
        if value < means[guess] and format.mean(value) != format.mean(means[guess])
    ]
    return f"one area lower: {_areas(lower)}" if len(lower) == 1 else f"{len(lower)} other areas lower"


@once
def table(areas: pd.DataFrame) -> pd.DataFrame:
    """Return rows of ``findings.focus_areas`` as people read them."""
    return pd.DataFrame(
        {
            **focus_areas.column(areas["focus_area"]),
            "Self": focus_areas.means(areas, "self"),
            "Self ratings": areas["self_n"],
            "Cross": focus_areas.means(areas, "cross"),
            "Cross ratings": areas["cross_n"],
            "Gap": areas["gap"].map(format.signed),
            "In words": [format.capital(in_words.gap(row)) for row in records(areas)],
        }
    )


@once
def highest_and_lowest(rated: pd.DataFrame, most: int = 2) -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
    """Return the highest and the lowest rated rows of ``findings.scoped``, and in words what is rated the same as they.

    Where all print the same, there is neither.
    """
    rated = rated[rated["n"] > 0]
    printed = rated["mean"].map(format.mean)
    if printed.nunique() < 2:
        same = [f"{format.number(len(rated), 'action')} rated, all {printed.iloc[0]}"] if len(rated) else []
        return rated.head(0), rated.head(0), same
    order = rated.sort_values("mean", kind="stable")
    top = order.iloc[::-1].head(most)
    bottom = order[~order.index.isin(top.index)].head(most)
    words = []
    for rows in (top, bottom):
        if len(rows):
            edge = printed[rows.index[-1]]
            more = int((printed == edge).sum()) - int((printed[[*top.index, *bottom.index]] == edge).sum())
            words += (
                [f"{format.number(more, 'other action')} also {'has' if more == 1 else 'have'} a mean of {edge}."]
                if more
                else []
            )
    return top, bottom, list(dict.fromkeys(words))
