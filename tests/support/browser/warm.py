"""Servers that begin where their imports are done: forked from a process that has imported what servers import.

What they run is `python -m streamlit run`, in a process, a folder and an environment of their own; only what each would do
the same is spared: to read packages from the disk, and what the first visitor waits for (``visited``).
"""

import multiprocessing
import os
import runpy
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path

NAMES = ("ILT_", "STREAMLIT_", "XDG_", "HOME", "USERPROFILE")
"""How environment variables begin that are read when they are needed; others may work on a start alone."""
PACKAGES = (
    "streamlit.web.cli",
    "streamlit.web.bootstrap",
    "streamlit.web.server.starlette.starlette_server",
    "streamlit.runtime.runtime",
    "pandas",
    "altair",
    "pyarrow.compute",
    "sqlalchemy.dialects.sqlite",
    "ilt.store",
    "ilt.guard",
    "ilt.screens",
    "ilt.charts",
    "ilt.meetings",
    "ilt.reports",
    "tests.support.browser.visited",
)


def possible(env: Mapping[str, str]) -> bool:
    return "forkserver" in multiprocessing.get_all_start_methods() and all(name.startswith(NAMES) for name in env)


def start(arguments: Sequence[str], folder: Path, log: Path, env: Mapping[str, str]) -> BaseProcess:
    """Start `python -m streamlit` with arguments, in a folder, with a whole environment, and what it says in a file."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(PACKAGES))
    process = context.Process(target=_run, args=(list(arguments), str(folder), str(log), dict(env)), daemon=True)
    process.start()
    return process


def _run(arguments: list[str], folder: str, log: str, env: dict[str, str]) -> None:
    os.setsid()
    said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(said, stream)
    sys.stdout.reconfigure(write_through=True)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(env)
    sys.path.insert(0, folder)
    sys.argv = ["streamlit", *arguments]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
