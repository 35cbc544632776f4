"""Figures: rows of findings as charts and tables show them, every number printed, every cell told in words."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ilt import charts, colors, findings, format, framework
from ilt.cache import once
from ilt.charts import layout
from ilt.counts import NS
from ilt.people import Sides
from ilt.ratings import CROSS, PERSPECTIVES, SELF

GAP = "gap"
HIDDEN = "hidden"
SIDE_WORDS = {SELF: "self ●", CROSS: "cross ○"}


def told(row: format.Row) -> str:
    """Say a row of ``findings.scoped`` in words: its mean, how many ratings, how many 0s, 1s, 2s and 3s."""
    if not row["n"]:
        return format.fewer_than(row["hidden"]) if row["hidden"] else format.NOT_RATED
    parts = [f"{row[name]} × {value}" for value, name in enumerate(NS) if row[name]]
    blank = f"; {row['not_rated']} {format.NOT_RATED}" if row["not_rated"] else ""
    hidden = row.get("hidden_actions", 0)
    left_out = f"; {format.number(int(hidden), 'action')} hidden" if hidden else ""
    return f"mean {format.mean_of(row['mean'], row['n'])}: {', '.join(parts)}{blank}{left_out}"


def ranked(counts: pd.DataFrame, schools: Sequence[str], show: str) -> list[str]:
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
def heatmap_cells(
    counts: pd.DataFrame, schools: Sequence[str], show: str, pools: tuple[str, str], *, areas: bool = False
) -> pd.DataFrame:
    """Return a cell for each row and column of a heatmap, as ``charts.heatmap_data`` wants them.

    Parameters
    ----------
    counts
        Of one round, district and assessment.
    schools
        The schools to draw, in order; the pooled column stands before them.
    show
        ``self``, ``cross``, ``both`` or ``gap``.
    pools
        The names of the pooled column, and of all schools where they rate the district together.
    areas
        Rows are focus areas instead of actions.

    Returns
    -------
    pandas.DataFrame
        ``key, school`` (blank: pooled), ``col, side, who, kind, text, fill, action, tip``.
    """
    what = "focus_area" if areas else "action_id"
    if show == GAP:
        table = (findings.focus_areas if areas else findings.gaps)(counts)
        cells = _gap_cells(table)
    else:
        table = (findings.scoped_areas if areas else findings.scoped)(counts)
        table = table[table["perspective"].isin(PERSPECTIVES if show == "both" else [show])]
        cells = _mean_cells(table)
    if cells.empty:
        return pd.DataFrame(columns=list(CELL))
    cells["key"] = cells[what].astype("str")
    places = {"": 0, **{name: place for place, name in enumerate(schools, 1)}}
    cells = cells[cells["school"].isin(places)].copy()
    cells["action"] = _titles(cells["key"], areas=areas)
    cells["col"] = [layout.wrapped(name or pools[0], charts.COLUMN_CHARS) for name in cells["school"]]
    if show != SELF and (cells["assessment"] == "district").all():
        own = cells["side"] == SIDE_WORDS[SELF]
        cells.loc[own, "col"] = layout.wrapped("District ILT itself", charts.COLUMN_CHARS)
        cells.loc[~own & (cells["school"] == ""), "col"] = layout.wrapped(pools[1], charts.COLUMN_CHARS)
    lines = cells["col"].str.count("\n")
    cells["col"] = [("\n" * (lines.max() - own)) + name for name, own in zip(cells["col"], lines, strict=True)]
    order = framework.current().order
    cells["_row"] = cells["key"].map(int if areas else order.__getitem__)
    cells["_col"] = cells["school"].map(places)
    cells = cells.sort_values(["_col", "side", "_row"], ascending=[True, False, True], kind="stable")
    cells["school"] = cells["school"].mask(cells["school"] == "", pools[0])
    return cells[list(CELL)]


CELL = ("key", "school", "col", "side", "who", "kind", "text", "fill", "action", "tip")


def _titles(keys: pd.Series, *, areas: bool) -> pd.Series:
    frame = framework.current()
    if areas:
        return keys.map({str(area.number): area.name for area in frame.areas})
    return keys.map({action.id: action.text for action in frame.actions})


def _who(table: pd.DataFrame) -> list[str]:
    """Say whose ratings each row of ``findings.scoped`` is."""
    rows = zip(table["assessment"], table["school"], table["perspective"], strict=True)
    return [format.capital(Sides(assessment, school).who(side)) for assessment, school, side in rows]


def _hidden_actions(table: pd.DataFrame, prefix: str = "") -> pd.Series:
    """Return how many actions each mean of a focus area leaves out; none of those of single actions."""
    return table.get(f"{prefix}hidden_actions", pd.Series(0, index=table.index)).fillna(0)


def area_means(table: pd.DataFrame, name: str) -> list[str]:
    """Print the means of a side or a round (``self``, ``now``) as ``sentences.area_mean`` does."""
    left_out = _hidden_actions(table, f"{name}_")
    return [format.area_mean(*row) for row in zip(table[f"{name}_mean"], left_out, strict=True)]


def leaves_out(*tables: pd.DataFrame) -> str:
    """Explain the mark of means that leave out hidden actions; blank where there is none in these rows."""
    names = [(table, name) for table in tables for name in table.columns if name.endswith("hidden_actions")]
    return format.LEFT_OUT_MEANS if any((table[name] > 0).any() for table, name in names) else ""


def _mean_cells(table: pd.DataFrame) -> pd.DataFrame:
    rated = table["n"] > 0
    return table.assign(
        side=table["perspective"].map(SIDE_WORDS),
        who=_who(table),
        kind=rated.map({True: "figure", False: format.NOT_RATED}).mask(~rated & (table["hidden"] > 0), HIDDEN),
        text=[
            format.area_mean(mean, left_out) if n else ("" if hidden else "not\nrated")
            for mean, n, hidden, left_out in zip(
                table["mean"], table["n"], table["hidden"], _hidden_actions(table), strict=True
            )
        ],
        fill=[colors.colour(mean) if n else "" for mean, n in zip(table["mean"], table["n"], strict=True)],
        tip=[told(row) for row in table.to_dict("records")],
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
            format.signed(gap) + format.LEFT_OUT * (left_out > 0) if ok else ("" if hidden else "one side\nonly")
            for gap, ok, hidden, left_out in zip(
                table["gap"],
                known,
                table["hidden"],
                _hidden_actions(table, "self_") + _hidden_actions(table, "cross_"),
                strict=True,
            )
        ],
        fill=[colors.GAPS.get(size, "") for size in table["size"]],
        tip=[_gap_tip(row) for row in table.to_dict("records")],
    )


def _gap_tip(row: format.Row) -> str:
    return f"{format.gap_in_words(row)}: {both_means(row)}"


def both_means(row: format.Row) -> str:
    """Say the means of both sides of a row of gaps: ``Birch’s team 1.2 (5 ratings), district raters …``."""
    sides = Sides(row["assessment"], row["school"])
    return ", ".join(
        f"{sides.who(side)} {format.mean_of(row[f'{side}_mean'], row[f'{side}_n'])}"
        if row[f"{side}_n"]
        else f"{sides.who(side)} –"
        for side in PERSPECTIVES
    )


def cell(scoped: pd.DataFrame, action_id: str, school: str) -> tuple[list[tuple[str, str, list[int]]], list[str]]:
    """Open one cell: for each perspective its words and its numbers of 0s, 1s, 2s, 3s; and both told in a sentence.

    ``scoped`` are rows of ``findings.scoped``; ``school`` blank means the pooled rows. The district ILT's view of
    itself is the same beside every school's view of it.
    """
    rows = scoped[scoped["action_id"] == action_id]
    spread, words = [], []
    for perspective in PERSPECTIVES:
        own = perspective == SELF and (rows["assessment"] == "district").all()
        found = rows[(rows["perspective"] == perspective) & (rows["school"] == ("" if own else school))]
        ns = [int(found[name].sum()) for name in NS]
        spread.append((perspective, SIDE_WORDS[perspective].capitalize(), ns))
        words.append(f"{perspective.capitalize()}: {told(found.iloc[0].to_dict()) if len(found) else format.NOT_RATED}")
    return spread, words


@once
def heatmap_table(cells: pd.DataFrame) -> pd.DataFrame:
    """Return a heatmap's twin: an action a row, a column a school, ``1.2 (n 5)`` in each cell."""
    wide = cells.assign(
        figure=cells["text"].str.replace("\n", " ").mask(cells["kind"] == HIDDEN, cells["tip"]),
        column=cells["school"] + cells["side"].map(lambda side: f" · {side}" if side else ""),
    )
    if "agreed" in cells:
        wide["figure"] = (wide["figure"] + " " + wide["agreed"]).str.strip()
    table = wide.pivot_table(index=["key", "action"], columns="column", values="figure", aggfunc="first", sort=False)
    return table.reset_index().rename(columns={"key": "Id", "action": "Action"}).rename_axis(columns=None)


@once
def dumbbell_rows(table: pd.DataFrame, what: str = "action_id") -> pd.DataFrame:
    """Return rows of ``findings.gaps`` (with ``focus_area``: ``findings.focus_areas``) as a dumbbell wants them."""
    keys = table[what].astype("str")
    return pd.DataFrame(
        {
            "key": table.get("key", keys),
            "self": table["self_mean"],
            "cross": table["cross_mean"],
            "self_text": area_means(table, "self"),
            "cross_text": area_means(table, "cross"),
            "size": table["size"],
            "pair": table.get("pair", ""),
            "action": _titles(keys, areas=what == "focus_area"),
            "tip": [format.capital(both_means(row)) for row in table.to_dict("records")],
            "gap_words": [format.gap_in_words(row) for row in table.to_dict("records")],
            **{name: table[name] for name in ("agreed", "agreed_words") if name in table},
        }
    )


def largest_gaps(gaps: pd.DataFrame, most: int) -> tuple[pd.DataFrame, list[layout.Item]]:
    """Return the largest gaps of single schools, largest first, with a ``key``, and their items to lay out."""
    table = gaps[(gaps["scope"] == findings.SCHOOL) & gaps["gap"].notna()]
    table = table.sort_values("gap", key=lambda gap: -gap.abs(), kind="stable").head(most)
    table = table.assign(key=table["school"] + " " + table["action_id"])
    actions = framework.current().by_id
    return table, [
        (row.key, f"{row.school}: {actions[row.action_id].short_label}", " · ".join(actions[row.action_id].populations))
        for row in table.itertuples()
    ]


def gap_table(table: pd.DataFrame) -> pd.DataFrame:
    """Return rows of ``findings.gaps`` as people read them: figures printed, the gap in words."""
    names = framework.current().by_id
    return pd.DataFrame(
        {
            "Id": table["action_id"],
            "Action": table["action_id"].map(lambda key: names[key].text),
            "Names": table["action_id"].map(lambda key: names[key].names),
            "School": table["school"],
            "Self": table["self_mean"].map(format.mean),
            "Self ratings": table["self_n"],
            "Cross": table["cross_mean"].map(format.mean),
            "Cross ratings": table["cross_n"],
            **{name: table[name] for name in ("Self schools", "Cross schools") if name in table},
            **({"Agreed": table["agreed"]} if "agreed" in table else {}),
            "Gap": table["gap"].map(format.signed),
            "Size": table["size"],
            "Named": table["pair"],
            "In words": [format.capital(format.gap_in_words(row)) for row in table.to_dict("records")],
        }
    )


def mirror_table(areas: pd.DataFrame) -> pd.DataFrame:
    """Return the four views of each focus area, from pooled rows of ``findings.focus_areas`` of both assessments."""
    result = pd.DataFrame({"Focus area": [f"{area.number} {area.name}" for area in framework.current().areas]})
    numbers = [area.number for area in framework.current().areas]
    views = (
        (findings.DISTRICT_ILT, SELF, "District ILT of itself"),
        (findings.DISTRICT_ILT, CROSS, "Schools of the district ILT"),
        (findings.ALL_SCHOOLS, SELF, "Schools’ ILTs of themselves"),
        (findings.ALL_SCHOOLS, CROSS, "District of the schools’ ILTs"),
    )
    for scope, side, name in views:
        rows = areas[areas["scope"] == scope].set_index("focus_area").reindex(numbers)
        result[name] = [
            f"{mean} (n {int(n)})" if n else HIDDEN if hidden else format.NOT_RATED
            for mean, n, hidden in zip(
                area_means(rows, side),
                rows[f"{side}_n"].fillna(0),
                _hidden_actions(rows, f"{side}_"),
                strict=True,
            )
        ]
    return result


def area_table(areas: pd.DataFrame) -> pd.DataFrame:
    """Return rows of ``findings.focus_areas`` as people read them."""
    names = {area.number: area.name for area in framework.current().areas}
    return pd.DataFrame(
        {
            "Focus area": [f"{n} {names[n]}" for n in areas["focus_area"]],
            "Self": area_means(areas, "self"),
            "Self ratings": areas["self_n"],
            "Cross": area_means(areas, "cross"),
            "Cross ratings": areas["cross_n"],
            "Gap": areas["gap"].map(format.signed),
            "In words": [format.capital(format.gap_in_words(row)) for row in areas.to_dict("records")],
        }
    )


def main_side(scoped: pd.DataFrame) -> str:
    """Return ``self``, or ``cross`` where nobody rated their own team."""
    return SELF if (scoped.loc[scoped["perspective"] == SELF, "n"] > 0).any() else CROSS


def extremes(rated: pd.DataFrame, most: int = 2) -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
    """Return the highest and the lowest rated rows of ``findings.scoped``, and in words what is rated the same as they.

    Where all print the same, there is neither.
    """
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
            words += [f"{more} more rated {edge}"] if more else []
    return top, bottom, list(dict.fromkeys(words))


def lowest(scoped: pd.DataFrame, side: str) -> str:
    """Return the action with the largest share of low ratings in rows of ``findings.scoped``; blank: none is rated."""
    rated = scoped[(scoped["perspective"] == side) & (scoped["n"] > 0)]
    if rated.empty:
        return ""
    return str(rated.loc[(rated["low"] / rated["n"]).idxmax(), "action_id"])


def both_sides(scoped: pd.DataFrame, scope: str, school: str) -> pd.DataFrame:
    """Return the rows of one team from both sides; beside one school's view of the district stands its ILT's own."""
    rows = scoped[(scoped["scope"] == scope) & (scoped["school"] == school)]
    if scope == findings.SCHOOL and (scoped["assessment"] == "district").all():
        own = (scoped["scope"] == findings.DISTRICT_ILT) & (scoped["perspective"] == SELF)
        rows = pd.concat([scoped[own & scoped["action_id"].isin(rows["action_id"])], rows])
    return rows


def spread_rows(table: pd.DataFrame) -> pd.DataFrame:
    """Return rows of ``findings.scoped`` as a chart of the spread wants them, both perspectives for every action."""
    table = table.assign(
        key=table["action_id"],
        action=_titles(table["action_id"], areas=False),
        who=_who(table),
        tip=[told(row) for row in table.to_dict("records")],
    )
    agreed = ["agreed"] if "agreed" in table else []
    return table[["key", "perspective", *NS, "n", "not_rated", "action", "who", "tip", *agreed]]


def spread_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the spread's twin: the number of 0s, 1s, 2s, 3s and not rated of each action and perspective."""
    names = {**{f"n{value}": f"{value}s" for value in framework.SCALE}, "n": "Ratings", "not_rated": "Not rated"}
    names |= {"agreed": "Agreed"} if "agreed" in rows else {}
    table = rows.rename(columns={"key": "Id", "action": "Action", "perspective": "Perspective", **names})
    return table[["Id", "Action", "Perspective", *names.values()]]
