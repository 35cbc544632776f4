"""Choose: what the ratings say for each action, then the one to three that the team takes on."""

from __future__ import annotations

from ilt import framework, screens
from ilt.meetings.field_kinds import ACTIONS, VOTES, Field
from ilt.meetings.protocols import ATLAS
from ilt.meetings.slides import Row, Slide, paged
from ilt.meetings.slides.rows import action_label, action_tag
from ilt.meetings.steps.step import Material, Step
from ilt.meetings.summary import Choice, Summary


def slides(material: Material) -> list[Slide]:
    """Give the reasons for the first actions, and then let the team choose."""
    meeting, ratings = material.meeting, material.ratings
    why = ratings.because
    rows = [
        Row(action_label(key), action_tag(key), words=why[key] + ".")
        for key in ratings.candidates(meeting)[:3]
        if key in why
    ]
    kicker = "Choose — why these?"
    said = any(key in meeting.causes or key in meeting.agreed for key in ratings.candidates(meeting))
    title = "What the ratings say about the actions we discussed" if said else "Why start with these?"
    foot = screens.attention.unlike_priorities_on_slide(ratings.attention, ratings.ranked)
    first = paged(Slide("choose:why", kicker, title, rows=tuple(rows), foot=ratings.foot("" if said else foot)))
    second = Slide(
        "choose",
        "Choose — only as many as we can do well",
        "Which one, two or three will we take on?",
        ask="Vote, or say what we agree on. Three at most; the facilitator records them.",
    )
    return [*first, second] if rows else [second]


def summary(material: Material) -> Summary:
    """Return the chosen actions in the order of the choices, each with its reason and its votes."""
    meeting, because, actions = material.meeting, material.ratings.because, framework.current().by_id
    return Summary(
        choices=tuple(Choice(actions[key], because.get(key, ""), meeting.votes.get(key, 0)) for key in meeting.chosen)
    )


STEP = Step(
    key="choose",
    name="Choose",
    share=4,
    source=ATLAS,
    prompts=(
        "Give everyone three votes, or pick what you already agree on. Three actions at most; one is enough.",
        "A 1 may be easier to improve than a 0.",
        "What will we stop doing so that this gets done?",
    ),
    slides=slides,
    fields=(Field(ACTIONS, "chosen", on_slide=True), Field(VOTES, "votes", "Count votes", per_action=True)),
    summary=summary,
    names_next_slide=True,
)
