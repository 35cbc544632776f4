"""What pages share on screen: the frame, the filters, titles, charts with their tables, notes.

Only this room imports streamlit; what a visitor gave is kept in ``ilt.ui.kept``, and ``ilt.ui.showing`` says how much
of it is shown.
"""

from __future__ import annotations

import runpy
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from ilt import colours, framework, ratings, sentences
from ilt import counts as counting
from ilt.ui import conflicts, downloads, kept, markdown, recent, showing, signin, workspace
from ilt.view import ALL_DISTRICTS, ASSESSMENT_NAMES, BOTH, SHOWS, Shown, View, of_district

plain, badge = markdown.plain, markdown.badge
HOME = Path(__file__).parents[2]
_TAG_INK = (
    "<style>.st-key-schools [data-testid=stMultiSelectTagsContainer] *,"
    "[data-testid=stBaseButton-primary] *, [data-testid=stBaseButton-primaryFormSubmit] *,"
    ".st-key-_round_order_now [data-testid=stMultiSelectTagsContainer] * { color: light-dark(#fff, #101720) }"
    "[data-testid=stDialog] { color-scheme: light dark }</style>"
)
"""Streamlit writes white on the primary colour, which in the dark theme is light ink, and tells dialogs no
colour scheme; this is the one style we add."""
FEW = 5
"""Up to this many choices stand side by side; more go into a list."""


def enter() -> View:
    """Return what the filters choose, or stop where there are no ratings; the first line of a page."""
    view = enter_without_ratings()
    _unconfirmed_files()
    if view is None:
        _nothing_to_show()
        st.stop()
    showing.newer(view)
    showing.offer_working(view)
    if few := view.hidden():
        showing.all_hidden(view, few)
        st.button("Reset filters", on_click=reset_filters, key="reset_here")
        st.stop()
    return view


def enter_without_ratings() -> View | None:
    """Do as ``enter`` for a page that also works where there are no ratings yet.

    A fresh server answers its first deep link by running the page alone, without app.py: then this runs the door,
    which runs the page again inside the frame, and ends here.
    """
    if not st.session_state.pop("_door", False):
        runpy.run_path(str(HOME / "app.py"), run_name="__main__")
        st.stop()
    return st.session_state["_view"]  # type: ignore[no-any-return]


def dress() -> None:
    """Add the one style of ours, before anything is drawn."""
    st.html(_TAG_INK)


def open_door(*, bare: bool = False) -> None:
    """Draw the filters and let the chosen page run inside the frame; called by app.py just before it runs the page.

    A ``bare`` page has no frame, and finds for itself what it shows.
    """
    kept.let_go()
    workspace.notices()
    conflicts.draw()
    st.session_state["_door"] = True
    st.session_state["_view"] = None
    if not bare:
        _follow_link()
        view = _view(kept.shown())
        st.session_state["_view"] = None if view is None else showing.draw(view)


def _nothing_to_show() -> None:
    if signin.person().limited:
        st.title("No ratings for you here yet")
        st.text(
            f"Nothing here is of {signin.seen(signin.person())}. If there should be, ask a coordinator how the ratings "
            "spell it."
        )
        return
    st.title("No ratings to show yet")
    st.text(
        "The files that you confirmed hold no rating that could be read. Ratings lists what is open and how to mend it."
    )
    st.page_link("pages/ratings.py", label="Go to Ratings")


def _unconfirmed_files() -> None:
    recent.offer()
    waiting = kept.unconfirmed()
    if waiting and st.session_state["_page"] != "ratings":
        with st.container(horizontal=True, vertical_alignment="center", key="unconfirmed"):
            words = f"{sentences.number(len(waiting), 'file')} not looked over yet"
            st.markdown(badge(words, "yellow"), width="content")
            st.page_link("pages/ratings.py", label="See what was understood", icon=":material/arrow_forward:")


def arranged_rounds(labels: Sequence[str]) -> tuple[str, ...]:
    """Order rounds in time, or as the visitor arranged them on Ratings."""
    wanted = kept.setting("round_order", ())
    if set(wanted) >= (there := set(labels)):
        return tuple(label for label in wanted if label in there)
    return ratings.order_rounds(labels).ordered


FILTERS = (
    "district",
    "round",
    "assessment",
    "schools",
    "area",
    "perspective",
    "show",
    "action",
    "cell",
    "view",
    "then",
    "side",
    "whose",
)


def reset_filters() -> None:
    """Set every filter back to what a fresh visitor sees."""
    st.session_state.update({**st.session_state.get("_defaults", {}), "schools": [], "area": "All", "_reset": True})


def show_assessment(assessment: str) -> None:
    """Set the assessment filter."""
    st.session_state["assessment"] = ASSESSMENT_NAMES[assessment]
    _follow_assessment()


def _follow_link() -> None:
    """Take the filters that a link to another screen names over into the session, where older choices would win."""
    page, before = st.session_state["_page"], st.session_state.get("_page_before")
    st.session_state["_page_before"] = page
    if before in (None, page):
        return
    for key in (name for name in FILTERS if name in st.query_params):
        value = st.query_params.get_all(key) if key == "schools" else st.query_params[key]
        if st.session_state.get(key) != value:
            st.session_state[key] = value


def pick(label: str, options: Mapping[Any, str], key: str, default: Any, *, pills: bool = True, **more: Any) -> Any:
    """Offer one of a few options as pills, one of many as a list; the choice stays in the address, in words.

    A choice that no longer fits falls back to the default.
    """
    words = list(options.values())
    # Pills read Markdown, and the address has the words as a list shows them: such words go into a list.
    as_typed = all(plain(word) == word for word in words)
    if pills:
        st.session_state.setdefault("_defaults", {})[key] = options[default]
    if st.session_state.get(key, words[0]) not in words:
        # Set, not taken out: of a key that is gone the browser hears nothing, and goes on showing the old choice.
        st.session_state[key] = options[default]
    more |= {"key": key, "bind": "query-params", "persist_state": "session"}
    if pills and len(options) <= FEW and as_typed:
        chosen = st.pills(plain(label), words, default=options[default], required=True, format_func=plain, **more)
    else:
        chosen = st.selectbox(plain(label), words, index=words.index(options.get(default, words[0])), **more)
    return next((value for value, word in options.items() if word == chosen), default)


def _view(known: Shown) -> View | None:
    """Draw the filters in the sidebar and return what they choose; ``None`` where there are no ratings."""
    table = known.counts
    if table.empty:
        return None
    with st.sidebar:
        districts = sorted(table["district"].unique())
        district = districts[0]
        if len(districts) > 1:
            # Most of what was given: files that name no district must not hide those that do.
            rated = table[list(counting.NS)].sum(axis=1).groupby(table["district"]).sum()
            district = max(districts, key=rated.__getitem__)
            district = pick(
                "District",
                {name: name or "No district named" for name in [*districts, ALL_DISTRICTS]},
                "district",
                district,
            )
        table = of_district(table, district)
        rounds = arranged_rounds(known.rounds)
        there = set(table["round"])
        rounds = tuple(label for label in rounds if label in there)
        round_ = pick("Round", {label: label for label in rounds[::-1]}, "round", rounds[-1])
        kinds = {kind: name for kind, name in ASSESSMENT_NAMES.items() if kind in set(table["assessment"])}
        assessment = pick("Assessment", kinds, "assessment", next(iter(kinds)), on_change=_follow_assessment)
        here = counting.select(table, round_=round_, assessment=assessment)
        every_school = tuple(sorted(set(here["school"]) - {"", ratings.OTHERS}))
        if "schools" in st.session_state:
            chosen = [name for name in st.session_state["schools"] if name in every_school]
            if chosen != st.session_state["schools"]:
                st.session_state["schools"] = chosen
        schools = st.multiselect(
            "Schools",
            every_school,
            key="schools",
            placeholder=f"All {len(every_school)}" if every_school else "None named",
            disabled=not every_school,
            bind="query-params",
            persist_state="session",
        )
        areas = [None, *(area.number for area in framework.current().areas)]
        area = st.pills(
            "Focus area",
            ["All", *map(str, areas[1:])],
            default="All",
            key="area",
            required=True,
            format_func=plain,
            bind="query-params",
            persist_state="session",
            help="  \n".join(plain(f"{area.number} {area.name}") for area in framework.current().areas),
        )
        perspective = _perspective(here)
        st.button("Reset filters", on_click=reset_filters, type="tertiary", icon=":material/restart_alt:")
    return View(
        data=known,
        district=district,
        rounds=rounds,
        round=round_,
        assessment=assessment,
        every_school=every_school,
        schools=tuple(schools),
        area=None if area in (None, "All") else int(area),
        perspective=perspective,
        with_notes=showing.with_notes(),
        counts=table,
    )


def _perspective(here: pd.DataFrame) -> str:
    """Draw the perspective filter of the page that is about to run, where it applies; first whose ratings there are."""
    page = st.session_state.get("_page", "")
    rated = here[(here[[*counting.NS, "hidden"]] > 0).any(axis=1)]
    first = ratings.CROSS if len(rated) and (rated["perspective"] == ratings.CROSS).all() else ratings.SELF
    if st.session_state.pop("_reset", False):
        st.session_state["show"] = SHOWS[first]
    if page == "heatmaps":
        return str(pick("Perspective", SHOWS, "show", first, on_change=_follow, args=("show", "perspective")))
    if page in ("attention", "notes"):
        sides = {side: SHOWS[side] for side in (BOTH, *ratings.PERSPECTIVES)}
        return str(pick("Perspective", sides, "perspective", BOTH, on_change=_follow, args=("perspective", "show")))
    return BOTH


def _follow(chosen: str, other: str) -> None:
    """Let the heatmaps' and the other screens' perspective follow each other once one is chosen."""
    if st.session_state[chosen] != SHOWS["gap"]:
        st.session_state[other] = st.session_state[chosen]


def _follow_assessment() -> None:
    """Show the district ILT's own view beside the schools' on Heatmaps: alone it is one column."""
    swap = {"district": (SHOWS[ratings.SELF], SHOWS[BOTH]), "school": (SHOWS[BOTH], SHOWS[ratings.SELF])}
    for kind, (was, becomes) in swap.items():
        if st.session_state["assessment"] == ASSESSMENT_NAMES[kind] and st.session_state.get("show", was) == was:
            st.session_state["show"] = becomes
            return


def heading(title: str, about: str, view: View | None, how: str) -> None:
    """Draw the finding as the screen's title, what and who under it, the sample mark, and "How to read this"."""
    showing.banner()
    with st.container(gap=None):
        left, right = st.columns([0.87, 0.13], vertical_alignment="top", wrap=False)
        left.title(plain(title), anchor=False)
        if view is not None and view.data.sample:
            with right.container(horizontal_alignment="right", gap=None):
                st.badge("sample data", color="yellow")
                if st.session_state["_page"] != "ratings" and kept.coordinates():
                    st.page_link("pages/ratings.py", label="Add yours", icon=":material/upload:")
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.caption(plain(about), width="content")
            with st.popover("How to read this", type="tertiary", icon=":material/help:"):
                st.markdown(how)


def chart(frame: pd.DataFrame, structure: Mapping[str, Any], *, alt: str, **more: Any) -> Any:
    """Draw a chart from its structure and data."""
    return st.vega_lite_chart(frame, dict(structure), alt=alt, width="stretch", **more)


def table(frame: pd.DataFrame, *, alt: str, label: str = "As a table") -> None:
    """Put a chart's twin, a table to read, sort and copy, one click away."""
    with st.expander(plain(label), icon=":material/table:"):
        st.dataframe(frame, hide_index=True, alt=alt)


def legend(label: str = "Mean rating") -> None:
    """Explain the rating colours."""
    st.html(colours.legend(label))


def download(label: str, data: Callable[[], bytes], name: str, **more: Any) -> None:
    """Offer a file that is made when it is asked for, as ``downloads.offer`` does."""
    downloads.offer(label, data, name, icon=":material/download:", **more)


def notes(frame: pd.DataFrame, *, limit: int = 4, with_school: bool = True, key: str = "") -> None:
    """Show what people wrote, as text, without a name: the side beside it, and the rating where it may be shown.

    ``frame`` has the columns of ``candour.notes``. While projected, notes are shown only when that is chosen.
    """
    if frame.empty:
        st.caption("No note is shown here." if showing.covered() else "Nobody wrote a note here.")
        return
    if not showing.with_notes():
        showing.notes_hidden(key)
        return
    for row in frame.head(limit).itertuples():
        rating = sentences.NOT_RATED if pd.isna(row.rating) else f"rated {row.rating}"
        parts = [rating if row.labelled else "", row.perspective, row.school if with_school else ""]
        with st.container(gap=None):
            st.text(f"“{row.note}”")
            st.caption(plain(" · ".join(filter(None, parts))))
    if len(frame) > limit:
        st.caption(plain(f"and {len(frame) - limit} more on Notes"))


def nothing(what: str, change: str) -> None:
    """Say that the filters leave nothing, and which to change."""
    st.info(plain(change), title=plain(what))
    st.button("Reset filters", on_click=reset_filters, key="reset_here")


def open_cell(chart: str) -> None:
    """Take the cell that was clicked over into the lists, or its focus area into the filter.

    A callback of a page's own would keep all that the page knew in memory for as long as the visitor stays.
    """
    points, view = st.session_state[chart]["selection"].get("cell", []), st.session_state["_view"]
    if not points:
        return
    key, school = str(points[0]["key"]), str(points[0]["school"])
    if key in framework.current().by_id:
        st.session_state["action"] = action_words(key)
    else:
        st.session_state["area"] = key
    st.session_state["cell"] = school if school in view.every_school else view.pool_name


def link(page: str, label: str, view: View, /, **params: str) -> None:
    """Link to another screen with filters set; what is not named stays as it is.

    ``assessment`` and ``action`` are given as ``school`` or ``S2.3``, and stand in the address as the lists show them.
    """
    now: dict[str, Any] = {
        "district": view.district if len(view.data.counts["district"].unique()) > 1 else "",
        "round": view.round,
        "assessment": view.assessment,
        "schools": list(view.schools),
        "area": str(view.area or "All"),
    }
    query = {name: value for name, value in {**now, **params}.items() if value}
    query["assessment"] = ASSESSMENT_NAMES[query["assessment"]]
    if "action" in query:
        query["action"] = action_words(query["action"])
    st.page_link(
        f"pages/{page}.py",
        label=plain(label),
        query_params=query,
        icon=":material/arrow_forward:",
        icon_position="right",
    )


def action_words(action_id: str) -> str:
    """Return how lists name an action: ``S3.2 Reviews student tasks and work samples``."""
    return f"{action_id} {framework.current().by_id[action_id].short_label}"
