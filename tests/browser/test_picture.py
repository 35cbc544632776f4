"""Save picture: one file that says what it shows, of when and of whom."""

import io

import pytest
from lxml import etree
from PIL import Image

from ilt import colors
from ilt.screens.details import OR_CLICK
from ilt.screens.frame import SHOW_EVERYTHING
from ilt.store import Saver, Store, sha256
from tests.support.app_pages import ROOT
from tests.support.browser.screen import settle
from tests.support.ratings_files import NAME, as_csv, ratings_of

pytestmark = pytest.mark.xdist_group("screens")

NAMED = ratings_of(["Alder", "Birch", "Cedar"], raters=5, note="Zqnote") + [
    ["Spring 2026", *row[1:]] for row in ratings_of(["Alder"], raters=6)
]
SVG = "{http://www.w3.org/2000/svg}"


def saved(page, button):
    with page.expect_download() as started:
        page.get_by_role("button", name=button).click()
    return started.value.suggested_filename, started.value.path().read_bytes()


@pytest.mark.full
def test_a_saved_picture_has_title_legend_round_and_who(page):
    page.goto("/heatmaps?area=3")
    settle(page)
    name, content = saved(page, "as SVG")
    drawing = etree.fromstring(content)
    assert name == "heatmaps.svg"
    words = " ".join(one.text for one in drawing.findall(f"{SVG}text"))
    title = page.get_by_role("heading", level=1).inner_text()
    assert drawing.findtext(f"{SVG}title") == title
    figures = page.locator("svg.marks text").all_text_contents()
    assert sorted(figures) == sorted("".join(one.itertext()) for one in drawing.iterfind(f"{SVG}svg//{SVG}text"))
    assert "http" not in content.decode().replace("http://www.w3.org/", "")  # it fetches nothing
    for said in (title, "sample data", "Fall 2026 · 8 schools · 3 · Monitor", "39 team members, 8 district raters"):
        assert said in words
    assert (
        "Mean rating ● self (ratings by school teams) 0 not present 1 inconsistent just under 2 2 mostly consistent 3 consistent"
        in words
    )
    for not_in_it in ("Reset", "As a table", "How to read", "Choose one", OR_CLICK):
        assert not_in_it not in words
    name, content = saved(page, "Save picture")
    assert name == "heatmaps.png"
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    box = page.locator("svg.marks").bounding_box()
    assert picture.width >= 2 * box["width"]
    assert picture.height >= 2 * box["height"]
    found = {color: pixels for pixels, color in picture.getcolors(maxcolors=1 << 20)}
    # 0 is a color of the legend alone, that of hidden figures of cells, too.
    assert {tuple(bytes.fromhex(color[1:])) for color in (*colors.RATINGS, colors.HIDDEN)} <= found.keys()
    # The cell that nobody rated is hatched: a third of gray on white.
    assert sum(found.get((gray,) * 3, 0) for gray in range(210, 214)) > 50


@pytest.mark.full
def test_no_saved_picture_of_any_screen_names_a_rater_a_note_or_where_it_was_made(page, server_database):
    saver, content = Saver.begin(Store(server_database), visitor="other"), as_csv(NAMED)
    assert saver.add_source(f"{NAME}.csv", content)
    assert saver.put("confirmed", f"{NAME}.csv", sha256(content))
    with_pictures = []
    for full_detail in (False, True):
        for screen in ("heatmaps", "self_and_cross", "attention", "change", "across_schools", "priorities", "overview"):
            page.goto(f"/{screen}?workspace={saver.link}")
            settle(page)
            if full_detail and screen == "heatmaps":
                page.get_by_role("button", name="Full-detail view").click()
                settle(page)
                page.get_by_role("button", name=SHOW_EVERYTHING).click()
                settle(page)
            if not page.get_by_role("button", name="as SVG").count():
                continue
            with_pictures.append(screen)
            _, drawing = saved(page, "as SVG")
            _, picture = saved(page, "Save picture")
            for word in (NAME, NAME.split()[0], "Zqnote", saver.link, "127.0.0.1", "/home/", str(ROOT)):
                assert word.encode() not in drawing, (screen, word)
                assert word.encode() not in picture, (screen, word)
            assert not Image.open(io.BytesIO(picture)).info.keys() - {"srgb", "gamma", "dpi"}
    assert len(with_pictures) >= 8
