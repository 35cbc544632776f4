"""Columns that may say the school, where no heading does: none is dropped while one school is taken for all rows.

A heading whose words are all accounted for (``School/Campus``, ``Work location``) is one of schools where names are
below it; of any other column with names of schools it is asked, and of a question for a school in other words.
"""

from __future__ import annotations

from collections.abc import Sequence

from ilt.reading.cells.cell_times import looks_like_time
from ilt.reading.cells.column import Column
from ilt.reading.cells.column_kinds import words_of
from ilt.reading.cells.headings import SMALL_WORDS, says_kind, says_person
from ilt.reading.cells.labels_among_names import ROLES
from ilt.reading.cells.team_names import team_of
from ilt.reading.cells.text import clean
from ilt.reading.cells.titles import looks_like_school
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.table import seen_text

MAYBE_SCHOOL = "school?"
_LOOKED_AT, _DISTINCT, _LONGEST, _LONGEST_NAME, _MOST = 5_000, 300, 200, 80, 0.8
_PLACES = frozenset(("school", "schools", "campus", "building", "site", "escuela", "facility", "workplace"))
_WITH = frozenset(
    ("location", "place", "home", "assigned", "base", "name", "own", "primary", "main", "here", "worksite")
)
_OWN = frozenset(("home", "own", "base", "work", "based"))
"""Words of a rater's own school, which may be another than the one that is rated."""
_TEAMS = frozenset(("ilt", "ilts", "team", "teams"))
"""``School ILT`` above names is a column of schools, or of people."""
_GROUP = frozenset(("data", "access", "group"))
_LINKS = frozenset(("collector", "weblink", "link"))
_WITH_LINKS = frozenset(("id", "ids", "name", "number", "survey", "title", "web", "form", "response"))
"""What says through which of several links to a form somebody answered: each school may have its own."""
_ASKS = frozenset(("which", "what", "where", "select", "choose", "pick", "name"))
_OTHER = frozenset(
    (
        *("year", "years", "long", "level", "levels", "type", "grade", "grades", "role", "size", "district", "climate"),
        *(
            "rating",
            "number",
            "many",
            "often",
            "well",
            "students",
            "email",
            "phone",
            "address",
            "improve",
            "team",
            "best",
        ),
    )
)
_NO_NAMES = frozenset(
    ("yes", "no", "true", "false", "n/a", "none", "other", "elementary", "middle", "high", "k-8", "k-12")
)


def columns_with_schools(body: Grid, texts: Sequence[str], free: Sequence[int]) -> dict[str, list[int]]:
    """Return the one column that says the school, or each that may: ``school``, else ``school?``, ``school?1`` ...

    Parameters
    ----------
    texts
        The headings.
    free
        The columns of which it is not known what they hold.
    """
    said = {at: _says_school(texts[at], body.columns[at]) for at in free if 0 < len(texts[at]) <= _LONGEST}
    sure = [at for at, how in said.items() if how == "sure"]
    if len(sure) == 1:
        return {"school": sure}
    own = {at for at in said if _OWN & set(words_of(texts[at]))}
    likeliest = sorted((at for at, how in said.items() if how), key=lambda at: (said[at] != "sure", at in own))
    return {f"{MAYBE_SCHOOL}{number or ''}": [at] for number, at in enumerate(likeliest)}


def _says_school(heading: str, column: Column) -> str:
    if says_kind(heading) or says_person(heading):
        return ""
    words = {word for word in words_of(heading) if word not in SMALL_WORDS}
    first = column.slice(0, min(len(column), _LOOKED_AT))
    cells = list(dict.fromkeys(text for cell in first.present()[:_DISTINCT] if (text := clean(cell))))
    if not cells or any(len(text) > _LONGEST_NAME for text in cells):
        return ""
    schools = sum(map(looks_like_school, cells)) >= _MOST * len(cells)
    plain = words <= _PLACES | _WITH and bool(words & (_PLACES | {"location", "worksite"}))
    if (plain or words == _GROUP) and (schools or (words & _PLACES and all(map(_may_name, cells)))):
        return "sure"
    if len(cells) == 1:
        return ""
    if is_of_links(heading) and len(cells) < int(first.where(seen_text).sum()):
        return "maybe"
    asks = words & _PLACES and _ASKS & set(words_of(heading)) and not words & _OTHER
    asks = asks or (words & _PLACES and words <= _PLACES | _TEAMS and not any(map(team_of, cells)))
    return "maybe" if schools or (asks and all(map(_may_name, cells))) else ""


def is_of_links(heading: str) -> bool:
    """Tell whether a column says through which of several links to a form somebody answered.

    >>> is_of_links("Collector ID"), is_of_links("Link to the agenda")
    (True, False)
    """
    words = {word for word in words_of(heading) if word not in SMALL_WORDS}
    return bool(words & _LINKS) and words <= _LINKS | _WITH_LINKS


def _may_name(text: str) -> bool:
    """Tell whether a text may be the name of a school, whatever it is."""
    words = set(words_of(text))
    return (
        any(map(str.isalpha, text))
        and text.casefold() not in _NO_NAMES
        and not words & ROLES
        and not looks_like_time(text)
    )
