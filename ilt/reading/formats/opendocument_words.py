"""Words of an OpenDocument spreadsheet that stand in no cell: shapes and text boxes, headers and footers of pages."""

from __future__ import annotations

from typing import Any

from ilt.reading.cells.text import clean
from ilt.reading.formats.archives import walk
from ilt.reading.formats.sheets import AROUND, AROUND_CHARACTERS, Around

_PAGES = {"header": "page header", "footer": "page footer"}


class Paragraphs:
    """Takes elements, and the text of the paragraphs among them; counts pictures."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.pictures = 0
        self._words: list[str] = []

    def start(self, name: str) -> None:
        """Take the start of an element."""
        self.pictures += name == "image"
        if name == "p":
            self._words = []
        elif name in ("s", "tab", "line-break"):
            self._words.append(" ")

    def text(self, data: str) -> None:
        """Take text."""
        self._words.append(data)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == "p" and (text := clean("".join(self._words))) and len(self.found) < AROUND:
            self.found.append(text[:AROUND_CHARACTERS])


def of_pages(styles: bytes) -> list[Around]:
    """Return the words of the headers and footers of pages; which sheet has which is not looked at."""
    if not any(mark in styles for mark in (b"<style:header", b"<style:footer")):
        return []
    found: list[Around] = []
    inside: list[tuple[str, Paragraphs]] = []

    def start(name: str, _: dict[str, str]) -> None:
        if name in _PAGES and not inside:
            inside.append((name, Paragraphs()))
        elif inside:
            inside[-1][1].start(name)

    def end(name: str) -> None:
        if inside and name == inside[-1][0]:
            found.extend((_PAGES[name], text) for text in inside.pop()[1].found)
        elif inside:
            inside[-1][1].end(name)

    def text(data: Any) -> None:
        if inside:
            inside[-1][1].text(data)

    walk(styles, start, end, text)
    return list(dict.fromkeys(found))
