"""What is on each slide of a section: its picture, then its list on as few slides as hold it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ilt.reports import letters
from ilt.reports.powerpoint.looks import LINE, SMALL_PT, TEXT_PT, SlideRoom, high, in_ems
from ilt.reports.powerpoint.texts import tagged
from ilt.reports.report import Item, Picture, ReportSection
from ilt.reports.texts import line

_LARGE, _USUAL = (28, 24, 20), (TEXT_PT, 16)
"""Sizes of a list in points: what one slide holds is as large as fits, and smaller where that saves a slide."""
_GAP, _INSET, _FOOT_GAP = 10, 10, 10
"""Between the items of a list, within its box, and above a foot, in points."""
_FOOT_LINES = 3
_WHOLE, _LONG_HEAD, _PIECE = 0.5, 0.3, 4
"""An item that fills no more of a slide is never parted, a head that fills more is text; a part has so many lines."""
_TRIES = 8
_SHORT = 0.35
"""A list that takes no more of a slide is below its picture."""


class SlideContent(NamedTuple):
    """What is on one slide of a section: a picture, items in letters of a size (``low`` points high), and its foot."""

    picture: Picture | None = None
    items: Sequence[Item] = ()
    size: int = TEXT_PT
    foot: tuple[str, ...] = ()
    low: float = 0


def pages(body: SlideRoom, section: ReportSection) -> list[SlideContent]:
    """Share what a section has among slides. Its foot is below its picture, or where its list ends.

    A list that is short is below its picture, on one slide.
    """
    foot = _foot_of(section, body)
    if section.picture and section.items:
        for size in (*_LARGE, *_USUAL):
            low = sum(_top(item, body.wide, size) + _below(item, body.wide, size) for item in section.items) + _INSET
            if low <= body.high * _SHORT:
                return [SlideContent(section.picture, section.items, size, foot, low)]
    found = [] if section.picture is None else [SlideContent(section.picture, foot=foot)]
    if section.items or not found:
        left = body.high - _INSET - (0 if found else foot_height(body, foot))
        size, shared = _shared(section.items, max(left, body.high / 2), body.wide)
        found += [
            SlideContent(items=page, size=size, foot=() if found or place < len(shared) else foot)
            for place, page in enumerate(shared, 1)
        ]
    return found


def foot_height(room: SlideRoom, foot: Sequence[str]) -> float:
    """Return how high a foot is with what is above it, in points."""
    return sum(high(one, room.wide, SMALL_PT) for one in foot) + _FOOT_GAP if foot else 0


def _foot_of(section: ReportSection, room: SlideRoom) -> tuple[str, ...]:
    """Return the lines of a foot that a slide has room for: three in all; the notes have every one."""
    found: list[str] = []
    used = 0.0
    for one in section.foot:
        used += high(one, room.wide, SMALL_PT)
        if used > _FOOT_LINES * SMALL_PT * LINE + 1:
            break
        found.append(one)
    return tuple(found)


class _ItemPart(NamedTuple):
    """A piece of an item, which is on one slide: its lines and their height, and that of its head.

    ``of`` is the item's place; ``goes_on``: its first line goes on with the last one of the piece before.
    """

    of: int
    item: Item
    points: float
    top: float
    goes_on: bool = False


def _shared(items: Sequence[Item], room: float, width: float) -> tuple[int, list[list[Item]]]:
    """Share items among as few slides as it takes, each about as full; return the size of their text and the slides."""
    plain = [Item(line(one.head), tuple(map(line, one.lines)), line(one.tag)) for one in items]
    for size in _LARGE:
        if sum(_top(item, width, size) + _below(item, width, size) for item in plain) <= room:
            return size, [plain]
    best: tuple[int, list[list[_ItemPart]]] = (0, [])
    for size in _USUAL:
        pieces = [
            piece for of, item in enumerate(plain) for piece in _pieces(of, item, room=room, width=width, size=size)
        ]
        filled = _filled(pieces, room)
        if not best[1] or len(filled) < len(best[1]):
            best = size, _evened(pieces, filled, room)
    return best[0], [_joined(page) for page in best[1]] or [[]]


def _evened(pieces: Sequence[_ItemPart], filled: list[list[_ItemPart]], room: float) -> list[list[_ItemPart]]:
    """Share pieces among as many slides, each about as full."""
    if len(filled) < 2:
        return filled
    least = sum(piece.points + piece.top for piece in pieces) / len(filled)
    limits = (least + (room - least) * share / _TRIES for share in range(_TRIES))
    even = (_filled(pieces, limit) for limit in limits if limit < room)
    return next((one for one in even if len(one) == len(filled)), filled)


def _filled(pieces: Sequence[_ItemPart], room: float) -> list[list[_ItemPart]]:
    """Put pieces on slides in their order, each as full as it gets."""
    found: list[list[_ItemPart]] = []
    used = 0.0
    for piece in pieces:
        goes_on = bool(found) and found[-1][-1].of == piece.of
        need = piece.points + (0 if goes_on else piece.top)
        if not found or used + need > room:
            found.append([])
            used, need = 0.0, piece.points + piece.top
        found[-1].append(piece)
        used += need
    return found


def _joined(pieces: Sequence[_ItemPart]) -> list[Item]:
    """Put the pieces of each item together again."""
    found: list[Item] = []
    before = -1
    for piece in pieces:
        if piece.of == before:
            last = found.pop()
            lines = (*last.lines, *piece.item.lines)
            if piece.goes_on:
                lines = (*last.lines[:-1], f"{last.lines[-1]} {piece.item.lines[0]}", *piece.item.lines[1:])
            found.append(Item(last.head, lines, last.tag))
        else:
            found.append(piece.item)
        before = piece.of
    return found


def _pieces(of: int, item: Item, *, room: float, width: float, size: int) -> Iterator[_ItemPart]:
    """Part a long item into lines, and a long line into a few lines each; a short item is one piece."""
    top = _top(item, width, size)
    if top > room * _LONG_HEAD:
        item = Item("", (" ".join(filter(None, (item.head, tagged(item)))), *item.lines))
        top = _top(item, width, size)
    below = _below(item, width, size)
    if top + below <= room * _WHOLE or not item.lines:
        yield _ItemPart(of, item, below, top)
        return
    for text in item.lines:
        for place, part in enumerate(letters.pieces(text, in_ems(width, size) * _PIECE * 0.95)):
            yield _ItemPart(of, Item(item.head, (part,), item.tag), high(part, width, size), top, place > 0)


def _top(item: Item, width: float, size: int) -> float:
    """Return how high the head of an item is, with the gap above it."""
    head = f"{item.head}   {tagged(item)}" if item.tag else item.head
    return (high(head, width, size, bold=True) if head else 0) + _GAP


def _below(item: Item, width: float, size: int) -> float:
    return sum(high(text, width, size) for text in item.lines)
