"""The app as AppTest runs it, and the pages that app.py declares, read from its text so that nothing has to run."""

import ast
from dataclasses import dataclass
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
APP = ROOT / "app.py"
OF_A_MEETING = ("stage", "facilitator")
BARE = ("start", "across_districts", *OF_A_MEETING)
"""Screens without the filters: test_app looks at the start, test_slides and test_meeting_screens at those of a meeting,
tests/sources/test_screens.py at all districts."""

RUN_SECONDS = 120
"""How long a run may take: a busy machine gets more than a person would wait."""


def new_app() -> AppTest:
    """Return the app as a new visitor finds it, before its first run."""
    return AppTest.from_file(str(APP), default_timeout=RUN_SECONDS)


@dataclass(frozen=True)
class AppPage:
    """A page of the app: its file, where it is in the address, what it is called, and the menu that it is in."""

    file: str
    url_path: str
    default: bool
    title: str = ""
    hidden: bool = False
    menu: str = ""

    @property
    def stem(self) -> str:
        return Path(self.file).stem


def _literal(node: ast.expr | None, name: str) -> object:
    if node is None:
        return None
    try:
        return ast.literal_eval(node)
    except ValueError:
        message = f"app.py line {node.lineno}: write the {name} of a page as plain text, so that tests can read it"
        raise ValueError(message) from None


def declared(source: str) -> list[AppPage]:
    """Find each `frame.screen(...)` or `st.Page(...)` call in the text of app.py, in order."""
    tree = ast.parse(source)
    menus = {
        id(node): str(_literal(key, "menu"))
        for named in ast.walk(tree)
        if isinstance(named, ast.Dict)
        for key, pages in zip(named.keys, named.values, strict=True)
        for node in ast.walk(pages)
    }
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"frame.screen", "st.Page", "Page", "streamlit.Page"}
    ]
    pages = []
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        keywords = {keyword.arg: keyword.value for keyword in call.keywords}
        file = str(_literal(call.args[0] if call.args else keywords.get("page"), "file"))
        url_path = _literal(keywords.get("url_path"), "url_path")
        pages.append(
            AppPage(
                file=file,
                url_path=Path(file).stem if url_path is None else str(url_path),
                default=bool(_literal(keywords.get("default"), "default")),
                title=str(_literal(keywords.get("title"), "title") or ""),
                hidden=_literal(keywords.get("visibility"), "visibility") == "hidden",
                menu=menus.get(id(call), ""),
            )
        )
    return pages


def app_pages() -> list[AppPage]:
    """The pages of this app; none while there is no app.py."""
    return declared(APP.read_text(encoding="utf-8")) if APP.exists() else []
