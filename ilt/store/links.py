"""Links of a workspace: its own, by which everything can be changed, and one that is view only.

Of a link the database knows only its SHA-256, so nobody gets from there to a link. The view-only one is kept beside it,
sealed with the workspace's own: only who has that reads it again, and from it no way leads back.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from typing import Any

from cryptography.fernet import Fernet, InvalidToken

SHARE, VIEWED = "share", "view"
"""The kind and key of the entry that tells of a view-only link: ``id``, its SHA-256, and the link, ``sealed``."""
VIEW_ONLY = "view-only-"
"""What a view-only link begins with."""


def new_link() -> str:
    """Return what stands in the link of a new workspace: 256 random bits."""
    return secrets.token_urlsafe(32)


def new_view_link() -> str:
    """Return what stands in a new view-only link: 256 random bits that lead to no other link."""
    return VIEW_ONLY + new_link()


def is_view_only(link: str) -> bool:
    """Tell whether nothing can be changed by a link."""
    return link.startswith(VIEW_ONLY)


def key_of(link: str) -> str:
    """Return what a workspace is kept under: nobody gets from it to the link."""
    return hashlib.sha256(link.encode("utf-8", "surrogatepass")).hexdigest()


def sealed(view_link: str, link: str) -> dict[str, str]:
    """Return the value of the entry that tells of a view-only link: its key, and itself for who has ``link``."""
    return {"id": key_of(view_link), "sealed": _seal(link).encrypt(view_link.encode()).decode()}


def unsealed(value: dict[str, Any], link: str) -> str:
    """Return a view-only link from its entry; blank where it was made under another link."""
    try:
        return _seal(link).decrypt(value["sealed"]).decode()
    except (InvalidToken, UnicodeDecodeError):
        return ""


def resealed(value: dict[str, Any], old: str, new: str) -> dict[str, str] | None:
    """Return the entry of a view-only link for who has a ``new`` link in place of an old one; ``None``: it is lost."""
    view_link = unsealed(value, old)
    return sealed(view_link, new) if view_link else None


def _seal(link: str) -> Fernet:
    own = hmac.digest(link.encode("utf-8", "surrogatepass"), b"view-only link", "sha256")
    return Fernet(base64.urlsafe_b64encode(own))
