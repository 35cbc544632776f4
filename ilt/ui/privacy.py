"""How much is shown: projected, no figure from too few raters; or the full-detail view, everything but names."""

from __future__ import annotations

import dataclasses

import streamlit as st

from ilt import format, rules, screens, settings
from ilt.access import FACILITATOR, WHO
from ilt.reading import Reading
from ilt.reading.cells.text import name_of_file
from ilt.settings import Setting
from ilt.ui import sign_in
from ilt.ui.markdown import plain
from ilt.ui.session import Session, session
from ilt.ui.workspace import files, stored_shown_before, windows
from ilt.view import View

FULL_DETAIL, NEWEST = "full detail", "newest"
"""What dialogs ask."""
TWO_VIEWS = """
The **presentation view** is safe to project: no figure comes from fewer raters than the two numbers under *Add and
review ratings* ask, neither shown nor to be worked out from others, and notes are shown only when you choose so. The
**full-detail view** shows everything but names; use it only in private.

With 3 to 6 raters in a school nobody is anonymous: people recognize each other's words and views. Single ratings stay
hidden while you present; trust is what you agree on before you look.
"""
_NO_NOTES = "Notes are not part of a view-only link."
REASONS = """
**2**: of two raters, each knows the other's rating. **3** is the least that covers one person among the others. **5**
suits larger teams, and leaves small schools out. **10** is what many states ask of figures that are published.
"""
SAME_RATING = f"""
The whole focus area of that group is hidden, so that it stays open which action they agree on. This softens, it does
not hide: who sees that a group with enough raters is hidden can tell that it agrees on a {rules.LOW_IN_WORDS}
somewhere in that area, and a member of the group may know where. It also hides what a whole team finds missing, which
is worth talking about; so it is off unless you turn it on. It is for groups that need two people or more.
"""


def with_notes() -> bool:
    """Tell whether notes are shown: in the full-detail view always, while projected only when chosen.

    Who came by a view-only link does not choose.
    """
    return files.working() or (session.notes and not sign_in.view_only())


def draw(view: View) -> View:
    """Draw below the filters how much is shown, with the way into the full-detail view and back."""
    with st.sidebar:
        if view.shown.limited:
            st.text(f"For you: {sign_in.seen(sign_in.person())}. Every figure and verdict is of these alone.")
        if sign_in.view_only():
            st.caption("Notes and single ratings are not part of a view-only link.")
        elif view.shown.full_detail:
            st.button("Back to projected", on_click=leave, icon=":material/co_present:", width="stretch")
        else:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.toggle("Show notes", key=Session.notes.key, persist_state="session", help=TWO_VIEWS)
                if may_work():
                    st.button("Full-detail view…", on_click=ask, type="tertiary", key="_ask_working")
            if not may_work():
                st.caption(f"The full-detail view is for {WHO[FACILITATOR]}.")
    if session.take_question(FULL_DETAIL):
        _enter()
    return view


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
        st.badge(
            "full-detail view: single ratings are shown; use it only in private",
            color="yellow",
            icon=":material/visibility:",
        )


def ask() -> None:
    """Ask whether to enter the full-detail view."""
    session.asks = FULL_DETAIL


@st.dialog("Enter the full-detail view?")
def _enter() -> None:
    st.markdown(TWO_VIEWS)
    if st.button("Show everything but names", key="_enter_working"):
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
        st.caption(_NO_NOTES)
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption("Notes are off while projected.")
        pressed = st.button("Show notes", on_click=show_notes, key=f"_show_notes {key}", type="tertiary")
        if pressed and windows.in_fragment():  # in a dialog: the rest of the screen is to hear of it
            st.rerun()


def before_notes() -> None:
    """Say on the screen of notes why they are off, and offer to show them."""
    if sign_in.view_only():
        st.text(_NO_NOTES)
        return
    st.text("Notes are about colleagues: people may recognize each other’s comments. Show them once the team agrees.")
    st.button("Show notes", on_click=show_notes, icon=":material/visibility:")


def offer_working(view: View) -> None:
    """Offer the full-detail view to a person who looks at their own ratings alone."""
    if view.shown.people == 1 and not view.shown.full_detail and may_work():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text("All of these ratings are one person's. Are they yours, to reflect on?")
            st.button("Open the full-detail view", on_click=enter, key="_own_working")


def newer(view: View) -> None:
    """Say that newer ratings are not shown yet, why, and let who may decide show them."""
    rounds = view.rounds if session.page in ("overview", "change") else ()
    waiting = screens.composition.newer(view, rounds)
    if not waiting:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="newer"):
        st.text(waiting)
        if may_set_minimums():
            st.button("Show the newest…", on_click=_ask_newest, key="_ask_newest")
    if session.take_question(NEWEST):
        _show_newest()


def _ask_newest() -> None:
    session.asks = NEWEST


@st.dialog("Show the newest ratings?")
def _show_newest() -> None:
    st.text(
        "Anybody who saw the earlier figures can compare, and work out what the newest raters said or what was "
        "changed. If nobody else has seen the earlier figures, this gives nothing away."
    )
    if st.button("Show the newest ratings", key="_show_newest", on_click=stored_shown_before.forget):
        st.rerun()


def all_hidden(view: View, few: int) -> None:
    """Say why nothing is shown of what is chosen, and what can be done."""
    who = view.one_school or ("The schools chosen" if view.schools else view.pool_name)
    several = not view.one_school and (view.schools or view.assessment == "school")
    st.title(plain(f"{who} {'have' if several else 'has'} too few raters to show"))
    st.text(
        f"Hidden while presenting: {format.fewer_than(few)}. All schools together, another focus area or round may "
        "have enough; "
        + (
            "the number can be changed under “Add and review ratings”; and"
            if may_set_minimums()
            else f"{WHO[FACILITATOR]} can change it, and"
        )
        + " the full-detail view shows everything but names."
    )


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
    left_open = [f"{format.number(len(problems), 'problem')} to look at"] if len(problems) else []
    left_open += [f"{format.number(questions_left, 'question')} to answer"] if questions_left else []
    open_ = f" The full-detail view has {format.listing(left_open)}." if left_open else ""
    with st.container(horizontal=True, vertical_alignment="center", key="off_the_wall"):
        st.text(
            "Hidden while presenting: single cells, corrections, figures of each file and downloads of files that were "
            f"confirmed.{open_}"
        )
        st.button("Full-detail view…", on_click=ask, key="_ask_here")


def offer_minimums() -> None:
    """Offer how many raters a group must have to be shown while projected."""
    with st.expander("Privacy while presenting", icon=":material/shield:"):
        _choose_minimums()


def _choose_minimums() -> None:
    left, right = st.columns(2)
    minimums = files.minimums()
    choices = list(rules.MINIMUM_CHOICES)
    for column, setting, label, now in (
        (left, settings.MINIMUM, "School teams, and school raters of the district: at least", minimums.k),
        (right, settings.MINIMUM_IN_OFFICE, "District raters: at least", minimums.in_office),
    ):
        column.selectbox(
            plain(label),
            choices,
            index=choices.index(now),
            key=Session.minimum.key(setting.name, now),
            on_change=_set,
            args=(setting, now),
            help=REASONS
            if setting is settings.MINIMUM
            else "Visitors are one or two a school: a higher number hides most visits.",
        )
    st.caption("While projected, a figure from fewer raters is hidden, and cannot be worked out from others.")
    st.text(
        "What this cannot hide: where everybody in a group gives an action the same rating, its figure shows what each "
        f"of them gave. That takes {format.number(minimums.k, 'rater')}; a larger number makes it rarer."
    )
    st.toggle(
        f"Also hide a focus area where everybody gave one of its actions the same {rules.LOW_IN_WORDS}",
        value=minimums.alike,
        key=Session.minimum.key(settings.HIDE_ALIKE.name, minimums.alike),
        on_change=_set_alike,
        args=(not minimums.alike,),
        help=SAME_RATING,
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
