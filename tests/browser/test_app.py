"""The app in a real browser: links, filters, uploads, cells, downloads, keyboard, accessibility."""

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest

import ilt
from tests.support.browser.accessibility import axe
from tests.support.browser.navigation import NAMES, go, names
from tests.support.browser.screen import LAPTOP, all_in_view, settle
from tests.support.browser.tables import columns

pytestmark = pytest.mark.xdist_group("screens")

HEAD = "round,district,assessment,school,rater,perspective,action_id,rating,note"
ROWS = [
    ["Fall 2026", "Lakeside", "school", "Oak Street", "a", "self", "S3.1", 0, "nobody visits"],
    ["Fall 2026", "Lakeside", "school", "Oak Street", "b", "self", "S3.1", 1, ""],
    ["Fall 2026", "Lakeside", "school", "Oak Street", "v", "cross", "S3.1", 3, ""],
    ["Fall 2026", "Lakeside", "school", "Pine", "c", "self", "S3.1", 3, ""],
]


def title(page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def sidebar(page):
    return page.get_by_test_id("stSidebar")


@pytest.mark.full
def test_an_address_shows_the_same_to_another_visitor(server, open_page):
    page, other = open_page(server), open_page(server)
    page.goto("/attention")
    settle(page)
    sidebar(page).get_by_role("button", name="Spring 2026").or_(sidebar(page).get_by_text("Spring 2026")).first.click()
    settle(page)
    other.goto(page.url)
    settle(other)
    assert "round=Spring+2026" in other.url
    assert title(other) == title(page)


@pytest.mark.full
@pytest.mark.parametrize("path", ["heatmaps", "ratings"])
def test_a_deep_link_into_a_cold_server_shows_frame_and_view(cold_server, open_page, path):
    page = open_page(cold_server)
    page.goto(f"/{path}?assessment=District+ILT&area=3")
    settle(page)
    assert names(page) == NAMES
    assert sidebar(page).get_by_role("button", name="Reset filters").is_visible()
    if path not in ("framework", "ratings", "numbers"):
        assert "3 · Monitor Instructional Effectiveness" in page.get_by_test_id("stMain").inner_text()


WIDE = "() => [...document.querySelectorAll('[data-testid=stMain]')].some(e => e.scrollWidth > e.clientWidth + 1)"
SCROLLED = "() => document.querySelector('[data-testid=stMain]').scrollTop"
GROUND = "() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"


def is_accessible_and_fits_in_the_dark_too(page) -> None:
    light = page.evaluate(GROUND)
    assert not page.evaluate(WIDE), page.url
    with all_in_view(page):
        assert axe(page) == [], page.url
        page.emulate_media(color_scheme="dark")
        settle(page)
        assert page.evaluate(GROUND) != light, page.url
        assert axe(page, only=("color-contrast",)) == [], page.url  # the colors alone are others
    page.emulate_media(color_scheme="light")


def letters_are_as_large_as_the_browser_is_set_to(page) -> None:
    browser = page.context.new_cdp_session(page)
    for size, ours in ((32, "30px"), (16, "15px")):
        browser.send("Page.setFontSizes", {"fontSizes": {"standard": size}})
        settle(page)
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == ours
        assert not page.evaluate(WIDE), size


@pytest.mark.full
def test_screens_are_accessible_and_fit_in_the_dark_too(page):
    page.goto("/overview")
    settle(page)
    for name in NAMES:
        go(page, name)
        is_accessible_and_fits_in_the_dark_too(page)


@pytest.mark.parametrize(
    "whole", [pytest.param(True, id="whole", marks=pytest.mark.full), pytest.param(False, id="short")]
)
def test_keys_links_and_cells_work(page, whole):
    page.goto("/")
    settle(page)
    the_start_says_what_to_do_first(page, whole=whole)
    by_keyboard_alone(page)
    go(page, "Overview")
    page.get_by_role("link", name=re.compile("Uses data year-round")).first.click()
    settle(page)
    # A link of the overview sets its filters.
    assert "/attention?" in page.url
    assert "4 · Design & Implement Professional Learning" in page.get_by_test_id("stMain").inner_text()
    go(page, "Heatmaps")
    is_accessible_and_fits_in_the_dark_too(page)
    a_click_on_a_cell_opens_it(page, whole=whole)
    the_link_of_the_screen_itself_keeps_the_address(page)


@pytest.mark.full
def test_letters_contrast_phones_and_filters_work(page):
    page.goto("/heatmaps?area=4")
    settle(page)
    letters_are_as_large_as_the_browser_is_set_to(page)
    in_a_contrast_theme_colors_still_say_what_is_chosen(page)
    a_phone_shows_a_list(page)
    go(page, "Self vs. cross")
    a_phone_shows_a_list(page)
    go(page, "Heatmaps")
    page.goto("/notes")
    settle(page)
    notes_are_searched(page)
    page.goto("/heatmaps")
    settle(page)
    filters_hold_stand_in_the_address_and_reset(page)


def in_a_contrast_theme_colors_still_say_what_is_chosen(page) -> None:
    """Such a theme gives every background its own color; the pill that is chosen, and each of a legend, keeps one."""
    background = "(element) => getComputedStyle(element).backgroundColor"
    page.emulate_media(forced_colors="active")
    chosen, other = (sidebar(page).locator(f"[role=radio][aria-checked={on}]").first for on in ("true", "false"))
    assert chosen.evaluate(background) != other.evaluate(background)
    swatches = page.get_by_test_id("stMain").locator("[style*='background:']")
    assert (
        len(set(swatches.evaluate_all(f"(all) => all.map({background})"))) >= 6
    )  # four ratings, just under 2, too few raters
    page.emulate_media(forced_colors="none")


def the_start_says_what_to_do_first(page, *, whole: bool) -> None:
    main = page.get_by_test_id("stMain")
    assert main.get_by_role("button").all_inner_texts() == ["Add your ratings", "See the sample", "Run a meeting"]
    assert not sidebar(page).is_visible()
    if whole:
        is_accessible_and_fits_in_the_dark_too(page)
    main.get_by_role("button", name="See the sample").click()
    page.wait_for_url("**/overview")
    settle(page)
    assert sidebar(page).get_by_role("button", name="Reset filters").is_visible()
    page.go_back()
    settle(page)
    assert main.get_by_role("button", name="Run a meeting").is_visible()


def by_keyboard_alone(page) -> None:
    for key, reached in (("Tab", "See"), ("ArrowDown", "Attention")):
        for _ in range(30):
            page.keyboard.press(key)
            if page.evaluate("() => document.activeElement.innerText").strip() == reached:
                break
        assert page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.keyboard.press("Enter")
    settle(page)
    assert page.url.endswith("/attention")


def a_phone_shows_a_list(page) -> None:
    size, picture = page.viewport_size, page.get_by_test_id("stVegaLiteChart").first
    figures = page.locator("ul.figures").first
    assert (picture.is_visible(), figures.is_visible()) == (True, False)
    page.set_viewport_size({"width": 390, "height": 844})
    settle(page)
    assert (picture.is_visible(), figures.is_visible()) == (False, True)
    # No words about marks and hatched cells that the list does not have.
    marks = page.get_by_test_id("stCaptionContainer").get_by_text("cross (ratings by")
    assert not any(one.is_visible() for one in [*marks.all(), *page.locator(".legend .blank").all()])
    assert not page.evaluate(WIDE)
    assert axe(page) == []
    page.set_viewport_size(size)
    settle(page)
    assert picture.is_visible()


def a_click_on_a_cell_opens_it(page, *, whole: bool) -> None:
    actions = page.get_by_test_id("stVegaLiteChart").first  # the focus area is chosen
    dialog, school = page.get_by_role("dialog"), page.get_by_role("combobox", name="School", exact=True)

    def is_open(*, now: bool) -> None:
        settle(page)
        assert (dialog.count(), "cell=" in page.url) == (int(now), now)
        assert bool(school.input_value()) == now

    is_open(now=False)
    ways = (lambda: page.keyboard.press("Escape"), dialog.get_by_role("button", name="Close").click)
    for leave in ways if whole else ways[:1]:
        # The second click is on the cell that was open: it is not chosen any more.
        actions.locator("svg g.mark-rect path").nth(8).click()
        is_open(now=True)
        assert "mean" in dialog.inner_text()
        scrolled = page.evaluate(SCROLLED)
        leave()
        is_open(now=False)
        assert page.evaluate(SCROLLED) == scrolled
        assert page.evaluate("document.activeElement.closest('[data-testid=stMain]') !== null")
    school.focus()
    page.keyboard.type("Birch")
    page.keyboard.press("Enter")
    is_open(now=True)
    assert axe(page) == []
    address = page.url
    other = dialog.locator("[class*=st-key-_also] button").first
    label = other.inner_text()
    other.click()
    settle(page)
    assert label in dialog.get_by_role("heading").first.inner_text()
    page.keyboard.press("Escape")
    is_open(now=False)
    if not whole:
        return
    go(page, "Overview")
    page.goto(address)
    is_open(now=True)
    page.go_back()
    settle(page)
    assert title(page).startswith("“")
    page.goto(address)
    is_open(now=True)
    page.keyboard.press("Escape")
    is_open(now=False)


def the_link_of_the_screen_itself_keeps_the_address(page) -> None:
    sidebar(page).get_by_text("District ILT", exact=True).click()
    settle(page)
    chosen = parse_qs(urlsplit(page.url).query)
    assert chosen["assessment"] == ["District ILT"]
    # What follows from a choice is no second one, or the first Back would lead to what nobody saw.
    assert "show" not in chosen
    go(page, "Heatmaps")
    assert parse_qs(urlsplit(page.url).query) == chosen


def filters_hold_stand_in_the_address_and_reset(page) -> None:
    fresh = columns(page)
    assert fresh[0].replace(" ", "") == "Allschools"
    sidebar(page).get_by_role("button", name="Spring 2026").or_(sidebar(page).get_by_text("Spring 2026")).first.click()
    settle(page)
    assert "round=Spring+2026" in page.url
    go(page, "Attention")
    assert "Spring 2026" in page.get_by_test_id("stMain").inner_text()
    for turn, screen in ((page.go_back, "heatmaps"), (page.go_forward, "attention")):
        turn()
        settle(page)
        assert f"/{screen}?" in page.url
        assert "round=Spring+2026" in page.url
        assert "Spring 2026" in page.get_by_test_id("stMain").inner_text()
    page.set_viewport_size({"width": 390, "height": 844})
    settle(page)
    go(page, "Heatmaps")
    assert "round=Spring+2026" in page.url
    page.set_viewport_size({"width": LAPTOP[0], "height": LAPTOP[1]})
    settle(page)
    page.get_by_role("button", name="Reset filters").click()
    settle(page)
    assert "round=" not in page.url
    assert "Fall 2026" in page.get_by_test_id("stMain").inner_text()
    # Whatever was shown before, columns stand as on a screen that was just opened.
    assert columns(page) == fresh


def notes_are_searched(page) -> None:
    assert page.get_by_label("Search the notes").count() == 0
    page.get_by_test_id("stMain").get_by_role("button", name="Show notes").click()
    settle(page)
    page.get_by_label("Search the notes").fill("schedule")
    page.keyboard.press("Enter")
    settle(page)
    notes = [text for text in page.get_by_test_id("stText").all_inner_texts() if text.startswith("“")]
    assert notes
    assert all("schedule" in note.casefold() for note in notes)


def upload(page, path: Path) -> None:
    page.goto("/ratings")
    settle(page)
    page.set_input_files("input[type=file]", str(path))
    page.get_by_role("heading", name=re.compile("Remove")).wait_for()
    settle(page)


@pytest.mark.full
def test_a_csv_and_a_workbook_are_uploaded_and_downloads_read_back(server, open_page, tmp_path):
    page = open_page(server)
    text = tmp_path / "oak.csv"
    text.write_text("\n".join([HEAD, *(",".join(map(str, row)) for row in ROWS[:3])]) + "\n", encoding="utf-8")
    book = openpyxl.Workbook()
    for row in [HEAD.split(","), *ROWS[3:]]:
        book.active.append(row)
    book.save(tmp_path / "pine.xlsx")
    upload(page, text)
    assert title(page) == "3 ratings read from 1 file"
    page.set_input_files("input[type=file]", str(tmp_path / "pine.xlsx"))
    page.get_by_role("heading", name="4 ratings read from 2 files").wait_for()
    settle(page)
    assert page.get_by_text("sample data").count() == 0
    go(page, "Overview")
    assert page.get_by_text("2 files need review").count() == 1
    page.get_by_role("link", name="Review now").click()
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the accepted ratings (CSV)").click()
    saved = tmp_path / "ratings.csv"
    download.value.save_as(saved)
    again = ilt.read(saved)
    assert again.problems.empty
    assert sorted(again.ratings["rating"].tolist()) == [0, 1, 3, 3]
    assert again.ratings["rater"].str.startswith("Rater ").all()
    page.get_by_role("button", name="This is right").click()
    page.wait_for_url("**/heatmaps**")
    settle(page)
    go(page, "Attention")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the table (CSV)").click()
    download.value.save_as(tmp_path / "attention.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "attention.csv").read_text(encoding="utf-8-sig"))))
    first = next(row for row in rows if row["Id"] == "S3.1")
    assert (first["Self 0 or 1"], first["Self ratings"], first["Cross 0 or 1"]) == ("2", "3", "0")
    # Each school has too few raters to be shown alone; together they are three, and nothing is said of one of them.
    assert first["How widespread"] == ""
