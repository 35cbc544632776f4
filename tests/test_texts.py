"""All that a screen says is in its module of ilt/screens, and of a meeting in ilt/meetings: one file to read aloud."""

import ast

import pytest

from tests.support.app_pages import ROOT
from tests.support.prose import prose

FILES = [*sorted((ROOT / "pages").glob("*.py")), *sorted((ROOT / "ilt" / "ui").rglob("*.py"))]


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
