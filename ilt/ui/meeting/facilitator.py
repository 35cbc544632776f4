"""The facilitator view: where the meeting is, what to say, what comes next, and every field for typing.

All fields are on the page at every slide, and a style hides those of other steps unless somebody types there: so what
somebody is typing stays when the slides go on.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import streamlit as st

from ilt import framework, screens
from ilt.meetings import facilitator_view, protocols
from ilt.meetings.field_kinds import ACTIONS, AREA, NEXT_STEPS, RATING, STATUSES, SUMMARY, TEXT, VOTES, Field
from ilt.meetings.meeting import Meeting
from ilt.meetings.ratings import Ratings
from ilt.meetings.slides import Slide, deck, step_of
from ilt.meetings.steps import BY_KEY, STEPS
from ilt.meetings.steps.step import Step
from ilt.store.limits import TEXT_CHARACTERS
from ilt.ui import filters, news, next_steps, widgets
from ilt.ui.markdown import plain
from ilt.ui.meeting import meetings, voting
from ilt.ui.session import Session, session
from ilt.ui.workspace import conflicts

_PHONE = (
    "[data-testid=stMainBlockContainer] { padding-bottom: 7rem; max-width: 46rem }"
    "[data-testid=stSidebar] { display: none }"
)


def current_slide(meeting: Meeting, slides: Sequence[Slide], at: int) -> None:
    """Draw where the meeting is, what comes next, and what may be said."""
    slide, step = slides[at], BY_KEY[step_of(slides[at].name)]
    st.html(f"<style>{_PHONE}</style>")
    st.caption(plain(" · ".join(filter(None, [slide.whose, slide.kicker]))))
    st.title(plain(slide.title), anchor=False)
    following = facilitator_view.LAST_SLIDE
    if at + 1 < len(slides):
        following = facilitator_view.following(_name(slides[at + 1], step))
    after = round(deck.after(meeting, slides, at) / 60)
    st.text(f"{following} · {facilitator_view.minutes_after(after)}" if after else following)
    with st.container(gap="xsmall", key="prompts"):
        for prompt in step.prompts:
            st.markdown(f"- {plain(prompt)}")
        st.caption(
            plain(facilitator_view.based_on(step.source)) if step.source != protocols.OURS else facilitator_view.OWN
        )


def _name(slide: Slide, now: Step) -> str:
    """Name what comes next, but no finding in its title: the slides have not shown it yet."""
    step = BY_KEY[step_of(slide.name)]
    return f"{step.name} — {slide.title}" if now.names_next_slide and step is now else step.name


def _form(action_id: str) -> str:
    return f"form_{action_id.replace('.', '_')}"


def hide_other_steps(slide: str) -> None:
    """Hide the fields of other steps, but not where somebody types; what a slide is about comes first."""
    step, _, about = slide.partition(":")
    hidden = [one.key for one in STEPS if one.fields and one.key != step]
    others = ", ".join(f"div:has(> .st-key-write_{name}):not(:focus-within)" for name in hidden)
    heading = f".st-key-write_{step} > :first-child"
    own = f"div:has(> .st-key-write_{step}), {heading}, div:has(> .st-key-{_form(about)}) {{ order: -1 }}"
    st.html(f"<style>{others} {{ display: none }} {own}</style>")


def fields(meeting: Meeting, ratings: Ratings) -> None:
    """Draw what can be written in this meeting, a section a step."""
    with st.container():
        for step in STEPS:
            if step.fields:
                with st.container(key=f"write_{step.key}"):
                    st.subheader(plain(step.name), anchor=False)
                    for field in step.fields:
                        _draw(meeting, ratings, step, field)


def _draw(meeting: Meeting, ratings: Ratings, step: Step, field: Field) -> None:
    kinds = {
        TEXT: lambda: _text(meeting, ratings, step, field),
        RATING: lambda: _rating(meeting, ratings, step, field),
        VOTES: lambda: _votes(meeting, ratings, field),
        AREA: lambda: voting.area(meeting, step, field, "facilitator"),
        ACTIONS: lambda: voting.actions(meeting, ratings, step, field, "facilitator"),
        STATUSES: lambda: _statuses(meeting, ratings),
        NEXT_STEPS: lambda: _next_steps(meeting),
        SUMMARY: lambda: meetings.summary(meeting, next_steps.every()),
    }
    kinds[field.kind]()


def _key(meeting: Meeting, name: str) -> str:
    return Session.meeting_field.key(meeting.key, name)


def _keep(meeting: Meeting, name: str) -> None:
    meetings.put(meeting, {name: session.meeting_field[meeting.key, name]})


def _keep_text(meeting: Meeting, name: str) -> None:
    """Save a text; where somebody else wrote there since it was drawn, whose stays is a question."""
    key = _key(meeting, name)
    if session.written(key):
        meetings.put(meeting, {name: session.typed(key) or None}, seen={name: session.saved_in(key)})


def _show_newest(meeting: Meeting, name: str) -> None:
    """Let a field show what somebody else wrote there; that stays, then, whatever was typed over it."""
    conflicts.choose(meetings.KIND, [f"{meeting.key}.{name}"], mine=False)
    session.show_newest(_key(meeting, name))


def _text(meeting: Meeting, ratings: Ratings, step: Step, field: Field) -> None:
    name, said = field.key, meeting.said.get(field.key)
    others: list[str] = []
    if field.per_action:
        action, causes = _action(meeting, ratings, step, field), said or {}
        name, said = f"{field.key}.{action}", causes.get(action)
        others = [filters.action_words(key) for key in causes if key != action]
    key = _key(meeting, name)
    newer = session.show_saved(key, said, said or field.default)
    st.text_area(
        plain(field.label),
        key=key,
        height=field.height,
        max_chars=TEXT_CHARACTERS,
        on_change=_keep_text,
        args=(meeting, name),
    )
    with news.place(key):
        if newer:
            widgets.newer(key, said, functools.partial(_show_newest, meeting, name))
    if others:
        st.caption(plain(facilitator_view.written_for(others)))


def _action(meeting: Meeting, ratings: Ratings, step: Step, field: Field) -> str:
    """Ask which action is meant, those that the ratings speak for first."""
    first = ratings.candidates(meeting)
    options = list(dict.fromkeys([*first, *(action.id for action in ratings.view.actions)]))
    key = _key(meeting, f"{step.key}_about")
    if field.kind == RATING:  # the slide offers one; nothing is being typed that another action's field would hide
        session.show(key, ratings.first(meeting))
    return str(st.selectbox(plain(field.which), options, format_func=filters.action_words, key=key))


def _rating(meeting: Meeting, ratings: Ratings, step: Step, field: Field) -> None:
    action = _action(meeting, ratings, step, field)
    st.text(framework.current().by_id[action].text)
    st.caption(plain(facilitator_view.individual(ratings.individual(action, ratings.marks))))
    name = f"{field.key}.{action}"
    key = _key(meeting, name)
    session.show(key, meeting.said.get(field.key, {}).get(action))
    st.pills(
        plain(field.label),
        list(framework.SCALE),
        format_func=lambda value: plain(str(value)),
        help="  \n".join(plain(f"{value}: {label}") for value, label in framework.SCALE.items()),
        key=key,
        on_change=_keep,
        args=(meeting, name),
    )


def _votes(meeting: Meeting, ratings: Ratings, field: Field) -> None:
    with st.expander(plain(field.label)):
        for action in ratings.candidates(meeting):
            name = f"{field.key}.{action}"
            key = _key(meeting, name)
            session.show(key, meeting.said.get(field.key, {}).get(action, 0))
            st.number_input(
                plain(filters.action_words(action)),
                min_value=0,
                max_value=999,
                key=key,
                on_change=_keep,
                args=(meeting, name),
            )


def _statuses(meeting: Meeting, ratings: Ratings) -> None:
    for step in meeting.earlier_next_steps(next_steps.every(), ratings.view.rounds):
        st.text(step.what)
        st.caption(plain(screens.next_steps.about(step)))
        next_steps.status(step)


def _next_steps(meeting: Meeting) -> None:
    if not meeting.chosen:
        st.text(facilitator_view.CHOOSE_FIRST)
    for action in meeting.chosen:
        with st.container(key=_form(action)):
            st.markdown(f"**{plain(framework.current().by_id[action].short_label)}**")
            next_steps.write(meeting, action)


def sources() -> None:
    """Name where the prompts come from."""
    with st.expander(facilitator_view.SOURCES):
        st.text(facilitator_view.OUR_WORDS)
        for source in protocols.SOURCES:
            st.text(source)
