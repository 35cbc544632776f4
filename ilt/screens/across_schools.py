"""Across schools: one school or many, who to ask, and whose experience is consistent, as words, rows and tables.

Of a school that is hidden nothing is said but that there is one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

from ilt import findings, format, framework, rules
from ilt.cache import once
from ilt.charts import strip_plot
from ilt.findings import CONSISTENT, INCONSISTENT, LOW_STANDING, STRONG
from ilt.people import Sides
from ilt.screens import actions, in_words, school_marks, self_and_cross

_MARKS = f"""
Each mark is one **school**, placed at its mean rating. Marks at the same mean are stacked. A school is **low** on an
action if {rules.MOST_IN_WORDS} or more of its ratings are {rules.LOW_IN_WORDS}. It is **strong** if its mean is
{rules.STRENGTH} or more, at least {rules.STRONG_IN_WORDS} of its ratings are 2 or 3, and the other side, if its
ratings are shown, rates it low less than half of the time.
"""
_WHERE = f"""
**District-wide**: low in {rules.MOST_IN_WORDS} or more of the schools, and in at least {rules.WIDE_IN_WORDS}. **Several
schools**: low in more than one school, but in fewer than half. **School-specific**: low in one school. Every school
counts, even if you choose only some. If hidden schools could change the answer, the label says *possibly* or *at
least*. With ratings from several districts, the label says *{in_words.HALF}*.
"""
_DISTRICT = f"""
A school sees a district action **about the same** as the district ILT if its mean is less than {rules.NOTABLE_GAP} away
from the district ILT's own. The framework sets no cutoffs; this dashboard added these (see *How it’s calculated*).
"""

TIPS = (("action", "Action"), ("school", "School"), ("tip", "Ratings"))
"""What a tooltip says: fields, each with its name."""
ELSEWHERE = "Heatmaps shows all schools combined. You can also choose the other side above."
WHOSE = "Rated by"
ON_HEATMAPS, BY_SCHOOL, SCHOOL_BY_SCHOOL = "Show on Heatmaps", "Show by school", "School by school"
ALWAYS_ALL = "This screen always shows all schools."
DOWNLOAD = "Download the table (CSV)"
_TABLE, _SCHOOLS, _EVERY = "As a table", "All schools", "All schools and actions"
DISTRICT_LEGEND = f"● the district ILT’s own view   ○ schools’ view of it   shaded: less than {rules.NOTABLE_GAP} apart"


def how(*, several: bool) -> str:
    """Say how to read the marks; ``several``: more than one school is rated, so an action may be low in many."""
    return f"{_MARKS}{_WHERE if several else ''}{_DISTRICT}"


def whose(side: str) -> str:
    """Say in the legend whose ratings the marks are of."""
    return f"{side}: ratings by {Sides('school').who(side)}"


def every_action(actions: int) -> str:
    """Name the switch that shows all actions."""
    return f"Show all {actions} actions"


ASK, FAR = 3, 8
"""So many schools to ask (the strongest first), and that see the district differently, are named in a line."""
_VIEWS = {CONSISTENT: "About the same", INCONSISTENT: "Different"}
"""What a school's view of the district ILT is called beside the district ILT's own."""
_ONLY_ONE_SHOWN = "in only one of the schools shown"
_ITSELF = "the district ILT rates itself"


@dataclass(frozen=True)
class Line:
    """What is said of one action: two short lines for its row, a sentence, and which schools they are."""

    action_id: str
    first: str
    second: str
    said: str
    schools: tuple[str, ...]


@dataclass(frozen=True)
class SchoolTable:
    """Rows of findings, and how they are printed: a page of them on a screen, all of them in a download."""

    rows: pd.DataFrame
    printed: Callable[[pd.DataFrame], pd.DataFrame]

    def whole(self) -> pd.DataFrame:
        """Return all rows, printed."""
        return self.printed(self.rows)


@dataclass(frozen=True)
class Picture:
    """What a screen shows of all schools: its title, its lines in order, its marks, its tables by their label.

    ``a_mark`` is how many schools one of ``points`` stands for at most.
    """

    title: str
    lines: list[Line]
    points: pd.DataFrame
    a_mark: int
    tables: dict[str, SchoolTable]


@once
def schools(counts: pd.DataFrame, side: str) -> Picture:
    """Say of each action in how many schools it is low by one side, and whom to ask; low in most schools first.

    ``counts`` are of one round and district, of every school, whatever schools are looked at.
    """
    table = findings.standings(counts)
    table = table[table["perspective"] == side]
    verdicts = _verdicts(counts, side)
    points, a_mark = school_marks.gathered(school_marks.marks(table, table["mean"], table["n"], table["standing"]))
    by_school = _by_school(table, "standing", {LOW_STANDING: "Low on", STRONG: "Strong on"})
    return Picture(
        _schools_title(verdicts, side),
        _school_lines(verdicts, side),
        points,
        a_mark,
        {
            _TABLE: SchoolTable(verdicts, _verdict_table),
            _SCHOOLS: by_school,
            _EVERY: SchoolTable(table, _standing_table),
        },
    )


def _verdicts(counts: pd.DataFrame, side: str) -> pd.DataFrame:
    verdicts = in_words.verdicts(counts)
    verdicts = verdicts[verdicts["perspective"] == side].assign(
        _place=lambda table: table["action_id"].map(framework.current().order)
    )
    return verdicts.sort_values(["low_schools", "_place"], ascending=[False, True], kind="stable")


def _school_lines(verdicts: pd.DataFrame, side: str) -> list[Line]:
    return [_school_line(row, Sides("school").people(side)) for row in verdicts.to_dict("records")]


def _school_line(row: in_words.Record, people: str) -> Line:
    low, shown, hidden = row["low_schools"], row["schools"], row["hidden_schools"]
    if not shown:
        said = f"{_hidden(hidden)} (too few raters)"
        return Line(row["action_id"], "hidden", _hidden(hidden), said, ())
    if shown + hidden == 1:
        many = f"{rules.MOST_IN_WORDS} or more" if low else "fewer than half"
        said = f"{many} of the {people}s rated it {rules.LOW_IN_WORDS}"
        return Line(row["action_id"], "low" if low else "not low", "", f"{said} (only one school rated it)", ())
    where = in_words.of_schools(low, shown, hidden)
    said = f"{where} {'is' if low < 2 else 'are'} low on it"
    if not low and shown == 1:
        said = "the one school shown is not low on it"
    said += f"; {_hidden(hidden)}" if hidden else ""
    if row["verdict"]:
        said = f"{row['verdict']}: {said}"
    names = [f"Low at: {format.some(row['where'])}"] if low else []
    if row["strong"]:
        names.append(f"Others can learn from {format.some_or_all(row['strong'], ASK)}")
    elif low:
        names.append(f"No school{' shown' if hidden else ''} is strong on it yet")
    first = f"{low} of {shown} low" + (f", {hidden} hidden" if hidden else "")
    return Line(row["action_id"], first, row["verdict"].replace("several schools,", "several,"), said, tuple(names))


def _schools_title(verdicts: pd.DataFrame, side: str) -> str:
    shown, hidden = (int(verdicts[name].max()) if len(verdicts) else 0 for name in ("schools", "hidden_schools"))
    if not shown:
        return "Too few raters to show a school" if hidden else f"No {Sides('school').people(side)} has rated here yet"
    if shown + hidden == 1:
        return "Only one school has ratings here, so there is nothing to compare it with"
    low = verdicts.loc[verdicts["low_schools"] > 0, "verdict"]
    wide = low.isin([findings.DISTRICT_WIDE, in_words.HALF])
    one = low.isin([findings.SPECIFIC, findings.ONE_AT_LEAST])
    several = low.isin([findings.SEVERAL, findings.SEVERAL_AT_LEAST, in_words.MAYBE_HALF])
    among = " shown" if hidden else ""
    only = "in only one school" if not hidden else "in the one school shown" if shown == 1 else _ONLY_ONE_SHOWN
    counted = [
        (int(wide.sum()), f"in {in_words.HALF}" if (low == in_words.HALF).any() else "district-wide"),
        (int(several.sum()), f"in several schools{among if not one.any() else ''}"),
        (int(one.sum()), only),
    ]
    (first, where), *rest = [(n, where) for n, where in counted if n] or [(0, "")]
    if not first:
        return f"No school{among} is low on any action"
    some = format.part(first, first, "action") if first == len(verdicts) else format.number(first, "action")
    groups = [f"{some} {'is' if first == 1 else 'are'} low {where}", *(f"{n} {where}" for n, where in rest)]
    return format.capital(format.listing(groups))


@once
def experiences(counts: pd.DataFrame) -> Picture:
    """Say of each district action which schools' experience is consistent with the district ILT's own view.

    ``counts`` are of the district assessment, one round and district, of every school. Least consistent first.
    """
    table = findings.consistency(counts)
    groups = _by_action(table)
    own = table.drop_duplicates("action_id").assign(school="District ILT", mark=strip_plot.OWN)
    seen = school_marks.marks(
        table, table["cross_mean"], table["cross_n"], pd.Series(strip_plot.CROSS, index=table.index)
    )
    gaps = findings.gaps(counts)
    marks = pd.concat([seen, school_marks.marks(own, own["self_mean"], own["self_n"], own["mark"])], ignore_index=True)
    points, a_mark = school_marks.gathered(marks)
    by_school = _by_school(table, "consistent", {value: f"{name} on" for value, name in _VIEWS.items()})
    return Picture(
        _experience_title(table, gaps),
        _experience_lines(groups, gaps),
        points,
        a_mark,
        {
            _TABLE: SchoolTable(pd.DataFrame(index=range(len(groups))), lambda _: _consistency_table(groups)),
            _SCHOOLS: by_school,
            _EVERY: SchoolTable(table, _experience_table),
        },
    )


_Groups = list[tuple[str, pd.DataFrame]]


def _by_action(table: pd.DataFrame) -> _Groups:
    """Return the rows of ``findings.consistency`` of each action, that in which most schools differ first."""
    groups = [(str(key), group) for key, group in table.groupby("action_id")]
    order = framework.current().order
    return sorted(groups, key=lambda item: (-(item[1]["consistent"] == INCONSISTENT).sum(), order[item[0]]))


def _experience_lines(groups: _Groups, gaps: pd.DataFrame) -> list[Line]:
    pooled = gaps[gaps["scope"] == findings.DISTRICT_ILT]
    together = {row["action_id"]: in_words.gap(row) for row in pooled[pooled["gap"].notna()].to_dict("records")}
    return [_experience_line(key, group, together.get(key, "")) for key, group in groups]


def _experience_line(action_id: str, table: pd.DataFrame, together: str) -> Line:
    known = table[table["consistent"] != ""].sort_values("gap", key=lambda gap: -gap.abs(), kind="stable")
    hidden = int(((table["hidden"] > 0) & (table["cross_n"] == 0) & (table["self_n"] > 0)).sum())
    own = table.iloc[0]
    if not own["self_n"]:
        why = format.fewer_than(int(own["hidden"])) if own["hidden"] else format.NOT_RATED
        return Line(action_id, "district ILT’s rating", why, f"the district ILT’s own view: {why}", ())
    view, own_view = format.mean_of(own["self_mean"], own["self_n"]), f"own view {format.mean(own['self_mean'])}"
    more = f", {hidden} hidden" if hidden else ""
    if known.empty:
        # No school can be shown alone, but all together may be.
        seen = (f"All schools together: {together}",) if together else ()
        said = f"{_ITSELF} {view}; {_hidden(hidden) if hidden else 'no school has rated it'}"
        return Line(action_id, "hidden" if hidden else "no school", own_view, said, seen)
    same = known[known["consistent"] == CONSISTENT].sort_values("school")
    names = [f"About the same: {format.some(list(same['school']))}"] if len(same) else []
    for word, rows in (("lower", known["gap"] > 0), ("higher", known["gap"] < 0)):
        far = known[rows & (known["consistent"] == INCONSISTENT)]
        if len(far):
            far_from = [f"{row.school} (by {format.gap(row.gap)})" for row in far.head(FAR).itertuples()]
            named = format.some(far_from, FAR, of=len(far))
            names.append(f"Rate it {word} than the district ILT does: {named}")
    first = f"{len(same)} of {len(known)} {_VIEWS[CONSISTENT].lower()}"
    who = in_words.of_schools(len(same), len(known), hidden)
    alike = f"{who} {'sees' if len(same) < 2 else 'see'} it about the same"
    if same.empty:
        alike = f"{in_words.of_schools(len(known), len(known), hidden)} see it differently"
    if len(known) == 1:
        who = "the one school shown" if hidden else "the only school that rated it"
        alike = f"{who} sees it {'about the same' if len(same) else 'differently'}"
        first = first if hidden else _VIEWS[known["consistent"].iloc[0]].lower()
    said = f"{_ITSELF} {view}. {format.capital(alike)}" + (f"; {_hidden(hidden)}" if hidden else "")
    return Line(action_id, first, f"{own_view}{more}", said, tuple(names))


def _experience_title(table: pd.DataFrame, gaps: pd.DataFrame) -> str:
    known = table[table["consistent"] != ""]
    if known.empty and gaps.loc[gaps["scope"] == findings.DISTRICT_ILT, "gap"].notna().any():
        return self_and_cross.title(gaps, findings.DISTRICT_ILT)
    if known.empty:
        few = in_words.too_few_of_both(table, "to compare schools’ experience with the district’s own view")
        return few or "No action has ratings from both the district ILT and a school yet"
    far = known[known["consistent"] == INCONSISTENT].groupby("action_id").size()
    if far.empty:
        return "Every school sees the district’s work about the same as the district does"
    key = str(far.idxmax())
    every = int((known["action_id"] == key).sum())
    among = ("school shown", "schools shown") if table["hidden"].any() else ("school", "schools")
    who = format.part(int(far[key]), every, *among) if every > 1 else str(known["school"].iloc[0])
    see = "see" if far[key] > 1 else "sees"
    return f"{format.capital(who)} {see} {format.quoted(key)} differently than the district ILT does"


def _hidden(n: int) -> str:
    return f"{format.number(n, 'school')} hidden"


@once
def lines(counts: pd.DataFrame, assessment: str, side: str) -> dict[str, Line]:
    """Return what is said of each action: of the district's how consistent it is, of the schools' where it is low."""
    if assessment == "district":
        found = _experience_lines(_by_action(findings.consistency(counts)), findings.gaps(counts))
    else:
        rows = in_words.first_verdicts(counts, side).to_dict("records")
        found = [_school_line(row, Sides("school").people(str(row["perspective"]))) for row in rows]
    return {line.action_id: line for line in found}


@once
def of_lines(points: pd.DataFrame, lines: Sequence[Line]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the points of some lines, and what stands behind each row, as ``charts.strip_plot`` takes them."""
    rows = [(line.action_id, line.first, line.second) for line in lines]
    words = pd.DataFrame(rows, columns=["key", "first", "second"])
    return points[points["key"].isin(words["key"])], words


def _by_school(table: pd.DataFrame, column: str, names: dict[str, str]) -> SchoolTable:
    """Return a school a row: on how many actions it stands how, and which."""
    shown = table[table[column] != ""].groupby("school").size()
    schools = pd.Index(table["school"].unique(), dtype="str").sort_values()
    found: dict[str, pd.Series] = {"Actions shown": shown.reindex(schools, fill_value=0)}
    for value, name in names.items():
        rows = table[table[column] == value].groupby("school")["action_id"]
        found[name] = rows.size().reindex(schools, fill_value=0)
        which = name.removesuffix(" on") + ": which"
        found[which] = rows.agg(", ".join).reindex(schools, fill_value="").astype("str")
    return SchoolTable(pd.DataFrame(found).rename_axis("School").reset_index(), lambda rows: rows)


@once
def _verdict_table(verdicts: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            **actions.columns(verdicts["action_id"]),
            "How widespread": verdicts["verdict"],
            "Schools low": verdicts["low_schools"],
            "Schools shown": verdicts["schools"],
            "Schools hidden": verdicts["hidden_schools"],
            "Low in": verdicts["where"],
            "Who to ask": verdicts["strong"],
        }
    )


@once
def _standing_table(table: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            **actions.columns(table["action_id"]),
            "School": table["school"],
            "Mean": format.each(table["mean"], format.mean),
            "Ratings": _number(table["n"], table["hidden"]),
            "Low ratings": table["low"],
            "Level": table["standing"],
        }
    )


def _consistency_table(groups: _Groups) -> pd.DataFrame:
    keys = pd.Series([key for key, _ in groups], dtype="str")
    tables = [group for _, group in groups]
    own = [table.iloc[0] for table in tables]
    return pd.DataFrame(
        {
            **actions.columns(keys),
            "Own view": [format.mean(row["self_mean"]) for row in own],
            "Own ratings": [int(row["self_n"]) for row in own],
            **{
                name: [tuple(table.loc[table["consistent"] == value, "school"]) for table in tables]
                for value, name in _VIEWS.items()
            },
            "Schools shown": [int((table["cross_n"] > 0).sum()) for table in tables],
            "Schools hidden": [int(((table["hidden"] > 0) & (table["cross_n"] == 0)).sum()) for table in tables],
        }
    )


@once
def _experience_table(table: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            **actions.columns(table["action_id"]),
            "School": table["school"],
            "School’s mean": format.each(table["cross_mean"], format.mean),
            "School’s ratings": _number(table["cross_n"], table["hidden"]),
            "District’s own view": format.each(table["self_mean"], format.mean),
            "Own ratings": table["self_n"],
            "Own view minus school’s": format.each(table["gap"], format.signed),
            "School’s view": table["consistent"]
            .map({value: name.lower() for value, name in _VIEWS.items()})
            .fillna(""),
        }
    )


def _number(n: pd.Series, hidden: pd.Series) -> pd.Series:
    return format.each(n, str).mask(n == 0, format.each(hidden, format.no_figure))
