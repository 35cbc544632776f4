"""What a meeting's team looks at: the findings about its ratings that slides, fields and the summary share."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

import pandas as pd

from ilt import changes, findings, format, framework, priorities, screens
from ilt.meetings.meeting import Meeting
from ilt.meetings.slides import WIDE_CHARS
from ilt.people import MARKS
from ilt.priorities import Priority
from ilt.ratings import PERSPECTIVES, SELF
from ilt.view import View

CANDIDATES = 6


class Ratings:
    """What one team looks at. Each finding is made once, when a slide first needs it."""

    def __init__(self, view: View) -> None:
        self.view = view

    @functools.cached_property
    def scoped(self) -> pd.DataFrame:
        """``findings.scoped`` of every school."""
        return findings.scoped(self.view.selected)

    @functools.cached_property
    def scoped_ever(self) -> pd.DataFrame:
        """``findings.scoped`` of every round, both assessments and every school."""
        return findings.scoped(self.view.counts)

    @functools.cached_property
    def team(self) -> pd.DataFrame:
        """``findings.scoped`` of the team."""
        return self.view.of_scope(self.scoped)

    @functools.cached_property
    def areas(self) -> pd.DataFrame:
        """``findings.focus_areas`` of the team."""
        return self.view.of_scope(findings.focus_areas(self.view.selected))

    @functools.cached_property
    def gaps(self) -> pd.DataFrame:
        """``findings.gaps`` of what the slide of gaps is about."""
        gaps = self.every_gap
        return gaps[gaps["scope"] == self.gap_scope] if self.gap_scope == findings.SCHOOL else self.view.of_scope(gaps)

    @functools.cached_property
    def every_gap(self) -> pd.DataFrame:
        """``findings.gaps`` of the team, and of each school."""
        return findings.gaps(self.view.selected)

    @property
    def gap_scope(self) -> str:
        """The scope of the gaps that are shown: where a district ILT looks at schools, each school's."""
        return findings.SCHOOL if self.view.scope == findings.ALL_SCHOOLS else self.view.scope

    @functools.cached_property
    def splits(self) -> pd.DataFrame:
        """``findings.splits`` of the team about itself: what the other side is split on is theirs to talk about."""
        found = findings.splits(self.view.selected)
        return found[found["perspective"] == SELF]

    @functools.cached_property
    def attention(self) -> pd.DataFrame:
        """``screens.attention.in_order`` of the team."""
        return screens.attention.in_order(self.view.selected, self.view.whole, self.view.scope, self.view.one_school)

    @functools.cached_property
    def ranked(self) -> list[Priority]:
        """The actions with a rating of 0 or 1, as Priorities ranks them."""
        return priorities.ranked(self.view.selected, self.view.whole, self.view.scope, self.view.one_school)

    @functools.cached_property
    def earlier(self) -> str:
        """The round before; blank where this is the first."""
        before = self.view.rounds[: self.view.rounds.index(self.view.round)]
        return before[-1] if before else ""

    @functools.cached_property
    def compared(self) -> pd.DataFrame:
        """``changes.compare`` of the team with the round before."""
        view = self.view
        compared = changes.compare(view.choose(view.counts, round_=None), self.earlier, view.round)
        return view.of_scope(view.choose(compared, round_=None, schools=()))

    @functools.cached_property
    def newer(self) -> str:
        """Words for the foot of a slide: that newer ratings are not in its figures yet; blank where they are."""
        return screens.composition.newer_in_short(self.view)

    @property
    def known(self) -> tuple[str, str]:
        """What is to be known of the figures: which schools each side is from, and whether newer ratings wait."""
        return screens.composition.sides_in_short(self.view), self.newer

    def foot(self, *lines: str, known: tuple[str, ...] = ()) -> str:
        """Return a foot: first what is to be known of the figures, then how to read them; one line if both fit."""
        texts = list(filter(None, [" ".join(filter(None, known or (self.newer,))), *lines]))
        one_line = "   ".join(texts)
        return one_line if len(one_line) <= WIDE_CHARS else "\n".join(texts)

    @functools.cached_property
    def observed(self) -> tuple[str, ...]:
        """The lowest action of each focus area, by the side that rated it."""
        rated = self.team[self.team["n"] > 0]
        found = []
        for area in framework.current().areas:
            own = rated[rated["action_id"].isin([action.id for action in self.view.actions_of(area.number)])]
            own = findings.of_side(own, screens.one_team.main_side(own))
            if len(own):
                found.append(str(own.loc[own["mean"].idxmin(), "action_id"]))
        return tuple(found)

    def predicted(self, area: int) -> str:
        """Compare the focus area that was expected to be lowest with the ratings."""
        return screens.overview.predicted(self.areas, self.view.sides, area)

    def individual(self, action_id: str, marks: Sequence[str] = ("● ", "○ "), between: str = "   ") -> str:
        """Say the individual ratings of an action from both sides: ``● 1.4 (5 ratings)   ○ 1.0 (2 ratings)``."""
        own = self.team[self.team["action_id"] == action_id].set_index("perspective")
        said = []
        for side, mark in zip(PERSPECTIVES, marks, strict=True):
            row = own.loc[side] if side in own.index else None
            if row is not None and row["n"]:
                said.append(f"{mark}{format.mean_of(row['mean'], row['n'])}")
            elif row is not None and row["hidden"]:
                said.append(f"{mark}{format.fewer_than(int(row['hidden']))}")
        return between.join(said) or format.NOT_RATED

    @property
    def marks(self) -> tuple[str, ...]:
        """How ``individual`` marks each side where nothing else says whose it is."""
        return tuple(f"{MARKS[side]} {self.view.sides.who(side)} " for side in PERSPECTIVES)

    def candidates(self, meeting: Meeting) -> list[str]:
        """Return the actions to choose from: what was talked about, then the first of Priorities.

        Choosing one does not change their order.
        """
        actions = [action.id for action in self.view.actions]
        said = [key for key in actions if key in meeting.causes or key in meeting.agreed]
        ranked = [one.action_id for one in self.ranked if one.score]
        order = list(dict.fromkeys([*said, *ranked, *actions]))
        voted = sorted(meeting.votes, key=lambda key: -meeting.votes[key])
        first = [key for key in dict.fromkeys([*meeting.chosen, *voted, *said, *ranked]) if key in actions]
        return sorted(first[:CANDIDATES], key=order.index)

    def first(self, meeting: Meeting) -> str:
        """Return the action to agree on first: what was chosen, then what was talked about, then of Priorities."""
        own = [action.id for action in self.view.actions]
        chosen = [key for key in meeting.chosen if key in own]
        return next(iter([*chosen, *self.candidates(meeting), *own]))

    @functools.cached_property
    def because(self) -> Mapping[str, str]:
        """By action, why its low ratings speak for choosing it, in numbers."""
        sides = self.view.sides
        return {one.action_id: f"Because {screens.priorities.because(one, sides)}" for one in self.ranked}
