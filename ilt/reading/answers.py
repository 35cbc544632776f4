"""The answers to what could not be known, and the corrections of cells, by their keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ilt.reading.cells.text import LEAVE_OUT, clean, fold
from ilt.reading.questions import COLUMN, as_meant


class Answers:
    """The answers so far; the narrowest key that fits wins.

    Parameters
    ----------
    answers
        Answers and corrections of cells by their key.
    remembered
        What was answered about other files: by the look of a table (``Table.look``), answers by their key.

    Attributes
    ----------
    of_files
        Source -> our names that the name of the file says, in other ways than those of other files: an answer for all
        files says nothing of these.
    recalled
        (key, source) -> the answer that was taken from ``remembered``.
    used
        The keys of those answers that were asked for.
    """

    def __init__(
        self, answers: Mapping[str, Any] | None = None, remembered: Mapping[str, Mapping[str, str]] | None = None
    ) -> None:
        self.of_files: dict[str, Mapping[str, str]] = {}
        self.recalled: dict[tuple[str, str], str] = {}
        self.used: set[str] = set()
        self._remembered = remembered or {}
        self._looks: dict[str, list[str]] = {}
        self._exact: dict[str, str] = {}
        self._folded: dict[str, list[tuple[str, str]]] = {}
        # A corrected cell may become blank, which is an answer.
        self._fixes: dict[str, dict[str, str]] = {}
        self._columns: dict[str, dict[str, str]] = {}
        for key, value in (answers or {}).items():
            if value is not None:
                self._add(str(key), as_meant(str(key), clean(str(value))))
            where, _, reference = str(key).rpartition("!")
            if where.startswith("fix@"):
                self._fixes.setdefault(where, {})[reference] = str(value)
            elif where.partition("@")[0] == COLUMN:
                self._columns.setdefault(where, {})[reference] = str(value)

    def _add(self, key: str, answer: str) -> None:
        if answer:
            self._exact[key] = answer
            self._folded.setdefault(fold(clean(key)), []).append((key, answer))

    def find(self, key: str, source: str = "", sheet: str = "") -> str:
        """Return the answer to a question about a source; blank where there is none.

        What is asked about may be written in another case; a file and a sheet may not: ``Fall.csv`` is another file
        than ``fall.csv``.
        """
        places = ([f"@{source}#{sheet}"] if sheet else []) + ([f"@{source}"] if source else [])
        places += [""] if self.holds_for_all(key, source) else []
        for place in places:
            if answer := self._at(key, place):
                return answer
        return ""

    def holds_for_all(self, key: str, source: str) -> bool:
        """Tell whether an answer for all files says something of one: its own name may say other things, of several."""
        said = self.of_files.get(source, {}).get(key)
        return not said or len(self.of_files) == 1 or fold(self._exact.get(key, "")) == fold(said)

    def of_sheet(self, key: str, source: str, sheet: str) -> str:
        """Return the answer about one sheet alone, or about the one table of a file; blank where there is none."""
        place = f"@{source}#{sheet}" if sheet else f"@{source}"
        return self._at(key, place)

    def exact(self, key: str) -> str:
        """Return the answer to a question about exactly these words, whatever file; blank where there is none."""
        self.used.add(key)
        return self._exact.get(key, "")

    def _at(self, key: str, place: str) -> str:
        """Return the answer under a key and a place, in whatever case it is written; blank where there is none."""
        if found := self._exact.get(f"{key}{place}"):
            self.used.add(f"{key}{place}")
            return found
        for name, value in self._folded.get(fold(clean(f"{key}{place}")), []):
            if clean(name).endswith(clean(place)):
                self.used.add(name)
                return value
        return ""

    def fixes(self, source: str, sheet: str) -> dict[str, str]:
        """Return the corrected cells of a sheet: reference such as ``D14`` -> its new text, or ``leave out``."""
        where = f"fix@{source}#{sheet}" if sheet else f"fix@{source}"
        found = self._fixes.get(where, {})
        self.used |= {f"{where}!{reference}" for reference in found}
        return {
            reference: LEAVE_OUT if clean(value).casefold() == LEAVE_OUT else value
            for reference, value in found.items()
        }

    def columns(self, source: str, sheet: str, *, of_others: bool = False) -> dict[str, str]:
        """Return what is said of the columns and rows of a sheet: place such as ``D`` or ``5`` -> its role.

        Parameters
        ----------
        of_others
            Whether what is said of the whole file, or of all files, counts where nothing is said of the sheet.
        """
        narrow = f"{COLUMN}@{source}#{sheet}" if sheet else f"{COLUMN}@{source}"
        for where in (narrow, *((f"{COLUMN}@{source}", COLUMN) if of_others else ())):
            if found := self._columns.get(where):
                self.used |= {f"{where}!{reference}" for reference in found}
                return found
        return {}

    def recall_columns(
        self, source: str, sheet: str, fits: Callable[[str, Mapping[str, str]], object]
    ) -> dict[str, str]:
        """Take what is remembered of the columns of a sheet whose look and places ``fits`` this one."""
        for look, said in self._remembered.items():
            found = {
                key.removeprefix(f"{COLUMN}!"): clean(text)
                for key, text in said.items()
                if key.startswith(f"{COLUMN}!")
            }
            if found and fits(look, found):
                where = f"{source}#{sheet}" if sheet else source
                self.recalled |= {(COLUMN, f"{where}!{place}"): text for place, text in found.items()}
                return found
        return {}

    def set_looks(self, source: str, looks: Iterable[str]) -> None:
        """Take note of what the tables of a file look like."""
        self._looks[source] = list(looks)

    def recall(self, key: str, source: str, usable: Callable[[str], object]) -> bool:
        """Take the answer to a question about files that look like this one, where there is one that can be used."""
        for look in reversed(self._looks.get(source, ())):
            answer = clean(self._remembered.get(look, {}).get(key, ""))
            if answer and f"{key}@{source}" not in self._exact and usable(answer):
                self.recalled[key, source] = answer
                self._add(f"{key}@{source}", answer)
                return True
        return False
