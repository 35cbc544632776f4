"""Word documents (.docx): each table, with the text above it.

Source: ECMA-376 part 1, 17.4 (tables): ``w:tbl``, ``w:tr``, ``w:tc``, spans by ``w:gridSpan`` and ``w:vMerge``.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ilt.reading import limits
from ilt.reading.cells import rating_values
from ilt.reading.cells.column_kinds import kind_of
from ilt.reading.cells.fact_labels import says_fact
from ilt.reading.cells.legends import entries_of
from ilt.reading.cells.other_than_ratings import sentence_against
from ilt.reading.cells.text import ShownNumber, clean, listed
from ilt.reading.formats.archives import unpack, walk
from ilt.reading.formats.sheets import (
    AROUND,
    AROUND_CHARACTERS,
    Allowed,
    Area,
    ColoredCells,
    Looks,
    Opened,
    check_size,
    comments_notice,
    from_rows,
    pictures_notice,
)
from ilt.reading.formats.text_runs import Run, is_struck, with_boxes
from ilt.reading.formats.word_action_tables import in_one_table
from ilt.reading.formats.word_facts import around, rows_of, rows_of_table
from ilt.reading.formats.word_lines import sheet_of_lines
from ilt.reading.formats.word_split_tables import continues
from ilt.reading.formats.word_text import NumberedLists, ParagraphText, StruckStyles, value_of
from ilt.reading.problems import Refused

_MEMBERS = re.compile(r"word/(?:document|styles|numbering|header\d*|footer\d*|footnotes|endnotes)\.xml", re.IGNORECASE)
_FACTS_WIDTH, _ENTRIES, _ROWS = 2, 3, 3
_SKIPPED = frozenset(("del", "moveFrom", "Fallback", "instrText"))
_BOX = "txbxContent"
_PLACES = {"header": "page header", "footer": "page footer", "footnotes": "footnote", "endnotes": "footnote"}
_FIGURES = ("0", "1", "2", "3")
_NO_COLORS = frozenset(("", "AUTO", "FFFFFF", "CLEAR"))
_MOST_PIECES = 20 * limits.SHEETS
"""Of tables that pages cut, and tables of facts, before they are put together."""
_Rows = list[list[str]]


def read(archive: zipfile.ZipFile) -> Opened:
    """Read the tables of a document; a small table with facts belongs to the large ones below it.

    Raises
    ------
    Refused
        It holds no table, or cannot be read.
    """
    members = unpack(archive, _MEMBERS.fullmatch)
    styles = StruckStyles()
    for name in [name for name in members if name.casefold() == "word/styles.xml"]:
        walk(members.pop(name), styles.start, lambda _: None, lambda _: None)
    lists = NumberedLists()
    for name in [name for name in members if name.casefold() == "word/numbering.xml"]:
        walk(members.pop(name), lists.start, lambda _: None, lambda _: None)
    handler = _DocumentHandler(frozenset(styles.found))
    documents = [name for name in members if name.casefold() == "word/document.xml"]
    walk(members[documents[0]], handler.start, handler.end, handler.text)
    elsewhere = _elsewhere({name: content for name, content in members.items() if name not in documents})
    handler.blocks = in_one_table(_whole([*handler.blocks, *elsewhere]), _WordTable)
    # A legend, or a sentence that says what the figures are, holds for all tables, wherever it stands.
    texts = [block for block in handler.blocks if isinstance(block, str)]
    legends = [row for text in filter(_is_legend, texts) for row in rows_of(text)]
    above, tables = _apart(handler.blocks)
    if len(tables) > limits.SHEETS:
        raise Refused("too-many-sheets", limit=limits.SHEETS)
    sheets, numbered, said = [], list[str](), around(above, [block.rows[0] for _, block in tables])
    for (number, block), rows in zip(tables, said, strict=True):
        rows += [legend for legend in legends if legend not in rows]
        check_size(len(rows) + len(block.rows), max(map(len, block.rows)))
        shifted = frozenset((row + len(rows), column) for row, column in block.merged)
        cells = [*rows, *block.cells()]
        looks = block.looks().moved(len(rows))
        sheets.append(from_rows(f"Table {number}", cells, first=1 - len(rows), merged=shifted, looks=looks))
        numbered += _numbers_notice(number, block.numbered_by(lists.found))
    uncounted = [*comments_notice(handler.comments), *pictures_notice(handler.pictures)]
    if not sheets:
        lines, notice = sheet_of_lines(texts, unclear=handler.paragraph.unclear)
        return Opened([lines], [*uncounted, notice])
    sheets[0].name = "" if len(sheets) == 1 else sheets[0].name
    below = [(elsewhere.get(text, "below the table"), text) for text in _last(handler.blocks)]
    sheets[-1].around = [(place, clean(text)[:AROUND_CHARACTERS]) for place, text in (*below, *handler.boxes)][:AROUND]
    return Opened(sheets, [*uncounted, *numbered])


def _numbers_notice(table: int, rows: Sequence[int]) -> list[str]:
    """Say which rows of a table hold numbers that Word shows and nobody typed."""
    if not rows:
        return []
    where = f"row {rows[0]:,}" if len(rows) == 1 else f"rows {listed([f'{row:,}' for row in rows], _ROWS)}"
    return [
        f"In {where} of table {table}, Word numbers a list automatically. If these numbers are ratings, type them in."
    ]


def _elsewhere(members: Mapping[str, bytes]) -> dict[str, str]:
    """Return the paragraphs of the headers and footers of pages and of footnotes, and where each stands."""
    found: dict[str, str] = {}
    for name, content in sorted(members.items()):
        handler = _DocumentHandler()
        walk(content, handler.start, handler.end, handler.text)
        place = _PLACES[name.rpartition("/")[2].casefold().rstrip("0123456789.xml")]
        for block in handler.blocks[:AROUND]:
            rows = [[block]] if isinstance(block, str) else block.rows
            lines = (": ".join(row) if len(row) == _FACTS_WIDTH else "   ".join(row) for row in rows)
            found |= {line: place for line in lines if clean(line) and line not in found}
    return found


def _last(blocks: Sequence[str | _WordTable]) -> list[str]:
    """Return the paragraphs below the last table."""
    last = max((at for at, block in enumerate(blocks) if not isinstance(block, str)), default=0)
    return [block for block in blocks[last:] if isinstance(block, str) and clean(block)]


def _apart(blocks: list[str | _WordTable]) -> tuple[list[_Rows], list[tuple[int, _WordTable]]]:
    """Return what is said above each table and below the last one, and the tables with their numbers.

    A table of two columns says something of those below it, unless it is headed as ratings, or is all there is.
    """
    of_facts = {
        at: facts
        for at, block in enumerate(blocks)
        if not isinstance(block, str) and (facts := rows_of_table(block.rows, narrow=_is_narrow(block))) is not None
    }
    if not any(at not in of_facts for at, block in enumerate(blocks) if not isinstance(block, str)):
        of_facts = {at: facts for at, facts in of_facts.items() if any(map(says_fact, facts))}
    above: list[_Rows] = [[]]
    tables: list[tuple[int, _WordTable]] = []
    count = 0
    for at, block in enumerate(blocks):
        if isinstance(block, str):
            above[-1] += rows_of(block) if clean(block) else []
            continue
        count += 1
        if at in of_facts:
            above[-1] += [*of_facts[at], []]
        else:
            tables.append((count, block))
            above.append([])
    return above, tables


def _whole(blocks: Sequence[str | _WordTable]) -> list[str | _WordTable]:
    """Return the blocks with each table that a page cut in two as one."""
    found: list[str | _WordTable] = []
    table: _WordTable | None = None
    for block in blocks:
        if isinstance(block, str):
            table = None if clean(block) else table
        elif table is not None and continues(table.rows, block.rows):
            table.add(block)
            continue
        else:
            table = block
        found.append(block)
    return found


def _is_narrow(table: _WordTable) -> bool:
    """Tell whether a table has two columns, and no row that heads actions and their ratings."""
    rows = table.rows
    if max(map(len, rows), default=0) > _FACTS_WIDTH:
        return False
    pairs = [(clean(row[0]), row[1]) for row in rows if len(row) == _FACTS_WIDTH]
    heads = (at for at, row in enumerate(pairs) if kind_of(clean(row[1])).name == "rating" != kind_of(row[0]).name)
    head = next(heads, None)
    below = [] if head is None else pairs[head + 1 :]
    rated = sum(rating_values.parse(cell).rating is not None for _, cell in below)
    return not rated or 2 * rated < len(below)


def _is_legend(paragraph: str) -> bool:
    return len(entries_of(clean(paragraph))) >= _ENTRIES or bool(sentence_against(clean(paragraph)))


@dataclass
class _WordTable:
    rows: _Rows = field(default_factory=list)
    merged: set[tuple[int, int]] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)
    colors: dict[tuple[int, int], str] = field(default_factory=dict)
    choices: dict[tuple[str, ...], list[Area]] = field(default_factory=dict)
    spanned: set[tuple[int, int]] = field(default_factory=set)
    unseen: set[tuple[int, int]] = field(default_factory=set)
    """The cells with a number whose letters are white on white."""
    lists: dict[tuple[int, int], set[str]] = field(default_factory=dict)
    """The cells with items of lists, which have numbers or bullets that are no text."""

    def cells(self) -> list[list[Any]]:
        """Return its rows, with what shows of a number that nobody sees."""
        return [
            [ShownNumber("", float(text)) if (at, place) in self.unseen else text for place, text in enumerate(row)]
            for at, row in enumerate(self.rows)
        ]

    def add(self, below: _WordTable) -> None:
        """Take the rows of another table for more of its own."""
        height = len(self.rows)
        self.rows += below.rows
        for own, more in (
            *((self.merged, below.merged), (self.struck, below.struck)),
            *((self.spanned, below.spanned), (self.unseen, below.unseen)),
        ):
            own |= {(row + height, at) for row, at in more}
        self.colors |= {(row + height, at): color for (row, at), color in below.colors.items()}
        self.lists |= {(row + height, at): own for (row, at), own in below.lists.items()}
        for texts, areas in below.choices.items():
            moved = [(first + height, last + height, left, right) for first, last, left, right in areas]
            self.choices.setdefault(texts, []).extend(moved)

    def numbered_by(self, lists: Collection[str]) -> list[int]:
        """Return the rows with a cell that Word numbers, where it does not number most cells of its column."""
        places = [at for at, own in self.lists.items() if own & set(lists)]
        columns = Counter(column for _, column in places)
        filled = Counter(column for row in self.rows for column, text in enumerate(row) if text.strip())
        return sorted({row + 1 for row, column in places if 2 * columns[column] < filled[column]})

    def marked(self) -> list[Any]:
        """Return what may say more than its texts; its labels may be colored."""
        colored = (at for at in self.colors if at[1])
        return [*self.merged, *self.struck, *self.choices, *self.unseen, *self.lists, *colored]

    def texts(self) -> list[str]:
        """Return the texts of its cells."""
        return [text for row in self.rows for text in row]

    def looks(self) -> Looks:
        """Return how its cells look."""
        found = ColoredCells()
        for at, row in enumerate(self.rows):
            for column, text in enumerate(row):
                found.add(at, column, self.colors.get((at, column), ""), there=bool(text.strip()))
            found.end_row()
        allowed = [Allowed(texts, tuple(areas)) for texts, areas in self.choices.items()]
        looks = Looks(self.struck, spanned=self.spanned, allowed=allowed)
        found.show(looks)
        return looks


class _DocumentHandler:
    """Visits each element of ``word/document.xml``; what was deleted with tracked changes is not there."""

    def __init__(self, struck: frozenset[str] = frozenset()) -> None:
        self.struck = struck
        self.blocks: list[str | _WordTable] = []
        self.tables = 0  # how many tables we are inside of
        self.whole = 0  # how many tables there were
        self.table = _WordTable()
        self.cell: list[Run] | None = None
        self.paragraph = ParagraphText(struck)
        self.skipping = ""
        self.depth = 0
        self.below = False
        self.span = 1
        self.cells = self.comments = self.pictures = 0
        self.box: _DocumentHandler | None = None
        self.boxes: list[tuple[str, str]] = []
        """What stands in text boxes of cells, with that place: it may be of another cell."""
        self.color = ""
        self.of_row = self.deleted_row = self.deleted_cell = False
        """Whether what we come by is said of a whole row, and whether that row, or the cell, was deleted."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self.skipping:
            self.depth += name == self.skipping
            return
        if self.box is not None:
            self.box.start(name, attributes)
        elif name in _SKIPPED:
            self.skipping, self.depth = name, 1
            self.deleted_row |= self.of_row and self.tables == 1
        elif name == _BOX:
            self.box = _DocumentHandler(self.struck)
        elif name in ("pic", "imagedata"):
            self.pictures += 1
        elif name == "tbl":
            self.tables += 1
            if self.tables == 1:
                self.table = _WordTable()
        elif name == "commentReference":
            self.comments += 1
        elif self.tables == 1:
            self._start_inside(name, attributes)
        else:
            self.paragraph.start(name, attributes)

    def _start_inside(self, name: str, attributes: dict[str, str]) -> None:
        if name == "tr":
            self.table.rows.append([])
            self.deleted_row = self.deleted_cell = False
        elif name == "trPr":
            self.of_row = True
        elif name == "cellDel":
            self.deleted_cell = True
        elif name == "tc":
            self.cell, self.color, self.paragraph.letters, self.paragraph.lists = [], "", set(), set()
            self.of_row = False
        elif name == "gridSpan":
            self.span = min(int(value_of(attributes)), limits.COLUMNS) if value_of(attributes).isdecimal() else 1
        elif name == "vMerge" and value_of(attributes) != "restart":
            self.below = True
        else:
            if name == "shd" and not self.paragraph.inside_run:
                self.color = self.color or value_of(attributes, "fill")
            self.paragraph.start(name, attributes)

    def text(self, data: str) -> None:
        if self.box is not None:
            self.box.text(data)
        elif not self.skipping:
            self.paragraph.text(data)

    def end(self, name: str) -> None:
        if self.skipping:
            self.depth -= name == self.skipping
            if not self.depth:
                self.skipping = ""
        elif self.box is not None:
            if name == _BOX and self.box.box is None:
                self._end_box(self.box)
            else:
                self.box.end(name)
        elif name == "p":
            self._end_paragraph()
        elif name == "tc" and self.tables == 1 and self.cell is not None:
            self._end_cell(self.cell)
        elif name == "tbl":
            self.tables -= 1
            if not self.tables:
                self.blocks.append(self.table)
                self.whole += 1
                if self.whole > _MOST_PIECES:
                    raise Refused("too-many-sheets", limit=limits.SHEETS)
        else:
            self.paragraph.end(name)

    def _end_box(self, box: _DocumentHandler) -> None:
        """Take what stands in a text box for a part of the document there, unless the box is in a table."""
        self.box = None
        self.pictures += box.pictures
        if self.tables:
            texts = [text for block in box.blocks for text in ([block] if isinstance(block, str) else block.texts())]
            self.boxes += [("text box in a table", text) for text in texts if clean(text)]
        else:
            self.blocks += box.blocks
        self.boxes += box.boxes

    def _end_cell(self, runs: list[Run]) -> None:
        rows = self.table.rows
        if self.deleted_row or self.deleted_cell:
            runs, self.below, self.color, self.deleted_cell = [], False, "", False
            self.paragraph.choices, self.paragraph.lists, self.paragraph.letters = [], set(), set()
        text = with_boxes(runs).strip("\n")
        row, place = rows[-1], len(rows[-1])
        at = (len(rows) - 1, place)
        if is_struck(runs):
            self.table.struck.add(at)
        if self.paragraph.choices:
            places = self.table.choices.setdefault(tuple(self.paragraph.choices), [])
            places.append((at[0], at[0], place, place))
            self.paragraph.choices = []
        if self.paragraph.lists:
            self.table.lists[at], self.paragraph.lists = self.paragraph.lists, set()
        if self.color.upper() not in _NO_COLORS:
            self.table.colors[at] = self.color
        if self.below and len(rows) > 1 and place < len(rows[-2]):
            text = rows[-2][place]
            self.table.merged.add(at)
        if self.paragraph.letters == {True} and not self.color and text.strip() in _FIGURES:
            self.table.unseen.add(at)
        self.cells += self.span
        if self.cells > limits.CELLS:
            raise Refused("too-many-cells", limit=limits.CELLS)
        self.table.spanned |= {(at[0], place + more) for more in range(1, self.span)} if text.strip() else set()
        row += [text, *[""] * (self.span - 1)]
        self.cell, self.span, self.below = None, 1, False

    def _end_paragraph(self) -> None:
        runs = self.paragraph.taken()
        if self.cell is not None:
            self.cell += [("\n", frozenset()), *runs] if self.cell else runs or [("\n", frozenset())]
        elif not self.tables:
            self.blocks.append("".join(text for text, _ in runs))
