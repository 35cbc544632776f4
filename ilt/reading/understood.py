"""Rows of one table to ratings, problems and questions: what each cell says, and what nobody said.

All is decided for distinct cells, or distinct combinations of them, once; a row is looked at by itself only where it
has a problem.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from ilt import ratings
from ilt.factorize import Mask, look_up
from ilt.framework import ASSESSMENTS
from ilt.ratings import CROSS, SELF
from ilt.reading import limits
from ilt.reading.cells import notes, values
from ilt.reading.cells.actions import Actions, decided, named
from ilt.reading.cells.column import Column, combined
from ilt.reading.cells.headings import TEAM, gives_way
from ilt.reading.cells.perspectives import SIDES, assessment, bare, side
from ilt.reading.cells.text import cell_text, clean, letters, shown
from ilt.reading.cells.times import order_of
from ilt.reading.layouts.table import WHEN, cut_short
from ilt.reading.log import Log
from ilt.reading.parts import Part, Taken
from ilt.reading.problems import sentence
from ilt.reading.questions import NOT_KNOWN, SET_ASIDE, WITHOUT_FOURS, Question

FOURS, RATINGS_FOR_SHIFT = 3, 20
"""So many 4s, no 0 and so many ratings: the scale may have been recoded to 1-4."""
TEXTS = ("round", "district", "assessment", "school", "rater", "perspective", TEAM)


class Understanding:
    """Understands the rows of one table."""

    def __init__(self, part: Part, log: Log, actions: Actions) -> None:
        self.part, self.log, self.actions, rows = part, log, actions, part.rows
        self.count = len(rows.numbers)
        # The cells of a broken row may stand in wrong columns, so nothing is asked because of them.
        self.sound: Mask = np.ones(self.count, dtype=np.bool_)
        for mask, _, _ in rows.broken:
            self.sound &= ~mask
        self.texts = {name: self._text(name) for name in TEXTS}
        self._settle_team()
        self.lacking = {name for name in TEXTS if not any(self.texts[name].present())}
        self._find_actions()
        self.ratings = rows.fields["rating"].map(values.parse)

    def _text(self, name: str) -> Column:
        rows = self.part.rows
        column = rows.fields.get(name)
        unsaid = self._answer("district") if name == "district" else ""
        if column is None or (self._weak(name) and rows.facts.get(name)):
            return Column.same(rows.facts.get(name, "") or unsaid, self.count)
        texts = column.map(clean).masked(self.sound, "")
        if unsaid:
            return texts.map(lambda text: text or unsaid)
        return texts.map(self._one_school) if name == "school" else texts

    def _weak(self, name: str) -> bool:
        rows = self.part.rows
        return name in rows.places and gives_way(rows.headers.get(rows.places[name], ""))

    def _one_school(self, school: str) -> str:
        """Return the spelling that somebody said is meant."""
        other = self._answer(f"school:{school}") if school else ""
        if other and other != school:
            self._say(f"The school “{shown(school)}” was read as “{shown(other)}”, as you answered.")
        return other or school

    def _settle_team(self) -> None:
        """Take a column called Team for the perspective where every value names a side; else it is not used."""
        given = [words for words in self.texts[TEAM].present() if words]
        if not given:
            return
        nothing = not any(self.texts["perspective"].present()) or self._weak("perspective")
        if nothing and all(side(words, "school") and not bare(words) for words in given):
            self.texts["perspective"] = self.texts[TEAM]
            if TEAM in self.part.rows.places:
                self.part.rows.places["perspective"] = self.part.rows.places[TEAM]
        else:
            self._say("The column Team was not used, since its values are not School ILT and District ILT.")

    def _find_actions(self) -> None:
        """Find the action of each row: a match, and the code and sentence of its problem."""
        blank = Column.same("", self.count)
        ids = self.part.rows.fields.get("action_id", blank).map(lambda cell: clean(cell_text(cell)))
        texts = self.part.rows.fields.get("action", blank).map(lambda cell: clean(cell_text(cell)))
        told = self.texts["assessment"].map(assessment)
        every = {*ids.present(), *texts.present()} - {""}
        exact = [found[0] for text in every if len(found := self.actions.exact(text)) == 1]
        within = decided(self.actions, exact, every)
        keys = combined(ids, texts, told)
        self.found = keys.map(lambda key: named(self.actions, key[0], key[1], key[2], within))
        self.own = self.found.map(
            lambda found: self.actions.assessment(found[0].ids[0]) if len(found[0].ids) == 1 else ""
        )
        self.ids, self.wordings = ids, texts
        self.sides = combined(self.texts["perspective"], self.own)
        self.unclear = self._unclear()
        self.others = self._other_sides()

    def _unclear(self) -> frozenset[str]:
        """Return the words "School" and "District" where both assessments are rated and each row names its own."""
        said = [(words, own) for words, own in self.sides.present() if own and bare(words)]
        words = frozenset(words for words, _ in said)
        if len({own for _, own in said}) > 1 and all(words.casefold() == own for words, own in said):
            return words
        for word in sorted(words):
            self._say(f"The perspective “{word}” was read as {word.capitalize()} ILT.")
        return frozenset()

    def read(self) -> None:
        """Fill the part: ratings that were understood, or what is asked first."""
        part = self.part
        part.seen = self.count
        part.assessments = tuple(kind for kind in ASSESSMENTS if kind in self.own.present())
        for notice in cut_short(m.ids[0] for m, _, _ in self.found.present() if m.cut and len(m.ids) == 1):
            self._say(notice)
        if self._too_many():
            part.rejected = part.seen
            return
        asked = len(self.log.questions)
        self._ask_for_scale()
        self._ask_for_facts()
        part.waiting = part.held or len(self.log.questions) > asked
        if self._answer("scale") == SET_ASIDE:
            self.log.problem(part.source, "scale-set-aside", sheet=part.sheet)
            part.rejected = part.seen
            return
        self._settle()
        left = self._left()
        bad = self._bad() & ~left
        self._note_problems(bad)
        good = ~bad & self.sound & ~left
        part.blanks = int(left.sum())
        part.rejected = part.seen - int(good.sum()) - part.blanks
        if not part.waiting:
            self._take(good)
        self._preview()

    def _too_many(self) -> bool:
        """Tell whether a column holds more different values than it can where it is what it is called; say so."""
        most = {"round": limits.ROUNDS, "district": limits.DISTRICTS, "school": limits.SCHOOLS}
        if name := next((name for name, limit in most.items() if len(self.texts[name].present()) > limit), ""):
            column = self.part.rows.headers.get(self.part.rows.places.get(name, -1), name)
            says = sentence("too-many-values", limit=most[name], column=shown(column), name=name)
            self.log.problem(self.part.source, "too-many-values", says, sheet=self.part.sheet, column=shown(column))
        return bool(name)

    def _answer(self, key: str) -> str:
        return self.log.answers.find(key, self.part.source, self.part.sheet)

    def _say(self, message: str) -> None:
        self.log.say(message, self.part.source, self.part.sheet)

    def _ask_for_scale(self) -> None:
        said = self.ratings.take(self.sound)
        counts = np.bincount(said.codes, minlength=len(said.values)).tolist()
        fours = sum(n for value, n in zip(said.values, counts, strict=True) if value.shown == "4")
        rated = dict.fromkeys((None, 0, 1, 2, 3), 0)
        for value, n in zip(said.values, counts, strict=True):
            rated[value.rating] += n
        total = sum(n for rating, n in rated.items() if rating is not None)
        shifted = fours >= FOURS and not rated[0] and total + fours >= RATINGS_FOR_SHIFT
        if shifted and self._answer("scale") not in (WITHOUT_FOURS, SET_ASIDE):
            self._put(
                "scale",
                f"There are {fours} 4s and no 0, so the scale may have been recoded to 1-4. Ratings are never "
                "shifted here: mend the file if so. If the scale was 0-3, leave the 4s out.",
                (WITHOUT_FOURS, SET_ASIDE),
            )

    def _ask_for_facts(self) -> None:
        if "round" in self.lacking and not self._answer("round"):
            self._put("round", "Which round are these ratings of?")
        if "perspective" in self.lacking:
            if side(self._answer("perspective"), "school") is None:
                self._put("perspective", "Whose ratings are these?", SIDES)
        else:
            for words in self.others:
                if side(self._answer(f"perspective:{words}"), "school") is None:
                    often = int(self.texts["perspective"].where(words.__eq__).sum())
                    self._put(f"perspective:{words}", f"Which side is “{shown(words)}”?", SIDES, often)
        if "school" in self.lacking and not self._answer("school") and not self.part.held:
            if "school" in self.part.assessments:
                self._put("school", "Which school are these ratings about, or from?")
            elif CROSS in self._sides():
                self._put("school", "Which school do these raters come from?", (NOT_KNOWN,))

    def _put(self, key: str, question: str, choices: Sequence[str] = (), count: int = 0) -> None:
        self.log.questions.append(Question(key, self.part.source, question, tuple(choices), count))

    def _other_sides(self) -> list[str]:
        words = self.texts["perspective"].present()
        short = (text for text in words if 0 < len(text) <= limits.NAME_CHARACTERS)
        others = sorted({text for text in short if text in self.unclear or not side(text, "school")})
        return others if len(others) <= limits.UNKNOWN_PERSPECTIVES else []

    def _side(self, given: str, own: str) -> str | None:
        if not given:
            return side(self._answer("perspective"), own) if "perspective" in self.lacking else None
        known = None if given in self.unclear else side(given, own)
        return known or side(self._answer(f"perspective:{given}"), own)

    def _sides(self) -> list[Any]:
        return self.sides.map(lambda pair: self._side(*pair)).present()

    def _settle(self) -> None:
        """Settle what each row says of round, perspective and school, with the answers where nothing is said."""
        self.round = self.texts["round"]
        if "round" in self.lacking:
            self.round = Column.same(self._answer("round"), self.count)
        self.perspective = self.sides.map(lambda pair: self._side(*pair))
        school = self.texts["school"]
        if "school" in self.lacking:
            answer = self._answer("school")
            school = Column.same("" if answer == NOT_KNOWN else answer, self.count)
        members = self.own.where(lambda own: own == "district") & self.perspective.where(lambda side: side == SELF)
        members &= school.where(bool)
        if members.any():
            if "school" in self.part.rows.places:
                self._say("A school given for district ILT members was left out: they rate for the whole district.")
            school = school.masked(~members, "")
        self.school = school

    def _left(self) -> Mask:
        """Return the blank cells of a form's other part, which was not for this rater: nobody is to mend them."""
        if not self.part.rows.actions_in_header:
            return np.zeros(self.count, dtype=np.bool_)
        told = combined(self.texts["assessment"], self.own)
        other = told.where(lambda pair: pair[1] and assessment(pair[0]) not in ("", pair[1]))
        if "school" not in self.lacking:
            other |= self.own.where(lambda own: own == "school") & self.school.where(lambda text: not text)
        return other & self.ratings.where(lambda value: value.kind == "not rated") & self.sound

    def _bad(self) -> Mask:
        """Return the rows with a problem of some cell."""
        bad = self.found.where(lambda found: found[1])
        bad |= self.ratings.where(lambda value: value.code)
        bad |= combined(self.texts["assessment"], self.own).where(
            lambda pair: pair[0] and (not (told := assessment(pair[0])) or (pair[1] and told != pair[1]))
        )
        if "round" not in self.lacking:
            bad |= self.round.where(lambda text: not text)
        if "perspective" not in self.lacking:
            bad |= self.sides.where(
                lambda pair: not pair[0] or (self._side(*pair) is None and pair[0] not in self.others)
            )
        if "school" not in self.lacking:
            bad |= self.own.where(lambda own: own == "school") & self.school.where(lambda text: not text)
        return bad & self.sound

    def _note_problems(self, bad: Mask) -> None:
        rows = self.part.rows
        said: set[Any] = set()
        before = len(self.log.problems)
        wrong = [*rows.broken, (bad, "", "")]
        each = ((int(at), code, says) for mask, code, says in wrong for at in np.flatnonzero(mask))
        for count, (at, code, says) in enumerate(each):
            if len(self.log.problems) - before >= limits.PROBLEMS:
                more = sum(int(mask.sum()) for mask, _, _ in wrong) - count
                self._problem(at, "more-problems", sentence("more-problems", count=more))
                return
            if not code:
                self._check(at, said)
            elif rows.numbers[at] not in said:
                said.add(rows.numbers[at])
                self._problem(at, code, says)

    def _problem(self, at: int, code: str, message: str = "", *, name: str = "", value: str = "") -> None:
        rows = self.part.rows
        column = int(rows.rating_in[at]) if name == "rating" else rows.places.get(name)
        number = int(rows.numbers[at])
        if rows.actions_in_header and name == "action":
            column, number = int(rows.rating_in[at]), rows.header_row
        self.log.problem(
            self.part.source,
            code,
            message or sentence(code),
            sheet=self.part.sheet,
            row=number,
            column="" if column is None else rows.headers.get(column, ""),
            value=value,
            cell="" if column is None else f"{letters(column)}{number}",
        )

    def _once(self, at: int, name: str, said: set[Any], note: Callable[[], None]) -> None:
        """Note a problem of what several rating cells share, such as a form's row, once."""
        rows = self.part.rows
        key = ("column", int(rows.rating_in[at])) if name == "action" else (name, int(rows.numbers[at]))
        if not rows.actions_in_header or key not in said:
            said.add(key)
            note()

    def _check(self, at: int, said: set[Any]) -> None:
        """Note every problem that one row has."""
        match, code, message = self.found[at]
        name = "action_id" if "action_id" in self.part.rows.places and self.ids[at] else "action"
        if code:
            value = shown(self.ids[at] if name == "action_id" else self.wordings[at])
            self._once(at, "action", said, lambda: self._problem(at, code, message, name=name, value=value))
        given, own = self.texts["assessment"][at], self.own[at]
        if given and not assessment(given):
            says = sentence("assessment-unknown", value=shown(given))
            note = partial(self._problem, at, "assessment-unknown", says, name="assessment", value=shown(given))
            self._once(at, "assessment", said, note)
        elif given and own and assessment(given) != own:
            says = sentence("assessment-disagrees", given=assessment(given), id=match.ids[0], own=own)
            self._problem(at, "assessment-disagrees", says, name="assessment", value=shown(given))
        if not self.round[at] and "round" not in self.lacking:
            self._once(at, "round", said, lambda: self._problem(at, "round-missing", name="round"))
        words = self.texts["perspective"][at]
        if not words and "perspective" not in self.lacking:
            self._once(at, "perspective", said, lambda: self._problem(at, "perspective-missing", name="perspective"))
        elif words and self.perspective[at] is None and words not in self.others:
            says = sentence("perspective-unknown", value=shown(words))
            note = partial(self._problem, at, "perspective-unknown", says, name="perspective", value=shown(words))
            self._once(at, "perspective", said, note)
        if own == "school" and "school" not in self.lacking and not self.school[at]:
            self._once(at, "school", said, lambda: self._problem(at, "school-missing", name="school"))
        value = self.ratings[at]
        if value.code:
            self._problem(at, value.code, value.message, name="rating", value=value.shown)

    def _take(self, good: Mask) -> None:
        rows = self.part.rows
        everything = bool(good.all())
        ids = self.found.map(lambda found: found[0].ids[0] if len(found[0].ids) == 1 else "")
        keys = {
            "round": self.round,
            "district": self.texts["district"],
            "assessment": self.own,
            "school": self.school,
            "rater": self._raters(),
            "perspective": self.perspective.map(lambda side: side or ""),
            "action_id": ids,
        }
        keys = {name: column.instead(rows.fields.get(name)) for name, column in keys.items()}
        codes = np.array([-1 if v.rating is None else v.rating for v in self.ratings.values], dtype=np.int8)
        rating = look_up(codes, self.ratings.codes)
        note = notes.joined(self.part.rows.fields.get("note"), self.ratings.map(lambda value: value.note))
        when = order_of(rows.fields.get(WHEN), self.count)
        self.part.taken = Taken(
            rows.numbers if everything else rows.numbers[good],
            rows.rating_in if everything else rows.rating_in[good],
            keys if everything else {name: column.take(good) for name, column in keys.items()},
            rating if everything else rating[good],
            note if everything else note.take(good),
            when if everything else when[good],
        )

    def _raters(self) -> Column:
        """Return who rated: a name, or for each row or sheet without one a rater of its own."""
        names = self.texts["rater"].map(lambda name: "" if name.casefold() == "anonymous" else name)
        if all(names.values):
            return names
        nameless = names.where(lambda name: not name)
        start = f"{ratings.ANONYMOUS}{self.part.identity}"
        if self.part.rows.one_rater:
            return names.map(lambda name: name or start)
        numbers, places = np.unique(self.part.rows.numbers[nameless], return_inverse=True)
        codes = names.codes.copy()
        codes[nameless] = places + len(names.values)
        return Column(codes, [*names.values, *(f"{start}:{number}" for number in numbers)])

    def _preview(self) -> None:
        """Keep the first rows as they were read, for a person to look at."""
        for at in range(min(limits.PREVIEW_ROWS, self.count)):
            value = self.ratings[at]
            match = self.found[at][0]
            self.part.preview.append(
                {
                    "source": self.part.source,
                    "sheet": self.part.sheet,
                    "row": int(self.part.rows.numbers[at]),
                    "round": self.round[at],
                    "school": self.school[at],
                    "perspective": self.perspective[at] or "",
                    "action_id": match.ids[0] if len(match.ids) == 1 else "",
                    "cell": shown(cell_text(self.part.rows.fields["rating"][at])),
                    "rating": value.rating,
                    "problem": value.code,
                }
            )
