"""All ratings: how many 0s, 1s, 2s and 3s each action got from each side."""

from __future__ import annotations

import pandas as pd

from ilt import format, framework
from ilt.cache import once
from ilt.counts import NS
from ilt.screens import actions, in_words

TIPS = (("action", "Action"), ("who", "Rated by"), ("tip", "Ratings"))
"""What a tooltip says: fields, each with its name."""


@once
def for_chart(table: pd.DataFrame) -> pd.DataFrame:
    """Return rows of ``findings.scoped`` as a chart of the spread wants them, both perspectives for every action."""
    table = table.assign(
        key=table["action_id"],
        action=actions.texts(table["action_id"]),
        who=in_words.who(table),
        tip=[in_words.ratings(row) for row in table.to_dict("records")],
        blank=table["n"].gt(0).map({True: "", False: format.NOT_RATED}),
    )
    agreed = ["agreed"] if "agreed" in table else []
    return table[["key", "perspective", *NS, "n", "not_rated", "action", "who", "tip", "blank", *agreed]]


@once
def table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the spread's twin: the number of 0s, 1s, 2s, 3s and not rated of each action and perspective."""
    names = {**{f"n{value}": f"{value}s" for value in framework.SCALE}, "n": "Ratings", "not_rated": "Not rated"}
    names |= {"agreed": "Agreed"} if "agreed" in rows else {}
    found = rows.rename(columns={"key": "Id", "action": "Action", "perspective": "Perspective", **names})
    return found[["Id", "Action", "Perspective", *names.values()]]
