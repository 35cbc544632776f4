"""A report as PowerPoint slides: native charts with their data, tables, text; the prompts are in the speaker notes.

A district's own ``.pptx`` may be the template: its layouts, fonts and colors of text are kept, its slides are not.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any

from pptx.util import Inches, Pt

from ilt import screens
from ilt.reports.powerpoint.figures import chart, table
from ilt.reports.powerpoint.layouts import SlideFile
from ilt.reports.powerpoint.looks import INK, MARGIN, QUIET, SMALL_PT, TEXT_PT, WIDE, SlideRoom, chars_of, lines_of
from ilt.reports.powerpoint.texts import SlideContent, fill, items_of, pages, said, text
from ilt.reports.report import BarChart, Report, ReportSection, TableOfFigures
from ilt.reports.texts import as_property
from ilt.reports.zipped import without_time

words = screens.report
_FOOT_LINES = 3


def slides(report: Report, template: bytes | None = None) -> bytes:
    """Return a report as a ``.pptx`` for a wide screen, the same each time.

    Raises
    ------
    TemplateError
        ``template`` is no PowerPoint file, or has no layout with a title.
    """
    deck = SlideFile(template)
    _about(deck, deck.add("cover", report.title), report.about)
    for section, title in zip(report.sections, report.headings, strict=True):
        parted = list(pages(deck.rooms["text"], section))
        for number, page in enumerate(parted, 1):
            own = title if number == 1 else words.more_of(title, number, len(parted))
            _slide(deck, section, own, page)
    _properties(deck.file, report)
    file = io.BytesIO()
    deck.file.save(file)
    return without_time(file.getvalue())


def _slide(deck: SlideFile, section: ReportSection, title: str, page: SlideContent) -> None:
    picture, items = page.picture, page.items
    kind = "picture" if picture is not None or not items else "text"
    slide, room = deck.add(kind, title), deck.rooms[kind]
    if deck.own:
        kicker = SlideRoom(MARGIN, Inches(0.35), WIDE - 2 * MARGIN, Inches(0.4))
        text(slide, kicker, (section.heading,), SMALL_PT + 2, QUIET)
    foot = _foot_of(section, room)
    if foot:
        high = Pt(SMALL_PT * 1.2) * sum(lines_of(one, chars_of(room, SMALL_PT)) for one in foot) + Pt(10)
        text(slide, room.below(room.height - high), foot, SMALL_PT, QUIET, bottom=True)
        room = SlideRoom(room.left, room.top, room.width, room.height - high)
    if isinstance(picture, BarChart):
        chart(slide, room, picture)
    elif isinstance(picture, TableOfFigures):
        table(slide, room, picture)
    elif items:
        items_of(slide, room, items, page.size)
    notes = [*section.prompts, *section.foot]
    if notes:
        deck.note(slide, notes)


def _foot_of(section: ReportSection, room: SlideRoom) -> tuple[str, ...]:
    """Return the lines of a foot that a slide has room for: three in all; the notes have every one."""
    found: list[str] = []
    used = 0
    for one in section.foot:
        used += lines_of(one, chars_of(room, SMALL_PT))
        if used > _FOOT_LINES:
            break
        found.append(one)
    return tuple(found)


def _about(deck: SlideFile, slide: Any, lines: Sequence[str]) -> None:
    body = next((one for one in slide.placeholders if one.placeholder_format.idx), None)
    if body is None:
        text(slide, deck.rooms["cover"], lines, TEXT_PT, INK if deck.own else "")
        return
    if deck.own:
        fill(body, said(lines, TEXT_PT, QUIET, algn="l"), flush="l")
    else:
        fill(body, said(lines, TEXT_PT, ""))


def _properties(deck: Any, report: Report) -> None:
    """Say what the file is, and not who made it."""
    about = deck.core_properties
    about.title, about.language = as_property(report.title), report.language
    about.author = about.last_modified_by = about.comments = about.keywords = about.subject = about.category = ""
    about.revision = 1
    if report.day:
        about.created = about.modified = about.last_printed = datetime.combine(report.day, time(), UTC)
