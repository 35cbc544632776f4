"""A Streamlit server as people start it: a process of its own, on a free port of this machine, with its log kept."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.support.browser import warm

START_SECONDS = 60
STOP_SECONDS = 10
COMPLAINT_LENGTH = 3000
COMPLAINT = re.compile(
    r"Traceback|Warning|WARNING|ERROR|Error:|Exception|deprecated|is not a valid config", re.IGNORECASE
)


@dataclass(frozen=True)
class Server:
    """A server that runs: where it answers, where it writes, and the number of its process."""

    url: str
    log: Path
    number: int

    def complaints(self, since: int = 0) -> str:
        """The end of what the log says from character `since` on, if a warning, an error or a traceback is in it."""
        said = self.log.read_text(encoding="utf-8", errors="replace")[since:]
        return said[-COMPLAINT_LENGTH:] if COMPLAINT.search(said) else ""

    def log_length(self) -> int:
        return len(self.log.read_text(encoding="utf-8", errors="replace"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def _stop(process: subprocess.Popen | BaseProcess) -> None:
    """End the server and whatever it started."""
    if os.name == "nt":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False, capture_output=True)
        _ended(process)
        return
    for how in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, how)
        if _ended(process):
            return


def _ended(process: subprocess.Popen | BaseProcess, seconds: float = STOP_SECONDS) -> bool:
    """Tell whether it has ended, or does within so many seconds."""
    if isinstance(process, BaseProcess):
        process.join(seconds)
        return process.exitcode is not None
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    return process.returncode is not None


@contextlib.contextmanager
def running(
    script: Path, log: Path, *, env: Mapping[str, str] | None = None, port: int | None = None, cold: bool = False
) -> Iterator[Server]:
    """Run a Streamlit script from the folder it lies in until the block ends.

    Parameters
    ----------
    script
        The script; a `.streamlit/config.toml` beside it is what it runs with.
    log
        A file to write what the server says to.
    env
        Environment variables to set on top of this process's own.
    port
        Where it answers, if that has to be known before.
    cold
        Start it as people do, with all its imports, where it might else be forked (`warm`).

    """
    port = port or free_port()
    url = f"http://127.0.0.1:{port}"
    flags = {
        "server.address": "127.0.0.1",
        "server.port": port,
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
    }
    arguments = ["run", script.name, *(f"--{name}={flags[name]}" for name in flags)]
    process = _started(arguments, script.parent, log, env or {}, cold=cold)
    try:
        deadline = time.monotonic() + START_SECONDS
        while not healthy(url):
            if _ended(process, 0) or time.monotonic() > deadline:
                said = log.read_text(encoding="utf-8", errors="replace")
                raise RuntimeError(f"{script.name} did not start. The server said:\n{said}")
            time.sleep(0.05)
        yield Server(url, log, process.pid)
    finally:
        _stop(process)


def _started(
    arguments: list[str], folder: Path, log: Path, env: Mapping[str, str], *, cold: bool
) -> subprocess.Popen | BaseProcess:
    whole = {**os.environ, "PYTHONUNBUFFERED": "1", **env}
    if not cold and warm.possible(env):
        log.touch()
        return warm.start(arguments, folder, log, whole)
    with log.open("wb") as sink:
        return subprocess.Popen(
            [sys.executable, "-m", "streamlit", *arguments],
            cwd=folder,
            env=whole,
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


HEARD_SECONDS = 10
"""Others' entries come within two seconds; a busy machine gets more."""


def kill(server: Server) -> None:
    """Kill a server, without a word."""
    os.kill(server.number, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
