"""What the screens remember of one visitor: every key has its name, type and default here.

No other module touches Streamlit's session state. What people type or choose in a widget is remembered under the key
of that widget, so these keys are here, too: ``key=Session.notes.key``. Buttons and containers remember nothing.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, overload

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state import SafeSessionState

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from ilt.access import Person
    from ilt.meetings.meeting import Meeting
    from ilt.meetings.slides.deck import Deck
    from ilt.next_steps import NextStep
    from ilt.reading import Reading
    from ilt.reports.many.archive import Archive
    from ilt.reports.plan_form.forms import Form
    from ilt.screens.changed_elsewhere import Looked
    from ilt.shown import Shown, VisitorRatings
    from ilt.store import Saver, Waiting
    from ilt.ui.upload.shown_lists import Listed
    from ilt.view import View

T = TypeVar("T")
CHOICES = (
    *("district", "round", "assessment", "schools", "area", "perspective", "show", "action", "cell", "view", "then"),
    *(
        "present",
        "side",
        "whose",
        "first",
        "weigh_own",
        "weigh_other",
        "weigh_named",
        "weigh_wide",
        "weigh_reach",
        "rank_by",
        "page",
        "rating",
    ),
    *("rating", "note_action", "framework_words", "every_action", "every_split", "every_flag", "every_school"),
)
"""Choices that stand in the address of a screen, and so can be linked to."""
NAMES_OF_WORKSPACE = ("district", "round", "schools", "cell", "then")
"""Those of them that are names out of files."""


class State(Protocol):
    """What Streamlit, and its test of an app, remember things in."""

    def __getitem__(self, key: str) -> Any: ...
    def __setitem__(self, key: str, value: Any) -> None: ...
    def __delitem__(self, key: str) -> None: ...
    def __contains__(self, key: str) -> bool: ...


class Remembered(Generic[T]):
    """One thing that is remembered; what it is where nothing is.

    Parameters
    ----------
    key
        Of the widget that it is the value of; by itself the name after an underscore.
    stays
        Whether it is the visitor's own and no workspace's, and so stays when they leave one.
    """

    def __init__(self, default: T, *, key: str = "", stays: bool = False) -> None:
        self.default, self.key, self.stays = default, key, stays

    def __set_name__(self, owner: type, name: str) -> None:
        self.key = self.key or f"_{name}"

    @overload
    def __get__(self, session: None, owner: type) -> Remembered[T]: ...
    @overload
    def __get__(self, session: Session, owner: type) -> T: ...
    def __get__(self, session: Session | None, owner: type) -> Remembered[T] | T:
        if session is None:
            return self
        try:  # to ask whether it is there takes Streamlit as long as to return it
            value: T = session.state[self.key]
        except KeyError:
            return self.missing(session)
        return value

    def __set__(self, session: Session, value: T) -> None:
        session.state[self.key] = value

    def __delete__(self, session: Session) -> None:
        if self.key in session.state:
            del session.state[self.key]

    def missing(self, session: Session) -> T:
        """Return the default."""
        del session
        return self.default


class Made(Remembered[T]):
    """One thing that is made when it is first asked for, and remembered from then on."""

    def __init__(self, make: Callable[[], T], *, stays: bool = False) -> None:
        self.key, self.make, self.stays = "", make, stays

    def missing(self, session: Session) -> T:
        """Make it."""
        value = session.state[self.key] = self.make()
        return value


class Each(Generic[T]):
    """The values of widgets of one kind, one a meeting, action, file and so on: ``session.slide_controls[key]``."""

    def __init__(self, pattern: str, default: T, *, state: State | None = None) -> None:
        self.pattern, self.default, self._state = pattern, default, state

    def __get__(self, session: Session | None, owner: type) -> Each[T]:
        return self if session is None else Each(self.pattern, self.default, state=session.state)

    def key(self, *about: object) -> str:
        """Return the key of one widget."""
        return self.pattern.format(*about)

    def __getitem__(self, about: object) -> T:
        key = self.key(*(about if isinstance(about, tuple) else (about,)))
        if self._state is None or key not in self._state:
            return self.default
        return self._state[key]  # type: ignore[no-any-return]

    def __delitem__(self, about: object) -> None:
        key = self.key(*(about if isinstance(about, tuple) else (about,)))
        if self._state is not None and key in self._state:
            del self._state[key]


class Session:
    """What is remembered of a visitor; ``session`` is that of whoever looks."""

    # Who they are.
    person: Remembered[Person | None] = Remembered(None, stays=True)
    visitor = Made(lambda: secrets.token_urlsafe(12), stays=True)
    browser_secret = Remembered("", stays=True)
    remembered_link = Remembered("", stays=True)  # the workspace that was last put on the list of recent ones

    link_of_tab = Remembered("", stays=True)  # of the workspace that the tab of the slides remembered, tried once

    # Where they are.
    page = Remembered("", stays=True)
    page_before = Remembered("", stays=True)
    slide_page = Remembered(("", 1), stays=True)  # of a presented screen: which of its pages
    slide_pages = Remembered(1, stays=True)
    present_next: Remembered[Any] = Remembered("", stays=True)  # the screen that the bar was pressed for
    entered = Remembered(default=False, stays=True)  # app.py set up the frame, and the page may run
    view: Remembered[View | None] = Remembered(None)
    filter_defaults = Made[dict[str, str]](dict, stays=True)
    unchosen = Made[dict[str, str]](dict, stays=True)  # what filters show because nobody chose another
    filters_reset = Remembered(default=False, stays=True)
    lists_reset: Made[set[str]] = Made(set, stays=True)
    full_detail = Remembered(default=False)
    connected: Remembered[str | None] = Remembered(None, stays=True)  # the district of the connection
    notes = Remembered(default=False, stays=True)

    # Their workspace, and what was made of it.
    saver: Remembered[Saver | None] = Remembered(None)
    readings: Made[dict[Any, VisitorRatings]] = Made(dict)
    tried: Made[dict[Any, Reading]] = Made(dict)  # with columns that nobody has confirmed
    columns_of: Remembered[tuple[str, str] | None] = Remembered(None)  # the sheet of which they are said anew
    unpacked = Made[dict[str, bytes]](dict)
    shown: Remembered[tuple[VisitorRatings, Any, Shown, Mapping[str, Any]] | None] = Remembered(None)
    deck: Remembered[tuple[Shown, Any, Deck] | None] = Remembered(None)
    codes = Made[dict[str, str]](dict)  # QR codes of the meetings on the screen, by their addresses
    expected_times: Remembered[tuple[Shown, Any, dict[str, int]] | None] = Remembered(None)
    similar_schools: Remembered[tuple[Reading, pd.DataFrame] | None] = Remembered(None)
    lists: Made[dict[str, Listed]] = Made(dict)  # of what is open in the files, by their kind
    lists_made = Remembered(0, stays=True)
    own_edits = Remembered(0)  # so many times this visitor themselves changed their workspace
    digests = Remembered[frozenset[tuple[str, str]]](frozenset(), stays=True)  # compared with those of the next run

    # What they are told, and what was asked of them.
    message = Remembered("", stays=True)  # about a workspace that is gone
    typed_is_lost = Remembered("", stays=True)  # with it, the fields that somebody may be typing in, by a name
    said = Remembered(("", ""), stays=True)  # of these two, what the last run said
    fields_gone = Made(lambda: secrets.token_urlsafe(6))  # of a meeting without ratings, with what was typed in them
    changed_elsewhere = Remembered(default=False)  # another window changed the workspace since the last run
    looked_at: Remembered[Looked | None] = Remembered(None)  # since this visitor last chose or pressed anything
    newest_round = Remembered("")  # then
    now_shows = Remembered("")  # what a screen says where that is another thing now
    unavailable = Remembered("", stays=True)  # why the workspace of the address cannot be opened now
    waiting: Remembered[Waiting | None] = Remembered(None, stays=True)
    databases_read: Remembered[int | None] = Remembered(None, stays=True)  # of the damaged ones that were put aside
    alerts = Remembered((0, 0))  # conflicts and damaged databases that the screen shows
    refused_files = Remembered[list[str]]([])
    uploads = Remembered(0, stays=True)  # so many uploads were taken: the next uploader is another one
    confirmed_now = Remembered(default=False, stays=True)
    asks = Remembered("")  # what a dialog is to ask: the last press counts
    next_step: Remembered[tuple[str, str] | None] = Remembered(None)  # the one whose dialog is open: its key and action
    clicks = Made[dict[str, int]](dict)  # so many times a cell of a chart was clicked
    steps_in_forms: Made[dict[str, NextStep]] = Made(dict)  # as the forms last had them: somebody else may delete one
    newer_fields: Made[set[str]] = Made(set)  # of forms that say what somebody else wrote there
    file_to_remove: Remembered[str | None] = Remembered(None)
    meeting_to_delete = Remembered("")
    meeting_led: Remembered[Meeting | None] = Remembered(None)  # in the facilitator view: somebody else may delete it
    step_order = Remembered[tuple[str, ...]](())  # of the meeting that is prepared
    form: Remembered[tuple[str, Form] | None] = Remembered(None)  # a district's own, to be filled, and its name
    template: Remembered[tuple[str, bytes] | None] = Remembered(None)  # their own slides, whose look slides take
    refused_own = Remembered(("", ""))  # which kind of file of theirs, and why
    reports: Remembered[Archive | None] = Remembered(None)  # of each school, as far as they are made

    # What widgets hold.
    kinds_of_files = Remembered[list[str]]([], key="_kinds_of_files")
    rater_names = Remembered(default=False, key="_names")
    round_order = Remembered[list[str]]([], key="_round_order_now")
    note_words = Remembered("", key="_words")
    notes_page = Remembered(1, key="notes_page")
    district_words = Remembered("", key="_district_words", stays=True)
    district_to_open = Remembered("", key="_district_to_open", stays=True)
    districts_page = Remembered(1, key="_districts_page", stays=True)
    meeting_team = Remembered("")
    meeting_round = Remembered("")
    meeting_minutes = Remembered(0)
    meeting_looks = Remembered("")
    meeting_follow = Remembered(True)
    with_step = Each("_with {}", default=True)
    observed = Each[list[str]]("_observed {}", [])
    meeting_field = Each[Any]("_write {} {}", None)
    step_field = Each[Any]("_step_{} {}", None)
    step_status = Each("_status {} {}", "open")
    present_bar = Remembered[Any](None)
    slide_controls = Each[Any]("_slide_controls {}", None)
    upload = Each[Any]("_upload_{}", None)
    own_upload = Each[Any]("_own_upload_{}_{}", None)
    minimum = Each[Any]("_{}_now {}", None)
    page_of = Each("_page_of {} {}", 0)  # of a long list of so many
    problem_table = Each[Any]("_problems_{}", None)
    in_file = Each[Any]("_{}_{}", None)  # about something in a file: a kind of widget, a digest
    click = Each[Any]("{}", None)  # on a chart

    def __init__(self, state: State) -> None:
        self.state = state

    def take(self, item: Remembered[T]) -> T:
        """Return what is remembered, and forget it."""
        value = item.__get__(self, Session)
        item.__delete__(self)
        return value

    def take_question(self, name: str) -> bool:
        """Tell whether a dialog is to ask this now, and forget it.

        Presses can come together, and Streamlit opens one dialog at a time: that of a screen's own goes first.
        """
        if self.asks != name:
            return False
        del self.asks
        own = {"next_steps": self.next_step, "meeting": self.meeting_to_delete, "heatmaps": self.choice("cell")}
        return not own.get(self.page)

    def choice(self, name: str, default: Any = None) -> Any:
        """Return a choice of the address."""
        _check(name)
        try:
            return self.state[name]
        except KeyError:
            return default

    def choose(self, name: str, value: Any) -> None:
        """Set a choice of the address."""
        _check(name)
        self.state[name] = value

    def show(self, key: str, value: Any) -> None:
        """Let a widget show what is saved, also when somebody else wrote it; what is being typed gives way to it."""
        saved = f"{key} known"
        if key not in self.state or saved not in self.state or self.state[saved] != value:
            self.state[key] = self.state[saved] = value

    def typed(self, key: str) -> str:
        """Return what stands in a field, as it is stored; blank where it is not on the screen."""
        if key not in self.state:
            return ""
        value = self.state[key]
        return value.isoformat() if isinstance(value, date) else (value or "").strip()

    def show_saved(self, key: str, saved: str | None, shown: Any) -> bool:
        """Let a field show what is saved, but not over what may be typed there; tell whether another is newer.

        ``shown`` is what is saved as the field has it: a date, say, or a text that is put where none is saved.
        """
        known = f"{key} known"
        there = key in self.state and known in self.state
        if there and self.state[known] == saved:
            return False
        if there and self.typed(key) != (saved or ""):
            return True
        self.state[key], self.state[known] = shown, saved
        return False

    def written(self, key: str) -> bool:
        """Tell whether somebody wrote in a field since it appeared, and does not want what is newest there."""
        known = f"{key} known"
        return known in self.state and key in self.state and self.typed(key) != (self.state[known] or "")

    def saved_in(self, key: str) -> Any:
        """Return what was saved in a field as ``show_saved`` showed it."""
        return self.state[f"{key} known"]

    def show_newest(self, key: str) -> None:
        """Let a field show what is saved now, whatever is typed there."""
        known = f"{key} known"
        if known in self.state:
            del self.state[known]

    def drop_files(self) -> None:
        """Forget what was made of files."""
        del (
            self.tried,
            self.columns_of,
            self.readings,
            self.unpacked,
            self.shown,
            self.deck,
            self.expected_times,
            self.similar_schools,
            self.view,
        )
        del self.lists, self.file_to_remove

    def leave_workspace(self) -> None:
        """Forget all that came from a workspace; what is the visitor's own stays, and what the address says."""
        if self.notes:
            # Set, not taken out: of a key that is gone the browser hears nothing, and would show the next one's notes.
            self.notes = False
        items = [item for item in vars(Session).values() if isinstance(item, Remembered)]
        for key in self._keys().difference(CHOICES, (item.key for item in items if item.stays)):
            del self.state[key]

    def forget_workspace(self) -> None:
        """Leave a workspace that is deleted: also what was chosen in its words is forgotten."""
        self.leave_workspace()
        for name in NAMES_OF_WORKSPACE:
            self.filter_defaults.pop(name, None)
            self.unchosen.pop(name, None)
            if name in self.state:
                del self.state[name]

    def drop_widgets(self) -> None:
        """Let Streamlit forget the widgets that this run did not draw yet.

        For as long as a visitor stays it remembers what each widget ever offered, and what its callback would be
        called with: names of schools and files, next steps, meetings.
        """
        context = get_script_run_ctx(suppress_warning=True)
        if context is not None and isinstance(context.session_state, SafeSessionState):
            known = context.session_state._state._new_widget_state.widget_metadata  # noqa: SLF001 - it has no call for this
            for name in known.keys() - context.shared.widget_ids_this_run.snapshot():
                del known[name]

    def clear(self) -> None:
        """Forget everything."""
        for key in self._keys():
            if key in self.state:
                del self.state[key]

    def _keys(self) -> set[str]:
        state: Any = self.state
        return set(state.filtered_state if isinstance(state, SafeSessionState) else state)


def _check(name: str) -> None:
    if name not in CHOICES:
        raise KeyError(f"{name}: say in CHOICES what stands in an address")


session = Session(st.session_state)


def of_this_run() -> Session | None:
    """Return what is remembered of whoever looks, to be used also after this run; ``None`` where no browser asked."""
    context = get_script_run_ctx(suppress_warning=True)
    return None if context is None else Session(context.session_state)
