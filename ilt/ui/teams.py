"""What is a team's, its meetings and next steps, and who may see and change it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ilt.access import RefusedError
from ilt.meetings.meeting import Meeting
from ilt.next_steps import NextStep
from ilt.store import Saver
from ilt.store.validation import item_of
from ilt.ui import sign_in
from ilt.ui.workspace import files
from ilt.ui.workspace.current_workspace import Entries, writer
from ilt.view import View

_WHOSE = ("district", "school")


def seen(district: str, school: str) -> bool:
    """Tell whether a team's meetings and next steps are for this visitor; a blank school is the district ILT's."""
    return files.teams(sign_in.person()).team(district, school)


def of_several_districts(view: View, items: Iterable[Meeting | NextStep]) -> bool:
    """Tell whether teams of one name may be of several districts, among the ratings and among these items."""
    return len({*view.shown.counts["district"], *(item.district for item in items)}) > 1


class OfTeams(Entries):
    """Entries ``item.field``, where the fields ``district`` and ``school`` of each item say whose it is."""

    def _writer(self, values: Mapping[str, Any]) -> Saver:
        """Refuse what is another team's, as it is kept or as it would be."""
        person = sign_in.current()
        if person.limited:
            teams = files.teams(person)
            for item in {item_of(self._kind, key) for key in values}:
                fields = [f"{item}.{name}" for name in _WHOSE]
                now = [self.get(field) for field in fields]
                then = [values.get(field, value) for field, value in zip(fields, now, strict=True)]
                whose = [team for team in (now, then) if team != [None, None]]
                if not whose or not all(_text(team) and teams.team(*team) for team in whose):
                    raise RefusedError("This is for people who work with this team.")
        return writer(self._kind, values, own_team=True)


def _text(team: list[Any]) -> bool:
    return all(isinstance(name, str) for name in team)
