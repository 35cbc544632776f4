"""One team's ratings: from both sides, and from the side that comes first."""

from __future__ import annotations

import pandas as pd

from ilt import findings
from ilt.cache import once
from ilt.ratings import CROSS, PERSPECTIVES, SELF


@once
def main_side(scoped: pd.DataFrame) -> str:
    """Return ``self``, or ``cross`` where only ratings by others are shown."""
    shown = set(scoped.loc[scoped["n"] > 0, "perspective"])
    return CROSS if shown == {CROSS} else SELF


def first_side(chosen: str, scoped: pd.DataFrame) -> str:
    """Return the side that a sentence about one side is of: the one that is chosen; of both, ``main_side``."""
    return chosen if chosen in PERSPECTIVES else main_side(scoped)


@once
def both_sides(found: pd.DataFrame, scope: str, school: str) -> pd.DataFrame:
    """Return the rows of one team from both sides; with one school's view of the district, its ILT's own.

    What the school left out is there as well: the district ILT's ratings of it are on other screens. ``found`` has a
    row a side: ``findings.scoped``, ``scoped_areas`` or ``agreement``, ``changes.compare`` or ``compare_areas``.
    """
    rows = findings.of_scope(found, scope, school)
    if scope == findings.SCHOOL and not rows.empty and (found["assessment"] == "district").all():
        own = (found["scope"] == findings.DISTRICT_ILT) & (found["perspective"] == SELF)
        rows = pd.concat([found[own], rows])
    return rows


@once
def both_means(found: pd.DataFrame, scope: str, school: str) -> pd.DataFrame:
    """Return what ``both_sides`` does of a table that has both sides in a row: ``findings.gaps``, ``focus_areas``."""
    rows = findings.of_scope(found, scope, school)
    if scope != findings.SCHOOL or rows.empty:
        return rows
    what = "focus_area" if "focus_area" in found else "action_id"
    own = found[(found["scope"] == findings.DISTRICT_ILT) & (found["self_n"] > 0) & ~found[what].isin(rows[what])]
    if own.empty:
        return rows
    alone = own.assign(scope=scope, school=school, cross_mean=float("nan"), cross_n=0, gap=float("nan"), size="")
    nothing = {"pair": "", "hidden": 0, "cross_hidden_actions": 0}
    alone = alone.assign(**{name: none for name, none in nothing.items() if name in found})
    return pd.concat([rows, alone]).sort_values(what, ignore_index=True)
