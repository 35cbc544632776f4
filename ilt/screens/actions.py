"""Actions as tables and charts name them."""

from __future__ import annotations

import pandas as pd

from ilt import framework


def texts(keys: pd.Series) -> pd.Series:
    """Return the wording of each action id."""
    return keys.map({action.id: action.text for action in framework.current().actions})


def columns(keys: pd.Series, *, populations: bool = True) -> dict[str, pd.Series]:
    """Return the columns with which a table of actions begins: ``Id``, ``Action`` and ``Names``, whom they name."""
    named = {"Names": keys.map({action.id: action.names for action in framework.current().actions})}
    return {"Id": keys, "Action": texts(keys), **(named if populations else {})}
