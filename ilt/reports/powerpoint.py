"""A report as PowerPoint slides: native charts with their data, tables, text; the prompts are in the speaker notes.

A district's own ``.pptx`` may be the template: its layouts, fonts and colors of text are kept, its slides are not.
"""

from __future__ import annotations

import io
import math
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from ilt import colors, screens
from ilt.reports.meeting_summary import line
from ilt.reports.report import Bars, Cell, Grid, Item, Report, Section

words = screens.report

FONT = "Calibri"
INK, QUIET, RULE = "16202C", "5B6673", "DDD9D0"
WIDE, HIGH, MARGIN = Inches(13.333), Inches(7.5), Inches(0.6)
_PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own name of a table without a style."""
_LETTER = 0.49
"""The width of a letter, as a share of its size, with a little to spare."""
TITLE_PT, TEXT_PT, SMALL_PT, CELL_PT = 30, 18, 14, 20
_LAYOUTS = {
    "cover": ({PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.TITLE}, {PP_PLACEHOLDER.SUBTITLE}),
    "text": ({PP_PLACEHOLDER.TITLE}, {PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY}),
    "picture": ({PP_PLACEHOLDER.TITLE}, set()),
}
"""The placeholders of a layout for each kind of slide: its title, and what else it has of text."""


class TemplateError(ValueError):
    """A file is no template for slides."""


@dataclass(frozen=True)
class _Place:
    """Where something is on a slide, in English Metric Units."""

    left: int
    top: int
    width: int
    height: int

    def below(self, height: int, gap: int = 0) -> _Place:
        """Return what is left of it below so much."""
        return _Place(self.left, self.top + height + gap, self.width, self.height - height - gap)


class _Deck:
    """The file that is written: its layouts, and the room below each one's title, found once."""

    def __init__(self, template: bytes | None) -> None:
        self.own = template is None
        """Whether its look is ours, and not of somebody's template."""
        self.file = _opened(template)
        self.layouts = {kind: _layout(self.file, kind) for kind in _LAYOUTS}
        self.rooms = {kind: _body(self.file, layout) for kind, layout in self.layouts.items()}

    def add(self, kind: str, title: str) -> Any:
        """Add a slide of a kind with its title."""
        slide = self.file.slides.add_slide(self.layouts[kind])
        _title(slide, title, self.rooms[kind].width, own=self.own)
        return slide


def slides(report: Report, template: bytes | None = None) -> bytes:
    """Return a report as a ``.pptx`` for a wide screen.

    Raises
    ------
    TemplateError
        ``template`` is no PowerPoint file, or has no layout with a title.
    """
    deck = _Deck(template)
    _cover_text(deck, deck.add("cover", report.title), report.about)
    for section, title in zip(report.sections, report.headings, strict=True):
        pages = list(_pages(deck.rooms["text"], section))
        for number, (picture, items) in enumerate(pages, 1):
            _slide(
                deck,
                section,
                title if number == 1 else words.more_of(section.heading, number, len(pages)),
                picture,
                items,
            )
    _properties(deck.file, report)
    file = io.BytesIO()
    deck.file.save(file)
    return file.getvalue()


def _rgb(hexadecimal: str) -> Any:
    return RGBColor(*bytes.fromhex(hexadecimal))


def _opened(template: bytes | None) -> Any:
    if template is None:
        deck = Presentation()
        deck.slide_width, deck.slide_height = WIDE, HIGH
        _dress(deck)
        return deck
    try:
        deck = Presentation(io.BytesIO(template))
    except Exception as error:  # python-pptx raises what zipfile, lxml and its own pages do
        raise TemplateError("This is no PowerPoint file (.pptx) that can be opened.") from error
    listed = deck.slides._sldIdLst  # noqa: SLF001 - python-pptx has no way to remove a slide
    for one in list(listed):
        deck.part.drop_rel(one.rId)
        listed.remove(one)
    if not any(_has(layout, {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}) for layout in deck.slide_layouts):
        raise TemplateError("None of this file’s layouts has a title.")
    return deck


def _dress(deck: Any) -> None:
    """Give python-pptx's own layouts our margins, and room for a finding of two lines."""
    for layout in (deck.slide_master, *deck.slide_layouts):
        for shape in layout.placeholders:
            kind = shape.placeholder_format.type
            if kind == PP_PLACEHOLDER.TITLE:
                shape.left, shape.top, shape.width, shape.height = MARGIN, Inches(0.7), WIDE - 2 * MARGIN, Inches(1.15)
            elif kind == PP_PLACEHOLDER.CENTER_TITLE:
                shape.left, shape.top, shape.width, shape.height = MARGIN, Inches(1.5), WIDE - 2 * MARGIN, Inches(1.7)
            elif kind == PP_PLACEHOLDER.SUBTITLE:
                shape.left, shape.top, shape.width, shape.height = MARGIN, Inches(3.4), WIDE - 2 * MARGIN, Inches(3.4)
            elif kind in (PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY):
                shape.left, shape.top, shape.width, shape.height = MARGIN, Inches(2), WIDE - 2 * MARGIN, Inches(4.9)
            else:  # the date, the foot and the number, which our slides do not show
                shape.left, shape.top, shape.width, shape.height = MARGIN, Inches(7.1), Inches(1), Inches(0.3)


def _has(layout: Any, kinds: set[Any]) -> bool:
    return any(shape.placeholder_format.type in kinds for shape in layout.placeholders)


def _layout(deck: Any, kind: str) -> Any:
    """Return the layout for a kind of slide: the one with the fewest other places for text."""
    titles, texts = _LAYOUTS[kind]
    aside = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}

    def unlike(layout: Any) -> tuple[int, int]:
        kinds = [shape.placeholder_format.type for shape in layout.placeholders]
        rest = [one for one in kinds if one not in titles | aside]
        fits = [one for one in rest if one in texts]
        return (not set(kinds) & titles) * 9 + (bool(texts) and not fits) * 4, abs(len(rest) - bool(texts))

    return min(deck.slide_layouts, key=unlike)


def _pages(body: _Place, section: Section) -> Iterator[tuple[Bars | Grid | None, Sequence[Item]]]:
    """Share what a section has among slides: its picture, then its items, as many as have room."""
    if section.picture is not None:
        yield section.picture, ()
    room, width = body.height / 12700 - 30 - 22 * len(section.foot), body.width / 12700
    page: list[Item] = []
    used = 0.0
    for item in (part for whole in section.items for part in _split(whole, room, width)):
        needs = _points(item, width)
        if page and used + needs > room:
            yield None, page
            page, used = [], 0.0
        page.append(item)
        used += needs
    if page or (section.picture is None and not section.items):
        yield None, page


def _split(item: Item, room: float, width: float) -> Iterator[Item]:
    """Share the lines of a long item among several, each with its head; a line that is longer than a slide, too."""
    chars = max(int(width / TEXT_PT / _LETTER), 20)
    most = max(int((room - _points(Item(item.head, (), item.tag), width)) / (TEXT_PT * 1.2)) - 1, 3)
    pieces = [
        "\n".join(piece)
        for text in item.lines or ("",)
        for piece in _chunks(textwrap.wrap(text, chars) if _lines(text, chars) > most else [text], most)
    ]
    lines: list[str] = []
    for piece in filter(None, pieces):
        if lines and sum(_lines(one, chars) for one in [*lines, piece]) > most:
            yield Item(item.head, tuple(lines), item.tag)
            lines = []
        lines.append(piece.replace("\n", " "))
    yield Item(item.head, tuple(lines), item.tag)


def _chunks(lines: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    for at in range(0, len(lines), most):
        yield lines[at : at + most]


def _lines(text: str, chars: int) -> int:
    return max(1, len(textwrap.wrap(text, chars)))


def _points(item: Item, width: float) -> float:
    """Return how high an item is, in points."""
    chars = max(int(width / TEXT_PT / _LETTER), 20)
    head = _lines(f"{item.head} {item.tag}", int(chars * 0.94))
    return (head + sum(_lines(text, chars) for text in item.lines)) * TEXT_PT * 1.2 + 10


def _body(deck: Any, layout: Any) -> _Place:
    """Return the room below a layout's title."""
    title = next((one for one in layout.placeholders if one.placeholder_format.type == PP_PLACEHOLDER.TITLE), None)
    top = (title.top or 0) + (title.height or 0) if title is not None else int(deck.slide_height * 0.25)
    left = title.left if title is not None and title.left else MARGIN
    width = title.width if title is not None and title.width else deck.slide_width - 2 * MARGIN
    top = min(top + Inches(0.1), int(deck.slide_height * 0.4))
    low = [
        one.top
        for one in layout.placeholders
        if one.placeholder_format.type in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE)
        and one.top
        and one.top > deck.slide_height * 0.7
    ]
    bottom = min([*low, deck.slide_height - Inches(0.35)])
    return _Place(left, top, width, bottom - top)


def _slide(deck: _Deck, section: Section, title: str, picture: Bars | Grid | None, items: Sequence[Item]) -> None:
    kind = "picture" if picture is not None or not items else "text"
    slide, room = deck.add(kind, title), deck.rooms[kind]
    if deck.own:
        kicker = _Place(MARGIN, Inches(0.35), WIDE - 2 * MARGIN, Inches(0.4))
        _text(slide, kicker, (section.heading,), SMALL_PT + 2, QUIET)
    foot = _foot_of(section, room)
    if foot:
        high = Pt(SMALL_PT * 1.2) * sum(_lines(one, _chars(room, SMALL_PT)) for one in foot) + Pt(10)
        _text(slide, room.below(room.height - high), foot, SMALL_PT, QUIET, bottom=True)
        room = _Place(room.left, room.top, room.width, room.height - high)
    if isinstance(picture, Bars):
        _chart(slide, room, picture)
    elif isinstance(picture, Grid):
        _table(slide, room, picture)
    elif items:
        _items(slide, room, items)
    notes = [*section.prompts, *section.foot]
    if notes:
        slide.notes_slide.notes_text_frame.text = "\n".join(map(line, notes))


def _foot_of(section: Section, room: _Place) -> tuple[str, ...]:
    """Return the lines of a foot that a slide has room for: three in all; the notes have every one."""
    found: list[str] = []
    used = 0
    for one in section.foot:
        used += _lines(one, _chars(room, SMALL_PT))
        if used > 3:
            break
        found.append(one)
    return tuple(found)


def _chars(room: _Place, size: float) -> int:
    return max(int(room.width / 12700 / size / _LETTER), 20)


def _title(slide: Any, text: str, width: int, *, own: bool) -> None:
    """Write a slide's title, smaller where it is long."""
    shape = slide.shapes.title
    if shape is None:
        raise TemplateError("The layouts of this file for slides have no title.")
    shape.text_frame.text = line(text)
    paragraph = shape.text_frame.paragraphs[0]
    lines = math.ceil(len(text) * TITLE_PT * _LETTER / (width / 12700))
    size = TITLE_PT if lines <= 2 else max(TITLE_PT * math.sqrt(2 / lines), 18)
    shape.text_frame.word_wrap = True
    shape.text_frame.auto_size = MSO_AUTO_SIZE.NONE
    if own:
        shape.text_frame.margin_left = shape.text_frame.margin_right = 0
    for run in paragraph.runs:
        _language(run)
        run.font.size = Pt(round(size))
        if own:
            run.font.name, run.font.bold, run.font.color.rgb = FONT, True, _rgb(INK)
    if own:
        paragraph.alignment = PP_ALIGN.LEFT
        shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP


def _cover_text(deck: _Deck, slide: Any, lines: Sequence[str]) -> None:
    body = next((one for one in slide.placeholders if one.placeholder_format.idx), None)
    if body is None:
        _text(slide, deck.rooms["cover"], lines, TEXT_PT, INK if deck.own else "")
        return
    _write(body.text_frame, lines, TEXT_PT, QUIET if deck.own else "")
    if deck.own:
        body.text_frame.margin_left = 0
        for paragraph in body.text_frame.paragraphs:
            paragraph.alignment = PP_ALIGN.LEFT


def _write(frame: Any, lines: Sequence[str], size: float, ink: str) -> None:
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    for at, text in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(size * 0.2)
        _run(paragraph, text, size, ink)


def _run(paragraph: Any, text: str, size: float, ink: str, *, bold: bool | None = None, before: str = "") -> Any:  # noqa: PLR0913 - words and their look
    run = paragraph.add_run()
    run.text = before + line(text)
    run.font.size, run.font.bold = Pt(size), bold
    if ink:
        run.font.color.rgb = _rgb(ink)
    _language(run)
    return run


def _language(run: Any) -> None:
    run._r.get_or_add_rPr().set("lang", "en-US")  # noqa: SLF001 - python-pptx has no way to say it


def _text(slide: Any, place: _Place, lines: Iterable[str], size: float, ink: str, *, bottom: bool = False) -> None:  # noqa: PLR0913 - what is written where, and how
    box = slide.shapes.add_textbox(place.left, place.top, place.width, place.height)
    frame = box.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM if bottom else MSO_ANCHOR.TOP
    _write(frame, list(lines), size, ink)


def _items(slide: Any, room: _Place, items: Sequence[Item]) -> None:
    body = next((one for one in slide.placeholders if one.placeholder_format.idx == 1), None)
    if body is None:
        body = slide.shapes.add_textbox(room.left, room.top, room.width, room.height)
    else:
        body.left, body.top, body.width, body.height = room.left, room.top, room.width, room.height
    frame = body.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = 0
    first = True
    for item in items:
        paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
        paragraph.space_before = Pt(0 if first else 10)
        _bare(paragraph)
        first = False
        _run(paragraph, item.head, TEXT_PT, "", bold=bool(item.lines) or None)
        if item.tag:
            _run(paragraph, f"[{item.tag}]", SMALL_PT, "", before="   ")
        for text in item.lines:
            below = frame.add_paragraph()
            below.space_before = Pt(0)
            _bare(below)
            _run(below, text, TEXT_PT, "")


def _bare(paragraph: Any) -> None:
    """Take the bullet and the indent off a paragraph."""
    shape = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-pptx has no bullets
    shape.set("marL", "0")
    shape.set("indent", "0")
    shape.insert(0, shape.makeelement("{http://schemas.openxmlformats.org/drawingml/2006/main}buNone", {}))


def _chart(slide: Any, room: _Place, bars: Bars) -> None:
    data = CategoryChartData(number_format="0" if bars.stacked else "0.0#")
    data.categories = [line(row) for row in bars.rows]
    for series in bars.series:
        data.add_series(line(series.name), series.values)
    kind = XL_CHART_TYPE.BAR_STACKED if bars.stacked else XL_CHART_TYPE.BAR_CLUSTERED
    frame = slide.shapes.add_chart(kind, room.left, room.top, room.width, room.height, data)
    _describe(frame, bars.says)
    chart = frame.chart
    chart.font.size, chart.font.name = Pt(SMALL_PT + 2 if len(bars.rows) <= 8 else SMALL_PT), FONT
    chart.font.color.rgb = _rgb(INK)
    chart.has_title = False
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.legend.font.size = Pt(SMALL_PT + 2)
    rows, values = chart.category_axis, chart.value_axis
    rows.reverse_order = True
    rows.major_tick_mark = XL_TICK_MARK.NONE
    rows.format.line.color.rgb = _rgb(QUIET)
    rows.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    values.minimum_scale, values.maximum_scale = 0, bars.most
    values.has_major_gridlines, values.visible = False, False
    plot = chart.plots[0]
    plot.gap_width = 45
    plot.overlap = 100 if bars.stacked else -5
    for series, described in zip(plot.series, bars.series, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _rgb(described.fill[1:])
        series.invert_if_negative = False
        labels = series.data_labels
        labels.show_value, labels.number_format_is_linked = True, True
        labels.position = XL_LABEL_POSITION.CENTER if bars.stacked else XL_LABEL_POSITION.OUTSIDE_END
        labels.font.size, labels.font.bold = Pt(SMALL_PT), True
        ink = colors.ink_on(described.fill)[1:] if bars.stacked else INK
        labels.font.color.rgb = _rgb(ink)
        for at, (value, text) in enumerate(zip(described.values, described.texts, strict=True)):
            if value is not None and text.endswith("*"):
                label = series.points[at].data_label.text_frame
                label.text = text


def _table(slide: Any, room: _Place, grid: Grid) -> None:
    columns = len(grid.head)
    frame = slide.shapes.add_table(len(grid.rows) + 1, columns, room.left, room.top, room.width, room.height)
    _describe(frame, grid.name)
    frame._element.graphic.graphicData.tbl.tblPr.find(  # noqa: SLF001 - python-pptx has no styles of tables
        "{http://schemas.openxmlformats.org/drawingml/2006/main}tableStyleId"
    ).text = _PLAIN_TABLE
    table = frame.table
    table.first_row, table.first_col, table.horz_banding = True, True, False
    first = int(room.width * (0.34 if columns > 4 else 0.5))
    first = first if columns > 1 else room.width
    for at, column in enumerate(table.columns):
        column.width = first if at == 0 else (room.width - first) // max(columns - 1, 1)
    head = min(_head_points(grid, (room.width - first) / 12700 / max(columns - 1, 1)), room.height / 12700 / 3)
    table.rows[0].height = Pt(head)
    for row in list(table.rows)[1:]:
        row.height = Emu((room.height - Pt(head)) // max(len(grid.rows), 1))
    small = _head_size(grid, (room.width - first) / 12700 / max(columns - 1, 1))
    for at, text in enumerate(grid.head):
        _cell(table.cell(0, at), Cell(text), small, bold=True, center=at > 0)
    for down, cells in enumerate(grid.rows, 1):
        for at, cell in enumerate(cells):
            size = SMALL_PT + 2 if at == 0 else CELL_PT if len(cell.text) <= 5 else SMALL_PT
            _cell(table.cell(down, at), cell, size, bold=at > 0 and bool(cell.fill), center=at > 0)


def _head_size(grid: Grid, width: float) -> float:
    """Return the size in which the longest word of a table's head has room in its column."""
    longest = max((len(word) for text in grid.head[1:] for word in text.split()), default=1)
    return max(min(SMALL_PT, (width - 8) / longest / 0.56), 9)


def _head_points(grid: Grid, width: float) -> float:
    """Return the height of a table's head, in points."""
    chars = max(int(width / SMALL_PT / _LETTER) - 1, 3)
    return max([_lines(text, chars) for text in grid.head], default=1) * SMALL_PT * 1.2 + 10


def _cell(cell: Any, what: Cell, size: float, *, bold: bool, center: bool) -> None:
    frame = cell.text_frame
    frame.word_wrap = True
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = Pt(4)
    cell.margin_top = cell.margin_bottom = Pt(2)
    ink = colors.ink_on(what.fill)[1:] if what.fill else QUIET if what.hatched else INK
    if what.fill:
        cell.fill.solid()
        cell.fill.fore_color.rgb = _rgb(what.fill[1:])
    else:
        cell.fill.background()
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.CENTER if center else PP_ALIGN.LEFT
    _run(paragraph, what.text, size, ink, bold=bold)
    _outline(cell, RULE if what.fill or not what.hatched else QUIET)


def _outline(cell: Any, color: str) -> None:
    """Rule a cell off: white between filled cells, gray elsewhere."""
    shape = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - python-pptx has no borders
    space = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    for place, side in enumerate(("lnL", "lnR", "lnT", "lnB")):
        edge = shape.makeelement(f"{space}{side}", {"w": "19050"})
        fill = edge.makeelement(f"{space}solidFill", {})
        fill.append(fill.makeelement(f"{space}srgbClr", {"val": "FFFFFF" if side in ("lnL", "lnR") else color}))
        edge.append(fill)
        shape.insert(place, edge)


def _describe(frame: Any, says: str) -> None:
    frame._element.nvGraphicFramePr.cNvPr.set("descr", line(says))  # noqa: SLF001 - nor alternative texts


def _properties(deck: Any, report: Report) -> None:
    """Say what the file is, and not who made it."""
    about = deck.core_properties
    about.title, about.language = line(report.title), report.language
    about.author = about.last_modified_by = about.comments = about.keywords = about.subject = about.category = ""
    about.revision = 1
    if report.day:
        about.created = about.modified = about.last_printed = datetime.combine(report.day, time(), UTC)
