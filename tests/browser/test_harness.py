"""The harness can fail: it waits for what is slow, and sees each thing that it is there to see."""

from datetime import date

import pytest

from .harness.accessibility import Exemption, axe
from .harness.screen import settle

pytestmark = pytest.mark.xdist_group("harness")

SCRIPT = """
import time
import altair as alt
import pandas as pd
import streamlit as st

st.set_page_config(page_title="Harness")
st.sidebar.selectbox("School", ["Birch", "Cedar"])
st.title("Harness")
clicked = st.button("Slow")
if clicked:
    time.sleep(1)
    st.text("slow text")
    frame = pd.DataFrame({"x": [1, 2], "y": [3, 4]})
    st.altair_chart(alt.Chart(frame).mark_bar().encode(x="x:O", y="y:Q"), alt="two bars")
    st.dataframe(frame)

@st.fragment
def part():
    if st.button("Slow part"):
        time.sleep(1)
        st.text("slow part's text")
part()

if st.button("Plant"):
    st.html('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" id="planted">')
if st.button("Break"):
    raise ValueError("broken on purpose")
"""


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


def test_settle_waits_for_the_first_run(tiny_page):
    assert tiny_page.get_by_role("heading", name="Harness").is_visible()


def test_settle_waits_for_a_rerun_its_chart_and_its_table(tiny_page):
    tiny_page.get_by_role("button", name="Slow", exact=True).click()
    settle(tiny_page)
    assert tiny_page.get_by_text("slow text").is_visible()
    assert tiny_page.locator('[data-testid="stVegaLiteChart"] svg.marks').is_visible()
    assert tiny_page.locator('[data-testid="stDataFrame"] canvas').first.is_visible()


def test_settle_waits_for_a_fragment(tiny_page):
    tiny_page.get_by_role("button", name="Slow part").click()
    settle(tiny_page)
    assert tiny_page.get_by_text("slow part's text").is_visible()


def test_settle_says_what_it_waits_for(tiny_page):
    tiny_page.get_by_role("button", name="Slow", exact=True).click()
    with pytest.raises(AssertionError, match=r"was not idle after 0.6 s: .*script running"):
        settle(tiny_page, seconds=0.6)
    settle(tiny_page)


def test_axe_passes_a_plain_page_and_finds_a_planted_violation(tiny_page):
    assert axe(tiny_page) == []
    tiny_page.get_by_role("button", name="Plant").click()
    found = axe(settle(tiny_page))
    assert [(violation.rule, violation.element) for violation in found] == [("image-alt", "#planted")]
    assert "critical image-alt: #planted" in str(found[0])


def test_an_exemption_covers_its_rule_and_place_alone(tiny_page):
    tiny_page.get_by_role("button", name="Plant").click()
    settle(tiny_page)

    def left(rule, selector):
        exemption = Exemption(rule, selector, "planted", date(2026, 11, 1))
        return [violation.rule for violation in axe(tiny_page, (exemption,))]

    assert left("image-alt", '[data-testid="stHtml"]') == []
    assert left("image-alt", '[data-testid="stSidebar"]') == ["image-alt"]
    assert left("color-contrast", '[data-testid="stHtml"]') == ["image-alt"]


def test_a_request_to_another_host_is_caught(tiny_page):
    tiny_page.evaluate("fetch('http://example.invalid/x').catch(() => null)")
    assert tiny_page.watch.foreign == ["http://example.invalid/x"]
    tiny_page.wait_for_timeout(200)  # the browser reports the failed name on the console a moment later
    assert any(line.startswith("request to another host") for line in tiny_page.watch.complaints())
    tiny_page.watch.forget()


def test_a_socket_to_another_host_is_caught(tiny_page):
    with tiny_page.expect_event("websocket"):
        tiny_page.evaluate("() => { new WebSocket('ws://example.invalid/y') }")
    assert tiny_page.watch.foreign == ["ws://example.invalid/y"]
    tiny_page.wait_for_timeout(200)
    tiny_page.watch.forget()


def test_a_console_error_and_a_page_error_are_caught(tiny_page):
    tiny_page.evaluate("console.warn('a warning'); console.error('an error')")
    with tiny_page.expect_event("pageerror"):
        tiny_page.evaluate("setTimeout(() => { throw new Error('thrown') }, 0)")
    assert [line.split(" (")[0] for line in tiny_page.watch.console] == ["an error"]
    assert tiny_page.watch.errors == ["thrown"]
    tiny_page.watch.forget()


def test_only_what_streamlit_asks_in_vain_on_a_deep_link_is_let_be(open_page, start_server, tmp_path):
    script = tmp_path / "door.py"
    script.write_text(
        "import streamlit as st\n"
        "def home(): st.title('Home')\n"
        "def other(): st.title('Other')\n"
        "st.navigation([st.Page(home, default=True), st.Page(other, url_path='other')]).run()\n",
        encoding="utf-8",
    )
    page = open_page(start_server(script))
    page.goto("/other")
    settle(page)
    assert page.get_by_role("heading", name="Other").is_visible()
    assert page.watch.complaints() == []
    page.evaluate("fetch('/media/none.png')")
    page.wait_for_timeout(200)
    assert [line for line in page.watch.console if "/media/none.png" in line]
    page.watch.forget()


def test_an_error_of_the_script_is_in_the_servers_complaints(start_server, tmp_path, chromium):
    script = tmp_path / "broken.py"
    script.write_text("raise ValueError('broken on purpose')", encoding="utf-8")
    server = start_server(script)
    with chromium.new_context(base_url=server.url) as context:
        page = context.new_page()
        page.goto("/")
        settle(page)
    assert "broken on purpose" in server.complaints()
    assert server.complaints(since=server.log_length()) == ""


def test_a_visitor_in_the_dark_gets_the_dark_theme(open_page, tiny):
    papers = []
    for dark in (False, True):
        page = open_page(tiny, dark=dark)
        page.goto("/")
        settle(page)
        papers.append(page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"))
    assert papers[0] == "rgb(255, 255, 255)"
    assert papers[1] != papers[0]
