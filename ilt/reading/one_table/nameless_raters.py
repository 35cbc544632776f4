"""How many people gave the ratings of a table in which nobody is named."""

from __future__ import annotations

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells.column import Column, Numbers, combined
from ilt.reading.cells.headings import TEAM
from ilt.reading.cells.rater_names import is_anonymous
from ilt.reading.cells.text import clean
from ilt.reading.layouts.table import SUBMISSION, seen_text
from ilt.reading.questions import Question
from ilt.reading.stages import NameColumns, RowActions, SheetTable, TableLog

_ONE_PERSONS = 4
"""So many actions, each once, are one person's; fewer may be of several."""
IN_TURN, EACH_ANOTHERS = "each person rated the actions in turn", "each rating is another person’s"
_EACH = "The file does not say who rated, so each of the {:,} ratings counts as coming from a different person."
_BLANK = "{:,} ratings have no rater's name, though others have one. Each one counts as coming from a different person."
_BLANK_ROWS = (
    "{:,} responses have no rater's name, though others have one. Each one counts as coming from a different person."
)
_BLANK_ROW = "One response has no rater's name, though others have one. It counts as coming from a different person."
_SAID_OF = ("round", "perspective", "school", "district", TEAM)


def question(own: SheetTable, names: NameColumns, actions: RowActions) -> Question | None:
    """Return the question how many people rated, where nobody is named and a team's actions come several times."""
    if not _names_nobody(own, names):
        return None
    teams, ids = _teams(names), ids_of(actions)
    if submissions_of(own, names, ids) is not None:
        return None
    most = _most_again(teams, ids, names.sound & ids.where(bool))
    if most <= 1:
        return None
    text = (
        f"The file does not say who rated, and one team has up to {most:,} ratings of an action. Is the first "
        f"rating of each action from one person and the second from another ({most:,} people in all), or is each "
        "rating from a different person? If you’re not sure, choose the first answer: it counts the fewest people."
    )
    return Question("people", own.source, text, (IN_TURN, EACH_ANOTHERS))


def people_of(own: SheetTable, names: NameColumns, ids: Column, log: TableLog) -> Numbers | None:
    """Return the person of each row, where nobody is named and one rated several actions; say what is counted.

    One did where each team has each action once, and one team has four or more, and where somebody said so. Else each
    row is a person's of its own, which is ``None``.

    Parameters
    ----------
    ids
        The action of each row; blank where it is not known.
    """
    known = names.sound & ids.where(bool)
    if not _has_a_rating_a_row(own):
        if own.table.rater_of is None and any(names.texts["rater"].values):
            nameless = known & own.table.fields["rating"].where(seen_text)
            nameless &= names.texts["rater"].where(lambda name: not name)
            if rows := len(np.unique(own.table.numbers[nameless])):
                log.say(_BLANK_ROWS.format(rows) if rows > 1 else _BLANK_ROW)
        return None
    if not _names_nobody(own, names):
        blank = int((known & names.texts["rater"].where(lambda name: not name)).sum())
        if blank > 1:
            log.say(_BLANK.format(blank))
        return None
    count = int(known.sum())
    teams = _teams(names)
    most = _most_again(teams, ids, known)
    if most == 0 or (most > 1 and log.answer("people") != IN_TURN):
        if count > 1:
            log.say(_EACH.format(count))
        return None
    many = len(np.unique(teams.codes[known]))
    whose = "the ratings" if many == 1 else f"the ratings of each of the {many:,} teams"
    if most == 1:
        log.say(f"The file does not say who rated, and each action is rated once, so {whose} count as one person’s.")
        return teams.codes.astype(np.int64)
    log.say(f"The file does not say who rated. As you answered, {whose} count as coming from up to {most:,} people.")
    turns = _turns(combined(teams, ids).codes.astype(np.int64), known)
    numbers: Numbers = teams.codes.astype(np.int64) * (most + 1) + turns
    return numbers


def ids_of(actions: RowActions) -> Column:
    """Return the action of each row; blank where it is not known."""
    return actions.found.map(lambda found: found[0].ids[0] if len(found[0].ids) == 1 else "")


def _names_nobody(own: SheetTable, names: NameColumns) -> bool:
    """Tell whether no row of a table with one rating in each says who rated, and nothing else does."""
    return _has_a_rating_a_row(own) and all(not name or is_anonymous(name) for name in names.texts["rater"].present())


def _has_a_rating_a_row(own: SheetTable) -> bool:
    table = own.table
    return not (table.one_rater or table.actions_in_header or table.rater_of is not None)


def _teams(names: NameColumns) -> Column:
    return combined(*(names.texts[name] for name in _SAID_OF))


def _most_again(teams: Column, ids: Column, known: Mask) -> int:
    """Return how often an action of a team comes at most; 0 where no team has as many actions as one person rates."""
    if not known.any():
        return 0
    pairs = combined(teams, ids)
    codes, first = np.unique(pairs.codes[known], return_index=True)
    actions = np.bincount(teams.codes[known][first])
    return int(np.bincount(pairs.codes[known]).max()) if len(codes) and int(actions.max()) >= _ONE_PERSONS else 0


def _turns(codes: Numbers, known: Mask) -> Numbers:
    """Return how many rows above each have the same code."""
    turns: Numbers = np.zeros(len(codes), dtype=np.int64)
    rows = np.flatnonzero(known)
    order = rows[np.argsort(codes[rows], kind="stable")]
    starts = np.flatnonzero(np.diff(codes[order], prepend=-1))
    turns[order] = np.arange(len(order)) - np.repeat(starts, np.diff(starts, append=len(order)))
    return turns


def submissions_of(own: SheetTable, names: NameColumns, ids: Column) -> Column | None:
    """Return the answer to a form, one person's, that each row of a repeated group is a part of; ``None`` elsewhere.

    Where one answer rates an action of a team twice, several people may have filled it in together.
    """
    links = own.table.fields.get(SUBMISSION)
    if links is None or own.table.rater_of is not None:
        return None
    roots = links.map(lambda cell: clean(cell).partition("/")[0])
    known = names.sound & ids.where(bool) & roots.where(bool)
    pairs = combined(roots, _teams(names), ids)
    return roots if known.any() and int(np.bincount(pairs.codes[known]).max()) == 1 else None
