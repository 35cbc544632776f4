"""What is looked at: what may be shown of a visitor's ratings, as the filters leave it, and who rated, in words."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

import pandas as pd

from ilt import findings, format, framework, ratings
from ilt.cache import once
from ilt.counts import NS, UNNAMED, distinct, pool_districts, schools_of, select
from ilt.people import MARKS, Sides
from ilt.shown import Shown, hidden_without_school

ALL_DISTRICTS = "\x1fall districts"
"""In place of a district's name, all of them; no name holds that character (``district_names`` says it in words)."""
ILTS_APART = (
    "District ILTs are shown one district at a time, because each school is compared with its own district’s ILT."
)
BOTH = "both"
ASSESSMENT_NAMES = {"school": "School ILTs", "district": "District ILT"}
SHOWS = {"self": "Self", "cross": "Cross", BOTH: "Both", "gap": "Gap"}


def district_names(districts: Iterable[str]) -> dict[str, str]:
    """Return what each district is called, those that no file names and all of them together, too: no two alike."""
    names = {name: name for name in districts}
    for key, words, more in (("", format.capital(UNNAMED), "blank"), (ALL_DISTRICTS, "All districts together", "all")):
        if key == ALL_DISTRICTS or key in names:
            names[key] = unlike(words, names.values(), more)
    return names


def unlike(words: str, names: Collection[str], more: str = "together") -> str:
    """Return words that are none of these names, with ``more`` in parentheses as often as it takes."""
    return unlike(f"{words} ({more})", names, more) if words in names else words


class TakingPart(NamedTuple):
    """Who rated from one side, in words, and how much.

    Attributes
    ----------
    schools, ratings
        From how many schools, and how many ratings in all; 0: ``who`` says it, or there is none.
    actions
        How many actions they rated; what no file lists, or is hidden or filtered away, is not among them.
    complete
        Which part of the ratings that they could give, in percent, as it is printed.
    """

    who: str
    schools: int = 0
    ratings: int = 0
    actions: int = 0
    complete: str = ""
    hidden: bool = False

    @property
    def line(self) -> str:
        """All of it in a line."""
        if not self.actions:
            return self.who
        from_schools = f", {format.number(self.schools, 'school')}" if self.schools else ""
        how_many = f", {format.number(self.ratings, 'rating')}" if self.ratings else ""
        of = f"{self.complete}% complete on {format.number(self.actions, 'action')}"
        return f"{self.who}{from_schools}{how_many}; {of}"


@dataclass(frozen=True)
class View:
    """What the filters choose, and the counts, raters and ratings that they leave."""

    shown: Shown
    district: str
    rounds: tuple[str, ...]
    round: str
    assessment: str
    every_school: tuple[str, ...]
    schools: tuple[str, ...]
    area: int | None
    perspective: str
    with_notes: bool
    """Whether notes are shown: while projected only when chosen."""
    counts: pd.DataFrame
    """Every round, both assessments, every school of the district."""

    def but(self, **choices: Any) -> View:
        """Return the view with other choices, the same one each time."""
        own = {one.name: getattr(self, one.name) for one in fields(self) if one.name != "counts"}
        return as_chosen(self.counts, **{**own, **choices})

    def __getstate__(self) -> dict[str, Any]:
        """Give another process the view without what was worked out of it here."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    @functools.cached_property
    def actions(self) -> tuple[framework.Action, ...]:
        """The actions of the assessment and focus area."""
        return framework.current().of(self.assessment, self.area)

    def actions_of(self, area: int) -> tuple[framework.Action, ...]:
        """Return the actions of the assessment in one focus area."""
        return framework.current().of(self.assessment, area)

    def choose(self, table: pd.DataFrame, **wider: Any) -> pd.DataFrame:
        """Return the rows of a table of this district that the filters leave; ``wider`` replaces single filters."""
        chosen: dict[str, Any] = {
            "round_": self.round,
            "assessment": self.assessment,
            "schools": self.schools,
            "actions": tuple(action.id for action in self.actions) if "action_id" in table else None,
        }
        chosen |= wider
        return select(table, **{name: one for name, one in chosen.items() if one not in (None, ())})

    @functools.cached_property
    def selected(self) -> pd.DataFrame:
        """The counts that the filters leave."""
        return self.choose(self.counts)

    @functools.cached_property
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
        return findings.of_scope(table, self.scope, self.one_school)

    @property
    def all_schools(self) -> str:
        """What all schools are called that are for who looks."""
        return self._no_school("Your schools" if self.shown.limited else "All schools")

    def _no_school(self, name: str) -> str:
        """Return a name for what is pooled that no school has: a table of an office may have a school "All schools"."""
        return unlike(name, self.every_school)

    @functools.cached_property
    def pool_name(self) -> str:
        """What the pooled rows are called: all schools, or the number chosen."""
        if self.assessment == "district":
            return self._no_school("District ILT")
        return self._no_school(format.number(len(self.schools), "school")) if self.schools else self.all_schools

    def rater_count(self, perspective: str) -> int:
        """Count the people who rated in one perspective, distinct where they are known; hidden teams do not count."""
        table = self.choose(of_district(self.shown.raters, self.district))
        table = table[(table["perspective"] == perspective) & (table["rated"] > 0)]
        return int(table["rater"].nunique())

    @functools.cached_property
    def raters(self) -> pd.DataFrame:
        """Who rated what is looked at, in every round, by a key; hidden teams are not among them.

        Of a side whose newer ratings are not shown yet there is nobody: its figures are of fewer people.
        """
        table = self.choose(of_district(self.shown.raters, self.district), round_=None)
        return table[~table["perspective"].isin(self.newer(self.rounds)["perspective"])]

    @functools.cached_property
    def notes(self) -> pd.DataFrame:
        """The notes that the filters leave and that may be shown; no rater."""
        return self.notes_of()

    def notes_of(self, **chosen: str) -> pd.DataFrame:
        """Return the notes that the filters leave of one action, or of one school."""
        if self.shown.fetch is not None:
            return self.choose(self.shown.fetch({"round": self.round, "assessment": self.assessment, **chosen}))
        table = self.choose(of_district(self.shown.notes, self.district))
        for name, value in chosen.items():
            table = table[table[name] == value]
        return table

    @once
    def hidden(self, perspective: str | None = None) -> int:
        """Return how many raters a group must have, where some of what is looked at is hidden for having fewer; or 0.

        With no perspective: where nothing at all is shown of what is looked at.
        """
        table = self.selected
        if perspective is None:
            return 0 if table[list(NS)].to_numpy().any() else int(table["hidden"].max() if len(table) else 0)
        return int(max(table.loc[table["perspective"] == perspective, "hidden"], default=0))

    @once
    def newer(self, rounds: Sequence[str] = ()) -> pd.DataFrame:
        """Return the groups looked at whose newer ratings are not shown yet: ``TEAM``, the action, raters ``joined``.

        Of this round, or of several.
        """
        table = self.choose(of_district(self.shown.later, self.district), round_=None)
        return table[table["waits"] & table["round"].isin(rounds or [self.round])]

    @functools.cached_property
    def _waiting(self) -> frozenset[str]:
        """The sides whose figures are those of before: who rated is known of now alone, so no people count."""
        return frozenset(self.newer()["perspective"])

    @functools.cached_property
    def hidden_schools(self) -> tuple[str, ...]:
        """The schools of which one side or both are hidden in every action looked at."""
        return tuple(sorted({school for schools in self._hidden.values() for school in schools}))

    @functools.cached_property
    def _hidden(self) -> dict[str, set[str]]:
        """Side -> the schools of which it is hidden in every action looked at, where there are any."""
        table = self.selected
        table = table[table["school"].isin(self.every_school)]
        if not table["hidden"].any():
            return {}
        teams = table.groupby(["school", "perspective"]).agg(raters=("raters", "max"), hidden=("hidden", "max"))
        hidden = teams[(teams["raters"] == 0) & (teams["hidden"] > 0)].reset_index()
        return {str(side): set(own["school"]) for side, own in hidden.groupby("perspective")}

    @functools.cached_property
    def sides(self) -> Sides:
        """The two sides in words; people who rated one team alone are counted as people, else ratings are."""
        table = self.choose(of_district(self.shown.raters, self.district))
        table = table[table["rated"] > 0]
        twice = set(table.loc[table.duplicated(["perspective", "rater"]), "perspective"])
        if not self.schools:  # groups of teams that are too small for who is in them to be said count together
            twice |= {
                side
                for round_, district, assessment, side in self.shown.of_several_teams
                if (round_, assessment) == (self.round, self.assessment) and self.district in (district, ALL_DISTRICTS)
            }
        return Sides(self.assessment, self.one_school, frozenset(ratings.PERSPECTIVES) - twice)

    @functools.cached_property
    def who(self) -> str:
        """Say whose ratings a screen shows: ``41 team members, 16 district raters``."""
        said = list(self.people.values())
        hidden = () if self.one_school else self.hidden_schools
        if hidden:
            side, *others = self._hidden
            words = ("school", "schools") if others else Sides(self.assessment).of_schools(side)
            least = set(self.selected["hidden"]) - {0}
            why = format.fewer_than(int(least.pop())) if len(least) == 1 else "too few raters"
            said.append(f"{format.number(len(hidden), *words)} hidden ({why})")
        return ", ".join([*said, *hidden_without_school(self.selected)])

    @functools.cached_property
    def people(self) -> dict[str, str]:
        """How many people rated from each side, in words."""
        return {perspective: self._people_of(perspective) for perspective in ratings.PERSPECTIVES}

    def _people_of(self, perspective: str) -> str:
        if perspective in self._waiting:
            own = self.selected["perspective"] == perspective
            rated = int(self.selected.loc[own, list(NS)].to_numpy().sum())
            return format.number(rated, Sides(self.assessment).ratings(perspective))
        noun, count = Sides(self.assessment).people(perspective), self.rater_count(perspective)
        hidden = 0 if count else self.hidden(perspective)
        if not count:
            return format.fewer_than(hidden, noun) if hidden else f"no {noun}s yet"
        return format.number(count, noun)

    @functools.cached_property
    def participation(self) -> list[str]:
        """Say who rated, side by side: people, from how many schools, and how complete their ratings are."""
        return [one.line for one in self.taking_part]

    @functools.cached_property
    def taking_part(self) -> list[TakingPart]:
        """Who rated, side by side."""
        return [self._taking_part(perspective) for perspective in ratings.PERSPECTIVES]

    def _taking_part(self, perspective: str) -> TakingPart:
        table = self.selected[self.selected["perspective"] == perspective]
        rated = int(table[list(NS)].to_numpy().sum())
        mark, people = MARKS[perspective], self.people[perspective]
        if not rated:
            few = self.hidden(perspective)
            nobody = f"no {Sides(self.assessment).people(perspective)} has rated yet"
            return TakingPart(f"{mark} {people if few else format.capital(nobody)}.", hidden=bool(few))
        # Hidden schools are among these only where they count together, and their people do.
        pooled = ((table["school"] == ratings.OTHERS) & (table["raters"] > 0)).any() and self._pooled(perspective)
        schools, actions, whole = _complete(table, set(self.every_school), pooled=pooled)
        return TakingPart(
            f"{mark} {people}",
            0 if self.one_school else schools,
            0 if perspective in self._waiting else rated,
            actions,
            "100" if rated == whole else format.figure(100 * rated / whole, 100),
        )

    def _pooled(self, perspective: str) -> bool:
        """Tell whether people of teams that are small are counted on a side, together."""
        people = self.choose(of_district(self.shown.raters, self.district))
        side = people[(people["perspective"] == perspective) & (people["rated"] > 0)]
        return bool((side["school"] == ratings.OTHERS).any())

    @functools.cached_property
    def named_district(self) -> str:
        """The district looked at, where there are several (two may each have a Lincoln Elementary); else blank."""
        districts = distinct(self.shown.counts, "district")
        return district_names(districts)[self.district] if len(districts) > 1 else ""

    def with_district(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return a table to take along with the district in its first column, where there are several."""
        named = {"District": self.named_district} if self.named_district else {}
        return pd.DataFrame({**named, **table.to_dict("series")}, index=table.index)

    @property
    def where(self) -> str:
        """Say what is looked at: round, district where there are several, schools, focus area."""
        place = self.one_school or (
            f"{len(self.schools)} schools" if self.schools else format.number(len(self.every_school), "school")
        )
        if self.assessment == "district" and not self.schools:
            place = "District ILT"
        area = f"{self.area} · {framework.current().area(self.area).name}" if self.area else "all focus areas"
        return " · ".join(filter(None, [self.round, self.named_district, place, area]))


def _complete(table: pd.DataFrame, known: set[str], *, pooled: bool) -> tuple[int, int, int]:
    """Count of one side the schools that rated, the actions that are listed, and what all ratings would be.

    ``pooled``: schools that are hidden count as well. Row by row: pandas takes longer for the few rows of a school.
    """
    names = ("district", "school", "action_id", "raters", "hidden")
    cells = table[[*NS, "not_rated"]].to_numpy().sum(axis=1).tolist()
    schools, actions = set(), set()
    listed: dict[tuple[str, str], list[int]] = defaultdict(list)
    unseen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for filled, district, school, action, raters, hidden in zip(
        cells, *(table[name].tolist() for name in names), strict=True
    ):
        if school in known and (raters > 0 or (pooled and hidden > 0)):
            schools.add(school)
        if filled:
            listed[district, school].append(filled)
            actions.add(action)
        elif hidden > 0:
            unseen[district, school].add(action)
    # Lists have no row for what somebody left out: each action could have as many as another of its team. Who is
    # hidden is another group on each action.
    whole = sum(
        max(rows) * (len(rows) if team[1] == ratings.OTHERS else len(actions - unseen[team]))
        for team, rows in listed.items()
    )
    return len(schools), len(actions), whole


@once
def as_chosen(counts: pd.DataFrame, /, **how: Any) -> View:
    """Return the view of these counts and choices, the same one each time: what it works out stays with it."""
    return View(counts=counts, **how)


def of_team(  # noqa: PLR0913 - whose, and of when
    shown: Shown, rounds: Sequence[str], *, district: str, round_: str, assessment: str, school: str = ""
) -> View:
    """Return the view of one team in a round, of all focus areas and both sides, without notes.

    ``rounds`` are all rounds in order; ``school`` is blank for the district's own, and for all of its schools.
    """
    table = of_district(shown.counts, district)
    here, there = select(table, round_=round_, assessment=assessment), distinct(table, "round")
    return as_chosen(
        table,
        shown=shown,
        district=district,
        rounds=tuple(label for label in rounds if label in there),
        round=round_,
        assessment=assessment,
        every_school=schools_of(here),
        schools=(school,) if school else (),
        area=None,
        perspective=BOTH,
        with_notes=False,
    )


@once
def of_district(table: pd.DataFrame, district: str) -> pd.DataFrame:
    """Return the rows of one district, or of all districts pooled into one."""
    if district == ALL_DISTRICTS:
        return pool_districts(table, ALL_DISTRICTS)
    return table[table["district"] == district]
