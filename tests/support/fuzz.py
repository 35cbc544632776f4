"""Change good files at random and read them: `python -m tests.support.fuzz [--seconds N] [--seed N]`.

Raw bytes of text and archives are changed, and, apart from that, the XML inside an archive, which is then packed anew.
What raises, takes too long or breaks the accounting is kept in tests/support/crashers, where every test run reads it again.
"""

import argparse
import hashlib
import io
import logging
import random
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import ilt
from ilt.reading import read_here
from tests.support.files import CELLS, SCHOOL, book, document, opendocument, template
from tests.support.pollution import HEADER, line, truth

CRASHERS = Path(__file__).parent / "crashers"
SEED, TOO_LONG = 20261124, 20
TABLE = [HEADER.split(","), *truth()]
GOOD = {
    "csv": "\n".join(line(row) for row in TABLE).encode(),
    "xlsx": book(("One", [list(row) for row in TABLE])),
    "ods": opendocument([list(row) for row in TABLE]),
    "docx": document([row for row in template(SCHOOL, "School", [], CELLS) if len(row) == 3], above=("School: Alder",)),
}
MEMBERS = {"xlsx": "xl/worksheets/sheet1.xml", "ods": "content.xml", "docx": "word/document.xml"}
PIECES = [
    b'"',
    b",",
    b"\n",
    b"\r",
    b"\x00",
    b"\xff",
    b"<",
    b">",
    b"/>",
    b"&",
    b"&amp;",
    b"99999999",
    b"-1",
    b'r="',
    b"t=",
    b'"e"',
]
PIECES += [
    b"<c/>",
    b"<row>",
    b"<f>1</f>",
    b'r="XFD1048576"',
    b"repeated",
    b"gridSpan",
    b"vMerge",
    b"percentage",
    b"]]>",
    b"<!--",
]


def changed(data: bytes, made: random.Random) -> bytes:
    """Return data with a few pieces cut, doubled, moved or replaced."""
    for _ in range(made.randint(1, 6)):
        start = made.randrange(len(data) + 1)
        stop = min(len(data), start + made.choice((1, 1, 2, 8, 64, 500)))
        piece = made.choice((b"", made.choice(PIECES), data[start:stop] * 2, made.randbytes(made.randint(1, 4))))
        data = data[:start] + piece + data[stop:]
    return data


def with_changed_member(data: bytes, member: str, made: random.Random) -> bytes:
    """Return an archive whose part was changed and packed anew."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, changed(content, made) if name == member else content)
    return out.getvalue()


class Failures(logging.Handler):
    """What failed of our own program in a guard process: nobody is told, so that nobody's words are."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())

    @contextmanager
    def noted(self) -> Iterator[None]:
        log = logging.getLogger("ilt.guard")
        log.addHandler(self)
        try:
            yield
        finally:
            log.removeHandler(self)


def fault(data: bytes, ending: str) -> str:
    """Return what is wrong with how a file is read; blank where nothing is."""
    source = io.BytesIO(data)
    source.name = f"fuzzed.{ending}"
    start = time.monotonic()
    failed = Failures()
    try:
        # A parser of archives may abort the process that it is in; one of text may not.
        with failed.noted():
            reading = read_here(source) if ending == "csv" else ilt.read(source)
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        return f"{type(error).__name__}: {error}"
    if failed.said:
        return failed.said[0]
    if time.monotonic() - start > TOO_LONG:
        return "took too long"
    figures = reading.sources
    if not (figures["seen"] == figures[["accepted", "not_rated", "rejected", "waiting"]].sum(axis=1)).all():
        return "accounting"
    nothing = reading.ratings.empty and reading.problems.empty and reading.questions.empty
    return "nothing said" if nothing else ""


def run(seconds: float, seed: int, at_least: int = 1) -> tuple[int, list[str]]:
    """Fuzz for some seconds, and longer on a busy machine; return how many files were read, and the faults."""
    made, faults, count = random.Random(seed), [], 0
    end = time.monotonic() + seconds
    while count < at_least or time.monotonic() < end:
        # Text is read many times faster, so it gets most of the tries.
        ending = made.choice(["csv"] * 12 + list(MEMBERS))
        inside = ending in MEMBERS and made.random() < 0.8
        data = with_changed_member(GOOD[ending], MEMBERS[ending], made) if inside else changed(GOOD[ending], made)
        count += 1
        wrong = fault(data, ending)
        if wrong:
            CRASHERS.mkdir(exist_ok=True)
            name = f"{hashlib.sha256(data).hexdigest()[:12]}.{ending}"
            (CRASHERS / name).write_bytes(data)
            faults.append(f"{name}: {wrong}")
    return count, faults


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.support.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args()
    count, faults = run(chosen.seconds, chosen.seed)
    sys.stdout.writelines(f"{text}\n" for text in [*faults, f"{count} files, {len(faults)} faults"])
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
