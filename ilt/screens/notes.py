"""Notes: what people wrote, counted in the title; and how to read them."""

from __future__ import annotations

import pandas as pd

from ilt import format

HOW = """
Every note stands with its rating, its school and its side: **self** is a member of the rated team, **cross**
somebody from the other side. Notes are shown as they were written and never with a name; but in a small team people
know each other's words. A rating stands beside a note only where each rating in its group was given by
enough raters. Search looks for the words anywhere in a note, whatever their case.
"""


def title(notes: pd.DataFrame, *, hiding: bool) -> str:
    """Head the screen with how many notes there are, and on which action most; ``hiding``: some may be hidden."""
    if notes.empty:
        return "No note is shown here" if hiding else "Nobody wrote a note here"
    most = notes["action_id"].value_counts()
    keys = [str(key) for key in most.index[most == most.max()]]
    where = f"{format.quoted(keys[0])} ({most.max()})" if len(keys) == 1 else f"{len(keys)} actions ({most.max()} each)"
    return f"{format.number(len(notes), 'note')}, most on {where}"
