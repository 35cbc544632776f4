"""Start: what this is and the ways in, where only the sample is here; else the overview."""

import streamlit as st

from ilt import framework
from ilt.ui import frame, next_steps, widgets
from ilt.ui.markdown import plain
from ilt.ui.session import session
from ilt.ui.workspace import files, recent_workspaces

STYLE = """
.st-key-start { margin-top: 9vh }
.st-key-start h1 { font-size: clamp(1.9rem, 4vw, 2.9rem); line-height: 1.15 }
.st-key-start_about [data-testid=stText] { font-size: 1.35rem; line-height: 1.5 }
.st-key-start [data-testid=stColumn] button { min-height: 4.5rem }
.st-key-start [data-testid=stColumn] button p { font-size: 1.3rem; font-weight: 650 }
.st-key-start [data-testid=stColumn] [data-testid=stText] { font-size: 1.05rem; line-height: 1.5 }
"""

frame.enter_without_ratings()
if session.page != "start":
    frame.run_instead("overview")
st.html(f"<style>{STYLE}</style>")
ways = {
    "ratings": (
        "Add your ratings",
        "Answers from Google or Microsoft Forms, spreadsheets or templates, as they are.",
    ),
    "overview": ("See the sample", "Every screen, with the ratings of an invented district, to look around in first."),
    "meeting": ("Run a meeting", "Slides and prompts lead a team from its ratings to next steps in 45 to 60 minutes."),
}
refused = {"ratings": not files.coordinates(), "meeting": not next_steps.may_write()}
with st.container(horizontal_alignment="center"), st.container(key="start", width=1000, gap="medium"):
    with st.container(key="start_about"):
        st.title("What leadership teams do well, and what to work on next", anchor=False)
        st.text(
            "See what school and district teams say of their work on "
            f"{len(framework.current().actions)} actions of instructional leadership, rated 0 to 3, and where they "
            "differ; then choose one to three next steps."
        )
        recent_workspaces.offer()
    shown = [page for page in ways if not refused.get(page)]
    for column, page in zip(st.columns(len(shown), gap="medium"), shown, strict=True):
        label, about = ways[page]
        if column.button(plain(label), type="primary" if page == shown[0] else "secondary", width="stretch"):
            widgets.go(page)
        column.text(about)
