"""Rounds that a table says in two places, a year in one and a time of it in another: put together, or asked about."""

from __future__ import annotations

from collections.abc import Sequence

from ilt.reading.cells import masks
from ilt.reading.cells.column import Column, combined
from ilt.reading.cells.fact_labels import YEAR
from ilt.reading.cells.round_halves import heads_times, heads_years, is_time_of_year, joined, says_year, year_in
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.column_questions import about_round_half
from ilt.reading.layouts.columns.round_half_columns import HALF
from ilt.reading.layouts.table import Table
from ilt.reading.questions import SAYS_OTHER, SAYS_SO, YES_OR_NO, Question
from ilt.reading.stages import TableLog


def put_together(table: Table, log: TableLog, texts: dict[str, Column]) -> tuple[Question, ...]:
    """Add to the round the year, or the time of the year, that another column says; return the question that is open.

    A row whose round says both stays as it is; where one half is blank, so is the round.
    """
    year = table.facts.get(YEAR, "")
    if year and any(map(is_time_of_year, texts["round"].present())):
        log.say(f"The year of the round is from above the table: {year}.")
        texts["round"] = texts["round"].map(lambda text: joined(text, year))
    places = sorted(at for name, at in table.places.items() if name.startswith(HALF))
    for at in places:
        half = table.fields[f"{HALF} {at}"].map(lambda cell: clean(cell_text(cell)))
        pairs = combined(texts["round"], half)
        rounds = sorted({one for one, _ in pairs.present() if one})
        cells = sorted({other for _, other in pairs.present() if other})
        if not _lacks(rounds, cells):
            continue
        if not _is_sure(table.headers.get(at, ""), rounds, cells):
            if not _tells_apart(pairs.present()):
                continue
            question = about_round_half(log.source, log.called(table.headers.get(at, ""), at), cells, rounds)
            said = log.answer_to(question, YES_OR_NO)
            if said == SAYS_OTHER:
                continue
            if said != SAYS_SO:
                return (question,)
        elif not all(map(_says_time, rounds)) and not _tells_apart(pairs.present()):
            continue
        texts["round"] = pairs.map(lambda pair: joined(*pair))
        own = table.headers.get(at, "")
        heading = own if heads_years(own) or heads_times(own) else masks.heading(own)
        log.say(f"The name of the round was completed from the column “{heading}”.")
    return ()


def _lacks(rounds: Sequence[str], cells: Sequence[str]) -> bool:
    """Tell whether some round lacks what the cells say: a year, or the time of it."""
    if not cells:
        return False
    return any(map(year_in, rounds)) if not year_in(cells[0]) else not all(map(says_year, rounds))


def _is_sure(heading: str, rounds: Sequence[str], cells: Sequence[str]) -> bool:
    """Tell whether both can mean nothing else than the halves of a round."""
    if not year_in(cells[0]):
        return heads_times(heading) and all(map(says_year, rounds))
    return heads_years(heading) and all(_says_time(text) or text.isdecimal() for text in rounds)


def _says_time(text: str) -> bool:
    return says_year(text) or is_time_of_year(text)


def _tells_apart(pairs: Sequence[tuple[str, str]]) -> bool:
    """Tell whether rows of one round have several of the other half."""
    filled = {pair for pair in pairs if all(pair)}
    return len(filled) > len({one for one, _ in filled})
