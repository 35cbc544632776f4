"""What may be shown of a visitor's ratings, to whom; screens get nothing else."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

import pandas as pd

from ilt import format, shown_before, suppression
from ilt.access import Permitted, Person
from ilt.ratings import CROSS, OTHERS
from ilt.suppression import Minimums

if TYPE_CHECKING:
    from ilt.reading import Reading

OF_SIDE = ("round", "district", "assessment", "perspective")
FULL_DETAIL = Minimums(1, 1)
"""Everything but names is shown."""


Notes = Callable[[Mapping[str, str]], pd.DataFrame]
"""Returns notes where some of ``ilt.counts.KEYS`` are as chosen."""


@dataclass(frozen=True, eq=False)
class VisitorRatings:
    """One visitor's ratings, read and counted once; what may be shown of them is ``Shown``. Equal to itself alone.

    Attributes
    ----------
    notes
        Fetches ratings with a note, where the ratings that were read have none; ``None`` where they have them.
    """

    reading: Reading
    counts: pd.DataFrame
    raters: pd.DataFrame
    sample: bool
    notes: Notes | None = None


@dataclass(frozen=True)
class Shown:
    """What may be shown of one visitor's ratings; screens get nothing else.

    Attributes
    ----------
    counts, raters, notes
        ``suppression.counts``, ``suppression.raters`` and ``suppression.notes``.
    rounds
        The rounds in order of first appearance.
    people
        How many raters there are in all.
    full_detail
        Whether this is the full-detail view: everything but names, entered on purpose.
    fetch
        Fetches ``notes`` where they are not here yet; else ``None``.
    limited
        Whether some ratings are left out because they are not for who looks.
    of_several_teams
        The sides, by ``OF_SIDE``, in which somebody rated several teams, hidden ones among them: of what all teams gave
        together, a rating is not another person's each.
    later
        Of which groups newer ratings wait, and of how many more raters, as ``suppression.Release.later``.
    released
        What has been shown by now of all ratings, as ``shown_to`` takes it the next time.
    """

    counts: pd.DataFrame
    raters: pd.DataFrame
    notes: pd.DataFrame
    rounds: tuple[str, ...]
    people: int
    minimums: Minimums
    full_detail: bool
    sample: bool
    later: pd.DataFrame = field(default_factory=suppression.none_later)
    released: pd.DataFrame = field(default_factory=shown_before.none)
    fetch: Notes | None = None
    limited: bool = False
    of_several_teams: frozenset[tuple[str, ...]] = frozenset()

    def __getstate__(self) -> dict[str, Any]:
        """Give another process the notes with the rest: it fetches nothing."""
        here = {one.name: getattr(self, one.name) for one in fields(self)}
        return here if self.fetch is None else {**here, "fetch": None, "notes": self.fetch({})}


def _fetched(
    fetch: Notes, may_be_shown: Callable[[pd.DataFrame], pd.DataFrame], chosen: Mapping[str, str]
) -> pd.DataFrame:
    return may_be_shown(fetch(chosen))


def _of_several_teams(rated: pd.DataFrame) -> frozenset[tuple[str, ...]]:
    sides = rated.loc[rated.duplicated([*OF_SIDE, "rater"]), list(OF_SIDE)].drop_duplicates()
    return frozenset(sides.itertuples(index=False, name=None))


def shown_to(
    data: VisitorRatings, minimums: Minimums, *, full_detail: bool, person: Person, before: pd.DataFrame | None = None
) -> Shown:
    """Return what a person may be shown: in the full-detail view everything but names, else what suppression admits.

    ``before`` is what was shown of these ratings before (``Shown.released``); the full-detail view needs none.
    """
    minimums = FULL_DETAIL if full_detail else minimums
    permitted = Permitted(person, data.counts)
    before = shown_before.none() if full_detail or before is None else before
    release = suppression.release(data.counts, data.reading.ratings, minimums, before)
    rated = permitted.of(data.raters[data.raters["rated"] > 0])

    def notes(written: pd.DataFrame) -> pd.DataFrame:
        return permitted.of(suppression.notes(written, release, minimums))

    rounds = set(permitted.of(data.counts)["round"])
    return Shown(
        counts=permitted.of(release.counts),
        raters=permitted.of(suppression.raters(data.raters, minimums)),
        notes=notes(data.reading.ratings),
        fetch=None if data.notes is None else functools.partial(_fetched, data.notes, notes),
        rounds=tuple(label for label in dict.fromkeys(data.reading.ratings["round"]) if label in rounds),
        people=int(rated["rater"].nunique()),
        minimums=minimums,
        full_detail=full_detail,
        sample=data.sample,
        later=permitted.of(release.later),
        released=release.shown,
        limited=person.limited,
        of_several_teams=_of_several_teams(rated),
    )


def hidden_without_school(counts: pd.DataFrame) -> list[str]:
    """Say that people who rated the district ILT and named no school are hidden, where they are; else nothing.

    A hidden school is named. They have none, and would be left out of every mean without a word. ``counts`` are as may
    be shown; counted together with small schools, they are left out of nothing.
    """
    cross = counts[(counts["assessment"] == "district") & (counts["perspective"] == CROSS)]
    own, together = cross[cross["school"] == ""], cross[cross["school"] == OTHERS]
    if own["raters"].any() or together["raters"].any() or not own["hidden"].any():
        return []
    return [f"raters who named no school hidden ({format.fewer_than(int(own['hidden'].max()))})"]
