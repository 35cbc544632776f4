"""The parts of the Ratings screen: questions, what was understood, problems, corrections, files to take home."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from ilt import ratings, sentences, ui
from ilt.reading import Reading
from ilt.reading.merge import alike
from ilt.reports import kits, tables
from ilt.reports import templates as files
from ilt.ui import kept, showing

FIGURES = ("seen", "accepted", "not_rated", "rejected", "waiting", "duplicates")
FREE = ("round", "school")
MANY_FILES = 8
MOST_PROBLEMS = 500
_EACH = "each file its own"


def questions(reading: Reading) -> None:
    """Ask what nobody could know: once for all files that ask it, or for each."""
    st.subheader("Questions", anchor=False)
    st.text("Nothing from a file is charted while a question about it is open.")
    table = reading.questions
    with st.form("_questions", border=False):
        chosen = {str(key): _question(str(key), group, reading) for key, group in table.groupby("key", sort=False)}
        if st.form_submit_button("Use these answers", type="primary"):
            for key, given in chosen.items():
                for source, text in given.items():
                    kept.answer(reading, key, source, text)
            st.rerun()


def _question(key: str, group: pd.DataFrame, reading: Reading) -> dict[str, str]:
    """Draw one question; return the answer of each file that has one."""
    sources = [str(source) for source in group["source"].unique()]
    kind = key.partition(":")[0]
    free = kind in FREE
    choices = list(dict.fromkeys(choice for offered in group["choices"] for choice in offered))
    if kind in FREE:
        known = reading.ratings[kind]
        choices += [text for text in dict.fromkeys(known) if text and text not in choices]
    several = f" ({len(sources)} files)" if len(sources) > 1 else f" ({sources[0]})"
    given = st.selectbox(
        ui.plain(str(group["question"].iloc[0]) + several),
        choices,
        index=None,
        key=f"_answer {key}",
        help=ui.plain(", ".join(sources)),
        accept_new_options=free,
        placeholder="Type it, or choose" if free else "Choose",
    )
    answers = dict.fromkeys(sources, str(given)) if given is not None else {}
    if len(sources) > 1:
        with st.expander("Not the same for all of these files"):
            config = st.column_config
            answer = config.TextColumn("Answer") if free else config.SelectboxColumn("Answer", options=choices)
            edited = st.data_editor(
                pd.DataFrame({"file": sources, "answer": [""] * len(sources)}),
                hide_index=True,
                disabled=["file"],
                key=f"_answers {key}",
                column_config={"file": config.TextColumn("File", width="large"), "answer": answer},
            )
            own = edited[edited["answer"].fillna("").str.strip() != ""]
            answers |= {str(row.file): str(row.answer).strip() for row in own.itertuples()}
    return answers


def understood(reading: Reading) -> None:
    """Show what was understood of each file and sheet, with the first cells as they were read."""
    st.subheader("What was understood", anchor=False)
    sources = reading.sources
    if len(sources) > MANY_FILES:
        st.dataframe(
            sources,
            hide_index=True,
            column_order=["source", "sheet", "layout", *FIGURES, "header_row", "assessment", "columns", "ignored"],
            alt="What was understood of each file and sheet",
            column_config={name: st.column_config.Column(_words(name)) for name in sources.columns},
        )
    for row in sources.head(MANY_FILES).itertuples():
        place = f"{row.source}, sheet {row.sheet}" if row.sheet else str(row.source)
        if not row.layout:
            st.text(f"{place}: not read")
            continue
        own = reading.preview[(reading.preview["source"] == row.source) & (reading.preview["sheet"] == row.sheet)]
        with st.expander(ui.plain(f"{place}: {sentences.source(row._asdict())}"), key=f"_source {place}"):
            left, right = st.columns([0.55, 0.45], gap="large")
            if row.source in kept.confirmed() and showing.covered():
                left.caption("Its cells are kept off the wall")
            else:
                left.caption("The first cells, as they were read")
                left.dataframe(
                    own.drop(columns=["source", "sheet"]),
                    hide_index=True,
                    alt=f"The first rating cells of {place}, as they were read",
                    column_config={name: st.column_config.Column(_words(name)) for name in own.columns},
                )
            right.caption("Columns that were used")
            right.text("\n".join(str(row.columns).split("; ")))
            if row.ignored:
                right.caption("Columns that were not used")
                right.text(str(row.ignored))
    for message in reading.notices["message"].unique():
        st.caption(ui.plain(str(message)))
    _answered()


def _answered() -> None:
    given = {key: text for key, text in kept.answers().items() if not key.startswith("fix@")}
    if given:
        with st.container(horizontal=True, vertical_alignment="center"):
            distinct = dict.fromkeys(f"{key.partition('@')[0]} = {text}" for key, text in given.items())
            st.caption(ui.plain("Answered: " + "; ".join(distinct)))
            st.button("Answer anew", on_click=kept.answer_anew, type="tertiary")


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def confirm() -> None:
    """Let all files be charted, from the filters' defaults on."""
    kept.confirm()
    ui.reset_filters()
    st.session_state["_confirmed_now"] = True


def schools(reading: Reading) -> None:
    """Offer to count schools that are spelled alike as one; nothing is merged by itself."""
    pairs = alike(reading.ratings)
    if not pairs or not kept.uploads():
        return
    st.subheader("Schools that are spelled alike", anchor=False)
    for place, (one, other) in enumerate(pairs[:10]):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(f"“{one}” and “{other}” count as two schools.")
            for right, wrong in ((one, other), (other, one)):
                st.button(
                    f"Both are {ui.plain(right)}",
                    key=f"_alike_{place}_{right}",
                    on_click=kept.one_school,
                    args=(wrong, right),
                )


def problems(table: pd.DataFrame) -> None:
    """List every problem; where it lies in a cell, let the person write what stands there instead."""
    st.subheader(sentences.number(len(table), "problem"), anchor=False)
    fixable = table[table["cell"] != ""]
    st.text(
        "These cells were not taken; the rest is. Write what a cell should say into Correction (0, 1, 2, 3, or n/a for "
        "not rated; leave out drops it), or mend your file and add it again."
        if len(fixable)
        else "Mend the file and add it again."
    )
    shown = table.head(MOST_PROBLEMS).assign(correction="")
    with st.form("_corrections", border=False):
        edited = st.data_editor(
            shown,
            hide_index=True,
            key=f"_problems_{len(kept.answers())}",
            column_order=["source", "sheet", "row", "cell", "value", "correction", "message", "column", "code"],
            disabled=[name for name in shown.columns if name != "correction"],
            column_config={name: st.column_config.Column(_words(name)) for name in shown.columns}
            | {"correction": st.column_config.TextColumn("Correction", help="0, 1, 2, 3, n/a, or leave out")},
        )
        if st.form_submit_button("Use these corrections", disabled=fixable.empty):
            own = edited.loc[edited["cell"] != "", "correction"]
            if kept.correct(table, own):
                st.rerun()
    if len(table) > MOST_PROBLEMS:
        st.caption(f"The first {MOST_PROBLEMS} are shown; the download has all.")
    ui.download("Download the problems (CSV)", lambda: tables.csv_bytes(table), "problems.csv")


def corrections(table: pd.DataFrame) -> None:
    """List the cells that were corrected, each to be taken back."""
    st.subheader(sentences.number(len(table), "correction"), anchor=False)
    for row in table.head(50).itertuples():
        where = f"{row.source}, sheet {row.sheet}" if row.sheet else str(row.source)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(f"{where}, cell {row.cell}: “{row.was}” → “{row.now}”")
            st.button(
                "Take back",
                key=f"_back {where} {row.cell}",
                type="tertiary",
                on_click=kept.take_back,
                args=(row.source, row.sheet, row.cell),
            )


def rounds(reading: Reading) -> None:
    """Let the person arrange rounds that do not say when they were."""
    options = list(dict.fromkeys(reading.ratings["round"]))
    if not ratings.order_rounds(options).unplaced:
        return
    st.subheader("Order of the rounds", anchor=False)
    st.text(
        "Some rounds do not say when they were. Choose all of them, the earliest first; the last is shown by default."
    )
    st.multiselect(
        "Rounds, earliest first",
        options,
        default=ui.arranged_rounds(options),
        key="_round_order_now",
        on_change=lambda: st.session_state.update(_round_order=tuple(st.session_state["_round_order_now"])),
    )


def downloads(reading: Reading) -> None:
    """Offer the accepted ratings."""
    st.subheader("Take the ratings with you", anchor=False)
    names = st.toggle("With the raters’ names as they stand in the files", key="_names")
    if names:
        st.caption("This file will say who rated what. Keep it where only those who may know can open it.")
    stem = "ratings-with-names" if names else "ratings"
    for kind, make in (("CSV", tables.ratings_csv), ("Excel", tables.ratings_xlsx)):
        ui.download(
            f"Download the accepted ratings ({kind})",
            functools.partial(make, reading.ratings, names=names),
            f"{stem}.{'csv' if kind == 'CSV' else 'xlsx'}",
            disabled=reading.ratings.empty or (kind == "Excel" and not tables.fits_excel(reading.ratings)),
        )


def remove(names: Sequence[str]) -> None:
    """Offer to forget files."""
    st.subheader("Remove", anchor=False)
    for place, name in enumerate(names[:20]):
        st.button(f"Remove {ui.plain(name)}", key=f"_remove_{place}", on_click=_removed, args=(name,))
    if len(names) > 1:
        st.button("Remove all and show the sample", on_click=_removed)


def _removed(name: str = "") -> None:
    kept.remove(name)
    ui.reset_filters()


def templates() -> None:
    """Offer what to collect ratings with: what comes back is read without a question."""
    st.subheader("Collect ratings", anchor=False)
    for side, assessment in zip(st.columns(2), ("school", "district"), strict=True):
        stem = f"{assessment}-ilt"
        side.text(f"{assessment.capitalize()} ILT")
        with side:
            ui.download("Word template", functools.partial(files.document, assessment), f"{stem}-template.docx")
            ui.download("Excel template", functools.partial(files.workbook, assessment), f"{stem}-template.xlsx")
            for label, make, ending in (
                ("Google Forms", kits.google, "google-form.txt"),
                ("Google Forms script", kits.apps_script, "google-form.js"),
                ("Microsoft Forms", kits.microsoft, "microsoft-form.txt"),
            ):
                ui.download(label, functools.partial(_text, make, assessment), f"{stem}-{ending}")
    ui.download("Both, one rating a row (CSV)", files.tidy, "ratings-template.csv")


def _text(make: Callable[[str], str], assessment: str) -> bytes:
    return make(assessment).encode()
