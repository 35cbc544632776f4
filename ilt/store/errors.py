"""What goes wrong with a store, in a sentence that a person understands."""

from __future__ import annotations

import errno
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

SENTENCES = {
    "full": "The disk is full, so nothing more can be saved. Free up space, and saving will resume on its own.",
    "disk": "The disk can’t be written to. It may be full, damaged or disconnected. We will keep trying to save.",
    "read-only": "Nothing can be saved because the workspace folder or database is read-only. Ask the person who runs "
    "this dashboard.",
    "locked": "Another program is using the database. We will keep trying to save.",
    "damaged": "The saved data is damaged. A file that can’t be read is set aside, and a new one is started.",
    "newer": "These workspaces were saved by a newer version of this dashboard. Update the dashboard to open them.",
    "foreign": "The file for saved workspaces belongs to another program, so it was not changed. Choose another file "
    "for them.",
    "unreachable": "The database is not responding. We will keep trying to save.",
    "refused": "The database refused the connection. Its address, user or password may be wrong.",
    "no-address": "Write an address such as postgresql://... or sqlite:////folder/file.sqlite.",
    "gone": "This workspace was deleted, or its link is wrong or was turned off.",
    "view-only": "This link is view only, so you can’t change anything.",
    "too-large": "That is more than a workspace can hold ({limit}).",
    "no-room": "{why}",
    "not-an-export": "This is not an exported workspace, or it is damaged: {why}. Export the workspace again.",
    "not-alone": "An exported workspace already has its files in it, so don't name any other file with it.",
    "none-confirmed": "This exported workspace has no confirmed file, or an older version of this dashboard "
    "exported it. Confirm its files on Add and review ratings, and export the workspace again.",
    "other-framework": "The files in this exported workspace were confirmed under a different framework. Name that "
    "one in ILT_FRAMEWORK, or confirm them again in the dashboard and export the workspace again.",
    "newer-export": "This file was exported by a newer version of this dashboard. Update the dashboard to open it.",
    "failed": "Saving failed for an unknown reason. We will keep trying.",
}

_SQLITE = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_PERM: "read-only",
    sqlite3.SQLITE_CANTOPEN: "read-only",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_IOERR: "disk",
}
_POSTGRESQL = {  # SQLSTATE, or its class
    "53100": "full",
    "53": "unreachable",  # out of memory or connections
    "25006": "read-only",
    "42501": "read-only",
    "55P03": "locked",
    "40": "locked",
    "57": "unreachable",
    "08": "unreachable",
    "28": "refused",
    "3D": "refused",
    "XX001": "damaged",
    "XX002": "damaged",
}
_REFUSALS = ("authentication failed", "does not exist", "pg_hba.conf", "no password supplied")
_FILES = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
    errno.EROFS: "read-only",
}


class StoreError(Exception):
    """Something could not be kept or found; ``str`` is a sentence for a person.

    Attributes
    ----------
    kind
        A key of ``SENTENCES``.
    """

    def __init__(self, kind: str, **said: object) -> None:
        super().__init__(SENTENCES[kind].format(**said))
        self.kind = kind


@contextmanager
def in_words() -> Iterator[None]:
    """Turn what a database or file system raises into a ``StoreError``."""
    try:
        yield
    except exc.DBAPIError as error:
        raise StoreError(_kind(error.orig)) from error
    except exc.TimeoutError as error:
        raise StoreError("locked") from error
    except (UnicodeDecodeError, json.JSONDecodeError) as error:  # of a damaged page
        raise StoreError("damaged") from error
    except (exc.SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise StoreError(_kind(error)) from error


def _kind(error: BaseException | None) -> str:
    if isinstance(error, sqlite3.Error):
        return _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, "failed")
    if isinstance(error, OSError):
        return _FILES.get(error.errno or 0, "failed")
    state = getattr(error, "sqlstate", None)
    if state:
        return _POSTGRESQL.get(state, _POSTGRESQL.get(state[:2], "failed"))
    # psycopg names no state before there is a connection.
    return "refused" if any(says in str(error) for says in _REFUSALS) else "unreachable"
