"""Separated values: any encoding and separator that spreadsheet programs write, and rows that no quote swallows."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any

import numpy as np

from ilt.coded_columns import blocks
from ilt.reading import limits
from ilt.reading.cells.column import Column
from ilt.reading.formats import clean_csvs
from ilt.reading.formats.grid import Grid
from ilt.reading.formats.sheets import check_size
from ilt.reading.problems import Refused

# A cell may be as long as the file: its size is limited already.
csv.field_size_limit(limits.BYTES)

_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_ENCODINGS = {"cp1252": "Windows text (cp1252)", "mac_roman": "old Macintosh text (Mac Roman)"}
_SAMPLE, _STRETCH = 65536, 2**19
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
MAX_LINES_IN_CELL, MAX_CELL = 200, 40_000
"""A quotation longer than any cell of a spreadsheet program never closes."""
_SEP = re.compile(r'"?sep=([^\w"\s]|\t)"?', re.IGNORECASE)
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")
_NO_TEXT_SHARE = 0.1
_LINE_ENDS = re.compile(r"\r\n|\r|\n")
# An en dash of Windows is the Macintosh's letter n with a tilde, which is within words.
_MAC_ONLY = re.compile(rb"[\xd0-\xd5\x8e\x8f\x87\x9f\xca]|(?<=[A-Za-z])\x96(?=[A-Za-z])|\xc9(?![A-Za-z])")
_WINDOWS_ONLY = re.compile(
    rb"[\x91-\x95\x97\x85\xe0-\xef\xf1-\xfc\xa0]|(?<![A-Za-z])\x96|\x96(?![A-Za-z])|\xc9(?=[A-Za-z])"
)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def read(data: bytes, source: str) -> Grid:
    """Read a file of separated values.

    Raises
    ------
    Refused
        It is empty, no text, over a limit, or where each row ends is not known.
    """
    # Before anything else looks at all of it: 45 MB of no text would take a minute.
    _check_text(decode(data[:_SAMPLE].rstrip(b"\x00\x1a"))[0])
    if not _wide_characters(data):
        _check_lines(data, b"\n", b"\r")
        quick = _read_clean(data, source)
        if quick is not None:
            return quick
    text, notices = decode(data)
    _check_lines(text, "\n", "\r")
    text = text.rstrip("\x00\x1a").lstrip("\ufeff")
    if not text.strip("\ufeff\x00 \t\r\n"):
        raise Refused("empty-file")
    sample = text[:_SAMPLE]
    _check_text(sample)
    first = _LINE_ENDS.split(text[:16], maxsplit=1)[0]
    named = _SEP.fullmatch(first)
    if named:
        separator, text = (
            named[1],
            _LINE_ENDS.sub("", text[len(first) : len(first) + 2], count=1) + text[len(first) + 2 :],
        )
    else:
        separator = _separator(sample)
    notices += _separator_notice(separator)
    rows, broken = _rows(text, separator)
    return _grid(source, rows, broken, notices)


def _check_text(sample: str) -> None:
    """Refuse what is no text."""
    if len(_NO_TEXT.findall(sample)) > _NO_TEXT_SHARE * len(sample):
        raise Refused("not-a-spreadsheet", what="no text")


def _wide_characters(data: bytes) -> bool:
    return data.startswith(tuple(mark for mark, encoding in _BOMS if encoding != "utf-8")) or bool(_utf16(data))


def _check_lines(text: Any, *ends: Any) -> None:
    """Refuse what has too many lines, blank ones too, or too long a one, before it takes memory line by line."""
    if max(_how_often(end, text) for end in ends) > limits.LINES:
        raise Refused("too-many-rows", limit=limits.ROWS)
    start = 0
    while len(text) - start > limits.CHARACTERS:
        start = 1 + max(text.rfind(end, start, start + limits.CHARACTERS) for end in ends)
        if not start:
            raise Refused("cell-too-long", limit=limits.CHARACTERS)


def _how_often(end: Any, text: Any) -> int:
    """Return how often a line end stands in text or bytes."""
    if isinstance(text, str):
        return text.count(end)
    if end not in text:
        return 0
    each = np.frombuffer(text, dtype=np.uint8)
    return sum(int(np.count_nonzero(each[block] == end[0])) for block in blocks(len(each), _STRETCH))


def _read_clean(data: bytes, source: str) -> Grid | None:
    """Read text without a fault; ``None`` for any other."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    sample = data[:_SAMPLE].decode("utf-8", "ignore")
    if data[:8].lower().startswith((b"sep=", b'"sep=')) or data[-1:] == b"\x1a":
        return None
    separator = _separator(sample)
    columns = clean_csvs.columns(data, separator, _swallows)
    if columns is None:
        return None
    numbers = np.arange(1, len(columns[0]) + 1, dtype=np.int64)
    return Grid(source, "", columns, numbers, notices=_separator_notice(separator))


def _separator_notice(separator: str) -> list[str]:
    return [] if separator == "," else [f"The cells are separated by {_SEPARATORS.get(separator, separator)}."]


def decode(data: bytes) -> tuple[str, list[str]]:
    """Return the text of a file, and what has to be said about its encoding."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), []
    encoding = _utf16(data)
    if encoding:
        return data.decode(encoding, "replace"), []
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    if len(_MULTIBYTE.findall(data)) > text.count("\ufffd"):
        return text, ["Some characters could not be read. They show as �."]
    # Curly quotes, dashes and accents are at other places in the two old encodings.
    encoding = "mac_roman" if len(_MAC_ONLY.findall(data)) > len(_WINDOWS_ONLY.findall(data)) else "cp1252"
    said = f"The file was read as {_ENCODINGS[encoding]}. If names and accents look right, all is well."
    return data.decode(encoding, "replace"), [said]


def _utf16(data: bytes) -> str:
    sample = data[:4096]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > 0.6 * half:
        return "utf-16-le"
    return "utf-16-be" if half and sample[0::2].count(0) > 0.6 * half else ""


def _separator(sample: str) -> str:
    """Return the separator that splits most lines alike, and into many cells; quoted text does not count."""
    lines = [line for line in _LINE_ENDS.split(_QUOTED.sub("", sample)) if line.strip()]
    scores = {}
    for separator in _SEPARATORS:
        counts = Counter(line.count(separator) for line in lines)
        del counts[0]
        scores[separator] = max((times * cells for cells, times in counts.items()), default=0)
    return max(scores, key=scores.__getitem__)


def _rows(text: str, separator: str) -> tuple[list[list[str]], frozenset[int]]:
    """Split text into rows of cells, and name the rows whose quotation marks have no partner."""
    if '"' not in text:
        plain = csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=csv.QUOTE_NONE)
        return list(_few_enough(plain)), frozenset()
    lines = list(io.StringIO(text, newline=""))
    try:
        reader = csv.reader(iter(lines), delimiter=separator, strict=True)
        rows, ends = [], [0]
        for row in _few_enough(reader):
            rows.append(row)
            ends.append(reader.line_num)
    except csv.Error:
        return _fixed(lines, separator)
    wanted = _usual_width(rows)
    odd = set()
    for place, row in enumerate(rows):
        raw = lines[ends[place] : ends[place + 1]]
        if len(raw) > 1 and any(_swallows(cell, separator, wanted) for cell in row):
            return _fixed(lines, separator)
        if sum(line.count('"') for line in raw) % 2:
            odd.add(place)
    return rows, frozenset(odd)


def _few_enough(rows: Iterable[list[str]]) -> Iterator[list[str]]:
    """Pass rows on, each text once in memory, until there are more than a sheet may have; a blank row is one, too."""
    cells = 0
    known: dict[str, str] = {}
    for count, row in enumerate(rows, 1):
        cells += len(row)
        if cells > limits.CELLS:
            raise Refused("too-many-cells", limit=limits.CELLS)
        if count > limits.ROWS:
            raise Refused("too-many-rows", limit=limits.ROWS)
        if sum(map(len, row)) > limits.CHARACTERS:
            raise Refused("cell-too-long", limit=limits.CHARACTERS)
        yield [known.setdefault(cell, cell) for cell in row]


def _usual_width(rows: list[list[str]]) -> int:
    widths = Counter(len(row) for row in rows if row)
    return widths.most_common(1)[0][0] if widths else 0


def _swallows(cell: str, separator: str, width: int) -> bool:
    """Tell whether a quoted cell of several lines holds what looks like a row of its own.

    Prose has a space after each comma; rows do not.
    """
    if "\n" not in cell and "\r" not in cell:
        return False
    lines, least = _LINE_ENDS.split(cell), max(width - 1, 2)
    if separator == "\t":
        return any(line.count(separator) >= least for line in lines)
    return any(line.count(separator) - line.count(f"{separator} ") >= least for line in lines)


def _fixed(lines: list[str], separator: str) -> tuple[list[list[str]], frozenset[int]]:
    """Split lines into rows where quotes are broken: a row spans lines only where that makes a whole row.

    A line whose quote finds no such end is a broken row by itself, so that it swallows no other.
    """
    width = _usual_width([line.split(separator) for line in lines if '"' not in line]) or _usual_width(
        [_alone(line, separator) for line in lines]
    )
    rows: list[list[str]] = []
    broken = set()
    place = 0
    while place < len(lines):
        found = _whole_row(lines, place, separator, width)
        if found is None:
            broken.add(len(rows))
            if len(broken) > limits.BROKEN_ROWS:
                raise Refused("quotes-broken", limit=limits.BROKEN_ROWS)
            rows.append(_alone(lines[place], separator))
            place += 1
        else:
            row, place = found
            rows.append(row)
    return rows, frozenset(broken)


def _whole_row(lines: list[str], start: int, separator: str, width: int) -> tuple[list[str], int] | None:
    """Return the row that starts at a line, and the line after it; ``None`` where its quotes find no partner.

    The first line that makes the quotes even ends a row of good faith, so nothing beyond it is tried.
    """
    quotes = size = 0
    for end in range(start, min(start + limits.NOTE_LINES, len(lines))):
        quotes += lines[end].count('"')
        size += len(lines[end])
        if quotes % 2 == 0:
            break
        if size > limits.NOTE_CHARACTERS:
            return None
    try:
        rows = list(csv.reader(lines[start : end + 1], delimiter=separator, strict=True))
    except csv.Error:
        return None
    if end == start:
        return (rows[0] if rows else []), end + 1
    whole = len(rows) == 1 and len(rows[0]) == width and not any(_swallows(c, separator, width) for c in rows[0])
    return (rows[0], end + 1) if whole else None


def _alone(line: str, separator: str) -> list[str]:
    return [cell.strip('"') for cell in line.rstrip("\r\n").split(separator)]


def _grid(source: str, rows: list[list[str]], broken: frozenset[int], notices: list[str]) -> Grid:
    widths = np.fromiter((len(row) for row in rows), dtype=np.int64, count=len(rows))
    check_size(len(rows), int(widths.max(initial=0)))
    columns = [Column.from_cells(cells) for cells in zip_longest(*rows, fillvalue="")]
    numbers = np.arange(1, len(rows) + 1, dtype=np.int64)
    return Grid(source, "", columns, numbers, widths=widths, broken=broken, notices=notices)
