"""What could not be known: the text of every question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from ilt.framework import SCALE
from ilt.reading.cells import masks
from ilt.reading.cells.perspectives import CHOICES
from ilt.reading.cells.text import fold, listed, shown

COLUMNS = ("key", "source", "question", "choices", "ratings")
NOT_KNOWN = "not known"
"""The answer that leaves the school of cross-raters of the district blank."""
COLUMN = "column"
SCHOOLS, RATERS, ROUNDS, SIDES = "schools", "raters", "rounds", "sides"
NEITHER, NONE_OF_THESE = "neither", "none of these"
WITH_SCHOOL, WITHOUT_SCHOOL = "A rater with a school", "A rater without a school"
_ROWS = {WITH_SCHOOL: "that name a school", WITHOUT_SCHOOL: "that don't name a school"}
_OF_ROWS = {one: f"Who gave the ratings in rows {rows}?" for one, rows in _ROWS.items()}
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
        f"“{shown(name)}” doesn't give a year, and your files cover several years. Some of its ratings have "
        f"“{shown(said)}” in the file name, sheet name or response time. Which round are these from?"
    )
    return Question(f"round-year:{name} {said}", source, text, (f"{name} {year}", name))


def about_round_spelled(source: str, name: str, other: str) -> Question:
    """Ask whether two names may be those of one round; the name itself says that it is a round of its own."""
    text = f"“{shown(name)}” may be the same round as “{shown(other)}”. Which round is it?"
    return Question(f"same-round:{name}", source, text, (other, name))


def about_unfinished(source: str, heading: str, count: int) -> Question:
    """Ask whether answers count that the column ``heading`` says were not finished."""
    many, who = ("1 response was", "person") if count == 1 else (f"{count:,} responses were", "people")
    text = (
        f"{many} not finished, according to the column “{masks.heading(heading)}”. The same {who} may have "
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
    asks = _OF_ROWS.get(words) or f"Where are the raters marked “{shown(words)}” from, and whom did they rate?"
    text = " ".join(filter(None, [asks, says, "If none of these fits, leave these rows out."]))
    return Question(f"perspective:{words}", source, text, (*choices, LEFT_OUT), ratings)


def _sides(rated: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return what each answer to whose ratings means for a table of these assessments, and the answers."""
    if len(rated) != 1:
        return "", CHOICES
    own, other = ("District ILT", "School ILT") if rated[0] == "district" else ("School ILT", "District ILT")
    other_raters, theirs = ("School", "the district’s") if rated[0] == "district" else ("District", "a school’s")
    return f"{own} members rate their own team; {other_raters.lower()} raters rate {theirs} team.", (own, other)


_OF_BOTH = " The file has ratings of school ILTs and of the district ILT."


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


_IF_ALL = (
    "If that is the name of one school, choose the whole name. If it means several schools, give each its own row in "
    "the file, and add the file again."
)


def about_phrase(source: str, text: str, schools: Sequence[str]) -> Question:
    """Ask which school is meant by a text that seems to describe one."""
    says = f"“{shown(text)}” may not be the name of a school. Which school is it?"
    return Question(f"school:{text}", source, says, (*schools, text))


_IN_PLACE_OF_RATINGS = {
    "how things were at another time": "these ratings are from another time",
    "something not to be used": "these numbers should not be used",
    "what a team agreed on": "these numbers show what a team agreed on, not each person's ratings",
    "answers that several people gave together": (
        "these numbers show answers that several people gave together, not each person's ratings"
    ),
}


def in_place_of_ratings(what: str) -> str:
    """Say what numbers are that are ``what`` and no ratings.

    >>> in_place_of_ratings("an average"), in_place_of_ratings("something not to be used")
    ('these numbers show an average, not ratings', 'these numbers should not be used')
    """
    return _IN_PLACE_OF_RATINGS.get(what, f"these numbers show {what}, not ratings")


def about_counting(source: str, text: str, what: str) -> Question:
    """Ask whether figures are ratings, where a title or a name says that they are ``what``."""
    says = f"“{shown(text)}” may mean that {in_place_of_ratings(what)}."
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
        "count, or neither one? If there are no response times, the later one is the one farther down in the file, or "
        "in the file that is listed later. If the times don't tell which is later, we count neither. If these are "
        "different people, add each person's name to the file."
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
