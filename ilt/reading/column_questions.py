"""The questions about columns whose headings do not say for certain what they hold, and about what they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ilt.reading.cells import masks
from ilt.reading.cells.text import shown
from ilt.reading.questions import ALL_BUT, COUNT_ALL, ONLY, SAYS_OTHER, SAYS_SO, Question, quoted

_PAIR = 2


def about_unnamed_column(source: str, name: str, heading: str, cells: Sequence[str]) -> Question:
    """Ask whether a column that is called something else says the ``round`` or the ``perspective`` of each row."""
    key, what = {"round": ("round-column", "when it was"), "perspective": ("side-column", "whose ratings they are")}[
        name
    ]
    some = quoted(list(map(shown, cells)))
    text = f"Does the column “{masks.heading(heading)}” (with {some}) say of each row {what}?"
    return Question(key, source, text, (SAYS_SO, SAYS_OTHER))


def about_school_column(source: str, heading: str, schools: Sequence[str], *, first: bool) -> Question:
    """Ask whether a column says the school of each row; the ``first`` column that may has the short key."""
    shown_heading = masks.heading(heading)
    text = f"Does the column “{shown_heading}” (with {quoted(list(map(shown, schools)))}) say the school of each row?"
    return Question("school-column" if first else f"school-column:{shown_heading}", source, text, (SAYS_SO, SAYS_OTHER))


def about_who_rated(source: str, heading: str) -> Question:
    """Ask whether a column says who rated, where one rater's answers name several people."""
    text = (
        "Some raters answered several times for one team, each time with another name under "
        f"“{masks.heading(heading)}”. Does that column say whose ratings these are?"
    )
    return Question("rater-column", source, text, (SAYS_SO, SAYS_OTHER))


def about_raters(source: str, heading: str, *, first: bool) -> Question:
    """Ask whether a column says who rated, where nothing else does; the ``first`` column that may has the short key."""
    shown_heading = masks.heading(heading)
    text = (
        f"Nothing says for certain who rated, but each answer has something of its own under “{shown_heading}”. Does "
        "that column say who rated? If not, each answer counts as another person’s."
    )
    return Question("rater-column" if first else f"rater-column:{shown_heading}", source, text, (SAYS_SO, SAYS_OTHER))


def about_status(source: str, heading: str, words: Mapping[str, int], *, first: bool) -> Question:
    """Ask which words of a column count; ``words`` has the rows of each, the ``first`` such column the short key."""
    several = len(words) > _PAIR
    some = ", ".join(f"“{word}” ({'1 row' if count == 1 else f'{count:,} rows'})" for word, count in words.items())
    text = f"The column “{masks.heading(heading)}” says {some}. Which of these rows count?"
    choices = (COUNT_ALL, *(f"{ONLY}{word}" for word in words), *(f"{ALL_BUT}{word}" for word in words if several))
    return Question("status" if first else f"status:{masks.heading(heading)}", source, text, choices)
