"""What all tests share: how long an example of a property may take is no finding, since machines differ."""

import functools
import gc
import io
import os
import struct
import warnings
import zipfile
import zlib
from collections import Counter
from datetime import UTC, datetime

import pytest
from hypothesis import Phase, settings
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import app_test, local_script_runner

import ilt.ui.downloads
from ilt.sources.connection import POSTGRESQL
from ilt.store import Store
from ilt.ui import garbage
from ilt.ui.workspace import files
from ilt.ui.workspace.database import forget_database
from tests.support import programs
from tests.support.postgres import Server
from tests.support.spark import Spark

# The tests' workspaces live in memory, and never in the data folder of whoever runs them.
os.environ["ILT_DATABASE"] = "sqlite://"

# Each run of an AppTest would look through every installed package for components and compile each page anew; a server
# does both once.
manifest_scanner.scan_component_manifests = functools.cache(manifest_scanner.scan_component_manifests)
app_test.ScriptCache = local_script_runner.ScriptCache = functools.cache(app_test.ScriptCache)

# Each run of an AppTest would also be the first of a server, which opens a page without app.py (frame.enter): then it
# stops early, and Streamlit forgets no widget that is gone.
PagesManager.uses_pages_directory = False
app_test.PagesManager = type("WarmPagesManager", (PagesManager,), {})

# AppTest looks a thousand times a second whether a run has ended, in the way of the run: here it waits for the end.
look_for_the_end = local_script_runner.require_widgets_deltas


def wait_for_the_end(runner, timeout):
    runner._script_thread.join(timeout)
    look_for_the_end(runner, timeout if runner.script_stopped() else 0)


local_script_runner.require_widgets_deltas = wait_for_the_end

# Test after test uploads the same few tables: what is read, and what may be shown of it, is worked out once in a process,
# where it would be once a workspace. It follows from what is asked for alone, and nobody changes it (test_cache.py).
MOST_REMEMBERED = 24
read_anew, shown_anew = files._read_anew, files.shown_to
_readings, _shown = {}, {}


def _once(remembered, key, make):
    if key not in remembered:
        while len(remembered) >= MOST_REMEMBERED:
            del remembered[next(iter(remembered))]
        remembered[key] = make()
    return remembered[key]


def read_once(names):
    return _once(_readings, files._reading_key(names), lambda: read_anew(names))


def shown_once(data, minimums, *, full_detail, person, before=None):
    entries = "" if before is None else before.to_csv(index=False)
    made = functools.partial(shown_anew, data, minimums, full_detail=full_detail, person=person, before=before)
    # The ratings stay with it: nothing else may have their number meanwhile.
    return _once(_shown, (id(data), minimums, full_detail, person, entries), lambda: (data, made()))[1]


@pytest.fixture
def each_workspace_reads_for_itself(monkeypatch):
    """As on a server: what windows of one workspace read is nobody else's."""
    monkeypatch.setattr(files, "_read_anew", read_anew)
    monkeypatch.setattr(files, "shown_to", shown_anew)


files._read_anew, files.shown_to = read_once, shown_once

# A test's name longer than this fits no line of a report.
LONG_NAME = 100

settings.register_profile("app", deadline=None, max_examples=10)
settings.register_profile("full", deadline=None, max_examples=200)
# Of a mutant only one thing is asked, whether a test fails: few examples, always the same, and none made smaller.
settings.register_profile(
    "mutants", deadline=None, max_examples=3, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate]
)
settings.load_profile("app")


def pytest_configure(config):
    if _is_full(config):
        settings.load_profile("full")


def _is_full(config) -> bool:
    return config.option.markexpr == "full"


@pytest.hookimpl(tryfirst=True)
def pytest_make_parametrize_id(val, argname):
    """Name bytes and long texts by a checksum, and none that hold the hour: each process must give a test the same name."""
    if isinstance(val, bytes) and val.startswith(b"PK"):
        today = datetime.now(tz=UTC).astimezone()
        stamp = struct.pack("<H", (today.year - 1980) << 9 | today.month << 5 | today.day)
        if val[12:14] == stamp:
            raise pytest.UsageError(
                f"{argname}: an archive holds the time at which it was made: date its members, or name it"
            )
    data = val.encode(errors="surrogatepass") if isinstance(val, str) else val
    if isinstance(val, bytes) or (isinstance(val, str) and len(val) > LONG_NAME):
        return f"{argname} {zlib.crc32(data):08x}"
    return None


@pytest.hookimpl(tryfirst=True)
def pytest_itemcollected(item):
    """Let what holds of any example be tried with few of them every day, and with many under ``full`` as well."""
    if _is_full(item.config) and getattr(getattr(item, "function", None), "is_hypothesis_test", False):
        item.add_marker(pytest.mark.full)
    # What is tried in SQLite is tried in PostgreSQL, too: a third of it every day.
    chosen = getattr(item, "callspec", None)
    if chosen and chosen.params.get("url") == POSTGRESQL and zlib.crc32(item.originalname.encode()) % 3:
        item.add_marker(pytest.mark.full)
    # One server is enough: to make one takes seconds.
    in_postgresql = chosen and any(isinstance(one, str) and one == POSTGRESQL for one in chosen.params.values())
    if in_postgresql and not item.get_closest_marker("xdist_group"):
        item.add_marker(pytest.mark.xdist_group("postgresql"))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session):
    """Have the programs that tests drive before the processes that run the tests start."""
    if not hasattr(session.config, "workerinput"):
        terminal = session.config.pluginmanager.get_plugin("terminalreporter")

        def say(line: str) -> None:
            terminal.write_line(line, yellow=True)
            terminal.flush()

        programs.make_ready(say)


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers():
    """Start one process more than there are cores: many tests wait for a server or a browser now and then."""
    return (yield) + 1


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """In several processes groups begin first, those with the longest files before others; in one, browser tests last.

    A group takes about as long as its files are, and the longest must not be left to one process at the end. In one
    process Playwright's event loop would be in others' way.
    """
    if hasattr(config, "workerinput"):
        groups = {item: item.get_closest_marker("xdist_group") for item in items}
        of_group = {(group.args, item.path) for item, group in groups.items() if group}
        size = Counter()
        for name, path in of_group:
            size[name] += path.stat().st_size
        items.sort(key=lambda item: size[groups[item].args] if groups[item] else 0, reverse=True)
    else:
        items.sort(key=lambda item: "tests/browser/" in item.nodeid)


def pytest_collection_finish():
    """Search for garbage seldom, and never through what stays until the end: here nobody waits for an answer."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    garbage.search.rest = 30


@pytest.fixture(scope="session")
def postgresql():
    """A PostgreSQL server, started when a test first asks for one."""
    server = Server()
    yield server
    server.remove()


@pytest.fixture(scope="session")
def spark():
    """A Spark with two workers, started when a test first asks for one."""
    if os.name == "nt":
        pytest.skip("Spark needs more than Java on Windows.")
    server = Spark()
    yield server
    server.remove()


@pytest.fixture(params=["sqlite", POSTGRESQL])
def url(request, tmp_path):
    """An empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'kept' / 'workspaces.sqlite'}"
        return
    yield request.getfixturevalue("postgresql").url()
    # Connections of a store that a test leaves open are let go of here, not in whatever test comes next.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture
def store(url):
    opened = Store(url)
    yield opened
    opened.close()


@pytest.fixture
def database(tmp_path, monkeypatch):
    """A database of its own for the app in this process."""
    file = tmp_path / "kept.sqlite"
    monkeypatch.setenv("ILT_DATABASE", f"sqlite:///{file}")
    forget_database()
    yield file
    forget_database()


def timeless(file: bytes) -> bytes | dict[str, bytes]:
    """Return what a file holds; of an archive its parts, without the time at which each was written."""
    if not file.startswith(b"PK"):
        return file
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "docProps/core.xml"}


@pytest.fixture
def downloads(monkeypatch):
    """Everything that a screen offers to download, as it is offered."""
    found, draw = [], ilt.ui.downloads.offer

    def recorded(label, data, name, **more):
        found.append((label, name, timeless(data())))
        draw(label, data, name, **more)

    monkeypatch.setattr(ilt.ui.downloads, "offer", recorded)
    return found
