"""What was shown of a workspace's ratings while projected (``ilt.shown_before``), as its entries keep it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ilt import shown_before
from ilt.store import RELEASED, limits
from ilt.ui.workspace import current_workspace


def settle() -> None:
    """Where two windows kept at once what they show, let stand what was kept first."""
    mine = current_workspace.saver()
    for place in [place for place in mine.conflicts if place[0] == RELEASED] if mine else []:
        mine.choose(place, mine=False)  # type: ignore[union-attr]


def entries() -> dict[str, Any]:
    """Return what was shown, as it is kept."""
    settle()
    mine = current_workspace.saver()
    return mine.all(RELEASED) if mine else {}


def keep(shown: pd.DataFrame) -> dict[str, Any]:
    """Keep what has been shown by now, whoever looked: no role is asked, since nobody decides it; return what is kept.

    Of more groups than a workspace can remember, what was kept before is all that is.
    """
    mine, before = current_workspace.saver(), entries()
    if mine is None or len(shown) > limits.RELEASED_GROUPS:
        return before
    now = shown_before.entries(shown)
    gone = dict.fromkeys(before.keys() - now.keys(), None)  # a group under a new key is not kept under the old one
    mine.put_all(RELEASED, gone | {key: rows for key, rows in now.items() if rows != before.get(key)})
    stored = entries()
    return stored if stored == now else now  # in memory once, where nobody else wrote meanwhile


def forget() -> None:
    """Let the newest ratings be shown, whatever was shown before; for who decides what protects everybody."""
    current_workspace.Entries(RELEASED).put(dict.fromkeys(entries(), None))
