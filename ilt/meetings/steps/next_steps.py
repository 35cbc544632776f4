"""Next steps: for each chosen action, who does what by when."""

from __future__ import annotations

from ilt import format
from ilt.meetings.field_kinds import NEXT_STEPS, Field
from ilt.meetings.protocols import OURS
from ilt.meetings.slides import Row, Slide, paged
from ilt.meetings.slides.rows import action_label
from ilt.meetings.steps.step import Material, Step
from ilt.meetings.summary import Summary


def slides(material: Material) -> list[Slide]:
    """Show the next step of each chosen action as it is written."""
    meeting = material.meeting
    own = {step.action_id: step for step in material.own}
    found = []
    for at, key in enumerate(meeting.chosen, 1):
        step = own.get(key)
        rows = [
            Row(label, words=text)
            for label, text in (
                ("What we will do", step.what if step else ""),
                ("Who", step.who if step else ""),
                ("By when", format.day(step.due) if step else ""),
                ("How we will know", step.know if step else ""),
                ("We’ll check in on", format.day(step.again) if step else ""),
            )
        ]
        kicker = f"Next steps · {at} of {len(meeting.chosen)} — who does what by when?"
        shown = [row if row.words else Row(row.label, words="…") for row in rows]
        found += paged(Slide(f"next:{key}", kicker, action_label(key), rows=tuple(shown)))
    return found or [
        Slide("next", "Next steps", "We have not chosen an action yet", ask="Go back to Choose. One action is enough.")
    ]


def summary(material: Material) -> Summary:
    """Return the meeting's next steps in the order of its choices."""
    return Summary(steps=tuple(material.own))


STEP = Step(
    key="next",
    name="Next steps",
    share=6,
    source=OURS,
    prompts=(
        "One sentence: who does what by when?",
        "How will we know that it worked? What will we see in classrooms?",
        "When will we check in? Put it on the calendar now.",
    ),
    slides=slides,
    fields=(Field(NEXT_STEPS),),
    summary=summary,
    names_next_slide=True,
)
