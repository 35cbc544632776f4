"""Answers of a form that somebody began and did not send: a status, a progress, or no time at which it was sent."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells.cell_times import looks_like_time
from ilt.reading.cells.column import Column
from ilt.reading.cells.headings import header_key
from ilt.reading.cells.text import cell_text
from ilt.reading.cells.whether_rows_count import says_whether
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.table import seen_text

UNFINISHED = "unfinished"
"""The field that holds the heading of the column that says so, in the rows that were not finished."""
_MOST = 5_000
_STATUS = frozenset(
    (
        *("partial", "partially complete", "partially completed", "partially finished", "partial response"),
        *("incomplete", "in progress", "inprogress", "unfinished", "not finished", "not completed", "not complete"),
        *("not submitted", "abandoned", "started", "saved", "unsubmitted", "parcial", "incompleto", "incompleta"),
        *("en curso", "en progreso", "unverified", "brouillon", "entwurf", "rascunho", "bozza", "concept"),
        *("incomplet", "incomplète", "en cours", "partiel", "unvollständig", "teilweise", "in bearbeitung"),
    )
)
_FINISHED = (
    *("finished", "completed", "is complete", "iscomplete", "terminado", "terminada", "finalizado", "completado"),
    *("abgeschlossen", "beendet", "fertig", "terminé", "termine", "achevé", "complété", "concluído", "voltooid"),
)
_PROGRESS = ("progress", "percent complete", "complete", "percent completed", "progreso", "fortschritt", "progression")
_LAST_PAGE = frozenset(("last page", "lastpage", "letzte seite", "dernière page", "última página", "laatste pagina"))
_NO = frozenset(("false", "0", "no", "n", "falso", "falsch", "faux", "nein", "non", "não", "nee"))
_SENT = frozenset(
    (
        *("submitted", "submit", "submitdate", "submission", "completed", "completion"),
        *("abgeschickt", "soumission", "soumis", "envío", "enviado", "finalización", "abgesendet", "verzonden"),
    )
)
_WITH_SENT = frozenset(
    ("date", "time", "utc", "gmt", "on", "at", "response", "datum", "de", "la", "fecha", "del", "data", "am", "du")
)
_TIMESTAMP = "timestamp"
_NEVER = "1980-01-01"
"""What some LimeSurvey exports have where nothing was sent."""
_WHOLE = 100
_WHOLE_TEXT = "100"


def unfinished(body: Grid, texts: Sequence[str]) -> Column | None:
    """Return, for each row that was not finished, what the column is called that says so; ``None`` where all were.

    Where no row of a column was, it says nothing: nobody used it.
    """
    found: list[tuple[bool, Column]] = []
    for place, text in enumerate(texts):
        column = body.columns[place]
        key = header_key(text)
        if not key or column.unencoded is not None:
            continue
        rows = _not_sent(column) if _says_sent(key) else _not_finished(column, text, key)
        if key == "completion":
            rows |= column.where(lambda cell: header_key(cell_text(cell)) in _STATUS)
        if key in _LAST_PAGE and not any(map(_says_sent, map(header_key, texts))):
            rows = _before_last(column)
        if rows.any() and not rows.all():
            # A column that says in its own words whether a response is whole comes before REDCap's time.
            found.append((key.endswith(_TIMESTAMP), Column.from_cells([text if out else "" for out in rows.tolist()])))
    return min(found, key=lambda one: one[0])[1] if found else None


def _says_sent(key: str) -> bool:
    words = set(key.split())
    return bool(words & _SENT) and words <= _SENT | _WITH_SENT and key not in _FINISHED


def _not_sent(column: Column) -> Mask:
    """Return the rows without a time where all that stands in the column is times."""
    there = column.where(lambda cell: seen_text(cell) and not cell_text(cell).startswith(_NEVER))
    sent = bool(there.any()) and bool((column.where(looks_like_time) == there).all())
    return ~there if sent else np.zeros(len(column), dtype=np.bool_)


def _not_finished(column: Column, text: str, key: str) -> Mask:
    """Return the rows of which a column says that somebody did not get to the end."""
    none = np.zeros(len(column), dtype=np.bool_)
    if len(column.values) > _MOST:
        return none
    if key in _FINISHED:
        return column.where(lambda cell: header_key(cell_text(cell)) in _NO)
    if key in _PROGRESS and column.where(lambda cell: _WHOLE_TEXT in cell_text(cell)).any():
        return column.where(lambda cell: _below_whole(cell_text(cell)))
    if key.endswith("complete"):
        # REDCap: 0 is incomplete, 1 not verified and 2 complete.
        codes = {cell_text(cell).strip() for cell in column.present()} - {""}
        coded = "2" in codes and codes <= {"0", "1", "2"}
        raw = ("0", "1") if coded else tuple(_NO)
        return column.where(lambda cell: header_key(cell_text(cell)) in (*_STATUS, *raw))
    if says_whether(text) == "status" or key == "response type" or key.endswith(_TIMESTAMP):
        # REDCap writes "[not completed]" in place of the time.
        return column.where(lambda cell: header_key(cell_text(cell)) in _STATUS)
    return none


def _before_last(column: Column) -> Mask:
    """Return the rows of which the last page is not the last that anybody saw."""
    pages = {int(text) for cell in column.present() if (text := cell_text(cell).strip()).isdecimal() and len(text) <= 3}
    last = str(max(pages, default=0))
    return column.where(lambda cell: (text := cell_text(cell).strip()).isdecimal() and text != last)


def _below_whole(text: str) -> bool:
    text = text.strip().removesuffix("%").strip()
    return text.isascii() and text.isdigit() and int(text[:4]) < _WHOLE
