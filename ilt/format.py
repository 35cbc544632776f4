"""Printing: a figure, a mean, a number with its noun, a list, a label in quotation marks; no finding.

Every figure on a screen, in a chart and in a file is printed by ``figure``, so that a sentence and its chart agree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from ilt import framework, rules

NOT_RATED = "not rated"
LEFT_OUT = "*"
LEFT_OUT_MEANS = f"{LEFT_OUT} leaves out actions with too few raters"


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


def day(value: date | None) -> str:
    """Print a date: ``Sep 4, 2026``; nothing where there is none."""
    return f"{value:%b} {value.day}, {value.year}" if value else ""


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


def part(of: int, n: int, one: str, many: str | None = None) -> str:
    """Say how many of some; all and none of them are said in words.

    >>> part(2, 5, "rater"), part(5, 5, "rater"), part(0, 5, "rater"), part(2, 2, "rater"), part(0, 2, "rater")
    ('2 of 5 raters', 'all 5 raters', 'none of the 5 raters', 'both raters', 'neither rater')
    """
    some = number(n, one, many)
    if 0 < of < n or (n == 1 and not of):
        return f"{of:,} of {some}"
    if n > 2:
        return f"all {some}" if of else f"none of the {some}"
    if not of:
        return f"neither {one}"
    return some.replace("2", "both", 1) if n == 2 else f"the one {one}"


def listing(names: list[str] | tuple[str, ...], last: str = "and") -> str:
    """Join names with commas and a last "and" (or another word); a comma goes inside quotation marks.

    >>> listing(["Elm", "Oak"]), listing(["“Plans”", "“Coaches”", "“Hires”"], "or")
    ('Elm and Oak', '“Plans,” “Coaches” or “Hires”')
    """
    first = ", ".join(names[:-1])
    return f" {last} ".join(filter(None, [first, *names[-1:]])).replace("”, ", ",” ")


def some(names: Sequence[str], most: int = 8, *, of: int = 0) -> str:
    """Join names with commas, and say how many more there are, of all or ``of`` so many, than a line has room for."""
    left = (of or len(names)) - most
    return ", ".join(names[:most]).replace("”, ", ",” ") + (f" and {left:,} more" if left > 0 else "")


def some_or_all(names: Sequence[str], most: int) -> str:
    """Join names as ``listing`` does where all are named, else as ``some``."""
    return listing(list(names)) if len(names) <= most else some(names, most)


def each(column: pd.Series, printed: Callable[[Any], str]) -> pd.Series:
    """Print a long column whose figures are mostly the same few: each of them once."""
    places, figures = pd.factorize(column, use_na_sentinel=False)
    return pd.Series([printed(one) for one in figures], dtype="str").take(places).set_axis(column.index)


def quoted(action_id: str) -> str:
    """Return an action's short label in quotation marks."""
    return f"“{framework.current().by_id[action_id].short_label}”"


def mean_of(value: float | None, n: int) -> str:
    """Print a mean with the number of its ratings: ``2.8 (5 ratings)``."""
    return f"{mean(value)} ({number(int(n), 'rating')})"


def no_figure(hidden: int) -> str:
    """Say why there is no figure: nobody rated, or too few did; ``hidden`` as ``fewer_than`` takes it."""
    return fewer_than(hidden) if hidden else NOT_RATED


def fewer_than(hidden: int, noun: str = "rater") -> str:
    """Say why a figure is hidden: by ``hidden`` of counts (``ilt.suppression``)."""
    few = f"fewer than {number(hidden % rules.OR_ALIKE, noun)}"
    return f"{few}, or all gave the same rating" if hidden > rules.OR_ALIKE else few


def capital(text: str) -> str:
    """Return a sentence with a capital first letter."""
    return text[:1].upper() + text[1:]
