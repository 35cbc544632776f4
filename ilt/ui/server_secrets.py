"""What the server's secrets.toml says at this moment, and whether it may be trusted to be whole."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.runtime.secrets import secrets_singleton

from ilt import access, server_setup
from ilt.access import SetupError
from ilt.server_setup import MisspelledError

_Facts = tuple[tuple[int, int, int] | None, ...]


@dataclass
class _Read:
    """What the files were when they were read last, and whether they required a sign-in while the server runs."""

    files: _Facts | None = None
    required: bool = False


_read = _Read()
_lock = threading.Lock()


def read() -> Mapping[str, Any]:
    """Return what secrets.toml says.

    Raises
    ------
    SetupError
        It cannot be read, has a misspelled section, or no longer asks for a sign-in: a file that is just being
        written may be empty, or gone.
    """
    facts = _facts()
    _anew(facts)
    try:
        found = st.secrets.to_dict()
    except (OSError, ValueError, RecursionError) as error:
        if any(facts):
            raise server_setup.unreadable(error) from error
        found = {}
    try:
        server_setup.spelled_right(found)
    except MisspelledError as error:
        _read.required |= error.meant == "auth" and any(facts)
        raise
    if "auth" not in found and _read.required:
        raise SetupError(*access.GONE)
    _read.required |= "auth" in found and any(facts)
    return found


def _facts() -> _Facts:
    return tuple(map(_of_file, st.get_option("secrets.files")))


def _of_file(file: str) -> tuple[int, int, int] | None:
    try:
        facts = os.stat(file)  # noqa: PTH116 - it is asked for with each right, and a path takes longer than the file
    except FileNotFoundError:
        return None
    except OSError:
        return (0, 0, 0)
    return (facts.st_mtime_ns, facts.st_size, facts.st_ino)


def _anew(facts: _Facts) -> None:
    """Have a changed file read again; Streamlit (1.67) looks no more once it met one that could not be read."""
    with _lock:
        before, _read.files = _read.files, facts
        if before not in (None, facts) and st.secrets is secrets_singleton:
            secrets_singleton._reset()  # noqa: SLF001
