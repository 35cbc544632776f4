"""Next steps: what the teams decided to do, who, by when, and how far it is."""

import streamlit as st

from ilt import findings, framework, screens
from ilt.next_steps import NextStep, about, ordered, table, team_ratings, title
from ilt.ui import downloads, frame, local_day, next_steps, teams, widgets
from ilt.ui.markdown import badge, plain

HOW = """
A next step belongs to one team and one action: what you will do, who, by when, how you will know that it worked, and
when you look at it again. Begin one here or on *Priorities*. **Late** is what is still open after its day.

Under a step stands how the team itself rated its action when it was chosen, and in each round since. Steps are kept in
this workspace; everybody who has its link sees them, and the filters at the left apply.
"""

view = frame.enter()
today = local_day.today()
actions = framework.current().by_id
shown = [step for step in next_steps.of_view(view) if view.area in (None, actions[step.action_id].focus_area)]
still, ended = ordered(shown, today)
every = next_steps.every()
elsewhere, several = len(every) - len(shown), teams.of_several_districts(view, every)
frame.heading(title(shown, today, elsewhere=elsewhere), view.where, view, HOW)
next_steps.dialog(view)
if next_steps.may_begin(view):
    st.button("Add a next step", type="primary", icon=":material/add:", on_click=next_steps.begin)
elif next_steps.may_write():
    st.text(next_steps.ONE_DISTRICT)
if not shown:
    st.text("One to three are enough. Priorities says which actions speak for themselves, and why.")
    widgets.link("priorities", "Go to Priorities", view)
scoped = findings.scoped(view.counts)


def card(step: NextStep) -> None:
    """Draw one step: what, whose, who and when, how far, and what it comes from."""
    action = actions[step.action_id]
    with st.container(key=f"step_{step.key}", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{plain(step.what)}**", width="content")
            if step.late(today):
                st.badge("late", color="orange")
            if action.populations:
                st.markdown(badge(screens.actions.tag(action)), width="content")
        st.text(about(step, several=several))
        rated = "; ".join(team_ratings(step, scoped, view.rounds))
        st.caption(plain(action.short_label + (f" — rated by the team itself: {rated}" if rated else "")))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            next_steps.status(step)
            if next_steps.may_write():
                st.button(
                    "Change…", key=f"_change {step.key}", type="tertiary", on_click=next_steps.open_, args=(step,)
                )
            where = {"assessment": action.assessment, "area": str(action.focus_area), "action": action.id}
            widgets.link("heatmaps", "Show by school", view, **where)


for step in still:
    card(step)
if ended:
    with st.expander(f"Done and dropped ({len(ended)})", expanded=not still):
        for step in ended:
            card(step)
if shown:
    flat = table(shown, several=several)
    widgets.table(flat, alt="Next steps as a table", name="next_steps.csv")
    downloads.offer_table(view, "Download the table (CSV)", lambda: flat, "next_steps.csv")
