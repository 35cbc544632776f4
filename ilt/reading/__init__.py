"""Reading: files to ratings, problems and questions. Nothing is guessed, and nothing vanishes unlisted."""

from __future__ import annotations

import hashlib
import itertools
import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, BinaryIO

import pandas as pd

from ilt import ratings
from ilt.framework import text_key
from ilt.reading import files, merge, tidy
from ilt.reading.grid import RefusedError
from ilt.reading.problems import Problems
from ilt.reading.questions import Answers, Questions
from ilt.reading.rows import Part, Reader

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
ALIKE = 0.9
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
    reader = Reader(Answers(dict(answers or {})), Problems(), Questions(), [])
    parts: list[Part] = []
    rows: list[dict[str, Any]] = []
    seen: dict[str, str] = {}
    again: list[tuple[str, str]] = []
    for name, data in _named(sources):
        digest = hashlib.sha256(data).hexdigest()
        if digest in seen:
            again.append((name, seen[digest]))
            message = f"This file holds the same as {seen[digest]}, so its ratings were taken once."
            reader.notices.append({"source": name, "sheet": "", "message": message})
            continue
        seen[digest] = name
        _read_one(name, data, digest, reader, parts, rows)
    merged = merge.parts(parts, reader)
    for part in parts:
        rows.append(_source_row(part))
    table = _normal(merged, reader)
    rows.sort(key=lambda row: list(seen.values()).index(row["source"]))
    for name, first in again:
        rows += [{**row, "source": name, "duplicates": row["accepted"]} for row in rows if row["source"] == first]
    notices = pd.DataFrame(reader.notices, columns=["source", "sheet", "message"]).astype("str")
    return Reading(
        ratings=table,
        problems=reader.problems.table(),
        sources=pd.DataFrame(rows, columns=list(SOURCE_COLUMNS)).astype({"header_row": "Int64"}),
        questions=reader.questions.table(),
        notices=notices.drop_duplicates(ignore_index=True),
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
        base = "".join(c for c in base if unicodedata.category(c) not in ("Cc", "Cf", "Cs")).strip() or "file"
        name, copies = base, 1
        while name in taken:
            copies += 1
            stem, dot, ending = base.rpartition(".")
            name = f"{stem or ending} ({copies}){dot}{ending if stem else ''}"
        taken.add(name)
        named.append((name, data))
    return named


def _read_one(
    name: str, data: bytes, digest: str, reader: Reader, parts: list[Part], rows: list[dict[str, Any]]
) -> None:
    """Read the sheets of one file into parts; what is refused is a problem and a row without cells."""
    try:
        grids, notices = files.grids(name, data)
    except RefusedError as refused:
        reader.problems.add(name, refused.code, more=refused.more)
        rows.append(_blank_row(name, ""))
        return
    reader.notices += [{"source": name, "sheet": "", "message": message} for message in notices]
    read_any, refusals = False, []
    for grid in grids:
        try:
            table = tidy.table(grid, reader.answers.fixes(name, grid.sheet))
        except RefusedError as refused:
            refusals.append((grid.sheet, refused))
            continue
        read_any = True
        parts.append(reader.part(name, digest[:12], table))
    for sheet, refused in refusals:
        if read_any and refused.code == "no-header":
            message = "This sheet holds no table of ratings; it was passed over."
            reader.notices.append({"source": name, "sheet": sheet, "message": message})
        else:
            reader.problems.add(name, refused.code, sheet=sheet, more=refused.more)
        rows.append(_blank_row(name, sheet))
    if not grids:
        reader.problems.add(name, "empty")
        rows.append(_blank_row(name, ""))


def _blank_row(source: str, sheet: str) -> dict[str, Any]:
    texts = dict.fromkeys(SOURCE_COLUMNS[2:7], "")
    return {"source": source, "sheet": sheet, **texts, "header_row": None, **dict.fromkeys(SOURCE_COLUMNS[7:], 0)}


def _source_row(part: Part) -> dict[str, Any]:
    table = part.table
    waiting = part.seen if part.waiting else 0
    rejected = 0 if part.waiting else part.rejected
    not_rated = 0 if part.waiting else part.blanks
    return {
        "source": part.source,
        "sheet": table.sheet,
        "layout": tidy.LAYOUT,
        "header_row": table.header_row,
        "assessment": " and ".join(sorted(part.assessments)),
        "columns": "; ".join(f"{header} → {name}" for name, header in table.headers.items()),
        "ignored": "; ".join(table.ignored),
        "seen": part.seen,
        "accepted": part.seen - waiting - rejected - not_rated,
        "not_rated": not_rated,
        "rejected": rejected,
        "waiting": waiting,
        "duplicates": part.duplicates,
    }


def _normal(table: pd.DataFrame, reader: Reader) -> pd.DataFrame:
    """Say what was normalised over all files: rounds that differ in case, schools spelled alike, rounds without a time."""
    first: dict[str, str] = {}
    for label in table["round"].unique():
        first.setdefault(label.casefold(), label)
    for label in table["round"].unique():
        if first[label.casefold()] != label:
            message = f"The round “{label}” was read as “{first[label.casefold()]}”."
            reader.notices.append({"source": "", "sheet": "", "message": message})
    table = table.assign(round=table["round"].str.casefold().map(first).astype("str"))
    for label in ratings.order_rounds(table["round"].unique()).unplaced:
        message = f"“{label}” does not say when it was; rounds stand in the order of the files until you arrange them."
        reader.notices.append({"source": "", "sheet": "", "message": message})
    for _, schools in table.groupby("district")["school"]:
        for one, other in itertools.combinations(sorted(set(schools) - {""}), 2):
            if text_key(one) == text_key(other) or SequenceMatcher(None, one, other).ratio() >= ALIKE:
                message = f"“{one}” and “{other}” are spelled alike and count as two schools. Are they one?"
                reader.notices.append({"source": "", "sheet": "", "message": message})
    return table


__all__ = ["Reading", "read"]
