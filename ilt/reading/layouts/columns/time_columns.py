"""Columns that say when an answer was given: ``when`` by their heading, ``when?`` by their cells.

A heading that says that something was sent or finished wins. Of all others each counts that holds times alone, whatever
it is called; where two disagree on which answer is later, nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ilt.reading.cells.cell_times import looks_like_time, readings
from ilt.reading.cells.column import Column
from ilt.reading.cells.column_kinds import words_of
from ilt.reading.cells.fact_labels import WHEN
from ilt.reading.cells.headings import SMALL_WORDS, header_key
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.form_header import TIMES
from ilt.reading.layouts.columns.unnamed_columns import MAYBE
from ilt.reading.layouts.table import seen_text

MAYBE_WHEN = WHEN + MAYBE
_SENT = frozenset(
    (
        *("submitted", "submission", "submit", "submitting", "submits", "sent", "send", "completed", "completion"),
        *("complete", "completing", "finished", "finish", "end", "ended", "ends", "received", "recorded", "timestamp"),
        *("stamp", "answered", "responded", "finalización", "finalizacion", "fin", "envío", "envio", "enviado"),
        *("completado", "enviada", "soumission", "achèvement", "abgeschlossen", "gesendet", "conclusão", "término"),
    )
)
_DAYS = frozenset(("date", "datetime", "day", "time", "fecha", "hora", "data", "datum", "uhrzeit", "zeit", "heure"))
_WITH_DAYS = frozenset(
    (
        *("survey", "form", "response", "responses", "entry", "record", "utc", "gmt", "local", "zone", "when", "was"),
        *("de", "del", "la", "el", "y", "du", "le", "der", "des", "da", "do", "e", "et", "und", "s"),
    )
)
_VISITS = frozenset(
    (
        *("visit", "visits", "observation", "walk", "walkthrough", "walkthru", "learning", "assessment", "rating"),
        *("review", "reflection", "evaluation", "session", "meeting", "visita", "observación", "besuch", "visite"),
    )
)
_VISITED = frozenset(("visited", "observed", "rated", "assessed", "reviewed", "reflected", "evaluated", "scored"))
_CHANGED = frozenset(
    (
        *("created", "creation", "added", "entered", "modified", "updated", "edited", "changed", "saved", "start"),
        *("started", "begin", "began", "begun", "opened", "last", "activity", "inicio", "creado", "creación"),
        *("modificado", "début", "beginn", "modification"),
    )
)
_OF_PEOPLE = frozenset(
    (
        *("hired", "hire", "hiring", "born", "birth", "birthday", "dob", "joined", "join", "since", "experience"),
        *("graduated", "graduation", "certified", "next", "future", "due", "deadline", "expected", "goal", "target"),
        *("follow", "expires", "expiration", "upcoming", "scheduled"),
    )
)
_LOOKED_AT, _LONGEST = 200, 80
_OF_INSTRUMENT = re.compile(r"[a-z0-9]\w{0,60}_timestamp")
"""REDCap's time of a survey, which is named after its instrument."""


def says_when_sent(heading: str, column: Column) -> bool:
    """Tell whether a heading says that something was sent or finished, and times are below it."""
    if header_key(heading) in TIMES:
        return True
    if _OF_INSTRUMENT.fullmatch(heading):
        return _holds_some(column)
    words = _words(heading)
    plain = bool(words & _DAYS) and words <= _DAYS | _WITH_DAYS | _VISITS | _VISITED
    if _VISITED & {*words_of(heading)} and words <= _VISITED:
        return _holds_times(column)
    sent = bool(words & _SENT) and words <= _SENT | _DAYS | _WITH_DAYS
    return (plain or sent) and _holds_some(column)


def columns_with_times(body: Grid, texts: Sequence[str], free: Iterable[int]) -> list[int]:
    """Return the columns that say when something was, of those whose headings do not say that it was sent."""
    free = [at for at in free if texts[at]]
    changed = [at for at in free if _says_changed(texts[at]) and _holds_some(body.columns[at])]
    return changed or [at for at in free if not _words(texts[at]) & _OF_PEOPLE and _holds_times(body.columns[at])]


def time_places(body: Grid, texts: Sequence[str], free: Sequence[int]) -> dict[str, int]:
    """Return the columns with times of a table whose other columns are known: a name for each."""
    sent = [at for at in free if texts[at] and says_when_sent(texts[at], body.columns[at])]
    return numbered(WHEN, sent) if sent else numbered(MAYBE_WHEN, columns_with_times(body, texts, free))


def numbered(name: str, places: Sequence[int]) -> dict[str, int]:
    """Give each of several columns with times a name of its own; the last one has the name alone."""
    return {name if at == len(places) - 1 else f"{name} {at}": place for at, place in enumerate(places)}


def times_of(fields: Mapping[str, Column], facts: Mapping[str, str]) -> tuple[list[Column], bool]:
    """Return the columns with times, and whether their headings say that something was sent then.

    Where there is none, the day that is told above the table is that of all rows.
    """
    sent = [column for name, column in fields.items() if name == WHEN or name.startswith(f"{WHEN} ")]
    maybe = [column for name, column in fields.items() if name.startswith(MAYBE_WHEN)]
    if not sent and not maybe and WHEN in facts:
        return [Column.constant(facts[WHEN], len(fields["rating"]))], True
    return (sent, True) if sent else (maybe, False)


def _words(heading: str) -> set[str]:
    if len(heading) > _LONGEST:
        return set()
    return {word for word in words_of(heading) if word not in SMALL_WORDS}


def _says_changed(heading: str) -> bool:
    words = _words(heading)
    return bool(words & _CHANGED) and words <= _CHANGED | _SENT | _DAYS | _WITH_DAYS


def _first_cells(column: Column) -> list[object]:
    return [cell for cell in column.slice(0, min(len(column), _LOOKED_AT)).present() if seen_text(cell)]


def _holds_some(column: Column) -> bool:
    """Tell whether a time is among the first cells, also one in numbers as programs count days and seconds."""
    return any(any(own) for cell in _first_cells(column) for own in readings([cell], numbers=True))


def _holds_times(column: Column) -> bool:
    cells = _first_cells(column)
    return bool(cells) and all(map(looks_like_time, cells))
