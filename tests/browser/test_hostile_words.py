"""Hostile words in every field there is: on every screen they show as typed, and nothing renders, links or phones home."""

import csv
import re
from pathlib import Path

import pytest

from ilt.meetings.stored import entries
from ilt.store import Saver, Store, sha256
from tests.support.app_pages import APP, BARE, ROOT, app_pages
from tests.support.browser.navigation import go
from tests.support.browser.screen import settle
from tests.support.ratings_files import HEAD, as_csv, ratings_of

pytestmark = pytest.mark.xdist_group("servers")

TRAP = "![p](http://evil.example/{0}.png) https://evil.example/{0} www.evil.example {0}@evil.example :smile: **b** $x$"
PAGES = [page.stem for page in app_pages() if not page.default and page.stem not in BARE]
EVERY_DAY = ("heatmaps", "next_steps", "meeting")
DISTRICT, OTHER = "Dis. <img src=//evil.example/d>", "Other [x](http://evil.example)"
SCHOOLS = ("Ald `c` www.evil.example", "Bir https://evil.example/b")
ROUNDS = ("<img src=//evil.example/a.png> ~~a~~ 2025", "www.evil.example :material/home: 2026")
FILE = "file [l](http://evil.example/f) https:evil.csv"


def trap(name: str) -> str:
    return TRAP.format(name)


def framework(folder: Path) -> Path:
    """Write the framework with a trap in each text of it."""
    with (ROOT / "data" / "framework.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row |= {name: f"{row[name]} {trap('area')}" for name in ("focus_area_name", "focus_area_description")}
        row |= {name: f"{row['action_id']} {trap(name[:2])}" for name in ("action", "framework_wording", "short_label")}
    adapted = folder / "framework.csv"
    with adapted.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return adapted


def ratings() -> bytes:
    """Write two rounds of ratings, with a trap in each text, some of them where a rating should be."""
    rows = ratings_of(list(SCHOOLS), raters=6, note=trap("note"), district=DISTRICT)
    rows += ratings_of([SCHOOLS[0]], raters=6, district=OTHER)
    both = [
        [round_, *row[1:4], f"{row[4]} {trap('rater')}", *row[5:7], str((int(row[7]) + at) % 4), row[8]]
        for at, round_ in enumerate(ROUNDS)
        for row in rows
    ]
    both[0][7], both[1][5] = trap("cell"), trap("side")
    return as_csv([[*row, trap("other")] for row in both], [*HEAD, trap("heading")])


STEP = {
    "district": DISTRICT,
    "school": SCHOOLS[0],
    "round": ROUNDS[0],
    "action_id": "S1.1",
    "status": "open",
    **{name: trap(name) for name in ("what", "who", "know")},
}
MEETING = {
    "assessment": "school",
    "district": DISTRICT,
    "school": SCHOOLS[0],
    "round": ROUNDS[1],
    "day": "2026-11-25",
    "minutes": 45,
    "place": {"slide": "purpose", "since": 1, "begun": 1},
    "seat": "0123456789abcdef",
    "here": trap("here"),
    "norms": trap("norms"),
    "chosen": ["S1.1"],
    "cause.S1.1": trap("cause"),
    "agreed.S1.1": 1,
}


@pytest.fixture(scope="module")
def workspace(start_server, tmp_path_factory):
    """A server with the adapted framework, and the link of a workspace that is full of traps."""
    folder = tmp_path_factory.mktemp("words")
    url, content = f"sqlite:///{folder / 'kept.sqlite'}", ratings()
    saver = Saver.begin(Store(url), visitor="test")
    assert saver.add_source(FILE, content)
    assert saver.put("confirmed", FILE, sha256(content))
    saver.put_all("answer", {f"perspective:{trap('side')}": "School ILT", f"round@{trap('x')}.csv": trap("round")})
    saver.put_all("step", {f"k.{name}": text for name, text in STEP.items()})
    saver.put_all("meeting", entries("m", MEETING))
    saver.put("setting", "round_order", list(ROUNDS))
    server = start_server(APP, env={"ILT_DATABASE": url, "ILT_FRAMEWORK": str(framework(folder))})
    return server, saver.link


ESCAPED = r":gray\[|\\[!-/:-@\[-`{-~]"
SEEN = r"""
() => {
  const fields = [...document.querySelectorAll('input, textarea')].map((field) => field.value);
  return {
    text: [document.title, document.body.innerText, ...fields].join('\n'),
    odd: [
      ...[...document.links].filter((link) => link.host !== location.host),
      ...[...document.querySelectorAll('[src]')].filter((one) => /evil/i.test(one.src)),
      ...document.querySelectorAll('iframe, object, .katex, math'),
    ].map((element) => element.outerHTML.slice(0, 300)),
  };
}
"""


def as_read(text: str) -> str:
    return " ".join(text.split())


def walk(page, link: str, pages, *, working: bool) -> str:
    """Look at screens in one visit; return all that can be read on them."""
    shown = ""
    page.goto(f"/{pages[0]}?workspace={link}")
    settle(page, seconds=120)
    if working:
        page.locator(".st-key-_ask_working button").click()
        page.locator(".st-key-_enter_working button").click()
        page.get_by_test_id("stDialog").wait_for(state="detached")
    for name in pages:
        if name in BARE:
            page.goto(f"/{name}?workspace={link}&meeting=m&seat={MEETING['seat']}")
        elif name != pages[0]:
            go(page, next(one.title for one in app_pages() if one.stem == name))
        settle(page, seconds=120)
        seen = page.evaluate(SEEN)
        assert seen["odd"] == [], name
        assert not re.search(ESCAPED, seen["text"]), name
        assert "encountered an error" not in seen["text"], name
        shown += "\n" + seen["text"]
    return as_read(shown)


@pytest.mark.full
def test_hostile_words_show_as_typed_and_nothing_leaves(open_page, workspace):
    server, link = workspace
    shown = walk(open_page(server), link, [*EVERY_DAY, "stage"], working=False)
    for words in (DISTRICT, *SCHOOLS, ROUNDS[1], trap("what"), trap("who"), trap("know"), trap("norms")):
        assert as_read(words) in shown, words
    assert as_read(f"S1.1 {trap('sh')}") in shown


@pytest.mark.full
@pytest.mark.parametrize("working", [False, True])
def test_hostile_words_show_as_typed_on_every_screen(open_page, workspace, working):
    server, link = workspace
    shown = walk(open_page(server), link, [*PAGES, *BARE], working=working)
    words = [DISTRICT, *SCHOOLS, *ROUNDS, FILE, trap("what"), trap("area"), *([trap("note")] if working else [])]
    assert [text for text in words if as_read(text) not in shown] == []
