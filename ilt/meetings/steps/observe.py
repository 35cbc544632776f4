"""Observe: a school team sees each focus area, the district ILT one action after the other across schools."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from ilt import findings, format, framework, screens
from ilt.meetings.protocols import DIALOGUE
from ilt.meetings.ratings import Ratings
from ilt.meetings.slides import Row, Slide, fitting, longest
from ilt.meetings.slides.rows import MARKS, action_tag, area_name, bar_of, both_bars
from ilt.meetings.steps.step import Material, Step
from ilt.people import Sides
from ilt.ratings import CROSS, SELF
from ilt.rules import LOW_IN_WORDS, MOST_IN_WORDS, MOST_SHARE, reaches
from ilt.view import unlike

MOST_SCHOOLS, NAMED = 8, 2
_NO_BECAUSE = "Numbers show how often each rating was given. What do you see? Don’t explain it yet."


def slides(material: Material) -> list[Slide]:
    """Show a school team one focus area a slide, and the district ILT one action a slide."""
    meeting, ratings = material.meeting, material.ratings
    if meeting.school:
        areas = [area.number for area in framework.current().areas if ratings.view.actions_of(area.number)]
        return [_area(ratings, area, at, len(areas)) for at, area in enumerate(areas, 1)]
    actions = meeting.observed or ratings.observed
    return [_action(ratings, key, at, len(actions)) for at, key in enumerate(actions, 1)]


def _area(ratings: Ratings, number: int, at: int, of: int) -> Slide:
    """Show a school team the ratings of one focus area, both sides of each action."""
    actions = ratings.view.actions_of(number)
    rows = [Row(action.short_label, action_tag(action.id), both_bars(ratings, action.id)) for action in actions]
    return Slide(
        f"observe:{number}",
        f"Observe · {at} of {of} — {_NO_BECAUSE}",
        area_name(number),
        "bars",
        tuple(rows),
        longest(rows),
        foot=ratings.foot(f"{ratings.view.sides.slide_legend}   "),
    )


def _action(ratings: Ratings, action_id: str, at: int, of: int) -> Slide:
    """Show a district team one action across schools, the lowest first; those without room are counted in words."""
    view, action = ratings.view, framework.current().by_id[action_id]
    table = ratings.scoped[(ratings.scoped["action_id"] == action_id)]
    own_side = screens.one_team.main_side(ratings.team[ratings.team["action_id"] == action_id])
    side = CROSS if view.assessment == "district" else own_side
    schools = table[(table["scope"] == findings.SCHOOL) & (table["perspective"] == side)]
    schools = schools.assign(_none=schools["n"] == 0).sort_values(["_none", "mean", "school"], kind="stable")
    rows = [Row(str(row["school"]), bars=(bar_of(row, ""),)) for row in schools.to_dict("records")]
    if view.assessment == "district":
        own = table[(table["scope"] == findings.DISTRICT_ILT) & (table["perspective"] == SELF)].to_dict("records")
        itself = unlike("District ILT itself", set(schools["school"]))
        rows.insert(0, Row(itself, bars=(bar_of(own[0] if own else None, ""),)))
    how = ratings.foot(f"{MARKS[side]} {Sides(view.assessment).who(side)}   ")
    slide = Slide(
        f"observe:{action_id}",
        f"Observe · {at} of {of} — {_NO_BECAUSE}",
        action.short_label,
        "bars",
        tuple(rows),
        longest(rows),
        ask=action.text,
        foot=how,
    )
    most = MOST_SCHOOLS + len(rows) - len(schools)
    if fitting(slide, most).rows == slide.rows:
        return slide
    # Two lines are counted for the words about the rest, whose number is known only then.
    shown = fitting(replace(slide, foot=f"{how}\n\n"), most).rows
    return replace(slide, rows=shown, foot=f"{_rest(schools.iloc[len(shown) - (len(rows) - len(schools)) :])}\n{how}")


def _rest(schools: pd.DataFrame) -> str:
    """Count in words the schools that a slide has no room for."""
    shown = schools[schools["n"] > 0]
    few = schools[(schools["n"] == 0) & (schools["hidden"] > 0)]
    blank = schools.drop([*shown.index, *few.index])
    most = int(reaches(shown["low"], shown["n"], MOST_SHARE).sum())
    low = f" ({most} of them with {MOST_IN_WORDS} or more ratings of {LOW_IN_WORDS})" if most else ""
    said = [f"{_called(shown)} rated this at least as high as the schools listed{low}"] if len(shown) else []
    said += [f"{_called(few)} {'has' if len(few) == 1 else 'have'} too few raters to show"] if len(few) else []
    said += [f"{_called(blank)} {'is' if len(blank) == 1 else 'are'} not rated"] if len(blank) else []
    return f"Not listed: {'; '.join(said)}."


def _called(schools: pd.DataFrame) -> str:
    """Name a few schools, and count more."""
    names = schools["school"].astype("str").tolist()
    return format.listing(names) if len(names) <= NAMED else format.number(len(names), "school")


STEP = Step(
    key="observe",
    name="Observe",
    share=8,
    source=DIALOGUE,
    prompts=(
        "Start with “I see …” or “I notice …” and a number that everyone can point to.",
        "If you hear “because,” “they should” or “we need to,” say thank you and save it until you ask why.",
        "Who has not spoken yet? What have we not looked at?",
    ),
    slides=slides,
    depends_on=lambda material: (material.meeting.school, material.meeting.observed),
    names_next_slide=True,
)
