"""Answering questions about files, and correcting their cells; what was answered is kept in the workspace."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from ilt.reading import Reading
from ilt.reading.questions import SAYS_OTHER, SAYS_SO, as_meant
from ilt.screens.questions import SAID_TO_BE_TWO
from ilt.store.exported import OF_ONE_FILE
from ilt.ui.workspace import files

_OF_ONE_FILE = ("round:", "counts:", "instead-of:", "which-school:", "rows-below:", "column@")


def of_district(name: str) -> None:
    """Count the ratings that name no district as those of one that others name."""
    files.answers().put({"district": name})


def answer(reading: Reading, answered: Iterable[tuple[str, str, str]], *, seen: Mapping[str, str]) -> None:
    """Take answers about files (key, source, answer), where ``seen`` was answered; remember them for files alike."""
    known, looks = dict(files.answers()), _looks(reading)
    fresh, alike = dict[str, str](), dict[str, str]()
    for key, source, said in answered:
        text = as_meant(key, said)
        # Which round "Pre" is, and what a title stands for, says one file alone, too.
        of_one = key in OF_ONE_FILE or key.startswith(_OF_ONE_FILE)
        of_one |= key.startswith("round-times") and text not in (SAYS_SO, SAYS_OTHER)
        alike |= {} if of_one else {json.dumps([look, key]): text for look in looks.get(source, ())}
        fresh[f"{key}@{source}" if source else key] = text
        if key.startswith("school:") and key not in known:
            # Which school a spelling means is asked once; what is said of one file alone still wins there.
            fresh.setdefault(key, text)
    files.remembered().put(alike)
    files.answers().put(fresh, seen=seen)


def _looks(reading: Reading) -> dict[str, list[str]]:
    """Return what the tables of each file look like, as ``Reading.sources`` tells it."""
    known = reading.sources[reading.sources["look"] != ""]
    return {str(source): list(own.unique()) for source, own in known.groupby("source", sort=False)["look"]}


def one_school(spellings: Mapping[str, str], *, seen: Mapping[str, str] | None = None) -> None:
    """Count spellings of schools as others, where ``seen`` was answered."""
    said = {f"school:{school}": other for school, other in spellings.items()}
    # Somebody may have said meanwhile that they are two.
    pairs = {"schools:{} | {}".format(*pair) for one in spellings.items() for pair in (one, one[::-1])}
    files.answers().put({**said, **dict.fromkeys(pairs & files.answers().keys(), None)}, seen=seen)


def two_schools(pairs: Iterable[tuple[str, str]], *, seen: Mapping[str, str] | None = None) -> None:
    """Take schools that are spelled alike for two, where ``seen`` was answered."""
    pairs = list(pairs)
    said = {f"schools:{one} | {other}": SAID_TO_BE_TWO for one, other in pairs}
    one_of_two = {f"school:{name}" for pair in pairs for name in pair} & files.answers().keys()
    files.answers().put({**said, **dict.fromkeys(one_of_two, None)}, seen=seen)


def not_said_to_be_two(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the pairs of schools that nobody took for two yet, though they are spelled alike."""
    answered = dict(files.answers())
    itself = {name for pair in pairs for name in pair if answered.get(f"school:{name}") == name}
    open_ = ((one, other) for one, other in pairs if answered.get(f"schools:{one} | {other}") != SAID_TO_BE_TWO)
    return [pair for pair in open_ if itself.isdisjoint(pair)]


def correct(problems: pd.DataFrame, corrections: pd.Series, *, seen: Mapping[str, str]) -> int:
    """Take corrections of cells (by the index of their problem), written where ``seen`` was what was answered.

    Returns how many there were.
    """
    taken = {}
    for at, text in corrections.items():
        if pd.isna(text) or not str(text).strip():
            continue
        row = problems.loc[at]
        sheet = f"#{row['sheet']}" if row["sheet"] else ""
        taken[f"fix@{row['source']}{sheet}!{row['cell']}"] = str(text)
    files.answers().put(taken, seen=seen)
    return len(taken)


def take_back(source: str, sheet: str, cell: str) -> None:
    """Read a corrected cell as it stands in the file again."""
    files.answers().pop(f"fix@{source}{f'#{sheet}' if sheet else ''}!{cell}", None)


def answer_anew() -> None:
    """Forget the answers to questions; corrections of cells stay."""
    files.answers().put(dict.fromkeys((key for key in files.answers() if not key.startswith("fix@")), None))
    files.remembered().put(dict.fromkeys(files.remembered(), None))
