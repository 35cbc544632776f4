"""Setting up a meeting: its team, its steps and their time; and the meetings that there are, each with its links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from ilt import format, framework, ratings, screens
from ilt.counts import NS
from ilt.meetings.meeting import Meeting, earlier_steps
from ilt.meetings.plan import LENGTHS, LONGEST, SHORTEST, moved, seconds
from ilt.meetings.steps import BY_KEY, KEYS, STEPS
from ilt.next_steps import NextStep, called, team_name
from ilt.ui import filters, next_steps, sign_in, widgets
from ilt.ui.markdown import plain
from ilt.ui.meeting import meetings, phones
from ilt.ui.session import Session, session
from ilt.ui.teams import or_say_why
from ilt.ui.workspace import addresses
from ilt.view import View

_MOST_OBSERVED = 8
words = screens.meeting


def rated(view: View) -> pd.DataFrame:
    """Return the counts of who rated, shown or hidden, of every round, team and assessment."""
    return view.counts[(view.counts[[*NS, "hidden"]] > 0).any(axis=1)]


def lacking(view: View, about: dict[str, Any]) -> str:
    """Say that a team has no ratings in the round that was chosen, and in which it has; blank where it has some."""
    own = rated(view)
    own = own[own["assessment"] == about["assessment"]]
    own = own[own["school"] == about["school"]] if about["school"] else own
    there = [label for label in view.rounds if label in set(own["round"])]
    if about["round"] in there:
        return ""
    others = format.some(there[::-1], 3) if there else words.OTHER_TEAM
    return words.lacking(about["school"] or words.DISTRICT_ILT, about["round"], others)


def team(view: View) -> dict[str, Any]:
    """Ask who meets, about which ratings, for how long; return the answers as fields of a meeting."""
    known = rated(view)
    known = known[known["assessment"] == "school"]
    schools = sorted(set(known["school"]) - {"", ratings.OTHERS})
    teams = ["", *schools] if sign_in.person().district or not schools else schools
    first = view.one_school if view.one_school in schools else teams[0]
    left, middle, right = st.columns([0.4, 0.3, 0.3])
    school = left.selectbox(
        words.WHO_MEETS,
        teams,
        index=teams.index(first),
        format_func=team_name,
        key=Session.meeting_team.key,
    )
    round_ = middle.selectbox(
        words.WHICH_RATINGS,
        view.rounds[::-1],
        index=view.rounds[::-1].index(view.round),
        key=Session.meeting_round.key,
    )
    minutes = right.number_input(words.MINUTES, SHORTEST, LONGEST, LENGTHS[0], step=5, key=Session.meeting_minutes.key)
    assessment = "school"
    if not school:
        kinds = [kind for kind in words.LOOKS if (view.counts["assessment"] == kind).any()]
        assessment = st.pills(
            words.LOOKS_AT,
            kinds,
            default=kinds[0],
            required=True,
            format_func=words.LOOKS.__getitem__,
            key=Session.meeting_looks.key,
        )
    return {
        "assessment": assessment,
        "district": view.district,
        "school": school,
        "round": round_,
        "minutes": int(minutes),
    }


def plan(view: View, about: dict[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ask for the steps, in order, and for the actions that a district ILT observes; return both."""
    order = session.step_order or KEYS
    chosen = [key for key in order if session.with_step[key]]
    empty = _empty(view, about)
    actions = [action.id for action in framework.current().of(about["assessment"])]
    wanted = [key for key in session.observed[about["assessment"]] if key in actions]
    times = meetings.expected(about, chosen or order, wanted) or seconds(
        [key for key in chosen or order if key not in empty], about["minutes"]
    )
    for key in order:
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"plan_{key}"):
            st.toggle(
                plain(BY_KEY[key].name), value=True, key=Session.with_step.key(key), persist_state="session", width=260
            )
            time = f"{times[key] // 60}:{times[key] % 60:02}" if key in times else words.LEFT_OUT
            st.caption(plain(empty.get(key, time) if key in chosen and key not in times else time), width=130)
            for label, icon, by in ((words.MOVE_UP, "arrow_upward", -1), (words.MOVE_DOWN, "arrow_downward", 1)):
                st.button(
                    plain(label),
                    key=f"_{label} {key}",
                    type="tertiary",
                    icon=f":material/{icon}:",
                    help=plain(words.sooner_or_later(BY_KEY[key].name, label)),
                    on_click=_move,
                    args=(key, by),
                )
    observed: list[str] = []
    if not about["school"]:
        observed = st.multiselect(
            words.TO_OBSERVE,
            actions,
            format_func=filters.action_words,
            max_selections=_MOST_OBSERVED,
            placeholder=words.LOWEST,
            key=Session.observed.key(about["assessment"]),
        )
    return tuple(chosen or order), tuple(observed)


def _empty(view: View, about: dict[str, Any]) -> dict[str, str]:
    """Return the steps that will have no slides, and why: their time goes to the others."""
    before = view.rounds[: view.rounds.index(about["round"])]
    team = (about["district"], about["school"])
    earlier = earlier_steps(next_steps.every(), team, about["round"], view.rounds)
    return {step.key: why for step in STEPS if (why := step.missing(before, earlier))}


def _move(key: str, by: int) -> None:
    session.step_order = moved(session.step_order or KEYS, key, by)


def cards(found: Sequence[Meeting], *, several: bool) -> None:
    """Draw the meetings; one that was to be deleted, and that somebody else deleted, is not asked about any more."""
    to_delete = next((one for one in found if one.key == session.meeting_to_delete), None)
    if to_delete is None:
        _keep()
    written = next_steps.every()
    for one in found[widgets.page(words.MEETINGS.lower(), len(found), widgets.CARDS)]:
        _card(one, written, several=several)
    if to_delete is not None:
        _delete(to_delete)


def _card(meeting: Meeting, written: Sequence[NextStep], *, several: bool) -> None:
    """Draw one meeting: what it is, and where to go on with it; ``several`` as ``next_steps.called`` takes it."""
    team = called(meeting.team, meeting.district, several=several)
    with st.container(key=f"meeting_{meeting.key}", gap="xsmall"):
        st.markdown(f"**{plain(f'{team}, {meeting.round}')}**")
        st.caption(plain(words.about(format.day(meeting.day), meeting.minutes, _state(meeting))))
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            if next_steps.may_write():
                st.page_link(
                    "pages/stage.py",
                    label=words.SHOW_SLIDES,
                    icon=":material/co_present:",
                    query_params={meetings.ADDRESS: meeting.key},
                )
                facilitator_link(meeting)
            if not meetings.nothing_to_show(meeting):
                meetings.summary(meeting, written)
            if next_steps.may_write():
                st.button(
                    words.DELETE,
                    key=f"_delete {meeting.key}",
                    type="tertiary",
                    icon=":material/delete:",
                    on_click=_ask,
                    args=(meeting.key,),
                )


def _state(meeting: Meeting) -> str:
    if not meeting.place.slide:
        return words.NOT_STARTED
    return words.state(BY_KEY[meeting.place.slide.partition(":")[0]].name, len(meeting.chosen))


def facilitator_link(meeting: Meeting) -> None:
    """Offer the link of the facilitator view, and its QR code behind one more click: nobody should project it."""
    url = meetings.facilitator_link(meeting)
    if not url:
        st.caption(words.NO_FACILITATOR_VIEW)
        return
    st.link_button(words.FACILITATOR_VIEW, url, icon=":material/smartphone:", type="tertiary")
    with st.popover(words.QR_CODE, icon=":material/qr_code_2:", type="tertiary"):
        if here := addresses.here_only():
            st.text(here)
        st.text(words.KEEP_PRIVATE)
        st.image(_code(url), width=220)
        st.code(url, language=None, wrap_lines=True)


def _code(url: str) -> str:
    """Return the QR code of an address; those of the cards on the screen are made once."""
    codes = session.codes
    if url not in codes:
        while len(codes) >= widgets.CARDS:
            del codes[next(iter(codes))]
        codes[url] = phones.code(url)
    return codes[url]


def _ask(key: str) -> None:
    session.meeting_to_delete = key


def _keep() -> None:
    del session.meeting_to_delete


@st.dialog(words.DELETE_TITLE, on_dismiss=_keep)
def _delete(meeting: Meeting) -> None:
    st.text(words.DELETES)
    if st.button(words.DELETE_IT, type="primary", key="_delete_it"):
        with or_say_why():
            if not meetings.delete(meeting):
                st.text(screens.frame.CHANGED)
                return
        del session.meeting_to_delete
        st.rerun()
