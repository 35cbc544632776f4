"""Start: what this is, and the ways in; the workspaces that this person or browser opened before."""

from __future__ import annotations

from datetime import datetime

from ilt import format

TITLE = "See what leadership teams do well and what to work on next"
WAYS = {
    "ratings": (
        "Add your ratings",
        "Upload Google or Microsoft Forms responses, spreadsheets or filled-in templates, just as they are.",
    ),
    "overview": ("See the sample", "Look around first: every screen, with ratings from a made-up district."),
    "meeting": ("Run a meeting", "Slides and prompts take a team from its ratings to next steps in 45 to 60 minutes."),
}
"""Screen -> what the button that leads there says, and what it leads to."""
RECENT, YOUR_WORKSPACES = "Continue with", "Your workspaces"
SAMPLE = "sample data"
NO_WORKSPACE = "You do not have a workspace yet. Ask a coordinator for the link."


def about(actions: int) -> str:
    """Say what this is, in a sentence; ``actions`` is how many the framework has."""
    return (
        f"See how school and district teams rate their work on {format.number(actions, 'action')} of instructional "
        "leadership, from 0 to 3, and where their views differ. Then choose one to three next steps."
    )


def recent(files: int, changed: datetime) -> str:
    """Say which workspace this is: how many files it holds, and when it was changed last."""
    held = format.number(files, "file") if files else SAMPLE
    return f"{held}, {format.day(changed)}, {changed.hour % 12 or 12}:{changed:%M %p}"
