"""Next steps: what the teams decided to do, who, by when, and how far it is."""

import streamlit as st

from ilt import findings, framework, screens
from ilt.next_steps import NextStep, ordered
from ilt.screens.next_steps import LISTED
from ilt.ui import downloads, frame, local_day, next_steps, teams, widgets
from ilt.ui.markdown import badge, plain
from ilt.ui.present import presenting

view = frame.enter()
today = local_day.today()
actions = framework.current().by_id
shown = [step for step in next_steps.of_view(view) if view.area in (None, actions[step.action_id].focus_area)]
still, ended = ordered(shown, today)
every = next_steps.every()
elsewhere, several = len(every) - len(shown), teams.of_several_districts(view, every)
frame.heading(screens.next_steps.title(shown, today, elsewhere=elsewhere), view.where, view, screens.next_steps.HOW)
next_steps.dialog(view)
if next_steps.may_begin(view):
    st.button(screens.next_steps.ADD, type="primary", icon=":material/add:", on_click=next_steps.begin)
elif next_steps.may_write():
    st.text(screens.next_steps.ONE_DISTRICT)
if not shown:
    st.text(screens.next_steps.FEW_ARE_ENOUGH)
    widgets.link("priorities", screens.next_steps.GO_TO_PRIORITIES, view)
scoped = findings.scoped(view.counts)


def card(step: NextStep) -> None:
    """Draw one step: what, whose, who and when, how far, and what it comes from."""
    action = actions[step.action_id]
    with st.container(key=f"step_{step.key}", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{plain(step.what)}**", width="content")
            if step.late(today):
                st.badge(screens.next_steps.OVERDUE, color="orange")
            if action.populations:
                st.markdown(badge(screens.actions.tag(action)), width="content")
        st.text(screens.next_steps.about(step, several=several))
        ratings = screens.next_steps.team_ratings(step, scoped, view.rounds)
        st.caption(plain(screens.next_steps.rated(action.short_label, ratings)))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            next_steps.status(step)
            if next_steps.may_write():
                st.button(
                    screens.next_steps.EDIT,
                    key=f"_change {step.key}",
                    type="tertiary",
                    on_click=next_steps.open_,
                    args=(step,),
                )
            where = {"assessment": action.assessment, "area": str(action.focus_area), "action": action.id}
            widgets.link("heatmaps", screens.next_steps.BY_SCHOOL, view, **where)


of_steps = [
    [step.what, screens.next_steps.about(step, several=several), actions[step.action_id].text] for step in still
]
few = presenting.texts(of_steps) if presenting.on() else widgets.page(LISTED, len(still), widgets.CARDS)
for step in still[few]:
    card(step)
presenting.ends()
if ended:
    with st.expander(plain(screens.next_steps.ended(len(ended))), expanded=not still):
        for step in ended[widgets.page(LISTED, len(ended), widgets.CARDS, key="ended")]:
            card(step)
if shown:
    flat = screens.next_steps.table(shown, several=several)
    widgets.table(flat, alt=screens.next_steps.TABLE_ALT, name="next_steps.csv")
    downloads.offer_table(view, screens.next_steps.DOWNLOAD, lambda: flat, "next_steps.csv")
