"""A whole meeting in a real browser: by keyboard alone, projector and phone side by side, through refreshes and a kill."""

import contextlib
import io
import re
import statistics
import time

import docx
import pytest
import zxingcpp
from PIL import Image

from tests.support.app_pages import APP
from tests.support.browser.accessibility import axe
from tests.support.browser.screen import PHONE, settle
from tests.support.browser.server import kill, running

pytestmark = pytest.mark.xdist_group("servers")

CAUSE = "Walks are the first thing to go when a substitute is missing."
WHAT = "Two learning walks a week, before anything else"
IN_STEP_SECONDS = 1.0
"""The phone follows the slides within a second; on a busy machine now and then a little later."""
MEASURE = """
() => {
  const main = document.querySelector('[data-testid=stMain]');
  const slide = document.querySelector('.slide').getBoundingClientRect();
  const choices = document.querySelector('.st-key-choices')?.getBoundingClientRect() ?? slide;
  const hosts = [...document.querySelectorAll('*')].map((e) => e.shadowRoot?.querySelector('.controls')).filter(Boolean);
  return {
    scrolls: main.scrollHeight > main.clientHeight || main.scrollWidth > main.clientWidth,
    over: Math.max(slide.bottom, choices.bottom) > hosts[0].getBoundingClientRect().top,
    frame: [...document.querySelectorAll('[data-testid=stSidebar], [data-testid=stHeader], [data-testid=stToolbar]')]
      .some((e) => e.getClientRects().length),
  };
}
"""


VOTED = """
() => document.querySelectorAll('.st-key-choices button p').forEach((e) =>
  e.insertAdjacentHTML('beforeend', '<b class="voted"> and its 120 votes</b>'))
"""
"""As long as an action's name with its votes can be."""


def slide(page) -> str:
    return page.locator("section.slide").get_attribute("data-slide")


def titled(page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def tab_to(page, role: str, name, *, limit: int = 60) -> None:
    """Press Tab until that control has the focus."""
    wanted = page.get_by_role(role, name=name).first
    for _ in range(limit):
        page.keyboard.press("Tab")
        if wanted.evaluate("(e) => { const a = e.getRootNode().activeElement; return a === e || e.contains(a); }"):
            return
    pytest.fail(f"Tab does not lead to {name}")


def go(projector, phone, key: str = "ArrowRight") -> None:
    """Press a key at the projector; both windows show the next slide, the phone within a second of it."""
    before = slide(projector)
    projector.keyboard.press(key)
    projector.wait_for_function("(was) => document.querySelector('section.slide')?.dataset.slide !== was", arg=before)
    title = titled(projector)
    began = time.monotonic()
    phone.get_by_role("heading", level=1, name=title, exact=True).wait_for(timeout=10_000)
    go.late.append(time.monotonic() - began)


def go_to(projector, phone, name: str, key: str = "PageDown") -> None:
    while slide(projector) != name:
        before = slide(projector)
        projector.keyboard.press(key)
        projector.wait_for_function(
            "(was) => document.querySelector('section.slide').dataset.slide !== was", arg=before
        )
    settle(projector)
    settle(phone)


def qr_code(page) -> list[str]:
    """Read the code that Meeting shows, as a phone's camera does."""
    settle(page)
    page.get_by_role("button", name="QR code").click()
    settle(page)
    return [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(page.screenshot())))]


def goes_on_after_a_kill(own, server, projector, phone):
    """Kill the server amid what is typed, start another in its place, and return that."""
    go_to(projector, phone, "infer", "PageUp")
    shown = slide(projector)
    tab_to(phone, "textbox", "What could be the root cause?")
    phone.keyboard.press("Control+End")
    phone.keyboard.type(" Tests took")
    kill(server)
    server = own("second")
    # Both windows come back by themselves, at the same slide with all that was typed, also what was being typed.
    for page in (projector, phone):
        page.wait_for_function(
            "() => document.querySelector('[data-testid=stApp]').dataset.testConnectionState === 'CONNECTED'",
            timeout=60_000,
        )
        settle(page)
    assert slide(projector) == shown
    whole = f"{CAUSE} Nobody plans them. Tests took"
    phone.wait_for_function("(whole) => document.activeElement.value === whole", arg=whole)
    projector.get_by_text(whole).wait_for()
    phone.keyboard.press("Control+End")
    phone.keyboard.type(" the Tuesdays.")
    phone.keyboard.press("Tab")
    projector.get_by_text(f"{whole} the Tuesdays.").wait_for()
    settle(phone)
    return server


def out_and_in_again(projector) -> None:
    """Leave the slides, and come back to where the meeting was."""
    projector.keyboard.press("Escape")
    projector.get_by_role("link", name="Show slides").click()
    projector.wait_for_function("() => document.querySelector('section.slide')?.dataset.slide === 'close'")
    settle(projector)
    projector.keyboard.press("m")
    projector.keyboard.press("Escape")  # closes the map alone
    projector.keyboard.press("m")
    projector.get_by_role("button", name="Back to Meeting").click()
    projector.get_by_role("button", name="Begin the meeting").wait_for()
    settle(projector)


@pytest.fixture
def own(tmp_path, port):
    """How to start a server whose workspaces outlive it, again and again at one address."""
    env = {"ILT_DATABASE": f"sqlite:///{tmp_path / 'kept.sqlite'}"}
    with contextlib.ExitStack() as stack:
        yield lambda name: stack.enter_context(running(APP, tmp_path / f"{name}.txt", env=env, port=port))


@pytest.mark.parametrize(
    "whole", [pytest.param(True, id="whole", marks=pytest.mark.full), pytest.param(False, id="short")]
)
def test_a_meeting_from_start_to_summary_by_keyboard_alone(own, open_page, whole):  # noqa: PLR0915 - one meeting
    go.late = []
    server = own("first")
    projector = open_page(server)
    projector.goto("/meeting")
    settle(projector)
    tab_to(projector, "button", "Begin the meeting")
    projector.keyboard.press("Enter")
    projector.wait_for_url("**/stage*")
    settle(projector)
    assert projector.evaluate(MEASURE) == {"scrolls": False, "over": False, "frame": False}
    assert "workspace=" not in projector.url
    for _ in range(2):
        projector.keyboard.press("ArrowRight")
    projector.wait_for_function("() => document.querySelector('section.slide').dataset.slide === 'predict'")
    settle(projector)
    projector.wait_for_timeout(500)
    assert (
        projector.evaluate("() => document.activeElement.innerText.startsWith('1 ·')") is False
    )  # nothing looks chosen
    for _ in range(2):
        projector.keyboard.press("ArrowLeft")
    settle(projector)
    with projector.context.expect_page() as opened:
        tab_to(projector, "button", "Facilitator")
        projector.keyboard.press("Enter")
    facilitator_link = opened.value.url
    opened.value.close()
    phone = open_page(server, size=PHONE)
    phone.goto(facilitator_link)
    settle(phone)
    assert titled(phone) == titled(projector)

    # No press is lost, none is doubled, however quickly they follow each other.
    for key in ["ArrowRight"] * 5 + ["PageUp"] * 2 + ["ArrowLeft", "PageDown"]:
        projector.keyboard.press(key)
    projector.wait_for_function("() => document.querySelector('section.slide').dataset.slide === 'reveal'")
    settle(projector)
    projector.keyboard.press("PageUp")
    projector.wait_for_function("() => document.querySelector('section.slide').dataset.slide === 'predict'")
    settle(projector)
    tab_to(projector, "button", re.compile("^3 · Monitor"))
    projector.keyboard.press("Enter")
    projector.get_by_role("button", name=re.compile("^✓ 3")).wait_for()
    settle(phone)
    if whole:
        assert axe(projector) == axe(phone) == []
    go(projector, phone)
    assert "we predicted “Monitor Instructional Effectiveness”" in projector.locator(".kicker").inner_text()

    go_to(projector, phone, "infer")
    tab_to(phone, "textbox", "What could be the root cause?")
    phone.keyboard.type(CAUSE)
    # The slides go on while somebody still types; nothing of it is lost.
    projector.keyboard.press("PageDown")
    projector.wait_for_function("() => document.querySelector('section.slide').dataset.slide === 'agree'")
    phone.get_by_role("heading", level=1, name=titled(projector)).wait_for(timeout=10_000)
    settle(phone)
    phone.keyboard.type(" Nobody plans them.")
    phone.keyboard.press("Tab")
    settle(phone)
    projector.keyboard.press("PageUp")
    projector.get_by_text(f"{CAUSE} Nobody plans them.").wait_for()
    settle(projector)
    go(projector, phone)
    tab_to(phone, "radio", "0")
    phone.keyboard.press("ArrowRight")
    phone.keyboard.press("Space")
    projector.locator("b.agreed", has_text="◆ 1").wait_for()
    settle(projector)
    projector.reload()
    settle(projector)
    assert slide(projector) == "agree"
    assert projector.locator("b.agreed").inner_text() == "◆ 1"

    go_to(projector, phone, "choose")
    first = projector.locator(".st-key-choices button").first.inner_text()
    projector.evaluate(VOTED)
    assert projector.evaluate(MEASURE) == {"scrolls": False, "over": False, "frame": False}
    projector.evaluate("() => document.querySelectorAll('.voted').forEach((e) => e.remove())")
    assert projector.evaluate(MEASURE) == {"scrolls": False, "over": False, "frame": False}
    tab_to(projector, "button", first)
    projector.keyboard.press("Enter")
    projector.get_by_role("button", name=f"✓ {first}").wait_for()
    settle(projector)
    go(projector, phone)
    assert slide(projector).startswith("next:")
    (heading,) = phone.locator(".st-key-write_next h3, .st-key-write_next h2").all()[:1]
    fields = phone.get_by_role("textbox", name="What will you do?").all()
    assert heading.bounding_box()["y"] < min(field.bounding_box()["y"] for field in fields)
    tab_to(phone, "textbox", "What will you do?")
    phone.keyboard.type(WHAT)
    phone.keyboard.press("Tab")
    projector.get_by_text(WHAT).wait_for()
    phone.get_by_text("Saved. Bookmark this page to come back.").wait_for()
    settle(phone)
    assert projector.evaluate(MEASURE) == {"scrolls": False, "over": False, "frame": False}
    assert projector.watch.complaints() == phone.watch.complaints() == []
    assert server.complaints() == ""
    if whole:
        server = goes_on_after_a_kill(own, server, projector, phone)
    # From the map back to a step, and on to the end.
    projector.keyboard.press("m")
    tab_to(projector, "button", re.compile("^Close ·"))
    projector.keyboard.press("Enter")
    projector.wait_for_function("() => document.querySelector('section.slide').dataset.slide === 'close'")
    settle(projector)
    assert projector.get_by_role("button", name="Next ›").is_disabled()
    assert WHAT in projector.locator("section.slide").inner_text()
    assert projector.get_by_role("button", name="Summary (Word)").is_visible()
    assert projector.evaluate(MEASURE) == {"scrolls": False, "over": False, "frame": False}
    if whole:
        out_and_in_again(projector)
    tab_to(phone, "button", "Summary (Word)")
    # Both windows go on asking where the meeting is; a file that is fetched late is still there.
    phone.route("**/media/**", lambda route: (time.sleep(3), route.continue_()))
    with phone.expect_download() as coming:
        phone.keyboard.press("Enter")
    assert server.complaints() == ""
    paper = docx.Document(coming.value.path())
    assert f"{CAUSE} Nobody plans them." in "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert WHAT in [cell.text for table in paper.tables for cell in table._cells]
    for page in (projector, phone):
        page.watch.forget()  # of the time without a server
    assert statistics.median(go.late) <= IN_STEP_SECONDS, go.late


@pytest.mark.full
def test_the_code_that_meeting_shows_is_the_facilitators_link(page):
    page.goto("/meeting")
    settle(page)
    page.get_by_role("button", name="Begin the meeting").click()
    page.wait_for_url("**/stage*")
    settle(page)
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Facilitator").click()
    facilitator_link = opened.value.url
    opened.value.close()
    page.keyboard.press("Escape")
    page.wait_for_url("**/meeting*")
    assert qr_code(page) == [facilitator_link]
