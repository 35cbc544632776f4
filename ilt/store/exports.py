"""A whole workspace as one file, and a file as a workspace: a zip of ``workspace.json`` and the sources as uploaded."""

from __future__ import annotations

import io
import json
import struct
import threading
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NoReturn

from ilt.reading.cells.text import clean, distinct_name
from ilt.store import limits, validation
from ilt.store.entries import SOURCE, Edit, check, fingerprint, finite, sha256
from ilt.store.errors import StoreError

UNPACKING = threading.Lock()
"""A file may unpack to much that is then refused: whoever opens one holds this, so that it is one at a time."""
FORMAT, VERSION = "ilt-workspace", 1
_INDEX = "workspace.json"


def export(entries: Iterable[tuple[str, str, Any]], sources: Mapping[str, bytes]) -> bytes:
    """Return a workspace, entries (kind, key, value) and sources' bytes by SHA-256, as a file. It names no visitor."""
    entries = [one for one in entries if one[2] is not None and one[0] not in validation.NOT_EXPORTED]
    digests = list(dict.fromkeys(value["sha256"] for kind, _, value in entries if kind == SOURCE))
    names = {digest: f"sources/{number}" for number, digest in enumerate(digests, 1)}
    index = {
        "format": FORMAT,
        "version": VERSION,
        "entries": [{"kind": kind, "key": key, "value": value} for kind, key, value in entries],
        "sources": names,
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in _files(json.dumps(index, allow_nan=False, indent=1), names, sources):
            # Without the time: a clock that shows less than 1980 makes no zip.
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, compresslevel=1)
    return file.getvalue()


def _files(index: str, names: Mapping[str, str], sources: Mapping[str, bytes]) -> Iterator[tuple[str, str | bytes]]:
    yield _INDEX, index
    for digest, name in names.items():
        yield name, sources[digest]


def opened(file: bytes) -> tuple[list[Edit], dict[str, bytes]]:
    """Return what a file holds, as ``Store.write`` takes it. Nothing in it is trusted, and no name in it is a path.

    Nothing is unpacked or parsed before it is known to be small enough: by what is read, not by what the file says.

    Raises
    ------
    StoreError
        It is no export, damaged, too large, or of a newer version.
    """
    if len(file) > limits.EXPORT_BYTES:
        raise StoreError("too-large", limit=f"{limits.EXPORT_BYTES // 2**20} MB for a file")
    try:
        _check_directory(file)
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            if _INDEX not in archive.namelist():
                _refuse("it is a zip of other files")
            index = _parsed(_unpacked(archive, _INDEX, limits.INDEX_BYTES))
            if not isinstance(index, dict) or index.get("format") != FORMAT:
                _refuse("it does not say that it is a workspace")
            if type(index["version"]) is not int or index["version"] < 1:
                _refuse("it doesn’t say which version it is")
            if index["version"] > VERSION:
                raise StoreError("newer-export")
            if len(index["entries"]) > limits.ENTRIES:
                raise StoreError("too-large", limit=f"{limits.ENTRIES:,} entries")
            edits = [_edit(one) for one in index["entries"]]
            del index["entries"]
            sources = _sources(archive, index["sources"])
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, struct.error) as error:
        raise StoreError("not-an-export", why="it can’t be unzipped") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise StoreError("not-an-export", why="its contents are not valid") from error
    check(edits, sources)
    _consistent(edits, sources)
    taken: dict[str, int] = {}
    return [replace(edit, key=_plain(edit.key, taken)) if edit.kind == SOURCE else edit for edit in edits], sources


def _refuse(why: str) -> NoReturn:
    raise StoreError("not-an-export", why=why)


def _check_directory(file: bytes) -> None:
    """Refuse a zip that lists more parts than an export has: the list alone could fill the memory."""
    at = file.rfind(b"PK\x05\x06")
    if at < 0 or file[max(at - 20, 0) :].startswith(b"PK\x06\x07"):
        raise zipfile.BadZipFile
    (size,) = struct.unpack_from("<I", file, at + 12)
    struct.unpack_from("<22s", file, at)
    if size > limits.DIRECTORY_BYTES:
        raise StoreError("too-large", limit=f"{limits.SOURCES} files")


def _unpacked(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    member = archive.getinfo(name)
    if member.flag_bits & 1:
        _refuse("it is password-protected")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise NotImplementedError
    with archive.open(member) as packed:
        content = packed.read(limit + 1)
    if len(content) > limit:
        raise StoreError("too-large", limit=f"{limit // 2**20} MB unzipped")
    return content


def _parsed(index: bytes) -> Any:
    """Parse the index, once it is known how much there is of it. What we export is ASCII, and says nothing twice."""
    if not index.isascii():
        raise ValueError("not ASCII")
    if sum(map(index.count, (b",", b":", b"[", b"{"))) > limits.INDEX_MARKS:
        raise StoreError("too-large", limit=f"{limits.ENTRIES:,} entries")
    return json.loads(
        index, object_pairs_hook=_once, parse_int=_whole, parse_float=finite, parse_constant=_refuse_constant
    )


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name is there twice")
    return found


def _whole(digits: str) -> int:
    if len(digits) > limits.INDEX_DIGITS:
        raise ValueError("a number is too long")
    return int(digits)


def _refuse_constant(_: str) -> NoReturn:
    _refuse("something in it should be a number")


def _deeper(value: Any, most: int) -> bool:
    level = [value]
    for _ in range(most + 1):
        inner = [one for one in level if isinstance(one, dict | list)]
        level = [child for one in inner for child in (one.values() if isinstance(one, dict) else one)]
        if not level:
            return False
    return True


def _edit(one: dict[str, Any]) -> Edit:
    kind, key, value = one["kind"], one["key"], one["value"]
    if not (isinstance(kind, str) and isinstance(key, str) and kind):
        _refuse("an entry has no name")
    if _deeper(value, limits.INDEX_DEPTH):
        _refuse("an entry is not valid")
    return Edit(kind, key, value)


def _plain(name: str, taken: dict[str, int]) -> str:
    """Return a source's name as reading calls it, without folders and without what no reader could see."""
    name = clean(name.replace("\\", "/").rpartition("/")[2])
    if name.strip(" .") == "":
        _refuse("a file has no name")
    return distinct_name(name, taken)


def _sources(archive: zipfile.ZipFile, names: dict[str, str]) -> dict[str, bytes]:
    if len(names) > limits.SOURCES:
        raise StoreError("too-large", limit=f"{limits.SOURCES} files")
    left = limits.SOURCES_BYTES
    sources = {}
    for digest, name in names.items():
        sources[digest] = _unpacked(archive, name, min(left, limits.SOURCE_BYTES))
        left -= len(sources[digest])
    return sources


def _consistent(edits: list[Edit], sources: Mapping[str, bytes]) -> None:
    if len({edit.place for edit in edits}) < len(edits):
        _refuse("an entry appears twice")
    if any(sha256(content) != digest for digest, content in sources.items()):
        _refuse("a file was changed after the export")
    of_sources = [edit for edit in edits if edit.kind == SOURCE]
    named = {str(edit.value.get("sha256") if isinstance(edit.value, dict) else None) for edit in of_sources}
    if named != set(sources):
        _refuse("a file is missing or not listed")
    if any(edit.value != fingerprint(sources[edit.value["sha256"]]) for edit in of_sources):
        _refuse("a file was changed after the export")
    if not all(validation.sound(edit.kind, edit.key, edit.value) for edit in edits):
        _refuse("an entry is not valid")
