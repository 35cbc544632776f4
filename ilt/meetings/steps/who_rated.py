"""Who rated: how many people on each side, the first thing that a figure needs."""

from __future__ import annotations

from ilt import format, screens
from ilt.meetings.protocols import ATLAS
from ilt.meetings.slides import Row, Slide
from ilt.meetings.steps.step import Material, Step, ratings_alone
from ilt.meetings.summary import Summary
from ilt.ratings import PERSPECTIVES
from ilt.view import View


def slides(material: Material) -> list[Slide]:
    """Say who rated, and how many."""
    view = material.ratings.view
    own, other = (view.sides.people(side) for side in PERSPECTIVES)
    slide = Slide(
        "who",
        "Who rated — who do we hear from, and who is missing?",
        format.capital(view.who),
        rows=tuple(
            Row("", words=line) for line in filter(None, [*view.participation, screens.composition.newer(view)])
        ),
        foot=f"● self: ratings by {_of_schools(view)}{own}s   ○ cross: ratings by {other}s",
    )
    return [slide]


def _of_schools(view: View) -> str:
    """Say whose team the members are of where several schools are looked at."""
    return "school " if view.assessment == "school" and not view.one_school else ""


def summary(material: Material) -> Summary:
    """Count who rated, and say what is to be known of the figures."""
    ratings = material.ratings
    known = "".join(f". {said.rstrip('.')}" for said in ratings.known if said)
    return Summary(
        rated=f"Who rated{' the schools’ actions' if _of_schools(ratings.view) else ''}: {ratings.view.who}{known}"
    )


STEP = Step(
    key="who",
    name="Who rated",
    share=1,
    source=ATLAS,
    prompts=(
        "Whose voices are in these ratings? Whose are missing?",
        (
            "Numbers from very small groups may be hidden. People may still recognize who gave a rating. Please "
            "don’t guess who said what."
        ),
    ),
    slides=slides,
    depends_on=ratings_alone,
    summary=summary,
)
