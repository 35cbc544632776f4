"""All that a screen says is in its module of ilt/screens, and of a meeting in ilt/meetings: one file to read aloud."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.support.app_pages import ROOT

FILES = [*sorted((ROOT / "pages").glob("*.py")), *sorted((ROOT / "ilt" / "ui").rglob("*.py"))]
SENTENCE = re.compile(r"[^\W\d_]{2,}[’'”,;:.]? +[“(]?[^\W\d_]{2,}")
"""Two words after each other."""
NO_PROSE = re.compile(
    r"^_"  # the key of a widget
    r"|\{[^{}]*:[^{}]*\}"  # a style sheet
    r"|^<"
)
SAID_TO_NO_ONE = ("KeyError", "ValueError", "TypeError", "AssertionError")


def is_prose(text: str) -> bool:
    """Tell whether a text is something that people read."""
    return bool(SENTENCE.search(text)) and not NO_PROSE.search(text)


def text_of(node: ast.AST) -> str | None:
    """Return what a literal says, with a figure for what is put into it; ``None`` for what is no text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(one.value) if isinstance(one, ast.Constant) else "0" for one in node.values)
    return None


def prose(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Each text of a module that people read, with its line."""
    left_out: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            left_out.add(id(node.value))
        if isinstance(node, ast.JoinedStr):
            left_out.update(id(one) for one in ast.walk(node) if isinstance(one, ast.Constant))
        if (
            isinstance(node, ast.Raise)
            and isinstance(node.exc, ast.Call)
            and ast.unparse(node.exc.func) in SAID_TO_NO_ONE
        ):
            left_out.update(map(id, ast.walk(node)))
    for node in ast.walk(tree):
        text = text_of(node)
        if text is not None and id(node) not in left_out and is_prose(text):
            yield node.lineno, text


def test_screens_say_nothing_themselves():
    found = []
    for path in FILES:
        name = path.relative_to(ROOT).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found += [f"{name}, line {line}: {text}" for line, text in prose(tree)]
    assert found == [], "put it in the screen's module of ilt/screens, or of the meeting in ilt/meetings"


@pytest.mark.parametrize(
    "source",
    [
        "st.text('No one rated this')",
        "st.text(f'{n} more on Notes')",
        "st.button('Delete it')",
        "ALT = 'Every flag, in order'",
        "raise RefusedError('This is for coordinators.')",
    ],
)
def test_a_text_is_seen(source):
    assert len(list(prose(ast.parse(source)))) == 1


@pytest.mark.parametrize(
    "source",
    [
        '"""Show the notes."""',
        "key = f'_delete {name}'",
        "st.html('<style>.a .b { top: 1px }</style>')",
        "st.text(f'{a} — {b} · {c}')",
        "icon = ':material/flag:'",
        "raise ValueError('no such choice')",
        "st.text('Rating')",
    ],
)
def test_what_is_no_text_is_let_be(source):
    assert list(prose(ast.parse(source))) == []
