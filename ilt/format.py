"""Findings in words: figures as they are printed, and what is said of one thing wherever it is said.

Every figure on a screen, in a chart and in a file is printed by ``figure``, so that a sentence and its chart agree.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from ilt import framework, rules
from ilt.people import Sides
from ilt.ratings import PERSPECTIVES, SELF
from ilt.reading.problems import SETTLED

Row = Mapping[Hashable, Any]

NOT_RATED = "not rated"
LEFT_OUT = "*"
LEFT_OUT_MEANS = f"{LEFT_OUT} leaves out actions that are hidden (too few raters)"


def figure(value: float | None, *thresholds: float) -> str:
    """Print a figure rounded half up to one decimal; ``–`` where there is none.

    A figure that would print as one of the thresholds while lying under it prints two decimals.

    >>> figure(1.25), figure(0.97, 1.0), figure(1.996, 2)
    ('1.3', '0.97', '1.99')
    """
    if value is None or pd.isna(value):
        return "–"
    # Ties are multiples of 0.05; nine decimals take away what binary fractions add to them.
    exact = Decimal(repr(round(float(value), 9)))
    printed = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
    for threshold in thresholds:
        limit = Decimal(repr(float(threshold)))
        if printed == limit and abs(exact) < limit:
            closer = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
            return str(closer if closer < limit else exact.quantize(Decimal("0.01"), ROUND_DOWN))
    return str(abs(printed) if printed == 0 else printed)


def mean(value: float | None) -> str:
    """Print a mean rating, 0-3."""
    return figure(value, rules.STRENGTH)


def area_mean(value: float | None, hidden_actions: float = 0) -> str:
    """Print the mean of a focus area, marked where some of its actions are hidden and so are not in it: ``1.7*``."""
    printed = mean(value)
    return f"{printed}{LEFT_OUT}" if hidden_actions > 0 and printed != "–" else printed


def gap(value: float | None) -> str:
    """Print the size of a gap, 0-3, without its direction."""
    size = None if value is None or pd.isna(value) else abs(value)
    return figure(size, rules.NOTABLE_GAP, rules.LARGE_GAP)


def signed(value: float | None) -> str:
    """Print a difference with its sign: ``+1.3``, ``−0.4``, ``0.0``."""
    text = gap(value)
    if text == "–" or value is None or not text.strip("0."):
        return text
    return ("+" if value > 0 else "−") + text


def change(value: float | None) -> str:
    """Print a change with its sign; one too small for one decimal has two: ``+0.7``, ``−0.04``, ``0.0``."""
    if value is None or pd.isna(value) or value == 0:
        return figure(value)
    size = Decimal(repr(round(abs(float(value)), 9)))
    printed = figure(abs(value))
    if not printed.strip("0."):
        printed = str(max(size.quantize(Decimal("0.01"), ROUND_HALF_UP), Decimal("0.01")))
    return ("+" if value > 0 else "−") + printed


def number(n: int, one: str, many: str | None = None) -> str:
    """Print a number with its noun: ``1 rater``, ``1,204 raters``."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def listing(names: list[str] | tuple[str, ...]) -> str:
    """Join names with commas and a last "and"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""


def some(names: list[str] | tuple[str, ...], most: int = 8) -> str:
    """Join names with commas, and say how many more there are than a line has room for."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def quoted(action_id: str) -> str:
    """Return an action's short label in quotation marks."""
    return f"“{framework.current().by_id[action_id].short_label}”"


def mean_of(value: float | None, n: int) -> str:
    """Print a mean with the number of its ratings: ``2.8 (5 ratings)``."""
    return f"{mean(value)} ({number(int(n), 'rating')})"


def low_of(low: int, n: int, hidden: int = 0) -> str:
    """Say how many ratings are low: ``3 of 5``, or that nobody rated, or that too few did."""
    return f"{low:,} of {n:,}" if n else (fewer_than(hidden) if hidden else NOT_RATED)


def fewer_than(cover: int, noun: str = "rater") -> str:
    """Say why a figure is hidden: by ``hidden`` of counts (``ilt.suppression``)."""
    few = f"fewer than {number(cover % rules.OR_ALIKE, noun)}"
    return f"{few}, or all said the same" if cover > rules.OR_ALIKE else few


def share(sides: Sides, side: str, part: int, n: int, *, what: str = "it", rated: str = "0 or 1") -> str:  # noqa: PLR0913 - a share of whose ratings, of what, rated how
    """Say how many of a side's ratings of one action are low: of people where each rating is another person's.

    >>> share(Sides("school", "Birch"), "self", 3, 5), share(Sides("school"), "cross", 14, 17)
    ('3 of 5 team members rated it 0 or 1', '14 of 17 district ratings are 0 or 1')
    """
    of = f"{part:,} of {number(n, sides.counted(side))}"
    if sides.are_people(side):
        return f"{of} rated {what} {rated}"
    about = "" if what == "it" else f" of {what}"
    return f"{of}{about} {'is' if part == 1 else 'are'} {rated}"


def rated_low(row: Row, sides: Sides, shown: Sequence[str] = PERSPECTIVES) -> str:
    """Say how many of each side rated an action 0 or 1; ``row`` is one of ``attention.rows``.

    ``Rated 0 or 1 by 25 of 38 team members and in 14 of 17 district ratings``; a side without figures is named.
    """
    parts: list[str] = []
    none: list[str] = []
    for side in shown:
        low, n, hidden = (int(row[f"{side}_{what}"]) for what in ("low", "n", "hidden"))
        if n:
            by = "by" if sides.are_people(side) else "in"
            again = bool(parts) and parts[-1].startswith(by)
            parts.append(f"{'' if again else by + ' '}{low:,} of {number(n, sides.counted(side))}")
        elif hidden:
            none.append(f"{sides.people(side)}s hidden ({fewer_than(hidden)})")
        else:
            none.append(f"not rated by {sides.people(side)}s")
    said = [f"rated 0 or 1 {listing(parts)}"] if parts else []
    return capital("; ".join([*said, *none]))


def attention(row: Row, sides: Sides, shown: Sequence[str] = PERSPECTIVES) -> str:
    """Say which sides rated an action mostly 0 or 1, if any, and how many of each did, as ``rated_low``."""
    most = [sides.who(side) for side in most_low(row, shown)]
    head = f"Mostly rated 0 or 1 by {listing(most)}" if most else "Some low ratings" if row["level"] else ""
    return ". ".join(filter(None, [head, rated_low(row, sides, shown)]))


def most_low(row: Row, shown: Sequence[str] = PERSPECTIVES) -> list[str]:
    """Return the sides of which half or more rated an action 0 or 1."""
    return [
        side
        for side in shown
        if row[f"{side}_n"] and rules.reaches(row[f"{side}_low"], row[f"{side}_n"], rules.MOST_SHARE)
    ]


def gap_in_words(row: Row, what: str = "this") -> str:
    """Say a row of ``findings.gaps`` or ``findings.focus_areas``: who rates ``what`` how much higher than whom.

    A side that did not rate is named.
    """
    district = row["assessment"] == "district"
    sides = Sides(row["assessment"], row["school"])
    own, rate = sides.who(SELF), sides.rate(SELF)
    other = (row["school"] or "the schools") if district else "the district"
    several = other == "the schools"
    if pd.isna(row["gap"]) and row.get("hidden"):
        return f"one side has {fewer_than(int(row['hidden']))}"
    if pd.isna(row["gap"]):
        if not row["self_n"]:
            return f"{own} {'has' if rate == 'rates' else 'have'} not rated {what}"
        return f"{other} {'have' if several else 'has'} not rated {what}"
    size = gap(row["gap"])
    if not size.strip("0."):
        return f"{own} and {other} rate {what} {'' if row['gap'] == 0 else 'almost '}the same"
    direction = "higher" if row["gap"] > 0 else "lower"
    return f"{own} {rate} {what} {size} {direction} than {other} {'do' if several else 'does'}"


def capital(text: str) -> str:
    """Return a sentence with a capital first letter."""
    return text[:1].upper() + text[1:]


LAYOUTS = {"tidy": "one rating a row", "wide": "one rater a row", "template": "filled-in template"}
"""What a screen calls a layout that is no program's own."""


def tables(alike: pd.DataFrame, place: str) -> str:
    """Say what was understood of one table, or of several that look alike: layout, header, figures.

    ``alike`` has rows of ``Reading.sources``; ``place`` names the first.
    """
    files, first = alike["source"].nunique(), next(alike.itertuples())
    layout = LAYOUTS.get(first.layout, first.layout)
    if len(alike) == 1:
        about = [f"{place}: {layout}, header in row {first.header_row}"]
    else:
        what = number(files, "file") if files > 1 else number(len(alike), "sheet")
        about = [f"{what} that look alike, such as {place}: {layout}"]
    if first.assessment:
        about.append(f"{first.assessment} assessment")
    total = alike[["accepted", "not_rated", "rejected", "duplicates", "waiting"]].sum()
    figures = [_accepted(total)] if total["accepted"] or not total["waiting"] else []
    for name, words in (("not_rated", "not rated"), ("rejected", "not taken")):
        figures += [f"{total[name]:,} {words}"] if total[name] else []
    if total["waiting"]:
        figures.append(f"{number(int(total['waiting']), 'rating cell')} waiting for an answer")
    return ", ".join(about) + ". " + ", ".join(figures)


def _accepted(total: pd.Series) -> str:
    """Say how many ratings were taken: those that say again what their rater has said are not counted once more."""
    given = number(int(total["accepted"] - total["duplicates"]), "rating")
    if not total["duplicates"]:
        return f"{given} accepted"
    return f"{given} accepted, each once ({total['duplicates']:,} more cells say the same again)"


_SIDES = {
    "school": {
        "School ILT": "School ILT: they rate their own school’s ILT",
        "District ILT": "District people: they rate a school’s ILT",
    },
    "district": {
        "District ILT": "District ILT: they rate their own ILT",
        "School ILT": "School people: they rate the district’s ILT",
    },
    "": {
        "School ILT": "School people",
        "District ILT": "District people",
        "self": "Whoever they are, they rate their own ILT",
        "cross": "Whoever they are, they rate the other side’s ILT",
    },
}


def sides(assessments: str) -> dict[str, str]:
    """Return the answers to whose ratings these are, in words, for ratings of one assessment or of both.

    >>> list(sides("district"))
    ['District ILT', 'School ILT']
    """
    own = [kind for kind in ("school", "district") if kind in assessments]
    return _SIDES[own[0] if len(own) == 1 else ""]


def answer(key: str, text: str) -> str:
    """Say an answer to a question by its key.

    >>> answer("perspective:Coach", "District ILT")
    '“Coach”: District ILT'
    """
    kind, _, about = key.partition(":")
    kinds = {"perspective": "whose ratings", "sheets": "names of the sheets", "duplicates": "two ratings by one rater"}
    return f"“{about}”: {text}" if about else f"{kinds.get(kind, kind)}: {text}"


def before_confirming(problems: int, alike: int, *, elsewhere: int = 0) -> str:
    """Say what is open when a person may confirm what was understood.

    Parameters
    ----------
    problems, alike
        Problems, and schools that are spelled alike, that this screen shows.
    elsewhere
        Problems that the full-detail view alone shows.
    """
    below = [number(problems, "problem")] if problems else []
    below += ["schools that are spelled alike"] if alike else []
    said = []
    if below:
        said.append(f"Below: {listing(below)}. Fix them now or later; what could not be taken is not counted.")
    if elsewhere:
        them = f"{number(elsewhere, 'problem')} of files you confirmed before"
        said.append(f"{them} {'is' if elsewhere == 1 else 'are'} in the full-detail view.")
    return " ".join(said) or "Nothing of a new file is charted before you have looked it over."


def no_ratings(sources: pd.DataFrame) -> str:
    """Say which files hold no rating at all, and what to do; blank where each holds one, or waits for an answer.

    ``sources`` is ``Reading.sources``.
    """
    figures = ["accepted", "not_rated", "rejected", "waiting"]
    known = sources[sources["layout"] != ""].groupby("source", sort=False)[figures].sum()
    empty = known[(known["accepted"] == 0) & (known["waiting"] == 0)]
    if empty.empty:
        return ""
    names = some(list(empty.index), 3)
    blank, wrong = int(empty["not_rated"].sum()), int(empty["rejected"].sum())
    why = [f"{number(blank, 'rating cell')} {'is' if blank == 1 else 'are'} blank or N/A"] if blank else []
    why += [f"{wrong:,} could not be taken"] if wrong else []
    return (
        f"No rating in {names}{': ' if why else ''}{', '.join(why)}. If people rated, check that this is the file with "
        "their ratings, fill in 0, 1, 2 or 3, and add it again."
    )


def unsettled(problems: pd.DataFrame) -> pd.DataFrame:
    """Return the problems about which something is left to be done: without what a person answered themselves."""
    return problems[~problems["code"].isin(SETTLED)]


def understood(sources: pd.DataFrame, problems: pd.DataFrame, questions: pd.DataFrame) -> str:
    """Title the Ratings screen: how many ratings were read, and what is open."""
    given = int(sources["accepted"].sum() - sources["duplicates"].sum())
    title = (
        f"{number(given, 'rating') if given else 'No rating'} read from {number(sources['source'].nunique(), 'file')}"
    )
    problems = unsettled(problems)
    if len(questions):
        return title + f"; {number(questions['key'].nunique(), 'question')} to answer first"
    return title + (f"; {number(len(problems), 'problem')} to look at" if len(problems) else "")


_KINDS = {
    "answer": "an answer",
    "setting": "a setting",
    "source": "a file",
    "confirmed": "what was confirmed",
    "step": "a next step",
    "meeting": "what was said in a meeting",
    "remembered": "an answer for files that look alike",
}


def entry(kind: str, key: str) -> str:
    """Say what an entry of a workspace is: ``the cell D14 of a.xlsx``, ``a setting (cover)``.

    A sheet is not named: its name may be a rater's.
    """
    if kind == "answer" and key.startswith("fix@"):
        place, _, cell = key.removeprefix("fix@").rpartition("!")
        return f"the cell {cell} of {place.partition('#')[0]}"
    named = {"answer": key.partition("@")[0], "step": key.rpartition(".")[2], "meeting": key.partition(".")[2]}
    return _KINDS.get(kind, kind) + (f" ({named.get(kind, key)})" if kind != "remembered" else "")


def entry_value(kind: str, value: Any) -> str:
    """Say an entry's value, as a person chooses between two."""
    if value is None:
        return "taken back"
    if kind == "source":
        return f"{value['size']:,} bytes"
    return "looked over" if kind == "confirmed" else str(value)
