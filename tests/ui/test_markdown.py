"""No text reaches what reads Markdown but ours, or through the one place where people's words are escaped."""

import ast
import re

import pytest

from ilt.ui.markdown import badge, plain
from tests.support.app_pages import ROOT
from tests.support.hostile_words import phrases

FIRST = (
    *("markdown", "caption", "title", "header", "subheader", "write", "table", "badge", "metric", "toast", "spinner"),
    *("info", "success", "warning", "error", "exception", "latex", "status", "dialog", "expander", "popover", "tabs"),
    *("button", "download_button", "form_submit_button", "link_button", "menu_button", "toggle", "checkbox", "radio"),
    *("pills", "segmented_control", "selectbox", "multiselect", "slider", "select_slider", "text_input", "text_area"),
    *("number_input", "date_input", "time_input", "file_uploader", "feedback", "chat_message", "color_picker"),
)
"""What reads its first argument as Markdown."""
NAMED = ("label", "body", "title", "help", "text", "caption", "captions")
OPTIONS = ("pills", "radio", "segmented_control")
"""What reads its options as Markdown; a list to select from shows them as they are."""
ESCAPES = ("plain", "badge")
OURS = ("how",)
"""``ui.heading`` is given a page's own explanation, as the test below sees to."""
FILES = [*sorted((ROOT / "ilt" / "ui").rglob("*.py")), *sorted((ROOT / "pages").glob("*.py")), ROOT / "app.py"]


def last(node: ast.expr) -> str:
    """`ui.plain` -> `plain`."""
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def ours(node: ast.expr | None) -> bool:
    """Tell whether a text is written in the program, or escaped."""
    match node:
        case ast.Call(func=func) if last(func) != "join":
            return last(func) in (*ESCAPES, "len")
        case ast.Attribute(attr=name) | ast.Name(id=name) if name not in ("get", "join", "__getitem__"):
            return name.isupper() or name in (*ESCAPES, *OURS)
    return all(map(ours, pieces(node)))


INSIDE = {
    **dict.fromkeys((ast.JoinedStr, ast.Dict), ("values",)),
    **dict.fromkeys((ast.List, ast.Tuple), ("elts",)),
    **dict.fromkeys((ast.ListComp, ast.GeneratorExp), ("elt",)),
    **dict.fromkeys((ast.FormattedValue, ast.Attribute, ast.Subscript), ("value",)),
    ast.BinOp: ("left", "right"),
    ast.IfExp: ("body", "orelse"),
    ast.Lambda: ("body",),
    ast.Call: ("func", "args"),
}


def pieces(node: ast.expr | None) -> list[ast.expr | None]:
    """What a text is put together from; where that cannot be told, something that is not ours."""
    if node is None or isinstance(node, ast.Constant):
        return []
    names = ("left",) if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult) else INSIDE.get(type(node))
    if names is None:
        return [ast.Name("unknown")]
    found = [getattr(node, name) for name in names]
    return [one for some in found for one in (some if isinstance(some, list) else [some])]


def root(node: ast.expr) -> str:
    """`st.sidebar.container(...).caption` -> `st`."""
    while not isinstance(node, ast.Name):
        inside = getattr(node, "value", None) or getattr(node, "func", None)
        if inside is None:
            return ""
        node = inside
    return node.id


def imported(tree: ast.Module) -> set[str]:
    names = [node.names for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    return {name.asname or name.name for found in names for name in found} - {"st"}


def bare(source: str) -> list[str]:
    """What is given to something that reads Markdown and is neither ours nor escaped."""
    tree = ast.parse(source)
    modules = imported(tree)
    found = []
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if not isinstance(call.func, ast.Attribute) or root(call.func) in modules:
            continue
        kind, named = call.func.attr, {one.arg: one.value for one in call.keywords}
        arguments = [named[name] for name in NAMED if name in named and (kind in FIRST or name in ("help", "label"))]
        if kind in FIRST:
            arguments += call.args[:1]
        if kind in OPTIONS:
            if "format_func" in named:
                arguments.append(named["format_func"])
            else:
                arguments += [*call.args[1:2], *([named["options"]] if "options" in named else [])]
        # st.badge escapes brackets once more: what is escaped goes through st.markdown.
        faults = [one for one in arguments if not ours(one) or (kind == "badge" and "plain(" in ast.unparse(one))]
        found += [f"line {one.lineno}: {kind}({ast.unparse(one)})" for one in faults]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_only_our_words_and_escaped_ones_are_read_as_markdown(path):
    source = path.read_text(encoding="utf-8")
    assert bare(source) == []
    # Explanations are the page's own.
    for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
        if last(call.func) in ("heading", "for_others"):
            how = call.args[-1]
            assert last(how.func if isinstance(how, ast.Call) else how) in ("HOW", *OURS), ast.unparse(call)


@pytest.mark.parametrize(
    "line",
    [
        "st.caption(school)",
        'st.button(f"Remove {name}")',
        "left.title(title)",
        "st.sidebar.container().caption(name)",
        "st.pills('Round', rounds)",
        "st.radio(plain(x), options, format_func=str)",
        "st.text(words, help=name)",
        "st.info('x', title=what)",
        "st.expander(label, key='x')",
        "st.page_link('pages/a.py', label=label)",
        "config.TextColumn('A', help=name)",
        "st.caption(plain(a) + b)",
        "st.caption(' '.join(names))",
        "st.tabs(names)",
        "st.badge(plain(name))",
    ],
)
def test_what_is_not_escaped_is_seen(line):
    assert len(bare(line)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "st.caption('ours')",
        "st.text(words)",
        "st.selectbox('School', schools)",
        'st.button(f"Remove {plain(name)}", key=name)',
        "st.markdown(HOW)",
        "from ilt import next_steps\nnext_steps.title(shown)",
        "st.pills('Round', rounds, format_func=plain)",
        "st.caption('  '.join(plain(one) for one in lines))",
    ],
)
def test_what_is_escaped_or_no_markdown_is_let_be(line):
    assert bare(line) == []


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Birch Elementary (2027-28): it’s 1.5, “so”!", None),
        ("1.7 by self", None),
        ("1. Birch", r"1\. Birch"),
        ("- Birch", r"\- Birch"),
        ("AT&T", r"AT\&T"),
        ("  a", "&#32;&#32;a"),
        ("a\r\n\nb", "a&#10;&#10;b"),
        ("https://x.org", r"https\::gray[]\/\/x\.org"),
        ("a@x.org", r"a\@:gray[]x\.org"),
        (":a:", r"\::gray[]a\:"),
        ("->", r"\-:gray[]\>"),
    ],
)
def test_words_that_mean_nothing_to_markdown_stay_as_they_are(text, markdown):
    assert plain(text) == (text if markdown is None else markdown)


def test_a_text_is_one_line_and_comes_back_when_escapes_are_taken_out():
    for text in [*phrases(1, 500), "a\nb"]:
        shown = plain(text)
        assert "\n" not in shown
        back = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", re.sub(r"(?<!\\):gray\[\]", "", shown.replace(r"\:", "\\\0")))
        assert back.replace("\\\0", ":").replace("\0", ":").replace("&#32;", " ").replace("&#10;", "\n") == text, shown


def test_a_badge_holds_a_text_as_it_is():
    assert badge("a]b", "yellow") == r":yellow-badge[a\]b]"
    assert badge("") == ""
