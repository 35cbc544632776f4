"""What is tried every day of many cases that are alike; the rest is tried under ``full``."""

import random
from collections.abc import Iterable
from typing import Any

import pytest

_SEED = 20261126


def one_in(share: int, cases: Iterable[Any]) -> list[Any]:
    """Return cases as parameters, all but one in so many of them, drawn by a seed, marked ``full``."""
    every = list(cases)
    today = frozenset(random.Random(_SEED).sample(range(len(every)), -(-len(every) // share)))
    return [case if at in today else pytest.param(case, marks=pytest.mark.full) for at, case in enumerate(every)]


def the_rest_in_full(today: Iterable[Any], more: Iterable[Any]) -> list[Any]:
    """Return cases as parameters: those of every day, and more that are marked ``full``."""
    return [*today, *(pytest.param(case, marks=pytest.mark.full) for case in more)]
