"""``python -m ilt report``: reports of files of ratings, of a district or of each of its schools, into a folder."""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ilt import counts, format, framework, next_steps, ratings, rules, screens, view
from ilt.access import Person
from ilt.meetings.meeting import Meeting
from ilt.next_steps import NextStep
from ilt.reading import Reading
from ilt.reading.formats.file_types import first_bytes
from ilt.reading.reader import Source, with_names
from ilt.reports.many import batch, workers
from ilt.reports.plan_form.forms import Form
from ilt.reports.plan_form.plan import decided, known, of_meetings
from ilt.reports.powerpoint.layouts import SlideFile
from ilt.shown import VisitorRatings, shown_to
from ilt.suppression import Minimums
from ilt.view import ASSESSMENT_NAMES, View

DISTRICT, SCHOOL = "district", "school"


@dataclass(frozen=True)
class OfWorkspace:
    """What reports are made of besides ratings, where these come from an exported workspace; by itself nothing.

    Attributes
    ----------
    files
        How many files the ratings were read from.
    minimums
        The smallest groups to show, where the command says nothing else.
    rounds
        The rounds as somebody arranged them.
    meetings
        The newest first.
    """

    files: int = 0
    minimums: Minimums = field(default_factory=Minimums)
    rounds: tuple[str, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    meetings: tuple[Meeting, ...] = ()

    def decided(self, team: batch.Team) -> batch.Team:
        """Return a team with its next steps and what its meetings decided."""
        own = tuple(next_steps.of_view(self.next_steps, team.view))
        return replace(team, next_steps=own, decided=decided(self.meetings, team.view))


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Say what the command takes, besides files and answers."""
    command.add_argument(
        "--out",
        required=True,
        metavar="DIR",
        help="the folder to write into: new, empty, or used by an earlier run of this command",
    )
    command.add_argument(
        "--format",
        default="pptx",
        metavar="pptx,pdf,docx,xlsx",
        help=f"which kinds of file, separated by commas: {', '.join(batch.KINDS)} (page.pdf: one page; default: pptx)",
    )
    command.add_argument(
        "--each",
        choices=(DISTRICT, SCHOOL),
        default=DISTRICT,
        help="one report for the district (the default), or for each school",
    )
    command.add_argument(
        "--assessment",
        choices=tuple(ASSESSMENT_NAMES),
        default="school",
        help="whose actions are rated (default: school)",
    )
    command.add_argument("--round", default="", help="which round, such as 'Fall 2026' (default: the last one)")
    command.add_argument("--template", metavar="FILE.pptx", help="your own PowerPoint file; the slides use its design")
    command.add_argument(
        "--form",
        metavar="FILE",
        help="your own plan form (.docx or .pptx) with placeholders such as {{finding 1}}, to fill in",
    )
    command.add_argument(
        "--minimum",
        type=int,
        choices=rules.MINIMUM_CHOICES,
        metavar="N",
        help="show a group only if at least this many people from the school rated "
        f"(default {rules.MINIMUM}, or as in an exported workspace)",
    )
    command.add_argument(
        "--minimum-district",
        type=int,
        choices=rules.MINIMUM_CHOICES,
        metavar="N",
        help="show a group only if at least this many people from the district rated "
        f"(default {rules.MINIMUM_IN_OFFICE}, or as in an exported workspace)",
    )
    command.add_argument(
        "--processes",
        type=int,
        default=workers.cores(),
        metavar="N",
        help="how many reports to make at the same time (default one for each core)",
    )


def formats(text: str) -> tuple[str, ...]:
    """Return the formats that are asked for.

    Raises
    ------
    ValueError
        One is not known.
    """
    found = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    unknown = [kind for kind in found if kind not in batch.KINDS]
    if unknown or not found:
        raise ValueError(f"--format takes {', '.join(batch.KINDS)}, not {', '.join(unknown) or 'nothing'}")
    return found


def digests(files: Sequence[Source]) -> list[str]:
    """Return what tells files as they are from others; to be called before they are read.

    Where one is changed meanwhile, the next run finds the reports to be of another one, and not those of the old one
    to be of the new.
    """
    return [hashlib.sha256(data).hexdigest() for _, data, _ in with_names(files)]


def run(
    chosen: argparse.Namespace, reading: Reading, kinds: Sequence[str], made_from: Sequence[str], of: OfWorkspace
) -> str:
    """Write the reports; return what stopped it, or what could not be made, or blank.

    Raises
    ------
    TemplateError
        The template cannot be used.
    FileExistsError
        The folder holds files that were made from something else (``made_from``: the ``digests`` of the ratings), or
        another run writes into it.
    """
    folder = Path(os.path.realpath(chosen.out))
    template = first_bytes(chosen.template) if chosen.template else None
    if template is not None:
        SlideFile(template).check()
    said = {"k": chosen.minimum, "in_office": chosen.minimum_district}
    minimums = replace(of.minimums, **{name: least for name, least in said.items() if least is not None})
    views = _views(reading, minimums, chosen.assessment, chosen.round, of.rounds)
    if not views:
        return _none(chosen, sorted(reading.ratings["round"].dropna().unique()))
    form = Form(first_bytes(chosen.form)) if chosen.form else None
    if form:
        kinds = (*kinds, f"{batch.PLAN}.{form.kind}")
        if not form.marks:
            return screens.plan_form.NO_MARKS
        _say_of(form, chosen.form, ratings_alone=not (of.next_steps or of.meetings))
    today = date.today()  # noqa: DTZ011 - the day where the reports are made
    how = batch.Making(today, of.files, template, form=form)
    teams = [
        of.decided(team)
        for one in views
        for team in (batch.each_school(one) if chosen.each == SCHOOL else [batch.Team(one)])
    ]
    choices = [chosen.assessment, chosen.round, chosen.each, repr(minimums), repr(sorted(chosen.answer))]
    whole = [*made_from, *choices, framework.current().digest, template or b"", form.content if form else b""]
    failed = []
    with batch.alone(folder):
        batch.begin(folder, whole)
        wanted = [workers.WantedReport(*lacking) for lacking in batch.left(teams, kinds, folder)]
        with contextlib.closing(workers.make(wanted, how, chosen.processes)) as making:
            for done, one in enumerate(making, len(teams) - len(wanted) + 1):
                for name, content in one.files.items():
                    batch.put(folder / name, content)
                failed += [f"{one.name} ({one.failed})"] * bool(one.failed)
                _progress(done, len(teams))
    if failed:
        number = format.number(len(failed), "report")
        named = format.some(failed, 3)
        return f"{number} could not be made: {named}. Run the same command again to retry; finished files stay."
    sys.stderr.write(f"{format.number(len(teams) * len(kinds), 'file')} in {folder}\n")
    return ""


def _none(chosen: argparse.Namespace, rounds: list[str]) -> str:
    """Say that there is nothing to report on, and which rounds there are, of which one may be misspelled."""
    of = f" for --assessment {chosen.assessment}{f' from {chosen.round}' if chosen.round else ''}"
    return f"There are no ratings{of}. Rounds in these files: {format.listing(rounds) or 'none'}."


def _say_of(form: Form, file: str, *, ratings_alone: bool) -> None:
    """Say which marks of a form stay, and which have nothing to be filled with where there are ``ratings_alone``."""
    names = {mark.written: known(mark.name) for mark in form.marks}
    said = {
        screens.plan_form.unknown: [mark for mark, name in names.items() if not name],
        screens.plan_form.empty: [mark for mark, name in names.items() if ratings_alone and of_meetings(name)],
    }
    sys.stderr.writelines(f"{file}: {say(marks)}\n" for say, marks in said.items() if marks)


def _views(
    reading: Reading, minimums: Minimums, assessment: str, round_: str, wanted: Sequence[str] = ()
) -> list[View]:
    """Return the view of each district that has ratings of an assessment and a round."""
    table = counts.count(reading.ratings)
    data = VisitorRatings(reading, table, counts.raters(reading.ratings), sample=False)
    shown = shown_to(data, minimums, full_detail=False, person=Person())
    rounds = ratings.arranged(shown.rounds, wanted)
    found = []
    for district in sorted(shown.counts["district"].unique()):
        own = counts.select(shown.counts, district=district, assessment=assessment)
        there = [label for label in rounds if label in set(own["round"])]
        last = round_ or (there[-1] if there else "")
        if last in there:
            found.append(view.of_team(shown, rounds, district=district, round_=last, assessment=assessment))
    return found


def _progress(done: int, of: int) -> None:
    """Say how far it is: one line on a screen, nothing in a log but the end."""
    if sys.stderr.isatty():
        filled = 30 * done // of
        end = "\n" if done == of else ""
        sys.stderr.write(f"\r[{'#' * filled}{'.' * (30 - filled)}] {done} of {of}{end}")
        sys.stderr.flush()
