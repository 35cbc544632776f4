"""Framework: the reference that a team reads aloud from."""

import streamlit as st

from ilt import format, framework, screens
from ilt.store.limits import TEXT_CHARACTERS
from ilt.ui import frame
from ilt.ui.markdown import badge, plain

view = frame.enter_without_ratings()
known = framework.current()
frame.heading(screens.framework.title(), framework.TITLE, view, screens.framework.HOW)
words = st.text_input(
    screens.framework.SEARCH,
    key="framework_words",
    type="search",
    max_chars=TEXT_CHARACTERS,
    bind="query-params",
)
wanted = framework.text_key(words or "")

if not wanted:
    with st.container(width=820):
        for paragraph in framework.INTRODUCTION:
            st.text(paragraph)
    st.subheader(screens.framework.SCALE, anchor=False)
    st.table(
        {
            screens.framework.RATING: [plain(str(value)) for value in framework.SCALE],
            screens.framework.MEANING: [plain(words) for words in framework.SCALE.values()],
        },
        border="horizontal",
        alt=screens.framework.SCALE_ALT,
    )
hits = 0
for area in known.areas:
    actions = {kind: known.of(kind, area.number) for kind in framework.ASSESSMENTS}
    columns = {kind: [a for a in every if screens.framework.has_words(a, wanted)] for kind, every in actions.items()}
    about = wanted in framework.text_key(f"{area.name} {area.description}")
    if wanted and not about and not any(columns.values()):
        continue
    if about:
        columns = {kind: list(every) for kind, every in actions.items()}
    hits += sum(map(len, columns.values()))
    st.header(plain(f"{area.number} · {area.name}"), anchor=False, divider="gray")
    st.text(area.description)
    for (kind, found), column in zip(columns.items(), st.columns(2, gap="large"), strict=True):
        with column:
            st.subheader(plain(screens.framework.actions_of(kind)), anchor=False)
            for action in found:
                with st.container(gap="xxsmall"):
                    names = " · ".join(action.populations)
                    st.markdown(f"**{plain(action.id)}** {plain(action.text)} {badge(names)}")
                    if framework.text_key(action.text) != framework.text_key(action.framework_wording):
                        st.caption(plain(screens.framework.in_the_table(action.framework_wording)))
            if not found:
                st.caption(screens.framework.NO_ACTION)
if wanted and hits:
    st.caption(plain(format.number(hits, "action")))
elif wanted:
    st.text(screens.framework.NOTHING)
if not wanted:
    for kind in framework.ASSESSMENTS:
        read_out = framework.INSTRUCTIONS[kind]
        with st.expander(plain(screens.framework.who_rates(kind))):
            st.text(read_out.before)
            st.text("\n".join(f"{value} – {label}" for value, label in framework.SCALE.items()))
            st.text(read_out.after)
