"""Windows of a real server watch without asking: a change wakes those of its workspace, once, and nothing else runs."""

import asyncio
import contextlib
import time
from concurrent.futures import ThreadPoolExecutor
from weakref import ref

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
from streamlit.runtime.state import SafeSessionState, SessionState

from ilt.store import Saver, Store, sha256, watcher
from ilt.ui.workspace import current_workspace, windows
from tests.crowd import Window, open_windows, prepared, press
from tests.support.app_pages import APP
from tests.support.browser.server import running
from tests.support.ratings_files import as_csv, ratings_of
from tests.support.wire import visiting

pytestmark = pytest.mark.xdist_group("screens")

IDLE_SECONDS = 1.2
MEETINGS = 5


@pytest.fixture
def served(tmp_path):
    """A server, and five workspaces with a meeting each."""
    file = tmp_path / "kept.sqlite"
    ready = prepared(file, MEETINGS)
    with running(APP, tmp_path / "log.txt", env={"ILT_DATABASE": f"sqlite:///{file}"}) as server:
        yield server, file, ready
        assert server.complaints() == ""


def apart(coroutine) -> None:
    """Run in a thread of its own: where browser tests ran before, Playwright's event loop is this one's."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, coroutine).result()


def runs(every: list[Window]) -> list[int]:
    return [one.runs + one.fragments for one in every]


async def still(every: list[Window]) -> list[int]:
    """Wait until nothing runs any more, and return how often each ran."""
    before = None
    while before != runs(every):
        before = runs(every)
        await asyncio.sleep(IDLE_SECONDS)
    return before


@pytest.mark.full
def test_ten_windows_that_nobody_touches_run_nothing_and_a_press_wakes_the_other_window_once(served):
    server, file, ready = served

    async def meet() -> None:
        async with contextlib.AsyncExitStack() as stack:
            pairs = await open_windows(stack, server.url, ready)
            every = [one for pair in pairs for one in pair]
            assert {seconds for one in every for seconds in one.asks.values()} == {windows.RETURN_SECONDS}
            before = await still(every)
            await asyncio.sleep(IDLE_SECONDS)
            assert runs(every) == before

            projector, phone = pairs[0]
            shown = phone.slide()
            await press(projector, 1)
            await phone.until(lambda: phone.slide() not in ("", shown))
            assert phone.slide() == projector.slide()
            after = await still(every)
            assert after[2:] == before[2:]  # those of other workspaces
            assert (projector.fragments, phone.fragments) == (0, 1)
            assert after[1] - before[1] == 2  # the fragment that hears of it, and the page that it leads to

            # Another server on the same database; several entries in a row are heard together.
            link = ready[1][0]
            other = Saver.open(Store(f"sqlite:///{file}"), link, visitor="elsewhere")
            for n in range(5):
                other.put("meeting", f"{ready[1][1]}.here", f"Ten people, {n}")
            await asyncio.gather(*(one.until(lambda one=one: one.fragments) for one in pairs[1]))
            ended = await still(every)
            assert ended[:2] == after[:2]
            assert ended[4:] == after[4:]
            assert all(0 < one.fragments <= 3 for one in pairs[1])

            # A workspace that is deleted elsewhere leaves the screens.
            started = time.monotonic()
            Store(f"sqlite:///{file}").forget(ready[2][0])
            gone = [one.until(lambda one=one: "was deleted" in one.text()) for one in pairs[2]]
            await asyncio.gather(*gone)
            assert time.monotonic() - started < 10

    apart(meet())


@pytest.mark.full
def test_windows_of_a_meeting_come_back_by_themselves_once_its_ratings_are_there_again(served):
    server, file, ready = served
    other = Saver.open(Store(f"sqlite:///{file}"), ready[0][0], visitor="elsewhere")
    content = as_csv(ratings_of(["Birch"]))

    async def meet() -> None:
        async with contextlib.AsyncExitStack() as stack:
            [both] = await open_windows(stack, server.url, ready[:1])
            shown = [one.slide() for one in both]
            assert all(shown)
            other.add_source("another.csv", content)
            other.put("confirmed", "another.csv", sha256(content))
            gone = "team’s ratings"
            await asyncio.gather(*(one.until(lambda one=one: gone in one.text()) for one in both))
            assert "Everything already saved is safe." in both[1].text()
            other.remove_source("another.csv")
            await asyncio.gather(*(one.until(lambda one=one: bool(one.slide())) for one in both))
            assert [one.slide() for one in both] == shown

    apart(meet())


def test_streamlit_has_what_wakes_a_window():
    said = f"This release of Streamlit lacks what {windows.__name__} uses: windows ask by themselves, at some cost."
    assert hasattr(Runtime, "get_app_session"), said
    assert hasattr(MemoryFragmentStorage, "resolve_target"), said
    source = AppSession.__init__.__code__.co_names
    lacking = [name for name in windows.NAMES if name not in source and not hasattr(AppSession, name)]
    assert lacking == [], said


def test_streamlit_has_what_lets_it_forget_widgets():
    """``ilt.ui.session`` empties Streamlit's memory of what widgets offered."""
    context = ScriptRunContext.__dataclass_fields__["shared"].default_factory()
    assert callable(context.widget_ids_this_run.snapshot)
    assert SafeSessionState(SessionState(), lambda: None)._state._new_widget_state.widget_metadata == {}


class Idle:
    """A session that shows a page and runs nothing, with what Streamlit has still to send to its browser."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._scriptrunner, self._event_loop = None, loop
        self._browser_queue, self._client_state = ForwardMsgQueue(), ClientState()
        self._fragment_storage = MemoryFragmentStorage()
        self._fragment_storage.register("f1", lambda: None, target_key=windows.KEY)
        self.requests = []

    def request_rerun(self, state: ClientState) -> None:
        self.requests.append(state.fragment_id)


def test_a_window_is_woken_once_its_browser_was_sent_the_end_of_the_run_before(monkeypatch, tmp_path):
    """Otherwise Streamlit takes that run for broken off, and what it removed stays on the screen."""
    store = Store(f"sqlite:///{tmp_path / 'kept.sqlite'}")
    saver = Saver.begin(store, visitor="colleague")

    async def wake() -> None:
        found = Idle(asyncio.get_running_loop())
        monkeypatch.setattr(windows, "session", lambda _: found)
        window = watcher.Window("w", "", ref(saver), lambda _: None, (None, 0), woken=True)
        found._browser_queue.enqueue(ForwardMsg(script_finished=ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY))
        windows._wake(watcher.Watcher(store), window)
        await asyncio.sleep(5 * windows.PAUSE_SECONDS)
        assert found.requests == []
        (sent,) = found._browser_queue.flush()
        assert sent.script_finished == ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
        await asyncio.sleep(5 * windows.PAUSE_SECONDS)
        assert found.requests == ["f1"]

    apart(wake())


def test_while_many_click_woken_windows_run_one_at_a_time(monkeypatch, tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'kept.sqlite'}")
    saver = Saver.begin(store, visitor="colleague")

    async def wake(others: int) -> int:
        windows._running.clear()  # what another test asked
        found = {name: Idle(asyncio.get_running_loop()) for name in "abcdefgh"}
        for one in found.values():
            monkeypatch.setattr(one, "request_rerun", lambda _, own=one: setattr(own, "_scriptrunner", "runs"))
        monkeypatch.setattr(windows, "session", found.__getitem__)
        monkeypatch.setattr(windows.script_run, "under_way", lambda: others)
        for name in found:
            one = watcher.Window(name, "", ref(saver), lambda _: None, (None, 0), woken=True)
            windows._wake(watcher.Watcher(store), one)
        await asyncio.sleep(3 * windows.PAUSE_SECONDS)
        ran = sum(one._scriptrunner == "runs" for one in found.values())
        windows._due.clear()
        windows._running.clear()
        return ran

    ran = []
    apart(collect(ran, wake, 0, 50))
    assert ran == [windows.AT_ONCE, 1]


async def collect(found: list, work, *each) -> None:
    found += [await work(one) for one in each]


LACKING = """
from streamlit.runtime import Runtime

del Runtime.get_app_session
"""


@pytest.mark.full
def test_where_streamlit_lacks_it_windows_ask_by_themselves(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(LACKING, encoding="utf-8")
    file = tmp_path / "kept.sqlite"
    ready = prepared(file, 1)
    env = {"ILT_DATABASE": f"sqlite:///{file}", "PYTHONPATH": str(tmp_path)}

    async def meet(url: str) -> None:
        async with contextlib.AsyncExitStack() as stack:
            ((projector, phone),) = await open_windows(stack, url, ready)
            assert set(phone.asks.values()) == {current_workspace.LISTEN_SECONDS}
            shown = phone.slide()
            await press(projector, 1)
            await phone.until(lambda: phone.slide() not in ("", shown))
            assert phone.slide() == projector.slide()

    with running(APP, tmp_path / "log.txt", env=env) as server:
        apart(meet(server.url))
        assert server.complaints() == ""


@pytest.mark.full
def test_what_a_page_asks_for_once_it_was_left_leads_nobody_back(tmp_path):
    def page_of(visitor) -> str:
        return next(one.navigation.page_script_hash for one in visitor.shown if one.HasField("navigation"))

    def ask(visitor, page) -> None:
        """Ask for a fragment, as a browser does that shows a page."""
        back = BackMsg()
        back.rerun_script.page_script_hash = page
        back.rerun_script.fragment_id = next(part for one in visitor.shown if (part := one.delta.fragment_id))
        visitor._socket.send(back.SerializeToString())

    with running(APP, tmp_path / "log.txt") as server, visiting(server.url, "framework") as visitor:
        left = page_of(visitor)
        visitor.go("numbers")
        assert page_of(visitor) != left
        ask(visitor, left)
        with contextlib.suppress(TimeoutError):
            while True:
                assert not ForwardMsg.FromString(visitor._socket.recv(IDLE_SECONDS)).HasField("new_session")
        ask(visitor, page_of(visitor))
        ran = next(one.new_session for one in visitor._messages() if one.HasField("new_session"))
        assert ran.page_script_hash == page_of(visitor)
        assert server.complaints() == ""
