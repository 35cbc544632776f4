"""What a team taps on the wall or the facilitator on a phone: a prediction, and the actions that it chooses.

They are buttons, one by one: the arrow keys belong to the slides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from ilt import format, framework
from ilt.meetings import MOST_CHOSEN, Meeting
from ilt.meetings.slides import Slide, team
from ilt.meetings.slides.ratings import Ratings
from ilt.ui.markdown import plain
from ilt.ui.meeting import meetings


def draw(meeting: Meeting, slide: Slide, ratings: Ratings) -> None:
    """Draw what this slide lets people tap."""
    if slide.name == "predict":
        predict(meeting, "wall")
    if slide.name == "choose":
        choose(meeting, ratings, "wall")


def predict(meeting: Meeting, where: str) -> None:
    """Let one focus area be tapped; once more takes it back."""
    names = {str(area.number): f"{area.number} · {area.name}" for area in framework.current().areas}
    _buttons(meeting, names, [str(meeting.predicted)], f"{where} predict", _predict)


def _predict(meeting: Meeting, tapped: str) -> None:
    meetings.put(meeting, {"predicted": None if int(tapped) == meeting.predicted else int(tapped)})


def choose(meeting: Meeting, ratings: Ratings, where: str) -> None:
    """Let one to three actions be tapped, in the order of their taps; once more takes one back."""
    actions = framework.current().by_id
    names = {
        key: actions[key].short_label
        + (f" · {format.number(meeting.votes[key], 'vote')}" if key in meeting.votes else "")
        for key in team.candidates(meeting, ratings)
    }
    _buttons(meeting, names, meeting.chosen, f"{where} choose", _choose)


def _choose(meeting: Meeting, tapped: str) -> None:
    def after(kept: list[str] | None) -> list[str]:
        others = [key for key in kept or () if key != tapped]
        return others if tapped in (kept or ()) else [*others, tapped][:MOST_CHOSEN]

    # Of what is chosen by now: taps that follow each other quickly are all taken.
    meetings.change(meeting, "chosen", after)


def _buttons(
    meeting: Meeting,
    names: Mapping[str, str],
    chosen: Sequence[str],
    key: str,
    tap: Callable[[Meeting, str], None],
) -> None:
    full = key.endswith("choose") and len(chosen) >= MOST_CHOSEN
    with st.container(horizontal=True, gap="small"):
        for name, label in names.items():
            on = name in chosen
            st.button(
                plain(f"✓ {label}" if on else label),
                key=f"_{key} {name}",
                type="primary" if on else "secondary",
                disabled=full and not on,
                on_click=tap,
                args=(meeting, name),
            )
