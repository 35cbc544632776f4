"""Names that stand in several columns: the first and the last name, in whatever order, language or length.

Two people who share one of the two are never one person. Where a second column may be the other half of a name and
nobody knows, it is asked.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ilt.framework import text_key
from ilt.reading.cells import masks
from ilt.reading.cells.column import Column, combined
from ilt.reading.cells.column_kinds import words_of
from ilt.reading.cells.headings import header_key
from ilt.reading.cells.labels_among_names import ROLES
from ilt.reading.cells.odd_names import looks_like_person
from ilt.reading.cells.rater_headings import asks_for, may_be_first, may_hold_names
from ilt.reading.cells.text import clean
from ilt.reading.formats.grid import Grid

OTHER_HALF = "rest of name?"
"""The field of what may be the other half of the names in the column of raters."""
_IDENTITIES = frozenset(("email", "mail", "correo", "code", "id", "user", "username", "number", "address"))
_PIECES = ("first", "middle", "last", "second last")
_LOOKED_AT, _MOST, _DISTINCT, _LONGEST = 2_000, 0.8, 0.5, 30
_FEWEST = 3


def name_columns(body: Grid, texts: Sequence[str], whole: Sequence[int]) -> tuple[int, ...]:
    """Return the columns of a name that is in several, first name first, or the one half that there is; else none.

    Parameters
    ----------
    texts
        The headings.
    whole
        The columns whose headings ask for the rater. Next to a last name, one called ``Name`` is the first.
    """
    filled = {place: text for place, text in enumerate(texts) if text and may_hold_names(body.columns[place])}
    found = {
        part: [at for at, text in filled.items() if at not in whole and asks_for(text) == part] for part in _PIECES
    }
    if not found["first"] and not found["last"]:
        keys = {place: header_key(text) for place, text in filled.items()}
        both = {part: [at for at, key in keys.items() if _is_part(key, part)] for part in ("first", "last")}
        found |= both if all(both.values()) else {}
    if not (found["first"] or found["last"]) or any(len(own) > 1 for own in found.values()):
        return ()
    if not (found["first"] and found["last"]):
        names = [at for at in whole if at in filled and not _identifies(texts[at], body.columns[at])]
        names += [at for at, text in filled.items() if at not in whole and may_be_first(text)]
        (half,) = found["first"] or found["last"]
        if names:
            found["last" if found["first"] else "first"] = [min(names, key=lambda at: abs(at - half))]
    return tuple(own[0] for own in found.values() if own)


def _is_part(key: str, part: str) -> bool:
    """Tell whether a heading is no more than ``First``, or that behind who it is of: ``Observer_First``."""
    who, _, last = key.rpartition(" ")
    return last == part and (not who or asks_for(who) == "whole")


def _identifies(heading: str, column: Column) -> bool:
    """Tell whether a column tells people apart by an address or a code, and so is no part of a name."""
    return bool(set(header_key(heading).split()) & _IDENTITIES) or holds_addresses(column)


def holds_addresses(column: Column) -> bool:
    """Tell whether the cells of a column are e-mail addresses, whatever it is called."""
    first = column.slice(0, min(len(column), _LOOKED_AT))
    cells = [text for cell in first.present() if (text := clean(cell))]
    return bool(cells) and sum(masks.EMAIL.fullmatch(text) is not None for text in cells) >= _MOST * len(cells)


def addresses_of(body: Grid, texts: Sequence[str], names: Sequence[int], free: Collection[int]) -> list[int]:
    """Return the columns with e-mail addresses of the raters, whatever they are called: each stands with one name.

    Parameters
    ----------
    names
        The columns that name the raters.
    free
        The columns of which it is not known what they hold.
    """
    if not names:
        return []
    columns = [at for at in free if holds_addresses(body.columns[at]) and not ROLES & set(words_of(texts[at]))]
    found = []
    for at in columns:
        pairs = combined(body.columns[at].map(_folded), *(body.columns[name].map(_folded) for name in names))
        there = [pair[0] for pair in set(pairs.present()) if pair[0]]
        found += [at] if len(there) == len(set(there)) else []
    return found


def _folded(cell: object) -> str:
    return text_key(clean(cell))


def joined_names(body: Grid, places: Sequence[int]) -> Column:
    """Return the pieces of a name that stand in several columns as one; a part that another one holds is there once."""
    pieces = combined(*(body.columns[place].map(clean) for place in places))
    return pieces.map(_joined)


def _joined(pieces: tuple[str, ...]) -> str:
    said = list(filter(None, pieces))
    keys = [f" {text_key(part)} " for part in said]
    longer = [any(own in other and own != other for other in keys) for own in keys]
    return " ".join(part for part, again in zip(said, longer, strict=True) if not again)


def other_half(body: Grid, texts: Sequence[str], names: int, free: Collection[int]) -> int | None:
    """Return the column next to one of single names that may be their other half, and whose heading says nothing.

    Parameters
    ----------
    names
        The column with the names.
    free
        The columns of which it is not known what they hold.
    """
    if _identifies(texts[names], body.columns[names]):
        return None
    near = [at for at in (names + 1, names - 1) if at in free]
    own = _single_names(body.columns[names]) if near else []
    if len(own) < _FEWEST:
        return None
    return next((at for at in near if len(_single_names(body.columns[at])) >= _DISTINCT * len(own)), None)


def _single_names(column: Column) -> list[str]:
    """Return the distinct cells of a column if each is a single word that looks like a name, else none."""
    first = column.slice(0, min(len(column), _LOOKED_AT))
    cells = list({text.casefold(): text for cell in first.present() if (text := clean(cell))}.values())
    single = all(len(text) <= _LONGEST and " " not in text and looks_like_person(text) for text in cells)
    return cells if single else []


def with_half(names: Column, half: Column) -> Column:
    """Return the names of the raters with what stands in the column of their other half."""
    return combined(names, half.map(clean)).map(lambda pair: _joined(pair) if pair[0] else "")
