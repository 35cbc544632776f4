"""Files that people take home are as their formats' standards ask: judged by other people's programs, not by ours.

PDFs by the 104 rules of PDF/UA-1 that a program can judge (page-validation has veraPDF's) and by pdfua; Office files by the
schemas of Microsoft 365 (openxml-audit). What only a person can judge is in docs/decisions/0074.
"""

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import page
import pdfua
import pikepdf
import pytest
from openxml_audit import OpenXmlValidator

from ilt import framework
from ilt.reports import tables, templates
from ilt.reports.documents.pdf import one_page_pdf, pdf
from ilt.reports.documents.word_report import docx_report
from ilt.reports.many import batch
from ilt.reports.powerpoint.slides import slides
from ilt.reports.report import Report
from ilt.suppression import Minimums
from tests.support import made_reports
from tests.support.daily import the_rest_in_full
from tests.support.made_ratings import made_ratings
from tests.support.made_reports import DAY, NOTE, SIXTY_SCHOOLS, of_ratings, of_sample, view_of_ratings
from tests.support.short_ratings import table
from tests.support.word_files import WORD_FILES

REPORTS: dict[str, Callable[[], Report]] = {
    "small": lambda: made_reports.SMALL,
    "one school": lambda: of_sample("Birch Elementary"),
    "hostile words": made_reports.hostile,
    "all schools": of_sample,
    "the district ILT": lambda: of_sample(assessment="district"),
    "sixty schools": lambda: of_ratings(table(*SIXTY_SCHOOLS)),
    "one rater": lambda: of_ratings(table("Fall 2026 | school | Alder | self | S3.1 | 2")),
    "no district raters": lambda: of_ratings(table("Fall 2026 | school | A | self | S3.1 | 0 1 2"), "A"),
    "only district raters": lambda: of_ratings(table("Fall 2026 | school | A | cross | S3.1 | 0 1 2"), "A"),
    "hidden": lambda: of_ratings(made_ratings(7), minimums=Minimums(9, 9)),
    "long notes": lambda: of_ratings(made_ratings(3).assign(note=NOTE[:5000]), notes=True),
}
DAILY = ("small", "no district raters")
"""One written by hand, and one of ratings; with charts, a table and heatmaps."""
_RAISES = {"UA-14-001"}
"""A check of pdfua 0.1.3 that pikepdf 10 makes raise: whether levels of headings are skipped, which page-validation judges, too."""


@pytest.mark.parametrize("name", the_rest_in_full(DAILY, [name for name in REPORTS if name not in DAILY]))
def test_a_pdf_is_what_pdf_ua_asks(name: str, tmp_path: Path) -> None:
    report, file = REPORTS[name](), tmp_path / "report.pdf"
    for write in (pdf, one_page_pdf):
        file.write_bytes(write(report))
        judged = page.validate_pdf(file, profile="ua1")
        assert [(one.rule_id, one.message) for one in judged.failures] == []
        assert judged.rules.total >= 100
        found = pdfua.validate(str(file))
        assert [(one.rule_id, one.message) for one in found.findings] == []
        assert {one.rule_id for one in found.skipped} <= _RAISES


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (lambda paper: paper.Root.__delitem__("/Lang"), "LANGUAGE"),
        (lambda paper: paper.Root.MarkInfo.__setitem__("/Marked", False), "TAGGED"),
        (lambda paper: figure(paper.Root.StructTreeRoot).__delitem__("/Alt"), "FIGURE-ALTERNATIVE-TEXT"),
    ],
    ids=["no language", "not tagged", "no alternative text"],
)
def test_what_a_pdf_lacks_is_found(spoil: Callable[[pikepdf.Pdf], None], rule: str) -> None:
    """So that the test above could fail."""
    spoiled = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(made_reports.SMALL))) as paper:
        spoil(paper)
        paper.save(spoiled)
    assert any(rule in one.rule_id for one in page.validate_pdf_bytes(spoiled.getvalue(), profile="ua1").failures)


def figure(part: pikepdf.Object) -> pikepdf.Object:
    """Return the first figure in a tagged part."""
    if part.get("/S") == "/Figure":
        return part
    inside = part.get("/K", [])
    kids = [one for one in (inside if isinstance(inside, pikepdf.Array) else [inside]) if hasattr(one, "keys")]
    return next((found for one in kids if (found := figure(one)) is not None), None)


def workbook(assessment: str) -> bytes:
    view = view_of_ratings(made_ratings(3), assessment=assessment, notes=True)
    return batch.FORMATS["xlsx"](batch.Team(view), made_reports.SMALL, batch.Making(DAY, 1))


OFFICE: dict[str, Callable[[], bytes]] = {
    "small.pptx": lambda: slides(made_reports.SMALL),
    "small.docx": lambda: docx_report(made_reports.SMALL),
    **{f"{name}.docx": make for name, make in WORD_FILES.items()},
    **{f"{name}.pptx": lambda name=name: slides(REPORTS[name]()) for name in REPORTS if name != "small"},
    **{
        f"{name}.docx": lambda name=name: docx_report(REPORTS[name]())
        for name in REPORTS
        if name not in ("small", "hostile words", "all schools")  # which WORD_FILES has
    },
    **{f"{name} workbook.xlsx": lambda name=name: workbook(name) for name in framework.ASSESSMENTS},
    **{f"{name} template.xlsx": lambda name=name: templates.workbook(name) for name in framework.ASSESSMENTS},
    "ratings.xlsx": lambda: tables.ratings_xlsx(made_ratings(3)),
}


@cache
def validator() -> OpenXmlValidator:
    return OpenXmlValidator()


@pytest.mark.full
@pytest.mark.parametrize("name", OFFICE)
def test_an_office_file_is_what_microsofts_schemas_ask(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(OFFICE[name]())
    assert [str(one) for one in validator().validate(file).errors] == []
