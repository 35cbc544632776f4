"""Reading: files to ratings, problems and questions. Nothing is guessed, and nothing vanishes unlisted."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import pandas as pd

from ilt.reading import files, merge
from ilt.reading.problems import Refused
from ilt.reading.questions import Answers
from ilt.reading.questions import table as asked
from ilt.reading.text import clean
from ilt.reading.understood import Log, Part, Understanding, laid_out

SOURCE_COLUMNS = (
    "source",
    "sheet",
    "layout",
    "header_row",
    "assessment",
    "columns",
    "ignored",
    "seen",
    "accepted",
    "not_rated",
    "rejected",
    "waiting",
    "duplicates",
)
PROBLEM_COLUMNS = ("source", "sheet", "row", "column", "value", "code", "message")
Source = str | os.PathLike[str] | BinaryIO


@dataclass(frozen=True)
class Reading:
    """What was understood of some files.

    Attributes
    ----------
    ratings
        ``round, district, assessment, school, rater, perspective, action_id, rating, note``; rating ``Int64``, missing
        = not rated. Holds names: screens show ``ilt.ratings.rater_codes``.
    problems
        ``source, sheet, row, column, value, code, message``; row as a spreadsheet program numbers it, missing where a
        whole file is refused.
    sources
        A row a file and sheet: ``source, sheet, layout, header_row, assessment, columns, ignored`` and, in rating
        cells, ``seen = accepted + not_rated + rejected + waiting``; ``duplicates`` are those of ``accepted`` that said
        again what the same rater had said.
    questions
        ``key, source, question, choices``: what could not be known. While one is open, its source is waiting.
    notices
        ``source, sheet, message``: what was normalised or left aside, in sentences.
    """

    ratings: pd.DataFrame
    problems: pd.DataFrame
    sources: pd.DataFrame
    questions: pd.DataFrame
    notices: pd.DataFrame


def read(*sources: Source, answers: Mapping[str, str] | None = None) -> Reading:
    """Read ratings from files: ``.csv`` or ``.xlsx``, one rating a row.

    Parameters
    ----------
    sources
        Paths, or binary file objects with a ``.name``.
    answers
        Answers by the key of their question (``round``, ``school``, ``perspective``, ...); a narrower key such as
        ``school@file.xlsx#Sheet 2`` wins. ``fix@file.xlsx#Sheet 2!D14`` says what stands in a cell instead.

    Returns
    -------
    Reading
        It never raises for what is in a file; a path that does not exist is a ``FileNotFoundError``.

    Examples
    --------
    >>> reading = read("data/sample_ratings.csv")
    >>> len(reading.problems)
    0
    """
    log = Log(Answers(answers))
    found: list[Part] = []
    refused: list[dict[str, Any]] = []
    seen: dict[str, str] = {}
    again: list[tuple[str, str]] = []
    names = []
    for name, data in _named(sources):
        names.append(name)
        digest = hashlib.sha256(data).hexdigest()
        if digest in seen:
            again.append((name, seen[digest]))
            log.say(f"This file holds the same as {seen[digest]}, so its ratings were taken once.", name)
            continue
        seen[digest] = name
        _read_one(name, data, log, found, refused)
    table = merge.parts(found, log)
    rows = [*refused, *map(_source_row, found)]
    for name, first in again:
        rows += [{**row, "source": name, "duplicates": row["accepted"]} for row in rows if row["source"] == first]
    rows.sort(key=lambda row: names.index(row["source"]))
    problems = pd.DataFrame(log.problems, columns=list(PROBLEM_COLUMNS))
    texts = dict.fromkeys(("source", "sheet", "column", "value", "code", "message"), "str")
    return Reading(
        ratings=table,
        problems=problems.astype({"row": "Int64", **texts}),
        sources=pd.DataFrame(rows, columns=list(SOURCE_COLUMNS)).astype({"header_row": "Int64"}),
        questions=asked(log.questions),
        notices=pd.DataFrame(log.notices, columns=["source", "sheet", "message"]).astype("str"),
    )


def _named(sources: tuple[Source, ...]) -> list[tuple[str, bytes]]:
    """Return each source's bytes under a name of its own, without its folder and without what is not to be seen."""
    named: list[tuple[str, bytes]] = []
    taken: set[str] = set()
    for source in sources:
        if isinstance(source, str | os.PathLike):
            path, data = os.fspath(source), Path(source).read_bytes()
        else:
            path, data = str(getattr(source, "name", "file")), source.read()
        base = path.replace("\\", "/").rpartition("/")[2]
        base = clean(base) or "file"
        name, copies = base, 1
        while name in taken:
            copies += 1
            stem, dot, ending = base.rpartition(".")
            name = f"{stem or ending} ({copies}){dot}{ending if stem else ''}"
        taken.add(name)
        named.append((name, data))
    return named


def _read_one(name: str, data: bytes, log: Log, found: list[Part], rows: list[dict[str, Any]]) -> None:
    """Read the sheets of one file into parts; what is refused is a problem and a row without cells."""
    try:
        file = files.open_file(data, name)
    except Refused as refusal:
        log.problem(name, refusal.code, refusal.message)
        rows.append(_blank_row(name, ""))
        return
    for notice in file.notices:
        log.say(notice, name)
    refusals = dict(file.refused)
    for grid in file.grids:
        lost = grid.correct(log.answers.fixes(name, grid.sheet))
        for reference in lost:
            log.say(f"There is no cell {reference} to correct.", name, grid.sheet)
        try:
            part = Part(name, grid.sheet, file.digest, laid_out(grid))
        except Refused as refusal:
            refusals[grid.sheet] = refusal
            continue
        for notice in (*grid.notices, *part.rows.notices):
            log.say(notice, name, grid.sheet)
        Understanding(part, log).read()
        found.append(part)
    for sheet, why in refusals.items():
        if why.code == "layout-unknown" and any(part.source == name for part in found):
            log.say("This sheet holds no table of ratings; it was passed over.", name, sheet)
        else:
            log.problem(name, why.code, why.message, sheet=sheet)
        rows.append(_blank_row(name, sheet))
    if not file.grids and not refusals:
        log.problem(name, "empty-file")
        rows.append(_blank_row(name, ""))


def _blank_row(source: str, sheet: str) -> dict[str, Any]:
    texts = dict.fromkeys(SOURCE_COLUMNS[2:7], "")
    return {"source": source, "sheet": sheet, **texts, "header_row": None, **dict.fromkeys(SOURCE_COLUMNS[7:], 0)}


def _source_row(part: Part) -> dict[str, Any]:
    waiting = part.seen if part.waiting else 0
    rejected = 0 if part.waiting else part.rejected
    not_rated = 0 if part.waiting else part.blanks
    return {
        "source": part.source,
        "sheet": part.sheet,
        "layout": part.rows.layout,
        "header_row": part.rows.header_row,
        "assessment": " and ".join(part.assessments),
        "columns": part.rows.columns,
        "ignored": part.rows.ignored,
        "seen": part.seen,
        "accepted": part.seen - waiting - rejected - not_rated,
        "not_rated": not_rated,
        "rejected": rejected,
        "waiting": waiting,
        "duplicates": part.duplicates,
    }


__all__ = ["Reading", "read"]
