"""Zip archives of XML parts: what workbooks and documents are."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET
from xml.parsers import expat

from ilt.reading import limits
from ilt.reading.problems import Refused

_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def unpack(archive: zipfile.ZipFile, wanted: Callable[[str], object]) -> dict[str, bytes]:
    """Return the parts whose names are wanted; pictures, macros and all else are never unpacked.

    Raises
    ------
    Refused
        They are too large, damaged, protected, or define entities.
    """
    members = [member for member in archive.infolist() if wanted(member.filename.replace("\\", "/"))]
    if sum(member.file_size for member in members) > limits.UNPACKED_BYTES:
        raise Refused("too-many-unpacked-bytes", limit=limits.UNPACKED_BYTES // 2**20)
    parts: dict[str, bytes] = {}
    for member in members:
        if member.flag_bits & 1:
            raise Refused("password")
        try:
            # No more is unpacked than the declared size, so the sum above holds.
            with archive.open(member) as packed:
                part = packed.read(member.file_size)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise Refused("damaged") from error
        check_plain(part)
        parts[member.filename.replace("\\", "/")] = part
    return parts


def check_plain(part: bytes) -> None:
    """Refuse XML that defines entities, or that is no UTF-8."""
    if part[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in part[:64]:
        raise Refused("forbidden-xml")
    place = part.find(b"<!")
    while place >= 0:
        if _DTD.match(part, place):
            raise Refused("forbidden-xml")
        place = part.find(b"<!", place + 2)


def xml(part: bytes) -> ET.Element:
    """Return a small part as a tree."""
    try:
        return ET.fromstring(part)  # noqa: S314 - definitions of entities were refused already
    except (ET.ParseError, ValueError) as error:
        raise Refused("damaged") from error


def walk(part: bytes, start: Callable[..., Any], end: Callable[..., Any], text: Callable[[str], Any]) -> None:
    """Visit each element of a part: its name without prefix and its attributes, its end, and the text inside."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: start(name.rpartition(":")[2], attributes)
    parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise Refused("damaged") from error


def _refuse(*_: Any) -> None:
    raise Refused("forbidden-xml")
