"""A zip of reports, made file by file: what is in it is on disk, and gone with it."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable, Hashable
from typing import IO

import pandas as pd

from ilt.access import RefusedError

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""Files in it say no time, which would tell when somebody worked."""


class Archive:
    """The reports of some teams, as far as they are made.

    Parameters
    ----------
    counts, made_from
        The ratings and the choices that they are made from: of others another archive is begun.
    """

    def __init__(self, counts: pd.DataFrame, made_from: Hashable) -> None:
        self._counts, self._made_from = counts, made_from
        self.names: set[str] = set()
        self.failed: dict[str, str] = {}
        """Why a file was not made, by its name."""
        self._file: IO[bytes] = tempfile.TemporaryFile(prefix="ilt-reports-")  # noqa: SIM115 - it is closed when nobody holds it

    def __del__(self) -> None:
        """Let go of what is on disk."""
        self._file.close()

    def is_of(self, counts: pd.DataFrame, made_from: Hashable) -> bool:
        """Tell whether it is of these ratings and choices."""
        return self._counts is counts and self._made_from == made_from

    def add(self, name: str, make: Callable[[], bytes]) -> None:
        """Add a file, unless it is there; one that is refused keeps no other from being made."""
        if name in self.names:
            return
        self.failed.pop(name, None)
        try:
            content = make()
        except RefusedError as error:
            self.failed[name] = str(error)
            return
        with zipfile.ZipFile(self._file, "a", zipfile.ZIP_STORED) as packed:
            packed.writestr(zipfile.ZipInfo(name, _FIRST_DAY), content)
        self.names.add(name)

    def content(self) -> bytes:
        """Return the zip."""
        self._file.seek(0)
        return self._file.read()
