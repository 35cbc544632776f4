"""Tables of every Word file that we make: which row and column name the others, for NVDA, JAWS and Word itself."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.oxml.ns import qn

from ilt import framework
from ilt.meetings.summary import Summary
from ilt.next_steps import from_entries
from ilt.reports import templates
from ilt.reports.documents import meeting_summary
from ilt.reports.documents.word_report import docx_report
from ilt.reports.plan_form.example_form import example_form
from tests.support.made_next_steps import next_step_entries
from tests.support.made_reports import hostile, of_sample

MADE: dict[str, Callable[[], bytes]] = {
    "report": lambda: docx_report(of_sample()),
    "hostile report": lambda: docx_report(hostile()),
    "meeting": lambda: meeting_summary.document(Summary(title="T", steps=tuple(from_entries(next_step_entries())))),
    "plan form": example_form,
    **{
        f"{assessment} template": lambda assessment=assessment: templates.document(assessment)
        for assessment in framework.ASSESSMENTS
    },
}
BOTH, ROWS = "Title", "RowTitle"
"""JAWS and NVDA read the row above and the column below such a bookmark as headers; or the column alone."""


@pytest.mark.full
@pytest.mark.parametrize("name", MADE)
def test_a_bookmark_says_which_cell_of_a_table_heads_its_rows_and_columns(name: str) -> None:
    paper = docx.Document(io.BytesIO(MADE[name]()))
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


@pytest.mark.parametrize("name", MADE)
def test_a_document_has_its_styles_once_and_its_title_is_a_heading(name: str) -> None:
    made = MADE[name]()
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        assert [one for one in packed.namelist() if "styles" in one.lower()] == ["word/styles.xml"]
        assert b"stylesWithEffects" not in packed.read("word/_rels/document.xml.rels")
    first = next(said for said in docx.Document(io.BytesIO(made)).paragraphs if said.text)
    assert first.style.name in ("Title", "Heading 1")
