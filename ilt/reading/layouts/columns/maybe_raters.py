"""Columns that may say who rated, where no heading does: none of them is dropped without a question.

What tells people apart has another value in nearly each answer of a team, and looks like names, initials, addresses
or codes. What a heading says is something else (a grade, a device, a place) is no question.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from ilt.coded_columns import combine
from ilt.reading.cells import masks
from ilt.reading.cells.cell_times import looks_like_time
from ilt.reading.cells.column import Column
from ilt.reading.cells.column_kinds import kind_of, words_of
from ilt.reading.cells.headings import SMALL_WORDS, TEAM
from ilt.reading.cells.labels_among_names import ROLES
from ilt.reading.cells.made_up_names import made_up
from ilt.reading.cells.odd_names import looks_like_person
from ilt.reading.cells.rater_headings import asks_for, may_ask_who
from ilt.reading.cells.rater_names import is_anonymous
from ilt.reading.cells.summary_words import summary_of
from ilt.reading.cells.text import clean
from ilt.reading.cells.titles import fact_of_title
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.entered_for import MAYBE_RATER
from ilt.reading.layouts.columns.form_fields import answer_ids
from ilt.reading.layouts.columns.maybe_schools import MAYBE_SCHOOL
from ilt.reading.layouts.columns.names_in_columns import OTHER_HALF, other_half
from ilt.reading.layouts.columns.repeats import is_of_rows
from ilt.reading.layouts.columns.status_columns import is_status

_GROUPS = (
    "round",
    "district",
    "assessment",
    "school",
    "perspective",
    TEAM,
    "round?",
    "perspective?",
    "action",
    "action_id",
)
_LOOKED_AT, _DISTINCT, _LONGEST = 2_000, 300, 60
_MOST, _SHARE_AGAIN, _HALF, _NAMES_AGAIN, _FEW_AGAIN = 0.8, 0.25, 0.5, 0.4, 1
_WHOLE_NAMES = 2
_OTHER_WORDS = (
    "grade grades subject subjects content department departments discipline area areas city town county country"
    " state province zip postal region zone device browser os platform system language languages locale ip address"
    " latitude longitude location place duration seconds minutes time times date day year years month week"
    " experience degree gender race ethnicity age level levels type types status progress finished complete"
    " consent source channel referrer referer url link collector collection network version color colour topic"
    " topics role roles position title job question questions comment comments feedback suggestion suggestions"
    " goal goals strength strengths challenge challenges need needs priority priorities step steps ending winner"
    " tags tag score points rank total count building school schools campus site room class classroom course"
    " courses session favorite program programme curriculum"
)
_OTHER = frozenset(_OTHER_WORDS.split())
"""Words that make a column something else than who rated."""
_NAMES = frozenset(("name", "names", "email", "initials", "lead", "raters", "reviewers", "observers", "evaluators"))
_CODE = re.compile(r"\d{3,9}")
_ALIKE = 2
_NO_NAMES = frozenset(("yes", "no", "true", "false", "n/a", "none", "other", "maybe", "unsure"))


def columns_with_people(fields: Mapping[str, Column], free: Mapping[int, Column], texts: Sequence[str]) -> list[int]:
    """Return the columns that may say who rated, what is likeliest first.

    Parameters
    ----------
    fields
        The columns that are known; none is the rater's.
    free
        Columns of which it is not known what they hold, by their place; all are as long as those of ``fields``.
    texts
        The headings.
    """
    ids = answer_ids(texts)
    found = [
        (not may_ask_who(texts[at]), rank, at)
        for at, column in free.items()
        if at not in ids
        and not is_of_rows(texts[at])
        and not _is_of_record(texts[at], column)
        and not _is_other(texts[at])
        and not is_status(texts[at], column)
        and (rank := _rank(column, texts[at], leads=not any(texts[:at])))
        and _again(fields, column) <= _most_again(rank, texts[at])
    ]
    return [at for _, _, at in sorted(found)]


def are_whole_names(column: Column, heading: str) -> bool:
    """Tell whether the cells of a column look like first names with last names, or addresses of people."""
    return 0 < _rank(column, heading) <= _WHOLE_NAMES and not is_status(heading, column)


def are_people(fields: Mapping[str, Column], column: Column, heading: str) -> bool:
    """Tell whether the cells of a column look like whole names, with others in nearly each answer of a team."""
    return are_whole_names(column, heading) and _again(fields, column) <= _HALF


def with_people(fields: dict[str, Column], free: Mapping[int, Column], texts: Sequence[str]) -> dict[str, int]:
    """Add the columns that may say who rated to the fields; return their places."""
    places = {}
    for number, at in enumerate(columns_with_people(fields, free, texts)):
        name = f"{MAYBE_RATER} {number}" if number else MAYBE_RATER
        places[name], fields[name] = at, free[at]
    return places


def with_other_half(
    body: Grid, fields: dict[str, Column], names: int, free: Mapping[int, Column], texts: Sequence[str]
) -> dict[str, int]:
    """Add the column that may be the other half of the names in a column to the fields; return its place."""
    half = other_half(body, texts, names, [at for at in free if at != names and not _is_other(texts[at])])
    if half is None:
        return {}
    fields[OTHER_HALF] = free[half]
    return {OTHER_HALF: half}


def _is_other(heading: str) -> bool:
    """Tell whether a heading says that its column is something else; who rated may be asked for in any words."""
    words = {word for word in words_of(heading) if word not in SMALL_WORDS}
    if asks_for(heading) or {"who", "by", "whom"} & set(words_of(heading)):
        return False
    return bool(words & _OTHER or kind_of(heading).name) and not words & (ROLES | _NAMES)


def _is_of_record(heading: str, column: Column) -> bool:
    """Tell whether a column numbers the rows as records, each once; one that comes again may be a person's."""
    words = set(words_of(heading))
    if not words & {"id", "sessionid"} or not words <= _RECORDS:
        return False
    there = column.map(clean)
    return len({*there.present()} - {""}) == int(there.where(bool).sum())


_RECORDS = frozenset(("record", "row", "entry", "submission", "case", "id", "key", "session", "sessionid"))


def _rank(column: Column, heading: str, *, leads: bool = False) -> int:
    """Return how likely the cells of a column are names, 1 the likeliest; 0 where they are none.

    ``leads`` says that it is the first column of all.
    """
    first = column.slice(0, min(len(column), _LOOKED_AT))
    every = [text for cell in first.present()[:_DISTINCT] if (text := clean(cell)) and not is_anonymous(text)]
    tried = set(made_up(every))
    # What a row says that sums up, or is an example, is no name, and says nothing of the others.
    cells = [text for at, text in enumerate(every) if at not in tried and summary_of(text) is None]
    if len(cells) < _ALIKE:
        return 0
    for_names = may_ask_who(heading)
    if sum(masks.EMAIL.fullmatch(text) is not None for text in cells) >= _MOST * len(cells):
        return 1
    # Where an average has its word, each row has one: whose it is, or what it sums up. So it is in the first column.
    sums_up = len(cells) + len(tried) < len(every)
    heads_rows = (leads or sums_up) and not _repeats(first)
    enough = (_HALF if for_names or heads_rows else _MOST) * len(cells)
    if (names := sum(map(_may_name, cells))) >= enough or (heads_rows and sums_up and names >= _ALIKE):
        return 2 if for_names or sum(" " in text for text in cells) >= _MOST * len(cells) else 3
    return 4 if _are_codes(cells, first) else 0


def _may_name(text: str) -> bool:
    if len(text) > _LONGEST or text.casefold() in _NO_NAMES or looks_like_time(text):
        return False
    if set(words_of(text)) & (masks.SCHOOL_WORDS | {"ilt", "team"}):
        return False
    fact = fact_of_title(text)
    # "Gil (principal)"
    person = text.partition(" (")[0] if ROLES & set(words_of(text)) else text
    return looks_like_person(person) and (fact is None or fact[0] == "rater")


def _are_codes(cells: Sequence[str], column: Column) -> bool:
    """Tell whether cells are codes, all of one pattern; of numbers alone, some must be there again."""
    patterns = Counter(re.sub(r"[^\W\d_]", "a", re.sub(r"\d", "#", text)) for text in cells if len(text) <= _LONGEST)
    pattern, count = patterns.most_common(1)[0] if patterns else ("", 0)
    if "#" not in pattern or " " in pattern.strip() or count < _MOST * len(cells):
        return False
    if all(map(_CODE.fullmatch, cells)):
        return _repeats(column)
    return "a" in pattern and not any(map(looks_like_time, cells))


def _repeats(column: Column) -> bool:
    there = np.bincount(column.codes, minlength=1)
    return bool(any(count > 1 and clean(column.values[code]) for code, count in enumerate(there.tolist())))


def _most_again(rank: int, heading: str) -> float:
    """Return which share of the answers may hold a name that their team has in another answer, too.

    Somebody may answer twice. What else repeats tells groups apart and not people, but for a heading that says ``Who``.
    """
    if rank > _WHOLE_NAMES:
        return _SHARE_AGAIN
    return 1 if may_ask_who(heading) else _NAMES_AGAIN


def _again(fields: Mapping[str, Column], column: Column) -> float:
    """Return the share of answers whose value is there once more in the same team and round, for the same action."""
    there = column.where(lambda cell: bool(clean(cell)))
    names = column.map(lambda cell: clean(cell).casefold())
    groups = [own.map(clean) for name, own in fields.items() if name in _GROUPS or name.startswith(MAYBE_SCHOOL)]
    codes, _ = combine([(own.codes, len(own.values)) for own in (names, *groups)])
    rows = int(there.sum())
    again = rows - len(np.unique(codes[there]))
    return 0 if again <= _FEW_AGAIN < rows else again / rows if rows > 1 else 2
