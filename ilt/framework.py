"""The framework: focus areas, actions and the rating scale.

The actions and focus areas come from ``data/framework.csv``, which a district may adapt. The scale, the
introduction and the templates' instructions are the framework text's own words (``docs/framework-source.txt``).
"""

from __future__ import annotations

import csv
import functools
import hashlib
import os
import re
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from ilt import settings

COLUMNS = (
    "action_id",
    "assessment",
    "focus_area",
    "focus_area_name",
    "focus_area_description",
    "action",
    "framework_wording",
    "short_label",
    "populations",
)
ASSESSMENTS = ("district", "school")

SCALE = {
    0: "Not present",
    1: "Present, but implemented inconsistently and/or ineffectively",
    2: "Present and implemented mostly consistently and effectively",
    3: "Present and implemented consistently and effectively",
}
IN_SHORT = ("not present", "inconsistent", "mostly consistent", "consistent")
"""The scale where a few words must do."""

TITLE = "Instructional Leadership Team (ILT) Framework"
INTRODUCTION = (
    (
        "This ILT Framework is organized around 5 interconnected focus areas, which were synthesized from pre-"
        "existing frameworks, tools, and research on instructional leadership."
    ),
    (
        "Each focus area includes a set of actions for district-level and school-level ILTs. District and school "
        "teams can use this resource to reflect and identify specific actions they could take to establish or improve"
        " ILTs. The actions included are not all-encompassing of everything effective district and school leadership "
        "teams do, but are rather identified as important and high-leverage actions of Instructional Leadership. "
        "Other systems and structures that contribute to and/or enable effective ILTs can be found in the Coherence "
        "Guidebook’s “Leveraging Systems and Structures” section. District and school ILT members can reflect on "
        "their ILT structures using the self-assessment template on pages 3-6."
    ),
)


@dataclass(frozen=True)
class Instructions:
    """What a self-assessment template tells its readers: before the scale, and after it."""

    title: str
    before: str
    after: str


INSTRUCTIONS = {
    "district": Instructions(
        title="ILT Framework Self-Assessment Template – DISTRICT ILT",
        before="Each member of the district ILT should complete an individual reflection on the extent to which each "
        "of these actions is:",
        after="Additionally, school leaders and/or school ILT members should be invited to provide a rating and notes "
        "for the district ILT to determine the extent to which the school experience is consistent with the "
        "district’s reflections and to identify opportunities to strengthen district ILT practices.",
    ),
    "school": Instructions(
        title="ILT Framework Self-Assessment Template – SCHOOL ILT",
        before="Each member of the school ILT should complete an individual reflection on the extent to which each of "
        "these actions is:",
        after="Additionally, district ILT members should provide a rating and notes to provide additional perspective "
        "and to identify school-specific and district-wide opportunities to strengthen ILT practices.",
    ),
}


TEMPLATE_FACTS = (
    ("Round", "When you are rating, such as Fall 2026"),
    ("School", ""),
    ("Perspective", "The team you are on: School ILT or District ILT"),
    ("Rater", "Optional: your name or a code. It only helps count raters; screens never show it"),
)
"""What our templates ask above the actions, each with a help; that of the school is another for each assessment."""
SCHOOL_HELP = {
    "school": "The school you are rating",
    "district": "Your school. Leave blank if you are on the district ILT",
}
TEMPLATE_HELP = (
    *(text for _, text in TEMPLATE_FACTS if text),
    *SCHOOL_HELP.values(),
    *("Which time of rating this is, such as Fall 2026", "School ILT or District ILT: the team that you belong to"),
    *("Your name or a code; counted, never shown. May stay blank", "The school whose ILT you rate"),
    "Your school; leave blank if you belong to the district ILT",
)
"""What our templates say next to these, also those that were downloaded earlier."""

_OWN_ACTIONS = "7e2bf8ebdbe0876788c2d000d19b619a1b85ac267ec86b3b3be91e96f9e7dd37"
"""``Framework.actions_digest`` of our own file."""
_OWN_BEFORE = {
    "335328fd5457fb53bb44fcdcb0bd47dae8983d41be80d4706f16cd4f0fd937ff",
    "bb1da430d0c9aee95fd8e481d8d032d0dad3d795bd2abc967a93e76f52affdad",
    "fc268384a29f1bbb1f0e27a37cec9f905470ea493836062c405319a5276aa652",
    "03fa517b9b39b0be476b85fca8c3f0eabfd00c79cf425027ad1f084ba1261f67",
    "7b6e4771a31818a4408af7acd5233edffe9f8d613f39ab548aed5521e7894a94",
}
"""``Framework.digest`` of each version of it, whose short labels alone differ, until that was no longer stored."""


class FrameworkError(ValueError):
    """framework.csv cannot be used; the message says which line and why."""


@dataclass(frozen=True)
class FocusArea:
    """One of the five focus areas, numbered as in the framework's table."""

    number: int
    name: str
    description: str


@dataclass(frozen=True)
class Action:
    """One action of a district or a school ILT; what is rated 0-3."""

    id: str
    assessment: str
    focus_area: int
    text: str
    framework_wording: str
    short_label: str
    populations: tuple[str, ...]

    @property
    def names(self) -> str:
        """The student populations that the action names, in words, such as ``MLs and SWDs``; else empty."""
        return " and ".join(self.populations)


@dataclass(frozen=True)
class Framework:
    """Every focus area and action, in the order of framework.csv."""

    areas: tuple[FocusArea, ...]
    actions: tuple[Action, ...]

    def __hash__(self) -> int:
        # What is remembered of headings is looked up by it, thousands of times a file.
        return hash(self.digest)

    @functools.cached_property
    def digest(self) -> str:
        """Tell this framework from another: the SHA-256 of all that it says."""
        return hashlib.sha256(repr((self.areas, self.actions)).encode()).hexdigest()

    @functools.cached_property
    def actions_digest(self) -> str:
        """Tell the actions of this framework from others: files confirmed under one are charted under no other.

        What an action is called on a screen may change, as an update of the dashboard changes it.
        """
        areas = {area.number: area.name for area in self.areas}
        said = [
            (one.id, one.assessment, one.focus_area, areas[one.focus_area], one.text, one.framework_wording)
            for one in self.actions
        ]
        return hashlib.sha256(repr(said).encode()).hexdigest()

    def confirmed_as(self, digest: str) -> bool:
        """Tell whether files that were confirmed under a framework of this digest are charted under this one.

        Older versions wrote the digest of all that a framework says; a blank one is of the oldest.
        """
        own = self.actions_digest == _OWN_ACTIONS and digest in _OWN_BEFORE
        return own or digest in ("", self.actions_digest, self.digest)

    @functools.cached_property
    def by_id(self) -> dict[str, Action]:
        """Each action under its ``action_id``."""
        return {action.id: action for action in self.actions}

    @functools.cached_property
    def order(self) -> dict[str, int]:
        """Each ``action_id``'s place in the framework, from 0."""
        return {action.id: place for place, action in enumerate(self.actions)}

    @functools.cached_property
    def area_of(self) -> dict[str, int]:
        """Each ``action_id``'s focus area number."""
        return {action.id: action.focus_area for action in self.actions}

    def area(self, number: int) -> FocusArea:
        """Return the focus area with this number."""
        return next(area for area in self.areas if area.number == number)

    def of(self, assessment: str, focus_area: int | None = None) -> tuple[Action, ...]:
        """Return the actions of one assessment, or of one focus area of it."""
        return tuple(
            action
            for action in self.actions
            if action.assessment == assessment and focus_area in (None, action.focus_area)
        )

    def naming_populations(self, assessment: str) -> tuple[Action, ...]:
        """Return the actions of one assessment that name student populations, such as MLs and SWDs."""
        return tuple(action for action in self.of(assessment) if action.populations)


def text_key(text: str) -> str:
    r"""Return what stays the same of a text however it traveled: case, spaces, quotes, dashes and the final stop go.

    >>> text_key("Reviews\u00a0student  tasks and work sam\u00adples.")
    'reviews student tasks and work samples'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        if not text.isprintable():
            text = "".join(c for c in text if unicodedata.category(c) != "Cf")
        text = text.translate(_PLAIN)
    return " ".join(text.split()).casefold().rstrip(" .")


_PLAIN = str.maketrans("‘’‚‛“”„‟‐‑‒–—―−", "''''\"\"\"\"-------")  # noqa: RUF001 - what programs make of quotes and dashes


_OURS = str(Path(__file__).parent.parent / "data" / "framework.csv")


def path() -> Path:
    """Return where the framework in use lies: ``ILT_FRAMEWORK`` where it is set, else ``data/framework.csv``."""
    return Path(_place())


def _place() -> str:
    place: str = settings.FRAMEWORK_FILE.of({}) or _OURS
    return place


def current() -> Framework:
    """Return the framework in use; a changed file is read anew.

    Where the file broke while it was in use, what was read last goes on: what somebody types just then is neither lost
    nor met by an error. ``checked`` says so to the next screen.

    Raises
    ------
    FrameworkError
        The file is missing or malformed, and was not read before.
    """
    where = _place()
    try:
        found = _in_use[where] = _as_it_is(where)
    except FrameworkError:
        if where not in _in_use:
            raise
        return _in_use[where]
    return found


_in_use: dict[str, Framework] = {}


def checked() -> Framework:
    """Return the framework as its file has it now.

    Raises
    ------
    FrameworkError
        The file is missing or malformed.
    """
    return _as_it_is(_place())


def _as_it_is(where: str) -> Framework:
    try:
        facts = os.stat(where)  # noqa: PTH116 - it is looked at for each heading, and a path takes longer than the file
    except OSError as error:
        raise FrameworkError(f"There is no framework file at {where}. Put framework.csv back in that place.") from error
    if not stat.S_ISREG(facts.st_mode):
        raise FrameworkError(f"{where} is not a file. Put framework.csv in that place.")
    found = _load(where, facts.st_mtime_ns, facts.st_size)
    if isinstance(found, FrameworkError):
        raise found
    return found


@functools.lru_cache(maxsize=8)
def _load(where: str, changed: int, size: int) -> Framework | FrameworkError:  # noqa: ARG001 - the key of the cache
    try:
        return load(Path(where))
    except FrameworkError as error:
        return error


def load(where: Path) -> Framework:
    """Read a framework.csv of the columns in ``COLUMNS``, one row an action.

    Raises
    ------
    FrameworkError
        Names the line and says why it cannot be used.
    """
    try:
        text = where.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FrameworkError(f"{where.name} can’t be read as UTF-8 text. Save it as “CSV UTF-8”.") from error
    reader = csv.DictReader(text.splitlines(keepends=True), strict=True)
    actions: list[Action] = []
    areas: dict[int, tuple[FocusArea, int]] = {}
    seen: dict[str, int] = {}
    try:
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise FrameworkError(f"{where.name}, line 1: the column {missing[0]} is missing.")
        for row in reader:
            line = f"{where.name}, line {reader.line_num}"
            if None in row or None in row.values():
                raise FrameworkError(f"{line}: it does not have exactly {len(reader.fieldnames or ())} cells.")
            action, area = _parse({name: value.strip() for name, value in row.items()}, line)
            for what in (action.id, f"{action.assessment} {text_key(action.text)}"):
                if what in seen:
                    raise FrameworkError(f"{line}: the same action is already in line {seen[what]}.")
                seen[what] = reader.line_num
            known, at = areas.setdefault(area.number, (area, reader.line_num))
            if known != area:
                raise FrameworkError(
                    f"{line}: focus area {area.number} has a different name or description in line {at}. Make them the "
                    "same."
                )
            actions.append(action)
    except csv.Error as error:
        raise FrameworkError(f"{where.name}, line {reader.line_num}: {error}.") from error
    if not actions:
        raise FrameworkError(f"{where.name} has no actions. It needs one row for each action.")
    return Framework(tuple(area for _, (area, _) in sorted(areas.items())), tuple(actions))


def _parse(row: dict[str, str], line: str) -> tuple[Action, FocusArea]:
    for name in COLUMNS:
        if not row[name] and name != "populations":
            raise FrameworkError(f"{line}: {name} is blank.")
    if row["assessment"] not in ASSESSMENTS:
        raise FrameworkError(f"{line}: assessment must be district or school, not “{row['assessment']}”.")
    match = re.fullmatch(r"([DS])([1-9][0-9]{0,3})\.([1-9][0-9]{0,3})", row["action_id"])
    if not match:
        raise FrameworkError(f"{line}: “{row['action_id']}” isn’t an action_id. Write it like S2.3 or D5.1.")
    if match[1] != row["assessment"][0].upper():
        raise FrameworkError(f"{line}: {row['action_id']} cannot belong to the {row['assessment']} assessment.")
    if match[2] != row["focus_area"]:
        raise FrameworkError(f"{line}: {row['action_id']} can’t be in focus area “{row['focus_area']}”.")
    number = int(match[2])
    action = Action(
        id=row["action_id"],
        assessment=row["assessment"],
        focus_area=number,
        text=row["action"],
        framework_wording=row["framework_wording"],
        short_label=row["short_label"],
        populations=tuple(part.strip() for part in row["populations"].split(";") if part.strip()),
    )
    return action, FocusArea(number, row["focus_area_name"], row["focus_area_description"])
