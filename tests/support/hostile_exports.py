"""Exported workspaces made to fill a server's memory; run as a program, it opens each and says what that took."""

import io
import json
import re
import resource
import struct
import sys
import time
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from ilt.store import StoreError, opened

MB = 2**20
START = b'{"format": "ilt-workspace", "version": 1, "sources": {}, "entries": '
ENTRY = b'[{"kind": "answer", "key": "k", "value": "'


def _zip(index: Iterable[bytes], pieces_of_a: Iterable[bytes] = ()) -> bytes:
    """Write a zip piece by piece, so that what it takes to make one is not what it takes to open one."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, pieces in (("workspace.json", index), ("a", pieces_of_a)):
            with archive.open(name, "w") as part:
                for piece in pieces:
                    part.write(piece)
    return file.getvalue()


def _times(piece: bytes, megabytes: float, start: bytes = START + b"[", end: bytes = b"[]]}") -> Iterator[bytes]:
    many = piece * (MB // 100 // len(piece))
    yield start
    for _ in range(round(megabytes * MB / len(many))):
        yield many
    yield end


def _lying(file: bytes, size: int) -> bytes:
    """Let a zip say that its first part is so large, in both places where it does."""
    said = bytearray(file)
    for start, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", said, file.index(start) + offset, size)
    return bytes(said)


def _directory(count: int) -> bytes:
    """Write a zip that is nothing but a list of parts."""
    numbers = [20, 3, 20, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]
    entry = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", *numbers) + b"x"
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count & 0xFFFF, count & 0xFFFF, count * len(entry), 0, 0)
    return entry * count + end


def _entries(count: int) -> Iterator[bytes]:
    yield START + b"["
    for n in range(count):
        yield b'{"kind":"answer","key":"%08d","value":"x"},' % n
    yield b'{"kind":"answer","key":"","value":"x"}]}'


def _sources(count: int) -> Iterator[bytes]:
    yield b'{"format": "ilt-workspace", "version": 1, "entries": [], "sources": {'
    for n in range(count):
        yield b'"%08d":"a",' % n
    yield b'"":"a"}}'


BOMBS = {
    "small lists": lambda: _zip(_times(b"[],", 180)),
    "small lists, as many as may be": lambda: _zip(_times(b"[],", 1.4)),
    "small objects": lambda: _zip(_times(b'{"a":{}},', 30)),
    "small objects, as many as may be": lambda: _zip(_times(b'{"a":{}},', 2.1)),
    "numbers": lambda: _zip(_times(b"1,", 30)),
    "a number without an end": lambda: _zip(_times(b"9", 30, end=b"]}")),
    "deep": lambda: _zip(_times(b"[", 0.9)),
    "deeper": lambda: _zip(_times(b'{"a":', 30)),
    "one long text": lambda: _zip(_times(b"x", 30, START + ENTRY, b'"}]}')),
    "one long text of wide letters": lambda: _zip(_times(b"x", 30, START + ENTRY + rb"\ud83d\ude42", b'"}]}')),
    "one name again and again": lambda: _zip(_times(b'"kind":"answer",', 7, START + b"[{", b'"kind":""}]}')),
    "more than may be": lambda: _zip(_times(b" ", 400)),
    "more than it says": lambda: _lying(_zip(_times(b"[],", 60)), 1_000),
    "less than it says": lambda: _lying(_zip([START + b"[]}"]), 2**32 - 2),
    "entries, more than may be": lambda: _zip(_entries(140_000)),
    "parts": lambda: _directory(200_000),
    "sources": lambda: _zip(_sources(200_000)),
    "one part as every source": lambda: _zip(_sources(400), _times(b"\0", 90)),
}


def _most_memory() -> float:
    """Return the most memory that this process took, in MB; Linux counts what its parent had before it began, else."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+)", status.read_text())[1]) / 1024
    unit = MB if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def main() -> None:
    """Write, for each: how large it is, what was said, the seconds, and the most memory that was taken until then."""
    for name, made in BOMBS.items():
        file, said, before = made(), "opened", time.process_time()
        try:
            opened(file)
        except StoreError as error:
            said = error.kind
        seconds = time.process_time() - before
        most = _most_memory()
        one = {"name": name, "file": len(file) / MB, "said": said, "seconds": seconds, "megabytes": most}
        sys.stdout.write(json.dumps(one) + "\n")


if __name__ == "__main__":
    main()
