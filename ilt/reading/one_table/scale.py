"""Whether ratings were given on 0-3: what a sheet says of its scale, and what the numbers of files that look alike say.

Ratings are never shifted. Where anything says that the scale was another, a person is asked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from ilt.reading import limits
from ilt.reading.cells.area_names import names_area
from ilt.reading.cells.cell_labels import labels_of, other_choices
from ilt.reading.cells.column import Column, combined
from ilt.reading.cells.column_kinds import words_of
from ilt.reading.cells.headings import question_of, says_person
from ilt.reading.cells.legend_codes import codes_in, with_signs, without_number
from ilt.reading.cells.legends import Legend, entries_of, in_words, is_own, names_a_legend, other_scale
from ilt.reading.cells.rater_headings import may_ask_who
from ilt.reading.cells.scale_ends import is_turned, may_be_from_1, may_be_other, names_a_scale, names_level_above
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.formats.grid import Grid
from ilt.reading.formats.sheets import Area
from ilt.reading.layouts.columns.heading_actions import action_named, asks_else, heading_named
from ilt.reading.layouts.columns.unnamed_columns import sides_of_codes
from ilt.reading.layouts.rows.legend_rows import legend_rows
from ilt.reading.layouts.table import Table, seen_text
from ilt.reading.log import Log
from ilt.reading.one_table import scale_questions
from ilt.reading.one_table.highest_said import highest_said
from ilt.reading.one_table.labels_in_ratings import labels_said
from ilt.reading.one_table.scale_by_numbers import ABOVE_SCALE, figures_of, seems_other, what_seems_other
from ilt.reading.one_table.scale_of_tools import (
    codes_of,
    codes_said,
    has_fifth,
    may_be_codes,
    may_begin_at_1,
    may_begin_from_1,
)
from ilt.reading.questions import FROM_1, FROM_4, SET_ASIDE, WAS_0_TO_3, WITHOUT_FOURS, Question
from ilt.reading.stages import ScaleFigures, SheetTable, TableCells, TableResult

_HIGHEST = 10
_OF_PEOPLE = frozenset(
    (
        "owner",
        "owners",
        "who",
        "whom",
        "lead",
        "leads",
        "leader",
        "person",
        "people",
        "responsible",
        "assigned",
        "staff",
    )
)
"""Words that head those who will do something about an action."""
_IDS = frozenset(("id", "ids", "index", "year", "years", "age", "count"))
_DISTINCT = 200
_BEFORE_LEGEND = re.compile(r"[^\d(\[:=]{1,60}(?=[\d(\[:=])")
_ROWS, _LONGEST, _LONGEST_TITLE, _SHORT = 100, 600, 40, 4
ANSWERS = (WAS_0_TO_3, WITHOUT_FOURS, SET_ASIDE)


class ScaleSaid(NamedTuple):
    """What is said of a scale that is not 0-3.

    Attributes
    ----------
    scale
        What is not 0-3, in a few words.
    points
        What may not be, such as a scale of four points.
    codes
        The numbers that a legend gives the framework's ratings from 1 on, and the rating of each.
    from_1
        Whether the scale may be the framework's four levels, from 1 on.
    """

    scale: str = ""
    points: str = ""
    codes: Mapping[int, int | None] = {}
    from_1: bool = False


def scale_said(grid: Grid, tables: Sequence[Table], names: Sequence[str] = ()) -> ScaleSaid:
    """Return what a sheet says of its scale outside of its ratings, where that is not 0-3; blank where nothing says it.

    Parameters
    ----------
    names
        Of the file and of the sheet.
    """
    first = min((int(np.searchsorted(grid.numbers, table.header_row)) for table in tables), default=grid.height)
    texts = [name for name in names if not tables and names_a_legend(name)]
    texts += _texts_of_rows(grid, min(first, _ROWS))
    texts += _texts_of_legends(grid)
    headings = []
    for table in tables:
        rated = set(table.rated)
        own = [clean(text) for place, text in table.headers.items() if place in rated]
        # What else was asked of an action may have a scale of its own.
        own = [text for text in own if heading_named(text).about] or own
        headings += [text for text in own if not asks_else(text)] or own
        texts += _texts_outside(grid, table)
    texts, headings = ([text for text in own if not _is_of_names(text)] for own in (texts, headings))
    named = [name.replace("_", " ") for name in names if names_a_scale(name.replace("_", " "))]
    said = other_scale(texts, headings) or next(filter(None, (other_scale([name], []) for name in named)), "")
    said = said or next(filter(None, (_labels_next_to(grid, table) for table in tables)), "")
    said = said or next(filter(None, (_allowed(grid, table) or highest_said(grid, table) for table in tables)), "")
    points = next(filter(None, map(may_be_other, (*texts, *headings, *named))), "")
    from_1 = any(map(may_be_from_1, (*texts, *headings, *named)))
    return ScaleSaid(said, points, _codes(texts, headings) if said else {}, from_1)


def _codes(texts: Sequence[str], headings: Sequence[str]) -> Mapping[int, int | None]:
    """Return the codes that a legend outside of the table gives, else one in a heading."""
    return next(filter(None, map(codes_in, (texts, *([text] for text in headings)))), {})


def _texts_of_legends(grid: Grid) -> Iterator[str]:
    """Return the entries of legends in rows of their own, wherever they stand."""
    for place in np.flatnonzero(legend_rows(grid)).tolist():
        row = [text for cell in grid.row(place) if (text := clean(cell))]
        numbers = [text for text in row if _is_number(text)]
        labels = [text for text in row if text[:1].isalpha()]
        yield f"{numbers[0]} = {labels[-1]}" if numbers and labels else row[-1]


def _is_of_names(text: str) -> bool:
    """Tell whether a text says what numbers mean in a column of names or sides: ``School (1 = Oak, 2 = Elm)``."""
    name = _BEFORE_LEGEND.match(text)
    return bool(sides_of_codes(text)) or (name is not None and question_of(name[0].strip()) is not None)


def _allowed(grid: Grid, table: Table) -> str:
    """Return, in a few words, what validation lets rating cells hold, where that is not 0-3."""
    for one in grid.looks.allowed:
        said = other_choices(one.texts)
        if said and any(_rates_in(grid, table, area) for area in one.areas):
            return said
    return ""


def _rates_in(grid: Grid, table: Table, area: Area) -> bool:
    """Tell whether some rating stands in an area."""
    top, bottom, left, right = area
    rows = np.searchsorted(grid.numbers, table.numbers)
    inside = (rows >= top) & (rows <= bottom) & (table.rating_in >= left) & (table.rating_in <= right)
    return bool((inside & table.fields["rating"].where(seen_text)).any())


def _labels_next_to(grid: Grid, table: Table) -> str:
    """Return, in a few words, the labels in columns next to the ratings: each number has one, and each label one."""
    rated = table.rated
    every = list(range(len(grid.columns)))
    if len(rated) == 1 and not table.actions_in_header:
        options = [[(rated[0], at)] for at in every]
    else:
        options = [[(at, at + step) for at in rated] for step in (1, -1)]
    for pairs in options:
        own = [pair for pair in pairs if pair[1] in every and _may_label(grid, table, pair[1])]
        # Where each action has a column, a status next to one of them is no label of all.
        if table.actions_in_header and 2 * len(own) <= len(rated):
            continue
        labels = _labels_of_pairs(grid, table, own) if own else {}
        if len(labels) >= ABOVE_SCALE and len(table.numbers) > len(labels) and not is_own(labels):
            return in_words(labels)
    return ""


def _may_label(grid: Grid, table: Table, place: int) -> bool:
    column = grid.columns[place]
    if _is_of_people(grid, table, place) or place in table.uses or column.unencoded is not None:
        return False
    # A focus area that stands in the first of its rows only may be next to another number each time.
    few = len(column.values) <= _DISTINCT
    return few and not any(names_area(text) for value in column.values if (text := clean(value)))


def _is_of_people(grid: Grid, table: Table, place: int) -> bool:
    """Tell whether a column is headed as one of people is, in a table or in one next to it."""
    heading = _heading(grid, table, place)
    return bool(_OF_PEOPLE & set(words_of(heading))) or may_ask_who(heading) or says_person(heading)


def _heading(grid: Grid, table: Table, place: int) -> str:
    row = min(int(np.searchsorted(grid.numbers, table.header_row)), grid.height - 1)
    return table.headers.get(place, "") or clean(cell_text(grid.columns[place][row]))


def _labels_of_pairs(grid: Grid, table: Table, pairs: Sequence[tuple[int, int]]) -> Legend:
    """Return what stands next to each plain number, column by column; blank where a number has two labels."""
    rows = np.searchsorted(grid.numbers, np.unique(table.numbers))
    texts: set[str] = set()
    for rating, label in pairs:
        cells = combined(grid.columns[rating].take(rows), grid.columns[label].take(rows)).present()
        said = [(clean(number), clean(cell)) for number, cell in cells]
        texts |= {f"{number} {text}" for number, text in said if text and _is_number(number)}
    labels = labels_of(dict.fromkeys(texts, 2))
    return labels if len(labels) == len(texts) else {}


def _texts_of_rows(grid: Grid, rows: int) -> Iterator[str]:
    """Return the texts of the first rows; a number and its label in the next cell, or above or below it, are one."""
    above: list[str] = []
    # Ids and years next to names are a list: "ID" over 1 and "Town" over "Springfield".
    ids = {at for at, text in enumerate(grid.row(0)) if rows and _IDS & set(words_of(clean(text).replace("_", " ")))}
    for place in range(rows):
        cells = [
            with_signs(clean(text)) if 0 < len(text) <= _LONGEST and at not in ids else ""
            for at, text in enumerate(grid.row(place))
        ]
        yield from _paired(above, cells)
        yield from _paired(cells, above)
        row = [text for text in cells if text]
        yield from (f"{text}: {other}" for text, other in pairwise(row) if _heads(text, other))
        # A long row with few numbers is one of data.
        may_label = len(row) <= _SHORT or len(row) <= 3 * sum(map(_is_number, row))
        for text, following in zip(row, [*row[1:], ""] if may_label else [""] * len(row), strict=False):
            if _is_number(text) and (label := without_number(following)):
                yield f"{text} = {label}"
            elif _is_number(text) and following[:1].isalpha() and not action_named(following):
                yield f"{text} - {following}"
            elif _is_number(following) and text[:1].isalpha() and not action_named(text):
                yield f"{following} - {text}"
            yield text
        above = cells


def _heads(text: str, other: str) -> bool:
    """Tell whether a text is the title of the legend in the cell next to it: ``Scale``, and ``1-4``."""
    return other[:1].isdigit() and len(text) <= _LONGEST_TITLE and names_a_legend(text)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and int(text[:3]) <= _HIGHEST


def _paired(numbers: Sequence[str], labels: Sequence[str]) -> list[str]:
    """Return each number with the label in its column, where a row of numbers has a row of labels next to it."""
    pairs = [
        f"{number} = {label}"
        for number, label in zip(numbers, labels, strict=False)
        if _is_number(number) and label[:1].isalpha() and not action_named(label)
    ]
    filled = [text for text in numbers if text]
    return pairs if len(pairs) >= ABOVE_SCALE and len(pairs) == len(filled) else []


def _texts_outside(grid: Grid, table: Table) -> list[str]:
    """Return the texts of columns that are no part of the table, and those of its columns that are legends.

    Free text is left aside: a note may say "1 = we began".
    """
    names = {place for name, place in table.places.items() if name not in ("rating", "note", "rater")}
    people = {table.places["rater"]} if "rater" in table.places else set()
    found: list[str] = []
    for at, column in enumerate(grid.columns):
        heading = _heading(grid, table, at)
        bare = not heading or names_a_legend(heading) or entries_of(heading)
        outside = bare and at not in table.uses and not heading_named(heading).about
        outside = outside and not (heading and _answers_another(grid, table, column))
        outside = outside and not (at + 1 < len(grid.columns) and _is_of_people(grid, table, at + 1))
        values = column.values if column.unencoded is None else []
        if outside and len(values) <= _DISTINCT:
            found += [heading, *_with_next(grid, at, column)] if heading else list(_with_next(grid, at, column))
        elif at in names | people and len(values) <= limits.SCHOOLS:
            texts = [cell for cell in values if isinstance(cell, str)]
            found += [clean(cell) for cell in texts if names_level_above(cell)]
            found += [
                text for text in (clean(cell) for cell in texts if at in names and "=" in cell) if entries_of(text)
            ]
    return found


def _answers_another(grid: Grid, table: Table, column: Column) -> bool:
    """Tell whether a column holds figures that come again in the rows of a table, whose scale its heading says."""
    if column.unencoded is not None or len(column.values) > _DISTINCT:
        return False
    rows = np.searchsorted(grid.numbers, np.unique(table.numbers))
    cells = [text for code in column.codes[rows].tolist() if (text := clean(cell_text(column.values[code])))]
    return len(set(cells)) < len(cells) and all(map(_is_number, cells))


def _with_next(grid: Grid, at: int, column: Column) -> Iterator[str]:
    """Return the distinct texts of a column; a number goes with the first text right of it."""
    for place in column.first_rows():
        text = clean(cell_text(column[place]))
        following = clean(cell_text(grid.columns[at + 1][place])) if at + 1 < len(grid.columns) else ""
        yield f"{text} - {following}" if _is_number(text) and following[:1].isalpha() else text


def question(sheet_table: SheetTable, cells: TableCells) -> Question | None:
    """Return the question about the scale of a table, where anything says that it may have been another than 0-3."""
    source, table = sheet_table.source, sheet_table.table
    rated = any(value.rating is not None or value.code not in ("", "colored-cell") for value in cells.ratings.present())
    if not rated:
        return None
    if codes := codes_said(sheet_table):
        return scale_questions.about_codes_said(source, sheet_table.scale, codes)
    if said := sheet_table.scale or labels_said(table.fields["rating"]):
        return scale_questions.about_scale_said(source, said, offered=_offered(said, sheet_table))
    found = what_seems_other(cells)
    if not found and sheet_table.points and not figures_of(cells.ratings, cells.of_actions).zeros:
        points = sheet_table.points
        return scale_questions.about_scale_said(source, points, offered=FROM_1 if may_begin_from_1(sheet_table) else "")
    return found and _about(sheet_table, found[0], of=found[1])


def _highest(said: str) -> int:
    """Return the highest number of a scale that is told: 4 of ``1-4``."""
    return max(map(int, re.findall(r"\d{1,3}", said)), default=0)


_FOUR = 4


def _offered(said: str, own: SheetTable) -> str:
    """Return the answer that the numbers 1 to 4 of a table are the choices in order, where it says a scale of four."""
    table = own.table
    if not is_turned(said):
        counted = _highest(said) == _FOUR and may_be_codes(table)
        return FROM_1 if counted or (own.from_1 and codes_of(table)) else ""
    codes = codes_of(table)
    of_four = _highest(said) == _FOUR or (_highest(said) <= 1 and _FOUR in codes)
    return FROM_4 if codes and of_four else ""


def is_answer(own: SheetTable, answer: str) -> bool:
    """Tell whether an answer says what the scale of a table was."""
    if answer == FROM_4:
        return bool(codes_of(own.table))
    return answer in ANSWERS or (answer == FROM_1 and may_begin_from_1(own))


def _about(own: SheetTable, figures: ScaleFigures, *, of: str = "", together: bool = False) -> Question:
    if not figures.zeros and may_be_codes(own.table):
        fifth = has_fifth(own.table)
        return scale_questions.about_codes(own.source, figures.rated, above=figures.above, fifth=fifth)
    if not figures.above:
        return scale_questions.about_lowest(own.source, figures.ones, figures.rated, of=of, together=together)
    offered = FROM_1 if not figures.zeros and may_begin_from_1(own) else ""
    where = scale_questions.where_of(of, together=together)
    return scale_questions.about_scale(
        own.source, figures.above, zeros=bool(figures.zeros), where=where, offered=offered
    )


def ask_of_all_alike(results: Sequence[TableResult], log: Log) -> list[TableResult]:
    """Ask about the scale where files that look alike, or the sheets of one file, tell it together; these then wait.

    What a table tells alone was asked when it was read, save what one 0 in a file that looks like it settles.
    """
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, result in enumerate(results):
        for alike in (("look", result.sheet_table.table.look), ("file", result.sheet_table.source)):
            groups[alike].append(place)
    found = list(results)
    for (what, _), group in groups.items():
        figures = sum((results[at].scale for at in group), ScaleFigures())
        numbered = what == "look" and may_begin_at_1([results[at] for at in group], figures)
        if not numbered and (len(group) == 1 or not seems_other(figures)):
            continue
        for at in group:
            own = found[at].sheet_table
            if any(one.key == "scale" and one.source == own.source for one in log.questions):
                is_open = not is_answer(own, log.answers.find("scale", own.source, own.sheet))
            else:
                about = scale_questions.about_codes(own.source, figures.rated) if numbered else None
                about = about or _about(own, figures, together=True)
                is_open = log.ask(about, own.sheet, partial(is_answer, own))
            if is_open:
                found[at] = replace(found[at], ratings=None, waiting=True)
    return found
