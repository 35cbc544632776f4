"""Tables in a browser: those that are typed into, and heatmaps."""

import contextlib

from playwright import sync_api

from tests.support.browser.screen import settle


def columns(page) -> list[str]:
    """The heads of the first heatmap's columns, from left to right."""
    heads = page.get_by_test_id("stVegaLiteChart").first.locator(".mark-text.role-axis-label text")
    found = heads.evaluate_all("all => all.map(e => [e.getBoundingClientRect().x, e.textContent])")
    return [text for _, text in sorted(found)]


def write_correction(page, rating: str) -> None:
    """Write beside the first problem what its cell should say."""
    grid = page.get_by_test_id("stForm").get_by_test_id("stDataFrame")
    grid.scroll_into_view_if_needed()
    grid.locator("th", has_text="Correction").first.wait_for(state="attached")
    heads = grid.locator("th").all_inner_texts()
    place = next(n for n, head in enumerate(heads) if "Correction" in head)
    # The cells are drawn on a canvas: as people do, look which one is marked before typing, and click again if it is none.
    marked = grid.locator("td[aria-selected=true]")
    for _ in range(5):
        box = grid.bounding_box()
        page.mouse.click(box["x"] + 20, box["y"] + 52)
        with contextlib.suppress(sync_api.TimeoutError):
            marked.first.wait_for(state="attached", timeout=2000)
            break
    for _ in range(place):
        page.keyboard.press("ArrowRight")
    grid.locator(f"td[aria-selected=true][aria-colindex='{place + 1}']").first.wait_for(state="attached")
    page.keyboard.press(rating)
    editor = page.locator("#portal textarea")
    editor.wait_for()
    page.keyboard.press("Enter")
    editor.wait_for(state="hidden")
    settle(page)
