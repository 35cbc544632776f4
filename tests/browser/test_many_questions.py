"""Many questions of one kind are answered in one table, with the keyboard alone."""

import pytest

from tests.support.browser.accessibility import axe
from tests.support.browser.screen import settle
from tests.support.many_rows import file, numbered, varied

pytestmark = pytest.mark.xdist_group("screens")

RIGHT = [
    f"{name} {kind}"
    for name in ("Lincoln", "Roosevelt", "Jefferson", "Washington")
    for kind in ("Elementary", "High School")
]
WRONG = [name[:3] + name[4:] for name in RIGHT]


@pytest.fixture
def spelled(tmp_path):
    names = [*RIGHT, *RIGHT, *RIGHT, *WRONG, WRONG[-1], "Lincoln-Elementary"]
    path = tmp_path / "ratings.csv"
    path.write_bytes(file(varied(school=names, rater=numbered("r{}", len(names)))).getvalue())
    return str(path)


@pytest.mark.full
def test_a_table_of_questions_is_answered_by_keyboard(server, open_page, spelled):
    page = open_page(server)
    page.goto("/ratings")
    settle(page)
    page.set_input_files("input[type=file]", spelled)
    page.get_by_role("heading", name="9 questions to answer").wait_for()
    settle(page)
    assert axe(page) == []
    rows = page.get_by_test_id("stDataFrame").first.locator("tbody tr")
    assert rows.count() == 9
    assert "Lincoln-Elementary" in rows.first.inner_text()
    # From the upload's heading on with Tab alone: the first thing that takes it among the questions is the table.
    page.get_by_role("button", name="How this works").focus()
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.testid === 'data-grid-canvas'"):
            break
    for key in ("Home", *["ArrowRight"] * 4, "Enter"):
        page.keyboard.press(key)
        settle(page)
    page.keyboard.type("The school in the “Looks")
    settle(page)
    page.keyboard.press("Enter")
    settle(page)
    page.get_by_role("combobox", name="Use one answer for all rows that have none yet").focus()
    page.keyboard.type("A different")
    page.keyboard.press("Enter")
    settle(page)
    page.get_by_role("button", name="Use these answers").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="This is right").wait_for()
    settle(page)
    words = page.get_by_test_id("stMain").inner_text()
    assert "question" not in words.split("\n")[0]
    assert "“Lincoln-Elementary” was read as “Lincoln Elementary”" in words.replace("school ", "")
