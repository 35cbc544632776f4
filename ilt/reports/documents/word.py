"""What the Word files of this app have in common: their font, their inks, what python-docx has no call for."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from ilt.reports import texts
from ilt.reports.zipped import without_time

FONT = "Calibri"
INK, QUIET, RULE = "16202C", "5B6673", "8B929A"


def element(name: str, /, **values: str) -> Any:
    """Return an XML element of Word's, with its values."""
    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


BOTH_HEADS, ROW_HEADS = "Title", "RowTitle"
"""What a cell's bookmark says to NVDA and JAWS: it heads its row and its column, or the rows alone."""


def heads(cell: Any, number: int, name: str = BOTH_HEADS) -> None:
    """Tell NVDA and JAWS which cell heads all others of a table: Word itself has no row headers.

    ``number`` is the table's in its document: bookmarks have names and numbers of their own.
    """
    first = cell.paragraphs[0]._p  # noqa: SLF001 - python-docx has no bookmarks
    first.append(element("w:bookmarkStart", id=str(number), name=f"{name}_{number}"))
    first.append(element("w:bookmarkEnd", id=str(number)))


def font(style: Any, size: float, *, bold: bool, ink: str) -> None:
    """Give a style our font, upright, in every script."""
    # Arabic or Chinese letters have fonts and sizes of their own, and a theme's font would replace ours.
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.bold, style.font.italic, style.font.color.rgb = bold, False, RGBColor.from_string(ink)
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), FONT)
    for old in style.element.rPr.findall(qn("w:szCs")):
        style.element.rPr.remove(old)
    style.element.rPr.find(qn("w:sz")).addnext(element("w:szCs", val=str(round(size * 2))))


def shade(run: Any, fill: str, ink: str) -> None:
    """Write a run in an ink on a color (both ``#RRGGBB``)."""
    run.font.color.rgb = RGBColor.from_string(ink[1:])
    run._r.get_or_add_rPr().append(element("w:shd", val="clear", color="auto", fill=fill[1:]))  # noqa: SLF001 - python-docx cannot shade


def named(paper: Any, title: str, day: date | None = None) -> None:
    """Give a document its title and day, and take away whose and of when python-docx's own template is."""
    about = paper.core_properties
    about.title, about.author, about.last_modified_by, about.comments = texts.as_property(title), "", "", ""
    about.revision = 1
    if day:
        about.created = about.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)
    else:
        for name in ("created", "modified"):
            for old in about._element.findall(qn(f"dcterms:{name}")):  # noqa: SLF001 - nor forget a date
                about._element.remove(old)  # noqa: SLF001


def saved(paper: Any) -> bytes:
    """Return a document as a file that is the same each time.

    python-docx's own template has a second copy of its styles, for Word 2010: ours would differ from it.
    """
    for key, link in list(paper.part.rels.items()):
        if link.reltype.endswith("/stylesWithEffects"):
            paper.part.drop_rel(key)
    file = io.BytesIO()
    paper.save(file)
    return without_time(file.getvalue())
