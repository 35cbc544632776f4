"""Meetings on screen: those of this visitor's workspace, their slides, and the controls that move them on."""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from ilt import framework, screens
from ilt.meetings import slide_presses, stored
from ilt.meetings.meeting import Meeting
from ilt.meetings.slides import Slide, step_of
from ilt.meetings.slides.deck import Deck, at, steps_of, timed, view_of
from ilt.meetings.steps import BY_KEY
from ilt.next_steps import NextStep
from ilt.reports.documents import meeting_summary
from ilt.ui import downloads, filters, local_day, next_steps, teams
from ilt.ui.leave_fields import LEAVE_FIELDS
from ilt.ui.meeting import phones
from ilt.ui.session import Session, session
from ilt.ui.teams import OfTeams, or_say_why
from ilt.ui.workspace import addresses, current_workspace, files

KIND = "meeting"
ADDRESS, FACILITATOR = phones.ADDRESS, stored.FACILITATOR_KEY
"""Parameters of the address: the key of a meeting on its slides, its secret in the facilitator view."""
MOST_CHARACTERS, MOST_PRESSES = 60, 10**9
"""The longest name of a window, and the highest number of a press."""
_HERE = Path(__file__).parent
_controls = st.components.v2.component(
    "ilt_controls",
    html=(_HERE / "controls.html").read_text(encoding="utf-8"),
    css=(_HERE / "controls.css").read_text(encoding="utf-8"),
    js=LEAVE_FIELDS + (_HERE / "controls.js").read_text(encoding="utf-8"),
)


def every() -> list[Meeting]:
    """Return the meetings of this visitor's workspace, the newest first, of teams that are theirs to see."""
    mine = teams.theirs()
    return [one for one in stored.meetings(OfTeams(KIND)) if mine.team(one.district, one.school)]


def by_address() -> Meeting | None:
    """Return the meeting that the address names."""
    key = str(st.query_params.get(ADDRESS, ""))
    return next((one for one in every() if one.key == key), None)


def by_facilitator_link() -> Meeting | None:
    """Return the meeting whose secret the address has; without it, nobody sees the facilitator view.

    One that somebody deletes meanwhile stays on the screen: nobody loses what they are typing.
    """
    secret, last = str(st.query_params.get(FACILITATOR, "")).encode(), session.meeting_led
    there = [*every(), *([last] if last and gone(last) and teams.theirs().team(last.district, last.school) else [])]
    found = (one for one in there if secret and hmac.compare_digest(one.facilitator_key.encode(), secret))
    session.meeting_led = next(found, None)
    return session.meeting_led


def begin(values: dict[str, Any], *, follows: bool = False) -> str:
    """Store a new meeting, and return its key; ``values`` are its team, round, minutes, plan and observed actions.

    ``follows``: whether people get a link by which they follow on their phones.
    """
    key = secrets.token_urlsafe(6)
    whole = {**values, "day": local_day.today().isoformat(), stored.FACILITATOR_KEY: secrets.token_urlsafe(24)}
    OfTeams(KIND).put(stored.entries(key, whole))
    if follows:
        phones.share()
    return key


@or_say_why()
def put(meeting: Meeting, values: dict[str, Any], *, seen: dict[str, Any] | None = None) -> None:
    """Store what is said in a meeting; ``None`` takes it back; ``seen`` as ``Saver.put_all`` takes it."""
    OfTeams(KIND).put(stored.entries(meeting.key, values), seen=seen and stored.entries(meeting.key, seen))


@or_say_why()
def change(meeting: Meeting, name: str, make: Callable[[Any], Any]) -> None:
    """Store what ``make`` returns for the newest value of a field."""
    OfTeams(KIND).change(f"{meeting.key}.{name}", make)


def delete(meeting: Meeting) -> bool:
    """Delete a meeting, with all that was said in it, as ``OfTeams.delete`` does; next steps stay."""
    return OfTeams(KIND).delete(meeting.key)


def gone(meeting: Meeting) -> bool:
    """Tell whether somebody else deleted a meeting that is on the screen."""
    return not OfTeams(KIND).of(meeting.key)


def deck(meeting: Meeting) -> Deck:
    """Return the slides of a meeting's ratings, small groups hidden, made once for this visitor."""
    shown = files.projected()
    rounds = filters.arranged_rounds(shown.rounds)
    key = (meeting.key, meeting.round, meeting.assessment, rounds, framework.current().digest)
    last = session.deck
    if last is None or last[0] is not shown or last[1] != key:
        last = session.deck = (shown, key, Deck(view_of(shown, rounds, meeting)))
    return last[2]


def expected(about: Mapping[str, Any], plan: Sequence[str], observed: Sequence[str]) -> dict[str, int]:
    """Return the seconds that each step of a meeting will have which is prepared; nothing where it lacks ratings."""
    today = local_day.today()
    prepared = Meeting("", day=today, plan=tuple(plan), observed=tuple(observed), facilitator_key="", **about)
    shown, written = files.projected(), next_steps.every()
    key = (prepared, tuple(written), filters.arranged_rounds(shown.rounds), framework.current().digest)
    last = session.expected_times
    if last is None or last[0] is not shown or last[1] != key:
        made = Deck(view_of(shown, filters.arranged_rounds(shown.rounds), prepared))
        empty = made.ratings.view.selected.empty
        times = {} if empty else timed(prepared, made.slides(prepared, written, today))
        last = session.expected_times = (shown, key, times)
    return last[2]


def slides(meeting: Meeting) -> list[Slide]:
    """Return the slides as the meeting stands."""
    made = deck(meeting).slides(meeting, next_steps.every(), local_day.today())
    return phones.with_code(meeting, made)


def summary(meeting: Meeting, written: Sequence[NextStep]) -> None:
    """Offer the summary of a meeting, on one page, with what is ``written`` of next steps."""
    mine = deck(meeting)
    downloads.offer(
        screens.meeting.SUMMARY,
        lambda: meeting_summary.document(mine.summary(meeting, written)),
        "meeting-summary.docx",
        key=f"_summary {meeting.key}",
        type="tertiary",
    )


def nothing_to_show(meeting: Meeting) -> bool:
    """Tell whether there are no ratings of a meeting's team and round."""
    return bool(deck(meeting).ratings.view.selected.empty)


def _now() -> int:
    return time.time_ns() // 1_000_000


@or_say_why()
def _count(key: str, slides: Sequence[str]) -> None:
    """Count the presses of this window that have not counted yet."""
    window, wishes = _presses(session.slide_controls[key])
    if window and wishes:
        change = lambda place: slide_presses.pressed(place, slides, window, wishes, _now())  # noqa: E731
        OfTeams(KIND).change(f"{key}.place", change)


def _presses(value: Any) -> tuple[str, list[slide_presses.Press]]:
    """Return a window and its presses from what a browser sent, which may be anything."""
    sent = value.get("presses") if isinstance(value, Mapping) else None
    if not isinstance(sent, Mapping):
        return "", []
    window, log = sent.get("window"), sent.get("log")
    if not isinstance(window, str) or len(window) > MOST_CHARACTERS or not isinstance(log, list):
        return "", []
    known = [one for one in log if isinstance(one, list) and len(one) == 2]
    return window, [(number, wish) for number, wish in known if _sound(number) and isinstance(wish, str)]


def _sound(number: Any) -> bool:
    return type(number) is int and 0 < number < MOST_PRESSES


def facilitator_link(meeting: Meeting) -> str:
    """Return the address of the facilitator view; blank where there is no database that it could share."""
    mine = current_workspace.saver()
    if mine is None or not current_workspace.lasts():
        return ""
    return addresses.of("facilitator", mine.link, **{FACILITATOR: meeting.facilitator_key})


def controls(meeting: Meeting, shown: Sequence[Slide], write: str = "", *, leaves: bool = False) -> None:
    """Draw Back, Next, the map and the time, and count what is pressed there or on the keyboard.

    ``write`` is the address of the facilitator view; ``leaves``: whether there is a way back to Meeting.
    """
    names = [slide.name for slide in shown]
    here = at(meeting, shown)
    step = step_of(names[here])
    seconds = timed(meeting, shown)
    passed = meeting.place.passed(_now())
    steps = steps_of(shown)
    order = [key for key, _, _ in steps]
    data = {
        "at": here,
        "of": len(names),
        "step": step,
        "name": BY_KEY[step].name,
        "left": seconds[step] - (passed or 0) / 1000,
        "begun": passed is not None,
        "write": write,
        "leaves": leaves,
        "steps": [
            {
                "key": key,
                "name": name,
                "slide": slide,
                "seconds": seconds[key],
                "past": order.index(key) < order.index(step),
            }
            for key, name, slide in steps
        ],
    }
    result = _controls(
        key=Session.slide_controls.key(meeting.key),
        data=data,
        on_presses_change=lambda: _count(meeting.key, names),
        on_leave_change=lambda: None,
    )
    if leaves and isinstance(result, Mapping) and result.get("leave"):
        st.switch_page("pages/meeting.py", query_params={})
    _late(meeting, names, result)


def _late(meeting: Meeting, names: Sequence[str], result: Any) -> None:
    """Count presses that came while no server listened: a new one gets them only when it draws."""
    window, wishes = _presses(result)
    if wishes and wishes[-1][0] > meeting.place.taken.get(window, 0) and not gone(meeting):
        _count(meeting.key, names)
        st.rerun()
