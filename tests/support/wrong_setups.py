"""Sections of secrets.toml that let nobody in, and what is said of each: ``[auth]``, ``[people]``, a piece of the sentence."""

from ilt import access
from tests.support.sign_in import AUTH

WRONG_SETUPS = [
    (None, {"a@x.org": {"role": "viewer"}}, "[auth]: it is missing"),
    (AUTH, None, "[people]: it lists no one"),
    (AUTH, {}, "[people]: it lists no one"),
    (AUTH, "a@x.org", "[people]: it is not a table"),
    ("on", None, "[auth]: it is not a table"),
    ({}, {"a@x.org": {"role": "viewer"}}, "[auth]: redirect_uri and cookie_secret are missing"),
    (AUTH | {"client_secret": ""}, None, "[auth]: client_secret is missing"),
    (AUTH | {"cookie_secret": "short"}, None, "fewer than 32 characters"),
    (AUTH | {"cookie_secret": ["x" * 32]}, None, "[auth]: cookie_secret is not text"),
    (
        {**AUTH, "google": {"client_id": "x"}},
        None,
        "[auth.google]: client_secret and server_metadata_url are missing",
    ),
    (AUTH, {"ann": {"x": {"role": "viewer"}}}, "entry 1 of [people]: it does not start with an email address"),
    (AUTH, {"\u017fam@x.org": {"role": "viewer"}}, "entry 1 of [people]: the address has a space, an accent"),
    (AUTH, {"a b@x.org": {"role": "viewer"}}, "entry 1 of [people]: the address has a space, an accent"),
    (AUTH | {access.TRUSTED: "yes"}, {"a@x.org": {"role": "viewer"}}, "must be true or false"),
    (
        AUTH,
        {"a@x.org": {"role": "viewer"}, "A@x.org": {"role": "viewer"}},
        "entry 2 of [people]: the address is listed twice",
    ),
    (AUTH, {"a@x.org": "viewer"}, "it has no role"),
    (AUTH, {"a@x.org": {}}, "it has no role"),
    (AUTH, {"a@x.org": {"role": "admin"}}, "“admin” is not a role"),
    (AUTH, {"a@x.org": {"role": "viewer", "school": ["Birch"]}}, "“school” is not a setting"),
    (AUTH, {"a@x.org": {"role": "viewer", "schools": "Birch"}}, "schools is not a list"),
    (AUTH, {"a@x.org": {"role": "viewer", "schools": [" "]}}, "schools is not a list"),
    (AUTH, {"a@x.org": {"role": "viewer", "district": "yes"}}, "must be true or false"),
    (AUTH, {"a@x.org": {"role": "viewer", "schools": []}}, "could not see anything"),
    (AUTH, {"a@x.org": {"role": "coordinator", "schools": ["Birch"]}}, "whole files"),
]
