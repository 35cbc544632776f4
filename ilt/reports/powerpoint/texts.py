"""Text on slides: titles, lines, and lists that are shared among as many slides as they need."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Pt

from ilt.reports.powerpoint.looks import (
    EMU,
    FONT,
    INK,
    LETTER,
    LIST_PT,
    SMALL_PT,
    TEXT_PT,
    TITLE_PT,
    SlideRoom,
    TemplateError,
    lines_of,
    rgb,
)
from ilt.reports.report import Item, Picture, ReportSection
from ilt.reports.texts import line


class SlideContent(NamedTuple):
    """What is on one slide of a section: a picture, or items in letters of a size."""

    picture: Picture | None = None
    items: Sequence[Item] = ()
    size: int = TEXT_PT


def pages(body: SlideRoom, section: ReportSection) -> Iterator[SlideContent]:
    """Share what a section has among slides: its picture, then its items, smaller where that makes it one slide."""
    if section.picture is not None:
        yield SlideContent(section.picture)
    room, width = body.height / EMU - 30 - 22 * len(section.foot), body.width / EMU
    large, small = (sum(_points(item, width, size) for item in section.items) for size in (TEXT_PT, LIST_PT))
    if small <= room < large:
        yield SlideContent(items=section.items, size=LIST_PT)
        return
    page: list[Item] = []
    used = 0.0
    for item in (part for whole in section.items for part in _split(whole, room, width)):
        needs = _points(item, width, TEXT_PT)
        if page and used + needs > room:
            yield SlideContent(items=page)
            page, used = [], 0.0
        page.append(item)
        used += needs
    if page or (section.picture is None and not section.items):
        yield SlideContent(items=page)


def _split(item: Item, room: float, width: float) -> Iterator[Item]:
    """Share the lines of a long item among several, each with its head; a line that is longer than a slide, too."""
    chars = max(int(width / TEXT_PT / LETTER), 20)
    most = max(int((room - _points(Item(item.head, (), item.tag), width, TEXT_PT)) / (TEXT_PT * 1.2)) - 1, 3)
    pieces = [
        "\n".join(piece)
        for text in item.lines or ("",)
        for piece in _chunks(textwrap.wrap(text, chars) if lines_of(text, chars) > most else [text], most)
    ]
    lines: list[str] = []
    for piece in filter(None, pieces):
        if lines and sum(lines_of(one, chars) for one in [*lines, piece]) > most:
            yield Item(item.head, tuple(lines), item.tag)
            lines = []
        lines.append(piece.replace("\n", " "))
    yield Item(item.head, tuple(lines), item.tag)


def _chunks(lines: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    for at in range(0, len(lines), most):
        yield lines[at : at + most]


def _points(item: Item, width: float, size: int) -> float:
    """Return how high an item is whose letters have a size, in points."""
    chars = max(int(width / size / LETTER), 20)
    head = lines_of(f"{item.head} {item.tag}", int(chars * 0.94))
    return (head + sum(lines_of(text, chars) for text in item.lines)) * size * 1.2 + 10


def title(slide: Any, text: str, width: int, *, own: bool) -> None:
    """Write a slide's title, smaller where it is long."""
    shape = slide.shapes.title
    if shape is None:
        raise TemplateError("The layouts of this file for slides have no title.")
    shape.text_frame.text = line(text)
    paragraph = shape.text_frame.paragraphs[0]
    lines = math.ceil(len(text) * TITLE_PT * LETTER / (width / EMU))
    size = TITLE_PT if lines <= 2 else max(TITLE_PT * math.sqrt(2 / lines), 18)
    shape.text_frame.word_wrap = True
    shape.text_frame.auto_size = MSO_AUTO_SIZE.NONE
    if own:
        shape.text_frame.margin_left = shape.text_frame.margin_right = 0
    for run in paragraph.runs:
        _language(run)
        run.font.size = Pt(round(size))
        if own:
            run.font.name, run.font.bold, run.font.color.rgb = FONT, True, rgb(INK)
    if own:
        paragraph.alignment = PP_ALIGN.LEFT
        shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP


def write(frame: Any, lines: Sequence[str], size: float, ink: str) -> None:
    """Write lines into a frame, a paragraph each."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    for at, text in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(size * 0.2)
        run(paragraph, text, size, ink)


def run(paragraph: Any, text: str, size: float, ink: str, *, bold: bool | None = None, before: str = "") -> Any:  # noqa: PLR0913 - words and their look
    """Add words to a paragraph, in a size and an ink; blank: the template's."""
    run = paragraph.add_run()
    run.text = before + line(text)
    run.font.size, run.font.bold = Pt(size), bold
    if ink:
        run.font.color.rgb = rgb(ink)
    _language(run)
    return run


def _language(run: Any) -> None:
    run._r.get_or_add_rPr().set("lang", "en-US")  # noqa: SLF001 - python-pptx has no way to say it


def text(slide: Any, place: SlideRoom, lines: Iterable[str], size: float, ink: str, *, bottom: bool = False) -> None:  # noqa: PLR0913 - what is written where, and how
    """Write lines on a slide, where it has no place for them by itself."""
    box = slide.shapes.add_textbox(place.left, place.top, place.width, place.height)
    frame = box.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM if bottom else MSO_ANCHOR.TOP
    write(frame, list(lines), size, ink)


def items_of(slide: Any, room: SlideRoom, items: Sequence[Item], size: int) -> None:
    """Write a list, in letters of a size: the head of each item, and what is said of it."""
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
        run(paragraph, item.head, size, "", bold=bool(item.lines) or None)
        if item.tag:
            run(paragraph, f"[{item.tag}]", SMALL_PT, "", before="   ")
        for text in item.lines:
            below = frame.add_paragraph()
            below.space_before = Pt(0)
            _bare(below)
            run(below, text, size, "")


def _bare(paragraph: Any) -> None:
    """Take the bullet and the indent off a paragraph."""
    shape = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-pptx has no bullets
    shape.set("marL", "0")
    shape.set("indent", "0")
    shape.insert(0, shape.makeelement("{http://schemas.openxmlformats.org/drawingml/2006/main}buNone", {}))
