"""Framework: the reference that a team reads aloud from: its title, and what a search finds."""

from __future__ import annotations

from ilt import framework

HOW = """
Everything here is the framework's own text. Where the framework's table and the self-assessment template word an
action differently, both stand here; ratings are asked with the template's wording. Search looks in both.
"""


def title() -> str:
    """Head the screen with how many focus areas and actions there are."""
    known = framework.current()
    district, school = (len(known.of(kind)) for kind in ("district", "school"))
    return f"{len(known.areas)} focus areas, {district} district actions and {school} school actions"


def has_words(action: framework.Action, wanted: str) -> bool:
    """Tell whether an action, in either wording, holds words, which are as ``framework.text_key`` returns them."""
    return wanted in framework.text_key(f"{action.id} {action.text} {action.framework_wording}")
