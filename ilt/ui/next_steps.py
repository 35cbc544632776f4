"""Next steps on screen: written in a dialog, saved field by field, and followed by their status."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import streamlit as st

from ilt import next_steps, ratings
from ilt.access import FACILITATOR
from ilt.meetings.meeting import Meeting
from ilt.next_steps import STATUSES, NextStep
from ilt.store.limits import TEXT_CHARACTERS
from ilt.store.validation import FIRST_DAY, LAST_DAY
from ilt.ui import filters, sign_in, teams, widgets
from ilt.ui.session import Session, session
from ilt.ui.teams import OfTeams
from ilt.view import ALL_DISTRICTS, View

KIND = "step"
ONE_DISTRICT = "Choose one district at the left: what is begun here is one team’s."
_WRITTEN = ("what", "who", "due", "know", "again")
_DAYS: dict[str, Any] = {"format": "MM/DD/YYYY", "min_value": FIRST_DAY, "max_value": LAST_DAY}


def may_write() -> bool:
    """Tell whether this visitor may write what a team decides."""
    return sign_in.person().may(FACILITATOR)


def may_begin(view: View | None) -> bool:
    """Tell whether this visitor begins a step or a meeting here: each is of one team, and so of one district."""
    return may_write() and not (view is not None and view.district == ALL_DISTRICTS)


def every() -> list[NextStep]:
    """Return the next steps in this visitor's workspace, of teams that they may see."""
    return [step for step in next_steps.from_entries(OfTeams(KIND)) if teams.seen(step.district, step.school)]


def of_view(view: View) -> list[NextStep]:
    """Return the next steps of the teams in view; the district ILT's about all schools are among the schools'."""
    district = [""] if sign_in.person().district else []
    schools = view.schools or [*view.every_school, *district]
    if view.district == ALL_DISTRICTS:
        return next_steps.of_all_districts(every(), schools)
    return next_steps.of_teams(every(), view.district, view.assessment, schools)


def begin(action_id: str = "") -> None:
    """Open an empty next step, about an action or none yet."""
    session.next_step = (secrets.token_urlsafe(6), action_id)


def open_(step: NextStep) -> None:
    """Open a next step to change it."""
    session.next_step = (step.key, step.action_id)


def _close() -> None:
    del session.next_step


def dialog(view: View) -> None:
    """Draw the dialog of the open next step, if one is open."""
    if session.next_step is not None and may_write():
        st.dialog("Next step", width="medium", on_dismiss=_close)(_draw)(view, *session.next_step)


def _known(key: str) -> NextStep | None:
    return next((step for step in every() if step.key == key), None)


def _draw(view: View, key: str, action_id: str) -> None:
    def field(name: str) -> dict[str, Any]:
        return {"key": Session.step_field.key(name, key), "on_change": _save, "args": (view, key)}

    if sign_in.changed():
        st.rerun()
    known = _known(key)
    if known is None and not may_begin(view):
        st.text(ONE_DISTRICT)
        return
    actions = [action.id for action in view.actions]
    chosen = known.action_id if known else action_id
    if chosen and chosen not in actions:
        actions.append(chosen)
    teams = _teams(view)
    team = known.school if known else teams[0]
    if team not in teams:
        teams.append(team)
    _fields(key, _save, (view, key))
    left, right = st.columns(2)
    left.selectbox(
        "Team",
        teams,
        index=teams.index(team),
        format_func=next_steps.team_name,
        **field("school"),
    )
    right.selectbox(
        "Which action is it for?",
        actions,
        index=actions.index(chosen) if chosen else 0,
        format_func=filters.action_words,
        **field("action_id"),
    )
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        if st.button("Done", type="primary", key="_step_done"):
            _close()
            st.rerun()
        if known and st.button("Delete it", type="tertiary", icon=":material/delete:", key="_step_delete"):
            OfTeams(KIND).put({f"{key}.{name}": None for name in next_steps.FIELDS})
            _close()
            st.rerun()
    st.caption("It is kept once it says what you will do, and then with every field that you leave.")


def _fields(key: str, save: Callable[..., None], args: tuple[Any, ...]) -> None:
    """Draw the fields of a next step, as they are stored."""
    stored = OfTeams(KIND)

    def field(name: str) -> dict[str, Any]:
        widget, value = Session.step_field.key(name, key), str(stored.get(f"{key}.{name}", ""))
        session.show(widget, next_steps.day_of(value) if name in next_steps.DATES else value)
        limits = _DAYS if name in next_steps.DATES else {"max_chars": TEXT_CHARACTERS}
        return {"key": widget, "on_change": save, "args": args, **limits}

    st.text_area("What will you do?", height=80, **field("what"))
    # Row by row, so that Tab goes on as one reads.
    left, right = st.columns(2)
    left.text_input("Who?", **field("who"))
    right.date_input("By when?", value=None, **field("due"))
    left, right = st.columns(2)
    left.text_input("How will you know that it worked?", **field("know"))
    right.date_input("Look at it again on", value=None, **field("again"))


def write(meeting: Meeting, action_id: str) -> None:
    """Draw the next step that a meeting makes of an action; each field is saved when somebody leaves it."""
    _fields(meeting.next_step_key(action_id), _save_of, (meeting, action_id))


def _save_of(meeting: Meeting, action_id: str) -> None:
    key = meeting.next_step_key(action_id)
    texts = _texts(key, _WRITTEN) | {
        "district": meeting.district,
        "school": meeting.school,
        "round": meeting.round,
        "action_id": action_id,
    }
    OfTeams(KIND).put({f"{key}.{name}": text for name, text in texts.items()})


def _texts(key: str, names: Iterable[str]) -> dict[str, str]:
    typed = {name: session.step_field[name, key] for name in names}
    return {name: value.isoformat() if isinstance(value, date) else (value or "") for name, value in typed.items()}


def _teams(view: View) -> list[str]:
    """Return whose next step it may be; where no school is rated in this round, the schools of any round."""
    if view.district == ALL_DISTRICTS:
        return []
    if view.assessment == "district":
        return [""]
    every = sorted(set(view.counts["school"]) - {"", ratings.OTHERS})
    return list(view.schools or view.every_school or every) or [""]


def _save(view: View, key: str) -> None:
    """Save the fields of the open dialog, once they say what to do."""
    texts = _texts(key, next_steps.FIELDS)
    if not texts["what"].strip():
        return
    known = next((step for step in every() if step.key == key), None)
    texts |= (
        {"district": known.district, "round": known.round}
        if known
        else {"district": view.district, "round": view.round}
    )
    texts["status"] = known.status if known else "open"
    OfTeams(KIND).put({f"{key}.{name}": text for name, text in texts.items()})


def status(step: NextStep) -> None:
    """Show how far a next step is; who may write can change it."""
    if not may_write():
        st.badge(STATUSES[step.status], color="gray")
        return
    about = step.key, step.status
    st.pills(
        "Status",
        list(STATUSES),
        default=step.status,
        required=True,
        format_func=STATUSES.__getitem__,
        key=Session.step_status.key(*about),
        label_visibility="collapsed",
        on_change=lambda: OfTeams(KIND).put({f"{step.key}.status": session.step_status[about]}),
    )


def offer(action_id: str, key: str) -> None:
    """Offer to make an action a next step."""
    if may_begin(session.view) and st.button(
        "Make it a next step", key=f"_make {key}", type="tertiary", icon=":material/flag:"
    ):
        begin(action_id)
        widgets.go("next_steps")
