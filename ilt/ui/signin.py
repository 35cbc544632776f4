"""The sign-in: asked for where secrets.toml has ``[auth]``; who signed in, as ``[people]`` there says what they may."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st

from ilt import access
from ilt.access import Person, RefusedError, SetupError


def _secrets() -> Mapping[str, Any]:
    """Return what secrets.toml says; one that cannot be read leaves nobody in, since it may ask for a sign-in."""
    if st.secrets.load_if_toml_exists():
        return st.secrets.to_dict()
    if any(Path(file).exists() for file in st.get_option("secrets.files")):
        raise SetupError("the file", "it cannot be read", "E-mail addresses and names of schools stand in quotes.")
    return {}


def required() -> bool:
    """Tell whether nobody sees anything who has not signed in."""
    return "auth" in _secrets()


def person() -> Person:
    """Return who looks, as the door let them in."""
    found: Person | None = st.session_state.get("_person")
    if found is None:
        if required():
            raise RefusedError("This is for people who signed in.")
        return Person()
    return found


def enter() -> None:
    """Let in whom secrets.toml names, or say why not and stop; the first thing that the door does."""
    try:
        secrets = _secrets()
        people = access.people(secrets.get("auth"), secrets.get("people"))
    except SetupError as error:
        _become(None)
        _stop("The sign-in is not set up yet", str(error))
    else:
        if people is None:
            _become(Person())
            return
        _sign_in(people, secrets["auth"])


def _sign_in(people: Mapping[str, Person], auth: Mapping[str, Any]) -> None:
    if not st.user.get("is_logged_in"):
        _become(None)
        st.title("Sign in to see ratings", anchor=False)
        st.text("What is kept here is for the people that your district named.")
        if "workspace" in st.query_params:
            st.text(
                "Signing in leads to the first screen: open your link once more then. It is remembered from then on."
            )
        for name in access.providers(auth):
            label = f"Sign in with {name}" if name else "Sign in"
            st.button(label, type="primary", on_click=st.login, args=(name or None,), key=f"_sign_in {name}")
        st.stop()
    address = str(st.user.get("email") or "").strip().casefold()
    found = people.get(address)
    if str(st.user.get("email_verified", True)).casefold() == "false":
        found, why = None, "Your e-mail address is not confirmed where you sign in: confirm it there and sign in again."
    elif not address:
        why = "Where you signed in your e-mail address was not told: ask whoever runs this dashboard."
    else:
        why = "Your e-mail address is not on the list here: ask whoever runs this dashboard to add it."
    if found is None:
        _become(None)
        _stop("You may see nothing here yet", why, sign_out=True)
    else:
        _become(replace(found, key=_digest(auth, f"person {address}").hex()))


def _become(found: Person | None) -> None:
    """Take the place of who was here before: nothing of another person's, or of other rights, stays in the session."""
    before = st.session_state.get("_person")
    if before is not None and before != found:
        if saver := st.session_state.get("_saver"):
            saver.close()
        st.session_state.clear()
    if found is not None:
        st.session_state["_person"] = found


def _stop(title: str, why: str, *, sign_out: bool = False) -> None:
    st.title(title, anchor=False)
    st.text(why)
    if sign_out:
        st.button("Sign out", on_click=st.logout)
    st.stop()


def secret(purpose: str) -> bytes:
    """Return 32 bytes that only this server can make, for a purpose and the person who looks."""
    return _digest(_secrets()["auth"], f"{purpose} {person().key}")


def _digest(auth: Mapping[str, Any], text: str) -> bytes:
    return hmac.new(str(auth["cookie_secret"]).encode(), text.encode(), hashlib.sha256).digest()


def status() -> None:
    """Say below the filters as what the person signed in, and offer to sign out."""
    mine = person()
    if not mine.key:
        return
    with st.sidebar.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(f"Signed in as {mine.role}", width="content")
        st.button("Sign out", on_click=st.logout, type="tertiary", icon=":material/logout:")


def seen(mine: Person) -> str:
    """Say what a person sees who does not see everything."""
    schools = "all schools" if mine.schools is None else ", ".join(mine.schools)
    return " and ".join(filter(None, [schools, "the district ILT" if mine.district else ""]))
