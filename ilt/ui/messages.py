"""What a screen says once: it stays while nobody presses anything, however often the screen is drawn anew meanwhile."""

from __future__ import annotations

from ilt.ui.session import Session, session


def take() -> tuple[str, str]:
    """Return what is to be said, and the name of the fields that are lost with it, and forget both."""
    found = session.take(Session.message), session.take(Session.typed_is_lost)
    if found[0]:
        session.said = found
    return found


def again() -> None:
    """Let the next run say what this one said: it draws the screen anew, and nobody pressed anything."""
    if not session.message:
        session.message, session.typed_is_lost = session.said
