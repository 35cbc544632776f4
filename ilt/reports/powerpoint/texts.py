"""Text on slides: titles, lines and lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from ilt.reports import letters
from ilt.reports.powerpoint.looks import FONT, INK, LINE, PAPER, SMALL_PT, SlideRoom, TemplateError, in_ems
from ilt.reports.report import Item
from ilt.reports.texts import line, unbroken, unspaced


def title(slide: Any, words: str, room: SlideRoom, *, own: bool) -> None:
    """Write a slide's title in letters with which it fits its room; so long a one that none fit is cut."""
    shape = slide.shapes.title
    if shape is None:
        raise TemplateError("The slide layouts of this file have no title.")
    size, short = _fitting(unbroken(words), room)
    if own:
        shown = unbroken(_run(short, size, INK, bold=True, font=FONT))
        fill(shape, [paragraph(shown, algn="l")], flush="lr", anchor="b" if size > _TITLES[1] else "t")
    else:
        fill(shape, [paragraph(unbroken(_run(short, size)))])


_SINGLE = '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
"""Lines as high as their letters ask: a template may have them further apart."""
_TITLES = (40, 30, 28, 26, 24, 22, 20, 18, 16)
"""Sizes of titles: the first is for the first slide, whose title has more room."""
_LONE, _FIRST_SLIDE = 0.15, 100
"""What fills no more of a title's last line is lone there; in so many points, a title is that of the first slide."""


def _fitting(words: str, room: SlideRoom) -> tuple[int, str]:
    """Return the size of a title, smaller where that leaves no lone word on its last line, and what fits of it."""
    sizes = _TITLES[room.high < _FIRST_SLIDE :]
    fits: list[tuple[int, int, bool]] = []
    for size in sizes:
        width = in_ems(room.wide, size, bold=True)
        lines, last = letters.wrapped(words, width)
        if lines * size * LINE <= room.high:
            fits.append((size, lines, last < _LONE * width))
            if lines == 1 or not fits[-1][2] or size <= _TITLES[4]:
                break
    if not fits:
        size = sizes[-1]
        return size, letters.cut(words, in_ems(room.wide, size, bold=True), max(int(room.high / size / LINE), 1))
    return next((size for size, _, lone in fits if not lone), fits[0][0]), words


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
    after = f'{_SINGLE}<a:spcAft><a:spcPts val="{round(size * 20)}"/></a:spcAft>'
    return [paragraph(_run(one, size, ink), after, **look) for one in lines]


def _run(  # noqa: PLR0913 - words and their look
    text: str,
    size: float,
    ink: str = "",
    *,
    bold: bool = False,
    font: str = "",
    before: str = "",
    whole: bool = False,
) -> str:
    """Return words in a look; ``whole``: on one line."""
    looks = _values(lang="en-US", sz=str(Pt(size).centipoints), **({"b": "1"} if bold else {}))
    face = f'<a:latin typeface="{font}"/>' if font else ""
    words = unspaced(line(text)) if whole else line(text)
    return f"<a:r><a:rPr{looks}>{solid(ink) if ink else ''}{face}</a:rPr><a:t>{before}{escape(words)}</a:t></a:r>"


def plain(body: Any, lines: Iterable[str]) -> None:
    """Write lines into the text of a shape, in the look that it has, in place of what is there."""
    for old in list(body.p_lst):
        body.remove(old)
    for one in lines:
        run = f'<a:r><a:rPr lang="en-US"/><a:t>{escape(line(one))}</a:t></a:r>'
        body.append(parse_xml(f"<a:p {nsdecls('a')}>{run}</a:p>"))


def solid(color: str) -> str:
    """Return what fills something with a color of six hexadecimal digits."""
    return f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'


def _values(**values: str) -> str:
    return "".join(f' {name}="{value}"' for name, value in values.items())


def text(  # noqa: PLR0913 - what is written where, and how
    slide: Any,
    place: SlideRoom,
    lines: Iterable[str],
    size: float,
    ink: str,
    *,
    bottom: bool = False,
    padded: bool = False,
) -> Any:
    """Write lines on a slide, where it has no place for them by itself; ``padded``: not at the edge of their paper.

    Return their shape.
    """
    box = slide.shapes.add_textbox(place.left, place.top, place.width, place.height)
    if ink:
        looks = box._element.spPr  # noqa: SLF001 - python-pptx takes longer
        paper = f'<a:solidFill {nsdecls("a")}><a:srgbClr val="{PAPER}"/></a:solidFill>'
        looks.replace(looks.find(qn("a:noFill")), parse_xml(paper))
    fill(box, said(lines, size, ink), flush="rt" if padded else "lrtb", anchor="b" if bottom else "t")
    return box


def items_of(slide: Any, room: SlideRoom, items: Sequence[Item], size: int) -> None:
    """Write a list, in letters of a size: the head of each item, and what is said of it."""
    body = next((one for one in slide.placeholders if one.placeholder_format.idx == 1), None)
    if body is None:
        body = slide.shapes.add_textbox(room.left, room.top, room.width, room.height)
    else:
        body.left, body.top, body.width, body.height = room.left, room.top, room.width, room.height
    written = []
    for place, item in enumerate(items):
        gap = 10 if place else 0
        if item.head:
            tag = _run(tagged(item), SMALL_PT, before="   ", whole=True) if item.tag else ""
            written.append(_bare(_run(item.head, size, bold=bool(item.lines)) + tag, gap))
        written += [_bare(_run(one, size), 0 if item.head or at else gap) for at, one in enumerate(item.lines)]
    fill(body, written, flush="lr")


def tagged(item: Item) -> str:
    """Return what stands behind the head of an item."""
    return f"[{item.tag}]" if item.tag else ""


def _bare(runs: str, points: int) -> str:
    """Return a paragraph so far below the one before, without a bullet and an indent."""
    apart = f'<a:spcBef><a:spcPts val="{points * 100}"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>'
    return paragraph(runs, f"{_SINGLE}{apart}<a:buNone/>", marL="0", indent="0")
