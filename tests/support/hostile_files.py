"""Files that mean harm, made when they are asked for: some are as large as an upload may be.

Each has the codes of the problems that it may end with; none where it is read, or where what is said depends on how
much a machine can do. ``tests/reading/test_hostile_files.py`` reads them, and clicks meanwhile.
"""

import io
import random
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ilt.reading import limits
from tests.support.files import TIDY, book, document, opendocument

LARGE = limits.BYTES - 2**20
"""As large as an upload may be, with what comes around it."""
HEAD = b"round,school,rater,perspective,action_id,rating\n"
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData>{}</worksheet>'
DEAD = ("could-not-be-opened", "took-too-long")
"""What is said of a file that its guard died of."""


@dataclass(frozen=True)
class Hostile:
    """A file that means harm.

    Attributes
    ----------
    codes
        What it is refused with; where there is none, it may be read, or its guard may die of it.
    daily
        Whether it is small and quick enough for every day.
    """

    ending: str
    make: Callable[[], bytes]
    codes: tuple[str, ...] = ()
    daily: bool = False


def with_member(data: bytes, name: str, content: bytes, level: int = 6) -> bytes:
    """Return an archive with one part replaced or added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as new,
    ):
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return out.getvalue()


def filled(start: bytes, row: Callable[[int], bytes], most: int = limits.ROWS - 1, size: int = LARGE) -> bytes:
    """Return rows below a start, as many as fit."""
    rows, length = [start], len(start)
    for at in range(most):
        row_text = row(at)
        length += len(row_text)
        if length > size:
            break
        rows.append(row_text)
    return b"".join(rows)


def sheet(rows: str, after: str = "") -> bytes:
    """Return a workbook whose one sheet has this XML."""
    return with_member(book(("One", TIDY)), "xl/worksheets/sheet1.xml", SHEET.format(rows, after).encode(), 1)


def all_distinct() -> bytes:
    made = random.Random(14)
    return filled(HEAD, lambda _: b",".join(b"%x" % made.getrandbits(48) for _ in range(6)) + b"\n")


def ratings(cell: Callable[[int], bytes]) -> bytes:
    return filled(HEAD, lambda at: b"Fall 2026,Alder,r%d,self,S1.1,%s\n" % (at, cell(at)))


def expanded() -> bytes:
    """A school of a megabyte, told once for all rows."""
    facts = b"School," + b"x" * 2**20 + b"\nRound,Fall 2026\nPerspective,self\n"
    return filled(facts + b"action_id,rating\n", lambda _: b"S1.1,2\n", limits.ROWS - 9)


def one_person() -> bytes:
    """One person who rates one action differently in each row."""
    return filled(HEAD, lambda at: b"Fall 2026,Alder,ann,self,S1.1,%d\n" % (at % 4))


def far_texts() -> bytes:
    """Each cell of a wide sheet a text of its own that is read as an action."""
    return filled(b"", lambda at: b",".join(b"S1.%d Reviews student tasks %d" % (at, n) for n in range(900)) + b"\n")


def shared_strings() -> bytes:
    strings = "".join(f"<si><t>{n}</t></si>" for n in range(6_000_000))
    data = with_member(book(("One", TIDY)), "xl/sharedStrings.xml", f"<sst>{strings}</sst>".encode(), 1)
    return with_member(
        data, "xl/worksheets/sheet1.xml", SHEET.format('<row r="1"><c r="A1" t="s"><v>1</v></c></row>', "").encode()
    )


def rows_of_cells(rows: int, cell: str, columns: str = "ABCDEF") -> str:
    return "".join(
        f'<row r="{n}">' + "".join(f'<c r="{c}{n}"{cell}</c>' for c in columns) + "</row>" for n in range(1, rows)
    )


def merged() -> bytes:
    """The same cell merged with all below it, again and again."""
    cell = '<row r="1"><c r="A1"><v>1</v></c></row><row r="900000"><c r="A900000"><v>1</v></c></row>'
    return sheet(cell, "<mergeCells>" + '<mergeCell ref="A1:A900000"/>' * 200_000 + "</mergeCells>")


def deep(start: bytes, times: int = 20_000_000) -> bytes:
    return with_member(book(("One", TIDY)), "xl/worksheets/sheet1.xml", start + b"<a>" * times, 1)


def many_sheets(count: int, name: str) -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheets = "".join(f'<sheet name="{name}{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, count))
    links = "".join(f'<Relationship Id="r{n}" Target="worksheets/sheet1.xml"/>' for n in range(1, count))
    data = with_member(
        book(("One", TIDY)),
        "xl/workbook.xml",
        f'<workbook xmlns:r="{kind}"><sheets>{sheets}</sheets></workbook>'.encode(),
    )
    return with_member(data, "xl/_rels/workbook.xml.rels", f"<Relationships>{links}</Relationships>".encode())


def many_members() -> bytes:
    """A directory of a million and a half members in a zip, each of nothing."""
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, 1, 0) + b"a"
    count = 1_500_000
    size = count * len(entry)
    end64 = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, len(local))
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, len(local) + size, 1)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return local + entry * count + end64 + locator + end


def same_name_twice() -> bytes:
    """A sheet of two parts of one name: the checked one is small, the other a bomb."""
    good = book(("One", TIDY))
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(good)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for member in old.namelist():
            if member == "xl/worksheets/sheet1.xml":
                new.writestr(member, SHEET.format("<c/>" * 10_000_000, ""))
            with warnings.catch_warnings(action="ignore"):  # that a name is there already is what is wanted
                new.writestr(member, old.read(member))
    return out.getvalue()


def lying_size() -> bytes:
    """A part that says it unpacks to ten bytes, and unpacks to a gigabyte."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    stream = b"".join([*(packer.compress(b" " * 2**20) for _ in range(1024)), packer.flush()])
    data = bytearray(with_member(book(("One", TIDY)), "xl/worksheets/sheet1.xml", b"LIES" * 3))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            if member != "xl/worksheets/sheet1.xml":
                new.writestr(member, old.read(member))
        about = zipfile.ZipInfo("xl/worksheets/sheet1.xml")
        about.compress_type = zipfile.ZIP_STORED
        new.writestr(about, stream)
    lies = bytearray(out.getvalue())
    for start, method, size in ((b"PK\x03\x04", 8, 22), (b"PK\x01\x02", 10, 24)):
        at = lies.rfind(b"xl/worksheets/sheet1.xml")
        at = lies.rfind(start, 0, lies.find(b"xl/worksheets/sheet1.xml") if start == b"PK\x03\x04" else at)
        struct.pack_into("<H", lies, at + method, zipfile.ZIP_DEFLATED)
        struct.pack_into("<L", lies, at + size, 10)
    return bytes(lies)


def styles() -> bytes:
    """A million styles, each of which is looked for in each cell."""
    cells = '<xf numFmtId="9"/>' * 1_000_000
    data = with_member(
        book(("One", TIDY)), "xl/styles.xml", f"<styleSheet><cellXfs>{cells}</cellXfs></styleSheet>".encode(), 1
    )
    return with_member(
        data, "xl/worksheets/sheet1.xml", SHEET.format(rows_of_cells(200_000, ' s="x1"><v>1</v>'), "").encode(), 1
    )


def ods(content: str) -> bytes:
    names = 'xmlns:table="t" xmlns:text="x" xmlns:office="o"'
    xml = f'<office:document-content {names}><office:body><office:spreadsheet><table:table table:name="a">{content}</table:table></office:spreadsheet></office:body></office:document-content>'
    return with_member(opendocument(TIDY), "content.xml", xml.encode(), 1)


def ods_cells(cells: Iterable[str]) -> str:
    return "".join(f"<table:table-row>{cell}</table:table-row>" for cell in cells)


def word(body: str) -> bytes:
    xml = f'<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>'
    return with_member(document([["a", "b", "c"]]), "word/document.xml", xml.encode(), 1)


CELL = "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
ONE_CELL = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
FILES = {
    "blank lines": Hostile("csv", lambda: b"\n" * LARGE, ("too-many-rows",), daily=True),
    "carriage returns": Hostile("csv", lambda: b"\r" * LARGE, ("too-many-rows",), daily=True),
    "blank lines below a header": Hostile("csv", lambda: HEAD + b"\n" * (LARGE - len(HEAD)), ("too-many-rows",), daily=True),
    "one line of words": Hostile("csv", lambda: b"words " * (LARGE // 6), ("cell-too-long",), daily=True),
    "one cell in quotes": Hostile("csv", lambda: HEAD + b'Fall 2026,Alder,ann,self,S1.1,"' + b"x" * 90 * 2**20 + b'"\n', ("cell-too-long",), daily=True),
    "one cell of many lines": Hostile("csv", lambda: HEAD + b'Fall 2026,Alder,ann,self,S1.1,"' + b"x\n" * 900_000 + b'"\n', ()),
    "only quotes": Hostile("csv", lambda: b'"' * LARGE, ("cell-too-long",), daily=True),
    "a quote a line": Hostile("csv", lambda: b'"\n' * (LARGE // 2), ("too-many-rows",), daily=True),
    "quotes that never close": Hostile("csv", lambda: filled(HEAD, lambda at: b'Fall 2026,Alder,r%d,self,S1.1,2 "x\n' % at)),
    "quotes that close late": Hostile("csv", lambda: filled(HEAD, lambda at: (b'"' if at % 90 == 0 else b"") + b"x" * 900 + b"\n")),
    "zeros": Hostile("csv", lambda: b"\0" * LARGE, ("cell-too-long",), daily=True),
    "zeros between": Hostile("csv", lambda: HEAD + b"a,\0b,c,d,e,f\n" * 7_000_000, ("too-many-rows",)),
    "ten million columns": Hostile("csv", lambda: b"a," * 10_000_000 + b"\n", ("cell-too-long",)),
    "only separators": Hostile("csv", lambda: b"," * LARGE, ("cell-too-long",), daily=True),
    "wide rows of texts": Hostile("csv", far_texts),
    "UTF-16 of blank lines": Hostile("csv", lambda: b"\xff\xfe" + b"\n\0" * (LARGE // 2 - 1), ("too-many-rows",), daily=True),
    "UTF-16 of words": Hostile("csv", lambda: b"\xff\xfe" + b"w\0 \0" * (LARGE // 4 - 1), ("cell-too-long",)),
    "UTF-32 of quotes": Hostile("csv", lambda: b"\xff\xfe\0\0" + b'"\0\0\0\n\0\0\0' * (LARGE // 8 - 1), ("too-many-rows",)),
    "spaces": Hostile("csv", lambda: b" " * LARGE, ("cell-too-long",), daily=True),
    "no two cells alike": Hostile("csv", all_distinct),
    "a million bad ratings": Hostile("csv", lambda: ratings(lambda at: b"bad %d" % at)),
    "a million ratings with texts": Hostile("csv", lambda: ratings(lambda at: b"1 - or %d " % at + b"2-" * 30)),
    "a million unknown actions": Hostile("csv", lambda: filled(HEAD, lambda at: b"Fall 2026,Alder,r,self,Reviews student task %d,1\n" % at)),
    "a million sides": Hostile("csv", lambda: filled(HEAD, lambda at: b"Fall 2026,Alder,r%d,side %d,S1.1,1\n" % (at, at))),
    "a school of a megabyte": Hostile("csv", expanded),
    "one person in a million rows": Hostile("csv", one_person),
    "a million dates": Hostile("csv", lambda: filled(b"Timestamp,School,S1.1,S1.2\n", lambda at: b"2026/10/%d %d:03:22 AM,Alder %d,1,2\n" % (at % 28 + 1, at, at))),
    "shared strings": Hostile("xlsx", shared_strings),
    "merged again and again": Hostile("xlsx", merged),
    "deep XML": Hostile("xlsx", lambda: deep(b"<worksheet>"), ("damaged", *DEAD)),
    "formulas never calculated": Hostile("xlsx", lambda: sheet(rows_of_cells(900_000, "><f>1</f>"))),
    "a million styles": Hostile("xlsx", styles),
    "thousands of sheets": Hostile("xlsx", lambda: many_sheets(5_000, "s"), ("too-many-sheets",), daily=True),
    "sheets with long names": Hostile("xlsx", lambda: many_sheets(150, "s" * 200_000)),
    "a million members": Hostile("xlsx", many_members, ("zip-archive", *DEAD)),
    "a name twice": Hostile("xlsx", same_name_twice, daily=True),
    "a size that lies": Hostile("xlsx", lying_size, ("damaged", *DEAD), daily=True),
    "repeated rows": Hostile("ods", lambda: ods(f'<table:table-row table:number-rows-repeated="1048576">{ONE_CELL * 9}</table:table-row>'), ("too-many-cells", "too-many-rows"), daily=True),
    "repeated columns": Hostile("ods", lambda: ods(ods_cells([ONE_CELL.replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="99999999"')] * 3)), ("too-many-cells", "too-many-columns"), daily=True),
    "repeated texts": Hostile("ods", lambda: ods("".join(f'<table:table-row table:number-rows-repeated="300">{ONE_CELL.replace(">x<", f">{n}" + "x" * 2000 + "<") * 6}</table:table-row>' for n in range(3_000)))),
    "spaces that add up": Hostile("ods", lambda: ods(ods_cells(["<table:table-cell><text:p>" + '<text:s text:c="99"/>' * 5_000_000 + "</text:p></table:table-cell>"]))),
    "thousands of tables": Hostile("docx", lambda: word(f"<w:tbl><w:tr>{CELL * 3}</w:tr></w:tbl>" * 200_000), ("too-many-sheets",)),
    "tables within tables": Hostile("docx", lambda: word("<w:tbl><w:tr><w:tc>" * 2_000_000), ("damaged", *DEAD)),
    "rows that span": Hostile("docx", lambda: word("<w:tbl>" + f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999"/></w:tcPr>{CELL[6:]}</w:tr>' * 900_000 + "</w:tbl>"), ("too-many-cells", *DEAD)),
    "paragraphs above": Hostile("docx", lambda: word("<w:p><w:r><w:t>School: x</w:t></w:r></w:p>" * 3_000_000 + f"<w:tbl><w:tr>{CELL * 3}</w:tr></w:tbl>")),
}  # fmt: skip


def member_of(data: bytes, name: str) -> bytes:
    """Return a part of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)
