"""Parts to one table: who is the same rater, what is said twice, and what one rater says in two ways."""

from __future__ import annotations

import itertools
from collections import defaultdict
from difflib import SequenceMatcher

import pandas as pd

from ilt import ratings
from ilt.framework import text_key
from ilt.reading.questions import ASIDE, LATEST, Question
from ilt.reading.understood import Log, Part, Taken

ALIKE = 0.9
"""Schools whose names are this much alike are named in a notice, and stay two."""
_Items = list[tuple[Part, Taken]]


def parts(found: list[Part], log: Log) -> pd.DataFrame:
    """Gather the ratings of parts into one ratings table; count duplicates, ask about conflicts.

    A duplicate is the same known rater, round, district, assessment, school, perspective and action: the same rating
    twice is taken once; two different ratings are a question, and their sources wait.
    """
    _same_names(found)
    _same_rounds(found, log)
    conflicts = [items for items in _groups(found) if len({taken.rating for _, taken in items} - {None}) > 1]
    for part in {id(part): part for items in conflicts for part, _ in items}.values():
        if log.answers.find("duplicates", part.source, part.sheet) not in (LATEST, ASIDE):
            part.waiting = True
            asks = "Some raters gave two different ratings of one action. Keep the latest, or set both aside?"
            log.questions.append(Question("duplicates", part.source, asks, (LATEST, ASIDE)))
    for part in found:
        if part.waiting:
            part.taken.clear()
    for items in conflicts:
        if not any(part.waiting for part, _ in items):
            _settle(items, log)
    dropped: set[int] = set()
    for items in _groups(found):
        dropped |= _once(items)
    for part in found:
        part.taken = [taken for taken in part.taken if id(taken) not in dropped]
        part.blanks += sum(taken.rating is None for taken in part.taken)
    rows = [{**taken.cells, "rating": taken.rating} for part in found for taken in part.taken]
    table = ratings.typed(pd.DataFrame(rows, columns=list(ratings.COLUMNS)))
    _say_what_is_alike(table, log)
    return table


def _same_names(found: list[Part]) -> None:
    """Give one person one spelling, the first, within a district."""
    first: dict[tuple[str, str], str] = {}
    for part in found:
        for taken in part.taken:
            name = taken.cells["rater"]
            if not name.startswith(ratings.ANONYMOUS):
                taken.cells["rater"] = first.setdefault((taken.cells["district"], name.casefold()), name)


def _same_rounds(found: list[Part], log: Log) -> None:
    """Give rounds that differ in case one spelling, the first."""
    first: dict[str, str] = {}
    for part in found:
        for taken in part.taken:
            label = taken.cells["round"]
            own = first.setdefault(label.casefold(), label)
            if own != label:
                taken.cells["round"] = own
                log.say(f"The round “{label}” was read as “{own}”.", part.source, part.sheet)


def _groups(found: list[Part]) -> list[_Items]:
    """Return the ratings that one known rater gave of one action, wherever they stand, where there is more than one."""
    groups: dict[tuple[str, ...], _Items] = defaultdict(list)
    for part in found:
        for taken in part.taken:
            cells = taken.cells
            if not cells["rater"].startswith(ratings.ANONYMOUS):
                groups[tuple(value for name, value in cells.items() if name != "note")].append((part, taken))
    return [items for items in groups.values() if len(items) > 1]


def _settle(items: _Items, log: Log) -> None:
    """Keep the latest of one rater's different ratings, or set all aside, as was answered."""
    rated = [(part, taken) for part, taken in items if taken.rating is not None]
    last, _ = rated[-1]
    aside = log.answers.find("duplicates", last.source, last.sheet) == ASIDE
    for part, taken in rated if aside else rated[:-1]:
        part.taken = [other for other in part.taken if other is not taken]
        part.rejected += 1
        log.problem(
            part.source,
            "set-aside" if aside else "replaced",
            sheet=part.sheet,
            row=taken.number,
            column=part.rows.places["rating"].header,
            value=str(taken.rating),
        )


def _once(items: _Items) -> set[int]:
    """Take what is said twice once: the first rating stands, the rest is counted; no note is lost."""
    keep = next((taken for _, taken in items if taken.rating is not None), items[0][1])
    keep.cells["note"] = "\n".join(dict.fromkeys(taken.cells["note"] for _, taken in items if taken.cells["note"]))
    for part, taken in items:
        if taken is not keep and taken.rating is None:
            part.blanks += 1
        elif taken is not keep:
            part.duplicates += 1
    return {id(taken) for _, taken in items if taken is not keep}


def _say_what_is_alike(table: pd.DataFrame, log: Log) -> None:
    """Name rounds that tell no time, and schools that may be one."""
    for label in ratings.order_rounds(table["round"].unique()).unplaced:
        log.say(f"“{label}” does not say when it was; rounds stand in the order of the files until you arrange them.")
    for _, schools in table.groupby("district")["school"]:
        for one, other in itertools.combinations(sorted(set(schools) - {""}), 2):
            if text_key(one) == text_key(other) or SequenceMatcher(None, one, other).ratio() >= ALIKE:
                log.say(f"“{one}” and “{other}” are spelled alike and count as two schools. Are they one?")
