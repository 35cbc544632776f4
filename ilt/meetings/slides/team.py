"""The slides that say what the team says: purpose, predictions, causes, agreed ratings, choices, next steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ilt import format, framework, screens
from ilt import next_steps as steps
from ilt.meetings import Meeting
from ilt.meetings.slides import Row, Slide, paged
from ilt.meetings.slides.ratings import Ratings
from ilt.next_steps import STATUSES, NextStep
from ilt.ratings import PERSPECTIVES

NORMS = (
    "We look at the work of the team, never at a person.",
    "We start with what we see, and ask why later.",
    "Every voice counts once; we listen before we answer.",
    "What is said here stays here; what we decide goes on.",
)
"""What a team may agree on before it looks; its own words take their place."""
CANDIDATES = 6
_ASKED = 3


def before(found: Sequence[NextStep], today: date) -> list[Slide]:
    """Open on what the team said it would do."""
    still, ended = steps.ordered(found, today)
    rows = [_promise(step, today) for step in [*still, *ended]]
    kicker = "Last time’s next steps — what became of them?"
    return paged(Slide("before", kicker, steps.title(found, today), rows=tuple(rows)))


def _promise(step: NextStep, today: date) -> Row:
    status = STATUSES[step.status] + (", late" if step.late(today) else "")
    parts = [status, step.who, f"by {step.due:%d %b %Y}" if step.due else ""]
    return Row(step.what, words=" · ".join(filter(None, parts)))


def became(found: Sequence[NextStep], ratings: Ratings) -> list[Slide]:
    """Say how the actions of earlier steps were rated then and since."""
    rows = []
    for step in found:
        said = steps.team_ratings(step, ratings.scoped_ever, ratings.view.rounds)
        label = framework.current().by_id[step.action_id].short_label
        words = f"{STATUSES[step.status]}: {step.what}"
        rows.append(Row(f"{label}: {'; '.join(said) or 'not rated by the team itself'}", words=words))
    title = f"How the actions of {format.number(len(rows), 'earlier step')} were rated then and since"
    kicker = "What changed — what became of last time’s next steps"
    return paged(Slide("change:steps", kicker, title, rows=tuple(rows), foot=ratings.newer))


def purpose(meeting: Meeting) -> list[Slide]:
    """Say what the meeting is for, and how the team wants to talk."""
    norms = [line.strip() for line in meeting.norms.splitlines() if line.strip()] or list(NORMS)
    return paged(
        Slide(
            "purpose",
            f"{meeting.team} · {meeting.round} · {meeting.minutes} minutes",
            "From what we see to one, two or three next steps",
            rows=tuple(Row("", words=line) for line in norms),
            ask="How do we want to talk?",
        )
    )


def predict(meeting: Meeting) -> Slide:
    """Ask what people expect before anything is shown."""
    chosen = framework.current().area(meeting.predicted).name if meeting.predicted else ""
    return Slide(
        "predict",
        "Predict — before we look",
        "Which focus area will be rated lowest?",
        ask=f"Our prediction: {chosen}" if chosen else "Say why you think so, then tap one.",
    )


def infer(meeting: Meeting, ratings: Ratings) -> list[Slide]:
    """Show the root causes as they are typed; before, the actions that ask for one."""
    rows = [
        Row(_label(action), _tag(action), words=text) for action, text in _in_order(meeting.causes) if action or text
    ]
    if not rows:
        rows = [Row(_label(key), _tag(key), words="Why?") for key in candidates(meeting, ratings)[:_ASKED]]
    ask = "Now “because”: ask why, and why again, until you reach what the team itself can change."
    kicker = "Why — what lies behind it?"
    return paged(Slide("infer", kicker, "What may be the root causes?", rows=tuple(rows), ask=ask))


def agree(meeting: Meeting, ratings: Ratings) -> list[Slide]:
    """Show what the team agreed on beside the individual ratings."""
    rows = [
        Row(_label(action), _tag(action), words=individual(ratings, action), rating=rating)
        for action, rating in _in_order(meeting.agreed)
    ]
    scale = [Row(f"{value} · {label}") for value, label in framework.SCALE.items()]
    return paged(
        Slide(
            "agree",
            "Agree — one rating of the team, beside the individual ones",
            "What do we agree on, after all we have heard?",
            "agreed" if rows else "words",
            tuple(rows or scale),
            ask="" if rows else "Take an action that you talked about. What would all of you sign?",
            foot=ratings.foot("◆ agreed by the team. It is never counted among the individual ratings.")
            if rows
            else "",
        )
    )


def individual(ratings: Ratings, action_id: str, marks: Sequence[str] = ("● ", "○ "), between: str = "   ") -> str:
    """Say the individual ratings of an action from both sides: ``● 1.4 (5 ratings)   ○ 1.0 (2 ratings)``."""
    own = ratings.team[ratings.team["action_id"] == action_id].set_index("perspective")
    said = []
    for side, mark in zip(PERSPECTIVES, marks, strict=True):
        row = own.loc[side] if side in own.index else None
        if row is not None and row["n"]:
            said.append(f"{mark}{format.mean_of(row['mean'], row['n'])}")
        elif row is not None and row["hidden"]:
            said.append(f"{mark}{format.fewer_than(int(row['hidden']))}")
    return between.join(said) or format.NOT_RATED


def candidates(meeting: Meeting, ratings: Ratings) -> list[str]:
    """Return the actions to choose from: what was talked about, then the first of Priorities; none moves by a tap."""
    actions = [action.id for action in ratings.view.actions]
    said = [key for key in actions if key in meeting.causes or key in meeting.agreed]
    ranked = [one.action_id for one in ratings.ranked if one.score]
    order = list(dict.fromkeys([*said, *ranked, *actions]))
    voted = sorted(meeting.votes, key=lambda key: -meeting.votes[key])
    kept = [key for key in dict.fromkeys([*meeting.chosen, *voted, *said, *ranked]) if key in actions]
    return sorted(kept[:CANDIDATES], key=order.index)


def because(ratings: Ratings) -> Mapping[str, str]:
    """Return why each action that is low may be chosen, in numbers."""
    sides = ratings.view.sides
    return {one.action_id: f"Because {screens.priorities.because(one, sides)}" for one in ratings.ranked}


def choose(meeting: Meeting, ratings: Ratings) -> list[Slide]:
    """Give the reasons for the first actions, and then let the team choose."""
    why = because(ratings)
    rows = [Row(_label(key), _tag(key), words=why[key] + ".") for key in candidates(meeting, ratings)[:3] if key in why]
    kicker = "Choose — what speaks for it?"
    said = any(key in meeting.causes or key in meeting.agreed for key in candidates(meeting, ratings))
    title = "What the ratings say for " + ("what we talked about" if said else "the first three of Priorities")
    foot = screens.attention.unlike_priorities(ratings.attention, ratings.ranked, ratings.view.sides)
    first = paged(Slide("choose:why", kicker, title, rows=tuple(rows), foot=ratings.foot("" if said else foot)))
    second = Slide(
        "choose",
        "Choose — few enough to do them well",
        "Which one, two or three do we take on?",
        ask="Vote, or tap what you agree on: three at most.",
    )
    return [*first, second] if rows else [second]


def next_steps(meeting: Meeting, found: Sequence[NextStep]) -> list[Slide]:
    """Show the next step of each chosen action as it is written."""
    own = {step.action_id: step for step in found}
    slides = []
    for at, key in enumerate(meeting.chosen, 1):
        step = own.get(key)
        rows = [
            Row(label, words=text)
            for label, text in (
                ("What we will do", step.what if step else ""),
                ("Who", step.who if step else ""),
                ("By when", f"{step.due:%d %b %Y}" if step and step.due else ""),
                ("How we will know", step.know if step else ""),
                ("We look again on", f"{step.again:%d %b %Y}" if step and step.again else ""),
            )
        ]
        kicker = f"Next steps · {at} of {len(meeting.chosen)} — who does what by when?"
        shown = [row if row.words else Row(row.label, words="…") for row in rows]
        slides += paged(Slide(f"next:{key}", kicker, _label(key), rows=tuple(shown)))
    return slides or [
        Slide("next", "Next steps", "Nothing is chosen yet", ask="Go back to Choose: one action is enough.")
    ]


def close(meeting: Meeting, found: Sequence[NextStep]) -> list[Slide]:
    """End on what was decided."""
    own = {step.action_id: step for step in found}
    rows = []
    for key in meeting.chosen:
        step = own.get(key)
        parts = [step.what, step.who, f"by {step.due:%d %b %Y}" if step.due else ""] if step else ["no next step yet"]
        rows.append(Row(_label(key), words=" · ".join(filter(None, parts))))
    again = sorted(step.again for step in found if step.again)
    said = [
        format.number(len(meeting.agreed), "agreed rating"),
        format.number(len(meeting.causes), "root cause"),
        format.number(len(found), "next step"),
    ]
    slide = Slide(
        "close",
        "Close — what we take with us",
        f"We look again on {again[0]:%d %b %Y}" if again else "Thank you",
        rows=tuple(rows) or (Row("", words="Nothing was chosen."),),
        foot=f"{', '.join(said)}. The summary, on one page, is in the facilitator’s view and on Meeting.",
    )
    return paged(slide)


def _label(action_id: str) -> str:
    return framework.current().by_id[action_id].short_label


def _tag(action_id: str) -> str:
    return " · ".join(framework.current().by_id[action_id].populations)


def _in_order(of: Mapping[str, Any]) -> list[tuple[str, Any]]:
    order = framework.current().order
    return sorted(of.items(), key=lambda item: order[item[0]])
