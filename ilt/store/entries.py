"""Entries: what is kept of a workspace, under a kind and a key, and how it lies in the tables."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NoReturn

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select, update

from ilt.store import limits
from ilt.store.errors import StoreError
from ilt.store.links import SHARE, is_view_only, key_of
from ilt.store.schema import contents, entries, workspaces

SOURCE = "source"
"""The kind of the entries that tell of sources: name -> sha256 and size. Others are the screens' own."""

FULL = (
    "This server holds {megabytes} MB of files for all workspaces together, and it is full. Ask the person who runs it "
    "to make room."
)
FULL_OF_ENTRIES = "This server’s database is full. Ask the person who runs it to make room."
_SMALL = 2_000
"""An entry of so many characters, and all that a person does with small ones, goes on where nothing else has room."""
RELEASED = "released"
"""The kind of the entries that tell what was shown of ratings; they are of this workspace, and never taken in."""

Place = tuple[str, str]
"""Kind and key of an entry."""


@dataclass(frozen=True)
class Entry:
    """What is kept under a kind and key.

    Attributes
    ----------
    value
        Anything JSON can say; ``None`` where the entry was taken back.
    version
        The workspace's version when it was written, 0 where it never was; never twice the same for one entry.
    visitor
        A random token of who wrote it, no name.
    at
        When, in milliseconds since 1970 (UTC).
    """

    kind: str
    key: str
    value: Any
    version: int = 0
    visitor: str = ""
    at: int = 0

    @property
    def place(self) -> Place:
        """Kind and key."""
        return self.kind, self.key


@dataclass(frozen=True)
class Edit:
    """A value to keep (``None``: take it back), and the version of the entry that its writer had seen.

    ``make`` makes it of the entry as it is stored when this is written; such an edit is in nobody's way.
    """

    kind: str
    key: str
    value: Any
    seen: int = 0
    make: Callable[[Entry], Any] | None = None

    def anew(self, stored: Entry, visitor: str) -> Edit:
        """Return it as made of what somebody else stored since; as it is where nothing makes it, or it was stored.

        It was where the database had written it and the connection broke before that was heard: then its writer tries
        again, and made twice it might undo itself.
        """
        if self.make is None or self.seen == stored.version:
            return self
        if stored.visitor == visitor and same(stored.value, self.value):
            return self
        return replace(self, value=self.make(stored), seen=stored.version)

    @property
    def place(self) -> Place:
        """Kind and key."""
        return self.kind, self.key


@dataclass(frozen=True)
class Conflict:
    """Somebody wrote the entry after its version was seen: both values, of which a person chooses one."""

    mine: Edit
    theirs: Entry


@dataclass(frozen=True)
class Written:
    """What came of writing: the edits' entries as they are now kept, or the conflicts, and then nothing was kept."""

    version: int
    entries: tuple[Entry, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True)
class Changes:
    """What was written after some version, the version that this leads to, and the key of the workspace."""

    version: int
    entries: tuple[Entry, ...]
    key: str = ""


def sha256(content: bytes) -> str:
    """Return the digest that a source's bytes are found by."""
    return hashlib.sha256(content).hexdigest()


def fingerprint(content: bytes) -> dict[str, Any]:
    """Return the value of a source's entry: its digest and its size."""
    return {"sha256": sha256(content), "size": len(content)}


def json_text(value: Any) -> str:
    """Return JSON as it is kept, the same for the same value."""
    # In ASCII: a database may know no NUL, no half of a pair, or no Unicode at all.
    return json.dumps(value, ensure_ascii=True, allow_nan=False, sort_keys=True, separators=(",", ":"))


def same(one: Any, other: Any) -> bool:
    """Tell whether two values are the same as JSON."""
    return json_text(one) == json_text(other)


def finite(digits: str) -> float:
    """Return a number with a fraction; ``OverflowError`` where it is none that JSON could say again."""
    number = float(digits)
    if not math.isfinite(number):
        raise OverflowError(digits)
    return number


def _no_number(word: str) -> NoReturn:
    raise OverflowError(word)


def _loaded(value: str | None) -> Any:
    """Return what a row holds; ``None`` for what no writer of ours can have written."""
    if value is None:
        return None
    try:
        return json.loads(value, parse_float=finite, parse_constant=_no_number)
    except json.JSONDecodeError:
        raise  # of a damaged page
    except (ValueError, OverflowError, RecursionError):
        return None


def entry(row: Any) -> Entry:
    """Return a row of the table as an entry."""
    kind, key = json.loads(row.kind), json.loads(row.key)
    if not (isinstance(kind, str) and isinstance(key, str)):
        return Entry("", str(row.key), None, row.version, row.visitor, row.at)
    return Entry(kind, key, _loaded(row.value), row.version, row.visitor, row.at)


def check(edits: Iterable[Edit], sources: Mapping[str, bytes]) -> None:
    """Refuse what is too large to be kept, or to be exported and opened again."""
    for edit in edits:
        if len(edit.kind) > limits.KIND_CHARACTERS or len(edit.key) > limits.KEY_CHARACTERS:
            raise StoreError("too-large", limit=f"{limits.KEY_CHARACTERS:,} characters for a name")
        if isinstance(edit.value, str) and len(edit.value) > limits.TEXT_CHARACTERS:
            raise StoreError("too-large", limit=f"{limits.TEXT_CHARACTERS:,} characters in one place")
        if edit.kind != RELEASED and edit.value is not None and len(json_text(edit.value)) > limits.VALUE_CHARACTERS:
            raise StoreError("too-large", limit=f"{limits.VALUE_CHARACTERS:,} characters in one place")
    if any(len(content) > limits.SOURCE_BYTES for content in sources.values()):
        raise StoreError("too-large", limit=f"{limits.SOURCE_BYTES // 2**20} MB for a file")


def check_together(sizes: Sequence[int]) -> None:
    """Refuse more sources, by their sizes, than a workspace can hold."""
    if len(sizes) > limits.SOURCES or sum(sizes) > limits.SOURCES_BYTES:
        megabytes = limits.SOURCES_BYTES // 2**20
        raise StoreError("too-large", limit=f"{limits.SOURCES} files, {megabytes} MB together")


def find(connection: Connection, key: str, places: set[Place]) -> dict[Place, Entry]:
    """Return the entries of some places, of those that there are."""
    found = {}
    wanted = sorted(places)
    for start in range(0, len(wanted), 400):
        names = [json_text(name) for _, name in wanted[start : start + 400]]
        chosen = select(entries).where(entries.c.workspace == key, entries.c.key.in_(names))
        for row in connection.execute(chosen):
            one = entry(row)
            found[one.place] = one
    return {place: one for place, one in found.items() if place in places}


def put(
    connection: Connection, key: str, changed: Sequence[Entry], known: Mapping[Place, Entry], most: int | None = None
) -> None:
    """Keep entries, of which those in ``known`` have a row already; ``most`` as ``put_sources`` takes it."""
    rows = [
        {
            "workspace": key,
            "kind": json_text(one.kind),
            "key": json_text(one.key),
            "value": None if one.value is None else json_text(one.value),
            "version": one.version,
            "visitor": one.visitor,
            "at": one.at,
        }
        for one in changed
    ]
    for row, one in zip(rows, changed, strict=True):
        if one.place in known:
            place = and_(*(entries.c[name] == row[name] for name in ("workspace", "kind", "key")))
            connection.execute(update(entries).where(place).values(**row))
    fresh = [row for row, one in zip(rows, changed, strict=True) if one.place not in known]
    if fresh:
        connection.execute(insert(entries), fresh)
    long = func.length(entries.c.key) + func.coalesce(func.length(entries.c.value), 0)
    counted = and_(entries.c.workspace == key, entries.c.kind != json_text(RELEASED))
    held = connection.execute(select(func.count(), func.sum(long)).where(counted)).one()
    if held[0] > limits.ENTRIES:
        raise StoreError("too-large", limit=f"{limits.ENTRIES:,} entries")
    if (held[1] or 0) > limits.ENTRIES_CHARACTERS:
        raise StoreError("too-large", limit=f"{limits.ENTRIES_CHARACTERS:,} characters, not counting files")
    if most is not None and sum(len(json_text(one.value)) for one in changed) > _SMALL:
        _check_whole(connection, most)


def _check_whole(connection: Connection, most: int) -> None:
    """Refuse more than small entries where the database takes twice as much as all sources together may have.

    An import brings megabytes of entries in a file of kilobytes; what sources have does not tell of those.
    """
    if connection.dialect.name == "postgresql":
        sizes = [func.pg_total_relation_size(table.name) for table in (workspaces, entries, contents)]
        taken = sum(connection.execute(select(*sizes)).one())
    else:
        pages, free, size = (
            connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("page_count", "freelist_count", "page_size")
        )
        taken = (pages - free) * size
    if taken > 2 * most:
        raise StoreError("no-room", why=FULL_OF_ENTRIES)


def is_source(value: Any) -> bool:
    """Tell whether a value is one that ``fingerprint`` can have made."""
    return (
        isinstance(value, dict)
        and value.keys() == {"sha256", "size"}
        and isinstance(value["sha256"], str)
        and re.fullmatch("[0-9a-f]{64}", value["sha256"]) is not None
        and type(value["size"]) is int
        and 0 <= value["size"] <= limits.SOURCE_BYTES
    )


def put_sources(
    connection: Connection, key: str, by_digest: Mapping[str, bytes], edits: Iterable[Edit], most: int | None = None
) -> bool:
    """Keep the bytes that edits speak of, each once, and delete those that no entry does; return whether any were.

    ``most`` is how many bytes all workspaces together may have; ``None``: as many as there is room for.
    """
    spoken = select(entries.c.value).where(
        entries.c.workspace == key, entries.c.kind == json_text(SOURCE), entries.c.value.is_not(None)
    )
    values = [value for value in map(_loaded, connection.scalars(spoken)) if is_source(value)]
    check_together([value["size"] for value in values])
    needed = {value["sha256"] for value in values}
    stored = set(connection.scalars(select(contents.c.sha256).where(contents.c.workspace == key)))
    for digest in sorted(stored - needed):
        connection.execute(delete(contents).where(contents.c.workspace == key, contents.c.sha256 == digest))
    edited = {edit.value["sha256"] for edit in edits if edit.kind == SOURCE and edit.value}
    for digest in sorted((needed & edited) - stored):
        if digest not in by_digest or sha256(by_digest[digest]) != digest:
            raise ValueError(f"the bytes of {digest} are not there")
        connection.execute(insert(contents).values(workspace=key, sha256=digest, content=by_digest[digest]))
    if most is not None and needed - stored:
        held = connection.scalar(select(func.sum(func.length(contents.c.content)))) or 0
        if held > most:
            raise StoreError("no-room", why=FULL.format(megabytes=most // 2**20))
    return not stored <= needed


def found_by(link: str) -> ColumnElement[bool]:
    """Return what a workspace is found by: its own link, or one that is view only."""
    return (workspaces.c.viewed if is_view_only(link) else workspaces.c.id) == key_of(link)


def of_link(link: str) -> ColumnElement[bool]:
    """Return what the sources of a workspace are found by."""
    return contents.c.workspace.in_(select(workspaces.c.id).where(found_by(link)))


def put_view_link(connection: Connection, key: str, edits: Iterable[Edit]) -> None:
    """Let a workspace be found by the view-only link that an edit tells of, and by none before."""
    for edit in edits:
        if edit.kind == SHARE:
            viewed = edit.value["id"] if edit.value else None
            connection.execute(update(workspaces).where(workspaces.c.id == key).values(viewed=viewed))


def rename(connection: Connection, key: str, new: str) -> None:
    """Keep a workspace under another key."""
    # Whoever writes to it just now is waited for.
    held = update(workspaces).where(workspaces.c.id == key).values(version=workspaces.c.version)
    found = connection.execute(held.returning(*workspaces.c)).mappings().one_or_none()
    if found is None:
        raise StoreError("gone")
    connection.execute(insert(workspaces).values({**found, "id": new, "viewed": None}))
    for table in (entries, contents):
        connection.execute(update(table).where(table.c.workspace == key).values(workspace=new))
    connection.execute(delete(workspaces).where(workspaces.c.id == key))
    connection.execute(update(workspaces).where(workspaces.c.id == new).values(viewed=found["viewed"]))
