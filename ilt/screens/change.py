"""Change over time: what changed between two rounds, and every round in a row: charts, tables and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from ilt import changes, findings, format, framework
from ilt.cache import once, records
from ilt.changes import CERTAIN, FEW, PERHAPS
from ilt.people import MARKS, Sides
from ilt.ratings import CROSS, PERSPECTIVES
from ilt.rules import CLEAR
from ilt.screens import actions, focus_areas
from ilt.screens.in_words import Record

HOW = """
The **vertical line** is the mean in the earlier round. The **triangle** is the mean now and points in the direction of
change. The line between them is thick for a **clear** change, thin if there **may be** a change (**maybe**), and dotted
if it **could be chance** or if there are **too few** ratings to say.

A change is calculated before rounding, so it can be up to 0.1 more or less than what you get by subtracting the rounded
means: 2.14 then and 2.16 now show as 2.1 and 2.2, a change of +0.02.

**Clear** and **maybe** come from a statistical check: could a change this big be luck? To find out, the dashboard
looks at every way to deal each school's ratings out to the two rounds, and counts how often that gives as big a
change. Each school is compared only with itself, so new schools do not count as change. The more actions we compare,
the more likely it is that one of them moves just by luck, so **clear** needs stronger proof; otherwise it stays
**maybe**. *How it’s calculated* has the cutoffs. Different people may rate in each round: a clear change tells you
that ratings changed, not why.
"""
AREAS, ACTIONS, SCHOOLS, TREND = "Focus areas", "Actions", "Schools", "Trend"
"""What can be looked at. The words are in addresses."""
LOOK_AT, COMPARE_WITH, WHOSE, ACTION = "Look at", "Compare with", "Rated by", "Action"
FIRST_ROUND = "No earlier round to compare with"
LATER = "Choose a later round, or add ratings from an earlier one."
ADD_A_ROUND = "Add ratings from another round to see what changed."
OTHER_SIDE = "Choose the other side, another school or another focus area."
LARGEST_FIRST, FRAMEWORKS = "largest change first", "in framework order"
TABLE_ALT = "Then, now and change as a table"
TREND_TABLE_ALT = "Mean of each focus area in each round"
ROSE, FELL = "Actions rated higher than before", "Actions rated lower than before"
NOTHING = "No clear change."
DOWNLOAD = "Download all changes (CSV)"
EVERY_ROUND = "all rounds"


def trend_caption(sides: Sides) -> str:
    """Explain the marks of the trend."""
    return (
        f"{sides.legend}   mean ratings, 0-3. The lines do not show whether a change is real: compare two rounds for "
        "that."
    )


def no_earlier(rounds: Sequence[str]) -> tuple[str, str]:
    """Say that there is no round before the first, and what to do."""
    if rounds[1:]:
        return f"{rounds[0]} is the first round here", LATER
    return f"{rounds[0]} is the only round so far", ADD_A_ROUND


def compared_with(then: str) -> str:
    """Say which round this one is compared with."""
    return f"compared with {then}"


def trend_title(rounds: Sequence[str]) -> str:
    """Head the trend."""
    return f"The focus areas over {len(rounds)} rounds, {rounds[0]} to {rounds[-1]}"


def nobody(side: str) -> str:
    """Say that a side rated nothing in either round."""
    return f"No {side} ratings in either round"


def caption(then: str, now: str, who: str, order: str) -> str:
    """Explain the marks of the picture."""
    return f"┃ {then}   ▶◀ {now}   mean ratings by {who}, 0-3; {order}"


def area_alt(number: int) -> str:
    """Describe the trend of a focus area."""
    return f"Focus area {number} in each round"


def every_row(rows: int, what: str) -> str:
    """Name the switch that shows all actions, or all schools."""
    return f"Show all {rows} {what.lower()}"


Names = tuple[tuple[str, str], ...]
"""Keys of rows, each with its words."""
TIPS = (("action", "What"), ("tip", "Then and now"), ("certain", "How sure"))
TREND_TIPS = (("area", "Focus area"), ("round", "Round"), ("tip", "Ratings"))
"""What tooltips say: fields, each with its name."""
_WHY = {
    changes.ONE_ROUND: "rated in only one of the two rounds",
    changes.NO_SCHOOL: "no school rated in both rounds",
    changes.FEW_RATERS: "with so few raters, any change could be chance",
    changes.OTHER_WAY: "the schools that rated in both rounds moved the other way",
}
_HIDING = {
    changes.ONE_ROUND: "too few raters to show in one of the rounds",
    changes.NO_SCHOOL: "no school has enough raters to show in both rounds",
}
"""The same where raters are hidden."""


def then_and_now(row: Record) -> str:
    """Say then and now: ``2.4 (39 ratings) then, 1.7 (36 ratings) now``."""
    return ", ".join(
        (
            f"{format.mean_of(row[f'{name}_mean'], row[f'{name}_n'])} {name}"
            if row[f"{name}_n"]
            else f"{format.fewer_than(int(row[f'{name}_hidden'])) if row[f'{name}_hidden'] else 'no ratings'} {name}"
        )
        for name in ("then", "now")
    )


def said(row: Record, sides: Sides) -> str:
    """Say a change that is clear or may be: ``Ratings by school teams clearly rose, from 1.7 (36 ratings) to ...``."""
    then, now = (format.mean_of(row[f"{name}_mean"], row[f"{name}_n"]) for name in ("then", "now"))
    return f"Ratings by {sides.who(row['perspective'])} {moved(row)}, from {then} to {now}"


def sure(row: Record) -> str:
    """Say how sure a change is, and why there are too few to say."""
    if row["why"]:
        hidden = row["why"] in _HIDING and (row["then_hidden"] or row["now_hidden"])
        why = _HIDING[row["why"]] if hidden else _WHY[row["why"]]
        return f"{row['certainty']}: {why}"
    unchanged = "if nothing had really changed, a difference this large would appear"
    said = f"{row['certainty']}: {unchanged} {chance(row['p'])}"
    if row["certainty"] != PERHAPS:
        return said
    if row["p"] > CLEAR:
        return f"{said}, so we say “{PERHAPS}.”"
    what = "actions" if "action_id" in row else "focus areas"
    return (
        f"{said}. On its own, that is rare. But we compared many {what} at once, and one of them may move this much by "
        f"luck. So we say “{PERHAPS}.”"
    )


def listed(row: Record, sides: Sides) -> str:
    """Say a change that is clear or may be, and how often chance alone would do as much."""
    how_sure = format.capital(sure(row).partition(": ")[2])
    return f"{said(row, sides)}. {how_sure}" + ("" if how_sure.endswith((".", ".”")) else ".")


def chance(p: float) -> str:
    """Say how often chance alone changes as much.

    >>> chance(0.0001), chance(0.012), chance(0.0745), chance(1)
    ('less than 1 time in 100', 'about 1 time in 100', 'about 7 times in 100', 'every time')
    """
    hundred = int(100 * p + 0.5)
    if hundred >= 100:
        return "every time"
    return "less than 1 time in 100" if hundred < 1 else f"about {format.number(hundred, 'time')} in 100"


def moved(row: Record) -> str:
    """Say which way a change went that is clear or may be: ``clearly rose``, ``may have fallen``."""
    rose = row["change"] > 0
    if row["certainty"] == CERTAIN:
        return f"clearly {'rose' if rose else 'fell'}"
    return f"may have {'risen' if rose else 'fallen'}"


@once
def by_size(table: pd.DataFrame) -> pd.DataFrame:
    """Return rows of ``changes``, the largest change first."""
    return table.sort_values("change", key=lambda change: -change.abs(), kind="stable")


@once
def of_actions(table: pd.DataFrame, side: str, actions: Sequence[str]) -> pd.DataFrame:
    """Return the rows of ``changes.compare`` of one perspective and some actions."""
    return table[(table["perspective"] == side) & table["action_id"].isin(actions)]


@once
def of_areas(table: pd.DataFrame, side: str, areas: Sequence[int]) -> pd.DataFrame:
    """Return the rows of ``changes.compare_areas`` of one perspective and some focus areas."""
    return table[(table["perspective"] == side) & table["focus_area"].isin(areas)]


@once
def of_schools(table: pd.DataFrame, scope: str) -> pd.DataFrame:
    """Return the rows of one action of ``changes.compare``: what is pooled, then the largest change first."""
    found = by_size(table[(table["scope"] == findings.SCHOOL) | (table["scope"] == scope)])
    return found.sort_values("school", key=lambda school: school != "", kind="stable")


@once
def ways(table: pd.DataFrame, actions: Sequence[str]) -> dict[str, pd.DataFrame]:
    """Return the changes of some actions that are clear or may be, up and down, under what they are called."""
    found = table[table["action_id"].isin(actions)]
    rose, fell = found[found["change"] > 0], found[found["change"] < 0]
    return {ROSE: largest(rose), FELL: largest(fell)}


@once
def largest(table: pd.DataFrame, most: int = 3) -> pd.DataFrame:
    """Return the changes that are clear, then those that may be, the largest first."""
    found = table[table["certainty"].isin([CERTAIN, PERHAPS]) & (table["change"] != 0)]
    order = found.assign(_sure=found["certainty"] != CERTAIN, _size=-found["change"].abs())
    return order.sort_values(["_sure", "_size"], kind="stable").head(most).drop(columns=["_sure", "_size"])


@once
def title(table: pd.DataFrame, then: str, *, action_id: str = "", side: str = "") -> str:
    """Head a screen with the clearest changes of what it shows.

    Parameters
    ----------
    table
        Rows of ``changes.compare`` or ``compare_areas`` of one team; or of several schools, about one action.
    action_id
        That action, where each row is a school.
    side
        Whose rows these are, where one side's are chosen: the other may have rated what it did not.
    """
    if table.empty and side:
        return nobody(side)
    since = f"since {then}"
    about = f"{format.quoted(action_id)}: " if action_id else ""
    what = "school" if action_id else "action_id" if "action_id" in table else "focus_area"
    if (table["certainty"] == FEW).all():
        unsure = _unsure(table, then, areas=what == "focus_area")
        return about + unsure if about else format.capital(unsure)
    found = largest(table, len(table))
    if found.empty:
        if what == "focus_area":  # single actions may have changed: they are listed below
            return f"No clear change in any focus area {since}"
        return about + f"{'no' if about else 'No'} clear change {since}"
    first = found[found["certainty"] == found["certainty"].iloc[0]]
    ways: list[str] = []
    for direction in (first["change"] > 0, first["change"] < 0):
        own = first[direction].drop_duplicates(what)
        if len(own):
            name, way = _named(what, own[what].iloc[0]), moved(own.iloc[0].to_dict())
            other = "school" if action_id else "action" if what == "action_id" else "focus area"
            more = f" and {format.number(len(own) - 1, f'other {other}')}" if len(own) > 1 else ""
            of = "those" if ways else "Ratings"
            ways.append(f"{way} at {name}{more}" if action_id else f"{of} of {name}{more} {way}")
    ratings = f"Ratings of {format.quoted(action_id)} " if action_id else ""
    return f"{ratings}{' and '.join(ways)} {since}"


@once
def of_single(team: pd.DataFrame, side: str, chosen: Sequence[str], areas: pd.DataFrame) -> str:
    """Say after a title on focus areas how many actions clearly changed, where no focus area did; else return blank."""
    if not largest(areas, 1).empty:
        return ""
    found = of_actions(team, side, chosen)
    found = found[found["certainty"] == CERTAIN]
    ways = (("up", int((found["change"] > 0).sum())), ("down", int((found["change"] < 0).sum())))
    said = [
        f"{format.number(many, 'action')} {'is' if many == 1 else 'are'} clearly {way}" for way, many in ways if many
    ]
    return f"; {format.listing(said)}" if said else ""


def _unsure(table: pd.DataFrame, then: str, *, areas: bool) -> str:
    """Say why of no row a change can be told: few raters are one reason of several."""
    one_round = table["why"] == changes.ONE_ROUND
    if (table[["then_hidden", "now_hidden"]] == 0).all(axis=None):
        if one_round.all():
            whose = table[["assessment", "school", "perspective"]].drop_duplicates().itertuples(index=False)
            by = [f" by {Sides(*team).who(side)}" for *team, side in whose]
            return f"nothing here was rated{by[0] if len(by) == 1 else ''} both in {then} and now"
        if (one_round | table["why"].isin([changes.NO_SCHOOL, changes.OTHER_WAY])).all():
            return f"different schools rated in {then}, so we can’t say what changed"
    # Single actions may have changed: they are listed below.
    return f"too few raters to say {'whether a focus area' if areas else 'what'} changed since {then}"


def _named(what: str, value: Any) -> str:
    if what == "focus_area":
        return f"“{framework.current().area(int(value)).name}”"
    return format.quoted(value) if what == "action_id" else str(value)


@once
def who(people: pd.DataFrame, sides: Sides) -> list[str]:
    """Say how many people rated each time and how many are the same: a line a perspective."""
    lines = []
    for row in people.itertuples():
        if not row.then and not row.now:
            continue
        same = "we can’t tell if they are the same people" if pd.isna(row.both) else f"{row.both} in both"
        mark = MARKS[row.perspective]
        lines.append(f"{mark} {format.number(row.then, sides.people(row.perspective))} then, {row.now} now, {same}")
    return lines


@once
def for_chart(table: pd.DataFrame, column: str, names: Names) -> pd.DataFrame:
    """Return rows of ``changes`` as ``charts.change`` takes them; ``names`` are the keys of a column in words."""
    rows = records(table)
    keys = table[column].astype("str")
    return pd.DataFrame(
        {
            "key": keys,
            "was": table["then_mean"],
            "now": table["now_mean"],
            "was_text": focus_areas.means(table, "then"),
            "now_text": focus_areas.means(table, "now"),
            "certainty": table["certainty"],
            "certain": [sure(row) for row in rows],
            "words": [_short(row) for row in rows],
            "action": keys.map(dict(names)),
            "tip": [then_and_now(row) for row in rows],
        }
    )


def _short(row: Record) -> str:
    if pd.isna(row["change"]):
        return "one round only" if not (row["then_hidden"] or row["now_hidden"]) else "too few to show"
    return f"{format.change(row['change'])}  {row['certainty']}"


@once
def table(compared: pd.DataFrame) -> pd.DataFrame:
    """Return rows of ``changes.compare`` or ``compare_areas`` as people read, sort and download them."""
    rows = records(compared)
    if "action_id" in compared:
        what: dict[str, Any] = actions.columns(compared["action_id"], populations=False)
    else:
        what = dict(focus_areas.column(compared["focus_area"]))
    return pd.DataFrame(
        {
            **what,
            "School": compared["school"],
            "Perspective": compared["perspective"],
            "Then": focus_areas.means(compared, "then"),
            "Ratings then": compared["then_n"],
            "Now": focus_areas.means(compared, "now"),
            "Ratings now": compared["now_n"],
            "Change": compared["change"].map(format.change),
            "How sure": [sure(row) for row in rows],
        }
    )


@once
def trend(areas: pd.DataFrame, rounds: Sequence[str]) -> dict[int, pd.DataFrame]:
    """Return every round of each focus area, from rows of ``findings.scoped_areas`` of one team.

    Returns
    -------
    dict
        Focus area -> ``area, round, perspective, mean, text, fill, above, tip``, the rounds in order; a round that is
        not rated has a missing mean.
    """
    found: dict[int, pd.DataFrame] = {}
    for area in framework.current().areas:
        own = areas[areas["focus_area"] == area.number].set_index(["round", "perspective"])
        data = []
        for label in rounds:
            means = {side: own["mean"].get((label, side)) for side in PERSPECTIVES}
            for side in PERSPECTIVES:
                other = means[CROSS if side != CROSS else PERSPECTIVES[0]]
                mean = means[side]
                many = int(own["n"].get((label, side), 0))
                left_out = own.get("hidden_actions", pd.Series(dtype="int64")).get((label, side), 0)
                mark = format.LEFT_OUT if many and left_out else ""
                tip = format.mean_of(mean, many) + mark if many else "–"
                higher = mean is not None and other is not None and (mean, side != CROSS) > (other, side == CROSS)
                data.append(
                    {
                        "area": area.name,
                        "round": label,
                        "perspective": side,
                        "mean": mean,
                        "text": format.mean(mean) + mark,
                        "fill": "transparent" if side == CROSS else "currentColor",
                        "above": bool(higher or other is None or pd.isna(other)),
                        "tip": tip,
                    }
                )
        found[area.number] = pd.DataFrame(data)
    return found


def trend_table(trends: dict[int, pd.DataFrame]) -> pd.DataFrame:
    """Return ``trend`` as people read it: a focus area and perspective a row, a round a column."""
    every = pd.concat([data.assign(area=f"{number} " + data["area"]) for number, data in trends.items()])
    wide = every.pivot_table(index=["area", "perspective"], columns="round", values="tip", aggfunc="first", sort=False)
    wide = wide.reset_index().rename(columns={"area": "Focus area", "perspective": "Perspective"})
    return wide.rename_axis(columns=None)
