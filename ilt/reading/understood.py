"""Rows of one sheet to ratings, problems and questions: what each cell says, and what nobody said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ilt import framework, ratings
from ilt.framework import ASSESSMENTS
from ilt.ratings import CROSS, SELF
from ilt.reading import limits, values
from ilt.reading.actions import Actions, Match, unknown
from ilt.reading.columns import TEAM
from ilt.reading.grids import Grid
from ilt.reading.layouts import Layout, Rows
from ilt.reading.problems import CODES, Refused, sentence
from ilt.reading.questions import ASIDE, LATEST, NOT_KNOWN, SET_ASIDE, WITHOUT_FOURS, Answers, Question
from ilt.reading.text import cell_text, clean, clean_note, shown
from ilt.reading.tidy import Tidy
from ilt.reading.values import Value

LAYOUTS: tuple[Layout, ...] = (Tidy(),)
SIDES = ("self", "cross", "School ILT", "District ILT")
FOURS, RATINGS_FOR_SHIFT = 3, 20
"""So many 4s, no 0 and so many ratings: the scale may have been recoded to 1-4."""
TEXTS = ("round", "district", "assessment", "school", "rater", "perspective", TEAM)


@dataclass
class Taken:
    """One rating that was understood, and the number of its row."""

    number: int
    cells: dict[str, str]
    rating: int | None


@dataclass
class Part:
    """What one sheet gives. ``waiting``: a question that would change numbers is open, so nothing is taken."""

    source: str
    sheet: str
    digest: str
    rows: Rows
    taken: list[Taken] = field(default_factory=list)
    seen: int = 0
    rejected: int = 0
    waiting: bool = False
    assessments: tuple[str, ...] = ()
    duplicates: int = 0
    blanks: int = 0


@dataclass
class Log:
    """Problems, questions and notices as they are met."""

    answers: Answers
    problems: list[dict[str, Any]] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    notices: list[dict[str, str]] = field(default_factory=list)

    def problem(self, source: str, code: str, message: str = "", **where: Any) -> None:
        """Note one problem; ``where`` may have ``sheet, row, column, value``."""
        blank = {"sheet": "", "row": None, "column": "", "value": ""}
        told = {"source": source, "code": code, "message": message or sentence(code)}
        self.problems.append({**blank, **told, **where})

    def say(self, message: str, source: str = "", sheet: str = "") -> None:
        """Note what was normalised or left aside, once."""
        notice = {"source": source, "sheet": sheet, "message": message}
        if notice not in self.notices:
            self.notices.append(notice)


def laid_out(grid: Grid) -> Rows:
    """Return the rows of a grid, by the first layout that knows it.

    Raises
    ------
    Refused
        No layout knows it, or its header cannot be read.
    """
    for layout in LAYOUTS:
        header = layout.header(grid)
        if header is not None:
            return layout.rows(grid, header)
    raise Refused("layout-unknown", limit=limits.HEADER_ROWS)


def side(words: str, assessment: str) -> str | None:
    """Return the perspective that words name, for a rating of one assessment; ``None`` for other words."""
    key = words.casefold()
    if key in (SELF, CROSS):
        return key
    if key in ("school ilt", "district ilt"):
        return SELF if key == f"{assessment} ilt" else CROSS
    return None


class Understanding:
    """Understands the rows of one sheet."""

    def __init__(self, part: Part, log: Log) -> None:
        self.part, self.log, rows = part, log, part.rows
        self.count = len(rows.numbers)
        # The cells of a broken row may stand in wrong columns, so nothing is asked because of them.
        self.sound = [not any(mask[at] for mask, _, _ in rows.broken) for at in range(self.count)]
        self.texts = {
            name: [text if sound else "" for text, sound in zip(self._texts(name), self.sound, strict=True)]
            for name in TEXTS
        }
        self._settle_team()
        self.lacking = {name for name in TEXTS if not any(self.texts[name])}
        actions = Actions(framework.current())
        self.found = _per_distinct(
            lambda id_, text, within: _found(actions, id_, text, within),
            self._texts("action_id"),
            self._texts("action"),
            [self._assessment(text) for text in self.texts["assessment"]],
        )
        self.own = [actions.assessment(match.ids[0]) if len(match.ids) == 1 else "" for match, _, _ in self.found]
        self.values: list[Value] = [values.parse(_plain(cell)) for cell in rows.cells["rating"]]

    def _texts(self, name: str) -> list[str]:
        if name in self.part.rows.cells:
            known: dict[str, str] = {}
            texts = [cell_text(_plain(cell)) for cell in self.part.rows.cells[name]]
            return [known.setdefault(text, clean(text)) for text in texts]
        return [self.part.rows.facts.get(name, "")] * self.count

    def _settle_team(self) -> None:
        """Take a column called Team for the perspective where every value names a side; else it is not used."""
        given = self.texts[TEAM]
        if not any(given):
            return
        if not any(self.texts["perspective"]) and all(side(words, "school") for words in given if words):
            self.texts["perspective"] = given
            self.part.rows.places["perspective"] = self.part.rows.places[TEAM]
        else:
            self._say("The column Team was not used, since its values are not School ILT and District ILT.")

    def read(self) -> None:
        """Fill the part: ratings that were understood, or what is asked first."""
        part = self.part
        part.seen = self.count
        part.assessments = tuple(kind for kind in ASSESSMENTS if kind in self.own)
        for cut in sorted({match.ids[0] for match, _, _ in self.found if match.cut and len(match.ids) == 1}):
            self._say(f"A wording of {cut} that was cut short was taken for the whole.")
        asked = len(self.log.questions)
        self._ask()
        part.waiting = len(self.log.questions) > asked
        if self._answer("scale") == SET_ASIDE:
            self.log.problem(part.source, "scale-set-aside", sheet=part.sheet)
        else:
            broken = self._broken()
            for at in range(self.count):
                if at not in broken:
                    self._take(at)
        part.rejected = part.seen - len(part.taken)

    def _answer(self, key: str) -> str:
        return self.log.answers.find(key, self.part.source, self.part.sheet)

    def _say(self, message: str) -> None:
        self.log.say(message, self.part.source, self.part.sheet)

    def _problem(self, at: int, code: str, message: str = "", *, name: str = "", value: str = "") -> None:
        place = self.part.rows.places.get(name)
        number = int(self.part.rows.numbers[at])
        where = f" (Cell {place.letters}{number}.)" if place else ""
        self.log.problem(
            self.part.source,
            code,
            (message or sentence(code)) + where,
            sheet=self.part.sheet,
            row=number,
            column=place.header if place else "",
            value=value,
        )

    def _broken(self) -> set[int]:
        broken: set[int] = set()
        for mask, code, says in self.part.rows.broken:
            for at in mask.nonzero()[0]:
                if int(at) not in broken:
                    self._problem(int(at), code, says)
                    broken.add(int(at))
        return broken

    @staticmethod
    def _assessment(text: str) -> str:
        key = text.casefold().removesuffix(" ilts").removesuffix(" ilt")
        return key if key in ASSESSMENTS else ""

    def _ask(self) -> None:
        ask = self._asker
        cells = zip(self.part.rows.cells["rating"], self.sound, strict=True)
        fours = sum(sound and cell_text(_plain(cell)).strip() in ("4", "4.0") for cell, sound in cells)
        rated = [value.rating for value in self.values if value.rating is not None]
        shifted = fours >= FOURS and 0 not in rated and len(rated) + fours >= RATINGS_FOR_SHIFT
        if shifted and self._answer("scale") not in (WITHOUT_FOURS, SET_ASIDE):
            ask(
                "scale",
                f"There are {fours} 4s and no 0, so the scale may have been recoded to 1-4. Ratings are never shifted "
                "here: mend the file if so. If the scale was 0-3, leave the 4s out.",
                (WITHOUT_FOURS, SET_ASIDE),
            )
        if "round" in self.lacking and not self._answer("round"):
            ask("round", "Which round are these ratings of?")
        if "perspective" in self.lacking:
            if side(self._answer("perspective"), "school") is None:
                ask("perspective", "Whose ratings are these?", SIDES)
        else:
            for words in self._other_sides():
                if side(self._answer(f"perspective:{words}"), "school") is None:
                    ask(f"perspective:{words}", f"Which side is “{shown(words)}”?", SIDES)
        if "school" in self.lacking and not self._answer("school"):
            if "school" in self.own:
                ask("school", "Which school are these ratings about, or from?")
            elif any(own == "district" and self._side(at) == CROSS for at, own in enumerate(self.own)):
                ask("school", "Which school do these raters come from?", (NOT_KNOWN,))

    def _asker(self, key: str, question: str, choices: Sequence[str] = ()) -> None:
        self.log.questions.append(Question(key, self.part.source, question, tuple(choices)))

    def _other_sides(self) -> list[str]:
        others = sorted({words for words in self.texts["perspective"] if words and side(words, "school") is None})
        return others if len(others) <= limits.UNKNOWN_PERSPECTIVES else []

    def _side(self, at: int) -> str | None:
        given = self.texts["perspective"][at]
        if not given:
            return side(self._answer("perspective"), self.own[at]) if "perspective" in self.lacking else None
        return side(given, self.own[at]) or side(self._answer(f"perspective:{given}"), self.own[at])

    def _take(self, at: int) -> None:
        """Take one row over, or note every problem that it has."""
        noted = len(self.log.problems)
        self._check_action(at)
        round_ = self.texts["round"][at] or (self._answer("round") if "round" in self.lacking else "")
        if not round_ and "round" not in self.lacking:
            self._problem(at, "round-missing", name="round")
        perspective = self._side(at)
        given = self.texts["perspective"][at]
        if not given and "perspective" not in self.lacking:
            self._problem(at, "perspective-missing", name="perspective")
        elif given and perspective is None and given not in self._other_sides():
            told = sentence("perspective-unknown", value=shown(given))
            self._problem(at, "perspective-unknown", told, name="perspective", value=shown(given))
        school = self._school(at, perspective)
        value = self.values[at]
        if value.code:
            self._problem(at, value.code, value.message, name="rating", value=value.shown)
        if len(self.log.problems) > noted or self.part.waiting:
            return
        notes = (
            [clean_note(_plain(cell)) for cell in self.part.rows.cells["note"].iloc[at : at + 1]]
            if ("note" in self.part.rows.cells)
            else []
        )
        cells = {
            "round": round_,
            "district": self.texts["district"][at],
            "assessment": self.own[at],
            "school": school,
            "rater": self._rater(at),
            "perspective": perspective or "",
            "action_id": self.found[at][0].ids[0],
            "note": "\n".join(filter(None, [*notes, value.note])),
        }
        self.part.taken.append(Taken(int(self.part.rows.numbers[at]), cells, value.rating))

    def _check_action(self, at: int) -> None:
        match, code, message = self.found[at]
        name = "action_id" if "action_id" in self.part.rows.places and self._texts_at("action_id", at) else "action"
        if code:
            self._problem(at, code, message, name=name, value=shown(self._texts_at(name, at)))
        given, own = self.texts["assessment"][at], self.own[at]
        told = self._assessment(given)
        if given and not told:
            says = sentence("assessment-unknown", value=shown(given))
            self._problem(at, "assessment-unknown", says, name="assessment", value=shown(given))
        elif told and own and told != own:
            says = sentence("assessment-disagrees", given=told, id=match.ids[0], own=own)
            self._problem(at, "assessment-disagrees", says, name="assessment", value=shown(given))

    def _texts_at(self, name: str, at: int) -> str:
        if name not in self.part.rows.cells:
            return ""
        return clean(cell_text(_plain(self.part.rows.cells[name].iloc[at])))

    def _school(self, at: int, perspective: str | None) -> str:
        school = self.texts["school"][at]
        if self.own[at] == "district" and perspective == SELF:
            if school and "school" in self.part.rows.places:
                self._say("A school given for district ILT members was left out: they rate for the whole district.")
            return ""
        if "school" in self.lacking:
            answer = self._answer("school")
            return "" if answer == NOT_KNOWN else answer
        if not school and self.own[at] == "school":
            self._problem(at, "school-missing", name="school")
        return school

    def _rater(self, at: int) -> str:
        name = self.texts["rater"][at]
        if name and name.casefold() != "anonymous":
            return name
        row = "" if self.part.rows.one_rater else f":{self.part.rows.numbers[at]}"
        return f"{ratings.ANONYMOUS}{self.part.digest[:12]}#{self.part.sheet}{row}"


def _plain(cell: Any) -> Any:
    """Return a cell without pandas' own ways to say that there is none."""
    return None if cell is None or (isinstance(cell, float) and cell != cell) else cell  # noqa: PLR0124 - not a number


def _per_distinct(find: Any, *columns: list[str]) -> list[tuple[Match, str, str]]:
    known: dict[tuple[str, ...], tuple[Match, str, str]] = {}
    result = []
    for key in zip(*columns, strict=True):
        if key not in known:
            known[key] = find(*key)
        result.append(known[key])
    return result


def _found(actions: Actions, id_: str, text: str, within: str) -> tuple[Match, str, str]:
    """Find the action of a row by its id and its wording: the match, and the code and sentence of its problem."""
    assessments = (within,) if within else ASSESSMENTS
    if not id_ and not text:
        return Match(), "action-missing", sentence("action-missing")
    matches = [(words, actions.find(words, assessments)) for words in (id_, text) if words]
    words, match = matches[0]
    if len(match.ids) > 1:
        says = sentence("action-ambiguous", value=shown(words, 100), ids=", ".join(match.ids))
        return Match(), "action-ambiguous", says
    if not match.ids:
        return Match(), "action-unknown", unknown(words, actions.suggest(words, assessments))
    if len(matches) > 1 and (other := matches[1][1]).ids and match.ids[0] not in other.ids:
        says = sentence("action-disagrees", id=match.ids[0], other=" or ".join(other.ids))
        return Match(), "action-disagrees", says
    return match, "", ""


__all__ = ["ASIDE", "CODES", "LATEST", "Log", "Part", "Taken", "Understanding", "laid_out"]
