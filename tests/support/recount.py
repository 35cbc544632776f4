"""What a district's ratings say, counted in plain Python from the rows of the file, as the rules of the numbers ask.

Written from the rules, not from the code: it knows nothing of counts, findings or charts.
"""

import csv
import io
import random
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from ilt import framework

HEAD = ["round", "district", "assessment", "school", "rater", "perspective", "action_id", "rating", "note"]
ROUNDS = ["Spring 2026", "Fall 2026"]
NAMES = ["Alder", "Birch", "Cedar", "Dogwood", "Elm"]
HALF, ONE = Fraction(1, 2), Fraction(1)


def printed(value: Fraction, *thresholds: Fraction) -> str:
    """Round half up to one decimal; what would print as a threshold that it misses prints two."""
    tenths = floor(value * 10 + HALF)
    for threshold in thresholds:
        if Fraction(tenths, 10) == threshold and value < threshold:
            hundredths = floor(value * 100 + HALF)
            if Fraction(hundredths, 100) >= threshold:
                hundredths = floor(value * 100)
            return f"{hundredths // 100}.{hundredths % 100:02}"
    return f"{tenths // 10}.{tenths % 10}"


def mean(ratings: list[int]) -> str:
    return printed(Fraction(sum(ratings), len(ratings)), Fraction(2))


def gap(size: Fraction) -> str:
    return printed(abs(size), HALF, ONE)


@dataclass
class Group:
    """What one side said of one action in one team: a person and a rating each."""

    rated: list[tuple[str, int]]

    @property
    def ratings(self) -> list[int]:
        return [rating for _, rating in self.rated]

    @property
    def people(self) -> set[str]:
        return {person for person, _ in self.rated}

    @property
    def low(self) -> list[tuple[str, int]]:
        return [(person, rating) for person, rating in self.rated if rating < 2]

    @property
    def most_low(self) -> bool:
        return bool(self.rated) and 2 * len(self.low) >= len(self.rated)

    @property
    def exact(self) -> Fraction:
        return Fraction(sum(self.ratings), len(self.ratings))


class District:
    """The ratings of one district under a minimum group size."""

    def __init__(self, rows: list[list[str]], minimum: int, round_: str = ROUNDS[-1]) -> None:
        self.rows, self.minimum, self.round = rows, minimum, round_
        self.groups: dict[tuple[str, str, str, str, str], Group] = defaultdict(lambda: Group([]))
        for row in rows:
            label, _, assessment, school, rater, side, action, rating, _ = row
            if rating != "":
                self.groups[label, assessment, side, action, school].rated.append((rater, int(rating)))
        self.schools = sorted({row[3] for row in rows if row[3] and row[0] == self.round})

    def least(self, assessment: str, side: str) -> int:
        """District people rate in office and are few; for them one is enough."""
        return self.minimum if (assessment == "school") == (side == "self") else 1

    def group(self, assessment: str, side: str, action: str, school: str, round_: str = "") -> Group:
        return self.groups.get((round_ or self.round, assessment, side, action, school), Group([]))

    def hidden(self, assessment: str, side: str, action: str, school: str, round_: str = "") -> bool:
        people = self.group(assessment, side, action, school, round_).people
        return 0 < len(people) < self.least(assessment, side)

    def hidden_or_blank(self, assessment: str, side: str, action: str, school: str) -> bool:
        """Tell whether a school's ratings are hidden, or would be had its few people not left the action out."""
        wanted = (self.round, assessment, school, side, action)
        people = {row[4] for row in self.rows if (row[0], *row[2:4], *row[5:7]) == wanted}
        return 0 < len(people) < self.least(assessment, side) or self.hidden(assessment, side, action, school)

    def shown(self, assessment: str, side: str, action: str, school: str, round_: str = "") -> Group:
        return (
            Group([])
            if self.hidden(assessment, side, action, school, round_)
            else self.group(assessment, side, action, school, round_)
        )

    def teams(self, assessment: str, side: str, schools: tuple[str, ...]) -> list[str]:
        if assessment == "district" and side == "self":
            return [""]
        every = {key[4] for key in self.groups if key[1] == assessment and key[2] == side}
        return sorted(every & set(schools)) if schools else sorted(every)

    def pooled(self, assessment: str, side: str, action: str, schools: tuple[str, ...] = (), round_: str = "") -> Group:
        """All that is shown of some schools, or of all: then with those that are hidden alone, where together they may be."""
        teams = self.teams(assessment, side, schools)
        found = Group([one for team in teams for one in self.shown(assessment, side, action, team, round_).rated])
        small = [team for team in teams if self.hidden(assessment, side, action, team, round_)]
        together = Group([one for team in small for one in self.group(assessment, side, action, team, round_).rated])
        enough = len(together.people) >= self.least(assessment, side)
        return Group(found.rated + together.rated) if enough and not schools else found

    def of(self, assessment: str, side: str, action: str, schools: tuple[str, ...] = (), round_: str = "") -> Group:
        """What is shown of the team that is looked at: one school, or several together."""
        return self.pooled(assessment, side, action, schools, round_)

    def area(self, assessment: str, side: str, number: int, schools: tuple[str, ...] = ()) -> Group:
        actions = framework.current().of(assessment, number)
        return Group([one for action in actions for one in self.of(assessment, side, action.id, schools).rated])

    def gap(self, assessment: str, action: str, schools: tuple[str, ...]) -> Fraction | None:
        own, other = (self.of(assessment, side, action, schools) for side in ("self", "cross"))
        return own.exact - other.exact if own.rated and other.rated else None

    def low_schools(self, side: str, action: str, assessment: str = "school") -> tuple[list[str], list[str], list[str]]:
        """Return the schools where most ratings of an action are low, those shown, and those hidden."""
        shown = [name for name in self.schools if self.shown(assessment, side, action, name).rated]
        hidden = [name for name in self.schools if self.hidden(assessment, side, action, name)]
        return [name for name in shown if self.shown(assessment, side, action, name).most_low], shown, hidden

    def points(self, assessment: str, action: str, schools: tuple[str, ...]) -> list[Fraction]:
        """Return an action's points for each reason to choose it: of 100, two shares for its own team's low ratings.

        Each other reason has one share; no district action names MLs or SWDs, so that there is none for that.
        """
        own, other = (self.of(assessment, side, action, schools) for side in ("self", "cross"))
        side = "self" if assessment == "school" else "cross"
        low, shown, _ = self.low_schools(side, action, assessment)
        of = [
            (len(own.low), len(own.rated), 2),
            (len(other.low), len(other.rated), 1),
            (bool(framework.current().by_id[action].populations), 1, 1),
            (len(low), len(shown) if len(shown) > 1 else 0, 1),
            (own.ratings.count(1), len(own.rated), 1),
        ]
        shares = 6 if assessment == "school" else 5
        return [Fraction(100 * weight * part, shares * whole) if whole else Fraction(0) for part, whole, weight in of]


def verdict(low: int, shown: int, hidden: int) -> str:
    """One school or many, whatever the hidden schools say; else the least that holds."""

    def plain(n: int, of: int) -> str:
        if of < 2 or not n:
            return ""
        return "district-wide" if n > 1 and 2 * n >= of else "several schools" if n > 1 else "school-specific"

    every = {plain(low + more, shown + hidden) for more in range(hidden + 1)}
    if not low:
        return ""
    return (
        every.pop()
        if len(every) == 1
        else "several schools, possibly district-wide"
        if low > 1
        else "at least one school"
    )


# Made-up districts

KINDS = ("any", "ties", "small groups", "one school", "one of two low", "district raters of many", "one side", "agreed")


def made_up(seed: int, minimum: int = 3) -> list[list[str]]:
    """Return the rows of a small district, to be shown under a minimum; its kind goes by its seed."""
    chance, kind = random.Random(seed), KINDS[seed % len(KINDS)]
    schools = NAMES[: {"one school": 1, "one of two low": 2}.get(kind, chance.randint(2, len(NAMES)))]
    rounds = ROUNDS if seed % 3 == 0 else ROUNDS[-1:]
    rows: list[list[str]] = []
    for round_ in rounds:
        teams = {
            school: [
                f"{school} {n}" for n in range(chance.randint(1, 3) if kind == "small groups" else chance.randint(3, 6))
            ]
            for school in schools
        }
        if len(schools) > 2 and seed % 2:  # one person in two teams
            teams[schools[1]][0] = teams[schools[0]][0]
        few = chance.randint(1, 3)
        office = [f"Office {n}" for n in range(few)]
        rated_by = {
            school: office if kind == "district raters of many" else chance.sample(office, chance.randint(1, few))
            for school in schools
        }
        level = {}
        for action in framework.current().actions:
            for school in ["", *schools]:
                level[action.id, school] = chance.choice((0, 1, 2, 3))
                if kind == "one of two low":
                    level[action.id, school] = 3 if school == schools[0] else 0
                if kind == "agreed":
                    level[action.id, school] = 2

        for action in framework.current().actions:
            here = [round_, "Riverbend", action.assessment]
            for school in schools:
                own, other = (teams, rated_by) if action.assessment == "school" else ({}, teams)
                for side, by in (("self", own), ("cross", other)):
                    if not (kind == "one side" and side == "cross" and action.assessment == "school"):
                        rows += [
                            [*here, school, who, side, action.id, _rating(chance, kind, level[action.id, school]), ""]
                            for who in by.get(school, [])
                        ]
            if action.assessment == "district":
                rows += [
                    [*here, "", who, "self", action.id, _rating(chance, kind, level[action.id, ""]), ""]
                    for who in [*office, "Office 9"]
                ]
    return _differing(rows, minimum)


def _differing(rows: list[list[str]], minimum: int) -> list[list[str]]:
    """Let small groups that are shown together only never all say the same: what is shown then is not this test's."""
    found = District(rows, minimum)
    for label, assessment, side, action in {key[:4] for key in found.groups}:
        teams = [t for t in found.teams(assessment, side, ()) if found.hidden(assessment, side, action, t, label)]
        own = [
            row
            for row in rows
            if (row[0], row[2], row[5], row[6]) == (label, assessment, side, action) and row[3] in teams and row[7]
        ]
        if len({row[7] for row in own}) == 1:
            own[0][7] = str((int(own[0][7]) + 1) % 4)
    return rows


def _rating(chance: random.Random, kind: str, level: int) -> str:
    if chance.random() < 0.05:
        return ""
    if kind == "ties":
        return str(chance.choice((1, 2)))
    steps = (0,) if kind == "agreed" and chance.random() < 0.95 else (-1, 0, 0, 1)
    return str(min(3, max(0, level + chance.choice(steps))))


def as_csv(rows: list[list[str]]) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows([HEAD, *rows])
    return file.getvalue().encode()
