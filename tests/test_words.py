"""One word for one thing, in American English: words that were given up for good, and how names are told apart."""

import ast
import io
import re
import subprocess
import sys
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.app_pages import ROOT

OLD = frozenset(
    [
        "seat",
        "seats",
        "taps",
        "shelf",
        "shelves",
        "kept",
        "given",
        "asked",
        "showing",
        "moves",
        "talk",
        "beside",
        "drawn",
        "parts",
        "straight",
        "candour",
        "candor",
        "everyday",
        "gatherings",
        "door",
        "doors",
        "wall",
        "walls",
        "cover",
        "covers",
        "covered",
        "told",
        "befell",
        "mend",
        "mended",
        "mends",
    ]
)
"""In no name: what a thing is stands in /docs/architecture.md, and each of these said several things."""
BRITISH = re.compile(
    r"(?:colour|favour|honour|behaviour|neighbour|recognis|normalis|organis|summaris|labelled|travelled|"
    r"modelled|cancelled|whilst|licence|judgement|catalogue)[a-z]*|\bcentred?\b|\bgr(?:ey)s?\b",
    re.IGNORECASE,
)
FIGURES = re.compile(
    r"\bthe (?:door|wall|shelf)\b|\bon a wall\b|\bcandou?r\b|\bbefell\b|\b(?:a|the) seat\b|\b(?:the|a|under) cover\b|"
    r"\bgatherings\b|\bmend(?:s|ed|ing)?\b",
    re.IGNORECASE,
)
"""Figures of speech that nobody reads for anything else."""
CUSTOMARY = {
    *(("streamlit", "st"), ("hypothesis.strategies", "st"), ("pandas", "pd"), ("numpy", "np"), ("altair", "alt")),
    *(("pyarrow", "pa"), ("pyarrow.compute", "pc"), ("datetime", "dt"), ("xml.etree.ElementTree", "ET")),
}
CODE = [ROOT / "app.py", *(path for room in ("ilt", "pages", "tests") for path in sorted((ROOT / room).rglob("*.py")))]
DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
NAME = re.compile(r"\b[A-Za-z_]\w*")
SAID = re.compile(r'"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|#[^\n]*')
"""Texts and comments, in which no name is given to anything."""
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
SHORT = "|".join(name for _, name in CUSTOMARY)
RENAMED = re.compile(rf"^\s*(?:import|from)\b.* as (?!(?:{SHORT})$)|^\s+\w+ as \w+,?$", re.MULTILINE)
"""Where an import may give something another name than is customary."""


def names(nodes: list[ast.AST]) -> Iterator[tuple[int, str]]:
    """Each name that a module gives to something, with its line; what others called their things is theirs."""
    for node in nodes:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.attr


def prose(text: str, nodes: list[ast.AST]) -> Iterator[tuple[int, str]]:
    """Each comment, and each text that stands alone (a docstring), with its line."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
    for node in nodes:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.lineno, node.value.value


def renamed(nodes: list[ast.AST]) -> Iterator[tuple[int, str]]:
    """Each import that needs ``as`` where nobody expects it."""
    for node in nodes:
        if isinstance(node, ast.Import | ast.ImportFrom):
            base = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
            for alias in node.names:
                if alias.asname and (base + alias.name, alias.asname) not in CUSTOMARY:
                    yield node.lineno, f"{base}{alias.name} as {alias.asname}"


def faults(text: str) -> list[str]:
    """Return what is wrong with the words of a module."""
    words = {word for name in set(NAME.findall(SAID.sub("", text))) for word in map(str.lower, WORD.findall(name))}
    if not (OLD & words or RENAMED.search(text) or FIGURES.search(text) or BRITISH.search(text)):
        return []  # to parse it takes long
    nodes = list(ast.walk(ast.parse(text)))
    found = []
    for line, name in names(nodes):
        old = OLD.intersection(map(str.lower, WORD.findall(name)))
        found += [f"line {line}: {name}: an old word"] if old or BRITISH.search(name) else []
    in_prose = prose(text, nodes) if FIGURES.search(text) or BRITISH.search(text) else ()  # tokens take long to tell
    for line, words in in_prose:
        found += [f"line {line}: “{one[0]}”" for way in (FIGURES, BRITISH) for one in way.finditer(words)]
    return found + [f"line {line}: {what}: two things of one name" for line, what in renamed(nodes)]


def test_code_says_what_a_thing_is():
    files = [path for path in CODE if path != Path(__file__)]
    found = {path.relative_to(ROOT).as_posix(): faults(path.read_text(encoding="utf-8")) for path in files}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_docs_say_what_a_thing_is():
    found = [
        f"{path.relative_to(ROOT).as_posix()}, line {at}: “{one[0]}”"
        for path in DOCS
        for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for way in (FIGURES, BRITISH)
        for one in way.finditer("" if line.startswith("|") else line)  # a table may cite what a screen says
    ]
    assert found == []


def test_files_are_named_for_what_they_hold():
    stems = {path.relative_to(ROOT).as_posix(): path.stem for path in [*CODE, *DOCS]}
    assert [name for name, stem in stems.items() if OLD.intersection(re.split(r"[_\W]+", stem.lower()))] == []


SPELLED = ["README.md", "CHANGELOG.md", "docs", "app.py", "pages", "ilt"]
NOT_SPELLED = "*.png,*.pyc,ilt/reading/cells,ilt/reading/layouts"
"""The vocabularies of reading know other languages, and how people misspell."""
NO_MISTAKES = "dialogue,nd,adresse,elementry,ser"
"""The name of a way to talk about data; the end of 2nd; what real files have; and what Office calls a series."""


def misspelled(*where: str) -> str:
    """Return what is not spelled as Americans do, with file and line."""
    known = ["--builtin", "clear,rare,en-GB_to_en-US", "--ignore-words-list", NO_MISTAKES, "--skip", NOT_SPELLED]
    done = subprocess.run(
        [sys.executable, "-m", "codespell_lib", *known, *where], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.stdout


def test_what_people_read_is_spelled_as_americans_do(tmp_path):
    assert misspelled(*SPELLED) == ""
    wrong = tmp_path / "wrong.py"
    wrong.write_text('"""Adress of the neighbouring school."""', encoding="utf-8")
    assert [line.split(": ", 1)[1] for line in misspelled(str(wrong)).splitlines()] == [
        "Adress ==> Address",
        "neighbouring ==> neighboring",
    ]


def test_one_name_is_one_class():
    classes = defaultdict(list)
    for path in sorted((ROOT / "ilt").rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                classes[node.name.lstrip("_")].append(path.relative_to(ROOT).as_posix())
    assert {name: files for name, files in classes.items() if len(files) > 1} == {}


@pytest.mark.parametrize(
    "text",
    [
        "def told(): ...",
        "class TheDoor: ...",
        "KEPT_MB = 1",
        "def f(given): ...",
        "self.asked = 1",
        "for parts in (): ...",
        "colour = 1",
        "# off the wall",
        '"""Under cover, nothing is shown."""',
        "x = 1\n'''What was recognised.'''",
        "from ilt.store.entries import text as as_text",
        "import pandas as frames",
    ],
)
def test_an_old_word_is_seen(text):
    assert len(faults(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "from hypothesis import given\n@given\ndef f(x): ...",
        "import numpy as np\nx = path.parts",
        "# A question that is asked: its answer is given, and kept, in two parts.",
        "x = 'Keep it off the wall'",
        "f(seat=1)",
        "departs, wallpaper, recovered = 1, 2, 3",
    ],
)
def test_plain_words_are_let_be(text):
    assert faults(text) == []
