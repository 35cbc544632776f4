"""Fields are left when their page is: what is being typed is saved where a phone goes dark or a page is loaded anew."""

from pathlib import Path

LEAVE_FIELDS = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
"""For the JavaScript of a component, in front of its own."""
