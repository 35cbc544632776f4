"""Actions as tables and charts name them."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from ilt import framework
from ilt.charts.layout import Item


def texts(keys: pd.Series) -> pd.Series:
    """Return the wording of each action id."""
    return keys.map({action.id: action.text for action in framework.current().actions})


def with_id(action_id: str) -> str:
    """Return how lists name an action; its id alone where another framework has it.

    >>> with_id("S3.2"), with_id("X9")
    ('S3.2 Reviews student tasks and work samples', 'X9')
    """
    known = framework.current().by_id.get(action_id)
    return f"{action_id} {known.short_label}" if known else action_id


def columns(keys: pd.Series, *, populations: bool = True) -> dict[str, pd.Series]:
    """Return the columns with which a table of actions begins: ``Id``, ``Action`` and which students it focuses on."""
    named = {"Focuses on": keys.map({action.id: action.names for action in framework.current().actions})}
    return {"Id": keys, "Action": texts(keys), **(named if populations else {})}


def tag(action: framework.Action) -> str:
    """Return the tag of an action: the students that it names, or blank."""
    return " · ".join(action.populations)


def items(actions: Iterable[framework.Action]) -> list[Item]:
    """Return actions as rows to lay out; the key is the id."""
    return [(action.id, action.short_label, tag(action)) for action in actions]
