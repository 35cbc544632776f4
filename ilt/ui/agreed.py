"""What teams agreed on in meetings, as screens show it next to the ratings, marked, to those who may see it."""

from __future__ import annotations

import pandas as pd

from ilt.meetings import agreed_ratings, stored
from ilt.ui.workspace import files
from ilt.ui.workspace.current_workspace import Entries
from ilt.view import View


def of(view: View) -> pd.DataFrame:
    """Return what was agreed on, as far as filters leave it and this visitor may see it: ``agreed_ratings.visible``.

    Districts pooled into one do not show what each agreed on.
    """
    meetings = stored.meetings(Entries("meeting"))
    if not meetings:
        return agreed_ratings.NONE
    said = agreed_ratings.visible(agreed_ratings.of_meetings(meetings), files.permitted())
    return said if said.empty else view.choose(said[said["district"] == view.district])


def explained(rows: pd.DataFrame) -> str:
    """Explain the diamond where there is one."""
    return agreed_ratings.MARK_MEANS if "agreed" in rows and rows["agreed"].notna().any() else ""
