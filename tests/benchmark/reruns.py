"""What a click costs on the server: the script's own processor time, the elements it draws, and what it sends.

The made-up district of 60 schools, on a server in this process: each screen's first look at each focus area and at some
schools, and a second one. Processor time of the script's own thread, so that a busy machine changes it little; no browser.
"""

import asyncio
import os
import statistics
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from streamlit import config
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.scriptrunner import script_runner
from streamlit.web import bootstrap
from streamlit.web.server.server import Server

from tests.benchmark import district
from tests.benchmark.interaction import AREAS, SCHOOLS, SCREENS
from tests.benchmark.times import say
from tests.support.app_pages import APP

SECONDS = 120
HEAD = "| screen | click | first look, ms of a core | again | elements | KB, first look | again |\n|---|---|---|---|---|---|---|"


@dataclass(frozen=True)
class Rerun:
    """What one run took: ms of a core in the script, elements and containers, bytes sent."""

    core: float
    elements: int
    sent_bytes: int


@dataclass
class Desk:
    """A visitor as a browser holds one: it remembers what was sent, and which widgets were touched."""

    server: Server
    loop: asyncio.AbstractEventLoop
    page: str
    query: str
    shown: list[ForwardMsg] = field(default_factory=list)
    """What the last run drew, whole."""
    _session: str = ""
    _states: dict[str, WidgetState] = field(default_factory=dict)
    _sent: dict[str, ForwardMsg] = field(default_factory=dict)
    _came: list[ForwardMsg] = field(default_factory=list)
    _ended: threading.Event = field(default_factory=threading.Event)
    client_context: Any = None

    def open(self) -> Rerun:
        """Open the page, and return what its first run took."""

        async def connect() -> str:
            return self.server._runtime.connect_session(self, {})

        self._session = asyncio.run_coroutine_threadsafe(connect(), self.loop).result()
        return self.run()

    def write_forward_msg(self, message: ForwardMsg) -> None:
        """Take a message, as a browser does (called by the server)."""
        self._came.append(message)
        if message.HasField("page_info_changed"):
            self.query = message.page_info_changed.query_string
        if message.HasField("script_finished") and message.script_finished == message.FINISHED_SUCCESSFULLY:
            self._ended.set()

    def go(self, page: str, query: str = "") -> Rerun:
        """Go to another screen; filters stay."""
        self.page, self.query = page, query
        return self.run()

    def run(self, *changed: WidgetState) -> Rerun:
        """Let the script run, and wait until it has."""
        self._states |= {one.id: one for one in changed}
        back = BackMsg()
        back.rerun_script.query_string, back.rerun_script.page_name = self.query, self.page
        back.rerun_script.widget_states.widgets.extend(self._states.values())
        back.rerun_script.cached_message_hashes.extend(self._sent)
        self._came, before = [], sum(_taken)
        self._ended.clear()

        async def ask() -> None:
            self.server._runtime.handle_backmsg(self._session, back)

        asyncio.run_coroutine_threadsafe(ask(), self.loop).result()
        if not self._ended.wait(SECONDS):
            raise TimeoutError(self.page)
        sent_bytes = sum(len(one.SerializeToString()) for one in self._came)
        for one in self._came:
            if one.metadata.cacheable:
                self._sent[one.hash] = one
        self.shown = [self._sent[one.ref_hash] if one.HasField("ref_hash") else one for one in self._came]
        return Rerun(sum(_taken) - before, sum(one.HasField("delta") for one in self.shown), sent_bytes)

    def choose(self, key: str, *words: str) -> Rerun:
        """Choose in the pills or the list of a key."""
        elements = [one.delta.new_element for one in self.shown if one.HasField("delta")]
        ids = [getattr(one, kind).id for one in elements for kind in ("button_group", "multiselect")]
        (found,) = {one for one in ids if one.endswith(f"-{key}")}
        state = WidgetState(id=found)
        state.string_array_value.data.extend(words)
        return self.run(state)


_taken: list[float] = []


def _time_scripts() -> None:
    run = script_runner.exec_func_with_error_handling

    def timed(*args: Any, **more: Any) -> Any:
        began = time.thread_time()
        try:
            return run(*args, **more)
        finally:
            _taken.append(1000 * (time.thread_time() - began))

    script_runner.exec_func_with_error_handling = timed


@contextmanager
def serving(script: Path, database: Path) -> Iterator[tuple[Server, asyncio.AbstractEventLoop]]:
    """Run a script's server in this process, without a port, until the block ends."""
    os.environ["ILT_DATABASE"] = f"sqlite:///{database}"
    _time_scripts()
    config._main_script_path = str(script)
    bootstrap.load_config_options({})
    config.set_option("server.fileWatcherType", "none")
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()
    server = Server(str(script), is_hello=False)
    asyncio.run_coroutine_threadsafe(server._runtime.start(), loop).result()
    yield server, loop
    server._runtime.stop()


def measure(folder: Path, screens: Sequence[str] = tuple(SCREENS)) -> None:
    """Print the medians of each screen."""
    file = folder / "district.sqlite"
    link = district.keep(file)
    with serving(APP, file) as (server, loop):
        desk = Desk(server, loop, "framework", f"workspace={link}")
        desk.open()
        say(HEAD)
        for screen in screens:
            desk.go(screen, f"workspace={link}")
            for what, looks in of_screen(desk).items():
                cores = " | ".join(f"{statistics.median(one.core for one in look):.0f}" for look in looks)
                sent = " | ".join(f"{statistics.median(one.sent_bytes for one in look) / 1000:.0f}" for look in looks)
                elements = statistics.median(one.elements for one in looks[1])
                say(f"| {SCREENS[screen]} | {what} | {cores} | {elements:.0f} | {sent} |")


def of_screen(desk: Desk) -> dict[str, tuple[list[Rerun], list[Rerun]]]:
    """Return what choosing took on a screen, the first time and again: all focus areas, one, and a school."""
    found: dict[str, tuple[list[Rerun], list[Rerun]]] = {}
    for look in range(2):
        for area in AREAS:
            found.setdefault("focus area", ([], []))[look].append(desk.choose("area", area))
            found.setdefault("all focus areas", ([], []))[look].append(desk.choose("area", "All"))
        for school in SCHOOLS:
            found.setdefault("school", ([], []))[look].append(desk.choose("schools", school))
            desk.choose("schools")
    return found
