"""The deck: every slide of a meeting in order, and the summary. What depends on ratings alone is made once."""

from __future__ import annotations

import textwrap
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from ilt.meetings.meeting import Meeting
from ilt.meetings.plan import seconds
from ilt.meetings.ratings import Ratings
from ilt.meetings.slide_presses import position
from ilt.meetings.slides import WIDE_CHARS, Slide, step_of
from ilt.meetings.steps import BY_KEY, STEPS, close, purpose
from ilt.meetings.steps.step import Material, Step
from ilt.meetings.summary import Summary, together
from ilt.next_steps import NextStep, called
from ilt.shown import Shown
from ilt.view import View, of_team


class Deck:
    """The slides of one meeting's ratings, made when they are first looked at.

    Parameters
    ----------
    view
        What the team looks at, small groups hidden.
    """

    def __init__(self, view: View) -> None:
        self.ratings = Ratings(view)
        self._made: dict[str, tuple[Hashable, list[Slide]]] = {}

    def slides(self, meeting: Meeting, every: Iterable[NextStep], today: date) -> list[Slide]:
        """Return the slides as the meeting stands, in the order of its plan; where no step has any, the last."""
        material = Material(meeting, self.ratings, tuple(every), today)
        found = [slide for key in meeting.plan for slide in self._of(BY_KEY[key], material)]
        return self._named(meeting, found or self._of(close.STEP, material))

    def _named(self, meeting: Meeting, slides: list[Slide]) -> list[Slide]:
        """Say on each slide which district its team is of, where there are several; the first step says it in full."""
        district = self.ratings.view.named_district
        if not district:
            return slides
        whose = textwrap.shorten(called(meeting.team, district, several=True), WIDE_CHARS, placeholder=" …")
        return [slide if step_of(slide.name) == purpose.STEP.key else replace(slide, whose=whose) for slide in slides]

    def summary(self, meeting: Meeting, every: Iterable[NextStep]) -> Summary:
        """Return what the meeting came to."""
        material = Material(meeting, self.ratings, tuple(every), meeting.day)
        found = []
        for step in STEPS:
            found.append(step.summary(material))
            if step.finding and step.key in meeting.plan:
                found.append(Summary(seen=tuple(slide.title for slide in self._of(step, material)[:1])))
        return together(found)

    def _of(self, step: Step, material: Material) -> list[Slide]:
        if step.depends_on is None:
            return step.slides(material)
        now = step.depends_on(material)
        if step.key not in self._made or self._made[step.key][0] != now:
            self._made[step.key] = now, step.slides(material)
        return self._made[step.key][1]


def timed(meeting: Meeting, slides: Sequence[Slide]) -> dict[str, int]:
    """Share the meeting's time among the steps that have a slide, in seconds; a title alone gets less."""
    steps = dict.fromkeys(step_of(slide.name) for slide in slides)
    full = {step_of(slide.name) for slide in slides if slide.rows}
    return seconds(steps, meeting.minutes, [key for key in steps if key not in full and not BY_KEY[key].fields])


def after(meeting: Meeting, slides: Sequence[Slide], at: int) -> int:
    """Return the seconds that are planned after the step that the meeting is at."""
    times = timed(meeting, slides)
    later = list(times)[list(times).index(step_of(slides[at].name)) + 1 :]
    return sum(times[key] for key in later)


def at(meeting: Meeting, slides: Sequence[Slide]) -> int:
    """Return where the meeting is among its slides."""
    return position([slide.name for slide in slides], meeting.place.slide)


def steps_of(slides: Sequence[Slide]) -> list[tuple[str, str, str]]:
    """Return the map: for each step its key, its name and its first slide."""
    found: dict[str, tuple[str, str, str]] = {}
    for slide in slides:
        key = step_of(slide.name)
        found.setdefault(key, (key, BY_KEY[key].name, slide.name))
    return list(found.values())


def view_of(shown: Shown, rounds: tuple[str, ...], meeting: Meeting) -> View:
    """Return what a meeting looks at: a school's ILT its own ratings, the district ILT all of an assessment."""
    return of_team(
        shown,
        rounds,
        district=meeting.district,
        round_=meeting.round,
        assessment=meeting.assessment,
        school=meeting.school,
    )
