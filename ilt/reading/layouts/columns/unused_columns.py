"""Columns that are not used, and of which a person may say something: whose each row is, or whether it counts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ilt.reading.cells.column import Column
from ilt.reading.layouts.columns.fact_columns import MAYBE_FACT, may_say_more
from ilt.reading.layouts.columns.round_half_columns import HALF, may_be_halves
from ilt.reading.layouts.columns.same_kind_columns import of_same_kind
from ilt.reading.layouts.columns.status_columns import STATUS, may_say_what_counts


def with_unused(
    fields: dict[str, Column], free: Mapping[int, Column], texts: Sequence[str], never: Collection[int] = ()
) -> dict[str, int]:
    """Add such columns to the fields; return the places of those that may say which rows count, or when.

    Parameters
    ----------
    free
        Columns of which it is not known what they hold, by their place; all are as long as those of ``fields``.
    texts
        The headings.
    never
        The columns that say of no row whose it is.
    """
    facts = may_say_more(fields, {at: column for at, column in free.items() if at not in never}, texts)
    status = [at for at, column in free.items() if may_say_what_counts(texts[at], column)]
    fields |= {f"{MAYBE_FACT} {at}": free[at] for at in facts}
    places = {f"{STATUS} {at}": at for at in status}
    places |= {f"{HALF} {at}": at for at in may_be_halves(free, texts)}
    places |= of_same_kind(fields, {at: column for at, column in free.items() if at not in never}, texts)
    fields |= {name: free[at] for name, at in places.items()}
    return places
