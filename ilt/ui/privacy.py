"""How much is shown: projected, no figure from too few raters; or the full-detail view, everything but names."""

from __future__ import annotations

import dataclasses

import streamlit as st

from ilt import format, rules, screens, settings
from ilt.access import FACILITATOR, WHO
from ilt.reading import Reading
from ilt.reading.cells.text import name_of_file
from ilt.settings import Setting
from ilt.shown import Shown
from ilt.ui import sign_in
from ilt.ui.markdown import plain
from ilt.ui.session import Session, session
from ilt.ui.workspace import files, stored_shown_before, windows
from ilt.view import View

FULL_DETAIL, NEWEST = "full_detail", "newest"
"""What dialogs ask."""


def with_notes() -> bool:
    """Tell whether notes are shown: in the full-detail view always, while projected only when chosen.

    Who came by a view-only link does not choose.
    """
    return files.working() or (session.notes and not sign_in.view_only())


def draw(shown: Shown) -> None:
    """Draw below the filters how much is shown, with the way into the full-detail view and back."""
    with st.sidebar:
        if shown.limited:
            st.text(screens.frame.for_you(sign_in.seen(sign_in.person())))
        if sign_in.view_only():
            st.caption(screens.frame.NOT_IN_LINK)
        elif shown.full_detail:
            st.button(screens.frame.BACK, on_click=leave, icon=":material/co_present:", width="stretch")
        else:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.toggle(
                    screens.frame.SHOW_NOTES,
                    key=Session.notes.key,
                    persist_state="session",
                    help=screens.frame.TWO_VIEWS,
                )
                if may_work():
                    st.button(screens.frame.FULL_DETAIL, on_click=ask, type="tertiary", key="_ask_working")
            if not may_work():
                st.caption(plain(screens.frame.full_detail_is_for(WHO[FACILITATOR])))
    if session.take_question(FULL_DETAIL):
        _enter()


def may_work() -> bool:
    """Tell whether this visitor may enter the full-detail view."""
    return sign_in.person().may(FACILITATOR)


def may_set_minimums() -> bool:
    """Tell whether this visitor may choose the minimum group sizes: they protect everybody in every school."""
    return may_work() and not sign_in.person().limited


def presenting() -> bool:
    """Tell whether small groups and single cells are hidden: in every view but the full-detail one."""
    return not files.working()


def banner() -> None:
    """Say on every screen of the full-detail view that it is one."""
    if files.working():
        st.badge(screens.frame.BANNER, color="yellow", icon=":material/visibility:")


def ask() -> None:
    """Ask whether to enter the full-detail view."""
    session.asks = FULL_DETAIL


@st.dialog(screens.frame.ENTER_FULL_DETAIL)
def _enter() -> None:
    st.markdown(screens.frame.TWO_VIEWS)
    if st.button(screens.frame.SHOW_EVERYTHING, key="_enter_working"):
        enter()
        st.rerun()


def enter() -> None:
    """Show everything but names."""
    session.full_detail = True


def leave() -> None:
    """Show what may be projected."""
    session.full_detail = False


def show_notes() -> None:
    """Show notes while projecting."""
    session.notes = True


def notes_hidden(key: str = "") -> None:
    """Say that notes are off, and offer to show them."""
    if sign_in.view_only():
        st.caption(screens.frame.NO_NOTES_IN_LINK)
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(screens.frame.NOTES_OFF)
        pressed = st.button(screens.frame.SHOW_NOTES, on_click=show_notes, key=f"_show_notes {key}", type="tertiary")
        if pressed and windows.in_fragment():  # in a dialog: the rest of the screen is to hear of it
            st.rerun()


def before_notes() -> None:
    """Say on the screen of notes why they are off, and offer to show them."""
    if sign_in.view_only():
        st.text(screens.frame.NO_NOTES_IN_LINK)
        return
    st.text(screens.frame.BEFORE_NOTES)
    st.button(screens.frame.SHOW_NOTES, on_click=show_notes, icon=":material/visibility:")


def offer_working(view: View) -> None:
    """Offer the full-detail view to a person who looks at their own ratings alone."""
    if view.shown.people == 1 and not view.shown.full_detail and may_work():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(screens.frame.OWN_RATINGS)
            st.button(screens.frame.OPEN_FULL_DETAIL, on_click=enter, key="_own_working")


def newer(view: View) -> None:
    """Say that newer ratings are not shown yet, why, and let who may decide show them."""
    rounds = view.rounds if session.page in ("overview", "change") else ()
    waiting = screens.composition.newer(view, rounds)
    if not waiting:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="newer"):
        st.text(waiting)
        if may_set_minimums():
            st.button(screens.frame.SHOW_NEWEST, on_click=_ask_newest, key="_ask_newest")
    if session.take_question(NEWEST):
        _show_newest()


def _ask_newest() -> None:
    session.asks = NEWEST


@st.dialog(screens.frame.SHOW_NEWEST_TITLE)
def _show_newest() -> None:
    st.text(screens.frame.NEWEST_RISK)
    if st.button(screens.frame.SHOW_NEWEST_NOW, key="_show_newest", on_click=stored_shown_before.forget):
        st.rerun()


def all_hidden(view: View, few: int) -> None:
    """Say why nothing is shown of what is chosen, and what can be done."""
    who = view.one_school or (screens.frame.THESE_SCHOOLS if view.schools else view.pool_name)
    several = not view.one_school and (view.schools or view.assessment == "school")
    st.title(plain(screens.frame.too_few(who, several=bool(several))))
    st.text(screens.frame.all_hidden(format.fewer_than(few), "" if may_set_minimums() else WHO[FACILITATOR]))


def at_desk(reading: Reading) -> Reading:
    """Return what is understood as it may be shown here: the full-detail view has all but names.

    Of confirmed files, that is their names: a file is often one person's, so it has no figures of its own, either. A
    file that nobody has looked over shows its cells and figures: whoever adds it must see them. What may be a name
    in its headings is cut to initials, and its sheets and titles are named by nobody.
    """
    if not presenting():
        return dataclasses.replace(reading, notices=screens.ratings.without_words(reading.notices, presenting=False))
    hidden = set(map(name_of_file, files.confirmed()))
    tables = ("preview", "problems", "corrections", "questions", "notices", "columns")
    rest = {name: getattr(reading, name) for name in tables}
    rest = {name: table[~table["source"].isin(hidden)] for name, table in rest.items()}
    rest["questions"] = screens.ratings.without_names(rest["questions"], reading.sources)
    rest["notices"] = screens.ratings.without_words(rest["notices"], presenting=True)
    theirs = reading.sources["source"].isin(hidden)
    masked = {name: reading.sources[name].map(screens.ratings.masked) for name in ("columns", "ignored")}
    blank = {name: column.mask(theirs, "") for name, column in masked.items()}
    figures = {name: reading.sources[name].astype("Int64").mask(theirs) for name in screens.ratings.FIGURES}
    return dataclasses.replace(reading, sources=reading.sources.assign(**blank, **figures), **rest)


def few_confirmed() -> bool:
    """Tell whether confirmed files are of so few people that how many ratings they gave is not said while presenting.

    It is not said of all files together, either: of those that are not confirmed yet, their own screen says it of each.
    """
    return presenting() and bool(files.confirmed()) and files.shown().people < files.minimums().k


def hidden_here(reading: Reading) -> None:
    """Say what the full-detail view alone shows of confirmed files, and offer it."""
    if not files.confirmed() or not presenting():
        return
    problems, questions = (
        table[table["source"].isin(set(map(name_of_file, files.confirmed())))]
        for table in (screens.ratings.unsettled(reading.problems), reading.questions)
    )
    questions_left = questions["key"].nunique()
    with st.container(horizontal=True, vertical_alignment="center", key="hidden_here"):
        st.text(screens.frame.hidden_here(len(problems), questions_left))
        st.button(screens.frame.FULL_DETAIL, on_click=ask, key="_ask_here")


def offer_minimums() -> None:
    """Offer how many raters a group must have to be shown while projected."""
    with st.expander(screens.frame.PRIVACY, icon=":material/shield:"):
        _choose_minimums()


def _choose_minimums() -> None:
    left, right = st.columns(2)
    minimums = files.minimums()
    choices = list(rules.MINIMUM_CHOICES)
    for column, setting, label, now in (
        (left, settings.MINIMUM, screens.frame.SCHOOL_MINIMUM, minimums.k),
        (right, settings.MINIMUM_IN_OFFICE, screens.frame.DISTRICT_MINIMUM, minimums.in_office),
    ):
        column.selectbox(
            plain(label),
            choices,
            index=choices.index(now),
            key=Session.minimum.key(setting.name, now),
            on_change=_set,
            args=(setting, now),
            help=screens.frame.REASONS if setting is settings.MINIMUM else screens.frame.DISTRICT_MINIMUM_HELP,
        )
    st.caption(screens.frame.MINIMUM_MEANS)
    st.text(screens.frame.same_rating(minimums.k))
    st.toggle(
        screens.frame.HIDE_ALIKE,
        value=minimums.alike,
        key=Session.minimum.key(settings.HIDE_ALIKE.name, minimums.alike),
        on_change=_set_alike,
        args=(not minimums.alike,),
        help=screens.frame.SAME_RATING,
    )


def _set_alike(alike: bool) -> None:  # noqa: FBT001 - what a widget hands over
    del session.minimum[settings.HIDE_ALIKE.name, not alike]
    files.set_setting(settings.HIDE_ALIKE, bool(alike))


def _set(setting: Setting, now: int) -> None:
    """Keep a minimum group size that is one of the choices: what a browser sends may be anything."""
    chosen = session.minimum[setting.name, now]
    # When this size is chosen again, the list must not come back with what was chosen in it before.
    del session.minimum[setting.name, now]
    if chosen in rules.MINIMUM_CHOICES:
        files.set_setting(setting, chosen)
