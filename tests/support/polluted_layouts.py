"""A form's export, two templates filled in and a table of marks, each polluted in one way at a time.

What a file says once it is polluted stands next to it: which ratings a reader may take, and how many of its cells hold
something that is neither a rating nor a blank, so that they must be named.
"""

from __future__ import annotations

import datetime as dt
import functools
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import openpyxl
from openpyxl.styles import Font

from ilt.reports import templates
from tests.support.corpus.writers import LABELS, WORDS, S, grid, text

ROUND = "Fall 2026"
PEOPLE = (
    ("Ann Ash", "Birch Elementary", "School ILT", "2130213021302130213"),
    ("Ben Bay", "Birch Elementary", "School ILT", "1122330011223300112"),
    ("Cy Cole", "Alder Middle", "School ILT", "3012301230123012301"),
    ("Dee Dow", "Alder Middle", "District ILT", "2021132020311202312"),
)
SIDE = {"School ILT": "self", "District ILT": "cross"}
Key = tuple[str, str, str, str, str, int]
"""Round, school, rater, perspective, action and rating."""


_OF_NAMES = re.compile(r"^form (?:(?:column|heading|emptied|figures).* \d*\.?1|named .*)$")


@dataclass(frozen=True)
class PollutedTable:
    """One polluted file.

    Attributes
    ----------
    write
        Returns what it is called, and its bytes.
    says
        The ratings that it plainly holds.
    doubtful
        How many further cells hold what is no rating and no blank.
    answers
        What its person answers.
    """

    name: str
    write: Callable[[], tuple[str, bytes]]
    says: Counter[Key]
    doubtful: int = 0
    answers: dict[str, str] = field(default_factory=dict)

    @property
    def names(self) -> bool:
        """Whether the file still says who rated: not where that column is what was polluted."""
        return _OF_NAMES.search(self.name) is None


def nothing_is_rated(rating: int) -> dict[str, Any]:
    """Return cells that say that nobody rated."""
    del rating
    return {"blank": "", "spaces": "   ", "N/A": "N/A", "dash": "–", "not observed": "Not observed"}


def still_rated(rating: int) -> dict[str, Any]:
    """Return cells that say the same rating in another way."""
    return {
        "spaced": f"  {rating} ",
        "no-break space": f"{rating}\u00a0",
        "decimal": f"{rating}.0",
        "label": f"{rating} - {LABELS[rating]}",
        "label alone": LABELS[rating],
        "note": f"{rating} - we do this in 2 of 5 grades",
        "full width": "０１２３"[rating],
    }


def no_rating(rating: int) -> dict[str, Any]:
    """Return cells that hold something else than one rating: each has to be named."""
    other = (rating + 1) % 4
    return {
        "plus": f"{rating}+",
        "minus": f"{rating}-",
        "question": f"{rating}?",
        "zero or none": "0 - N/A",
        "range": f"{rating}-{other}",
        "or": f"{rating} or {other}",
        "half": f"{rating}.5",
        "of three": f"{rating}/3",
        "two": f"{rating}, {other}",
        "four": "4",
        "negative": "-1",
        "many": "99",
        "percent": "67%",
        "word of another scale": "Emerging",
        "agreement": "Strongly agree",
        "number in letters": "two",
        "Roman": "II",
        "true": "TRUE",
        "error": "#REF!",
        "lookup error": "#N/A",
        "other label": f"{rating} - {LABELS[other]}",
        "goal": f"{rating} (goal)",
        "last year": f"{rating} - last year",
        "changed": f"{rating} - no wait, {other}",
        "text": "see my e-mail",
    }


def of_person(who: int, action: str, rating: int) -> Key:
    """Return a rating of one of the people as reading should find it."""
    name, school, side, _ = PEOPLE[who]
    return (ROUND, school, name, SIDE[side], action, rating)


def everything(people: range | tuple[int, ...]) -> Counter[Key]:
    """Return all ratings of some people."""
    return Counter(
        of_person(who, action, int(digit)) for who in people for action, digit in zip(S, PEOPLE[who][3], strict=True)
    )


def without(said: Counter[Key], *, who: int | None = None, action: str = "") -> Counter[Key]:
    """Return ratings without those of one person, of one action, or of both."""
    name = "" if who is None else PEOPLE[who][0]
    return Counter({key: n for key, n in said.items() if (name and key[2] != name) or (action and key[4] != action)})


@dataclass(frozen=True)
class Layout:
    """A clean table, and where its ratings stand.

    Attributes
    ----------
    rows
        Its cells.
    head
        The row of its headings, from 0.
    cells
        (row, column) of each rating -> person, action and rating.
    """

    name: str
    rows: list[list[Any]]
    head: int
    cells: dict[tuple[int, int], tuple[int, str, int]]
    people: range | tuple[int, ...]
    answers: dict[str, str]
    across: bool
    """Whether a row is a person and a column an action."""

    @property
    def says(self) -> Counter[Key]:
        return everything(self.people)

    def csv(self, rows: list[list[Any]]) -> tuple[str, bytes]:
        return f"{self.name}.csv", text(rows)

    def xlsx(self, change: Callable[[Any], None]) -> tuple[str, bytes]:
        book = openpyxl.Workbook()
        for row in self.rows:
            book.active.append([int(cell) if isinstance(cell, str) and cell.isdecimal() else cell for cell in row])
        change(book.active)
        file = io.BytesIO()
        book.save(file)
        return f"{self.name}.xlsx", file.getvalue()


def form() -> Layout:
    """Return a form's export: a row a person, a column an action."""
    head = ["Timestamp", "Your name", "School", "Which team are you on?", *grid(S)]
    rows = [
        [f"10/{who + 2}/2026 9:0{who}:22", name, school, side, *digits]
        for who, (name, school, side, digits) in enumerate(PEOPLE)
    ]
    cells = {
        (1 + who, 4 + at): (who, action, int(PEOPLE[who][3][at])) for who in range(4) for at, action in enumerate(S)
    }
    return Layout("form", [head, *rows], 0, cells, range(4), {"round": ROUND}, across=True)


def template() -> Layout:
    """Return the template as a sheet: rating and notes in one cell, one person's."""
    name, school, side, digits = PEOPLE[0]
    above = [["School", school, ""], ["Round", ROUND, ""], ["Perspective", side, ""], ["Rater", name, ""], ["", "", ""]]
    rows = [*above, ["Focus Area", "School ILT Actions", "Rating and Notes"]]
    rows += [["", WORDS[action], digit] for action, digit in zip(S, digits, strict=True)]
    cells = {(6 + at, 2): (0, action, int(digits[at])) for at, action in enumerate(S)}
    return Layout("template", rows, 5, cells, (0,), {}, across=False)


def workbook() -> Layout:
    """Return the workbook that we offer, filled in by one person."""
    name, school, side, digits = PEOPLE[0]
    facts = {"Round": ROUND, "School": school, "Perspective": side, "Rater": name}
    sheet = openpyxl.load_workbook(io.BytesIO(templates.workbook("school"))).active
    rows = [["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)]
    head = next(place for place, row in enumerate(rows) if row[0] == "action_id")
    for row in rows[:head]:
        row[1] = facts.get(row[0], row[1])
    for row, digit in zip(rows[head + 1 :], digits, strict=True):
        row[3] = digit
    cells = {(head + 1 + at, 3): (0, action, int(digits[at])) for at, action in enumerate(S)}
    return Layout("workbook", rows, head, cells, (0,), {}, across=False)


def marks() -> Layout:
    """Return a table of marks: an X under 0, 1, 2 or 3, one person's."""
    name, school, side, digits = PEOPLE[0]
    above = [["School", school], ["Round", ROUND], ["Perspective", side], ["Rater", name], []]
    rows = [*(row + [""] * (6 - len(row)) for row in above), ["School ILT Actions", "0", "1", "2", "3", "Notes"]]
    rows += [
        [WORDS[action], *("X" if digit == str(choice) else "" for choice in range(4)), ""]
        for action, digit in zip(S, digits, strict=True)
    ]
    cells = {(6 + at, 1 + int(digits[at])): (0, action, int(digits[at])) for at, action in enumerate(S)}
    return Layout("marks", rows, 5, cells, (0,), {}, across=False)


LAYOUTS = {"form": form, "template": template, "workbook": workbook, "marks": marks}


def changed(layout: Layout, at: tuple[int, int], value: Any) -> list[list[Any]]:
    """Return the rows with one cell in place of another."""
    return [
        [value if (place, column) == at else cell for column, cell in enumerate(row)]
        for place, row in enumerate(layout.rows)
    ]


def polluted_tables(layout: Layout) -> Iterator[PollutedTable]:
    """Yield every polluted file of a layout, always the same and in the same order."""

    def made(what: str, file: Callable[[], tuple[str, bytes]], says: Counter[Key], doubtful: int = 0) -> PollutedTable:
        return PollutedTable(f"{layout.name} {what}", file, says, doubtful, layout.answers)

    yield made("clean", functools.partial(layout.csv, layout.rows), layout.says)
    of_cells = _marked_cells if layout.name == "marks" else _rated_cells
    for what, rows, says, doubtful in of_cells(layout):
        yield made(what, functools.partial(layout.csv, rows), says, doubtful)
    for what, rows, says, doubtful in (*_in_rows(layout), *_in_columns(layout)):
        yield made(what, functools.partial(layout.csv, rows), says, doubtful)
    for what, change, says, doubtful in _in_workbooks(layout):
        yield made(what, functools.partial(layout.xlsx, change), says, doubtful)


Change = tuple[str, list[list[Any]], "Counter[Key]", int]


def _rated_cells(layout: Layout) -> Iterator[Change]:
    for at, (who, action, rating) in layout.cells.items():
        less = layout.says - Counter([of_person(who, action, rating)])
        place = f"{at[0]}.{at[1]}"
        for what, value in still_rated(rating).items():
            yield f"{what} {place}", changed(layout, at, value), layout.says, 0
        for what, value in nothing_is_rated(rating).items():
            yield f"{what} {place}", changed(layout, at, value), less, 0
        for what, value in no_rating(rating).items():
            yield f"{what} {place}", changed(layout, at, value), less, 1


def _marked_cells(layout: Layout) -> Iterator[Change]:
    for at, (who, action, rating) in layout.cells.items():
        place, other = f"{at[0]}.{at[1]}", (at[0], 1 + (rating + 1) % 4)
        less = layout.says - Counter([of_person(who, action, rating)])
        for value in (" x ", "x\u00a0", "✓", "1", str(rating), LABELS[rating], "TRUE"):
            # A 1 in one table of many an X is a mark; a 0 under 0 may say that nothing is marked.
            unclear = value == "0"
            yield f"mark {value} {place}", changed(layout, at, value), less if unclear else layout.says, int(unclear)
        for value in ("", "  ", "-"):
            yield f"no mark {value} {place}", changed(layout, at, value), less, 0
        for value in ("X?", "maybe", "0.5", "50%", "N/A", "#REF!", "7", "Emerging", "x (goal)", "last year", "X - N/A"):
            yield f"unclear {value} {place}", changed(layout, at, value), less, 1
        for value in ("X", "?", "2", "maybe", "N/A", "#N/A"):
            rows = changed(layout, at, "X")
            rows[other[0]][other[1]] = value
            yield f"second {value} {place}", rows, less, 1
        for value in ("", "N/A", "not observed", "2", "was 3 last year"):
            rows = changed(layout, at, "X")
            rows[at[0]][5] = value
            yield f"note {value} {place}", rows, layout.says, 0


def _in_rows(layout: Layout) -> Iterator[Change]:
    """Yield what may stand above, in and below each row."""
    rows, width = layout.rows, len(layout.rows[0])
    ratings = {place: [at for at in layout.cells if at[0] == place] for place, _ in layout.cells}
    for place in sorted(ratings):
        row = rows[place]
        who, action, _ = layout.cells[ratings[place][0]]
        less = without(layout.says, who=who) if layout.across else without(layout.says, action=action)
        for what, more in _between(layout, width):
            yield f"{what} above {place}", [*rows[:place], more, *rows[place:]], layout.says, 0
        yield f"twice {place}", [*rows[:place], row, *rows[place:]], layout.says, 0
        yield f"gone {place}", [*rows[:place], *rows[place + 1 :]], less, 0
        yield f"leading cell {place}", [*rows[:place], ["", *row], *rows[place + 1 :]], layout.says, 0
        yield f"trailing cell {place}", [*rows[:place], [*row, ""], *rows[place + 1 :]], layout.says, 0
        cut = [cell for at, cell in enumerate(row) if at < width // 2]
        after = {at[1] for at in ratings[place] if at[1] >= width // 2}
        lost = Counter(of_person(*layout.cells[place, column]) for column in after)
        yield f"cut {place}", [*rows[:place], cut, *rows[place + 1 :]], layout.says - lost, 0
        if layout.name != "marks":  # a mark one column further right says another rating
            yield f"cells pushed {place}", [*rows[:place], _pushed(row, 1), *rows[place + 1 :]], less, 1
        if layout.across:
            for column in range(4):
                for what, value in (
                    ("emptied", ""),
                    ("spaced", f" {row[column]}\u00a0"),
                    ("in capitals", row[column].upper()),
                ):
                    said = layout.says
                    if what == "emptied" and column in (2, 3):
                        said = less
                    yield f"{what} {place}.{column}", changed(layout, (place, column), value), said, 0
            for value in ("Average", "Test", "Goal for spring", "N/A"):
                yield f"named {value} {place}", changed(layout, (place, 1), value), layout.says, 0
            for value in ("Parent", "all", "Team 3"):
                yield f"side {value} {place}", changed(layout, (place, 3), value), less, 19


def _between(layout: Layout, width: int) -> Iterator[tuple[str, list[Any]]]:
    """Yield rows that may stand between those of ratings and hold none."""
    yield "blank", [""] * width
    yield "spaces", [" "] * width
    yield "headings", layout.rows[layout.head]
    yield "remark", ["made by the office", *[""] * (width - 1)]
    first = min(column for _, column in layout.cells)
    for word, figures in (
        ("Average", "1.5"), ("Mean", "2"), ("Total", "7"), ("n", "4"), ("Number of 0s", "1"), ("Goal", "3"), ("Median", "2"),
    ):  # fmt: skip
        label = 1 if layout.across else first - 1
        more = [""] * width
        more[label] = word
        for column in range(first, first + (19 if layout.across else 4 if layout.name == "marks" else 1)):
            more[column] = figures
        yield word, more


def _pushed(row: list[Any], column: int) -> list[Any]:
    return [*row[:column], "", *row[column:-1]]


def _in_columns(layout: Layout) -> Iterator[Change]:
    """Yield what may happen to each column and its heading."""
    head = layout.head
    for column in range(len(layout.rows[0])):
        own = [at for at in layout.cells if at[1] == column]
        lost = Counter(of_person(*layout.cells[at]) for at in own)
        heading = layout.rows[head][column]
        says = layout.says
        for what, value in (
            ("capitals", heading.upper()), ("spaces", f"  {heading}\u00a0"), ("line break", heading.replace(" ", "\n", 1)),
            ("star", f"{heading} *"), ("blank", ""), ("unknown", "Column"), ("goal", f"{heading} goal"),
            ("cut", heading[:30]), ("other action", grid(["S2.2"])[0]),
        ):  # fmt: skip
            unclear = what in ("blank", "unknown", "goal", "cut", "other action")
            if unclear and heading == value:
                continue
            hidden = unclear and layout.across and bool(own)
            # What is cut may still be known, and a goal is no rating of ours.
            named = len(own) if hidden and what in ("blank", "unknown") else 0
            said = says - lost if hidden and what != "cut" else says
            yield f"heading {what} {column}", changed(layout, (head, column), value), said, named
        for what, at in (("before", column), ("after", column + 1)):
            yield f"blank column {what} {column}", [[*row[:at], "", *row[at:]] for row in layout.rows], says, 0
            for name in ("", "Priority", "Rank", heading):
                more = [
                    [*row[:at], name if place == head else str(place % 4) if place > head else "", *row[at:]]
                    for place, row in enumerate(layout.rows)
                ]
                yield f"figures under {name[:9] or 'nothing'} {what} {column}", more, says, 0
        yield f"column twice {column}", [[*row[: column + 1], *row[column:]] for row in layout.rows], says, 0
        gone = [[*row[:column], *row[column + 1 :]] for row in layout.rows]
        yield f"column gone {column}", gone, says - lost if own else says, 0
        emptied = [
            [("" if at == column and place > head else cell) for at, cell in enumerate(row)]
            for place, row in enumerate(layout.rows)
        ]
        yield f"column emptied {column}", emptied, says - lost if own else says, 0


WorkbookChange = tuple[str, Callable[[Any], None], "Counter[Key]", int]


def _in_workbooks(layout: Layout) -> Iterator[WorkbookChange]:
    """Yield what only a spreadsheet program does to cells, rows and columns."""
    for at, (who, action, rating) in layout.cells.items():
        cell = (at[0] + 1, at[1] + 1)
        less = layout.says - Counter([of_person(who, action, rating)])
        for what, change in _cell_changes(rating).items():
            marked = what == "true" and layout.name == "marks"
            said = layout.says if marked else less
            yield f"{what} {at[0]}.{at[1]}", functools.partial(_change_cell, cell, change), said, int(not marked)
        below = (at[0] + 1, at[1])
        if below in layout.cells:
            merged = less - Counter([of_person(*layout.cells[below])])
            yield (
                f"merged down {at[0]}.{at[1]}",
                functools.partial(_merge, cell, 1),
                merged + Counter([of_person(who, action, rating)]),
                1,
            )
    for place in sorted({at[0] for at in layout.cells}):
        yield f"hidden row {place}", functools.partial(_hide_row, place + 1), layout.says, 0
        who, action, _ = next(own for at, own in layout.cells.items() if at[0] == place)
        less = without(layout.says, who=who) if layout.across else without(layout.says, action=action)
        yield f"struck row {place}", functools.partial(_strike_row, place + 1), less, 19 if layout.across else 1
    for column in range(len(layout.rows[0])):
        yield f"hidden column {column}", functools.partial(_hide_column, column + 1), layout.says, 0
    yield "clean workbook", bool, layout.says, 0


def _cell_changes(rating: int) -> dict[str, Callable[[Any], None]]:
    def value(new: Any, number_format: str = "") -> Callable[[Any], None]:
        def change(cell: Any) -> None:
            cell.value = new
            if number_format:
                cell.number_format = number_format

        return change

    return {
        "date": value(dt.datetime(2026, 1, 2)),  # noqa: DTZ001 - those of spreadsheets have none
        "error of a formula": value("#DIV/0!"),
        "formula": value("=1+1"),
        "average": value("=AVERAGE(A1:A9)"),
        "half": value(rating + 0.5),
        "shown otherwise": value(rating, '"Goal: "0'),
        "shown as nothing": value(rating, ";;;"),
        "true": value(new=True),
        "struck": _strike,
    }


def _strike(cell: Any) -> None:
    cell.font = Font(strike=True)


def _change_cell(at: tuple[int, int], change: Callable[[Any], None], sheet: Any) -> None:
    change(sheet.cell(*at))


def _merge(at: tuple[int, int], more: int, sheet: Any) -> None:
    sheet.merge_cells(start_row=at[0], end_row=at[0] + more, start_column=at[1], end_column=at[1])


def _hide_row(row: int, sheet: Any) -> None:
    sheet.row_dimensions[row].hidden = True


def _strike_row(row: int, sheet: Any) -> None:
    for cell in sheet[row]:
        _strike(cell)


def _hide_column(column: int, sheet: Any) -> None:
    sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].hidden = True
