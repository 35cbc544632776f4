"""A program that writes to a store until it is killed; it is told what to write on its standard input.

A line is JSON: ``url``, ``link``, ``visitor``, ``first``, ``task``. For each it forks a process that prints its own
number, and then whatever the store has called saved.
"""

import json
import os
import random
import sys

import psycopg  # noqa: F401 - once, and not again in each process
import sqlalchemy.dialects.postgresql.psycopg  # noqa: F401

from ilt.store import SOURCE, Edit, Store, fingerprint, sha256
from ilt.store.entries import Entry

KEYS = tuple(f"key {number}" for number in range(7))


def say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def content(number: int) -> bytes:
    """Return the bytes of the source of one write: more than a page, up to some 200 KB."""
    chance = random.Random(number)
    return number.to_bytes(8, "big") + chance.randbytes(chance.randrange(200_000))


def write_on(store: Store, order: dict) -> None:
    """Write all keys and one source together, over and over, each time a number higher."""
    known: dict = {one.place: one for one in _begun(store, order)}
    number = order["first"]
    while True:
        source = content(number)
        edits = [("answer", key, number) for key in KEYS] + [(SOURCE, "ratings.csv", fingerprint(source))]
        seen = {place: entry.version for place, entry in known.items()}
        written = store.write(
            order["link"],
            [Edit(kind, key, value, seen.get((kind, key), 0)) for kind, key, value in edits],
            visitor=order["visitor"], sources={sha256(source): source}, begin=True,
        )  # fmt: skip
        assert not written.conflicts
        known = {entry.place: entry for entry in written.entries}
        say(number)
        number += 1


def _begun(store: Store, order: dict) -> tuple[Entry, ...]:
    store.write(order["link"], [], visitor=order["visitor"], begin=True)
    return store.changes(order["link"]).entries


def add_up(store: Store, order: dict) -> None:
    """Add 1 to one entry, sixty times, against whoever does so too; print how often they met.

    The first time it says what it has read and waits for a line, so that the two are sure to meet.
    """
    conflicts = 0
    (entry,) = store.changes(order["link"]).entries
    say(entry.version)
    sys.stdin.readline()
    for _ in range(60):
        while True:
            written = store.write(
                order["link"],
                [Edit("sum", "", [entry.value[0] + 1, order["visitor"]], entry.version)],
                visitor=order["visitor"],
            )
            if not written.conflicts:
                break
            conflicts += 1
            entry = written.conflicts[0].theirs
        entry = written.entries[0]
    say(conflicts)


def main() -> None:
    """Fork a process for each order; this one stays small and warm."""
    for line in sys.stdin:
        order = json.loads(line)
        process = os.fork()
        if process:
            os.waitpid(process, 0)
            say("ended")
            continue
        say(os.getpid())
        {"write on": write_on, "add up": add_up}[order["task"]](Store(order["url"]), order)
        os._exit(0)


if __name__ == "__main__":
    main()
