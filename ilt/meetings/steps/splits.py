"""Where raters disagree: actions that the raters of one team rate two or more apart."""

from __future__ import annotations

from ilt import format, framework, rules, screens
from ilt.meetings.protocols import ATLAS
from ilt.meetings.ratings import Ratings
from ilt.meetings.slides import Row, Slide, longest
from ilt.meetings.slides.rows import MARKS, action_tag, bar_of
from ilt.meetings.steps.step import Material, Step, ratings_alone
from ilt.ratings import SELF

FEW_SPLITS = 3


def slides(material: Material) -> list[Slide]:
    """Show where the raters of one team are two or more apart, widest first."""
    ratings = material.ratings
    found = ratings.splits.head(FEW_SPLITS)
    actions = framework.current().by_id
    own = ["scope", "school", "action_id", "perspective"]
    table = found[own].merge(ratings.scoped, on=own, how="left").to_dict("records")
    rows = []
    for row, split in zip(table, found.to_dict("records"), strict=True):
        action = actions[row["action_id"]]
        of_school = split["school"] and not ratings.view.one_school
        label = f"{split['school']}: {action.short_label}" if of_school else action.short_label
        rows.append(Row(label, action_tag(action.id), (bar_of(row, MARKS[row["perspective"]]),)))
    more = len(ratings.splits) - len(rows)
    own_side = ratings.view.sides.who(SELF)
    slide = Slide(
        "splits",
        f"Where raters disagree — {rules.APART_IN_WORDS} or more points apart; numbers show how often each rating was "
        "given",
        _title(ratings),
        "bars",
        tuple(rows),
        longest(rows),
        foot=ratings.foot(
            f"Not shown here: {format.number(more, 'more disagreement')} within {own_side}.\n" if more else " "
        )
        if rows
        else ratings.newer,
    )
    return [slide]


def _title(ratings: Ratings) -> str:
    """Head the splits; who is hidden, or has not rated, is not said to agree."""
    own = ratings.team[ratings.team["perspective"] == SELF]
    few = int(own["hidden"].max()) if len(own) else 0
    if not own["n"].any():
        too_few = f"With {format.fewer_than(few)}, we can’t say where raters disagree"
        return too_few if few else "No one on the team has rated yet"
    return screens.disagreement.title(ratings.splits, hidden=bool(few))


STEP = Step(
    key="splits",
    name="Where raters disagree",
    share=3,
    source=ATLAS,
    prompts=(
        (
            f"People on the same side rated the same work {rules.APART_IN_WORDS} or more points apart. "
            "What might each have been thinking of?"
        ),
        "No one has to say which rating was theirs.",
    ),
    slides=slides,
    depends_on=ratings_alone,
    finding=True,
)
