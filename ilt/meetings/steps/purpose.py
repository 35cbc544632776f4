"""Purpose and norms: what the meeting is for, who is here, and how the team wants to talk."""

from __future__ import annotations

from ilt import format
from ilt.meetings.field_kinds import TEXT, Field
from ilt.meetings.protocols import ATLAS
from ilt.meetings.slides import Row, Slide, paged
from ilt.meetings.steps.step import Material, Step
from ilt.meetings.summary import Summary

NORMS = (
    "We talk about the team’s work, not about individuals.",
    "We start with what we see and ask why later.",
    "Every voice counts equally. We listen before we answer.",
    "What we say here stays here. What we decide, we share.",
)
"""What a team may agree on before it looks; its own words take their place."""


def slides(material: Material) -> list[Slide]:
    """Say what the meeting is for, and how the team wants to talk."""
    meeting = material.meeting
    about = [meeting.team, material.ratings.view.named_district, meeting.round, f"{meeting.minutes} minutes"]
    norms = [line.strip() for line in meeting.norms.splitlines() if line.strip()] or list(NORMS)
    return paged(
        Slide(
            "purpose",
            " · ".join(filter(None, about)),
            "We use what we see in the ratings to choose one to three next steps",
            rows=tuple(Row("", words=line) for line in norms),
            ask="How do we want to work together?",
        )
    )


def summary(material: Material) -> Summary:
    """Say who met, when, and about which round."""
    meeting = material.meeting
    team = f"{meeting.school} ILT" if meeting.school else meeting.team
    district = material.ratings.view.named_district if meeting.school else meeting.district
    met = f"Met on {format.day(meeting.day)}"
    return Summary(
        title=", ".join(filter(None, [team, district, meeting.round])),
        met=f"{met}: {meeting.here}" if meeting.here.strip() else f"{met}. Attendance was not recorded.",
    )


STEP = Step(
    key="purpose",
    name="Purpose and norms",
    share=2,
    source=ATLAS,
    prompts=(
        "Welcome everyone. Read the purpose on the slide aloud.",
        "Ask for one norm that matters today. If it isn’t on our list, add it below.",
        "Name a timekeeper. Write down who is here, for the summary.",
    ),
    slides=slides,
    fields=(
        Field(TEXT, "here", "Who is here? (for the summary, not shown on the slides)", height=80),
        Field(TEXT, "norms", "Norms, one per line", default="\n".join(NORMS), height=150),
    ),
    summary=summary,
)
