"""One visitor's workspace, kept in memory and in the store at once: where the store fails, the work goes on."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from ilt.store import exports, imports, validation
from ilt.store.contents import Admit, Sources, anything, look
from ilt.store.entries import SOURCE, Conflict, Edit, Entry, Place, Written, check, fingerprint, same
from ilt.store.errors import StoreError
from ilt.store.links import SHARE, VIEWED, is_view_only, key_of, new_link, resealed
from ilt.store.places import Kinds, Places
from ilt.store.workspaces import Store

PAUSE_SECONDS = 2.0
"""So long after a failure saving is tried again."""


class Saver:
    """Everything of one workspace as one visitor sees it, saved as it happens; usable from any thread.

    Attributes
    ----------
    link
        What the workspace is found by; ``key`` is what it is kept under.
    trouble
        Why the store failed last; ``None`` when it did not. What is not saved is then tried again every few seconds.
    conflicts
        What this visitor and another wrote in one place; ``choose`` settles it, and until then theirs stands.
    began
        Whether it was begun by this visitor, in place of being opened by its link.
    to_decide, stayed
        Settings of an imported workspace that would show more than now: a person decides; ``imports.stayed``.
    sources
        The bytes that are in memory.
    saving
        Whether it is writing just now: what it wrote may be in the store before it knows so.
    """

    def __init__(
        self, store: Store, link: str, *, visitor: str, pause: float = PAUSE_SECONDS, admit: Admit = anything
    ) -> None:
        self.link, self.key = link, key_of(link)
        self.trouble: StoreError | None = None
        self.conflicts: dict[Place, Conflict] = {}
        self.began, self.to_decide, self.stayed = False, dict[str, int](), dict[str, int]()
        self._store, self._visitor, self._pause, self._admit = store, visitor, pause, admit
        self._known, self._unsaved, self._kinds = Places[Entry](), Places[Edit](), Kinds()
        self._before: dict[Place, Any] = {}
        self._deleting: set[Place] = set()
        self.sources = Sources()
        self._begun, self._since, self._identity = False, 0, ""
        self._rest_until, self.saving = 0.0, False
        self._state, self._saving, self._stop = threading.RLock(), threading.RLock(), threading.Event()
        self._thread: threading.Thread | None = None

    @classmethod
    def begin(cls, store: Store, **more: Any) -> Saver:
        """Return a new, empty workspace, which the store hears of with its first entry."""
        saver = cls(store, new_link(), **more)
        saver.began = True
        return saver

    @classmethod
    def open(cls, store: Store, link: str, **more: Any) -> Saver:
        """Return a kept workspace; raise ``StoreError`` where it cannot be had."""
        saver = cls(store, link, **more)
        saver._begun = True
        saver.refresh()
        if saver.trouble:
            raise saver.trouble
        return saver

    @property
    def unsaved(self) -> int:
        """How many entries are in memory alone."""
        with self._state:
            return len(self._unsaved)

    @property
    def version(self) -> int:
        """The workspace's version up to which everything is known here."""
        return self._since

    @property
    def status(self) -> tuple[bool, str, int]:
        """What a screen says of saving: whether something is in memory alone, what the trouble is, conflicts."""
        return bool(self._unsaved), str(self.trouble or ""), len(self.conflicts)

    @property
    def gone(self) -> bool:
        """Whether the workspace was deleted, as far as is known here."""
        return self.trouble is not None and self.trouble.kind == "gone"

    @property
    def started(self) -> bool:
        """Whether the store has heard of this workspace."""
        return self._begun

    def get(self, kind: str, key: str) -> Any:
        """Return the value of an entry as this visitor sees it; ``None`` where there is none."""
        with self._state:
            found = self._unsaved.get((kind, key)) or self._known.get((kind, key))
            return found.value if found else None

    def all(self, kind: str) -> dict[str, Any]:
        """Return the values of all entries of a kind by key, in the order in which they came."""
        with self._state:
            return self._kinds.of(kind, self._known, self._unsaved)

    def put(self, kind: str, key: str, value: Any) -> bool:
        """Keep a value (``None``: take it back); return whether it is saved."""
        return self.put_all(kind, {key: value})

    def put_all(self, kind: str, values: Mapping[str, Any], *, seen: Mapping[str, Any] | None = None) -> bool:
        """Keep values of one kind, together; return whether they are saved.

        ``seen`` is what the visitor saw when they began to write, where that is not what is known now.
        """
        with self._state:
            edits = [self._edit(kind, key, value) for key, value in values.items()]
            check(edits, {})
            edits = [edit for edit in edits if not same(edit.value, self.get(*edit.place))]
            overtaken = [edit for edit in edits if seen is not None and self._overtaken(edit, seen.get(edit.key))]
            self.conflicts |= {edit.place: Conflict(edit, self._known[edit.place]) for edit in overtaken}
            self._take(edits)
        return self._thread is None and self.save()

    def delete(self, kind: str, keys: Iterable[str]) -> bool:
        """Take entries back, all or, where somebody else wrote in one meanwhile, none; return whether they are gone."""
        places = {(kind, key) for key in keys}
        if not places & self.conflicts.keys():
            self._deleting = set(places)
            self.put_all(kind, dict.fromkeys(keys))
        return all(self.get(*place) is None for place in places)

    def _hold(self) -> None:  # half an item would be of no use to whoever wrote in it
        if self._deleting & self.conflicts.keys():
            self._unsaved = Places({place: one for place, one in self._unsaved.items() if place not in self._deleting})
            self.conflicts = {place: one for place, one in self.conflicts.items() if place not in self._deleting}
            self._deleting = set()

    def change(self, kind: str, key: str, make: Callable[[Any], Any]) -> bool:
        """Keep what ``make`` makes of the newest value of an entry, of theirs where others write meanwhile.

        Returns whether it is saved.
        """
        self.refresh()
        with self._state:
            self.conflicts.pop((kind, key), None)
            edit, waits = self._edit(kind, key, make(self.get(kind, key))), self._unsaved.get((kind, key))
            check([edit], {})
            self._take([edit if waits and not waits.make else replace(edit, make=validation.made_by(make, waits))])
        return self._thread is None and self.save()

    def source(self, name: str) -> bytes:
        """Return a source as it was uploaded."""
        with self._state:
            return self.sources[self.get(SOURCE, name)["sha256"]]

    def add_source(self, name: str, content: bytes) -> bool:
        """Keep an uploaded file; return whether it is saved."""
        value = fingerprint(content)
        check([], {value["sha256"]: content})
        imports.check_room([Edit(SOURCE, name, value)], self.all(SOURCE))
        with self._state:
            self.sources.put(value["sha256"], content)
        return self.put(SOURCE, name, value)

    def remove_source(self, name: str) -> bool:
        """Delete an uploaded file; return whether that is saved."""
        done = self.put(SOURCE, name, None)
        self._drop_sources()
        return done

    def choose(self, place: Place, *, mine: bool) -> bool:
        """Settle a conflict; return whether what was chosen is saved."""
        with self._state:
            conflict = self.conflicts.pop(place)
            if mine:
                self._unsaved[place] = Edit(*place, conflict.mine.value, self._known[place].version)
        return self.save()

    def take_in(self, file: bytes) -> bool:
        """Take in an exported workspace; return whether it is saved. ``StoreError`` where it is not as it should be.

        Its files are to be reviewed again, and what would show more than now is left for ``to_decide``.
        """
        with exports.UNPACKING:
            edits, sources = exports.opened(file)
            stayed = imports.stayed(edits, self.get)
            edits, to_decide = imports.imported(edits, self.get, self.all)
            self._admit(sum(map(len, sources.values())))
        with self._state:
            # What the store cannot take would hold up whatever is written after it.
            imports.check_room(edits, self.all(SOURCE), {*self._known, *self._unsaved})
            self.to_decide, self.stayed = to_decide, stayed
            for digest, content in sources.items():
                self.sources.put(digest, content)
            self._take([self._edit(edit.kind, edit.key, edit.value) for edit in edits])
        return self.save()

    def save(self) -> bool:
        """Save what is not saved yet; return whether nothing is left. A failure is ``trouble``, and is tried again."""
        with self._saving:
            self.saving = True
            try:
                return self._save()
            finally:
                self.saving = False

    def _save(self) -> bool:
        while True:
            with self._state:
                edits = list(self._unsaved.values())
                of_sources = [edit.value["sha256"] for edit in edits if edit.kind == SOURCE and edit.value]
                sources = {digest: self.sources[digest] for digest in of_sources}
            if not edits:
                return not self.conflicts
            try:
                if self._follow():
                    continue
                written = self._store.write(
                    self.link, edits, visitor=self._visitor, sources=sources, begin=not self._begun
                )
            except StoreError as error:
                with suppress(StoreError):
                    if error.kind == "gone" and self._follow():
                        continue
                self.fail(error)
                return False
            with self._state:
                self.trouble = None
                for conflict in written.conflicts:
                    self._meet(replace(conflict, theirs=validation.sound_entry(conflict.theirs)))
                self._hold()
                if not written.conflicts:
                    self._begun = True
                    for edit, entry in zip(edits, written.entries, strict=True):
                        self._settle(edit, validation.sound_entry(entry))
                    self._count(written)

    def refresh(self) -> set[Place]:
        """Take in what others wrote, by one cheap query; return where. A failure is ``trouble``."""
        with self._saving:
            if not self._begun or self._thread or time.monotonic() < self._rest_until:
                return set()
            try:
                if self._follow():
                    self.save()
                    return set(self._known)
                changes, entries = look(self._store, self.link, self._since, self.sources, self._admit)
            except StoreError as error:
                self.fail(error)
                return set()
            if changes.version < self._since:  # an older copy of the database was put in its place
                self._identity = "another"
                return self.refresh()
            with self._state:
                if not self._unsaved:
                    self.trouble = None
                self._since, self.key = changes.version, changes.key
                heard = {entry.place for entry in entries if self._hear(entry)}
                self._hold()
                self._drop_sources()
                return heard

    @property
    def in_memory(self) -> bool:
        """Whether the store itself is in memory, too."""
        return self._store.in_memory

    def export(self) -> bytes:
        """Return the workspace as a file, with what is not saved; in a conflict, with this visitor's value."""
        with self._state:
            merged: dict[Place, Entry | Edit] = {**self._known, **self._unsaved}
            merged |= {place: conflict.mine for place, conflict in self.conflicts.items()}
            sources = self.sources.all()
        whole = [(*place, one.value) for place, one in merged.items() if validation.sound(*place, one.value)]
        return exports.export(whole, sources)

    def renew(self) -> None:
        """Be found by another link, and by the one before no more; ``StoreError`` where that cannot be."""
        with self._saving, self._state:
            old, new = self.link, new_link()
            self._store.renew(old, new)
            self.link, self.key, shared = new, key_of(new), self.get(SHARE, VIEWED)
            self.put(SHARE, VIEWED, shared and resealed(shared, old, new))

    def forget(self) -> bool:
        """Delete the workspace for good, here too; return whether its bytes left the files, or raise ``StoreError``."""
        with self._saving, self._state:
            done = self._store.forget(self.link)
            self.close()
            self.sources.keep(set())
            self._known, self._unsaved, self._kinds = Places(), Places(), Kinds()
            self.conflicts.clear()
        return done

    def close(self) -> None:
        """Stop trying again."""
        self._stop.set()

    def _edit(self, kind: str, key: str, value: Any) -> Edit:
        known = self._known.get((kind, key))
        return Edit(kind, key, value, known.version if known else 0)

    def _overtaken(self, edit: Edit, seen: Any) -> bool:
        known = self._known.get(edit.place)
        return known is not None and not same(known.value, seen)

    def _take(self, edits: Iterable[Edit]) -> None:
        for edit in edits:
            met = self.conflicts.get(edit.place)
            if met:
                self.conflicts[edit.place] = Conflict(edit, met.theirs)
            else:
                self._unsaved[edit.place] = edit

    def _meet(self, conflict: Conflict) -> None:
        place, theirs = conflict.mine.place, conflict.theirs
        self._known[place] = theirs
        mine = self._unsaved.pop(place)
        if place in self._before and same(self._before.pop(place), theirs.value):
            self._unsaved[place] = Edit(*place, mine.value, theirs.version)  # it was seen, in the database before
        else:
            self.conflicts[place] = Conflict(mine, theirs)

    def _settle(self, edit: Edit, entry: Entry) -> None:
        self._known[entry.place] = entry
        self._deleting.discard(entry.place)
        now = self._unsaved.pop(entry.place)
        if now is not edit:  # edited again meanwhile
            self._unsaved[entry.place] = Edit(now.kind, now.key, now.value, entry.version)

    def _count(self, written: Written) -> None:
        """Know of a version that is one's own and follows on what is known: there is nothing to hear in it."""
        own = any((one.version, one.visitor) == (written.version, self._visitor) for one in written.entries)
        if own and written.version == self._since + 1:
            self._since = written.version

    def _hear(self, entry: Entry) -> bool:
        known = self._known.get(entry.place)
        if known and known.version >= entry.version:
            return False
        self._known[entry.place] = entry
        mine = self._unsaved.pop(entry.place, None) or (
            self.conflicts[entry.place].mine if entry.place in self.conflicts else None
        )
        self.conflicts.pop(entry.place, None)
        if mine and not same(mine.value, entry.value):
            self.conflicts[entry.place] = Conflict(mine, entry)
        return True

    def _drop_sources(self) -> None:
        with self._state:
            ours: list[Entry | Edit] = [*self._known.values(), *self._unsaved.values()]
            ours += [conflict.mine for conflict in self.conflicts.values()]
            needed = {one.value["sha256"] for one in ours if one.kind == SOURCE and one.value}
            self.sources.keep(needed)

    def _follow(self) -> bool:
        """Where another database, or an older copy, took the place of one, give it everything; return whether so."""
        before, self._identity = self._identity, self._store.open()
        if before in ("", self._identity):
            return False
        with self._state:
            if is_view_only(self.link):
                self._known, self._since = Places(), 0
                return False
            merged: dict[Place, Entry | Edit] = {**self._known, **self._unsaved}
            self._before = {place: entry.value for place, entry in self._known.items()}
            still = [Edit(*place, one.value) for place, one in merged.items() if one.value is not None]
            self._unsaved = Places({edit.place: edit for edit in still})
            self._known, self._begun, self._since = Places(), False, 0
        return True

    def fail(self, error: StoreError) -> None:
        """Learn that the store fails; where something is not saved, try again."""
        with self._state:
            self.trouble = error
            self._rest_until = time.monotonic() + self._pause
            if error.kind in ("gone", "view-only") or not self._unsaved or self._thread or self._stop.is_set():
                return
            self._thread = threading.Thread(target=self._try_again, name="saving", daemon=True)
            self._thread.start()

    def _try_again(self) -> None:
        while not self._stop.wait(self._pause):
            self.save()
            with self._state:
                if not self._unsaved or (self.trouble and self.trouble.kind == "gone"):
                    self._thread = None
                    return
