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
from pathlib import Path

START_SECONDS = 60
STOP_SECONDS = 10
COMPLAINT_LENGTH = 3000
COMPLAINT = re.compile(
    r"Traceback|Warning|WARNING|ERROR|Error:|Exception|deprecated|is not a valid config", re.IGNORECASE
)


@dataclass(frozen=True)
class Server:
    """A server that runs: where it answers, and where it writes."""

    url: str
    log: Path

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


def _stop(process: subprocess.Popen) -> None:
    """End the server and whatever it started."""
    if os.name == "nt":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False, capture_output=True)
        process.wait(STOP_SECONDS)
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(STOP_SECONDS)


@contextlib.contextmanager
def running(
    script: Path, log: Path, *, env: Mapping[str, str] | None = None, port: int | None = None
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
    command = [sys.executable, "-m", "streamlit", "run", script.name, *(f"--{name}={flags[name]}" for name in flags)]
    with log.open("wb") as sink:
        process = subprocess.Popen(
            command,
            cwd=script.parent,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            deadline = time.monotonic() + START_SECONDS
            while not healthy(url):
                if process.poll() is not None or time.monotonic() > deadline:
                    said = log.read_text(encoding="utf-8", errors="replace")
                    raise RuntimeError(f"{script.name} did not start. The server said:\n{said}")
                time.sleep(0.05)
            yield Server(url, log)
        finally:
            _stop(process)


HEARD_SECONDS = 10
"""Others' entries come within two seconds; a busy machine gets more."""


def kill(url: str) -> None:
    """Kill the server that answers there, without a word."""
    port = url.rsplit(":", 1)[1]
    found = subprocess.run(["pgrep", "-f", f"server.port={port}"], check=True, capture_output=True, text=True).stdout
    for process in found.split():
        with contextlib.suppress(ProcessLookupError):
            os.kill(int(process), signal.SIGKILL)
