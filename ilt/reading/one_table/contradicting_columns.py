"""Columns that nothing uses and that say of some row another round, side or school than the used ones: it is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from ilt.reading.cells.column import Column, combined
from ilt.reading.cells.headings import TEAM, header_key
from ilt.reading.cells.perspectives import perspective_of
from ilt.reading.cells.round_halves import year_in
from ilt.reading.cells.text import cell_text, clean, shown
from ilt.reading.cells.titles import times_in
from ilt.reading.layouts.columns.same_kind_columns import LEVELS, ROUNDS, SAME_KIND, SCHOOLS, SIDES
from ilt.reading.layouts.columns.unnamed_columns import rated_schools
from ilt.reading.layouts.table import Table
from ilt.reading.one_table.doubtful_names import other_round
from ilt.reading.questions import SAYS_OTHER, SAYS_SO, YES_OR_NO, Question, quoted
from ilt.reading.stages import TableLog

_WHAT = {ROUNDS: "round", SIDES: "side", SCHOOLS: "school"}
_Change = Callable[[str, str], str]


def ask_what_counts(table: Table, log: TableLog, texts: dict[str, Column]) -> tuple[Question, ...]:
    """Take what a column says that somebody said to count; return the questions about those left open."""
    found = []
    names = [name for name in table.places if name.startswith(SAME_KIND) or (name == TEAM and name in table.fields)]
    for name in sorted(names):
        kind = SIDES if name == TEAM else name.removeprefix(SAME_KIND).partition(" ")[0]
        said = table.fields[name].map(lambda cell: clean(cell_text(cell)))
        of = "school" if kind == LEVELS else kind
        if kind == SCHOOLS and rated_schools([table.headers.get(table.places.get(of, -1), "")]):
            continue
        pairs = combined(texts[of], said)
        unlike = _unlike(kind, pairs.present())
        if not unlike:
            continue
        called = log.called(table.headers.get(table.places[name], ""), table.places[name])
        question = (
            _about_levels(log.source, called, unlike) if kind == LEVELS else _about(log.source, kind, called, unlike)
        )
        answer = log.answer_to(question, YES_OR_NO)
        if answer == SAYS_SO:
            texts[of] = _changed(pairs, kind, unlike)
        elif answer != SAYS_OTHER:
            found.append(question)
    return tuple(found[:1])


def _changed(pairs: Column, kind: str, unlike: list[tuple[str, str]]) -> Column:
    change, changed = _CHANGES[kind], set(unlike)
    return pairs.map(lambda pair: change(*pair) if pair in changed else pair[0])


def _unlike(kind: str, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what two columns say differently of a row; of levels, the schools that have several."""
    filled = sorted(pair for pair in pairs if all(pair))
    if kind != LEVELS:
        return [pair for pair in filled if _DIFFERS[kind](*pair)]
    levels = defaultdict[str, set[str]](set)
    for school, level in filled:
        levels[school].add(_level_key(level))
    return [pair for pair in filled if len(levels[pair[0]]) > 1]


def _level_key(level: str) -> str:
    """Return what is the same of a level however it is written.

    >>> _level_key("Elementary School"), _level_key("ES"), _level_key("K-8")
    ('elementary', 'elementary', 'k 8')
    """
    return " ".join(_IN_FULL.get(word, word) for word in header_key(level).split() if word not in _OF_LEVELS)


_IN_FULL = {"es": "elementary", "elem": "elementary", "ms": "middle", "hs": "high"}
_OF_LEVELS = frozenset(("school", "schools", "level"))


def _other_side(one: str, other: str) -> bool:
    sides = [perspective_of(text, "school") for text in (one, other)]
    return None not in sides and sides[0] != sides[1]


def _round_of(one: str, other: str) -> str:
    """Return the round that a column says; of a year alone, the time of it is that of the round."""
    season = " ".join(sorted(times_in(one)[0])).capitalize()
    return f"{season} {year}".strip() if (year := year_in(other)) else other


_DIFFERS: dict[str, Callable[[str, str], bool]] = {
    ROUNDS: other_round,
    SIDES: _other_side,
    SCHOOLS: lambda one, other: one.casefold() != other.casefold(),
}
_CHANGES: dict[str, _Change] = {
    ROUNDS: _round_of,
    SIDES: lambda _, other: other,
    SCHOOLS: lambda _, other: other,
    LEVELS: lambda one, other: f"{one} {other}",
}


def _about(source: str, kind: str, column: str, unlike: list[tuple[str, str]]) -> Question:
    """Ask whether a column says the round, the side or the school where the column that does says another."""
    one, other = unlike[0]
    what = _WHAT[kind]
    text = (
        f"In some rows, {column} says “{shown(other)}”, but the {what} is “{shown(one)}”. Does the column give the "
        f"right {what} for these rows?"
    )
    return Question(f"other-{what}", source, text, (SAYS_SO, SAYS_OTHER))


def _about_levels(source: str, column: str, unlike: list[tuple[str, str]]) -> Question:
    """Ask whether a school that stands beside several levels, or networks, is a school of its own for each."""
    school = unlike[0][0]
    levels = [shown(level) for own, level in unlike if own == school]
    text = (
        f"The school “{shown(school)}” appears with {quoted(levels)} in {column}. Are these separate schools, "
        f"such as “{shown(f'{school} {levels[0]}')}”?"
    )
    return Question("school-level", source, text, (SAYS_SO, SAYS_OTHER))
