"""The header of a table: which of its columns is which of ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ilt.reading.cells.headings import field_of, gives_way, header_key
from ilt.reading.cells.text import clean
from ilt.reading.problems import Refused

_RATES = ("rating", "action_id", "action")


@dataclass(frozen=True)
class HeaderRow:
    """The columns of a header.

    Attributes
    ----------
    fields
        Our name -> place of the column.
    headers
        Our name -> the header as it was written.
    ignored
        The headers that are none of ours.
    """

    fields: dict[str, int]
    headers: dict[str, str]
    ignored: tuple[str, ...]

    @property
    def in_words(self) -> str:
        """Which header was taken for what, in words."""
        return "; ".join(f"{header} → {name}" for name, header in self.headers.items())


def is_header(row: Sequence[str]) -> bool:
    """Tell whether a row is a header of ratings: it names an action and a rating."""
    names = {field_of(cell) for cell in row if cell and len(cell) < 60}
    return "rating" in names and bool(names & {"action_id", "action"})


def without_weak(places: list[int], row: Sequence[str]) -> list[int]:
    """Return the columns that could be one of ours, without those that give way."""
    return [place for place in places if not gives_way(row[place])] or places


def match_header(row: Sequence[str]) -> HeaderRow:
    """Match the cells of a header row to our columns.

    Our own name wins over what else people call it, save where two columns could hold the ratings or the actions.

    Raises
    ------
    Refused
        Two columns could both be one of ours; the message says which.
    """
    claims: dict[str, list[int]] = {}
    for place, cell in enumerate(row):
        name = field_of(cell)
        if name:
            claims.setdefault(name, []).append(place)
    fields = {}
    for name, claimed in claims.items():
        places = without_weak(claimed, row)
        own = [place for place in places if header_key(row[place]) == name.replace("_", " ")]
        if len(places) > 1 and (len(own) != 1 or name in _RATES):
            named = " and ".join(f"“{clean(row[place])}”" for place in places)
            raise Refused("two-columns-one-name", columns=named, name=name)
        fields[name] = own[0] if own else places[0]
    headers = {name: clean(row[place]) for name, place in fields.items()}
    taken = set(fields.values())
    ignored = tuple(clean(cell) for place, cell in enumerate(row) if place not in taken and clean(cell))
    return HeaderRow(fields, headers, ignored)
