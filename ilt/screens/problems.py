"""Problems in files, on Add and review ratings: what was not counted and how to fix it; what was corrected."""

from __future__ import annotations

import html
from collections.abc import Iterable

import pandas as pd

from ilt import format

_FIX_HERE = "see “What is wrong” and enter the right value under Correction. Or fix your file and add it again."
WHAT_IS_WRONG, CORRECTION = "What is wrong", "Correction"
CORRECTION_HELP = (
    "Enter what the cell should say: a rating (0, 1, 2, 3, or n/a for not rated), a name, an action such as S2.2, a "
    "side (self or cross), a round or a time. Enter “-” to clear a mark or a remark. Enter “leave out” if it should "
    "not count: one rating, a person’s row or an action’s ratings, whichever the problem is about."
)
USE_CORRECTIONS, NONE_YET = "Use these corrections", "You have not entered a correction yet."
CHANGED, LIST_AGAIN = "While you were working, someone else changed these problems.", "Refresh this list"
DOWNLOAD = "Download the problems (CSV)"
LEFT_OUT_ALT = "The cells that an answer or a correction leaves out"
UNDO = "Undo"


def not_counted(problems: int, *, fixable: bool) -> str:
    """Say what became of problems, and how to fix them: on this screen, where one is in a cell, or else in the file."""
    these, them, one = ("this", "it", "it") if problems == 1 else ("these", "them", "one")
    if not fixable:
        return f"We did not count {these}. Fix the file and add it again."
    continues = f"everything else counts. You can continue without {them}. To fix {one} here"
    return f"We did not count {these}; {continues}, {_FIX_HERE}"


def no_cell(edited: pd.DataFrame) -> str:
    """Say which corrections were entered where there is no cell to correct; blank where none was.

    ``edited`` has ``source, row, cell`` and ``correction``: row by row, as the table of problems has them.
    """
    typed = edited[(edited["cell"] == "") & (edited["correction"].fillna("").astype("str").str.strip() != "")]
    if typed.empty:
        return ""
    rows = zip(typed["source"], typed["row"], strict=True)
    where = format.some([source if pd.isna(row) else f"{source}, row {row}" for source, row in rows], 3)
    return (
        f"Nothing is corrected yet. You entered a correction for a problem that has no cell of its own ({where}). "
        "Delete that correction and try again. To fix that problem, change your file and add it again."
    )


def listed(problems: Iterable[tuple[str, str, str]], many: int) -> str:
    """Return problems as a list in HTML, for phones: of each its place, its cell if it has one, and what is wrong.

    Where not all of ``many`` are there, the list ends by saying so. What people typed is escaped.
    """
    items = [
        f"<li>{html.escape(', '.join(filter(None, [where, cell and f'cell {cell}'])))}"
        f"<ul><li>{html.escape(message)}</li></ul></li>"
        for where, cell, message in problems
    ]
    end = "" if len(items) >= many else f"<li>and {many - len(items):,} more, in the table</li>"
    return f'<ul class="figures said">{"".join(items)}{end}</ul>'


def left_out(cells: int) -> str:
    """Say how many cells are left out by what somebody chose."""
    return f"{format.number(cells, 'cell')} left out, as you chose"


def first_shown(most: int) -> str:
    """Say that a list is longer than what is shown of it."""
    return f"These are the first {most:,}. The download has all of them."


def correction(where: str, cell: str, was: str, now: str) -> str:
    """Say what a cell was corrected to."""
    return f"{where}, cell {cell}: “{was}” → “{now}”"


def without(gone: str, files: int) -> str:
    """Say what became of what a person was typing: ``gone`` says what somebody else did to so many files."""
    return f"{gone}. The corrections or answers you were typing for {'it' if files == 1 else 'them'} were not saved."


def removed(files: int) -> str:
    """Say that somebody else removed files."""
    return f"Someone else removed {format.number(files, 'file')}"


def confirmed(names: str) -> str:
    """Say that somebody else confirmed files."""
    return (
        f"Someone else confirmed {names}. Individual ratings are hidden once a file is confirmed, except in the "
        "full-detail view"
    )
