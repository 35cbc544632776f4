"""Files to take from Ratings: the accepted ratings, the whole workspace, and what to collect ratings with."""

from __future__ import annotations

import functools
from collections.abc import Callable

import streamlit as st

from ilt import screens
from ilt.reading import Reading
from ilt.reports import form_kits, tables, templates
from ilt.ui import downloads
from ilt.ui.markdown import plain
from ilt.ui.session import Session
from ilt.ui.workspace import current_workspace


def offer(reading: Reading) -> None:
    """Offer the accepted ratings."""
    st.subheader(screens.ratings.DOWNLOAD, anchor=False)
    names = st.toggle(screens.ratings.INCLUDE_NAMES, key=Session.rater_names.key)
    if names:
        st.caption(screens.ratings.NAMES_INCLUDED)
    stem = "ratings-with-names" if names else "ratings"
    for kind, make in (("CSV", tables.ratings_csv), ("Excel", tables.ratings_xlsx)):
        downloads.offer(
            screens.ratings.accepted(kind),
            functools.partial(make, reading.ratings, names=names),
            f"{stem}.{'csv' if kind == 'CSV' else 'xlsx'}",
            disabled=reading.ratings.empty or (kind == "Excel" and not tables.fits_excel(reading.ratings)),
        )


def export() -> None:
    """Offer the whole workspace as one file."""
    downloads.offer(screens.ratings.EXPORT, current_workspace.exporter(), "workspace.zip")
    st.caption(screens.ratings.ABOUT_EXPORT)


def collect() -> None:
    """Offer what to collect ratings with: what comes back is read without a question."""
    st.subheader(screens.ratings.COLLECT, anchor=False)
    st.caption(screens.ratings.IMPORTS)
    for side, assessment in zip(st.columns(2), ("school", "district"), strict=True):
        stem = f"{assessment}-ilt"
        side.text(f"{assessment.capitalize()} ILT")
        side.caption(plain(screens.ratings.FOR_WHOM[assessment]))
        with side:
            downloads.offer(
                screens.ratings.WORD, functools.partial(templates.document, assessment), f"{stem}-template.docx"
            )
            downloads.offer(
                screens.ratings.EXCEL, functools.partial(templates.workbook, assessment), f"{stem}-template.xlsx"
            )
            for label, make, ending in (
                (screens.ratings.GOOGLE, form_kits.google, "google-form.txt"),
                (screens.ratings.GOOGLE_SCRIPT, form_kits.apps_script, "google-form.js"),
                (screens.ratings.MICROSOFT, form_kits.microsoft, "microsoft-form.txt"),
            ):
                downloads.offer(label, functools.partial(_text, make, assessment), f"{stem}-{ending}")
    downloads.offer(screens.ratings.TIDY, templates.tidy, "ratings-template.csv")


def _text(make: Callable[[str], str], assessment: str) -> bytes:
    return make(assessment).encode()
