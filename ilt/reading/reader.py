"""Reading: files to ratings, problems and questions. Nothing is guessed, and nothing vanishes unlisted."""

from __future__ import annotations

import functools
import hashlib
import os
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import pandas as pd

from ilt import framework
from ilt.framework import ASSESSMENTS
from ilt.reading import merge, similar_names
from ilt.reading.cells import actions, text, values
from ilt.reading.cells.actions import Actions
from ilt.reading.cells.headings import header_key
from ilt.reading.cells.text import apart, called, shown
from ilt.reading.formats import files
from ilt.reading.formats.files import File
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts import form_headings, laid_out
from ilt.reading.layouts.table import Rows
from ilt.reading.log import Log
from ilt.reading.parts import Part
from ilt.reading.problems import Refused
from ilt.reading.questions import NEITHER, RATERS, SCHOOLS, Answers, Question
from ilt.reading.questions import table as asked
from ilt.reading.understood import Understanding

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
    "look",
)
_FIGURES = ("seen", "accepted", "not_rated", "rejected", "waiting", "duplicates")
PROBLEM_COLUMNS = ("source", "sheet", "row", "column", "value", "code", "message", "cell")
CORRECTION_COLUMNS = ("source", "sheet", "cell", "was", "now")
PREVIEW_COLUMNS = (
    *("source", "sheet", "row", "round", "school", "perspective", "action_id", "cell", "rating", "problem"),
)
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
        ``source, sheet, row, column, value, code, message, cell``; row as a spreadsheet program numbers it, missing
        where a whole file is refused; ``cell`` such as ``D14``, as an answer ``fix@file.xlsx#Sheet 2!D14`` names it.
    sources
        A row a file and sheet: ``source, sheet, layout, header_row, assessment, columns, ignored`` and, in rating
        cells, ``seen = accepted + not_rated + rejected + waiting``; ``duplicates`` are those of ``accepted`` that said
        again what the same rater had said. ``look`` is the same for tables with the same layout and headings.
    questions
        ``key, source, question, choices, ratings``: what could not be known. While one is open, its source is waiting;
        ``ratings`` says how many rating cells hang on one of many questions of a kind, and is 0 for others.
    notices
        ``source, sheet, message``: what was normalised or left aside, in sentences.
    corrections
        ``source, sheet, cell, was, now``: the cells that answers corrected.
    preview
        ``source, sheet, row, round, school, perspective, action_id, cell, rating, problem``: the first rating cells of
        each table as they were read, also while it waits.
    """

    ratings: pd.DataFrame
    problems: pd.DataFrame
    sources: pd.DataFrame
    questions: pd.DataFrame
    notices: pd.DataFrame
    corrections: pd.DataFrame
    preview: pd.DataFrame


def forget() -> None:
    """Drop what cells and names were found to be: for speed it is remembered from file to file, in their own words."""
    for module in (actions, similar_names, form_headings, text, values):
        for name in vars(module).values():
            if hasattr(name, "cache_clear"):
                name.cache_clear()


@dataclass(frozen=True)
class Given:
    """A file to read.

    Attributes
    ----------
    open
        Opens it, or raises ``Refused``.
    again
        The name of a file before it that holds the same, or blank.
    """

    name: str
    open: Callable[[], File]
    again: str = ""


def read_here(
    *sources: Source, answers: Mapping[str, str] | None = None, memory: MutableMapping[str, bytes] | None = None
) -> Reading:
    """Read ratings from files in this process, as ``ilt.read`` does in one of its own.

    A stranger's file may take this process's memory and time, and end it.
    """
    given = [
        Given(name, functools.partial(files.open_file, data, name, memory), again)
        for name, data, again in named(sources)
    ]
    table, others = gathered(given, answers)
    return Reading(table.frame(), **others)


def gathered(
    given: Sequence[Given], answers: Mapping[str, str] | None = None, *, opened: Callable[[], object] = bool
) -> tuple[merge.Table, dict[str, pd.DataFrame]]:
    """Read files that are opened as their turn comes; return the ratings, and all else that a ``Reading`` holds.

    Parameters
    ----------
    opened
        Called when all of them are.
    """
    log = Log(Answers(answers))
    found: list[Part] = []
    refused: list[dict[str, Any]] = []
    for file in given:
        if file.again:
            log.say(f"This file holds the same as {file.again}, so its ratings were taken once.", file.name)
        else:
            _read_one(file.name, file.open, log, found, refused)
    again = [(file.name, file.again) for file in given if file.again]
    opened()
    table = merge.parts(found, log)
    rows = [*refused, *_source_rows(found)]
    of: dict[str, list[dict[str, Any]]] = {file.name: [] for file in given}
    for row in rows:
        of[row["source"]].append(row)
    for name, first in again:
        of[name] = [{**row, "source": name, "duplicates": row["accepted"]} for row in of[first]]
    rows = [row for file in given for row in of[file.name]]
    preview = [row for part in found for row in part.preview]
    return table, {
        "problems": _texts(log.problems, PROBLEM_COLUMNS),
        "sources": pd.DataFrame(rows, columns=list(SOURCE_COLUMNS)).astype({"header_row": "Int64"}),
        "questions": asked(log.questions),
        "notices": _texts(log.notices, ("source", "sheet", "message")),
        "corrections": _texts(log.corrections, CORRECTION_COLUMNS),
        "preview": _texts(preview, PREVIEW_COLUMNS),
    }


def _texts(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> pd.DataFrame:
    """Return rows as a table: all text but the row number and the rating."""
    kinds = {name: "Int64" if name in ("row", "rating") else "str" for name in columns}
    return pd.DataFrame({name: pd.array([row.get(name) for row in rows], dtype=kinds[name]) for name in columns})


def named(sources: Sequence[Source]) -> list[tuple[str, bytes, str]]:
    """Return the bytes of each source under a name of its own, and which source before it holds the same.

    The name is without its folder and without what is not to be seen.
    """
    found: list[tuple[str, bytes, str]] = []
    taken: dict[str, int] = {}
    first_of: dict[bytes, str] = {}
    for source in sources:
        if isinstance(source, str | os.PathLike):
            path, data = os.fspath(source), Path(source).read_bytes()
        else:
            path, data = str(getattr(source, "name", "file")), source.read()
        name = apart(called(path), taken)
        first = first_of.setdefault(hashlib.sha256(data).digest(), name)
        found.append((name, data, "" if first == name else first))
    return found


def _read_one(name: str, opened: Callable[[], File], log: Log, found: list[Part], rows: list[dict[str, Any]]) -> None:
    """Read the sheets of one file into parts; what is refused is a problem and a row without cells."""
    try:
        file = opened()
    except Refused as refusal:
        log.problem(name, refusal.code, refusal.message)
        rows.append(_blank_row(name, ""))
        return
    for notice in file.notices:
        log.say(notice, name)
    refusals = dict(file.refused)
    own: list[Part] = []
    for grid in file.grids:
        try:
            own += _parts(file, grid, log)
        except Refused as refusal:
            refusals[grid.sheet] = refusal
    _ask_for_sheets(own, log)
    _one_person(own, log)
    actions = Actions(framework.current())
    for part in own:
        Understanding(part, log, actions).read()
    found += own
    for sheet, why in refusals.items():
        if why.code in ("layout-unknown", "no-rows") and own:
            log.say("This sheet holds no table of ratings; it was passed over.", name, sheet)
        else:
            log.problem(name, why.code, why.message, sheet=sheet)
        rows.append(_blank_row(name, sheet))
    if not file.grids and not refusals:
        log.problem(name, "empty-file")
        rows.append(_blank_row(name, ""))


def _parts(file: File, grid: Grid, log: Log) -> list[Part]:
    """Correct the cells of a sheet and lay it out; each table is a part."""
    corrected: list[tuple[str, int, str, str]] = []
    for cell, now in log.answers.fixes(file.name, grid.sheet).items():
        done = grid.correct(cell, now)
        if done is None:
            log.say(f"There is no cell {cell} to correct.", file.name, grid.sheet)
        else:
            corrected.append((cell, *done, now))
    tables = laid_out(grid)
    names = {rows.places.get("rater") for rows in tables}
    for cell, column, was, now in corrected:
        # Names of raters are shown nowhere.
        hidden = {"was": "", "now": ""} if column in names else {"was": shown(was), "now": shown(now)}
        log.corrections.append({"source": file.name, "sheet": grid.sheet, "cell": cell, **hidden})
    for notice in (*grid.notices, *(notice for rows in tables for notice in rows.notices)):
        log.say(notice, file.name, grid.sheet)
    return [Part(file.name, grid.sheet, _identity(file, grid, rows, place), rows) for place, rows in enumerate(tables)]


def _identity(file: File, grid: Grid, rows: Rows, place: int) -> str:
    """Return what tells the raters without a name of one table from all others."""
    if "rater" in rows.fields and all(rows.fields["rater"].values):
        return ""
    # A sheet with both templates one below the other is one person's.
    return f"{file.digest[:12]}#{grid.sheet}" + (f"#{place}" if place and not rows.one_rater else "")


def _ask_for_sheets(own: list[Part], log: Log) -> None:
    """Ask what the names of sheets say, where nothing else tells the school; once, for all sheets of a file."""
    named = {part.sheet for part in own}
    told = any("school" in part.rows.fields or part.rows.facts.get("school") for part in own)
    if len(named) < 2 or told or not any(given_by_a_person(sheet) for sheet in named):
        return
    source = own[0].source
    answer = log.answers.find("sheets", source)
    if not answer and not log.answers.find("school", source):
        names = ", ".join(f"“{shown(sheet)}”" for sheet in sorted(named)[:4])
        asks = f"What do the names of the sheets say ({names}{', …' if len(named) > 4 else ''})?"
        log.questions.append(Question("sheets", source, asks, (SCHOOLS, RATERS, NEITHER)))
        for part in own:
            part.held = True
    for part in own:
        if answer in (SCHOOLS, RATERS):
            part.rows.facts["school" if answer == SCHOOLS else "rater"] = part.sheet


def _one_person(own: list[Part], log: Log) -> None:
    """Take both templates of one file, each in a table of its own, for one person's where nobody is named."""
    kinds = [part.rows.facts.get("assessment") for part in own]
    nameless = all(part.rows.one_rater and part.identity and not given_by_a_person(part.sheet) for part in own)
    if len(own) == len(set(kinds)) == len(ASSESSMENTS) and all(kinds) and nameless:
        for part in own:
            part.identity = own[0].identity
        log.say("Both self-assessments in this file were taken for one person's.", own[0].source)


def given_by_a_person(sheet: str) -> bool:
    """Tell whether the name of a sheet is one that a person gave."""
    key = header_key(sheet).rstrip("0123456789 ")
    return key not in ("", "sheet", "table", "tabelle", "feuil", "hoja", "school ilt", "district ilt", "form responses")


def _blank_row(source: str, sheet: str) -> dict[str, Any]:
    texts = dict.fromkeys(SOURCE_COLUMNS[2:7], "")
    return {
        "source": source,
        "sheet": sheet,
        **texts,
        "header_row": None,
        **dict.fromkeys(_FIGURES, 0),
        "look": "",
    }


def _source_rows(found: list[Part]) -> list[dict[str, Any]]:
    """Return a row a file and sheet; several tables of one sheet are added up."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for part in found:
        row = _source_row(part)
        first = rows.setdefault((part.source, part.sheet), row)
        if first is not row:
            for name in _FIGURES:
                first[name] += row[name]
            for name in ("assessment", "columns", "ignored"):
                known = [text for text in (first[name], row[name]) if text]
                first[name] = (" and " if name == "assessment" else " | ").join(dict.fromkeys(known))
    return list(rows.values())


def _source_row(part: Part) -> dict[str, Any]:
    waiting = part.seen if part.waiting else 0
    rejected = 0 if part.waiting else part.rejected
    not_rated = 0 if part.waiting else part.blanks
    headings = "\x1f".join([part.rows.layout, *sorted(header_key(text) for text in part.rows.headers.values())])
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
        "look": hashlib.sha256(headings.encode()).hexdigest()[:12],
    }
