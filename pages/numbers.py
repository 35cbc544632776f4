"""How it’s calculated: every rule that decides what a screen shows, and where it comes from."""

import streamlit as st

from ilt import rules, screens
from ilt.ui import frame
from ilt.ui.markdown import plain
from ilt.ui.workspace import files

view = frame.enter_without_ratings()
minimums = files.minimums()
listed = rules.listed(minimums.k, minimums.in_office, alike=minimums.alike)
frame.heading(screens.numbers.TITLE, screens.numbers.about(listed), view, screens.numbers.HOW)
for origin, heading in screens.numbers.HEADINGS.items():
    with st.container(key=f"rules_{origin}"):
        st.subheader(plain(heading), anchor=False)
        for rule in (rule for rule in listed if rule.origin == origin):
            name, text = st.columns([0.24, 0.76], gap="medium")
            name.markdown(f"**{plain(rule.about)}**")
            with text.container(gap=None):
                st.text(rule.says)
                st.caption(plain(rule.why))
with st.expander(screens.numbers.TABLE, icon=":material/table:"):
    st.dataframe(
        screens.numbers.table(listed),
        hide_index=True,
        alt=screens.numbers.TABLE_ALT,
    )
