"""Files that are refused, each with its code, made when they are asked for."""

import random

from ilt.reading import limits
from tests.support.files import TIDY, book, document, opendocument
from tests.support.hostile_files import with_member

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def sheet(rows: str, before: str = "") -> bytes:
    return with_member(book(("One", TIDY)), "xl/worksheets/sheet1.xml", (before + SHEET.format(rows)).encode())


FAR = '<row r="1"><c r="A1" t="inlineStr"><is><t>rating</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
REFUSED = {
    "45 MB of no text": (lambda: random.Random(1).randbytes(45_000_000), "a.xlsx", "not-a-spreadsheet"),
    "far cell": (lambda: sheet(FAR), "a.xlsx", "too-many-cells"),
    "far cell in row 1": (lambda: sheet(FAR.replace('<row r="1048576">', '<row r="2">')), "a.xlsx", "too-many-cells"),
    "entities in a sheet": (lambda: sheet("", BOMB), "a.xlsx", "forbidden-xml"),
    "entities in a document": (
        lambda: with_member(document([["a", "b", "c"]]), "word/document.xml", f"{BOMB}<w:document xmlns:w='w'/>".encode()),
        "a.docx", "forbidden-xml",
    ),
    "entities in a spreadsheet": (lambda: with_member(opendocument(TIDY), "content.xml", f"{BOMB}<a/>".encode()), "a.ods", "forbidden-xml"),
    "zip bomb": (
        lambda: with_member(book(("One", TIDY)), "xl/worksheets/sheet1.xml", b"<c/>" * (limits.UNPACKED_BYTES // 4 + 1)), "a.xlsx",
        "too-many-unpacked-bytes",
    ),
    "no sheet in the zip": (lambda: with_member(book(("One", TIDY)), "xl/workbook.xml", b"<workbook/>"), "a.xlsx", "empty-file"),
    "damaged XML": (lambda: sheet("<row"), "a.xlsx", "damaged"),
    "cut zip": (lambda: book(("One", TIDY))[:-200], "a.xlsx", "damaged"),
    "binary workbook": (lambda: with_member(with_member(opendocument(TIDY), "content.xml", b""), "xl/workbook.bin", b""), "a.xlsb", None),
    "only separators": (lambda: b"," * 20_000_000, "a.csv", None),
    "old Word": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "a.doc", "old-word"),
}  # fmt: skip
