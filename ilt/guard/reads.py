"""Reading in a guard process; and where that dies, which file is to blame, so that all others are read."""

from __future__ import annotations

import hashlib
import logging
import math
import time
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from ilt import framework
from ilt.counts import count, raters
from ilt.guard import frames, pool
from ilt.guard.frames import ALONE, READ
from ilt.reading import Reading, limits
from ilt.reading.formats.file_types import File, is_archive
from ilt.reading.problems import Refused
from ilt.reading.reader import FileToRead, Source, read_files, with_names

_LOG = logging.getLogger(__name__)
_LEAST_SECONDS = 2
"""So long may each other file take where some have used up the time."""
_MB = 2**20


@dataclass(frozen=True)
class Counted:
    """A reading, ``ilt.count`` and ``ilt.raters`` of it; ``begun``: whether a guard as much as began with the files."""

    reading: Reading
    counts: pd.DataFrame
    raters: pd.DataFrame
    begun: bool = True


def read(
    *sources: Source, answers: Mapping[str, str] | None = None, memory: MutableMapping[str, bytes] | None = None
) -> Reading:
    """Read ratings from files: text of separated values, ``.xlsx``, ``.ods`` and ``.docx``, in any layout we know.

    They are read in a process of its own, which has a limit of memory and of time and fails alone.

    Parameters
    ----------
    sources
        Paths, or binary file objects with a ``.name``.
    answers
        Answers by the key of their question (``round``, ``school``, ``perspective``, ...); a narrower key such as
        ``school@file.xlsx#Sheet 2`` wins. ``fix@file.xlsx#Sheet 2!D14`` says what stands in a cell instead.
    memory
        A mapping to give again when the same files are read with other answers: they are not opened again.

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
    return _Job(sources, answers, memory, counted=False).done()[0]


def counted(
    *sources: Source,
    answers: Mapping[str, str] | None = None,
    remembered: Mapping[str, Mapping[str, str]] | None = None,
    memory: MutableMapping[str, bytes] | None = None,
    who: object = None,
) -> Counted:
    """Read as ``read`` does, and count what was read there, too.

    Parameters
    ----------
    remembered
        What was answered about other files: by the ``look`` of a table, answers by the key of the question.
    who
        Whose files these are: who has many waits behind who has few.
    """
    job = _Job(sources, answers, memory, counted=True, who=who, remembered=remembered or {})
    reading, tables = job.done()
    if not tables:
        tables = [count(reading.ratings), raters(reading.ratings)]
    return Counted(reading, tables[0], tables[1], job.begun)


@dataclass
class _SourceFile:
    name: str
    data: bytes
    again: str
    digest: str = ""
    refused: Refused | None = None

    @property
    def open(self) -> bool:
        """Whether it is there to be opened."""
        return not self.again and self.refused is None


@dataclass
class _Job:
    sources: Sequence[Source]
    answers: Mapping[str, str] | None
    memory: MutableMapping[str, bytes] | None
    counted: bool
    who: object = None
    remembered: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    files: list[_SourceFile] = field(default_factory=list)
    lost: float = 0
    left: float = 0
    took: dict[int, float] = field(default_factory=dict)
    begun: bool = True

    def __post_init__(self) -> None:
        # What is wrong with the framework is not to be found out in another process.
        framework.current()
        self.who = object() if self.who is None else self.who
        self.files = [_SourceFile(*one) for one in with_names(self.sources)]
        for file in self.files:
            if len(file.data) > limits.BYTES:
                file.refused = Refused("too-many-bytes", limit=limits.BYTES // _MB)
            elif is_archive(file.data):
                file.digest = hashlib.sha256(file.data).hexdigest()
        self.left = float(limits.SECONDS + len(self.files))

    def done(self) -> tuple[Reading, list[pd.DataFrame]]:
        """Read all files; those that make a guard die are refused."""
        try:
            return self._read()
        except pool.DiedError as died:
            start = self._blame(died)
        while start < len(self.files):
            try:
                self._ask(ALONE, start)
                break
            except pool.DiedError as died:
                start = self._blame(died, start, alone=True)
        try:
            return self._read()
        except pool.DiedError:
            for file in self.files:
                if file.open:
                    file.refused = Refused("too-much-together")
            return self._read()

    def _read(self) -> tuple[Reading, list[pd.DataFrame]]:
        if not any(file.open for file in self.files):
            # There is nothing to open: what is left is to say why.
            table, others = read_files([FileToRead(f.name, _refusing(f), f.again) for f in self.files], self.answers)
            return Reading(table.frame(), **others), []
        header, blobs = self._ask(READ)
        stop = frames.READING + (2 if self.counted else 0)
        try:
            reading = frames.reading_of_blobs(blobs[: frames.READING])
            tables = [frames.table_of_blob(blob) for blob in blobs[frames.READING : stop]]
            packed = dict(zip(header["packed"], blobs[stop:], strict=True))
        except (ValueError, TypeError, LookupError) as error:
            raise pool.DiedError(len(self.files), late=False) from error
        if self.memory is not None:
            self.memory.update(packed)
        return reading, tables

    def _ask(self, job: str, start: int = 0) -> tuple[dict[str, Any], list[bytes]]:
        memory = self.memory or {}
        request = {
            "job": job,
            "framework": str(framework.path()),
            "answers": {str(key): str(value) for key, value in (self.answers or {}).items() if value is not None},
            "remembered": self.remembered,
            "counted": self.counted,
            "seconds": limits.SECONDS,
            "files": [
                {
                    "name": file.name,
                    "again": file.again,
                    "digest": file.digest,
                    "packed": file.digest in memory,
                    "refused": [file.refused.code, file.refused.facts] if file.refused else None,
                }
                for file in self.files[start:]
            ],
        }
        self.took = {}
        begun: list[tuple[int, float, float]] = []

        def end(worked: float) -> None:
            if begun:
                place, start, had = begun[-1]
                # Where a machine is busy, time goes by in which nothing is done.
                self.took[place] = min(time.monotonic() - start, 2 * (worked - had))
                self.left -= self.took[place]

        def limit(place: int, worked: float) -> float:
            end(worked)
            begun.append((place + start, time.monotonic(), worked))
            return max(_LEAST_SECONDS, min(limits.SECONDS - self.lost, self.left))

        def blob(place: int) -> bytes:
            file = self.files[place + start]
            return memory.get(file.digest, file.data)

        with pool.turns.taken(self.who):
            try:
                return pool.ask(request, blob, limit)
            except pool.DiedError as died:
                if died.why:
                    _LOG.error("Reading failed: %s", died.why)
                raise
            finally:
                end(math.inf)

    def _blame(self, died: pool.DiedError, start: int = 0, *, alone: bool = False) -> int:
        """Refuse the file that is to blame, where one is; return from which on the others are to be tried alone."""
        at = start + died.at if died.at is not None else None
        if died.late and self.took:
            at = max(self.took, key=lambda place: (self.took[place], place))
        tried = [place for place in sorted(self.took) if place < len(self.files)]
        if at is None:
            self.begun = False
            for file in self.files:
                if file.open:
                    file.refused = _too_much()
            return len(self.files)
        self.lost += self.took.get(at, 0)
        if at == len(self.files):
            # All of them together; one of them alone is no better.
            if len(tried) > 1:
                return 0
            at = tried[0]
        elif not died.late and not alone and at != tried[0]:
            # What was read before it may have taken the memory.
            return at
        self.files[at].refused = Refused("took-too-long", limit=limits.SECONDS) if died.late else _too_much()
        return at + 1


def _too_much() -> Refused:
    return Refused("could-not-be-opened", limit=limits.MEMORY_BYTES // _MB)


def _refusing(file: _SourceFile) -> Any:
    def refuse() -> File:
        assert file.refused  # noqa: S101 - for the type checker
        raise file.refused

    return refuse
