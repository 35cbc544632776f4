"""Who may import whom, how large a file may grow, and what is never called: policies as checks, not prose."""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from ilt.ui.session import CHOICES
from tests.support.app_pages import ROOT, app_pages, declared

pytestmark = pytest.mark.xdist_group("architecture")  # each file is parsed once

# A room knows only itself and the rooms before it.
ROOMS = (
    *(
        "freed_memory",
        "silent_server",
        "formula_injection",
        "rules",
        "settings",
        "framework",
        "cache",
        "coded_columns",
        "ratings",
        "people",
        "reading",
        "counts",
        "group_members",
        "shown_before",
        "guard",
    ),
    *(
        "suppression",
        "access",
        "findings",
        "changes",
        "format",
        "shown",
        "sources",
        "server_setup",
        "view",
        "priorities",
        "next_steps",
        "colors",
        "charts",
    ),
    *("screens", "meetings", "reports", "store", "ui"),
)
# Within reading, too: cells know nothing of grids, formats nothing of layouts, and what joins the three comes last.
READING_ROOMS = (
    *(
        "limits",
        "data_frames",
        "problems",
        "cells",
        "formats",
        "layouts",
        "questions",
        "answers",
        "column_questions",
        "log",
        "stages",
    ),
    *("around_tables", "one_table", "all_tables", "reader"),
)
ENTRIES = ("__init__", "__main__", "command_line")  # they put the rooms together, so they may import any

MODULE_LINES = 400
PAGE_LINES = 120

BANNED = {
    "use_container_width": 'say width="stretch" or width="content"',
    "unsafe_allow_html": "show data as text; st.html takes what we wrote ourselves",
    "st.components.v1": "use st.html or st.components.v2",
    "streamlit.components.v1": "use st.html or st.components.v2",
    "alt.condition": "use alt.when().then().otherwise()",
    "altair.condition": "use alt.when().then().otherwise()",
}

LAST = {name.rpartition(".")[2] for name in BANNED}
"""The last names of them: few expressions need more of a look."""

MODULES = sorted((ROOT / "ilt").rglob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))
APP = [path for path in [ROOT / "app.py"] if path.exists()]
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=_name(path))


def _that_say(words: Iterable[str], files: Iterable[Path]) -> list[Path]:
    """Return the files in which a word is: to look through the tree of a file takes longer than to read it."""
    some = re.compile("|".join(map(re.escape, words)))
    return [path for path in files if some.search(path.read_text(encoding="utf-8"))]


def room(module: str) -> str:
    """`ilt.reading.cells` -> `reading`; `ilt` itself -> `__init__`."""
    names = module.split(".")
    return names[1] if len(names) > 1 else "__init__"


def dotted(path: Path) -> str:
    """`ilt/reading/__init__.py` -> `ilt.reading`."""
    names = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


def imported(tree: ast.Module, module: str, *, is_package: bool) -> Iterator[tuple[int, str]]:
    """Each module or name that a module imports, in full, with its line; also inside functions and TYPE_CHECKING."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = module.split(".")
                keep = len(above) - node.level + (1 if is_package else 0)
                base = ".".join([*above[:keep], *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def wrong_turns(tree: ast.Module, module: str, *, is_package: bool) -> list[str]:
    """What a module of ilt/ imports from a room that it does not know, or from streamlit below the screen."""
    here = room(module)
    found = []
    for line, name in imported(tree, module, is_package=is_package):
        top = name.split(".", maxsplit=1)[0]
        if top == "streamlit" and here != "ui":
            found.append(f"line {line}: imports streamlit; only ilt/ui.py does")
        if here in ENTRIES or top != "ilt":
            continue
        there = room(name)
        if there not in ROOMS:
            found.append(f"line {line}: imports {name}; import from a room by its own name, not from ilt itself")
        elif ROOMS.index(there) > ROOMS.index(here):
            found.append(f"line {line}: {here} imports {there}, a room after it")
    return found


def test_a_room_knows_only_the_rooms_before_it():
    found = []
    for path in MODULES:
        module = dotted(path)
        if path.parent == ROOT / "ilt" and path.stem in ENTRIES:
            module = "ilt" if path.stem == "__init__" else f"ilt.{path.stem}"
        if room(module) not in (*ROOMS, *ENTRIES):
            found.append(f"{_name(path)}: say in ROOMS where this room stands")
        else:
            wrong = wrong_turns(_tree(path), module, is_package=path.stem == "__init__")
            found += [f"{_name(path)}, {fault}" for fault in wrong]
    assert found == []


def test_within_reading_cells_come_before_formats_and_formats_before_layouts():
    found = []
    for path in sorted((ROOT / "ilt" / "reading").rglob("*.py")):
        module = dotted(path)
        here = module.split(".")[2:3]
        for line, name in imported(_tree(path), module, is_package=path.stem == "__init__"):
            there = name.removeprefix("ilt.reading.").partition(".")[0]
            if here and name.startswith("ilt.reading.") and READING_ROOMS.index(there) > READING_ROOMS.index(here[0]):
                found.append(f"{_name(path)}, line {line}: {here[0]} imports {there}, which comes after it")
    assert found == []


def is_for_types(node: ast.stmt) -> bool:
    """Tell whether what is imported here is for annotations alone."""
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def test_no_modules_import_each_other_in_a_circle():
    known = {dotted(path): path for path in MODULES}
    graph = {}
    for module, path in known.items():
        running = [node for node in _tree(path).body if not is_for_types(node)]
        names = {name for _, name in imported(ast.Module(running, []), module, is_package=path.stem == "__init__")}
        # What a package offers stands in one of its modules, which is what this one waits for.
        graph[module] = {name if name in known else name.rpartition(".")[0] for name in names} & known.keys() - {module}
    TopologicalSorter(graph).prepare()  # says which modules, if there is a circle


@pytest.mark.parametrize(
    ("module", "source", "fault"),
    [
        ("ilt.reading.all_tables.merge", "from ilt.counts import count", "reading imports counts"),
        ("ilt.reading.all_tables.merge", "from ...counts import count", "reading imports counts"),
        ("ilt.reading.all_tables.merge", "from ... import counts", "reading imports counts"),
        ("ilt.ratings", "def f():\n    import ilt.findings", "ratings imports findings"),
        ("ilt.charts", "import streamlit as st", "imports streamlit"),
        ("ilt.charts", "from streamlit.delta_generator import DeltaGenerator", "imports streamlit"),
        ("ilt.counts", "from ilt import read", "not from ilt itself"),
        ("ilt.counts", "from ilt.helpers import x", "not from ilt itself"),
    ],
)
def test_a_wrong_turn_is_seen(module, source, fault):
    assert fault in " ".join(wrong_turns(ast.parse(source), module, is_package=False))


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("ilt.ui", "import streamlit as st\nfrom ilt.findings import gaps"),
        (
            "ilt.reading.layouts.table",
            "from ilt.reading.cells import cell\nfrom . import cells\nfrom ..ratings import COLUMNS",
        ),
        ("ilt", "from ilt.reading import read\nfrom .counts import count"),
        ("ilt.command_line", "import ilt\nfrom ilt import read"),
    ],
)
def test_a_right_turn_is_let_be(module, source):
    assert wrong_turns(ast.parse(source), module, is_package=module == "ilt") == []


def test_no_test_module_imports_another():
    """What tests share stands in tests/support, under a name that says what it is."""
    found = [
        f"{_name(path)}, line {line}: imports {name}"
        for path in TESTS
        for line, name in imported(_tree(path), dotted(path), is_package=path.stem == "__init__")
        if name.startswith("tests.") and any(part.startswith("test_") for part in name.split("."))
    ]
    assert found == [], "move what they share to tests/support"


def test_files_stay_readable():
    limits = {**dict.fromkeys(MODULES, MODULE_LINES), **dict.fromkeys([*PAGES, *APP], PAGE_LINES)}
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in limits}
    long = [f"{_name(path)} has {lines[path]} lines" for path in limits if lines[path] >= limits[path]]
    assert long == [], "which two things does it hold?"


def banned(tree: ast.Module) -> list[str]:
    """Uses of what this project does not use, with what to use in its place."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in BANNED:
            found.append(f"line {node.value.lineno}: {node.arg}: {BANNED[node.arg]}")
        elif isinstance(node, ast.Attribute) and node.attr in LAST and (name := ast.unparse(node)) in BANNED:
            found.append(f"line {node.lineno}: {name}: {BANNED[name]}")
    for line, name in imported(tree, "", is_package=False):
        found.extend(f"line {line}: {name}: {use}" for ban, use in BANNED.items() if f"{name}.".startswith(f"{ban}."))
    return found


def test_what_is_banned_is_not_used():
    files = _that_say(LAST, [*MODULES, *PAGES, *APP, *TESTS])
    assert [f"{_name(path)}, {fault}" for path in files for fault in banned(_tree(path))] == []


def test_what_stops_early_ends_as_any_other_run_does():
    """``st.stop`` would leave choices behind that no browser shows; in frame.py it ends a page that runs alone."""
    files = (*MODULES, *PAGES, *APP)
    stops = [_name(path) for path in files if re.search(r"\bst\.stop\(", path.read_text(encoding="utf-8"))]
    assert stops == ["ilt/ui/frame.py"], "use ilt.ui.script_run.stop()"


def test_no_test_stops_the_sleep_of_threads_that_others_began():
    """Such a thread falls within whatever test runs then: give the module under test a ``time`` of its own."""
    patched = re.compile(r'setattr\((?:"time\.|[\w.]*\btime, ")sleep\b')
    assert [_name(path) for path in TESTS if patched.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "source",
    [
        "st.dataframe(x, use_container_width=True)",
        "st.markdown(x, unsafe_allow_html=True)",
        "st.components.v1.html(x)",
        "import streamlit.components.v1 as components",
        "from streamlit.components import v1",
        "alt.condition(a, b, c)",
        "from altair import condition",
    ],
)
def test_a_banned_use_is_seen(source):
    assert len(banned(ast.parse(source))) == 1


def test_only_reports_write_csv():
    """A cell that starts with = or + runs as a formula in a spreadsheet; ilt/reports is where that is prevented."""
    calls = [
        f"{_name(path)}, line {node.lineno}"
        for path in _that_say(["to_csv"], [*MODULES, *PAGES, *APP])
        if not _name(path).startswith("ilt/reports/") and _name(path) != "ilt/command_line.py"
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Attribute) and node.attr == "to_csv"
    ]
    assert calls == [], "let ilt/reports write CSV"


def test_one_module_remembers():
    """What a screen remembers has a typed name in ilt/ui/session.py, and nothing else touches Streamlit's state."""
    owner = ROOT / "ilt" / "ui" / "session.py"
    others = [path for path in [*MODULES, *PAGES, *APP] if path != owner]
    assert [_name(path) for path in others if "session_state" in path.read_text(encoding="utf-8")] == []


def test_settings_are_read_in_one_place():
    """Only the guard process also touches the environment: it hands its own on."""
    found = [_name(path) for path in [*MODULES, *PAGES, *APP] if "os.environ" in path.read_text(encoding="utf-8")]
    assert found == ["ilt/guard/pool.py", "ilt/guard/process.py", "ilt/settings.py"]


def test_dates_are_printed_in_one_place():
    files = [_name(path) for path in [*MODULES, *PAGES, *APP] if "%b" in path.read_text(encoding="utf-8")]
    assert files == ["ilt/format.py"], "say format.day"


LIMIT = re.compile(
    r"\b0 or 1\b|\b(0\.5|1\.0|2|[Hh]alf) or more\b|\b[Tt]wo or more (apart|steps)\b|\bthree quarters\b|"
    r"less than 0\.5|at least two\b|3 raters\b|fewer than 3\b"
)
"""How people say a limit of ilt/rules.py."""


def texts(tree: ast.Module) -> Iterator[ast.Constant]:
    """Each text of a module that somebody may read on a screen: all but docstrings and examples."""
    notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
            yield node


def test_what_a_screen_says_of_a_limit_is_printed_from_the_rules():
    files = [path for path in [*MODULES, *PAGES, *APP] if path != ROOT / "ilt" / "rules.py"]
    assert [
        f"{_name(path)}, line {node.lineno}: {found[0]}"
        for path in files
        for node in texts(_tree(path))
        if (found := LIMIT.search(node.value))
    ] == []


VALUES = (
    *("toggle", "checkbox", "radio", "pills", "selectbox", "multiselect", "text_input", "text_area", "number_input"),
    *("date_input", "file_uploader", "data_editor", "pagination"),
)
"""Widgets that hold a value."""


def test_the_key_of_a_widget_that_holds_a_value_is_named_in_the_session():
    found = []
    for path in _that_say(VALUES, [*MODULES, *PAGES, *APP]):
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in VALUES:
                keys = [word.value for word in node.keywords if word.arg == "key"]
                found += [
                    f"{_name(path)}, line {key.lineno}"
                    for key in keys
                    if isinstance(key, ast.JoinedStr) or (isinstance(key, ast.Constant) and key.value not in CHOICES)
                ]
    assert found == []


def test_every_page_file_is_a_page_of_the_app_under_its_own_name():
    """A deep link into a fresh server names the file, and a warm one the url_path: they must be one word.

    Streamlit ignores the url_path of a default page, which answers at / alone: its file needs a second entry.
    """
    addressed = sorted((page.file, page.url_path) for page in app_pages() if not page.default)
    assert addressed == [(_name(path), path.stem) for path in PAGES]
    assert {page.file for page in app_pages()} == {_name(path) for path in PAGES}


def test_pages_are_read_from_the_text_of_the_app():
    pages = declared(
        'st.navigation([st.Page("pages/a.py", title="A", default=True), st.Page("pages/b.py", url_path="bee")])'
    )
    assert [(page.stem, page.url_path, page.default) for page in pages] == [("a", "a", True), ("b", "bee", False)]
    with pytest.raises(ValueError, match="plain text"):
        declared("st.Page(f'pages/{name}.py')")
