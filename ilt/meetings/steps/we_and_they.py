"""We and they: the largest differences between a team’s own ratings and the other side’s."""

from __future__ import annotations

from ilt import framework, screens
from ilt.meetings.protocols import ATLAS
from ilt.meetings.slides import Row, Slide, fitting
from ilt.meetings.slides.rows import action_tag, pair_of_marks
from ilt.meetings.steps.step import Material, Step, ratings_alone

FEW_GAPS = 5


def slides(material: Material) -> list[Slide]:
    """Show the largest gaps."""
    ratings = material.ratings
    view, actions = ratings.view, framework.current().by_id
    known = ratings.gaps[ratings.gaps["gap"].notna()]
    known = known.sort_values("gap", key=lambda gap: -gap.abs(), kind="stable").head(FEW_GAPS)
    rows = []
    for row in known.to_dict("records"):
        action = actions[row["action_id"]]
        label = (
            action.short_label if row["school"] in ("", view.one_school) else f"{row['school']}: {action.short_label}"
        )
        rows.append(Row(label, action_tag(action.id), marks=pair_of_marks(row), words=str(row["pair"])))
    slide = Slide(
        "sides",
        "School and district views — where do the two sides see things differently?",
        screens.self_and_cross.title(ratings.every_gap, ratings.gap_scope),
        "scale",
        tuple(rows),
        foot=ratings.foot(f"{view.sides.slide_legend}   mean ratings, largest gap first"),
    )
    return [fitting(slide)]


STEP = Step(
    key="sides",
    name="School and district views",
    share=3,
    source=ATLAS,
    prompts=(
        "What might the other side see that we do not? What do we do that the other side does not get to see?",
        "Do not ask who is right. Ask what each side sees from day to day.",
    ),
    slides=slides,
    depends_on=ratings_alone,
    finding=True,
)
