"""What a meeting came to: who met, what was seen, agreed ratings and causes, choices, next steps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from ilt import framework
from ilt.framework import Action
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
    """What a meeting came to, or what one step adds to that.

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

    title: str = ""
    met: str = ""
    rated: str = ""
    seen: tuple[str, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    causes: tuple[Cause, ...] = ()
    choices: tuple[Choice, ...] = ()
    steps: tuple[NextStep, ...] = ()

    def choice(self, step: NextStep) -> int:
        """Return the number, from 1, of the choice that a next step comes from; 0 where it comes from none."""
        return next((n for n, one in enumerate(self.choices, 1) if one.action.id == step.action_id), 0)


def together(found: Iterable[Summary]) -> Summary:
    """Return all that several steps add, in their order."""
    whole = Summary()
    for one in found:
        added = {field.name: getattr(whole, field.name) + getattr(one, field.name) for field in fields(Summary)}
        whole = Summary(**added)
    return whole
