"""What a team chooses on the slides or in the facilitator view: a focus area, or the actions that it takes on.

They are buttons, one by one: the arrow keys belong to the slides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from ilt import framework, screens
from ilt.meetings import facilitator_view
from ilt.meetings.field_kinds import ACTIONS, AREA, SUMMARY, Field
from ilt.meetings.meeting import MOST_CHOSEN, Meeting
from ilt.meetings.ratings import Ratings
from ilt.meetings.slides import Slide
from ilt.meetings.slides.rows import action_label, area_name
from ilt.meetings.steps import BY_KEY
from ilt.meetings.steps.step import Step
from ilt.ui import next_steps
from ilt.ui.markdown import plain
from ilt.ui.meeting import meetings


def on_slide(meeting: Meeting, slide: Slide, ratings: Ratings) -> None:
    """Draw what people choose or take along on this slide."""
    if slide.name not in BY_KEY:
        return
    step = BY_KEY[slide.name]
    for field in step.fields:
        if field.on_slide and field.kind == AREA:
            area(meeting, step, field, "slide")
        if field.on_slide and field.kind == ACTIONS:
            actions(meeting, ratings, step, field, "slide")
        if field.on_slide and field.kind == SUMMARY:
            meetings.summary(meeting, next_steps.every())


def area(meeting: Meeting, step: Step, field: Field, where: str) -> None:
    """Let people choose one focus area; a second press takes it back."""
    names = {str(one.number): area_name(one.number) for one in framework.current().areas}
    chosen = [str(meeting.said.get(field.key, ""))]
    _buttons(names, chosen, f"{where} {step.key}", lambda name: _put_area(meeting, field, name))


def _put_area(meeting: Meeting, field: Field, name: str) -> None:
    meetings.put(meeting, {field.key: None if int(name) == meeting.said.get(field.key) else int(name)})


def actions(meeting: Meeting, ratings: Ratings, step: Step, field: Field, where: str) -> None:
    """Let people choose one to three actions, in the order of their presses; a second press takes one back."""
    votes = {key: screens.meeting.votes(n) for key, n in meeting.votes.items()}
    names = {key: action_label(key) + votes.get(key, "") for key in ratings.candidates(meeting)}
    chosen = meeting.said.get(field.key, ())
    # An imported meeting may have chosen what is not its own to choose: it must be possible to take that back.
    names |= {key: f"{action_label(key)} · {facilitator_view.NOT_OF_MEETING}" for key in chosen if key not in names}
    full = len(chosen) >= MOST_CHOSEN
    _buttons(names, chosen, f"{where} {step.key}", lambda name: _put_action(meeting, field, name), full=full)


def _put_action(meeting: Meeting, field: Field, name: str) -> None:
    def after(stored: list[str] | None) -> list[str]:
        others = [key for key in stored or () if key != name]
        return others if name in (stored or ()) else [*others, name][:MOST_CHOSEN]

    # Of what is chosen by now: presses that follow each other quickly all count.
    meetings.change(meeting, field.key, after)


def _buttons(
    names: Mapping[str, str], chosen: Sequence[str], key: str, press: Callable[[str], None], *, full: bool = False
) -> None:
    """Draw a button a name; ``full``: those that are not chosen cannot be pressed."""
    with st.container(horizontal=True, gap="small"):
        for name, label in names.items():
            on = name in chosen
            st.button(
                plain(f"✓ {label}" if on else label),
                key=f"_{key} {name}",
                type="primary" if on else "secondary",
                disabled=full and not on,
                on_click=press,
                args=(name,),
            )
