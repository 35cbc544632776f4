"""The parts of the Ratings screen: questions, what was understood, problems, corrections, files to take home."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from ilt import format, ratings, screens, settings
from ilt.access import COORDINATOR, WHO
from ilt.reading import Reading
from ilt.reports import form_kits, tables, templates
from ilt.ui import file_places, filters, frame, privacy, widgets
from ilt.ui.file_places import Called
from ilt.ui.markdown import plain
from ilt.ui.session import Session, session
from ilt.ui.upload import columns, listed, similar_schools
from ilt.ui.workspace import answer_questions, current_workspace, files

FIGURES = ("seen", "accepted", "not_rated", "rejected", "waiting", "duplicates")
MANY_GROUPS = 8
MOST_NOTICES = 20
MOST_PROBLEMS = 500
MOST_CORRECTIONS = 50


def for_others(how: str) -> None:
    """Draw the screen for who does not work with whole files: files hold every school, and names."""
    frame.heading(
        "Coordinators add the ratings", f"Files, questions and corrections are for {WHO[COORDINATOR]}", None, how
    )
    if privacy.may_set_minimums():
        offer_minimums()
    collect()


def offer_minimums() -> None:
    """Offer the minimum group sizes."""
    with st.expander("Who is covered while you project", icon=":material/shield:"):
        privacy.choose_minimums()


def next_step(reading: Reading) -> None:
    """Say what comes next: look it over and confirm; or go to the heatmaps, where that is done."""
    if not files.uploads():
        return
    if empty := screens.ratings.no_ratings(reading.sources):
        st.warning(plain(empty))
    if not _any(reading):
        return
    if files.other_framework():
        st.text("The framework is another one than when these files were looked over: see below what it makes of them.")
    with st.container(horizontal=True, vertical_alignment="center"):
        if not files.unconfirmed():
            st.page_link("pages/heatmaps.py", label="See the heatmaps", icon=":material/arrow_forward:")
        elif len(reading.questions):
            st.button("Show the heatmaps without the files that wait", **_confirms("_confirm"))
        else:
            look: Any = {"type": "primary", "icon": ":material/check:"}
            st.button("This is right: show the heatmaps", **look, **_confirms("_confirm"))
            seen = len(screens.ratings.unsettled(privacy.at_desk(reading).problems))
            elsewhere = len(screens.ratings.unsettled(reading.problems)) - seen
            open_ = screens.ratings.before_confirming(seen, len(similar_schools.left(reading)), elsewhere=elsewhere)
            st.caption(plain(open_), width="stretch")


def _any(reading: Reading) -> bool:
    """Tell whether there is a rating to chart."""
    return bool(reading.ratings["rating"].notna().any())


def go_on(reading: Reading) -> None:
    """Offer below the problems what stands above them: to confirm."""
    if files.unconfirmed() and not len(reading.questions) and _any(reading):
        st.button("Done: show the heatmaps", icon=":material/check:", **_confirms("_go_on"))


def _confirms(button: str) -> dict[str, Any]:
    """Return what makes a button confirm the files on this screen: pressed on an older one, it does nothing here."""
    shown = files.digests()
    key = file_places.key(button, *(word for file in shown.items() for word in file))
    return {"key": key, "on_click": confirm, "args": (shown,)}


def understood(reading: Reading) -> None:
    """Show what was understood, tables that look alike together, with the first cells as they were read."""
    st.subheader("What was understood", anchor=False)
    known = reading.sources[reading.sources["layout"] != ""]
    groups = [group for _, group in known.groupby(["layout", "look", "assessment"], sort=False)]
    if len(groups) > MANY_GROUPS:
        groups.sort(key=lambda group: not group[["waiting", "rejected"]].to_numpy().any())
        _figures(known, file_places.sheet_names(reading))
    for group in groups[widgets.page("tables", len(groups), MANY_GROUPS)]:
        _alike_tables(group, reading)
    refusals, called = reading.problems[reading.problems["row"].isna()], file_places.sheet_names(reading)
    unread = reading.sources[reading.sources["layout"] == ""]
    for row in unread[widgets.page("sheets without ratings", len(unread), MOST_NOTICES)].itertuples():
        if why := _about(refusals, row.source, row.sheet):
            st.text(f"{file_places.place(row, called)}: not read. {' '.join(why)}")
        else:
            why = _about(reading.notices, row.source, row.sheet) or ["not read."]
            st.caption(plain(f"{file_places.place(row, called)}: {' '.join(why)}"))
    _notices(reading, known)
    _answered()


def _alike_tables(group: pd.DataFrame, reading: Reading) -> None:
    """Show tables of one layout and the same headings."""
    first, called = next(group.itertuples()), file_places.sheet_names(reading)
    place = file_places.place(first, called)
    with st.expander(
        plain(screens.ratings.tables(group, place)), key=file_places.key("source", first.source, first.sheet)
    ):
        if len(group) > 1:
            _figures(group, called)
        own = reading.preview[reading.preview["source"].isin(group["source"])]
        own = own[own["sheet"].isin(group["sheet"])]
        left, right = st.columns([0.55, 0.45], gap="large")
        if own.empty and privacy.presenting() and files.confirmed():
            left.caption("Its cells are hidden while presenting")
        else:
            left.caption("The first cells, as they were read")
            left.dataframe(
                own.drop(columns=["sheet"] if len(group) > 1 else ["source", "sheet"]),
                hide_index=True,
                alt=f"The first rating cells of {place}, as they were read",
                column_config={name: st.column_config.Column(_words(name)) for name in own.columns},
            )
        if first.columns:
            right.caption("Columns that were used")
            right.text("\n".join(str(first.columns).split("; ")))
        if first.ignored:
            right.caption("Columns that were not used")
            right.text(str(first.ignored))
        with right:
            columns.change((str(first.source), str(first.sheet)))


def _figures(sources: pd.DataFrame, called: Called) -> None:
    """Show the figures of tables, and what tells them apart."""
    several = [
        name for name in ("sheet", "layout", "header_row", "assessment") if len(set(sources[name].fillna(0))) > 1
    ]
    figures = sources.assign(sheet=file_places.sheets(sources, called))[["source", *several, *FIGURES]]
    st.dataframe(
        figures,
        hide_index=True,
        alt="What was understood of each file and sheet",
        column_config={name: st.column_config.Column(_words(name)) for name in figures.columns},
    )


def _about(table: pd.DataFrame, source: str, sheet: str) -> list[str]:
    own = table[(table["source"] == source) & (table["sheet"] == sheet)]
    return [str(message) for message in own["message"].unique()]


def _notices(reading: Reading, known: pd.DataFrame) -> None:
    """Say what was normalized or left aside, with its place; rounds and schools have sections of their own."""
    tables_ = {(row.source, row.sheet) for row in known.itertuples()} | {(name, "") for name in known["source"]}
    said: dict[str, list[str]] = {}
    called = file_places.sheet_names(reading)
    for row in reading.notices.itertuples():
        if (row.source, row.sheet) in tables_:
            said.setdefault(str(row.message), []).append(file_places.place(row, called))
    for message, where in list(said.items())[widgets.page("remarks", len(said), MOST_NOTICES)]:
        st.caption(plain(f"{format.some(where, 3)}: {message}"))


def _answered() -> None:
    answered = {key: text for key, text in files.answers().items() if not key.startswith("fix@")}
    if answered:
        with st.container(horizontal=True, vertical_alignment="center"):
            said = [screens.ratings.answer(key.partition("@")[0], text) for key, text in answered.items()]
            distinct = dict.fromkeys(said)
            hidden = privacy.presenting() and files.confirmed()
            words = format.number(len(distinct), "question") if hidden else "; ".join(distinct)
            st.caption(plain(f"You answered: {words}"))
            st.button("Change the answers", on_click=answer_questions.answer_anew, type="tertiary")


def _words(name: str) -> str:
    return "File" if name == "source" else name.replace("_", " ").capitalize()


def confirm(seen: Mapping[str, str]) -> None:
    """Let the files that the screen showed be charted, from the filters' defaults on."""
    files.confirm(seen)
    filters.reset_filters()
    session.confirmed_now = True


def problems(now: pd.DataFrame) -> None:
    """List what is open; where it lies in a cell, let the person write what stands there instead.

    What they answered or left out themselves is listed apart, and is no problem.
    """
    _open_problems(screens.ratings.unsettled(now))
    settled = now.drop(screens.ratings.unsettled(now).index)
    if not settled.empty:
        left_out = settled.assign(
            sheet=file_places.sheets(settled, file_places.sheet_names(files.understood().reading))
        )
        label = f"{format.number(len(settled), 'cell')} left out as you chose"
        with st.expander(plain(label), icon=":material/done:"):
            st.dataframe(
                left_out[["source", "sheet", "cell", "value", "message"]].head(MOST_PROBLEMS),
                hide_index=True,
                alt="The cells that were left out by an answer or a correction",
                column_config={name: st.column_config.Column(_words(name)) for name in left_out.columns},
            )
            if len(left_out) > MOST_PROBLEMS:
                st.caption(f"The first {MOST_PROBLEMS} are shown; the download has all.")
    if not now.empty:
        named = now.assign(sheet=file_places.sheets(now, file_places.sheet_names(files.understood().reading)))
        widgets.download("Download the problems (CSV)", lambda: tables.csv_bytes(named), "problems.csv")


def _open_problems(now: pd.DataFrame) -> None:
    shown_before = listed.as_shown("problems", now)
    listed.say_what_is_gone(shown_before)
    table = shown_before.table
    if table.empty:
        return
    st.subheader(plain(format.number(len(table), "problem")), anchor=False)
    fixable = table[table["cell"] != ""]
    st.text(
        "These are not counted; all else is. You can go on without them. Or write what a cell should say under "
        "Correction: 0, 1, 2, 3, or n/a for not rated. Or mend your file and add it again."
        if len(fixable)
        else "This is not counted. Mend the file and add it again."
    )
    shown = table.head(MOST_PROBLEMS).assign(correction="")
    shown["sheet"] = file_places.sheets(shown, file_places.sheet_names(files.understood().reading))
    with st.form("_corrections", border=False):
        edited = st.data_editor(
            shown,
            hide_index=True,
            key=Session.problem_table.key(shown_before.number),
            column_order=[
                *(("cell", "value", "correction") if len(fixable) else ()),
                *("message", "source", "sheet", "row", "column", "code"),
            ],
            disabled=[name for name in shown.columns if name != "correction"],
            column_config={name: st.column_config.Column(_words(name)) for name in shown.columns}
            | {
                "message": st.column_config.Column("What is wrong", width="large"),
                "correction": st.column_config.TextColumn(
                    "Correction", help="0, 1, 2, 3, n/a (not rated), or leave out (never asked again)"
                ),
            },
        )
        if len(fixable) and st.form_submit_button("Use these corrections"):
            own = edited.loc[edited["cell"] != "", "correction"]
            if answer_questions.correct(table, own, seen=shown_before.answers):
                st.rerun()
            st.text("No correction was written yet.")
    if not table.equals(now.reset_index(drop=True)):
        listed.changed_meanwhile("problems", "Somebody else changed these problems meanwhile.", "List them again")
    if len(table) > MOST_PROBLEMS:
        st.caption(f"The first {MOST_PROBLEMS} are shown; the download has all.")


def corrections(table: pd.DataFrame) -> None:
    """List the cells that were corrected, each to be taken back."""
    st.subheader(plain(format.number(len(table), "correction")), anchor=False)
    called = file_places.sheet_names(files.understood().reading)
    for row in table[widgets.page("corrections", len(table), MOST_CORRECTIONS)].itertuples():
        where = file_places.place(row, called)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(f"{where}, cell {row.cell}: “{row.was}” → “{row.now}”")
            st.button(
                "Take back",
                key=file_places.key("back", row.source, row.sheet, row.cell),
                type="tertiary",
                on_click=answer_questions.take_back,
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
        default=filters.arranged_rounds(options),
        key=Session.round_order.key,
        on_change=lambda: files.set_setting(settings.ROUND_ORDER, list(session.round_order)),
    )


def downloads(reading: Reading) -> None:
    """Offer the accepted ratings."""
    st.subheader("Take the ratings with you", anchor=False)
    names = st.toggle("With the raters’ names as they stand in the files", key=Session.rater_names.key)
    if names:
        st.caption("This file will say who rated what. Keep it where only those who may know can open it.")
    stem = "ratings-with-names" if names else "ratings"
    for kind, make in (("CSV", tables.ratings_csv), ("Excel", tables.ratings_xlsx)):
        widgets.download(
            f"Download the accepted ratings ({kind})",
            functools.partial(make, reading.ratings, names=names),
            f"{stem}.{'csv' if kind == 'CSV' else 'xlsx'}",
            disabled=reading.ratings.empty or (kind == "Excel" and not tables.fits_excel(reading.ratings)),
        )


def export() -> None:
    """Offer the whole workspace as one file."""
    widgets.download("Export the workspace (.zip)", current_workspace.exporter(), "workspace.zip")
    st.caption("The files with their names and notes, answers, corrections, settings. Added here, it opens again.")


def collect() -> None:
    """Offer what to collect ratings with: what comes back is read without a question."""
    st.subheader("Collect ratings", anchor=False)
    st.caption("What comes back from these is read without a question.")
    for side, assessment in zip(st.columns(2), ("school", "district"), strict=True):
        stem = f"{assessment}-ilt"
        side.text(f"{assessment.capitalize()} ILT")
        with side:
            widgets.download(
                "Word template", functools.partial(templates.document, assessment), f"{stem}-template.docx"
            )
            widgets.download(
                "Excel template", functools.partial(templates.workbook, assessment), f"{stem}-template.xlsx"
            )
            for label, make, ending in (
                ("Google Forms texts", form_kits.google, "google-form.txt"),
                ("Google Forms script", form_kits.apps_script, "google-form.js"),
                ("Microsoft Forms texts", form_kits.microsoft, "microsoft-form.txt"),
            ):
                widgets.download(label, functools.partial(_text, make, assessment), f"{stem}-{ending}")
    widgets.download("Both, one rating a row (CSV)", templates.tidy, "ratings-template.csv")


def _text(make: Callable[[str], str], assessment: str) -> bytes:
    return make(assessment).encode()
