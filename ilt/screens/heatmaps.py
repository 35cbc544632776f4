"""Heatmaps: their cells, their table, their title, and how to read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from ilt import colors, counts, findings, format, framework, rules
from ilt.cache import once, records
from ilt.charts import layout
from ilt.people import MARKS, SIDE_MARKS, Sides
from ilt.ratings import PERSPECTIVES, SELF
from ilt.screens import actions, focus_areas, in_words
from ilt.view import BOTH, unlike

_CLICK = "Click a number to see the ratings and notes behind it, or choose an action and a school above the chart."
_COLORS = (
    f"Warm colors show a mean under {rules.STRENGTH}; the closer to {rules.STRENGTH}, the paler. Cool colors show a "
    f"mean of {rules.STRENGTH} (“mostly consistent”) or more."
)
_GAP_COLORS = "The darker a cell, the larger its gap, in either direction."
_NO_RATINGS = "Hatched cells are *not rated*, which is not the same as a 0."
_NO_GAP = "Hatched cells have no gap, because only one side rated (or neither did)."
_GAP = "**Gap** is the self mean minus the cross mean:"
_HOW = f"""
{rules.LARGE_GAP} or more is large, {rules.NOTABLE_GAP} or more is notable. Gaps are calculated before rounding, so
they can be 0.1 more or less than what you get by subtracting the rounded means. A number that would round up to a
cutoff is shown with two decimal places: a mean of 1.97 is still under {rules.STRENGTH}, and a gap of 0.45 is still
under {rules.NOTABLE_GAP}. The framework asks only for ratings and notes; this dashboard added means and gaps.
"""
NOT_RATED = "No one has rated these actions yet."
GAP_CAPTION = "+ the team rates itself higher   − the team rates itself lower   darker: a larger gap"

GAP = "gap"
HIDDEN = "hidden"
COLUMN_CHARS = 10
"""Letters in a line of a column's head."""
HEAD_CHAR_PX, ROOM_FOR_COLUMNS_PX = 8, 560
"""Of a slide: the width of a letter of a column's head, and of all columns together."""
TIPS = (("action", "Action"), ("school", "School"), ("who", "Rated by"), ("tip", "Ratings"))
"""What a tooltip says: fields, each with its name."""
CELL = ("key", "school", "place", "col", "side", "who", "kind", "text", "fill", "action", "tip")


def how(show: str, sides: Sides, *, pooled: bool) -> str:
    """Say how to read a heatmap of ``show``; ``pooled``: its first columns are of no single school."""
    number = "the **mean rating** (0-3) of one action, or of one focus area, by the team or the raters in its column"
    if show == GAP:
        number = (
            "the **gap** on one action, or on one focus area: how much higher (+) or lower (−) a team rates "
            "itself than the other side does"
        )
    first = _first_column(show, sides) if pooled else ""
    marks = f"{_GAP_COLORS}\n{_NO_GAP} A gap of" if show == GAP else f"{_COLORS}\n{_NO_RATINGS} {_GAP}"
    return f"Each number is {number}.{first}\n\n{_CLICK}\n\n{marks}\n{_HOW.lstrip()}"


def _first_column(show: str, sides: Sides) -> str:
    if sides.assessment == "school":
        return " The first column is all schools together."
    if show == BOTH:
        return " The first two columns are the district ILT’s own mean and the mean of all school raters (*cross*)."
    return "" if show == SELF else " The first column is all school raters together."


def legend(show: str, sides: Sides) -> str:
    """Head the legend of the colors of means."""
    return f"Mean rating  {sides.mark(show) if show in PERSPECTIVES else sides.legend}"


def corner(show: str, sides: Sides) -> str:
    """Say in the corner of a slide's heatmap what its numbers are."""
    whose = [f"{MARKS[side]} {sides.people(side)}s" for side in PERSPECTIVES if show in (side, BOTH, GAP)]
    return "\n".join(["Gap between" if show == GAP else "Mean rating", *whose])


def schools_in_order(schools: int, show: str) -> str:
    """Say in which order schools stand that have not room beside each other."""
    return f"{schools} schools, {'largest gap' if show == GAP else 'lowest mean'} first"


def alt(show: str, area: framework.FocusArea | None = None) -> str:
    """Describe the heatmap of all focus areas, or of the actions of one."""
    number = "Gap between self and cross" if show == GAP else "Mean rating"
    return f"{number} on each {f'action of {area.name}' if area else 'focus area'}, by school"


def table_alt(picture: str) -> str:
    """Describe the table of a heatmap."""
    return f"{picture}, as a table"


@once
def title(verdicts: pd.DataFrame, levels: pd.DataFrame, sides: Sides, side: str) -> str:
    """Head a screen with the action that is low in most schools, or with the highest share of low ratings.

    Parameters
    ----------
    verdicts
        Rows of ``findings.verdicts`` in one perspective.
    levels
        Rows of ``findings.scoped`` of the pooled scope, or of the one school looked at, in one perspective.
    sides, side
        Whose ratings these are.
    """
    wide = verdicts[(verdicts["low_schools"] > 1) & (verdicts["schools"] > 1)] if len(verdicts) else verdicts
    if len(wide):
        row = wide.sort_values(["low_schools", "schools"], ascending=[False, True], kind="stable").iloc[0]
        same = (wide["low_schools"] == row["low_schools"]) & (wide["schools"] == row["schools"])
        more = f" and {format.number(int(same.sum()) - 1, 'other action')}" if same.sum() > 1 else ""
        where = in_words.of_schools(row["low_schools"], row["schools"], row["hidden_schools"])
        half = f"{rules.MOST_IN_WORDS} or more of the {sides.people(side)}s"
        return f"In {where}, {half} rated {format.quoted(row['action_id'])}{more} {rules.LOW_IN_WORDS}"
    rated = [row for row in zip(levels["action_id"], levels["low"], levels["n"], strict=True) if row[2]]
    if not rated:
        return (
            in_words.too_few(levels, f"to show what they rated {rules.LOW_IN_WORDS}")
            or "No one has rated these actions yet"
        )
    most = [row for row in rated if rules.reaches(row[1], row[2], rules.MOST_SHARE)]
    if not most:
        return (
            f"No action got {rules.LOW_IN_WORDS} in {rules.MOST_IN_WORDS} or more of the ratings by {sides.who(side)}"
        )
    action_id, low, n = max(most, key=lambda row: row[1] / row[2])
    return format.capital(in_words.share(sides, side, low, n, what=format.quoted(action_id)))


@once
def in_order(counts: pd.DataFrame, schools: Sequence[str], show: str) -> list[str]:
    """Order schools for a heatmap that has not room for all: the lowest mean first, or the largest gap."""
    table = findings.scoped(counts)
    table = table[table["scope"] == findings.SCHOOL]
    if show == GAP:
        gaps = findings.gaps(counts)
        worst = -gaps[gaps["scope"] == findings.SCHOOL].groupby("school")["gap"].agg(lambda gap: gap.abs().max())
    else:
        if show in PERSPECTIVES:
            table = table[table["perspective"] == show]
        sums = table.groupby("school")[["total", "n"]].sum()
        worst = sums["total"] / sums["n"].where(sums["n"] > 0)
    return sorted(schools, key=lambda name: (worst.get(name, float("inf")), name))


@once
def cells(
    counts: pd.DataFrame, schools: Sequence[str], show: str, pools: tuple[str, str], *, areas: bool = False
) -> pd.DataFrame:
    """Return a cell for each row and column of a heatmap, as ``charts.heatmap`` takes them.

    Parameters
    ----------
    counts
        Of one round, district and assessment.
    schools
        The schools to draw, in order; the pooled column stands before them.
    show
        ``self``, ``cross``, ``both`` or ``gap``.
    pools
        The names of the pooled column, blank where there is none, and of all schools where they rate the district
        together.
    areas
        Rows are focus areas instead of actions.

    Returns
    -------
    pandas.DataFrame
        ``key, school`` (blank: pooled), ``place`` (its name), ``col, side, who, kind, text, fill, action, tip``.
    """
    what = "focus_area" if areas else "action_id"
    places = {"": 0} if pools[0] else {}
    places |= {name: place for place, name in enumerate(schools, 1)}
    if show == GAP:
        table = (findings.focus_areas if areas else findings.gaps)(counts)
        found = _gap_cells(_of_schools(table, places))
    else:
        table = (findings.scoped_areas if areas else findings.scoped)(counts)
        table = _of_schools(table, places)
        found = _mean_cells(findings.of_side(table, show) if show in PERSPECTIVES else table)
    if found.empty:
        return pd.DataFrame(columns=list(CELL))
    found = _filled(found, what)
    found["key"] = found[what].astype("str")
    found["action"] = (focus_areas.names if areas else actions.texts)(found["key"])
    found["col"] = found["school"].mask(found["school"] == "", pools[0])
    if show != SELF and (found["assessment"] == "district").all():
        own = found["side"] == SIDE_MARKS[SELF]
        found.loc[own, "col"] = unlike("District ILT itself", schools)
        found.loc[~own & (found["school"] == ""), "col"] = pools[1]
    found["place"] = found["col"]
    found["col"] = _on_one_foot(found["col"].map(layout.heads(found["col"].unique(), COLUMN_CHARS)))
    order = framework.current().order
    found["_row"] = found["key"].map(int if areas else order.__getitem__)
    found["_col"] = found["school"].map(places)
    found = found.sort_values(["_col", "side", "_row"], ascending=[True, False, True], kind="stable")
    found["school"] = found["school"].mask(found["school"] == "", pools[0])
    return found[list(CELL)]


def _filled(found: pd.DataFrame, what: str) -> pd.DataFrame:
    """Give each column a cell in each row: what no row of the files is about is not rated either."""
    heads = found.drop_duplicates(["school", "side"])
    actions = framework.current().actions
    if what == "action_id":
        by_id = framework.current().by_id
        areas = {(by_id[key].assessment, by_id[key].focus_area) for key in found[what].unique()}
        keys: list[Any] = [one.id for one in actions if (one.assessment, one.focus_area) in areas]
    else:
        there = set(found["assessment"])
        keys = list(dict.fromkeys(one.focus_area for one in actions if one.assessment in there))
    if len(found) == len(heads) * len(keys):  # as in most files
        return found
    every = heads.drop(columns=what).merge(pd.DataFrame({what: keys}).astype(found[what].dtype), how="cross")
    every = every.assign(kind=format.NOT_RATED, text="not\nrated", fill="", tip=format.NOT_RATED)
    both = pd.concat([found, every[found.columns]], ignore_index=True)
    return both.drop_duplicates(["school", "side", what])


def _of_schools(table: pd.DataFrame, schools: Iterable[str]) -> pd.DataFrame:
    """Return the rows of some schools, in the table's order, which are looked for once for all of them."""
    rows = counts.places(table, ("school",))
    return table.take(sorted(place for name in schools for place in rows.get((name,), ())))


@once
def turned(cells: pd.DataFrame, items: Sequence[layout.Item]) -> pd.DataFrame:
    """Return the cells of a slide, which has a row a school: ``items`` are its columns."""
    heads = _heads(items)
    found = cells[cells["key"].isin(heads)]
    order = found["key"].map({key: at for at, key in enumerate(heads)})
    text = found["text"].str.replace("\n", " ")
    if len(set(found["side"])) > 1:  # half a column has no room for words: the hatching says it
        text = text.where(found["kind"] == "figure", "")
    found = found.assign(key=found["place"], col=found["key"].map(heads), text=text)
    return found.loc[order.sort_values(kind="stable").index]


def turned_heads(items: Sequence[layout.Item]) -> int:
    """Return how many lines the heads of the columns of a slide have."""
    return max((head.count("\n") + 1 for head in _heads(items).values()), default=1)


def _heads(items: Sequence[layout.Item]) -> dict[str, str]:
    chars = ROOM_FOR_COLUMNS_PX // max(len(items), 1) // HEAD_CHAR_PX
    labels = layout.heads([label for _, label, _ in items], chars)
    heads = ["\n".join(filter(None, [labels[label], tag])) for _, label, tag in items]
    return dict(zip((key for key, *_ in items), _on_one_foot(pd.Series(heads, dtype=object)), strict=True))


def marks_mean(turned: pd.DataFrame) -> str:
    """Explain on one line the marks that the cells of a slide have; blank where they have none."""
    hatched = (turned["kind"] == format.NOT_RATED) & (turned["text"] == "")
    return " · ".join(
        words
        for words, there in (
            (format.LEFT_OUT_MEANS, turned["text"].str.endswith(format.LEFT_OUT).any()),
            (f"▨ {format.NOT_RATED}", hatched.any()),
        )
        if there
    )


def _on_one_foot(heads: pd.Series) -> pd.Series:
    """Return heads of columns with as many lines each, blank ones above."""
    lines = heads.str.count("\n")
    return pd.Series(
        [("\n" * (lines.max() - own)) + head for head, own in zip(heads, lines, strict=True)], index=heads.index
    )


def _mean_cells(table: pd.DataFrame) -> pd.DataFrame:
    rated = table["n"] > 0
    return table.assign(
        side=table["perspective"].map(SIDE_MARKS),
        who=in_words.who(table),
        kind=rated.map({True: "figure", False: format.NOT_RATED}).mask(~rated & (table["hidden"] > 0), HIDDEN),
        text=[
            format.area_mean(mean, left_out) if n else ("" if hidden else "not\nrated")
            for mean, n, hidden, left_out in zip(
                table["mean"], table["n"], table["hidden"], focus_areas.hidden_actions(table), strict=True
            )
        ],
        fill=[colors.of_mean(mean) if n else "" for mean, n in zip(table["mean"], table["n"], strict=True)],
        tip=[in_words.ratings(row) for row in records(table)],
    )


def _gap_cells(table: pd.DataFrame) -> pd.DataFrame:
    known = table["gap"].notna()
    table = table.assign(hidden=table.get("hidden", 0))
    return table.assign(
        side="",
        who=[
            f"{'; '.join(Sides(a, s).who(side) for side in PERSPECTIVES)}"
            for a, s in zip(table["assessment"], table["school"], strict=True)
        ],
        kind=known.map({True: "figure", False: format.NOT_RATED}).mask(table["hidden"] > 0, HIDDEN),
        text=[
            format.signed(gap) + format.LEFT_OUT * (left_out > 0)
            if ok
            else ("" if hidden else "one side\nonly" if rated else "not\nrated")
            for gap, ok, hidden, rated, left_out in zip(
                table["gap"],
                known,
                table["hidden"],
                table["self_n"] + table["cross_n"],
                focus_areas.hidden_actions(table, "self_") + focus_areas.hidden_actions(table, "cross_"),
                strict=True,
            )
        ],
        fill=[colors.GAPS.get(size, "") for size in table["size"]],
        tip=[
            f"{'no gap to show' if pd.isna(row['gap']) else in_words.gap(row)}: {in_words.both_means(row)}"
            for row in records(table)
        ],
    )


def columns(cells: pd.DataFrame) -> pd.Series:
    """Return for each cell of a heatmap what its column is called in the table: its school, and its side if any."""
    return cells["school"] + cells["side"].map(lambda side: f" · {side}" if side else "")


@once
def table(cells: pd.DataFrame) -> pd.DataFrame:
    """Return a heatmap's twin: an action a row, a column a school, ``1.2 (n 5)`` in each cell."""
    heads = columns(cells).tolist()
    rows: dict[str, dict[str, str]] = {}
    for cell, head in zip(records(cells), heads, strict=True):
        figure = cell["tip"] if cell["kind"] == HIDDEN else cell["text"].replace("\n", " ")
        row = rows.setdefault(cell["key"], {"Id": cell["key"], "Action": cell["action"]})
        row.setdefault(head, f"{figure} {cell.get('agreed', '')}".strip())
    return pd.DataFrame(list(rows.values()), columns=["Id", "Action", *dict.fromkeys(heads)])
