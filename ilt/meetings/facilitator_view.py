"""The facilitator view: what it says around what each step says of itself."""

from __future__ import annotations

from ilt import format

OPEN_FROM_LINK = "Use the facilitator link to open this page"
WHERE_LINK_IS = (
    "Ask the person who set up the meeting for it. Once the meeting begins, the link and its QR code are on the "
    "Meeting screen."
)
NO_RATINGS = "We can’t find the ratings for this meeting"
WHAT_THEN = "Everything already saved is safe. The meeting continues once the team’s ratings are added and confirmed."
DELETED = "Someone else deleted this meeting. What you type is no longer saved. Copy what you need."
LAST_SLIDE = "This is the last slide."
OWN = "Written for this dashboard"
CHOOSE_FIRST = "Choose an action first. One is enough."
SOURCES, OUR_WORDS = (
    "Where the prompts come from",
    "The prompts were written for this dashboard. They are based on these protocols:",
)
NOT_OF_MEETING = "no longer in this meeting; tap to remove"


def following(title: str) -> str:
    """Say what comes next."""
    return f"Next: {title}"


def minutes_after(minutes: int) -> str:
    """Say how much time is planned for the steps after this one."""
    return f"{format.number(minutes, 'minute')} planned for the steps after this one"


def based_on(source: str) -> str:
    """Name the protocol that the prompts of a step follow."""
    return f"Based on {source}"


def written_for(actions: list[str]) -> str:
    """Say which other actions have a text."""
    return f"Already written for: {format.listing(actions)}"


def individual(ratings: str) -> str:
    """Say how people rated an action one by one."""
    return f"Mean of the individual ratings: {ratings}"
