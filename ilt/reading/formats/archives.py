"""Zip archives of XML files: what workbooks and documents are."""

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
    """Return the members whose names are wanted; pictures, macros and all else are never unpacked.

    Raises
    ------
    Refused
        They are too large, damaged, protected, or define entities.
    """
    members = [member for member in archive.infolist() if wanted(member.filename.replace("\\", "/"))]
    if sum(member.file_size for member in members) > limits.UNPACKED_BYTES:
        raise Refused("too-many-unpacked-bytes", limit=limits.UNPACKED_BYTES // 2**20)
    found: dict[str, bytes] = {}
    for member in members:
        if member.flag_bits & 1:
            raise Refused("password")
        try:
            # No more is unpacked than the declared size, so the sum above holds.
            with archive.open(member) as packed:
                content = packed.read(member.file_size)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise Refused("damaged") from error
        check_plain(content)
        found[member.filename.replace("\\", "/")] = content
    return found


def check_plain(content: bytes) -> None:
    """Refuse XML that defines entities, or that is no UTF-8."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in content[:64]:
        raise Refused("forbidden-xml")
    place = content.find(b"<!")
    while place >= 0:
        if _DTD.match(content, place):
            raise Refused("forbidden-xml")
        place = content.find(b"<!", place + 2)


def xml(content: bytes) -> ET.Element:
    """Return a small member as a tree."""
    try:
        return ET.fromstring(content)  # noqa: S314 - definitions of entities were refused already
    except (ET.ParseError, ValueError) as error:
        raise Refused("damaged") from error


def walk(content: bytes, start: Callable[..., Any], end: Callable[..., Any], text: Callable[[str], Any]) -> None:
    """Visit each element of a member: its name without prefix and its attributes, its end, and the text inside."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: start(name.rpartition(":")[2], attributes)
    parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Refused("damaged") from error


def _refuse(*_: Any) -> None:
    raise Refused("forbidden-xml")
