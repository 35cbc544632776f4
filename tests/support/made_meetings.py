"""Meetings for tests: the view and the deck of a team, of ratings that are given or made up."""

from datetime import date
from types import SimpleNamespace

from ilt import counts, ratings
from ilt.access import Person
from ilt.meetings.meeting import Meeting
from ilt.meetings.slides.deck import Deck, view_of
from ilt.meetings.stored import entries, meetings
from ilt.shown import Shown, VisitorRatings, shown_to
from ilt.suppression import Minimums

DAY = date(2026, 11, 25)


def meeting(key: str = "m", **said: object) -> Meeting:
    """Return a meeting with these entries, of a made-up school if they name none."""
    fields = {
        "assessment": "school",
        "district": "Riverbend",
        "school": "Alder",
        "round": "Fall 2026",
        "day": DAY.isoformat(),
        "minutes": 45,
        "seat": "secret",
        **said,
    }
    return meetings(entries(key, fields))[0]


def shown(table, minimums: Minimums | None = None, person: Person | None = None) -> Shown:
    """Return what the slides may show of a ratings table."""
    data = VisitorRatings(SimpleNamespace(ratings=table), counts.count(table), counts.raters(table), sample=False)
    return shown_to(data, minimums or Minimums(), full_detail=False, person=person or Person())


def deck(table, one: Meeting, minimums: Minimums | None = None) -> Deck:
    """Return the deck of a meeting about a ratings table."""
    visible = shown(table, minimums)
    return Deck(view_of(visible, ratings.order_rounds(visible.rounds).ordered, one))
