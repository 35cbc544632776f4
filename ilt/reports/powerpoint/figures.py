"""Charts and tables on slides, native to PowerPoint: a chart has its data, a heatmap is a table of filled cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.parts.chart import ChartPart
from pptx.parts.embeddedpackage import EmbeddedXlsxPart
from pptx.util import Pt

from ilt import colors
from ilt.reports import letters
from ilt.reports.powerpoint.charts import ChartFiles
from ilt.reports.powerpoint.looks import CELL_PT, EMU, INK, LINE, PAPER, QUIET, RULE, SMALL_PT, SlideRoom, high, in_ems
from ilt.reports.powerpoint.texts import solid
from ilt.reports.report import BarChart, Cell, TableOfFigures
from ilt.reports.texts import line, of_cell

_CHART, _DATA = "/ppt/charts/report_chart{}.xml", "/ppt/embeddings/report_chart{}.xlsx"
"""No chart in a template has such a name."""
_PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own name of a table without a style."""
_FEW_COLUMNS = 4
"""So many columns leave room for longer names."""


class _CellSizes(NamedTuple):
    """Sizes of what heads columns, of what names rows, and of figures, which have so many letters at most.

    In points: the largest with which it has room.
    """

    heads: Sequence[float]
    names: Sequence[float]
    figures: Sequence[float]
    letters: int


_USUAL = _CellSizes((SMALL_PT, 13, 12, 11, 10, 9), (SMALL_PT + 2, SMALL_PT, 12, 11, 10, 9), (CELL_PT,), 5)
_LARGE = _CellSizes((SMALL_PT + 2, *_USUAL.heads), (24, 20, *_USUAL.names), (40, 32, 28, 24, CELL_PT), 7)
"""Where a table has few rows and no colors its figures are what a slide is about."""
_FEW_ROWS, _HIGHEST = 3, Pt(110)
"""Such a table has so many rows at most, and each of them is so high at most."""
_HEAD_SHARE = 0.28
"""A table's head takes no more of it."""

_SURE = 0.93
"""A figure takes no more of the width of its cell: it would break within where the reader's fonts are wider."""
_ASIDE, _ABOVE = Pt(3), Pt(2)
"""Beside and above what is in a cell."""
_AROUND = 2 * _ABOVE / EMU
"""Above and below it together, in points."""


def chart(slide: Any, room: SlideRoom, bars: BarChart) -> None:
    """Draw a bar chart with its data, and say it in words; a slide has one at most."""
    files, package, number = ChartFiles(bars), slide.part.package, slide.part.partname.idx
    # python-pptx would look through all parts for names that are free.
    figure = ChartPart.load(PackURI(_CHART.format(number)), CONTENT_TYPE.DML_CHART, package, files.xml_bytes())
    data = EmbeddedXlsxPart(PackURI(_DATA.format(number)), EmbeddedXlsxPart.content_type, package, files.xlsx_blob)
    figure.chart_workbook.xlsx_part = data
    place = slide.part.relate_to(figure, RELATIONSHIP_TYPE.CHART)
    frame = slide.shapes._add_chart_graphicFrame(place, room.left, room.top, room.width, room.height)  # noqa: SLF001 - it makes the parts anew
    frame.nvGraphicFramePr.cNvPr.set("descr", line(bars.says))


def table(slide: Any, room: SlideRoom, grid: TableOfFigures) -> int:
    """Draw a table whose first row and first column are its heads; return its height."""
    others = max(len(grid.head) - 1, 1)
    first = int(room.width * (0.26 if len(grid.head) > _FEW_COLUMNS else 0.5)) if len(grid.head) > 1 else room.width
    widths = [first, *[(room.width - first) // others] * (len(grid.head) - 1)]
    inside = [max(width - 2 * _ASIDE, EMU) / EMU / room.letters.wide for width in widths]
    texts = [of_cell(text) for text in grid.head]
    large = not grid.heat and len(grid.rows) <= _FEW_ROWS
    sizes = _LARGE if large else _USUAL
    size, head = _head(texts, inside, room.high * _HEAD_SHARE, sizes.heads)
    top = room.emu(head)
    each = (room.height - top) // max(len(grid.rows), 1)
    heights = [top, *[min(each, _HIGHEST) if large else each] * len(grid.rows)]
    frame = slide.shapes.add_table(1, 1, room.left, room.top, sum(widths), sum(heights))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", line(grid.name))  # noqa: SLF001 - it has no alternative texts
    heads = "".join(
        _cell(Cell(_cut(text, width, size, head, bold=True)), size, bold=True, center=at > 0)
        for at, (text, width) in enumerate(zip(texts, inside, strict=True))
    )
    below = heights[-1] / room.emu(1) - _AROUND
    cells = ["".join(_cells(row, inside, below, sizes)) for row in grid.rows]
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in widths)
    rows = "".join(f'<a:tr h="{one}">{row}</a:tr>' for one, row in zip(heights, [heads, *cells], strict=True))
    data = frame._element.graphic.graphicData  # noqa: SLF001 - to fill each cell by itself takes longer
    whole = (
        f'<a:tbl {nsdecls("a")}><a:tblPr firstRow="1" firstCol="1"><a:tableStyleId>{_PLAIN_TABLE}</a:tableStyleId>'
        f"</a:tblPr><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
    )
    data.replace(data.tbl, parse_xml(whole))
    return sum(heights)


def _head(texts: Sequence[str], widths: Sequence[float], most: float, sizes: Sequence[float]) -> tuple[float, float]:
    """Return the size of a table's head and its height: the largest in which no word is broken, and which has room."""
    found = []
    for size in sizes:
        fits = all(
            letters.ems(word) <= in_ems(width, size, bold=True)
            for text, width in zip(texts, widths, strict=True)
            for word in text.split()
        )
        height = max(high(text, width, size, bold=True) for text, width in zip(texts, widths, strict=True)) + _AROUND
        if height <= most and fits:
            return size, height
        found.append((size, min(height, most)))
    return found[-1]


def _cells(row: Sequence[Cell], widths: Sequence[float], most: float, sizes: _CellSizes) -> Iterator[str]:
    """Give the cells of a row below a table's head, each so high at most; the first one names the row."""
    for at, (cell, width) in enumerate(zip(row, widths, strict=True)):
        said, bold = of_cell(cell.text), at > 0 and bool(cell.fill)
        figure = at > 0 and len(said) <= sizes.letters
        usual = (*sizes.figures, *sizes.names[1:]) if figure else sizes.names[at > 0 :]
        own = width * _SURE if figure else width
        size = next(
            (one for one in usual if high(said, own, one, bold=bold) <= (one * LINE if figure else most)), usual[-1]
        )
        short = _cut(said, width, size, most + _AROUND, bold=bold)
        yield _cell(replace(cell, text=short), size, bold=bold, center=at > 0)


def _cut(text: str, width: float, size: float, height: float, *, bold: bool) -> str:
    most = max(int((height - _AROUND) / size / LINE + 0.01), 1)
    return letters.cut(text, in_ems(width, size, bold=bold), most)


def _cell(what: Cell, size: float, *, bold: bool, center: bool) -> str:
    """Return a cell of a table, ruled off: white between filled cells, gray elsewhere."""
    ink = colors.ink_on(what.fill)[1:] if what.fill else QUIET if what.hatched else INK
    rule = RULE if what.fill or not what.hatched else QUIET
    edges = "".join(
        f'<a:{side} w="19050">{solid(PAPER if side in ("lnL", "lnR") else rule)}</a:{side}>'
        for side in ("lnL", "lnR", "lnT", "lnB")
    )
    return (
        '<a:tc><a:txBody><a:bodyPr wrap="square"/><a:lstStyle/>'
        f'<a:p><a:pPr algn="{"ctr" if center else "l"}"/><a:r>'
        f'<a:rPr sz="{Pt(size).centipoints}" b="{int(bold)}" lang="en-US">{solid(ink)}</a:rPr>'
        f"<a:t>{escape(of_cell(what.text))}</a:t></a:r></a:p></a:txBody>"
        f'<a:tcPr anchor="ctr" marL="{_ASIDE}" marR="{_ASIDE}" marT="{_ABOVE}" marB="{_ABOVE}">{edges}'
        f"{solid(what.fill[1:] or PAPER)}</a:tcPr></a:tc>"
    )
