"""The texts in the code that people read, found in its source."""

import ast
import re
from collections.abc import Iterator

SENTENCE = re.compile(r"[^\W\d_]{2,}[’'”,;:.]? +[“(]?[^\W\d_]{2,}")
"""Two words after each other."""
NO_PROSE = re.compile(
    r"^_"  # the key of a widget
    r"|\{[^{}]*:[^{}]*\}"  # a style sheet
    r"|^<"
)
SAID_TO_NO_ONE = ("KeyError", "ValueError", "TypeError", "AssertionError")
FILLED_IN = "…"
"""Stands for what is put into a text."""


def is_prose(text: str) -> bool:
    """Tell whether a text is something that people read."""
    return bool(SENTENCE.search(text)) and not NO_PROSE.search(text)


def text_of(node: ast.AST) -> str | None:
    """Return what a literal says; ``None`` for what is no text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(one.value) if isinstance(one, ast.Constant) else FILLED_IN for one in node.values)
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
