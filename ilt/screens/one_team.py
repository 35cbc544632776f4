"""One team's ratings: from both sides, and from the side that comes first."""

from __future__ import annotations

import pandas as pd

from ilt import findings
from ilt.cache import once
from ilt.ratings import CROSS, SELF


@once
def main_side(scoped: pd.DataFrame) -> str:
    """Return ``self``, or ``cross`` where only ratings by others are shown."""
    shown = set(scoped.loc[scoped["n"] > 0, "perspective"])
    return CROSS if shown == {CROSS} else SELF


@once
def both_sides(scoped: pd.DataFrame, scope: str, school: str) -> pd.DataFrame:
    """Return the rows of one team from both sides; with one school's view of the district, its ILT's own.

    What the school left out is there as well: the district ILT's ratings of it are on other screens.
    """
    rows = findings.of_scope(scoped, scope, school)
    if scope == findings.SCHOOL and not rows.empty and (scoped["assessment"] == "district").all():
        own = (scoped["scope"] == findings.DISTRICT_ILT) & (scoped["perspective"] == SELF)
        rows = pd.concat([scoped[own], rows])
    return rows
