"""A browser may send anything: what it sends changes only what whoever is signed in may change at that moment."""

import json
import time
import urllib.error
from contextlib import contextmanager

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from ilt.store import Saver, Store, sha256
from ilt.ui.session import Remembered, Session
from tests.support.app_pages import APP, app_pages
from tests.support.browser.server import running
from tests.support.sign_in import AUTH, FILE, PEOPLE, toml_of
from tests.support.wire import cookie_of, visiting

pytestmark = pytest.mark.xdist_group("screens")

PAGES = [page.stem for page in app_pages() if not page.default]
EVERY_DAY = ("ratings", "meeting", "next_steps")
STEP = {"district": "Riverbend", "school": "Alder", "what": "Visit", "action_id": "S1.1", "round": "Fall 2026"}
MEETING = {
    "assessment": "school",
    "district": "Riverbend",
    "school": "Alder",
    "round": "Fall 2026",
    "day": "2026-11-25",
    "minutes": 45,
    "seat": "0123456789abcdef",
}
SEEN_SECONDS = 2
"""So soon a server hears that its secrets.toml has changed."""
INNER = (*(item.key for item in vars(Session).values() if isinstance(item, Remembered)), "cover")
"""What the app itself keeps under these names is no widget, and no message may set it."""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The app with a sign-in, and a workspace with a meeting and a next step of Alder."""
    folder = tmp_path_factory.mktemp("forged")
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "secrets.toml").write_text(toml_of(PEOPLE), encoding="utf-8")
    url = f"sqlite:///{folder / 'kept.sqlite'}"
    saver = Saver.begin(Store(url), visitor="other")
    assert saver.add_source("ratings.csv", FILE)
    assert saver.put("confirmed", "ratings.csv", sha256(FILE))
    saver.put_all("step", {f"s.{name}": text for name, text in STEP.items()})
    saver.put_all("meeting", {f"m.{name}": value for name, value in MEETING.items()})
    env = {"ILT_DATABASE": url, "HOME": str(folder), "USERPROFILE": str(folder)}
    with running(APP, folder / "log.txt", env=env) as found:
        yield found, saver


@contextmanager
def signed_in(server, who: str, page: str = "framework"):
    found, saver = server
    cookies = cookie_of(found.url, AUTH["cookie_secret"], who)
    query = f"workspace={saver.link}&meeting=m&seat={MEETING['seat']}"
    with visiting(found.url, page, found.url, query=query, cookies=cookies) as visitor:
        yield visitor


def widgets(visitor) -> dict[str, str]:
    """Return the kind of each widget that a visitor was sent, by its id; signing out would end the visit."""
    elements = [message.delta.new_element for message in visitor.shown if message.HasField("delta")]
    found = {getattr(getattr(one, kind), "id", ""): kind for one in elements if (kind := one.WhichOneof("type"))}
    out = {button.id for button in visitor.elements("button") if button.label == "Sign out"}
    return {name: kind for name, kind in found.items() if name and name not in out}


def forged(every: dict[str, str]) -> list[list[WidgetState]]:
    """Return what a browser might say: every button pressed, everything chosen, and what is no widget set."""
    presses = json.dumps({"presses": {"window": "w", "log": [[1, "next"], ["x", 1], 7]}})
    of = lambda *kinds: [name for name in sorted(every) if every[name] in kinds]  # noqa: E731
    return [
        [WidgetState(id=name, trigger_value=True) for name in of("button")],
        [WidgetState(id=name, string_value="1") for name in of("selectbox", "text_input", "text_area")],
        [WidgetState(id=name, bool_value=True) for name in of("checkbox")],
        [WidgetState(id=name, json_value=presses) for name in of("bidi_component")],
        [WidgetState(id=name, bool_value=True) for name in INNER],
        [WidgetState(id=name, string_value="1") for name in INNER],
    ]


def all_that_is_saved(saver: Saver) -> dict:
    return {(one.kind, one.key): one.value for one in Store(str(saver._store.engine.url)).changes(saver.link).entries}


def widgets_on(server, pages) -> dict[str, str]:
    """Return the widgets that a coordinator is sent on some pages, in both views."""
    ids = {}
    with signed_in(server, "all@r.example") as visitor:
        for working in (False, True):
            if working:
                visitor.go("heatmaps")
                visitor.press("_ask_working")
                visitor.press("_enter_working")
            for page in pages:
                visitor.go(page)
                ids |= widgets(visitor)
    return ids


@pytest.fixture(scope="module")
def every_widget(server):
    return widgets_on(server, EVERY_DAY)


WHO = [("birch@r.example", "Birch"), ("alder@r.example", None)]


@pytest.mark.parametrize(("who", "own"), [WHO[0], pytest.param(*WHO[1], marks=pytest.mark.full)])
def test_no_message_writes_what_its_sender_may_not(server, every_widget, who, own):
    """A viewer of Alder, who writes nothing, and a facilitator of Birch, who writes nothing of Alder or of all."""
    writes_nothing(server, every_widget, ("ratings", "next_steps"), who, own)


@pytest.mark.full
@pytest.mark.parametrize(("who", "own"), WHO)
def test_no_message_writes_on_any_screen_what_its_sender_may_not(server, who, own):
    writes_nothing(server, widgets_on(server, PAGES), PAGES, who, own)


def writes_nothing(server, every_widget, pages, who, own) -> None:
    _, saver = server
    before = all_that_is_saved(saver)
    assert len(every_widget) > 40
    with signed_in(server, who) as visitor:
        for page in pages:
            for states in forged(every_widget):
                visitor.go(page)
                visitor.run(*states)
                sent = b"".join(one.SerializeToString() for one in visitor.shown)
                assert not [word for word in (b"Export the workspace", b"ratings.csv", b"nearly two") if word in sent]
                assert (b"Words of Alder" if own else b"Birch") not in sent
    after = all_that_is_saved(saver)
    new = {place: value for place, value in after.items() if before.get(place) != value}
    assert {place for place in before if place not in after} == set()
    assert {kind for kind, _ in new} <= ({"meeting", "step"} if own else set())
    assert {value for (_, key), value in new.items() if key.endswith(".school")} <= {own}
    assert not [key for _, key in new if key.startswith(("m.", "s."))]


@pytest.mark.full
def test_the_same_messages_of_a_coordinator_do_write(server, every_widget):
    """So that the test above could fail."""
    _, saver = server
    before = all_that_is_saved(saver)
    with signed_in(server, "all@r.example", "ratings") as visitor:
        visitor.run(*(state for state in forged(every_widget)[1] if "cover" in state.id))
    assert all_that_is_saved(saver) != before


@pytest.mark.full
def test_an_open_dialog_shows_nothing_more_to_who_is_removed(server):
    """A browser may let a dialog run alone, without the page that looks who is here."""
    found, _ = server
    secrets = found.log.parent / ".streamlit" / "secrets.toml"
    with signed_in(server, "lead@r.example", "next_steps") as visitor:
        visitor.press("_change s")
        deltas = [message.delta for message in visitor.shown if message.HasField("delta")]
        (fragment,) = {one.fragment_id for one in deltas if one.new_element.WhichOneof("type") == "text_area"}
        secrets.write_text(toml_of({who: PEOPLE[who] for who in PEOPLE if who != "lead@r.example"}), encoding="utf-8")
        try:
            time.sleep(SEEN_SECONDS)
            before = len(visitor.seen)
            visitor.run(fragment=fragment)
        finally:
            secrets.write_text(toml_of(PEOPLE), encoding="utf-8")
        time.sleep(SEEN_SECONDS)
        assert b"You do not have access yet" in visitor.seen[before:]
        assert STEP["what"].encode() not in visitor.seen[before:]


def test_who_has_not_signed_in_uploads_nothing(server):
    """Streamlit itself takes a file from whoever opened a page, whatever that shows."""
    found, _ = server
    before = found.log_length()
    with visiting(found.url, "ratings") as visitor:
        assert [heading.body for heading in visitor.elements("heading")] == ["Sign in to see ratings"]
        with pytest.raises(urllib.error.HTTPError, match="403"):
            visitor.send("a.csv", b"x" * 2**20)
    assert found.complaints(before) == ""
