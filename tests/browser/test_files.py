"""A first-time user takes what a district has to the heatmaps: forms, Word templates, a messy workbook."""

import re

import pytest

from tests.support.browser.accessibility import axe
from tests.support.browser.navigation import go
from tests.support.browser.screen import settle
from tests.support.browser.tables import write_correction
from tests.support.corpus import day
from tests.support.files import book

pytestmark = pytest.mark.xdist_group("screens")

MESSY = [
    ["Ratings of the office"],
    [],
    ["Building", "Who", "Role", "action_id", "Score", "Comments"],
    ["Alder", "x", "District ILT", "S1.1", "2.5", "unsure"],
    ["Alder", "x", "District ILT", "S1.2", 3, ""],
    ["Average", "", "", "", 2.75, ""],
]


@pytest.fixture(scope="module")
def district_files(tmp_path_factory):
    """The paths of what a district has, and of a file that is no ratings."""
    folder = tmp_path_factory.mktemp("files")
    files = day.files()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [str(folder / name) for name in files]


def seen(page, locator) -> bool:
    """Tell whether something is in the window without scrolling."""
    box = locator.bounding_box()
    return box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"]


def main(page):
    return page.get_by_test_id("stMain")


@pytest.mark.full
def test_what_a_district_has_goes_in_as_it_is(server, open_page, district_files):
    page = open_page(server)
    page.goto("/")
    settle(page)
    page.get_by_role("button", name="Add your ratings").click()
    page.get_by_role("heading", name="Add your ratings").wait_for()
    settle(page)
    page.set_input_files("input[type=file]", district_files)
    # Five Word templates of 18, and four district raters of 13.
    page.get_by_role("heading", name="142 ratings read from 10 files; 4 questions to answer first").wait_for()
    settle(page)
    use = page.get_by_role("button", name="Use these answers")
    assert seen(page, use)
    assert axe(page) == []
    assert page.get_by_role("button", name="This is right").count() == 0
    # Typed without Enter, as people do.
    main(page).get_by_role("textbox", name="Which round").fill("Fall 2026")
    page.get_by_text("School ILT: team members rating their own team", exact=True).click()
    page.get_by_text("From the district: rated").click()
    main(page).get_by_role("textbox", name="Which school").fill("Elm High")
    use.click()
    page.get_by_role("heading", name="367 ratings read from 10 files; 1 question to answer first").wait_for()
    settle(page)
    page.get_by_text("Dogwood Elementary", exact=True).first.click()
    page.get_by_role("button", name="Use these answers").click()
    # 112 Google, 95 Microsoft, 6 x 18 Word, 36 of the walkthroughs and 52 of the district.
    page.get_by_role("heading", name="403 ratings read from 10 files; 4 problems to review").wait_for()
    settle(page)
    right = page.get_by_role("button", name="This is right")
    assert seen(page, right)
    what_was_understood_is_said(page)
    right.click()
    page.wait_for_url("**/heatmaps**")
    settle(page)
    assert "sample data" not in main(page).inner_text()
    # Alder, Birch, Cedar, Dogwood, Elm.
    assert "5 schools" in main(page).inner_text()
    assert page.get_by_test_id("stVegaLiteChart").count() >= 1
    go(page, "Add and review ratings")
    main(page).get_by_role("link", name="See the heatmaps").click()
    page.wait_for_url("**/heatmaps**")
    settle(page)


def what_was_understood_is_said(page) -> None:
    words = main(page).inner_text()
    for said in (
        "Google Forms, header in row 1, school assessment. 112 ratings accepted, 2 blank or N/A",
        "Microsoft Forms, header in row 1, school assessment. 95 ratings accepted",
        "6 files that look alike, such as ILT reflection Ann Moss.docx: filled-in template, school assessment. 108 ",
        "one rater per row, header in row 4, school assessment. 36 ratings accepted, 3 blank or N/A, 3 not counted",
        "This sheet has no table of ratings",
        "minutes.pdf: not read. This is a PDF",
        "Below: 4 problems. Fix",
    ):
        assert said in words
    for hidden in ("p0@riverbend.example", "Rater 0", "Office 0"):
        assert hidden not in words


FOCUS = """() => [document.activeElement.tagName, document.activeElement.type, document.activeElement.ariaLabel,
    document.activeElement.innerText].join(" ").replaceAll("\\n", " ")"""


def reach(page, name: str, most: int = 80) -> None:
    """Press Tab until what is reached has this name."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if re.search(name, page.evaluate(FOCUS)):
            return
    raise AssertionError(f"{name} is not reached")


def round_to(page, name: str) -> None:
    """Go on to what may stand above, too: then by the link that skips the sidebar."""
    reach(page, f"{name}|^A .*Skip to main content", 60)
    if "Skip" in page.evaluate(FOCUS):
        page.keyboard.press("Enter")
        reach(page, name)


def the_word_two_is_corrected(page) -> None:
    """It is the second problem, in the third column."""
    reach(page, "^CANVAS")
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "2"):
        page.keyboard.press(key)
    editor = page.locator("#portal textarea")
    editor.wait_for()
    page.keyboard.press("Enter")
    editor.wait_for(state="hidden")
    settle(page)
    reach(page, "Use these corrections")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=re.compile("404 ratings read from 10 files; 3 problems")).wait_for()
    settle(page)
    assert "cell H7: “two” → “2”" in main(page).inner_text()


@pytest.mark.full
def test_the_keyboard_alone_leads_to_the_heatmaps(server, open_page, district_files):
    page = open_page(server, dark=True)
    # From here on choosers come to the test: one that opens right after being waited for may go to the browser's own.
    page.on("filechooser", lambda _: None)
    page.goto("/ratings")
    settle(page)
    reach(page, "^BUTTON.* Upload")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(district_files)
    # Five Word templates of 18, and four district raters of 13.
    page.get_by_role("heading", name="142 ratings read from 10 files; 4 questions to answer first").wait_for()
    settle(page)
    assert seen(page, page.get_by_role("button", name="Use these answers"))
    assert page.get_by_role("button", name="This is right").count() == 0
    round_to(page, "^BUTTON .*Fall 2026")
    page.keyboard.press("Enter")
    reach(page, "radio")
    page.keyboard.press("Space")
    reach(page, "^INPUT.*Which school")
    page.keyboard.type("Elm High")
    reach(page, "radio")
    page.keyboard.press("ArrowDown")
    reach(page, "Use these answers")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="367 ratings read from 10 files; 1 question to answer first").wait_for()
    settle(page)
    # They are two: the spelling stays what it is.
    round_to(page, "^INPUT radio")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    reach(page, "Use these answers")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="403 ratings read from 10 files; 4 problems to review").wait_for()
    settle(page)
    assert seen(page, page.get_by_role("button", name="This is right"))
    what_was_understood_is_said(page)
    assert axe(page) == []
    the_word_two_is_corrected(page)
    reach(page, "Done: show the heatmaps")
    page.keyboard.press("Enter")
    page.wait_for_url("**/heatmaps**")
    settle(page)
    words = main(page).inner_text()
    # Alder, Birch, Cedar, Dogwood, as it is spelled there, and Elm.
    assert "6 schools" in words
    assert "sample data" not in words
    assert page.get_by_test_id("stVegaLiteChart").count() >= 1


@pytest.mark.full
def test_a_cell_is_corrected_on_screen(server, open_page, tmp_path):
    (tmp_path / "messy.xlsx").write_bytes(book(("Sheet1", MESSY)))
    page = open_page(server)
    page.goto("/ratings")
    settle(page)
    page.set_input_files("input[type=file]", str(tmp_path / "messy.xlsx"))
    box = page.get_by_role("textbox", name="Which round")
    box.fill("Fall 2026")
    box.press("Enter")  # where one thing is asked, Enter is enough
    page.get_by_role("heading", name=re.compile("1 rating read from 1 file; 1 problem")).wait_for()
    settle(page)
    write_correction(page, "2")
    page.get_by_role("button", name="Use these corrections").click()
    page.get_by_role("heading", name="2 ratings read from 1 file", exact=True).wait_for()
    settle(page)
    assert "cell E4: “2.5” → “2”" in page.get_by_test_id("stMain").inner_text()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("heading", name=re.compile("1 rating read from 1 file; 1 problem")).wait_for()
