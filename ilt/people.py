"""Who rated: what screens call the people of each side, and where a number of ratings is a number of people."""

from __future__ import annotations

from dataclasses import dataclass

from ilt.ratings import CROSS, SELF

MARKS = {SELF: "●", CROSS: "○"}
SIDE_MARKS = {side: f"{side} {mark}" for side, mark in MARKS.items()}
"""A perspective with the mark that charts draw of it."""
_PEOPLE = {
    ("school", SELF): "team member",
    ("school", CROSS): "district rater",
    ("district", SELF): "district ILT member",
    ("district", CROSS): "school rater",
}
_RATINGS = {
    ("school", SELF): "team rating",
    ("school", CROSS): "district rating",
    ("district", SELF): "district ILT rating",
    ("district", CROSS): "school rating",
}


@dataclass(frozen=True)
class Sides:
    """The two sides of what is looked at, in words.

    A district rater who rated three schools is one person and three ratings of an action. So a number of ratings of one
    action is a number of people only in one team, or where everybody is known to have rated one team alone.

    Attributes
    ----------
    assessment
        Whose actions are rated: ``school`` or ``district``.
    school
        The one school that is looked at; blank: several together, or the district ILT.
    once
        The perspectives in which nobody rated more than one team.

    Examples
    --------
    >>> Sides("school").counted("cross"), Sides("school", "Birch").counted("cross")
    ('district rating', 'district rater')
    """

    assessment: str
    school: str = ""
    once: frozenset[str] = frozenset()

    def people(self, side: str) -> str:
        """Return what one person of a side is called."""
        return _PEOPLE[self.assessment, side]

    def ratings(self, side: str) -> str:
        """Return what one rating by a side is called."""
        return _RATINGS[self.assessment, side]

    def are_people(self, side: str) -> bool:
        """Tell whether each rating of one action is another person's."""
        one_team = bool(self.school) or (self.assessment == "district" and side == SELF)
        return one_team or side in self.once

    def counted(self, side: str) -> str:
        """Return what is counted where ratings of one action are: a person, or a rating."""
        return self.people(side) if self.are_people(side) else self.ratings(side)

    def of_schools(self, side: str) -> tuple[str, str]:
        """Name a side of one school, and of several."""
        own = self.assessment == "school" and side == SELF
        raters = "district raters" if self.assessment == "school" else "raters"
        return ("school’s team", "schools’ teams") if own else (f"school’s {raters}", f"schools’ {raters}")

    def who(self, side: str) -> str:
        """Name a side in the middle of a sentence; it takes a plural verb, but a team and the district ILT."""
        if self.assessment == "district":
            own, other = "the district ILT", f"{self.school}’s raters" if self.school else "school raters"
        else:
            own, other = f"{self.school}’s team" if self.school else "school teams", "district raters"
        return own if side == SELF else other

    def mark(self, side: str) -> str:
        """Say what a mark in a chart is, and whose ratings its side's are.

        >>> Sides("school").mark("cross")
        '○ cross (ratings by district raters)'
        """
        return f"{MARKS[side]} {side} (ratings by {self.who(side)})"

    @property
    def legend(self) -> str:
        """Both marks, as ``mark`` says them."""
        return "   ".join(map(self.mark, (SELF, CROSS)))

    @property
    def slide_legend(self) -> str:
        """Both marks of a slide, which has less room and says self and cross nowhere."""
        return "   ".join(f"{MARKS[side]} {self.who(side)}" for side in (SELF, CROSS))

    def rate(self, side: str) -> str:
        """Return the verb that goes with ``who``."""
        one = side == SELF and (self.assessment == "district" or bool(self.school))
        return "rates" if one else "rate"
