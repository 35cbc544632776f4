"""Parts to one table: who is the same rater, what is said twice, and what one rater says in two ways."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from ilt import ratings
from ilt.reading.questions import KEEP_LATEST, SET_ASIDE
from ilt.reading.rows import Part, Reader, Taken
from ilt.reading.tidy import name_key

_Key = tuple[str, ...]


def parts(found: list[Part], reader: Reader) -> pd.DataFrame:
    """Gather the ratings of parts into one ratings table; count duplicates, ask about conflicts.

    A duplicate is the same known rater, round, district, assessment, school, perspective and action: the same rating
    twice is taken once; two different ratings are a question, and their sources wait.
    """
    _same_names(found)
    groups = _groups(found)
    conflicts = {key: items for key, items in groups.items() if len({taken.rating for _, taken in items} - {None}) > 1}
    for items in conflicts.values():
        for part in {id(part): part for part, _ in items}.values():
            if reader.answers.to("duplicates", part.source, part.table.sheet) not in (KEEP_LATEST, SET_ASIDE):
                part.waiting = True
                reader.questions.ask(
                    "duplicates",
                    part.source,
                    "Some raters gave two different ratings of one action. Keep the latest, or set both aside?",
                    [KEEP_LATEST, SET_ASIDE],
                )
    for part in found:
        if part.waiting:
            part.taken.clear()
    for items in conflicts.values():
        if not any(part.waiting for part, _ in items):
            _settle(items, reader)
    for items in _groups(found).values():
        _once(items)
    rows = [{**taken.cells, "rating": taken.rating} for part in found for taken in part.taken]
    for part in found:
        part.blanks += sum(taken.rating is None for taken in part.taken)
    return ratings.typed(pd.DataFrame(rows, columns=list(ratings.COLUMNS)))


def _same_names(found: list[Part]) -> None:
    """Give one person one spelling, the first, within a district."""
    first: dict[tuple[str, str], str] = {}
    for part in found:
        for taken in part.taken:
            name = taken.cells["rater"]
            if not name.startswith(ratings.ANONYMOUS):
                taken.cells["rater"] = first.setdefault((taken.cells["district"], name_key(name)), name)


def _groups(found: list[Part]) -> dict[_Key, list[tuple[Part, Taken]]]:
    """Return the ratings that one known rater gave of one action, wherever they stand, where there is more than one."""
    groups: dict[_Key, list[tuple[Part, Taken]]] = defaultdict(list)
    for part in found:
        for taken in part.taken:
            if not taken.cells["rater"].startswith(ratings.ANONYMOUS):
                key = tuple(
                    value.casefold() if name == "round" else value
                    for name, value in taken.cells.items()
                    if name != "note"
                )
                groups[key].append((part, taken))
    return {key: items for key, items in groups.items() if len(items) > 1}


def _settle(items: list[tuple[Part, Taken]], reader: Reader) -> None:
    """Keep the latest of one rater's different ratings, or set all aside, as was answered."""
    rated = [(part, taken) for part, taken in items if taken.rating is not None]
    last, _ = rated[-1]
    aside = reader.answers.to("duplicates", last.source, last.table.sheet) == SET_ASIDE
    for part, taken in rated if aside else rated[:-1]:
        part.taken.remove(taken)
        part.rejected += 1
        reader.problems.add(
            part.source,
            "set-aside" if aside else "replaced",
            sheet=part.table.sheet,
            row=taken.number,
            column=part.table.headers["rating"],
            value=str(taken.rating),
        )


def _once(items: list[tuple[Part, Taken]]) -> None:
    """Take what is said twice once: the first rating stands, later ones and blanks are counted; no note is lost."""
    keep = next((taken for _, taken in items if taken.rating is not None), items[0][1])
    notes = dict.fromkeys(taken.cells["note"] for _, taken in items if taken.cells["note"])
    keep.cells["note"] = "\n".join(notes)
    for part, taken in items:
        if taken is keep:
            continue
        part.taken = [other for other in part.taken if other is not taken]
        if taken.rating is None:
            part.blanks += 1
        else:
            part.duplicates += 1
