"""A report as a workbook: the screen's figures as numbers, every column explained, and no rating where none may be."""

import io
from datetime import date

import openpyxl
import pytest

import ilt
from ilt import findings, screens, suppression
from ilt.access import Person
from ilt.ratings import order_rounds
from ilt.reports.workbook import workbook
from ilt.shown import VisitorRatings, shown_to
from ilt.view import of_team
from tests.support.app_pages import ROOT
from tests.support.ratings_files import EVIL, NAME, as_csv, ratings_of

words = screens.report_columns
DAY = date(2026, 11, 27)


def view_of(file, *, school="", full_detail=False):
    reading = ilt.read(file)
    data = VisitorRatings(reading, ilt.count(reading.ratings), ilt.raters(reading.ratings), sample=False)
    shown = shown_to(data, suppression.Minimums(), full_detail=full_detail, person=Person())
    rounds = order_rounds(shown.rounds).ordered
    district = min(shown.counts["district"])
    return reading, of_team(shown, rounds, district=district, round_=rounds[-1], assessment="school", school=school)


def named(content, name="ratings.csv"):
    file = io.BytesIO(content)
    file.name = name
    return file


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def rows(sheet):
    head, *found = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in found]


@pytest.fixture(scope="module")
def sample():
    return view_of(ROOT / "data" / "sample_ratings.csv")


def test_the_figures_are_those_of_single_ratings(sample):
    reading, view = sample
    book = opened(workbook(view, [], DAY, 1))
    mine = reading.ratings[
        (reading.ratings["round"] == "Fall 2026") & (reading.ratings["school"] == "Birch Elementary")
    ]
    mine = mine[(mine["assessment"] == "school") & (mine["perspective"] == "self") & (mine["action_id"] == "S3.1")]
    values = [int(value) for value in mine["rating"].dropna()]
    (row,) = [
        row
        for row in rows(book[words.COUNTS])
        if (row["Id"], row["School"], row["Perspective"]) == ("S3.1", "Birch Elementary", "self")
    ]
    assert [row[f"{value}s"] for value in range(4)] == [values.count(value) for value in range(4)]
    assert (row["Ratings"], row["Mean"]) == (len(values), round(sum(values) / len(values), 1))
    (means,) = [row for row in rows(book[f"{words.MEANS} (self)"]) if row["Id"] == "S3.1"]
    assert means["Birch Elementary"] == row["Mean"]
    assert means["Hazel Elementary"] == "fewer than 3 raters"  # two of its team rated
    cell = book[f"{words.MEANS} (self)"].cell(2, 4)
    assert cell.number_format.startswith("0.0")
    assert cell.fill.fgColor.rgb not in ("00000000", None)


def test_every_column_is_explained_and_every_sheet_has_filters(sample):
    book = opened(workbook(sample[1], [], DAY, 1))
    read_me, *others = book
    explained = {row[:2]: row[2] for row in read_me.iter_rows(values_only=True)}
    for sheet in others:
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref
        assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$1:$1")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        for cell in sheet[1]:
            assert explained[sheet.title, cell.value], (sheet.title, cell.value)
    assert (book.properties.creator or "", book.properties.lastModifiedBy or "") == ("", "")


def test_a_workbook_for_presenting_holds_no_rating_and_is_not_read_as_ratings(sample):
    content = workbook(sample[1], [], DAY, 1)
    assert words.RATINGS not in opened(content).sheetnames
    reading = ilt.read(named(content, "report.xlsx"))
    assert reading.ratings.empty
    assert list(reading.problems["code"]) == ["report-workbook"]


def test_a_workbook_of_the_full_detail_view_reads_back():
    reading, view = view_of(named(as_csv(ratings_of(["Alder", "Birch"], note="=1+1"))), full_detail=True)
    single = view.choose(reading.ratings)
    content = workbook(view, [], DAY, 1, single=single)
    again = ilt.read(named(content, "report.xlsx"))
    assert again.problems.empty
    keys = ["round", "district", "school", "perspective", "action_id", "rating", "note"]
    assert sorted(map(tuple, again.ratings[keys].astype("str").to_numpy())) == sorted(
        map(tuple, single[keys].astype("str").to_numpy())
    )
    counted = [findings.scoped(ilt.count(one)).drop(columns="hidden") for one in (again.ratings, single)]
    assert counted[0].equals(counted[1])
    assert NAME not in str(
        [cell for sheet in opened(content) for row in sheet.iter_rows(values_only=True) for cell in row]
    )


def test_nothing_in_it_is_live():
    _, view = view_of(named(as_csv(ratings_of([EVIL, "=cmd|' /C calc'!A0", "@SUM(1)"], raters=6))))
    book = opened(workbook(view, [], DAY, 1))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not any(cell.hyperlink for cell in cells)
    assert any("<script>alert(1)" in str(cell.value) for cell in cells)


def test_what_people_typed_stays_as_it_is():
    schools = {"Lincoln": "007", "Lincoln · North": "+1", "Lincoln · South": "x" * 40_000}
    typed = [row for school, note in schools.items() for row in ratings_of([school], raters=6, note=note)]
    _, view = view_of(named(as_csv(typed)))
    book = opened(workbook(view.but(with_notes=True), [], DAY, 1))
    assert [cell.value for cell in book[f"{words.MEANS} (self)"][1]][3:] == [*schools]
    notes = {row["School"]: row["Note"] for row in rows(book[words.NOTES])}
    assert (notes["Lincoln"], notes["Lincoln · North"]) == ("007", "+1")
    assert notes["Lincoln · South"] == "x" * (32_767 - len(words.CUT)) + words.CUT


def test_what_a_team_agreed_on_has_a_sheet(sample):
    content = workbook(sample[1], [], DAY, 1, agreed={"S3.1": 1, "D1.1": 2})
    action = "Utilizes a plan, schedule, and tool to regularly observe instruction with a particular focus on"
    (row,) = rows(opened(content)[words.AGREED])
    assert (row["Id"], row["Agreed rating"]) == ("S3.1", 1)
    assert row["Action"].startswith(action)
    assert ilt.read(named(content, "report.xlsx")).ratings.empty
