"""Each figure on a screen is computed once a rerun: no function of findings, screens or charts gets the same table twice."""

import hashlib
import pickle
import threading
from collections import Counter

import pandas as pd
import pytest

from tests.support.app_pages import ROOT
from tests.support.visitors import uploaded

ROOMS = tuple(
    str(ROOT / "ilt" / room)
    for room in ("counts.py", "findings.py", "changes.py", "priorities.py", "view.py", "screens/", "charts/")
)


pytestmark = pytest.mark.usefixtures("each_workspace_reads_for_itself")


class Calls:
    """Counts the calls of functions that take a table, by the name of the function and what it is given."""

    def __init__(self) -> None:
        self.found: Counter = Counter()
        self._known: dict[int, tuple[pd.DataFrame, str]] = {}

    def __call__(self, frame, event, _) -> None:
        code = frame.f_code
        if event != "call" or code.co_name.startswith("<") or not code.co_filename.startswith(ROOMS):
            return
        names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
        values = [frame.f_locals[name] for name in names if name in frame.f_locals]
        if values and isinstance(values[0], pd.DataFrame):
            name = f"{code.co_filename.removeprefix(str(ROOT) + '/')}: {code.co_name}"
            self.found[name, *map(self._content, values)] += 1

    def _content(self, value: object) -> str:
        if not isinstance(value, pd.DataFrame | pd.Series):
            return repr(value)
        if id(value) not in self._known:
            self._known[id(value)] = value, hashlib.sha256(pickle.dumps(value)).hexdigest()
        return self._known[id(value)][1]


def counted(page: str, address: dict[str, str]) -> Calls:
    """Open a screen of a visitor's own ratings, and count what is computed while it is drawn for the first time.

    What follows from the sample's table is everybody's, and may be computed already.
    """
    app = uploaded({"ratings.csv": (ROOT / "data/sample_ratings.csv").read_bytes()})
    app.switch_page("pages/ratings.py").run()  # files are read, and no figure is shown yet
    for name, value in address.items():
        app.query_params[name] = value
    calls = Calls()
    threading.setprofile(calls)
    try:
        app.switch_page(f"pages/{page}.py").run()
    finally:
        threading.setprofile(None)
    assert not app.exception
    return calls


@pytest.mark.parametrize(
    ("page", "address"),
    [
        pytest.param("overview", {}, marks=pytest.mark.full),
        pytest.param("heatmaps", {}, marks=pytest.mark.full),
        pytest.param("heatmaps", {"show": "Gap"}, marks=pytest.mark.full),
        pytest.param("self_and_cross", {"view": "Side by side"}, marks=pytest.mark.full),
        pytest.param("self_and_cross", {"view": "All ratings", "schools": "Birch Elementary"}, marks=pytest.mark.full),
        pytest.param("change", {"view": "Actions"}, marks=pytest.mark.full),
        ("attention", {}),
        pytest.param("across_schools", {}, marks=pytest.mark.full),
        pytest.param("priorities", {}, marks=pytest.mark.full),
    ],
)
def test_nothing_is_computed_twice(page, address):
    calls = counted(page, address)
    assert len(calls.found) > 10
    twice = sorted({key[0] for key, many in calls.found.items() if many > 1})
    assert twice == []


def test_a_heatmap_of_all_areas_computes_its_cells_once_for_actions_and_once_for_areas():
    calls = Counter(key[0] for key in counted("heatmaps", {"assessment": "District ILT"}).found.elements())
    assert calls["ilt/screens/heatmaps.py: cells"] == 2
    assert calls["ilt/screens/heatmaps.py: table"] == 6  # a table beside each of six charts


@pytest.mark.full
@pytest.mark.parametrize(
    "page",
    [
        "overview",
        "heatmaps",
        *(
            pytest.param(page, marks=pytest.mark.full)
            for page in ("self_and_cross", "attention", "change", "across_schools", "priorities")
        ),
    ],
)
def test_a_screen_that_is_looked_at_again_takes_what_it_worked_out(page):
    app = uploaded({"ratings.csv": (ROOT / "data/sample_ratings.csv").read_bytes()})
    app.switch_page(f"pages/{page}.py").run()
    calls = Calls()
    threading.setprofile(calls)
    try:
        app.run()
    finally:
        threading.setprofile(None)
    again = {key[0].split(": ")[0] for key in calls.found}
    assert not again & {"ilt/counts.py", "ilt/findings.py", "ilt/changes.py", "ilt/view.py", "ilt/screens/heatmaps.py"}
    assert sum(calls.found.values()) <= 8
