"""Workspaces kept in SQLite or PostgreSQL: whole or not at all, for two people at once, and forgotten for good.

``Store`` is the database, ``Saver`` one visitor's workspace in it. Keeping turned off is ``Store(MEMORY)``.
"""

from sqlalchemy.engine import URL

from ilt.store.database import own_file
from ilt.store.entries import RELEASED, SOURCE, Changes, Conflict, Edit, Entry, Written, fingerprint, sha256
from ilt.store.errors import StoreError
from ilt.store.exported import ExportedWorkspace, by_look, exported
from ilt.store.exports import export, opened
from ilt.store.links import is_view_only, new_link
from ilt.store.saver import Saver
from ilt.store.watcher import Waiting, Watcher, Window
from ilt.store.workspaces import Recent, Store

MEMORY = "sqlite://"
"""Keeps until the program ends."""


def own_store() -> Store:
    """Return the store of a computer of one's own, which lists its recent workspaces."""
    return Store(URL.create("sqlite", database=str(own_file())), listed=True)


__all__ = [
    "MEMORY",
    "RELEASED",
    "SOURCE",
    "Changes",
    "Conflict",
    "Edit",
    "Entry",
    "ExportedWorkspace",
    "Recent",
    "Saver",
    "Store",
    "StoreError",
    "Waiting",
    "Watcher",
    "Window",
    "Written",
    "by_look",
    "export",
    "exported",
    "fingerprint",
    "is_view_only",
    "new_link",
    "opened",
    "own_file",
    "own_store",
    "sha256",
]
