"""Findings computed in plain Python from single ratings."""

from fractions import Fraction

import pandas as pd

import ilt
from tests.support.short_ratings import table

Ratings = dict[tuple[str, ...], list[int | None]]


def counted(by_team: Ratings) -> pd.DataFrame:
    lines = [
        f"{' | '.join(key)} | {' '.join('-' if value is None else str(value) for value in values)}"
        for key, values in by_team.items()
    ]
    return ilt.count(table(*lines))


def ratings_by_scope(by_team: Ratings, *, areas: bool = False) -> dict[tuple, list[int | None]]:
    """Return the ratings of each row: (round, assessment, scope, school, perspective, action or focus area)."""
    found: dict[tuple, list[int | None]] = {}
    for (round_, assessment, school, side, action), values in by_team.items():
        scopes = [("district ILT" if assessment == "district" else "all schools", "")]
        if assessment == "school" or (school and side == "cross"):
            scopes.append(("school", school))
        for scope in scopes:
            key = (round_, assessment, *scope, side, int(action[1]) if areas else action)
            found.setdefault(key, []).extend(values)
    return {key: found[key] for key in sorted(found)}


def rated(values: list[int | None]) -> list[int]:
    return [value for value in values if value is not None]


def mean(values: list[int | None]) -> Fraction | None:
    by_team = rated(values)
    return Fraction(sum(by_team), len(by_team)) if by_team else None


def rows_of(found: pd.DataFrame, *names: str) -> list[tuple]:
    """Return rows as tuples; figures rounded, missing ones None."""
    return [tuple(map(plain, row)) for row in found[list(names)].itertuples(index=False, name=None)]


def plain(value: object) -> object:
    if isinstance(value, str | tuple):
        return value
    return None if value is None or pd.isna(value) else round(float(value), 9)
