"""The notes of a table with one action a row, in a column whose heading nobody knows, or that has none."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ilt.reading.cells import masks, rating_values
from ilt.reading.cells.area_names import names_area
from ilt.reading.cells.cell_times import looks_like_time
from ilt.reading.cells.column import Column, combined
from ilt.reading.cells.column_kinds import NOTE_WORDS, kind_of, words_of
from ilt.reading.cells.headings import field_of, header_key, says_person
from ilt.reading.cells.odd_names import looks_like_person
from ilt.reading.cells.other_than_ratings import other_question
from ilt.reading.cells.rater_headings import may_ask_who
from ilt.reading.cells.text import cell_text, clean, letters
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.heading_actions import action_named
from ilt.reading.layouts.columns.rating_columns import is_rating
from ilt.reading.layouts.table import seen_text

_FEWEST, _LOOKED_AT = 3, 200
_OTHERS = frozenset(
    (
        *("owner", "owners", "who", "whom", "lead", "leads", "person", "people", "responsible", "staff", "assigned"),
        *("next", "step", "steps", "plan", "plans", "planned", "strategy", "task", "tasks", "todo", "do", "support"),
        *("when", "date", "due", "deadline", "by", "status", "priority", "trend", "progress", "timeline", "month"),
        *("link", "links", "url", "file", "files", "attachment", "attachments", "area", "standard", "domain"),
        *("group", "grade", "grades", "school", "district", "team", "role", "title", "category", "tag", "tags"),
        *("label", "meaning", "framework", "rubric", "definition", "descriptor", "question", "prompt", "title"),
        *("created", "modified", "updated", "time", "timestamp", "version", "measure", "resources", "need", "needs"),
    )
)
"""Words of headings over texts that say something else than why an action has its rating."""


def free_notes(body: Grid, row: Sequence[str], rating: int, taken: Collection[int]) -> int | None:
    """Return the column right of the ratings and their labels, if it holds free text and its heading says nothing else.

    Parameters
    ----------
    row
        The headings.
    rating
        The column of the ratings, the last one of several choices.
    taken
        The columns that are known.
    """
    at = rating + 1
    while at < len(body.columns) and at not in taken and holds_labels(body.columns[at]):
        at += 1
    if at >= len(body.columns) or at in taken:
        return None
    heading = clean(row[at]) if at < len(row) else ""
    return at if _may_head_notes(heading) and _holds_texts(body.columns[at]) else None


def holds_labels(column: Column) -> bool:
    """Tell whether all that a column says is the framework's labels of ratings, whatever its heading is."""
    cells = [cell for cell in column.slice(0, min(len(column), _LOOKED_AT)).present() if seen_text(cell)]
    return bool(cells) and all(map(rating_values.is_label, cells))


def more_notes(body: Grid, row: Sequence[str], fields: Mapping[str, int]) -> list[int]:
    """Return the other columns of notes on the same ratings: ``Evidence`` and ``Comments``, where one column rates.

    Our own name for notes stands for itself. A heading in more words has to be right of the ratings, and must not be
    one of descriptions or examples.
    """
    first, found = fields.get("note"), [at for at, cell in enumerate(row) if field_of(cell) == "note"]
    if first not in found or not are_notes_of_one(body, row, found):
        return []
    rated = next((at for at, cell in enumerate(row) if is_rating(cell)), len(row))
    free = [at for at, cell in enumerate(row) if at > rated and at not in found and _is_of_notes(cell)]
    return [at for at in (*found, *free) if at != first and _holds_no_ratings(body.columns[at])]


def are_notes_of_one(body: Grid, row: Sequence[str], places: Sequence[int]) -> bool:
    """Tell whether columns headed as notes are all notes: one column at most rates, and none of them holds ratings."""
    alike = all(header_key(row[at]) != "note" and _holds_no_ratings(body.columns[at]) for at in places)
    return alike and sum(map(is_rating, row)) <= 1


def _is_of_notes(cell: str) -> bool:
    return kind_of(clean(cell)).name == "note" and not _DESCRIBES & set(words_of(cell))


def _holds_no_ratings(column: Column) -> bool:
    cells = column.slice(0, min(len(column), _LOOKED_AT)).present()
    return not any(rating_values.parse(cell).rating is not None for cell in cells)


_DESCRIBES = frozenset(("description", "describe", "example", "examples", "data"))


MORE_NOTES = "note #"
"""The field of another column of notes, before its place."""


def joined_notes(fields: dict[str, Column]) -> dict[str, Column]:
    """Take the other columns of notes out of what a table says; return its notes with theirs, a line each."""
    more = [fields.pop(name) for name in list(fields) if name.startswith(MORE_NOTES)]
    if not more:
        return {}
    texts = combined(*(column.map(cell_text) for column in (fields["note"], *more)))
    return {"note": texts.map(lambda own: "\n".join(filter(None, map(str.strip, own))))}


def says_free_notes(fields: Mapping[str, int], headers: Mapping[str, str]) -> list[str]:
    """Return the notice of such a column, if there is one whose heading does not announce notes.

    Parameters
    ----------
    fields, headers
        Our name -> the column, and its heading.

    Examples
    --------
    >>> says_free_notes({"note": 2}, {"note": "Notes"}), says_free_notes({"note": 2}, {"note": "Because..."})
    ([], ['Column C “Because...” was read as the notes.'])
    """
    if "note" not in fields:
        return []
    at, heading = fields["note"], headers["note"]
    # What heads a column that may be called like a person is shown nowhere.
    known = field_of(heading) == "note" or bool(NOTE_WORDS & set(words_of(heading)))
    if known or heading == letters(at):
        return []
    named = f" “{masks.heading(heading)}”" if clean(heading) else ""
    return [f"Column {letters(at)}{named} was read as the notes."]


def _may_head_notes(heading: str) -> bool:
    if field_of(heading) or kind_of(heading).name or _OTHERS & set(words_of(heading)):
        return False
    return not (other_question(heading) or may_ask_who(heading) or says_person(heading) or action_named(heading))


def _holds_texts(column: Column) -> bool:
    """Tell whether most cells are texts of some words, hardly one twice, and none is a rating."""
    cells = column.slice(0, min(len(column), _LOOKED_AT)).present()
    texts = [text for cell in cells if (text := clean(seen_text(cell)))]
    if len(texts) < _FEWEST or any(rating_values.parse(text).rating is not None for text in texts):
        return False
    if any(names_area(text) or action_named(text) for text in texts):
        return False
    free = {text for text in texts if _is_free(text)}
    return 2 * len(free) >= len(set(texts)) and 2 * len(set(texts)) >= min(len(texts), 2 * _FEWEST)


def _is_free(text: str) -> bool:
    """Tell whether a text has words as nobody writes a name, a time or a term: not all of them with a capital."""
    words = text.split()
    small = any(word[:1].islower() for word in words)
    return len(words) > 1 and small and not looks_like_person(text) and not looks_like_time(text)
