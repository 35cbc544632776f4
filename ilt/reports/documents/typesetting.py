"""Typst, here or in a process of its own: it keeps words of documents in the memory of its process for good.

A server makes each document apart, so that what was deleted is nowhere in its memory. This file is then the program
that runs there: it loads nothing but typst, gets the words through a pipe, and ends when it is done.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

_HERE = Path(__file__).parent
_TEMPLATE = _HERE / "report.typ"
AT_ONCE = 2
"""So many processes work at once, however many visitors ask: each takes a processor."""
SECONDS = 60
"""So long may a document take, and so long does one wait for its turn: most take less than one."""
_LENGTH = 8
_turns = threading.BoundedSemaphore(AT_ONCE)

Typeset = Callable[[Mapping[str, str], Mapping[str, Any]], list[bytes]]
"""Makes the documents of ``report.typ``: what it reads, and how typst is to compile it."""


class NotMadeError(Exception):
    """A document was not made."""


class BusyError(NotMadeError):
    """Its turn did not come."""


class TooLongError(NotMadeError):
    """It took too long, and was ended."""


def here(inputs: Mapping[str, str], how: Mapping[str, Any]) -> list[bytes]:
    """Make documents in this process, which remembers words of them until it ends."""
    compiler = typst.Compiler(_TEMPLATE.read_bytes(), font_paths=_fonts(), sys_inputs=dict(inputs))
    made = compiler.compile(timestamp=0, **how)
    return made if isinstance(made, list) else [made or b""]


def apart(inputs: Mapping[str, str], how: Mapping[str, Any]) -> list[bytes]:
    """Make documents in a process of their own, and keep nothing of them.

    Raises
    ------
    NotMadeError
        There was no turn, or it took too long, or it failed.
    """
    if not _turns.acquire(timeout=SECONDS):
        raise BusyError
    try:
        # The arguments are our own: words go in through the pipe. With -P it takes no module from this folder.
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-P", __file__],
            input=json.dumps([inputs, how]).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise TooLongError from None
    except (subprocess.CalledProcessError, OSError):
        raise NotMadeError from None
    finally:
        _turns.release()
    return _unpacked(done.stdout)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[_HERE / "fonts"])


def _unpacked(data: bytes) -> list[bytes]:
    """Return documents that were written one after the other, each with its length before it."""
    found = []
    while data:
        length = int.from_bytes(data[:_LENGTH], "little")
        one, data = data[_LENGTH : _LENGTH + length], data[_LENGTH + length :]
        if len(one) < length:
            raise NotMadeError
        found.append(one)
    return found


def main() -> None:
    """Make what the pipe asks for."""
    inputs, how = json.load(sys.stdin.buffer)
    for one in here(inputs, how):
        sys.stdout.buffer.write(len(one).to_bytes(_LENGTH, "little") + one)


if __name__ == "__main__":
    main()
