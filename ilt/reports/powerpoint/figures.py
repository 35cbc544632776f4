"""Charts and tables on slides, native to PowerPoint: a chart has its data, a heatmap is a table of filled cells."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Pt

from ilt import colors
from ilt.format import LEFT_OUT
from ilt.reports.powerpoint.looks import (
    CELL_PT,
    EMU,
    FONT,
    INK,
    LETTER,
    QUIET,
    RULE,
    SMALL_PT,
    SlideRoom,
    lines_of,
    rgb,
)
from ilt.reports.report import BarChart, Cell, TableOfFigures
from ilt.reports.texts import line

_PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own name of a table without a style."""
_FEW_ROWS, _FEW_COLUMNS, _FIGURE = 8, 4, 5
"""So many rows leave room for larger letters, so many columns for longer names; a figure has so many letters."""

_ASIDE, _ABOVE = Pt(4), Pt(2)
"""Beside and above what is in a cell."""


def chart(slide: Any, room: SlideRoom, bars: BarChart) -> None:
    """Draw a bar chart with its data, and say it in words."""
    data = CategoryChartData(number_format="0" if bars.stacked else "0.0#")
    data.categories = [line(row) for row in bars.rows]
    for series in bars.series:
        data.add_series(line(series.name), series.values)
    kind = XL_CHART_TYPE.BAR_STACKED if bars.stacked else XL_CHART_TYPE.BAR_CLUSTERED
    frame = slide.shapes.add_chart(kind, room.left, room.top, room.width, room.height, data)
    describe(frame, bars.says)
    chart = frame.chart
    chart.font.size, chart.font.name = Pt(SMALL_PT + 2 if len(bars.rows) <= _FEW_ROWS else SMALL_PT), FONT
    chart.font.color.rgb = rgb(INK)
    chart.has_title = False
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.legend.font.size = Pt(SMALL_PT + 2)
    rows, values = chart.category_axis, chart.value_axis
    rows.reverse_order = True
    rows.major_tick_mark = XL_TICK_MARK.NONE
    rows.format.line.color.rgb = rgb(QUIET)
    rows.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    values.minimum_scale, values.maximum_scale = 0, bars.most
    values.has_major_gridlines, values.visible = False, False
    plot = chart.plots[0]
    plot.gap_width = 45
    plot.overlap = 100 if bars.stacked else -5
    for series, described in zip(plot.series, bars.series, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(described.fill[1:])
        series.invert_if_negative = False
        labels = series.data_labels
        labels.show_value, labels.number_format_is_linked = True, True
        labels.position = XL_LABEL_POSITION.CENTER if bars.stacked else XL_LABEL_POSITION.OUTSIDE_END
        labels.font.size, labels.font.bold = Pt(SMALL_PT), True
        ink = colors.ink_on(described.fill)[1:] if bars.stacked else INK
        labels.font.color.rgb = rgb(ink)
        for at, (value, text) in enumerate(zip(described.values, described.texts, strict=True)):
            if value is not None and text.endswith(LEFT_OUT):
                label = series.points[at].data_label.text_frame
                label.text = text


def table(slide: Any, room: SlideRoom, grid: TableOfFigures) -> None:
    """Draw a table whose first row and first column are its heads."""
    columns = len(grid.head)
    frame = slide.shapes.add_table(len(grid.rows) + 1, columns, room.left, room.top, room.width, room.height)
    describe(frame, grid.name)
    frame._element.graphic.graphicData.tbl.tblPr.find(  # noqa: SLF001 - python-pptx has no styles of tables
        "{http://schemas.openxmlformats.org/drawingml/2006/main}tableStyleId"
    ).text = _PLAIN_TABLE
    table = frame.table
    table.first_row, table.first_col, table.horz_banding = True, True, False
    first = int(room.width * (0.34 if columns > _FEW_COLUMNS else 0.5))
    first = first if columns > 1 else room.width
    for at, column in enumerate(table.columns):
        column.width = first if at == 0 else (room.width - first) // max(columns - 1, 1)
    head = min(_head_points(grid, (room.width - first) / EMU / max(columns - 1, 1)), room.height / EMU / 3)
    table.rows[0].height = Pt(head)
    for row in list(table.rows)[1:]:
        row.height = Emu((room.height - Pt(head)) // max(len(grid.rows), 1))
    small = _head_size(grid, (room.width - first) / EMU / max(columns - 1, 1))
    heads = [_cell(Cell(text), small, bold=True, center=at > 0) for at, text in enumerate(grid.head)]
    cells = [[_figure(cell, first=at == 0) for at, cell in enumerate(row)] for row in grid.rows]
    for row, made in zip(table._tbl.tr_lst, [heads, *cells], strict=True):  # noqa: SLF001 - to fill each cell by itself takes longer
        for empty, cell in zip(row.tc_lst, made, strict=True):
            row.replace(empty, parse_xml(cell))


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
        f'<a:{side} w="19050">{_solid("FFFFFF" if side in ("lnL", "lnR") else rule)}</a:{side}>'
        for side in ("lnL", "lnR", "lnT", "lnB")
    )
    return (
        f'<a:tc {nsdecls("a")}><a:txBody><a:bodyPr wrap="square"/><a:lstStyle/>'
        f'<a:p><a:pPr algn="{"ctr" if center else "l"}"/><a:r>'
        f'<a:rPr sz="{Pt(size).centipoints}" b="{int(bold)}" lang="en-US">{_solid(ink)}</a:rPr>'
        f"<a:t>{escape(line(what.text))}</a:t></a:r></a:p></a:txBody>"
        f'<a:tcPr anchor="ctr" marL="{_ASIDE}" marR="{_ASIDE}" marT="{_ABOVE}" marB="{_ABOVE}">{edges}'
        f"{_solid(what.fill[1:]) if what.fill else '<a:noFill/>'}</a:tcPr></a:tc>"
    )


def _solid(color: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'


def describe(frame: Any, says: str) -> None:
    """Give what is drawn its words, for whom cannot see it."""
    frame._element.nvGraphicFramePr.cNvPr.set("descr", line(says))  # noqa: SLF001 - nor alternative texts
