"""Meeting: set one up, begin it, and find its slides, its facilitator view and its summary."""

from __future__ import annotations

from ilt import format

HOW = """
A meeting takes a team from its ratings to one, two or three next steps in 45 to 60 minutes. Choose the team, the round
and the number of minutes, then begin. The slides show one idea at a time. Press **→** or **Page Down** to go forward
and **←** or **Page Up** to go back, or use a clicker. **M** opens the list of the meeting’s steps. A step with little
to show gets only a quarter of its usual time.

Open the **facilitator view** on a phone or in a second window. It follows the slides, and it has the prompts, the time
and all the boxes to fill in, so that no one has to watch someone type. Share its link only with the person who leads
the meeting.

Everything is saved in this workspace as you type. The steps go from predicting to looking, and only then to asking why.
This follows *data-driven dialogue* and *ATLAS*; the facilitator view says where its prompts come from.
"""
TITLE = "From data to next steps"
LENGTH = "You need 45 to 60 minutes, a projector, and a phone or a second window"
STEPS, STEPS_AND_ACTIONS = "Steps", "Steps and actions to look at"
BEGIN, SAVE = "Begin the meeting", "Save this meeting for later"
THEN = (
    "The slides open here. To get the facilitator link and its QR code, press Esc and scroll down this "
    "page. “Show slides” takes you back."
)
NOT_YOURS = "Only facilitators and coordinators can begin and lead meetings."
MEETINGS = "Meetings"

# Setting one up.
WHO_MEETS, WHICH_RATINGS, MINUTES = "Who is meeting?", "Which round?", "Minutes"
LOOKS_AT = "What will the district ILT look at?"
LOOKS = {"district": "Its own 13 actions", "school": "The schools’ 19 actions"}
LEFT_OUT = "left out"
MOVE_UP, MOVE_DOWN = "Move up", "Move down"
TO_OBSERVE, LOWEST = "Actions to look at, one per slide", "The lowest rated in each focus area"
DISTRICT_ILT, OTHER_TEAM = "The district ILT", "another team, or add ratings"

# Phones.
FOLLOW = "Start with a QR code so that people can follow along on their phones"
ASK_FOR_CODE = (
    "People can follow along on their phones with a QR code once there is a view-only link. Ask a coordinator to make "
    "one under Share…."
)
FOLLOW_HELP = (
    "This makes a view-only link. Anyone with it can see the screens as you project them, but never notes, and can’t "
    "change anything. To turn it off later, use Share… on the left."
)

# The meetings that there are.
SHOW_SLIDES, DELETE = "Show slides", "Delete…"
NOT_STARTED, NOTHING_CHOSEN = "not started", "nothing chosen yet"
FACILITATOR_VIEW, QR_CODE = "Facilitator view", "QR code"
NO_FACILITATOR_VIEW = "This workspace is not saved, so there is no facilitator view."
KEEP_PRIVATE = "This link is for the person who leads the meeting. It opens the workspace, so do not project it."
DELETE_TITLE, DELETE_IT = "Delete this meeting?", "Delete it"
DELETES = (
    "This deletes its prediction, agreed ratings and choices, and everything else people typed, except its next steps."
)
SUMMARY = "Summary (Word)"

# Slides without a meeting.
LOOKING = "Opening the meeting…"
WAIT = "If it doesn’t open, choose it on the Meeting screen."
NO_RATINGS = "We can’t find the ratings for this meeting"
COMES_BACK = "The slides come back once the team’s ratings are added and confirmed."
NO_MEETING = "There is no meeting to show"
WHY_NONE = (
    "Open the slides from the Meeting screen of your workspace. If it does not list the meeting, someone deleted it."
)
GO_TO = "Go to Meeting"


def none_to_show(*, there: bool, known: bool) -> tuple[str, str]:
    """Head the slides where there are none, and say why: the meeting is ``there``, or whether it is is ``known``."""
    if there:
        return NO_RATINGS, COMES_BACK
    return (NO_MEETING, WHY_NONE) if known else (LOOKING, WAIT)


def lacking(who: str, round_: str, others: str) -> str:
    """Say that a team has no ratings in a round, and in which it has, or what else can be done."""
    return f"{who} has no ratings for this in {round_}. Choose {others}."


def about(day: str, minutes: int, state: str) -> str:
    """Say when a meeting was set up, how long it is and how far."""
    return f"{day} · {minutes} minutes · {state}"


def state(step: str, chosen: int) -> str:
    """Say how far a meeting is."""
    return f"at {step}, {f'{chosen} chosen' if chosen else NOTHING_CHOSEN}"


def sooner_or_later(step: str, way: str) -> str:
    """Say what an arrow beside a step does."""
    return f"{step}: {way.lower()}"


def votes(n: int) -> str:
    """Count the votes for an action on its button, which does not break there."""
    return f" · {format.number(n, 'vote')}".replace(" ", "\u00a0")
