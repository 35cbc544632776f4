"""Work out once what follows from a table alone, however many screens and visitors ask for it.

A screen runs again from top to bottom at every click, and needs many findings several times in one run. What
is worked out is remembered with the table it comes from, and forgotten with it: the sample's table is everybody's, so
its findings are made once for all visitors; a visitor's own table is in their session alone, and so is what follows
from it.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Hashable
from typing import Any, Concatenate, ParamSpec, TypeVar

import pandas as pd

from ilt import framework

MOST = 48
"""So many results are remembered with one table, those last used, by all windows of a workspace together."""
_PLACE, _WIDER = "_ilt_once", "_ilt_wider"
_making = threading.Lock()


P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
"""A table, or a view of one."""
Finding = Callable[Concatenate[pd.DataFrame, P], pd.DataFrame]


class _Known:
    """What was worked out of one table; whoever asks for the same meanwhile waits for it instead of doing it again."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.results: dict[object, object] = {}


class _Itself:
    """An argument that cannot be compared, such as a table: the same only where it is that very one."""

    def __init__(self, it: object) -> None:
        self.it = it

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.it is other.it

    def __hash__(self) -> int:
        return id(self.it)


def once(function: Callable[Concatenate[T, P], R]) -> Callable[Concatenate[T, P], R]:
    """Remember what a function returns for a table, or a view of one, and a choice.

    The result has to follow from the table, the further arguments and the framework alone. It is everybody's: nobody
    may change it, nor the table, in place.
    """

    @functools.wraps(function)
    def remembered(table: T, *args: P.args, **choice: P.kwargs) -> R:
        chosen = tuple(sorted((name, _known_as(one)) for name, one in choice.items()))
        key = (function, tuple(map(_known_as, args)), chosen, framework.current().digest)
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


@once
def records(table: pd.DataFrame) -> list[dict[Hashable, Any]]:
    """Return a table row by row, as ``to_dict("records")`` does in three times as long."""
    names = list(table.columns)
    rows = zip(*(column.tolist() for _, column in table.items()), strict=True)
    return [dict(zip(names, row, strict=True)) for row in rows]


def chosen_from(table: pd.DataFrame, chosen: pd.DataFrame, actions: tuple[str, ...]) -> pd.DataFrame:
    """Return the rows of a table that some actions leave, and remember which table that was."""
    object.__setattr__(chosen, _WIDER, (table, actions))
    return chosen


def each_by_itself(column: str) -> Callable[[Finding[P]], Finding[P]]:
    """Remember what a function finds of each action by itself; of some it is taken from what it finds of all.

    Who looks at one focus area after the other so waits for the first alone. Other tables that the function is given
    are of the same actions. The result has ``column``: ``action_id``, or ``focus_area``, each by itself where all its
    actions are chosen.
    """

    def decorated(function: Finding[P]) -> Finding[P]:
        @once  # type: ignore[arg-type]  # the table comes first, without a name
        @functools.wraps(function)
        def found(table: pd.DataFrame, *args: P.args, **choice: P.kwargs) -> pd.DataFrame:
            wider, actions = _wider(table)
            if not actions:
                return function(table, *args, **choice)
            chosen: set[object] = set(actions)
            if column != "action_id":
                of = framework.current().area_of
                chosen = {of[action] for action in actions}
                if any(of[action] in chosen and action not in actions for action in wider["action_id"].unique()):
                    return function(table, *args, **choice)
            every = found(wider, *(_wider(one)[0] for one in args), **choice)  # type: ignore[arg-type]
            return every[every[column].isin(chosen)].reset_index(drop=True)

        return found

    return decorated


def _wider(one: T) -> tuple[T, tuple[str, ...]]:
    """Return the table that a table of some actions is from, and these; of any other thing itself."""
    found: tuple[T, tuple[str, ...]] = getattr(one, "__dict__", {}).get(_WIDER, (one, ()))
    return found


def _known_as(argument: object) -> Hashable:
    if isinstance(argument, list):
        argument = tuple(argument)
    try:
        hash(argument)
    except TypeError:
        return _Itself(argument)
    return argument


def _known(table: object) -> _Known:
    with _making:
        known: _Known | None = table.__dict__.get(_PLACE)
        if known is None:
            known = _Known()
            # Not by setattr, which pandas takes for a column; a copy of the table does not get it.
            object.__setattr__(table, _PLACE, known)
    return known
