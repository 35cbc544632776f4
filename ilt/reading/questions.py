"""What could not be known, and the answers: the narrowest key that fits wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from ilt.reading.cells.text import LEAVE_OUT, clean, fold

COLUMNS = ("key", "source", "question", "choices", "ratings")
NOT_KNOWN = "not known"
"""The answer that leaves the school of cross-raters of the district blank."""
SCHOOLS, RATERS, NEITHER = "schools", "raters", "neither"
LATEST, ASIDE = "keep the latest", "set both aside"
WITHOUT_FOURS, SET_ASIDE = "leave the 4s out", "set the whole source aside"


@dataclass(frozen=True)
class Question:
    """Something that a person has to say before the numbers are right.

    Attributes
    ----------
    key
        What an answer is given under; ``key@file.xlsx`` or ``key@file.xlsx#Sheet 2`` answers more narrowly.
    choices
        Suggested answers; any text will do where there is none.
    ratings
        How many rating cells of the source hang on this answer alone, where a source may ask many such questions.
    """

    key: str
    source: str
    question: str
    choices: tuple[str, ...] = ()
    ratings: int = 0


class Answers:
    """The answers given so far."""

    def __init__(self, given: Mapping[str, Any] | None) -> None:
        texts = {str(key): clean(str(value)) for key, value in (given or {}).items() if value is not None}
        self._exact = {key: value for key, value in texts.items() if value}
        self._folded: dict[str, list[tuple[str, str]]] = {}
        for key, value in self._exact.items():
            self._folded.setdefault(fold(clean(key)), []).append((key, value))
        # A corrected cell may become blank, which is an answer.
        self._fixes: dict[str, dict[str, str]] = {}
        for key, value in (given or {}).items():
            where, _, reference = str(key).rpartition("!")
            if where.startswith("fix@"):
                self._fixes.setdefault(where, {})[reference] = str(value)

    def find(self, key: str, source: str = "", sheet: str = "") -> str:
        """Return the answer to a question about a source; blank where there is none.

        What is asked about may be written in another case; a file and a sheet may not: ``Fall.csv`` is another file
        than ``fall.csv``.
        """
        places = ([f"@{source}#{sheet}"] if sheet else []) + ([f"@{source}"] if source else []) + [""]
        for place in places:
            answer = self._exact.get(f"{key}{place}") or self._in_another_case(key, place)
            if answer:
                return answer
        return ""

    def exact(self, key: str) -> str:
        """Return the answer to a question about exactly these words, whatever file; blank where there is none."""
        return self._exact.get(key, "")

    def _in_another_case(self, key: str, place: str) -> str:
        known = self._folded.get(fold(clean(f"{key}{place}")), [])
        return next((value for name, value in known if clean(name).endswith(clean(place))), "")

    def fixes(self, source: str, sheet: str) -> dict[str, str]:
        """Return the corrected cells of a sheet: reference such as ``D14`` -> its new text, or ``leave out``."""
        found = self._fixes.get(f"fix@{source}#{sheet}" if sheet else f"fix@{source}", {})
        return {
            reference: LEAVE_OUT if clean(value).casefold() == LEAVE_OUT else value
            for reference, value in found.items()
        }


def table(questions: Iterable[Question]) -> pd.DataFrame:
    """Return questions as a table, each once per source."""
    ratings: dict[Question, int] = {}
    for question in questions:
        bare = replace(question, ratings=0)
        ratings[bare] = ratings.get(bare, 0) + question.ratings
    frame = pd.DataFrame({name: [getattr(question, name) for question in ratings] for name in COLUMNS[:3]}, dtype="str")
    frame["choices"] = pd.Series([list(question.choices) for question in ratings], dtype=object)
    frame["ratings"] = pd.Series(list(ratings.values()), dtype="int64")
    return frame
