"""Many reports for a screen: made by a program of its own, so that nobody else waits for the server meanwhile.

This file is that program, too. It gets what is wanted through a pipe, makes it in several processes, as the command
does, and ends when it is done, or when whoever asked is gone or has closed the answer.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[3]))

from ilt.reports.many.batch import Making
from ilt.reports.many.workers import STOPPED, MadeReport, WantedReport, make

SECONDS = 60
"""So long may no report come: most take less than one second. Then all that are left are given up."""
_NICE = 5
"""Screens come first on a busy machine."""
LATE = "it took too long"


def packed(wanted: Sequence[WantedReport], how: Making, processes: int) -> bytes | None:
    """Return what ``make_apart`` sends; ``None`` where a view still fetches from where its ratings are."""
    try:
        return pickle.dumps((wanted, how, processes))
    except (pickle.PicklingError, TypeError, AttributeError):
        return None


def make_apart(wanted: Sequence[WantedReport], request: bytes) -> Generator[MadeReport, None, None]:
    """Make reports in another program, and return each when it is made; ``request`` is ``packed`` of them."""
    # The arguments are our own: what is wanted goes in through the pipe. With -P it takes no module from this folder.
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-P", __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as maker:
        left = {one.name for one in wanted}
        late = threading.Event()
        try:
            assert maker.stdin  # noqa: S101 - for the type checker
            assert maker.stdout  # noqa: S101
            with maker.stdin:
                maker.stdin.write(request)
            while left:
                with _at_most(SECONDS, (late.set, maker.kill)):
                    made: MadeReport = pickle.load(maker.stdout)  # noqa: S301 - of our own program
                left.discard(made.name)
                yield made
        except (EOFError, OSError, pickle.UnpicklingError):
            for name in sorted(left):
                yield MadeReport(name, {}, LATE if late.is_set() else STOPPED)
        finally:
            maker.kill()


@contextmanager
def _at_most(seconds: float, otherwise: Sequence[Callable[[], None]]) -> Iterator[None]:
    """Call something where what follows is not done after so many seconds."""
    timer = threading.Timer(seconds, lambda: [act() for act in otherwise])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def main() -> None:
    """Make what is asked for."""
    if hasattr(os, "nice"):
        os.nice(_NICE)
    for made in make(*pickle.load(sys.stdin.buffer)):  # noqa: S301 - of the app that started it
        pickle.dump(made, sys.stdout.buffer)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
