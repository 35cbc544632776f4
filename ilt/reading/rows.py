"""Rows of one table to ratings, problems and questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from ilt import framework, ratings
from ilt.framework import ASSESSMENTS
from ilt.reading import actions, values
from ilt.reading.problems import Problems
from ilt.reading.questions import LEAVE_FOURS, LEAVE_OUT, NOT_KNOWN, SET_FILE_ASIDE, SIDES, Answers, Questions, side
from ilt.reading.tidy import Row, Table, note, text
from ilt.reading.values import Value

FOURS, RATINGS_FOR_SHIFT = 3, 20
"""So many 4s, no 0 and so many ratings: the scale may have been recoded to 1-4."""


@dataclass
class Taken:
    """One rating that was understood, and where it stood."""

    number: int
    cells: dict[str, str]
    rating: int | None


@dataclass
class Part:
    """What one table gives: ratings, and how many cells were seen and rejected. ``waiting``: a question is open."""

    source: str
    digest: str
    table: Table
    taken: list[Taken] = field(default_factory=list)
    seen: int = 0
    rejected: int = 0
    waiting: bool = False
    assessments: set[str] = field(default_factory=set)
    duplicates: int = 0
    blanks: int = 0


@dataclass
class Reader:
    """Reads the rows of tables; problems, questions and notices gather in it."""

    answers: Answers
    problems: Problems
    questions: Questions
    notices: list[dict[str, str]]

    def part(self, source: str, digest: str, table: Table) -> Part:
        """Understand one table."""
        part = Part(source, digest, table)
        self.notices += [{"source": source, "sheet": table.sheet, "message": message} for message in table.notices]
        part.seen = len(table.rows)
        understood = [(row, *self._action(part, row), self._value(row)) for row in table.rows]
        part.assessments = {assessment for _, _, assessment, _ in understood if assessment}
        asked = len(self.questions.rows)
        self._ask_scale(part, [value for *_, value in understood])
        self._ask_round(part)
        self._ask_perspective(part, [(row, assessment) for row, _, assessment, _ in understood])
        self._ask_school(part, [(row, assessment) for row, _, assessment, _ in understood])
        part.waiting = len(self.questions.rows) > asked
        if self._answer("scale", part) == SET_FILE_ASIDE:
            self.problems.add(source, "file-set-aside", sheet=table.sheet)
            part.rejected = part.seen
            return part
        for row, found, assessment, value in understood:
            self._take(part, row, found, assessment, value)
        part.rejected = part.seen - len(part.taken)
        return part

    def _answer(self, key: str, part: Part) -> str | None:
        return self.answers.to(key, part.source, part.table.sheet)

    def _say(self, part: Part, message: str) -> None:
        notice = {"source": part.source, "sheet": part.table.sheet, "message": message}
        if notice not in self.notices:
            self.notices.append(notice)

    def _given(self, part: Part, row: Row, name: str) -> str:
        return text(row.cells.get(name)) or part.table.constants.get(name, "")

    def _lacks(self, part: Part, name: str) -> bool:
        """Say whether a column is absent or wholly blank."""
        return not any(self._given(part, row, name) for row in part.table.rows)

    def _problem(
        self, part: Part, row: Row, code: str, name: str = "", *, more: str = "", value: str | None = None
    ) -> None:
        table = part.table
        where = f"Cell {table.letters[name]}{row.number}." if name in table.letters else ""
        shown = values.shown(row.cells.get(name)) if value is None and name else value or ""
        self.problems.add(
            part.source,
            code,
            sheet=table.sheet,
            row=row.number,
            column=table.headers.get(name, ""),
            value=shown,
            more=" ".join(filter(None, (more, where))),
        )

    def _action(self, part: Part, row: Row) -> tuple[actions.Found, str]:
        """Find the action of a row, by its id or its wording, within the assessment that the row names."""
        given = self._given(part, row, "assessment").casefold().removesuffix(" ilt")
        within = given if given in ASSESSMENTS else ""
        found = actions.Found()
        for name in ("action_id", "action"):
            if not found.action_id and (words := text(row.cells.get(name))):
                found = _find(words, within, framework.current())
        if found.notice:
            self._say(part, found.notice)
        known = framework.current().by_id.get(found.action_id)
        return found, known.assessment if known else ""

    def _value(self, row: Row) -> Value:
        if row.oddity and row.cells.get("rating") != LEAVE_OUT:
            return Value(code=row.oddity)
        if row.cells.get("rating") == LEAVE_OUT:
            return Value(code="left-out")
        return _parse(type(row.cells.get("rating")), row.cells.get("rating"))

    def _ask_scale(self, part: Part, found: list[Value]) -> None:
        fours = sum(text(row.cells.get("rating")) == "4" for row in part.table.rows)
        rated = [value.rating for value in found if value.rating is not None]
        if fours < FOURS or 0 in rated or len(rated) + fours < RATINGS_FOR_SHIFT:
            return
        if self._answer("scale", part) not in (LEAVE_FOURS, SET_FILE_ASIDE):
            self.questions.ask(
                "scale",
                part.source,
                f"There are {fours} 4s and no 0: the scale may have been recoded to 1-4. Was it 0-3? If it was 1-4, mend the "
                "file: no rating is shifted here.",
                [LEAVE_FOURS, SET_FILE_ASIDE],
            )

    def _ask_round(self, part: Part) -> None:
        if self._lacks(part, "round") and not self._answer("round", part):
            self.questions.ask("round", part.source, "Which round are these ratings of?", [])

    def _ask_perspective(self, part: Part, rows: list[tuple[Row, str]]) -> None:
        if self._lacks(part, "perspective"):
            if side(self._answer("perspective", part) or "", "school") is None:
                self.questions.ask("perspective", part.source, "Whose ratings are these?", SIDES)
            return
        others = {
            given for row, _ in rows if (given := self._given(part, row, "perspective")) and not side(given, "school")
        }
        for words in sorted(others):
            if side(self._answer(f"perspective:{words}", part) or "", "school") is None:
                self.questions.ask(f"perspective:{words}", part.source, f"Which side is “{words}”?", SIDES)

    def _ask_school(self, part: Part, rows: list[tuple[Row, str]]) -> None:
        if not self._lacks(part, "school") or self._answer("school", part) is not None:
            return
        crossing = any(
            assessment == "district" and self._side(part, row, assessment) == "cross" for row, assessment in rows
        )
        if any(assessment == "school" for _, assessment in rows):
            self.questions.ask("school", part.source, "Which school are these ratings about, or from?", [])
        elif crossing:
            self.questions.ask("school", part.source, "Which school do these raters come from?", [NOT_KNOWN])

    def _side(self, part: Part, row: Row, assessment: str) -> str | None:
        if self._lacks(part, "perspective"):
            return side(self._answer("perspective", part) or "", assessment)
        given = self._given(part, row, "perspective")
        return side(given, assessment) or side(self._answer(f"perspective:{given}", part) or "", assessment)

    def _take(self, part: Part, row: Row, found: actions.Found, assessment: str, value: Value) -> None:
        """Take one row over, or note every problem that it has."""
        if row.fault:
            self._problem(part, row, row.fault)
            return
        noted = len(self.problems.rows)
        if not found.action_id:
            name = "action_id" if text(row.cells.get("action_id")) else "action"
            there = bool(text(row.cells.get(name)))
            self._problem(part, row, "action-unknown" if there else "action-missing", name, more=found.suggestion)
        given = self._given(part, row, "assessment").casefold().removesuffix(" ilt")
        if given and given not in ASSESSMENTS:
            self._problem(part, row, "assessment-unknown", "assessment")
        elif given and assessment and given != assessment:
            self._problem(part, row, "assessment-disagrees", "assessment")
        round_ = self._given(part, row, "round") or (
            self._answer("round", part) or "" if self._lacks(part, "round") else ""
        )
        if not round_ and not self._lacks(part, "round"):
            self._problem(part, row, "round-missing", "round")
        perspective = self._side(part, row, assessment)
        if not self._given(part, row, "perspective") and not self._lacks(part, "perspective"):
            self._problem(part, row, "perspective-missing", "perspective")
        school = self._school(part, row, assessment, perspective)
        if value.code:
            self._problem(part, row, value.code, "rating")
        if len(self.problems.rows) > noted or part.waiting:
            return
        notes = [note(row.cells.get("note")), value.note]
        cells = {
            "round": round_,
            "district": self._given(part, row, "district"),
            "assessment": assessment,
            "school": school,
            "rater": self._rater(part, row),
            "perspective": perspective or "",
            "action_id": found.action_id,
            "note": "\n".join(filter(None, notes)),
        }
        part.taken.append(Taken(row.number, cells, value.rating))

    def _school(self, part: Part, row: Row, assessment: str, perspective: str | None) -> str:
        school = self._given(part, row, "school")
        own = assessment == "district" and perspective == "self"
        if own:
            if school:
                self._say(
                    part, "A school given for district ILT members was left out: they rate for the whole district."
                )
            return ""
        if self._lacks(part, "school"):
            answer = self._answer("school", part) or ""
            return "" if answer == NOT_KNOWN else answer
        if not school and assessment == "school":
            self._problem(part, row, "school-missing", "school")
        return school

    def _rater(self, part: Part, row: Row) -> str:
        name = self._given(part, row, "rater")
        if name and name.casefold() != "anonymous":
            return name
        return f"{ratings.ANONYMOUS}{part.digest}#{part.table.sheet}:{row.number}"


@lru_cache(maxsize=4096)
def _find(words: str, assessment: str, frame: framework.Framework) -> actions.Found:  # noqa: ARG001 - a changed framework is another key
    return actions.find(words, assessment)


@lru_cache(maxsize=4096)
def _parse(kind: type, cell: values.Cell) -> Value:  # noqa: ARG001 - True equals 1, and 1.0, too
    return values.parse(cell)
