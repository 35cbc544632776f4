"""Bytes to grids. The content of a file says what kind it is, never its name."""

from __future__ import annotations

import hashlib
import io
import os
import re
import zipfile
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from pathlib import Path

from ilt.reading import limits
from ilt.reading.cells.text import distinct_name
from ilt.reading.formats import csvs, opendocument, stripped, word_documents, workbooks
from ilt.reading.formats.grid import Grid, from_sheet
from ilt.reading.formats.sheets import Opened
from ilt.reading.problems import Refused

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_KINDS = (
    (b"PK\x05\x06", "an empty archive"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"{\\rtf", "a text document"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
    (b"\x1f\x8b", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"Rar!", "an archive"),
)
_PAGE = re.compile(
    rb"\s*+(?:(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body|table|meta|style|\?xml|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"\s*+<\?xml\b(?!.*?<(?:!doctype\s++)?html\b)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class File:
    """What a source holds: its sheets as grids, and the sheets that are refused."""

    name: str
    data: bytes
    grids: list[Grid]
    notices: list[str] = field(default_factory=list)
    refused: dict[str, Refused] = field(default_factory=dict)
    known: str = ""

    @property
    def digest(self) -> str:
        """What names the content of the file and says nothing of it."""
        return self.known or hashlib.sha256(self.data).hexdigest()


def first_bytes(path: str | os.PathLike[str]) -> bytes:
    """Return what lies at a path, and of more than ``open_file`` takes so much that it is refused: some has no end."""
    with Path(path).open("rb") as file:
        return file.read(limits.BYTES + 1)


def open_file(data: bytes, name: str, memory: MutableMapping[str, bytes] | None = None) -> File:
    """Read a file's sheets; ``memory`` holds what workbooks and documents hold, so that each is opened once.

    Raises
    ------
    Refused
        It cannot be read at all.
    """
    if not data:
        raise Refused("empty-file")
    if len(data) > limits.BYTES:
        raise Refused("too-many-bytes", limit=limits.BYTES // 2**20)
    if is_archive(data):
        return _opened(data, name, {} if memory is None else memory)
    if data.startswith(_OLE):
        old = "old-word" if _OLD_WORD in data else "old-excel"
        raise Refused("password" if _ENCRYPTED in data else old)
    for start, what in _KINDS:
        if data.startswith(start) and not (start == b"BM" and data[2:64].isascii()):
            raise Refused("not-a-spreadsheet", what=what)
    begins = data.removeprefix(b"\xef\xbb\xbf")[:4096]
    if _PAGE.match(begins):
        raise Refused("xml-file" if _XML.match(begins) else "html-page")
    return File(name, data, [csvs.read(data, name)])


def is_archive(data: bytes) -> bool:
    """Tell whether a file is a zip of parts, as workbooks and documents are."""
    return data.startswith(_ZIP)


def _opened(data: bytes, name: str, memory: MutableMapping[str, bytes]) -> File:
    digest = hashlib.sha256(data).hexdigest()
    if digest not in memory:
        try:
            memory[digest] = stripped.pack(_open(data))
        except Refused as refusal:
            memory[digest] = stripped.pack(refusal)
    return reopened(memory[digest], name, digest)


def reopened(packed_bytes: bytes, name: str, digest: str) -> File:
    """Return a workbook or document from what ``memory`` holds of it under its digest."""
    found = stripped.unpack(packed_bytes)
    # "Birch" and "Birch " are two sheets, and whatever is said or corrected of one must not be of the other.
    taken = dict.fromkeys(found.refused, 1)
    for sheet in found.sheets:
        sheet.name = distinct_name(sheet.name, taken)
    return File(name, b"", [from_sheet(sheet, name) for sheet in found.sheets], found.notices, found.refused, digest)


def _open(data: bytes) -> Opened:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Refused("damaged") from error
    with archive:
        names = {member.replace("\\", "/").casefold() for member in archive.namelist()}
        if "xl/workbook.xml" in names:
            return workbooks.read(archive)
        if "word/document.xml" in names:
            return word_documents.read(archive)
        if {"content.xml", "mimetype"} <= names:
            return opendocument.read(archive)
    raise Refused(_other_kind(names))


def _other_kind(names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        return "binary-excel"
    if any(name.endswith(".iwa") or name == "index.zip" for name in names):
        return "numbers-file"
    return "zip-archive"
