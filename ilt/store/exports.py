"""A whole workspace as one file, and a file as a workspace: a zip of ``workspace.json`` and the sources as uploaded."""

from __future__ import annotations

import io
import json
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from ilt.store import limits
from ilt.store.entries import SOURCE, Edit, about_source, check, sha256
from ilt.store.failures import StoreError

FORMAT, VERSION = "ilt-workspace", 1
_INDEX = "workspace.json"


def export(entries: Iterable[tuple[str, str, Any]], sources: Mapping[str, bytes]) -> bytes:
    """Return a workspace, entries (kind, key, value) and sources' bytes by SHA-256, as a file. It names no visitor."""
    entries = [one for one in entries if one[2] is not None]
    digests = list(dict.fromkeys(value["sha256"] for kind, _, value in entries if kind == SOURCE))
    names = {digest: f"sources/{number}" for number, digest in enumerate(digests, 1)}
    index = {
        "format": FORMAT,
        "version": VERSION,
        "entries": [{"kind": kind, "key": key, "value": value} for kind, key, value in entries],
        "sources": names,
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(_INDEX, json.dumps(index, allow_nan=False, indent=1))
        for digest, name in names.items():
            archive.writestr(name, sources[digest])
    return file.getvalue()


def opened(file: bytes) -> tuple[list[Edit], dict[str, bytes]]:
    """Return what a file holds, as ``Store.write`` takes it. Nothing in it is trusted, and no name in it is a path.

    Raises
    ------
    StoreError
        It is no export, damaged, too large, or of a newer version.
    """
    if len(file) > limits.EXPORT_BYTES:
        raise StoreError("too-large", limit=f"{limits.EXPORT_BYTES // 2**20} MB for a file")
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            index = json.loads(_part(archive, _INDEX, limits.ENTRIES_BYTES), parse_constant=_refuse)
            if not isinstance(index, dict) or index.get("format") != FORMAT:
                _refuse("it does not say that it is one")
            if not isinstance(index.get("version"), int) or index["version"] > VERSION:
                raise StoreError("newer-export")
            edits = [_edit(one) for one in index["entries"]]
            sources = _sources(archive, index["sources"])
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise StoreError("not-an-export", why="it cannot be unpacked") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise StoreError("not-an-export", why="its contents are not as they should be") from error
    _consistent(edits, sources)
    check(edits, sources)
    return edits, sources


def _refuse(why: str) -> NoReturn:
    raise StoreError("not-an-export", why=why)


def _part(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    member = archive.getinfo(name)
    if member.flag_bits & 1:
        _refuse("it is protected by a password")
    if member.file_size > limit:
        raise StoreError("too-large", limit=f"{limit // 2**20} MB unpacked")
    return archive.read(member)  # stops at the size that was checked


def _edit(one: dict[str, Any]) -> Edit:
    kind, key, value = one["kind"], one["key"], one["value"]
    if not (isinstance(kind, str) and isinstance(key, str) and kind):
        _refuse("an entry has no name")
    return Edit(kind, _plain(key) if kind == SOURCE else key, value)


def _plain(name: str) -> str:
    """Return a source's name without folders and without what no reader could see."""
    name = name.replace("\\", "/").rpartition("/")[2]
    name = "".join(letter for letter in name if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Zl", "Zp"))
    if name.strip(" .") == "":
        _refuse("a source has no name")
    return name


def _sources(archive: zipfile.ZipFile, names: dict[str, str]) -> dict[str, bytes]:
    if len(names) > limits.SOURCES:
        raise StoreError("too-large", limit=f"{limits.SOURCES} files")
    left = limits.SOURCES_BYTES
    sources = {}
    for digest, name in names.items():
        sources[digest] = _part(archive, name, min(left, limits.SOURCE_BYTES))
        left -= len(sources[digest])
    return sources


def _consistent(edits: list[Edit], sources: Mapping[str, bytes]) -> None:
    if len(edits) > limits.ENTRIES:
        raise StoreError("too-large", limit=f"{limits.ENTRIES:,} entries")
    if len({edit.place for edit in edits}) < len(edits):
        _refuse("an entry is there twice")
    if any(sha256(content) != digest for digest, content in sources.items()):
        _refuse("a source is not what was exported")
    of_sources = [edit for edit in edits if edit.kind == SOURCE]
    told = {edit.value.get("sha256") if isinstance(edit.value, dict) else None for edit in of_sources}
    if told != set(sources):
        _refuse("a source is missing or not spoken of")
    if any(edit.value != about_source(sources[edit.value["sha256"]]) for edit in of_sources):
        _refuse("a source is not what was exported")
