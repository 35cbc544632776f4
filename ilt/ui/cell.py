"""One cell of Heatmaps: chosen in a picture or in two lists, and opened in a dialog over the picture."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from ilt import charts, findings, framework, screens
from ilt.meetings import agreed_ratings
from ilt.people import Sides
from ilt.ui import filters, next_steps, script_run, scripts, sign_in, widgets
from ilt.ui.markdown import plain
from ilt.ui.session import session
from ilt.ui.workspace import connected
from ilt.view import View

MOST_OTHERS = 4


def key_of(chart: str) -> str:
    """Return the key of a chart that cells are clicked in: another one after each click, so that none stays chosen."""
    return f"{chart} {session.clicks.get(chart, 0)}"


def click(chart: str) -> None:
    """Take the cell that was clicked over into the lists, or its focus area into the filter.

    A callback of a page's own would keep all that the page knew in memory for as long as the visitor stays.
    """
    points, view = session.click[key_of(chart)]["selection"].get("cell", []), session.view
    if not points or view is None:
        return
    session.clicks[chart] = session.clicks.get(chart, 0) + 1
    key, school = str(points[0]["key"]), str(points[0]["school"])
    if key not in framework.current().by_id:
        session.choose("area", key)
        return
    session.choose("action", filters.action_words(key))
    session.choose("cell", school if school in view.every_school else view.pool_name)


def choose(places: Sequence[str], first: str) -> tuple[str, str]:
    """Draw the lists that choose a cell, the picture's twin; return its action and its place, blank for none yet.

    A place is in the address for as long as its cell is open. ``first`` is the action that is chosen by itself.
    """
    view = session.view
    names = {action.id: filters.action_words(action.id) for action in (view.actions if view else ())}
    if "cell" in session.lists_reset or session.choice("cell") not in (None, *places):
        session.lists_reset.discard("cell")
        # Set, not taken out: of a key that is gone the browser hears nothing, and goes on showing the old choice.
        session.choose("cell", None)
    scripts.run("cell")
    left, right, hint = st.columns([0.41, 0.41, 0.18], vertical_alignment="bottom")
    with left:
        action = filters.pick(screens.details.ACTION, names, "action", first or next(iter(names)), pills=False)
    place = right.selectbox(
        screens.details.SCHOOL,
        places,
        index=None,
        placeholder=screens.details.CHOOSE,
        key="cell",
        bind="query-params",
    )
    with hint, widgets.wide("or_click"):  # phones have no picture to click in
        st.caption(plain(screens.details.OR_CLICK))
    return str(action), place or ""


def close() -> None:
    """Close the open cell, which takes it out of the address."""
    session.choose("cell", None)


def dialog(view: View, scoped: pd.DataFrame, agreed: pd.DataFrame, action_id: str, place: str) -> None:
    """Draw the open cell of a place: a school, or the pooled one.

    ``scoped`` are rows of ``findings.scoped``, ``agreed`` those of ``agreed_ratings``.
    """
    school = place if place in view.every_school else ""
    title = f"{filters.action_words(action_id)} — {place}"
    st.dialog(plain(title), width="large", on_dismiss=close)(_draw)(view, scoped, agreed, action_id, school)


def _draw(view: View, scoped: pd.DataFrame, agreed: pd.DataFrame, action_id: str, school: str) -> None:
    if sign_in.changed():
        st.rerun()
    with script_run.to_its_end(), connected.or_said():
        _draw_cell(view, scoped, agreed, action_id, school)


def _draw_cell(view: View, scoped: pd.DataFrame, agreed: pd.DataFrame, action_id: str, school: str) -> None:
    st.text(framework.current().by_id[action_id].text)
    left, right = st.columns([0.55, 0.45], gap="large")
    with left:
        spread, said = screens.details.cell(scoped, action_id, school)
        dots, px = charts.dot_plot.data(spread)
        widgets.chart(dots, charts.dot_plot.structure(px), alt="; ".join(said))
        if (each := charts.dot_plot.ratings_a_dot(spread)) > 1:
            st.caption(plain(screens.details.each_dot(each)))
        for words in (*said, *agreed_ratings.in_words(agreed, action_id, school)):
            st.text(words)
        next_steps.offer(action_id, "cell")
    with right:
        written = view.notes_of(action_id=action_id, **({"school": school} if school else {}))
        widgets.notes(written, with_school=not school, key="cell")
        _others(view, action_id, school)


def _others(view: View, action_id: str, school: str) -> None:
    """List the other actions that are mostly rated low at this place; a press opens their cell instead."""
    pooled = findings.DISTRICT_ILT if view.assessment == "district" else findings.ALL_SCHOOLS
    found = screens.attention.in_order(view.selected, view.whole, findings.SCHOOL if school else pooled, school)
    found = found[(found["level"] == findings.MOST) & (found["action_id"] != action_id)]
    if found.empty:
        return
    sides = Sides(view.assessment, school) if school else view.sides
    st.subheader(screens.details.OTHERS, anchor=False)
    for row in found.head(MOST_OTHERS).to_dict("records"):
        key = str(row["action_id"])
        with st.container(gap=None):
            words = framework.current().by_id[key].short_label
            if st.button(plain(words), key=f"_also {key}", type="tertiary", on_click=_show, args=(key,)):
                st.rerun()
            st.caption(plain(screens.attention.rated_low(row, sides)))
    if len(found) > MOST_OTHERS:
        st.caption(plain(screens.details.more(len(found) - MOST_OTHERS)))


def _show(action_id: str) -> None:
    session.choose("action", filters.action_words(action_id))
