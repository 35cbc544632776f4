"""Findings in words: figures as they are printed, and the sentence that heads a screen.

Every figure on a screen, in a chart and in a file is printed by ``figure``, so that a sentence and its chart agree.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from ilt import findings, framework, rules
from ilt.ratings import CROSS, PERSPECTIVES, SELF

Row = Mapping[Hashable, Any]

NOT_RATED = "not rated"


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


def low_of(low: int, n: int, hidden: int = 0) -> str:
    """Say how many raters are low: ``3 of 5``, or that nobody rated, or that too few did."""
    return f"{low} of {n}" if n else (fewer_than(hidden) if hidden else NOT_RATED)


def fewer_than(cover: int, noun: str = "rater") -> str:
    """Say why a figure is hidden."""
    return f"fewer than {number(cover, noun)}"


def who_rates(assessment: str, perspective: str, scope: str = findings.ALL_SCHOOLS) -> str:
    """Say whose ratings these are."""
    if assessment == "school":
        one = scope == findings.SCHOOL
        return (
            ("the school’s own raters" if one else "the schools’ own raters")
            if perspective == SELF
            else ("district visitors")
        )
    return "the district ILT’s own members" if perspective == SELF else "school people"


def gap_in_words(row: Row) -> str:
    """Say a row of ``findings.gaps`` or ``findings.focus_areas``: who rates itself how much higher than whom.

    A side that did not rate is named.
    """
    district = row["assessment"] == "district"
    if district:
        own = "the district ILT"
        other = row["school"] or "the schools"
    else:
        own = row["school"] or "the schools"
        other = "the district"
    plural = row["scope"] == findings.ALL_SCHOOLS
    if pd.isna(row["gap"]) and row.get("hidden"):
        return f"one side has {fewer_than(int(row['hidden']))}"
    if pd.isna(row["gap"]):
        if not row["self_n"]:
            return f"{own} {'have' if plural else 'has'} not rated {'themselves' if plural else 'itself'}"
        return f"{other} {'have' if other == 'the schools' else 'has'} not rated it"
    size, verb = gap(row["gap"]), "rate themselves" if plural else "rates itself"
    if not size.strip("0."):
        both = f"{own} and {other} rate it"
        return f"{both} the same" if row["gap"] == 0 else f"{both} almost the same"
    direction = "higher" if row["gap"] > 0 else "lower"
    return f"{own} {verb} {size} {direction} than {other} {'do' if other == 'the schools' else 'does'}"


def capital(text: str) -> str:
    """Return a sentence with a capital first letter."""
    return text[:1].upper() + text[1:]


def gap_title(gaps: pd.DataFrame) -> str:
    """Head a screen with the largest gap of these rows of ``findings.gaps``."""
    known = gaps[gaps["gap"].notna()]
    if known.empty:
        return _too_few(gaps, "to set the two sides side by side") or "No action is rated from both sides yet"
    row = known.loc[known["gap"].abs().idxmax()]
    label = quoted(row["action_id"])
    if row["size"] == "small":
        return "Both sides see every action within half a point of each other"
    words = gap_in_words(row.to_dict())
    for own in ("rates itself", "rate themselves"):
        words = words.replace(own, f"{own.split()[0]} {label}")
    return capital(words)


def low_title(verdicts: pd.DataFrame, levels: pd.DataFrame, *, perspective: str, assessment: str) -> str:
    """Head a screen with the action that is low in most schools, or that most raters put low.

    Parameters
    ----------
    verdicts
        Rows of ``findings.verdicts`` in one perspective.
    levels
        Rows of ``findings.scoped`` of the pooled scope, or of the one school looked at, in one perspective.
    perspective, assessment
        Whose ratings these are.
    """
    raters = "raters" if perspective == SELF else ("district raters" if assessment == "school" else "school raters")
    wide = verdicts[(verdicts["low_schools"] > 1) & (verdicts["schools"] > 1)]
    if not wide.empty:
        row = wide.sort_values(["low_schools", "schools"], ascending=[False, True], kind="stable").iloc[0]
        label = quoted(row["action_id"])
        shown = " shown" if row["hidden_schools"] else ""
        return f"Most {raters} put {label} at 0 or 1 in {row['low_schools']} of {row['schools']} schools{shown}"
    rated = levels[levels["n"] > 0]
    if rated.empty:
        return _too_few(levels, "to show what they put at 0 or 1") or "Nobody has rated these actions yet"
    most = rated[rules.reaches(rated["low"], rated["n"], rules.MOST_SHARE)]
    if most.empty:
        return f"No action is put at 0 or 1 by most {raters}"
    row = most.loc[(most["low"] / most["n"]).idxmax()]
    return f"{row['low']} of {number(int(row['n']), raters[:-1])} put {quoted(row['action_id'])} at 0 or 1"


def area_title(areas: pd.DataFrame) -> str:
    """Head the overview with the focus area that is rated lowest; rows of ``findings.focus_areas`` of one team."""
    rated = areas[areas["self_n"] + areas["cross_n"] > 0]
    if rated.empty:
        return _too_few(areas, "to show a focus area") or "Nobody has rated yet"
    side = SELF if (rated["self_n"] > 0).any() else CROSS
    row = rated.loc[rated[f"{side}_mean"].idxmin()]
    name = framework.current().area(int(row["focus_area"])).name
    figures = [f"{mean(row[f'{s}_mean'])} by {s}" for s in (SELF, CROSS) if row[f"{s}_n"]]
    return f"“{name}” is rated lowest: {', '.join(figures)}"


def attention_title(table: pd.DataFrame, assessment: str) -> str:
    """Head Attention; ``table`` has a row an action with ``level`` (most, some or blank) and ``populations``."""
    named = table[table["populations"] != ""]
    most = table["level"] == findings.MOST
    if assessment == "school" and len(named):
        n = int((named["level"] == findings.MOST).sum())
        who = listing(tuple(dict.fromkeys(";".join(named["populations"]).split(";"))))
        if n:
            return f"Most raters of one side or the other put {n} of the {len(named)} actions that name {who} at 0 or 1"
    n = int(most.sum())
    if n:
        return f"Most raters of one side or the other put {n} of {number(len(table), 'action')} at 0 or 1"
    if (table["level"] == findings.SOME).any():
        return "No action is low with most raters; some raters are low on " + number(
            int((table["level"] != "").sum()), "action"
        )
    seen = table[[f"{side}_n" for side in PERSPECTIVES]].to_numpy().any()
    return ("" if seen else _too_few(table, "to show which actions are rated 0 or 1")) or "No action is rated 0 or 1"


def _too_few(table: pd.DataFrame, to_do: str) -> str:
    """Say that raters are hidden, where they are; else return blank. ``hidden`` is how many a group must have."""
    hidden = int(table["hidden"].max()) if "hidden" in table and len(table) else 0
    return f"Too few raters {to_do}: {fewer_than(hidden)}" if hidden else ""


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
    figures = (
        [f"{number(int(total['accepted']), 'rating')} accepted"] if total["accepted"] or not total["waiting"] else []
    )
    for name, words in (("not_rated", "not rated"), ("rejected", "not taken"), ("duplicates", "said twice")):
        figures += [f"{total[name]:,} {words}"] if total[name] else []
    if total["waiting"]:
        figures.append(f"{number(int(total['waiting']), 'rating cell')} waiting for an answer")
    return ", ".join(about) + ". " + ", ".join(figures)


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


def before_confirming(problems: int, alike: int) -> str:
    """Say what is open when a person may confirm what was understood."""
    below = [number(problems, "problem")] if problems else []
    below += ["schools that are spelled alike"] if alike else []
    if below:
        return f"Below: {listing(below)}. Mend them now or later; what could not be taken is not counted."
    return "Nothing of a new file is charted before you have looked it over."


def understood(sources: pd.DataFrame, problems: pd.DataFrame, questions: pd.DataFrame) -> str:
    """Title the Ratings screen: how many ratings were read, and what is open."""
    given = int(sources["accepted"].sum() - sources["duplicates"].sum())
    title = f"{number(given, 'rating')} read from {number(sources['source'].nunique(), 'file')}"
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
    """Say what an entry of a workspace is: ``the cell D14 of a.xlsx``, ``a setting (cover)``."""
    if kind == "answer" and key.startswith("fix@"):
        source, _, cell = key.removeprefix("fix@").rpartition("!")
        return f"the cell {cell} of {source.replace('#', ', sheet ')}"
    named = {"answer": key.partition("@")[0], "step": key.rpartition(".")[2], "meeting": key.partition(".")[2]}
    return _KINDS.get(kind, kind) + (f" ({named.get(kind, key)})" if kind != "remembered" else "")


def entry_value(kind: str, value: Any) -> str:
    """Say an entry's value, as a person chooses between two."""
    if value is None:
        return "taken back"
    if kind == "source":
        return f"{value['size']:,} bytes"
    return "looked over" if kind == "confirmed" else str(value)
