"""What changed: what rose and fell since the round before, and what became of last time’s next steps."""

from __future__ import annotations

from collections.abc import Sequence

from ilt import format, framework, next_steps, screens
from ilt.meetings.protocols import DIALOGUE
from ilt.meetings.ratings import Ratings
from ilt.meetings.slides import Mark, Row, Slide, fitting, paged
from ilt.meetings.slides.rows import MARKS, action_tag
from ilt.meetings.steps.step import Material, Step
from ilt.next_steps import NextStep

FEW_CHANGES = 5


def slides(material: Material) -> list[Slide]:
    """Show what changed since the round before; in the first round, nothing."""
    if not material.ratings.earlier:
        return []
    return [_change(material.ratings), *(_became(material.earlier, material.ratings) if material.earlier else [])]


def _change(ratings: Ratings) -> Slide:
    """Show what rose and what fell since the round before, as far as it is more than chance."""
    actions = framework.current().by_id
    rows = []
    for row in screens.change.largest(ratings.compared, FEW_CHANGES).to_dict("records"):
        action = actions[row["action_id"]]
        then, now = float(row["then_mean"]), float(row["now_mean"])
        marks = (
            Mark("then", then, format.mean(then), then > now),
            Mark("now up" if now > then else "now down", now, format.mean(now), now > then),
        )
        words = f"{MARKS[row['perspective']]} {format.change(row['change'])} {row['certainty']}"
        rows.append(Row(action.short_label, action_tag(action.id), marks=marks, words=words))
    view, earlier = ratings.view, ratings.earlier
    alike = (
        "Some schools have ratings in only one of the two rounds."
        if rows and screens.composition.rounds(view, earlier)
        else ""
    )
    about = " ".join(filter(None, [screens.composition.newer_in_short(view, (earlier, view.round)), alike]))
    how = f"┃ {earlier}   ▶ {view.round}   {view.sides.slide_legend}   mean ratings"
    slide = Slide(
        "change",
        f"What changed since {ratings.earlier}",
        screens.change.title(ratings.compared, ratings.earlier),
        "scale",
        tuple(rows),
        foot="\n".join(filter(None, [about, how])) if rows else about,
    )
    return fitting(slide)


def _became(found: Sequence[NextStep], ratings: Ratings) -> list[Slide]:
    """Say how the actions of earlier steps were rated then and since."""
    rows = []
    for step in found:
        said = screens.next_steps.team_ratings(step, ratings.scoped_ever, ratings.view.rounds)
        label = framework.current().by_id[step.action_id].short_label
        words = f"{next_steps.STATUSES[step.status]}: {step.what}"
        rows.append(Row(f"{label}: {'; '.join(said) or 'no ratings by the team'}", words=words))
    chosen = "action we chose" if len(rows) == 1 else f"{len(rows)} actions we chose"
    head = f"How the {chosen} last time {'was' if len(rows) == 1 else 'were'} rated then, and in each round since"
    kicker = "What changed — how last time’s next steps went"
    return paged(Slide("change:steps", kicker, head, rows=tuple(rows), foot=ratings.newer))


STEP = Step(
    key="change",
    name="What changed",
    share=2,
    source=DIALOGUE,
    prompts=(
        "What changed, and how sure can we be? “Clear” is probably more than luck; “maybe” is worth a question.",
        "Who rated then, and who rated now?",
    ),
    slides=slides,
    missing=lambda earlier_rounds, _: "" if earlier_rounds else "no earlier round",
    depends_on=lambda material: tuple(material.earlier),
    finding=True,
)
