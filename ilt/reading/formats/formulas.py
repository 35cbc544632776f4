"""Formulas of a workbook that work the figures of other cells together: an average, a count, a difference.

What such a cell shows is nobody's rating, whatever stands in front of it. A formula that only fetches or translates one
other cell (a lookup, ``IF``, ``VALUE(LEFT(A1,1))``) holds what a person chose.

Source: ECMA-376 part 1, 18.17 (formulas); OpenFormula 1.3 writes references in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ilt.reading import limits
from ilt.reading.cells import rating_values
from ilt.reading.cells.text import column_number, letters

_FUNCTION_WORDS = (
    "AVERAGE AVERAGEA AVERAGEIF AVERAGEIFS MEDIAN MODE MODE.SNGL MODE.MULT SUM SUMIF SUMIFS SUMPRODUCT COUNT COUNTA"
    " COUNTIF COUNTIFS COUNTBLANK MAX MAXA MAXIFS MIN MINA MINIFS LARGE SMALL STDEV STDEV.S STDEV.P STDEVA VAR VAR.S"
    " VAR.P QUARTILE QUARTILE.INC QUARTILE.EXC PERCENTILE PERCENTILE.INC PERCENTILE.EXC TRIMMEAN GEOMEAN HARMEAN"
    " SUBTOTAL AGGREGATE RANK RANK.EQ RANK.AVG"
)
_FUNCTIONS = frozenset(_FUNCTION_WORDS.split())
_REACHING = frozenset(("INDIRECT", "OFFSET"))
"""Functions that reach cells which the formula does not name."""
_ROUNDINGS = frozenset(
    ("ROUND", "ROUNDUP", "ROUNDDOWN", "INT", "TRUNC", "MROUND", "CEILING", "FLOOR", "ABS", "IFERROR")
)
_FETCHING_WORDS = (
    "IF IFS IFERROR IFNA SWITCH CHOOSE VLOOKUP HLOOKUP XLOOKUP LOOKUP INDEX MATCH XMATCH VALUE NUMBERVALUE LEFT"
    " RIGHT MID TRIM CLEAN TEXT SUBSTITUTE REPLACE UPPER LOWER PROPER LEN FIND SEARCH ISBLANK ISNUMBER ISERROR"
    " ISERR ISTEXT ISNONTEXT ISNA ISLOGICAL N T NOT AND OR XOR EXACT CONCAT CONCATENATE TEXTJOIN CHAR UNICHAR CODE"
    " UNICODE DATE DATEVALUE TIME TIMEVALUE ROW COLUMN ROWS COLUMNS ADDRESS INDIRECT OFFSET QUERY FILTER IMPORTRANGE"
    " IMPORTDATA ARRAYFORMULA"
    " ARRAY_CONSTRAIN UNIQUE SORT SORTN SORTBY TRANSPOSE VSTACK HSTACK TAKE DROP CHOOSECOLS CHOOSEROWS FLATTEN"
    " TOCOL TOROW SPLIT JOIN TEXTSPLIT TEXTBEFORE TEXTAFTER REGEXEXTRACT REGEXREPLACE REGEXMATCH TO_TEXT"
    " TO_PURE_NUMBER VALUETOTEXT HYPERLINK TRUE FALSE NA SINGLE LET COM.MICROSOFT.CONCAT COM.MICROSOFT.TEXTJOIN"
    " COM.MICROSOFT.XLOOKUP COM.MICROSOFT.IFS ISFORMULA COM.MICROSOFT.SWITCH COM.MICROSOFT.FILTER"
    " COM.MICROSOFT.UNIQUE COM.MICROSOFT.SORT ANCHORARRAY"
)
_FETCHING = frozenset(_FETCHING_WORDS.split())
"""Functions that fetch, translate or test what stands in other cells: any that is not known may make figures up."""
_LONGEST, _MOST_CELLS, _DEEP, _FEWEST = 2_000, 400, 5, 2
_TEXTS = re.compile(r'"[^"]*"')
_CALLED = re.compile(r"(?<![A-Z0-9.])([A-Z][A-Z0-9.]*)\(")
_REFERENCE = re.compile(
    r"(?:('[^']*'|(?<![\w.])[^\W\d][\w.]*)!)?\$?\b([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?\b"
)
_COLUMNS = re.compile(r"(?:('[^']*'|(?<![\w.])[^\W\d][\w.]*)!)?\$?\b([A-Z]{1,3}):\$?([A-Z]{1,3})\b(?!\$?\d)")
_TABLE = re.compile(r"\w\[")
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_LETTER = re.compile(r"[A-Z]")
_ARITHMETIC = re.compile(r"[-+*/]")
_MORE = re.compile(r"[A-Z0-9)]\s?\+\s?\d+(?:\.\d+)?\s?(?:\Z|[,;)])")
"""A figure that is added: what a scale begins with may be taken off, but no rating is another one and 1."""
_THROUGH_SHEETS = re.compile(r"[\w']:[\w' ]{1,60}!")
_LARGER = re.compile(r"\$?[A-Z]{1,3}\$?\d{1,7}\s?[<>]=?\s?\$?[A-Z]{1,3}\$?\d")
_GOOGLE = re.compile(r'DUMMYFUNCTION\("((?:[^"]|"")*)"\)', re.IGNORECASE)
"""What Google Sheets writes for its own functions, within a text."""
MOST_FORMULAS = 50_000
"""Of a sheet, no more are looked at."""
Cell = tuple[int, int]


@dataclass(frozen=True)
class Area:
    """A cell, or a block of cells, that a formula refers to: first and last row and column, from 0."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    @property
    def single(self) -> bool:
        """Whether it is one cell."""
        return self.top == self.bottom and self.left == self.right


@dataclass(frozen=True)
class Formula:
    """What a formula does.

    Attributes
    ----------
    areas
        The cells that it refers to.
    works_together
        Whether it works several figures together; where not, it shows that of a single other cell.
    """

    areas: tuple[Area, ...]
    works_together: bool

    def moved(self, rows: int, columns: int) -> Formula:
        """Return the formula as it stands so many rows further down and columns to the right."""
        moved = (
            replace(
                area,
                top=max(0, area.top + rows),
                bottom=max(0, area.bottom + rows),
                left=max(0, area.left + columns),
                right=max(0, area.right + columns),
            )
            for area in self.areas
        )
        return replace(self, areas=tuple(moved))


def parse(text: str) -> Formula | None:
    """Return what a formula does; ``None`` where it holds what a person typed or chose.

    >>> parse("ROUND(AVERAGE(B5:B7),0)").works_together, parse("of:=MAX([.B5:.B7])").works_together
    (True, True)
    >>> parse("(B2+B3)/2").works_together, parse("ROUND(B8,0)").works_together, parse('VALUE(LEFT(A1,1))')
    (True, False, None)
    >>> parse('IF(A1="x",1,2)'), parse("VLOOKUP(B2,$F$1:$G$4,2)"), parse("1+1")
    (None, None, None)
    >>> [parse(text).works_together for text in ("RANDBETWEEN(0,3)", "AVERAGE(OakRaters)", "IF(E2>E3,E2,E3)", "B2+1")]
    [True, True, True, True]
    >>> parse('MID(A2,FIND(":",A2)+1,1)'), parse("INDEX(Answers!A:Z,ROW()+1,3)")
    (None, None)
    >>> parse("B2-1").works_together, parse('IFERROR(__xludf.DUMMYFUNCTION("QUERY(A1:B2,""select A"")"),2)')
    (False, None)
    """
    if len(text) > _LONGEST or not (text.startswith(("of:", "oooc:")) or _LETTER.search(text)):
        return None
    if inside := _GOOGLE.search(text):
        return parse(inside[1].replace('""', '"'))
    plain = _TEXTS.sub('""', _without_brackets(text).removeprefix("="))
    called = {name.removeprefix("_XLFN.") for name in _CALLED.findall(plain.upper().replace("_XLFN.", ""))}
    areas = tuple(_area(*found) for found in _REFERENCE.findall(plain))
    areas += tuple(_area(sheet, left, "1", right, str(limits.ROWS)) for sheet, left, right in _COLUMNS.findall(plain))
    wide = any(not area.single for area in areas) or len(areas) >= _FEWEST or bool(_TABLE.search(plain))
    if called & _FUNCTIONS and wide:
        return Formula(areas, works_together=True)
    if _makes_up(plain, called, areas):
        return Formula((), works_together=True)
    if called <= _ROUNDINGS and areas:
        together = len(areas) >= _FEWEST and bool(_ARITHMETIC.search(plain))
        return Formula(areas, together) if together or (len(areas) == 1 and areas[0].single) else None
    return None


def _makes_up(plain: str, called: set[str], areas: Sequence[Area]) -> bool:
    """Tell whether a formula makes a figure from others that it does not name, or from one of them and more."""
    if called & _FUNCTIONS and (not areas or called & _REACHING or "+" in plain):
        return True
    if called - _FUNCTIONS - _FETCHING - _ROUNDINGS or _THROUGH_SHEETS.search(plain) or _LARGER.search(plain):
        return True
    return not called and bool(areas) and _MORE.search(plain) is not None


def _without_brackets(text: str) -> str:
    """Return a formula with references as Excel writes them: ``[$'A. Moss'.C5:.C7]`` is ``'A. Moss'!C5:C7``."""
    if not text.startswith(("of:", "oooc:")):
        return text
    return _BRACKETS.sub(lambda found: ":".join(map(_reference, found[1].split(":"))), text.partition(":")[2])


def _reference(text: str) -> str:
    sheet, _, cell = text.rpartition(".")
    return f"{sheet.removeprefix('$')}!{cell}" if sheet else cell


def _area(sheet: str, left: str, top: str, right: str, bottom: str) -> Area:
    first, last = (int(top) - 1, column_number(left)), (int(bottom or top) - 1, column_number(right or left))
    name = sheet.strip("'").replace("''", "'")
    return Area(name, min(first[0], last[0]), min(first[1], last[1]), max(first[0], last[0]), max(first[1], last[1]))


def computed(formulas: Mapping[str, Mapping[Cell, Formula]], sheet: str, rows: Sequence[Sequence[Any]]) -> set[Cell]:
    """Return the cells of a sheet whose formulas work figures of other cells together.

    Parameters
    ----------
    formulas
        Of each sheet, by the cells that hold them.
    rows
        The cells of this sheet. Those of other sheets are taken to hold figures.
    """

    def holds_figures(area: Area) -> bool:
        if area.sheet and area.sheet != sheet:
            return True
        cells = (
            cell for row in rows[area.top : area.bottom + 1][:_MOST_CELLS] for cell in row[area.left : area.right + 1]
        )
        return any(map(_is_figure, cells))

    return {at for at, own in formulas.get(sheet, {}).items() if _is_computed(formulas, sheet, own, holds_figures, 0)}


def fetched_notice(formulas: Mapping[Cell, Formula], sheet: str, rows: Sequence[Sequence[Any]]) -> list[str]:
    """Say how many figures 0-3 of a sheet are those of other sheets: they may be of another round."""
    found = [
        (row, column)
        for (row, column), own in sorted(formulas.items())
        if not own.works_together and own.areas and own.areas[0].sheet not in ("", sheet)
        if row < len(rows) and column < len(rows[row]) and rows[row][column] in _RATINGS
    ]
    if not found:
        return []
    first = f"{letters(found[0][1])}{found[0][0] + 1}"
    many = f"The number in {first} is" if len(found) == 1 else f"{len(found):,} numbers (the first is {first}) are"
    return [
        f"{many} copied by formula from another sheet. If that sheet is from another round, these are not new ratings."
    ]


_RATINGS = (0, 1, 2, 3, "0", "1", "2", "3")


def _is_computed(
    formulas: Mapping[str, Mapping[Cell, Formula]],
    sheet: str,
    own: Formula,
    holds_figures: Callable[[Area], bool],
    depth: int,
) -> bool:
    if own.works_together:
        return not own.areas or any(map(holds_figures, own.areas))
    there = own.areas[0]
    at = there.sheet or sheet
    other = formulas.get(at, {}).get((there.top, there.left))
    elsewhere = holds_figures if at == sheet else bool
    return other is not None and depth < _DEEP and _is_computed(formulas, at, other, elsewhere, depth + 1)


def _is_figure(cell: Any) -> bool:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return True
    return isinstance(cell, str) and bool(cell) and rating_values.parse(cell).rating is not None
