"""Bar charts as PowerPoint keeps them: one file that says how a chart looks, and a workbook with its data.

Both are written whole. python-pptx makes a chart and then changes it property by property, which takes four times as
long; a workbook of its says when it was made, so that no two files would be the same.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape

import xlsxwriter
from pptx.oxml.ns import nsdecls

from ilt import colors
from ilt.format import LEFT_OUT
from ilt.reports.powerpoint.looks import FONT, INK, PAPER, QUIET, SMALL_PT
from ilt.reports.powerpoint.texts import solid
from ilt.reports.report import BarChart, Series
from ilt.reports.texts import line

_FEW_ROWS = 8
"""So many rows leave room for larger letters."""
_THICKEST = 0.09
"""A bar takes no more of the height of a chart."""
_NEAREST, _FURTHEST = 0.45, 5
"""So many bars have room between the bars of two rows; PowerPoint takes no more than the latter."""
_ROW_AXIS, _VALUE_AXIS = "1", "2"
_NO_TIME = datetime(1980, 1, 1)  # noqa: DTZ001 - files know no time zones
_SHOWN = "".join(
    f'<c:{what} val="{int(what == "showVal")}"/>'
    for what in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
)


class ChartFiles:
    """The two files of a chart."""

    def __init__(self, bars: BarChart) -> None:
        self._bars = bars
        self._format = "0" if bars.stacked else "0.0#"

    @property
    def xlsx_blob(self) -> bytes:
        """Its data: a row for each of its rows, a column for each series."""
        file = io.BytesIO()
        with xlsxwriter.Workbook(
            file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        ) as book:
            book.set_properties({"created": _NO_TIME})
            sheet, shown = book.add_worksheet(), book.add_format({"num_format": self._format})
            sheet.write_column(1, 0, map(line, self._bars.rows))
            for column, series in enumerate(self._bars.series, 1):
                sheet.write_string(0, column, line(series.name))
                sheet.write_column(1, column, series.values, shown)
        return file.getvalue()

    def xml_bytes(self) -> bytes:
        """How it looks, with a copy of its data."""
        bars = self._bars
        points = SMALL_PT + 2 if len(bars.rows) <= _FEW_ROWS else SMALL_PT
        series = "".join(self._series(place, one) for place, one in enumerate(bars.series))
        letters = f'{solid(INK)}<a:latin typeface="{FONT}"/>'
        return (
            f"<c:chartSpace {nsdecls('c', 'a', 'r')}>"
            '<c:date1904 val="0"/><c:roundedCorners val="0"/>'
            '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:barChart><c:barDir val="bar"/>'
            f'<c:grouping val="{"stacked" if bars.stacked else "clustered"}"/>{series}'
            f'<c:gapWidth val="{self._gap()}"/>'
            f'<c:overlap val="{100 if bars.stacked else -5}"/>'
            f'<c:axId val="{_ROW_AXIS}"/><c:axId val="{_VALUE_AXIS}"/></c:barChart>'
            f'<c:catAx><c:axId val="{_ROW_AXIS}"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
            '<c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
            f'<c:tickLblPos val="low"/><c:spPr><a:ln>{solid(QUIET)}</a:ln></c:spPr><c:crossAx val="{_VALUE_AXIS}"/>'
            '<c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
            '<c:noMultiLvlLbl val="0"/></c:catAx>'
            f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:max val="{float(bars.most)}"/><c:min val="0.0"/>'
            '</c:scaling><c:delete val="1"/><c:axPos val="b"/><c:majorTickMark val="out"/>'
            '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
            f'<c:crossAx val="{_ROW_AXIS}"/><c:crosses val="autoZero"/></c:valAx></c:plotArea>'
            f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{_letters(SMALL_PT + 2)}</c:legend>'
            f'<c:dispBlanksAs val="gap"/></c:chart><c:spPr>{solid(PAPER)}<a:ln><a:noFill/></a:ln></c:spPr>'
            f"{_letters(points, look=letters)}</c:chartSpace>"
        ).encode()

    def _gap(self) -> int:
        """Return how much is between the bars of two rows, in percent of a bar: bars of few rows would be blocks."""
        bars = 1 if self._bars.stacked else len(self._bars.series)
        apart = 1 / (_THICKEST * max(len(self._bars.rows), 1)) - bars
        return round(100 * min(max(apart, _NEAREST), _FURTHEST))

    def _series(self, place: int, series: Series) -> str:
        last, column = len(self._bars.rows) + 1, chr(ord("B") + place)
        rows = _points(line(row) for row in self._bars.rows)
        values = _points(None if value is None else str(value) for value in series.values)
        return (
            f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>'
            f"<c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f><c:strCache>{_points([line(series.name)])}</c:strCache>"
            f"</c:strRef></c:tx><c:spPr>{solid(series.fill[1:])}</c:spPr>"
            f'<c:invertIfNegative val="0"/>{self._labels(series)}'
            f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>{rows}</c:strCache></c:strRef></c:cat>"
            f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f>"
            f"<c:numCache><c:formatCode>{self._format}</c:formatCode>{values}</c:numCache></c:numRef></c:val></c:ser>"
        )

    def _labels(self, series: Series) -> str:
        """Print a series' values beside its bars or in them: the texts of those that leave something out."""
        ink = solid(colors.ink_on(series.fill)[1:] if self._bars.stacked else INK)
        shown = f'<c:dLblPos val="{"ctr" if self._bars.stacked else "outEnd"}"/>{_SHOWN}'
        look = f'sz="{SMALL_PT}00" b="1"'
        texts = "".join(
            f'<c:dLbl><c:idx val="{place}"/><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r>'
            f'<a:rPr lang="en-US" {look}>{ink}</a:rPr><a:t>{escape(line(text))}</a:t></a:r></a:p></c:rich></c:tx>'
            f"{shown}</c:dLbl>"
            for place, (value, text) in enumerate(zip(series.values, series.texts, strict=True))
            if value is not None and text.endswith(LEFT_OUT)
        )
        linked = f'<c:numFmt formatCode="{self._format}" sourceLinked="1"/>'
        return f"<c:dLbls>{texts}{linked}{_letters(SMALL_PT, look=ink, bold=True)}{shown}</c:dLbls>"


def _letters(points: int, look: str = "", *, bold: bool = False) -> str:
    """Return the size and the look of letters, as a chart has them."""
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{points}00" b="{int(bold)}">{look}</a:defRPr>'
        '</a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>'
    )


def _points(texts: Iterable[str | None]) -> str:
    """Return a column of a workbook as a chart keeps it: what is empty is not there."""
    every = list(texts)
    there = "".join(
        f'<c:pt idx="{place}"><c:v>{escape(text)}</c:v></c:pt>' for place, text in enumerate(every) if text is not None
    )
    return f'<c:ptCount val="{len(every)}"/>{there}'
