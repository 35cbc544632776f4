"""How the numbers are made: every rule that decides what a screen shows, and where it comes from."""

import pandas as pd
import streamlit as st

from ilt import rules
from ilt.ui import frame
from ilt.ui.markdown import plain
from ilt.ui.workspace import files

HOW = """
Each rule is one constant of the program; this list is made from them. What is **from the framework** stands in its
text; what is **our convention** was added so that figures can be compared, and you may see it otherwise.
"""

view = frame.enter_without_ratings()
cover = files.cover()
listed = rules.listed(cover.k, cover.in_office, alike=cover.alike)
ours = sum(rule.origin == rules.CONVENTION for rule in listed)
frame.heading(
    "How the numbers are made",
    f"{len(listed)} rules: {len(listed) - ours} from the framework, {ours} our convention",
    view,
    HOW,
)
for origin in (rules.FRAMEWORK, rules.CONVENTION):
    st.subheader(plain(origin.capitalize()), anchor=False)
    for rule in (rule for rule in listed if rule.origin == origin):
        name, text = st.columns([0.24, 0.76], gap="medium")
        name.markdown(f"**{plain(rule.about)}**")
        with text.container(gap=None):
            st.text(rule.says)
            st.caption(plain(rule.why))
with st.expander("As a table", icon=":material/table:"):
    st.dataframe(
        pd.DataFrame(
            [(r.about, r.says, r.origin, r.why) for r in listed], columns=["Rule", "What it says", "From", "Why"]
        ),
        hide_index=True,
        alt="Every rule, what it says, where it comes from and why",
    )
