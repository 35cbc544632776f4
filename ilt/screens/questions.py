"""Questions about files, on Add and review ratings: which round, school, side or rating it is, and their answers."""

from __future__ import annotations

from collections.abc import Iterable

from ilt import format
from ilt.framework import SCALE
from ilt.reading.all_tables.people_of_schools import EACH_ANOTHER, ONE_PERSON
from ilt.reading.layouts.columns.status_columns import OTHER
from ilt.reading.one_table.nameless_raters import EACH_ANOTHERS, IN_TURN
from ilt.reading.one_table.same_person import SEVERAL_PEOPLE
from ilt.reading.questions import (
    ALL_BUT,
    AS_ABOVE,
    ASIDE,
    BLANK,
    COLUMN,
    COUNT_ALL,
    COUNT_THEM,
    COUNTED,
    FROM_1,
    FROM_4,
    LATEST,
    LEFT_OUT,
    NEITHER,
    NO_RATING,
    NONE_OF_THESE,
    NOT_COUNT_THEM,
    NOT_KNOWN,
    NOT_RATED,
    ONLY,
    RATERS,
    ROUNDS,
    SAYS_OTHER,
    SAYS_SO,
    SCHOOLS,
    SET_ASIDE,
    SIDES,
    TWO_SCHOOLS,
    WAS_0_TO_3,
    WITHOUT_FOURS,
    is_column,
)

TITLE = "Questions"
ABOUT = (
    "Your files don’t tell us the following. As soon as you answer a file’s questions, you will see its ratings below."
)
USE_ANSWERS, NO_ANSWER_YET = "Use these answers", "You have not chosen an answer yet."
SOME_ANSWERED = "While you were working, someone else answered some of these or added a file."
ALL_ANSWERED = (
    "While you were working, someone else answered all of these. To replace their answers with yours, choose “Use "
    "these answers”."
)
DROP_TYPED, LIST_AGAIN = "Discard what I typed", "Refresh this list"
BY_FILE = "These files’ names say different things about this, so answer for each file."
SEVERAL_SCHOOLS = "More than one school in a file? Add a School column to it."
DIFFERENT = "Give different files different answers"
SHEETS_TO_LEAVE_OUT, NONE = "Sheets to leave out", "None"
TYPE_IT, OR_ANOTHER = "Type it", "or type another"
EXAMPLES = {"round": ", such as Fall 2026", "round-times": ", such as Fall 2026; Spring 2027"}
ALL_ROWS = "Use one answer for all rows that have none yet"
LEAVE_OPEN = "Answer later"
MANY = {
    "school": "These names are almost the same as other school names. Which school is each one?",
    "perspective": "Are these people from a school or from the district?",
    "rating": "The files use these words for ratings. Which rating is each one?",
}
"""Kind of question -> what a table of many of them asks."""
WHICH = {"school": "Which school?", "perspective": "School or district?", "rating": "Which rating?"}
LOOKS_LIKE, OR_LIKE = "The school in the “Looks like” column", "The school in the “Or like” column"
ANOTHER_SCHOOL = "A different school"

SPELLED_ALIKE = "Schools with similar names"
SAME_SCHOOL = "Are they the same school?"
PAIRS = f"Each pair counts as two schools. {SAME_SCHOOL}"
PAIRS_CHANGED = "While you were working, someone else changed this list."
SAID_TO_BE_TWO = "two schools"
"""How a workspace keeps the answer that two similar names are two schools."""
FIRST, SECOND, TWO = "Yes: use the first spelling", "Yes: use the second spelling", "No, two schools"

NO_DISTRICT = "Ratings without a district"
ADD_DISTRICT = "Add a district column to those files, and upload them again."

ROUND_ORDER = "Order of the rounds"
ABOUT_ROUND_ORDER = (
    "We can’t tell the order, because some rounds have no date. Choose every round, with or without a date, starting "
    "with the earliest."
)
EARLIEST_FIRST = "Rounds, earliest first"

_WHO = {
    "school": {
        "School ILT": "School ILT: team members rating their own team",
        "District ILT": "District raters: rating a school’s ILT",
    },
    "district": {
        "District ILT": "District ILT: team members rating their own team",
        "School ILT": "School raters: rating the district’s ILT",
    },
    "": {
        "School ILT": "From schools: rated their own ILT and the district’s",
        "District ILT": "From the district: rated their own ILT and the schools’",
        "self": "From both: each rated their own ILT",
        "cross": "From both: each rated the other’s ILT",
    },
}
_CHOICES = {
    WAS_0_TO_3: "0 to 3, as in the framework: any other number does not count",
    WITHOUT_FOURS: "It was 0 to 3: leave out the numbers above 3",
    SET_ASIDE: "They mean something else: do not count them",
    FROM_1: "1 is the lowest of four: read 1 to 4 as 0 to 3",
    FROM_4: "1 is the highest of four: read 1 to 4 as 3 to 0",
    TWO_SCHOOLS: "It is a different school",
    NOT_KNOWN: "I don’t know",
    SAYS_SO: "Yes",
    SAYS_OTHER: "No",
    LATEST: "Count only the later one",
    ASIDE: "Count neither",
    COUNTED: "Count them as ratings",
    AS_ABOVE: "Count them like the rows above",
    COUNT_ALL: "Count all rows",
    COUNT_THEM: "Yes, count them",
    NOT_COUNT_THEM: "No, leave them out",
    ONE_PERSON: "One person",
    SEVERAL_PEOPLE: "Several people",
    EACH_ANOTHER: "Each response is from a different person",
    IN_TURN: "One person gave the first rating of each action, another person the second, and so on",
    EACH_ANOTHERS: "Each rating is from a different person",
    LEFT_OUT: "Leave them out",
    SCHOOLS: "Schools",
    RATERS: "Raters",
    ROUNDS: "Rounds",
    SIDES: "Sides: school or district",
    NEITHER: "Neither",
    NONE_OF_THESE: "None of these",
    NOT_RATED: "Not rated",
    NO_RATING: "Not a rating",
}
"""What an answer reads as that is short in a file or on the command line."""


def who(assessments: str) -> dict[str, str]:
    """Return the answers to who gave these ratings, in words, for ratings of one assessment or of both.

    >>> list(who("district"))
    ['District ILT', 'School ILT']
    """
    own = [kind for kind in ("school", "district") if kind in assessments]
    return _WHO[own[0] if len(own) == 1 else ""]


def choices_in_words(key: str, choices: Iterable[str], assessments: str) -> dict[str, str]:
    """Return the answers to a question that are offered, in words.

    >>> choices_in_words("scale", ["set the whole source aside"], "")
    {'set the whole source aside': 'They mean something else: do not count them'}
    """
    if key.partition(":")[0] == "perspective":
        neither = {choice: "None of these: leave these rows out" for choice in choices if choice == LEFT_OUT}
        return {choice: choice for choice in choices if is_column(choice)} | who(assessments) | neither
    if key.startswith("rating:") or key == "blank-stars":
        scale = {str(value): f"{value}: {label}" for value, label in SCALE.items()}
        return {choice: scale.get(choice, in_words(choice)) for choice in choices}
    return {choice: in_words(choice) for choice in choices}


def in_words(choice: str) -> str:
    """Return how an answer reads.

    >>> in_words("only Approved"), in_words("all but Draft; blank")
    ('Count only the rows with “Approved”', 'Count all rows except those with “Draft” or a blank cell')
    """
    for start, words in ((ONLY, "Count only the rows with"), (ALL_BUT, "Count all rows except those with")):
        if choice.startswith(start):
            texts = choice.removeprefix(start).split("; ")
            return f"{words} {format.listing([_as_in_cells(text) for text in texts], 'or')}"
    return _CHOICES.get(choice) or choice


def _as_in_cells(text: str) -> str:
    return {BLANK: "a blank cell", OTHER: OTHER}.get(text) or f"“{text}”"


_ABOUT_WHAT = {
    "perspective": "who rated",
    "people": "how many people rated",
    "duplicates": "two ratings by one rater",
    "sheets": "sheet names",
    "titles": "titles above the tables",
    "unfinished": "unfinished responses",
    "blank-stars": "blank cells",
    "ids": "IDs with other wording",
    "counts": "a title or a sheet",
    COLUMN: "which column is what",
}
"""What is asked about, where the key of a question is not a word for it."""


def about(key: str) -> str:
    """Say what a question is about, by its key.

    >>> about("perspective:Coach"), about("school"), about("duplicates")
    ('“Coach”', 'school', 'two ratings by one rater')
    """
    kind, _, text = key.partition(":")
    return f"“{text}”" if text and kind != "counts" else _ABOUT_WHAT.get(kind, kind)


def answer(key: str, text: str, assessments: str = "") -> str:
    """Say an answer as it was offered, by the key of its question; ``assessments`` as ``who`` takes them.

    >>> answer("perspective:Coach", "District ILT", "school")
    '“Coach”: District raters: rating a school’s ILT'
    """
    if key == COLUMN:
        return about(key)
    return f"{about(key)}: {choices_in_words(key, [text], assessments).get(text, in_words(text))}"


def same_for_more(more: int) -> str:
    """Say how many more questions of other files or sheets an answer is used for."""
    return f"Your answer will also be used for {format.number(more, 'more question')} like this."


def first_shown(shown: int, of: int) -> str:
    """Say that a long list goes on once what is shown is answered."""
    return f"These are the first {shown:,} of {of:,}. The next ones appear after you answer these."


def two_schools(one: str, other: str) -> str:
    """Ask whether two names are one school's."""
    return f"“{one}” and “{other}” count as two schools. {SAME_SCHOOL}"


def use_name(name: str) -> str:
    """Say which name a school gets that has two."""
    return f"Yes: {name}"


def without_district(ratings: int, others: str) -> str:
    """Ask which district the ratings are from that name none."""
    many = f"{format.number(ratings, 'rating')} {'does' if ratings == 1 else 'do'} not name a district"
    return f"{many}, so we count them as a separate district, in addition to {others}. Which district are they from?"


def from_district(name: str) -> str:
    """Say that ratings are from a district."""
    return f"They are from {name}"


def others(districts: int) -> str:
    """Say how many districts are named."""
    return f"{districts} others"
