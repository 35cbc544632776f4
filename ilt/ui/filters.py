"""The filters in the sidebar, kept in the address: what is chosen, and what follows from a choice."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from ilt import counts, framework, ratings, screens, settings
from ilt.cache import once
from ilt.people import Sides
from ilt.shown import Shown
from ilt.ui import picture, privacy
from ilt.ui.markdown import plain
from ilt.ui.session import CHOICES, Session, session
from ilt.ui.workspace import files
from ilt.view import (
    ALL_DISTRICTS,
    ASSESSMENT_NAMES,
    BOTH,
    ILTS_APART,
    SHOWS,
    View,
    as_chosen,
    district_names,
    of_district,
)

LINKED = (
    *("district", "round", "assessment", "schools", "area", "perspective", "show"),
    *("action", "cell", "view", "then", "side", "whose"),
)
"""Choices that a link to another screen may name."""
_IN_EVERY_LINK = ("district", "round", "assessment")
RENAMED = screens.self_and_cross.RENAMED
"""What choices were called in addresses that people still have."""
_ONCE_SHOWN = re.compile(r" \((self|cross)\)$")
"""How pills of the two sides ended for a while, and addresses that people saved then."""
FEW = 5
"""Up to this many choices stand side by side; more go into a list."""


def arranged_rounds(labels: Sequence[str]) -> tuple[str, ...]:
    """Order rounds in time, or as the visitor arranged them on Add and review ratings."""
    return ratings.arranged(labels, files.setting(settings.ROUND_ORDER))


def reset_filters() -> None:
    """Set every filter back to what a fresh visitor sees."""
    for name, default in session.filter_defaults.items():
        session.choose(name, default)
    session.unchosen = dict(session.filter_defaults)
    session.choose("schools", [])
    session.choose("area", "All")
    session.filters_reset = True
    # What lists choose by themselves follows from the other filters, so it is found when they are drawn.
    session.lists_reset = set(LINKED)


def show_assessment(assessment: str) -> None:
    """Set the assessment filter."""
    session.choose("assessment", ASSESSMENT_NAMES[assessment])


def follow_link() -> None:
    """Take the filters that a link to another screen names over into the session, where older choices would win.

    A link to the screen that one is on names none, and the address would lose them though the screen does not: there
    they are set once more.
    """
    page, before = session.page, session.page_before
    session.page_before = page
    if before == page and not set(CHOICES).intersection(st.query_params):
        for name in CHOICES:
            if (value := session.choice(name)) is not None:
                session.choose(name, value)
    if before in ("", page):
        return
    for name in (name for name in LINKED if name in st.query_params):
        value = st.query_params.get_all(name) if name == "schools" else st.query_params[name]
        if session.choice(name) != value:
            session.choose(name, value)
        elif name in _IN_EVERY_LINK:
            continue
        session.unchosen.pop(name, None)


def pick(  # noqa: PLR0913 - one choice: its name, its options, its key, and how it looks
    label: str,
    options: Mapping[Any, str],
    key: str,
    default: Any,
    *,
    pills: bool = True,
    shown: Mapping[Any, str] | None = None,
    **more: Any,
) -> Any:
    """Offer one of a few options as pills, one of many as a list; the choice stays in the address, in words.

    A choice that no longer fits falls back to the default; what nobody chose follows the default, but for the district,
    which is what is looked at. Pills may be ``shown`` in other words, which then stand in the address; the words of
    ``options`` are understood there, too.
    """
    words = list(options.values())
    in_words = {options[value]: text for value, text in (shown or {}).items()}
    _as_named_elsewhere(key, words, in_words)
    # Pills read Markdown, and the address has the words as a list shows them: such words go into a list.
    as_typed = all(plain(word) == word for word in words)
    if pills:
        session.filter_defaults[key] = options[default]
        _follow_default(key, words, options[default])
    elif key in session.lists_reset:
        session.lists_reset.discard(key)
        session.choose(key, options[default])
    if session.choice(key, words[0]) not in words:
        # Set, not taken out: of a key that is gone the browser hears nothing, and goes on showing the old choice.
        session.choose(key, options[default])
    more |= {"key": key, "bind": "query-params", "persist_state": "session"}
    if pills and len(options) <= FEW and as_typed:
        chosen = st.pills(
            plain(label),
            words,
            default=options[default],
            required=True,
            format_func=lambda word: plain(str(in_words.get(word, word))),
            **more,
        )
    else:
        chosen = st.selectbox(plain(label), words, index=words.index(options.get(default, words[0])), **more)
    return next((value for value, word in options.items() if word == chosen), default)


def _as_named_elsewhere(key: str, words: Sequence[str], in_words: Mapping[str, str]) -> None:
    """Set a choice that the address or a link names as pills show it, as it is, or as it was called once.

    Streamlit writes pills into the address as they are shown, and understands them there in no other words.
    """
    chosen = session.choice(key)
    said = str(chosen or st.query_params.get(key))
    side = _ONCE_SHOWN.search(said)
    shown = {text: word for word, text in in_words.items()}
    meant = RENAMED.get(said) or shown.get(said) or (side[1].capitalize() if side else said)
    if meant in words and meant != chosen and (in_words or meant != said):
        session.choose(key, meant)


def _follow_default(key: str, words: Sequence[str], default: str) -> None:
    """Let what nobody chose among pills be the default of what is looked at now."""
    chosen = session.choice(key)
    if chosen is None and key in st.query_params:
        return
    if chosen in words and chosen != session.unchosen.get(key):
        session.unchosen.pop(key, None)
        return
    if chosen in words and session.changed_elsewhere and session.looked_at and not session.looked_at.sample:
        # Before a room, what is looked at stays: somebody else's newer round waits until it is chosen.
        session.unchosen.pop(key, None)
        return
    if chosen in words and key != "district" and chosen != default:
        session.choose(key, default)
    session.unchosen[key] = default


def draw(known: Shown) -> View | None:
    """Draw the filters in the sidebar and return what they choose; ``None`` where there are no ratings."""
    table = known.counts
    if table.empty:
        return None
    with st.sidebar:
        districts = sorted(counts.distinct(table, "district"))
        district = districts[0]
        if len(districts) > 1:
            # Most of what was given: files that name no district must not hide those that do.
            district = counts.most_rated(table, "district")
            with_schools = counts.distinct(counts.select(table, assessment="school"), "district")
            names = district_names(districts)
            if len(with_schools) < 2:
                del names[ALL_DISTRICTS]
            district = pick(screens.frame.DISTRICT, names, "district", district)
            if district == ALL_DISTRICTS:
                st.caption(plain(ILTS_APART))
        table = of_district(table, district)
        rounds = arranged_rounds(known.rounds)
        there = counts.distinct(table, "round")
        rounds = tuple(label for label in rounds if label in there)
        round_ = pick(screens.frame.ROUND, {label: label for label in rounds[::-1]}, "round", rounds[-1])
        there = counts.distinct(table, "assessment")
        kinds = {kind: name for kind, name in ASSESSMENT_NAMES.items() if kind in there}
        assessment = pick(screens.frame.ASSESSMENT, kinds, "assessment", next(iter(kinds)))
        here = counts.select(table, round_=round_, assessment=assessment)
        every_school = counts.schools_of(here)
        before = session.choice("schools") or []
        if (still := [name for name in before if name in every_school]) != before:
            session.choose("schools", still)
        alone = assessment == "school" and len(every_school) == 1
        several = screens.frame.all_of(len(every_school)) if every_school else screens.frame.NO_SCHOOLS
        schools = st.multiselect(
            screens.frame.SCHOOLS,
            every_school,
            key="schools",
            placeholder=every_school[0] if alone else several,
            disabled=alone or not every_school,
            bind="query-params",
            persist_state="session",
        )
        areas = [None, *(area.number for area in framework.current().areas)]
        area = st.pills(
            screens.frame.AREA,
            ["All", *map(str, areas[1:])],
            default="All",
            key="area",
            required=True,
            format_func=plain,
            bind="query-params",
            persist_state="session",
            help="  \n".join(plain(f"{area.number} {area.name}") for area in framework.current().areas),
        )
        perspective = _perspective(here, assessment)
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.button(screens.frame.RESET, on_click=reset_filters, type="tertiary", icon=":material/restart_alt:")
            picture.offer()
    return as_chosen(
        table,
        shown=known,
        district=district,
        rounds=rounds,
        round=round_,
        assessment=assessment,
        every_school=every_school,
        schools=every_school if alone else tuple(schools),
        area=None if area in (None, "All") else int(area),
        perspective=perspective,
        with_notes=privacy.with_notes(),
    )


@once
def _first_rated(here: pd.DataFrame) -> str:
    """Return cross where nobody rated their own team, else self."""
    rated = here[(here[[*counts.NS, "hidden"]] > 0).any(axis=1)]
    return ratings.CROSS if len(rated) and (rated["perspective"] == ratings.CROSS).all() else ratings.SELF


def _perspective(here: pd.DataFrame, assessment: str) -> str:
    """Draw the perspective filter of the page that is about to run, where it applies; first whose ratings there are.

    The district ILT's own view alone is one column of Heatmaps, so there the schools' stands beside it.
    """
    page, label = session.page, screens.frame.RATED_BY
    first = _first_rated(here)
    if first == ratings.SELF and assessment == "district":
        first = BOTH
    if session.take(Session.filters_reset):
        session.choose("show", SHOWS[first])
        session.unchosen["show"] = SHOWS[first]
    more: dict[str, Any] = {
        "shown": screens.frame.side_names(Sides(assessment)),
        "help": plain(screens.frame.sides(assessment)),
    }
    if page == "heatmaps":
        return str(pick(label, SHOWS, "show", first, on_change=_follow, args=("show", "perspective"), **more))
    if page in ("attention", "notes"):
        sides = {side: SHOWS[side] for side in (BOTH, *ratings.PERSPECTIVES)}
        return str(pick(label, sides, "perspective", BOTH, on_change=_follow, args=("perspective", "show"), **more))
    return BOTH


def _follow(chosen: str, other: str) -> None:
    """Let the heatmaps' and the other screens' perspective follow each other once one is chosen."""
    if session.choice(chosen) != SHOWS["gap"]:
        session.choose(other, session.choice(chosen))


def action_words(action_id: str) -> str:
    """Return how lists name an action: ``S3.2 Reviews student tasks and work samples``."""
    return screens.actions.with_id(action_id)
