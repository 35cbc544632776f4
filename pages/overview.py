"""Overview: who rated what, the five focus areas, what is furthest up and down, the largest gaps, the first flags."""

import streamlit as st

from ilt import changes, charts, figures, findings, framework, layout, moves, sentences, ui
from ilt.ui import unrated

FIRST = 3

HOW = """
A **filled circle** is how a team rates itself, an **open circle** how the other side rates it. A focus area pools
all ratings of its actions; self and cross are never pooled. *Low* is a rating of 0 or 1. *How complete* is the
share of ratings that were given out of those that were asked of the people who rated.

Means, gaps and flags are our convention: the framework asks for ratings and notes only. Every figure links to the
screen that shows what is behind it.
"""

view = ui.enter()
unrated.stop_if(view)
areas = view.of_scope(findings.focus_areas(view.selected))
ui.heading(sentences.area_title(areas), f"{view.where} — {view.who}", view, HOW)

scoped = view.of_scope(findings.scoped(view.selected))
side = figures.main_side(scoped)
own = scoped[(scoped["perspective"] == side) & (scoped["n"] > 0)].sort_values("mean", kind="stable")
gaps = view.of_scope(findings.gaps(view.selected)).dropna(subset="gap")
table = figures.attention(view.selected, view.whole, view.scope, view.one_school)
names = framework.current().by_id
cell = view.one_school or view.pool_name


def line(action_id: str, text: str, page: str, **params: str) -> None:
    """Show one action as a link to its screen, and its figure in words under it."""
    area = str(names[action_id].focus_area)
    with st.container(gap=None):
        ui.link(page, names[action_id].short_label, view, area=area, action=action_id, **params)
        st.caption(ui.plain(text))


left, right = st.columns([0.6, 0.4], gap="medium")
with left:
    placed = layout.rows(layout.area_items(map(framework.current().area, areas["focus_area"])))
    ui.chart(
        charts.dumbbell_data(placed, figures.dumbbell_rows(areas, "focus_area")),
        charts.dumbbell(layout.height(placed), words=False, label_px=layout.LABEL_PX),
        alt=sentences.area_title(areas),
    )
    st.caption("● self   ○ cross   mean rating of each focus area, 0-3")
    ui.table(figures.area_table(areas), alt="Self and cross of each focus area")
with right:
    st.subheader("Attention first", anchor=False)
    flagged = table[table["level"] != ""]
    for row in flagged.head(FIRST).itertuples():
        low = [(s, *(getattr(row, f"{s}_{what}") for what in ("low", "n", "hidden"))) for s in ("self", "cross")]
        said = "low: " + ", ".join(f"{name} {sentences.low_of(*figures)}" for name, *figures in low)
        tag = f"names {names[row.action_id].names}; " if row.populations else ""
        line(row.action_id, tag + said, "attention")
    if flagged.empty:
        st.caption("Too few raters to show." if table["hidden"].any() else "No action is rated 0 or 1.")
    ui.link("attention", f"All {len(flagged)} flags", view)

left, right = st.columns([0.6, 0.4], gap="medium")
with left:
    st.subheader("Largest gaps", anchor=False)
    for row in gaps.sort_values("gap", key=lambda gap: -gap.abs(), kind="stable").head(FIRST).to_dict("records"):
        line(row["action_id"], f"{row['pair']}: {sentences.gap_in_words(row)}", "self_and_cross")
    if gaps.empty:
        st.caption("No action is shown from both sides.")
    ui.link("self_and_cross", "Mirror of the district and its schools", view, view="Mirror")
with right:
    st.subheader("Furthest up and down", anchor=False)
    top, bottom = own.tail(2)[::-1], own.head(2)
    for row in [*top.itertuples(), *[low for low in bottom.itertuples() if low.Index not in top.index]]:
        said = f"{row.perspective} {sentences.mean(row.mean)} of {sentences.number(int(row.n), 'rating')}"
        line(row.action_id, said, "heatmaps", cell=cell)

left, right = st.columns([0.6, 0.4], gap="medium")
earlier = view.rounds[: view.rounds.index(view.round)]
with left:
    if earlier:
        st.subheader(f"Since {ui.plain(earlier[-1])}", anchor=False)
        compared = changes.compare(view.choose(view.counts, round_=None, actions=None), earlier[-1], view.round)
        compared = view.of_scope(view.choose(compared, round_=None, schools=()))
        for row in moves.largest(compared).to_dict("records"):
            said = f"{moves.moved(row)} by {row['perspective']}: {moves.told(row)}"
            line(row["action_id"], said, "change", then=earlier[-1], whose=row["perspective"].capitalize())
        if moves.largest(compared).empty:
            st.caption(ui.plain(moves.title(compared, earlier[-1])))
        ui.link("change", "Every change", view, then=earlier[-1])
with right:
    st.subheader("Who rated", anchor=False)
    for told in view.participation:
        st.text(told)
    ui.link("ratings", "Where these ratings come from", view)
