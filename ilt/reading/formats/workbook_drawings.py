"""Words of an Excel sheet that stand in no cell: headers and footers of pages, text boxes and shapes; and its pictures.

Source: ECMA-376 part 1, 18.3.1.46 (``headerFooter``) and 20.5 (drawings). Their text is searched for, not parsed: a
sheet may be hundreds of megabytes long.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping

from ilt.reading.cells.text import clean
from ilt.reading.formats.sheets import AROUND, AROUND_CHARACTERS, Around

_TAIL = 100_000
_PAGE = re.compile(
    rb"<(?:\w{1,20}:)?(?:odd|even|first)(Header|Footer)(?:\s[^<>]{0,200})?>([^<]{1,4000})<", re.IGNORECASE
)
_CODE = re.compile(r"&(?:\"[^\"&]{0,200}\"|\d{1,3}|K[0-9A-Fa-f+\-]{5,8}|[A-Za-z])")
"""How a header says its font, its size, where it stands, or the number of the page."""
_SECTION = re.compile(r"&[LCR]")
_TARGET = re.compile(rb"\bTarget\s*=\s*[\"']([^\"']{1,500})[\"']")
_PICTURE = re.compile(rb"<(?:\w{1,20}:)?pic[ >]")
_TEXT_OR_END = re.compile(rb"<(?:\w{1,20}:)?t(?:\s[^<>]{0,200})?>([^<]{0,20000})<|</(?:\w{1,20}:)?p>")


def words_around(members: Mapping[str, bytes], sheet: str) -> tuple[list[Around], int]:
    """Return the words around the cells of a sheet, each with its place, and how many pictures it has."""
    found = list(dict.fromkeys(_of_pages(members[sheet])))
    pictures = 0
    for drawing in _drawings(members, sheet):
        pictures += len(_PICTURE.findall(drawing))
        found += [("text box", text) for text in _paragraphs(drawing)]
    return [(place, text[:AROUND_CHARACTERS]) for place, text in found[:AROUND]], pictures


def _of_pages(xml: bytes) -> Iterator[Around]:
    start = xml.find(b"headerFooter", max(0, len(xml) - _TAIL))
    for match in _PAGE.finditer(xml, start) if start >= 0 else ():
        text = html.unescape(match[2].decode("utf-8", "replace"))
        for section in _SECTION.split(text):
            if words := clean(_CODE.sub(" ", section)):
                yield f"page {match[1].decode().casefold()}", words


def _drawings(members: Mapping[str, bytes], sheet: str) -> Iterator[bytes]:
    folder, _, name = sheet.rpartition("/")
    links = members.get(f"{folder}/_rels/{name}.rels", b"")
    known = {path.casefold(): content for path, content in members.items()}
    for target in dict.fromkeys(match[1].decode("utf-8", "replace") for match in _TARGET.finditer(links)):
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/").casefold()
        if "/drawings/" in path and path in known:
            yield known[path]


def _paragraphs(drawing: bytes) -> Iterator[str]:
    pieces: list[str] = []
    for match in _TEXT_OR_END.finditer(drawing):
        if match[1] is not None:
            pieces.append(html.unescape(match[1].decode("utf-8", "replace")))
        elif pieces:
            yield clean("".join(pieces))
            pieces = []
