"""The visitor's workspace: found by the link in the address, saved as it happens, shared with whoever has the link."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, ItemsView, Iterable, Iterator, Mapping, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import streamlit as st

from ilt import screens, settings
from ilt.access import COORDINATOR, FACILITATOR, RefusedError
from ilt.store import MEMORY, RELEASED, SOURCE, Saver, Store, StoreError, Waiting
from ilt.ui import downloads, messages, news, script_run, sign_in, unsaved_text
from ilt.ui.session import session
from ilt.ui.workspace import addresses, browser, stored_recent_workspaces, upload_memory, windows
from ilt.ui.workspace.database import database

LISTEN_SECONDS = 1.5
"""So often a window asks what is new where nothing can wake it; ``ilt.ui.workspace.windows`` says when that is."""
TEAMS = ("meeting", "step")
"""Kinds of entries that are a team's, and so also for who works with that team alone."""
PROTECTS = {name for name, one in settings.OF_WORKSPACE.items() if one.who == FACILITATOR}
"""Settings that facilitators change, too: whoever they are, they protect all."""


def lasts() -> bool:
    """Tell whether workspaces outlive a refresh."""
    return database().lasts


def saver() -> Saver | None:
    """Return this visitor's workspace, if they have one."""
    return session.saver


def writer(kind: str, keys: Iterable[str] = (), *, own_team: bool = False) -> Saver:
    """Return this visitor's workspace to write such entries to, a new one if they have none; or refuse.

    Who does not see everything writes only what is of an ``own_team``. The store hears of a new workspace with its
    first entry.
    """
    person = sign_in.current()
    of_all = kind in (*TEAMS, RELEASED) or (kind == "setting" and set(keys) and set(keys) <= PROTECTS)
    person.must(FACILITATOR if of_all else COORDINATOR)
    if person.limited and not own_team:
        raise RefusedError(screens.workspace.ALL_SCHOOLS_ONLY)
    mine = saver()
    if mine is None:
        # Where nothing is kept, it lives and dies with this session.
        store = database().store if lasts() else Store(MEMORY)
        mine = session.saver = Saver.begin(store, visitor=session.visitor, admit=upload_memory.admit)
        upload_memory.holds(mine)
    return mine


def _count(mine: Saver) -> Saver:
    """Count what this visitor themselves does to their workspace; what is kept by itself is not among it."""
    session.own_edits += 1
    return mine


class Entries(MutableMapping[str, Any]):
    """The entries of one kind in this visitor's workspace, saved as they are set."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def _all(self) -> dict[str, Any]:
        mine = saver()
        return mine.all(self._kind) if mine else {}

    def __getitem__(self, key: str) -> Any:
        mine = saver()
        value = mine.get(self._kind, key) if mine else None
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key: str, value: Any) -> None:
        self.put({key: value})

    def __delitem__(self, key: str) -> None:
        self.put({key: None})

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def items(self) -> ItemsView[str, Any]:
        """Return all with their keys; one by one, each would ask for the workspace again."""
        return self._all().items()

    def put(self, values: Mapping[str, Any], *, seen: Mapping[str, Any] | None = None) -> None:
        """Set several, or take them back (``None``), all or none; ``seen`` as ``Saver.put_all`` takes it.

        Of what is more than a workspace can hold, or not this visitor's to set, the screen says so, and nothing is set.
        """
        if values:
            try:
                _count(self._writer(values)).put_all(self._kind, values, seen=seen)
            except (StoreError, RefusedError) as error:
                session.message = str(error)

    def change(self, key: str, make: Callable[[Any], Any]) -> None:
        """Set what is made of the newest value, as ``Saver.change`` does."""
        _count(self._writer({key: self.get(key)})).change(self._kind, key, make)

    def take_back(self, keys: Collection[str]) -> bool:
        """Take several back, as ``Saver.delete`` does."""
        return _count(self._writer(dict.fromkeys(keys))).delete(self._kind, keys)

    def choose(self, key: str, *, mine: bool) -> None:
        """Settle who wrote what stays, as ``Saver.choose`` does."""
        _count(self._writer({key: self.get(key)})).choose((self._kind, key), mine=mine)

    def _writer(self, values: Mapping[str, Any]) -> Saver:
        """Return the workspace to write these values to, or refuse."""
        return writer(self._kind, values)


def follow(*, projected: bool = False) -> None:
    """Open the workspace that the address names, and keep its link in the address on every screen.

    But where only a meeting is ``projected``: that address holds no link by which things can be changed.
    """
    link = str(st.query_params.get(addresses.WORKSPACE, ""))
    mine = saver()
    store = database().store
    del session.said
    # Whoever comes to a server after a database was put aside has lost nothing by it.
    if session.databases_read is None:
        session.databases_read = 0 if store.listed else len(store.put_aside)
    session.unavailable = ""
    if mine is not None and mine.gone:
        session.message, session.typed_is_lost = str(mine.trouble), secrets.token_urlsafe(6)
        del session.changed_elsewhere, session.looked_at  # this message says all there is
        drop()
        downloads.drop(mine.link)
        st.query_params.pop(addresses.WORKSPACE, None)
        mine, link = None, ""
        _again_where_rights_changed()
    if link and lasts() and (mine is None or mine.link != link):
        open_link(link)
        _again_where_rights_changed()
    elif mine is not None and link in {"", mine.link} and mine.refresh():
        session.changed_elsewhere = True
    mine = saver()
    if mine is not None and lasts() and _begun(mine):
        _in_address("" if projected and not sign_in.view_only() else mine.link)
        if mine.started and not mine.trouble and not sign_in.view_only():
            remember(mine)
    elif link and not session.unavailable:
        del st.query_params[addresses.WORKSPACE]
        _again_where_rights_changed()


def _again_where_rights_changed() -> None:
    """By a view-only link nobody is what they are without it, from the first moment on; nor once it leads nowhere."""
    if sign_in.changed():
        st.rerun()


def _in_address(link: str) -> None:
    """Put a link into the address, or take it out, where that is not so yet."""
    if link and st.query_params.get(addresses.WORKSPACE) != link:
        st.query_params[addresses.WORKSPACE] = link
    elif not link:
        st.query_params.pop(addresses.WORKSPACE, None)


def remember(mine: Saver) -> None:
    """Remember a workspace for the person or browser that is here, and that it was begun here where it was."""
    with suppress(StoreError):
        if mine.started:
            browser.mark(mine)
            stored_recent_workspaces.remember(database().store, mine.link)


def begun() -> bool:
    """Tell whether something is in the workspace that is open."""
    mine = saver()
    return mine is not None and _begun(mine)


def _begun(mine: Saver) -> bool:
    return bool(mine.all(SOURCE)) or mine.unsaved > 0 or mine.started


def open_link(link: str) -> None:
    """Open a kept workspace, or say why not; where the database is at fault, it is tried again."""
    drop()
    store = database().store
    try:
        session.saver = Saver.open(store, link, visitor=session.visitor, admit=upload_memory.admit)
        upload_memory.holds(session.saver)
    except StoreError as error:
        aside = _places(store, store.lying_aside())
        if error.kind != "gone":
            session.unavailable = str(error)
        elif aside:
            session.message = screens.workspace.lies_aside(str(error), aside)
        else:
            session.message = str(error)


def _places(store: Store, files: Iterable[Path]) -> str:
    """Say where files lie; on a server, whose folders are nobody's business, what they are called."""
    return ", ".join(str(file if store.listed else file.name) for file in files)


def drop() -> None:
    """Leave the workspace, and whatever was made from it."""
    mine = saver()
    if mine is not None:
        mine.close()
    session.leave_workspace()


def forget() -> None:
    """Delete this workspace for good, here and in the database."""
    sign_in.must(COORDINATOR)
    mine = saver()
    if mine is None:
        return
    try:
        wiped = mine.forget()
    except StoreError as error:
        session.message = f"{error}{screens.workspace.NOT_DELETED}"
        return
    with suppress(StoreError):
        stored_recent_workspaces.remove(database().store, mine.link)
    drop()
    session.forget_workspace()
    downloads.drop(mine.link)
    st.query_params.pop(addresses.WORKSPACE, None)
    session.message = screens.workspace.DELETED + ("" if wiped else screens.workspace.TRACES)


def add_source(name: str, content: bytes) -> None:
    """Keep an uploaded file; ``StoreError`` where that cannot be."""
    _count(writer(SOURCE)).add_source(name, content)


def remove_source(name: str) -> None:
    """Delete an uploaded file."""
    _count(writer(SOURCE)).remove_source(name)


def take_in(file: bytes) -> dict[str, int]:
    """Take in an exported workspace; return ``Saver.stayed``, or raise ``StoreError`` where it is none."""
    mine = _count(writer(SOURCE))
    mine.take_in(file)
    return mine.stayed


def exporter() -> Callable[[], bytes]:
    """Return what makes one file of this workspace."""
    return writer(SOURCE).export


def notices(shows: Callable[[], str], *, on_slide: bool) -> None:
    """Say above a screen what happened to the workspace, and where it is gone, what the screen ``shows`` now.

    A message that a slide has room for below its title stays for that. Nothing is drawn below while the workspace that
    the address names cannot be opened.
    """
    if session.message and saver() is None and not session.unavailable:
        session.message = " ".join(filter(None, [session.message, shows()]))
    with news.place("of_the_workspace"):
        if not written_next_step() and not on_slide:
            message()
    _put_aside()
    if why := session.unavailable:
        st.title(screens.workspace.CANNOT_OPEN, anchor=False)
        st.text(screens.workspace.trying_again(why))
        st.button(screens.workspace.LEAVE, on_click=_leave)
        _fragment(_try_again)()
        script_run.stop()


def message() -> None:
    """Say once what happened; an open next step says it itself."""
    words, lost = messages.take()
    if words:
        with st.container(border=True):
            st.text(words)
            if lost:
                unsaved_text.show(lost)


def _put_aside() -> None:
    """Say of each database that was put aside what happened, where it lies and what is lost, until it is read."""
    store = database().store
    unread = store.put_aside[session.databases_read :]
    if not unread:
        return
    with st.container(border=True):
        st.text(screens.workspace.database_set_aside(_places(store, unread)))
        st.button(screens.workspace.HAVE_READ, on_click=_read, args=(len(store.put_aside),))


def _read(asides: int) -> None:
    session.databases_read = asides


def _leave() -> None:
    st.query_params.pop(addresses.WORKSPACE, None)


def leave() -> None:
    """Leave the workspace as it is, and go on without one: what comes next begins another."""
    drop()
    _leave()


def _fragment(look: Callable[..., None]) -> Callable[..., None]:
    """Return a fragment that runs when something is new; by itself every so often where nothing can wake it."""
    return st.fragment(look, key=windows.KEY, run_every=windows.RETURN_SECONDS if windows.here() else LISTEN_SECONDS)


def _try_again() -> None:
    if windows.in_fragment():
        messages.again()
        st.rerun()
    waiting = session.waiting = Waiting()
    windows.watch(database().watcher, waiting)


def listen(*, quiet: bool = False) -> None:
    """Hear what others write, and say whether everything is saved; draws into the container it is called in.

    ``quiet`` says only what is not saved.
    """
    _fragment(_listen)(quiet=quiet)


def _listen(*, quiet: bool) -> None:
    mine = saver()
    if mine is None:
        return
    # Where the whole page runs, it began by looking.
    changed = mine.refresh() if windows.in_fragment() else set()
    alerts = (len(mine.conflicts), len(database().store.put_aside))
    news = changed or alerts != session.alerts
    if changed:
        session.changed_elsewhere = True
    if mine.gone or (news and not written_next_step()):
        session.alerts = alerts
        messages.again()
        st.rerun()
    windows.watch(database().watcher, mine)
    if not quiet or mine.unsaved or mine.trouble:
        _status(mine)


def written_next_step() -> str:
    """Return the key of the next step whose dialog is on the screen; blank where there is none.

    A whole run would draw the dialog again, and what is being typed there would be gone. So what others do is said with
    the next field that is left, and closing it runs the page.
    """
    return session.next_step[0] if session.next_step is not None and session.page == "next_steps" else ""


def _status(mine: Saver) -> None:
    if not lasts():
        st.caption(screens.workspace.NOT_SAVED_HERE)
    elif mine.unsaved or mine.trouble:
        st.text(screens.workspace.not_saved(str(mine.trouble or "")) if mine.unsaved else str(mine.trouble))
        if sign_in.person().may(COORDINATOR):
            downloads.offer(screens.workspace.DOWNLOAD_UNSAVED, mine.export, "workspace.zip", key="_lost")
    elif sign_in.view_only():
        st.caption(screens.workspace.VIEW_ONLY)
    else:
        st.caption(screens.workspace.SAVED)


def status() -> None:
    """Say whether the workspace is saved, and hear what others write."""
    mine = saver()
    if mine is None or not _begun(mine):
        return
    if lasts():
        listen()
    else:
        _status(mine)
