"""Screens as they are presented and printed: as large as a room needs, led by keys, with nothing to press."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.support.browser.accessibility import axe
from tests.support.browser.screen import settle

pytestmark = pytest.mark.xdist_group("screens")

ORDER = ["Overview", "Heatmaps", "Self vs. cross", "Attention", "Change over time", "Across schools", "Priorities"]
SIZES = ((1920, 1080), (3840, 2160), (1280, 720))
LEAST_PX = 24
# Words that are smaller on the screen than the least, and such as begin or end beside it.
NOT_SEEN_WELL = """
(least) => {
  const found = [], SKIP = 'Skip to main content';  // seen only while it has the focus
  const roots = [document.body, ...[...document.querySelectorAll('*')].map((one) => one.shadowRoot).filter(Boolean)];
  for (const root of roots) {
    const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const said = words.currentNode.textContent.trim(), around = words.currentNode.parentElement;
      if (!said || said === SKIP || around.closest('style, script') || !around.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(words.currentNode);
      const box = range.getBoundingClientRect();
      if (box.width < 2) continue;
      const px = parseFloat(getComputedStyle(around).fontSize) * around.currentCSSZoom;
      if (box.bottom > 0 && (px < least - 0.01 || box.left < 0 || box.right > innerWidth)) found.push([px, said]);
    }
  }
  return found;
}
"""
# What of a slide reaches below the bar, or beside the window, or is cut by what it stands in; nothing scrolls.
NOT_WHOLE = """
() => {
  const [bar] = [...document.querySelectorAll('*')].flatMap((one) => [...(one.shadowRoot?.querySelectorAll('.bar') ?? [])]);
  const top = bar.getBoundingClientRect().top;
  return [...document.querySelectorAll('[data-testid=stMain] :is(p, h1, h2, h3, td, .legend, [data-testid=stText], svg.marks, svg.marks text)')]
    .filter((one) => one.checkVisibility())
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([one, box]) => box.width && (box.bottom > top + 1 || box.top < 0 || box.right > innerWidth || box.left < 0
      || (one.matches('p') && one.scrollWidth > one.clientWidth + 1)))
    .map(([one, box]) => [one.textContent.slice(0, 60), box.left, box.top, box.right, box.bottom, top]);
}
"""
SEEN = "() => document.querySelectorAll('[data-testid=stMain] svg text').length"


def title(page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def chosen(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.full
def test_a_remote_leads_through_screens_that_the_last_row_can_read(page):
    page.goto("/overview")
    settle(page)
    page.get_by_test_id("stSidebar").get_by_text("Present", exact=True).click()
    settle(page)
    bar = page.get_by_role("group", name="Presenting")
    letters = 0
    for place, name in enumerate(ORDER, 1):
        assert f"{name} · {place} of {len(ORDER)}" in bar.inner_text()
        assert chosen(page)["present"] == ["true"]
        for hidden in ("stSidebar", "stHeader"):
            assert not page.get_by_test_id(hidden).is_visible()
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            settle(page)
            assert page.evaluate(NOT_SEEN_WELL, LEAST_PX * width / 1280) == [], (name, width)
            assert page.evaluate(NOT_WHOLE) == [], (name, width)
        letters += page.evaluate(SEEN)
        if place % 3 == 2:  # what is the same on each is looked at on a few
            assert axe(page) == [], name
        pages = re.search(r"(\d+) of (\d+)\s*▼", bar.inner_text())
        for number in range(2, int(pages[2]) + 1 if pages else 2):
            page.keyboard.press(" " if number % 2 else "PageDown")
            settle(page)
            assert f"{number} of {pages[2]}" in bar.inner_text()
            assert page.evaluate(NOT_SEEN_WELL, LEAST_PX) == [], (name, number)
            assert page.evaluate(NOT_WHOLE) == [], (name, number)
        page.keyboard.press("PageDown" if place % 2 else "ArrowRight")
        settle(page)
    assert letters > 100
    assert f"{ORDER[-1]} · " in bar.inner_text()  # there is no screen after the last one
    page.keyboard.press("PageUp")
    page.get_by_text(f"{ORDER[-2]} · ").wait_for()
    settle(page)
    assert re.search(r"(\d+) of \1\s*▼", bar.inner_text())  # back to the last page
    page.goto("/heatmaps?present=true&round=Spring+2026")
    settle(page)
    page.keyboard.press("3")
    settle(page)
    assert chosen(page)["area"] == ["3"]
    assert chosen(page)["round"] == ["Spring 2026"]
    assert "3 · Monitor Instructional Effectiveness" in page.get_by_test_id("stMain").inner_text()
    page.reload()
    settle(page)
    page.set_viewport_size({"width": 1920, "height": 1080})
    settle(page)
    assert page.evaluate(NOT_SEEN_WELL, LEAST_PX * 1.5) == []
    page.keyboard.press("Escape")
    settle(page)
    assert page.get_by_test_id("stSidebar").is_visible()
    assert "present" not in chosen(page)
    assert chosen(page)["area"] == ["3"]


@pytest.mark.full
def test_a_phone_has_the_screen_itself_to_scroll(open_page, server):
    page = open_page(server, size=(390, 844))
    page.goto("/heatmaps?present=true")
    page.wait_for_url("**/heatmaps")
    settle(page)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


PAPER = (720, 960)
"""A letter page at 96 dots an inch, less its margins."""
SEEN_ON_PAPER = """
() => ({
  words: document.querySelector('[data-testid=stApp]').innerText
    + [...document.querySelectorAll('svg.marks text')].map((one) => one.textContent).join(' '),
  pressed: [...document.querySelectorAll('button, input, select, [role=combobox]')].filter((one) => one.checkVisibility()).length,
  beside: [...document.querySelectorAll('svg.marks, h1, p')].filter((one) => one.checkVisibility()
    && one.getBoundingClientRect().right > innerWidth).map((one) => one.outerHTML.slice(0, 200)),
  cut: [...document.querySelectorAll('[data-testid=stApp], [data-testid=stMain]')]
    .filter((one) => getComputedStyle(one).overflowY !== 'visible' || one.scrollHeight > one.clientHeight + 1).length,
  pictures: [...document.querySelectorAll('svg.marks')].filter((one) => one.checkVisibility()).length,
  ink: [...document.querySelectorAll('svg.marks .mark-text text')].map((one) => getComputedStyle(one).color),
})
"""


@pytest.mark.parametrize(
    ("address", "where", "whose"),
    [
        (
            "/heatmaps?area=3",
            "Fall 2026 · 8 schools · 3 · Monitor Instructional Effectiveness",
            "● self (ratings by school teams)",
        ),
        pytest.param(
            "/heatmaps?area=3&present=true",
            "Fall 2026 · 3 · Monitor Instructional Effectiveness",
            "● team members",
            marks=pytest.mark.full,
        ),
    ],
)
def test_a_printed_page_has_the_finding_its_picture_and_its_legend_alone(open_page, server, address, where, whose):
    page = open_page(server, dark=True)
    page.goto(address)
    settle(page)
    headline = title(page)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPER[0], "height": PAPER[1]})
    seen = page.evaluate(SEEN_ON_PAPER)
    page.emulate_media(media="screen")
    for words in (
        headline,
        where,
        "just under 2",
        whose,
    ):
        assert words in seen["words"]
    for label in (
        "Reset filters",
        "Assessment",
        "Rated by",
        "Show notes",
        "Overview",
        "As a table",
        "Leave",
        "Present",
    ):
        assert label not in seen["words"].splitlines()
    assert (seen["pressed"], seen["beside"], seen["cut"], seen["pictures"]) == (0, [], 0, 1)
    assert set(seen["ink"]) == {"rgb(12, 20, 29)"}  # dark letters also where the screen is dark
    assert pages_of(page.pdf(format="Letter")) == 1


@pytest.mark.full
def test_a_screen_with_little_to_read_is_printed_on_one_page(page):
    page.goto("/change")
    settle(page)
    assert pages_of(page.pdf(format="Letter")) == 1


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))
