"""A district's own plan form: the names of its marked places, and what is said of how it was filled."""

from __future__ import annotations

from collections.abc import Sequence

from ilt import format

NUMBERED = {
    "finding": {"": "A finding, such as the lowest focus area"},
    "suggestion": {"action": "An action that the Priorities screen suggests", "why": "Why it suggests that action"},
    "priority": {
        "action": "An action that the team chose in its meeting (not one that is only suggested), word for word",
        "focus area": "The focus area of that action",
        "why": "Why the ratings suggest it",
        "root cause": "The root cause that the team wrote down",
        "agreed rating": "The rating that the team agreed on",
        "next step": "What the team will do",
        "who": "Who will do it",
        "by when": "By when",
        "how we will know": "How the team will know that it worked",
        "check in": "When the team checks in on it",
    },
}
"""Names with a number, by what they are of: what each part is filled with. Without a number, it is 1."""
LISTS = {
    "findings": "All findings",
    "priorities": "All actions that the team chose",
    "root causes": "All root causes, each with its action",
    "agreed ratings": "All agreed ratings, each with its action",
    "next steps": "All next steps: what, who, by when, and how the team will know",
}
"""Names of several lines: a paragraph each where the mark is alone in its paragraph."""
FACTS = {
    "title": "Whose ratings these are, and from which round",
    "team": "The school, or District ILT",
    "district": "The district",
    "round": "The round",
    "who rated": "How many people rated",
    "date": "The day the form was filled in",
}

TITLE = "Your own plan form"
ABOUT = (
    "Copy a placeholder such as {{finding 1}} or {{priority 1: action}} into each blank of your district’s own Word or "
    "PowerPoint form, upload the form, and download it filled in. Nothing else in it changes."
)
NAMES, EXAMPLE = "Placeholders you can use", "Example form (Word)"
MARK, FILLED_WITH = "Placeholder", "Filled with"
UPLOAD = "Your form (.docx or .pptx)"
FILLED, REMOVE = "Filled form", "Remove the form"
NOT_THEIRS = "Only a coordinator can add a form here."
NAMES_ALT = "The placeholders, and what each is filled with"
PIECE, SAYS, LEFT_ALT = "What", "Text", "What your form has no placeholder for"
NO_MARKS = "This form has no placeholders. Add some, such as {{finding 1}}, where text should go, then try again."
REFUSED = {
    "too large": "This form is too large. Take out pictures that it doesn’t need, then try again.",
    "protected": "This form is password-protected. Save a copy without a password, and use that.",
    "macros": "This form has macros. Save it as .docx or .pptx, and use that.",
    "damaged": (
        "This form is damaged, or has something in it that a normal form doesn’t. Open it in Word or PowerPoint, save "
        "it again, and use that."
    ),
    "other kind": (
        "This isn’t a Word (.docx) or PowerPoint (.pptx) file. Save your form in one of these formats, and use that."
    ),
}


_NAMED = 40
"""So many marks are named."""


def names() -> list[tuple[str, str]]:
    """Return each name, as a mark is written, and what it is filled with."""
    numbered = [
        (mark(f"{of} 1: {part}" if part else f"{of} 1"), what)
        for of, those in NUMBERED.items()
        for part, what in those.items()
    ]
    return [(mark(name), what) for name, what in FACTS.items()] + [
        *numbered,
        *((mark(name), what) for name, what in LISTS.items()),
    ]


def mark(name: str) -> str:
    """Write a mark.

    >>> mark("finding 1")
    '{{finding 1}}'
    """
    return f"{{{{{name}}}}}"


def numbered(of: str, number: int) -> str:
    """Name one of several.

    >>> numbered("finding", 2)
    'Finding 2'
    """
    return f"{of.capitalize()} {number}"


def about_action(what: str, action: str) -> str:
    """Name what was said about an action."""
    return f"{what} for “{action}”"


def said_of(action: str, said: str) -> str:
    """Say what was said about an action."""
    return f"{action}: {said}"


def filled(name: str, marks: int) -> str:
    """Say how many marks of a form are filled."""
    return f"{name}: {format.number(marks, 'placeholder')} filled."


def empty(marks: Sequence[str]) -> str:
    """Say which marks there is nothing for yet."""
    return f"Left blank, because there is nothing to put there yet: {format.some(marks, _NAMED)}"


def unknown(marks: Sequence[str]) -> str:
    """Say which marks are not known."""
    return f"Left as they are, because we don’t know these names: {format.some(marks, _NAMED)}"


def left(pieces: int) -> str:
    """Head what has no place in a form."""
    return f"Not in your form ({pieces})"
