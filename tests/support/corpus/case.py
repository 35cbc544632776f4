"""One case of the corpus, how its files are read, and the short lines in which what was read is written down."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

import ilt
from ilt import framework
from ilt.reading import read_here

IDS = [action.id for action in framework.current().actions]


@dataclass(frozen=True)
class Case:
    """Some files that are uploaded together, and all that must come of them.

    ``files`` makes them, by name. ``answers`` are by key, as ``ilt.read`` takes them. ``questions`` are the keys of all
    that is asked on the way (``key@file``); those that ``answers`` leaves out stay open. ``before`` is how many ratings
    are taken while nothing is answered, where something is asked.

    ``ratings`` has a line a rater; a team is ``school | perspective | an action and the ratings from it on | ...``, with
    ``-`` for not rated, and a rater's teams are joined by `` || ``. ``problems`` are ``file#sheet!cell: code: value``; a
    refused file has no cell. ``sources`` are ``file#sheet: layout: seen accepted not_rated rejected waiting``.
    ``notices`` and ``says`` are pieces of notices and of problems' messages. ``notes``, where they matter, are
    ``action note``.
    """

    name: str
    files: Callable[[], dict[str, bytes]]
    answers: dict[str, str] = field(default_factory=dict)
    questions: tuple[str, ...] = ()
    before: int = 0
    rounds: tuple[str, ...] = ("Fall 2026",)
    ratings: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    notes: tuple[str, ...] | None = None

    def write(self, folder: Path) -> list[Path]:
        """Write its files into a folder."""
        paths = []
        for name, data in self.files().items():
            paths.append(folder / name)
            paths[-1].write_bytes(data)
        return paths

    def open_questions(self) -> set[str]:
        """Return the questions that it leaves unanswered.

        Which column is what, and whether headings are raters' names, is answered by its columns.
        """
        places = {key.partition("!")[0] for key in self.answers}
        answered = {key.partition("#")[0] if key.startswith("column@") else key for key in places}
        answered |= {key.replace("column@", "titles@") for key in answered if key.startswith("column@")}
        return {key for key in self.questions if not {key, key.partition("@")[0]} & answered}


@dataclass(frozen=True)
class Outcome:
    """What came of a case's files: the reading before any answer, the last one, and all that was asked on the way."""

    first: ilt.Reading
    last: ilt.Reading
    questions: set[str]

    @property
    def before(self) -> int:
        return len(self.first.ratings) if self.questions else 0

    @property
    def rounds(self) -> set[str]:
        return set(self.last.ratings["round"])

    @property
    def ratings(self) -> list[str]:
        return list(_raters(self.last.ratings))

    @property
    def problems(self) -> list[str]:
        return [f"{_place(row)}{_cell(row)}: {row.code}: {row.value}" for row in self.last.problems.itertuples()]

    @property
    def sources(self) -> list[str]:
        return [
            f"{_place(row)}: {row.layout}: {row.seen} {row.accepted} {row.not_rated} {row.rejected} {row.waiting}"
            for row in self.last.sources.itertuples()
        ]

    @property
    def notes(self) -> set[str]:
        table = self.last.ratings
        noted = table[table["note"].fillna("") != ""]
        return {f"{row.action_id} {row.note}" for row in noted.itertuples()}


def read(files: list[Path], answers: dict[str, str]) -> Outcome:
    """Read files as a person does, who answers what is asked, until nothing more is; then with every answer.

    In this process: what a process of its own reads is the same, which test_corpus holds.
    """
    first = last = read_here(*files)
    questions = questions_of(first)
    used: dict[str, str] = {}
    while True:
        keys = questions | {key.partition("@")[0] for key in questions}
        more = {key: answer for key, answer in answers.items() if key in keys}
        if more == used:
            break
        used, last = more, read_here(*files, answers=more)
        questions |= questions_of(last)
    if used != answers:
        last = read_here(*files, answers=answers)
        questions |= questions_of(last)
    return Outcome(first, last, questions)


def questions_of(reading: ilt.Reading) -> set[str]:
    """Return the keys of the open questions, each with its file."""
    return {f"{row.key}@{row.source}" if row.source else row.key for row in reading.questions.itertuples()}


def _place(row) -> str:
    return f"{row.source}#{row.sheet}" if row.sheet else row.source


def _cell(row) -> str:
    """Return the cell of a problem, or its row where the whole row is meant."""
    return f"!{row.cell or row.row}" if row.cell or not pd.isna(row.row) else ""


def _raters(table: pd.DataFrame) -> Iterator[str]:
    names = ["district", "rater", "round", "assessment", "school", "perspective", "action_id", "rating"]
    columns = (table[name].astype(object).where(table[name].notna(), None) for name in names)
    raters: dict[tuple, dict[tuple, list]] = {}
    for district, rater, *team, action, rating in zip(*columns, strict=True):
        raters.setdefault((district, rater), {}).setdefault(tuple(team), []).append((action, rating))
    for teams in raters.values():
        yield " || ".join(sorted(_team(*key[2:], own) for key, own in teams.items()))


def _team(school: str, perspective: str, ratings: list[tuple]) -> str:
    """Write what one rater gave to one team, actions that follow each other in one run."""
    marks = sorted((IDS.index(action), "-" if rating is None else str(int(rating))) for action, rating in ratings)
    runs: list[str] = []
    for place, (number, mark) in enumerate(marks):
        if place and number == marks[place - 1][0] + 1:
            runs[-1] += f" {mark}"
        else:
            runs.append(f"{IDS[number]} {mark}")
    return " | ".join([school, perspective, *runs])
