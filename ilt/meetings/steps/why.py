"""Why: what may be the root causes, typed action by action."""

from __future__ import annotations

from ilt import framework
from ilt.meetings.field_kinds import TEXT, Field
from ilt.meetings.protocols import DIALOGUE
from ilt.meetings.slides import Row, Slide, paged
from ilt.meetings.slides.rows import action_label, action_tag, in_order
from ilt.meetings.steps.step import Material, Step
from ilt.meetings.summary import Cause, Summary

_FEW = 3
"""So many actions are shown, typed about or not."""


def slides(material: Material) -> list[Slide]:
    """Show the root causes as they are typed, beside actions that still ask for one; typing moves none of them."""
    causes = material.meeting.causes
    wanted = dict.fromkeys([*causes, *material.ratings.candidates(material.meeting)])
    shown = list(wanted)[: max(_FEW, len(causes))]
    rows = [
        Row(action_label(action), action_tag(action), words=text)
        for action, text in in_order({key: causes.get(key, "Why?") for key in shown})
    ]
    ask = "Now explain: keep asking why until you reach something the team can change."
    kicker = "Why — what is behind it?"
    return paged(Slide("infer", kicker, "What could be the root causes?", rows=tuple(rows), ask=ask))


def summary(material: Material) -> Summary:
    """Return the causes in the order of the framework."""
    actions = framework.current().by_id
    return Summary(causes=tuple(Cause(actions[key], text) for key, text in in_order(material.meeting.causes)))


STEP = Step(
    key="infer",
    name="Why",
    share=6,
    source=DIALOGUE,
    prompts=(
        (
            "Now we can say “because.” Pick one action: why might it be rated this way? Keep asking why, usually about "
            "three more times."
        ),
        "What else could explain it? What would we need to see to know?",
        "Stop when you reach something the team can change. Write it below in one sentence.",
    ),
    slides=slides,
    fields=(Field(TEXT, "cause", "What could be the root cause?", per_action=True, which="For which action?"),),
    summary=summary,
)
