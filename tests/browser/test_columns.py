"""Which column is what: a file is uploaded, one guess corrected with the keyboard alone, confirmed, and charted."""

import pytest

from tests.support.browser.accessibility import axe
from tests.support.browser.screen import settle
from tests.support.files import text

pytestmark = pytest.mark.xdist_group("screens")

EVIL = '<img src=x onerror="document.title=1">'
MARKDOWN = "**bold** ![x](https://elsewhere.example/x.png)"
# Either may be the rating; the guess is that both are, of a rater each.
HEAD = [EVIL, "Practice", "Weight", "Mark", "Value", MARKDOWN]
ROWS = [HEAD, *[["Vision", f"S1.{at}", "2", mark, str(at), "see minutes"] for at, mark in enumerate("013", 1)]]
WIDE = [[f"c{at}" for at in range(300)], ["S1.1", "2", *["x" for _ in range(298)]]]


def upload(page, path, rows):
    path.write_bytes(text(rows))
    page.goto("/ratings")
    settle(page)
    page.set_input_files("input[type=file]", str(path))
    page.get_by_role("heading", name="Which column is what?").wait_for()
    settle(page)


@pytest.mark.full
def test_one_guess_is_corrected_by_keyboard_and_confirmed(page, tmp_path):
    corrected(page, tmp_path)


def corrected(page, tmp_path) -> None:
    upload(page, tmp_path / "weights.csv", ROWS)
    assert axe(page) == []
    what_headings_are_cut_to_shows_as_it_is_written(page)
    words = page.get_by_test_id("stMain").inner_text()
    assert "6 ratings (1 × 0, 2 × 1, 1 × 2, 2 × 3)" in words
    # From the field above the table on with Tab: the table takes it, and its last column holds the guesses.
    page.get_by_label("Rows to skip").focus()
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.testid === 'data-grid-canvas'"):
            break
    for key in (*("ArrowDown",) * 3, "End"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    settle(page)
    page.keyboard.type("Not used")
    settle(page)
    page.keyboard.press("Enter")
    settle(page)
    page.get_by_text("3 ratings (0 × 0, 1 × 1, 1 × 2, 1 × 3)").wait_for()
    page.get_by_role("button", name="Use these columns").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Questions", exact=True).wait_for()
    settle(page)


@pytest.mark.full
def test_what_was_corrected_is_charted(page, tmp_path):
    corrected(page, tmp_path)
    page.get_by_label("Which round are these ratings from?").fill("Fall 2026")
    page.get_by_label("Which school do these ratings belong to?").fill("Birch")
    page.get_by_text("School ILT: team members rating their own team").click()
    page.get_by_role("button", name="Use these answers").click()
    page.get_by_role("button", name="This is right").click()
    page.wait_for_url("**/heatmaps*")
    settle(page)
    # The column left is one person's, whom nobody is shown.
    assert "Birch has too few raters to show" in page.get_by_test_id("stMain").inner_text()


def what_headings_are_cut_to_shows_as_it_is_written(page) -> None:
    table = page.get_by_test_id("stDataFrame").first.locator("tbody").inner_text()
    assert "<i" in table
    assert "**b" in table
    assert page.title() != "1"
    assert page.locator("img[src*='elsewhere'], img[src='x']").count() == 0


@pytest.mark.full
def test_three_hundred_columns_scroll_within_the_table(server, open_page, tmp_path):
    page = open_page(server)
    upload(page, tmp_path / "wide.csv", WIDE)
    box = page.get_by_test_id("stDataFrame").first.bounding_box()
    assert box["height"] < 450
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert "1 rating (0 × 0, 0 × 1, 1 × 2, 0 × 3)" in page.get_by_test_id("stMain").inner_text()
