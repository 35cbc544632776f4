"""The deck: every slide of a meeting in order. What rests on ratings alone is made once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from ilt import counts, format, framework
from ilt.meetings import Meeting, position, step_of
from ilt.meetings import summary as summing
from ilt.meetings.slides import Slide, ratings, team
from ilt.meetings.slides.ratings import Ratings
from ilt.meetings.steps import BY_KEY, seconds
from ilt.meetings.summary import Summary
from ilt.next_steps import NextStep
from ilt.ratings import OTHERS
from ilt.view import BOTH, Shown, View, of_district

SEEN = ("reveal", "sides", "splits", "attention", "change")
"""The steps whose titles are findings."""


class Deck:
    """The slides of one meeting's ratings, made when they are first looked at.

    Parameters
    ----------
    view
        What the team looks at, under cover.
    """

    def __init__(self, view: View) -> None:
        self.ratings = Ratings(view)
        self._made: dict[object, list[Slide]] = {}

    def slides(self, meeting: Meeting, every: Iterable[NextStep], today: date) -> list[Slide]:
        """Return the slides as the meeting stands, in the order of its plan; where no step has any, the last."""
        every = list(every)
        found = [slide for key in meeting.plan for slide in self._of(key, meeting, every, today)]
        return found or self._of("close", meeting, every, today)

    def summary(self, meeting: Meeting, every: Iterable[NextStep]) -> Summary:
        """Return what the meeting came to, on one page."""
        mine = self.ratings
        seen = [f"{format.capital(ratings.predicted(mine, meeting))}."] if meeting.predicted else []
        seen += [
            slide.title for key in SEEN if key in meeting.plan for slide in self._of(key, meeting, (), meeting.day)[:1]
        ]
        return summing.summary(
            meeting,
            every,
            who=mine.view.who + "".join(f". {said.rstrip('.')}" for said in mine.known if said),
            seen=seen,
            rated={key: team.individual(mine, key, marks=("self ", "cross "), between=", ") for key in meeting.agreed},
            because=team.because(mine),
        )

    def _of(self, key: str, meeting: Meeting, every: Sequence[NextStep], today: date) -> list[Slide]:
        mine = self.ratings
        made: dict[str, Callable[[], list[Slide]]] = {
            "before": lambda: self._before(meeting, every, today),
            "purpose": lambda: team.purpose(meeting),
            "who": lambda: self._once("who", lambda: [ratings.who(mine)]),
            "predict": lambda: [team.predict(meeting)],
            "reveal": lambda: self._once(("reveal", meeting.predicted), lambda: [ratings.areas(mine, meeting)]),
            "observe": lambda: self._once(("observe", meeting.observed), lambda: self._observe(meeting)),
            "sides": lambda: self._once("sides", lambda: [ratings.sides(mine)]),
            "splits": lambda: self._once("splits", lambda: [ratings.splits(mine)]),
            "attention": lambda: self._once("attention", lambda: ratings.attention(mine)),
            "change": lambda: self._change(meeting, every),
            "infer": lambda: team.infer(meeting, mine),
            "agree": lambda: team.agree(meeting, mine),
            "choose": lambda: team.choose(meeting, mine),
            "next": lambda: team.next_steps(meeting, meeting.steps(every)),
            "close": lambda: team.close(meeting, meeting.steps(every)),
        }
        return made[key]()

    def _once(self, key: object, make: Callable[[], list[Slide]]) -> list[Slide]:
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    def _before(self, meeting: Meeting, every: Sequence[NextStep], today: date) -> list[Slide]:
        earlier = meeting.earlier(every, self.ratings.view.rounds)
        return team.before(earlier, today) if earlier else []

    def _observe(self, meeting: Meeting) -> list[Slide]:
        if meeting.school:
            areas = [area.number for area in framework.current().areas if self.ratings.view.actions_of(area.number)]
            return [ratings.observe_area(self.ratings, area, at, len(areas)) for at, area in enumerate(areas, 1)]
        actions = meeting.observed or self.ratings.observed
        return [ratings.observe_action(self.ratings, key, at, len(actions)) for at, key in enumerate(actions, 1)]

    def _change(self, meeting: Meeting, every: Sequence[NextStep]) -> list[Slide]:
        if not self.ratings.earlier:
            return []
        earlier = meeting.earlier(every, self.ratings.view.rounds)
        first = self._once("change", lambda: [ratings.change(self.ratings)])
        return [*first, *(team.became(earlier, self.ratings) if earlier else [])]


def timed(meeting: Meeting, slides: Sequence[Slide]) -> dict[str, int]:
    """Share the meeting's time out among the steps that have a slide, in seconds."""
    return seconds(dict.fromkeys(step_of(slide.name) for slide in slides), meeting.minutes)


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
    table = of_district(shown.counts, meeting.district)
    here = counts.select(table, round_=meeting.round, assessment=meeting.assessment)
    return View(
        shown=shown,
        district=meeting.district,
        rounds=tuple(label for label in rounds if label in set(table["round"])),
        round=meeting.round,
        assessment=meeting.assessment,
        every_school=tuple(sorted(set(here["school"]) - {"", OTHERS})),
        schools=(meeting.school,) if meeting.school else (),
        area=None,
        perspective=BOTH,
        with_notes=False,
        counts=table,
    )
