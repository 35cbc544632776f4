"""Attention: the actions that focus on MLs and SWDs, always; then those with low ratings, in words."""

from __future__ import annotations

from dataclasses import replace

from ilt import format, framework, rules, screens
from ilt.meetings.protocols import ATLAS
from ilt.meetings.slides import Row, Slide, fitting, longest
from ilt.meetings.slides.rows import action_tag, both_bars
from ilt.meetings.steps.step import Material, Step, ratings_alone
from ilt.people import Sides

FEW_FLAGS = 6


def slides(material: Material) -> list[Slide]:
    """Show the actions that focus on MLs and SWDs, always; then those with low ratings, in words."""
    ratings = material.ratings
    table, actions = ratings.attention, framework.current().by_id
    named = [action.id for action in ratings.view.actions if action.populations]
    listed = [key for key in table["action_id"] if key in named]
    rows = [
        Row(actions[key].short_label, action_tag(key), both_bars(ratings, key))
        for key in dict.fromkeys([*listed, *named])
    ]
    title = screens.attention.title(table, ratings.view.sides)
    first = Slide(
        "attention",
        "Attention — first, the actions that focus on MLs and SWDs; numbers show how often each rating was given",
        title,
        "bars",
        tuple(rows),
        longest(rows),
        foot=ratings.foot(f"{ratings.view.sides.slide_legend}   "),
    )
    if not rows:
        assessment = ratings.view.assessment
        none = (
            f"No {assessment} action focuses on MLs or SWDs, so there is nothing to flag here. That does not tell us "
            "how well they are served"
        )
        naming = len(framework.current().naming_populations("school"))
        verb = "focuses" if naming == 1 else "focus"
        many = f"{format.number(naming, 'action')} in the school assessment {verb} on them"
        none += f": {many}." if naming else "."
        title = f"No {assessment} action focuses on MLs or SWDs"
        first = replace(first, title=title, kind="words", rows=(Row("", words=none),), foot="")
    others = table[(table["populations"] == "") & (table["level"] != "")]
    if others.empty:
        return [first]
    more = format.number(len(others), "other action" if rows else "action")
    second = Slide(
        "attention:others",
        "Attention — the other actions, the highest share of low ratings on either side first",
        f"{more} got at least one {rules.LOW_IN_WORDS}",
        rows=tuple(_flag(row, ratings.view.sides) for row in others.head(FEW_FLAGS).to_dict("records")),
        foot=ratings.foot(_low_means(len(others))),
    )
    shown = fitting(second)
    return [first, replace(shown, foot=ratings.foot(_low_means(len(others) - len(shown.rows))))]


def _low_means(more: int) -> str:
    """Say what counts as low, and how many more actions there are than a slide has room for."""
    left_out = f" {format.number(more, 'more action')} {'is' if more == 1 else 'are'} not shown here." if more else ""
    return f"Low means {rules.LOW_IN_WORDS}.{left_out}"


def _flag(row: screens.in_words.Record, sides: Sides) -> Row:
    return Row(framework.current().by_id[row["action_id"]].short_label, words=screens.attention.rated_low(row, sides))


STEP = Step(
    key="attention",
    name="Attention",
    share=3,
    source=ATLAS,
    prompts=(
        "What do these actions mean day to day for our multilingual learners and our students with disabilities?",
        "Which change would these students notice first?",
    ),
    slides=slides,
    depends_on=ratings_alone,
    finding=True,
)
