"""Problems, questions and notices as they are met."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ilt.reading.answers import Answers
from ilt.reading.problems import sentence
from ilt.reading.questions import Question


@dataclass
class Log:
    """What reading has to say, besides the ratings.

    Attributes
    ----------
    sheets
        How many sheets of each file hold tables.
    first_about
        (source, key of a question) -> what the first question of that key is about.
    """

    answers: Answers
    problems: list[dict[str, Any]] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    notices: list[dict[str, str]] = field(default_factory=list)
    corrections: list[dict[str, str]] = field(default_factory=list)
    columns: list[dict[str, Any]] = field(default_factory=list)
    sheets: dict[str, int] = field(default_factory=dict)
    first_about: dict[tuple[str, str], str] = field(default_factory=dict)
    _said: set[tuple[str, str, str]] = field(default_factory=set)
    _noted: set[tuple[str, str, str, str]] = field(default_factory=set)

    def problem(self, source: str, code: str, message: str = "", **where: Any) -> None:
        """Note one problem; ``where`` may have ``sheet, row, column, value, cell``. What a cell says is noted once."""
        blank = {"sheet": "", "row": None, "column": "", "value": "", "cell": ""}
        noted = {**blank, "source": source, "code": code, "message": message or sentence(code), **where}
        key = (source, noted["sheet"], noted["cell"], noted["message"])
        if not noted["cell"] or key not in self._noted:
            self._noted.add(key)
            self.problems.append(noted)

    def say(self, message: str, source: str = "", sheet: str = "") -> None:
        """Note what was normalized or left aside, once."""
        if (source, sheet, message) not in self._said:
            self._said.add((source, sheet, message))
            self.notices.append({"source": source, "sheet": sheet, "message": message})

    def ask(self, question: Question, sheet: str = "", usable: Callable[[str], object] = bool) -> bool:
        """Tell whether a question is open: it has no ``usable`` answer, nor has it for a file that looks the same."""
        key, source = question.key, question.source
        if usable(self.answers.find(key, source, sheet)) or self.answers.recall(key, source, usable):
            return False
        self.questions.append(question)
        return True
