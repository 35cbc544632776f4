"""The bytes of sources, and what was shown of ratings, in memory: once, however many visitors have them open."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable
from dataclasses import replace

from ilt.store import validation
from ilt.store.entries import RELEASED, SOURCE, Changes, Entry, Place
from ilt.store.errors import StoreError
from ilt.store.workspaces import Store

Admit = Callable[[int], None]
"""Raises ``StoreError`` where there is no room in memory for so many bytes more."""


def anything(_: int) -> None:
    """Admit whatever comes."""


class _Content:
    """The bytes of a source, for as long as somebody has them open."""

    __slots__ = ("__weakref__", "content")

    def __init__(self, content: bytes) -> None:
        self.content = content


_held: weakref.WeakValueDictionary[str, _Content] = weakref.WeakValueDictionary()

_entries: weakref.WeakValueDictionary[tuple[str, Place], Entry] = weakref.WeakValueDictionary()
"""What was shown of the ratings of a workspace, for as long as somebody has it open; of a large district, megabytes."""


class Sources:
    """The sources that one visitor has open, by SHA-256."""

    def __init__(self) -> None:
        self._all: dict[str, _Content] = {}

    def __getitem__(self, digest: str) -> bytes:
        return self._all[digest].content

    def put(self, digest: str, content: bytes) -> None:
        """Have bytes open, as they are in memory already or else these."""
        self._all[digest] = _held.setdefault(digest, _Content(content))

    def all(self) -> dict[str, bytes]:
        """Return the bytes of all, by SHA-256."""
        return {digest: one.content for digest, one in list(self._all.items())}

    def keep(self, digests: set[str]) -> None:
        """Let go of all others."""
        self._all = {digest: one for digest, one in self._all.items() if digest in digests}

    def fetch(self, entries: Iterable[Entry], load: Callable[[str], bytes], admit: Admit) -> set[Place]:
        """Get the bytes of new sources from the store; return the entries that have none there."""
        lost = set()
        for entry in entries:
            digest = entry.value["sha256"] if entry.kind == SOURCE and entry.value else ""
            if not digest or digest in self._all:
                continue
            if digest not in _held:
                admit(entry.value["size"])
            try:
                self.put(digest, load(digest))
            except StoreError as error:
                if error.kind != "gone":
                    raise
                lost.add(entry.place)
        return lost


def look(store: Store, link: str, since: int, sources: Sources, admit: Admit) -> tuple[Changes, list[Entry]]:
    """Return what is new, with the bytes of new sources; a source whose bytes are not there counts as removed."""
    for _ in range(2):
        changes = store.changes(link, since)
        entries = [_once(changes.key, validation.sound_entry(entry)) for entry in changes.entries]
        lost = sources.fetch(entries, lambda digest: store.source(link, digest), admit)
        if not lost:
            break  # else it was removed meanwhile: the next look hears of that
    return changes, [replace(entry, value=None) if entry.place in lost else entry for entry in entries]


def _once(workspace: str, entry: Entry) -> Entry:
    """Return an entry as somebody who has the workspace open has it already, where it is the same."""
    if entry.kind != RELEASED:
        return entry
    place = (workspace, entry.place)
    held = _entries.get(place)
    if held != entry:
        _entries[place] = held = entry
    return held
