"""The texts of some modules: which of them something said shows, and those that nothing showed."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.support.app_pages import ROOT
from tests.support.prose import FILLED_IN, prose

GAP = re.compile(rf"{FILLED_IN}|\{{[^{{}}]*\}}")
SENTENCE = re.compile(r"[“A-Z…{].*[a-z].*[.?!:]")
STATEMENT = re.compile(r"\b(?:SELECT|CREATE|ALTER|PRAGMA|COALESCE|CASE|WHEN|WHERE|SET|CAST|COPY)\b|\b(?:TRIM|SUM)\(")
"""Of a database."""


class Texts:
    """The texts of modules, by module; each is said once."""

    def __init__(self, files: Iterable[Path]) -> None:
        self.left: dict[str, dict[str, list[str]]] = {}
        self.known: set[str] = set()
        for file in files:
            found = [in_a_line(text) for _, text in prose(ast.parse(file.read_text(encoding="utf-8")))]
            own = {text: [piece for piece in GAP.split(text) if piece] for text in found if not STATEMENT.search(text)}
            self.left[file.relative_to(ROOT).as_posix()] = own

    def new_in(self, said: str) -> bool:
        """Tell whether something said shows a text that was not said yet, and note that it is said now."""
        said = in_a_line(said)
        if said in self.known:
            return False
        self.known.add(said)
        new = False
        for texts in self.left.values():
            shown = [text for text, pieces in texts.items() if are_in(pieces, said)]
            for text in shown:
                del texts[text]
            new = new or bool(shown)
        return new

    def rest(self, *, whole: str = "") -> Iterator[str]:
        """Each sentence that nothing showed, with a gap for what is filled in; of modules in ``whole`` each text."""
        for file, texts in self.left.items():
            left = [text for text in texts if SENTENCE.fullmatch(text) or (whole and file.startswith(whole))]
            if left:
                yield from ["", f"----- {file}", *left]


def in_a_line(text: str) -> str:
    """Return a text with one space for any that it has."""
    return " ".join(text.split())


def are_in(pieces: Iterable[str], said: str) -> bool:
    """Tell whether pieces of a text come one after the other in what is said."""
    at = 0
    for piece in pieces:
        at = said.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


def files_in(*places: str) -> list[Path]:
    """Return the modules in folders, and those that are named themselves."""
    return [file for place in places for file in sorted((ROOT / place).rglob("*.py")) or [ROOT / place]]
