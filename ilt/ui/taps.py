"""What a team taps on the wall or the facilitator on a phone: a prediction, and the actions that it chooses."""

from __future__ import annotations

import streamlit as st

from ilt import framework
from ilt.meetings import MOST_CHOSEN, Meeting
from ilt.slides import Slide, team
from ilt.slides.ratings import Ratings
from ilt.ui import meetings


def draw(meeting: Meeting, slide: Slide, ratings: Ratings) -> None:
    """Draw what this slide lets people tap."""
    if slide.name == "predict":
        predict(meeting)
    if slide.name == "choose":
        choose(meeting, ratings)


def predict(meeting: Meeting) -> None:
    """Let one focus area be tapped, or none."""
    names = {area.number: f"{area.number} · {area.name}" for area in framework.current().areas}
    key = f"_predict {meeting.key} {meeting.predicted}"
    st.pills(
        "Which focus area will be rated lowest?",
        list(names),
        default=meeting.predicted or None,
        format_func=names.__getitem__,
        key=key,
        label_visibility="collapsed",
        on_change=lambda: meetings.put(meeting, {"predicted": st.session_state[key]}),
    )


def choose(meeting: Meeting, ratings: Ratings, where: str = "wall") -> None:
    """Let one to three actions be tapped, in the order of their taps."""
    actions = framework.current().by_id
    options = team.candidates(meeting, ratings)
    key = f"_choose {where} {meeting.key} {' '.join(meeting.chosen)}"
    st.pills(
        f"Choose {MOST_CHOSEN} at most",
        options,
        default=list(meeting.chosen),
        selection_mode="multi",
        format_func=lambda key: actions[key].short_label,
        key=key,
        label_visibility="collapsed",
        on_change=lambda: _chosen(meeting, st.session_state[key]),
    )


def _chosen(meeting: Meeting, tapped: list[str]) -> None:
    before = [key for key in meeting.chosen if key in tapped]
    after = [*before, *(key for key in tapped if key not in before)]
    meetings.put(meeting, {"chosen": after[:MOST_CHOSEN]})
