"""How the cells of a workbook look: styles that strike through or color, and texts in runs.

Source: ECMA-376 part 1, 18.8 (``fonts``, ``fills``, ``cellXfs``) and 18.4 (shared texts: ``si``, ``r``, ``rPr``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from ilt.reading.formats.archives import walk, xml
from ilt.reading.formats.number_formats import BUILT_IN, displayed
from ilt.reading.formats.text_runs import STRUCK, Run, is_struck, with_boxes

_PERCENT_FORMATS = frozenset(("9", "10"))
_QUOTED_FORMAT = re.compile(r'"[^"]*"|\\.')
_NO = ("0", "false", "none")
_RUN_LOOKS = {
    "strike": STRUCK,
    **{name: name for name in ("b", "i", "u", "color")},
}
_WHITE = frozenset(("", "FFFFFFFF", "00FFFFFF", "theme 0", "indexed 9", "indexed 64", "indexed 65"))
_PLAIN = "white"
_COMMENT = re.compile(rb"<(?:\w+:)?comment[\s>]")
_TARGET = re.compile(rb'Target="([^"]{0,300})"')
_HIDDEN_COLUMNS = re.compile(rb"<(?:\w+:)?col\s[^<>]*>")
_ATTRIBUTE = re.compile(rb'\b(min|max|hidden|width)="([^"]*)"')
_MOST_COLUMNS = 2_000


@dataclass(frozen=True)
class Styles:
    """What the cell styles of a workbook, and its shared texts, look like.

    Attributes
    ----------
    percents, struck, white
        Styles that show a number as a percentage, strike through, or write in the color of the cell.
    formats
        Style -> the format that shows some rating as something else than its number.
    colors
        Style -> the color of the cell.
    struck_texts
        Shared texts with a part that is struck through.
    texts
        Shared text -> what it is with a box for each choice, where one looks different.
    """

    percents: frozenset[str] = frozenset()
    struck: frozenset[str] = frozenset()
    white: frozenset[str] = frozenset()
    formats: dict[str, str] = field(default_factory=dict)
    colors: dict[str, str] = field(default_factory=dict)
    struck_texts: frozenset[str] = frozenset()
    texts: dict[str, str] = field(default_factory=dict)


def read(styles: bytes, shared: bytes) -> Styles:
    """Return the styles of a workbook; its shared texts are looked at only where some are in runs."""
    texts = _SharedTexts()
    if b"rPr" in shared:
        walk(shared, texts.start, texts.end, texts.text)
    struck_texts = frozenset(texts.struck)
    if not styles:
        return Styles(struck_texts=struck_texts, texts=texts.changed)
    root = xml(styles)
    lists = {_local(element): list(element) for element in root}
    codes = {_attribute(element, "numFmtId"): _attribute(element, "formatCode") for element in lists.get("numFmts", ())}
    percents = {number for number, code in codes.items() if "%" in _QUOTED_FORMAT.sub("", code)}
    formats = {number: code for number, code in (BUILT_IN | codes).items() if _says_more(code)}
    fonts = {str(at): _color_of_text(font) for at, font in enumerate(lists.get("fonts", ()))}
    struck = {str(at) for at, font in enumerate(lists.get("fonts", ())) if _is_on(font, "strike")}
    crossed = {str(at) for at, border in enumerate(lists.get("borders", ())) if _is_crossed(border)}
    filled = {str(at): _color(fill) or _PLAIN for at, fill in enumerate(lists.get("fills", ())) if not _is_shaded(fill)}
    fills = {str(at): color for at, fill in enumerate(lists.get("fills", ())) if (color := _color(fill))}
    cells = list(enumerate(lists.get("cellXfs", ())))
    return Styles(
        frozenset(str(at) for at, cell in cells if _attribute(cell, "numFmtId") in percents | _PERCENT_FORMATS),
        frozenset(
            str(at)
            for at, cell in cells
            if _attribute(cell, "fontId") in struck or _attribute(cell, "borderId") in crossed
        ),
        frozenset(str(at) for at, cell in cells if fonts.get(_attribute(cell, "fontId")) == _under(cell, filled)),
        {str(at): formats[number] for at, cell in cells if (number := _attribute(cell, "numFmtId")) in formats},
        {str(at): fills[fill] for at, cell in cells if (fill := _attribute(cell, "fillId")) in fills},
        struck_texts,
        texts.changed,
    )


def _under(cell: ET.Element, filled: dict[str, str]) -> str | None:
    return filled.get(_attribute(cell, "fillId"))


def _says_more(code: str) -> bool:
    """Tell whether a format shows some rating as something else than its number."""
    return any(displayed(code, rating) is not None for rating in range(4))


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _attribute(element: ET.Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _is_on(font: ET.Element, name: str) -> bool:
    return any(_local(child) == name and _attribute(child, "val") not in _NO for child in font)


def _is_crossed(border: ET.Element) -> bool:
    """Tell whether a line goes through a cell, from corner to corner."""
    has_lines = any(_attribute(border, name) in ("1", "true") for name in ("diagonalUp", "diagonalDown"))
    return has_lines and any(
        _local(line) == "diagonal" and _attribute(line, "style") not in ("", "none") for line in border
    )


def _color(fill: ET.Element) -> str:
    """Return the color of a filled cell; blank for white, and for none."""
    for pattern in fill.iter():
        if _local(pattern) == "patternFill" and _attribute(pattern, "patternType") not in ("", "none"):
            front = next((child for child in pattern if _local(child) == "fgColor"), None)
            named = "" if front is None else " ".join(f"{key} {value}" for key, value in sorted(front.attrib.items()))
            color = named.removeprefix("rgb ")
            return "" if color in _WHITE else color
    return ""


def _is_shaded(fill: ET.Element) -> bool:
    """Tell whether a cell has a pattern, several colors, or one that is not named."""
    for part in fill:
        kind = _attribute(part, "patternType")
        named = any(_local(child) == "fgColor" for child in part)
        if _local(part) != "patternFill" or kind not in ("", "none", "solid") or (kind == "solid" and not named):
            return True
    return False


def _color_of_text(font: ET.Element) -> str:
    """Return the color of letters, white as ``_PLAIN``; blank where the font names none, or a shade of one."""
    color = next((child for child in font if _local(child) == "color"), None)
    if color is None or not color.attrib or "tint" in color.attrib:
        return ""
    named = " ".join(f"{key} {value}" for key, value in sorted(color.attrib.items())).removeprefix("rgb ")
    return _PLAIN if named in _WHITE - {"indexed 64"} else named


class _SharedTexts:
    """Visits the shared texts of a workbook."""

    def __init__(self) -> None:
        self.struck: set[str] = set()
        self.changed: dict[str, str] = {}
        self._count = 0
        self._runs: list[Run] = []
        self._looks: frozenset[str] = frozenset()
        self._inside = self._phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self._runs, self._looks = [], frozenset()
        elif name == "r":
            self._looks = frozenset()
        elif name == "rPh":
            self._phonetic = True
        elif name in _RUN_LOOKS and attributes.get("val") not in _NO:
            plain = name == "color" and attributes.get("theme") in ("0", "1")
            self._looks |= set() if plain else {_RUN_LOOKS[name]}
        self._inside = name == "t" and not self._phonetic

    def text(self, data: str) -> None:
        if self._inside:
            self._runs.append((data, self._looks))

    def end(self, name: str) -> None:
        self._inside = False
        self._phonetic &= name != "rPh"
        if name != "si":
            return
        place = str(self._count)
        self._count += 1
        if is_struck(self._runs):
            self.struck.add(place)
        text = with_boxes(self._runs)
        if text != "".join(part for part, _ in self._runs):
            self.changed[place] = text


def hidden_columns(sheet: bytes) -> set[int]:
    """Return the columns of a sheet, from 0, that are hidden or have no width."""
    head = sheet[: sheet.find(b"<sheetData")]
    found: set[int] = set()
    for column in _HIDDEN_COLUMNS.finditer(head):
        said = {name: value.decode("ascii", "ignore") for name, value in _ATTRIBUTE.findall(column[0])}
        if said.get(b"hidden") in ("1", "true") or said.get(b"width") in ("0", "0.0"):
            first, last = (said.get(name, "") for name in (b"min", b"max"))
            if first.isdecimal() and last.isdecimal() and len(last) < 7:
                found.update(range(int(first) - 1, min(int(last), _MOST_COLUMNS)))
    return found


def count_comments(members: dict[str, bytes], sheet: str) -> int:
    """Return how many comments the cells of a sheet have."""
    folder, _, name = sheet.rpartition("/")
    links = members.get(f"{folder}/_rels/{name}.rels", b"")
    targets = {found[1].decode("utf-8", "replace").rpartition("/")[2].casefold() for found in _TARGET.finditer(links)}
    # A thread of comments is there as plain ones, too.
    plain = {name for name in targets if name.startswith("comment") and name.endswith(".xml")}
    return sum(
        len(_COMMENT.findall(part)) for path, part in members.items() if path.rpartition("/")[2].casefold() in plain
    )
