"""Ratings: upload, what was understood, questions, problems, templates, downloads, and removing what was uploaded."""

import functools

import streamlit as st

from ilt import ratings, sentences, ui
from ilt.reports import tables, templates

FIGURES = ("seen", "accepted", "not_rated", "rejected", "waiting", "duplicates")

HOW = """
Drop in one or several files with one rating a row: `action_id` and `rating` must be there; `round`, `district`,
`assessment`, `school`, `rater`, `perspective` and `note` may be. What is missing is asked for. **A rating is never
guessed**: what cannot be read for certain is listed under Problems and left out.

Every rating cell is counted once: *seen = accepted + not rated + rejected + waiting*. Files stay in this browser
tab's session; a refresh loses them, and nothing leaves the machine that runs this app.
"""

view = ui.enter_without_ratings()
data = ui.data()
reading = data.reading
sources, problems, questions = reading.sources, reading.problems, reading.questions
given = int(sources["accepted"].sum() - sources["duplicates"].sum())
title = f"{sentences.number(given, 'rating')} read from {sentences.number(sources['source'].nunique(), 'file')}"
if len(questions):
    title += f"; {sentences.number(questions['key'].nunique(), 'question')} to answer first"
elif len(problems):
    title += f"; {sentences.number(len(problems), 'problem')} to look at"
about = (
    "Sample data of an invented district, until you upload a file" if data.sample else "Your files, in this tab only"
)
ui.heading(title, about, view, HOW)

chosen = st.file_uploader(
    "Add ratings files (.csv or .xlsx)",
    accept_multiple_files=True,
    key=f"_upload_{st.session_state.get('_uploaded', 0)}",
)
if chosen:
    ui.keep_uploads(chosen)
    st.rerun()

if len(questions):
    st.subheader("Questions", anchor=False)
    st.text(
        "Nothing from a file is charted while a question about it is open. An answer counts for every file that asks."
    )
    with st.form("_questions", border=False):
        for key, group in questions.groupby("key", sort=False):
            ui.question(str(key), group)
        if st.form_submit_button("Use these answers"):
            ui.keep_answers(questions)
            st.rerun()

st.subheader("What was understood", anchor=False)
st.dataframe(
    sources,
    hide_index=True,
    column_order=["source", "sheet", *FIGURES, "layout", "header_row", "assessment", "columns", "ignored"],
    alt="What was understood of each file and sheet",
    column_config={name: st.column_config.Column(name.replace("_", " ").capitalize()) for name in sources.columns},
)
for message in reading.notices["message"].unique():
    st.caption(ui.plain(str(message)))
if ui.answers():
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(ui.plain("Answered: " + "; ".join(f"{key} = {value}" for key, value in ui.answers().items())))
        st.button("Answer anew", on_click=ui.answers().clear, type="tertiary")

if len(problems):
    st.subheader(sentences.number(len(problems), "problem"), anchor=False)
    st.text("These cells were not taken. Mend them in your file and upload it again; the rest is counted already.")
    st.dataframe(problems, hide_index=True, alt="Every problem with its place and how to mend it")
    ui.download("Download the problems (CSV)", lambda: tables.csv_bytes(problems), "problems.csv")

unplaced = ratings.order_rounds(list(dict.fromkeys(reading.ratings["round"]))).unplaced
if unplaced:
    st.subheader("Order of the rounds", anchor=False)
    st.text(
        "Some rounds do not say when they were. Choose all of them, the earliest first; the last is shown by default."
    )
    options = list(dict.fromkeys(reading.ratings["round"]))
    st.multiselect(
        "Rounds, earliest first",
        options,
        default=ui.arranged_rounds(options),
        key="_round_order_now",
        on_change=lambda: st.session_state.update(_round_order=tuple(st.session_state["_round_order_now"])),
    )

left, right = st.columns(2, gap="large")
with left:
    st.subheader("Take the ratings with you", anchor=False)
    names = st.toggle("With the raters’ names as they stand in the files", key="_names")
    if names:
        st.caption("This file will say who rated what. Keep it where only those who may know can open it.")
    ui.download(
        "Download the accepted ratings (CSV)",
        lambda: tables.ratings_csv(reading.ratings, names=names),
        "ratings-with-names.csv" if names else "ratings.csv",
        disabled=reading.ratings.empty,
    )
    if ui.uploads():
        st.subheader("Remove", anchor=False)
        for place, name in enumerate(list(ui.uploads())):
            st.button(f"Remove {ui.plain(name)}", key=f"_remove_{place}", on_click=ui.remove, args=(name,))
        if len(ui.uploads()) > 1:
            st.button("Remove all and show the sample", on_click=ui.remove)
with right:
    st.subheader("Templates to fill in", anchor=False)
    for assessment in ("school", "district"):
        name = f"{assessment}-ilt-template.xlsx"
        ui.download(f"{assessment.capitalize()} ILT (Excel)", functools.partial(templates.workbook, assessment), name)
    ui.download("Both, one rating a row (CSV)", templates.tidy, "ratings-template.csv")
