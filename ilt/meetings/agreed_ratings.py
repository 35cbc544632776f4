"""Agreed ratings next to the individual ones: who sees them, and where. They are in no mean, count, flag or gap."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pandas as pd

from ilt import format, framework
from ilt.access import Permitted
from ilt.meetings.meeting import Meeting
from ilt.ratings import SELF

MARK = "◆"
MARK_MEANS = f"{MARK} agreed by the team in a meeting: shown next to the individual ratings, not counted in any mean"
AGREED = ("round", "district", "assessment", "school", "action_id", "rating", "day")
COLUMNS = ("round", "district", "assessment", "school", "perspective", "action_id", "agreed", "agreed_words")
NONE = pd.DataFrame(columns=list(COLUMNS))


def of_meetings(every: Iterable[Meeting]) -> pd.DataFrame:
    """Return the ratings that teams agreed on: ``round, district, assessment, school, action_id, rating, day``.

    One row a team, round and action, of the last meeting that agreed on one; ``school`` is blank for the district ILT,
    whose rating of a school action is of all schools together. They are never counted among the individual ratings.
    """
    found = {}
    for one in sorted(every, key=lambda one: (one.day, one.place.begun)):
        for action, rating in one.agreed.items():
            assessment = framework.current().by_id[action].assessment
            found[one.round, one.district, assessment, one.school, action] = (rating, one.day)
    return pd.DataFrame([(*team, *said) for team, said in found.items()], columns=list(AGREED))


def sentence(rating: int, day: date, *, school: str, assessment: str) -> str:
    """Say what a team agreed on, and when: ``The team agreed on 2 (Nov 25, 2026)``."""
    team = "The team" if school else "The district ILT"
    of = " for all schools together" if assessment == "school" and not school else ""
    return f"{team} agreed on {rating}{of} ({format.day(day)})"


def visible(agreed: pd.DataFrame, permitted: Permitted) -> pd.DataFrame:
    """Return what a person may see of ``of_meetings``: a team's, where they may see its own ratings.

    What the district ILT agrees on for all schools together is for who sees the district ILT and all schools.

    Returns
    -------
    pandas.DataFrame
        ``round, district, assessment, school, perspective`` (a team rates itself), ``action_id, agreed`` (0-3) and
        ``agreed_words``.
    """
    if agreed.empty:
        return NONE
    own = permitted.of(agreed.assign(perspective=SELF))
    whole = permitted.person.district and permitted.person.schools is None
    own = own[(own["school"] != "") | (own["assessment"] == "district") | whole]
    said = [
        sentence(row.rating, row.day, school=row.school, assessment=row.assessment)
        for row in own.itertuples(index=False)
    ]
    own = own.rename(columns={"rating": "agreed"}).assign(agreed_words=pd.Series(said, own.index, dtype="str"))
    return own[list(COLUMNS)]


def _found(teams: pd.Series, actions: pd.Series, said: pd.DataFrame) -> pd.DataFrame:
    known = said.set_index(["school", "action_id"])[["agreed", "agreed_words"]]
    found = known.reindex(pd.MultiIndex.from_arrays([teams, actions])).set_axis(teams.index)
    return found.astype({"agreed": "Int64"})


def with_agreed(table: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    """Add to each row of a finding its team's ``agreed`` and ``agreed_words``; without any, change nothing.

    The district ILT's own are in the row of every school's view of it, as its own ratings are.
    ``said`` are of one round, district and assessment.
    """
    if said.empty:
        return table
    found = _found(table["school"].mask(table["assessment"] == "district", ""), table["action_id"], said)
    return table.join(found) if found["agreed"].notna().any() else table


def with_agreed_cells(table: pd.DataFrame, said: pd.DataFrame, pool: str, *, marked: bool) -> pd.DataFrame:
    """Add what teams agreed on to the cells of a heatmap of actions; where there is nothing, change nothing.

    Parameters
    ----------
    table
        ``figures.heatmap_cells``.
    said
        What was agreed on in its round, district and assessment.
    pool
        The name of the pooled column.
    marked
        Whether the cell shows it, in its first half where it has two. Words say it anyway.

    Returns
    -------
    pandas.DataFrame
        With ``agreed`` (``◆ 2`` or blank) and ``agreed_words``. An action that has no rating of its team at all has a
        cell now, not rated.
    """
    if said.empty or table.empty:
        return table
    said = said.assign(school=said["school"].replace("", pool))
    columns = table.drop_duplicates("school").set_index("school")
    there = pd.MultiIndex.from_frame(table[["school", "key"]])
    lacking = said[~pd.MultiIndex.from_frame(said[["school", "action_id"]]).isin(there)]
    lacking = lacking[lacking["school"].isin(columns.index)]
    actions = framework.current().by_id
    added = [
        columns.loc[row.school].to_dict()
        | {"key": row.action_id, "school": row.school, "action": actions[row.action_id].text}
        | {"kind": format.NOT_RATED, "text": "not\nrated", "fill": "", "tip": format.NOT_RATED}
        for row in lacking.itertuples()
    ]
    table = pd.concat([table, pd.DataFrame(added)], ignore_index=True) if added else table.reset_index(drop=True)
    found = _found(table["school"], table["key"], said)
    if found["agreed"].isna().all():
        return table
    shows = found["agreed"].notna() & ~table.duplicated(["key", "school"]) & marked
    return table.assign(
        agreed=[f"{MARK} {rating}" if ok else "" for rating, ok in zip(found["agreed"], shows, strict=True)],
        agreed_words=found["agreed_words"].fillna(""),
    )


def in_words(said: pd.DataFrame, action_id: str, school: str) -> list[str]:
    """Say what the team of one cell agreed on, if it did; ``school`` blank: the pooled column."""
    here = (said["school"] == school) | (said["assessment"] == "district")
    return list(said.loc[here & (said["action_id"] == action_id), "agreed_words"])
