"""The keyboard's focus after each kind of press: it stays on what was pressed, or next to it, and never leaves the page."""

import re

import pytest

from tests.support.browser.navigation import go
from tests.support.browser.screen import settle

pytestmark = pytest.mark.xdist_group("screens")

FOCUSED = """
() => {
  const element = document.activeElement;
  return element === document.body ? 'nothing' : (element.getAttribute('aria-label') || element.innerText).trim();
}
"""
IN_MAIN = "() => document.activeElement.closest('[data-testid=stMain]') !== null"


def focused(page) -> str:
    settle(page)
    # Given back a moment after the screen is drawn.
    page.wait_for_function("() => document.activeElement !== document.body", timeout=5000)
    return page.evaluate(FOCUSED)


def press(page, control, *keys: str) -> str:
    """Focus a control, press keys, and return what has the focus then."""
    control.focus()
    for key in keys:
        page.keyboard.press(key)
    return focused(page)


@pytest.mark.full
def test_focus_stays_where_it_was_after_each_kind_of_press(page):
    page.goto("/overview?area=3")
    settle(page)
    go(page, "Heatmaps")
    left, main, dialog = page.get_by_test_id("stSidebar"), page.get_by_test_id("stMain"), page.get_by_role("dialog")

    def button(name):
        return page.get_by_role("button", name=re.compile(name)).first

    # A filter, a list, and what clears it and is gone then.
    assert press(page, left.get_by_role("radio", name="District raters"), "Enter") == "District raters"
    assert press(page, left.get_by_role("combobox", name="Schools"), "B", "Enter", "Escape") == "Schools"
    assert press(page, left.get_by_role("button", name="Clear all"), "Enter") == "Schools"
    # A toggle, and a button.
    assert press(page, left.get_by_role("switch", name="Show notes"), "Space") == "Show notes"
    assert press(page, left.get_by_role("switch", name="Show notes"), "Space") == "Show notes"
    assert press(page, button("Reset filters"), "Enter").endswith("Reset filters")
    # A list that is another one for each choice, as its key follows from what is chosen.
    page.goto("/ratings")
    settle(page)
    press(page, main.locator("summary", has_text="Privacy in the presentation view"), "Enter")
    label = "Minimum group size: school teams, and schools rating the district"
    least = main.get_by_role("combobox", name=label)
    for _ in range(2):
        assert label in press(page, least, "ArrowDown", "ArrowDown", "Enter")
        assert least.evaluate("(e) => e === document.activeElement")
    # The details of a cell, opened and closed by a list.
    page.goto("/heatmaps?area=3")
    settle(page)
    school, close = main.get_by_role("combobox", name="School", exact=True), dialog.get_by_role("button", name="Close")
    for ends in (["Escape"], ["other", "Escape"], ["Close"]):
        school.focus()
        page.keyboard.type("Birch")
        page.keyboard.press("Enter")
        settle(page)
        if "other" in ends:
            assert dialog.locator("h3").evaluate("(e) => getComputedStyle(e).fontSize") == "17px"
            dialog.locator("[class*=st-key-_also] button").first.click()
            settle(page)
        if "Close" in ends:
            close.click()
        else:
            page.keyboard.press("Escape")
        assert focused(page) == "School"
        assert dialog.count() == 0


@pytest.mark.full
def test_focus_stays_where_it_was_in_pictures_and_dialogs(page):
    page.goto("/heatmaps?area=3")
    settle(page)
    entries = page.evaluate("history.length")
    left, main, dialog = page.get_by_test_id("stSidebar"), page.get_by_test_id("stMain"), page.get_by_role("dialog")

    def button(name):
        return page.get_by_role("button", name=re.compile(name)).first

    # By a double click in the picture, its own buttons are next; and no closed cell is left to go back to.
    main.get_by_test_id("stVegaLiteChart").first.locator("svg g.mark-rect path").nth(8).dblclick()
    settle(page)
    assert dialog.count() == 1
    page.keyboard.press("Escape")
    focused(page)
    assert page.evaluate(IN_MAIN)
    assert page.evaluate("history.length") == entries
    # A picture as a table.
    main.get_by_test_id("stVegaLiteChart").first.hover()
    press(page, button("^Show data"), "Enter")
    assert page.evaluate(IN_MAIN)
    # A dialog that a button opens, and the view that is left again.
    assert press(page, left.get_by_role("button", name="Full-detail view…"), "Enter")
    page.keyboard.press("Escape")
    assert focused(page) == "Full-detail view…"
    # A button that is gone with the screen that it was on.
    page.goto("/attention?assessment=District+ILT")
    settle(page)
    press(page, button("See the school assessment"), "Enter")
    assert page.evaluate(IN_MAIN)
