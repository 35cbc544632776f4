"""Agree: one rating of the team for an action, next to the individual ones."""

from __future__ import annotations

from ilt import framework
from ilt.meetings.field_kinds import RATING, Field
from ilt.meetings.protocols import OURS
from ilt.meetings.slides import Row, Slide, paged
from ilt.meetings.slides.rows import action_label, action_tag, in_order
from ilt.meetings.steps.step import Material, Step
from ilt.meetings.summary import Agreed, Summary
from ilt.ratings import PERSPECTIVES


def slides(material: Material) -> list[Slide]:
    """Show what the team agreed on next to the individual ratings; before, the action that it may begin with."""
    meeting, ratings = material.meeting, material.ratings
    rows = [
        Row(action_label(action), action_tag(action), words=ratings.individual(action), rating=rating)
        for action, rating in in_order(meeting.agreed)
    ]
    kicker = "Agree — one rating as a team, next to the individual ones"
    if not rows:
        first = ratings.first(meeting)
        return paged(
            Slide(
                "agree",
                kicker,
                action_label(first),
                rows=tuple(Row(f"{value} · {label}") for value, label in framework.SCALE.items()),
                ask="What rating can everyone support?",
                foot=ratings.foot(f"Mean of the individual ratings: {ratings.individual(first, ratings.marks)}"),
            )
        )
    return paged(
        Slide(
            "agree",
            kicker,
            "What do we agree on, now that we have heard everyone?",
            "agreed",
            tuple(rows),
            foot=ratings.foot("◆ agreed by the team; not counted with the individual ratings"),
        )
    )


def summary(material: Material) -> Summary:
    """Return the agreed ratings in the order of the framework, each with the individual ones."""
    actions = framework.current().by_id
    sides = material.ratings.view.sides
    who = [f"{sides.who(side)} " for side in PERSPECTIVES]
    rated = {key: material.ratings.individual(key, who, ", ") for key in material.meeting.agreed}
    return Summary(
        agreed=tuple(Agreed(actions[key], rating, rated[key]) for key, rating in in_order(material.meeting.agreed))
    )


STEP = Step(
    key="agree",
    name="Agree",
    share=4,
    source=OURS,
    prompts=(
        "Use the action on the slide, or another one you discussed. What rating can everyone support today?",
        "Thumbs up, sideways or down. If they differ, ask for evidence, not for a vote.",
        "It’s fine not to agree. If you don’t, leave it blank.",
    ),
    slides=slides,
    fields=(Field(RATING, "agreed", "Agreed rating", per_action=True, which="For which action?"),),
    summary=summary,
)
