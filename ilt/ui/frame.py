"""The frame of every page: what it begins with, its title, and what is said where nothing can be shown."""

from __future__ import annotations

import copy
import functools
import runpy
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

import streamlit as st
from streamlit.navigation.page import Page
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ilt import counts, screens
from ilt.ui import filters, messages, news, privacy, script_run, scripts, sign_in, widgets
from ilt.ui.markdown import badge, plain
from ilt.ui.present import presenting
from ilt.ui.session import CHOICES, Session, session
from ilt.ui.workspace import addresses, conflicts, connected, current_workspace, files, recent_workspaces, share
from ilt.view import View

HOME = Path(__file__).parents[2]
_TO_DO = ("ratings", "reports", "meeting", "next_steps")
"""Screens on which people do something rather than read."""
_NO_RATINGS = ("ratings", "framework", "numbers")
"""Screens without anybody's ratings, once files are gone."""
_HIGH_CONTRAST = (Path(__file__).parent / "high_contrast.css").read_text(encoding="utf-8")


_TAG_INK = (
    "html { font-size: 93.75% }"
    ".st-key-schools [data-testid=stMultiSelectTagsContainer] *,"
    "[data-testid=stBaseButton-primary] *, [data-testid=stBaseButton-primaryFormSubmit] *,"
    ".st-key-_round_order_now [data-testid=stMultiSelectTagsContainer] * { color: light-dark(#fff, #101720) }"
    "[data-testid=stApp] :is(a, header button):focus-visible, [data-testid=stTopNavDropdownLink]:focus-visible,"
    "[data-testid=stCheckbox] label:has(input:focus-visible) > div:first-of-type"
    " { outline: 2px solid currentColor }"
    "@media screen and (max-width: 48em) {"
    f" [data-testid=stExpandSidebarButton]::after {{ content: '{screens.frame.MENU}' / ''; padding: 0 0.4rem }} }}"
    "[data-testid=stDialog] { color-scheme: light dark }"
    "[data-testid=stDialog] [data-testid=stHeading] h3 { font-size: 17px }"
)
"""Streamlit writes white on the primary color, which in the dark theme is light ink, hardly shows that a link, a menu
or a switch has the focus, tells dialogs no color scheme, and makes headings in them smaller than their text. Its
letters have a size in pixels, whatever size a person has set in their browser: ours is 15 where theirs is 16. On phones
its button for the menus has no word."""


def enter() -> View:
    """Return what the filters choose, or stop where there are no ratings; the first line of a page."""
    view = enter_without_ratings()
    _unconfirmed_files()
    _unnamed_district()
    if view is None:
        _nothing_to_show()
        script_run.stop()
    privacy.newer(view)
    privacy.offer_working(view)
    if few := view.hidden():
        privacy.all_hidden(view, few)
        st.button(screens.frame.RESET, on_click=filters.reset_filters, key="reset_here")
        script_run.stop()
    return view


def enter_without_ratings() -> View | None:
    """Do as ``enter`` for a page that also works where there are no ratings yet.

    A fresh server answers its first deep link by running the page alone, without app.py: then this runs the entry,
    which runs the page again inside the frame, and ends here.
    """
    if not session.take(Session.entered):
        runpy.run_path(str(HOME / "app.py"), run_name="__main__")
        st.stop()  # this run is of the page alone, and nothing else ends it
    return session.view


def screen(file: str, **about: Any) -> Page:
    """Return a screen of the menus, as ``st.Page`` makes it; that looks for the file on the disk in each run."""
    context = get_script_run_ctx()
    # Each run has its own: it says whether that run may show it.
    return copy.copy(_screen(context.main_script_path, file, **about)) if context else st.Page(file, **about)


@functools.cache
def _screen(app: str, file: str, **about: Any) -> Page:  # noqa: ARG001 - files are found from where the app is
    return st.Page(file, **about)


def navigate(menus: Mapping[str, Sequence[Page]], bare: Sequence[Page]) -> Page:
    """Draw the menus, and return the screen that the address names; none on ``bare`` ones, and for who is not let in.

    Only ``st.navigation`` knows which screen that is, and menus that are drawn twice in a run lose what has the focus:
    so they are drawn as the run before had them, and anew only where that is not right.
    """
    without = {page.url_path for page in bare}
    allowed = sign_in.allowed() and connected.may_have_menus()
    shown = allowed and session.page not in {"", *without}
    page = st.navigation(menus, position="top" if shown else "hidden", expanded=True)
    if shown != (allowed and page not in bare):
        st.navigation(menus, position="hidden" if shown else "top", expanded=True)
    return page


def home() -> str:
    """Return the screen of the address that names none: the start, where nothing was added or chosen yet."""
    chosen = {addresses.WORKSPACE, *CHOICES}.intersection(st.query_params)
    return "overview" if chosen or current_workspace.begun() or connected.on() else "start"


def run_instead(page: str) -> NoReturn:
    """Run another screen in place of the one that runs, at the same address."""
    session.entered = True
    runpy.run_path(str(HOME / "pages" / f"{page}.py"))
    script_run.stop()


def dress() -> None:
    """Add what little style is ours, before anything is drawn."""
    st.html(f"<style>{_TAG_INK}{_HIGH_CONTRAST}{scripts.STYLE}{news.STYLE}{widgets.STYLE}{presenting.STYLE}</style>")


def arrive(*, bare: bool = False) -> None:
    """Take over what the address of a screen chooses, before any filter is drawn."""
    if session.page != session.page_before:
        del session.lists  # what was typed on another screen is gone with its fields
    if not bare:
        filters.follow_link()


def prepare(*, bare: bool = False) -> None:
    """Draw the filters and let the chosen page run inside the frame; called by app.py just before it runs the page.

    A ``bare`` page has no frame, and finds for itself what it shows.
    """
    files.let_go()
    current_workspace.notices(lambda: "" if bare else _shows(), on_slide=not bare and presenting.on())
    if not presenting.on():
        conflicts.draw()
    session.entered = True
    session.view = None
    if bare:
        arrive(bare=True)
    else:
        share.draw()
        known = files.shown()
        # While one's own files are looked over, the filters would be of the sample.
        if not (session.page == "ratings" and known.sample and files.unconfirmed()):
            session.view = filters.draw(known)
        if not known.counts.empty:
            privacy.draw(known)
        _changed_elsewhere()


def _shows() -> str:
    """Say that a screen shows the sample, where it does."""
    return screens.changed_elsewhere.SAMPLE if session.page not in _NO_RATINGS and files.shown().sample else ""


def _changed_elsewhere() -> None:
    """Say what is shown now where another window changed what this one shows, until this visitor does something.

    A slide says it below its title: it has no room for more.
    """
    view, changed = session.view, session.take(Session.changed_elsewhere)
    session.now_shows = ""
    if view is not None:
        now, before = screens.changed_elsewhere.looked(view), session.looked_at
        if before is None or not changed or session.page == "ratings":
            session.looked_at, session.newest_round = now, view.rounds[-1]
        else:
            newest = view.rounds[-1] if view.rounds[-1] != session.newest_round else ""
            session.now_shows = screens.changed_elsewhere.said(before, now, newest)
    # In each run, said or not: fields below keep their place, and what is being typed in them.
    with news.place("changed_elsewhere"):
        if session.now_shows and not presenting.on():
            with st.container(border=True):
                st.text(session.now_shows)


def _nothing_to_show() -> None:
    if sign_in.person().limited:
        st.title(screens.frame.NONE_FOR_YOU)
        st.text(screens.frame.none_for(sign_in.seen(sign_in.person())))
        return
    st.title(screens.frame.NONE_YET)
    st.text(screens.frame.NOTHING_READ)
    st.page_link("pages/ratings.py", label=screens.frame.ADD_AND_REVIEW)


def _unconfirmed_files() -> None:
    recent_workspaces.offer()
    waiting = files.unconfirmed()
    if waiting and session.page != "ratings":
        with st.container(horizontal=True, vertical_alignment="center", key="unconfirmed"):
            st.markdown(badge(screens.frame.needs_review(len(waiting)), "yellow"), width="content")
            st.page_link("pages/ratings.py", label=screens.frame.REVIEW_NOW, icon=":material/arrow_forward:")


def _unnamed_district() -> None:
    """Say where ratings that name no district beside others that do get theirs."""
    districts = () if session.view is None else counts.distinct(session.view.shown.counts, "district")
    if "" in districts and len(districts) > 1:
        with st.container(horizontal=True, vertical_alignment="center", key="unnamed_district"):
            st.text(f"{screens.frame.UNNAMED} {screens.frame.WHERE_TO_NAME}")
            if files.coordinates():
                st.page_link("pages/ratings.py", label=screens.frame.NAME_IT, icon=":material/arrow_forward:")


def heading(title: str, about: str, view: View | None, how: str, *, on_slide: str = "") -> None:
    """Draw the finding as the screen's title, what and who under it, the sample mark, and "How to read this".

    A slide has one line ``on_slide``, by itself of what the view is and who rated it.
    """
    privacy.banner()
    if presenting.on():
        said = (
            messages.take()[0]
            or session.now_shows
            or on_slide
            or (about if view is None else screens.frame.on_slide(view))
        )
        presenting.title(title, said)
        return
    with st.container(gap=None):
        sample = view is not None and view.shown.sample
        with st.container(key="heading"):
            left, *rest = st.columns([0.87, 0.13] if sample else 1, vertical_alignment="top", wrap=False)
        left.title(plain(title), anchor=False)
        for right in rest:
            with right.container(horizontal_alignment="right", gap=None):
                st.badge(screens.frame.SAMPLE, color="yellow")
                if session.page != "ratings" and files.coordinates():
                    st.page_link("pages/ratings.py", label=screens.frame.ADD_YOURS, icon=":material/upload:")
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.caption(plain(about), width="content")
            explained = screens.frame.HOW_IT_WORKS if session.page in _TO_DO else screens.frame.HOW_TO_READ
            with st.popover(plain(explained), type="tertiary", icon=":material/help:"):
                st.markdown(how)
