"""While one visitor's hostile file is read, another's click is answered, and the server stays small.

Every day a few of the files of ``tests/support/hostile_files.py``, under ``full`` all. Times are of this machine: on one that others
keep busy, a click may take as much longer than 2 s as it took longer before the file came.
"""

import itertools
import os
import random
import statistics
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from ilt.reading.problems import CODES
from tests.support.app_pages import APP
from tests.support.browser.server import Server, running
from tests.support.files import TIDY, text
from tests.support.guards import Process, guards
from tests.support.hostile_files import FILES, with_member
from tests.support.wire import Visitor, visiting

pytestmark = pytest.mark.xdist_group("screens")

CLICK_SECONDS, ANSWER_SECONDS, MEGABYTES = 2, 20, 1024
QUIET_SECONDS = 0.3
"""A click takes less than this on a machine that nobody else keeps busy."""
DAILY = [name for name in FILES if FILES[name].daily]
SOME = random.Random(20261126).sample(DAILY, 1)


Answer = tuple[str, float, list[float], list[float], dict[str, int]]


class Watched:
    """What the server and its guards had of memory at most while the block ran."""

    def __init__(self, server: Process) -> None:
        self.server, self.megabytes = server, {"server": 0, "guard": 0}
        self._stop = threading.Event()

    def look(self) -> None:
        while not self._stop.wait(0.05):
            self.megabytes["server"] = max(self.megabytes["server"], self.server.megabytes())
            most = max((guard.most_megabytes() for guard in guards(self.server.number)), default=0)
            self.megabytes["guard"] = max(self.megabytes["guard"], most)

    @contextmanager
    def looking(self) -> Iterator[None]:
        thread = threading.Thread(target=self.look)
        thread.start()
        try:
            yield
        finally:
            self._stop.set()
            thread.join()


def clicks(visitor: Visitor) -> Iterator[float]:
    """Choose another perspective, again and again; yield how long each choice took."""
    (group,) = [one for one in visitor.elements("button_group") if one.label == "Rated by"]
    for name in itertools.cycle(["District raters", "Both", "School teams"]):
        start = time.monotonic()
        state = WidgetState(id=group.id)
        state.string_array_value.data.append(name)
        visitor.run(state)
        yield time.monotonic() - start


def meanwhile(server: Server, files: list[tuple[str, bytes]]) -> Answer:
    """Upload files while another visitor clicks.

    Returns
    -------
    tuple
        What is said of the files, after how many seconds, how long clicks took before and meanwhile, and megabytes.
    """
    with (
        visiting(server.url, "ratings") as one,
        visiting(server.url, "heatmaps") as other,
        ThreadPoolExecutor(1) as pool,
    ):
        each = clicks(other)
        before = [next(each) for _ in range(5)][1:]
        watched, start, during = Watched(Process(server.number)), time.monotonic(), []
        with watched.looking():
            upload = pool.submit(one.upload_all, files)
            while not upload.done():
                during.append(next(each))
            upload.result()
        said = " ".join(element.body for element in one.elements("text"))
        return said, time.monotonic() - start, before, during, watched.megabytes


def held(name: str, answer: Answer, codes: tuple[str, ...]) -> None:
    said, seconds, before, during, megabytes = answer
    slower = max(1.0, statistics.median(before) / QUIET_SECONDS)
    line = f"{name}: {seconds:.1f} s, clicks {max(during):.1f} s (before {max(before):.1f} s), {megabytes} MB"
    with Path(os.environ.get("HOSTILE_LOG", os.devnull)).open("a", encoding="utf-8") as log:
        log.write(f"{line}\n")
    assert seconds < ANSWER_SECONDS * slower, line
    assert max(during) < CLICK_SECONDS * slower, line
    assert max(megabytes.values()) < MEGABYTES, line
    assert not codes or any(CODES[code].says.partition("{")[0] in said for code in codes), line


@pytest.fixture
def server(tmp_path):
    with running(APP, tmp_path / "log.txt", env={"ILT_DATABASE": "off"}) as one:
        yield one


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in SOME else pytest.mark.full, id=name) for name in FILES]
)
def test_another_visitors_click_is_answered(name, server):
    file = FILES[name]
    held(name, meanwhile(server, [(f"hostile.{file.ending}", file.make())]), file.codes)
    assert server.complaints() == ""


@pytest.mark.full
def test_many_hostile_files_at_once_hold_up_nobody(server):
    """One visitor's ten hostile files and a good one: another's file is read meanwhile, and the good one at last."""
    dire = FILES["formulas never calculated"].make()
    bad = [(f"bad {n}.xlsx", with_member(dire, "docProps/n.xml", str(n).encode())) for n in range(10)]
    good = ("good.csv", text(TIDY))
    with (
        visiting(server.url, "ratings") as one,
        visiting(server.url, "ratings") as other,
        ThreadPoolExecutor(1) as pool,
    ):
        upload = pool.submit(one.upload_all, [*bad, good])
        time.sleep(5)
        other.upload(*good)
        assert not upload.done()
        upload.result()
    assert b"1 rating read" in b"".join(message.SerializeToString() for message in other.shown)
    assert b"1 rating read" in b"".join(message.SerializeToString() for message in one.shown)
    assert server.complaints() == ""
