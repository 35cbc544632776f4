"""Reading: files to ratings, problems and questions. Nothing is guessed, and nothing vanishes unlisted."""

from __future__ import annotations

import functools
import hashlib
import os
import sys
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

import pandas as pd

from ilt import framework
from ilt.reading import questions
from ilt.reading.all_tables.merge import RatingsTable, merge
from ilt.reading.all_tables.versions import say_versions
from ilt.reading.answers import Answers
from ilt.reading.around_tables import sheet_columns, sheet_names, unused_rating_problems, unused_words
from ilt.reading.around_tables.doubtful_titles import said_around
from ilt.reading.around_tables.one_document import of_one_person
from ilt.reading.around_tables.report_workbooks import without_figures
from ilt.reading.around_tables.sheet_columns import PLACE_COLUMNS, SheetColumns
from ilt.reading.around_tables.unused_ratings import unused_ratings
from ilt.reading.cells.actions import Actions
from ilt.reading.cells.rater_names import that_are_anonymous
from ilt.reading.cells.said_in_names import schools_and_rounds
from ilt.reading.cells.text import cleaned, distinct_name, name_of_file, shown
from ilt.reading.data_frames import data_frame
from ilt.reading.formats import file_types
from ilt.reading.formats.file_types import File
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts import resolve
from ilt.reading.layouts.table import CALLED, Table
from ilt.reading.log import Log
from ilt.reading.one_table import scale
from ilt.reading.one_table.understanding import understand
from ilt.reading.problems import Refused
from ilt.reading.stages import SheetTable, TableResult

SOURCE_COLUMNS = (
    *("source", "sheet", "layout", "header_row", "assessment", "columns", "ignored", "seen", "accepted", "not_rated"),
    *("rejected", "waiting", "duplicates", "look"),
)
_NO_TABLE = ("layout-unknown", "no-rows", "two-columns-one-name")
"""What refuses a sheet that may well hold no ratings, such as a list of the actions."""
_FIGURES = ("seen", "accepted", "not_rated", "rejected", "waiting", "duplicates")
PROBLEM_COLUMNS = ("source", "sheet", "row", "column", "value", "code", "message", "cell")
CORRECTION_COLUMNS = ("source", "sheet", "cell", "was", "now")
PREVIEW_COLUMNS = (
    *("source", "sheet", "row", "round", "school", "perspective", "action_id", "cell", "rating", "problem"),
)
RECALLED_COLUMNS = ("key", "source", "answer")
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
        ``ratings`` says how many rating cells depend on one of many questions of a kind, and is 0 for others.
    notices
        ``source, sheet, message``: what was normalized or left aside, in sentences.
    corrections
        ``source, sheet, cell, was, now``: the cells that answers corrected.
    preview
        ``source, sheet, row, round, school, perspective, action_id, cell, rating, problem``: the first rating cells of
        each table as they were read, also while it waits.
    recalled
        ``key, source, answer``: what was not answered here and taken from what is remembered of files that look alike.
    columns
        ``source, sheet, look, place, heading, values, filled, holds, role, guess``: of each sheet where somebody has
        said, or has to say, which column is what: a row a column (``place`` such as ``D``) and a row of headings
        (``5``; ``0`` where there is none), the first cells below it (what may be a name is cut to its initials), how
        many of the first 500 rows are filled, ``0-3`` where it may hold ratings, and what it is: as was answered, and
        as a guess.
    unused
        ``place``: which of the answers, counted from 0, no question about these files asked for.
    """

    ratings: pd.DataFrame
    problems: pd.DataFrame
    sources: pd.DataFrame
    questions: pd.DataFrame
    notices: pd.DataFrame
    corrections: pd.DataFrame
    preview: pd.DataFrame
    recalled: pd.DataFrame
    columns: pd.DataFrame
    unused: pd.DataFrame


def forget() -> None:
    """Drop what cells and names were found to be: for speed it is remembered from file to file, in their own words."""
    for module in [module for name, module in tuple(sys.modules.items()) if name.startswith("ilt.reading.")]:
        for name in vars(module).values():
            if hasattr(name, "cache_clear"):
                name.cache_clear()


@dataclass(frozen=True)
class FileToRead:
    """A file to read.

    Attributes
    ----------
    open
        Opens it, or raises ``Refused``.
    same_as
        The name of a file before it that holds the same, or blank.
    """

    name: str
    open: Callable[[], File]
    same_as: str = ""


def read_here(
    *sources: Source,
    answers: Mapping[str, str] | None = None,
    remembered: Mapping[str, Mapping[str, str]] | None = None,
    memory: MutableMapping[str, bytes] | None = None,
) -> Reading:
    """Read ratings from files in this process, as ``ilt.read`` does in one of its own.

    A stranger's file may take this process's memory and time, and end it.
    """
    to_read = [
        FileToRead(name, functools.partial(file_types.open_file, data, name, memory), same_as)
        for name, data, same_as in with_names(sources)
    ]
    ratings, others = read_files(to_read, answers, remembered)
    return Reading(ratings.frame(), **others)


def read_files(
    to_read: Sequence[FileToRead],
    answers: Mapping[str, str] | None = None,
    remembered: Mapping[str, Mapping[str, str]] | None = None,
    *,
    on_all_read: Callable[[], object] = bool,
) -> tuple[RatingsTable, dict[str, pd.DataFrame]]:
    """Read files that are opened one after the other; return the ratings, and all else that a ``Reading`` holds.

    Parameters
    ----------
    remembered
        What was answered about other files: by the ``look`` of a table, answers by the key of the question.
    on_all_read
        Called when each of them is read, before they are merged.
    """
    log = Log(Answers(answers, remembered))
    names = [file.name for file in to_read]
    log.answers.of_files = dict(zip(names, schools_and_rounds(names), strict=True))
    results: list[TableResult] = []
    refused: list[dict[str, Any]] = []
    for file in to_read:
        if file.same_as:
            log.say(f"This file is the same as {file.same_as}, so its ratings count once.", file.name)
        else:
            own, sheets = _read_file(file, log)
            results += own
            refused += [_blank_row(file.name, sheet) for sheet in sheets]
    on_all_read()
    results = scale.ask_of_all_alike(results, log)
    say_versions(results, log)
    ratings, results = merge(results, log)
    recalled = [{"key": key, "source": of, "answer": answer} for (key, of), answer in log.answers.recalled.items()]
    unused = [at for at, key in enumerate(answers or {}) if key not in log.answers.used]
    return ratings, {
        "problems": data_frame(log.problems, PROBLEM_COLUMNS),
        "sources": _sources(to_read, [*refused, *_source_rows(results)]),
        "questions": questions.table(log.questions),
        "notices": data_frame(log.notices, ("source", "sheet", "message")),
        "corrections": data_frame(log.corrections, CORRECTION_COLUMNS),
        "preview": data_frame([row for result in results for row in result.preview], PREVIEW_COLUMNS),
        "recalled": data_frame(recalled, RECALLED_COLUMNS),
        "columns": _places(log.columns),
        "unused": pd.DataFrame({"place": pd.Series(unused, dtype="int64")}),
    }


def _places(rows: list[dict[str, Any]]) -> pd.DataFrame:
    frame = data_frame([{**row, "values": "", "filled": ""} for row in rows], PLACE_COLUMNS)
    frame["values"] = pd.Series([row["values"] for row in rows], dtype=object)
    frame["filled"] = pd.Series([row["filled"] for row in rows], dtype="int64")
    return frame


def _sources(to_read: Sequence[FileToRead], rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Return rows of sources in the order of the files; a file that holds the same as another has the other's rows."""
    by_file: dict[str, list[dict[str, Any]]] = {file.name: [] for file in to_read}
    for row in rows:
        by_file[row["source"]].append(row)
    for file in to_read:
        if file.same_as:
            copies = by_file[file.same_as]
            by_file[file.name] = [{**row, "source": file.name, "duplicates": row["accepted"]} for row in copies]
    ordered = [row for own in by_file.values() for row in own]
    frame = pd.DataFrame(ordered, columns=list(SOURCE_COLUMNS))
    frame["header_row"] = frame["header_row"].astype("Int64")
    return frame


def with_names(sources: Sequence[Source]) -> list[tuple[str, bytes, str]]:
    """Return the bytes of each source under a name of its own, and which source before it holds the same.

    The name is without its folder and without what is not to be seen.
    """
    found: list[tuple[str, bytes, str]] = []
    taken: dict[str, int] = {}
    first_of: dict[bytes, str] = {}
    for source in sources:
        path, data = _content(source)
        name = distinct_name(name_of_file(path), taken)
        # A file alone is the same as no other.
        first = first_of.setdefault(hashlib.sha256(data).digest() if len(sources) > 1 else b"", name)
        found.append((name, data, "" if first == name else first))
    return found


def _content(source: Source) -> tuple[str, bytes]:
    """Return what a source is called and all that it holds: an open file is read from its start, however often."""
    if isinstance(source, str | os.PathLike):
        return os.fspath(source), file_types.first_bytes(source)
    data: Any = None
    if hasattr(source, "read"):
        if hasattr(source, "seekable") and source.seekable():
            source.seek(0)
        data = source.read()
    if not isinstance(data, bytes | bytearray | memoryview):
        # Never what it holds: that may be ratings.
        what = type(source).__name__ + (f" that gives {type(data).__name__}" if hasattr(source, "read") else "")
        raise TypeError(f"ilt.read takes paths and files opened in binary mode (“rb”), not {what}.")
    return str(getattr(source, "name", "file")), bytes(data)


def _read_file(to_read: FileToRead, log: Log) -> tuple[list[TableResult], list[str]]:
    """Read the sheets of one file; return what its tables give, and the sheets that are refused (blank: the file)."""
    name = to_read.name
    try:
        file = without_figures(to_read.open())
    except Refused as refusal:
        log.problem(name, refusal.code, refusal.message)
        return [], [""]
    for notice in file.notices:
        log.say(notice, name)
    refused = dict(file.refused)
    tables: list[SheetTable] = []
    said_elsewhere = scale.ScaleSaid()
    unmatched: dict[str, SheetColumns] = {}
    rated: set[str] = set()
    resolve(file.grids)
    for grid in file.grids:
        try:
            own, columns = _sheet_tables(file, grid, log)
            tables += own
            unmatched |= {grid.sheet: columns} if columns.why else {}
        except Refused as refusal:
            refused[grid.sheet] = refusal
        if grid.sheet in refused or grid.sheet in unmatched:
            said_elsewhere = said_elsewhere if said_elsewhere.scale else scale.scale_said(grid, [], (grid.sheet,))
            rated |= {grid.sheet} if unused_ratings(grid, []) else set()
    of_file, codes = said_elsewhere.scale, said_elsewhere.codes
    tables = [own if own.scale else replace(own, scale=of_file, codes=codes) for own in tables]
    refused |= sheet_columns.ask(name, unmatched, log, others=bool(tables))
    first_tables = {own.sheet: own.table for own in reversed(tables)}
    log.answers.set_looks(name, [first_tables[sheet].look for sheet in dict.fromkeys(own.sheet for own in tables)])
    tables = of_one_person(sheet_names.with_names(tables, log), log)
    unused_words.say(file.grids, tables, log)
    known_actions = Actions(framework.current())
    log.sheets[name] = len({own.sheet for own in tables})
    results = [understand(own, log, known_actions) for own in tables]
    rated |= set() if tables else set(refused)
    _say_what_was_refused(name, file.grids, refused, rated, log)
    if not file.grids and not refused:
        log.problem(name, "empty-file")
        return [], [""]
    return results, [*{**refused, **unmatched}]


def _say_what_was_refused(
    name: str, grids: Sequence[Grid], refused: Mapping[str, Refused], rated: set[str], log: Log
) -> None:
    """Say why sheets were refused, but for those that were used for another; those in ``rated`` may hold ratings."""
    used = {grid.sheet for grid in grids if grid.is_used_elsewhere}
    for sheet, why in refused.items():
        if why.code in _NO_TABLE and sheet not in rated:
            if sheet not in used:
                log.say("This sheet has no table of ratings, so it was skipped.", name, sheet)
        elif why.code == "sheet-not-used":
            log.say(why.message, name, sheet)
        else:
            log.problem(name, why.code, why.message, sheet=sheet)


def _sheet_tables(file: File, grid: Grid, log: Log) -> tuple[list[SheetTable], SheetColumns]:
    """Correct the cells of a sheet and lay it out in tables."""
    corrected: list[tuple[str, int, str, str]] = []
    for cell, now in log.answers.fixes(file.name, grid.sheet).items():
        done = grid.correct(cell, now)
        if done is None:
            log.say(f"There is no cell {cell} to correct.", file.name, grid.sheet)
        else:
            corrected.append((cell, *done, now))
    tables, columns = sheet_columns.read_sheet(file.name, grid, log)
    log.columns += columns.places
    names = {at for own in tables for name, at in own.places.items() if name.startswith(("rater", CALLED))}
    for cell, column, was, now in corrected:
        # Names of raters are shown nowhere.
        hidden = {"was": "", "now": ""} if column in names else {"was": shown(was), "now": shown(now)}
        log.corrections.append({"source": file.name, "sheet": grid.sheet, "cell": cell, **hidden})
    for notice in (*grid.notices, *(notice for table in tables for notice in table.notices)):
        log.say(notice, file.name, grid.sheet)
    unused_rating_problems.note(file.name, grid, tables, log)
    said = scale.scale_said(grid, tables, (file.name.rpartition(".")[0], grid.sheet))
    around = said_around(grid, tables)
    return [
        SheetTable(
            *(file.name, grid.sheet, _identity(file, grid, table, at), table),
            scale=said.scale,
            points=said.points,
            from_1=said.from_1,
            codes=said.codes,
            said_around=around[at],
        )
        for at, table in enumerate(tables)
    ], columns


def _identity(file: File, grid: Grid, table: Table, at: int) -> str:
    """Return what makes the raters without a name of one table different from all others."""
    if "rater" in table.fields and not that_are_anonymous(cleaned(table.fields["rater"].values)):
        return ""
    # A sheet with both templates one below the other is one person's.
    number = f"#{at}" if at and not table.one_rater else ""
    return f"{file.digest[:12]}#{grid.sheet}{number}" + (f"#{table.whose}" if table.whose else "")


def _blank_row(source: str, sheet: str) -> dict[str, Any]:
    texts = dict.fromkeys(SOURCE_COLUMNS, "")
    return {**texts, "source": source, "sheet": sheet, "header_row": None, **dict.fromkeys(_FIGURES, 0)}


def _source_rows(results: list[TableResult]) -> list[dict[str, Any]]:
    """Return a row a file and sheet; several tables of one sheet are added up."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for result in results:
        row = _source_row(result)
        first = rows.setdefault((row["source"], row["sheet"]), row)
        if first is not row:
            for name in _FIGURES:
                first[name] += row[name]
            for name in ("assessment", "columns", "ignored"):
                known = [text for text in (first[name], row[name]) if text]
                first[name] = (" and " if name == "assessment" else " | ").join(dict.fromkeys(known))
    return list(rows.values())


def _source_row(result: TableResult) -> dict[str, Any]:
    own, table = result.sheet_table, result.sheet_table.table
    waiting = result.seen if result.waiting else 0
    rejected = 0 if result.waiting else result.rejected
    not_rated = 0 if result.waiting else result.not_rated
    return {
        "source": own.source,
        "sheet": own.sheet,
        "layout": table.layout,
        "header_row": table.header_row,
        "assessment": " and ".join(result.assessments),
        "columns": table.columns,
        "ignored": table.ignored,
        "seen": result.seen,
        "accepted": result.seen - waiting - rejected - not_rated,
        "not_rated": not_rated,
        "rejected": rejected,
        "waiting": waiting,
        "duplicates": result.duplicates,
        "look": table.look,
    }
