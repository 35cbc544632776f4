"""Open files: a server needs several for each window, and many systems give a program 256 or 1,024 unless it asks."""

from __future__ import annotations

import functools
from contextlib import suppress

MOST = 65_536
"""Streamlit (1.67) holds four for each window, and three for each of the last 128 that left."""


@functools.cache
def allow() -> None:
    """Allow this process as many open files as the system lets it have; once."""
    try:
        import resource  # noqa: PLC0415 - Windows has none, and no such limit
    except ImportError:
        return
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST if most == resource.RLIM_INFINITY else min(MOST, most)
    if now != resource.RLIM_INFINITY and now < wanted:
        with suppress(ValueError, OSError):  # macOS has a lower limit of its own
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
