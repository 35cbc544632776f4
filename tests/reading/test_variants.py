"""The ways in which the same export differs from district to district."""

import io

import openpyxl
import pytest

import ilt
from tests.support.files import LABELS, SCHOOL, book, cycled, ratings_by_action, read, source, text

ANSWERS = {"round": "Fall 2026", "perspective": "self"}
VALUES = [LABELS[n % 4] for n in range(19)]


def merged_surveymonkey() -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["Respondent ID", "Collector ID", "First Name", "What is your school?", "Please rate each action"])
    sheet.append([None, None, None, "Open-Ended Response", *(action.text for action in SCHOOL)])
    sheet.append([118, 44, "", "Alder", *VALUES])
    sheet.merge_cells(start_row=1, end_row=1, start_column=5, end_column=23)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def form(*names: str, facts: tuple[str, ...] = ("Timestamp", "School")) -> list[list[str]]:
    return [[*facts, *names], [*("10/2/2026 9:03:22", "Alder")[-len(facts) :], *VALUES]]


FILES = {
    "numbered statements": (text(form(*(f"{n}. {a.text}" for n, a in enumerate(SCHOOL, 1)))), "a.csv"),
    "a section before a colon": (text(form(*(f"Monitor: {a.text}" for a in SCHOOL))), "a.csv"),
    "a digit after the statement": (
        book(
            (
                "Form1",
                [
                    ["ID", "Start time", "Completion time", "Email", "Name", "School", *(f"{a.text}2" for a in SCHOOL)],
                    [1, "a", "b", "anonymous", "Ann", "Alder", *VALUES],
                ],
            )
        ),
        "a.xlsx",
    ),
    "merged headings": (merged_surveymonkey(), "a.xlsx"),
    "focus areas in a row above": (
        text([["", "1. Establish", *[""] * 18], *form(*(a.text for a in SCHOOL), facts=("School",))]),
        "a.csv",
    ),
    "codes and texts": (
        text(
            [
                ["id. Response ID", "submitdate. Date submitted", "lastpage. Last page", "G01Q01. School"]
                + [f"G01Q02[SQ{n:03}]. Rate [{a.text}]" for n, a in enumerate(SCHOOL)],
                ["1", "2026-10-02 10:00:00", "2", "Alder", *VALUES],
            ]
        ),
        "a.csv",
    ),
    "other spaces, quotes and hyphens": (
        text(form(*(a.text.replace(" ", "\u00a0").replace("ct", "c\u00adt").rstrip(".") for a in SCHOOL))),
        "a.csv",
    ),
    "a byte order mark and tabs": (text(form(*(a.text for a in SCHOOL)), "utf-16", "\t"), "a.txt"),
}


@pytest.mark.parametrize("name", FILES)
def test_read_without_a_problem(name):
    reading = read(*FILES[name], **ANSWERS)
    assert reading.problems.empty
    assert reading.questions.empty
    assert ratings_by_action(reading) == cycled()


def test_the_same_statement_twice_is_refused():
    reading = read(text(form(*(a.text for a in SCHOOL[:18]), SCHOOL[0].text)), "a.csv", **ANSWERS)
    assert reading.problems["code"].tolist() == ["two-columns-one-name"]


def test_hidden_sheets_and_hidden_rows_are_said():
    workbook = openpyxl.load_workbook(io.BytesIO(book(("One", form(*(a.text for a in SCHOOL))), ("Old", [["x"]]))))
    workbook["Old"].sheet_state = "hidden"
    workbook["One"].row_dimensions[2].hidden = True
    file = io.BytesIO()
    workbook.save(file)
    reading = read(file.getvalue(), "a.xlsx", **ANSWERS)
    assert ratings_by_action(reading) == cycled()
    said = " ".join(reading.notices["message"])
    assert "1 hidden sheet was not read." in said
    assert "Old" not in said  # it may be a rater's name
    assert "1 hidden (filtered) rows were also read." in said


def test_the_same_file_twice_is_taken_once():
    data, name = FILES["numbered statements"]
    reading = ilt.read(source(data, name), source(data, "copy.csv"), answers=ANSWERS)
    assert len(reading.ratings) == 19
    assert reading.sources["duplicates"].tolist() == [0, 19]
