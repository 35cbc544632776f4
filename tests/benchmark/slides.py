"""The next slide of a meeting, from the key to the last change of the page, beside a page of a button and a line.

The aim is 2.5 times at most.
"""

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.benchmark import clicks
from tests.benchmark.times import medians, say
from tests.support.app_pages import APP
from tests.support.browser import chromium
from tests.support.browser.screen import new_context, settle
from tests.support.browser.server import running
from tests.support.programs import CHROMIUM

EMPTY = """
import streamlit as st
st.session_state.setdefault("n", 0)
def more():
    st.session_state["n"] += 1
st.button("Next", on_click=more, shortcut="Right")
st.text(st.session_state["n"])
"""


def measure(folder: Path) -> None:
    """Print how long the next slide takes beside an empty page, each slide of a meeting about the sample in turn."""
    (folder / "empty.py").write_text(EMPTY, encoding="utf-8")
    env = {"ILT_DATABASE": f"sqlite:///{folder / 'meeting.sqlite'}"}
    with (
        sync_playwright() as playwright,
        running(folder / "empty.py", folder / "empty.txt", cold=True) as bare,
        running(APP, folder / "app.txt", env=env, cold=True) as own,
    ):
        browser = chromium.launch(playwright, CHROMIUM.need(), as_people_do=True)
        empty, projector = (new_context(browser, server)[0].new_page() for server in (bare, own))
        empty.goto("/")
        projector.goto("/meeting")
        for page in (empty, projector):
            settle(page)
        projector.get_by_role("button", name="Begin the meeting").click()
        projector.wait_for_url("**/stage*")
        settle(projector)
        found = []
        while projector.get_by_role("button", name="Next").is_enabled():
            found.append(
                tuple(
                    clicks.taken(page, lambda page=page: page.keyboard.press("ArrowRight")).whole
                    for page in (empty, projector)
                )
            )
    fixed, own_ms, ratio = medians(found)
    say(f"The next of {len(found) + 1} slides: {own_ms:.0f} ms; an empty page: {fixed:.0f} ms, ratio {ratio:.2f}")
