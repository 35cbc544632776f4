"""Framework: the reference that a team reads aloud from: its title, and what a search finds."""

from __future__ import annotations

from ilt import format, framework

HOW = """
The descriptions and actions are the framework's own words; the codes (such as S1.1), the
tags and some headings are this dashboard's. If the
framework's table and the self-assessment template describe an action in different words, you see both. Raters saw the
template's words. Search covers both.
"""
SEARCH = "Search the framework"
SCALE, RATING, MEANING, SCALE_ALT = "The rating scale", "Rating", "Meaning", "The rating scale, 0 to 3"
NO_ACTION = "No action here matches your search."
NOTHING = "Nothing in the framework matches your search. Try fewer words, or part of a word."


def actions_of(assessment: str) -> str:
    """Head a column of actions."""
    return f"{assessment.capitalize()} ILT actions"


def in_the_table(wording: str) -> str:
    """Say how the framework's table words an action."""
    return f"In the framework’s table: {wording}"


def who_rates(assessment: str) -> str:
    """Head the instructions of a self-assessment."""
    return f"How the {assessment} ILT rates itself, and who else rates it"


def title() -> str:
    """Head the screen with how many focus areas and actions there are."""
    known = framework.current()
    district, school = (len(known.of(kind)) for kind in ("district", "school"))
    of_each = format.number(district, "district action"), format.number(school, "school action")
    return f"{format.number(len(known.areas), 'focus area')}, {' and '.join(of_each)}"


def has_words(action: framework.Action, wanted: str) -> bool:
    """Tell whether an action, in either wording, holds words, which are as ``framework.text_key`` returns them."""
    return wanted in framework.text_key(f"{action.id} {action.text} {action.framework_wording}")
