"""What is a team's, its meetings and next steps, and who may see and change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from ilt.access import Permitted, RefusedError
from ilt.meetings.meeting import Meeting
from ilt.next_steps import NextStep
from ilt.screens import frame
from ilt.store import Saver
from ilt.store.validation import item_of
from ilt.ui import sign_in
from ilt.ui.session import session
from ilt.ui.workspace import files
from ilt.ui.workspace.current_workspace import Entries, saver, writer
from ilt.view import View

_WHOSE = ("district", "school")


@contextmanager
def or_say_why() -> Iterator[None]:
    """Say why something is not saved where this visitor may not write it, or it is gone; around every press."""
    try:
        yield
    except RefusedError as error:
        session.message = str(error)


def theirs() -> Permitted:
    """Return what tells whose meetings and next steps are for this visitor."""
    return files.teams(sign_in.person())


def of_several_districts(view: View, items: Iterable[Meeting | NextStep]) -> bool:
    """Tell whether teams of one name may be of several districts, among the ratings and among these items."""
    return len({*view.shown.counts["district"], *(item.district for item in items)}) > 1


class OfTeams(Entries):
    """Entries ``item.field``, where the fields ``district`` and ``school`` of each item say whose it is."""

    def put(self, values: Mapping[str, Any], *, seen: Mapping[str, Any] | None = None) -> None:
        """Set several, as ``Entries.put`` does; by themselves, what is known now is what was seen."""
        super().put(values, seen={key: self.get(key) for key in values} if seen is None else seen)

    def choose(self, key: str, *, mine: bool) -> None:
        """Settle who wrote what stays; to leave what others wrote as it is, or took back, is for everybody."""
        if mine:
            super().choose(key, mine=True)
        elif known := saver():
            known.choose((self._kind, key), mine=False)

    def of(self, item: str) -> dict[str, Any]:
        """Return the entries of one item."""
        return {key: value for key, value in self.items() if item_of(self._kind, key) == item}

    def delete(self, item: str) -> bool:
        """Delete an item, whole; or not at all where somebody else changed it just now, and return whether."""
        seen = self.of(item)
        if known := saver():
            known.refresh()
        return self.of(item) == seen and self.take_back(seen)

    def _writer(self, values: Mapping[str, Any]) -> Saver:
        """Refuse what is another team's, as it is stored or as it would be, and what is deleted by now."""
        person = sign_in.current()
        if known := saver():
            known.refresh()
        teams = files.teams(person) if person.limited else None
        for item in {item_of(self._kind, key) for key in values}:
            fields = [f"{item}.{name}" for name in _WHOSE]
            now = [self.get(field) for field in fields]
            then = [values.get(field, value) for field, value in zip(fields, now, strict=True)]
            whose = [team for team in (now, then) if team != [None, None]]
            if not whose and not self.of(item):
                raise RefusedError(frame.GONE)
            if teams and (not whose or not all(_text(team) and teams.team(*team) for team in whose)):
                raise RefusedError(frame.NOT_THEIRS)
        return writer(self._kind, values, own_team=True)


def _text(team: list[Any]) -> bool:
    return all(isinstance(name, str) for name in team)
