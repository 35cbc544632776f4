"""Next steps on screen: written in a dialog, saved field by field, and followed by their status."""

from __future__ import annotations

import functools
import secrets
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import streamlit as st

from ilt import counts, format, next_steps, screens
from ilt.access import FACILITATOR
from ilt.meetings.meeting import Meeting
from ilt.next_steps import STATUSES, NextStep
from ilt.screens.next_steps import LABELS
from ilt.store.limits import NEXT_STEP_CHARACTERS, TEXT_CHARACTERS
from ilt.store.validation import FIRST_DAY, LAST_DAY
from ilt.ui import filters, news, sign_in, teams, widgets
from ilt.ui.markdown import plain
from ilt.ui.session import Session, session
from ilt.ui.teams import OfTeams, or_say_why
from ilt.ui.workspace import conflicts, current_workspace
from ilt.view import ALL_DISTRICTS, View

KIND = "step"
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
    mine = teams.theirs()
    return [step for step in next_steps.from_entries(OfTeams(KIND)) if mine.team(step.district, step.school)]


def of_view(view: View) -> list[NextStep]:
    """Return the next steps of the teams in view; the district ILT's about all schools are among the schools'."""
    return next_steps.of_view(every(), view, district=sign_in.person().district)


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
        # Only by its buttons: Escape would close it without what is being typed.
        st.dialog(screens.next_steps.DIALOG, width="medium", dismissible=False)(_draw)(view, *session.next_step)


def _known(key: str) -> NextStep | None:
    """Return a next step as it is stored, also while it does not say what to do; ``None`` where it is not theirs."""
    found = next_steps.from_entries(OfTeams(KIND).of(key), blank=True)
    mine = teams.theirs()
    return next((step for step in found if mine.team(step.district, step.school)), None)


def _begun(key: str) -> bool:
    """Tell whether a next step is stored, whoever's it is."""
    return f"{key}.action_id" in OfTeams(KIND)


def _draw(view: View, key: str, action_id: str) -> None:
    def field(name: str, value: str) -> dict[str, Any]:
        widget = Session.step_field.key(name, key)
        session.show(widget, value)
        return {"key": widget, "on_change": _save, "args": (view, key)}

    if sign_in.changed():
        st.rerun()
    _refresh()
    with news.place("message"):
        current_workspace.message()
    lost = _lost(key)
    known = lost or _known(key)
    if known is None and not may_begin(view):
        st.text(screens.next_steps.ONE_DISTRICT)
        _done(screens.next_steps.CLOSE)
        return
    actions = [action.id for action in view.actions]
    chosen = known.action_id if known else action_id or actions[0]
    if chosen not in actions:
        actions.append(chosen)
    teams = _teams(view)
    team = known.school if known else teams[0]
    if team not in teams:
        teams.append(team)
    newer = _fields(key, _save, (view, key))
    left, right = st.columns(2)
    left.selectbox(LABELS["school"], teams, format_func=next_steps.team_name, **field("school", team))
    right.selectbox(LABELS["action_id"], actions, format_func=filters.action_words, **field("action_id", chosen))
    if lost:
        return
    for column, name in ((left, "school"), (right, "action_id")):
        with column, news.place(f"{key}.{name}"):
            conflicts.choice(KIND, f"{key}.{name}")
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        _done(screens.next_steps.DONE)
        # Nobody deletes what they have not seen.
        delete = known and st.button(
            screens.next_steps.DELETE_IT, type="tertiary", icon=":material/delete:", key="_step_delete", disabled=newer
        )
        if delete and not newer:
            _delete(key)
    st.caption(screens.next_steps.SAVES)
    if known and known.what and not session.typed(Session.step_field.key("what", key)):
        st.text(screens.next_steps.say_what(known.what))


def _done(label: str) -> None:
    if st.button(plain(label), type="primary", key="_step_done"):
        _close()
        st.rerun()


def _delete(key: str) -> None:
    with or_say_why():
        if not OfTeams(KIND).delete(key):
            st.text(screens.frame.CHANGED)
            return
        _leave(key)
    st.rerun()


def _lost(key: str) -> NextStep | None:
    """Return a next step as it was before somebody else deleted it, or made it another team's, with its form open."""
    on_screen = session.step_field["what", key] is not None
    return session.steps_in_forms.get(key) if on_screen and _known(key) is None else None


def _fields(key: str, save: Callable[..., None], args: tuple[Any, ...]) -> bool:
    """Draw the fields of a next step, as they are stored; tell whether somebody else wrote in one since."""
    stored, lost, others = OfTeams(KIND), _lost(key), []

    def field(draw: Callable[..., Any], name: str, **more: Any) -> None:
        widget, saved, is_day = Session.step_field.key(name, key), stored.get(f"{key}.{name}"), name in next_steps.DATES
        value = next_steps.day_of(str(saved)) if is_day else saved or ""
        newer = not lost and session.show_saved(widget, saved, value)
        chooses = not lost and _is_open(key) and conflicts.is_open(KIND, f"{key}.{name}")
        # What is longer already is not cut when another field is left.
        most = NEXT_STEP_CHARACTERS if len(saved or "") <= NEXT_STEP_CHARACTERS else TEXT_CHARACTERS
        limits = _DAYS if is_day else {"max_chars": most}
        draw(LABELS[name], key=widget, on_change=save, args=args, **limits, **more)
        with news.place(widget):
            # What was there before this field was left stays: whoever left it by a press may have pressed just that.
            if newer and (not chooses or widget in session.newer_fields):
                words = format.day(value) if isinstance(value, date) else value
                wanted = functools.partial(_show_newest, key, name)
                widgets.newer(widget, words, wanted, what=screens.next_steps.DAY if is_day else screens.next_steps.TEXT)
                session.newer_fields.add(widget)
            else:
                session.newer_fields.discard(widget)
            if chooses:
                conflicts.choice(KIND, f"{key}.{name}")
        if newer or chooses:
            others.append(name)

    with news.place(key):
        if lost:
            _say_lost(key)
        elif known := _known(key):
            session.steps_in_forms[key] = known
    field(st.text_area, "what", height=80)
    # Row by row, so that Tab goes on as one reads.
    for text, day in (("who", "due"), ("know", "again")):
        left, right = st.columns(2)
        with left:
            field(st.text_input, text)
        with right:
            field(st.date_input, day, value=None)
    return bool(others)


def _show_newest(key: str, name: str) -> None:
    """Let a field show what somebody else wrote there; that stays, then, whatever was typed over it."""
    conflicts.choose(KIND, [f"{key}.{name}"], mine=False)
    session.show_newest(Session.step_field.key(name, key))


def _is_open(key: str) -> bool:
    """Tell whether it is this next step whose dialog is open."""
    return current_workspace.written_next_step() == key


def _say_lost(key: str) -> None:
    """Say what somebody else did to a next step; one that is another team's by now is not saved again."""
    deleted = not _begun(key)
    with st.container(border=True, key=f"_lost {key}"):
        st.text(screens.next_steps.DELETED if deleted else screens.next_steps.MOVED)
        with st.container(horizontal=True):
            if deleted:
                st.button(screens.next_steps.SAVE_AGAIN, key=f"_again {key}", on_click=_save_again, args=(key,))
            if st.button(
                screens.next_steps.LEAVE_DELETED if deleted else screens.next_steps.CLOSE, key=f"_leave {key}"
            ):
                _leave(key)
                st.rerun()


@or_say_why()
def _save_again(key: str) -> None:
    """Save a next step that somebody else deleted, with what stands in its form."""
    was = session.steps_in_forms[key]
    texts = {"district": was.district, "school": was.school, "round": was.round, "action_id": was.action_id}
    texts |= {"status": was.status} | _typed(key)
    conflicts.choose(KIND, [f"{key}.{name}" for name in texts], mine=False)
    OfTeams(KIND).put({f"{key}.{name}": text for name, text in texts.items()})


def _leave(key: str) -> None:
    """Forget the form of a next step that is not there any more, and close it."""
    session.steps_in_forms.pop(key, None)
    conflicts.choose(KIND, [f"{key}.{name}" for name in next_steps.FIELDS], mine=False)
    for name in _WRITTEN:
        session.show_newest(Session.step_field.key(name, key))
    if _is_open(key):
        _close()


def write(meeting: Meeting, action_id: str) -> None:
    """Draw the next step that a meeting makes of an action; each field is saved when somebody leaves it."""
    _fields(meeting.next_step_key(action_id), _save_of, (meeting, action_id))


def _save_of(meeting: Meeting, action_id: str) -> None:
    whose = {"district": meeting.district, "school": meeting.school, "round": meeting.round, "action_id": action_id}
    _put(meeting.next_step_key(action_id), whose)


def _save(view: View, key: str) -> None:
    """Save the fields of the open dialog, once it says what to do; that itself is not taken back."""
    if _begun(key) or session.typed(Session.step_field.key("what", key)):
        _put(key, {"district": view.district, "round": view.round, "status": "open"} | _typed(key))


@or_say_why()
def _put(key: str, new: Mapping[str, str]) -> None:
    """Save what was written in a form since it appeared, and ``new`` where nobody saved this next step yet.

    Where somebody else wrote there, too, whose stays is a question; where they deleted it, whether it stays deleted.
    """
    _refresh()
    if _lost(key):
        return
    fields = {
        name: Session.step_field.key(name, key)
        for name, text in _typed(key).items()
        if text or name != "what" or not _is_open(key)
    }
    written = {name: field for name, field in fields.items() if session.written(field)}
    texts = {name: session.typed(field) for name, field in written.items()}
    OfTeams(KIND).put(
        {f"{key}.{name}": text for name, text in (texts if _begun(key) else {**new, **texts}).items()},
        seen={f"{key}.{name}": session.saved_in(field) for name, field in written.items()},
    )


def _refresh() -> None:
    """Take in what others wrote: the run of a dialog does not begin by looking."""
    if mine := current_workspace.saver():
        mine.refresh()


def _typed(key: str) -> dict[str, str]:
    """Return what stands in a form, as it is stored; only the dialog says whose it is and about which action."""
    names = (*_WRITTEN, "school", "action_id") if _is_open(key) else _WRITTEN
    return {name: session.typed(Session.step_field.key(name, key)) for name in names}


def _teams(view: View) -> list[str]:
    """Return whose next step it may be, first whose it likely is: of what several schools need, the district ILT's.

    Where no school is rated in this round, the schools of any round.
    """
    if view.district == ALL_DISTRICTS:
        return []
    if view.assessment == "district":
        return [""]
    every = counts.schools_of(view.counts)
    schools = list(view.schools or view.every_school or every)
    district = [""] if sign_in.person().district else []
    return (schools + district if len(schools) == 1 else district + schools) or [""]


def status(step: NextStep) -> None:
    """Show how far a next step is; who may write can change it."""
    if not may_write():
        st.badge(STATUSES[step.status], color="gray")
        return
    about = step.key, step.status
    st.pills(
        LABELS["status"],
        list(STATUSES),
        default=step.status,
        required=True,
        format_func=STATUSES.__getitem__,
        key=Session.step_status.key(*about),
        label_visibility="collapsed",
        on_change=_put_status,
        args=(step,),
    )


@or_say_why()
def _put_status(step: NextStep) -> None:
    OfTeams(KIND).put({f"{step.key}.status": session.step_status[step.key, step.status]})


def offer(action_id: str, key: str) -> None:
    """Offer to make an action a next step."""
    if may_begin(session.view) and st.button(
        screens.next_steps.MAKE, key=f"_make {key}", type="tertiary", icon=":material/flag:"
    ):
        begin(action_id)
        widgets.go("next_steps")
