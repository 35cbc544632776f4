"""Phones: the code by which people follow the slides, and what to say where no phone comes to this address."""

from __future__ import annotations

from collections.abc import Sequence

import segno
import streamlit as st

from ilt import screens
from ilt.access import COORDINATOR
from ilt.meetings.meeting import Meeting
from ilt.meetings.slides import Slide, follow
from ilt.store import is_view_only, sharing
from ilt.ui import sign_in
from ilt.ui.markdown import plain
from ilt.ui.session import Session
from ilt.ui.workspace import addresses, current_workspace

ADDRESS = "meeting"
"""Names the key of a meeting in the address of its slides."""


def code(url: str) -> str:
    """Return the QR code of an address as the address of an image, dark on light in every theme."""
    return str(segno.make(url, error="m", micro=False).svg_data_uri(scale=4, border=4, dark="#000", light="#fff"))


def _view_link() -> str:
    """Return the view-only link of this workspace; blank where there is none. No other may be projected."""
    mine = current_workspace.saver()
    if mine is None or not current_workspace.lasts():
        return ""
    return mine.link if is_view_only(mine.link) else sharing.view_link(mine) or ""


def link(meeting: Meeting) -> str:
    """Return the address by which people follow the slides and change nothing; blank where there is none."""
    view_link = _view_link()
    return addresses.of("stage", view_link, **{ADDRESS: meeting.key}) if view_link else ""


def with_code(meeting: Meeting, slides: Sequence[Slide]) -> list[Slide]:
    """Begin the slides with the code, where there is a link that may be projected, and phones can follow it."""
    if addresses.here_only():
        return follow.without_phones(slides)
    url = link(meeting)
    return follow.with_code(slides, code(url)) if url else list(slides)


def offer() -> bool:
    """Say whether phones reach the slides, and ask whether people may follow; return whether a link is wanted."""
    if words := addresses.here_only():
        st.caption(plain(words))
        return False
    if not current_workspace.lasts() or _view_link():
        return False
    if not sign_in.person().may(COORDINATOR):
        st.caption(screens.meeting.ASK_FOR_CODE)
        return False
    return st.toggle(
        screens.meeting.FOLLOW,
        value=True,
        key=Session.meeting_follow.key,
        persist_state="session",
        help=screens.meeting.FOLLOW_HELP,
    )


def share() -> None:
    """Make the view-only link; the workspace is there by then."""
    mine = current_workspace.saver()
    if mine is not None and not _view_link():
        sign_in.must(COORDINATOR)
        sharing.share(mine)
