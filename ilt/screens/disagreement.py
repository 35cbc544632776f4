"""Disagreement: where one team is split, and how close its raters are, as charts, tables and sentences say it."""

from __future__ import annotations

import pandas as pd

from ilt import findings, format, framework, rules
from ilt.charts import layout
from ilt.people import SIDE_MARKS, Sides
from ilt.ratings import CROSS, PERSPECTIVES
from ilt.screens import actions, all_ratings
from ilt.screens.in_words import Record

_LEVELS = {"close": "close together", "mixed": "mixed", "far apart": "far apart"}


def explained(sides: Sides) -> str:
    """Explain the picture."""
    return (
        f"Actions that raters in the same group rated {rules.APART_IN_WORDS} or more points apart; largest difference "
        f"first. The numbers show how often each rating was given.   {sides.legend}"
    )


def team(row: Record) -> str:
    """Name the team that is split."""
    return str(row["school"] or "The district ILT")


def title(splits: pd.DataFrame, *, hidden: bool = False) -> str:
    """Head a screen with the widest split of rows of ``findings.splits``; who is ``hidden`` is not said to agree."""
    if splits.empty and hidden:
        return "On the actions shown, no team’s raters are more than one point apart"
    if splits.empty:
        return "No team’s raters are more than one point apart on any action"
    row = splits.iloc[0].to_dict()
    return f"{_rate(row)} {format.quoted(row['action_id'])} anywhere from {row['lowest']} to {row['highest']}"


def _rate(row: Record) -> str:
    """Say who rates: ``Birch’s team rates``, ``District raters rate Birch on``."""
    sides = Sides(row["assessment"], row["school"])
    on = f" {row['school']} on" if (row["assessment"], row["perspective"]) == ("school", CROSS) else ""
    return format.capital(f"{sides.who(row['perspective'])} {sides.rate(row['perspective'])}{on}")


def for_chart(splits: pd.DataFrame, counts: pd.DataFrame) -> tuple[list[layout.Item], pd.DataFrame]:
    """Return the teams and actions that are split as items to lay out, and their ratings for ``charts.spread``."""
    keys = splits["school"] + " " + splits["action_id"]
    names = framework.current().by_id
    items = {
        key: (
            key,
            f"{team(row)}: {names[row['action_id']].short_label}",
            actions.tag(names[row["action_id"]]),
        )
        for key, row in zip(keys, splits.to_dict("records"), strict=True)
    }
    own = ["scope", "school", "action_id", "perspective"]
    spread = all_ratings.for_chart(splits[own].merge(findings.scoped(counts), on=own, how="left"))
    return list(items.values()), spread.assign(key=keys.to_numpy())


def table(splits: pd.DataFrame) -> pd.DataFrame:
    """Return rows of ``findings.splits`` as people read them."""
    return pd.DataFrame(
        {
            "Team": [team(row) for row in splits.to_dict("records")],
            **actions.columns(splits["action_id"], populations=False),
            "Perspective": splits["perspective"],
            "Raters": splits["n"],
            "Lowest": splits["lowest"],
            "Highest": splits["highest"],
            f"Pairs {rules.APART_IN_WORDS} or more apart": splits["apart"],
            "Pairs": splits["pairs"],
        }
    )


def agreement(close: pd.DataFrame) -> pd.DataFrame:
    """Return rows of ``findings.agreement`` of one team in words: a focus area a row, a perspective a column."""
    found = close.set_index(["focus_area", "perspective"])
    areas = [area for area in framework.current().areas if area.number in set(close["focus_area"])]
    result = pd.DataFrame({"Focus area": [f"{area.number} · {area.name}" for area in areas]})
    for side in PERSPECTIVES:
        said = []
        for area in areas:
            if (area.number, side) not in found.index:
                said.append("no two raters to compare")
                continue
            row = found.loc[(area.number, side)]
            figure = format.figure(row["apart"])
            said.append(f"{_LEVELS[row['level']]}: {figure} apart, {format.number(int(row['pairs']), 'pair')}")
        result[SIDE_MARKS[side].capitalize()] = said
    return result
