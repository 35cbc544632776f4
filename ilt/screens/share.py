"""Share: the two links of a workspace, and what each of them lets people do."""

SHARE, TITLE = "Share…", "Share this workspace"
VIEW_ONLY, WORK_TOGETHER = "View only", "Work together"
ABOUT_VIEW_ONLY = """
People with this link see the screens as you present them: no small groups, no notes, no names. They can't change
anything, delete anything, or open the full-detail view.
"""
ABOUT_WORK_TOGETHER = """
People with this link can do everything you can: add and delete files, change anything, and open the full-detail view.
"""
MAKE_VIEW_ONLY = "Create a view-only link"
TURN_OFF_VIEW_ONLY = "Turn off the view-only link"
NOT_SHOWN = "A view-only link exists, but it can't be shown here. Turn it off to create another."
RENEW = "Turn off this link and create a new one"
NEW_LINK = "Everyone who uses the old link will need the new one. So will a phone that is leading a meeting."
SIGN_IN_FIRST = "People still sign in first, and see only what they are allowed to see."
THIS_COMPUTER = (
    "This address works only on this computer. Phones and other people can’t open it. Start the dashboard with "
    "--server.address 0.0.0.0 and open it at this computer’s network address, or put it on a server. The README "
    "explains how."
)
