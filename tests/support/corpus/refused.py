"""Files that are no ratings, each with its code."""

from tests.support import office
from tests.support.corpus.case import Case
from tests.support.corpus.tables import HEAD
from tests.support.corpus.writers import book, text

CASES = [
    Case(
        "refused: nothing in it, a header only, a PDF, an old workbook, a web page; the good one is read",
        lambda: {
            "empty.csv": b"",
            "header.csv": b"round,school,perspective,action_id,rating\n",
            "scan.xlsx": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
            "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "page.xls": b"<html><table><tr><td>S1.1</td><td>2</td></tr></table></html>",
            "torn.xlsx": book({"A": [["action_id", "rating"], ["S1.1", 2]]})[:900],
            "good.csv": b"round,school,rater,perspective,action_id,rating\nFall 2026,Oak,a,self,S1.1,2\n",
        },
        ratings=("Oak | self | S1.1 2",),
        problems=(
            "empty.csv: empty-file: ",
            "header.csv: no-rows: ",
            "old.xls: old-excel: ",
            "page.xls: html-page: ",
            "scan.xlsx: not-a-spreadsheet: ",
            "torn.xlsx: damaged: ",
        ),
        sources=(
            "empty.csv: : 0 0 0 0 0",
            "good.csv: tidy: 1 1 0 0 0",
            "header.csv: : 0 0 0 0 0",
            "old.xls: : 0 0 0 0 0",
            "page.xls: : 0 0 0 0 0",
            "scan.xlsx: : 0 0 0 0 0",
            "torn.xlsx: : 0 0 0 0 0",
        ),
    ),
    Case(
        "refused: a table of something else",
        lambda: {"budget.csv": text([["Item", "Cost", "Owner"], ["Paper", "200", "Kim"], ["Ink", "3", "Lee"]])},
        problems=("budget.csv: layout-unknown: ",),
        sources=("budget.csv: : 0 0 0 0 0",),
    ),
    Case(
        "refused: password-protected",
        lambda: {"protected.xlsx": (office.FOLDER / "protected.xlsx").read_bytes()},
        problems=("protected.xlsx: password: ",),
        sources=("protected.xlsx: : 0 0 0 0 0",),
    ),
    Case(
        "refused: Numbers",
        lambda: {"table.numbers": (office.FOLDER / "table.numbers").read_bytes()},
        problems=("table.numbers: numbers-file: ",),
        sources=("table.numbers: : 0 0 0 0 0",),
    ),
    Case(
        "refused: old Excel",
        lambda: {"old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + b"\x00" * 600},
        problems=("old.xls: old-excel: ",),
        sources=("old.xls: : 0 0 0 0 0",),
    ),
    Case(
        "refused: PDF",
        lambda: {"a.pdf": b"%PDF-1.7 ..."},
        problems=("a.pdf: not-a-spreadsheet: ",),
        sources=("a.pdf: : 0 0 0 0 0",),
    ),
    Case(
        "refused: a picture",
        lambda: {"a.csv": b"\x89PNG\r\n\x1a\n..."},
        problems=("a.csv: not-a-spreadsheet: ",),
        sources=("a.csv: : 0 0 0 0 0",),
    ),
    Case(
        "refused: HTML named .xls",
        lambda: {"a.xls": b"<html><table></table></html>"},
        problems=("a.xls: html-page: ",),
        sources=("a.xls: : 0 0 0 0 0",),
    ),
    Case(
        "refused: a spreadsheet as XML; a web page that begins as XML does",
        lambda: {
            "a.fods": b'<?xml version="1.0"?><office:document><office:body/></office:document>',
            "b.xls": b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html><table></table></html>',
        },
        problems=("a.fods: xml-file: ", "b.xls: html-page: "),
        sources=("a.fods: : 0 0 0 0 0", "b.xls: : 0 0 0 0 0"),
    ),
    Case(
        "refused: a damaged zip",
        lambda: {"a.xlsx": b"PK\x03\x04broken"},
        problems=("a.xlsx: damaged: ",),
        sources=("a.xlsx: : 0 0 0 0 0",),
    ),
    Case(
        "refused: empty",
        lambda: {"a.csv": b""},
        problems=("a.csv: empty-file: ",),
        sources=("a.csv: : 0 0 0 0 0",),
    ),
    Case(
        "refused: header only",
        lambda: {"a.csv": text([HEAD])},
        problems=("a.csv: no-rows: ",),
        sources=("a.csv: : 0 0 0 0 0",),
    ),
    Case(
        "refused: no table of ratings",
        lambda: {"a.csv": b"just some words\nand more\n"},
        problems=("a.csv: layout-unknown: ",),
        sources=("a.csv: : 0 0 0 0 0",),
    ),
]
