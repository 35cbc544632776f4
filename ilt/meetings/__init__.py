"""Meetings: who meets about which ratings, where the meeting is, and what the team said, as a workspace holds it.

A meeting is a set of small entries, ``meeting.field`` or ``meeting.field.action``: two people who write in different
fields do not meet, and a killed server loses at most the field that is being typed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from ilt import framework
from ilt.meetings import steps as planning
from ilt.next_steps import DISTRICT_TEAM, NextStep, day_of

MOST_CHOSEN = 3
_OF_ACTIONS = ("cause", "agreed", "votes")
_WINDOWS = 8
"""So many windows are remembered with their last press; older ones are closed long since."""


@dataclass(frozen=True)
class Place:
    """Where a meeting is.

    Attributes
    ----------
    slide
        The slide's name; blank before the first.
    since, begun
        When its step and the meeting began, in milliseconds since 1970 (UTC); 0 where they have not.
    taken
        For each window, the number of its last press that was taken: none is taken twice, none is lost.
    """

    slide: str = ""
    since: int = 0
    begun: int = 0
    taken: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Meeting:
    """One meeting of one team about the ratings of one round.

    Attributes
    ----------
    assessment
        Whose actions are looked at: the district ILT may look at its own or at the schools'.
    school
        The school whose ILT meets; blank: the district ILT.
    plan
        The steps, in order.
    observed
        The actions that a district ILT looks at one by one; empty: the lowest of each focus area.
    seat
        The secret of the facilitator's view.
    here, norms
        Who met, and what they agreed on beforehand, as it was typed.
    predicted
        The focus area that was expected to be lowest.
    causes, agreed, votes
        By action: root causes as they were typed; the rating that the team agreed on; how many voted for it.
    chosen
        The one to three actions that were chosen, in that order.
    """

    key: str
    assessment: str
    district: str
    school: str
    round: str
    day: date
    minutes: int
    plan: tuple[str, ...]
    observed: tuple[str, ...]
    seat: str
    place: Place = Place()
    here: str = ""
    norms: str = ""
    predicted: int = 0
    causes: Mapping[str, str] = field(default_factory=dict)
    agreed: Mapping[str, int] = field(default_factory=dict)
    votes: Mapping[str, int] = field(default_factory=dict)
    chosen: tuple[str, ...] = ()

    @property
    def team(self) -> str:
        """What the team is called."""
        return self.school or DISTRICT_TEAM

    @property
    def seconds(self) -> dict[str, int]:
        """How long each step may take."""
        return planning.seconds(self.plan, self.minutes)

    def step_key(self, action_id: str) -> str:
        """Return the key of the next step that this meeting makes of an action."""
        return f"{self.key}~{action_id}"

    def steps(self, every: Iterable[NextStep]) -> list[NextStep]:
        """Return the next steps that this meeting made, in the order of its choices."""
        own = {step.key: step for step in every}
        keys = [self.step_key(action) for action in self.chosen]
        return [own[key] for key in keys if key in own]

    def earlier(self, every: Iterable[NextStep], rounds: Sequence[str]) -> list[NextStep]:
        """Return the team's next steps from rounds before this meeting's."""
        before = rounds[: rounds.index(self.round)] if self.round in rounds else ()
        return [
            step
            for step in every
            if (step.district, step.school) == (self.district, self.school) and step.round in before
        ]


def meetings(entries: Mapping[str, Any]) -> list[Meeting]:
    """Return the meetings that a workspace holds, the newest first.

    ``entries`` are ``meeting.field`` to a value; what is no meeting, or of another framework, is left out.
    """
    found: dict[str, dict[str, Any]] = {}
    for name, value in entries.items():
        key, _, about = name.partition(".")
        found.setdefault(key, {})[about] = value
    made = [one for key, given in found.items() if key and (one := _meeting(key, given))]
    return sorted(made, key=lambda one: (one.day, one.place.begun), reverse=True)


def _meeting(key: str, given: Mapping[str, Any]) -> Meeting | None:
    texts = {name: given.get(name) for name in ("assessment", "district", "school", "round", "seat")}
    day = day_of(_text(given.get("day")))
    if day is None or not all(isinstance(text, str) for text in texts.values()) or not texts["seat"]:
        return None
    if texts["assessment"] not in framework.ASSESSMENTS or (texts["school"] and texts["assessment"] != "school"):
        return None
    of: dict[str, dict[str, Any]] = {name: {} for name in _OF_ACTIONS}
    known = framework.current().by_id
    for about, value in given.items():
        name, _, action = about.partition(".")
        if name in of and action in known:
            of[name][action] = value
    minutes, predicted = given.get("minutes"), given.get("predicted")
    areas = [area.number for area in framework.current().areas]
    return Meeting(
        key=key,
        assessment=str(texts["assessment"]),
        district=str(texts["district"]),
        school=str(texts["school"]),
        round=str(texts["round"]),
        day=day,
        minutes=_whole(minutes) if _whole(minutes) > 0 else planning.LENGTHS[0],
        plan=planning.arranged(given.get("plan")),
        observed=tuple(action for action in _names(given.get("observed")) if action in known),
        seat=str(texts["seat"]),
        place=_place(given.get("place")),
        here=_text(given.get("here")),
        norms=_text(given.get("norms")),
        predicted=_whole(predicted) if _whole(predicted) in areas else 0,
        causes={action: text for action, text in of["cause"].items() if isinstance(text, str) and text.strip()},
        agreed={action: rating for action, rating in of["agreed"].items() if _whole(rating) in framework.SCALE},
        votes={action: n for action, n in of["votes"].items() if _whole(n) > 0},
        chosen=tuple(action for action in _names(given.get("chosen")) if action in known)[:MOST_CHOSEN],
    )


def _whole(given: Any) -> int:
    """Return a whole number; -1 where it is none."""
    return given if type(given) is int else -1


def _text(given: Any) -> str:
    return given if isinstance(given, str) else ""


def _names(given: Any) -> list[str]:
    """Return the names in a list, each once."""
    return list(dict.fromkeys(name for name in given if isinstance(name, str))) if isinstance(given, list) else []


def _place(given: Any) -> Place:
    if not isinstance(given, Mapping):
        return Place()
    slide, taken = _text(given.get("slide")), given.get("taken")
    since, begun = (given.get(name) for name in ("since", "begun"))
    return Place(
        slide if step_of(slide) in planning.BY_KEY else "",
        max(_whole(since), 0),
        max(_whole(begun), 0),
        {str(name): n for name, n in taken.items() if _whole(n) > 0} if isinstance(taken, Mapping) else {},
    )


def entries(meeting: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields of a meeting (``cause.S3.1``, ``here``) as entries of a workspace."""
    return {f"{meeting}.{name}": value for name, value in values.items()}


Press = tuple[int, str]
"""A press of one window: its number there, counted from 1, and what it asks for: ``next``, ``back`` or a slide."""


def pressed(given: Any, slides: Sequence[str], window: str, presses: Iterable[Press], now: int) -> dict[str, Any]:
    """Return the entry ``place`` after the presses of a window that were not taken yet.

    Parameters
    ----------
    given
        The entry as it is kept.
    slides
        The names of all slides in order, ``step`` or ``step:what``.
    now
        In milliseconds since 1970 (UTC).
    """
    place = _place(given)
    last = place.taken.get(window, 0)
    at = position(slides, place.slide)
    for number, wish in sorted(presses):
        if number <= last:
            continue
        last = number
        to = at + {"next": 1, "back": -1}[wish] if wish in ("next", "back") else position(slides, wish, at)
        at = min(max(to, 0), len(slides) - 1)
    slide = slides[at]
    stays = place.since and step_of(slide) == step_of(place.slide)
    taken = {name: n for name, n in place.taken.items() if name != window} | {window: last}
    return {
        "slide": slide,
        "since": place.since if stays else now,
        "begun": place.begun or now,
        "taken": dict(list(taken.items())[-_WINDOWS:]),
    }


def position(slides: Sequence[str], name: str, otherwise: int = 0) -> int:
    """Return where a slide stands; where it is gone, its step's first; where that is gone, ``otherwise``."""
    if name in slides:
        return slides.index(name)
    return next((at for at, one in enumerate(slides) if step_of(one) == step_of(name)), otherwise)


def step_of(slide: str) -> str:
    """Return the step that a slide is of."""
    return slide.partition(":")[0]


AGREED = ("round", "district", "assessment", "school", "action_id", "rating", "day")


def agreed(every: Iterable[Meeting]) -> pd.DataFrame:
    """Return the ratings that teams agreed on: ``round, district, assessment, school, action_id, rating, day``.

    One row a team, round and action, of the last meeting that agreed on one; ``school`` is blank for the district ILT,
    whose rating of a school action is of all schools together. They are never counted among the individual ratings.
    """
    found = {}
    for one in sorted(every, key=lambda one: (one.day, one.place.begun)):
        for action, rating in one.agreed.items():
            assessment = framework.current().by_id[action].assessment
            found[one.round, one.district, assessment, one.school, action] = (rating, one.day)
    return pd.DataFrame([(*team, *said) for team, said in found.items()], columns=list(AGREED))
