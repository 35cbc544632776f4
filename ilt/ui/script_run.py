"""A run of the script ends in one way, whether the screen is drawn whole or stops early.

``st.stop`` ends a run as an error does: Streamlit then remembers what was chosen in widgets that the run did not draw.
Their browser forgets it in any case, so that the next run would count a choice that nobody sees.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn


class Stopped(BaseException):
    """A screen says all that it has to say; no error, so nothing that handles errors may catch it."""


def stop() -> NoReturn:
    """Draw nothing more in this run."""
    raise Stopped


@contextmanager
def to_its_end() -> Iterator[None]:
    """Let a run go on to its end where the screen in it stops."""
    with suppress(Stopped):
        yield
