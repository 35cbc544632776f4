"""Names that nobody has: what people type to try a form (``asdf``, ``Jane Doe``), and ``Form Preview``."""

from __future__ import annotations

from collections.abc import Sequence

from ilt.reading.cells.summary_words import name_key

TRIED = frozenset(("test", "tests", "testing", "tester", "asdf", "asdfasdf", "qwerty", "fake", "dummy", "prueba"))
_NOBODYS = frozenset(
    (
        *("jane doe", "john doe", "jane roe", "john q public", "joe bloggs", "foo bar", "first last", "test user"),
        *("firstname lastname", "first name last name", "your name here", "nombre apellido", "fulano de tal"),
        *("max mustermann", "erika mustermann", "lorem ipsum", "sample user", "demo user", "mctest"),
    )
)
_OF_SYSTEMS = frozenset(("admin", "administrator", "demo", "user", "guest", "root", "system", "sample", "foo", "abc"))
"""What a program calls its users: among whole names nobody is called so."""
_ABOUT = frozenset(
    (
        *("delete", "deleted", "remove", "removed", "preview", "ignore", "disregard", "discard", "void", "invalid"),
        *("trash", "bogus", "fake", "dummy", "draft", "duplicate", "exclude", "spam", "test", "prueba", "eliminar"),
    )
)
_WITH_ABOUT = frozenset(
    (
        *("me", "this", "row", "entry", "response", "submission", "form", "survey", "please", "only", "do", "not"),
        *("record", "answer", "the", "one", "a", "my", "just", "count", "use"),
    )
)
"""Words that may stand next to those above where a name should be."""
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiou")
_RUN, _INITIALS, _WHOLE = 3, 4, 2


def is_test(text: str) -> bool:
    """Tell whether a name or an address is what people type to try a form.

    >>> is_test("test@test.com"), is_test("Test 2"), is_test("test.ann@sd.org"), is_test("Test Valley Elementary")
    (True, True, False, False)
    """
    local, _, domain = text.strip().casefold().partition("@")
    words = name_key(local).split()
    tried = bool(set(words) & TRIED) and all(word in TRIED or word.isdigit() for word in words)
    return tried or domain.partition(".")[0] in TRIED


def made_up(names: Sequence[str]) -> list[int]:
    """Return which of the distinct names of a column nobody has.

    Examples
    --------
    >>> made_up(["Dana Ruiz", "Omar Bell", "Jane Doe", "asdf jkl", "Admin", "DELETE ME"])
    [2, 3, 4, 5]
    >>> made_up(["Principal", "Admin", "ASD", "Jane Dover", "Wert"])
    []
    """
    whole = sum(len(name.split()) >= _WHOLE or "@" in name for name in names)
    among_whole = 2 * whole > sum(bool(name.strip()) for name in names)
    return [at for at, name in enumerate(names) if _is_made_up(name, among_whole=among_whole)]


def _is_made_up(name: str, *, among_whole: bool) -> bool:
    key = name_key(name)
    words = key.split()
    if not words or "@" in name:
        return False
    if key in _NOBODYS or (among_whole and key in _OF_SYSTEMS):
        return True
    if set(words) & _ABOUT and set(words) <= _ABOUT | _WITH_ABOUT:
        return True
    initials = name.isupper() and len(name.strip()) <= _INITIALS
    return not initials and all(map(_is_keys, words))


def _is_keys(word: str) -> bool:
    """Tell whether a word is keys next to each other, as nobody is called: ``asdf``, ``jkl``, ``qweqwe``."""
    half = word[: len(word) // 2]
    word = half if half + half == word else word
    row = next((row for row in _KEYS if word in row), "")
    return len(word) >= _RUN and bool(row) and (row.startswith(word) or _VOWELS.isdisjoint(word))
