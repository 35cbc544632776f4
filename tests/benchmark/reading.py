"""How long reading takes, as a ratio to the bare parser.

A tidy CSV of 500,000 rows with notes, read, checked and counted, against `pyarrow.csv.read_csv`; an XLSX of 20,000
rows, in the guard process that is kept for it, against python-calamine. The aim is 3 times at most.
"""

import csv
import random
from collections.abc import Callable
from pathlib import Path

import pyarrow.csv
import python_calamine
import xlsxwriter

import ilt
from ilt import framework
from ilt.ratings import COLUMNS
from tests.benchmark.district import WORDS
from tests.benchmark.times import in_turn, say

ROWS_CSV, ROWS_XLSX = 500_000, 20_000


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


def ratio(name: str, bare: Callable[[], object], ours: Callable[[], object]) -> None:
    """Run both in turn and print the medians of their times and of their ratio."""
    bare(), ours()
    fixed, own, found = in_turn(bare, ours)
    say(f"{name}: {own:.0f} ms, bare parser {fixed:.0f} ms, ratio {found:.1f}")


def measure(folder: Path) -> None:
    text, book = folder / "ratings.csv", folder / "ratings.xlsx"
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
