"""An action of one assessment amid those of the other: ``D3.1`` may be a slip for ``S3.1``, which the table lacks."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np

from ilt.reading.cells.actions import Actions, Match
from ilt.reading.cells.column import Column, combined
from ilt.reading.cells.text import letters, shown
from ilt.reading.layouts.table import Table
from ilt.reading.problems import sentence
from ilt.reading.stages import TableLog

_FEW, _FEWEST = 2, 5
_ID = re.compile(r"\W{0,2}[A-Za-z]\s?\d{1,2}\s?[.-]\s?\d{1,2}\W{0,2}")


def with_slips(table: Table, found: Column, texts: Column, actions: Actions, log: TableLog) -> Column:
    """Return what the rows name, those as ambiguous whose id may be the other assessment's, by a slip.

    So may be one or two ids, and nothing but ids, among five or more actions of the other assessment, where the action
    of the same number is there less often than the others, or never. What somebody corrected is what it says.

    Parameters
    ----------
    texts
        (id, wording) of each row.
    """
    counts: Counter[str] = Counter()
    numbers = np.bincount(found.codes, minlength=len(found.values)).tolist()
    for (match, code, _), count in zip(found.values, numbers, strict=True):
        if not code and len(match.ids) == 1 and count:
            counts[match.ids[0]] += count
    of = {id_: actions.assessment(id_) for id_ in counts}
    sizes = Counter(of.values())
    if len(sizes) < 2:
        return found
    main, other = sizes.most_common()[0][0], sizes.most_common()[-1][0]
    if sizes[other] > _FEW or sizes[main] < _FEWEST:
        return found
    usual = max(count for id_, count in counts.items() if of[id_] == main)
    slips = {}
    for id_ in (id_ for id_ in counts if of[id_] == other):
        own = next((one for one in actions.by_id if one[1:] == id_[1:] and actions.assessment(one) == main), "")
        if own and counts[own] + counts[id_] <= usual:
            slips[id_] = own
    if not slips:
        return found
    corrected = log.log.answers.fixes(log.source, log.sheet)
    places = [table.places[name] for name in ("action_id", "action") if name in table.places]
    pairs = combined(found, texts)
    codes, values = found.codes.copy(), list(found.values)
    for code, ((match, problem, _), own_texts) in enumerate(pairs.values):
        id_ = match.ids[0] if not problem and len(match.ids) == 1 else ""
        words = next(filter(None, own_texts), "")
        if id_ not in slips or not all(not text or _ID.fullmatch(text) for text in own_texts):
            continue
        says = sentence("action-ambiguous", value=shown(words), ids=f"{id_}, {slips[id_]}")
        rows = [
            at
            for at in np.flatnonzero(pairs.codes == code).tolist()
            if not _cells(table, at, places) & corrected.keys()
        ]
        codes[rows] = len(values)
        values.append((Match(), "action-ambiguous", says))
    return Column(codes, values)


def _cells(table: Table, at: int, places: list[int]) -> set[str]:
    """Return the cells that name the action of a row."""
    if table.actions_in_header:
        return {f"{letters(int(table.rating_in[at]))}{table.header_row}"}
    return {f"{letters(place)}{int(table.numbers[at])}" for place in places}
