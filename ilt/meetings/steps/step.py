"""What there is to say of a step of a meeting, and what its slides and its part of the summary are made from."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date

from ilt.meetings.field_kinds import Field
from ilt.meetings.meeting import Meeting
from ilt.meetings.ratings import Ratings
from ilt.meetings.slides import Slide
from ilt.meetings.summary import Summary
from ilt.next_steps import NextStep


@dataclass(frozen=True)
class Material:
    """What slides are made from: a meeting, the ratings that its team looks at, and every next step that is written."""

    meeting: Meeting
    ratings: Ratings
    next_steps: Sequence[NextStep]
    today: date

    @property
    def earlier(self) -> list[NextStep]:
        """The team's next steps from rounds before."""
        return self.meeting.earlier_next_steps(self.next_steps, self.ratings.view.rounds)

    @property
    def own(self) -> list[NextStep]:
        """The next steps that this meeting made."""
        return self.meeting.next_steps(self.next_steps)


def ratings_alone(_: Material) -> None:
    """Say that slides depend on nothing but the ratings."""


@dataclass(frozen=True)
class Step:
    """One step of a meeting.

    Attributes
    ----------
    key
        Plans, slides and places in stored workspaces name the step by it.
    name
        What the map calls it.
    share
        How much of the time it gets, compared with the others.
    source, prompts
        What a facilitator may say, and the protocol that it follows.
    slides
        Makes its slides: none where there is nothing to show. Their names are ``key`` or ``key:what``.
    missing
        Of the earlier rounds and the team's next steps from them: why a meeting will have no slides of this step;
        blank where it will have some.
    depends_on
        What its slides depend on besides the ratings. They are made anew when it changes; without it, always.
    fields
        What the facilitator view asks for at this step.
    names_next_slide
        Whether the facilitator view names its next slide by title. Elsewhere the slides have to show a title first.
    finding
        Whether the title of its first slide is a finding, which the summary repeats where the step is in the plan.
    summary
        Makes what else it adds to the summary, whether it is in the plan or not.
    """

    key: str
    name: str
    share: int
    source: str
    prompts: tuple[str, ...]
    slides: Callable[[Material], list[Slide]]
    missing: Callable[[Sequence[str], Sequence[NextStep]], str] = lambda *_: ""
    depends_on: Callable[[Material], Hashable] | None = None
    fields: tuple[Field, ...] = ()
    names_next_slide: bool = False
    finding: bool = False
    summary: Callable[[Material], Summary] = lambda _: Summary()
