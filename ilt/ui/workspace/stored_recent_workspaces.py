"""The workspaces that a person or a browser opened, remembered in the database without a name, an address or a link.

Such a list is a workspace of its own, which no link leads to: where it is can be worked out only from the secret of
``browser.secret``. Its links are encrypted, so that a copy of the database holds none. A server has lists for
those who sign in; a computer of one's own has one for each of its browsers.
"""

from __future__ import annotations

import base64
from datetime import UTC, datetime

from cryptography.fernet import Fernet, InvalidToken

from ilt.store import Recent, Saver, Store, StoreError, sha256
from ilt.ui import sign_in
from ilt.ui.session import session
from ilt.ui.workspace import browser

KIND = "mine"
LONGEST = 12


def _has_one(store: Store) -> bool:
    return bool(sign_in.person().key) or (store.listed and browser.secret("shelf") is not None)


def _encoded(purpose: str) -> str:
    own = browser.secret(purpose)
    if own is None:
        raise KeyError(purpose)
    return base64.urlsafe_b64encode(own).decode()


def _open(store: Store) -> Saver:
    link = _encoded("shelf")
    try:
        return Saver.open(store, link, visitor=KIND)
    except StoreError as error:
        if error.kind != "gone":
            raise
        return Saver(store, link, visitor=KIND)


def _key(link: str) -> str:
    return sha256(f"{_encoded('place')} {link}".encode())


def remember(store: Store, link: str) -> None:
    """Put a workspace on the list, once in a session."""
    if not _has_one(store) or session.remembered_link == link:
        return
    session.remembered_link = link
    own_list = _open(store)
    encrypted = Fernet(_encoded("links")).encrypt(link.encode()).decode()
    own_list.put(KIND, _key(link), {"link": encrypted, "at": f"{datetime.now(UTC):%Y-%m-%d}"})
    own_list.close()


def workspaces(store: Store) -> list[Recent]:
    """Return the workspaces on the list, the latest changed first; those that were forgotten leave it."""
    if not _has_one(store):
        return []
    own_list, cipher = _open(store), Fernet(_encoded("links"))
    links = {}
    for key, stored in own_list.all(KIND).items():
        try:
            links[cipher.decrypt(stored["link"]).decode()] = key
        except (InvalidToken, UnicodeDecodeError):
            links[""] = key
    found = store.recent(links)
    still = {one.link for one in found}
    if gone := [key for link, key in links.items() if link not in still]:
        own_list.put_all(KIND, dict.fromkeys(gone))
    own_list.close()
    return found[:LONGEST]


def remove(store: Store, link: str) -> None:
    """Take a workspace off the list."""
    if _has_one(store):
        own_list = _open(store)
        own_list.put(KIND, _key(link), None)
        own_list.close()
