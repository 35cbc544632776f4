"""What runs leave behind is searched for once for many of them, soon."""

import gc
import time
import tomllib
import weakref
from pathlib import Path

from ilt.ui import garbage, script_run


class Loop:
    def __init__(self) -> None:
        self.own = self


def test_what_refers_to_itself_goes_soon_after_a_run(monkeypatch):
    monkeypatch.setattr(garbage, "search", garbage.Search(0.01, rest=0))  # that of other tests rests for long
    found = weakref.ref(Loop())
    searches = []
    monkeypatch.setattr(gc, "collect", lambda collect=gc.collect: searches.append(collect()))
    with script_run.to_its_end():
        assert script_run.under_way() == 1
        script_run.stop()
    assert script_run.under_way() == 0
    deadline = time.monotonic() + 60
    while found() is not None and time.monotonic() < deadline:
        time.sleep(0.01)
    assert found() is None
    assert len(searches) < 5


def test_no_run_searches_at_its_end():
    config = Path(__file__).parents[2] / ".streamlit" / "config.toml"
    assert tomllib.loads(config.read_text(encoding="utf-8"))["runner"]["postScriptGC"] is False
