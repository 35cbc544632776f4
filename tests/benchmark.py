"""How long reading takes, as a ratio to the bare parser in the same run: `python -m tests.benchmark`.

A tidy CSV of 500,000 rows with notes, read, checked and counted, against `pyarrow.csv.read_csv`; an XLSX of 20,000
rows, in the guard process that is kept for it, against python-calamine. The aim is 3 times at most. What saving adds to a click:
20 % at most. And the next slide of a meeting in a real browser, from the key to the last change of the page, against the
same of a Streamlit page that holds nothing but a button and a line: 2.5 times at most.
"""

import csv
import itertools
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow.csv
import python_calamine
import xlsxwriter
from playwright.sync_api import Page, sync_playwright

import ilt
from ilt import framework
from ilt.ratings import COLUMNS
from ilt.store import Saver, Store, sha256
from ilt.ui.session import Session
from tests.support.app_pages import APP, ROOT, new_app
from tests.support.browser import chromium
from tests.support.browser.screen import settle
from tests.support.browser.server import running
from tests.support.programs import CHROMIUM

SAMPLE = ROOT / "data" / "sample_ratings.csv"

WORDS = [
    "we",
    "meet",
    "weekly",
    "but",
    "the",
    "plan,",
    "the",
    "schedule",
    "and",
    "the",
    "tool",
    "are",
    "not",
    "tracked",
    "yet;",
    "next",
    "steps:",
    "ask",
    "the",
    "team",
]
ROWS_CSV, ROWS_XLSX, TIMES = 500_000, 20_000, 7


def rows(count: int, seed: int = 20261124) -> list[list[str]]:
    """Make up ratings: 60 schools, five rounds, each rater all 32 actions, two in five with a note."""
    made = random.Random(seed)
    actions = framework.current().actions
    found = []
    for place in range(count):
        rater, action = divmod(place, len(actions))
        assessment = actions[action].assessment
        side = "cross" if rater % 4 == 0 else "self"
        school = "" if assessment == "district" and side == "self" else f"School {rater % 60}"
        note = " ".join(made.choices(WORDS, k=made.randint(4, 14))) if made.random() < 0.4 else ""
        rating = made.choice(["0", "1", "2", "3", "3", ""])
        found.append(
            [f"Fall {2020 + rater % 5}", "Riverbend", assessment, school, f"rater{rater}", side, actions[action].id]
            + [rating, note]
        )
    return found


def write_csv(file: Path) -> None:
    with file.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([list(COLUMNS), *rows(ROWS_CSV)])


def write_xlsx(file: Path) -> None:
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([list(COLUMNS), *rows(ROWS_XLSX)]):
            for place, text in enumerate(row):
                if place == COLUMNS.index("rating") and text.isdigit():
                    sheet.write_number(at, place, int(text))
                elif text:
                    sheet.write_string(at, place, text)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def ratio(name: str, bare: Callable[[], object], ours: Callable[[], object]) -> float:
    """Run both in turn and print the median of their times and of their ratio."""
    bare(), ours()
    pairs = [(seconds(bare), seconds(ours)) for _ in range(TIMES)]
    found = statistics.median(own / fixed for fixed, own in pairs)
    fixed, own = (statistics.median(times) for times in zip(*pairs, strict=True))
    sys.stdout.write(f"{name}: {own * 1000:.0f} ms, bare parser {fixed * 1000:.0f} ms, ratio {found:.1f}\n")
    return found


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        text, book = Path(folder) / "ratings.csv", Path(folder) / "ratings.xlsx"
        write_csv(text)
        write_xlsx(book)
        ratio(
            f"CSV of {ROWS_CSV:,} rows, read and counted",
            lambda: pyarrow.csv.read_csv(text),
            lambda: ilt.count(ilt.read(text).ratings),
        )
        ratio(
            f"XLSX of {ROWS_XLSX:,} rows, read",
            lambda: python_calamine.load_workbook(book).get_sheet_by_index(0).to_python(),
            lambda: ilt.read(book),
        )
        clicks(Path(folder))
        slides(Path(folder))


EMPTY = """
import streamlit as st
st.session_state.setdefault("n", 0)
def more():
    st.session_state["n"] += 1
st.button("Next", on_click=more, shortcut="Right")
st.text(st.session_state["n"])
"""
WATCH = """
() => {
  window.pressed = window.last = 0;
  window.seen?.disconnect();
  addEventListener('keydown', () => { window.pressed = performance.now(); }, { once: true, capture: true });
  window.seen = new MutationObserver(() => { window.last = performance.now(); });
  window.seen.observe(document.querySelector('[data-testid=stMain]'), { subtree: true, childList: true, attributes: true });
}
"""


def slides(folder: Path) -> None:
    """Print how long the next slide takes beside an empty page, each slide of a meeting about the sample in turn."""
    (folder / "empty.py").write_text(EMPTY, encoding="utf-8")
    env = {"ILT_DATABASE": f"sqlite:///{folder / 'meeting.sqlite'}"}
    with (
        sync_playwright() as playwright,
        running(folder / "empty.py", folder / "empty.txt", cold=True) as bare,
        running(APP, folder / "app.txt", env=env, cold=True) as own,
    ):
        browser = chromium.launch(playwright, CHROMIUM.need())
        empty, projector = (browser.new_page(viewport={"width": 1280, "height": 720}) for _ in range(2))
        empty.goto(bare.url)
        projector.goto(f"{own.url}/meeting")
        for page in (empty, projector):
            settle(page)
        projector.get_by_role("button", name="Begin the meeting").click()
        projector.wait_for_url("**/stage*")
        settle(projector)
        found = []
        while projector.get_by_role("button", name="Next").is_enabled():
            found.append((_next(empty), _next(projector)))
    fixed, own_ms = (statistics.median(times) for times in zip(*found, strict=True))
    most = statistics.median(slide / page for page, slide in found)
    sys.stdout.write(f"The next of {len(found) + 1} slides: {own_ms:.0f} ms; an empty page: {fixed:.0f} ms, ")
    sys.stdout.write(f"ratio {most:.2f}\n")


def _next(page: Page) -> float:
    page.evaluate(WATCH)
    page.keyboard.press("ArrowRight")
    settle(page)
    return float(page.evaluate("window.last - window.pressed"))


def clicks(folder: Path) -> None:
    """Print what saving adds to a click: the same screen drawn again, with an entry that is saved first and without."""
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

    found = [(seconds(app.run), seconds(saved)) for _ in range(3 * TIMES)]
    plain, with_saving = (statistics.median(times) for times in zip(*found, strict=True))
    sys.stdout.write(f"A click on Heatmaps: {plain * 1000:.0f} ms; saved, too: {with_saving * 1000:.0f} ms, ")
    sys.stdout.write(f"ratio {statistics.median(own / bare for bare, own in found):.2f}\n")


if __name__ == "__main__":
    main()
