"""A zip of reports, made file by file: what is in it is on disk, and gone with it."""

from __future__ import annotations

import io
import os
import tempfile
import threading
import zipfile
from collections.abc import Callable, Hashable, KeysView
from typing import IO

import pandas as pd

from ilt.access import RefusedError
from ilt.screens.report import NO_ROOM

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""Files in it say no time, which would tell when somebody worked."""


class Archive:
    """The reports of some teams, as far as they are made.

    A visitor who comes back has another run at work on it while the one before still makes a file.

    Parameters
    ----------
    counts, made_from
        The ratings and the choices that they are made from: of others another archive is begun.
    """

    def __init__(self, counts: pd.DataFrame, made_from: Hashable) -> None:
        self._counts, self._made_from = counts, made_from
        self.failed: dict[str, str] = {}
        """Why a file was not made, by its name."""
        self._places: dict[str, tuple[int, int]] = {}
        """Where on disk each file begins and how long it is."""
        self._lock = threading.Lock()
        self._file: IO[bytes] = tempfile.TemporaryFile(prefix="ilt-reports-", buffering=0)  # noqa: SIM115 - it is closed when nobody holds it

    def __del__(self) -> None:
        """Let go of what is on disk."""
        self._file.close()

    @property
    def names(self) -> KeysView[str]:
        """The files that are there."""
        return self._places.keys()

    def is_of(self, counts: pd.DataFrame, made_from: Hashable) -> bool:
        """Tell whether it is of these ratings and choices."""
        return self._counts is counts and self._made_from == made_from

    def add(self, name: str, make: Callable[[], bytes]) -> None:
        """Add a file, unless it is there; one that is refused keeps no other from being made."""
        if name in self._places:
            return
        self.failed.pop(name, None)
        try:
            self._put(name, make())
        except RefusedError as error:
            self.failed[name] = str(error)

    def _put(self, name: str, content: bytes) -> None:
        with self._lock:
            end = self._file.seek(0, os.SEEK_END)
            try:
                whole = self._file.write(content) == len(content)
            except OSError:
                whole = False
            if not whole:
                self._file.truncate(end)
                raise RefusedError(NO_ROOM)
            self._places[name] = end, len(content)

    def content(self) -> bytes:
        """Return the zip."""
        made = io.BytesIO()
        with self._lock, zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as packed:
            for name, (begins, length) in self._places.items():
                self._file.seek(begins)
                packed.writestr(zipfile.ZipInfo(name, _FIRST_DAY), self._file.read(length))
        return made.getvalue()
