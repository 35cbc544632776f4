"""All districts of a connection, for who sees every one of them."""

from __future__ import annotations

from typing import Any

from ilt.shown import FULL_DETAIL
from ilt.sources import ranking
from ilt.sources.ranking import Ranking
from ilt.ui.workspace import connected, files


def rounds() -> list[str]:
    """Return the rounds that any district has."""
    return ranking.rounds(connected.source().counts())


def ranked(**how: Any) -> Ranking:
    """Return a page of districts, as ``ilt.sources.ranking`` ranks them under this workspace's minimum group sizes."""
    minimums = FULL_DETAIL if files.working() else files.minimums()
    return ranking.ranked(connected.source().counts(), minimums=minimums, **how)
