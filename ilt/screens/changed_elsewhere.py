"""What a screen says where another window changed what it shows: before a room, no number changes without a word."""

from __future__ import annotations

from dataclasses import dataclass, fields

from ilt import format
from ilt.view import ASSESSMENT_NAMES, View

SAMPLE = "This screen now shows sample ratings from a made-up district."
TO_SAMPLE = f"The files were removed in another window. {SAMPLE}"
FROM_SAMPLE = "Ratings were added in another window. This screen now shows them, not the sample."


@dataclass(frozen=True)
class Looked:
    """What a screen looks at, each in words: what may be gone when somebody else removes a file."""

    sample: bool
    district: str
    round: str
    assessment: str
    schools: str


def looked(view: View) -> Looked:
    """Return what a view looks at."""
    schools = format.some(view.schools, 3) if view.schools else "all schools"
    return Looked(view.shown.sample, view.named_district, view.round, ASSESSMENT_NAMES[view.assessment], schools)


def said(before: Looked, now: Looked, newest: str) -> str:
    """Say what is shown now in place of what was; blank where that is the same.

    ``newest`` is the newest round, where another window added it; else blank.
    """
    if before.sample != now.sample:
        return TO_SAMPLE if now.sample else FROM_SAMPLE
    other = [one.name for one in fields(Looked) if getattr(before, one.name) != getattr(now, one.name)]
    if not other:
        return f"{newest} was added in another window. This screen still shows {now.round}." if newest else ""
    shows, instead = (
        format.listing([getattr(one, name) for name in other if getattr(one, name)]) for one in (now, before)
    )
    return f"Because of a change in another window, this screen now shows {shows}, not {instead}."
