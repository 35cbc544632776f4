"""Who rated, where one person entered the answers of others: one address in many rows, and a name in each of them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np

from ilt.coded_columns import Codes, all_differ, combine
from ilt.reading.cells.cell_times import looks_like_time
from ilt.reading.cells.column import Column, combined
from ilt.reading.cells.column_kinds import SORT_WORDS, kind_of, words_of
from ilt.reading.cells.headings import TEAM, field_of
from ilt.reading.cells.rater_headings import asks_for, may_be_address
from ilt.reading.cells.rater_names import is_anonymous
from ilt.reading.cells.text import clean
from ilt.reading.cells.titles import fact_of_title
from ilt.reading.layouts.columns.status_columns import is_status
from ilt.reading.layouts.columns.unnamed_columns import MAYBE

MAYBE_RATER = "rater" + MAYBE
SECOND_RATER = f"{MAYBE_RATER} second"
"""A column that asks who rated as the raters' own does, with the names that are others'."""
_TEAMS = ("round", "district", "assessment", "school", "perspective", TEAM, "action", "action_id")
_LOOKED_AT, _LONGEST, _MOST_WORDS, _MOST_NAMES = 200, 40, 5, 200
_NO_NAMES = frozenset(("yes", "no", "true", "false", "n/a", "none", "other"))
_TITLES = frozenset(("mr", "mrs", "ms", "dr", "miss", "sr", "sra", "jr", "prof", "rev"))
_ALIKE = 3
_DIGITS = "0123456789 "
_IN_NAMES = frozenset(" .,'’`-")
_WHO = frozenset(("name", "names", "who", "whom", "whose", "person", "people", "behalf", "by", "for"))
_RATED = frozenset(
    ("rated", "rater", "raters", "rates", "rating", "ratings", "gave", "given", "giving", "behalf", "for", "respondent")
)
_NO_MORE = frozenset(
    (
        *("of", "the", "is", "was", "this", "these", "that", "a", "an", "it", "on", "s", "to", "being", "are", "were"),
        *("entered", "submitted", "completed", "filled", "out", "form", "response", "responses", "answers", "survey"),
        *("full", "first", "last", "real", "actual", "original", "ilt", "team", "member", "participant", "if", "not"),
        *("you", "else", "someone", "actually", "which", "enter", "please"),
    )
)


def says_who_rated(heading: str) -> bool:
    """Tell whether a heading asks for the person whose ratings a row holds.

    >>> says_who_rated("Name of the person who rated"), says_who_rated("Rating entered on behalf of")
    (True, True)
    >>> says_who_rated("Name"), says_who_rated("Who leads your team?")
    (False, False)
    """
    words = set(words_of(heading))
    return bool(words & _WHO) and bool(words & _RATED) and words <= _WHO | _RATED | _NO_MORE


def names_of_others(
    fields: Mapping[str, Column], candidates: Mapping[int, Column], texts: Sequence[str]
) -> tuple[int, Column] | None:
    """Return the column that names several people in the rows of one rater, and the names in these rows.

    A rater whose rows of the same team name several people has entered the answers of others, or has answered again.

    Parameters
    ----------
    fields
        The columns that are known; the rater is among them.
    candidates
        Columns that may name people, by their place; all are as long as those of ``fields``.
    texts
        The headings.
    """
    if "rater" not in fields:
        return None
    candidates = {
        at: column
        for at, column in candidates.items()
        if says_who_rated(texts[at])
        or (
            not kind_of(texts[at]).name
            and not SORT_WORDS & set(words_of(texts[at]))
            and not is_status(texts[at], column)
            and _may_name(column)
        )
    }
    rows = _rows_of_one(fields) if candidates else None
    if rows is None:
        return None
    logins = fields["rater"].map(lambda cell: clean(cell).casefold())
    found: list[tuple[bool, int, int, Column]] = []
    for at, column in candidates.items():
        names = column.map(clean)
        several = _with_several(rows, logins, names)
        if several:
            mask = logins.where(several.__contains__)
            found.append((says_who_rated(texts[at]), len(several), -at, names.masked(mask, "")))
    if not found:
        return None
    _, _, place, names = max(found, key=lambda one: one[:3])
    return -place, names


def with_others(fields: dict[str, Column], free: Mapping[int, Column], texts: Sequence[str]) -> dict[str, int]:
    """Add the column that names those for whom a rater entered ratings, or other raters, to the fields; say where."""
    for name, find in ((MAYBE_RATER, names_of_others), (SECOND_RATER, second_names)):
        found = find(fields, free, texts)
        if found is not None:
            fields[name] = found[1]
            return {name: found[0]}
    return {}


def second_names(
    fields: Mapping[str, Column], candidates: Mapping[int, Column], texts: Sequence[str]
) -> tuple[int, Column] | None:
    """Return another column that asks who rated, and its names in the rows where the raters' column names another.

    Addresses and codes stand next to the names that they are of.
    """
    for at, column in candidates.items():
        heading = texts[at].partition("(")[0].rstrip(_DIGITS)
        if "rater" not in fields or not (field_of(heading) == "rater" or asks_for(heading) == "whole"):
            continue
        if may_be_address(heading):
            continue
        pairs = combined(fields["rater"].map(clean), column.map(clean))
        others = pairs.map(lambda pair: pair[1] if are_two_people(*pair) else "")
        if any(others.present()):
            return at, others
    return None


def are_two_people(one: str, other: str) -> bool:
    """Tell whether two texts are names, and surely not one person's: an address or a code may be anybody's.

    >>> are_two_people("J. O'Hara", "Bo Tan"), are_two_people("Al Roy", "A. Roy"), are_two_people("Al", "bo@x.org")
    (True, False, False)
    """
    return all(map(_is_name, (one, other))) and _are_several((one, other))


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST and not is_anonymous(text) and "".join(c for c in text if c not in _IN_NAMES).isalpha()


def _may_name(column: Column) -> bool:
    """Tell whether the first cells of a column may be names of people."""
    cells = column.slice(0, min(len(column), _LOOKED_AT)).present()
    texts = [text for cell in cells if (text := clean(cell))]
    return len(texts) > 1 and all(map(_may_be_name, texts))


def _may_be_name(text: str) -> bool:
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS or text.casefold() in _NO_NAMES:
        return False
    fact = fact_of_title(text)
    return any(map(str.isalpha, text)) and not looks_like_time(text) and (fact is None or fact[0] == "rater")


def _rows_of_one(fields: Mapping[str, Column]) -> Codes | None:
    """Return which rater and team each row is of, -1 where no other row is of the same; ``None`` where all differ."""
    names = [name for name in _TEAMS if name in fields] + [name for name in fields if name.endswith(MAYBE)]
    columns = [fields["rater"].map(lambda cell: clean(cell).casefold())]
    columns += [fields[name].map(clean) for name in names if not name.startswith("when")]
    coded = [(column.codes, len(column.values)) for column in columns]
    if all_differ(coded):
        return None
    codes, _ = combine(coded)
    nobody = columns[0].where(is_anonymous)
    counts = np.bincount(codes[~nobody], minlength=int(codes.max()) + 1)
    alone = (counts[codes] < 2) | nobody
    return None if alone.all() else np.where(alone, -1, codes)


def _with_several(rows: Codes, logins: Column, names: Column) -> set[str]:
    """Return the raters some of whose rows of one team name people whose names are not alike."""
    there = np.flatnonzero(rows >= 0)
    pairs = np.unique(np.stack([rows[there], logins.codes[there], names.codes[there]], axis=1), axis=0)
    named: dict[tuple[int, int], list[str]] = defaultdict(list)
    for row, login, name in pairs.tolist():
        if names.values[name]:
            named[row, login].append(names.values[name])
    return {logins.values[login] for (_, login), own in named.items() if _are_several(own[:_MOST_NAMES])}


def _are_several(names: Iterable[str]) -> bool:
    """Tell whether two of some names are surely not one person's.

    ``Ann Ash``, ``A. Ash`` and ``Annie`` may be one; ``Teacher 1`` and ``Teacher 2`` are two.
    """
    return any(not _alike(one, other) for one, other in combinations({_words(name) for name in names}, 2))


def _words(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return tuple(word for word in words if word not in _TITLES)


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other:
        return True
    figures, others = ({word for word in words if not word.isalpha()} for words in (one, other))
    if figures != others:
        return False
    initials = ["".join(word[0] for word in words) for words in (one, other)]
    if initials[0] in other or initials[1] in one:
        return True
    return any(
        word == more or (min(len(word), len(more)) >= _ALIKE and (word.startswith(more) or more.startswith(word)))
        for word in one
        for more in other
        if len(word) > 1 or word == more
    )
