"""Next steps: what the screen and the form of a step say, and what its fields are called wherever one is named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from ilt import findings, format, framework
from ilt.next_steps import STATUSES, NextStep, called, ordered
from ilt.ratings import SELF

HOW = """
A next step belongs to one team and one action. It says what you will do, who will do it, by when, how you will know it
worked and when you will check in. Add one here or on *Priorities*. **Overdue** means that it is still open after its
due date.

Below each step you see how the team rated the action when it chose the step, and in each round since. Next steps
are saved in this workspace. Anyone with the workspace link can see and change them, as far as their role allows if
they have to sign in; with a view-only link, people can only look. You see only the next steps for the schools and focus
areas that you chose on the left.
"""
ADD, EDIT, MAKE = "Add a next step", "Edit…", "Make it a next step"
ONE_DISTRICT = "Choose one district first. Each next step and meeting belongs to one team."
FEW_ARE_ENOUGH, GO_TO_PRIORITIES = (
    "One to three next steps are enough. The Priorities screen shows where to start, and why.",
    "Go to Priorities",
)
OVERDUE = "overdue"
BY_SCHOOL = "Show by school"
LISTED = "next steps"
TABLE_ALT, DOWNLOAD = "Next steps as a table", "Download the table (CSV)"
DIALOG, DONE, CLOSE, DELETE_IT = "Next step", "Done", "Close", "Delete it"
SAVES = "It’s saved once you describe the step, and again after each field."
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
    return f"Describe what you will do. Until you do, we keep the old text: “{what}”."


def title(every: Sequence[NextStep], today: date, *, elsewhere: int = 0) -> str:
    """Say how many next steps are open, how many of them overdue; ``elsewhere``: how many filters leave out."""
    still, ended = ordered(every, today)
    if not every and elsewhere:
        return f"No next steps here; {elsewhere} {'is' if elsewhere == 1 else 'are'} outside these filters"
    if not still:
        done = sum(step.status == "done" for step in ended)
        return f"No open next steps; {done} {'is' if done == 1 else 'are'} done" if ended else "No next steps yet"
    late = sum(step.late(today) for step in still)
    some = f"{format.number(len(still), 'next step')} {'is' if len(still) == 1 else 'are'}"
    return f"{some} overdue" if late == len(still) else f"{some} open" + (f", {late} of them overdue" if late else "")


def about(step: NextStep, *, several: bool = False) -> str:
    """Say in a line whose step it is, who does it, by when, how they will know, and when they look again."""
    said = [called(step.team, step.district, several=several), step.who]
    said += [f"by {format.day(step.due)}"] if step.due else []
    said += [f"how we will know: {step.know}"] if step.know else []
    said += [f"check in on {format.day(step.again)}"] if step.again else []
    return " · ".join(filter(None, said))


def team_ratings(step: NextStep, scoped: pd.DataFrame, rounds: Sequence[str]) -> list[str]:
    """Say how the team itself rated a next step's action: when it was chosen, and in each later round.

    Parameters
    ----------
    scoped
        ``findings.scoped`` of what may be shown, of every round.
    rounds
        In their order.
    """
    of_schools = framework.current().by_id[step.action_id].assessment == "school"
    scope = findings.SCHOOL if step.school else (findings.ALL_SCHOOLS if of_schools else findings.DISTRICT_ILT)
    own = scoped[
        (scoped["scope"] == scope)
        & (scoped["district"] == step.district)
        & (scoped["school"] == step.school)
        & (scoped["perspective"] == SELF)
        & (scoped["action_id"] == step.action_id)
    ].set_index("round")
    since = rounds[rounds.index(step.round) :] if step.round in rounds else ()
    said = []
    for label in (label for label in since if label in own.index):
        row = own.loc[label]
        if row["n"]:
            said.append(f"{format.mean_of(row['mean'], row['n'])} in {label}")
        elif row["hidden"]:
            said.append(f"too few raters to show in {label}")
    return said


def table(every: Sequence[NextStep], *, several: bool = False) -> pd.DataFrame:
    """Return next steps as a table to read, sort and download; ``several`` as ``called`` takes it."""
    actions = framework.current().by_id
    return pd.DataFrame(
        {
            "Team": [called(step.team, step.district, several=several) for step in every],
            "Next step": [step.what for step in every],
            "Action": [f"{step.action_id} {actions[step.action_id].short_label}" for step in every],
            "Who": [step.who for step in every],
            "By when": [step.due for step in every],
            "How we will know": [step.know for step in every],
            "Check in on": [step.again for step in every],
            "Status": [STATUSES[step.status] for step in every],
            "Chosen in": [step.round for step in every],
        }
    )
