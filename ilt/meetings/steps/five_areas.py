"""The five areas: how both sides rate each focus area, compared with the team’s prediction."""

from __future__ import annotations

from ilt import screens
from ilt.meetings.protocols import DIALOGUE
from ilt.meetings.slides import Row, Slide
from ilt.meetings.slides.rows import area_name, pair_of_marks
from ilt.meetings.steps.step import Material, Step


def slides(material: Material) -> list[Slide]:
    """Show the five focus areas from both sides, and compare what was predicted with them."""
    meeting, ratings = material.meeting, material.ratings
    rows = []
    for row in ratings.areas.to_dict("records"):
        number = int(row["focus_area"])
        guess = "our prediction" if number == meeting.predicted else ""
        rows.append(Row(area_name(number), marks=pair_of_marks(row), words=guess))
    left_out = screens.focus_areas.leaves_out(ratings.areas)
    how = f"{ratings.view.sides.slide_legend}   means, 0-3" + (f"   {left_out}" if left_out else "")
    slide = Slide(
        "reveal",
        f"The five areas — {ratings.predicted(meeting.predicted)}",
        screens.overview.title(ratings.areas, ratings.view.sides),
        "scale",
        tuple(rows),
        foot=ratings.foot(how, known=ratings.known),
    )
    return [slide]


STEP = Step(
    key="reveal",
    name="The five areas",
    share=2,
    source=DIALOGUE,
    prompts=(
        "Give everyone 30 seconds of silence. Then ask: What surprises you? What did you expect?",
        "Say what self and cross each show before you compare them.",
    ),
    slides=slides,
    depends_on=lambda material: material.meeting.predicted,
    finding=True,
)
