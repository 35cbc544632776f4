"""The entry: page set-up, navigation and filters; then it runs the chosen page."""

import streamlit as st

from ilt import framework, screens, settings
from ilt.ui import frame, open_files, script_run, scripts, sign_in
from ilt.ui.present import presenting, something_to_show
from ilt.ui.session import session
from ilt.ui.workspace import (
    connected,
    current_workspace,
    files,
    recent_workspaces,
    share,
    stored_sign_outs,
    upload_memory,
)

# Without the frame: the slides, and the facilitator view.
BARE = (
    frame.screen("pages/stage.py", title="Slides", url_path="stage", visibility="hidden"),
    frame.screen("pages/facilitator.py", title="Facilitator", url_path="facilitator", visibility="hidden"),
)
# The address without a screen, and the start by itself.
HOME = frame.screen("pages/start.py", title="Start", url_path="home", default=True, visibility="hidden")
START = frame.screen("pages/start.py", title="Start", url_path="start", visibility="hidden")
ACROSS_DISTRICTS = frame.screen(
    "pages/across_districts.py", title="Across districts", url_path="across_districts", visibility="hidden"
)
SCREENS = {
    "": (
        HOME,
        START,
        ACROSS_DISTRICTS,
        frame.screen("pages/overview.py", title="Overview", url_path="overview"),
        *BARE,
    ),
    "See": (
        frame.screen("pages/heatmaps.py", title="Heatmaps", url_path="heatmaps"),
        frame.screen("pages/self_and_cross.py", title="Self vs. cross", url_path="self_and_cross"),
        frame.screen("pages/attention.py", title="Attention", url_path="attention"),
        frame.screen("pages/change.py", title="Change over time", url_path="change"),
        frame.screen("pages/across_schools.py", title="Across schools", url_path="across_schools"),
        frame.screen("pages/notes.py", title="Notes", url_path="notes"),
    ),
    "Decide": (
        frame.screen("pages/priorities.py", title="Priorities", url_path="priorities"),
        frame.screen("pages/meeting.py", title="Meeting", url_path="meeting"),
        frame.screen("pages/next_steps.py", title="Next steps", url_path="next_steps"),
        frame.screen("pages/reports.py", title="Slides and reports", url_path="reports"),
    ),
    "Data": (frame.screen("pages/ratings.py", title="Add and review ratings", url_path="ratings"),),
    "About": (
        frame.screen("pages/framework.py", title="Framework", url_path="framework"),
        frame.screen("pages/numbers.py", title="How it’s calculated", url_path="numbers"),
    ),
}


st.set_page_config(page_title="ILT reflection", layout="wide", initial_sidebar_state=276)
page = frame.navigate(SCREENS, BARE)
with script_run.to_its_end(), sign_in.or_anew(), connected.or_said():
    open_files.allow()
    upload_memory.settle()
    files.warm()
    frame.dress()
    scripts.run("everywhere")
    stored_sign_outs.follow()
    sign_in.enter()
    try:
        current_workspace.lasts()
        framework.checked()
    except (settings.SettingError, framework.FrameworkError) as error:
        wrong = isinstance(error, settings.SettingError)
        st.title(screens.workspace.WRONG_SETTING if wrong else "The framework cannot be read")
        st.text(str(error))
        st.button("Try again")
        script_run.stop()
    current_workspace.follow(projected=page.url_path == "stage")
    if page is not ACROSS_DISTRICTS:
        connected.follow(own_files=bool(files.confirmed()))
    session.page = page.url_path or frame.home()
    if session.page == "start" and connected.on():
        session.page = "overview"
    if page in BARE:
        connected.in_address()
        frame.prepare(bare=True)
        page.run()
        upload_memory.settle()
        script_run.stop()
    if session.page == "start" or page is ACROSS_DISTRICTS:
        frame.prepare(bare=True)
        sign_in.status()
        page.run()
        recent_workspaces.listen()
        script_run.stop()
    frame.arrive()
    connected.in_address()
    with st.sidebar:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.header("ILT reflection", anchor=False, width="content")
            presenting.switch()
        connected.status()
        current_workspace.status()
        share.offer()
        recent_workspaces.listen()
    frame.prepare()
    sign_in.status()
    with presenting.bar(SCREENS, something_to_show.on):
        page.run()
