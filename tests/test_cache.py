"""What follows from a table is worked out once, for everybody who has that table and nobody else, and never changed."""

import gc
import threading
import time
import weakref

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from ilt import cache, counts, findings, framework, ratings
from ilt.shown import Shown
from ilt.ui.session import Session
from tests.support.app_pages import BARE, app_pages, new_app
from tests.support.daily import the_rest_in_full
from tests.support.made_ratings import made_ratings
from tests.support.ratings_files import as_csv, ratings_of
from tests.support.visitors import uploaded


def table() -> pd.DataFrame:
    return counts.count(pd.DataFrame(ratings_of(["Alder", "Birch"], raters=6), columns=list(ratings.COLUMNS)))


def test_the_same_question_is_answered_once_and_another_anew():
    made = []

    @cache.once
    def doubled(frame: pd.DataFrame, by: int = 2, *, name: str = "n0") -> pd.Series:
        made.append((by, name))
        return frame[name] * by

    first = pd.DataFrame({"n0": [1], "n1": [3]})
    assert doubled(first) is doubled(first)
    assert doubled(first, 3).tolist() == [3]
    assert doubled(first, name="n1").tolist() == [6]
    assert doubled(first.copy()).tolist() == [2]
    assert made == [(2, "n0"), (3, "n0"), (2, "n1"), (2, "n0")]


@pytest.mark.full
def test_what_follows_from_a_table_goes_when_the_table_goes():
    whole = table()
    some = counts.select(whole, schools=("Alder",))
    scoped = weakref.ref(findings.scoped(some))
    assert scoped() is findings.scoped(counts.select(whole, schools=("Alder",)))
    del whole, some
    gc.collect()
    assert scoped() is None


def test_no_more_is_remembered_than_its_limit():
    whole = table()
    for n in range(2 * cache.MOST):
        counts.select(whole, schools=(f"School {n}",))
    assert len(whole.__dict__["_ilt_once"].results) == cache.MOST


def test_many_who_ask_at_once_wait_for_one_answer():
    made, found = [], []

    @cache.once
    def slow(frame: pd.DataFrame) -> int:
        made.append(frame)
        time.sleep(0.2)
        return len(frame)

    whole = table()
    threads = [threading.Thread(target=lambda: found.append(slow(whole))) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [len(whole)] * 20
    assert len(made) == 1


def test_another_framework_is_another_answer(tmp_path, monkeypatch):
    whole = table()
    before = findings.focus_areas(whole)
    lines = framework.path().read_text(encoding="utf-8")
    other = tmp_path / "framework.csv"
    name = framework.current().areas[0].name
    other.write_text(lines.replace(name, f"{name} here"), encoding="utf-8")
    monkeypatch.setenv("ILT_FRAMEWORK", str(other))
    assert findings.focus_areas(whole) is not before


def seen(app: AppTest) -> list[list[str]]:
    kinds = (app.title, app.caption, app.text, app.markdown, app.metric)
    return [[str(one.value) for one in kind] for kind in kinds] + [
        [one.proto.spec for one in app.get("vega_lite_chart")]
    ]


@pytest.mark.parametrize("own", the_rest_in_full([True], [False]))
def test_no_screen_changes_what_is_remembered(own, monkeypatch):
    """Every screen, twice: what was remembered is as it was, and the second time shows the same."""
    remembered = []
    known = cache._known

    def watched(frame: pd.DataFrame):
        found = known(frame)
        for result in found.results.values():
            if isinstance(result, pd.DataFrame) and not any(result is one for one, _ in remembered):
                remembered.append((result, result.copy(deep=True)))
        return found

    monkeypatch.setattr(cache, "_known", watched)
    app = uploaded({"ratings.csv": as_csv(ratings_of(["Alder", "Birch"], raters=6))}) if own else new_app()
    app.run()
    for page in app_pages():
        if page.stem in BARE:
            continue
        app.switch_page(page.file).run()
        before = seen(app)
        assert not app.exception
        assert seen(app.run()) == before
    assert len(remembered) > 10
    for now, then in remembered:
        pd.testing.assert_frame_equal(now, then)


@pytest.mark.usefixtures("each_workspace_reads_for_itself")
def test_two_visitors_with_equal_ratings_share_no_table():
    files = {"ratings.csv": as_csv(ratings_of(["Alder"], raters=6))}
    one, two = (Session(uploaded(files).run().session_state).shown[2] for _ in range(2))
    assert isinstance(one, Shown)
    assert one.counts is not two.counts
    assert findings.scoped(one.counts) is not findings.scoped(two.counts)


@pytest.mark.parametrize("hidden", the_rest_in_full([3], [0]))
@pytest.mark.parametrize("chosen", the_rest_in_full([("S1.1", "S1.2", "D1.1", "D1.2", "D1.3")], [("S2.2", "D1.2")]))
@pytest.mark.parametrize(
    "name",
    ["scoped", "gaps", "flags", "splits", "standings", "verdicts", "consistency"]
    + ["scoped_areas", "focus_areas", "agreement"],
)
def test_what_is_found_of_some_actions_is_what_is_found_of_these_alone(name, chosen, hidden):
    every = counts.count(made_ratings(seed=7))
    few = every["raters"] < hidden
    if hidden:
        shown = {key: every[key].where(~few, 0) for key in (*counts.NS, "raters")}
        every = every.assign(hidden=few * hidden, **shown)
    find = getattr(findings, name)
    for assessment in ("school", "district"):
        some = counts.select(every, assessment=assessment, actions=chosen)
        alone = every[(every["assessment"] == assessment) & every["action_id"].isin(chosen)].copy()
        found, expected = find(some), find(alone)
        pd.testing.assert_frame_equal(found, expected, check_dtype=len(expected) > 0)
    assert find(some) is find(some)


def test_some_actions_are_taken_from_what_all_have():
    made = []

    @cache.each_by_itself("action_id")
    def found(table: pd.DataFrame) -> pd.DataFrame:
        made.append(len(table))
        return table[["action_id", "n1"]].reset_index(drop=True)

    whole = table()
    for action in ("S1.1", "S1.2"):
        some = counts.select(whole, actions=(action,))
        assert set(found(some)["action_id"]) == {action}
    assert made == [len(whole)]
