"""Whether ids with wordings of somebody's own are the framework's actions, where a table leaves it in doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from ilt.reading import questions
from ilt.reading.cells.column import Column
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.layouts.columns.ids_without_letter import of_whole_assessment
from ilt.reading.layouts.columns.own_wordings import (
    NOTICE,
    OwnWordings,
    own_wordings,
    wordings_alike,
    wordings_in_order,
)
from ilt.reading.layouts.table import Table
from ilt.reading.stages import TableLog

_MOST = 1_000
_NUMBERS = "an ID without its letter"


def with_ids(table: Table, log: TableLog) -> tuple[Table, bool]:
    """Return a table that names such actions by their ids alone, and whether it is open if they are ours."""
    columns: dict[str, Column] = {name: table.fields[name] for name in ("action_id", "action") if name in table.fields}
    few = [column for column in columns.values() if len(column.values) <= _MOST]
    own = own_wordings({clean(cell_text(cell)) for column in few for cell in column.present()})
    if not own.ids:
        own = _without_ids(few)
    if not own.ids:
        texts = [clean(cell_text(cell)) for column in few for cell in column.present()]
        # What somebody left out was there when they answered: nothing else takes its action for that.
        own = wordings_alike([*texts, *log.left_out()])
    if not own.ids:
        return table, False
    if own.certain:
        log.say(NOTICE.format(some=own.some))
    else:
        question = questions.about_ids(log.source, own.how, own.some, len(own.ids))
        if log.ask(question, questions.YES_OR_NO):
            return table, True
        if log.answer(question.key) != questions.SAYS_SO:
            return table, False
    said: dict[str, Column] = {name: column.map(partial(_id_of, own.ids)) for name, column in columns.items()}
    return replace(table, fields={**table.fields, **said}), False


def _without_ids(columns: Sequence[Column]) -> OwnWordings:
    """Return what names all actions of an assessment without their ids: their numbers alone, or wordings in order."""
    ids: dict[str, str] = {}
    how = ""
    for column in columns:
        texts = list(dict.fromkeys(clean(cell_text(column[at])) for at in sorted(column.first_rows())))
        numbers = of_whole_assessment(texts)
        own = OwnWordings({texts[at]: id_ for at, id_ in numbers.items()}, how=_NUMBERS)
        own = own if own.ids else wordings_in_order(texts)
        ids, how = {**ids, **own.ids}, how or own.how
    return OwnWordings(ids, how=how)


def _id_of(ids: Mapping[str, str], cell: object) -> object:
    return ids.get(clean(cell_text(cell)), cell)
