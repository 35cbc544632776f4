"""A report as a Word document that people can edit: headings are headings, tables are tables, charts have words."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches, Pt

from ilt import colors
from ilt.reports.documents.pdf import chart_pictures
from ilt.reports.documents.typesetting import Typeset, here
from ilt.reports.documents.word import INK, QUIET, element, font, named, saved
from ilt.reports.report import BarChart, Cell, Item, Report, TableOfFigures
from ilt.reports.texts import line, of_cell, unbroken, unspaced

_WIDE = 7.0
"""Inches between the margins of a Letter page."""
_PAPER, _RULE = "FFFFFF", "DDD9D0"
_FINDING = "Heading 2"
_LOOKS = {
    "Normal": (10, False, INK, 0, 2),
    "Title": (22, True, INK, 0, 8),
    "Subtitle": (9.5, False, QUIET, 0, 3),
    "Heading 1": (9.5, True, QUIET, 12, 2),
    _FINDING: (13.5, True, INK, 0, 5),
    "Heading 3": (10, True, INK, 6, 2),
    "List": (10, False, INK, 0, 3),
    "Caption": (8.5, False, QUIET, 2, 2),
    "Footer": (8, False, QUIET, 0, 0),
}
"""Size in points, bold, ink, and the space before and after, of each style."""
_SHORT = 600
"""An item of so many letters is whole on one page."""
_SHORT_LIST = 1000
"""So is a list of heads alone that has so many."""
_WITH_NEXT = "<w:keepNext/><w:keepLines/>"
_ONE_PAGE, _LINE = 14, 45
"""A table of so many lines of so many letters is whole on one page."""


def docx_report(report: Report, typeset: Typeset = here) -> bytes:
    """Return a report as a ``.docx`` on Letter pages, without any author."""
    paper = _paper(report)
    _say(paper, report.title, "Title")
    for about in report.about:
        _say(paper, about, "Subtitle")
    pictures = iter(chart_pictures(report, typeset))
    for section, foot in zip(report.sections, report.feet, strict=True):
        _say(paper, section.heading, "Heading 1")
        if section.finding:
            _say(paper, section.finding, _FINDING)
        if isinstance(section.picture, BarChart):
            _chart(paper, next(pictures), section.picture)
        elif section.picture:
            _table(paper, section.picture, footed=bool(foot and not section.items))
        _items(paper, section.items)
        if section.table:
            _table(paper, section.table, footed=False)
        for left, known in zip(range(len(foot) - 1, -1, -1), foot, strict=True):
            _say(paper, known, "Caption", goes_on=left > 0)
    return saved(paper)


def _paper(report: Report) -> Any:
    paper = docx.Document(io.BytesIO(_dressed()))
    title = line(report.title)
    named(paper, title, report.day)
    paper.core_properties.language = report.language
    for lang in paper.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), report.language)
    _footer(paper.sections[0].footer.paragraphs[0], title)
    return paper


@cache
def _dressed() -> bytes:
    """Return an empty document that has our styles and margins."""
    paper = docx.Document()
    for name, (size, bold, ink, before, after) in _LOOKS.items():
        style = paper.styles[name]
        font(style, size, bold=bold, ink=ink)
        shape = style.paragraph_format
        shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.0
        shape.left_indent = shape.first_line_indent = Pt(0)
        for more in (*style.element.pPr.findall(qn("w:pBdr")), *style.element.pPr.findall(qn("w:contextualSpacing"))):
            style.element.pPr.remove(more)
        for spaced in style.element.rPr.findall(qn("w:spacing")):
            style.element.rPr.remove(spaced)
    for style in list(paper.styles):
        if style.type == WD_STYLE_TYPE.TABLE and not style.element.default:  # most of its size, and nothing uses them
            style.delete()
    section = paper.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(0.75)
    section.top_margin = section.bottom_margin = Inches(0.65)
    section.footer_distance = Inches(0.35)
    foot = section.footer.paragraphs[0].style.element.pPr
    for stops in foot.findall(qn("w:tabs")):
        foot.remove(stops)
    return saved(paper)


def _footer(paragraph: Any, title: str) -> None:
    """Print the title and the number of each page at its foot."""
    stops = paragraph.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Inches(_WIDE), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{title}\t")
    for name in ("PAGE", "NUMPAGES"):
        field = element("w:fldSimple", instr=name)
        field.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>1</w:t></w:r>"))
        paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields
        if name == "PAGE":
            paragraph.add_run(" / ")


def _say(paper: Any, text: str, style: str, tag: str = "", *, goes_on: bool = False) -> None:
    """Write a paragraph in a style, as it stands in a file, and after it a tag in small letters.

    ``goes_on``: it is on one page with the next one.
    """
    small = f'<w:rPr><w:color w:val="{QUIET}"/><w:sz w:val="16"/></w:rPr>'
    after = f'<w:r>{small}<w:t xml:space="preserve">\u2002{escape(unspaced(line(tag)))}</w:t></w:r>' if tag else ""
    together = _WITH_NEXT if goes_on else ""
    said = unbroken(line(text)) if style == _FINDING else line(text)
    written = (
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style.replace(" ", "")}"/>{together}</w:pPr>'
        f"<w:r><w:t>{escape(said)}</w:t></w:r>{after}</w:p>"
    )
    paper.element.body.insert_element_before(parse_xml(written), "w:sectPr")


def _chart(paper: Any, picture: bytes, chart: BarChart) -> None:
    shape = paper.add_paragraph().add_run().add_picture(io.BytesIO(picture), width=Inches(_WIDE))
    inline = shape._inline  # noqa: SLF001 - python-docx knows no alternative texts
    inline.docPr.set("descr", line(chart.says))
    for side in "TBLR":
        inline.set(f"dist{side}", "0")


def _items(paper: Any, items: Sequence[Item]) -> None:
    """Write a list: what is short is on one page, each item and the whole list where it has heads alone."""
    whole = sum(len(item.head) for item in items) <= _SHORT_LIST
    for place, item in enumerate(items, 1):
        if not item.lines:
            _say(paper, item.head, "List", item.tag, goes_on=whole and place < len(items))
            continue
        _say(paper, item.head, "Heading 3", item.tag)
        short = sum(map(len, item.lines)) <= _SHORT
        for left, said in zip(range(len(item.lines) - 1, -1, -1), item.lines, strict=True):
            _say(paper, said, "Normal", goes_on=short and left > 0)


def _table(paper: Any, grid: TableOfFigures, *, footed: bool) -> None:
    """Write a table whose header is repeated on each page, and none of whose rows is cut.

    ``footed``: what follows is on one page with its end.
    """
    widths = _heat_widths(grid) if grid.heat else _widths(grid)
    rule = f'w:val="single" w:sz="{12 if grid.heat else 4}" w:space="0" w:color="{_PAPER if grid.heat else _RULE}"'
    sides = ("top", "left", "bottom", "right", "insideH", "insideV") if grid.heat else ("bottom", "insideH")
    gap = 15 if grid.heat else 60
    grids = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    borders = "".join(f"<w:{side} {rule}/>" for side in sides)
    head = tuple(Cell(name) for name in grid.head)
    together = sum(max(len(cell.text) for cell in row) // _LINE + 1 for row in grid.rows) <= _ONE_PAGE
    last = len(grid.rows)
    rows = [
        _row(grid, cells, widths, header=place == 0, whole=together and (footed or place < last))
        for place, cells in enumerate((head, *grid.rows))
    ]
    rows[0] = rows[0].replace("<w:r>", f"{_heads(len(paper.element.body.tbl_lst) + 1)}<w:r>", 1)
    paper.element.body.insert_element_before(
        parse_xml(
            f"<w:tbl {nsdecls('w')}><w:tblPr>"
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f"<w:tblBorders>{borders}</w:tblBorders>"
            '<w:tblLayout w:type="fixed"/>'
            f'<w:tblCellMar><w:left w:w="{gap}" w:type="dxa"/><w:right w:w="{gap}" w:type="dxa"/>'
            '</w:tblCellMar><w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" '
            'w:noHBand="1" w:noVBand="1"/>'
            f"<w:tblCaption w:val={quoteattr(line(grid.name))}/></w:tblPr>"
            f"<w:tblGrid>{grids}</w:tblGrid>{''.join(rows)}</w:tbl>"
        ),
        "w:sectPr",
    )


def _heads(number: int) -> str:
    """Return what tells NVDA and JAWS that a cell's row and column head all others: Word has no row headers."""
    return f'<w:bookmarkStart w:id="{number}" w:name="Title_{number}"/><w:bookmarkEnd w:id="{number}"/>'


def _heat_widths(grid: TableOfFigures) -> list[int]:
    columns = len(grid.head) - 1
    each = min(1900, (round(_WIDE * 1440) - 3000) // max(columns, 1))
    return [round(_WIDE * 1440) - each * columns, *[each] * columns]


def _widths(grid: TableOfFigures) -> list[int]:
    """Share the page among the columns: numbers take what their header takes, words the rest."""
    longest = [max(len(row[place].text) for row in grid.rows) if grid.rows else 0 for place in range(len(grid.head))]
    numbers = [place > 0 and letters <= 16 for place, letters in enumerate(longest)]
    needed = [
        max(640, 105 * max(letters, *map(len, name.split()), 1) + 120) if number else 0
        for letters, name, number in zip(longest, grid.head, numbers, strict=True)
    ]
    left = max(round(_WIDE * 1440) - sum(needed), 1440)
    weights = [0 if number else max(letters, 1) ** 0.5 for letters, number in zip(longest, numbers, strict=True)]
    return [need or round(left * weight / sum(weights)) for need, weight in zip(needed, weights, strict=True)]


def _row(grid: TableOfFigures, cells: Iterable[Cell], widths: list[int], *, header: bool, whole: bool) -> str:
    made = "".join(
        _cell(cell, width, _looks(grid, cell, first=place == 0, header=header), whole=whole)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if header else ''}</w:trPr>{made}</w:tr>"


def _looks(grid: TableOfFigures, cell: Cell, *, first: bool, header: bool) -> Iterator[str]:
    """Give what a cell is filled with, where its words stand, and how they look."""
    if cell.hatched:
        yield f'<w:shd w:val="thinDiagStripe" w:color="{_RULE}" w:fill="{_PAPER}"/>'
    elif cell.fill:
        yield f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill[1:]}"/>'
    else:
        yield ""
    short = len(cell.text) <= 5
    yield "left" if first or not (grid.heat or short or header) else "center"
    ink = colors.ink_on(cell.fill)[1:] if cell.fill and not cell.hatched else INK
    large = grid.heat and short and not (first or header)
    narrow = grid.heat and len(grid.head) > 5 and not first
    size = 21 if large else 13 if narrow else 17
    bold = "<w:b/>" if header or large else ""
    yield f'{bold}<w:color w:val="{ink}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _cell(cell: Cell, width: int, looks: Iterator[str], *, whole: bool) -> str:
    fill, side, letters = looks
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{fill}<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr>'
        f'{"<w:keepNext/>" if whole else ""}<w:spacing w:before="40" w:after="40"/><w:jc w:val="{side}"/></w:pPr>'
        f'<w:r><w:rPr>{letters}</w:rPr><w:t xml:space="preserve">{escape(of_cell(cell.text))}</w:t></w:r></w:p></w:tc>'
    )
