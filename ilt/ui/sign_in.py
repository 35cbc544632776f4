"""The sign-in: asked for where secrets.toml has ``[auth]``; who signed in, as ``[people]`` there says what they may."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import streamlit as st

from ilt import access, screens
from ilt.access import COORDINATOR, VIEWER, FileSetupError, Person, RefusedError, SetupError
from ilt.store import is_view_only
from ilt.ui import script_run, server_secrets
from ilt.ui.markdown import plain
from ilt.ui.session import session
from ilt.ui.workspace import upload_memory


def section(place: str) -> Mapping[str, Any] | None:
    """Return a section of secrets.toml by its whole name, such as ``connections.ratings``, or ``None``."""
    found: Any = server_secrets.read()
    for name in place.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found if isinstance(found, Mapping) else None


def server_secret(purpose: str) -> bytes | None:
    """Return 32 bytes for a purpose that only this server can make, where a sign-in gives it a secret."""
    auth = section("auth")
    return None if auth is None else _digest(auth, purpose)


signed_out: set[str] = set()
"""Sign-ins, by ``ticket``, from which somebody signed out: by those nobody is signed in any more."""


def link_of_sign_outs() -> str:
    """Return the link of the workspace where sign-outs are stored; blank where nobody signs in.

    ``SetupError`` where somebody has to, and nobody can.
    """
    own = server_secret("sign-outs") if set_up() else None
    return "" if own is None else base64.urlsafe_b64encode(own).decode()


def ticket() -> str:
    """Return which sign-in let this window in, as a digest; blank where none did.

    It is of what the provider said then, not of the cookie: who copied that can write it in other ways.
    """
    auth, said = section("auth"), dict(st.user)
    if auth is None or said.get("is_logged_in") is not True:
        return ""
    said.pop("tokens", None)  # of a cookie of its own, which may be left out
    return _digest(auth, f"sign-in {json.dumps(said, sort_keys=True)}").hex()


def _sign_out() -> None:
    """Sign out in every window of this browser: Streamlit (1.67) lets the others go on as who they were."""
    if own := ticket():
        signed_out.add(own)
    st.logout()


def required() -> bool:
    """Tell whether nobody sees anything who has not signed in."""
    return "auth" in server_secrets.read()


def set_up() -> bool:
    """Tell whether people can sign in; ``SetupError`` where somebody has to, and nobody can."""
    return _listed() is not None


def person() -> Person:
    """Return who looks, as the sign-in let them in."""
    known = session.person
    return current() if known is None else known


def must(role: str) -> None:
    """Raise ``RefusedError`` unless who looks may what a role may, by what secrets.toml says at this moment."""
    current().must(role)


def view_only() -> bool:
    """Tell whether this visitor came by a view-only link."""
    mine = session.saver
    return is_view_only(mine.link if mine is not None else str(st.query_params.get("workspace", "")))


def current() -> Person:
    """Return who looks, as secrets.toml says at this moment; ``RefusedError`` where it names nobody.

    By a view-only link everybody is a viewer.
    """
    person = _signed_in()
    return replace(person, role=VIEWER) if view_only() else person


def _signed_in() -> Person:
    people = _listed()
    if people is None:
        return Person()
    user = dict(st.user)
    if user.get("is_logged_in") is not True or ticket() in signed_out:
        raise RefusedError("")
    if not user.get("email"):
        raise RefusedError(screens.sign_in.NO_EMAIL)
    claim, auth = user.get("email_verified"), server_secrets.read()["auth"]
    if claim is None and not access.verified(auth, claim):
        raise RefusedError(screens.sign_in.NOTHING_OF_VERIFIED)
    if not access.verified(auth, claim):
        raise RefusedError(screens.sign_in.NOT_VERIFIED)
    address = access.address(user["email"])
    if address not in people:
        raise RefusedError(screens.sign_in.NOT_LISTED)
    return replace(people[address], key=_key(address))


def _listed() -> dict[str, Person] | None:
    """Return who secrets.toml names at this moment, by address; ``None`` where no sign-in is asked for."""
    secrets = server_secrets.read()
    said = (secrets.get("auth"), secrets.get("people"))
    known = _last[0] if _last else None
    if known is None or known[0] != said:
        known = (said, access.people(*said))
        _last[:] = [known]
    return known[1]


_last: list[tuple[tuple[Any, Any], dict[str, Person] | None]] = []
"""What secrets.toml said last, and whom it names: of thousands of people that takes long, and each click asks often."""


def _key(address: str) -> str:
    return _digest(server_secrets.read()["auth"], f"person {address}").hex()


def changed() -> bool:
    """Tell whether who looks has other rights by now than they came in with; a dialog runs without ``enter``."""
    try:
        return current() != person()
    except RefusedError:
        return True


def still(mine: Person, by: str) -> bool:
    """Tell whether a person, signed in by a ``ticket``, has the same rights at this moment; it asks no session."""
    if by in signed_out:
        return False
    try:
        people = _listed()
    except SetupError:
        return False
    if people is None:
        return replace(mine, role=COORDINATOR) == Person()
    return any(
        mine in (replace(one, key=mine.key), replace(one, key=mine.key, role=VIEWER)) and _key(address) == mine.key
        for address, one in people.items()
    )


def allowed() -> bool:
    """Tell whether ``enter`` lets in who looks."""
    try:
        current()
    except RefusedError:
        return False
    return True


def enter() -> None:
    """Let in whom secrets.toml names, or say why not and stop; the first thing that app.py does."""
    try:
        _become(current())
    except SetupError as error:
        _become(None)
        of_file = isinstance(error, FileSetupError)
        _stop(screens.workspace.WRONG_SETTING if of_file else screens.sign_in.NOT_SET_UP, str(error))
    except RefusedError as error:
        _become(None)
        if str(error):
            _stop(screens.sign_in.NOT_LET_IN, str(error), sign_out=True)
        _ask()


@contextmanager
def or_anew() -> Iterator[None]:
    """Draw the screen anew, with why, where a right is taken back while it is drawn; around every screen."""
    try:
        yield
    except RefusedError as error:
        if not changed():
            raise
        session.message = str(error)
        st.rerun()


def _ask() -> None:
    """Ask for the sign-in."""
    st.title(screens.sign_in.TITLE, anchor=False)
    st.text(screens.sign_in.ABOUT)
    if "workspace" in st.query_params:
        st.text(screens.sign_in.LINK_AGAIN)
    for name in access.providers(server_secrets.read()["auth"]):
        label = screens.sign_in.sign_in_with(name)
        st.button(plain(label), type="primary", on_click=st.login, args=(name or None,), key=f"_sign_in {name}")
    script_run.stop()


def _become(found: Person | None) -> None:
    """Take the place of who was here before: nothing of another person's, or of other rights, stays in the session.

    Whoever has other rights by now still reads what became of their press.
    """
    before = session.person
    if before is not None and before != found:
        if session.saver is not None:
            session.saver.close()
        message = session.message if found is not None and found.key == before.key else ""
        session.clear()
        session.message = message
    if found is not None:
        session.person = found
    upload_memory.enter(may_add=found is not None and found.may(COORDINATOR))


def _stop(title: str, why: str, *, sign_out: bool = False) -> None:
    st.title(plain(title), anchor=False)
    st.text(why)
    if sign_out:
        st.button(screens.sign_in.SIGN_OUT, on_click=_sign_out)
    script_run.stop()


def secret(purpose: str) -> bytes:
    """Return 32 bytes that only this server can make, for a purpose and the person who looks."""
    return _digest(server_secrets.read()["auth"], f"{purpose} {person().key}")


def _digest(auth: Mapping[str, Any], text: str) -> bytes:
    return hmac.new(str(auth["cookie_secret"]).encode(), text.encode(), hashlib.sha256).digest()


def status() -> None:
    """Say below the filters as what the person signed in, and offer to sign out."""
    mine = person()
    if not mine.key:
        return
    with st.sidebar.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(plain(screens.sign_in.signed_in_as(mine.role)), width="content")
        st.button(screens.sign_in.SIGN_OUT, on_click=_sign_out, type="tertiary", icon=":material/logout:")


def seen(mine: Person) -> str:
    """Say what a person sees who does not see everything."""
    return screens.sign_in.seen(mine.schools, mine.districts, district=mine.district)
