"""Ratings that stay where they are: the district that a visitor looks at, which they choose before anything else."""

from __future__ import annotations

import functools
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from ilt import screens, settings
from ilt.access import Person
from ilt.shown import VisitorRatings
from ilt.sources.connection import SourceError, connection_of
from ilt.ui import script_run, sign_in
from ilt.ui.markdown import plain
from ilt.ui.session import Session, session

if TYPE_CHECKING:
    from ilt.sources.opened import OpenSource

DISTRICT = "district"
"""Names the district in the address."""
A_PAGE = 20
_SECRET = secrets.token_bytes(32)


def configured() -> bool:
    """Tell whether this server has a connection."""
    return sign_in.section(settings.SOURCE_KIND.place) is not None


def source() -> OpenSource:
    """Return the source, opened once for all visitors, or raise ``SourceError``."""
    section = sign_in.section(settings.SOURCE_KIND.place) or {}
    connection = connection_of(section)
    return _open(connection, sign_in.server_secret("raters") or _SECRET)


@functools.lru_cache(maxsize=2)
def _open(connection: Any, secret: bytes) -> OpenSource:
    from ilt.sources.opened import OpenSource  # noqa: PLC0415 - engines are not for who has no connection

    return OpenSource(connection, secret)


def on() -> bool:
    """Tell whether this visitor looks at a district of the connection, unless they have files of their own."""
    return session.connected is not None


def may_have_menus() -> bool:
    """Tell whether this visitor is past choosing a district, as far as that is known when a run begins."""
    return on() or DISTRICT in st.query_params or session.saver is not None or not configured()


def follow(*, own_files: bool) -> None:
    """Look at the district that the address names; where it names none that is for this visitor, let them choose."""
    if own_files or not configured():
        session.connected = None
        return
    with or_said():
        named = st.query_params.get(DISTRICT)
        if named is not None and named != session.connected:
            session.connected = named if _may_see(named) else None
        if session.connected is None and (only := _only()) is not None:
            session.connected = only
        if session.connected is None:
            _choose()
            script_run.stop()
        with st.spinner(screens.districts.COUNTING, show_time=False):
            ratings()


@contextmanager
def or_said() -> Iterator[None]:
    """Say why the ratings cannot be read, and stop there; the app goes on."""
    try:
        yield
    except SourceError as error:
        st.title(screens.districts.UNREADABLE, anchor=False)
        st.text(str(error))
        st.button(screens.districts.TRY_AGAIN, key="_read_source_again")
        if on():
            st.button(screens.districts.ANOTHER, on_click=_another, key="_another_district_instead")
        sign_in.status()
        script_run.stop()


def ratings() -> VisitorRatings:
    """Return the ratings of the district that is looked at."""
    return source().district(str(session.connected))


def person(mine: Person) -> Person:
    """Return who looks, limited to their schools in the district that is looked at, each by its full name.

    A name without its district may be that of other districts' schools, too, and then opens none of them.
    """
    if mine.schools is not None:
        places = source().places(mine)
        mine = replace(
            mine, schools=tuple(f"{school} ({place})" for place, school in places if place == session.connected)
        )
    return replace(mine, districts=None)


def in_address() -> None:
    """Let the address name the district, on every screen."""
    if session.connected is not None and st.query_params.get(DISTRICT) != session.connected:
        st.query_params[DISTRICT] = session.connected


def in_links() -> dict[str, str]:
    """Return what a link to a screen says of the district."""
    return {} if session.connected is None else {DISTRICT: session.connected}


def status() -> None:
    """Say in the sidebar which district this is, what of it cannot be used, and lead back to the others."""
    if session.connected is None:
        return
    with st.container(gap=None):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.text(session.connected or screens.frame.NO_DISTRICT)
            if several := _only() is None:
                st.button(screens.districts.ANOTHER, on_click=_another, type="tertiary", key="_another_district")
        if rows := int(ratings().reading.sources["rejected"].sum()):
            st.caption(plain(screens.districts.unusable(rows)))
        if several and may_compare():
            _link_to_all()


def may_compare() -> bool:
    """Tell whether this visitor may see how all districts compare."""
    return configured() and not sign_in.person().limited


def look_at(name: str) -> None:
    """Look at another district, if it is for this visitor."""
    session.connected = name if _may_see(name) else None
    st.query_params.pop(DISTRICT, None)


def _another() -> None:
    session.connected = None
    st.query_params.pop(DISTRICT, None)


def _may_see(name: str) -> bool:
    among = source().among(sign_in.person())
    return source().has(name) and (among is None or name in among)


def _only() -> str | None:
    """Return the one district that is for this visitor, where there is no other."""
    table, found = source().find("", source().among(sign_in.person()), 0, 1)
    return str(table["district"].iloc[0]) if found == 1 else None


def _choose() -> None:
    """Let the visitor search and choose a district."""
    mine = sign_in.person()
    among = source().among(mine)
    sign_in.status()
    with st.container(horizontal_alignment="center"), st.container(key="choose_district", width=800):
        st.title(screens.districts.TITLE, anchor=False)
        if among == [] or not source().find("", among, 0, 1)[1]:
            st.text(screens.districts.NONE_FOR_YOU)
            return
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.text(screens.districts.ABOUT, width="content")
            if may_compare():
                _link_to_all()
        words = st.text_input(screens.districts.SEARCH, key=Session.district_words.key, type="search", max_chars=200)
        _, found = source().find(words or "", among, 0, 1)
        pages = -(-found // A_PAGE)
        number = min(st.pagination(pages, key=Session.districts_page.key), pages) if pages > 1 else 1
        table, _ = source().find(words or "", among, (number - 1) * A_PAGE, A_PAGE)
        st.caption(plain(screens.districts.page(found, number, pages)) if found else screens.districts.NO_MATCH)
        for row in table.to_dict("records"):
            name = str(row["district"])
            with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
                called = name or screens.frame.NO_DISTRICT
                st.button(plain(called), on_click=look_at, args=(name,), type="tertiary", key=f"_district {name}")
                st.text(screens.districts.about(row, limited=mine.limited), width="content")


def _link_to_all() -> None:
    st.page_link(
        "pages/across_districts.py",
        label=plain(screens.across_districts.TITLE),
        icon=":material/arrow_forward:",
        icon_position="right",
    )
