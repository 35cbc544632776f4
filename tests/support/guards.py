"""The guard processes that another process started, as Linux tells of them in /proc."""

import contextlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ilt.guard import pool

_TICK = os.sysconf("SC_CLK_TCK")
_CHUNK, _OVERLAP = 4 * 2**20, 200
"""How many bytes of memory are looked at at a time, and how many of them again with the next: no word is longer."""
_RED_ZONE = 128
"""How many bytes beyond the end of its stack a function may use."""


@dataclass(frozen=True)
class Process:
    """A process; each figure is asked for anew, and is 0 once it has ended."""

    number: int

    def cpu_seconds(self) -> float:
        stat = self.read("stat").rpartition(")")[2].split()
        return sum(map(int, stat[11:13])) / _TICK

    def most_megabytes(self) -> int:
        """How much memory it had at most."""
        return self._megabytes("VmHWM")

    def megabytes(self) -> int:
        return self._megabytes("VmRSS")

    def alive(self) -> bool:
        return bool(self.read("cmdline"))

    def holds(self, words: bytes) -> bool:
        """Tell whether words stand anywhere in the memory that it may write to."""
        return any(words in chunk for chunk in self._memory())

    def words_of(self, start: str, pattern: str) -> set[str]:
        """Return the words in its memory that have a start, and go on as a pattern says, in one byte or four a letter."""
        found = set()
        one, four = start.encode(), start.encode("utf-32-le")
        goes_on = re.compile(pattern)
        either = re.compile(re.escape(one) + b"|" + re.escape(four))
        for chunk in self._memory():
            for hit in either.finditer(chunk):
                width, at = 1 if hit[0] == one else 4, hit.start()
                text = chunk[at : at + 40 * width : width].decode("latin-1")
                if match := goes_on.match(text):
                    found.add(match[0])
        return found

    def _memory(self) -> Iterator[bytes]:
        """Read what it may write to, without the part of a waiting thread's stack that nothing uses any more."""
        stacks = self._stacks()
        with Path(f"/proc/{self.number}/mem").open("rb", buffering=0) as memory:
            for line in self.read("maps").splitlines():
                *ends, rights = re.match(r"(\w+)-(\w+) (\S+)", line).groups()
                start, stop = (int(end, 16) for end in ends)
                start = max([start, *(top - _RED_ZONE for top in stacks if start <= top < stop)])
                for place in range(start, stop, _CHUNK) if rights.startswith("rw") else ():
                    memory.seek(place)
                    with contextlib.suppress(OSError):
                        yield memory.read(min(_CHUNK + _OVERLAP, stop - place))

    def _stacks(self) -> list[int]:
        """Return how far the stack of each waiting thread reaches: stacks grow toward lower addresses."""
        calls = [self.read(f"task/{task.name}/syscall").split() for task in Path(f"/proc/{self.number}/task").iterdir()]
        return [int(call[-2], 16) for call in calls if len(call) > 1]

    def _megabytes(self, name: str) -> int:
        found = re.search(rf"{name}:\s+(\d+) kB", self.read("status"))
        return int(found[1]) // 1024 if found else 0

    def read(self, file: str) -> str:
        """What a file of its folder in /proc says."""
        try:
            return Path(f"/proc/{self.number}/{file}").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""


def guards(of: int | None = None) -> set[Process]:
    """Return the guards that a process started and that still run; this one's where none is named."""
    parent = str(of or os.getpid())
    numbers = (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdecimal())
    return {
        process
        for process in map(Process, numbers)
        if process.read("stat").rpartition(")")[2].split()[1:2] == [parent]
        and str(pool._PROGRAM) in process.read("cmdline")
    }
