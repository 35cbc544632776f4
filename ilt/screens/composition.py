"""What a pooled figure is made of: where self and cross, or two rounds, are not from the same schools, screens say so.

All schools together may be other schools on each side: of one school the team may be hidden for having too few raters,
or may not have rated. And figures may be those of before, while newer ratings wait.
``docs/decisions/0035-pools-of-different-schools.md`` says why the figures stay as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import pandas as pd

from ilt import findings, format, rules
from ilt.cache import once
from ilt.people import Sides
from ilt.ratings import CROSS, OTHERS, PERSPECTIVES, SELF
from ilt.view import View

_Schools = dict[tuple[str, ...], frozenset[str]]


@once
def _schools(counts: pd.DataFrame, by: Sequence[str]) -> _Schools:
    """Return the schools whose ratings are in each pooled figure; hidden schools are where they count together."""
    keys = list(by)
    table = counts[~counts["school"].isin(["", OTHERS])]
    pools = counts.loc[(counts["school"] == OTHERS) & (counts["raters"] > 0), keys].drop_duplicates()
    small = table[(table["raters"] == 0) & (table["hidden"] > 0)].merge(pools, on=keys)
    every = pd.concat([table[table["raters"] > 0], small])
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for *key, school in zip(*(every[name].tolist() for name in (*keys, "school")), strict=True):
        found[tuple(key)].add(school)
    return {key: frozenset(schools) for key, schools in found.items()}


def _compared(found: _Schools, one: tuple[str, ...], other: tuple[str, ...], actions: Sequence[str]) -> pd.DataFrame:
    """Return ``action_id, one, other`` (sets of schools) of the actions that are shown on both sides."""
    none: frozenset[str] = frozenset()
    rows = [(key, found.get((*one, key), none), found.get((*other, key), none)) for key in actions]
    table = pd.DataFrame([row for row in rows if row[1] and row[2]], columns=["action_id", "one", "other"])
    return table.assign(unlike=table["one"] != table["other"])


@once
def _of_sides(view: View) -> pd.DataFrame:
    actions = [action.id for action in view.actions]
    if view.scope != findings.ALL_SCHOOLS:
        return _compared({}, (), (), [])
    return _compared(_schools(view.selected, ("perspective", "action_id")), (SELF,), (CROSS,), actions)


def _differ(table: pd.DataFrame) -> tuple[int, int] | None:
    """Return how many schools each side is from, where that is the same for every action."""
    sizes = {(len(row.one), len(row.other)) for row in table.itertuples()}
    return sizes.pop() if len(sizes) == 1 and table["unlike"].all() else None


@once
def sides(view: View) -> str:
    """Say that self and cross are pooled over different schools; blank where they are not, or nothing is pooled."""
    table = _of_sides(view)
    if not table["unlike"].any():
        return ""
    words = Sides(view.assessment)
    own, other = (words.who(side) for side in PERSPECTIVES)
    sizes = _differ(table)
    if sizes is None:
        unlike = int(table["unlike"].sum())
        every = f"all {len(table)} actions" if unlike == len(table) > 1 else None
        many = every or f"{unlike} of {format.number(len(table), 'action')}"
        why = "the other side did not rate or has too few raters"
        said = f"On {many}, at least one school has ratings from only one side, because {why}"
    elif sizes[0] == sizes[1]:
        said = f"Ratings by {own} and {other} each cover {format.number(sizes[0], 'school')}, but not the same ones"
    else:
        said = f"Ratings by {own} cover {format.number(sizes[0], 'school')}; ratings by {other} cover {sizes[1]}"
    return f"{said}. This may explain part of a gap."


def sides_in_short(view: View) -> str:
    """Say the same at the foot of a slide."""
    table = _of_sides(view)
    sizes = _differ(table)
    if not table["unlike"].any():
        return ""
    if sizes is None or sizes[0] == sizes[1]:
        return "Some schools have ratings from only one side."
    return f"Self covers {format.number(sizes[0], 'school')}; cross covers {sizes[1]}."


@once
def newer(view: View, rounds: Sequence[str] = ()) -> str:
    """Say that newer ratings are not shown yet, and why; blank where none wait. Of this round, or of several."""
    waiting = view.newer(rounds)
    if waiting.empty:
        return ""
    teams = waiting.groupby(["round", "assessment", "school", "perspective"])["joined"].max()
    more = f" ({format.number(int(teams.sum()), 'more rater')})" if teams.sum() else ""
    least = rules.JOINED * int(view.shown.minimums.of(waiting).max())
    return (
        f"Newer ratings from {format.number(len(teams), 'group')}{more} are not included yet. In the presentation "
        f"view, numbers change only after at least {format.number(least, 'more person', 'more people')} in a group "
        f"{'has' if least == 1 else 'have'} rated, so that no one can work out what one person said."
    )


def newer_in_short(view: View, rounds: Sequence[str] = ()) -> str:
    """Say at the foot of a slide that newer ratings are not shown yet."""
    return "" if view.newer(rounds).empty else "Newer ratings are not included yet."


@once
def with_schools(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    """Add to rows of ``findings.gaps`` from how many schools each side is, where that differs anywhere."""
    table = _of_sides(view)
    if not table["unlike"].any() or not (rows["school"] == "").all():
        return rows
    sizes = table.set_index("action_id")
    columns = {"Schools with self ratings": "one", "Schools with cross ratings": "other"}
    found = {name: rows["action_id"].map(sizes[side].map(len)).fillna(0) for name, side in columns.items()}
    return rows.assign(**{name: many.astype("int64") for name, many in found.items()})


@once
def rounds(view: View, then: str, shown: Sequence[str] = PERSPECTIVES, action: str = "") -> str:
    """Say that an earlier round and this one are pooled over different schools, from one of the sides or both.

    Of the actions looked at, or of one ``action``.
    """
    pooled = [side for side in shown if view.assessment == "school" or side == CROSS]
    if view.scope == findings.SCHOOL or not pooled:
        return ""
    counts = view.choose(view.counts, round_=None)
    found = _schools(counts, ("round", "perspective", "action_id"))
    actions = [action] if action else [one.id for one in view.actions]
    tables = {side: _compared(found, (then, side), (view.round, side), actions) for side in pooled}
    unlike = {side: table for side, table in tables.items() if table["unlike"].any()}
    if not unlike:
        return ""
    words = Sides(view.assessment)
    said = []
    for side, table in unlike.items():
        sizes = _differ(table)
        who = f"ratings by {words.who(side)}"
        if sizes is None or sizes[0] == sizes[1]:
            said.append(f"for {who}, some schools have ratings of certain actions in only one round")
        else:
            said.append(f"{who} cover {format.number(sizes[0], 'school')} in {then} and {sizes[1]} in {view.round}")
    how = "To decide whether a change is clear, we use only schools with ratings in both rounds"
    return f"{format.capital('; '.join(said))}. This may explain part of a change. {how}."
