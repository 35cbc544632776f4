"""Ratings in stars, of which none at all is exported as a blank cell: what a blank means there is asked.

Airtable exports a rating of no stars, and none given, alike.
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from ilt.framework import SCALE
from ilt.reading import column_questions
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.layouts.table import Table, seen_text
from ilt.reading.questions import NOT_RATED
from ilt.reading.stages import TableLog

KEY, NO_STARS = "blank-stars", "0"
_STARS = re.compile(r"\bstars?\b|[★☆⭐]", re.IGNORECASE)
_OF_AIRTABLE = re.compile(r"-(?:grid|gallery|list|kanban)(?: view)?(?: ?\d+)?\.csv\Z|-grid view\b", re.IGNORECASE)
_FEWEST = 3
_FROM_1 = {str(rating) for rating in SCALE if rating}


def with_blank_stars(table: Table, log: TableLog) -> tuple[Table, bool]:
    """Return a table with a 0 in place of blank cells, where somebody said so, and whether that is open.

    It is asked where all ratings are bare numbers from 1 to 3 and some are blank, and either a heading of ratings says
    stars, or the name of the file is one that Airtable gives.
    """
    ratings = table.fields["rating"]
    filled = ratings.where(seen_text)
    blank = ~filled
    for broken in table.broken:
        blank &= ~broken.rows
    if table.actions_in_header:
        # Who gave no stars at all may have rated nothing.
        blank &= np.isin(table.numbers, table.numbers[filled])
    texts = [clean(cell_text(cell)).removesuffix(".0") for cell in ratings.present() if seen_text(cell)]
    if not blank.any() or int(filled.sum()) < _FEWEST or not {*texts} <= _FROM_1:
        return table, False
    if not _may_be_stars(table, log.source):
        return table, False
    question = column_questions.about_blank_stars(log.source, int(blank.sum()), (NO_STARS, NOT_RATED))
    if log.ask(question, (NO_STARS, NOT_RATED).__contains__):
        return table, True
    if log.answer(KEY) != NO_STARS:
        return table, False
    log.say("Blank cells were read as 0 (no stars), as you said.")
    return replace(table, fields={**table.fields, "rating": ratings.masked(~blank, NO_STARS)}), False


def _may_be_stars(table: Table, source: str) -> bool:
    """Tell whether a heading of ratings, or the name of the file, suggests stars."""
    headings = [table.headers.get(at, "") for at in table.rated]
    return any(map(_STARS.search, headings)) or _OF_AIRTABLE.search(source) is not None
