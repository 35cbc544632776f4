"""Garbage: one thread searches for it a moment after scripts ran, in place of each run at its end.

Streamlit's own search (`runner.postScriptGC`, off in config.toml) goes through all that all visitors' sessions hold,
and nobody is answered meanwhile: beside 50 meetings it took 70 ms at the end of each run, three quarters of the
processor's time.
"""

from __future__ import annotations

import gc
import threading
import time

WAIT_SECONDS = 1.0
"""So long after a run: by then its thread has let go of what it held, and runs that came with it have ended."""
REST = 10
"""After a search the thread rests so many times as long as it took."""

_ran, _beginning = threading.Event(), threading.Lock()
_threads: list[threading.Thread] = []


def after_run() -> None:
    """Have what the run that ends now leaves behind searched for, within a few seconds."""
    _ran.set()
    with _beginning:
        if not _threads:
            _threads.append(threading.Thread(target=_search, name="garbage", daemon=True))
            _threads[0].start()


def _search() -> None:
    while True:
        _ran.wait()
        time.sleep(WAIT_SECONDS)
        _ran.clear()
        start = time.perf_counter()
        gc.collect()
        time.sleep(REST * (time.perf_counter() - start))
