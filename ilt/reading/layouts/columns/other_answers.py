"""The text that somebody typed where a list of schools has "Other": form programs write it into the next column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ilt.reading.cells.column import combined
from ilt.reading.cells.column_kinds import words_of
from ilt.reading.cells.school_names import no_school
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.formats.grid import Grid

_SELECTED = " - Selected Choice"
"""What Qualtrics writes behind a question whose "Other" has a text in a column of its own."""
_OTHER = frozenset(("other", "otro", "otra", "autre", "sonstiges", "andere"))
_WITH_OTHER = frozenset(("please", "specify", "text", "bitte", "angeben", "enter", "describe", "write", "in"))


def other_texts(texts: Sequence[str], schools: Sequence[int]) -> dict[int, int]:
    """Return the column with the texts of those who chose "Other" -> the column of schools that it belongs to.

    >>> other_texts(["School", "School [Other]", "Other school"], [0])
    {1: 0}
    """
    if len(schools) != 1:
        return {}
    base = without_selected(texts[schools[0]])
    found = [at for at, text in enumerate(texts) if base and at != schools[0] and _is_other(text, base)]
    right = schools[0] + 1
    # SurveyMonkey has the label of the option alone, right of the question.
    if not found and right < len(texts) and _is_other(texts[right], ""):
        found = [right]
    return {found[0]: schools[0]} if len(found) == 1 else {}


def without_selected(text: str) -> str:
    """Return a question of Qualtrics without what it writes behind one that has an "Other"."""
    return text.removesuffix(_SELECTED)


def says_other(label: str) -> bool:
    """Tell whether an option is the one for what is in no list, so that somebody types it: ``Other (please specify)``.

    >>> says_other("Other (please specify)"), says_other("Mother Teresa")
    (True, False)
    """
    return _is_other(label, "")


def _is_other(text: str, base: str) -> bool:
    rest = set(words_of(text[len(base) :])) if text.startswith(base) else set()
    return bool(rest & _OTHER) and rest <= _OTHER | _WITH_OTHER


def with_other_texts(body: Grid, others: Mapping[int, int]) -> Grid:
    """Return a grid in which what was typed stands where "Other", or nothing, was chosen."""
    columns = list(body.columns)
    for typed, chosen in others.items():
        pairs = combined(columns[chosen], columns[typed])
        columns[chosen] = pairs.map(lambda pair: _chosen(*pair))
    return replace(body, columns=columns) if others else body


def _chosen(chosen: object, typed: object) -> object:
    """Return the school that somebody chose, or typed where the choice names none."""
    text = clean(cell_text(chosen))
    is_open = not text or no_school(text) == "other"
    return typed if is_open and clean(cell_text(typed)) else chosen
