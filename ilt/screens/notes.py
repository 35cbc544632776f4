"""Notes: what people wrote, counted in the title; and how to read them."""

from __future__ import annotations

import pandas as pd

from ilt import format
from ilt.cache import once

HOW = """
Each note shows its school and its side: **self** means that a member of the rated team wrote it; **cross** means that
someone from the other side did (the district about a school, or a school about the district). It also shows the
rating, with one exception: in the presentation view, if fewer people than the minimum group size gave a certain rating
(only one of them gave a 0, for example), all of the group's notes on that action appear without ratings, so that no
one can tell who wrote what. Notes appear exactly as written, but without the names of the people who wrote them. The
search ignores capitalization.
"""
NONE_HERE = "No notes here"
CHOOSE_OTHER = (
    "No one wrote a note, or too few people rated to show their notes. Choose another round, school or focus area."
)
SEARCH, ACTION, EVERY_ACTION, RATING = "Search the notes", "Action", "All actions", "Rating"
BY_RATING = "In the presentation view, this finds notes only in groups where enough people gave each rating."
NO_MATCH = "No matching notes"
SEARCH_LESS = "Use fewer search words, or choose another action or rating."
NOT_SHOWN = "No notes are shown here."
NOT_WRITTEN = "There are no notes on these actions."


def page(notes: int, number: int, pages: int) -> str:
    """Count the notes that are found, and say which page of them is shown."""
    return format.number(notes, "note") + (f", page {number} of {pages}" if pages > 1 else "")


def rated(rating: object) -> str:
    """Say the rating that a note came with."""
    return f"rated {rating}"


def more(notes: int) -> str:
    """Count the notes that are not listed here."""
    return f"and {notes} more on Notes"


@once
def title(notes: pd.DataFrame, *, hiding: bool) -> str:
    """Head the screen with how many notes there are, and on which action most; ``hiding``: some may be hidden."""
    if notes.empty:
        return "No notes are shown here" if hiding else "There are no notes on these actions"
    most = notes["action_id"].value_counts()
    keys = [str(key) for key in most.index[most == most.max()]]
    first = f"{format.quoted(keys[0])} has" if len(keys) == 1 else f"{len(keys)} actions have"
    return f"{format.number(len(notes), 'note')}; {first} the most ({most.max()}{' each' * (len(keys) > 1)})"
