"""Share: the two links of a workspace, and what each of them lets people do."""

SHARE, TITLE = "Share…", "Share this workspace"
VIEW_ONLY, WORK_TOGETHER = "View only", "Work together"
ABOUT_VIEW_ONLY = """
People with this link see the screens as you present them: no numbers that come from too few people, no notes, and no
rater names (next steps do say who will do them). They can't change anything, delete anything, or open the full-detail
view.
"""
ABOUT_WORK_TOGETHER = """
People with this link can do everything you can: add and delete files, change anything, and open the full-detail view.
"""
ABOUT_WORK_TOGETHER_SIGNED_IN = """
People with this link open this workspace. After they sign in, each can see and do only what their role allows.
"""
MAKE_VIEW_ONLY = "Create a view-only link"
TURN_OFF_VIEW_ONLY = "Turn off the view-only link"
NOT_SHOWN = "A view-only link exists, but it can't be shown here. Turn it off to create another."
RENEW = "Turn off this link and create a new one"
NEW_LINK = (
    "Everyone who uses the old link will need the new one. If someone is running a meeting from a phone, they will "
    "need it too."
)
SIGN_IN_FIRST = "With either link, people sign in first, and see only what they are allowed to see."
THIS_COMPUTER = (
    "Links to this dashboard work only on this computer. For other people or phones to open them, ask your IT staff to "
    "make the dashboard available on your network (for IT: --server.address 0.0.0.0; the README says how)."
)
