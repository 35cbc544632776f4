"""A clean ratings file, polluted in one way at a time, at every row and column.

The kinds of pollution follow the Pollock benchmark of CSV readers: what is wrong with one delimiter, one quotation
mark, one line end, or with what stands around the table.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

HEADER = "round,school,rater,perspective,action_id,rating,note"
NOTES = ("", "we meet, weekly", "plan is there", 'she said "soon"', "two\nlines", "", "a; b", "40 % done")
SEED = 20261124


@dataclass(frozen=True)
class Polluted:
    """One polluted file.

    Attributes
    ----------
    row
        The row of the clean table, from 0, that was touched; -1 where it was the whole file.
    """

    name: str
    data: bytes
    row: int = -1


def truth() -> list[tuple[str, ...]]:
    """Return the clean rows: no two of the same rater and action."""
    made = random.Random(SEED)
    rows = []
    for rater in range(3):
        for place, action in enumerate(("S1.1", "S1.2", "S2.2", "S3.1", "S4.5", "D1.1", "D3.2", "S5.3")):
            side = "cross" if action[0] == "D" or rater == 2 else "self"
            rating = made.choice(("0", "1", "2", "3"))
            rows.append(
                (
                    "Fall 2026",
                    f"{'Alder' if rater else 'Birch'} School",
                    f"r{rater}",
                    side,
                    action,
                    rating,
                    NOTES[(place + rater) % 8],
                )
            )
    return rows


def line(cells: tuple[str, ...] | list[str], delimiter: str = ",", quote: str = '"') -> str:
    """Write one row as a careful program does."""
    return delimiter.join(
        quote + cell.replace(quote, quote * 2) + quote
        if any(c in cell for c in (delimiter, quote, "\n", "\r"))
        else cell
        for cell in cells
    )


def polluted() -> Iterator[Polluted]:
    """Yield every polluted file, always the same and in the same order."""
    rows = truth()
    lines = [line(row) for row in rows]
    whole = [HEADER, *lines]

    def file(texts: list[str], end: str = "\n", last: str = "\n") -> bytes:
        return (end.join(texts) + last).encode()

    def changed(place: int, text: str) -> bytes:
        return file([*whole[: place + 1], text, *whole[place + 2 :]])

    yield from _files(whole, file)
    for place, (row, clean) in enumerate(zip(rows, lines, strict=True)):
        cells = [line([cell]) for cell in row]
        for column in range(len(row)):
            if column:
                for mark, what in (
                    ("", "missing"),
                    (",,", "extra"),
                    (";", "semicolon"),
                    ("\t", "tab"),
                    ("|", "bar"),
                    (" ", "space"),
                ):
                    text = ",".join(cells[:column]) + mark + ",".join(cells[column:])
                    yield Polluted(f"delimiter {what} {place}.{column}", changed(place, text), place)
            plain = cells[column].strip('"') if '""' not in cells[column] else row[column]
            for text, what in (
                (f'"{plain}', "open"),
                (f'{plain}"', "close"),
                (f'{plain[:1]}"{plain[1:]}', "stray"),
                (f"'{plain}'", "single"),
                (f'"{plain}""', "doubled"),
            ):
                spoiled = ",".join([*cells[:column], text, *cells[column + 1 :]])
                yield Polluted(f"quote {what} {place}.{column}", changed(place, spoiled), place)
            if row[column]:
                for text, what in (("", "emptied"), (f" {row[column]} ", "spaced"), (f"{row[column]}\u00a0", "nbsp")):
                    # A blank rating is one that was not given, and a rater of the district ILT may have no school.
                    if what != "emptied" or not (column == 5 or (column == 1 and row[4][0] == "D")):
                        spoiled = ",".join([*cells[:column], line([text]), *cells[column + 1 :]])
                        yield Polluted(f"cell {what} {place}.{column}", changed(place, spoiled), place)
        for text, what in (
            (clean + ",", "trailing"), ("," + clean, "leading"), (clean[: len(clean) // 2], "cut"), (clean + "\r", "cr"),
            (clean + "\x00", "nul"), ("\ufeff" + clean, "bom"), (clean.replace(",", ";"), "other delimiter"),
            ('"' + clean.replace('"', '""') + '"', "quoted whole"), (clean + "\n", "blank after"), (",,,,,,\n" + clean, "empty before"),
            (HEADER + "\n" + clean, "header before"), (clean + "\n" + clean, "twice"), ("   \n" + clean, "spaces before"),
            ("Total,,,,,12,\n" + clean, "total before"), (clean + "\r\n", "crlf blank"),
        ):  # fmt: skip
            yield Polluted(f"row {what} {place}", changed(place, text), place)
        yield Polluted(
            f"file cut {place}", file(whole[: place + 1], last="") + b"\n" + clean[: len(clean) - 3].encode(), place
        )


def _files(whole: list[str], file) -> Iterator[Polluted]:
    text = file(whole).decode()
    for end, what in (("\r\n", "crlf"), ("\r", "cr")):
        yield Polluted(f"file {what}", file(whole, end, end))
    yield Polluted("file no last line end", file(whole, last=""))
    yield Polluted("file blank end", file(whole, last="\n\n\n"))
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"):
        yield Polluted(f"file {encoding}", text.encode(encoding))
    for delimiter in (";", "\t", "|"):
        rows = [HEADER.split(","), *truth()]
        yield Polluted(f"file delimiter {ord(delimiter)}", file([line(row, delimiter) for row in rows]))
    yield Polluted("file single quotes", file([line(row, quote="'") for row in [HEADER.split(","), *truth()]]))
    for count in range(1, 6):
        yield Polluted(f"file preamble {count}", file(["Ratings of the fall"] * count + whole))
        yield Polluted(f"file preamble with commas {count}", file(["Ratings, fall,,,,,"] * count + whole))
        yield Polluted(f"file preamble blank {count}", file([""] * count + whole))
    yield Polluted("file doubled header", file([whole[0], *whole]))
    yield Polluted("file no header", file(whole[1:]))
    yield Polluted("file footer", file([*whole, "Average,,,,,1.5,"]))
    yield Polluted("file remark", file([*whole, "made by the office"]))
    yield Polluted("file sep line", file(["sep=,", *whole]))
    yield Polluted("file extra column", file([f"{row}," if place else f"{row},x" for place, row in enumerate(whole)]))
    yield Polluted("file blank first column", file([f",{row}" for row in whole]))
    yield Polluted("file header capitals", file([HEADER.upper(), *whole[1:]]))
    yield Polluted("file header spaces", file([HEADER.replace(",", " , "), *whole[1:]]))
    for column in range(len(HEADER.split(","))):
        names = HEADER.split(",")
        yield Polluted(
            f"file header blank {column}", file([",".join([*names[:column], "", *names[column + 1 :]]), *whole[1:]])
        )
        yield Polluted(
            f"file header short {column}", file([",".join([*names[:column], *names[column + 1 :]]), *whole[1:]])
        )
        yield Polluted(
            f"file header doubled {column}", file([",".join([*names[: column + 1], *names[column:]]), *whole[1:]])
        )
        yield Polluted(
            f"file header quote {column}",
            file([",".join([*names[:column], f'"{names[column]}', *names[column + 1 :]]), *whole[1:]]),
        )
