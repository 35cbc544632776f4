"""No pattern and no function that reads people's text costs more than the text is long, whatever stands in it."""

import ast
import functools
import importlib
import inspect
import itertools
import pkgutil
import random
import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ilt
from ilt.reading.layouts.columns import heading_actions
from tests.support import worst_texts

pytestmark = pytest.mark.xdist_group("patterns")  # each module is parsed once

HOME = Path(ilt.__file__).parent
WAYS = ("match", "fullmatch", "search", "findall", "finditer", "sub", "subn", "split")
WITH_PATTERNS = ("contains", "match", "fullmatch", "extract", "extractall", "findall", "count", "replace")


ROOMS = ["ilt", *(found.name for found in pkgutil.iter_modules([str(HOME)], "ilt.") if found.name != "ilt.__main__")]
"""The package itself, and each module or folder in it."""


def modules(room=""):
    names = ["ilt", *(found.name for found in pkgutil.walk_packages([str(HOME)], "ilt."))]
    of_room = [name for name in names if not room or name == room or (room != "ilt" and name.startswith(f"{room}."))]
    return [importlib.import_module(name) for name in of_room if not name.endswith("__main__")]


@functools.cache
def tree(module):
    return ast.parse(Path(module.__file__).read_text(encoding="utf-8"))


def held(value):
    """Return the compiled patterns that a module's name holds, alone or in a collection."""
    if isinstance(value, re.Pattern):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple | set) else ()
    return [one for one in inside if isinstance(one, re.Pattern)]


def ways_of(name, nodes):
    """Return how a module uses a pattern of its own; all ways where it is handed on or kept with others."""
    used = set()
    named = [
        node for node in nodes if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
    ]
    attributes = [node for node in nodes if isinstance(node, ast.Attribute) and node.value in named]
    used = {node.attr for node in attributes}
    return used if used and used <= set(WAYS) and len(attributes) == len(named) else set(WAYS)


@functools.cache
def patterns(room=""):
    """Return each pattern of a room, or of the package, and each way in which it is used: ``module.name way``."""
    found = {}
    for module in modules(room):
        nodes = list(ast.walk(tree(module)))
        own = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        for name, value in vars(module).items():
            for place, pattern in enumerate(held(value) if name in own else []):
                for way in ways_of(name, nodes):
                    found[f"{module.__name__}.{name} {place} {way}"] = (pattern, way)
        for node in inline(nodes):
            pattern = re.compile(ast.literal_eval(node.args[0]), flags(node))
            found[f"{module.__name__}:{node.lineno} {node.func.attr}"] = (pattern, node.func.attr)
    return found


def inline(nodes):
    """Return the calls such as ``re.sub("...", ...)`` with a pattern that is written there."""
    calls = [node for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    of_re = [call for call in calls if isinstance(call.func.value, ast.Name) and call.func.value.id == "re"]
    return [call for call in of_re if call.func.attr in WAYS and isinstance(call.args[0], ast.Constant)]


def flags(call):
    names = [n.attr for n in ast.walk(call) if isinstance(n, ast.Attribute) and n.attr.isupper()]
    return functools.reduce(lambda one, name: one | getattr(re, name), names, re.RegexFlag(0))


@pytest.mark.full
def test_every_pattern_can_be_found():
    """A pattern is compiled at the top of a module or written as it is, so that the test below finds it."""
    hidden = []
    for module in modules():
        whole = tree(module)
        top = {node for statement in whole.body for node in walk_outside_functions(statement)}
        for node in ast.walk(whole):
            where = f"{module.__name__}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.ImportFrom) and node.module in ("re", "regex"):
                hidden.append(where)
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            of, way = node.func.value, node.func.attr
            if isinstance(of, ast.Name) and of.id == "re" and way in (*WAYS, "compile"):
                known = node in top if way == "compile" else isinstance(node.args[0], ast.Constant)
                hidden += [] if known else [where]
            of_pandas = isinstance(of, ast.Attribute) and of.attr == "str" and way in WITH_PATTERNS
            if of_pandas and node.args and not plain(node):
                hidden.append(where)
    assert not hidden


def plain(call):
    """Tell whether a call of pandas' text methods takes its text for text, or for a pattern that holds nothing special."""
    keywords = {word.arg: word.value for word in call.keywords}
    if "regex" in keywords:
        return isinstance(keywords["regex"], ast.Constant) and keywords["regex"].value is False
    pattern = call.args[0]
    return isinstance(pattern, ast.Constant) and not set(str(pattern.value)) & set(r".^$*+?{}[]\|()")


def walk_outside_functions(node):
    yield node
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from walk_outside_functions(child)


@pytest.mark.full
def test_patterns_are_found_at_all():
    names = " ".join(patterns())
    assert len(patterns()) > 40
    for one in (
        "values._LEADING",
        "heading_actions._DIVIDERS",
        "file_types._PAGE",
        "ratings.",
        "worksheet_xml.",
        "ilt.ui.markdown:",
    ):
        assert one in names


@pytest.mark.parametrize("room", ROOMS)
def test_no_pattern_costs_more_than_its_text_is_long(room):
    """Of every twentieth pattern, drawn by a seed."""
    found = patterns(room)
    today = random.Random(20261126).sample(sorted(found), -(-len(found) // 20))
    dear = {name: worst_texts.too_dear(*found[name]) for name in today}
    assert {name: text for name, text in dear.items() if text is not None} == {}


@pytest.mark.full
@pytest.mark.parametrize("room", ROOMS)
def test_no_pattern_costs_more_than_its_text_is_long_in_any_way(room):
    dear = {name: worst_texts.too_dear(*used, every=True) for name, used in patterns(room).items()}
    assert {name: text for name, text in dear.items() if text is not None} == {}


NOTE = heading_actions.NOTE
PLAIN_NOTES = [
    re.compile(rf"(?P<rest>.+?)[\s:\-–—\](_.]+\[?{NOTE}[\])]*", re.IGNORECASE | re.DOTALL),
    re.compile(rf"{NOTE}(?: on| for| about)?[\s:\-–—\[(_]+(?P<rest>.+?)[\])]*", re.IGNORECASE | re.DOTALL),
]
WORDS = st.sampled_from(
    [
        *(
            "notes",
            "Comment",
            "explain your rating",
            "explain",
            " on",
            " for",
            " about",
            " ",
            ":",
            "-",
            "(",
            "[",
            "]",
            ")",
        )
    ]
    + ["_", ".", "S1.1", "S2.2", "Not present", "rationale", "\n", "1", "3"]
)


@given(st.lists(WORDS, max_size=7).map("".join))
def test_what_is_cut_from_a_text_is_what_the_plain_patterns_say(text):
    """The patterns that went back and forth said what counts; they are fine for short texts."""
    for pattern, quick in zip(PLAIN_NOTES, (heading_actions._before_note, heading_actions._after_note), strict=True):
        found = pattern.fullmatch(text)
        rest = found["rest"].strip() if found else ""
        assert heading_actions.action_named(quick(text)) == heading_actions.action_named(rest)


KNOWN = {
    "a run that two parts share": (r"(?:round|r)?\s*#?\s*(\d{1,3})", "fullmatch"),
    "lazy, then a run": (r"(?P<rest>.+?)[\s:\-(_.]+\[?(?:notes?|comments?)[\])]*", "fullmatch"),
    "a label, then a run": (r"(?P<label>.+?)\s*[-:(]\s*(?P<number>[0-9])\)?", "fullmatch"),
    "nested": (r"(a+)+b", "match"),
    "comments in comments": (rb"\s*(?:<!--.*?-->\s*)*<(?:html|head)\b", "match"),
    "each start runs to the end": (r"a\w*!", "search"),
    "behind something fixed": (r"Rating:\s*(?:\d|\s)*;", "match"),
}


@pytest.mark.parametrize("name", KNOWN)
def test_a_dear_pattern_is_found(name):
    pattern, way = KNOWN[name]
    assert worst_texts.too_dear(re.compile(pattern, re.DOTALL | re.IGNORECASE), way) is not None


PIECES = (
    *("(", " - ", "[", "]", "a", " ", "\u00ad", "'", '"', "x: ", "Notes ", "1", "1 - ", "é", "-", ".", ", ", "\n"),
    *(
        "0 ",
        "S1.1 ",
        "[a] ",
        "a b ",
        "\u200b",
        "ﬁ",
        "_",
        "Round 1 ",
        "2026-",
        "north ",
        "\x07",
        "? ",
        "=",
        "🙂",
        "\ud800",
    ),
)
STARTS = (
    *(
        "",
        "1 - ",
        "1 - Not ",
        "Notes on ",
        "S1.1 ",
        "2026-27 ",
        "'",
        "School: ",
        "1 or ",
        "3 - Present and implemented ",
    ),
)
SOME, SOME_PIECES = ("",), random.Random(20261126).sample(PIECES, len(PIECES) // 6)
"""With which texts start every day, and what repeats in them."""
WITHOUT = ("ilt.ui", "ilt.store", "ilt.meetings.slides", "ilt.guard")
"""Rooms whose functions take a name of theirs, and open or draw something."""
PER_CHARACTER = 20e-6
"""Seconds; what is done to each character costs a hundredth of that, and what grows with the square far more."""


@functools.cache
def functions(room=""):
    """Return every function of a room, or of the package, that asks for one text and nothing else."""
    found = {}
    for module in modules(room):
        if module.__name__.startswith(WITHOUT):
            continue
        for name, value in vars(module).items():
            bare = inspect.unwrap(value) if callable(value) else None
            if not name.startswith("__") and inspect.isfunction(bare) and bare.__module__ == module.__name__:
                pattern = [one for one in inspect.signature(bare).parameters.values() if one.default is one.empty]
                if len(pattern) == 1 and pattern[0].annotation in ("str", "Any", "object"):
                    found[f"{module.__name__}.{name}"] = bare
    return found


def test_functions_are_found_at_all():
    assert {
        f"ilt.reading.{name}"
        for name in (
            "cells.rating_values.parse",
            "cells.text.clean",
            "cells.headings.header_key",
            "layouts.columns.heading_actions.note_of",
        )
    } <= set(functions())
    assert {"ilt.ratings._place", "ilt.framework.text_key", "ilt.reading.cells.rating_values._words"} <= set(
        functions()
    )


@pytest.mark.parametrize(
    ("starts", "pieces"),
    [(SOME, SOME_PIECES), pytest.param(STARTS, PIECES, marks=pytest.mark.full)],
    ids=["some", "all"],
)
@pytest.mark.parametrize("room", ROOMS)
def test_no_function_costs_more_than_its_text_is_long(room, starts, pieces):
    found = functions(room).items()
    dear = {name: text for name, function in found if (text := too_dear(function, starts, pieces)) is not None}
    assert dear == {}


def too_dear(function, starts, pieces):
    """Return a text that takes longer than its length, and None where there is none."""

    def run(text):
        with suppress(Exception):  # a text that is none of its kind is refused, which takes no time either
            function(text)

    for start, piece, size in itertools.product(starts, pieces, (100, 500, 2000)):
        made = functools.partial(run, text_of(start, piece, size))
        most = PER_CHARACTER * size + 0.005
        if worst_texts.seconds(made) > most and worst_texts.seconds(made, 3) > most:
            return start, piece, size
    return next(
        (
            piece
            for piece in pieces
            if worst_texts.grows(run, functools.partial(text_of, "", piece), 1000, least=0.01) is not None
        ),
        None,
    )


def text_of(start, piece, size):
    return start + piece * (size // len(piece) + 1)
