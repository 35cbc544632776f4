"""What is in a report: its title, what it was made from, and its sections in the order in which people read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from ilt import format, screens
from ilt.counts import NS
from ilt.next_steps import NextStep, called, team_name
from ilt.reports import sections
from ilt.reports.report import Item, Report, ReportSection
from ilt.view import ALL_DISTRICTS, ASSESSMENT_NAMES, View

words = screens.report


def report_of(
    view: View,
    next_steps: Sequence[NextStep],
    today: date,
    files: int = 0,
    agreed: Mapping[str, int] = MappingProxyType({}),
) -> Report:
    """Return the report of what is looked at, as safe to pass on as the view is to project.

    Parameters
    ----------
    next_steps
        Those of the team or teams looked at.
    files
        From how many files the ratings were read; 0: unsaid.
    agreed
        By action, the rating that the team agreed on in its meetings.
    """
    made = (
        sections.focus_areas(view),
        *sections.heatmaps(view),
        sections.self_and_cross(view),
        sections.attention(view),
        sections.change(view),
        sections.across_schools(view),
        sections.first_priorities(view),
        _agreed(view, agreed),
        sections.steps(next_steps, today),
        sections.notes(view),
        sections.numbers(),
    )
    there = [part for part in made if part]
    shown = tuple(part for part in there if _shows(part))
    who = sections.who_rated(view)
    who = replace(who, items=(*who.items, *_said(part for part in there if not _shows(part))))
    return Report(title_of(view), about_of(view, today, files), (who, *shown), today)


def _shows(part: ReportSection) -> bool:
    """Tell whether a section has anything below its finding; a slide or a heading of its own would be empty."""
    return bool(part.picture or part.items or part.table)


def _said(of: Iterable[ReportSection]) -> tuple[Item, ...]:
    """Return findings as items, those that several sections have once."""
    alike: dict[str, list[ReportSection]] = {}
    for one in of:
        alike.setdefault(one.finding, []).append(one)
    return tuple(Item(_heading(same), (finding,)) for finding, same in alike.items())


ON_ONE_PAGE = 5
"""So many items of a list have room on one page."""


def one_page(report: Report) -> Report:
    """Return what of a report has room on one page: the focus areas, every other finding as a sentence, what to do.

    The heatmap stays where one focus area is chosen.
    """
    heatmaps = [section for section in report.sections if section.key.startswith(sections.HEATMAP)]
    pictured = heatmaps if len(heatmaps) == 1 else [one for one in report.sections if one.key == "areas"]
    said = [one for one in report.sections if one.finding and one not in pictured and one.key not in _NOT_SAID]
    unshown = [item for one in report.sections if one.key == "who" for item in one.items if item.lines]
    findings = ReportSection("findings", words.FINDINGS, "", items=(*_said(said), *unshown))
    lists = [one for one in report.sections if one.key in ("agreed", "priorities", "next_steps")]
    found = (*(replace(one, items=(), table=None) for one in pictured), findings, *map(_shortened, lists))
    return replace(report, sections=found)


_NOT_SAID = {"who", "areas", "agreed", "priorities", "next_steps", "notes", "numbers"}
"""Sections whose finding is no sentence about ratings, or that are on the page themselves."""


def _heading(same: Sequence[ReportSection]) -> str:
    """Say what sections with the same finding are about: heatmaps of several focus areas by their numbers."""
    headings = [one.heading for one in same]
    if len(same) == 1 or not all(one.key.startswith(sections.HEATMAP) for one in same):
        return format.listing(headings)
    return words.focus_areas([one.key.removeprefix(sections.HEATMAP) for one in same])


def _shortened(section: ReportSection) -> ReportSection:
    left = len(section.items) - ON_ONE_PAGE
    more = (words.more_rows(left, "item"),) if left > 0 else ()
    return replace(section, items=section.items[:ON_ONE_PAGE], foot=(*more, *section.foot))


def _agreed(view: View, ratings: Mapping[str, int]) -> ReportSection | None:
    """List agreed ratings; nothing where there is none."""
    items = [
        Item(action.text, (words.agreed(ratings[action.id]),), screens.actions.tag(action))
        for action in view.actions
        if action.id in ratings
    ]
    if not items:
        return None
    title = words.agreed_title(len(items))
    return ReportSection("agreed", words.AGREED, title, items=tuple(items), foot=(words.AGREED_FOOT,))


def title_of(view: View) -> str:
    """Title a file: whose ratings, of when; all schools together are those of a district, which is named."""
    return words.title(view.one_school or called(team_of(view), view.district, several=bool(_only(view))), view.round)


def _only(view: View) -> str:
    """Return the district looked at where there is no other, which screens therefore leave out; blank if unnamed."""
    return "" if view.named_district or view.district == ALL_DISTRICTS else view.district


def team_of(view: View) -> str:
    """Return whose ratings these are."""
    team = view.one_school or (team_name("") if view.assessment == "district" else view.pool_name)
    return called(team, view.district, several=bool(view.named_district))


def about_of(view: View, today: date, files: int = 0) -> tuple[str, ...]:
    """Say what was chosen, who rated, what is hidden, and what a file was made from and when."""
    ratings = int(view.selected[list(NS)].to_numpy().sum())
    lines = (
        words.SAMPLE if view.shown.sample else "",
        words.chosen(" · ".join(filter(None, (_only(view), ASSESSMENT_NAMES[view.assessment], view.where)))),
        words.people_and_ratings(view.who, ratings, some_hidden=bool(view.selected["hidden"].any())),
        words.hidden_in_words(view.shown.minimums, full_detail=view.shown.full_detail),
        "" if view.with_notes else words.NO_NOTES,
        words.made(today, files),
    )
    return tuple(filter(None, lines))
