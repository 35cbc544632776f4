"""Files to take from Ratings: the accepted ratings, the whole workspace, and what to collect ratings with."""

from __future__ import annotations

import functools
from collections.abc import Callable

import streamlit as st

from ilt.reading import Reading
from ilt.reports import form_kits, tables, templates
from ilt.ui import downloads
from ilt.ui.session import Session
from ilt.ui.workspace import current_workspace


def offer(reading: Reading) -> None:
    """Offer the accepted ratings."""
    st.subheader("Download ratings", anchor=False)
    names = st.toggle("Include rater names", key=Session.rater_names.key)
    if names:
        st.caption("This file will say who rated what. Keep it where only those who may know can open it.")
    stem = "ratings-with-names" if names else "ratings"
    for kind, make in (("CSV", tables.ratings_csv), ("Excel", tables.ratings_xlsx)):
        downloads.offer(
            f"Download the accepted ratings ({kind})",
            functools.partial(make, reading.ratings, names=names),
            f"{stem}.{'csv' if kind == 'CSV' else 'xlsx'}",
            disabled=reading.ratings.empty or (kind == "Excel" and not tables.fits_excel(reading.ratings)),
        )


def export() -> None:
    """Offer the whole workspace as one file."""
    downloads.offer("Export the workspace (.zip)", current_workspace.exporter(), "workspace.zip")
    st.caption("The files with their names and notes, answers, corrections, settings. Added here, it opens again.")


def collect() -> None:
    """Offer what to collect ratings with: what comes back is read without a question."""
    st.subheader("Collect ratings", anchor=False)
    st.caption("These import automatically.")
    for side, assessment in zip(st.columns(2), ("school", "district"), strict=True):
        stem = f"{assessment}-ilt"
        side.text(f"{assessment.capitalize()} ILT")
        with side:
            downloads.offer("Word template", functools.partial(templates.document, assessment), f"{stem}-template.docx")
            downloads.offer(
                "Excel template", functools.partial(templates.workbook, assessment), f"{stem}-template.xlsx"
            )
            for label, make, ending in (
                ("Google Forms texts", form_kits.google, "google-form.txt"),
                ("Google Forms script", form_kits.apps_script, "google-form.js"),
                ("Microsoft Forms texts", form_kits.microsoft, "microsoft-form.txt"),
            ):
                downloads.offer(label, functools.partial(_text, make, assessment), f"{stem}-{ending}")
    downloads.offer("Both, one rating a row (CSV)", templates.tidy, "ratings-template.csv")


def _text(make: Callable[[str], str], assessment: str) -> bytes:
    return make(assessment).encode()
