"""The facilitator's view: where the meeting is, what to say, what comes next, and every field for typing.

All fields are drawn on every slide, and a style hides those of other steps unless somebody types there: so what is
being typed stays when the wall goes on.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ilt import format, framework
from ilt.meetings import Meeting, prompts, step_of
from ilt.meetings.slides import Slide, deck, team
from ilt.meetings.slides.ratings import Ratings
from ilt.meetings.steps import BY_KEY
from ilt.next_steps import about
from ilt.store.limits import TEXT_CHARACTERS
from ilt.ui import filters, next_steps
from ilt.ui.markdown import plain
from ilt.ui.meeting import meetings, voting
from ilt.ui.session import Session, session

_SECTIONS = ("before", "purpose", "predict", "infer", "agree", "choose", "next", "close")


def lead(meeting: Meeting, slides: Sequence[Slide], at: int) -> None:
    """Draw where the meeting is, what comes next, and what may be said."""
    slide, step = slides[at], step_of(slides[at].name)
    st.html(f"<style>{_PHONE}</style>")
    st.caption(plain(slide.kicker))
    st.title(plain(slide.title), anchor=False)
    following = f"Next: {_name(slides[at + 1], step)}" if at + 1 < len(slides) else "This is the last slide."
    after = round(deck.after(meeting, slides, at) / 60)
    st.text(f"{following} · {format.number(after, 'minute')} planned after this step" if after else following)
    source, said = prompts.PROMPTS[step]
    with st.container(gap="xsmall", key="prompts"):
        for prompt in said:
            st.markdown(f"- {plain(prompt)}")
        st.caption(plain(f"After {source}") if source != prompts.OURS else "Our own")


def _name(slide: Slide, step: str) -> str:
    """Name what comes next without telling what it shows: the wall has not seen it yet."""
    name = BY_KEY[step_of(slide.name)].name
    return f"{name}: {slide.title}" if step in ("observe", "choose", "next") and step_of(slide.name) == step else name


def _form(action_id: str) -> str:
    return f"form_{action_id.replace('.', '_')}"


def only(slide: str) -> None:
    """Hide the fields of other steps, but not where somebody types; what a slide is about comes first."""
    step, _, about = slide.partition(":")
    others = ", ".join(f"div:has(> .st-key-write_{name}):not(:focus-within)" for name in _SECTIONS if name != step)
    own = f"div:has(> .st-key-write_{step}), div:has(> .st-key-{_form(about)}) {{ order: -1 }}"
    st.html(f"<style>{others} {{ display: none }} {own}</style>")


_PHONE = (
    "[data-testid=stMainBlockContainer] { padding-bottom: 7rem; max-width: 46rem }"
    "[data-testid=stSidebar] { display: none }"
)


def fields(meeting: Meeting, ratings: Ratings) -> None:
    """Draw what can be written in this meeting, a section a step."""
    sections = {
        "before": lambda: _before(meeting, ratings),
        "purpose": lambda: _purpose(meeting),
        "predict": lambda: voting.predict(meeting, "seat"),
        "infer": lambda: _infer(meeting, ratings),
        "agree": lambda: _agree(meeting, ratings),
        "choose": lambda: _choose(meeting, ratings),
        "next": lambda: _next(meeting),
        "close": lambda: meetings.summary(meeting),
    }
    with st.container():
        for name in _SECTIONS:
            with st.container(key=f"write_{name}"):
                st.subheader(plain(BY_KEY[name].name), anchor=False)
                sections[name]()


def _key(meeting: Meeting, name: str) -> str:
    return Session.meeting_field.key(meeting.key, name)


def _keep(meeting: Meeting, name: str) -> None:
    given = session.meeting_field[meeting.key, name]
    meetings.put(meeting, {name: (given.strip() or None) if isinstance(given, str) else given})


def _area(meeting: Meeting, name: str, label: str, value: str, height: int = 110) -> None:
    key = _key(meeting, name)
    session.show(key, value)
    st.text_area(plain(label), key=key, height=height, max_chars=TEXT_CHARACTERS, on_change=_keep, args=(meeting, name))


def _before(meeting: Meeting, ratings: Ratings) -> None:
    for step in meeting.earlier(next_steps.every(), ratings.view.rounds):
        st.text(step.what)
        st.caption(plain(about(step)))
        next_steps.status(step)


def _purpose(meeting: Meeting) -> None:
    _area(meeting, "here", "Who is here? (it goes on the summary, not on the wall)", meeting.here, 80)
    norms = meeting.norms or "\n".join(team.NORMS)
    _area(meeting, "norms", "Norms, one a line", norms, 150)


def _about(meeting: Meeting, ratings: Ratings, label: str, what: str) -> str:
    """Ask which action is meant, those that the ratings speak for first."""
    first = team.candidates(meeting, ratings)
    options = list(dict.fromkeys([*first, *(action.id for action in ratings.view.actions)]))
    return str(st.selectbox(plain(label), options, format_func=filters.action_words, key=_key(meeting, what)))


def _infer(meeting: Meeting, ratings: Ratings) -> None:
    action = _about(meeting, ratings, "About which action?", "infer_about")
    _area(meeting, f"cause.{action}", "What may be the root cause?", meeting.causes.get(action, ""))
    others = [key for key in meeting.causes if key != action]
    if others:
        st.caption(plain(f"Written about: {format.listing([filters.action_words(key) for key in others])}"))


def _agree(meeting: Meeting, ratings: Ratings) -> None:
    action = _about(meeting, ratings, "Which action do you agree on?", "agree_about")
    st.text(framework.current().by_id[action].text)
    st.caption(plain(f"Individual ratings: {team.individual(ratings, action)}"))
    name = f"agreed.{action}"
    key = _key(meeting, name)
    session.show(key, meeting.agreed.get(action))
    st.pills(
        "Agreed rating",
        list(framework.SCALE),
        format_func=lambda value: plain(str(value)),
        help="  \n".join(plain(f"{value}: {label}") for value, label in framework.SCALE.items()),
        key=key,
        on_change=_keep,
        args=(meeting, name),
    )


def _choose(meeting: Meeting, ratings: Ratings) -> None:
    voting.choose(meeting, ratings, "seat")
    with st.expander("Count votes"):
        for action in team.candidates(meeting, ratings):
            name = f"votes.{action}"
            key = _key(meeting, name)
            session.show(key, meeting.votes.get(action, 0))
            st.number_input(
                plain(filters.action_words(action)),
                min_value=0,
                max_value=999,
                key=key,
                on_change=_keep,
                args=(meeting, name),
            )


def _next(meeting: Meeting) -> None:
    if not meeting.chosen:
        st.text("Choose an action first: one is enough.")
    for action in meeting.chosen:
        with st.container(key=_form(action)):
            st.markdown(f"**{plain(framework.current().by_id[action].short_label)}**")
            next_steps.write(meeting, action)


def sources() -> None:
    """Name where the prompts come from."""
    with st.expander("Where the prompts come from"):
        st.text("They are in our words, after these protocols:")
        for source in prompts.SOURCES:
            st.text(source)
