"""What could not be known: the text of every question, and the answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from ilt.framework import SCALE
from ilt.reading.cells import masks
from ilt.reading.cells.perspectives import CHOICES
from ilt.reading.cells.text import LEAVE_OUT, clean, fold, listed, shown

COLUMNS = ("key", "source", "question", "choices", "ratings")
NOT_KNOWN = "not known"
"""The answer that leaves the school of cross-raters of the district blank."""
COLUMN = "column"
SCHOOLS, RATERS, ROUNDS, SIDES = "schools", "raters", "rounds", "sides"
NEITHER, NONE_OF_THESE = "neither", "none of these"
SAYS_SO, SAYS_OTHER = "yes", "no, something else"
YES_OR_NO = (SAYS_SO, SAYS_OTHER).__contains__
LATEST, ASIDE = "keep the latest", "set both aside"
TWO_SCHOOLS = "they are two schools"
"""The answer that a name is spelled nearly as another and yet a school of its own; the name itself says so, too."""
ARE_NAMES_OF = "Are these names of schools, raters, rounds, or sides (school or district)?"
NOT_USED = "not used"
COUNTED, LEFT_OUT = "ratings", "leave out"
AS_ABOVE = "as those above"
WITHOUT_FOURS, WAS_0_TO_3, SET_ASIDE = "leave the 4s out", "the scale was 0-3", "set the whole source aside"
FROM_1 = "1 is the lowest: 1-4 stand for 0-3"
"""The answer that the numbers are codes of the four choices, which a survey tool counted from 1 on."""
FROM_4 = "1 is the highest: 1-4 stand for 3-0"
"""The answer that the numbers count the four choices from the best on, as the file says."""
COUNT_THEM, NOT_COUNT_THEM = "count them", "leave them out"
COUNT_ALL, ONLY, ALL_BUT, BLANK = "count all", "only ", "all but ", "blank"
"""What an answer says of the words of a status; words are joined by semicolons."""
SAYS_IT = re.compile(r"column ([a-z]{1,3})(?: “([^”]*)”.*)?", re.IGNORECASE | re.DOTALL)
"""An answer that a column says it: its letters, and what it is called."""
NOT_RATED, NO_RATING = "not rated", "not a rating"
RATINGS_SAID = (*map(str, SCALE), NOT_RATED, NO_RATING)
"""What a text may be that stands in place of a rating."""
_SHEETS, _SCHOOLS = 4, 3
"""So many names of sheets, of schools or raters, and of times fit into a question."""


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
        How many rating cells of the source depend on this answer alone, where a source may ask many such questions.
    """

    key: str
    source: str
    question: str
    choices: tuple[str, ...] = ()
    ratings: int = 0


def about_round(source: str, name: str = "", columns: Sequence[str] = ()) -> Question:
    """Ask for the round of ratings without one; the file is called as ``name`` says, or one of the columns says it."""
    return Question("round", source, "Which round are these ratings from?", (*columns, *((name,) if name else ())))


def about_round_named(source: str, name: str) -> Question:
    """Ask which round a name is that does not say when it was."""
    return Question(f"round:{name}", source, f"Which round is “{shown(name)}”?")


def about_year_of_round(source: str, name: str, said: str) -> Question:
    """Ask which round a name without a year is, where ``said`` is the year, or the month, of this one of several."""
    year = said if said[:1].isdecimal() else next(iter(re.findall(r"20\d\d", said)), said)
    text = (
        f"“{shown(name)}” doesn't give a year, and your files cover several. For ratings with “{shown(said)}” in the "
        "file name, sheet name or response time, which round is it?"
    )
    return Question(f"round-year:{name} {said}", source, text, (f"{name} {year}", name))


def about_round_spelled(source: str, name: str, other: str) -> Question:
    """Ask whether two names may be those of one round; the name itself says that it is a round of its own."""
    text = f"“{shown(name)}” may be the same round as “{shown(other)}”. Which round is it?"
    return Question(f"same-round:{name}", source, text, (other, name))


def about_unfinished(source: str, heading: str, count: int) -> Question:
    """Ask whether answers count that the column ``heading`` says were not finished."""
    many = "1 response was" if count == 1 else f"{count:,} responses were"
    text = (
        f"{many} not finished, according to the column “{masks.heading(heading)}”. The same people may have "
        "responded again. Should the ratings in unfinished responses count?"
    )
    return Question("unfinished", source, text, (COUNT_THEM, NOT_COUNT_THEM))


def about_perspective(source: str, rated: Sequence[str], columns: Sequence[str] = (), others: str = "") -> Question:
    """Ask for the perspective of ratings of these assessments without one, where ``others`` of the table may have one.

    One of the ``columns`` may say it.
    """
    says, choices = _sides(rated)
    asks = f"{others or 'Who gave these ratings?'}{_OF_BOTH if len(rated) > 1 else ''}"
    return Question("perspective", source, f"{asks} {says}".rstrip(), (*columns, *choices))


def about_words(source: str, words: str, ratings: int, rated: Sequence[str]) -> Question:
    """Ask which perspective a word means that names none."""
    says, choices = _sides(rated)
    asks = f"Is “{shown(words)}” a school or a district rater?"
    text = " ".join(filter(None, [asks, says, "If neither fits, leave these rows out."]))
    return Question(f"perspective:{words}", source, text, (*choices, LEFT_OUT), ratings)


def _sides(rated: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return what each answer to whose ratings means for a table of these assessments, and the answers."""
    if len(rated) != 1:
        return "", CHOICES
    own, other = ("District ILT", "School ILT") if rated[0] == "district" else ("School ILT", "District ILT")
    other_raters, theirs = ("School", "the district’s") if rated[0] == "district" else ("District", "a school’s")
    return f"{own} members rate their own team; {other_raters.lower()} raters rate {theirs} team.", (own, other)


_OF_BOTH = " They rate school ILTs and the district ILT."


def about_school(source: str, name: str = "", columns: Sequence[str] = ()) -> Question:
    """Ask for the school of ratings without one; the file is called as ``name`` says, or one of the columns says it."""
    text = "Which school do these ratings belong to?"
    return Question("school", source, text, (*columns, *((name,) if name else ())))


def about_school_of_raters(source: str, columns: Sequence[str] = ()) -> Question:
    """Ask for the school that raters of the district come from; one of the columns may say it."""
    return Question("school", source, "Which school are these raters from?", (*columns, NOT_KNOWN))


def about_similar_school(source: str, school: str, others: Sequence[str], ratings: int) -> Question:
    """Ask which school is meant where a name is nearly that of others."""
    text = f"“{school}” is spelled almost like {quoted(others)}. Which school is it?"
    return Question(f"school:{school}", source, text, (*others, TWO_SCHOOLS), ratings)


def about_number(source: str, number: str, ratings: int) -> Question:
    """Ask which school a bare number is; the number itself says that it is called so."""
    text = f"The files say “{shown(number)}” where the name of a school should be. What is the school's name?"
    return Question(f"school:{number}", source, text, (number,), ratings)


def as_meant(key: str, answer: str) -> str:
    """Return an answer as it is used: that a name is a school of its own, by the name.

    >>> as_meant("school:Harbor ES@one.csv", TWO_SCHOOLS), as_meant("round", "Fall 2026")
    ('Harbor ES', 'Fall 2026')
    """
    if key.startswith("school:") and fold(answer) == fold(TWO_SCHOOLS):
        return key.removeprefix("school:").partition("@")[0]
    return answer


def about_two_names(source: str, name: str, own: str, where: str, other: str) -> Question:
    """Ask which round or school is meant, where a table says one and its title, sheet or file another.

    Of a school, the key is not that of a spelling: what the answer says holds for this file alone.
    """
    text = f"The table says “{shown(own)}”, but the {where} says “{shown(other)}”. Which {name} is it?"
    return Question(f"{'which-' if name == 'school' else ''}{name}:{own}", source, text, (other, own))


def about_odd_name(source: str, name: str, text: str, choices: Sequence[str]) -> Question:
    """Ask which round or school a text is that may be no name of one, or of several."""
    if name == "round":
        return about_round_named(source, text)
    says = f"“{shown(text)}” names several schools. Which one is it? {_IF_ALL}"
    return Question(f"{name}:{text}", source, says, (*choices, text))


_IF_ALL = "If it is all of them, give each school its own row in the file, and add it again."


def about_phrase(source: str, text: str, schools: Sequence[str]) -> Question:
    """Ask which school is meant by a text that seems to describe one."""
    says = f"“{shown(text)}” may not be the name of a school. Which school is it?"
    return Question(f"school:{text}", source, says, (*schools, text))


def about_counting(source: str, text: str, what: str) -> Question:
    """Ask whether figures are ratings, where a title or a name says that they are ``what``."""
    says = f"“{shown(text)}” suggests these numbers are not ratings ({what})."
    asks = "Count them as ratings, or leave them out?"
    return Question(f"counts:{text}", source, f"{says} {asks}", (COUNTED, LEFT_OUT))


def about_names(key: str, source: str, names: Sequence[str]) -> Question:
    """Ask what the names of the ``sheets`` of a file, or the ``titles`` of its tables, are."""
    about = {"sheets": "The sheets are named", "titles": "The titles above the tables or columns are"}[key]
    some = ", ".join(f"“{shown(name)}”" for name in names[:_SHEETS])
    text = f"{about} {some}{', …' if len(names) > _SHEETS else ''}. {ARE_NAMES_OF}"
    return Question(key, source, text, (SCHOOLS, RATERS, ROUNDS, SIDES, NONE_OF_THESE))


def about_columns(source: str, why: str) -> Question:
    """Ask which column of a sheet is what."""
    return Question(COLUMN, source, f"Which column is what? {why}")


def about_answer(source: str, text: str, ratings: int) -> Question:
    """Ask which rating a text is that stands in place of ratings."""
    return Question(f"rating:{text}", source, f"Which rating is “{shown(text, 200)}”?", RATINGS_SAID, ratings)


def about_ids(source: str, how: str, some: str, count: int) -> Question:
    """Ask whether actions that are named in another way than the framework's are its actions."""
    text = (
        f"{'1 action has' if count == 1 else f'{count:,} actions have'} {how}, such as {some}. Are these the "
        "framework's actions? Choose No if they come from another list."
    )
    return Question("ids", source, text, (SAYS_SO, SAYS_OTHER))


def about_duplicates(source: str, raters: int, first: Sequence[tuple[str, int]], *, files: int) -> Question:
    """Ask what holds where so many raters gave two ratings of one action; the ``first``: where each, of how many."""
    many = "1 rater" if raters == 1 else f"{raters:,} raters"
    where = "; ".join(f"{places} ({count} action{'s' * (count != 1)})" for places, count in first)
    more = "; …" if raters > len(first) else ""
    corrected = "If one file is a corrected copy of another, remove the old one. " if files > 1 else ""
    text = (
        f"{many} gave the same action two different ratings: {where}{more}. {corrected}Should only the later rating "
        "count, or neither one? If there are no response times, the one farther down in your files is the later one. "
        "If the times don't tell which is later, we count neither. If these are different people, add each person's "
        "name to the file."
    )
    return Question("duplicates", source, text, (LATEST, ASIDE))


def is_column(answer: str) -> bool:
    """Tell whether an answer names a column.

    >>> is_column("column D “Where do you sit?” (District office, School)"), is_column("Column Elementary")
    (True, False)
    """
    return SAYS_IT.fullmatch(answer) is not None


def quoted(names: Sequence[str]) -> str:
    """Join names in their quotation marks, and say how many more there are than a sentence has room for."""
    return listed([f"“{name}”" for name in names], _SCHOOLS)


class Answers:
    """The answers so far; the narrowest key that fits wins.

    Parameters
    ----------
    answers
        Answers and corrections of cells by their key.
    remembered
        What was answered about other files: by the look of a table (``Table.look``), answers by their key.

    Attributes
    ----------
    of_files
        Source -> our names that the name of the file says, in other ways than those of other files: an answer for all
        files says nothing of these.
    recalled
        (key, source) -> the answer that was taken from ``remembered``.
    used
        The keys of those answers that were asked for.
    """

    def __init__(
        self, answers: Mapping[str, Any] | None = None, remembered: Mapping[str, Mapping[str, str]] | None = None
    ) -> None:
        self.of_files: dict[str, Mapping[str, str]] = {}
        self.recalled: dict[tuple[str, str], str] = {}
        self.used: set[str] = set()
        self._remembered = remembered or {}
        self._looks: dict[str, list[str]] = {}
        self._exact: dict[str, str] = {}
        self._folded: dict[str, list[tuple[str, str]]] = {}
        # A corrected cell may become blank, which is an answer.
        self._fixes: dict[str, dict[str, str]] = {}
        self._columns: dict[str, dict[str, str]] = {}
        for key, value in (answers or {}).items():
            if value is not None:
                self._add(str(key), as_meant(str(key), clean(str(value))))
            where, _, reference = str(key).rpartition("!")
            if where.startswith("fix@"):
                self._fixes.setdefault(where, {})[reference] = str(value)
            elif where.partition("@")[0] == COLUMN:
                self._columns.setdefault(where, {})[reference] = str(value)

    def _add(self, key: str, answer: str) -> None:
        if answer:
            self._exact[key] = answer
            self._folded.setdefault(fold(clean(key)), []).append((key, answer))

    def find(self, key: str, source: str = "", sheet: str = "") -> str:
        """Return the answer to a question about a source; blank where there is none.

        What is asked about may be written in another case; a file and a sheet may not: ``Fall.csv`` is another file
        than ``fall.csv``.
        """
        places = ([f"@{source}#{sheet}"] if sheet else []) + ([f"@{source}"] if source else [])
        places += [""] if self.holds_for_all(key, source) else []
        for place in places:
            if answer := self._at(key, place):
                return answer
        return ""

    def holds_for_all(self, key: str, source: str) -> bool:
        """Tell whether an answer for all files says something of one: its own name may say other things, of several."""
        said = self.of_files.get(source, {}).get(key)
        return not said or len(self.of_files) == 1 or fold(self._exact.get(key, "")) == fold(said)

    def of_sheet(self, key: str, source: str, sheet: str) -> str:
        """Return the answer about one sheet alone, or about the one table of a file; blank where there is none."""
        place = f"@{source}#{sheet}" if sheet else f"@{source}"
        return self._at(key, place)

    def exact(self, key: str) -> str:
        """Return the answer to a question about exactly these words, whatever file; blank where there is none."""
        self.used.add(key)
        return self._exact.get(key, "")

    def _at(self, key: str, place: str) -> str:
        """Return the answer under a key and a place, in whatever case it is written; blank where there is none."""
        if found := self._exact.get(f"{key}{place}"):
            self.used.add(f"{key}{place}")
            return found
        for name, value in self._folded.get(fold(clean(f"{key}{place}")), []):
            if clean(name).endswith(clean(place)):
                self.used.add(name)
                return value
        return ""

    def fixes(self, source: str, sheet: str) -> dict[str, str]:
        """Return the corrected cells of a sheet: reference such as ``D14`` -> its new text, or ``leave out``."""
        where = f"fix@{source}#{sheet}" if sheet else f"fix@{source}"
        found = self._fixes.get(where, {})
        self.used |= {f"{where}!{reference}" for reference in found}
        return {
            reference: LEAVE_OUT if clean(value).casefold() == LEAVE_OUT else value
            for reference, value in found.items()
        }

    def columns(self, source: str, sheet: str, *, of_others: bool = False) -> dict[str, str]:
        """Return what is said of the columns and rows of a sheet: place such as ``D`` or ``5`` -> its role.

        Parameters
        ----------
        of_others
            Whether what is said of the whole file, or of all files, counts where nothing is said of the sheet.
        """
        narrow = f"{COLUMN}@{source}#{sheet}" if sheet else f"{COLUMN}@{source}"
        for where in (narrow, *((f"{COLUMN}@{source}", COLUMN) if of_others else ())):
            if found := self._columns.get(where):
                self.used |= {f"{where}!{reference}" for reference in found}
                return found
        return {}

    def recall_columns(
        self, source: str, sheet: str, fits: Callable[[str, Mapping[str, str]], object]
    ) -> dict[str, str]:
        """Take what is remembered of the columns of a sheet whose look and places ``fits`` this one."""
        for look, said in self._remembered.items():
            found = {
                key.removeprefix(f"{COLUMN}!"): clean(text)
                for key, text in said.items()
                if key.startswith(f"{COLUMN}!")
            }
            if found and fits(look, found):
                where = f"{source}#{sheet}" if sheet else source
                self.recalled |= {(COLUMN, f"{where}!{place}"): text for place, text in found.items()}
                return found
        return {}

    def set_looks(self, source: str, looks: Iterable[str]) -> None:
        """Take note of what the tables of a file look like."""
        self._looks[source] = list(looks)

    def recall(self, key: str, source: str, usable: Callable[[str], object]) -> bool:
        """Take the answer to a question about files that look like this one, where there is one that can be used."""
        for look in reversed(self._looks.get(source, ())):
            answer = clean(self._remembered.get(look, {}).get(key, ""))
            if answer and f"{key}@{source}" not in self._exact and usable(answer):
                self.recalled[key, source] = answer
                self._add(f"{key}@{source}", answer)
                return True
        return False


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
