"""The command line: ``python -m ilt read FILE...``, ``count FILE...`` and ``report FILE...``; ``check`` for servers."""

from __future__ import annotations

import argparse
import errno
import io
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

import ilt
from ilt import format, framework, guard, screens, server_setup
from ilt.access import SetupError
from ilt.framework import FrameworkError
from ilt.ratings import CROSS
from ilt.reading.formats.file_types import first_bytes
from ilt.reading.problems import FILE_CODES
from ilt.reading.questions import COLUMN, NOT_USED
from ilt.reading.reader import Source
from ilt.reports.many.command import OfWorkspace, add_arguments, digests, formats, run
from ilt.reports.plan_form.forms import FormError
from ilt.reports.powerpoint.looks import TemplateError
from ilt.reports.tables import csv_bytes, ratings_csv
from ilt.settings import SettingError
from ilt.store import ExportedWorkspace, StoreError, exported, limits

ALL_ACCEPTED, LEFT_OPEN, NOT_READ = 0, 1, 2
_ABOUT = "Read ILT ratings from files, count them, make slides and reports, and check a server's settings."
SECRETS = [Path.home() / ".streamlit/secrets.toml", Path(".streamlit/secrets.toml")]
"""Where Streamlit (1.67) looks for a server's settings, if nothing else is said; the second wins."""


_FULL = (errno.ENOSPC, errno.EDQUOT)
"""There is no more room on a disk, or for this user."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command.

    Returns
    -------
    int
        0: all accepted; 1: problems or open questions; 2: a file could not be read, an option was wrong, or there was
        nothing to make or no place to write it.
    """
    if sys.stderr is None:  # as `2>&-` leaves it
        sys.stderr = io.StringIO()
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        return NOT_READ


def _key_and_value(pair: str) -> tuple[str, str]:
    """Return the key and the value of an answer.

    What a column or a cell is may have an equals sign in it, and so may the key of any other question.

    >>> _key_and_value("column@a.csv!D=rating; side=self"), _key_and_value("rating:2 = Mostly=2")
    (('column@a.csv!D', 'rating; side=self'), ('rating:2 = Mostly', '2'))
    """
    own = pair.startswith(("column", "fix@"))
    key, _, value = pair.partition("=") if own else pair.rpartition("=")
    return key, value


def _run(arguments: list[str] | None) -> int:
    parser = _parser()
    chosen = parser.parse_args(arguments)
    return _checked(chosen.files) if chosen.command == "check" else _with_files(parser, chosen)


def _with_files(parser: argparse.ArgumentParser, chosen: argparse.Namespace) -> int:
    wrong = [pair for pair in chosen.answer if "=" not in pair]
    if wrong:
        parser.error(f"--answer takes KEY=VALUE, not {wrong[0]}")
    output = getattr(chosen, "output", None)
    if output and os.path.realpath(output) in map(os.path.realpath, chosen.files):
        sys.stderr.write(f"{output} is one of the files to read: choose another name.\n")
        return NOT_READ
    own = dict(map(_key_and_value, chosen.answer))
    try:
        kinds = formats(chosen.format) if chosen.command == "report" else ()
    except ValueError as error:
        parser.error(str(error))
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        # On Windows a file that output goes to would be in an encoding that has neither every name nor our arrows.
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        sources = list(map(_readable_twice, chosen.files))
        made_from = digests(sources) if chosen.command == "report" else []
        workspace = _workspace(chosen)
        answers = own if workspace is None else {**workspace.answers, **own}
        reading = _read(sources, workspace, answers)
    except (StoreError, OSError, FrameworkError) as error:
        sys.stderr.write(f"{_why_not_read(error, chosen.files)}\n")
        return NOT_READ
    _say_unused(own, answers, reading)
    if chosen.command == "report":
        written = _reported(chosen, reading, kinds, made_from, _besides(chosen, workspace))
    else:
        written = _written(chosen, reading)
    if not written:
        return NOT_READ
    if reading.problems["code"].isin(list(FILE_CODES)).any():
        return NOT_READ
    return LEFT_OPEN if len(reading.problems) or len(reading.questions) else ALL_ACCEPTED


def _checked(named: Sequence[str]) -> int:
    """Say whether a server can start with its settings, and who may come in; a file that is named has to be there."""
    if missing := [file for file in named if not Path(file).exists()]:
        sys.stderr.write(f"{missing[0]}: No such file or directory\n")
        return NOT_READ
    try:
        framework.checked()
        said = server_setup.check(named or SECRETS)
    except (SetupError, SettingError, FrameworkError) as error:
        sys.stderr.write(f"{error}\n")
        return NOT_READ
    try:
        _print(f"{said}\n")
    except OSError as error:
        sys.stderr.write(f"The output could not be written: {error.strerror}\n")
        return NOT_READ
    return ALL_ACCEPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ilt", description=_ABOUT)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, help_ in (
        ("read", "show what we read in files, with every problem and question"),
        ("count", "count the ratings in files"),
        ("report", "make slides and reports from the ratings in files"),
    ):
        command = commands.add_parser(name, help=help_, description=help_[:1].upper() + help_[1:] + ".")
        command.add_argument(
            "files", nargs="+", metavar="FILE", help="a spreadsheet, CSV or Word file, or one exported workspace (.zip)"
        )
        command.add_argument(
            "--answer",
            action="append",
            default=[],
            metavar="KEY=VALUE",
            help="answer a question, such as round='Fall 2026'; use once for each answer",
        )
        if name == "read":
            command.add_argument("--json", action="store_true", help="print JSON, for scripts")
            command.add_argument(
                "-o", "--output", metavar="accepted.csv", help="save the accepted ratings to this file"
            )
            command.add_argument(
                "--names", action="store_true", help="save them with rater names instead of Rater 1, Rater 2 ..."
            )
        elif name == "report":
            add_arguments(command)
        else:
            command.add_argument("-o", "--output", metavar="counts.csv", help="save to this file instead of printing")
    help_ = "check a server's secrets.toml before it starts"
    command = commands.add_parser("check", help=help_, description=help_[:1].upper() + help_[1:] + ".")
    command.add_argument("files", nargs="*", metavar="FILE", help="by default .streamlit/secrets.toml")
    return parser


def _json(reading: ilt.Reading) -> str:
    tables = {name: getattr(reading, name) for name in ("sources", "problems", "questions", "notices", "columns")}
    records = {name: json.loads(table.to_json(orient="records")) for name, table in tables.items()}
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def _report(reading: ilt.Reading) -> str:
    lines = []
    for row in reading.sources.itertuples():
        sheet = f", sheet {row.sheet}" if row.sheet else ""
        lines.append(f"{row.source}{sheet}: {row.layout or 'not read'}")
        if row.layout:
            lines.append(f"  columns: {row.columns}" + (f"; not used: {row.ignored}" if row.ignored else ""))
            lines.append(
                f"  rating cells: {row.seen} seen = {row.accepted} accepted + {row.not_rated} not rated "
                f"+ {row.rejected} not counted + {row.waiting} waiting"
                + (f"; {row.duplicates} repeated" if row.duplicates else "")
            )
    lines += [f"note: {row.source + ': ' if row.source else ''}{row.message}" for row in reading.notices.itertuples()]
    for row in reading.problems.itertuples():
        place = "".join((f", sheet {row.sheet}" if row.sheet else "", f", row {row.row}" if pd.notna(row.row) else ""))
        value = f" “{row.value}”:" if row.value and f"“{row.value}”" not in row.message else ""
        lines.append(f"problem ({row.code}): {row.source}{place}:{value} {row.message}")
    for row in reading.questions.itertuples():
        if row.key != COLUMN:
            choices = f" ({', '.join(row.choices)})" if row.choices else ""
            lines.append(f"question: {row.source}: {row.question}{choices} Answer with --answer {row.key}=...")
            if CROSS in row.choices:
                lines.append(f"  {_ABOUT_BOTH}")
            if row.key == "sheets":
                lines.append(f"  To leave out a sheet: --answer '{COLUMN}@{row.source}#SHEET={NOT_USED}'")
    lines += _about_columns(reading)
    return "\n".join(lines) + "\n"


_ABOUT_BOTH = (
    "self: everyone rated their own ILT. cross: everyone rated the other ILT. School ILT or District ILT: everyone is "
    "from there."
)


def _about_columns(reading: ilt.Reading) -> list[str]:
    """Return what was seen of the columns of each sheet where somebody has to say what they are."""
    lines = []
    for row in reading.questions[reading.questions["key"] == COLUMN].itertuples():
        lines.append(f"question: {row.source}: {row.question} The columns:")
        own = reading.columns[reading.columns["source"] == row.source]
        for sheet, seen in own.groupby("sheet", sort=False):
            where = f"{COLUMN}@{row.source}" + (f"#{sheet}" if sheet else "")
            lines += [
                f"  {where}!{one.place}: "
                + (f"“{one.heading}” {', '.join(one.values)}" if one.place.isalpha() else f"row {one.place}")
                + (f"; used as {one.role}" if one.role else f"; may be {one.guess}" if one.guess else "")
                for one in seen.itertuples()
                if one.filled or not one.place.isalpha()
            ]
        lines.append(
            "  Answer with --answer PLACE=ROLE for each one, where PLACE is as above, such as --answer "
            f"'{where}!B=action'. ROLE is rating, action, notes, school, rater, side, round, time or “not used”; for "
            f"the row of the headings, --answer '{where}!5=headings' if it is row 5"
        )
    return lines


def _workspace(chosen: argparse.Namespace) -> ExportedWorkspace | None:
    """Return the exported workspace that a command is given; ``None`` where it is given files of ratings.

    Raises
    ------
    StoreError
        It is a zip that is no exported workspace, or reports are wanted of one and other files together.
    """
    if not any(map(_is_zip, chosen.files)):
        return None
    if len(chosen.files) > 1 and chosen.command == "report":
        raise StoreError("not-alone")
    if len(chosen.files) > 1:
        return None
    with Path(chosen.files[0]).open("rb") as file:
        return exported(file.read(limits.EXPORT_BYTES + 1))


def _why_not_read(error: Exception, files: Sequence[str]) -> str:
    if isinstance(error, OSError):
        return f"{error.filename or 'A file could not be read'}: {error.strerror}"
    return f"{next(filter(_is_zip, files))}: {error}" if isinstance(error, StoreError) else str(error)


def _is_zip(file: str) -> bool:
    return file.casefold().endswith(".zip")


def _readable_twice(file: str) -> Source:
    """Return a file, or what came out of a pipe, which gives it once."""
    if not Path(file).is_fifo():
        return file
    held = io.BytesIO(first_bytes(file))
    held.name = file
    return held


def _read(files: Sequence[Source], workspace: ExportedWorkspace | None, answers: Mapping[str, str]) -> ilt.Reading:
    """Read files, or those of an exported workspace as the app reads them."""
    if workspace is None:
        return ilt.read(*files, answers=answers)
    return guard.counted(*workspace.sources, answers=answers, remembered=workspace.alike).reading


def _besides(chosen: argparse.Namespace, workspace: ExportedWorkspace | None) -> OfWorkspace:
    """Return what reports are made of besides ratings."""
    if workspace is None:
        return OfWorkspace(len(chosen.files))
    return OfWorkspace(
        len(workspace.files), workspace.minimums, workspace.rounds, workspace.next_steps, workspace.meetings
    )


def _reported(
    chosen: argparse.Namespace, reading: ilt.Reading, kinds: Sequence[str], made_from: Sequence[str], of: OfWorkspace
) -> bool:
    """Write the reports; where that cannot be, say so in a line."""
    try:
        stopped = run(chosen, reading, kinds, made_from, of)
    except OSError as error:
        again = ". Free some room, then run the same command again: finished files stay" * (error.errno in _FULL)
        stopped = f"{error.filename or chosen.out}: {error.strerror}{again}"
    except TemplateError as error:
        stopped = f"{chosen.template}: {error}"
    except KeyboardInterrupt:
        stopped = "Stopped. Run the same command again to continue."
    except FormError as error:
        stopped = f"{chosen.form}: {screens.plan_form.REFUSED[str(error)]}"
    if stopped:
        sys.stderr.write(f"{stopped}\n")
    if open_ := len(reading.problems) + len(reading.questions):
        left = format.number(open_, "item is", "items are")
        sys.stderr.write(f"{left} still open (problems or questions): python -m ilt read lists them.\n")
    return not stopped


def _written(chosen: argparse.Namespace, reading: ilt.Reading) -> bool:
    """Write what a command is for; where that cannot be, say so in a line. A program that stopped listening knows."""
    output, counted = chosen.output, chosen.command == "count"
    try:
        if output:
            table = _counts(reading) if counted else ratings_csv(reading.ratings, names=chosen.names)
            _replace(Path(output), table)
        elif counted:
            _print(_counts(reading).decode("utf-8-sig").replace("\r\n", "\n"))
        if not counted:
            _print(_json(reading) if chosen.json else _report(reading))
    except BrokenPipeError:
        return False
    except OSError as error:
        sys.stderr.write(f"{output or 'The output'} could not be written: {error.strerror}\n")
        return False
    return True


def _say_unused(own: Iterable[str], answers: Mapping[str, str], reading: ilt.Reading) -> None:
    """Name the keys that answered nothing, by a slip of the pen perhaps: ``own`` of all answers."""
    known, keys = set(reading.sources["source"]), list(answers)
    unused = {keys[at] for at in reading.unused["place"]}
    for key in own:
        where = key.partition("@")[2]
        if where and not any(where.startswith(name) for name in known):
            sys.stderr.write(f"The answer {key} was not used: none of these files has that name.\n")
        elif key in unused:
            sys.stderr.write(f"The answer {key} was not used: nothing in these files asked for it.\n")


def _counts(reading: ilt.Reading) -> bytes:
    return csv_bytes(ilt.count(reading.ratings))


def _print(text: str) -> None:
    """Write to the output, and see that it arrives."""
    if sys.stdout is None:
        raise OSError(0, "it is closed")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError:
        # What is left of it would be tried again at the end, with a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise


def _replace(file: Path, data: bytes) -> None:
    """Write a file whole or not at all; what takes its place as it comes, such as ``/dev/stdout``, is written to."""
    if file.exists() and not file.is_file():
        file.write_bytes(data)
        return
    file = Path(os.path.realpath(file))
    begun = file.with_name(f"{file.name}.part")
    try:
        begun.write_bytes(data)
        begun.replace(file)
    finally:
        begun.unlink(missing_ok=True)
