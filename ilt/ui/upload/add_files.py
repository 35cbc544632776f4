"""Adding files: to which workspace they go, and what an imported workspace may not change in silence."""

from __future__ import annotations

import streamlit as st

from ilt import screens, settings
from ilt.ui import filters, scripts
from ilt.ui.markdown import plain
from ilt.ui.session import Session, session
from ilt.ui.workspace import browser, current_workspace, files

_SETTINGS = dict(zip((settings.MINIMUM.name, settings.MINIMUM_IN_OFFICE.name), screens.ratings.GROUPS, strict=True))


def draw() -> None:
    """Draw the file uploader, and keep what is dropped into it."""
    _ask_about_import()
    if _of_others():
        return
    scripts.run("uploading", screens.ratings.STILL_ADDING)
    chosen = st.file_uploader(
        screens.ratings.ADD_FILES,
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
        st.subheader(screens.ratings.WHO_WILL_SEE, anchor=False)
        st.text(screens.ratings.BEGUN_ELSEWHERE)
        with st.container(horizontal=True):
            st.button(screens.ratings.START_NEW, type="primary", icon=":material/add:", on_click=_afresh)
            st.button(screens.ratings.ADD_HERE, on_click=_agree)
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
            st.text(screens.ratings.import_asks(wanted, _SETTINGS[name], shown))
            with st.container(horizontal=True):
                st.button(
                    plain(screens.ratings.keep(shown)),
                    type="primary",
                    key=f"_keep {name}",
                    on_click=_answer,
                    args=(name, None),
                )
                st.button(plain(screens.ratings.use(wanted)), key=f"_use {name}", on_click=_answer, args=(name, wanted))


def _answer(name: str, value: int | None) -> None:
    if value is not None:
        files.set_setting(settings.OF_WORKSPACE[name], value)
    if (mine := current_workspace.saver()) is not None:
        mine.to_decide.pop(name, None)
