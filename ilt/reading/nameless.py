"""How many people gave the ratings of a table in which nobody is named, one rating a row."""

from __future__ import annotations

import numpy as np

from ilt.factorize import Mask
from ilt.reading.cells.column import Column, Numbers, combined

_ONE_PERSONS = 4
"""So many actions, each once, are one person's; fewer may be of several."""

_EACH = "Nothing says who rated: each of the {:,} ratings counts as another person’s."


def people_of(teams: Column, actions: Column, sound: Mask) -> tuple[Numbers | None, str]:
    """Return the person of each row, where each team's rows are one's, and what is to be said of it.

    They are where each team has each action once, and one has four or more. Else each row is a person's of its own,
    which is ``None``.

    Parameters
    ----------
    teams
        What each row says of the round, the school and the side.
    actions
        The action of each row; blank where it is not known.
    """
    known = sound & actions.where(bool)
    count = int(known.sum())
    if not count:
        return None, ""
    pairs = combined(teams, actions)
    once = int(np.bincount(pairs.codes[known]).max()) == 1
    rows = np.bincount(teams.codes[known])
    if not once or int(rows.max()) < _ONE_PERSONS:
        return None, _EACH.format(count) if count > 1 else ""
    many = int((rows > 0).sum())
    whose = "the ratings" if many == 1 else f"the ratings of each team ({many:,})"
    numbers: Numbers = teams.codes.astype(np.int64)
    return numbers, f"Nothing says who rated, and no action comes twice: {whose} count as one person’s."
