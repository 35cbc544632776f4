"""Charts while presenting: as wide as a presented screen, with no letter smaller than what a room can read."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from ilt.charts.heatmap import HEAD_LINE_PX
from ilt.charts.layout import TAG_PX
from ilt.charts.structure import TAG, TAG_LETTERS_PX

WIDTH_PX = 740
"""Of a layout of 800 pixels that fills the screen: 15 are 24 where it is 1280 wide."""
PICTURE_PX, AXIS_PX = 312, 36
"""What a picture has of a slide's 450, below a title on two lines and above a legend on one; and of it an axis."""
HEAD_PX, TEXT_PX, ROW_PX = 34, 21, 40
LINE_PX, LINE_CHARS, WIDER_TAG_PX = 18, 112, 94
LEAST = {"fontSize": 15, "labelFontSize": 15, "lineHeight": LINE_PX, "labelLineHeight": LINE_PX}
_FLATTER_TAG = "M-1,-0.2H1V0.2H-1Z"


def presented(structure: Mapping[str, Any]) -> dict[str, Any]:
    """Return the structure of a chart as it is presented."""
    whole: dict[str, Any] = _larger(structure)
    heads = _head_lines(structure)
    return {**whole, "width": WIDTH_PX, "height": structure["height"] + heads * (LINE_PX - HEAD_LINE_PX)}


def pages(heights: Sequence[float], room: float) -> list[slice]:
    """Return the rows of each page: as many as have room, and one at least."""
    starts, left = [0], room
    for at, height in enumerate(heights):
        if height > left and at > starts[-1]:
            starts.append(at)
            left = room
        left -= height
    return [slice(*ends) for ends in itertools.pairwise([*starts, len(heights)])]


def room(head_lines: int = 0, captions: int = 0) -> int:
    """Return the pixels that rows have below an axis or heads of columns, and above more lines under the legend."""
    return PICTURE_PX - (LINE_PX * head_lines + 20 if head_lines else AXIS_PX) - TEXT_PX * captions


def lines(*texts: str) -> int:
    """Return how many lines texts take on a slide, each from a line of its own."""
    return sum(-(-len(text) // LINE_CHARS) for text in texts)


def _larger(part: Any) -> Any:
    if isinstance(part, list):
        return [_larger(one) for one in part]
    if not isinstance(part, Mapping):
        return part
    found = {name: max(value, LEAST[name]) if name in LEAST else _larger(value) for name, value in part.items()}
    return found | _with_room(part)


def _with_room(part: Mapping[str, Any]) -> dict[str, Any]:
    """Return what larger letters change besides: room for heads above columns, and in a tag."""
    if "labelLineHeight" in part:
        room = (LINE_PX - HEAD_LINE_PX) * _head_lines(part)
        return {"labelPadding": part["labelPadding"] + room}
    wider = {"xOffset": (WIDER_TAG_PX - TAG_PX) / 2}
    if part.get("shape") == TAG:
        return {"shape": _FLATTER_TAG, "size": WIDER_TAG_PX**2, **wider}
    return wider if part.get("fontSize") == TAG_LETTERS_PX else {}


def _head_lines(part: Any) -> int:
    """Return how many lines heads above columns have."""
    if isinstance(part, list):
        return max(map(_head_lines, part), default=0)
    if not isinstance(part, Mapping):
        return 0
    if "labelLineHeight" in part:
        return int((part["labelPadding"] - 6) / part["labelLineHeight"]) + 1
    return max(map(_head_lines, part.values()), default=0)
