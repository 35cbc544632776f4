"""What the command line says: its help, and what it prints of a good file and of a bad one."""

import io
import os
import shlex
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

from ilt.command_line import main
from tests.read_aloud.texts import Texts, files_in
from tests.support.ratings_files import ONE, as_csv

FILES = {
    "good.csv": as_csv([ONE]),
    "bad.csv": as_csv([[*ONE[:-2], "2.5", ""], [*ONE[:-3], "S1.9", "3", ""]]),
    "question.csv": as_csv([["S1.1", "2"]], ["action_id", "rating"]),
    "columns.csv": as_csv([["Ann", "2", "3"], ["Bo", "1", "0"]], ["Name", "One", "Two"]),
    "page.pdf": b"%PDF-1.7",
}
LINES = (
    *("--help", "read --help", "count --help", "report --help", "read good.csv", "read good.csv --json"),
    *("read bad.csv", "read question.csv", "read columns.csv", "read page.pdf", "read missing.csv", "read"),
    *("read good.csv --answer round", "read good.csv --answer round@god.csv=Fall", "read good.csv -o good.csv"),
    *("count good.csv", "count bad.csv", "count good.csv -o none/counts.csv"),
    *("report good.csv --out reports --format xlsx", "report good.csv --out reports --format xlsx"),
    *("report bad.csv --out others --format xlsx", "report good.csv --out others --format odt"),
    *("report good.csv --out others --round Spring", "report good.csv --out others --template good.csv"),
    *("report good.csv --out others --form good.csv", "report question.csv --out none"),
)


def run(line: str) -> str:
    """Return what a line of the command prints."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        try:
            code = main(shlex.split(line))
        except SystemExit as stopped:
            code = stopped.code
    return f"{said.getvalue().rstrip()}\n(exit code {code})"


def in_command(lines: Iterable[str] = LINES) -> Iterator[str]:
    """Each line of the command, and what it prints; at the end what none of them says."""
    texts = Texts(files_in("ilt/command_line.py", "ilt/reports/many"))
    with tempfile.TemporaryDirectory() as folder, chdir(folder), mock.patch.dict(os.environ, COLUMNS="110"):
        for name, data in FILES.items():
            Path(name).write_bytes(data)
        yield from ["", "===== the command line"]
        for line in lines:
            said = run(line)
            texts.new_in(said)
            yield from ["", f"$ python -m ilt {line}", said]
    yield from ["", "===== of the command line, shown by no line above", *texts.rest()]
