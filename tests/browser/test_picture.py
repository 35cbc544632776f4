"""Save picture: one file that says what it shows, of when and of whom."""

import io

import pytest
from lxml import etree
from PIL import Image

from ilt import colors
from tests.support.browser.screen import settle

pytestmark = pytest.mark.xdist_group("screens")

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
    for not_in_it in ("Reset", "As a table", "How to read", "Choose one"):
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
