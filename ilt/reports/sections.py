"""The sections of a report, each made from one view: the findings, pictures and figures of the screen of its name."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from ilt import changes, colors, findings, format, framework, next_steps, priorities, screens
from ilt.cache import once, records
from ilt.meetings.steps import BY_KEY
from ilt.next_steps import NextStep
from ilt.people import MARKS, SIDE_MARKS
from ilt.priorities import Priority
from ilt.ratings import CROSS, PERSPECTIVES, SELF
from ilt.reports import pictures
from ilt.reports.report import Cell, Item, ReportSection, TableOfFigures
from ilt.screens.in_words import Record
from ilt.view import BOTH, View

words = screens.report

HEATMAP = "area:"
"""Begins the key of each heatmap's section; the number of its focus area ends it."""
COLUMNS = 8
"""So many schools stand beside each other in a heatmap."""
FEW = 6
"""So many rows has a chart, and a list."""


def who_rated(view: View) -> ReportSection:
    """Say who rated, from how many schools, and how complete their ratings are."""
    rated = any(one.actions for one in view.taking_part)
    lines = [*([] if rated else view.participation), screens.composition.newer(view)]
    return ReportSection(
        "who",
        words.WHO,
        format.capital(view.who),
        pictures.taking_part(view.taking_part) if rated else None,
        items=tuple(Item(line) for line in lines if line),
        prompts=BY_KEY["who"].prompts,
    )


def focus_areas(view: View) -> ReportSection:
    """Compare the focus areas: the means of both sides."""
    areas = screens.one_team.both_means(findings.focus_areas(_counts(view)), view.scope, view.one_school)
    rows = [format.capital(f"{number} · {framework.current().area(number).name}") for number in areas["focus_area"]]
    picture = pictures.two_sides(rows, areas)
    return ReportSection(
        "areas",
        words.AREAS,
        screens.overview.title(areas, view.sides),
        picture,
        table=pictures.figures(words.AREAS, screens.overview.table(areas)) if picture else None,
        foot=_known(words.SIDES_FOOT, screens.focus_areas.leaves_out(areas), screens.composition.sides(view)),
        prompts=BY_KEY["reveal"].prompts,
    )


def heatmaps(view: View) -> list[ReportSection]:
    """Show each focus area's actions by school, the means of each side."""
    side = BOTH if view.one_school or view.assessment == "district" else _main(view)
    schools = list(view.schools or view.every_school)
    shown = schools
    if len(schools) > COLUMNS:
        shown = screens.heatmaps.in_order(view.selected, schools, side)[:COLUMNS]
    pooled = "" if view.scope == findings.SCHOOL and view.assessment == "school" else view.pool_name
    counted = view.selected if pooled else _counts(view)
    levels = screens.one_team.both_sides(findings.scoped(_counts(view)), view.scope, view.one_school)
    found = []
    for area in framework.current().areas:
        keys = [action.id for action in view.actions_of(area.number)]
        if keys and view.area in (None, area.number):
            own = levels[levels["action_id"].isin(keys)]
            # What the side that comes first left out, the other may have rated.
            of_side = side if side == BOTH or view.perspective in PERSPECTIVES else screens.one_team.main_side(own)
            cells = records(screens.heatmaps.cells(counted, shown, of_side, (pooled, view.all_schools)))
            titled = _heat_title(view, of_side, own, keys)
            found.append(_heatmap(view, area, cells, titled, (len(schools), len(shown))))
    return found


def _heatmap(
    view: View,
    area: framework.FocusArea,
    cells: Sequence[Record],
    titled: str,
    schools: tuple[int, int],
) -> ReportSection:
    actions = view.actions_of(area.number)
    keys = [action.id for action in actions]
    placed = {(cell["key"], (cell["col"], cell["side"])): cell for cell in cells if cell["key"] in keys}
    columns = list(dict.fromkeys(column for _, column in placed))
    rows = tuple(
        (
            Cell(f"{action.short_label}{f' ({screens.actions.tag(action)})' if action.populations else ''}"),
            *(_heat_cell(placed.get((action.id, column))) for column in columns),
        )
        for action in actions
    )
    marks = {mark for _, mark in columns}
    head = tuple(_heat_head(name, mark if len(marks) > 1 else "") for name, mark in columns)
    whose = "" if len(marks) > 1 else f" ({next(iter(marks), SIDE_MARKS[SELF])})"
    name = f"{area.number} · {area.name}{whose}"
    more = words.more_schools(*schools) if schools[0] > schools[1] else ""
    figures = any(cell["kind"] not in (screens.heatmaps.HIDDEN, format.NOT_RATED) for cell in placed.values())
    return ReportSection(
        f"{HEATMAP}{area.number}",
        name,
        titled,
        TableOfFigures(name, (words.ACTION, *head), rows, heat=True) if figures else None,
        foot=_known(more, words.HEAT_FOOT) if figures else (),
        prompts=BY_KEY["observe"].prompts,
    )


def _heat_head(name: str, mark: str) -> str:
    """Head a column with its school and, where there are both, its side: the district itself needs no other word."""
    said = " ".join(name.split())
    return f"{said.removesuffix(' itself')} {mark}" if mark else said


def _heat_cell(cell: Record | None) -> Cell:
    if cell is None:
        return Cell(words.NOT_RATED, hatched=True)
    if cell["kind"] == screens.heatmaps.HIDDEN:
        return Cell(words.HIDDEN, colors.HIDDEN)
    return Cell(" ".join(cell["text"].split()), cell["fill"], hatched=cell["kind"] == format.NOT_RATED)


def _heat_title(view: View, shown: str, levels: pd.DataFrame, keys: Sequence[str]) -> str:
    """Head a heatmap as the screen does when its focus area, which has these actions, is chosen."""
    side = screens.one_team.first_side(shown, levels)
    among = findings.of_side(findings.verdicts(_every(view)), side)
    among = among.head(0) if view.schools else among[among["action_id"].isin(keys)]
    return screens.heatmaps.title(among, findings.of_side(levels, side), view.sides, side)


def self_and_cross(view: View) -> ReportSection:
    """Show the largest gaps between the two sides."""
    gaps = findings.gaps(_counts(view))
    of_team = screens.one_team.both_means(gaps, view.scope, view.one_school)
    gaps = of_team if view.one_school else gaps
    own = screens.self_and_cross.by_size(of_team, known=True)
    first = own.head(FEW)
    by_id = framework.current().by_id
    left = len(own) - len(first)
    return ReportSection(
        "sides",
        words.SIDES,
        screens.self_and_cross.title(gaps, view.scope, some_schools=bool(view.schools)),
        pictures.two_sides([by_id[key].short_label for key in first["action_id"]], first) if len(first) else None,
        table=pictures.figures(words.SIDES, screens.self_and_cross.table(first), first) if len(first) else None,
        foot=_known(words.SIDES_FOOT, words.more_rows(left, "gap") if left else "", screens.composition.sides(view)),
        prompts=BY_KEY["sides"].prompts,
    )


def attention(view: View) -> ReportSection:
    """Show the actions that ask for attention, those that focus on MLs and SWDs first: how often each was rated low."""
    table = screens.attention.in_order(_counts(view), _every(view), view.scope, view.one_school)
    flagged = table[(table["level"] != "") | (table["populations"] != "")]
    first = flagged.head(FEW)
    by_id = framework.current().by_id
    scoped = screens.one_team.both_sides(findings.scoped(_counts(view)), view.scope, view.one_school)
    counted = {(row["action_id"], row["perspective"]): row for row in records(scoped) if row["n"]}
    rows = [
        (words.side_of(by_id[key].short_label, MARKS[side]), counted[key, side])
        for key in first["action_id"]
        for side in PERSPECTIVES
        if (key, side) in counted
    ]
    left = len(flagged) - len(first)
    none_named = screens.attention.none_named(view.assessment) if (table["populations"] == "").all() else ""
    return ReportSection(
        "attention",
        words.ATTENTION,
        screens.attention.title(table, view.sides),
        pictures.ratings(rows) if rows else None,
        tuple(
            Item(
                by_id[row["action_id"]].text,
                (screens.attention.said(row, view.sides),),
                screens.actions.tag(by_id[row["action_id"]]),
            )
            for row in (records(first) if rows else ())
        ),
        foot=_known(words.RATINGS_FOOT, words.more_rows(left, "flagged action") if left > 0 else "", none_named),
        prompts=BY_KEY["attention"].prompts,
    )


def change(view: View) -> ReportSection | None:
    """Show what rose and fell since the round before; nothing where there is none."""
    earlier = view.rounds[: view.rounds.index(view.round)]
    if not earlier:
        return None
    then, side = earlier[-1], _main(view)
    every = view.but(schools=()) if view.one_school else view
    compared = changes.compare(_every_round(every), then, view.round)
    team = screens.one_team.both_sides(compared, view.scope, view.one_school)
    own = screens.change.of_actions(team, side, [action.id for action in view.actions])
    known = own[own["change"].notna()]
    first = screens.change.by_size(known).head(FEW)
    by_id = framework.current().by_id
    rows = [by_id[key].short_label for key in first["action_id"]]
    means = (
        (then, [format.mean(mean) for mean in first["then_mean"]], pictures.FILLS[CROSS]),
        (view.round, [format.mean(mean) for mean in first["now_mean"]], pictures.FILLS[SELF]),
    )
    return ReportSection(
        "change",
        words.CHANGE,
        screens.change.title(own, then),
        pictures.bars(rows, means) if rows else None,
        table=pictures.figures(words.CHANGE, screens.change.table(first), first) if rows else None,
        foot=_known(
            *screens.change.who(changes.people(view.raters, then, view.round), view.sides),
            screens.composition.rounds(view, then, (side,)),
        ),
        prompts=BY_KEY["change"].prompts,
    )


def across_schools(view: View) -> ReportSection | None:
    """Say in how many schools an action is low, and whom to ask; nothing where there is one school, or none."""
    if len(view.every_school) < 2 or view.one_school:
        return None
    every = view.but(schools=())
    if view.assessment == "district":
        picture = screens.across_schools.experiences(every.selected)
    else:
        picture = screens.across_schools.schools(every.selected, _main(every))
    by_id = framework.current().by_id
    lines, left = picture.lines[:FEW], len(picture.lines) - FEW
    return ReportSection(
        "across",
        words.ACROSS,
        picture.title,
        items=tuple(
            Item(
                by_id[line.action_id].short_label,
                (format.capital(line.said), *line.schools),
                screens.actions.tag(by_id[line.action_id]),
            )
            for line in lines
        ),
        foot=_known(words.more_rows(left, "action") if left > 0 else ""),
    )


def ranked(view: View) -> list[Priority]:
    """Return the actions of a view as Priorities ranks them."""
    return priorities.ranked(_counts(view), _every(view), view.scope, view.one_school)


def first_priorities(view: View) -> ReportSection:
    """Name the actions to start with, and why."""
    found = ranked(view)
    by_id = framework.current().by_id
    levels = screens.one_team.both_sides(findings.scoped(_counts(view)), view.scope, view.one_school)
    return ReportSection(
        "priorities",
        words.PRIORITIES,
        screens.priorities.title(found, levels=levels),
        items=tuple(
            Item(
                f"{one.place} · {by_id[one.action_id].text}",
                (f"Because {screens.priorities.because(one, view.sides)}.",),
                screens.actions.tag(by_id[one.action_id]),
            )
            for one in priorities.first(found)
        ),
        foot=_known(*screens.priorities.tied(found), words.ORDER_FOOT),
        prompts=BY_KEY["choose"].prompts,
    )


def steps(every: Sequence[NextStep], today: date) -> ReportSection | None:
    """List next steps; nothing where there is none."""
    if not every:
        return None
    by_id = framework.current().by_id
    still, ended = next_steps.ordered(every, today)
    return ReportSection(
        "next_steps",
        words.NEXT_STEPS,
        screens.next_steps.title(every, today),
        items=tuple(
            Item(step.what, (by_id[step.action_id].short_label, screens.next_steps.about(step)))
            for step in [*still, *ended]
        ),
        prompts=BY_KEY["next"].prompts,
    )


def notes(view: View) -> ReportSection | None:
    """List the notes of what is looked at; nothing where they are not shown."""
    if not view.with_notes:
        return None
    by_id = framework.current().by_id
    written = view.notes
    items = []
    for key in (action.id for action in view.actions):
        own = written[written["action_id"] == key]
        if len(own):
            items.append(Item(by_id[key].short_label, tuple(_note(row) for row in own.to_dict("records"))))
    return ReportSection(
        "notes", words.NOTES, screens.notes.title(written, hiding=not view.shown.full_detail), items=tuple(items)
    )


def _note(row: Mapping[Hashable, Any]) -> str:
    rating = screens.notes.rated(row["rating"]) if row["labeled"] and pd.notna(row["rating"]) else ""
    return f"“{row['note']}” — {words.note(rating, row['school'], row['perspective'])}"


def numbers() -> ReportSection:
    """Say what the numbers mean."""
    return ReportSection(
        "numbers", words.NUMBERS, words.CONVENTIONS_TITLE, items=tuple(Item(line) for line in words.CONVENTIONS)
    )


@once
def _every_round(view: View) -> pd.DataFrame:
    """Return the counts of every round and action of the schools looked at."""
    return view.choose(view.counts, round_=None, actions=None)


def _every(view: View) -> pd.DataFrame:
    """Return the counts of every school, the same table for each of them: what is found of all is found once."""
    return view.but(schools=()).selected


def _counts(view: View) -> pd.DataFrame:
    """Return counts that have the rows of the team looked at; of one school it is those of every school."""
    return _every(view) if view.one_school else view.selected


def _main(view: View) -> str:
    """Return the side that comes first: the one that is chosen, or self where anybody rated their own team."""
    if view.perspective in PERSPECTIVES:
        return view.perspective
    return screens.one_team.main_side(view.of_scope(findings.scoped(_counts(view))))


def _known(*lines: str) -> tuple[str, ...]:
    return tuple(filter(None, lines))
