"""Word documents: what somebody deleted does not count, and a symbol that has no letter is not a blank."""

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ilt.reading import read_here

HEADINGS = ["round", "school", "rater", "perspective", "action_id", "rating"]


def read_of(change):
    """Read a table of three rated actions after ``change`` was made to its second row."""
    paper = docx.Document()
    table = paper.add_table(4, len(HEADINGS))
    rows = [HEADINGS, *(["Fall 2026", "Birch", "a", "self", f"S1.{n}", f"{n}"] for n in (1, 2, 3))]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    change(table.rows[2])
    file = io.BytesIO()
    paper.save(file)
    file.name = "ratings.docx"
    return read_here(file)


def delete_row(row):
    row._tr.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="x"/>'))


def delete_cell(row):
    row.cells[5]._tc.get_or_add_tcPr().append(parse_xml(f'<w:cellDel {nsdecls("w")} w:id="1" w:author="x"/>'))


@pytest.mark.parametrize(
    ("change", "left"), [(delete_row, {"S1.1": 1, "S1.3": 3}), (delete_cell, {"S1.1": 1, "S1.3": 3})]
)
def test_what_was_deleted_with_tracked_changes_does_not_count(change, left):
    read = read_of(change)
    assert read.ratings.dropna(subset="rating").set_index("action_id")["rating"].to_dict() == left
    assert read.problems.empty


@pytest.mark.parametrize(("letter", "code"), [("F082", "not-a-rating"), ("F021", "unreadable-character")])
def test_a_symbol_without_a_letter_is_a_problem_and_no_blank(letter, code):
    def draw(row):
        row.cells[5].text = ""
        symbol = f'<w:r {nsdecls("w")}><w:sym w:font="Wingdings" w:char="{letter}"/></w:r>'
        row.cells[5].paragraphs[0]._p.append(parse_xml(symbol))

    read = read_of(draw)
    assert list(read.problems["code"]) == [code]
    assert list(read.ratings["rating"]) == [1, 3]
