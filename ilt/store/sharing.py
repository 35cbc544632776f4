"""The view-only link of a workspace: made, read again by who has the workspace's own link, and withdrawn."""

from __future__ import annotations

from ilt.store.links import SHARE, VIEWED, new_view_link, sealed, unsealed
from ilt.store.saver import Saver


def view_link(saver: Saver) -> str | None:
    """Return what stands in the view-only link; blank where it cannot be read again, ``None`` where there is none."""
    shared = saver.get(SHARE, VIEWED)
    return None if shared is None else unsealed(shared, saver.link)


def share(saver: Saver) -> bool:
    """Make a view-only link, in place of the one before; return whether that is saved."""
    return saver.put(SHARE, VIEWED, sealed(new_view_link(), saver.link))


def withdraw(saver: Saver) -> bool:
    """Let the view-only link lead nowhere; return whether that is saved."""
    return saver.put(SHARE, VIEWED, None)
