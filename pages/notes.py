"""Notes: search and filter what people wrote; no names."""

import streamlit as st

from ilt import format, framework, screens
from ilt.ratings import PERSPECTIVES
from ilt.store.limits import TEXT_CHARACTERS
from ilt.ui import filters, frame, privacy, script_run, widgets
from ilt.ui.markdown import plain
from ilt.ui.present import presenting
from ilt.ui.session import Session

A_PAGE = 20

view = frame.enter()
notes = view.notes
if view.perspective in PERSPECTIVES:
    notes = notes[notes["perspective"] == view.perspective]

title = screens.notes.title(notes, hiding=privacy.presenting())
frame.heading(title, f"{view.where} — {view.who}", view, screens.notes.HOW)
if notes.empty:
    widgets.nothing(screens.notes.NONE_HERE, screens.notes.CHOOSE_OTHER)
    script_run.stop()
if not view.with_notes:
    privacy.before_notes()
    script_run.stop()

first, second, third = st.columns([0.33, 0.33, 0.34], vertical_alignment="bottom")
with first:
    words = st.text_input(
        screens.notes.SEARCH,
        key=Session.note_words.key,
        type="search",
        max_chars=TEXT_CHARACTERS,
        persist_state="session",
    )
with second:
    names = {"": screens.notes.EVERY_ACTION, **{action.id: filters.action_words(action.id) for action in view.actions}}
    action = filters.pick(screens.notes.ACTION, names, "note_action", "", pills=False)
with third:
    rating = st.pills(
        screens.notes.RATING,
        ["0", "1", "2", "3", format.NOT_RATED],
        selection_mode="multi",
        key="rating",
        bind="query-params",
    )
if words:
    notes = notes[notes["note"].str.casefold().str.contains(words.casefold(), regex=False)]
if action:
    notes = notes[notes["action_id"] == action]
if rating:
    printed = notes["rating"].astype("str").where(notes["rating"].notna(), format.NOT_RATED)
    notes = notes[printed.isin(rating) & notes["labeled"]]
    if privacy.presenting():
        st.caption(screens.notes.BY_RATING)

if notes.empty:
    widgets.nothing(screens.notes.NO_MATCH, screens.notes.SEARCH_LESS)
    script_run.stop()
if presenting.on():
    # Each may stand under the name of its action, and has a line under it.
    shown = notes.iloc[presenting.texts([[screens.notes.EVERY_ACTION, note] for note in notes["note"]])]
else:
    pages = -(-len(notes) // A_PAGE)
    number = min(st.pagination(pages, key=Session.notes_page.key), pages) if pages > 1 else 1
    st.caption(plain(screens.notes.page(len(notes), number, pages)))
    shown = notes.iloc[(number - 1) * A_PAGE : number * A_PAGE]
for key, group in shown.groupby("action_id", sort=False):
    found = framework.current().by_id[str(key)]
    st.markdown(f"**{plain(found.id + ' ' + found.short_label)}**", help=plain(found.text))
    widgets.notes(group, limit=A_PAGE)
