"""Self vs. cross: gaps, the two sides side by side, and how to read them."""

from __future__ import annotations

import pandas as pd

from ilt import findings, format, framework, rules
from ilt.cache import once, records
from ilt.charts import layout
from ilt.people import Sides
from ilt.ratings import CROSS, SELF
from ilt.screens import actions, focus_areas, in_words

LARGEST, BY_ACTION, DISAGREE = "Largest gaps", "By action", "Where raters disagree"
ALL_RATINGS, SIDE_BY_SIDE = "All ratings", "Side by side"
VIEWS = (LARGEST, BY_ACTION, DISAGREE, ALL_RATINGS, SIDE_BY_SIDE)
"""What can be looked at; ``LARGEST`` is first, and of several schools only. The words are in addresses."""
RENAMED = {"Talk first": DISAGREE, "Spread": ALL_RATINGS, "Mirror": SIDE_BY_SIDE}
"""What they were called in addresses that people still have."""
HOW = f"""
A **filled circle** shows how a team rates itself (self). An **open circle** shows how others rate it (cross): the
district rates school teams, and schools rate the district ILT. The line between them is the **gap**: the self mean
minus the cross mean. A gap of {rules.LARGE_GAP} or more, in either direction, is large;
{rules.NOTABLE_GAP} or more is notable.

A gap is calculated before rounding, so it can be 0.1 more or less than what you get by subtracting the rounded means.

**Shared strength**: both means (averages) are {rules.STRENGTH} or more. **Shared need**: both are under
{rules.STRENGTH}. **Blind spot**: self is {rules.STRENGTH} or more, cross is under {rules.STRENGTH}, and the gap is
notable. **Hidden strength**: cross is {rules.STRENGTH} or more, self is under {rules.STRENGTH}, and the gap is notable.
**Both close to {rules.STRENGTH}**: one is {rules.STRENGTH} or more, one is under {rules.STRENGTH}, and the gap is not
notable. This dashboard added these names and cutoffs. *All ratings* shows every rating behind a mean.

**{DISAGREE}** lists the actions on which two people on the same side rated the same team
{rules.APART_IN_WORDS} or more points apart (a 0 and a 2, say). The same mean can hide very different views.
*Close together*, *mixed* and *far apart* say how far apart the ratings of two such people are, on average.
"""
VIEW = "View"
SIDES_TITLE = "How schools and the district see themselves and each other"
TABLE_ALT = "Self, cross and gap as a table"
SPLITS_ALT = "All disagreements as a table"
HOW_CLOSE = "How closely raters agree"
AGREEMENT_ALT = "How closely raters agree on each focus area"
AGREEMENT_CAPTION = (
    "Take any two people on the same side who rated the same team: how far apart are their ratings of an action, on "
    "average?"
)
RATINGS = "Ratings"
RATINGS_ALT = "Number of 0s, 1s, 2s and 3s for each action"
RATINGS_TABLE_ALT = "Number of 0s, 1s, 2s and 3s for each action and perspective"
NOT_RATED = "No one rated this in this round."
SIDES_TABLE_ALT = "How each side rates each focus area"


def explained(sides: Sides) -> str:
    """Explain the marks of the gaps."""
    return f"{sides.legend}   mean ratings, 0-3; largest gap first"


def ratings_explained(sides: Sides) -> str:
    """Explain the picture of all ratings."""
    return (
        "Ratings of 0 and 1 are to the left of the line; 2 and 3 are to the right. The numbers show how often each "
        f"rating was given.   {sides.legend}"
    )


def every_action(actions: int) -> str:
    """Name the switch that shows all actions."""
    return f"Show all {actions} actions"


def every_split(splits: int) -> str:
    """Name the switch that shows all disagreements."""
    return f"Show all {format.number(splits, 'disagreement')}"


def panel_alt(name: str, words: str) -> str:
    """Describe one of the two charts that stand side by side."""
    return f"{name}: {words}, by focus area"


TIPS = (("action", "Action"), ("tip", "Ratings"), ("gap_words", "In words"))
AGREED_TIPS = (("action", "Action"), ("agreed_words", "In a meeting"))
"""What tooltips say: fields, each with its name."""
PANELS = (
    (findings.DISTRICT_ILT, "district", "The district ILT", "● its own ratings   ○ ratings by schools"),
    (findings.ALL_SCHOOLS, "school", "School ILTs", "● their own ratings   ○ ratings by the district"),
)
"""The two charts side by side: whose rows, of which assessment, their name and legend."""
_HALF = "differ by less than half a point on every action"


@once
def title(table: pd.DataFrame, scope: str = "", *, some_schools: bool = False) -> str:
    """Head a screen with the largest gap of rows of ``findings.gaps``, of one ``scope`` or of all; equals are counted.

    Where all schools together are close and single schools are not, both is said. ``some_schools``: only some are
    looked at.
    """
    rows = table[table["scope"] == scope] if scope else table
    known = rows[rows["gap"].notna()]
    if known.empty:
        return in_words.too_few_of_both(rows, "to compare the two sides") or "No action has ratings from both sides yet"
    row = known.loc[known["gap"].abs().idxmax()]
    if row["size"] == "small":
        return _close(table, known, scope, "these" if some_schools else "all")
    others = int((format.each(known["gap"], format.gap) == format.gap(row["gap"])).sum()) - 1
    more = f" ({format.number(others, 'other gap')} {'is' if others == 1 else 'are'} as large)" if others else ""
    return format.capital(in_words.gap(row.to_dict(), format.quoted(row["action_id"]))) + more


def _close(table: pd.DataFrame, known: pd.DataFrame, scope: str, which: str) -> str:
    # Where a side has not rated an action, or is hidden, nothing is said of it.
    rows = table[table["scope"] == scope] if scope else table
    half = _HALF if len(known) == len(rows) else f"{_HALF} that both rated"
    if scope in (findings.ALL_SCHOOLS, findings.DISTRICT_ILT):
        single = table[(table["scope"] == findings.SCHOOL) & table["size"].isin(["notable", "large"])]
        apart = int(single["school"].nunique())
        more = (
            f". In {format.number(apart, 'school')}, they differ by half a point or more on at least one action"
            if apart
            else ""
        )
        return f"With {which} schools combined, the two sides {half}{more}"
    schools = known.loc[known["scope"] == findings.SCHOOL, "school"].unique()
    where = f"{schools[0]}: the" if len(schools) == 1 else "In each school, the"
    return f"{where} two sides {half}"


@once
def for_chart(table: pd.DataFrame, what: str = "action_id") -> pd.DataFrame:
    """Return rows of ``findings.gaps`` (with ``focus_area``: ``findings.focus_areas``) as a dumbbell wants them."""
    keys = table[what].astype("str")
    return pd.DataFrame(
        {
            "key": table.get("key", keys),
            "self": table["self_mean"],
            "cross": table["cross_mean"],
            "self_text": focus_areas.means(table, "self"),
            "cross_text": focus_areas.means(table, "cross"),
            "size": table["size"],
            "pair": table.get("pair", ""),
            "action": (focus_areas.names if what == "focus_area" else actions.texts)(keys),
            "tip": [format.capital(in_words.both_means(row)) for row in records(table)],
            "gap_words": [in_words.gap(row) for row in records(table)],
            **{name: table[name] for name in ("agreed", "agreed_words") if name in table},
        }
    )


@once
def by_size(gaps: pd.DataFrame, *, known: bool = False) -> pd.DataFrame:
    """Return rows of ``findings.gaps``, the largest gap first; ``known``: without those that have none."""
    rows = gaps.dropna(subset="gap") if known else gaps
    return rows.sort_values("gap", key=lambda gap: -gap.abs(), kind="stable")


@once
def first(rows: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return so many rows, the first ones."""
    return rows.head(most)


@once
def of_schools(gaps: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of ``findings.gaps`` of single schools."""
    return gaps[gaps["scope"] == findings.SCHOOL]


@once
def largest(gaps: pd.DataFrame, most: int) -> tuple[pd.DataFrame, list[layout.Item]]:
    """Return the largest gaps of single schools, largest first, with a ``key``, and their items to lay out."""
    table = by_size(of_schools(gaps), known=True).head(most)
    table = table.assign(key=table["school"] + " " + table["action_id"])
    by_id = framework.current().by_id
    return table, [
        (row.key, f"{row.school}: {by_id[row.action_id].short_label}", actions.tag(by_id[row.action_id]))
        for row in table.itertuples()
    ]


@once
def table(gaps: pd.DataFrame) -> pd.DataFrame:
    """Return rows of ``findings.gaps`` as people read them: figures printed, the gap in words."""
    return pd.DataFrame(
        {
            **actions.columns(gaps["action_id"]),
            "School": gaps["school"],
            "Self": format.each(gaps["self_mean"], format.mean),
            "Self ratings": gaps["self_n"],
            "Cross": format.each(gaps["cross_mean"], format.mean),
            "Cross ratings": gaps["cross_n"],
            **{
                name: gaps[name] for name in ("Schools with self ratings", "Schools with cross ratings") if name in gaps
            },
            **({"Agreed": gaps["agreed"]} if "agreed" in gaps else {}),
            "Gap": format.each(gaps["gap"], format.signed),
            "Size": gaps["size"],
            "Type": gaps["pair"],
            "In words": [format.capital(in_words.gap(row)) for row in records(gaps)],
        }
    )


@once
def side_by_side(areas: pd.DataFrame, *, of_schools_alone: bool = False) -> pd.DataFrame:
    """Return the four views of each focus area, from pooled rows of ``findings.focus_areas`` of both assessments.

    ``of_schools_alone``: the two of the schools, where several districts have an ILT each.
    """
    result = pd.DataFrame({"Focus area": [f"{area.number} {area.name}" for area in framework.current().areas]})
    numbers = [area.number for area in framework.current().areas]
    views = (
        (findings.DISTRICT_ILT, SELF, "District ILT rates itself"),
        (findings.DISTRICT_ILT, CROSS, "Schools rate the district ILT"),
        (findings.ALL_SCHOOLS, SELF, "School ILTs rate themselves"),
        (findings.ALL_SCHOOLS, CROSS, "District rates the school ILTs"),
    )
    for scope, side, name in views[2:] if of_schools_alone else views:
        rows = areas[areas["scope"] == scope].set_index("focus_area").reindex(numbers)
        result[name] = [
            f"{mean} (n {int(n)})" if n else "hidden" if hidden else format.NOT_RATED
            for mean, n, hidden in zip(
                focus_areas.means(rows, side),
                rows[f"{side}_n"].fillna(0),
                focus_areas.hidden_actions(rows, f"{side}_"),
                strict=True,
            )
        ]
    return result
