"""What passes from one stage of reading a table to the next: a table's columns, its cells, its ratings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass, field
from typing import Any

import numpy as np

from ilt.coded_columns import Mask
from ilt.reading.cells.column import Codes, Column, Numbers
from ilt.reading.cells.text import LEAVE_OUT
from ilt.reading.column_questions import called
from ilt.reading.layouts.table import Table
from ilt.reading.log import Log
from ilt.reading.questions import Question

KEYS = ("round", "district", "assessment", "school", "rater", "perspective", "action_id")


@dataclass(frozen=True)
class SheetTable:
    """A table, and the file and sheet that it is from.

    Attributes
    ----------
    identity
        What makes the raters without a name of this table different from all others; blank where all have names.
    waits_for_file
        Whether a question about the whole file is open.
    scale
        The scale that the sheet says, in a few words, where it is not 0-3.
    points
        How many points the sheet says that its scale has, where 0-3 or another may be meant.
    from_1
        Whether a scale that the sheet says may be the framework's four levels, from 1 on.
    codes
        The numbers that a legend in the file gives the four ratings from 1 on, and the rating of each.
    to_ask
        The facts of the table that are from a name and have to be asked about all the same.
    said_around
        Titles and sentences near the table that say its figures are something else than ratings.
    said_elsewhere
        What the title, the sheet and the file say of the school and the round: where it is said, our name, its value.
    is_doubtful
        Whether it is asked if the table holds ratings.
    is_left_out
        Whether somebody left the whole table out.
    """

    source: str
    sheet: str
    identity: str
    table: Table
    waits_for_file: bool = False
    scale: str = ""
    points: str = ""
    from_1: bool = False
    codes: Mapping[int, int | None] = field(default_factory=dict)
    to_ask: frozenset[str] = frozenset()
    said_around: tuple[str, ...] = ()
    said_elsewhere: tuple[tuple[str, str, str], ...] = ()
    is_doubtful: bool = False
    is_left_out: bool = False


@dataclass(frozen=True)
class TableLog:
    """The log of a reading, for one table of it."""

    log: Log
    source: str
    sheet: str

    def answer(self, key: str) -> str:
        """Return the answer to a question about this table; blank where there is none."""
        return self.log.answers.find(key, self.source, self.sheet)

    def answer_to(self, question: Question, usable: Callable[[str], object]) -> str:
        """Return the usable answer to a question, also one that is remembered of files alike; blank where none is."""
        answers = self.log.answers
        found = answers.find(question.key, self.source, self.sheet)
        if not usable(found) and answers.recall(question.key, self.source, usable):
            found = answers.find(question.key, self.source, self.sheet)
        return found if usable(found) else ""

    def of_file(self, name: str) -> str:
        """Return what the name of the file says; blank where it says nothing that others do not."""
        return self.log.answers.of_files.get(self.source, {}).get(name, "")

    def called(self, heading: str, at: int) -> str:
        """Return how a question names a column: its letter, its heading, and its sheet where a file has several."""
        return called(heading, at, self.sheet if self.log.sheets.get(self.source, 0) > 1 else "")

    def left_out(self) -> list[str]:
        """Return what the cells of the sheet held that somebody left out; blank for names of raters."""
        own = (one for one in self.log.corrections if (one["source"], one["sheet"]) == (self.source, self.sheet))
        return [one["was"] for one in own if one["now"] == LEAVE_OUT]

    def say(self, message: str) -> None:
        """Note what was normalized or left aside, once."""
        self.log.say(message, self.source, self.sheet)

    def ask(self, question: Question, usable: Callable[[str], object] = bool) -> bool:
        """Tell whether a question about this table is open."""
        return self.log.ask(question, self.sheet, usable)

    def problem(self, code: str, message: str = "", **where: Any) -> None:
        """Note a problem of the table; ``where`` may have ``row, column, value, cell``."""
        self.log.problem(self.source, code, message, sheet=self.sheet, **where)


@dataclass(frozen=True)
class NameColumns:
    """What the columns of a table say of who rated whom and when, in clean text.

    Attributes
    ----------
    texts
        Our name -> a text for each row; a fact that the whole sheet has in common is in every row.
    places
        Our name -> the column of the sheet.
    missing
        The names that no row says anything of.
    sound
        The rows that are not broken. The cells of a broken row may be in wrong columns, so nothing is asked because of
        them.
    maybe
        The questions about columns that may say the round, the side or who rated.
    of_school
        The question about a column that may say the school, where no other does.
    offers
        Our name -> the columns that may be said to tell it, as answers.
    contradicted
        Our name -> the question which of two is meant, where the title, the sheet or the file says another.
    sides_open
        Whether a part of the ratings names its side, elsewhere than in a column of sides, and another does not.
    schools_said
        What stands where the school should, also where it names none.
    """

    texts: dict[str, Column]
    places: dict[str, int]
    missing: frozenset[str]
    sound: Mask
    schools_said: Column
    maybe: tuple[Question, ...] = ()
    of_school: Question | None = None
    offers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    contradicted: Mapping[str, Question] = field(default_factory=dict)
    sides_open: bool = False

    @property
    def asks_side(self) -> bool:
        """Whether the side of some rows is asked, since no cell of theirs could say it."""
        return self.sides_open or "perspective" in self.missing


@dataclass(frozen=True)
class RowActions:
    """Which action each row rates.

    Attributes
    ----------
    ids, wordings
        What the row says.
    found
        A ``Match``, and the code and the sentence of its problem.
    assessment
        The assessment of the action; blank where the action is not known.
    """

    ids: Column
    wordings: Column
    found: Column
    assessment: Column


@dataclass(frozen=True)
class Perspectives:
    """The words for the rater's team in each row.

    Attributes
    ----------
    pairs
        The words, and the assessment of the row's action.
    unclear
        "School" and "District", where they may as well name the assessment.
    unknown
        The words to ask about.
    """

    pairs: Column
    unclear: frozenset[str]
    unknown: list[str]


@dataclass(frozen=True)
class TableCells:
    """What the cells of a table say, before any question is answered.

    Attributes
    ----------
    ratings
        A ``Value`` for each rating cell.
    """

    names: NameColumns
    actions: RowActions
    perspectives: Perspectives
    ratings: Column

    @property
    def of_actions(self) -> Mask:
        """The sound rows whose action is known: what else is asked of an action has a scale of its own."""
        return self.names.sound & self.actions.assessment.where(bool)


@dataclass(frozen=True)
class Settled:
    """Round, perspective and school of each row, with the answers where the table says nothing.

    A perspective is ``None`` where it is not known.
    """

    round: Column
    perspective: Column
    school: Column


@dataclass(frozen=True)
class TableRatings:
    """The ratings of one table that were understood.

    Attributes
    ----------
    numbers, rating_in
        The row and the column that each is in.
    keys
        A column for each of ``KEYS``.
    rating
        0-3, and -1 where it is not rated.
    note
        A column of text.
    answer
        The id that a form gave to the answer.
    times
        The columns that say when, which order the answers of one rater.
    sent
        Whether their headings say that something was sent or finished then.
    """

    numbers: Numbers
    rating_in: Codes
    keys: dict[str, Column]
    rating: np.ndarray[Any, np.dtype[np.int8]]
    note: Column
    answer: Column | None = None
    times: tuple[Column, ...] = ()
    sent: bool = False


@dataclass(frozen=True)
class ScaleFigures:
    """How many rating cells hold a number above 3, how many a 0, a 1, a 2, and how many any rating."""

    above: int = 0
    zeros: int = 0
    ones: int = 0
    twos: int = 0
    rated: int = 0

    def __add__(self, other: ScaleFigures) -> ScaleFigures:
        """Add up the figures of two tables."""
        return ScaleFigures(*(mine + yours for mine, yours in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True)
class TableResult:
    """What one table gives; the figures count rating cells.

    Attributes
    ----------
    ratings
        ``None`` where nothing is taken.
    waiting
        Whether a question that would change numbers is open.
    preview
        The first rows as they were read, for a person to look at.
    """

    sheet_table: SheetTable
    ratings: TableRatings | None = None
    seen: int = 0
    rejected: int = 0
    not_rated: int = 0
    duplicates: int = 0
    waiting: bool = False
    assessments: tuple[str, ...] = ()
    scale: ScaleFigures = ScaleFigures()
    preview: list[dict[str, Any]] = field(default_factory=list)
