"""A report as PowerPoint slides: native charts with their data, tables, text; the prompts are in the speaker notes.

A district's own ``.pptx`` may be the template: its layouts, fonts and colors of text are kept, its slides are not.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

from pptx.util import Inches

from ilt import screens
from ilt.reports import letters
from ilt.reports.powerpoint.figures import chart, table
from ilt.reports.powerpoint.layouts import SlideFile
from ilt.reports.powerpoint.looks import (
    INK,
    LINE,
    MARGIN,
    QUIET,
    SMALL_PT,
    TEXT_PT,
    WIDE,
    SlideRoom,
    high,
    in_ems,
)
from ilt.reports.powerpoint.pages import SlideContent, foot_height, pages
from ilt.reports.powerpoint.texts import fill, items_of, said, text
from ilt.reports.report import BarChart, Report, ReportSection, TableOfFigures
from ilt.reports.texts import as_property, line
from ilt.reports.zipped import without_time

words = screens.report
_KICKER_PT = SMALL_PT + 2
_ABOUT = (TEXT_PT, 16, 14, 12, 11, 10)
"""Sizes of what is said about a report on its first slide, in points."""
_SHARES = (6, 5, 4, 3, 2)
"""So many lines has each of them at most, where it has no room for all."""


def slides(report: Report, template: bytes | None = None) -> bytes:
    """Return a report as a ``.pptx`` for a wide screen, the same each time.

    Raises
    ------
    TemplateError
        ``template`` is no PowerPoint file, or has no layout with a title.
    """
    deck = SlideFile(template)
    _about(deck, report)
    taken = {line(report.title)}
    for section, heading in zip(report.sections, report.headings, strict=True):
        parted = pages(deck.rooms["text"], section)
        for number, page in enumerate(parted, 1):
            title = _unlike(line(heading if number == 1 else words.more_of(heading, number, len(parted))), taken)
            _slide(deck, section, title, page)
    _properties(deck.file, report)
    file = io.BytesIO()
    deck.file.save(file)
    return without_time(file.getvalue())


def _unlike(title: str, taken: set[str]) -> str:
    """Return a title that no slide has yet, and take it: screen readers find slides by their titles."""
    number, found = 1, title or "–"
    while found in taken:
        number += 1
        found = f"{title} ({number})"
    taken.add(found)
    return found


def _slide(deck: SlideFile, section: ReportSection, title: str, page: SlideContent) -> None:
    picture, items = page.picture, page.items
    kind = "picture" if picture is not None or not items else "text"
    slide, room = deck.add(kind, title), deck.rooms[kind]
    if deck.own and not title.startswith(line(section.heading)):
        kicker = SlideRoom(MARGIN, Inches(0.35), WIDE - 2 * MARGIN, Inches(0.35))
        one_line = letters.cut(line(section.heading), in_ems(kicker.wide, _KICKER_PT), 1)
        above_title = text(slide, kicker, (one_line,), _KICKER_PT, QUIET)
        slide.shapes.title._element.addnext(above_title._element)  # noqa: SLF001 - what is read after the title
    whole = room
    if page.foot:
        room = replace(room, height=room.height - room.emu(foot_height(room, page.foot)))
    high = room.height - room.emu(page.low)
    above = replace(room, height=high)
    if isinstance(picture, BarChart):
        chart(slide, above, picture)
    elif isinstance(picture, TableOfFigures):
        high = table(slide, above, picture)
    if items:
        items_of(slide, room.below(high) if picture else room, items, page.size)
    if page.foot:  # the last that is read
        foot = whole.below(room.height)
        text(slide, foot, page.foot, SMALL_PT, QUIET, bottom=True, padded=not deck.own)
    notes = [*section.prompts, *section.foot]
    if notes:
        deck.note(slide, notes)


def _about(deck: SlideFile, report: Report) -> None:
    """Make the first slide; where it has no room for all that is said there, the notes have it."""
    slide, lines = deck.add("cover", report.title), report.about
    body = next((one for one in slide.placeholders if one.placeholder_format.idx), None)
    room = deck.rooms["cover"]
    width, height = (body.width, body.height) if body is not None and body.width else (room.width, room.height)
    place = replace(room, width=width, height=height)
    size = next((size for size in _ABOUT if _height(lines, place, size) <= place.high), _ABOUT[-1])
    if _height(lines, place, size) > place.high:
        deck.note(slide, lines)
        lines = tuple(_shortened(lines, place, size))
    if body is None:
        text(slide, room, lines, size, INK if deck.own else "")
    elif deck.own:
        fill(body, said(lines, size, QUIET, algn="l"), flush="l")
    else:
        fill(body, said(lines, size, ""))


def _shortened(lines: Sequence[str], room: SlideRoom, size: float) -> Iterator[str]:
    """Return lines of which each has an equal share of a room; so many of them as have one at all."""
    width, many = in_ems(room.wide, size), len(lines)
    most = next((most for most in _SHARES if many * size * (most * LINE + 2 * (LINE - 1)) <= room.high), 1)
    left = room.high
    for one in lines:
        short = letters.cut(line(one), width, most)
        left -= _height((short,), room, size)
        if left < 0:
            return
        yield short


def _height(lines: Sequence[str], room: SlideRoom, size: float) -> float:
    return sum(high(line(one), room.wide, size) + 2 * size * (LINE - 1) for one in lines)


def _properties(deck: Any, report: Report) -> None:
    """Say what the file is, and not who made it."""
    about = deck.core_properties
    about.title, about.language = as_property(report.title), report.language
    about.author = about.last_modified_by = about.comments = about.keywords = about.subject = about.category = ""
    about.revision = 1
    if report.day:
        about.created = about.modified = about.last_printed = datetime.combine(report.day, time(), UTC)
