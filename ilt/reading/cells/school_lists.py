"""Several schools in one cell: on lines of their own, with a mark or a word between, or codes with spaces."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from ilt.framework import text_key
from ilt.reading.cells.text import clean
from ilt.reading.cells.titles import looks_like_school

_MOST, _MOST_WORDS, _TWO = 20, 24, 2
_AND = re.compile(r"\s?[&+]\s?")
_JOINED = re.compile(r"\s?[,;/&+|]\s?|\s(?:and|y|und|et)\s", re.IGNORECASE)
_DASHED = re.compile(r"\s[-–—]\s")
_CODE = re.compile(r"[^\W_]+(?:_[^\W_]+)+")
_BETWEEN = frozenset(("and", "y", "und", "et", "&", "/", "+", "-", "–", "—", "|"))
_PART_WORDS = frozenset(("campus", "building", "annex", "site", "wing"))


def lists_of_schools(said: Collection[str], cells: Iterable[object]) -> list[tuple[str, Sequence[str]]]:
    """Return the texts that name several schools, and each of them.

    Parameters
    ----------
    said
        The clean texts of a column.
    cells
        Its cells as they were written, with their line breaks.

    Examples
    --------
    >>> lists_of_schools(["Oak", "Elm", "Oak Elm", "Oak Hill"], [])
    [('Oak Elm', ['Oak', 'Elm'])]
    >>> lists_of_schools(["Oak Elementary - Elm Middle", "St. Brendan School, North Campus"], [])
    [('Oak Elementary - Elm Middle', ['Oak Elementary', 'Elm Middle'])]
    """
    known = {text_key(text): text for text in said}
    lines = {clean(cell).rstrip("; "): _lines(cell) for cell in cells if isinstance(cell, str) and "\n" in cell}
    found: list[tuple[str, Sequence[str]]] = []
    for text in said:
        for pieces in (_JOINED.split(text), lines.get(text, []), _DASHED.split(text)):
            own = [piece for piece in pieces if piece]
            if 1 < len(own) <= _MOST and all(_is_school(piece, known) for piece in own):
                found.append((text, own))
                break
        else:
            words = text.split()
            codes = len(words) > 1 and all(map(_CODE.fullmatch, words))
            own = words if codes and len(words) <= _MOST else _of_known(words, known)
            own = own or (_of_two(text) if len(said) == 1 else [])
            found += [(text, own)] if own else []
    return found


def _of_two(text: str) -> list[str]:
    """Return the two short names that the one name of a whole sheet may be: ``Oak & Elm``; none where it is not."""
    pieces = [clean(piece) for piece in _AND.split(text)]
    short = all(len(piece.split()) == 1 and piece[:1].isupper() and len(piece) > 1 for piece in pieces)
    return pieces if len(pieces) == _TWO and short else []


def _lines(cell: str) -> list[str]:
    return [line for line in map(clean, cell.splitlines()) if line]


def _is_school(piece: str, known: Collection[str]) -> bool:
    if text_key(piece) in known:
        return True
    return looks_like_school(piece) and piece.rsplit(maxsplit=1)[-1].casefold() not in _PART_WORDS


def _of_known(words: Sequence[str], known: dict[str, str]) -> list[str]:
    """Return the names, each of which stands alone elsewhere, that a text is made of; none where it is not."""
    if not 1 < len(words) <= _MOST_WORDS:
        return []
    found: list[str] = []
    start = 0
    while start < len(words):
        if found and words[start].casefold() in _BETWEEN:
            start += 1
            continue
        ends = (end for end in range(len(words), start, -1) if (start, end) != (0, len(words)))
        end = next((end for end in ends if text_key(" ".join(words[start:end])) in known), 0)
        if not end:
            return []
        found.append(known[text_key(" ".join(words[start:end]))])
        start = end
    return found if len(found) > 1 else []
