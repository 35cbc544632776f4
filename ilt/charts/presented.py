"""Charts while presenting: as wide as a presented screen, with no letter smaller than what a room can read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ilt.charts.heatmap import HEAD_LINE_PX
from ilt.charts.layout import TAG_PX
from ilt.charts.structure import TAG, TAG_LETTERS_PX

WIDTH_PX = 740
"""Of a layout of 800 pixels that fills the screen: 15 are 24 where it is 1280 wide."""
LINE_PX, WIDER_TAG_PX, MOST_HEAD_PX = 18, 94, 81
LEAST = {"fontSize": 15, "labelFontSize": 15, "lineHeight": LINE_PX, "labelLineHeight": LINE_PX}
_FLATTER_TAG = "M-1,-0.2H1V0.2H-1Z"


def presented(structure: Mapping[str, Any]) -> dict[str, Any]:
    """Return the structure of a chart as it is presented."""
    whole: dict[str, Any] = _larger(structure)
    heads = _head_lines(structure)
    return {**whole, "width": WIDTH_PX, "height": structure["height"] + heads * (LINE_PX - HEAD_LINE_PX)}


def _larger(part: Any) -> Any:
    if isinstance(part, list):
        return [_larger(one) for one in part]
    if not isinstance(part, Mapping):
        return part
    found = {name: max(value, LEAST[name]) if name in LEAST else _larger(value) for name, value in part.items()}
    return found | _with_room(part)


def _with_room(part: Mapping[str, Any]) -> dict[str, Any]:
    """Return what larger letters change besides: room for heads above columns, for two lines in a cell and in a tag."""
    if "labelLineHeight" in part:
        room = (LINE_PX - HEAD_LINE_PX) * _head_lines(part)
        return {"labelPadding": part["labelPadding"] + room, "labelLimit": MOST_HEAD_PX}
    if part.get("lineHeight", LINE_PX) < LINE_PX:
        return {"dy": -LINE_PX / 2}
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
