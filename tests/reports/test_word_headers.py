"""Tables of every Word file that we make: which row and column name the others, for NVDA, JAWS and Word itself."""

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from tests.support.word_files import WORD_FILES

BOTH, ROWS = "Title", "RowTitle"
"""JAWS and NVDA read the row above and the column below such a bookmark as headers; or the column alone."""


@pytest.mark.full
@pytest.mark.parametrize("name", WORD_FILES)
def test_a_bookmark_says_which_cell_of_a_table_heads_its_rows_and_columns(name: str) -> None:
    paper = docx.Document(io.BytesIO(WORD_FILES[name]()))
    assert paper.tables
    known: list[str] = []
    for table in paper.tables:
        cells = [
            (row, column, mark.get(qn("w:name")))
            for row, line in enumerate(table._tbl.tr_lst)
            for column, cell in enumerate(line.tc_lst)
            for mark in cell.iter(qn("w:bookmarkStart"))
        ]
        ((row, column, mark),) = cells
        known.append(mark)
        kind = mark.partition("_")[0]
        repeated = [one._tr.find(f".//{qn('w:tblHeader')}") is not None for one in table.rows]
        if kind == BOTH:
            assert row == 0
            assert repeated == [True] + [False] * (len(repeated) - 1)
            assert all(cell.text.strip() for cell in table.columns[column].cells), "a row has no name"
        else:
            assert (kind, row, column) == (ROWS, 0, 0)
            assert not any(repeated)
    assert len(set(known)) == len(known), "a bookmark's name is there twice"
    every = [*paper.element.iter(qn("w:bookmarkStart"))], [*paper.element.iter(qn("w:bookmarkEnd"))]
    begun, ended = ([mark.get(qn("w:id")) for mark in marks] for marks in every)
    assert begun == ended
    assert len(set(begun)) == len(begun)


@pytest.mark.parametrize("name", WORD_FILES)
def test_a_document_has_its_styles_once_and_its_title_is_a_heading(name: str) -> None:
    made = WORD_FILES[name]()
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        assert [one for one in packed.namelist() if "styles" in one.lower()] == ["word/styles.xml"]
        assert b"stylesWithEffects" not in packed.read("word/_rels/document.xml.rels")
    first = next(said for said in docx.Document(io.BytesIO(made)).paragraphs if said.text)
    assert first.style.name in ("Title", "Heading 1")
