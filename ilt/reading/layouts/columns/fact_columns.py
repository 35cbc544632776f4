"""Unused columns that may say a fact of each row: the school, the round or the side.

Nothing is taken from them unless somebody says so: they are answers that a question for one school, round or side of a
whole table offers, so that nobody has to give one for many.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from ilt.framework import current, text_key
from ilt.reading.cells import masks
from ilt.reading.cells.answer_codes import is_answer_code
from ilt.reading.cells.cell_times import looks_like_time
from ilt.reading.cells.column import Column
from ilt.reading.cells.column_kinds import NOTE_WORDS, words_of
from ilt.reading.cells.headings import TEAM
from ilt.reading.cells.labels_among_names import ROLES
from ilt.reading.cells.odd_names import looks_like_person
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.cells.titles import fact_of_title, is_time_word, looks_like_school
from ilt.reading.layouts.columns.heading_actions import action_named, actions_now

MAYBE_FACT = "says?"
"""How the names of fields begin that hold such a column; its place follows."""
_MOST, _LOOKED_AT, _LONGEST, _LONGEST_HEADING = 60, 2_000, 60, 200
_FEW, _COLUMNS = 12, 12
_CUT = 15
_NUMBERED = re.compile(r"[^\W\d_]{3,20}[ #-]{0,2}\d{1,2}")
_NO_NAMES = frozenset(("yes", "no", "true", "false", "y", "n", "n/a", "none", "other", "maybe", "unsure"))
_OTHER_WORDS = (
    "grade grades subject subjects content device browser os platform system language languages locale ip address"
    " latitude longitude duration seconds minutes time times date gender race ethnicity age degree experience status"
    " progress finished complete consent source channel referrer referer url link collector collection network version"
    " color colour comment comments feedback score points rank total count email phone id ids satisfied agree likely"
    " important often instrument uuid guid instanceid anything kommentar kommentare anmerkung anmerkungen"
    " bemerkung bemerkungen"
)
_OTHER = frozenset(_OTHER_WORDS.split())
"""Words that make a column something else."""
_SIDES = frozenset(
    (
        *("school", "schools", "district", "ilt", "team", "office", "central", "self", "own", "visitor", "visitors"),
        *("building", "leader", "leaders", "principal", "coach", "partner", "admin", "member", "members", "inside"),
        *("outside", "our", "we", "they", "host", "guest", "observer", "reviewer"),
    )
)


def may_say_more(fields: Mapping[str, Column], free: Mapping[int, Column], texts: Sequence[str]) -> list[int]:
    """Return which of the ``free`` columns, by their place, may say what none of the fields does."""
    if {"school", "round"} <= fields.keys() and {"perspective", TEAM} & fields.keys():
        return []
    return [at for at, column in free.items() if _may_say_it(texts[at], column)][:_COLUMNS]


def _may_say_it(heading: str, column: Column) -> bool:
    """Tell whether a column may say one of them: its texts are few and short, and its heading says nothing else.

    >>> cells = Column.from_cells(["Minutes of August", "Last fall"])
    >>> _may_say_it("When was it?", cells), _may_say_it("What evidence did you see?", cells)
    (True, False)
    """
    words = set(words_of(heading)) if 0 < len(heading) <= _LONGEST_HEADING else _OTHER
    if words & (_OTHER | NOTE_WORDS) or column.unencoded is not None or len(column.values) > _LOOKED_AT:
        return False
    cells = _cells(column)
    if not 0 < len(cells) <= _MOST or any(len(cell) > _LONGEST or masks.EMAIL.fullmatch(cell) for cell in cells):
        return False
    if any(map(_is_of_framework, cells)):
        return False
    named = [cell for cell in cells if any(map(str.isalpha, cell)) and cell.casefold() not in _NO_NAMES]
    one_time = len(cells) == 1 and _is_round(cells[0])
    return (len(named) > 1 or one_time) and not any(map(looks_like_time, cells))


def _is_of_framework(cell: str) -> bool:
    """Tell whether a cell names an action or a focus area: it says nothing of who rated, or when."""
    key = text_key(cell)
    if (start := cell.rstrip(".… ")) != cell and len(start) >= _CUT and actions_now().beginning(start, _CUT):
        return True
    return bool(action_named(cell)) or any(key.endswith(text_key(area.name)) for area in current().areas)


def _is_round(cell: str) -> bool:
    fact = fact_of_title(cell)
    return fact is not None and fact[0] == "round" and any(map(str.isalpha, cell))


def _cells(column: Column) -> list[str]:
    return list(dict.fromkeys(text for cell in column.present() if (text := clean(cell_text(cell)))))


def may_say(name: str, column: Column) -> bool:
    """Tell whether one of these columns may say the ``school``, the ``round`` or the ``perspective``."""
    cells = _cells(column)
    words = {word for cell in cells for word in words_of(cell)}
    timed = any(map(is_time_word, words))
    if name == "round":
        numbered = _again(column) and all(map(_NUMBERED.fullmatch, cells))
        dated = [cell for cell in cells if any(map(is_time_word, words_of(cell)))]
        return len(cells) <= _FEW and (numbered or len(dated) * 2 > len(cells))
    if len(cells) == 1 or timed:
        return False
    if name == "perspective":
        # Next to an office, a school is where its own people are.
        others = (cell for cell in cells if not looks_like_school(cell))
        coded = all(map(is_answer_code, cells))
        return len(cells) <= _FEW and (coded or any(_SIDES & set(words_of(cell)) for cell in others))
    if all(_is_side(cell) or ROLES & set(words_of(cell)) for cell in cells) or (
        _equally_often(column) and people_of_schools(cells)
    ):
        return False
    # What is another in each row, with figures, tells answers apart.
    return _again(column) or not any(letter.isdecimal() for cell in cells for letter in cell)


def people_of_schools(cells: Sequence[str]) -> bool:
    """Tell whether most texts are whole names of people, next to names of schools: such a column says two things.

    >>> people_of_schools(["Oak Elementary", "Ana Ruiz", "Ben Cole"]), people_of_schools(["Rosa Parks", "Ana Ruiz"])
    (True, False)
    """
    schools = [cell for cell in cells if looks_like_school(cell)]
    people = [cell for cell in cells if cell not in schools and " " in cell and looks_like_person(cell)]
    return bool(schools) and 2 * len(people) > len(cells)


def _is_side(cell: str) -> bool:
    """Tell whether a cell names a team or an office and no school: ``ILT del distrito``, ``Central office``."""
    words = set(words_of(cell))
    return bool(words & _TEAMS) and not looks_like_school(cell)


_TEAMS = frozenset(("ilt", "team", "equipo", "office"))


def _again(column: Column) -> bool:
    """Tell whether some cell is there in several rows."""
    there = column.where(lambda cell: bool(clean(cell_text(cell))))
    return bool(np.bincount(column.codes[there], minlength=1).max(initial=0) > 1)


def _equally_often(column: Column) -> bool:
    """Tell whether each cell is there in as many rows as any other, as where each is one row of a list."""
    there = column.where(lambda cell: bool(clean(cell_text(cell))))
    counts = np.bincount(column.codes[there])
    return len(set(counts[counts > 0].tolist())) == 1


def names_nobody(cell: str) -> bool:
    """Tell whether a cell has a word of a side or a time in it, as no name has.

    >>> names_nobody("District office"), names_nobody("Kim Lee")
    (True, False)
    """
    return any(word in _SIDES or is_time_word(word) for word in words_of(cell))
