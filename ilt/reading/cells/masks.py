"""What may be shown of cells and headings of which nobody knows yet whether they hold people's names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ilt.reading.cells import names_in_headings, rating_values
from ilt.reading.cells.text import clean, shown

EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,255}")
TIME = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b.*|\d{1,2}:\d{2}\b.*", re.DOTALL)
SCHOOL_WORDS = frozenset(
    ("elementary", "middle", "high", "school", "academy", "primary", "secondary", "campus", "prep", "k-8")
)
_FIGURE = re.compile(r"[\d.,\s%+\-–]*")
_TIME = re.compile(r"(?=\d)[\d.,:/\sTZ+\-]*(?:[ap]\.?m\.?)?", re.IGNORECASE)
_SEVERAL = re.compile(r"[^\w\s.'’&-]|\s-\s")
"""What stands between a name of a school and something else."""
_WORDS, _LONGEST = 6, 40


def initials(text: str) -> str:
    """Return the first letter of each word of a text, so that one can tell it apart and not read it.

    >>> initials("Pat Doe")
    'P… D…'
    """
    words = clean(text).split()
    return " ".join(f"{word[0]}…" for word in words[:_WORDS]) + (" …" if len(words) > _WORDS else "")


def heading(text: str) -> str:
    """Return a heading as it may be shown: what may be a person's name in it is cut to its initials.

    >>> heading("Rating (Principal)"), heading("Weight"), heading("Rated by Pat Doe")
    ('Rating (Principal)', 'Weight', 'Rated by P… D…')
    """
    return shown(names_in_headings.masked(EMAIL.sub(lambda found: f"{found[0][0]}…", clean(text))))


def cells(texts: Sequence[str], *, whole: bool) -> list[str]:
    """Return texts as they may be shown: figures, times and schools as they are, else how long they are, or initials.

    Parameters
    ----------
    whole
        Whether the column is one that holds no names: its texts are shown as they are.
    """
    return [text if whole else _cell(text) for text in (shown(text, _LONGEST) for text in texts)]


def known(text: str) -> str:
    """Return a cell of a column that is guessed to hold no names: of other words than headings have, the first letter.

    >>> known("Self (Pat Doe)"), known("School ILT"), known("Oak Elementary"), known("3 - Pat Doe")
    ('Self (P… D…)', 'School ILT', 'Oak Elementary', '3 - P… D…')
    """
    text = shown(text, _LONGEST)
    return text if _is_plain(text) else heading(text)


def _cell(text: str) -> str:
    return text if _is_plain(text) else initials(text)


def _is_plain(text: str) -> bool:
    """Tell whether a text is nothing but a figure, a time, a rating or the name of a school."""
    if len(text) < 2 or _FIGURE.fullmatch(text) or _TIME.fullmatch(text):
        return True
    words = [word.strip(".").casefold() for word in text.split()]
    if SCHOOL_WORDS & set(words[1:]) and not _SEVERAL.search(text):
        return True
    said = rating_values.parse(text)
    return not said.code and not said.note
