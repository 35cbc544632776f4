"""Start: what this is and the ways in, where only the sample is here; else the overview."""

import streamlit as st

from ilt import framework, screens
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
refused = {"ratings": not files.coordinates(), "meeting": not next_steps.may_write()}
with st.container(horizontal_alignment="center"), st.container(key="start", width=1000, gap="medium"):
    with st.container(key="start_about"):
        st.title(screens.start.TITLE, anchor=False)
        st.text(screens.start.about(len(framework.current().actions)))
        recent_workspaces.offer()
    shown = [page for page in screens.start.WAYS if not refused.get(page)]
    for column, page in zip(st.columns(len(shown), gap="medium"), shown, strict=True):
        label, about = screens.start.WAYS[page]
        if column.button(plain(label), type="primary" if page == shown[0] else "secondary", width="stretch"):
            widgets.go(page)
        column.text(about)
