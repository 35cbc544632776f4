"""A district's own plan form on screen: uploaded, filled with what is looked at, and what of it found no place."""

from __future__ import annotations

import functools

import pandas as pd
import streamlit as st

from ilt import screens
from ilt.reports import contents
from ilt.reports.contents import report_of
from ilt.reports.many import batch
from ilt.reports.plan_form import plan
from ilt.reports.plan_form.example_form import example_form
from ilt.reports.plan_form.forms import Form
from ilt.ui import downloads, local_day, next_steps, own_file, widgets
from ilt.ui.markdown import plain
from ilt.ui.meeting import meetings
from ilt.ui.session import session
from ilt.view import View

words = screens.plan_form


def draw(view: View) -> None:
    """Offer to fill a form of theirs."""
    st.subheader(plain(words.TITLE), anchor=False)
    st.text(words.ABOUT)
    with st.container(horizontal=True, gap="small"):
        downloads.offer(words.EXAMPLE, example_form, "plan_form.docx", key="_example_form")
    widgets.table(
        pd.DataFrame(words.names(), columns=[words.MARK, words.FILLED_WITH]),
        alt=words.NAMES_ALT,
        label=words.NAMES,
        name="names.csv",
    )
    if session.form is not None:
        _filled(view, *session.form)
    else:
        own_file.upload("form", words.UPLOAD, _keep)


def _keep(name: str, form: Form) -> str:
    if not form.marks:
        return words.NO_MARKS
    session.form = name, form
    return ""


def _filled(view: View, name: str, form: Form) -> None:
    """Offer the filled form, and say what of it is blank, what is not known, and what is not in it."""
    today, steps = local_day.today(), next_steps.of_view(view)
    report = report_of(view, steps, today)
    fit = plan.fit(form, plan.plan_of(view, report, steps, plan.decided(meetings.every(), view), today))
    stem = batch.safe(f"{name.rpartition('.')[0] or name} - {contents.team_of(view)}")
    with st.container(horizontal=True, gap="small"):
        make = functools.partial(form.filled, fit.values)
        downloads.offer(words.FILLED, make, f"{stem}.{form.kind}", key="_filled_form", type="primary")
        if st.button(words.REMOVE, icon=":material/close:", key="_remove_form"):
            del session.form
            st.rerun()
    st.text(words.filled(name, len(fit.filled)))
    if fit.empty:
        st.text(words.empty(fit.empty))
    if fit.unknown:
        st.warning(plain(words.unknown(fit.unknown)))
    if fit.left:
        rows = [(piece.label, piece.text) for piece in fit.left]
        table = pd.DataFrame(rows, columns=[words.PIECE, words.SAYS])
        widgets.table(table, alt=words.LEFT_ALT, label=words.left(len(rows)), name="not_in_the_form.csv")
