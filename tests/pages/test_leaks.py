"""With two raters a school nothing that is hidden reaches a screen, and each screen still says something.

Two districts differ in nothing but what is hidden: which school gave which of the schools' ratings, who wrote which
words, what everybody is called, the order of the rows. Whatever is drawn, charted, listed or downloaded must be the
same of both, byte for byte.
"""

import csv
import io
import itertools
import random
import re

import pytest
from streamlit.testing.v1 import AppTest

from ilt import framework
from ilt.store import sha256
from ilt.ui.session import Session
from tests.support.app_pages import BARE, app_pages
from tests.support.daily import the_rest_in_full
from tests.support.screens import seen
from tests.support.twin_districts import HEAD, ROUNDS, SCHOOLS, district
from tests.support.visitors import uploaded

OTHERS = ("ratings", "framework", "numbers", *BARE)
PAGES = [page.stem for page in app_pages() if not page.default and page.stem not in OTHERS]
VIEWS = {
    "heatmaps": [
        *({"show": show} for show in ("Self", "Cross", "Both", "Gap")),
        *({"show": "Both", "cell": place} for place in (SCHOOLS[0], "All schools")),
    ],
    "self_and_cross": [
        {"view": view} for view in ("Largest gaps", "By action", "Where raters disagree", "All ratings", "Side by side")
    ],
    "across_schools": [{"side": side} for side in ("Self", "Cross")],
    "change": [{"view": view} for view in ("Focus areas", "Actions", "Schools", "Trend")],
}
CHOICES = [(), (SCHOOLS[0],), (SCHOOLS[0], SCHOOLS[1]), tuple(SCHOOLS[1:])]
SCREENS = [
    (page, assessment, schools, view)
    for page in PAGES
    for assessment in ("School ILTs", "District ILT")
    for schools in CHOICES
    for view in VIEWS.get(page, [{}])
]


def opened(content: bytes) -> AppTest:
    app = uploaded({"ratings.csv": content})
    Session(app.session_state).notes = True
    return app.run()


def same(screens: list[tuple], downloads: list) -> None:
    one, other = opened(district(1, "Zebulon Quix")), opened(district(2, "Anna Bell"))
    for screen in screens:
        first, second = seen(one, screen, downloads), seen(other, screen, downloads)
        assert len(first[0]) > 10, screen
        assert first == second, screen
        assert not any(name in message for message in first[0] for name in (b"Zebulon", b"Quix")), screen


def test_what_is_hidden_changes_nothing_on_screen(downloads):
    chosen = random.Random(20261125).sample(SCREENS, 4)
    same([screen for screen in SCREENS if screen in chosen], downloads)


@pytest.mark.full
def test_what_is_hidden_changes_nothing_on_any_screen(downloads):
    same(SCREENS, downloads)


def come(seed: int) -> tuple[bytes, bytes]:
    """Write a district whose schools have four raters, and what one or two more in each give later, by ``seed``."""
    first, later = random.Random(7), random.Random(seed)
    files = []
    for number, (chance, people) in enumerate(((first, range(4)), (later, range(4, 6)))):
        rows = []
        for place, school in enumerate(SCHOOLS):
            for action, n in itertools.product(framework.current().actions, people):
                if action.assessment == "school" and n < 5 + place % 2:
                    note = f"note {later.randint(0, 10**9)}" if number else ""
                    row = [
                        ROUNDS[0],
                        "R",
                        "school",
                        school,
                        f"{school} {n}",
                        "self",
                        action.id,
                        chance.randint(0, 3),
                        note,
                    ]
                    rows.append(row)
        file = io.StringIO()
        csv.writer(file).writerows([HEAD, *rows])
        files.append(file.getvalue().encode())
    return files[0], files[1]


@pytest.mark.full
def test_who_comes_later_changes_nothing_but_that_they_came(downloads):
    screens = [("heatmaps", (), {"show": "Self"}), ("notes", (), {}), ("attention", (SCHOOLS[0],), {})]
    seen_by_seed = {}
    for seed in (1, 2):
        file, later = come(seed)
        app = opened(file)
        saver = Session(app.session_state).saver
        saver.add_source("later.csv", later)
        saver.put("confirmed", "later.csv", sha256(later))
        seen_by_seed[seed] = [seen(app, (page, "School ILTs", *rest), downloads) for page, *rest in screens]
        assert "Newer ratings from 1 group (1 more rater)" in " ".join(text.value for text in app.text)
    assert seen_by_seed[1] == seen_by_seed[2]


@pytest.mark.full
def test_whoever_chooses_to_shows_the_newest():
    file, later = come(1)
    app = opened(file)
    saver = Session(app.session_state).saver
    saver.add_source("later.csv", later)
    saver.put("confirmed", "later.csv", sha256(later))
    app.switch_page("pages/heatmaps.py").run()
    first = [table.value.to_csv() for table in app.dataframe]
    app.get_by_key("_ask_newest").click().run()
    app.get_by_key("_show_newest").click().run()
    assert not app.exception
    newest = [table.value.to_csv() for table in app.dataframe]
    assert "Newer" not in " ".join(text.value for text in app.text)
    fresh, before = uploaded({"ratings.csv": file, "later.csv": later}).run(), opened(file)
    for other, expected in ((fresh, newest), (before, first)):
        other.switch_page("pages/heatmaps.py").run()
        assert [table.value.to_csv() for table in other.dataframe] == expected
    assert first != newest


@pytest.mark.full
def test_two_districts_that_differ_in_what_is_shown_do_differ(downloads):
    """So that the test above could fail."""
    one = opened(district(1, "Z"))
    other = opened(district(1, "Z").replace(b"self,D1.1,0", b"self,D1.1,3").replace(b"self,D1.1,1", b"self,D1.1,3"))
    screen = ("overview", "District ILT", (), {})
    assert seen(one, screen, downloads) != seen(other, screen, downloads)


@pytest.mark.full
@pytest.mark.parametrize("assessment", the_rest_in_full(["District ILT"], ["School ILTs"]))
def test_each_screen_still_says_something(assessment):
    app = opened(district(1, "Z"))
    app.session_state["assessment"] = assessment
    for page in PAGES:
        app.switch_page(f"pages/{page}.py").run()
        assert not app.exception
        says_something(app, page)


def says_something(app: AppTest, page: str) -> None:
    title = app.title[0].value
    # No school's people may be compared with themselves, and nothing was decided yet: that is what they say.
    small = page in ("change", "next_steps")
    assert small or not re.match("No |Too few|Nobody|Not ", title), title
    assert app.get("vega_lite_chart") or app.dataframe or page in ("notes", "next_steps", "meeting", "reports")
