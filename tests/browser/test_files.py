"""A first-time user takes what a district has to the heatmaps: forms, Word templates, a messy workbook."""

import re

import pytest

from tests.browser.harness.screen import settle
from tests.test_layouts import CELLS, LABELS, SCHOOL, book, document, template, text

pytestmark = pytest.mark.xdist_group("browser")

FORM = [
    ["Timestamp", "Email Address", "Which school do you work at?", *(f"Rate each action [{a.text}]" for a in SCHOOL)],
    ["2026/10/02 9:03:22 AM GMT-5", "ann@x.org", "Alder", *(LABELS[n % 4] for n in range(19))],
    ["2026/10/03 9:03:22 AM GMT-5", "ben@x.org", "Birch", *(LABELS[(n + 1) % 4] for n in range(19))],
]
MICROSOFT = [
    ["ID", "Start time", "Completion time", "Email", "Name", "School", *(a.text for a in reversed(SCHOOL))],
    [1, "10/2/26 9:00", "10/2/26 9:10", "anonymous", "", "Cedar", *(LABELS[n % 4] for n in range(19))],
]
MESSY = [
    ["Ratings of the office"],
    [],
    ["Building", "Who", "Role", "action_id", "Score", "Comments"],
    ["Alder", "x", "District ILT", "S1.1", "2.5", "unsure"],
    ["Alder", "x", "District ILT", "S1.2", 3, ""],
    ["Average", "", "", "", 2.75, ""],
]


def test_what_a_district_has_goes_in_as_it_is(server, open_page, tmp_path):
    words = [row for row in template(SCHOOL, "School", [], CELLS) if len(row) == 3]
    files = {
        "form.csv": text(FORM),
        "microsoft.xlsx": book(("Sheet1", MICROSOFT)),
        "one.docx": document(words, above=("School: Alder", "Name: Cas")),
        "two.docx": document(words, above=("School: Birch", "Name: Dot")),
        "messy.xlsx": book(("Sheet1", MESSY), ("Plan", [["nothing here"]])),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    page = open_page(server)
    page.goto("/ratings")
    settle(page)
    page.set_input_files("input[type=file]", [str(tmp_path / name) for name in files])
    page.get_by_role("heading", name=re.compile("2 questions to answer first")).wait_for()
    settle(page)
    for question, answer in (("Which round", "Fall 2026"), ("Whose ratings", "School ILT")):
        box = page.get_by_role("combobox", name=re.compile(question))
        box.click()
        box.fill(answer)
        box.press("Enter")
    page.get_by_role("button", name="Use these answers").click()
    # 19 cells each of two form rows, one Microsoft row and two templates with a fifth blank, and the one good messy cell.
    page.get_by_role("heading", name="88 ratings read from 5 files; 1 problem to look at").wait_for()
    settle(page)
    main = page.get_by_test_id("stMain").inner_text()
    for said in (
        "Google Forms, header in row 1",
        "Microsoft Forms, header in row 1",
        "template, header in row 1",
        "tidy, header in row 3",
    ):
        assert said in main
    for name in ("ann", "ben", "Cas", "Dot"):
        assert name not in main
    page.get_by_role("button", name="This is right").click()
    page.wait_for_url("**/heatmaps**")
    settle(page)
    heat = page.get_by_test_id("stMain").inner_text()
    assert "sample data" not in heat
    assert page.get_by_test_id("stVegaLiteChart").count() >= 1


def test_a_cell_is_corrected_on_screen(server, open_page, tmp_path):
    (tmp_path / "messy.xlsx").write_bytes(book(("Sheet1", MESSY)))
    page = open_page(server)
    page.goto("/ratings")
    settle(page)
    page.set_input_files("input[type=file]", str(tmp_path / "messy.xlsx"))
    box = page.get_by_role("combobox", name=re.compile("Which round"))
    box.wait_for()
    box.click()
    box.fill("Fall 2026")
    box.press("Enter")
    page.get_by_role("button", name="Use these answers").click()
    page.get_by_role("heading", name=re.compile("1 rating read from 1 file; 1 problem")).wait_for()
    settle(page)
    grid = page.get_by_test_id("stForm").get_by_test_id("stDataFrame")
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    heads = grid.locator("th").all_inner_texts()
    place = next(n for n, head in enumerate(heads) if "Correction" in head)
    # The cells are drawn on a canvas: the keyboard goes to the one that is wanted.
    page.mouse.click(box["x"] + 20, box["y"] + 52)
    for _ in range(place):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("2")
    editor = page.locator("#portal textarea")
    editor.wait_for()
    page.keyboard.press("Enter")
    editor.wait_for(state="hidden")
    settle(page)
    page.get_by_role("button", name="Use these corrections").click()
    page.get_by_role("heading", name="2 ratings read from 1 file", exact=True).wait_for()
    settle(page)
    assert "cell E4: “2.5” → “2”" in page.get_by_test_id("stMain").inner_text()
    page.get_by_role("button", name="Take back").click()
    page.get_by_role("heading", name=re.compile("1 rating read from 1 file; 1 problem")).wait_for()
