"""Charts and tables on slides, native to PowerPoint: a chart has its data, a heatmap is a table of filled cells."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from ilt import colors
from ilt.reports.powerpoint.charts import ChartFiles
from ilt.reports.powerpoint.looks import (
    CELL_PT,
    EMU,
    INK,
    LETTER,
    QUIET,
    RULE,
    SMALL_PT,
    SlideRoom,
    lines_of,
)
from ilt.reports.powerpoint.texts import solid
from ilt.reports.report import BarChart, Cell, TableOfFigures
from ilt.reports.texts import line

_PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own name of a table without a style."""
_FEW_COLUMNS, _FIGURE = 4, 5
"""So many columns leave room for longer names; a figure has so many letters."""

_ASIDE, _ABOVE = Pt(4), Pt(2)
"""Beside and above what is in a cell."""


def chart(slide: Any, room: SlideRoom, bars: BarChart) -> None:
    """Draw a bar chart with its data, and say it in words."""
    kind = XL_CHART_TYPE.BAR_STACKED if bars.stacked else XL_CHART_TYPE.BAR_CLUSTERED
    frame = slide.shapes.add_chart(kind, room.left, room.top, room.width, room.height, ChartFiles(bars))
    describe(frame, bars.says)


def table(slide: Any, room: SlideRoom, grid: TableOfFigures) -> None:
    """Draw a table whose first row and first column are its heads."""
    others = max(len(grid.head) - 1, 1)
    first = int(room.width * (0.34 if len(grid.head) > _FEW_COLUMNS else 0.5)) if len(grid.head) > 1 else room.width
    widths = [first, *[(room.width - first) // others] * (len(grid.head) - 1)]
    narrow = (room.width - first) / EMU / others
    high = Pt(min(_head_points(grid, narrow), room.height / EMU / 3))
    heights = [high, *[(room.height - high) // max(len(grid.rows), 1)] * len(grid.rows)]
    frame = slide.shapes.add_table(1, 1, room.left, room.top, sum(widths), sum(heights))
    describe(frame, grid.name)
    small = _head_size(grid, narrow)
    heads = "".join(_cell(Cell(text), small, bold=True, center=at > 0) for at, text in enumerate(grid.head))
    cells = ["".join(_figure(cell, first=at == 0) for at, cell in enumerate(row)) for row in grid.rows]
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in widths)
    rows = "".join(f'<a:tr h="{one}">{row}</a:tr>' for one, row in zip(heights, [heads, *cells], strict=True))
    data = frame._element.graphic.graphicData  # noqa: SLF001 - to fill each cell by itself takes longer
    whole = (
        f'<a:tbl {nsdecls("a")}><a:tblPr firstRow="1" firstCol="1"><a:tableStyleId>{_PLAIN_TABLE}</a:tableStyleId>'
        f"</a:tblPr><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
    )
    data.replace(data.tbl, parse_xml(whole))


def _head_size(grid: TableOfFigures, width: float) -> float:
    """Return the size in which the longest word of a table's head has room in its column."""
    longest = max((len(word) for text in grid.head[1:] for word in text.split()), default=1)
    return max(min(SMALL_PT, (width - 8) / longest / 0.56), 9)


def _head_points(grid: TableOfFigures, width: float) -> float:
    """Return the height of a table's head, in points."""
    chars = max(int(width / SMALL_PT / LETTER) - 1, 3)
    return max([lines_of(text, chars) for text in grid.head], default=1) * SMALL_PT * 1.2 + 10


def _figure(cell: Cell, *, first: bool) -> str:
    """Return a cell below a table's head; the first of a row names it."""
    size = SMALL_PT + 2 if first else CELL_PT if len(cell.text) <= _FIGURE else SMALL_PT
    return _cell(cell, size, bold=not first and bool(cell.fill), center=not first)


def _cell(what: Cell, size: float, *, bold: bool, center: bool) -> str:
    """Return a cell of a table, ruled off: white between filled cells, gray elsewhere."""
    ink = colors.ink_on(what.fill)[1:] if what.fill else QUIET if what.hatched else INK
    rule = RULE if what.fill or not what.hatched else QUIET
    edges = "".join(
        f'<a:{side} w="19050">{solid("FFFFFF" if side in ("lnL", "lnR") else rule)}</a:{side}>'
        for side in ("lnL", "lnR", "lnT", "lnB")
    )
    return (
        '<a:tc><a:txBody><a:bodyPr wrap="square"/><a:lstStyle/>'
        f'<a:p><a:pPr algn="{"ctr" if center else "l"}"/><a:r>'
        f'<a:rPr sz="{Pt(size).centipoints}" b="{int(bold)}" lang="en-US">{solid(ink)}</a:rPr>'
        f"<a:t>{escape(line(what.text))}</a:t></a:r></a:p></a:txBody>"
        f'<a:tcPr anchor="ctr" marL="{_ASIDE}" marR="{_ASIDE}" marT="{_ABOVE}" marB="{_ABOVE}">{edges}'
        f"{solid(what.fill[1:]) if what.fill else '<a:noFill/>'}</a:tcPr></a:tc>"
    )


def describe(frame: Any, says: str) -> None:
    """Give what is drawn its words, for whom cannot see it."""
    frame._element.nvGraphicFramePr.cNvPr.set("descr", line(says))  # noqa: SLF001 - nor alternative texts
