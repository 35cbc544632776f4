"""What a district's own plan form is filled with: findings of a view, and what its team decided about them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ilt import format, framework, next_steps, priorities, screens
from ilt.meetings.meeting import Meeting
from ilt.next_steps import NextStep
from ilt.priorities import Priority
from ilt.reports import contents, sections
from ilt.reports.plan_form.forms import Form
from ilt.reports.report import Report
from ilt.view import View

words = screens.plan_form
_FINDINGS = ("areas", "attention", "sides", "change", "across")
"""The sections whose findings come first; those of the focus areas follow."""
_NUMBERED = re.compile(rf"({'|'.join(words.NUMBERED)})(?: (\d{{1,2}}))?(?: (\D+))?")


@dataclass(frozen=True)
class Decided:
    """What a team decided in its meetings about a round: its chosen actions, root causes and agreed ratings."""

    chosen: tuple[str, ...] = ()
    causes: Mapping[str, str] = field(default_factory=dict)
    agreed: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Piece:
    """Something that a form may say: what it is, its words, and the names whose marks say it."""

    label: str
    text: str
    names: frozenset[str]


@dataclass(frozen=True)
class Plan:
    """The value of each name that has one, and all that there is to say."""

    values: Mapping[str, tuple[str, ...]]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Fit:
    """How a plan goes into a form: the values of its marks, those marks that get none, and what has no place.

    Attributes
    ----------
    values
        By name as it is in the form; empty where there is nothing to say.
    filled, empty, unknown
        The marks as they are written.
    """

    values: Mapping[str, tuple[str, ...]]
    filled: tuple[str, ...]
    empty: tuple[str, ...]
    unknown: tuple[str, ...]
    left: tuple[Piece, ...]


def known(name: str) -> str:
    """Return the full name of a mark's name; blank where it is none of ours.

    >>> known("finding"), known("priority 2 root cause"), known("priority"), known("next steps"), known("student")
    ('finding 1', 'priority 2 root cause', 'priority 1 action', 'next steps', '')
    """
    if name in words.FACTS or name in words.LISTS:
        return name
    if not (found := _NUMBERED.fullmatch(name)):
        return ""
    of, number, part = found[1], int(found[2] or 1), found[3] or next(iter(words.NUMBERED[found[1]]))
    return f"{of} {number} {part}".strip() if part in words.NUMBERED[of] and number else ""


def of_meetings(name: str) -> bool:
    """Tell whether a name is of something that people decide, and so is in no file of ratings."""
    return name.startswith("priority") or name in words.LISTS.keys() - {"findings"}


def fit(form: Form, plan: Plan) -> Fit:
    """Return how a plan goes into a form."""
    names = {mark: known(mark.name) for mark in form.marks}
    values = {mark.name: plan.values.get(name, ()) for mark, name in names.items() if name}
    there = set(names.values())
    return Fit(
        values,
        tuple(mark.written for mark, name in names.items() if plan.values.get(name)),
        tuple(mark.written for mark, name in names.items() if name and not plan.values.get(name)),
        tuple(mark.written for mark, name in names.items() if not name),
        tuple(piece for piece in plan.pieces if not piece.names & there),
    )


def decided(meetings: Iterable[Meeting], view: View) -> Decided:
    """Return what the team of a view decided about its round.

    Parameters
    ----------
    meetings
        The newest first: its choices count, and where two say something of an action, what it says.
    """
    team = (view.assessment, view.district, view.one_school, view.round)
    own = [one for one in meetings if (one.assessment, one.district, one.school, one.round) == team]
    causes: dict[str, str] = {}
    agreed: dict[str, int] = {}
    for one in reversed(own):
        causes |= one.causes
        agreed |= one.agreed
    return Decided(next((one.chosen for one in own if one.chosen), ()), causes, agreed)


def plan_of(view: View, report: Report, steps: Sequence[NextStep], decided: Decided, today: date) -> Plan:
    """Return what there is to say of a view, with its report and the next steps of its teams."""
    values: dict[str, tuple[str, ...]] = {
        "title": (report.title,),
        "team": (contents.team_of(view),),
        "district": (view.district,) if view.district else (),
        "round": (view.round,),
        "who rated": (view.who,),
        "date": (format.day(today),),
    }
    pieces = [*_findings(report, values), *_priorities(view, steps, decided, values), *_lists(steps, decided, values)]
    for number, one in enumerate(priorities.first(sections.ranked(view)), 1):
        values[f"suggestion {number} action"] = (framework.current().by_id[one.action_id].text,)
        values[f"suggestion {number} why"] = (_because(view, one),)
    return Plan(values, tuple(pieces))


def _because(view: View, one: Priority) -> str:
    return f"Because {screens.priorities.because(one, view.sides)}."


def _findings(report: Report, values: dict[str, tuple[str, ...]]) -> list[Piece]:
    found = {part.key: part.finding for part in report.sections}
    findings = [*(found[key] for key in _FINDINGS if found.get(key)), *_of_areas(found)]
    values["findings"] = tuple(findings)
    values |= {f"finding {number}": (text,) for number, text in enumerate(findings, 1)}
    return [
        Piece(words.numbered("finding", number), text, frozenset({f"finding {number}", "findings"}))
        for number, text in enumerate(findings, 1)
    ]


def _of_areas(found: Mapping[str, str]) -> list[str]:
    """Say of each focus area what is found: alone it would not say of which; what several have in common, once."""
    alike: dict[str, list[int]] = {}
    for key, finding in found.items():
        if key.startswith(sections.HEATMAP) and finding:
            alike.setdefault(finding, []).append(int(key.removeprefix(sections.HEATMAP)))
    return [words.said_of(_areas(numbers), finding) for finding, numbers in alike.items()]


def _areas(numbers: Sequence[int]) -> str:
    """Name a focus area, or several by their numbers."""
    if len(numbers) > 1:
        return screens.report.focus_areas([str(number) for number in numbers])
    return f"{numbers[0]} · {framework.current().area(numbers[0]).name}"


def _priorities(
    view: View, steps: Sequence[NextStep], decided: Decided, values: dict[str, tuple[str, ...]]
) -> list[Piece]:
    """Say what the team chose; where no meeting says it, what it wrote next steps about."""
    team = (view.district, view.one_school, view.round)
    own = [step for step in steps if (step.district, step.school, step.round) == team]
    open_first = [step for part in next_steps.ordered(own, date.min) for step in part]
    chosen = decided.chosen or tuple(dict.fromkeys(step.action_id for step in open_first))
    whole = framework.current()
    because = {one.action_id: _because(view, one) for one in sections.ranked(view) if one.score}
    pieces = []
    for number, key in enumerate(chosen, 1):
        action = whole.by_id[key]
        mine = [step for step in open_first if step.action_id == key]
        said = {
            "action": (action.text,),
            "focus area": (f"{action.focus_area} · {whole.area(action.focus_area).name}",),
            "why": (because[key],) if key in because else (),
            "root cause": (decided.causes[key],) if key in decided.causes else (),
            "agreed rating": (_rating(decided.agreed[key]),) if key in decided.agreed else (),
            "next step": tuple(step.what for step in mine),
            "who": tuple(step.who for step in mine),
            "by when": tuple(format.day(step.due) for step in mine),
            "how we will know": tuple(step.know for step in mine),
            "check in": tuple(format.day(step.again) for step in mine),
        }
        values |= {f"priority {number} {part}": tuple(filter(None, texts)) for part, texts in said.items()}
        names = frozenset({f"priority {number} action", "priorities"})
        pieces.append(Piece(words.numbered("priority", number), action.text, names))
    values["priorities"] = tuple(whole.by_id[key].text for key in chosen)
    return pieces


def _rating(value: int) -> str:
    return f"{value} {framework.IN_SHORT[value]}"


def _lists(steps: Sequence[NextStep], decided: Decided, values: dict[str, tuple[str, ...]]) -> list[Piece]:
    """Say what was written down: each root cause, agreed rating and next step."""
    by_id = framework.current().by_id
    said = {
        "root cause": list(decided.causes.items()),
        "agreed rating": [(key, _rating(rating)) for key, rating in decided.agreed.items()],
        "next step": [(step.action_id, step.what) for step in steps],
    }
    pieces = []
    for what, every in said.items():
        values[f"{what}s"] = tuple(words.said_of(by_id[key].short_label, text) for key, text in every)
        for key, text in every:
            # A priority's own mark says it, too.
            own = {name for name, texts in values.items() if name.endswith(f" {what}") and text in texts}
            label = words.about_action(what.capitalize(), by_id[key].short_label)
            pieces.append(Piece(label, text, frozenset({f"{what}s", *own})))
    values["next steps"] = tuple(f"{step.what} · {screens.next_steps.about(step)}" for step in steps)
    return pieces
