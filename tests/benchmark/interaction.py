"""From a click on a filter to the settled new picture, in a district of 60 schools, beside an empty page with the filters.

Each screen's first look at each focus area and school, and a second one. The aim is 1.8 times an empty page. What a
chart takes that changes with each click, and nothing else, is measured beside.
"""

import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import psutil
from playwright.sync_api import Page, sync_playwright

from tests.benchmark import clicks, district
from tests.benchmark.clicks import Click
from tests.benchmark.times import medians, say
from tests.support.app_pages import APP
from tests.support.browser import chromium
from tests.support.browser.screen import new_context, settle
from tests.support.browser.server import running
from tests.support.programs import CHROMIUM

SCREENS = {
    "overview": "Overview",
    "heatmaps": "Heatmaps",
    "self_and_cross": "Self vs. cross",
    "attention": "Attention",
    "change": "Change over time",
    "across_schools": "Across schools",
    "notes": "Notes",
    "priorities": "Priorities",
}
AREAS, SCHOOLS = ("1", "2", "3", "4", "5"), district.SCHOOLS[:4]
EMPTY = f"""
import streamlit as st
area = st.pills("Focus area", ["All", *"12345"], default="All", key="area", required=True, bind="query-params")
schools = st.multiselect("Schools", {district.SCHOOLS!r}, key="schools", bind="query-params")
st.text(f"{{area}} {{schools}}")
"""
CHART = f"""{EMPTY}
import pandas as pd
by = hash((area, *schools))
cells = pd.DataFrame([(x, y, (by >> x + y) % 4) for x in range(8) for y in range(6)], columns=["x", "y", "figure"])
place = {{name: {{"field": name, "type": "nominal", "axis": None}} for name in "xy"}}
fill = {{"field": "figure", "type": "nominal", "legend": None}}
st.vega_lite_chart(
    cells,
    {{
        "height": 300,
        "layer": [
            {{"mark": "rect", "encoding": {{**place, "fill": fill}}}},
            {{"mark": "text", "encoding": {{**place, "text": {{"field": "figure", "type": "nominal"}}}}}},
        ],
    }},
)
"""


def measure(folder: Path, screens: Iterable[str] = tuple(SCREENS)) -> None:
    """Print the medians of each screen, and where its time goes."""
    file = folder / "district.sqlite"
    link = district.keep(file)
    for name, script in {"empty": EMPTY, "chart": CHART}.items():
        (folder / f"{name}.py").write_text(script, encoding="utf-8")
    with (
        sync_playwright() as playwright,
        running(folder / "empty.py", folder / "empty.txt", cold=True) as bare,
        running(folder / "chart.py", folder / "chart.txt", cold=True) as chart,
        running(APP, folder / "app.txt", env={"ILT_DATABASE": f"sqlite:///{file}"}, cold=True) as own,
    ):
        browser = chromium.launch(playwright, CHROMIUM.need(), as_people_do=True)
        empty, charted, page = (new_context(browser, server)[0].new_page() for server in (bare, chart, own))
        for one in (empty, charted):
            one.goto("/")
            settle(one)
        processes = [psutil.Process(server.number) for server in (bare, chart, own)]
        say(HEAD)
        for screen in screens:
            page.goto(f"/{screen}?workspace={link}")
            settle(page)
            if screen == "notes":
                page.get_by_role("button", name="Show notes", exact=True).click()
                settle(page)
            for what, found in of_screen([empty, charted, page], processes).items():
                say(line(SCREENS[screen], what, found))


HEAD = (
    "| screen | click | ms | an empty page, ms | ratio | a page with a chart, ms | asking, answering, drawing, ms | the server’s core, ms | of an empty page | KB |\n"
    "|---|---|---|---|---|---|---|---|---|---|"
)


def line(screen: str, what: str, found: Sequence[tuple[Click, ...]]) -> str:
    """Return the medians of clicks on an empty page, on one with a chart and on a screen, as a row of the table."""
    bare, ours, ratio = medians((empty.whole, own.whole) for empty, _, own in found)
    chart = statistics.median(one.whole for _, one, _ in found)
    steps = (statistics.median(getattr(own, step) for *_, own in found) for step in ("asking", "answering", "drawing"))
    sent = statistics.median(own.sent_bytes for *_, own in found) / 1000
    server, of_empty = (statistics.mean(pair[at].server for pair in found) for at in (-1, 0))
    where = " + ".join(f"{step:.0f}" for step in steps)
    return f"| {screen} | {what} | {ours:.0f} | {bare:.0f} | {ratio:.1f} | {chart:.0f} | {where} | {server:.0f} | {of_empty:.0f} | {sent:.0f} |"


def of_screen(pages: Sequence[Page], servers: Sequence[psutil.Process]) -> dict[str, list[tuple[Click, ...]]]:
    """Return what clicks took on each of some pages in turn: on focus areas, and on schools, both twice."""
    found, both = defaultdict(list), list(zip(pages, servers, strict=True))
    for look in ("first look", "again"):
        for area in AREAS:
            found[f"focus area, {look}"].append(tuple(on_area(page, area, server) for page, server in both))
        for page in pages:
            on_area(page, "All")
        for school in SCHOOLS:
            found[f"school, {look}"].append(tuple(on_school(page, school, server) for page, server in both))
    return found


def on_area(page: Page, area: str, server: psutil.Process | None = None) -> Click:
    pill = page.locator(".st-key-area").get_by_role("radio", name=area, exact=True)
    return clicks.taken(page, pill.click, server)


def on_school(page: Page, school: str, server: psutil.Process) -> Click:
    """Choose one school, and then none again."""
    box = page.locator(".st-key-schools").get_by_role("combobox")
    box.click()
    option = page.get_by_role("option", name=school, exact=True)
    option.wait_for()
    settle(page)
    found = clicks.taken(page, option.click, server)
    page.keyboard.press("Escape")
    box.press("Backspace")
    settle(page)
    return found
