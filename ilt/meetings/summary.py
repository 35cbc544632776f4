"""What a meeting came to, on one page: who met, what was seen, agreed ratings and causes, choices, next steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ilt import framework
from ilt.framework import Action
from ilt.meetings import Meeting
from ilt.next_steps import NextStep


@dataclass(frozen=True)
class Agreed:
    """The rating that a team agreed on for an action, and in words how its people had rated it one by one."""

    action: Action
    rating: int
    rated: str = ""

    @property
    def words(self) -> str:
        """The rating in a few words of the scale."""
        return framework.IN_SHORT[self.rating]


@dataclass(frozen=True)
class Cause:
    """What a team takes for the root causes of an action's ratings, as it was typed."""

    action: Action
    text: str


@dataclass(frozen=True)
class Choice:
    """An action that was chosen, why its ratings speak for it, and how many voted for it; 0 where nobody voted."""

    action: Action
    because: str = ""
    votes: int = 0


@dataclass(frozen=True)
class Summary:
    """What a meeting came to.

    Attributes
    ----------
    title
        Who met about which round.
    met
        The day, and who met as it was typed. Who rated is never named: ``rated`` counts them.
    seen
        What was seen, in sentences.
    agreed, causes
        In the order of the framework.
    choices, steps
        In the order of the choices.
    """

    title: str
    met: str
    rated: str
    seen: tuple[str, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    causes: tuple[Cause, ...] = ()
    choices: tuple[Choice, ...] = ()
    steps: tuple[NextStep, ...] = ()

    def choice(self, step: NextStep) -> int:
        """Return the number, from 1, of the choice that a step comes from; 0 where it comes from none."""
        return next((n for n, one in enumerate(self.choices, 1) if one.action.id == step.action_id), 0)


def summary(  # noqa: PLR0913 - what a page says comes from many rooms
    meeting: Meeting,
    steps: Iterable[NextStep],
    *,
    who: str,
    seen: Iterable[str],
    rated: Mapping[str, str],
    because: Mapping[str, str],
) -> Summary:
    """Sum a meeting up.

    Parameters
    ----------
    steps
        Of all teams; the meeting's own are taken.
    who
        Who rated, counted, in words.
    seen
        What was seen, in sentences.
    rated, because
        By ``action_id``, in words: how its people rated an action one by one; why its ratings speak for it.
    """
    known = framework.current()
    actions = [action for action in known.actions if action.id in meeting.agreed or action.id in meeting.causes]
    team = f"{meeting.school} ILT" if meeting.school else meeting.team
    met = f"Met on {meeting.day:%d %b %Y}"
    return Summary(
        title=", ".join(filter(None, [team, "" if meeting.school else meeting.district, meeting.round])),
        met=f"{met}: {meeting.here}" if meeting.here.strip() else f"{met}. Who met was not written down.",
        rated=who,
        seen=tuple(seen),
        agreed=tuple(
            Agreed(action, int(meeting.agreed[action.id]), rated.get(action.id, ""))
            for action in actions
            if action.id in meeting.agreed
        ),
        causes=tuple(Cause(action, meeting.causes[action.id]) for action in actions if action.id in meeting.causes),
        choices=tuple(
            Choice(known.by_id[action], because.get(action, ""), meeting.votes.get(action, 0))
            for action in meeting.chosen
        ),
        steps=tuple(meeting.steps(steps)),
    )
