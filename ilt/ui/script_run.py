"""A run of the script ends in one way, whether the screen is drawn whole or stops early.

``st.stop`` ends a run as an error does: Streamlit then remembers what was chosen in widgets that the run did not draw.
Their browser forgets it in any case, so that the next run would count a choice that nobody sees.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

from ilt.ui import garbage

_under_way: set[int] = set()
"""The threads of the runs that are under way."""


class Stopped(BaseException):
    """A screen says all that it has to say; no error, so nothing that handles errors may catch it."""


def stop() -> NoReturn:
    """Draw nothing more in this run."""
    raise Stopped


@contextmanager
def to_its_end() -> Iterator[None]:
    """Let a run go on to its end where the screen in it stops."""
    _under_way.add(threading.get_ident())
    try:
        with suppress(Stopped):
            yield
    finally:
        _under_way.discard(threading.get_ident())
        garbage.search.after_run()


def under_way() -> int:
    """Return how many runs of whole screens are under way in this process."""
    return len(_under_way)
