"""A report as a Word document: what it says, that its headings, tables and charts are ones, and that it is the same each time."""

import io
import re
import time
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from ilt import colors
from ilt.reports.documents.word_report import docx_report
from ilt.reports.report import Item, Report, ReportSection, TableOfFigures
from ilt.reports.texts import line
from tests.support import made_reports
from tests.support.daily import the_rest_in_full
from tests.support.made_ratings import made_ratings
from tests.support.made_reports import COUNTS, HEAT, MEANS, NOTE, SMALL, of_ratings, of_sample, texts_of
from tests.support.short_ratings import table

PAPER = "#FFFFFF"


def opened(report):
    return docx.Document(io.BytesIO(docx_report(report)))


def body(paper):
    """Return what stands in a document, in order: the style and text of a paragraph, the rows of a table."""
    found = []
    for part in paper.element.body:
        if part.tag == qn("w:p"):
            paragraph = docx.text.paragraph.Paragraph(part, paper)
            found.append((paragraph.style.name, "chart" if part.findall(".//" + qn("w:drawing")) else paragraph.text))
        elif part.tag == qn("w:tbl"):
            rows = docx.table.Table(part, paper).rows
            found.append([[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in rows])
    return found


def inks(paper):
    """Return the ink of each run and what it stands on: as it is written, else as its style has it."""
    for paragraph in paper.element.body.iter(qn("w:p")):
        cell = paragraph.getparent()
        shade = cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}") if cell.tag == qn("w:tc") else None
        fills = [PAPER] if shade is None else [f"#{shade.get(qn('w:fill'))}"]
        if shade is not None and shade.get(qn("w:val")) != "clear":
            fills.append(f"#{shade.get(qn('w:color'))}")
        for run in docx.text.paragraph.Paragraph(paragraph, paper).runs:
            ink = run.font.color.rgb or run._parent.style.font.color.rgb
            yield from ((run.text, f"#{ink}", fill) for fill in fills)


def test_a_document_is_in_reading_order():
    assert body(opened(SMALL)) == [
        ("Title", "Alder Elementary: ILT ratings, Fall 2026"),
        ("Subtitle", "Shown: School ILTs."),
        ("Subtitle", "Made on Nov 27, 2026."),
        ("Heading 1", "Who rated"),
        ("Heading 2", "5 team members"),
        ("List", "● 5 team members"),
        ("List", "○ 2 district raters"),
        ("Heading 1", "Focus areas"),
        ("Heading 2", "Vision is rated highest"),
        ("Normal", "chart"),
        [["Focus area", "Self ratings", "In words"], ["Vision", "114", "a" * 40]],
        ("Caption", "Mean ratings, 0-3."),
        ("Heading 1", "3 · Monitor (self ●)"),
        ("Heading 2", "Most rated it 0\u00a0or\u00a01"),
        [
            ["Action", "Alder", "Birch", "Cedar"],
            ["Observes instruction", "0.3", "2.0", "not rated"],
            ["Reviews work", "2.1", "hidden", "0.1"],
        ],
        ("Caption", "Warm colors: under 2."),
        ("Heading 1", "Attention"),
        ("Heading 2", "1 action is low"),
        ("Normal", "chart"),
        ("Heading 3", "1 · It\u2002MLs\u00a0·\u00a0SWDs"),
        ("Normal", "Because of this."),
    ]


def test_charts_are_said_in_words():
    drawings = list(opened(SMALL).element.body.iter(qn("wp:docPr")))
    assert [one.get("descr") for one in drawings] == [MEANS.says, COUNTS.says]


def test_a_document_says_its_title_its_language_and_its_day_and_nothing_of_who_made_it():
    paper = opened(SMALL)
    about = paper.core_properties
    assert (about.title, about.language) == (SMALL.title, "en-US")
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert [f"{day:%Y-%m-%d %H:%M}" for day in (about.created, about.modified)] == ["2026-11-27 00:00"] * 2
    assert {one.get(qn("w:val")) for one in paper.styles.element.iter(qn("w:lang"))} == {"en-US"}
    assert [(page.page_width.inches, page.page_height.inches) for page in paper.sections] == [(8.5, 11)]
    undated = opened(made_reports.hostile()).core_properties
    assert undated._element.find(qn("dcterms:created")) is None


def test_tables_name_their_columns_on_every_page_and_cut_no_row():
    for written in opened(of_sample()).tables:
        rows = [row._tr.trPr for row in written.rows]
        assert [row.find(qn("w:tblHeader")) is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert all(row.find(qn("w:cantSplit")) is not None for row in rows)
        assert not [*written._tbl.iter(qn("w:gridSpan")), *written._tbl.iter(qn("w:vMerge"))]
        assert written._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        widths = [int(column.get(qn("w:w"))) for column in written._tbl.tblGrid]
        assert min(widths) >= 600
        assert sum(widths) <= 7.02 * 1440


@pytest.mark.parametrize("of", the_rest_in_full([{"school": "Birch Elementary"}], [{}, {"assessment": "district"}]))
def test_every_figure_and_sentence_of_a_report_is_in_its_document(of):
    report = of_sample(**of)
    written = body(opened(report))
    said = " ".join(text for _, text in (one for one in written if isinstance(one, tuple))).replace("\u00a0", " ")
    cells = [cell for one in written if isinstance(one, list) for row in one for cell in row]
    grids = [
        grid for part in report.sections for grid in (part.picture, part.table) if isinstance(grid, TableOfFigures)
    ]
    assert cells == [
        text for grid in grids for row in (grid.head, *([c.text for c in r] for r in grid.rows)) for text in row
    ]
    in_charts = [
        text
        for part in report.sections
        if part.picture and not isinstance(part.picture, TableOfFigures)
        for text in charted(part.picture)
    ]
    assert [text for text in texts_of(report) if text not in said and text not in cells and text not in in_charts] == []


def charted(bars):
    return [*bars.rows, *(text for one in bars.series for text in (one.name, *one.texts))]


def test_what_is_hatched_looks_like_no_rating():
    (not_rated,) = [cell for row in opened(SMALL).tables[1].rows for cell in row.cells if cell.text == "not rated"]
    shade = not_rated._tc.tcPr.find(qn("w:shd"))
    assert (shade.get(qn("w:val")), shade.get(qn("w:fill"))) == ("thinDiagStripe", "FFFFFF")


@pytest.mark.parametrize("report", [lambda: SMALL, of_sample, made_reports.hostile])
def test_inks_are_seen_on_what_they_stand_on(report):
    found = list(inks(opened(report())))
    assert len(found) > 20
    assert [one for one in found if colors.contrast(one[1], one[2]) < 4.5] == []


def test_hostile_words_are_words():
    report = made_reports.hostile()
    paper = opened(report)
    written = body(paper)
    said = "\n".join(text.replace("\u00a0", " ") for _, text in (one for one in written if isinstance(one, tuple)))
    cells = [cell for one in written if isinstance(one, list) for row in one for cell in row]
    in_charts = charted(report.sections[1].picture)
    assert [t for t in texts_of(report) if line(t) not in said and line(t) not in cells and t not in in_charts] == []
    with zipfile.ZipFile(io.BytesIO(docx_report(report))) as packed:
        links = "".join(packed.read(name).decode() for name in packed.namelist() if name.endswith(".rels"))
    assert "evil.example" not in links
    assert "TargetMode" not in links
    assert {one.get(qn("w:instr")) for one in paper.sections[0].footer._element.iter(qn("w:fldSimple"))} == {
        "PAGE",
        "NUMPAGES",
    }
    assert not list(paper.element.iter(qn("w:fldSimple")))


def test_a_note_of_5000_characters_is_all_there():
    notes = made_ratings(3).assign(note=NOTE[:5000])
    assert [
        text
        for _, text in (o for o in body(opened(of_ratings(notes, notes=True))) if isinstance(o, tuple))
        if NOTE[:4999] in text
    ]


@pytest.mark.parametrize("figures", ["2", "0 1 2"])
def test_one_rater_and_no_district_raters_make_a_document(figures):
    written = body(opened(of_ratings(table(f"Fall 2026 | school | A | self | S3.1 | {figures}"), "A")))
    assert written[0] == ("Title", "A: ILT ratings, Fall 2026")


def test_a_document_is_the_same_at_any_time(monkeypatch):
    first = docx_report(SMALL)
    monkeypatch.setattr(time, "time", lambda: 1e9)
    monkeypatch.setattr(time, "localtime", lambda _=None: time.struct_time((2001, 9, 9, 1, 46, 40, 6, 252, 0)))
    assert docx_report(SMALL) == first
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert packed.testzip() is None
        assert {part.date_time for part in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_part_of_a_document_names_a_person_or_a_path():
    with zipfile.ZipFile(io.BytesIO(docx_report(SMALL))) as packed:
        words = b"".join(
            packed.read(name) for name in packed.namelist() if name.startswith("docProps/") and name.endswith(".xml")
        )
    assert not re.search(rb"python-docx|/home|/work|Steve", words)


def test_what_belongs_together_is_on_one_page():
    short, long = Item("Plans", ("Low.", "Rated 1.")), Item("Notes", (NOTE[:700], "Last."))
    section = ReportSection("a", "A", "f", HEAT, (), foot=("Means.", "Warm colors."))
    lists = ReportSection("b", "B", "g", items=(short, long))
    paper = opened(Report("T", (), (section, lists)))

    def goes_on(said):
        return said.paragraph_format.keep_with_next is True

    found = {said.text: goes_on(said) for said in paper.paragraphs}
    assert (found["Means."], found["Warm colors."]) == (True, False)
    assert (found["Low."], found["Rated 1."], found[NOTE[:700].strip()]) == (True, False, False)
    cells = [[goes_on(cell.paragraphs[0]) for cell in row.cells] for row in paper.tables[0].rows]
    assert cells == [[True] * 4] * 3  # its foot, too
