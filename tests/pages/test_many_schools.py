"""A district of very many schools: a screen sends what can be looked at, says how much more there is, and files have all."""

import csv
import io
import itertools

import pytest

from ilt.ui import downloads
from tests.support.many_rows import HEAD
from tests.support.screens import said, seen
from tests.support.visitors import uploaded

SCHOOLS, ACTIONS = 1_001, ("S1.1", "S1.2", "S2.1", "S2.2")
MOST_BYTES = 600_000


@pytest.fixture(scope="module")
def app():
    """In each school three of each side rate each action 0, 1 and 2; every other school's own people rate it 3."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(HEAD)
    for school, side, rater in itertools.product(range(SCHOOLS), ("self", "cross"), range(3)):
        rating = 3 if side == "self" and school % 2 else rater
        who = f"{side} {school} {rater}"
        rows.writerows(["Fall 2026", f"School {school:04}", who, side, key, rating] for key in ACTIONS)
    return uploaded({"ratings.csv": text.getvalue().encode()}).run()


@pytest.fixture
def offered(monkeypatch):
    found = {}
    monkeypatch.setattr(downloads, "offer", lambda label, data, name, **_: found.update({name: (label, data)}))
    return found


def test_a_screen_sends_what_can_be_looked_at(app):
    for page, view in (
        ("across_schools", {"side": "Self"}),
        ("attention", {}),
        ("self_and_cross", {"view": "Where raters disagree", "every_split": True}),
        ("self_and_cross", {"view": "Largest gaps"}),
    ):
        sent, _ = seen(app, (page, "School ILTs", (), view), [])
        assert sum(map(len, sent)) < MOST_BYTES, (page, view)


def test_what_is_left_out_of_a_screen_is_said_and_is_in_the_files(app, offered):
    opened = {"_table all_schools_and_actions.csv": True}
    seen(app, ("across_schools", "School ILTs", (), {"side": "Self", **opened}), [])
    words = said(app)
    assert "Each mark is up to 6 schools with about the same mean." in words
    # Of 501 schools two of three own raters are low; of 500 nobody is.
    low = [f"School {n:04}" for n in range(0, SCHOOLS, 2)]
    assert [table.value.iloc[0]["Low in"] for table in app.dataframe if "Low in" in table.value] == [
        f"{', '.join(low[:200])} and 301 more"
    ]
    assert "There are 4,004 rows. Above, choose which rows to show. The file has all of them." in words
    page = next(box for box in app.selectbox if box.label == "Which rows?")
    assert page.options[0] == "1 to 1,000 of 4,004"
    assert page.options[-1] == "4,001 to 4,004 of 4,004"
    page.set_value(4_000).run()
    (shown,) = [table.value for table in app.dataframe if "Level" in table.value]
    assert shown[["Id", "School"]].to_numpy().tolist() == [[key, "School 1000"] for key in ACTIONS]
    label, every = offered["all_schools_and_actions.csv"]
    assert label == "Download all 4,004 rows (CSV)"
    rows = list(csv.DictReader(io.StringIO(every().decode("utf-8-sig"))))
    assert [(row["Id"], row["School"]) for row in rows] == [
        (key, f"School {n:04}") for n in range(SCHOOLS) for key in ACTIONS
    ]
    _, flat = offered["across_schools.csv"]
    assert [row["Low in"] for row in csv.DictReader(io.StringIO(flat().decode("utf-8-sig")))] == [", ".join(low)] * len(
        ACTIONS
    )


@pytest.mark.full
def test_the_file_of_a_long_table_is_called_as_its_screen(app, offered):
    opened = {"_table self_and_cross.csv": True}
    seen(app, ("self_and_cross", "School ILTs", (), {"view": "Largest gaps", **opened}), [])
    assert [name for name, (label, _) in offered.items() if label.startswith("Download all")] == ["self_and_cross.csv"]
