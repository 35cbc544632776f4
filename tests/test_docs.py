"""The documents say what the code does."""

import io
import re
import tomllib
from pathlib import Path

import pytest

import ilt
from ilt import settings
from ilt.reading import limits
from ilt.reading.cells.headings import SYNONYMS
from ilt.reading.problems import CODES
from ilt.store.limits import SOURCES_BYTES
from tests.support.app_pages import ROOT, app_pages

README = (ROOT / "README.md").read_text(encoding="utf-8")
READING = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
SERVER_FILES = [
    (ROOT / "docs" / name).read_text(encoding="utf-8")
    for name in ("secrets.example.toml", "server.md", "server/ilt.service", "server/nginx.conf")
]
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_ci_runs_the_readmes_own_test_command() -> None:
    blocks = re.findall(r"```sh\n(.*?)\n```", README, re.DOTALL)
    assert blocks[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "requirements.lock" in blocks[0]
    assert "--server.address 127.0.0.1" in blocks[0]


def test_the_example_reads_without_problem_or_question() -> None:
    example = re.search(r"```csv\n(.*?)```", README, re.DOTALL)
    assert example
    file = io.BytesIO(example[1].encode())
    file.name = "example.csv"
    reading = ilt.read(file)
    assert reading.problems.empty
    assert reading.questions.empty
    assert len(reading.ratings) == 4


@pytest.mark.parametrize("code", CODES)
def test_every_problem_is_documented(code: str) -> None:
    assert f"| `{code}` | {CODES[code].says} | {CODES[code].fix} |" in READING


def test_the_exit_codes_are_documented() -> None:
    said = re.search(r"Exit code 0: .*\n.*", README)
    assert said
    assert (
        "1: problems or open questions; 2: a file could not be read, an option was wrong, or there was nothing"
        in said[0]
    )


def test_columns_and_limits_are_documented() -> None:
    for name, others in SYNONYMS.items():
        assert f"`{name}`" in READING
        assert all(other in READING for other in others)
    for name in ("BYTES", "UNPACKED_BYTES", "ROWS", "LINES", "CHARACTERS", "COLUMNS", "CELLS", "SHEETS"):
        assert f"| {getattr(limits, name):,} |" in READING


def test_every_setting_is_documented() -> None:
    table = README[README.index("| setting | where |") :].split("\n\n")[0]
    assert table.splitlines()[2:] == [one.row for one in settings.EVERY]
    assert {one for document in SERVER_FILES for one in re.findall(r"\bILT_[A-Z_]+", document)} <= {
        one.variable for one in settings.EVERY
    }
    for one in settings.EVERY:
        if one.who == settings.SERVER and one.place != "environment":
            assert re.search(rf"\b{one.name}\b", SERVER_FILES[0]), one.name


def test_the_server_takes_files_as_large_as_reading_does() -> None:
    """The proxy lets a little more through: what stands around a file on its way."""
    most = limits.BYTES // 2**20
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["maxUploadSize"] == most
    assert f"client_max_body_size {most + 1}m; # one file of {most} MB" in SERVER_FILES[3]
    assert f"files of up to {most} MB" in SERVER_FILES[1]
    assert f"each upload (up to {most} MB)" in SERVER_FILES[1]
    assert f"one workspace holds up to {SOURCES_BYTES // 2**20}" in settings.STORED_MB.does


def test_a_browser_keeps_what_a_late_answer_to_one_of_many_quick_presses_counts_on() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["global"]["maxCachedMessageAge"] >= 20


def test_every_screen_is_in_the_readme() -> None:
    for page in app_pages():
        assert f"| {page.title} |" in README


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert target.startswith("https://") or (document.parent / target).exists()
    assert "shared/" not in text


def test_the_architecture_names_files_that_are_there() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = page[page.index("| to change | open |") :].splitlines()[2:]
    assert len(table) >= 15
    assert all(re.search(r"`[a-z_]+/?[a-z_./]*`", row.split("|")[2]) for row in table)
    named = re.findall(r"`((?:ilt|data|pages|tests|app)[a-z_./]*)`", page)
    assert [name for name in named if not (ROOT / name).exists()] == []
