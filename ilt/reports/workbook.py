"""A report as a workbook: every figure behind the slides, a sheet for each finding, and one that says what is in it.

In the full-detail view it has the single ratings, too, and can be added to the dashboard again.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

import pandas as pd
import xlsxwriter

from ilt import changes, colors, findings, format, framework, priorities, screens
from ilt.next_steps import NextStep
from ilt.ratings import PERSPECTIVES
from ilt.reading.around_tables.report_workbooks import MARK
from ilt.reports.contents import about_of, title_of
from ilt.reports.letters import lines
from ilt.reports.tables import CELL_CHARACTERS, in_workbook, named_ratings
from ilt.view import View

words = screens.report_columns
_FIGURE = re.compile(r"[+−-]?\d+(\.\d+)?")
_HEAD, _WIDEST, _SAYS = 8, 60, 100
"""The least and the most letters that a column is wide, and the one that says what a column holds."""
_LINE, _HIGHEST = 15.0, 409.0
"""How high a line is, and a row at most, in points."""


@dataclass(frozen=True)
class FigureSheet:
    """One sheet: its name, its table, and the colors of cells by row and column."""

    name: str
    table: pd.DataFrame
    fills: Mapping[tuple[int, int], str] = field(default_factory=dict)


def workbook(  # noqa: PLR0913 - what is in it, and what it says of itself
    view: View,
    steps: Sequence[NextStep],
    day: date,
    files: int = 0,
    *,
    single: pd.DataFrame | None = None,
    agreed: Mapping[str, int] = MappingProxyType({}),
) -> bytes:
    """Return an ``.xlsx`` of what is looked at; ``single`` ratings are for the full-detail view alone.

    ``agreed`` are the ratings that the team looked at agreed on in its meetings, by action.
    """
    found = [one for one in (*sheets(view, steps, single), _agreed(view, agreed)) if len(one.table)]
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        title = title_of(view)
        book.set_properties(
            {"title": title, "author": "", "comments": "", "created": pd.Timestamp(day).to_pydatetime()}
        )
        looks = _CellFormats(book)
        _read_me(book, looks, [title, MARK, *about_of(view, day, files)], found)
        for one in found:
            _write(book.add_worksheet(one.name), looks, one)
    return file.getvalue()


def sheets(view: View, steps: Sequence[NextStep], single: pd.DataFrame | None = None) -> list[FigureSheet]:
    """Return the sheets of a view: the tables of its screens, of every school and action that they show."""
    found = [FigureSheet(words.RATINGS, named_ratings(single, names=False))] if single is not None else []
    areas = screens.one_team.both_means(findings.focus_areas(view.selected), view.scope, view.one_school)
    found.append(FigureSheet(words.AREAS, screens.overview.table(areas)))
    found += [_means(view, side) for side in PERSPECTIVES]
    found.append(FigureSheet(words.COUNTS, _counts(view)))
    gaps = screens.self_and_cross.by_size(findings.gaps(view.selected))
    found.append(FigureSheet(words.SIDES, _all_named(screens.self_and_cross.table(gaps))))
    flags = screens.attention.in_order(view.selected, view.whole, view.scope, view.one_school)
    found.append(FigureSheet(words.ATTENTION, screens.attention.table(flags)))
    if earlier := view.rounds[: view.rounds.index(view.round)]:
        compared = changes.compare(view.choose(view.counts, round_=None, actions=None), earlier[-1], view.round)
        own = compared[compared["action_id"].isin([action.id for action in view.actions])]
        found.append(FigureSheet(words.CHANGE, _all_named(screens.change.table(own))))
    if len(view.every_school) > 1 and view.assessment == "school":
        side = screens.one_team.main_side(findings.standings(view.whole))
        picture = screens.across_schools.schools(view.but(schools=()).selected, side)
        found.append(FigureSheet(words.ACROSS, next(iter(picture.tables.values())).whole()))
    ranked = priorities.ranked(view.selected, view.whole, view.scope, view.one_school)
    found.append(FigureSheet(words.PRIORITIES, screens.priorities.table(ranked, view.sides)))
    if view.with_notes:
        found.append(FigureSheet(words.NOTES, _notes(view)))
    found.append(FigureSheet(words.NEXT_STEPS, screens.next_steps.table(steps)))
    return found


def _means(view: View, side: str) -> FigureSheet:
    """Return the mean of each action by school, each cell in the color that it has on screen."""
    schools = list(view.schools or view.every_school)
    pooled = "" if view.scope == findings.SCHOOL and view.assessment == "school" else words.ALL_TOGETHER
    cells = screens.heatmaps.cells(view.selected, schools, side, (pooled, words.ALL_TOGETHER))
    name = f"{words.MEANS} ({side})"
    if cells.empty:
        return FigureSheet(name, pd.DataFrame())
    table = screens.heatmaps.table(cells)
    names = dict(zip(screens.heatmaps.columns(cells), cells["school"], strict=True))
    columns = {names.get(column): place for place, column in enumerate(table.columns)}
    rows = {key: place for place, key in enumerate(table["Id"])}
    fills = {
        (rows[row.key], columns[row.school]): row.fill or (colors.HIDDEN if row.kind == screens.heatmaps.HIDDEN else "")
        for row in cells.itertuples()
        if row.school in columns
    }
    return FigureSheet(name, table.rename(columns=names), fills)


def _counts(view: View) -> pd.DataFrame:
    """Return how many 0s, 1s, 2s and 3s each action got from each side of each school, and of all together."""
    table = findings.scoped(view.selected)
    shown = screens.all_ratings.table(screens.all_ratings.for_chart(table))
    hidden = (table["n"] == 0) & (table["hidden"] > 0)
    few = [format.fewer_than(int(row)) if row else "" for row in table["hidden"].where(hidden, 0)]
    ratings = shown["Ratings"].astype("object").mask(hidden.to_numpy(), pd.Series(few, index=shown.index))
    shown = shown.assign(Ratings=ratings, Mean=[format.mean(mean) for mean in table["mean"]])
    shown.insert(2, "School", table["school"].to_numpy())
    return _all_named(shown)


def _agreed(view: View, ratings: Mapping[str, int]) -> FigureSheet:
    """Return what a team agreed on in its meetings."""
    actions = [action for action in view.actions if action.id in ratings]
    columns = {
        "Id": [action.id for action in actions],
        "Action": [action.text for action in actions],
        "Agreed rating": [ratings[action.id] for action in actions],
    }
    return FigureSheet(words.AGREED, pd.DataFrame(columns))


def _all_named(table: pd.DataFrame) -> pd.DataFrame:
    """Name the rows that no school has."""
    return table.assign(School=table["School"].mask(table["School"] == "", words.ALL_TOGETHER))


def _notes(view: View) -> pd.DataFrame:
    written = view.notes
    return pd.DataFrame(
        {
            "Id": written["action_id"],
            "Action": screens.actions.texts(written["action_id"]),
            "School": written["school"],
            "Perspective": written["perspective"],
            "Rating": written["rating"].where(written["labeled"]),
            "Note": written["note"],
        }
    ).sort_values("Id", key=lambda keys: keys.map(framework.current().order), kind="stable")


_LETTER, _PAGE = 1, 220
"""Excel's number of the size of paper, and how many letters a page has beside each other at most."""


class _CellFormats:
    """The formats of cells, each made once."""

    def __init__(self, book: Any) -> None:
        self._book, self._made = book, dict[Hashable, Any]()

    def of(self, **look: Any) -> Any:
        """Return a format."""
        key = tuple(sorted(look.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"valign": "top", **look})
        return self._made[key]


def _read_me(book: Any, looks: _CellFormats, about: Sequence[str], found: Sequence[FigureSheet]) -> None:
    """Say what the workbook is of, and what each column of each sheet says."""
    sheet = book.add_worksheet(words.READ_ME)
    sheet.set_column(0, 1, 28)
    sheet.set_column(2, 2, _SAYS)
    for row, line in enumerate(about):
        sheet.write_string(row, 0, in_workbook(line), looks.of(bold=row == 0))
    top = len(about) + 1
    for place, head in enumerate((words.SHEET, words.COLUMN, words.SAYS)):
        sheet.write_string(top, place, head, looks.of(bold=True, bottom=1))
    rows = [(one.name, str(column), says(one.name, str(column))) for one in found for column in one.table.columns]
    for down, said in enumerate(rows, top + 1):
        for place, text in enumerate(said):
            sheet.write_string(down, place, in_workbook(text), looks.of(text_wrap=place == 2))
        _make_high(sheet, down, _lines(said[2], _SAYS))
    sheet.autofilter(top, 0, top + len(rows), 2)
    sheet.freeze_panes(top + 1, 0)
    _printed(sheet, top, 156)


def _printed(sheet: Any, head: int, wide: int) -> None:
    """Have a sheet of so many letters print on as few Letter pages as are read well, each with its row of headers."""
    sheet.set_landscape()
    sheet.set_paper(_LETTER)
    sheet.fit_to_pages(math.ceil(wide / _PAGE), 0)
    sheet.repeat_rows(head)


def says(sheet: str, column: str) -> str:
    """Say what a column of a sheet holds."""
    if column in words.COLUMNS:
        return words.COLUMNS[column]
    if sheet.startswith(words.MEANS):
        return words.EACH_SCHOOL
    if column.startswith("Points"):
        return words.POINTS
    return words.POINTS if column.endswith(": points") else words.EACH_REASON


def _write(sheet: Any, looks: _CellFormats, one: FigureSheet) -> None:
    table = one.table
    widths = [max(len(str(column)), _HEAD) for column in table.columns]
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, in_workbook(str(column)), looks.of(bold=True, bottom=1, text_wrap=True))
    for down, values in enumerate(table.itertuples(index=False), 1):
        high = 1
        for place, value in enumerate(values):
            fill = one.fills.get((down - 1, place), "")
            look = {"bg_color": fill, "font_color": colors.ink_on(fill)} if fill else {}
            typed = table.columns[place] in words.TYPED
            text = _put(sheet, (down, place), value, looks, look, typed=typed)
            widths[place], high = max(widths[place], len(text)), max(high, _lines(text, _WIDEST))
        _make_high(sheet, down, high)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, min(width, _WIDEST) + 2)
    sheet.freeze_panes(1, 2 if list(table.columns[:2]) == ["Id", "Action"] else 0)
    sheet.autofilter(0, 0, len(table), max(len(table.columns) - 1, 0))
    _printed(sheet, 0, sum(min(width, _WIDEST) + 2 for width in widths))


def _put(  # noqa: PLR0913 - what, where and how
    sheet: Any, at: tuple[int, int], value: Any, looks: _CellFormats, look: Mapping[str, Any], *, typed: bool
) -> str:
    """Write a cell, a printed figure as a number with as many decimals; return it as text.

    What somebody ``typed`` is text, whatever it looks like: a school may be called 042.
    """
    if isinstance(value, tuple):
        value = ", ".join(map(str, value))
    if isinstance(value, date):
        sheet.write_datetime(*at, value, looks.of(num_format="mmm d, yyyy", align="left", **look))
        return "Sep 30, 2026"
    if value is None or pd.isna(value):
        sheet.write_blank(*at, None, looks.of(**look))
        return ""
    text = str(value)
    if _FIGURE.fullmatch(text) and not typed:
        decimals = len(text.partition(".")[2])
        plain = "0" + ("." + "0" * decimals if decimals else "")
        signed = f"+{plain};−{plain};{plain}" if text[0] in "+−" else plain
        sheet.write_number(*at, float(text.replace("−", "-")), looks.of(num_format=signed, **look))
    else:
        written = in_workbook(text)
        if len(written) > CELL_CHARACTERS:
            written = written[: CELL_CHARACTERS - len(words.CUT)] + words.CUT
        sheet.write_string(*at, written, looks.of(text_wrap=_wraps(written), **look))
        return written
    return text


def _wraps(text: str) -> bool:
    return len(text) > _WIDEST or "\n" in text


def _lines(text: str, letters: int) -> int:
    """Count the lines of a text in a column of so many letters, of Excel's font of 11 points."""
    return lines(text, (letters * 7 + 5) * 0.75 / 11) if _wraps(text) else 1


def _make_high(sheet: Any, row: int, high: int) -> None:
    """Make a row as high as its text: LibreOffice takes heights as they are in the file."""
    if high > 1:
        sheet.set_row(row, min(high * _LINE, _HIGHEST))
