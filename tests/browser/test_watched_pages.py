"""Watching a page can fail: it waits for what is slow, and sees each thing that it is there to see."""

import os
import signal
import threading
from datetime import date

import pytest

from tests.support.browser.accessibility import Exemption, axe
from tests.support.browser.screen import settle
from tests.support.wire import visiting

pytestmark = pytest.mark.xdist_group("servers")

SCRIPT = """
import time
import altair as alt
import pandas as pd
import streamlit as st

st.set_page_config(page_title="Harness")

@st.fragment
def part():
    if st.button("Slow part"):
        time.sleep(1)
        st.text("slow part's text")

def home():
    st.sidebar.selectbox("School", ["Birch", "Cedar"])
    st.title("Harness")
    if st.button("Slow"):
        time.sleep(1)
        st.text("slow text")
        frame = pd.DataFrame({"x": [1, 2], "y": [3, 4]})
        st.altair_chart(alt.Chart(frame).mark_bar().encode(x="x:O", y="y:Q"), alt="two bars")
        st.dataframe(frame)
    part()
    if st.button("Plant"):
        st.html('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" id="planted">')
    if st.button("Break"):
        raise ValueError("broken on purpose")

def other():
    st.title("Other")

pages = [st.Page(home, default=True), st.Page(other, url_path="other")]
st.navigation(pages, position="hidden").run()
"""
WHITE = "rgb(255, 255, 255)"
PAPER = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"


@pytest.fixture(scope="module")
def tiny(start_server, tmp_path_factory):
    script = tmp_path_factory.mktemp("tiny") / "tiny.py"
    script.write_text(SCRIPT, encoding="utf-8")
    return start_server(script)


@pytest.fixture
def tiny_page(open_page, tiny):
    page = open_page(tiny)
    page.goto("/")
    return settle(page)


@pytest.mark.full
def test_settle_waits_for_the_first_run_a_rerun_its_chart_and_its_table_and_a_fragment(tiny_page):
    assert tiny_page.get_by_role("heading", name="Harness").is_visible()
    assert tiny_page.evaluate(PAPER) == WHITE
    tiny_page.get_by_role("button", name="Slow", exact=True).click()
    settle(tiny_page)
    assert tiny_page.get_by_text("slow text").is_visible()
    assert tiny_page.locator('[data-testid="stVegaLiteChart"] svg.marks').is_visible()
    assert tiny_page.locator('[data-testid="stDataFrame"] canvas').first.is_visible()
    tiny_page.get_by_role("button", name="Slow part").click()
    settle(tiny_page)
    assert tiny_page.get_by_text("slow part's text").is_visible()
    # It says what it waits for.
    tiny_page.get_by_role("button", name="Slow", exact=True).click()
    with pytest.raises(AssertionError, match=r"was not idle after 0.6 s: .*script running"):
        settle(tiny_page, seconds=0.6)
    settle(tiny_page)


@pytest.mark.full
@pytest.mark.skipif(os.name == "nt", reason="Windows lets no process be stopped for a while")
def test_settle_waits_for_an_answer_that_is_late(tiny, tiny_page):
    os.kill(tiny.number, signal.SIGSTOP)
    goes_on = threading.Timer(1, os.kill, (tiny.number, signal.SIGCONT))
    tiny_page.get_by_role("button", name="Slow", exact=True).click()
    goes_on.start()
    settle(tiny_page)
    assert tiny_page.get_by_text("slow text").is_visible()
    goes_on.join()


@pytest.mark.full
def test_axe_passes_a_plain_page_and_finds_a_planted_violation_and_an_exemption_exempts_it_alone(tiny_page):
    assert axe(tiny_page) == []
    tiny_page.get_by_role("button", name="Plant").click()
    found = axe(settle(tiny_page))
    assert [(violation.rule, violation.element) for violation in found] == [("image-alt", "#planted")]
    assert "critical image-alt: #planted" in str(found[0])

    def left(rule, selector):
        exemption = Exemption(rule, selector, "planted", date(2026, 11, 1))
        return [violation.rule for violation in axe(tiny_page, (exemption,))]

    assert left("image-alt", '[data-testid="stHtml"]') == []
    assert left("image-alt", '[data-testid="stSidebar"]') == ["image-alt"]
    assert left("color-contrast", '[data-testid="stHtml"]') == ["image-alt"]


def test_what_asks_another_host_or_fails_is_caught(tiny_page):
    tiny_page.evaluate("fetch('http://example.invalid/x').catch(() => null)")
    assert tiny_page.watch.foreign == ["http://example.invalid/x"]
    tiny_page.wait_for_timeout(200)  # the browser reports the failed name on the console a moment later
    assert any(line.startswith("request to another host") for line in tiny_page.watch.complaints())
    tiny_page.watch.forget()
    with tiny_page.expect_event("websocket"):
        tiny_page.evaluate("() => { new WebSocket('ws://example.invalid/y') }")
    assert tiny_page.watch.foreign == ["ws://example.invalid/y"]
    tiny_page.wait_for_timeout(200)
    tiny_page.watch.forget()
    tiny_page.evaluate("console.warn('a warning'); console.error('an error')")
    with tiny_page.expect_event("pageerror"):
        tiny_page.evaluate("setTimeout(() => { throw new Error('thrown') }, 0)")
    assert [line.split(" (")[0] for line in tiny_page.watch.console] == ["an error"]
    assert tiny_page.watch.errors == ["thrown"]
    tiny_page.watch.forget()


@pytest.mark.full
def test_only_what_streamlit_asks_in_vain_on_a_deep_link_is_let_be(open_page, tiny):
    page = open_page(tiny, dark=True)
    page.goto("/other")
    settle(page)
    assert page.get_by_role("heading", name="Other").is_visible()
    assert page.watch.complaints() == []
    page.evaluate("fetch('/media/none.png')")
    page.wait_for_timeout(200)
    assert [line for line in page.watch.console if "/media/none.png" in line]
    page.watch.forget()
    # A visitor in the dark gets the dark theme.
    assert page.evaluate(PAPER) not in ("", WHITE)


def test_an_error_of_the_script_is_in_the_servers_complaints(tiny):
    before = tiny.log_length()
    with visiting(tiny.url, "") as visitor:
        assert tiny.complaints(since=before) == ""
        visitor.click("Break")
    assert "broken on purpose" in tiny.complaints(since=before)
    assert tiny.complaints(since=tiny.log_length()) == ""
