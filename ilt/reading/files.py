"""Bytes to grids: what kind of file it is tells its content, never its name."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from dataclasses import dataclass, field

from ilt.reading import csvs, limits, workbooks
from ilt.reading.grids import Grid
from ilt.reading.problems import Refused

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_KINDS = (
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
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|style|\?xml|div)\b", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True)
class File:
    """What a source holds: its sheets as grids, and the sheets that are refused."""

    name: str
    digest: str
    grids: list[Grid]
    notices: list[str] = field(default_factory=list)
    refused: dict[str, Refused] = field(default_factory=dict)


def open_file(data: bytes, name: str) -> File:
    """Read a file's sheets.

    Raises
    ------
    Refused
        It cannot be read at all.
    """
    if not data:
        raise Refused("empty-file")
    if len(data) > limits.BYTES:
        raise Refused("too-many-bytes", limit=limits.BYTES // 2**20)
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith(b"PK"):
        return _from_archive(data, name, digest)
    if data.startswith(_OLE):
        raise Refused("password" if _ENCRYPTED in data else "old-excel")
    for start, what in _KINDS:
        if data.startswith(start) and not (start == b"BM" and data[2:64].isascii()):
            raise Refused("not-a-spreadsheet", what=what)
    if _PAGE.match(data.removeprefix(b"\xef\xbb\xbf")[:4096]):
        raise Refused("html-page")
    return File(name, digest, [csvs.read(data, name)])


def _from_archive(data: bytes, name: str, digest: str) -> File:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        if data.startswith(b"PK\x03\x04"):
            raise Refused("damaged") from error
        return File(name, digest, [csvs.read(data, name)])
    with archive:
        names = {member.replace("\\", "/").casefold() for member in archive.namelist()}
        if "xl/workbook.xml" in names:
            grids, notices, refused = workbooks.read(archive, name)
            return File(name, digest, grids, notices, refused)
    raise Refused(_archive_kind(names))


def _archive_kind(names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        return "binary-excel"
    if "word/document.xml" in names:
        return "word-file"
    if any(name.endswith(".iwa") or name == "index.zip" for name in names):
        return "numbers-file"
    return "opendocument" if {"content.xml", "mimetype"} <= names else "zip-archive"
