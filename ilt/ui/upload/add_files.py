"""Adding files: to which workspace they go, and what an imported workspace may not change in silence."""

from __future__ import annotations

import streamlit as st

from ilt import format, settings
from ilt.ui import filters
from ilt.ui.markdown import plain
from ilt.ui.session import Session, session
from ilt.ui.workspace import browser, current_workspace, files

_SETTINGS = {
    settings.MINIMUM.name: "school teams, and school raters of the district",
    settings.MINIMUM_IN_OFFICE.name: "district raters",
}


def draw() -> None:
    """Draw the file uploader, and keep what is dropped into it."""
    _ask_about_import()
    if _of_others():
        return
    chosen = st.file_uploader(
        "Add ratings files (.csv, .xlsx, .ods, .docx; several at once)",
        accept_multiple_files=True,
        key=Session.upload.key(session.uploads),
    )
    if chosen:
        session.refused_files = files.keep(chosen)
        st.rerun()
    for refused in session.take(Session.refused_files):
        st.error(plain(refused))


def begun_elsewhere() -> bool:
    """Tell whether this workspace was started by someone else, or in another browser, as far as is known here."""
    mine = current_workspace.saver()
    return mine is not None and current_workspace.lasts() and not browser.began(mine)


def _of_others() -> bool:
    """Say that a workspace was begun elsewhere before a file goes into it, and offer a fresh one."""
    if not begun_elsewhere():
        return False
    with st.container(border=True, key="begun_elsewhere"):
        st.subheader("Who will see your files?", anchor=False)
        st.text(
            "This workspace was started by someone else, or in another browser. Everyone who has its link, including "
            "the person who started it, will see the files you add."
        )
        with st.container(horizontal=True):
            st.button("Start a new workspace", type="primary", icon=":material/add:", on_click=_afresh)
            st.button("Add files to this one", on_click=_agree)
    return True


def _afresh() -> None:
    current_workspace.leave()
    filters.reset_filters()


def _agree() -> None:
    if (mine := current_workspace.saver()) is not None:
        browser.mark(mine, agreed=True)


def _ask_about_import() -> None:
    """Ask before an imported workspace makes smaller groups visible than this one shows."""
    mine = current_workspace.saver()
    if mine is None or not mine.to_decide:
        return
    with st.container(border=True, key="import_asks"):
        now = files.minimums()
        for name, wanted in mine.to_decide.items():
            shown = {settings.MINIMUM.name: now.k, settings.MINIMUM_IN_OFFICE.name: now.in_office}[name]
            st.text(
                f"The imported workspace showed groups of {format.number(wanted, 'rater')} or more while presenting "
                f"({_SETTINGS[name]}). Here it takes at least {shown}. A smaller number can show what one person rated."
            )
            with st.container(horizontal=True):
                st.button(
                    plain(f"Keep {shown}"), type="primary", key=f"_keep {name}", on_click=_answer, args=(name, None)
                )
                st.button(plain(f"Use {wanted}"), key=f"_use {name}", on_click=_answer, args=(name, wanted))


def _answer(name: str, value: int | None) -> None:
    if value is not None:
        files.set_setting(settings.OF_WORKSPACE[name], value)
    if (mine := current_workspace.saver()) is not None:
        mine.to_decide.pop(name, None)
