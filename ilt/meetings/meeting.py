"""One meeting of one team: whose it is, which slide it is at, and what the team said in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ilt.next_steps import NextStep, team_name
from ilt.ratings import order_rounds

MOST_CHOSEN = 3
"""How many actions a meeting may choose."""
LONGEST_STEP = 12 * 3_600_000
"""A step that began more milliseconds ago, or later than now, began on another day, or by a clock that has jumped."""


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
        For each window, the number of its last press that counted. No press counts twice, and none is lost.
    """

    slide: str = ""
    since: int = 0
    begun: int = 0
    taken: Mapping[str, int] = field(default_factory=dict)

    def passed(self, now: int) -> int | None:
        """Return the milliseconds since its step began; ``None`` where it did not, or nobody knows when.

        >>> Place("predict", since=5_000).passed(7_000), Place("predict", since=5_000).passed(4_000)
        (2000, None)
        """
        passed = now - self.since
        return passed if self.since and 0 <= passed <= LONGEST_STEP else None


@dataclass(frozen=True)
class Meeting:
    """One meeting of one team about the ratings of one round.

    Attributes
    ----------
    assessment
        Whose actions the team looks at: the district ILT may look at its own or at the schools'.
    school
        The school whose ILT meets; blank: the district ILT.
    minutes
        How long the meeting is.
    plan
        The keys of its steps, in order.
    observed
        The actions that a district ILT looks at one by one; empty: the lowest of each focus area.
    facilitator_key
        The secret in the link of the facilitator view.
    said
        What the team said, by the key of a step's field; of a field about actions, a mapping by action.
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
    facilitator_key: str
    place: Place = Place()
    said: Mapping[str, Any] = field(default_factory=dict)

    @property
    def team(self) -> str:
        """What the team is called."""
        return team_name(self.school)

    @property
    def here(self) -> str:
        """Who met, as it was typed."""
        return str(self.said.get("here", ""))

    @property
    def norms(self) -> str:
        """What the team agreed on before it looked at ratings, as it was typed."""
        return str(self.said.get("norms", ""))

    @property
    def predicted(self) -> int:
        """The number of the focus area that the team expected to be lowest; 0 where it predicted none."""
        return int(self.said.get("predicted", 0))

    @property
    def causes(self) -> Mapping[str, str]:
        """By action, root causes as they were typed."""
        return dict(self.said.get("cause", {}))

    @property
    def agreed(self) -> Mapping[str, int]:
        """By action, the rating that the team agreed on."""
        return dict(self.said.get("agreed", {}))

    @property
    def votes(self) -> Mapping[str, int]:
        """By action, how many people voted for it."""
        return dict(self.said.get("votes", {}))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The one to three actions that the team chose, in the order of its choices."""
        return tuple(self.said.get("chosen", ()))

    def next_step_key(self, action_id: str) -> str:
        """Return the key of the next step that this meeting makes of an action."""
        return f"{self.key}~{action_id}"

    def next_steps(self, every: Iterable[NextStep]) -> list[NextStep]:
        """Return the next steps that this meeting made, in the order of its choices."""
        own = {step.key: step for step in every}
        keys = [self.next_step_key(action) for action in self.chosen]
        return [own[key] for key in keys if key in own]

    def earlier_next_steps(self, every: Iterable[NextStep], rounds: Sequence[str]) -> list[NextStep]:
        """Return ``earlier_steps`` of this meeting's team and round."""
        return earlier_steps(every, (self.district, self.school), self.round, rounds)


def earlier_steps(
    every: Iterable[NextStep], team: tuple[str, str], round_: str, rounds: Sequence[str]
) -> list[NextStep]:
    """Return a team's (district and school) next steps from rounds before one, also from one whose ratings are gone.

    ``rounds`` are those with ratings, in order.
    """

    def earlier(label: str) -> bool:
        if round_ not in rounds:
            return False
        if label in rounds:
            return label in rounds[: rounds.index(round_)]
        found = order_rounds([label, round_])
        return not found.unplaced and found.ordered == (label, round_)

    return [step for step in every if (step.district, step.school) == team and earlier(step.round)]
