"""A report as a PDF: what it says, that a screen reader finds its way in it, and that nothing in it is live."""

import io
import itertools
import re
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary

import ilt
from ilt import colors
from ilt.reports.contents import one_page
from ilt.reports.documents.pdf import PAGES, chart_pictures, one_page_pdf, pdf
from ilt.reports.report import BarChart, Cell, Item, Report, ReportSection, TableOfFigures
from ilt.reports.texts import line
from tests.support import made_reports
from tests.support.app_pages import ROOT
from tests.support.daily import the_rest_in_full
from tests.support.made_ratings import made_ratings
from tests.support.made_reports import COUNTS, MEANS, NOTE, SIXTY_SCHOOLS, SMALL, WARM, of_ratings, of_sample, texts_of
from tests.support.short_ratings import table

FOOTER = "{title}{page}/{pages}"


def squeezed(text: str) -> str:
    """Return what people read in a text: no space, no invisible character; pdfium knows no emoji."""
    return re.sub("[\\s\u200b-\u200d\ufe0f\U00010000-\U0010ffff]", "", text)


def read(made: bytes, title: str) -> str:
    """Return the text of a PDF without spaces, without the footer of its pages."""
    # Pdfium hides a hyphen that ends a line.
    with pypdfium2.PdfDocument(made) as paper:
        pages = [squeezed(page.get_textpage().get_text_range().replace("\ufffe", "-")) for page in paper]
    return "".join(
        text.replace(FOOTER.format(title=squeezed(title), page=place, pages=len(pages)), "")
        for place, text in enumerate(pages, 1)
    )


def kids(part: Dictionary) -> list[Dictionary]:
    found = part.get("/K", [])
    return [
        one for one in (found if isinstance(found, Array) else [found]) if isinstance(one, Dictionary) and "/S" in one
    ]


def tree(part: Dictionary) -> object:
    """Return the tags of a part: ``Table`` or ``["Table", ...]``; a header's with its scope."""
    scopes = [str(one.Scope)[1:] for one in part.get("/A", []) if "/Scope" in one]
    name = ":".join([str(part.S)[1:], *scopes])
    within = [tree(one) for one in kids(part)]
    return [name, *within] if within else name


def every(part: Dictionary) -> list[Dictionary]:
    return (
        [part, *(one for kid in kids(part) for one in every(kid))]
        if "/S" in part
        else [one for kid in kids(part) for one in every(kid)]
    )


def test_a_pdf_is_tagged_in_reading_order():
    with pikepdf.open(io.BytesIO(pdf(SMALL))) as paper:
        assert tree(kids(paper.Root.StructTreeRoot)[0]) == [
            *("Document", "Title", "P", "P"),
            *("H1", "H2", ["L", ["LI", "LBody"], ["LI", "LBody"]]),
            *("H1", "H2", "Figure"),
            [
                "Table",
                ["THead", ["TR", "TH:Column", "TH:Column", "TH:Column"]],
                ["TBody", ["TR", "TH:Row", "TD", "TD"]],
            ],
            *("P", "H1", "H2"),
            [
                "Table",
                ["THead", ["TR", "TH:Column", "TH:Column", "TH:Column", "TH:Column"]],
                ["TBody", ["TR", "TH:Row", "TD", "TD", "TD"], ["TR", "TH:Row", "TD", "TD", "TD"]],
            ],
            "P",  # "Mean ratings, 0-3." is said once
            *("H1", "H2", "Figure", ["L", ["LI", ["LBody", "Strong", "P"]]]),
        ]


def test_charts_are_said_in_words():
    with pikepdf.open(io.BytesIO(pdf(SMALL))) as paper:
        figures = [part for part in every(paper.Root.StructTreeRoot) if part.S == "/Figure"]
    assert [str(one.Alt) for one in figures] == [MEANS.says, COUNTS.says]


def test_a_pdf_says_its_title_its_language_and_its_day_and_nothing_of_who_made_it():
    with pikepdf.open(io.BytesIO(pdf(SMALL))) as paper:
        assert str(paper.Root.Lang) == "en-US"
        assert paper.Root.ViewerPreferences.DisplayDocTitle is True
        assert paper.Root.MarkInfo.Marked is True
        about = {key: str(value) for key, value in paper.docinfo.items()}
        assert about.pop("/Creator").startswith("Typst ")
        assert about.pop("/CreationDate") == about.pop("/ModDate") == "D:20261127000000Z"
        assert about == {"/Title": SMALL.title}
        with paper.open_metadata() as more:
            assert more["pdfuaid:part"] == "1"
            assert more["dc:title"] == SMALL.title
            assert "dc:creator" not in more
        assert [str(one.title) for one in paper.open_outline().root] == [part.heading for part in SMALL.sections]
        assert all(page.MediaBox == [0, 0, 612, 792] for page in paper.pages)
        assert not [page for page in paper.pages if "/Annots" in page]


@pytest.mark.parametrize("of", the_rest_in_full([{"assessment": "district"}], [{}, {"school": "Birch Elementary"}]))
def test_every_figure_and_sentence_of_a_report_is_in_its_pdf(of):
    report = of_sample(**of)
    made = pdf(report)
    said = read(made, report.title)
    assert [text for text in texts_of(report) if squeezed(line(text)) not in said] == []
    assert len(pypdfium2.PdfDocument(made)) <= 7 if of.get("school") else 6


def test_the_figures_of_a_chart_stand_in_its_rows():
    said = read(pdf(SMALL), SMALL.title)
    assert "●self○crossVision2.21.9Norms0.0–" in said
    assert "Observesinstructionself●138Reviewsworkself●7" in said


def test_hostile_words_are_words():
    report = made_reports.hostile()
    said = read(pdf(report), report.title)
    # Hebrew and Arabic are read from right to left, so that a PDF has their words in another order.
    words = [text for text in texts_of(report) if not re.search("[\u0590-\u06ff]", text)]
    assert [text for text in words if squeezed(line(text)) not in said] == []
    with pikepdf.open(io.BytesIO(pdf(report))) as paper:
        assert not [page for page in paper.pages if "/Annots" in page]
        assert not {"/OpenAction", "/AA", "/AcroForm"} & set(paper.Root.keys())


LONG = Item("An item " * 60, ("What is said of it " * 60,), "MLs · SWDs")


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(of_sample, id="eight schools", marks=pytest.mark.full),
        pytest.param(lambda: of_sample(school="Birch Elementary"), id="a school"),
        pytest.param(lambda: of_sample(assessment="district"), id="the district ILT", marks=pytest.mark.full),
        pytest.param(lambda: of_ratings(table(*SIXTY_SCHOOLS)), id="sixty schools"),
        pytest.param(made_reports.hostile, id="hostile words"),
        pytest.param(
            lambda: Report("T", (), (ReportSection("priorities", "Priorities", "f", items=(LONG,) * 9),)), id="long"
        ),
    ],
)
def test_one_page_is_one_page_and_leaves_out_no_finding(report):
    report = report()
    made = one_page_pdf(report)
    with pypdfium2.PdfDocument(made) as paper:
        (page,) = paper
        text = page.get_textpage()
        boxes = [text.get_charbox(place) for place in range(text.count_chars())]
        assert max(box[2] for box in boxes) <= 612
        assert min(box[1] for box in boxes) >= 36
        said = squeezed(text.get_text_range().replace("\ufffe", "-"))
    findings = [squeezed(line(one.finding)) for one in report.sections if one.key not in ("who", "notes", "numbers")]
    assert [finding for finding in findings if finding not in said] == []
    assert squeezed(line(report.title)) in said


def test_one_page_has_the_heatmap_of_the_one_focus_area_that_is_chosen():
    report = of_sample()
    keys = [section.key for section in report.sections]
    assert [section.key for section in one_page(report).sections] == ["areas", "findings", "priorities"]
    of_one = [section for section in report.sections if section.key not in ("area:1", "area:2", "area:4", "area:5")]
    assert {"area:1", "area:3"} <= set(keys)
    assert one_page(replace(report, sections=tuple(of_one))).sections[0].key == "area:3"


def test_what_focus_areas_have_in_common_is_said_once_on_one_page():
    alike = tuple(ReportSection(f"area:{n}", f"Area {n}", "Low" if n < 4 else "High") for n in range(1, 5))
    (findings,) = one_page(Report("T", (), alike)).sections
    assert findings.items == (Item("Focus areas 1, 2 and 3", ("Low",)), Item("Area 4", ("High",)))


def test_one_page_says_how_many_items_it_leaves_out():
    steps = ReportSection("next_steps", "Next steps", "7 next steps", items=tuple(Item(f"Step {n}") for n in range(7)))
    *_, short = one_page(Report("T", (), (steps,))).sections
    assert [item.head for item in short.items] == ["Step 0", "Step 1", "Step 2", "Step 3", "Step 4"]
    assert short.foot == ("2 more items in the Excel workbook.",)


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(made_reports.hostile, id="hostile words"),
        pytest.param(of_sample, id="eight schools", marks=pytest.mark.full),
        pytest.param(lambda: of_ratings(table(*SIXTY_SCHOOLS)), id="sixty schools", marks=pytest.mark.full),
        pytest.param(lambda: of_ratings(table("Fall 2026 | school | Alder | self | S3.1 | 2")), id="one rater"),
        pytest.param(
            lambda: of_ratings(table("Fall 2026 | school | A | self | S3.1 | 0 1 2"), "A"), id="no district raters"
        ),
        pytest.param(lambda: of_ratings(made_ratings(3).assign(note=NOTE[:5000]), notes=True), id="long notes"),
        pytest.param(lambda: of_ratings(made_ratings(5), assessment="district"), id="made up", marks=pytest.mark.full),
    ],
)
def test_nothing_runs_off_a_page(report):
    made = pdf(report())
    with pypdfium2.PdfDocument(made) as paper:
        for page in paper:
            text = page.get_textpage()
            boxes = [text.get_charbox(place) for place in range(text.count_chars())]
            seen = [box for box in boxes if box[0] < box[2]]
            assert min(box[0] for box in seen) >= 50
            assert max(box[2] for box in seen) <= 612 - 50
            assert min(box[1] for box in seen) >= 30
            assert max(box[3] for box in seen) <= 792 - 36


def test_no_name_runs_into_the_next_column_of_a_heatmap():
    names = ("W" * 15, '=HYPERLINK("x")') * 4
    grid = TableOfFigures("Means", ("Action", *names), ((Cell("Plans"), *[Cell("1.0", WARM)] * 8),), heat=True)
    made = pdf(Report("Means", (), (ReportSection("area:1", "Means", "Low", grid),)))
    with pypdfium2.PdfDocument(made) as paper:
        text = paper[0].get_textpage()
        every = [text.get_charbox(place) for place in range(text.count_chars())]
    seen = sorted({(round(low), left, right) for left, low, right, _ in every})  # what is invisible has its neighbor's
    lines = itertools.groupby(seen, lambda box: box[0])
    for _, on_one_line in lines:
        for (_, _, ends), (_, begins, _) in itertools.pairwise(on_one_line):
            assert begins > ends - 1.5


def test_names_of_ten_columns_stand_apart():
    names = tuple(f"{name} Elementary cross\u00a0○" for name in "ABCDEFGHIJ")
    grid = TableOfFigures("Means", ("Action", *names), ((Cell("Plans"), *[Cell("1.0", WARM)] * 10),), heat=True)
    made = pdf(Report("Means", (), (ReportSection("area:1", "Means", "Low", grid),)))
    with pypdfium2.PdfDocument(made) as paper:
        text = paper[0].get_textpage()
        places = [found.span() for found in re.finditer("Elementary", text.get_text_range())]
        edges = [(text.get_charbox(begins)[0], text.get_charbox(ends - 1)[2]) for begins, ends in places]
    assert len(edges) == 10
    assert all(begins - ends > 1 for (_, ends), (begins, _) in itertools.pairwise(edges))


def test_a_foot_is_on_the_page_of_what_it_is_of():
    # With so many lines before it, what stands below a section would be the first on the next page.
    for lines in (18, 19, 20):
        items = (*(Item(f"Item {n}", ("line",)) for n in range(lines)), Item("Last", ("line",)))
        made = pdf(Report("Means", (), (ReportSection("a", "A", "Low", items=items, foot=("Its foot.",)),)))
        with pypdfium2.PdfDocument(made) as paper:
            texts = [page.get_textpage().get_text_range() for page in paper]
        assert [("Last" in text) for text in texts] == [("Its foot." in text) for text in texts]


@pytest.mark.parametrize("of", the_rest_in_full([{}], [{"assessment": "district"}]))
def test_a_report_without_notes_has_two_to_six_pages(of):
    with pypdfium2.PdfDocument(pdf(of_sample(**of))) as paper:
        assert 2 <= len(paper) <= PAGES


@pytest.mark.full
@pytest.mark.parametrize("letters", [50, 200])
def test_schools_of_long_names_take_no_more_pages(letters):
    ratings = ilt.read("data/sample_ratings.csv").ratings
    of_school = ratings["school"].notna() & (ratings["school"] != "")
    long = (
        ratings["school"].astype("str").where(~of_school, ratings["school"].astype("str") + " School" * (letters // 7))
    )
    report = of_ratings(ratings.assign(school=long))
    made = pdf(report)
    with pypdfium2.PdfDocument(made) as paper:
        assert len(paper) == PAGES
    said = read(made, report.title)
    assert [section.finding for section in report.sections if squeezed(section.finding) not in said] == []


@pytest.mark.full
def test_a_note_of_5000_characters_is_all_there():
    report = of_ratings(made_ratings(3).assign(note=NOTE[:5000]), notes=True)
    assert squeezed(NOTE[:5000]) in read(pdf(report), report.title)


def test_a_pdf_is_the_same_each_time():
    assert pdf(SMALL) == pdf(SMALL)
    assert chart_pictures(SMALL) == chart_pictures(SMALL)


def test_charts_are_pictures_too():
    pictures = chart_pictures(SMALL)
    assert [picture[:8] for picture in pictures] == [b"\x89PNG\r\n\x1a\n"] * 2
    assert chart_pictures(Report("T", (), (ReportSection("a", "A", "b"),))) == []
    assert len(chart_pictures(Report("T", (), (ReportSection("a", "A", "b", BarChart("s", (), (), 1)),)))) == 1


def test_inks_are_seen_on_what_they_stand_on():
    inks = dict(re.findall(r'(\w+)\s*=\s*rgb\("(#\w{6})"\)', (ROOT / "ilt/reports/documents/report.typ").read_text()))
    for ink in ("ink", "second", "quiet"):
        assert colors.contrast(inks[ink], inks["paper"]) >= 4.5
    assert colors.contrast(inks["second"], inks["rule"]) >= 4.5  # "not rated" on its hatching
    for tenth in range(31):
        fill = colors.of_mean(tenth / 10)
        assert colors.contrast(colors.ink_on(fill), fill) >= 4.5
    assert colors.contrast(colors.ink_on(colors.HIDDEN), colors.HIDDEN) >= 4.5


@pytest.mark.full
def test_no_character_is_refused():
    blocks = [
        range(start, start + 0x800) for start in (0, 0x800, 0x1800, 0x2000, 0xD800, 0xE000, 0xF800, 0x1F300, 0xE0000)
    ]
    about = tuple(" ".join(map(chr, block)) for block in blocks)
    assert pdf(Report("Every character", about, ())).startswith(b"%PDF-1.7")
