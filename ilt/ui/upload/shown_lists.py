"""Lists on Ratings as they were shown to a visitor: what they type there stays while others change what is listed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from ilt import format, screens
from ilt.reading.cells.text import name_of_file
from ilt.store.imports import file_of
from ilt.ui import privacy
from ilt.ui.markdown import plain
from ilt.ui.session import session
from ilt.ui.workspace import files


@dataclass(frozen=True)
class Listed:
    """One list as it was shown.

    Attributes
    ----------
    number
        Tells one list from the next.
    own
        What of this visitor's own doing it belongs to: a new list is made after a change.
    table
        What was listed; where it has no column ``source``, it is about all files together.
    digests
        Of the files that it is about.
    answers
        What was answered by then.
    gone
        What somebody else took out of it, in words.
    """

    number: int
    own: Any
    table: pd.DataFrame
    digests: Mapping[str, str]
    answers: Mapping[str, str]
    gone: str = ""

    def among(self, digests: Mapping[str, str]) -> Listed:
        """Return what is left of it where only these files are there, and say what is not."""
        missing = [name for name, digest in self.digests.items() if digests.get(name) != digest]
        if not missing:
            return self
        left = self.table.iloc[:0]
        if "source" in self.table:
            left = self.table[~self.table["source"].isin(missing)]
        mine = {key: said for key, said in self.answers.items() if file_of(key, self.digests) not in missing}
        return _left(replace(self, answers=mine), left, screens.problems.removed(len(missing)), len(missing))

    def without_cells(self, hidden: Collection[str], names_no_cell: Collection[str]) -> Listed:
        """Return it without what stands in the cells of these files; ``names_no_cell`` are keys that may stay."""
        if not hidden or "source" not in self.table:
            return self
        out = self.table["source"].isin(hidden)
        if "key" in self.table:
            out &= ~self.table["key"].isin(names_no_cell)
        if not out.any():
            return self
        names = sorted(set(self.table.loc[out, "source"]))
        called = format.some([f"“{name}”" for name in names], 3)
        return _left(self, self.table[~out], screens.problems.confirmed(called), len(names))


def _left(listed: Listed, table: pd.DataFrame, why: str, files_gone: int) -> Listed:
    """Return what is left of a list, with the reason why the rest is gone."""
    session.lists_made += 1
    return replace(
        listed,
        number=session.lists_made,
        table=table.reset_index(drop=True),
        digests=_about(table, listed.digests),
        gone=screens.problems.without(why, files_gone),
    )


def _about(table: pd.DataFrame, digests: Mapping[str, str]) -> dict[str, str]:
    """Return the digests of the files that a table is about."""
    about = set(table["source"]) if "source" in table else set(digests)
    return {name: digest for name, digest in digests.items() if name in about}


def as_shown(kind: str, now: pd.DataFrame, *, names_no_cell: Collection[str] = ()) -> Listed:
    """Return the list of this kind as this visitor was shown it; as it is ``now`` after they changed something.

    What stands in the cells of files that are confirmed meanwhile leaves it while presenting; keys of
    ``names_no_cell`` hold nothing of them.
    """
    last, own = session.lists.get(kind), (session.own_edits, privacy.presenting())
    mine = last if last is not None and last.own == own else None
    if mine is not None and len(mine.table):
        hidden = set(map(name_of_file, files.confirmed())) if privacy.presenting() else set()
        mine = mine.among(files.digests()).without_cells(hidden, names_no_cell)
    if mine is None or mine.table.empty:
        table, gone = now.reset_index(drop=True), mine.gone if mine else ""
        session.lists_made += 1
        mine = Listed(session.lists_made, own, table, _about(table, files.digests()), dict(files.answers()), gone)
    session.lists[kind] = mine
    return mine


def say_what_is_gone(listed: Listed) -> None:
    """Say what somebody else took out of a list while this visitor may have been typing there."""
    if listed.gone:
        st.text(listed.gone)


def changed_meanwhile(kind: str, words: str, label: str) -> None:
    """Say what others did to what is listed, and offer the list as it is now: what is typed here is dropped."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(plain(words))
        st.button(plain(label), key=f"_anew_{kind}", on_click=drop, args=(kind,), type="tertiary")


def drop(kind: str) -> None:
    """Let the list of this kind be made anew."""
    session.lists.pop(kind, None)
