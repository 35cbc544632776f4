"""Text on slides: titles, lines, and lists that are shared among as many slides as they need."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
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
    if section.items or section.picture is None:
        size, shared = _shared(section.items, room, width)
        for page in shared:
            yield SlideContent(items=page, size=size)


_TRIES = 8


def _shared(items: Sequence[Item], room: float, width: float) -> tuple[int, list[list[Item]]]:
    """Share items among as few slides as it takes, each about as full; return the size of their text and the slides.

    It is smaller only where that saves a slide.
    """
    one = sum(_points(item, width, LIST_PT) for item in items) <= room
    pieces = list(items) if one else [part for whole in items for part in _split(whole, room, width)]
    best: tuple[int, list[list[Item]]] = (TEXT_PT, [[]])
    for size in (TEXT_PT, LIST_PT):
        needs = [_points(item, width, size) for item in pieces]
        shared = _filled(pieces, needs, room)
        if size == TEXT_PT or len(shared) < len(best[1]):
            least = sum(needs) / len(shared)
            limits = (least + (room - least) * share / _TRIES for share in range(_TRIES))
            even = (_filled(pieces, needs, limit) for limit in limits if limit < room)
            best = size, next((one for one in even if len(one) == len(shared)), shared)
    return best


def _filled(items: Sequence[Item], needs: Sequence[float], room: float) -> list[list[Item]]:
    """Put items on slides in their order, each as full as it gets."""
    pages: list[list[Item]] = [[]]
    used = 0.0
    for item, points in zip(items, needs, strict=True):
        if pages[-1] and used + points > room:
            pages.append([])
            used = 0.0
        pages[-1].append(item)
        used += points
    return pages


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
    lines = math.ceil(len(text) * TITLE_PT * LETTER / (width / EMU))
    size = round(TITLE_PT if lines <= 2 else max(TITLE_PT * math.sqrt(2 / lines), 18))
    if own:
        words = _run(text, size, INK, bold=True, font=FONT)
        fill(shape, [paragraph(words, algn="l")], flush="lr", anchor="t")
    else:
        fill(shape, [paragraph(_run(text, size))])


def fill(shape: Any, paragraphs: Iterable[str], flush: str = "", anchor: str = "") -> None:
    """Write paragraphs into a shape. python-pptx takes far longer, property by property.

    Parameters
    ----------
    flush
        At which of its sides there is no margin, such as ``lr``.
    anchor
        At which end they stand, if not where its layout says: ``t`` or ``b``.
    """
    frame = {f"{side}Ins": "0" for side in flush} | ({"anchor": anchor} if anchor else {})
    written = (
        f"<p:txBody {nsdecls('p', 'a')}><a:bodyPr{_values(wrap='square', **frame)}><a:noAutofit/></a:bodyPr>"
        f"<a:lstStyle/>{''.join(paragraphs)}</p:txBody>"
    )
    element = shape._element  # noqa: SLF001 - python-pptx writes no text as it stands in a file
    element.replace(element.txBody, parse_xml(written))


def paragraph(runs: str, spaced: str = "", **look: str) -> str:
    """Return a paragraph as it stands in a file: its words, what is between it and others, its looks."""
    return f"<a:p><a:pPr{_values(**look)}>{spaced}</a:pPr>{runs}</a:p>"


def said(lines: Iterable[str], size: float, ink: str, **look: str) -> list[str]:
    """Return lines in a size and an ink (blank: the template's), a paragraph each."""
    after = f'<a:spcAft><a:spcPts val="{round(size * 20)}"/></a:spcAft>'
    return [paragraph(_run(one, size, ink), after, **look) for one in lines]


def _run(text: str, size: float, ink: str = "", *, bold: bool = False, font: str = "", before: str = "") -> str:  # noqa: PLR0913 - words and their look
    looks = _values(lang="en-US", sz=str(Pt(size).centipoints), **({"b": "1"} if bold else {}))
    face = f'<a:latin typeface="{font}"/>' if font else ""
    return f"<a:r><a:rPr{looks}>{solid(ink) if ink else ''}{face}</a:rPr><a:t>{before}{escape(line(text))}</a:t></a:r>"


def solid(color: str) -> str:
    """Return what fills something with a color of six hexadecimal digits."""
    return f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'


def _values(**values: str) -> str:
    return "".join(f' {name}="{value}"' for name, value in values.items())


def text(slide: Any, place: SlideRoom, lines: Iterable[str], size: float, ink: str, *, bottom: bool = False) -> None:  # noqa: PLR0913 - what is written where, and how
    """Write lines on a slide, where it has no place for them by itself."""
    box = slide.shapes.add_textbox(place.left, place.top, place.width, place.height)
    fill(box, said(lines, size, ink), flush="lrtb", anchor="b" if bottom else "t")


def items_of(slide: Any, room: SlideRoom, items: Sequence[Item], size: int) -> None:
    """Write a list, in letters of a size: the head of each item, and what is said of it."""
    body = next((one for one in slide.placeholders if one.placeholder_format.idx == 1), None)
    if body is None:
        body = slide.shapes.add_textbox(room.left, room.top, room.width, room.height)
    else:
        body.left, body.top, body.width, body.height = room.left, room.top, room.width, room.height
    written = []
    for place, item in enumerate(items):
        tag = _run(f"[{item.tag}]", SMALL_PT, before="   ") if item.tag else ""
        written.append(_bare(_run(item.head, size, bold=bool(item.lines)) + tag, 10 if place else 0))
        written += [_bare(_run(one, size), 0) for one in item.lines]
    fill(body, written, flush="lr")


def _bare(runs: str, points: int) -> str:
    """Return a paragraph so far below the one before, without a bullet and an indent."""
    before = f'<a:spcBef><a:spcPts val="{points * 100}"/></a:spcBef>'
    return paragraph(runs, f"{before}<a:buNone/>", marL="0", indent="0")
