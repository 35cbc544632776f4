"""Places for what somebody else did meanwhile: news never comes between a person and what they type or press."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

KEY = "news"
_NEW = f"[data-testid=stLayoutWrapper]:has(> [class*=st-key-{KEY}_]), [class*=st-key-{KEY}_] > *"
STYLE = (
    "@keyframes news { from { position: absolute; clip-path: inset(50%) } }"
    f"{_NEW} {{ animation: news 1ms both }}"
    f":root:active :is({_NEW}) {{ animation-play-state: paused }}"
)
"""What appears while a button is held down takes its room once that is let go. Pressing a button leaves a field, which
may bring news above that very button: it would move from under the pointer, and the press be lost."""


def place(about: str) -> DeltaGenerator:
    """Return a place for news, to be drawn also where there is none; one ``about`` each thing on a screen.

    Without it fields further down would be other ones once there is, and what is being typed in them gone.
    """
    return st.container(gap="xsmall", key=f"{KEY}_{about}")
