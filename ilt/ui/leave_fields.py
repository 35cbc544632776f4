"""Fields are left when their page is: what is being typed is saved where a phone goes dark or a page is loaded anew."""

from pathlib import Path

from ilt.screens.workspace import CLOSE, NOT_HEARD

LEAVE_FIELDS = (
    Path(__file__)
    .with_suffix(".js")
    .read_text(encoding="utf-8")
    .replace("NOT_SAVED", NOT_HEARD)
    .replace("CLOSE", CLOSE)
)
"""For the JavaScript of a component, in front of its own."""
