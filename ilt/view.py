"""What is looked at: a visitor's ratings as the filters leave them, and who rated them, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from ilt import counts as counting
from ilt import findings, framework, ratings, sentences

if TYPE_CHECKING:
    from ilt.reading import Reading

ALL_DISTRICTS = "All districts together"
BOTH = "both"
SHOWS = {"self": "Self", "cross": "Cross", BOTH: "Both", "gap": "Gap"}


@dataclass(frozen=True)
class Data:
    """One visitor's ratings, read and counted once."""

    reading: Reading
    counts: pd.DataFrame
    raters: pd.DataFrame
    sample: bool


@dataclass(frozen=True)
class View:
    """What the filters choose, and the counts, raters and ratings that they leave."""

    data: Data
    district: str
    rounds: tuple[str, ...]
    round: str
    assessment: str
    every_school: tuple[str, ...]
    schools: tuple[str, ...]
    area: int | None
    perspective: str
    counts: pd.DataFrame
    """Every round, both assessments, every school of the district."""

    @property
    def actions(self) -> tuple[framework.Action, ...]:
        """The actions of the assessment and focus area."""
        return framework.current().of(self.assessment, self.area)

    def choose(self, table: pd.DataFrame, **wider: Any) -> pd.DataFrame:
        """Return the rows of a table of this district that the filters leave; ``wider`` replaces single filters."""
        chosen = {
            "round_": self.round,
            "assessment": self.assessment,
            "schools": self.schools,
            "actions": tuple(action.id for action in self.actions) if "action_id" in table else None,
        }
        return counting.select(table, **{**chosen, **wider})

    @property
    def selected(self) -> pd.DataFrame:
        """The counts that the filters leave."""
        return self.choose(self.counts)

    @property
    def whole(self) -> pd.DataFrame:
        """The counts of every school, for verdicts; otherwise as filtered."""
        return self.choose(self.counts, schools=())

    @property
    def one_school(self) -> str:
        """The one school looked at, or blank."""
        return self.schools[0] if len(self.schools) == 1 else ""

    @property
    def scope(self) -> str:
        """The ``scope`` in findings of what is looked at as a whole."""
        if self.one_school:
            return findings.SCHOOL
        return findings.DISTRICT_ILT if self.assessment == "district" else findings.ALL_SCHOOLS

    def of_scope(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return the rows of a finding that are about what is looked at as a whole."""
        keep = table["scope"] == self.scope
        return table[keep & (table["school"] == self.one_school)] if self.one_school else table[keep]

    @property
    def pool_name(self) -> str:
        """What the pooled rows are called: all schools, or the number chosen."""
        if self.assessment == "district":
            return "District ILT"
        return f"{len(self.schools)} schools" if self.schools else "All schools"

    def rater_count(self, perspective: str) -> int:
        """Count the people who rated in one perspective: distinct where they are known."""
        table = self.choose(of_district(self.data.raters, self.district))
        table = table[(table["perspective"] == perspective) & (table["rated"] > 0)]
        return int(table["rater"].nunique())

    @property
    def notes(self) -> pd.DataFrame:
        """The ratings with a note that the filters leave; no rater."""
        table = self.choose(of_district(self.data.reading.ratings, self.district))
        return table[table["note"] != ""].drop(columns="rater")

    @property
    def who(self) -> str:
        """Say whose ratings a screen shows: ``41 self raters, 16 district visitors``."""
        own, other = self.rater_count(ratings.SELF), self.rater_count(ratings.CROSS)
        if self.assessment == "school":
            parts = [
                sentences.number(own, "rater") + " of their own"
                if not self.one_school
                else sentences.number(own, "rater") + " of its own",
                sentences.number(other, "district visitor"),
            ]
        else:
            parts = [sentences.number(own, "district ILT member"), sentences.number(other, "rater") + " from schools"]
        return ", ".join(parts)

    @property
    def participation(self) -> list[str]:
        """Say who rated, side by side: raters, from how many schools, and how complete their ratings are."""
        told = []
        for perspective in ratings.PERSPECTIVES:
            table = self.selected[self.selected["perspective"] == perspective]
            given, blank = int(table[list(counting.NS)].sum().sum()), int(table["not_rated"].sum())
            if not given:
                told.append(f"{SHOWS[perspective]}: nobody has rated yet.")
                continue
            people = self.rater_count(perspective)
            schools = table.loc[table["raters"] > 0, "school"]
            count = schools[schools != ""].nunique()
            from_schools = f", {sentences.number(count, 'school')}" if count else ""
            mark = "●○"[perspective == ratings.CROSS]
            complete = sentences.figure(100 * given / (given + blank), 100)
            told.append(
                f"{mark} {SHOWS[perspective]}: {sentences.number(people, 'rater')}{from_schools}, "
                f"{sentences.number(given, 'rating')}; {complete} % complete"
            )
        return told

    @property
    def where(self) -> str:
        """Say what is looked at: round, schools, focus area."""
        place = self.one_school or (
            f"{len(self.schools)} schools" if self.schools else f"{len(self.every_school)} schools"
        )
        if self.assessment == "district" and not self.schools:
            place = "District ILT"
        area = f"{self.area} · {framework.current().area(self.area).name}" if self.area else "all focus areas"
        return f"{self.round} · {place} · {area}"


def of_district(table: pd.DataFrame, district: str) -> pd.DataFrame:
    """Return the rows of one district, or of all districts pooled into one."""
    if district == ALL_DISTRICTS:
        return counting.pool_districts(table, ALL_DISTRICTS)
    return table[table["district"] == district]
