"""Framework: the reference that a team reads aloud from."""

import streamlit as st

from ilt import framework, sentences, ui

HOW = """
Everything here is the framework's own text. Where the framework's table and the self-assessment template word an
action differently, both stand here; ratings are asked with the template's wording. Search looks in both.
"""

view = ui.enter_without_ratings()
frame = framework.current()
counts = {kind: len(frame.of(kind)) for kind in framework.ASSESSMENTS}
ui.heading(
    f"{len(frame.areas)} focus areas, {counts['district']} district actions and {counts['school']} school actions",
    framework.TITLE,
    view,
    HOW,
)
words = st.text_input("Search the framework", key="framework_words", type="search", bind="query-params")
wanted = framework.text_key(words or "")


def found(action: framework.Action) -> bool:
    """Say whether an action, in either wording, holds the words that were searched for."""
    return wanted in framework.text_key(f"{action.id} {action.text} {action.framework_wording}")


if not wanted:
    with st.container(width=820):
        for paragraph in framework.INTRODUCTION:
            st.text(paragraph)
    st.subheader("The rating scale", anchor=False)
    st.table(
        {
            "Rating": [ui.plain(str(value)) for value in framework.SCALE],
            "Meaning": [ui.plain(words) for words in framework.SCALE.values()],
        },
        border="horizontal",
        alt="The rating scale, 0 to 3",
    )
hits = 0
for area in frame.areas:
    columns = {kind: [a for a in frame.of(kind, area.number) if found(a)] for kind in framework.ASSESSMENTS}
    about = wanted in framework.text_key(f"{area.name} {area.description}")
    if wanted and not about and not any(columns.values()):
        continue
    if about:
        columns = {kind: list(frame.of(kind, area.number)) for kind in framework.ASSESSMENTS}
    hits += sum(map(len, columns.values()))
    st.header(ui.plain(f"{area.number} · {area.name}"), anchor=False, divider="gray")
    st.text(area.description)
    for (kind, actions), column in zip(columns.items(), st.columns(2, gap="large"), strict=True):
        with column:
            st.subheader(ui.plain(f"{kind.capitalize()} ILT actions"), anchor=False)
            for action in actions:
                with st.container(gap="xxsmall"):
                    names = " · ".join(action.populations)
                    st.markdown(f"**{ui.plain(action.id)}** {ui.plain(action.text)} {ui.badge(names)}")
                    if framework.text_key(action.text) != framework.text_key(action.framework_wording):
                        st.caption(f"In the framework’s table: {ui.plain(action.framework_wording)}")
            if not actions:
                st.caption("No action here holds these words.")
if wanted and hits:
    st.caption(ui.plain(sentences.number(hits, "action")))
elif wanted:
    st.text("Nothing in the framework holds these words. Try fewer, or a part of a word.")
if not wanted:
    for kind in framework.ASSESSMENTS:
        told = framework.INSTRUCTIONS[kind]
        with st.expander(ui.plain(f"How the {kind} ILT rates itself, and who else rates it")):
            st.text(told.before)
            st.text("\n".join(f"{value} – {label}" for value, label in framework.SCALE.items()))
            st.text(told.after)
