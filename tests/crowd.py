"""Many at once on one server, without browsers: `python -m tests.crowd`.

50 meetings (100 windows) that nobody touches: what they cost the server, how long another visitor's click takes meanwhile,
and how soon the second window of a meeting shows what the first one does. Then 50 visitors who open the dashboard in the
same moment, and how many clicks a second the server answers when all of them click without a pause.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import statistics
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

from ilt.meetings import stored
from ilt.store import Saver, Store
from tests.support.app_pages import APP
from tests.support.browser.server import running

MEETINGS, VISITORS, CLICKS, IDLE_SECONDS, CLICKING_SECONDS = 50, 50, 10, 15, 20
SECONDS = 120


@dataclass
class Window:
    """A window as a browser holds it: it does what the server asks of it, also to come again every so often."""

    url: str
    page: str
    query: str = ""
    runs: int = 0
    fragments: int = 0
    shown: list[ForwardMsg] = field(default_factory=list)
    asks: dict[str, float] = field(default_factory=dict)
    """What it asks for again, and every how many seconds."""
    _socket: ClientConnection | None = None
    _tasks: dict[str, asyncio.Task] = field(default_factory=dict)
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    _finished: int = 0
    _hash: str = ""

    async def open(self) -> None:
        """Connect, let the page run, and wait until it has."""
        health = await asyncio.to_thread(urllib.request.urlopen, f"{self.url}/_stcore/health", timeout=SECONDS)
        cookie = health.headers["Set-Cookie"].partition(";")[0]
        address = f"{self.url.replace('http', 'ws', 1)}/_stcore/stream"
        self._socket = await connect(
            address,
            subprotocols=["streamlit"],
            additional_headers={"Cookie": cookie},
            max_size=None,
            open_timeout=SECONDS,
            ping_interval=None,
        )
        self._tasks["hear"] = asyncio.create_task(self._hear())
        await self.run()

    async def close(self) -> None:
        for task in self._tasks.values():
            task.cancel()
        if self._socket is not None:
            await self._socket.close()

    async def run(self, *widgets: WidgetState) -> None:
        """Let the page run, and wait until it has."""
        before = self._finished
        await self._ask(*widgets)
        await self.until(lambda: self._finished > before)

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is true of what is shown."""
        async with asyncio.timeout(SECONDS), self._changed:
            await self._changed.wait_for(true)

    async def _ask(self, *widgets: WidgetState, fragment: str = "") -> None:
        back = BackMsg()
        back.rerun_script.query_string = self.query
        back.rerun_script.page_name = "" if self._hash else self.page
        back.rerun_script.page_script_hash = self._hash
        back.rerun_script.fragment_id = fragment
        back.rerun_script.is_auto_rerun = bool(fragment)
        back.rerun_script.widget_states.widgets.extend(widgets)
        await self._socket.send(back.SerializeToString())

    async def _again(self, fragment: str, seconds: float) -> None:
        while True:
            await asyncio.sleep(seconds)
            await self._ask(fragment=fragment)

    async def _hear(self) -> None:
        async for raw in self._socket:
            message = ForwardMsg.FromString(raw)
            async with self._changed:
                self._take(message)
                self._changed.notify_all()

    def _take(self, message: ForwardMsg) -> None:
        if message.HasField("new_session"):
            if message.metadata.run.fragment_ids:
                self.fragments += 1
            else:
                self.runs += 1
                self.shown = []
            self._hash = message.new_session.page_script_hash
        elif message.HasField("page_info_changed"):
            self.query = message.page_info_changed.query_string
        elif message.HasField("navigation"):
            self._hash = message.navigation.page_script_hash
        elif message.HasField("auto_rerun"):
            again = message.auto_rerun
            if again.fragment_id not in self._tasks:
                self.asks[again.fragment_id] = again.interval
                task = asyncio.create_task(self._again(again.fragment_id, again.interval))
                self._tasks[again.fragment_id] = task
        elif message.HasField("delta"):
            self.shown.append(message)
        elif message.HasField("script_finished") and message.script_finished == message.FINISHED_SUCCESSFULLY:
            self._finished += 1

    def elements(self, kind: str) -> list:
        """Return the elements of a kind in what was drawn last."""
        elements = [one.delta.new_element for one in self.shown if one.HasField("delta")]
        return [getattr(one, kind) for one in elements if one.WhichOneof("type") == kind]

    def text(self) -> str:
        """Return all lines of plain text that were drawn last."""
        return "\n".join(one.body for one in self.elements("text"))

    def slide(self) -> str:
        """Return the name of the slide, or of the step, that is shown."""
        data = [json.loads(one.json or one.mixed.json or "null") for one in self.elements("bidi_component")]
        return next((one["name"] for one in reversed(data) if isinstance(one, dict) and "steps" in one), "")


def prepared(file: Path, count: int) -> list[tuple[str, str, str]]:
    """Keep so many workspaces with a meeting about the sample each; return their links, meetings and secrets."""
    store, found = Store(f"sqlite:///{file}"), []
    for n in range(count):
        saver = Saver.begin(store, visitor="crowd")
        key, token = f"m{n}", f"secret{n}"
        about = {
            "assessment": "school",
            "district": "Riverbend Public Schools",
            "school": "Alder Elementary",
            "round": "Fall 2026",
        }
        whole = {**about, "day": "2026-11-26", "minutes": 45, "seat": token}
        saver.put_all("meeting", stored.entries(key, whole))
        found.append((saver.link, key, token))
    store.close()
    return found


def windows(url: str, link: str, key: str, token: str) -> tuple[Window, Window]:
    """Return the two windows of a meeting: its slides, and its facilitator's."""
    return (
        Window(url, "stage", urlencode({"workspace": link, "meeting": key})),
        Window(url, "facilitator", urlencode({"workspace": link, "seat": token})),
    )


async def open_windows(
    stack: contextlib.AsyncExitStack, url: str, prepared: list[tuple[str, str, str]]
) -> list[tuple[Window, Window]]:
    """Open both windows of each meeting, until the stack ends."""
    pairs = [windows(url, *one) for one in prepared]
    for one in itertools.chain.from_iterable(pairs):
        stack.push_async_callback(one.close)
        await one.open()
    return pairs


async def press(window: Window, number: int) -> None:
    """Press Next, as the remote of a window does."""
    remote = window.elements("bidi_component")[-1]
    value = json.dumps({"presses": {"window": "crowd", "log": [[number, "next"]]}})
    await window.run(WidgetState(id=remote.id, json_value=value))


async def clicking(window: Window, count: int) -> list[float]:
    """Return how many seconds each of so many clicks took."""
    took = []
    for _ in range(count):
        start = time.perf_counter()
        await window.run()
        took.append(time.perf_counter() - start)
        await asyncio.sleep(0.2)
    return took


def cpu(server: psutil.Process) -> float:
    times = server.cpu_times()
    return times.user + times.system


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def spread(took: list[float]) -> str:
    """Return the median and the 95th percentile of times, in words."""
    return f"median {statistics.median(took):.2f} s, 95th percentile {sorted(took)[int(len(took) * 0.95)]:.2f} s"


async def meet(url: str, server: psutil.Process, prepared: list[tuple[str, str, str]]) -> None:
    """Measure meetings that go on at once."""
    async with contextlib.AsyncExitStack() as stack:
        visitor = Window(url, "heatmaps")
        stack.push_async_callback(visitor.close)
        await visitor.open()
        say(f"A click while nobody else is there: {spread(await clicking(visitor, CLICKS))}")
        await _meet(server, visitor, await open_windows(stack, url, prepared))


async def _meet(server: psutil.Process, visitor: Window, pairs: list[tuple[Window, Window]]) -> None:
    every = list(itertools.chain.from_iterable(pairs))
    await asyncio.sleep(3)
    runs = [one.runs + one.fragments for one in every]
    before = cpu(server)
    await asyncio.sleep(IDLE_SECONDS)
    used = (cpu(server) - before) / IDLE_SECONDS
    ran = sum(one.runs + one.fragments for one in every) - sum(runs)
    say(f"{len(pairs)} meetings that nobody touches: {used:.1%} of a core, {ran} script runs in {IDLE_SECONDS} s")
    say(f"A visitor's click meanwhile: {spread(await clicking(visitor, CLICKS))}")
    late = []
    for number, (projector, phone) in enumerate(pairs[:CLICKS], 1):
        shown = phone.slide()
        pressed = asyncio.create_task(press(projector, number))
        start = time.perf_counter()
        await phone.until(lambda: phone.slide() not in ("", shown))  # noqa: B023 - awaited in the same turn
        late.append(time.perf_counter() - start)
        await pressed
    say(f"From a press to the second window: {spread(late)}")
    start = time.perf_counter()
    pressing = [asyncio.create_task(press(projector, CLICKS + n)) for n, (projector, _) in enumerate(pairs)]
    busy = asyncio.create_task(clicking(visitor, CLICKS))
    await asyncio.gather(*pressing)
    say(f"All {len(pairs)} go on in the same moment: {time.perf_counter() - start:.1f} s until each has its slide")
    say(f"A visitor's click meanwhile: {spread(await busy)}")


async def open_at_once(url: str, server: psutil.Process) -> None:
    """Measure visitors who come in the same moment, and then click without a pause."""
    visitors = [Window(url, "overview") for _ in range(VISITORS)]

    async def opening(one: Window) -> float:
        start = time.perf_counter()
        await one.open()
        return time.perf_counter() - start

    before = cpu(server)
    took = list(await asyncio.gather(*(opening(one) for one in visitors)))
    each = (cpu(server) - before) / VISITORS
    say(f"{VISITORS} open at once: {spread(took)}; {each * 1000:.0f} ms of a core each")
    before, start, count = cpu(server), time.perf_counter(), 0

    async def clicks(one: Window) -> None:
        nonlocal count
        while time.perf_counter() < start + CLICKING_SECONDS:
            await one.run()
            count += 1

    await asyncio.gather(*(clicks(one) for one in visitors))
    each = (cpu(server) - before) / count
    rate = count / (time.perf_counter() - start)
    say(f"{VISITORS} click without a pause: {rate:.1f} clicks a second; {each * 1000:.0f} ms of a core each")
    for one in visitors:
        await one.close()


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "kept.sqlite"
        ready = prepared(file, int(sys.argv[1]) if sys.argv[1:] else MEETINGS)
        env = {"ILT_DATABASE": f"sqlite:///{file}"}
        with running(APP, Path(folder) / "log.txt", env=env, cold=True) as server:
            port = int(server.url.rpartition(":")[2])
            process = next(
                one for one in psutil.Process().children(recursive=True) if f"--server.port={port}" in one.cmdline()
            )
            if ready:
                await meet(server.url, process, ready)
            await open_at_once(server.url, process)
            with contextlib.suppress(ValueError):
                say(server.complaints())


if __name__ == "__main__":
    asyncio.run(main())
