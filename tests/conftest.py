"""What all tests share: how long an example of a property may take is no finding, since machines differ."""

import io
import os
import zipfile

import pytest
from hypothesis import Phase, settings

from ilt.store import Store
from ilt.ui import widgets
from ilt.ui.workspace.database import forget_database
from tests.support import programs
from tests.support.postgres import Server

# The tests' workspaces live in memory, and never in the data folder of whoever runs them.
os.environ["ILT_DATABASE"] = "sqlite://"

settings.register_profile("app", deadline=None, max_examples=50)
# Of a mutant only one thing is asked, whether a test fails: few examples, always the same, and none made smaller.
settings.register_profile(
    "mutants", deadline=None, max_examples=3, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate]
)
settings.load_profile("app")


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session):
    """Have the programs that tests drive before the processes that run the tests start."""
    if not hasattr(session.config, "workerinput"):
        terminal = session.config.pluginmanager.get_plugin("terminalreporter")

        def say(line: str) -> None:
            terminal.write_line(line, yellow=True)
            terminal.flush()

        programs.make_ready(say)


@pytest.fixture(scope="session")
def postgresql():
    """A PostgreSQL server, started when a test first asks for one."""
    server = Server()
    yield server
    server.remove()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """An empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'kept' / 'workspaces.sqlite'}"
    return request.getfixturevalue("postgresql").url()


@pytest.fixture
def store(url):
    kept = Store(url)
    yield kept
    kept.close()


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
    found, draw = [], widgets.download

    def recorded(label, data, name, **more):
        found.append((label, name, timeless(data())))
        draw(label, data, name, **more)

    monkeypatch.setattr(widgets, "download", recorded)
    return found
