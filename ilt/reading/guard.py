"""The guard process: opens workbooks and documents where a parser that fails takes nothing else down.

The app runs this file as a program of its own (``opened``), gives it the bytes and gets sheets back. That process
has a limit of memory and of time, and dies alone. It loads neither pandas nor numpy, so that it starts fast.
"""

from __future__ import annotations

import contextlib
import gc
import io
import pickle
import sys
import zipfile
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from ilt.reading import limits
from ilt.reading.problems import Refused
from ilt.reading.sheets import Opened

_MB = 2**20


def opened(data: bytes) -> Opened:
    """Open a workbook or document in a process of its own.

    Raises
    ------
    Refused
        It cannot be read, takes too long or too much memory, or makes the process fail.
    """
    return unpacked(packed(data))


def packed(data: bytes) -> bytes:
    """Return the sheets of a file, or its refusal, as the guard process wrote them."""
    import subprocess  # noqa: PLC0415 - the guard itself starts faster without it

    command = [sys.executable, "-I", str(Path(__file__))]
    try:
        # The arguments are our own: the file goes in as bytes.
        done = subprocess.run(command, input=data, capture_output=True, timeout=limits.SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise Refused("took-too-long", limit=limits.SECONDS) from error
    if done.returncode or not done.stdout:
        raise Refused("could-not-be-opened", limit=limits.MEMORY_BYTES // _MB)
    return done.stdout


def unpacked(sheets: bytes) -> Opened:
    """Return the sheets that ``packed`` gave, each time anew, or raise the refusal."""
    # Our own process wrote these bytes, not the file.
    result: Opened | Refused = pickle.loads(sheets)  # noqa: S301
    if isinstance(result, Refused):
        raise result
    return result


def open_here(data: bytes) -> Opened:
    """Open a workbook or document in this process."""
    # A kind is loaded when it is met: the guard starts anew for each file.
    with _archive(data) as archive:
        names = {member.replace("\\", "/").casefold() for member in archive.namelist()}
        if "xl/workbook.xml" in names:
            from ilt.reading import workbooks  # noqa: PLC0415

            return workbooks.read(archive)
        if "word/document.xml" in names:
            from ilt.reading import documents  # noqa: PLC0415

            return documents.read(archive)
        if {"content.xml", "mimetype"} <= names:
            from ilt.reading import opendocument  # noqa: PLC0415

            return opendocument.read(archive)
    raise Refused(_other_kind(names))


def _archive(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Refused("damaged") from error


def _other_kind(names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        return "binary-excel"
    if any(name.endswith(".iwa") or name == "index.zip" for name in names):
        return "numbers-file"
    return "zip-archive"


def _limit() -> None:
    try:
        import resource  # noqa: PLC0415 - there is none on Windows, where the time limit stands alone
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):  # macOS does not let every limit be set
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY_BYTES, limits.MEMORY_BYTES))


def main() -> None:
    """Read a file from standard input, write its sheets to standard output."""
    _limit()
    gc.disable()  # it lives for one file
    result: Opened | Refused
    try:
        result = open_here(sys.stdin.buffer.read())
    except Refused as refusal:
        result = refusal
    except MemoryError:
        sys.exit(1)
    sys.stdout.buffer.write(pickle.dumps(result, protocol=5))


if __name__ == "__main__":
    main()
