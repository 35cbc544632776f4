"""Close: what the team decided, and the summary to take along."""

from __future__ import annotations

from dataclasses import replace

from ilt import format
from ilt.meetings.field_kinds import SUMMARY, Field
from ilt.meetings.protocols import ATLAS
from ilt.meetings.slides import Row, Slide, paged
from ilt.meetings.slides.rows import action_label
from ilt.meetings.steps.step import Material, Step

SUMMARY_IS = "The facilitator can send you the meeting summary."


def slides(material: Material) -> list[Slide]:
    """End on what was decided."""
    meeting, found = material.meeting, material.own
    own = {step.action_id: step for step in found}
    rows = []
    for key in meeting.chosen:
        step = own.get(key)
        about = ["no next step yet"]
        if step:
            about = [step.what, step.who, f"by {format.day(step.due)}" if step.due else ""]
        rows.append(Row(action_label(key), words=" · ".join(filter(None, about))))
    again = sorted(step.again for step in found if step.again)
    came_to = {"agreed rating": meeting.agreed, "root cause": meeting.causes, "next step": found}
    said = ", ".join(format.number(len(some), what) for what, some in came_to.items() if some)
    slide = Slide(
        "close",
        "Close — what we decided",
        f"We’ll check in on {format.day(again[0])}" if again else "Thank you",
        rows=tuple(rows) or (Row("", words="We did not choose an action."),),
        foot=f"{said}. {SUMMARY_IS}" if said else SUMMARY_IS,
    )
    # Below the words of the last one is room for the summary's link.
    made = paged(replace(slide, foot=f"{slide.foot}\n\n\n\n"))
    return [replace(one, foot=slide.foot) for one in made]


STEP = Step(
    key="close",
    name="Close",
    share=1,
    source=ATLAS,
    prompts=(
        "One word from each person: How did this meeting go?",
        "Download the summary below, and send it to everyone who attended.",
    ),
    slides=slides,
    fields=(Field(SUMMARY, on_slide=True),),
)
