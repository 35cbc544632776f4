"""What saving adds to a click: the same screen drawn again, with an entry that is saved first and without; 20 % at most."""

import itertools
import os
from pathlib import Path

from ilt.store import Saver, Store, sha256
from ilt.ui.session import Session
from tests.benchmark.times import TIMES, in_turn, say
from tests.support.app_pages import ROOT, new_app

SAMPLE = ROOT / "data" / "sample_ratings.csv"


def measure(folder: Path) -> None:
    os.environ["ILT_DATABASE"] = "sqlite://"
    app = new_app()
    saver = Saver.begin(Store(f"sqlite:///{folder / 'kept.sqlite'}"), visitor="benchmark")
    saver.add_source("ratings.csv", SAMPLE.read_bytes())
    saver.put("confirmed", "ratings.csv", sha256(SAMPLE.read_bytes()))
    Session(app.session_state).saver = saver
    app.run().switch_page("pages/heatmaps.py").run()
    entries = itertools.count()

    def saved() -> None:
        saver.put("setting", "entry", next(entries))
        app.run()

    plain, with_saving, ratio = in_turn(app.run, saved, 3 * TIMES)
    say(f"A click on Heatmaps: {plain:.0f} ms; saved, too: {with_saving:.0f} ms, ratio {ratio:.2f}")
