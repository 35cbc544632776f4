"""Rows of which some column says that they are not to count: tests, drafts, duplicates, answers without a consent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from ilt.coded_columns import Mask, occurring
from ilt.reading.cells import masks
from ilt.reading.cells.column import Column
from ilt.reading.cells.column_kinds import SORT_WORDS, words_of
from ilt.reading.cells.made_up_names import is_test, made_up
from ilt.reading.cells.other_than_ratings import no_ratings
from ilt.reading.cells.rater_headings import may_ask_who
from ilt.reading.cells.text import cell_text, letters
from ilt.reading.cells.whether_rows_count import may_not_count, says_whether, that_rule_out
from ilt.reading.cells.written_corrections import says_a_mistake
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.table import BrokenRows
from ilt.reading.problems import sentence

_WORDS = {"status": "“Complete”", "out": "“No”", "in": "“Yes”", "by": "“-”", "": "“-”", "kind": "“rating”"}
"""What a person writes where a row counts."""
_MOST, _KINDS = 5_000, 12
_SORTS = SORT_WORDS | {"measure", "metric", "question", "prompt", "pregunta"}
"""Words in the heading of a column that says what the figure of each row is."""


def rows_not_to_count(
    body: Grid, headings: Mapping[int, str], people: Iterable[int], skipped: Mask, teams: Iterable[int] = ()
) -> list[BrokenRows]:
    """Return the rows that may not count, by the column that says so.

    Parameters
    ----------
    headings
        Of the columns that are not used: place -> what it is called.
    people
        The columns with the names of raters: a remark may stand behind a name.
    skipped
        The rows that are left out anyhow.
    teams
        The columns with schools and teams: what people type to try a form is none.
    """
    found = []
    for place, heading in headings.items():
        column = body.columns[place]
        if column.unencoded is None and len(column.values) <= _MOST:
            says = says_whether(heading)
            there = sorted(set(column.codes[~skipped].tolist()))
            texts = [cell_text(column.values[code]) for code in there]
            bad = [there[at] for at in may_not_count(says, texts)]
            sorts = not bad and len(texts) <= _KINDS and bool(_SORTS & set(words_of(heading)))
            bad += [code for code, text in zip(there, texts, strict=True) if sorts and no_ratings(text)]
            rows = np.isin(column.codes, bad) & ~skipped
            if rows.any():
                says_so = sentence(
                    "not-to-count",
                    where=f"Column {letters(place)}" + (f" “{masks.heading(heading)}”" if heading else ""),
                    word=_WORDS["kind" if sorts else says],
                )
                found.append(BrokenRows(rows, "not-to-count", says_so, place))
            found += _made_up(body, place, rows | skipped) if may_ask_who(heading) else []
            found += _mistakes(column, dict(zip(there, texts, strict=True)), heading, place, rows | skipped)
    for place in people:
        if body.columns[place].unencoded is None:
            column = body.columns[place]
            rows = np.isin(column.codes, that_rule_out(list(map(cell_text, column.values)))) & ~skipped
            if rows.any():
                says_so = sentence("not-to-count", where="The text next to the name", word="the name alone")
                found.append(BrokenRows(rows, "not-to-count", says_so, place))
            found += _made_up(body, place, skipped)
    for place in teams:
        column = body.columns[place]
        if column.unencoded is None and len(column.values) <= _MOST:
            rows = column.where(lambda cell: is_test(cell_text(cell))) & ~skipped
            if rows.any() and not rows[~skipped].all():
                says_so = sentence("not-to-count", where="What is entered as the school or team", word="its name")
                found.append(BrokenRows(rows, "not-to-count", says_so, place))
    return found


def _mistakes(column: Column, texts: Mapping[int, str], heading: str, place: int, skipped: Mask) -> list[BrokenRows]:
    """Return the rows in which somebody writes that an answer is wrong; ``texts`` are the cells by their code."""
    rows: Mask = np.isin(column.codes, [code for code, text in texts.items() if says_a_mistake(text)]) & ~skipped
    says_so = sentence("mistake-said", column=masks.heading(heading))
    return [BrokenRows(rows, "mistake-said", says_so, place)] if rows.any() else []


def _made_up(body: Grid, place: int, skipped: Mask) -> list[BrokenRows]:
    """Return the rows whose name people type to try a form; what somebody corrected is a name."""
    column = body.columns[place]
    there = occurring(column.codes[~skipped], len(column.values)).tolist() if len(column.values) <= _MOST else []
    texts = [cell_text(column.values[code]) for code in there]
    rows: Mask = np.isin(column.codes, [there[at] for at in made_up(texts)]) & ~skipped
    rows[list(body.corrected(place))] = False
    says_so = sentence(
        "not-to-count", where="This name, which people often type to test a form,", word="the name again"
    )
    return [BrokenRows(rows, "not-to-count", says_so, place)] if rows.any() else []
