"""The guard process: reads files where one that makes its reader fail takes nothing else down.

The app runs this file as a program of its own (``ilt.guard.pool``), which waits, with everything loaded, for files to
read. It has a limit of memory, the app gives it one of time, and it dies alone. After each reading it forgets what it
read; it ends when the app does.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import os
import signal
import sys
import traceback
from pathlib import Path
from typing import IO, Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

import pyarrow as pa

from ilt import counts, freed_memory, settings
from ilt.guard import frames
from ilt.reading import forget, limits, read_here
from ilt.reading.formats import file_types
from ilt.reading.formats.file_types import File
from ilt.reading.problems import Refused
from ilt.reading.reader import FileToRead, read_files

_NICE = 5
"""Screens come first on a busy machine."""
_READINGS, _AT_REST = 50, 350 * 2**20
"""After so many readings, or where so much memory does not come back, another process takes its place."""
_SAMPLE = Path(__file__).parents[2] / "data" / "sample_ratings.csv"


class Connection:
    """The guard's end of the pipes."""

    def __init__(self, incoming: IO[bytes], outgoing: IO[bytes]) -> None:
        self.incoming, self.outgoing = incoming, outgoing

    def serve(self) -> None:
        """Read what is asked for, until the pipe ends."""
        for left in reversed(range(_READINGS)):
            try:
                request, _ = frames.receive(self.incoming)
            except frames.BrokenError:
                return
            self._answer(request)
            rested = _forgotten() < _AT_REST and left > 0
            frames.send(self.outgoing, {"rested": rested})
            if not rested:
                return

    def _answer(self, request: dict[str, Any]) -> None:
        os.environ[settings.FRAMEWORK_FILE.variable] = request["framework"]
        packed: dict[str, bytes] = {}
        sources = [
            FileToRead(one["name"], functools.partial(self._file, place, one, request["seconds"], packed), one["again"])
            for place, one in enumerate(request["files"])
        ]
        if request["job"] == frames.ALONE:
            for one in sources:
                if not one.same_as:
                    read_files([one], request["answers"])
                    forget()
            self._end([])
            return
        together = functools.partial(self._stage, len(sources), request["seconds"])
        table, others = read_files(sources, request["answers"], request["remembered"], on_all_read=together)
        blobs = frames.reading_to_blobs(table, others)
        if request["counted"]:
            ratings = table.frame()
            blobs += [frames.table_to_blob(make(ratings)) for make in (counts.count, counts.raters)]
        self._end([*blobs, *packed.values()], packed=list(packed))

    def _end(self, blobs: list[Any], **more: Any) -> None:
        _end_after(0)
        frames.send(self.outgoing, {"done": True, **more}, blobs)

    def _stage(self, place: int, seconds: float) -> None:
        """Say what comes next, so that it is known what took too long or too much."""
        # An app that was ended itself ends nothing any more.
        _end_after(seconds * limits.BUSY + 1)
        frames.send(self.outgoing, {"at": place})

    def _file(self, place: int, about: dict[str, Any], seconds: float, packed: dict[str, bytes]) -> File:
        if about["refused"]:
            code, facts = about["refused"]
            raise Refused(code, **facts)
        self._stage(place, seconds)
        _, (data,) = frames.receive(self.incoming)
        if about["packed"]:
            return file_types.reopened(data, about["name"], about["digest"])
        return file_types.open_file(data, about["name"], packed)


def _end_after(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _forgotten() -> int:
    """Give back what the last reading took; return how much memory is still in use, where the system tells."""
    forget()
    gc.collect()
    freed_memory.give_back()
    return _pages(1)


def _pages(which: int) -> int:
    """Return how many bytes its addresses (0) or its memory (1) are; 0 where nothing tells."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[which]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        return 0


def _limit() -> None:
    try:
        import resource  # noqa: PLC0415 - there is none on Windows, where the time limit stands alone
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):  # macOS does not let every limit be set
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        most = _pages(0) + limits.MEMORY_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def main() -> None:
    """Load everything, then read what is asked for."""
    if hasattr(os, "nice"):
        os.nice(_NICE)
    with contextlib.suppress(OSError):
        # Where a computer's memory ends, this process goes before any other.
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    outgoing = os.fdopen(os.dup(1), "wb")
    # Whatever prints must not print into a message.
    os.dup2(2, 1)
    pa.set_cpu_count(min(pa.cpu_count(), 2))
    counts.raters(read_here(_SAMPLE).ratings)
    forget()
    gc.collect()
    gc.freeze()
    gc.disable()
    _limit()
    try:
        Connection(sys.stdin.buffer, outgoing).serve()
    except MemoryError:
        os._exit(1)
    except Exception as error:  # noqa: BLE001 - whatever it is, the app hears of it
        # What failed and where, and nothing of what was read.
        last = traceback.extract_tb(error.__traceback__)[-1]
        frames.send(outgoing, {"failed": f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"})
        os._exit(1)


if __name__ == "__main__":
    main()
