"""Downloads as a real spreadsheet program opens them: no text of a table is ever a formula."""

import re

import pandas as pd
import pytest

from ilt.formula_injection import as_written, inert
from ilt.reports import tables
from tests.support.daily import one_in
from tests.support.office import opened

SIGNS = ("=1+1", "+1+1", "-1+1", "@SUM(1;2)")
AHEAD = ("", " ", '"', "\x00", "\x01", "\x0b", "\u00a0", "\u200b", "'", '";"')
SEPARATORS = (";", "\t", "|", "\n", "\r\n", ";\n", "; ")
LIVE = [
    f"{before}{ahead}{sign}{after}"
    for sign in SIGNS
    for ahead in AHEAD
    for before in ("", *(f"see{separator}" for separator in SEPARATORS))
    for after in ("", ";der", "\t")
]
HARMLESS = ["", "plain", "a-b", "1 + 1; 2", "grades 4-5;6", "see;'=1", "it's", "'tis", "'a'", "a, -b", "see\n'- b"]


def test_inert_text_reads_as_it_was():
    once = [inert(text) for text in LIVE + HARMLESS]
    assert [as_written(text) for text in once] == LIVE + HARMLESS
    assert [as_written(inert(text)) for text in once] == once


def test_harmless_text_is_as_it_was():
    plain = [text for text in HARMLESS if text not in {"see;'=1", "see\n'- b"}]
    assert [inert(text) for text in plain] == plain
    assert [as_written(text) for text in HARMLESS] == HARMLESS


def hostile():
    return pd.DataFrame({"number": 2, "Al;=2+2;der": "a", "note": LIVE, "=3+3": LIVE[::-1], "last": 1.5})


@pytest.mark.parametrize("separator", one_in(3, [",", ";", "\t"]))
def test_a_csv_is_no_formula_whatever_separates_its_cells(separator):
    sheet = opened(tables.csv_bytes(hostile()), "table.csv", f"CSV:{ord(separator)},34,76,1")
    assert "see" in sheet
    assert re.findall(r'table:formula="([^"]*)"', sheet) == []


@pytest.mark.full
def test_a_workbook_has_no_formula():
    sheet = opened(tables.xlsx_bytes(hostile()), "table.xlsx")
    assert "see" in sheet
    assert re.findall(r'table:formula="([^"]*)"', sheet) == []


def test_every_text_of_a_csv_is_quoted():
    made = tables.csv_bytes(pd.DataFrame({"name": ["Alder", None], "n": pd.array([1, None], dtype="Int64")}))
    assert made.decode("utf-8-sig") == '"name","n"\r\n"Alder",1\r\n"",""\r\n'
