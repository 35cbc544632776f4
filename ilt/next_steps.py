"""Next steps: what a team will do about an action, who, by when, and how they will know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ilt import framework
from ilt.counts import pooled_name
from ilt.view import ALL_DISTRICTS, View

STATUSES = {"open": "Not started", "begun": "In progress", "done": "Done", "dropped": "Dropped"}
OPEN = ("open", "begun")
TEXTS = ("district", "school", "round", "what", "who", "know")
DATES = ("due", "again")
FIELDS = (*TEXTS, *DATES, "action_id", "status")
DISTRICT_TEAM = "District ILT"
_CALLED_SO = re.compile(r"District ILT( \(school\))*")


def team_name(school: str) -> str:
    """Return what a team is called, by its school; blank: the district ILT. A school of that name says that it is one.

    >>> team_name("Alder"), team_name(""), team_name("District ILT")
    ('Alder', 'District ILT', 'District ILT (school)')
    """
    if _CALLED_SO.fullmatch(school):
        return f"{school} (school)"
    return school or DISTRICT_TEAM


@dataclass(frozen=True)
class NextStep:
    """One next step of one team.

    Attributes
    ----------
    assessment, district, school
        Whose it is: ``district`` (then ``school`` is blank) or ``school``.
    round, action_id
        What it comes from: the action, and the round whose ratings made the team choose it.
    know
        How they will know that it worked.
    due, again
        By when it is done, and when they look at it again.
    status
        A key of ``STATUSES``.
    called
        What the team is called where that does not follow from ``school``: among the schools of all districts.
    """

    key: str
    assessment: str
    district: str
    school: str
    round: str
    action_id: str
    what: str
    who: str = ""
    know: str = ""
    due: date | None = None
    again: date | None = None
    status: str = "open"
    called: str = ""

    @property
    def team(self) -> str:
        """What the team is called."""
        return self.called or team_name(self.school)

    def late(self, today: date) -> bool:
        """Tell whether it is still open after its due date."""
        return self.status in OPEN and self.due is not None and self.due < today


def from_entries(entries: Mapping[str, Any], *, blank: bool = False) -> list[NextStep]:
    """Return the next steps that a workspace holds, in the order in which they were made.

    Parameters
    ----------
    entries
        ``key.field`` to a text; a date as ``2027-01-31``. What is no next step, or of another framework, is left out.
    blank
        Whether also those are returned that do not say what to do.
    """
    found: dict[str, dict[str, str]] = {}
    for name, value in entries.items():
        key, _, field = name.rpartition(".")
        if key and field in FIELDS and isinstance(value, str):
            found.setdefault(key, {})[field] = value
    known = framework.current().by_id
    return [
        _next_step(key, stored)
        for key, stored in found.items()
        if (blank or stored.get("what")) and stored.get("action_id", "") in known
    ]


def _next_step(key: str, stored: Mapping[str, str]) -> NextStep:
    district, school, round_, what, who, know = (stored.get(name, "") for name in TEXTS)
    due, again = (day_of(stored.get(name, "")) for name in DATES)
    status = stored.get("status", "")
    return NextStep(
        key,
        "school" if school else "district",
        district,
        school,
        round_,
        stored["action_id"],
        what,
        who,
        know,
        due,
        again,
        status if status in STATUSES else "open",
    )


def day_of(text: str) -> date | None:
    """Return a stored day; ``None`` where there is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def of_teams(
    every: Iterable[NextStep], district: str, assessment: str, schools: Sequence[str] | None
) -> list[NextStep]:
    """Return the next steps of the district ILT, or of some schools; ``None``: of all.

    A blank school, which is among all: the district ILT's about schools.
    """
    own = [step for step in every if step.district == district]
    if assessment == "district":
        return [step for step in own if step.assessment == assessment]
    about = framework.current().by_id
    return [
        step
        for step in own
        if (schools is None or step.school in schools)
        and (step.school or about[step.action_id].assessment == assessment)
    ]


def of_view(every: Iterable[NextStep], view: View, *, district: bool = True) -> list[NextStep]:
    """Return the next steps of the teams in view; ``district``: with the district ILT's about all schools.

    Where no school is chosen, those of schools that nobody rates in this round are among them: a school that was
    renamed, merged or closed is in no filter any more, and what it decided would be nowhere. So would the steps of a
    district of which no ratings are left, or that a later file named; they are with the one district that is there.
    """
    every = [step for step in every if district or step.school]
    # Where only one school rated, it is chosen by itself.
    schools = None if set(view.schools) in (set(), set(view.every_school)) else view.schools
    if view.district == ALL_DISTRICTS:
        return of_all_districts(every, schools)
    found = of_teams(every, view.district, view.assessment, schools)
    known = set(view.shown.counts["district"])
    if schools is None and len(known) == 1:
        for name in dict.fromkeys(step.district for step in every if step.district not in known):
            found += of_teams(every, name, view.assessment, None)
    return found


def of_all_districts(every: Iterable[NextStep], schools: Sequence[str] | None) -> list[NextStep]:
    """Return the steps of teams of every district; schools have the names that they have where districts are pooled.

    A blank one: the district ILTs', which stay apart, since pooled ratings are no district ILT’s own; ``None``: all.
    """
    return [step for step in map(_among_all, every) if schools is None or step.school in schools]


def _among_all(step: NextStep) -> NextStep:
    if not step.school:
        return step
    school, called = (pooled_name(name, step.district) for name in (step.school, step.team))
    return replace(step, district=ALL_DISTRICTS, school=school, called=called)


def called(team: str, district: str, *, several: bool) -> str:
    """Return what a team is called; ``several``: where teams of several districts may have one name."""
    return pooled_name(team, district) if several and district != ALL_DISTRICTS else team


def ordered(every: Iterable[NextStep], today: date) -> tuple[list[NextStep], list[NextStep]]:
    """Return the next steps that are open, late ones first, then by due date; and those that are not."""
    every = list(every)
    still = [step for step in every if step.status in OPEN]
    still.sort(key=lambda step: (not step.late(today), step.due or date.max))
    return still, [step for step in every if step.status not in OPEN]
