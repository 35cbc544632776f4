"""Whatever entries a workspace holds, of every kind and in whatever shape: every screen opens, and it can be deleted."""

import json
import random

import pytest
from sqlalchemy import insert

from ilt.meetings.steps import KEYS
from ilt.next_steps import FIELDS
from ilt.store import Saver, Store, StoreError, sha256
from ilt.store.schema import entries
from ilt.store.validation import KINDS, SETTINGS
from tests.support.app_pages import BARE, app_pages
from tests.support.ratings_files import as_csv, ratings_of
from tests.support.saved_workspaces import visit

PAGES = [page.stem for page in app_pages() if not page.default and page.stem not in BARE]
SCHOOLS = ("Alder", "Birch")
FILE = as_csv(ratings_of(list(SCHOOLS), raters=6, note="A note"))
RAW = ("1e999", "-1e999", "NaN", "[" * 3_000 + "]" * 3_000, "9" * 5_000, '"\\ud800"', '{"a":1,"a":2}', "-0", "1e308")
TEXTS = (
    *("", " ", "\x00", "\u202e", "🙂" * 3_000, "<img src=x onerror=alert(1)>", "![x](http://x.example/y.png)", "$x$"),
    *("x" * 20_000, "x" * 199_000, "\n" * 5_000, "| a | b |\n|---|---|", ":material/delete:", "S1.1", "Alder", "None"),
    *("2026-11-25", "2026-13-45", "0001-01-01", "9999-12-31", "2000-01-01", "2099-12-31", "../../etc/passwd", "-1"),
)
VALUES = (
    *(True, False, 0, -1, 3, 10**15, -(10**15), 0.5, 1e308, [], {}, [[]], [None], ["x", 1, None, {}], {"a": {"b": []}}),
    *({"sha256": "0" * 64, "size": 1}, {"sha256": 5}, {"slide": "who", "taken": []}, {"slide": ["who"], "since": "x"}),
    *({"since": True}, {"taken": {"w": -1}}, [*KEYS], ["x"] * 2_000, {"link": "x", "at": "y"}, ["Fall 2026"] * 2),
)
MEETING = ("assessment", "district", "school", "round", "seat", "day", "minutes", "plan", "observed", "predicted")
MEETING += ("chosen", "place", "here", "norms", "cause.S1.1", "agreed.S1.1", "votes.S1.1", "cause.X", "x", "")
SOUND = {
    "assessment": "school",
    "district": "",
    "school": "Alder",
    "round": "Fall 2026",
    "day": "2026-11-25",
    "minutes": 45,
    "seat": "s" * 32,
    "plan": [*KEYS],
    "chosen": ["S1.1"],
    "place": {"slide": "who", "since": 1, "begun": 1},
}
"""A meeting that is one, so that a screen reads what is hostile beside it."""


def keys_of(kind: str, chance: random.Random) -> list[str]:
    """Return keys that a kind has, and some that it does not."""
    texts = chance.sample(TEXTS, 4)
    return {
        "source": ["b.csv", "", ".", "../x.csv", *texts],
        "answer": [
            "round",
            "school:Alder",
            "school:Birch",
            "schools:Alder | Birch",
            "perspective@ratings.csv",
            "@",
            "fix@",
        ]
        + ["fix@ratings.csv!H2", "fix@ratings.csv!", "fix@#!", *texts],
        "remembered": ["[]", '["a","round"]', "[1,2]", "{}", "[" * 999, *texts],
        "confirmed": ["ratings.csv", "b.csv", *texts],
        "setting": [*SETTINGS, "x", *texts],
        "meeting": [f"{meeting}.{field}" for meeting in ("m", "n", "") for field in MEETING],
        "step": [f"{step}.{field}" for step in ("s", "m~S1.1", "") for field in (*FIELDS, "x", "")],
        "begun": ["0" * 64, *texts],
        "mine": ["0" * 64, *texts],
        "released": ["0" * 24, *texts],
        "share": ["view", *texts],
    }[kind]


def hostile(seed: int) -> list[tuple[str, str, str]]:
    """Return entries (kind, key, JSON) as somebody may write them into the database itself."""
    chance = random.Random(seed)
    edits, raw = {}, {}
    for kind in KINDS:
        for key in keys_of(kind, chance):
            value = chance.choice((*VALUES, *TEXTS, *TEXTS))
            if chance.random() < 0.3 and key.partition(".")[2] in SOUND:
                value = SOUND[key.partition(".")[2]]
            edits[kind, key] = value
            if chance.random() < 0.2:
                raw[kind, f"{key}{'' if chance.random() < 0.5 else '~'}"] = chance.choice(RAW)
    for field, value in SOUND.items():
        if chance.random() < 0.7:
            edits["meeting", f"m.{field}"] = value
            raw.pop(("meeting", f"m.{field}"), None)
    edits["setting", "framework"] = None
    written = {place: json.dumps(value) for place, value in edits.items() if value is not None} | raw
    written.pop(("confirmed", "ratings.csv"), None)
    return [(*place, value) for place, value in written.items()]


def prepared(url: str, seed: int) -> Saver:
    """Keep a workspace with one good file, and whatever comes with it."""
    store = Store(url)
    saver = Saver.begin(store, visitor="x")
    saver.add_source("ratings.csv", FILE)
    saver.put("confirmed", "ratings.csv", sha256(FILE))
    of = {"workspace": sha256(saver.link.encode()), "version": 9_999, "visitor": "", "at": 0}
    rows = [
        {**of, "kind": json.dumps(kind), "key": json.dumps(key), "value": value} for kind, key, value in hostile(seed)
    ]
    with store.engine.begin() as connection:
        connection.execute(insert(entries), rows)
    return saver


def holds(database, seed: int) -> None:
    saver = prepared(f"sqlite:///{database}", seed)
    app = visit(saver.link)
    for page in PAGES:
        app.switch_page(f"pages/{page}.py").run()
        assert not app.exception, (seed, page, [one.message for one in app.exception])
        assert app.title[0].value
    for page, address in (("stage", {"meeting": "m"}), ("facilitator", {"seat": "s" * 32})):
        app.query_params.update(address)
        app.switch_page(f"pages/{page}.py").run()
        assert not app.exception, (seed, page, [one.message for one in app.exception])
    app.switch_page("pages/ratings.py").run()
    next(button for button in app.button if button.label.startswith(DELETE)).click().run()
    next(button for button in app.button if button.label in ("Delete everything", "Delete it")).click().run()
    assert not app.exception
    with pytest.raises(StoreError):
        Store(f"sqlite:///{database}").changes(saver.link)


DELETE = "Delete permanently…"


@pytest.mark.parametrize("seed", [0])
def test_every_screen_opens_whatever_a_workspace_holds(database, seed):
    holds(database, seed)


@pytest.mark.full
@pytest.mark.parametrize("seed", range(1, 60))
def test_every_screen_opens_whatever_many_workspaces_hold(database, seed):
    holds(database, seed)
