"""A made-up district like that of the sample, with 60 schools or more: two rounds, both assessments, notes; the same each time."""

import csv
import io
import itertools
import random
from collections.abc import Sequence
from pathlib import Path

from ilt import framework
from ilt.ratings import COLUMNS
from ilt.store import Saver, Store, sha256

TREES = [
    "Alder",
    "Ash",
    "Aspen",
    "Beech",
    "Birch",
    "Cedar",
    "Cherry",
    "Cypress",
    "Dogwood",
    "Elm",
    "Fir",
    "Hazel",
    "Hickory",
    "Juniper",
    "Larch",
    "Linden",
    "Maple",
    "Oak",
    "Pine",
    "Willow",
]
SCHOOLS = [f"{tree} {kind}" for tree, kind in itertools.product(TREES, ("Elementary", "High", "Middle"))]
ROUNDS = ("Spring 2026", "Fall 2026")
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
RATED, WITH_NOTE = 0.96, 0.35


def schools(number: int) -> list[str]:
    """Name so many schools."""
    return [*SCHOOLS, *(f"School {n}" for n in range(len(SCHOOLS) + 1, number + 1))][:number]


def rows(among: Sequence[str] = tuple(SCHOOLS), seed: int = 20261127) -> list[list[str]]:
    """Make up ratings: in each school three to seven of its own and two from the district, who also rate the ILT."""
    made = random.Random(seed)
    found = []
    for round_, action in itertools.product(ROUNDS, framework.current().actions):
        easy = made.gauss(1.7, 0.5)
        for at, school in enumerate(["", *among], -1):
            good = made.gauss(easy, 0.5)
            for side in ("self", "cross"):
                teams = _raters(action.assessment, school, at, side)
                for rater in teams:
                    rating = str(min(3, max(0, round(made.gauss(good, 0.7))))) if made.random() < RATED else ""
                    note = " ".join(made.choices(WORDS, k=made.randint(5, 14))) if made.random() < WITH_NOTE else ""
                    about = [round_, "Riverbend", action.assessment, school, rater, side, action.id]
                    found.append([*about, rating, note])
    return found


def _raters(assessment: str, school: str, at: int, side: str) -> list[str]:
    """Return who rates a school, the ``at``-th, or the district ILT (no school), from one side."""
    if not school:
        return [f"office {n}" for n in range(6)] if (assessment, side) == ("district", "self") else []
    own = [f"{school} {n}" for n in range(3 + at % 5)]
    office = [f"visitor {(at + n) % 20}" for n in range(3)]
    if assessment == "district":
        return own if side == "cross" else []
    return own if side == "self" else office


def text(number: int = len(SCHOOLS)) -> bytes:
    """Return the ratings of so many schools as a CSV file."""
    out = io.StringIO()
    csv.writer(out).writerows([list(COLUMNS), *rows(schools(number))])
    return out.getvalue().encode()


def keep(file: Path) -> str:
    """Keep a workspace of the district in a database, its file looked over; return its link."""
    store, content = Store(f"sqlite:///{file}"), text()
    saver = Saver.begin(store, visitor="benchmark")
    saver.add_source("ratings.csv", content)
    saver.put("confirmed", "ratings.csv", sha256(content))
    link = saver.link
    store.close()
    return link
