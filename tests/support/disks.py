"""Disks and files that fail: full, small, damaged, locked."""

import contextlib
import sqlite3
import subprocess
from contextlib import contextmanager


@contextlib.contextmanager
def small_disk(folder, size, owner=0):
    """A disk of its own, of some bytes, where one can be had."""
    folder.mkdir(parents=True)
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size},mode=0700,uid={owner}", "tmpfs", folder],
        check=False, capture_output=True,
    )  # fmt: skip
    try:
        yield made.returncode == 0
    finally:
        if made.returncode == 0:
            subprocess.run(["umount", "-l", folder], check=True)


def limit(size):
    """Let no file of this process grow beyond a size."""
    import resource  # noqa: PLC0415 - not on every system

    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard if size < 0 else size, hard))


def flip(file, places):
    content = bytearray(file.read_bytes())
    for place in places:
        content[place] ^= 0xFF
    file.write_bytes(content)


@contextmanager
def held_by_another(folder):
    with contextlib.closing(sqlite3.connect(folder / "kept.sqlite", isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        yield "locked"
