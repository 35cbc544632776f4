"""The database that workspaces are kept in: opened once for all visitors, as the settings of this server say."""

from __future__ import annotations

import functools
import threading
import time
from contextlib import suppress
from typing import Any

import streamlit as st
from sqlalchemy.engine import URL
from streamlit.connections import BaseConnection

from ilt import screens, settings
from ilt.access import SetupError
from ilt.store import MEMORY, Store, StoreError, Watcher, own_file, own_store
from ilt.ui import sign_in
from ilt.ui.workspace import upload_memory

OFF = "off"
OWN_MACHINE = ("127.0.0.1", "localhost", "::1")
_HOUR = 3600
_OPENING = threading.Lock()


class Database(BaseConnection[Store]):
    """The database that workspaces are kept in, one for all visitors.

    ``ilt.settings`` says what a server can set. With no address it is a file in the user's data folder.
    """

    def _connect(self, **_: Any) -> Store:
        url = settings.DATABASE.text(self._secrets)
        off = url.lower() == OFF
        days = settings.KEEP_DAYS.number(self._secrets)
        stored_mb = settings.STORED_MB.number(self._secrets)
        visitor_mb, all_mb = settings.VISITOR_MB.number(self._secrets), settings.ALL_MB.number(self._secrets)
        if not url:
            # A computer of one's own has a list of recent workspaces for each browser; a server for who signs in.
            if st.get_option("server.address") in OWN_MACHINE and not sign_in.required():
                store = own_store()
            else:
                store = Store(URL.create("sqlite", database=str(own_file())))
        else:
            try:
                store = Store(MEMORY if off else url)
            except StoreError as error:
                raise settings.DATABASE.wrong(str(error)) from error
            if store.in_memory and not off and url != MEMORY:
                raise settings.DATABASE.wrong(screens.workspace.NAME_A_FILE)
        self.watcher = Watcher(store)
        self.lasts = not off
        store.most_bytes = stored_mb and stored_mb * 2**20
        upload_memory.limit(visitor_mb, all_mb)
        if self.lasts:
            threading.Thread(target=_sweep, args=(store, days), daemon=True).start()
        return store

    @property
    def store(self) -> Store:
        """The store."""
        return self._instance


def _sweep(store: Store, days: int | None) -> None:
    while True:
        _delete_old(store, days)
        time.sleep(_HOUR)


def _delete_old(store: Store, days: int | None) -> None:
    with suppress(StoreError):
        try:
            # Whoever signed out stays so for as long as a cookie lasts, however soon workspaces are deleted.
            store.sweep(days, spared=sign_in.link_of_sign_outs())
        except SetupError:  # which of them that is cannot be known
            store.sweep()


def database() -> Database:
    """Return the database, opened once for all visitors.

    It is in no cache of Streamlit's: any visitor's browser may ask for those to be emptied, and each time another
    database would be opened beside the last.
    """
    with _OPENING:
        return _database()


@functools.cache
def _database() -> Database:
    return Database("workspaces")


def forget_database() -> None:
    """Let the database be opened again, by its settings of then."""
    _database.cache_clear()
