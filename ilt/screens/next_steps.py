"""Next steps: what the screen and the form of a step say, and what its fields are called wherever one is named."""

HOW = """
A next step belongs to one team and one action. It says what you will do, who will do it, by when, how you will know it
worked and when you will check in. Add one here or on *Priorities*. **Overdue** means that it is still open after its
due date.

Below each step you see how the team rated the action when it chose the step, and in each round since. Steps are saved
in this workspace, and everyone with its link can see them. The filters apply here, too.
"""
ADD, EDIT, MAKE = "Add a next step", "Edit…", "Make it a next step"
ONE_DISTRICT = "Choose one district first. Each next step and meeting belongs to one team."
FEW_ARE_ENOUGH, GO_TO_PRIORITIES = (
    "One to three are enough. Priorities shows where to start, and why.",
    "Go to Priorities",
)
OVERDUE = "overdue"
BY_SCHOOL = "Show by school"
TABLE_ALT, DOWNLOAD = "Next steps as a table", "Download the table (CSV)"
DIALOG, DONE, CLOSE, DELETE_IT = "Next step", "Done", "Close", "Delete it"
SAVES = "Saves once you describe the step, and again after each field."
DELETED, MOVED = "Someone else deleted this next step.", "Someone else moved this next step to another team."
SAVE_AGAIN, LEAVE_DELETED = "Save it again", "Leave it deleted"
TEXT, DAY = "text", "date"

LABELS = {
    "what": "What will you do?",
    "who": "Who?",
    "due": "By when?",
    "know": "How will you know it worked?",
    "again": "Check in on",
    "school": "Team",
    "action_id": "Which action is it for?",
    "status": "Status",
}


def rated(action: str, ratings: list[str]) -> str:
    """Name a step's action, and say how the team rated it then and since."""
    return action + (f" — the team’s own ratings: {'; '.join(ratings)}" if ratings else "")


def ended(steps: int) -> str:
    """Head the steps that are done or dropped."""
    return f"Done and dropped ({steps})"


def say_what(what: str) -> str:
    """Say that a step has to say what to do."""
    return f"Describe what you will do. Until then, “{what}” stays."
