"""A report as a PDF for reading and for screen readers: Letter pages, tagged as PDF/UA-1 asks.

Typst lays it out (``report.typ``). Every machine prints the same: fonts are those beside this module and typst's own.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import is_dataclass, replace
from itertools import repeat
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from ilt import colors, screens
from ilt.reports.contents import one_page
from ilt.reports.documents.characters import boxed
from ilt.reports.documents.typesetting import Typeset, here
from ilt.reports.letters import ems
from ilt.reports.report import BarChart, Report
from ilt.reports.texts import line, of_cell, unbroken

words = screens.report
CHARTS = "charts"
PAGES = 6
"""So many pages a report without notes has at most, if names are of usual length."""
_PPI = 150
"""Fine enough for print, and small enough to send."""


def pdf(report: Report, typeset: Typeset = here, what: str = "pages") -> bytes:
    """Return a report as a PDF that holds no author, no path and no other date than the report's."""
    inputs, how = _inputs(report, what), {"format": "pdf", "pdf_standards": ["ua-1"]}
    (made,) = typeset(inputs, how)
    if _pages(made) > PAGES and not any(section.key == "notes" for section in report.sections):
        (made,) = typeset(inputs | {"dense": ""}, how)
    return _with_row_headers(made)


def _pages(made: bytes) -> int:
    with pikepdf.open(io.BytesIO(made)) as paper:
        return len(paper.pages)


def one_page_pdf(report: Report, typeset: Typeset = here) -> bytes:
    """Return what of a report has room on one page, as small as it takes to be there."""
    return pdf(one_page(report), typeset, "one page")


def chart_pictures(report: Report, typeset: Typeset = here) -> list[bytes]:
    """Return the bar charts of a report as PNG, each as it is in the PDF."""
    charted = [part for part in report.sections if isinstance(part.picture, BarChart)]
    if not charted:
        return []
    alone = replace(report, sections=tuple(replace(part, items=(), table=None) for part in charted))
    return typeset(_inputs(alone, CHARTS), {"format": "png", "ppi": _PPI})


def _inputs(report: Report, what: str) -> dict[str, str]:
    """Return what ``report.typ`` reads."""
    data = _printable(replace(report, day=None))
    if what != CHARTS and (boxes := boxed(_texts(data))):
        data["about"].append(words.boxes(boxes))
    data["day"] = report.day and {part: getattr(report.day, part) for part in ("year", "month", "day")}
    data["language"] = report.language.split("-")
    for section, foot in zip(data["sections"], report.feet, strict=True):
        section["finding"], section["foot"] = unbroken(section["finding"]), _printable(foot)
    return {"report": json.dumps(data), "what": what}


def _texts(value: Any) -> Iterator[str]:
    """Return every text of what ``report.typ`` reads."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


_COLUMN = 4.5
"""How wide the narrowest columns of a heatmap are, in ems of what heads them."""
_WORD, _CELL, _PART = 40, 16, 8
"""Letters without a space: longer than any word on a page, or in a cell; and how long the parts are that they get."""


def _printable(value: Any, longest: int = _WORD) -> Any:
    """Return what a report says, part by part, and what has a color with the ink that reads on it.

    Every text is one line of characters that can be printed, and breakable where no word is so long.
    """
    if isinstance(value, str):
        text = of_cell(value) if longest == _CELL else line(value)
        return text if len(text) < longest else " ".join(map(_breakable, text.split(" "), repeat(longest)))
    if isinstance(value, tuple):
        return [_printable(one, longest) for one in value]
    if not is_dataclass(value):
        return value
    said = vars(value)
    longest = _CELL if "rows" in said else longest
    found = {key: line(one) if key == "says" else _printable(one, longest) for key, one in said.items()}
    if said.get("heat"):
        found["head"] = [" ".join(map(_narrow, name.split(" "))) for name in found["head"]]
    return found | {"ink": colors.ink_on(said["fill"])} if said.get("fill") else found


def _breakable(word: str, longest: int) -> str:
    """Let a long word break where it has no hyphen."""
    if len(word) < longest:
        return word
    return "\u200b".join(word[at : at + _PART] for at in range(0, len(word), _PART))


def _narrow(word: str) -> str:
    """Let what is no word break where it would run into the next column of a heatmap; typst hyphenates words."""
    wide = ems(word)
    if wide <= _COLUMN or (word.isalpha() and not word.isupper()):
        return word
    fits = max(int(len(word) * _COLUMN / wide), 1)
    return "\u200b".join(word[at : at + fits] for at in range(0, len(word), fits))


def _with_row_headers(made: bytes) -> bytes:
    """Mark the first cell of each row of a table as the header of its row, which typst cannot do yet.

    Typst names the headers of each cell; these names go, so that readers find both headers by their scope. So do the
    labels of lists, which say nothing. A list of which the end was laid out by itself is one list.
    """
    with pikepdf.open(io.BytesIO(made)) as paper:
        _join_lists(paper.Root.StructTreeRoot)
        for part in _rows_and_items(paper.Root.StructTreeRoot):
            if part.S == Name.TR:
                _mark(_kids(part))
            else:
                part.K = Array(_kids(part)[-1:])
        file = io.BytesIO()
        # Without object streams it is twice as long.
        paper.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()


def _join_lists(part: Any) -> None:
    """Make one list of those that follow each other."""
    kids = _kids(part)
    joined: list[Any] = []
    for kid in kids:
        if kid.S == Name.L and joined and joined[-1].S == Name.L:
            items = _kids(kid)
            for item in items:
                item.P = joined[-1]
            joined[-1].K = Array([*_kids(joined[-1]), *items])
        else:
            joined.append(kid)
    if len(joined) < len(kids):
        part.K = Array(joined)
    elif len(kids) == 1:
        _join_lists(kids[0])


def _mark(row: list[Any]) -> None:
    for place, cell in enumerate(row):
        if cell.S == Name.TD and place == 0:
            cell.S = Name.TH
            cell.A = Array([Dictionary(O=Name.Table, Scope=Name.Row)])
        elif cell.S == Name.TD:
            del cell.A


def _rows_and_items(part: Any) -> Iterator[Any]:
    """Return each row of a table and each item of a list in a tagged part; there are none in a row or an item."""
    for kid in _kids(part):
        if kid.S in (Name.TR, Name.LI):
            yield kid
        else:
            yield from _rows_and_items(kid)


def _kids(part: Any) -> list[Any]:
    kids = part.get("/K", [])
    return [kid for kid in (kids if isinstance(kids, Array) else [kids]) if isinstance(kid, Dictionary) and "/S" in kid]
