"""Entries by their place, and the values of one kind: a screen asks for a kind hundreds of times in each run."""

from __future__ import annotations

import itertools
from collections import UserDict
from collections.abc import Mapping
from typing import Any, TypeVar

from ilt.store.entries import Edit, Entry, Place

_stamps = itertools.count(1)
One = TypeVar("One", bound=Entry | Edit)


class Places(UserDict[Place, One]):
    """Entries, or edits, by their place; ``stamp`` is another one after each change, and no two of these share one."""

    def __init__(self, held: Mapping[Place, One] | None = None) -> None:
        self.stamp = next(_stamps)
        super().__init__(dict(held or {}))

    def __setitem__(self, place: Place, one: One) -> None:
        self.stamp = next(_stamps)
        super().__setitem__(place, one)

    def __delitem__(self, place: Place) -> None:
        self.stamp = next(_stamps)
        super().__delitem__(place)


class Kinds:
    """The values that entries and edits have together, by kind: sorted once, until one of them changes."""

    def __init__(self) -> None:
        self._stamps = (0, 0)
        self._values: dict[str, dict[str, Any]] = {}

    def of(self, kind: str, known: Places[Entry], unsaved: Places[Edit]) -> dict[str, Any]:
        """Return the values of a kind by key, in the order in which they came, without those that were taken back."""
        stamps = (known.stamp, unsaved.stamp)
        if stamps != self._stamps:
            merged: dict[Place, Entry | Edit] = {**known, **unsaved}
            self._values = {}
            for (of, key), one in merged.items():
                if one.value is not None:
                    self._values.setdefault(of, {})[key] = one.value
            self._stamps = stamps
        return dict(self._values.get(kind, {}))
