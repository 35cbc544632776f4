"""What the slides begin with: a code that leads phones to them, or that no phone comes to this address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ilt.meetings.slides import Row, Slide, fitting, step_of

FOLLOW = "follow"
CHANGES_NOTHING = "Scan the code to see these slides and screens. You can look, but you cannot change anything."
NO_PHONES = "Phones can’t reach this address. See Meeting for what to do."


def with_code(slides: Sequence[Slide], picture: str) -> list[Slide]:
    """Put a slide with a QR code, an image's address, before the first one; it is of the same step."""
    first = slides[0]
    words = (Row("", words=CHANGES_NOTHING),)
    name = f"{step_of(first.name)}:{FOLLOW}"
    return [Slide(name, first.kicker, "Follow on your phone", rows=words, whose=first.whose, picture=picture), *slides]


def without_phones(slides: Sequence[Slide]) -> list[Slide]:
    """Say below the first slide, where it has room, that no phone can follow."""
    first = replace(slides[0], foot="\n".join(filter(None, [slides[0].foot, NO_PHONES])))
    return [first if fitting(first).rows == first.rows else slides[0], *slides[1:]]
