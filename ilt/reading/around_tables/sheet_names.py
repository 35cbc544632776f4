"""What the names of files and sheets, and the titles above tables, say of who, where and when.

What can mean nothing else is used, where nothing in the table says it: a school, a round, a side. What other names
mean is asked, once for all of a file. One answer never covers tables whose names say different things.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from ilt.ratings import order_rounds, says_when
from ilt.reading import questions
from ilt.reading.around_tables.doubtful_titles import with_doubts
from ilt.reading.around_tables.no_rater_sheets import without_names, without_no_raters
from ilt.reading.around_tables.second_tries import without_replaced
from ilt.reading.cells import masks
from ilt.reading.cells.column_kinds import words_of
from ilt.reading.cells.headings import TEAM, header_key
from ilt.reading.cells.rounds_by_time import is_day
from ilt.reading.cells.said_in_names import FACTS_OF_NAMES, SEASONS, Facts, mentioned, said_by, seasons_in
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.cells.titles import is_difference, without_copy
from ilt.reading.layouts.columns.heading_actions import action_named
from ilt.reading.layouts.rows.facts import named_in_lines
from ilt.reading.layouts.table import BrokenRows
from ilt.reading.log import Log
from ilt.reading.problems import sentence
from ilt.reading.questions import NEITHER, NONE_OF_THESE, RATERS, ROUNDS, SCHOOLS, SIDES
from ilt.reading.stages import SheetTable

_FIELDS = {SCHOOLS: "school", RATERS: "rater", ROUNDS: "round", SIDES: "perspective"}
_PROGRAMS = ("", "sheet", "table", "tabelle", "feuil", "hoja", "page", "school ilt", "district ilt", "form responses")
_YEAR = re.compile(r"\d\d")
_SEVERAL, _LOOKED_AT = 2, 200
_CHOICES = (*_FIELDS, NONE_OF_THESE, NEITHER)


def has_own_name(sheet: str) -> bool:
    """Tell whether the name of a sheet is one that a person gave."""
    return header_key(sheet).rstrip("0123456789 ") not in _PROGRAMS


def with_names(tables: Sequence[SheetTable], log: Log) -> list[SheetTable]:
    """Add what names and titles say to the tables of one file; those that a question is open about wait.

    Of a table that may hold no ratings, or was left out, nothing else is asked before that is known.
    """
    schools: dict[tuple[str, str], set[str]] = defaultdict(set)
    for own in tables:
        schools[own.sheet, own.table.title].add(own.table.facts.get("school", ""))
    # A row with the schools of several tables next to each other is the title of none.
    titled = [len(schools[own.sheet, own.table.title]) == 1 for own in tables]
    tables = [
        replace(own, said_elsewhere=_said_elsewhere(own, title=one)) for own, one in zip(tables, titled, strict=True)
    ]
    tables = with_doubts(_without_differences(tables, log), log)
    sure = {at: own for at, own in enumerate(tables) if not (own.is_doubtful or own.is_left_out)}
    named = dict(zip(sure, _with_names(list(sure.values()), log), strict=True)) if sure else {}
    return [named.get(at, own) for at, own in enumerate(tables)]


def _said_elsewhere(own: SheetTable, *, title: bool) -> tuple[tuple[str, str, str], ...]:
    """Return what a table's title, sheet and file say of the school and the round.

    Programs write the date of an export into the names of files: there, a round counts where it says a season.
    """
    found = [
        (f"line “{label}”", name, value)
        for name in ("school", "round")
        for label, value in named_in_lines(own.table.facts, name).items()
    ]
    for where, text in (
        ("title", own.table.title if title else ""),
        ("sheet name", own.sheet if has_own_name(own.sheet) else ""),
        ("file name", own.source.rpartition(".")[0]),
    ):
        facts = {**said_by(text)[0], **mentioned(text)}
        if where == "file name" and not set(header_key(facts.get("round", "")).split()) & SEASONS:
            facts.pop("round", None)
        found += [(where, name, value) for name, value in facts.items() if name in ("school", "round")]
    return tuple(found)


def _with_names(tables: Sequence[SheetTable], log: Log) -> list[SheetTable]:
    tables = _a_rater_a_block(tables)
    titles = _without_assessments(tables, [said_by(title)[0] for title in _titles(tables)])
    visits = [_is_of_visitors(title, own, tables) for title, own in zip(_titles(tables), tables, strict=True)]
    found = _with_facts(tables, titles, "title above the table", log, visits)
    seasons = seasons_in(_names(found))
    said = [said_by(name, seasons) for name in _names(found)]
    names = _without_assessments(found, [facts for facts, _ in said])
    # A sheet that has the name of a school may be one rater's: it is offered, and an answer for all files is not taken.
    schools = {own["school"] for own in names if "school" in own}
    # "Ana - Birch Elementary" says a school and something else.
    both = all("school" in facts and rest for facts, rest in said)
    if len(schools) == 1 and all(_misses(own, "school") for own in found):
        source = found[0].source
        log.answers.of_files[source] = {**log.answers.of_files.get(source, {}), "school": schools.pop()}
    if not both:
        names = [{name: value for name, value in own.items() if name != "school"} for own in names]
    found = _with_facts(found, names, "sheet name", log)
    found, sheets_open = _as_answered(found, "sheets", _names(found), log)
    found, titles_open = _as_answered(found, "titles", _repeated_titles(found), log)
    if sheets_open or titles_open:
        return [replace(own, waits_for_file=True) for own in found]
    return [_of_nobody_known(own) if _is_unknown(own) else own for own in found]


def _is_unknown(own: SheetTable) -> bool:
    """Tell whether nobody said what the heading of a table's one column of ratings names."""
    return bool(own.table.heading) and own.table.heading not in own.table.facts.values()


def _of_nobody_known(own: SheetTable) -> SheetTable:
    every = np.ones(len(own.table.numbers), dtype=np.bool_)
    says = sentence("rating-columns", columns=f"“{masks.heading(own.table.heading)}”")
    broken = BrokenRows(every, "rating-columns", says, whole=True)
    return replace(own, table=replace(own.table, broken=[broken, *own.table.broken]))


def _without_differences(tables: Sequence[SheetTable], log: Log) -> Sequence[SheetTable]:
    """Leave out tables that say how ratings changed, by their title or the name of their sheet, next to the ratings."""
    named = [is_difference(own.table.title) or is_difference(own.sheet) for own in tables]
    rated = {action for own, is_named in zip(tables, named, strict=True) if not is_named for action in _rated(own)}
    found = []
    for own, is_named in zip(tables, named, strict=True):
        if is_named and _rated(own) & rated:
            what = "the title above it" if is_difference(own.table.title) else "its sheet name"
            log.say(f"A table was left out: {what} says that it shows how ratings changed.", own.source, own.sheet)
        else:
            found.append(own)
    return found


def _a_rater_a_block(tables: Sequence[SheetTable]) -> list[SheetTable]:
    """Make raters without a name different where tables of a sheet rate the same actions; others are one person's."""
    rated: dict[str, set[str]] = defaultdict(set)
    found = []
    for at, own in enumerate(tables):
        actions = _rated(own) if own.identity and own.table.one_rater else set()
        again = actions & rated[own.sheet]
        rated[own.sheet] |= actions
        found.append(replace(own, identity=f"{own.identity}#{at}") if again else own)
    return found


def _names(tables: Sequence[SheetTable]) -> list[str]:
    """Return the name of each table's sheet, where a person gave it or it says something; of a copy, the first's."""
    sheets = {own.sheet for own in tables}
    names = [first if (first := without_copy(own.sheet)) in sheets else own.sheet for own in tables]
    return [name if has_own_name(name) or said_by(name)[0] else "" for name in names]


def _titles(tables: Sequence[SheetTable]) -> list[str]:
    """Return the title of each table; one without has that of the table above it."""
    titles: list[str] = []
    for at, own in enumerate(tables):
        above = titles[-1] if at and tables[at - 1].sheet == own.sheet else ""
        titles.append(own.table.title or above)
    return titles


def _repeated_titles(tables: Sequence[SheetTable]) -> list[str]:
    """Return the titles of tables that rate the same actions as others of their sheet; blank for the others.

    Tables of a document, and sheets without a name of their own, are as those of one sheet.
    """
    rated: dict[str, Counter[str]] = defaultdict(Counter)
    sheets = [own.sheet if has_own_name(own.sheet) else "" for own in tables]
    # Columns of ratings side by side in one table are below one title.
    once = {
        (own.sheet, own.table.header_row, own.table.heading or own.table.title): at for at, own in enumerate(tables)
    }
    for at in once.values():
        rated[sheets[at]].update(_rated(tables[at]))
    repeated = [
        any(rated[sheet][action] > 1 for action in _rated(own)) for own, sheet in zip(tables, sheets, strict=True)
    ]
    titles = [own.table.heading or title for own, title in zip(tables, _titles(tables), strict=True)]
    return [title if again else "" for title, again in zip(titles, repeated, strict=True)]


def _rated(own: SheetTable) -> set[str]:
    cells = (
        cell
        for name in ("action_id", "action")
        if name in own.table.fields
        for cell in own.table.fields[name].present()
    )
    return {action for cell in cells if (action := action_named(clean(cell_text(cell))))}


def _without_assessments(tables: Sequence[SheetTable], said: list[Facts]) -> list[Facts]:
    """Leave aside sides such as "District ILT" where they name the assessments of their tables."""
    teams = [own for own, facts in zip(tables, said, strict=True) if facts.get("perspective", "").endswith("ILT")]
    if len({frozenset(action[:1] for action in _rated(own)) for own in teams}) < _SEVERAL:
        return said
    return [{name: value for name, value in own.items() if name != "perspective"} for own in said]


def _is_of_visitors(title: str, own: SheetTable, tables: Sequence[SheetTable]) -> bool:
    """Tell whether a title says "District people" or "Al Roy (district)" above a school's actions, or vice versa."""
    facts, rest = said_by(title)
    side = facts.get("perspective", "")
    rated = {action[:1] for action in _rated(own) or {action for other in tables for action in _rated(other)}}
    return rated == {_RATED_BY.get(side)} and (bool(rest) or len(words_of(title)) > 1)


_RATED_BY = {"District ILT": "S", "School ILT": "D"}
"""A side -> the actions that it rates as the other team."""


def _misses(own: SheetTable, name: str) -> bool:
    names = (name, TEAM) if name == "perspective" else (name,)
    return not any(one in own.table.fields or own.table.facts.get(one) for one in names)


def _with_facts(
    tables: Sequence[SheetTable], said: Sequence[Facts], what: str, log: Log, visits: Sequence[bool] = ()
) -> list[SheetTable]:
    """Add facts that tables miss, unless somebody answered for their sheet alone.

    A round that does not say when it was "Pre" is asked about. It is left aside where no other table says another, as
    a side is: a sheet "District" alone may hold the district's assessment.
    """
    several = {name for name in ("round", "perspective") if len({facts.get(name) for facts in said} - {None}) > 1}
    found = []
    for at, (own, facts) in enumerate(zip(tables, said, strict=True)):
        sure = several | ({"perspective"} if visits and visits[at] else set())
        new = {
            name: value
            for name, value in facts.items()
            if _misses(own, name)
            and not log.answers.of_sheet(name, own.source, own.sheet)
            and (name == "school" or name in sure or (name == "round" and _YEAR.search(value)))
        }
        if new:
            log.say(f"The {' and the '.join(new)} is from the {what}.", own.source, own.sheet)
        to_ask = {"round"} if "round" in new and (is_day(new["round"]) or not _says_when(new["round"])) else set()
        table = replace(own.table, facts={**own.table.facts, **new})
        found.append(replace(own, table=table, to_ask=own.to_ask | to_ask))
    return found


def _says_when(label: str) -> bool:
    """Tell whether a name says which round it is; a month in words may be that in which somebody answered."""
    is_month = label[:1].isalpha() and not order_rounds([label, "2026-01"]).unplaced
    return says_when(label) and not is_month


def _as_answered(
    tables: Sequence[SheetTable], key: str, names: Sequence[str], log: Log
) -> tuple[list[SheetTable], bool]:
    """Ask what names are that say nothing for sure, where no table says all else; tell whether the question is open."""
    field = _FIELDS.get(log.answers.find(key, tables[0].source), "")
    rests = [_new_in(own, name, log, field, seasons_in(names)) for own, name in zip(tables, names, strict=True)]
    wanted = (*FACTS_OF_NAMES, "rater") if key == "titles" else FACTS_OF_NAMES
    missing = any(all(_misses(own, name) for own in tables) for name in wanted)
    if len(set(rests)) < _SEVERAL or not missing:
        return list(tables), False
    source = tables[0].source
    question = questions.about_names(key, source, sorted(filter(None, set(rests))))
    if log.ask(question, usable=_CHOICES.__contains__):
        return list(tables), True
    name = _FIELDS.get(log.answers.find(key, source), "")
    named = [
        replace(own, table=replace(own.table, facts={**own.table.facts, name: rest}))
        if name and rest and _misses(own, name)
        else own
        for own, rest in zip(tables, rests, strict=True)
    ]
    named = without_replaced(named, rests, log) if name else named
    named = without_names(named) if key == "titles" and name and name != "rater" else named
    return without_no_raters(named) if key == "sheets" and name == "rater" else named, False


def _new_in(own: SheetTable, name: str, log: Log, field: str, seasons: Mapping[str, tuple[str, str]]) -> str:
    """Return what a name says besides what the table says of itself, where nobody answered for this sheet alone.

    Where somebody said that the names are those of a ``field``, an answer about this field alone says more.
    """
    fields = (field,) if field else (*FACTS_OF_NAMES, "rater")
    if any(log.answers.of_sheet(one, own.source, own.sheet) for one in fields if own.sheet):
        return ""
    known = {value.casefold() for value in own.table.facts.values()}
    for one in ("school", "rater", "round"):
        column = own.table.fields.get(one)
        if column is not None and column.unencoded is None and len(column.values) <= _LOOKED_AT:
            known |= {clean(cell_text(cell)).casefold() for cell in column.present()}
    facts, rest = said_by(name, seasons)
    if field in facts:
        return facts[field]
    # "Ruiz F25" says a round where the sheet names Ana Ruiz.
    people = words_of(own.table.facts.get("rater", ""))
    rest = " ".join(word for word in rest.split() if word.casefold() not in people)
    if rest or len(facts) > 1:
        # "School ILT - Ana" may rate that team, or be of it: its side is no part of the name.
        facts.pop("perspective", None)
    said = [facts[one] for one in FACTS_OF_NAMES if one in facts]
    left = [*(value for value in said if value.casefold() not in known), rest]
    # "Oak" is no news of a sheet that says "Oak Elementary".
    is_known = any(f"{value} ".startswith(f"{rest.casefold()} ") for value in known)
    whole = [name] if field == "rater" and name == own.table.heading and not said_by(name)[0] and rest else left
    return "" if is_known and len(left) == 1 else " ".join(filter(None, whole))
