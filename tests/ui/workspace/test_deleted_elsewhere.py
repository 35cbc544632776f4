"""A press in a window whose workspace somebody else deleted a moment ago: a plain sentence, and nothing is written."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.saved_workspaces import saved_workspace
from tests.support.screens import said
from tests.support.visitors import at

pytestmark = pytest.mark.full

MEETING = {
    "district": "Riverbend",
    "school": "Alder",
    "round": "Fall 2026",
    "assessment": "school",
    "day": "2026-11-25",
    "minutes": 45,
    "seat": "0123456789abcdef",
    "chosen": ["S1.1"],
}


def rows(database) -> dict[str, int]:
    with closing(sqlite3.connect(database)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}


def typed(app: AppTest) -> AppTest:
    return next(one for one in app.text_area if one.label == "What will you do?").set_value("typed a moment too late")


def pressed(label: str) -> Callable[[AppTest], AppTest]:
    return lambda app: next(one for one in app.button if one.label == label).click()


@pytest.mark.parametrize(
    ("page", "press"),
    [
        pytest.param("facilitator", typed, id="typed in a meeting"),
        pytest.param("meeting", pressed("Save this meeting for later"), id="a meeting begun"),
        pytest.param("next_steps", pressed("Add a next step"), id="a step begun"),
        pytest.param("ratings", pressed("Delete permanently…"), id="deleted twice"),
    ],
)
def test_nothing_is_written_back_into_what_somebody_else_deleted(database, page, press):
    _, saver = saved_workspace(f"sqlite:///{database}")
    assert saver.put_all("meeting", {f"m.{name}": value for name, value in MEETING.items()})
    app = at(page, saver.link, meeting="m", seat=MEETING["seat"])
    action = press(app)
    saver.forget()
    before = rows(database)
    action.run()
    assert not app.exception
    assert "This workspace was deleted" in said(app)
    assert "Alder" not in said(app)
    assert rows(database) == before
