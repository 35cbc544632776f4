"""Predict: which focus area will be rated lowest, before anybody has seen the ratings."""

from __future__ import annotations

from ilt import format, framework
from ilt.meetings.field_kinds import AREA, Field
from ilt.meetings.protocols import DIALOGUE
from ilt.meetings.slides import Slide
from ilt.meetings.steps.step import Material, Step
from ilt.meetings.summary import Summary


def slides(material: Material) -> list[Slide]:
    """Ask what people expect before anything is shown."""
    meeting = material.meeting
    chosen = framework.current().area(meeting.predicted).name if meeting.predicted else ""
    slide = Slide(
        "predict",
        "Predict — before we look",
        "Which focus area will be rated lowest?",
        ask=f"Our prediction: {chosen}" if chosen else "Say why you think so. The facilitator records our prediction.",
    )
    return [slide]


def summary(material: Material) -> Summary:
    """Compare what was predicted with the ratings."""
    if not material.meeting.predicted:
        return Summary()
    return Summary(seen=(f"{format.capital(material.ratings.predicted(material.meeting.predicted))}.",))


STEP = Step(
    key="predict",
    name="Predict",
    share=2,
    source=DIALOGUE,
    prompts=(
        "Ask everyone to think for a minute on their own: Which area will be lowest? What makes you think so?",
        "Hear from two or three people. What are we assuming?",
        "Tap the area the team predicts. The next slide compares it with the ratings.",
    ),
    slides=slides,
    fields=(Field(AREA, "predicted", on_slide=True),),
    summary=summary,
)
