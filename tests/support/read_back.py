"""What files of a report say, read by other libraries than those that wrote them: lines, tables and charts' data.

Slides and Word documents are read as XML, charts' workbooks by openpyxl, a PDF by its tags (pikepdf) and the text that
pdfium finds for each.
"""

import ctypes
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

import openpyxl
import pikepdf
import pypdfium2
from lxml import etree
from openpyxl.cell import Cell
from pikepdf import Array, Dictionary
from pypdfium2 import raw

NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
}
_W = f"{{{NAMES['w']}}}"
_HYPHEN = "\x02"
"""How pdfium writes a hyphen that ends a line."""

Table = list[list[str]]


@dataclass
class Part:
    """A part below one heading, or one slide. A chart is its data as a table: names of series, then rows."""

    lines: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    charts: list[Table] = field(default_factory=list)


def read_back(content: bytes, kind: str) -> list[Part]:
    """Return what a file says, part by part in reading order."""
    return {"pptx": _slides, "docx": _word, "pdf": _pdf, "page.pdf": _pdf, "xlsx": _workbook}[kind](content)


def _said(element: etree._Element, text: str) -> str:
    return "".join(element.xpath(f".//{text}//text()", namespaces=NAMES)).replace("\u00a0", " ")


def _slides(content: bytes) -> list[Part]:
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        every = [name for name in file.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
        for name in sorted(every, key=lambda name: int(re.sub(r"\D", "", name))):
            slide, part = etree.fromstring(file.read(name)), Part()
            for line in slide.xpath(".//p:sp//a:p", namespaces=NAMES):
                part.lines.append(_said(line, "a:t"))
            for table in slide.xpath(".//a:tbl", namespaces=NAMES):
                rows = table.xpath("a:tr", namespaces=NAMES)
                part.tables.append(
                    [[_said(cell, "a:t") for cell in row.xpath("a:tc", namespaces=NAMES)] for row in rows]
                )
            charts = [_target(file, name, kind="/chart")] if slide.xpath(".//c:chart", namespaces=NAMES) else []
            part.charts = [_sheet(file.read(_target(file, chart, kind="/package"))) for chart in charts]
            found.append(part)
    return found


def _target(file: zipfile.ZipFile, name: str, kind: str) -> str:
    """Return the one part of a kind that another part of a file refers to."""
    folder, own = posixpath.split(name)
    links = etree.fromstring(file.read(f"{folder}/_rels/{own}.rels"))
    (target,) = [link.get("Target") for link in links if link.get("Type").endswith(kind)]
    return posixpath.normpath(posixpath.join(folder, target))


def _sheet(content: bytes) -> Table:
    return [[_plain(value) for value in row] for row in openpyxl.load_workbook(io.BytesIO(content)).active.values]


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def _word(content: bytes) -> list[Part]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        (body,) = etree.fromstring(file.read("word/document.xml"))
    found = [Part()]
    for block in body:
        if block.tag == f"{_W}tbl":
            rows = block.findall(f"{_W}tr")
            found[-1].tables.append([[_said(cell, "w:t") for cell in row.findall(f"{_W}tc")] for row in rows])
        elif block.tag == f"{_W}p":
            if block.xpath("w:pPr/w:pStyle/@w:val", namespaces=NAMES) == ["Heading1"]:
                found.append(Part())
            found[-1].lines.append(_said(block, "w:t"))
    return found


def _workbook(content: bytes) -> list[Part]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [Part([sheet.title], [[[_shown(cell) for cell in row] for row in sheet]]) for sheet in book]


def _shown(cell: Cell) -> str:
    """Return a cell as its number format shows it."""
    if isinstance(cell.value, float) or "." in cell.number_format:
        decimals = re.search(r"0\.(0+)", cell.number_format)
        sign = "+" if cell.number_format[0] == "+" else ""
        return f"{cell.value:{sign}.{len(decimals[1]) if decimals else 0}f}".replace("-", "−")
    return _plain(cell.value)


def _pdf(content: bytes) -> list[Part]:
    texts, found = _texts_of_marks(content), [Part()]
    with pikepdf.open(io.BytesIO(content)) as paper:
        places = {page.objgen: place for place, page in enumerate(paper.pages)}

        def said(part: Dictionary) -> str:
            marks = [(places[at.objgen], mark) for at, mark in _marks(part)]
            joined = "".join(texts.get(mark, "") + " " for mark in marks).replace(f"{_HYPHEN} ", "-")
            return " ".join(joined.split()).replace(" )", ")")

        for part in _leaves(paper.Root.StructTreeRoot):
            if part.S == "/H1":
                found.append(Part())
            if part.S == "/Table":
                rows = [row for group in _kids(part) for row in _kids(group)]
                found[-1].tables.append([[said(cell) for cell in _kids(row)] for row in rows])
            elif part.S != "/Figure":
                found[-1].lines.append(said(part))
    return found


def _texts_of_marks(content: bytes) -> dict[tuple[int, int], str]:
    """Return what stands on each page under each mark of its content."""
    found: dict[tuple[int, int], str] = {}
    with pypdfium2.PdfDocument(content) as paper:
        for place, page in enumerate(paper):
            texts = page.get_textpage()
            for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=9):
                size = raw.FPDFTextObj_GetText(one.raw, texts.raw, None, 0)
                letters = (ctypes.c_ushort * (size // 2))()
                raw.FPDFTextObj_GetText(one.raw, texts.raw, letters, size)
                text = bytes(letters).decode("utf-16-le").rstrip("\0").replace("\u200b", "")
                key = place, raw.FPDFPageObj_GetMarkedContentID(one.raw)
                found[key] = found.get(key, "") + text
    return found


def _leaves(part: Dictionary) -> Iterator[Dictionary]:
    """Return the tables, figures and texts of a part of a PDF, in reading order."""
    for kid in _kids(part):
        if kid.S in ("/Table", "/Figure") or not _kids(kid):
            yield kid
        else:
            yield from _leaves(kid)


def _inside(part: Dictionary) -> list[object]:
    found = part.get("/K", [])
    return list(found) if isinstance(found, Array) else [found]


def _kids(part: Dictionary) -> list[Dictionary]:
    return [one for one in _inside(part) if isinstance(one, Dictionary) and "/S" in one]


def _marks(part: Dictionary) -> Iterator[tuple[Dictionary, int]]:
    """Return which page and mark hold the text of a part, in reading order."""
    for one in _inside(part):
        if not isinstance(one, Dictionary):
            yield part.Pg, int(one)
        elif "/S" in one:
            yield from _marks(one)
        elif "/MCID" in one:
            yield one.get("/Pg", part.get("/Pg")), int(one.MCID)
