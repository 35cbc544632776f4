"""What workbooks and documents hold, as bytes from which they are read again: text and numbers, nothing that runs."""

from __future__ import annotations

import datetime as dt
import json
from array import array
from typing import Any

from ilt.reading.cells.text import Fault, ShownNumber
from ilt.reading.formats.sheets import Allowed, Looks, Opened, Sheet
from ilt.reading.problems import Refused

_TIMES = (dt.datetime, dt.date, dt.time)
_SPAN, _FAULT, _SHOWN = "timedelta", "fault", "shown"


def pack(opened: Opened | Refused) -> bytes:
    """Return what a file holds, or its refusal: a line of JSON, and then the place of each cell, column by column."""
    if isinstance(opened, Refused):
        return json.dumps(_refusal(opened)).encode() + b"\n"
    codes: list[bytes] = []
    sheets = []
    for sheet in opened.sheets:
        codes += [places.tobytes() for places, _ in sheet.columns]
        columns = [[len(places) * places.itemsize, values] for places, values in sheet.columns]
        own = sheet.looks
        looks = [sorted(own.struck), sorted(own.colored.items()), sorted(own.hidden), sorted(own.computed)]
        looks += [sorted(own.spanned), sorted(own.filled.items())]
        looks.append([[one.texts, one.areas] for one in own.allowed])
        sheets.append(
            [sheet.name, sheet.height, sheet.first, sorted(sheet.merged), sheet.notices, looks, sheet.around, columns]
        )
    refused = [[name, *_refusal(why)] for name, why in opened.refused.items()]
    head = json.dumps([sheets, opened.notices, refused], default=_as_json, ensure_ascii=False)
    return b"".join([head.encode("utf-8", "surrogatepass"), b"\n", *codes])


def unpack(data: bytes) -> Opened:
    """Return what ``pack`` packed, each time anew, or raise the refusal."""
    line = data.index(b"\n")
    head = json.loads(data[:line].decode("utf-8", "surrogatepass"), object_hook=_from_json)
    if isinstance(head[0], str):
        raise _refused(*head)
    place = line + 1
    opened = Opened([], head[1], {name: _refused(*why) for name, *why in head[2]})
    for name, height, first, merged, notices, packed_looks, around, packed in head[0]:
        struck, colored, hidden, computed, spanned, filled, allowed = packed_looks
        columns = []
        for length, values in packed:
            codes = array("i")
            codes.frombytes(data[place : place + length])
            columns.append((codes, values))
            place += length
        looks = Looks(set(map(tuple, struck)), {tuple(at): color for at, color in colored}, hidden=set(hidden))
        looks.filled = {tuple(at): color for at, color in filled}
        looks.computed, looks.spanned = set(map(tuple, computed)), set(map(tuple, spanned))
        looks.allowed = [Allowed(tuple(texts), tuple(map(tuple, areas))) for texts, areas in allowed]
        own = Sheet(name, columns, height, first, frozenset(map(tuple, merged)), notices, looks)
        own.around = [(place_, text) for place_, text in around]
        opened.sheets.append(own)
    return opened


def _refusal(why: Refused) -> list[Any]:
    return [why.code, list(why.facts.items())]


def _refused(code: str, facts: list[list[Any]]) -> Refused:
    return Refused(code, **dict(facts))


def _as_json(cell: Any) -> dict[str, Any]:
    """Return a cell that JSON has no type for as an object; it has numbers and texts."""
    if isinstance(cell, Fault):
        return {_FAULT: cell.value}
    if isinstance(cell, ShownNumber):
        return {_SHOWN: [cell.text, cell.number]}
    if isinstance(cell, dt.timedelta):
        return {_SPAN: cell.total_seconds()}
    return {type(cell).__name__: cell.isoformat()}


def _from_json(said: dict[str, Any]) -> Any:
    ((kind, value),) = said.items()
    if kind == _FAULT:
        return Fault(value)
    if kind == _SHOWN:
        return ShownNumber(*value)
    if kind == _SPAN:
        return dt.timedelta(seconds=value)
    return next(time for time in _TIMES if time.__name__ == kind).fromisoformat(value)
