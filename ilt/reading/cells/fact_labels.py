"""Labels and their values in one cell or paragraph, such as ``School: Oak   Name: Al Roy``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ilt.reading.cells.headings import MEMBERS, SMALL_WORDS, TEAM, fact_of, header_key
from ilt.reading.cells.round_halves import heads_years
from ilt.reading.cells.team_names import team_of
from ilt.reading.cells.text import clean

WHEN = "when"
"""When a form was sent in: it says which of two answers is the later one."""
YEAR = "year"
"""The year of the ratings, where the round is said apart from it."""
FACTS = ("round", "district", "school", "perspective", "rater", TEAM)
_WITH_DAY = frozenset(
    ("date", "day", "fecha", "of", "the", "this", "rating", "ratings", "rated", "completed", "submitted", "assessment")
)
_LONGEST, _LABEL_WORDS = 400, 4
_COLON = re.compile(r"(?<!\d):(?!//)|:(?![\d/])")
_DIVIDER = re.compile(r"\s{2,}|[\t\n,;|/\xa0]|\s[-\u2010-\u2015]\s")
_WORDS = re.compile(r"\S+")
_ENDS = " \t\r\n\xa0,;|/-\u2010\u2013\u2014"
_BLANKS = _ENDS + "_.\u2026"


@dataclass(frozen=True)
class Labeled:
    """A label in a text, and what stands behind it.

    Attributes
    ----------
    name
        Our name of it; blank for a label that is none of ours.
    value
        Blank where nothing stands behind it, or only a line to write on.
    is_clear
        Whether it is known where the value ends.
    """

    label: str
    name: str
    value: str
    is_clear: bool = True


def name_of(label: str) -> str:
    """Return which of our facts a label names; blank where it names none.

    >>> name_of("School name:"), name_of("Date"), name_of("School year"), name_of("Grade")
    ('school', 'when', 'year', '')
    """
    name = fact_of(label)
    if name in FACTS:
        return name or ""
    if heads_years(label):
        return YEAR
    words = set(header_key(label).split())
    return WHEN if words & {"date", "day", "fecha"} and words <= _WITH_DAY else ""


def value_of(text: str) -> str:
    """Return what was written behind a label: a line to write on is blank.

    >>> value_of("__Oak School__"), value_of("_______")
    ('Oak School', '')
    """
    return clean(text).strip("_ ") if text.strip(_BLANKS) else ""


def labels_in(text: str) -> list[Labeled]:
    """Return the labels with a colon in a text, and the value of each; none where no label of ours is in it.

    >>> [(own.name, own.value) for own in labels_in("School: Oak School   Name: Al Roy")]
    [('school', 'Oak School'), ('rater', 'Al Roy')]
    >>> [(own.name, own.value, own.is_clear) for own in labels_in("School: Oak Principal: Jo")]
    [('school', 'Oak Principal: Jo', False)]
    """
    if ":" not in text or len(text) > _LONGEST:
        return []
    found: list[Labeled] = []
    said: set[str] = set()
    start = 0
    for colon in _COLON.finditer(text):
        at, is_clear = _label_start(text, start, colon.start(), said)
        label = clean(text[at : colon.start()])
        if not start and at and clean(text[:at].strip(_BLANKS)):
            return []
        if start and is_clear:
            found[-1] = _ended(found[-1], text[start:at])
        elif start:
            found[-1] = Labeled(found[-1].label, found[-1].name, value_of(text[start:]), is_clear=False)
            break
        found.append(Labeled(label, name_of(label), ""))
        said.add(found[-1].name)
        start = colon.end()
    else:
        if found:
            found[-1] = _ended(found[-1], text[start:])
    return found if any(own.name for own in found) else []


@dataclass
class LabelInRow:
    """A label in a row of cells, where it stands, and the filled cells right of it, up to the next label."""

    label: str
    name: str
    place: int
    values: list[tuple[int, str]] = field(default_factory=list)
    is_clear: bool = True


def labels_of_row(row: Sequence[str]) -> list[LabelInRow]:
    """Return the labels of a row: a label and its value in one cell, or in several next to each other.

    >>> [(own.name, own.values) for own in labels_of_row(["School", "Oak", "", "Name:", "Al"])]
    [('school', [(1, 'Oak')]), ('rater', [(4, 'Al')])]
    >>> [own.name for own in labels_of_row(["ILT member: Al Roy"]) + labels_of_row(["ILT member", "District ILT"])]
    ['rater', 'team']
    """
    found: list[LabelInRow] = []
    for place, text in enumerate(row):
        label = clean(text)
        if not label:
            continue
        if inside := labels_in(text):
            for own in inside:
                values = [(place, own.value)] if own.value else []
                found.append(LabelInRow(own.label, own.name, place, values, own.is_clear))
        elif (name := name_of(label)) or label.endswith(":"):
            found.append(LabelInRow(label, name, place))
        elif found and (value := value_of(text)):
            found[-1].values.append((place, value))
    for said in found:
        if header_key(said.label) in MEMBERS and said.values and not team_of(said.values[0][1]):
            said.name = "rater"
    return [said for said in found if said.name]


def says_fact(row: Sequence[str]) -> bool:
    """Tell whether a row begins with a label of ours, such as ``School`` or ``Name: Al Roy``."""
    first = next((text for text in row if text.strip()), "")
    return bool(name_of(clean(first)) in FACTS or any(own.name in FACTS for own in labels_in(first)))


def _ended(own: Labeled, text: str) -> Labeled:
    return Labeled(own.label, own.name, value_of(text.strip(_ENDS)))


def _label_start(text: str, start: int, end: int, said: set[str]) -> tuple[int, bool]:
    """Return where the label before a colon begins, and whether that is known."""
    dividers = [start + match.end() for match in _DIVIDER.finditer(text[start:end].rstrip())]
    divided = dividers[-1] if dividers else start
    if (divided == start and not said) or name_of(text[divided:end]):
        return divided, True
    words = list(_WORDS.finditer(text, start, end))[-_LABEL_WORDS:]
    named = {match.start(): name for match in words if (name := name_of(text[match.start() : end]))}
    # "School" may end the value before "School year:".
    named = {at: name for at, name in named.items() if name != YEAR}
    fresh = {at: name for at, name in named.items() if name not in said} or named
    if not fresh:
        return divided, bool(dividers)
    # "School name:" is longer than "Name:", and another label; "School district:" is no other than "District:".
    first = (min if len(set(fresh.values())) > 1 else max)(fresh)
    for match in reversed([match for match in words if match.start() < first]):
        if match[0].casefold() not in SMALL_WORDS or fresh.get(match.start()) != fresh[first]:
            break
        first = match.start()
    return first, True
