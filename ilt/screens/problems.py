"""Problems in files, on Add and review ratings: what was not counted and how to fix it; what was corrected."""

from __future__ import annotations

from ilt import format

FIXABLE = (
    "We did not count these; everything else counts. You can continue without them. To fix one here, enter what the "
    "cell should say under Correction, as “What is wrong” says. Or fix your file and add it again."
)
FIX_THE_FILE = "We did not count this. Fix the file and add it again."
WHAT_IS_WRONG, CORRECTION = "What is wrong", "Correction"
CORRECTION_HELP = (
    "Enter what the cell should say: a rating (0, 1, 2, 3, or n/a for not rated), a name, an action such as S2.2. Or "
    "enter the words “leave out” (do not count this and do not ask again)."
)
USE_CORRECTIONS, NONE_YET = "Use these corrections", "You have not entered a correction yet."
CHANGED, LIST_AGAIN = "While you were working, someone else changed these problems.", "Refresh this list"
DOWNLOAD = "Download the problems (CSV)"
LEFT_OUT_ALT = "The cells that an answer or a correction leaves out"
UNDO = "Undo"


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
