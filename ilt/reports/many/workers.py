"""Reports made by several processes at once. They make, and who asked writes: who is gone writes nothing more."""

from __future__ import annotations

import contextlib
import gc
import math
import multiprocessing
import os
import signal
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import wait
from typing import Any

from ilt.reports.contents import report_of
from ilt.reports.many.batch import FORMATS, Making, Team

EACH = 10
"""To begin another process takes as long as so many reports."""
_FREED = 10
"""After so many reports memory is freed."""
_SMALL_OBJECTS = 50_000
"""So many new objects are looked through for what can be freed: a report is made of very many."""
STOPPED = "the process that made it was stopped; perhaps there was no memory left"


@dataclass(frozen=True)
class WantedReport:
    """A report that is to be made: of which team, what its files are called before their endings, in which formats."""

    team: Team
    name: str
    formats: Sequence[str]


@dataclass(frozen=True)
class MadeReport:
    """What came of one: its files by their names, or why there are none."""

    name: str
    files: Mapping[str, bytes]
    failed: str = ""


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def make(wanted: Sequence[WantedReport], how: Making, processes: int) -> Generator[MadeReport, None, None]:
    """Make reports in so many processes at most, and return each when it is made; one that fails stops no other."""
    processes = min(processes, math.ceil(len(wanted) / EACH))
    return _in_several(wanted, how, processes) if processes > 1 else _in_turn(wanted, how)


def _in_turn(wanted: Iterable[WantedReport], how: Making) -> Generator[MadeReport, None, None]:
    for at, one in enumerate(wanted, 1):
        yield _made(one, how)
        if at % _FREED == 1:
            gc.collect()  # documents refer to themselves, and would be held until many more objects are made
        if at == 1:
            gc.freeze()  # programs, and what is found of all schools, stay: they are not looked through again


def _made(wanted: WantedReport, how: Making) -> MadeReport:
    name = wanted.name
    try:
        # What is worked out of one team goes with it: each is asked for once, and there are hundreds.
        team = replace(wanted.team, view=replace(wanted.team.view))
        report = report_of(team.view, team.next_steps, how.day, how.files, team.decided.agreed)
        return MadeReport(name, {f"{name}.{kind}": FORMATS[kind](team, report, how) for kind in wanted.formats})
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told, and the others are made
        return MadeReport(name, {}, f"{type(error).__name__}: {error}")


def _in_several(wanted: Sequence[WantedReport], how: Making, processes: int) -> Generator[MadeReport, None, None]:
    """Give each process the next report as soon as it is done with one."""
    left = iter(range(len(wanted)))
    busy: dict[Any, int] = {}
    with contextlib.ExitStack() as ending:
        for pipe in [_begin(ending) for _ in range(processes)]:
            _send(pipe, (wanted, how))
            _give(pipe, left, busy)
        while busy:
            for pipe in _ready(busy):
                place = busy.pop(pipe)
                try:
                    made: MadeReport = pipe.recv()
                except (EOFError, OSError):
                    yield MadeReport(wanted[place].name, {}, STOPPED)
                    continue
                _give(pipe, left, busy)
                yield made
    for place in left:
        yield MadeReport(wanted[place].name, {}, STOPPED)


def _begin(ending: contextlib.ExitStack) -> Any:
    """Begin a process that ends when we do, however we do; return our end of its pipe."""
    new = multiprocessing.get_context("spawn")
    ours, theirs = new.Pipe()
    process = new.Process(target=_work, args=(theirs,), daemon=True)
    with _unheard():
        process.start()
    theirs.close()
    for at_the_end in (ours.close, process.join, process.terminate):
        ending.callback(at_the_end)
    return ours


@contextlib.contextmanager
def _unheard() -> Iterator[None]:
    """Have a process that is begun meanwhile not hear of Ctrl+C: we do, and end it."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _ready(busy: Iterable[Any]) -> list[Any]:
    """Wait until at least one of some pipes has an answer, or its process is gone; return these."""
    return wait(list(busy))


def _give(pipe: Any, left: Iterator[int], busy: dict[Any, int]) -> None:
    for place in left:
        busy[pipe] = place
        _send(pipe, place)
        return


def _send(pipe: Any, what: object) -> None:
    """Send something to a process; where it is gone, that is seen when its answer is waited for."""
    with contextlib.suppress(OSError):
        pipe.send(what)


def _work(pipe: Any) -> None:
    """Make the reports that are asked for, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_SMALL_OBJECTS, 20, 20)
    with contextlib.suppress(EOFError, OSError):
        wanted, how = pipe.recv()
        for made in _in_turn((wanted[place] for place in iter(pipe.recv, None)), how):
            pipe.send(made)
