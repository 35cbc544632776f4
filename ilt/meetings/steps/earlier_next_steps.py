"""Last time’s next steps: what the team said it would do, and how far each one is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ilt import format, next_steps, screens
from ilt.meetings.field_kinds import STATUSES, Field
from ilt.meetings.protocols import OURS
from ilt.meetings.slides import Row, Slide, paged
from ilt.meetings.steps.step import Material, Step
from ilt.next_steps import NextStep, ordered


def slides(material: Material) -> list[Slide]:
    """Begin with what the team said it would do; without earlier next steps, with nothing."""
    found, today = material.earlier, material.today
    if not found:
        return []
    still, ended = ordered(found, today)
    rows = [_row(step, today) for step in [*still, *ended]]
    kicker = "Last time’s next steps — how far did we get?"
    return paged(Slide("before", kicker, screens.next_steps.title(found, today), rows=tuple(rows)))


def _row(step: NextStep, today: date) -> Row:
    status = next_steps.STATUSES[step.status] + (", overdue" if step.late(today) else "")
    said = [status, step.who, f"by {format.day(step.due)}" if step.due else ""]
    return Row(step.what, words=" · ".join(filter(None, said)))


def missing(earlier_rounds: Sequence[str], earlier: Sequence[NextStep]) -> str:
    """Say why there is nothing to show: no earlier round, or no next step from one."""
    if earlier:
        return ""
    return "none written yet" if earlier_rounds else "no earlier round"


STEP = Step(
    key="before",
    name="Last time’s next steps",
    share=3,
    source=OURS,
    prompts=(
        "For each step: did we do it? What did it change?",
        "Say “we,” not “you.” If a step was not done, that says something about our plan, not about a person.",
        "Set each status below. The slide shows it.",
    ),
    slides=slides,
    missing=missing,
    fields=(Field(STATUSES),),
)
