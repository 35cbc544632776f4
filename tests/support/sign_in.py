"""A server with a sign-in, the people on its list, and a workspace of two schools."""

import json

from streamlit.testing.v1 import AppTest

from ilt.store import Saver, Store, sha256
from ilt.ui.workspace import addresses
from tests.support.app_pages import new_app
from tests.support.ratings_files import NAME, ONE, as_csv, ratings_of

AUTH = {
    "redirect_uri": "https://ilt.example/oauth2callback",
    "cookie_secret": "0123456789abcdef0123456789abcdef",
    "client_id": "ilt",
    "client_secret": "s",
    "server_metadata_url": "https://login.example/.well-known/openid-configuration",
}
PEOPLE = {
    "All@r.example": {"role": "coordinator"},
    "lead@r.example": {"role": "facilitator"},
    "birch@r.example": {"role": "facilitator", "schools": ["Birch"]},
    "alder@r.example": {"role": "viewer", "schools": ["Alder"], "district": True},
    "nowhere@r.example": {"role": "viewer", "schools": ["Nowhere"]},
}
BROKEN = "nearly two"


def file_of(school: str, *others: str, **more) -> bytes:
    """Write a school whose ratings are always the same, and others, with a cell that cannot be read."""
    rows = ratings_of([school], raters=6, note=f"Words of {school}")
    rows += [[*row[:4], f"{row[4]} of others", *row[5:]] for row in ratings_of(list(others), **more)]
    return as_csv([*rows, [*ONE[:3], others[0], *ONE[4:7], BROKEN, ""]])


FILE = file_of("Birch", "Alder", raters=6, note="Words of Alder")


def signed_in(address: str = "", link: str = "", **claims) -> AppTest:
    """Return the app, on a server with a sign-in, as somebody finds it who signed in there; or nobody."""
    app = new_app()
    app.secrets = {"auth": dict(AUTH), "people": PEOPLE}
    app.user = {"is_logged_in": bool(address), "email": address, "email_verified": True, **claims}
    if link:
        app.query_params[addresses.WORKSPACE] = link
    return app.run()


def keep(file, content: bytes = FILE) -> Saver:
    saver = Saver.begin(Store(f"sqlite:///{file}"), visitor="other")
    assert saver.add_source(f"{NAME}.csv", content)
    assert saver.put("confirmed", f"{NAME}.csv", sha256(content))
    return saver


def toml_of(people: dict) -> str:
    """Write the secrets.toml of a server with this list of people."""
    lines = ["[auth]", *(f"{name} = {json.dumps(value)}" for name, value in AUTH.items()), "[people]"]
    for address, rights in people.items():
        inside = ", ".join(f"{name} = {json.dumps(value)}" for name, value in rights.items())
        lines.append(f"{json.dumps(address)} = {{ {inside} }}")
    return "\n".join(lines)
