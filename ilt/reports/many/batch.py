"""Many reports at once: one for each team, in every format that is asked for, each file whole or not there."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pandas as pd

if sys.platform != "win32":
    import fcntl

from ilt.next_steps import NextStep
from ilt.reports.documents.pdf import one_page_pdf, pdf
from ilt.reports.documents.typesetting import Typeset, here
from ilt.reports.documents.word_report import docx_report
from ilt.reports.plan_form.forms import Form
from ilt.reports.plan_form.plan import Decided, fit, plan_of
from ilt.reports.powerpoint.slides import slides
from ilt.reports.report import Report
from ilt.reports.workbook import workbook
from ilt.view import View

NAME_CHARACTERS, NAME_BYTES = 80, 200
"""So long is a file's name at most, before a number, its ending and ``.part``: many systems take 255 bytes."""
MADE = ".ilt-report.json"
"""What a folder of reports was made from, so that the next run goes on where one was stopped."""
PLAN = "plan"
"""What the name of a filled form ends with, before its kind."""
HALF = ".part"
"""Ends the name of a file that is not whole yet."""
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?= *(\.|$))")
"""Windows takes these for devices, whatever their ending."""
_NO_NAME = re.compile(r"[^\w .,’'()&+-]+")


@dataclass(frozen=True)
class Making:
    """How reports are made.

    The day they say, from how many files, a district's own slides to write on, where typst works, and a form to fill.
    """

    day: date
    files: int = 0
    template: bytes | None = None
    typeset: Typeset = here
    form: Form | None = None


@dataclass(frozen=True)
class Team:
    """Whose report is made.

    What is looked at, its next steps, single ratings (for the full-detail view alone), and what its meetings decided.
    """

    view: View
    next_steps: tuple[NextStep, ...] = ()
    single: pd.DataFrame | None = None
    decided: Decided = field(default_factory=Decided)


def _plan_form(team: Team, report: Report, how: Making) -> bytes:
    """Fill the form of theirs."""
    assert how.form  # noqa: S101 - for the type checker
    whole = plan_of(team.view, report, team.next_steps, team.decided, how.day)
    return how.form.filled(fit(how.form, whole).values)


FORMATS: Mapping[str, Callable[[Team, Report, Making], bytes]] = {
    "pptx": lambda _, report, how: slides(report, how.template),
    "pdf": lambda _, report, how: pdf(report, how.typeset),
    "docx": lambda _, report, how: docx_report(report, how.typeset),
    "page.pdf": lambda _, report, how: one_page_pdf(report, how.typeset),
    "xlsx": lambda team, _, how: workbook(
        team.view, team.next_steps, how.day, how.files, single=team.single, agreed=team.decided.agreed
    ),
    f"{PLAN}.docx": _plan_form,
    f"{PLAN}.pptx": _plan_form,
}
KINDS = tuple(kind for kind in FORMATS if not kind.startswith(PLAN))
"""What can be asked for without a form of theirs."""


def each_school(view: View, of: Callable[[View], Sequence[NextStep]] = lambda _: ()) -> list[Team]:
    """Return a team for each school that a view looks at; ``of`` returns a team's next steps."""
    return [
        Team(own, tuple(of(own)))
        for own in (view.but(schools=(school,)) for school in view.schools or view.every_school)
    ]


def names(teams: Sequence[Team]) -> list[str]:
    """Name a file for each team, without its ending: whose it is, and of which round; no two alike."""
    found: list[str] = []
    taken: set[str] = set()
    for team in teams:
        view = team.view
        whose = view.one_school or (view.pool_name if view.assessment == "school" else "District ILT")
        stem = safe(" - ".join(filter(None, [view.named_district, whose, view.round])))
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem} ({number})"
        taken.add(name.casefold())
        found.append(name)
    return found


def safe(name: str) -> str:
    """Return a name that every system takes for a file's.

    >>> safe("Lincoln/Elm: K-8?"), safe("..."), safe("CON.1")
    ('Lincoln Elm K-8', 'report', 'CON report.1')
    """
    plain = " ".join(_NO_NAME.sub(" ", unicodedata.normalize("NFC", name)).split())[:NAME_CHARACTERS]
    plain = plain.encode()[:NAME_BYTES].decode(errors="ignore").strip(" .")
    if device := _DEVICE.match(plain):
        return f"{device[0]} report{plain[device.end() :]}"
    return plain or "report"


def left(teams: Sequence[Team], formats: Iterable[str], folder: Path) -> list[tuple[Team, str, list[str]]]:
    """Return the teams whose files are not all in a folder, with the file's name, and the formats that lack."""
    formats = tuple(formats)
    found = []
    for name, team in zip(names(teams), teams, strict=True):
        lacking = [kind for kind in formats if not (folder / f"{name}.{kind}").exists()]
        if lacking:
            found.append((team, name, lacking))
    return found


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder, made where it is not there, while files are written into it.

    Two runs would write the same halves, and what one has begun could get the name of a whole file. On Windows, which
    locks no folders, nothing is held.

    Raises
    ------
    FileExistsError
        Another run writes into it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        yield
        return
    held = os.open(folder, os.O_RDONLY)
    try:
        if _by_another(held):
            raise FileExistsError(17, "another run is writing into it", str(folder))
        yield
    finally:
        os.close(held)


def _by_another(folder: int) -> bool:
    """Hold an open folder; tell whether another run holds it. Of a disk in a network that may not be known."""
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def begin(folder: Path, made_from: Iterable[bytes | str]) -> bool:
    """Begin to write reports into a folder, or go on there; return whether it was begun from the same before.

    Raises
    ------
    FileExistsError
        The folder holds files that were made from something else, or by somebody else.
    """
    digest = hashlib.sha256()
    for one in made_from:
        digest.update(hashlib.sha256(one.encode() if isinstance(one, str) else one).digest())
    note = folder / MADE
    if note.exists() and _digest(note) == digest.hexdigest():
        for half in folder.glob(f"*{HALF}"):
            half.unlink()
        return True
    if any(file != _half(note) for file in folder.iterdir()):
        other = "it is not empty, and its files are of other ratings or choices; name another folder for these"
        raise FileExistsError(17, other, str(folder))
    put(note, json.dumps({"made from": digest.hexdigest()}).encode())
    return False


def _digest(note: Path) -> str:
    try:
        return str(json.loads(note.read_text(encoding="utf-8"))["made from"])
    except (ValueError, KeyError, TypeError):
        return ""


def put(file: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    half = _half(file)
    try:
        half.write_bytes(content)
        half.replace(file)
    except BaseException:
        half.unlink(missing_ok=True)
        raise


def _half(file: Path) -> Path:
    return file.with_name(f"{file.name}{HALF}")
