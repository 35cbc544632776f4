"""Words in a sheet that nothing used: they may say that its figures are something else, so they are named.

What is known to say nothing, or to have been used, is left out; all else is named, whatever it says. A list of words to
look for would never be complete.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

import numpy as np

from ilt import framework
from ilt.coded_columns import Mask
from ilt.framework import text_key
from ilt.reading.cells import masks, rating_values
from ilt.reading.cells.area_names import names_area
from ilt.reading.cells.cell_times import looks_like_time
from ilt.reading.cells.column import Column
from ilt.reading.cells.column_kinds import kind_of, words_of
from ilt.reading.cells.fact_labels import FACTS, labels_of_row
from ilt.reading.cells.few_values import few_values
from ilt.reading.cells.legends import entries_of, is_own, other_scale
from ilt.reading.cells.not_rated import NOT_RATED
from ilt.reading.cells.other_than_ratings import no_ratings, other_question
from ilt.reading.cells.rating_questions import asks_for_rating
from ilt.reading.cells.scale_ends import may_be_other
from ilt.reading.cells.text import cell_text, clean, letters, listed, shown
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts import table_from_answers
from ilt.reading.layouts.columns.form_notes import are_sentences
from ilt.reading.layouts.columns.heading_actions import action_named
from ilt.reading.layouts.rows.legend_rows import legend_rows
from ilt.reading.layouts.rows.notes_below import labeled_note
from ilt.reading.layouts.table import Table, seen_text
from ilt.reading.log import Log
from ilt.reading.problems import sentence
from ilt.reading.stages import SheetTable

START = "We did not use this text: "
"""How the notice begins; what it quotes may name people."""
END = ". If it changes what the ratings mean (who rated, when, or for which school), correct your file or your answers."
_NAMED, _LONGEST, _LOOKED_AT, _ROWS, _TOGETHER, _SENTENCE = 6, 80, 60, 2_000, 3, 20
_ABOVE, _BELOW = 5, 3
"""A row with so many cells above or below the headings holds headings, too."""
_OWN_LAYOUTS = ("template", "tidy", "by column", "wide")
"""The others are of survey tools: a column there is a question, and its heading is said."""
_NOTHING = frozenset(("yes", "no", "n/a", "na", "none", "nil", "ok", "true", "false", "x", "-", "open-ended response"))
_SAFE = frozenset(
    (
        *("ilt", "self", "assessment", "cross", "rating", "ratings", "action", "actions", "framework", "template"),
        *("school", "district", "form", "responses", "response", "of", "the", "for", "and", "by", "our", "your", "an"),
        *("survey", "instructional", "leadership", "team", "focus", "area", "areas", "notes", "page", "sheet", "scale"),
        *("member", "members", "should", "table", "please", "rate", "each", "every", "all", "present", "to", "from"),
        *("a", "in", "see", "below", "thank", "you"),
    )
)
"""Words of which nothing that is made says anything of the figures."""
_FIGURES, _SCALE, _ENTRIES = ("0", "1", "2", "3"), {0, 1, 2, 3}, 2
_Words = tuple[str, str]
"""Where they stand, and what they are."""


def say(grids: Sequence[Grid], tables: Sequence[SheetTable], log: Log) -> None:
    """Name the words of each sheet with ratings that nothing used, in one notice a sheet."""
    for grid in grids:
        own = [sheet_table for sheet_table in tables if sheet_table.sheet == grid.sheet]
        words = unused(grid, [sheet_table.table for sheet_table in own]) if own else []
        words += _name_of_sheet(own) if len({sheet_table.sheet for sheet_table in tables}) > 1 else []
        if own and (headings := _unused_notes(grid, [sheet_table.table for sheet_table in own])):
            some = f"column{'s' * (len(headings) > 1)} {listed(headings, _NAMED)}"
            log.say(f"Notes that name no action were not used: {some}.", own[0].source, grid.sheet)
        if message := in_words((place, text) for place, text in words if not _is_in_question(text, own)):
            log.say(message, own[0].source, grid.sheet)
        if own and (rated := [place for place, text in grid.around if _is_rated(text)]):
            cells = "1 cell" if len(rated) == 1 else f"{len(rated):,} cells"
            says = sentence(
                "ratings-passed-over",
                cells=cells,
                where=f"of text {rated[0]}",
                how="enter them in the table",
            )
            log.problem(own[0].source, "ratings-passed-over", says, sheet=grid.sheet, row=int(grid.numbers[-1]))


def _unused_notes(grid: Grid, tables: Sequence[Table]) -> list[str]:
    """Return the headings of columns of notes in which something stands, and which no table uses."""
    found = {}
    for table in tables:
        rows: Mask = np.isin(grid.numbers, table.numbers)
        free = _free(grid, table, tables)
        again = Counter(_without_digits(table.headers.get(at, "")) for at in free)
        for at, column in free.items():
            heading = table.headers.get(at, "")
            plain = _without_digits(heading)
            notes = _ABOUT.match(heading) or _TO_ADD.search(heading) or kind_of(plain).name == "note"
            notes = notes or (again[plain] > 1 and bool(plain) and are_sentences([column]))
            says = column.where(seen_text) & rows
            if says.any() and (notes or (heading and _are_notes(heading, column, says))):
                found[at] = f"{letters(at)} “{masks.heading(heading)}”"
    return [found[at] for at in sorted(found)]


def _are_notes(heading: str, column: Column, says: Mask) -> bool:
    """Tell whether cells below a heading that asks nothing else are sentences, hardly one twice."""
    texts = [clean(cell_text(column[at])) for at in np.flatnonzero(says)[:_LOOKED_AT].tolist()]
    texts = [text for text in texts if not (looks_like_time(text) or names_area(text) or action_named(text))]
    long = sum(len(text) > _SENTENCE and text.count(" ") > _TOGETHER for text in texts)
    return 2 * min(long, len(set(texts))) > len(texts) and not other_question(heading)


def _without_digits(heading: str) -> str:
    """Return a heading without the number that a tool writes behind one that is there again: ``Why?2``."""
    return heading.rstrip("0123456789")


_ABOUT = re.compile(
    r"(?:(?:general|overall|other|additional|any) )?(?:comments?|notes?|evidence|remarks?|observations?)\b"
    r"(?! (?:id|type|date|number)\b)",
    re.IGNORECASE,
)


_TO_ADD = re.compile(
    r"\b(?:(?:any|some)thing (?:else|more|other|to (?:add|note|say|share)|(?:that )?(?:you|we))|what else"
    r"|(?:like|want|wish) to (?:add|say|share|tell)|(?:any|your|other|further|additional) (?:other |more )?"
    r"(?:comments?|details?|feedback|ideas?|notes?|observations?|questions?|remarks?|suggestions?|thoughts?)"
    r"|algo (?:más|que (?:agregar|añadir|decir)))\b",
    re.IGNORECASE,
)
"""What asks for words on nothing that is known: ``Anything to add about focus area 1?``."""


def _name_of_sheet(tables: Sequence[SheetTable]) -> list[_Words]:
    """Return the name of a sheet, one of several, where nothing in it was used: ``Vision``."""
    if not tables or any(own.is_doubtful or own.is_left_out for own in tables):
        return []
    said = [field for own in tables for field in own.table.fields.values() if field.unencoded is None]
    cells = {clean(cell_text(cell)) for field in said if len(field.values) < _ROWS for cell in field.present()}
    name = clean(tables[0].sheet)
    known = name in cells or says_nothing(name, _used([own.table for own in tables]))
    return [] if known else [("sheet name", name)]


def _is_in_question(text: str, tables: Sequence[SheetTable]) -> bool:
    """Tell whether a question is about these words: what the figures are, or their scale."""
    around = any(text == own.table.below or (text in own.said_around and no_ratings(text)) for own in tables)
    scales = any(own.scale or own.points for own in tables)
    return around or (scales and bool(entries_of(text) or other_scale([text], []) or may_be_other(text)))


def in_words(found: Iterable[_Words]) -> str:
    """Say which words were not used; blank where none are."""
    first: dict[str, str] = {}
    for place, text in found:
        first.setdefault(shown(text, _LONGEST).translate(_QUOTES), place)
    named = [f"{place} “{text}”" for text, place in islice(first.items(), _NAMED)]
    more = [f"and {len(first) - _NAMED} more"] if len(first) > _NAMED else []
    return f"{START}{'; '.join([*named, *more])}{END}" if named else ""


_QUOTES = str.maketrans("“”", "''")


def unused(grid: Grid, tables: Sequence[Table]) -> list[_Words]:
    """Return the words of a sheet that are no heading, value, note, rating, fact, legend or text of the framework."""
    used = _used(tables)
    rows: Mask = np.isin(grid.numbers, np.concatenate([table.numbers for table in tables]))
    outside = list(islice(_outside(grid, tables, rows, used), _LOOKED_AT))
    inside = [words for table in _one_a_block(tables) for words in _inside(grid, table, tables)]
    outside += [(place, text) for place, text in grid.around if _says_more(text, used) and not _is_rated(text)]
    inside = [(place, text) for place, text in inside if not says_nothing(text, used)]
    return [*outside, *inside, *(words for table in _one_a_block(tables) for words in _few(grid, table, tables))]


def _says_more(text: str, used: frozenset[str]) -> bool:
    """Tell whether what stands in no cell is more than a line or what is known to say nothing; a figure may rate."""
    return text in _FIGURES or (_has_letters(text) and not says_nothing(text, used))


def _is_rated(text: str) -> bool:
    """Tell whether a line names an action and ends with a figure 0-3: ``S1.2: 2``."""
    rated = _RATED.search(text)
    return rated is not None and bool(action_named(text[: rated.start()].rstrip(_ENDS)))


_RATED = re.compile(r"(?:\b(?:rating|score|level)\W{0,4})?\b[0-3]\W?\Z", re.IGNORECASE)
_ENDS = " \t:;,.-=\u2010\u2011\u2012\u2013\u2014\u2015(["


def says_nothing(text: str, used: frozenset[str]) -> bool:
    """Tell whether words are known to say nothing of figures, next to the words of facts that were used.

    >>> says_nothing("ILT self-assessment, Fall 2026", frozenset(("fall", "2026"))), says_nothing("Goals", frozenset())
    (True, False)
    """
    text = text.lstrip("\u00b7\u2022\u25aa\u25e6* ") or text
    key = text_key(text)
    if text.casefold() in _NOTHING or key in _own_texts(framework.current()) or action_named(text):
        return True
    if any(key.endswith(text_key(area.name)) for area in framework.current().areas):
        return True
    legend = entries_of(text)
    none = any(text_key(label) in NOT_RATED for label in legend.values())
    if (
        (legend and is_own(legend) and not none)
        or (len(legend) > _ENTRIES and set(legend) <= _SCALE)
        or asks_for_rating(text)
    ):
        return True
    return all(word in _SAFE or word in used or not _has_letters(word) for word in words_of(text))


def _own_texts(current: framework.Framework) -> frozenset[str]:
    """Return what stands in our own templates, and what a framework calls its actions and areas."""
    lines = [line for own in framework.INSTRUCTIONS.values() for line in (own.title, own.before, own.after)]
    lines += [text for action in current.actions for text in (action.text, action.framework_wording)]
    lines += [text for area in current.areas for text in (area.name, area.description)]
    lines += [*framework.SCALE.values(), *framework.TEMPLATE_HELP]
    return frozenset(map(text_key, lines))


def _used(tables: Sequence[Table]) -> frozenset[str]:
    """Return the words of what was taken as a fact of a table."""
    facts = [value for table in tables for value in (*table.facts.values(), *table.facts_above.values())]
    # A row that somebody said to name the schools or the rounds of columns is used, too.
    matched = [table for table in tables if table.layout == table_from_answers.LAYOUT]
    for column in (table.fields[name] for table in matched for name in FACTS if name in table.fields):
        if column.unencoded is None and len(column.values) <= _LOOKED_AT:
            facts += [clean(cell_text(cell)) for cell in column.present()]
    return frozenset(word for value in facts for word in words_of(value))


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _is_text(cell: object) -> bool:
    return isinstance(cell, str) and _has_letters(cell)


def _place(grid: Grid, row: int, column: int) -> str:
    number = int(grid.numbers[row])
    return f"{letters(column)}{number}" if number > 0 else "around the table"


def _outside(grid: Grid, tables: Sequence[Table], rows: Mask, used: frozenset[str]) -> Iterator[_Words]:
    """Yield the texts of the rows above, between and below tables, without headings, facts and legends."""
    texts: Mask = np.zeros(grid.height, dtype=np.bool_)
    for column in grid.columns:
        if not rows.all():
            texts |= _texts(column, ~rows)
    legend = legend_rows(grid) if texts.any() else rows
    texts &= ~rows & ~(legend if int(legend.sum()) > 1 else rows)
    heads = {int(np.searchsorted(grid.numbers, table.header_row)) for table in tables}
    headings = {tuple(map(clean, grid.row(place))) for place in heads}
    first = {head: _first_row(grid, tables, head) for head in heads}
    rated = sorted({place for table in tables for place in table.rated})
    for place in np.flatnonzero(texts)[:_ROWS].tolist():
        row = grid.row(place)
        cells = tuple(map(clean, row))
        head = max((at for at in heads if at <= place), default=-1)
        further = sum(map(bool, cells)) >= (_ABOVE if head < 0 else _BELOW) and place < first.get(head, grid.height)
        counted = head >= 0 and any(_is_rating(row[at]) for at in rated)
        if place in heads or cells in headings or further or counted:
            continue
        if sum(map(bool, cells)) == 1 and labeled_note("".join(cells)) in _notes(tables):
            continue
        facts = _facts_of(row, tables)
        left = [at for at, text in enumerate(cells) if text and at not in facts]
        named = [at for at in left if _has_letters(cells[at]) and not says_nothing(cells[at], used)]
        if named and len(left) <= _TOGETHER:
            yield _place(grid, place, left[0]), " | ".join(cells[at] for at in left)
        else:
            yield from ((_place(grid, place, at), cells[at]) for at in named)


def _notes(tables: Sequence[Table]) -> frozenset[str]:
    """Return the notes of tables; they may stand in rows of their own."""
    columns = [table.fields["note"] for table in tables if "note" in table.fields]
    few = [column for column in columns if column.unencoded is None and len(column.values) < _ROWS]
    return frozenset(text for column in few for cell in column.present() if (text := clean(cell_text(cell))))


def _is_rating(text: str) -> bool:
    """Tell whether a cell of a row that was left out, and said to be, holds a figure or a rating in words."""
    return bool(clean(text)) and (not _has_letters(text) or rating_values.parse(text).rating is not None)


def _first_row(grid: Grid, tables: Sequence[Table], head: int) -> int:
    """Return the place of the first row of ratings below a header."""
    # A table without headings has its header at row 0, above the first.
    heads = [int(np.searchsorted(grid.numbers, table.header_row)) for table in tables]
    numbers = [int(table.numbers.min()) for table, own in zip(tables, heads, strict=True) if own == head]
    return int(np.searchsorted(grid.numbers, min(numbers)))


def _facts_of(row: Sequence[str], tables: Sequence[Table]) -> set[int]:
    """Return the cells of a row with a label of ours, and with its value where it was used."""
    known = {value.casefold() for table in tables for value in (*table.facts.values(), *table.facts_above.values())}
    found: set[int] = set()
    for label in labels_of_row(row):
        taken = {at for at, value in label.values if value.casefold() in known}
        if taken or not label.values or label.name not in _IN_WORDS:
            found |= {label.place} | taken
    return found


_IN_WORDS = ("round", "district", "school", "perspective", "rater", "team")
"""Labels of what the ratings are of; a date is not used, and says nothing of them."""


def _one_a_block(tables: Sequence[Table]) -> Iterator[Table]:
    """Yield one table for each set of rows: several may have the same."""
    seen: set[tuple[int, int]] = set()
    for table in tables:
        key = int(table.numbers.min()), int(table.numbers.max())
        if key not in seen:
            seen.add(key)
            yield table


def _inside(grid: Grid, table: Table, tables: Sequence[Table]) -> Iterator[_Words]:
    """Yield the texts right of, left of and between the columns that were used: without a heading, or in few rows."""
    free = _free(grid, table, tables)
    rows: Mask = np.isin(grid.numbers, table.numbers if free else [])
    for at, column in free.items():
        if column.unencoded is not None or not (texts := _texts(column, rows)).any():
            continue
        heading = table.headers.get(at, "")
        filled = int((column.where(seen_text) & rows).sum())
        if heading and (table.layout not in _OWN_LAYOUTS or 2 * filled > int(rows.sum())):
            continue
        for place in np.flatnonzero(texts)[:_LOOKED_AT].tolist():
            yield _place(grid, place, at), clean(cell_text(column[place]))


def _few(grid: Grid, table: Table, tables: Sequence[Table]) -> Iterator[_Words]:
    """Yield the columns that were not used and whose few values, each with its count, may tell the rows apart."""
    if table.layout not in _OWN_LAYOUTS:
        return
    free = _free(grid, table, tables)
    rows: Mask = np.isin(grid.numbers, table.numbers if free else [])
    for at, column in free.items():
        heading = clean(table.headers.get(at, ""))
        if heading and (values := few_values(heading, column, rows)):
            yield f"{letters(at)}{table.header_row}", f"{masks.heading(heading)}: {values}"


def _free(grid: Grid, table: Table, tables: Sequence[Table]) -> dict[int, Column]:
    """Return the columns that neither a table uses nor another of the same rows."""
    first, last = table.numbers.min(), table.numbers.max()
    uses = {at for own in tables if own.numbers.min() <= last and own.numbers.max() >= first for at in own.uses}
    return {at: column for at, column in enumerate(grid.columns) if at not in uses}


def _texts(column: Column, rows: Mask) -> Mask:
    """Return in which of the rows a cell has letters."""
    places = np.flatnonzero(rows)
    if column.unencoded is None and len(places) > _ROWS:
        return column.where(_is_text) & rows
    found: Mask = np.zeros(len(column), dtype=np.bool_)
    for place in places[:_ROWS].tolist():
        found[place] = _is_text(column[place])
    return found


def changed(message: str, change: Callable[[str], str]) -> str:
    """Return a notice with each text that it quotes changed, where it is one of these; one that becomes blank is gone.

    >>> changed(in_words([("A1", "Goals of Pat"), ("B7", "was absent")]), lambda text: "") == f"{START}A1; B7{END}"
    True
    """
    return _QUOTED.sub(lambda found: change(found[0]), message) if message.startswith(START) else message


_QUOTED = re.compile(r" “[^“”]*”")
