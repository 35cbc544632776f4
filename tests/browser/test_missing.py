"""In a real browser: files that lack a side or every rating, on every screen; and choices that no longer fit."""

import csv
import re

import pytest

from tests.support.app_pages import ROOT
from tests.support.browser.navigation import go
from tests.support.browser.screen import settle
from tests.support.browser.tables import columns
from tests.support.districts import district

pytestmark = [pytest.mark.xdist_group("screens"), pytest.mark.full]

SCREENS = ("Overview", "Heatmaps", "Self vs. cross", "Change over time", "Attention", "Across schools", "Priorities", "Notes")  # fmt: skip
FRAMEWORK = {row["action_id"]: row for row in csv.DictReader((ROOT / "data/framework.csv").read_text(encoding="utf-8").splitlines())}  # fmt: skip


def main(page):
    return page.get_by_test_id("stMain")


def sidebar(page):
    return page.get_by_test_id("stSidebar")


def sound(page, where) -> None:
    settle(page)
    assert "encountered an error" not in main(page).inner_text(), where
    assert page.get_by_role("heading", level=1).count() == 1, where
    assert page.get_by_test_id("stException").count() == 0, where


def views(page):
    """Return the pills that choose what a screen shows: not which round, assessment or focus area."""
    groups = "[role=radiogroup]:not([aria-label=Round]):not([aria-label=Assessment]):not([aria-label='Focus area'])"
    return page.locator(groups).get_by_role("radio")


@pytest.mark.parametrize("lacks", ["self", "cross", "all ratings"])
def test_an_error_is_met_by_no_one_whose_files_lack_a_side(page, tmp_path, lacks):
    file = tmp_path / "ratings.csv"
    file.write_bytes(district((lacks, "all rounds but the last"), 3).content)
    page.goto("/ratings")
    settle(page)
    page.set_input_files("input[type=file]", str(file))
    if lacks == "all ratings":  # there is nothing to confirm
        page.get_by_role("heading", name="No ratings read from 1 file").wait_for()
    else:
        page.get_by_role("button", name=re.compile("This is right")).click()
        page.wait_for_url("**/heatmaps*")
    sound(page, lacks)
    for assessment in ("School ILTs", "District ILT"):
        if (choice := sidebar(page).get_by_role("radio", name=assessment)).count() and not choice.is_checked():
            choice.click()
        for screen in SCREENS:
            go(page, screen)
            sound(page, (lacks, screen, assessment))
            for place in range(views(page).count()):
                if place < views(page).count():
                    views(page).nth(place).click()
                    sound(page, (lacks, screen, assessment, place))


def choose(page, label, option) -> None:
    box = main(page).get_by_test_id("stSelectbox").filter(has_text=label).get_by_role("combobox")
    box.click()
    box.fill(option)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    settle(page)


def details(page) -> tuple[str, str]:
    """Return the action that the list names, and the school whose cell is open."""
    boxes = main(page).get_by_test_id("stSelectbox")
    action, school = (boxes.filter(has_text=label).get_by_role("combobox") for label in ("Action", "School"))
    return action.input_value(), school.input_value()


def belongs(page, where) -> None:
    action, school = details(page)
    row = FRAMEWORK[action.split(" ")[0]]
    dialog = page.get_by_role("dialog")
    assert dialog.count() == bool(school), (where, school)
    assert not school or row["action"] in dialog.inner_text(), (where, action)
    address = page.url
    for key, shown in (("action", action), ("cell", school)):
        if f"{key}=" in address:
            in_address = re.search(rf"[?&]{key}=([^&]*)", address)[1].replace("+", " ").replace("%20", " ")
            assert in_address.split(" ")[0] == shown.split(" ")[0], (where, address)


def turn(page, name: str) -> None:
    """Choose something in the sidebar, if it is not chosen yet."""
    choice = sidebar(page).get_by_role("radio", name=name, exact=True)
    if not choice.is_checked():
        choice.click()
    settle(page)


def test_a_choice_that_no_longer_fits_is_dropped_from_list_and_address_and_columns_keep_their_order(server, open_page):
    page = open_page(server)
    page.goto("/heatmaps?show=Cross")
    settle(page)
    choose(page, "Action", "S3.2")
    choose(page, "School", "Birch Elementary")
    belongs(page, "chosen")
    page.keyboard.press("Escape")
    settle(page)
    belongs(page, "closed")
    assert details(page)[0].startswith("S3.2 ")
    assert "action=S3.2" in page.url
    turn(page, "District ILT")
    belongs(page, "district")
    assert details(page)[0].startswith("D")
    assert "action=S3.2" not in page.url
    turn(page, "School raters")
    after_another = columns(page)
    turn(page, "School ILTs")
    belongs(page, "school")
    turn(page, "2")
    belongs(page, "area")
    # A link that never fitted: its choices are dropped before anything is shown.
    never = "action=S3.2+Reviews+student+tasks+and+work+samples&cell=Nowhere"
    page.goto(f"/heatmaps?show=Cross&assessment=District+ILT&{never}")
    settle(page)
    belongs(page, "link")
    assert details(page)[0].startswith("D")
    # Whatever was shown before, columns stand as on a screen that was just opened.
    fresh = columns(page)
    assert fresh[0].replace(" ", "") == "Allschools"
    assert after_another == fresh
