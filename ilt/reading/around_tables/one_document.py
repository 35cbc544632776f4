"""Tables of one file that are one person's where nobody is named: both templates, or a part of the actions in each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ilt.framework import ASSESSMENTS
from ilt.reading.around_tables import sheet_names
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.layouts.columns.fact_columns import MAYBE_FACT
from ilt.reading.layouts.columns.round_half_columns import HALF
from ilt.reading.layouts.columns.status_columns import STATUS
from ilt.reading.log import Log
from ilt.reading.stages import SheetTable

_ACTIONS = ("action_id", "action")
_RATED = frozenset((*_ACTIONS, "rating", "note", "assessment"))
_OF_COLUMNS = frozenset(("school", "perspective", "round", "district"))
"""What may be said of each column of ratings."""
_PAGE = re.compile(r"(?:page|table) ?\d{1,3}", re.IGNORECASE)
_PAGES = "The sheets are pages of one form, so the rater, the round and the school on {} apply to all of them."
_OFFERED = tuple(f"{name} " for name in (MAYBE_FACT, STATUS, HALF))
_FEWEST, _ONE_PERSONS = 2, 4
_SAID = "The document does not say who rated, and each action is rated once, so its tables count as one person’s."
_EACH = (
    "The document does not say who rated, and each action is rated once in each column, so each column "
    "counts as one person’s, in all tables."
)


def of_one_person(tables: list[SheetTable], log: Log) -> list[SheetTable]:
    """Take tables of a file for one person's where nobody is named and no name of a sheet tells them apart."""
    kinds = [own.table.facts.get("assessment") for own in tables]
    nameless = all(own.table.one_rater and _is_nameless(own) for own in tables)
    if len(tables) == len(set(kinds)) == len(ASSESSMENTS) and all(kinds) and nameless:
        log.say(
            "The file has a school and a district assessment and names no one, so both count as one person's.",
            tables[0].source,
        )
        return [replace(own, identity=tables[0].identity) for own in tables]
    return _with_other_actions(_with_pages(tables, log), log)


def _with_pages(tables: list[SheetTable], log: Log) -> list[SheetTable]:
    """Give the pages of one form, a sheet each, what stands above the first: those below say nothing and go on."""
    first, others = tables[0] if tables else None, tables[1:]
    if first is None or not others or not all(_PAGE.fullmatch(own.sheet) for own in tables):
        return tables
    actions = [action for own in tables for action in _actions(own)]
    goes_on = not any({*own.table.facts} - {"assessment"} or {*own.table.fields} - _RATED for own in others)
    if not goes_on or {*first.table.fields} - _RATED or len({*actions}) < len(actions):
        return tables
    log.say(_PAGES.format(f"“{first.sheet}”"), first.source)
    facts = {name: said for name, said in first.table.facts.items() if name != "assessment"}
    one = first.table.one_rater or "rater" in facts
    pages = (replace(own.table, facts={**facts, **own.table.facts}, one_rater=one) for own in tables)
    return [replace(own, identity=first.identity, table=page) for own, page in zip(tables, pages, strict=True)]


def _is_nameless(own: SheetTable) -> bool:
    return bool(own.identity) and not sheet_names.has_own_name(own.sheet)


def _with_other_actions(tables: list[SheetTable], log: Log) -> list[SheetTable]:
    """Take tables of a document that say the same of their ratings, and rate other actions each, for one person's."""
    groups: dict[object, list[int]] = defaultdict(list)
    for at, own in enumerate(tables):
        table = own.table
        others = {name for name in table.fields.keys() - {*_ACTIONS, "rating", "note"} if not _is_of_no_rater(name)}
        in_columns = table.rater_of is not None and len(set(table.rated)) > 1
        known = others <= _OF_COLUMNS if in_columns else not others and table.rater_of is None
        if _is_nameless(own) and known and "rater" not in table.facts:
            columns = tuple(table.headers.items()) if in_columns else ()
            groups[own.source, table.whose, frozenset(table.facts.items()), columns].append(at)
    found: list[SheetTable] = list(tables)
    said: dict[str, None] = {}
    for places in groups.values():
        actions = [action for at in places for action in _actions(tables[at])]
        sheets = {tables[at].sheet for at in places}
        if len(actions) == len(set(actions)) >= _ONE_PERSONS and len(places) == len(sheets) >= _FEWEST:
            for at in places:
                table = tables[at].table
                table = table if table.rater_of is not None else replace(table, one_rater=True)
                found[at] = replace(tables[at], identity=tables[places[0]].identity, table=table)
            said[_SAID if tables[places[0]].table.rater_of is None else _EACH] = None
    for notice in said:
        log.say(notice, tables[0].source)
    return found


def _is_of_no_rater(field: str) -> bool:
    """Tell whether a field is a column that is not used, of which it may be asked what it says."""
    return field.startswith(_OFFERED)


def _actions(own: SheetTable) -> Sequence[tuple[str, int]]:
    """Return what stands where the rated rows of a table name their actions, an id before a wording, and whose each is.

    Where each column of ratings is another's, it is that of its number.
    """
    column = own.table.fields[next(name for name in _ACTIONS if name in own.table.fields)]
    whose = own.table.rater_of
    return [
        (clean(cell_text(column[at])).casefold(), 0 if whose is None else int(whose[at])) for at in range(len(column))
    ]
