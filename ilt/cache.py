"""Work out once what follows from a table alone, however many screens and visitors ask for it.

A screen runs again from top to bottom at every click, and needs many findings several times in one run. What
is worked out is remembered with the table it comes from, and forgotten with it: the sample's table is everybody's, so
its findings are made once for all visitors; a visitor's own table is in their session alone, and so is what follows
from it.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

import pandas as pd

from ilt import framework

MOST = 48
"""So many results are remembered with one table, those last used."""
_PLACE = "_ilt_once"
_making = threading.Lock()


P = ParamSpec("P")
R = TypeVar("R")


class _Known:
    """What was worked out of one table; whoever asks for the same meanwhile waits for it instead of doing it again."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.results: dict[object, object] = {}


def once(function: Callable[Concatenate[pd.DataFrame, P], R]) -> Callable[Concatenate[pd.DataFrame, P], R]:
    """Remember what a function returns for a table and a choice.

    The result has to follow from the table, the further arguments (which can be hashed, or are lists) and the framework
    alone. It is everybody's: nobody may change it, nor the table, in place.
    """

    @functools.wraps(function)
    def remembered(table: pd.DataFrame, *args: P.args, **choice: P.kwargs) -> R:
        arguments = tuple(tuple(one) if isinstance(one, list) else one for one in args)
        key = (function, arguments, tuple(sorted(choice.items())), framework.current().digest)
        known = _known(table)
        with known.lock:
            if key in known.results:
                result = known.results.pop(key)
            else:
                result = function(table, *args, **choice)
                while len(known.results) >= MOST:
                    del known.results[next(iter(known.results))]
            known.results[key] = result
        return result  # type: ignore[return-value]

    return remembered  # type: ignore[return-value]  # the table comes first, without a name


def _known(table: pd.DataFrame) -> _Known:
    with _making:
        known: _Known | None = table.__dict__.get(_PLACE)
        if known is None:
            known = _Known()
            # Not by setattr, which pandas takes for a column; a copy of the table does not get it.
            object.__setattr__(table, _PLACE, known)
    return known
