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


class Search:
    """A thread that searches ``wait_seconds`` after runs and then rests ``rest`` times as long as it took."""

    def __init__(self, wait_seconds: float = WAIT_SECONDS, rest: float = REST) -> None:
        self.wait_seconds, self.rest = wait_seconds, rest
        self._ran, self._beginning = threading.Event(), threading.Lock()
        self._thread: threading.Thread | None = None

    def after_run(self) -> None:
        """Have what the run that ends now leaves behind searched for, within a few seconds."""
        self._ran.set()
        with self._beginning:
            if self._thread is None:
                self._thread = threading.Thread(target=self._go_on, name="garbage", daemon=True)
                self._thread.start()

    def _go_on(self) -> None:
        while True:
            self._ran.wait()
            time.sleep(self.wait_seconds)
            self._ran.clear()
            start = time.perf_counter()
            gc.collect()
            time.sleep(self.rest * (time.perf_counter() - start))


search = Search()
"""The one of this process."""
