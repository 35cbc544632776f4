"""Access: who is who, what each may see of the ratings, and what each may change.

What is hidden (``ilt.suppression``) is decided on all ratings first; then whole groups are left out. So whoever
sees less sees fewer of the same figures, and neither one person nor several together can work out more than who sees
all schools.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ilt import settings
from ilt.ratings import OTHERS, SELF

ROLES = VIEWER, FACILITATOR, COORDINATOR = ("viewer", "facilitator", "coordinator")
"""Each may what those before it may."""
WHO = {FACILITATOR: "facilitators and coordinators", COORDINATOR: "coordinators"}
EXAMPLE = "docs/secrets.example.toml"
UNREADABLE = ("it cannot be read", "Put email addresses and school names in quotes, and save it as UTF-8.")
"""What it is of a file that is no TOML, and how to fix it."""
GONE = (
    "[auth]",
    "it was there, and is missing now",
    "Put it back, or restart the server to run without sign-in.",
)
"""... of a file that asked for a sign-in since the server began."""
SECRET_CHARACTERS = 32
"""So long a cookie secret must be: who guesses it can sign in as anybody."""
TRUSTED = settings.TRUST.name
"""In ``[auth]``: whether an address is taken for verified where the provider says nothing of it."""
_SHARED, _PROVIDER = ([one.name for one in some] for some in (settings.AUTH, settings.PROVIDER))
_OF_PERSON = [one.name for one in settings.PEOPLE]


class RefusedError(Exception):
    """A person may not do this; ``str`` says who may."""


class SetupError(RefusedError):
    """The sign-in is not set up as it should be; ``str`` is a sentence for who sets it up, and names nobody."""

    def __init__(self, where: str, what: str, fix: str = f"{EXAMPLE} shows how.") -> None:
        super().__init__(f"secrets.toml, {where}: {what}. {fix}")


class FileSetupError(SetupError):
    """... the file cannot be read, or what is wrong in it is not the sign-in alone."""


@dataclass(frozen=True)
class Person:
    """What a person may do and see; by itself, without a sign-in, everything.

    Attributes
    ----------
    schools
        Their names, or ``School (District)``; ``None``: all of them.
    districts
        The names of the districts that anything is seen of; ``None``: all of them.
    district
        Whether the district assessment is seen: the district ILT's own ratings, and those that people of the schools
        in ``schools`` gave it.
    key
        Tells people who signed in apart, without saying who they are; blank without a sign-in.
    """

    role: str = COORDINATOR
    schools: tuple[str, ...] | None = None
    district: bool = True
    key: str = ""
    districts: tuple[str, ...] | None = None

    def may(self, role: str) -> bool:
        """Tell whether this person may what a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)

    def must(self, role: str) -> None:
        """Raise ``RefusedError`` unless this person may what a role may."""
        if not self.may(role):
            raise RefusedError(f"Only {WHO[role]} can do this.")

    @property
    def sees(self) -> Person:
        """Anybody who may see the same."""
        return Person(schools=self.schools, district=self.district, districts=self.districts)

    @property
    def limited(self) -> bool:
        """Whether some ratings are not for this person."""
        return self.schools is not None or self.districts is not None or not self.district


@dataclass(frozen=True)
class Permitted:
    """What a person may see of the ratings whose counts (``ilt.count``, of all of them) are ``whole``."""

    person: Person
    whole: pd.DataFrame

    def of(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return the rows of suppressed counts, raters or notes that are for this person.

        ``OTHERS``, what hidden groups have together, is of all schools, and so only for who may see them all.
        """
        person = self.person
        if person.districts is not None:
            table = table[table["district"].isin(person.districts)]
        district = table["assessment"] == "district"
        if person.schools is None:
            return table if person.district else table[~district]
        places = self.places
        keep = pd.MultiIndex.from_frame(table[["district", "school"]]).isin(places)
        if person.district:
            own = district & (table["perspective"] == SELF) & (table["school"] == "")
            keep |= own & (table["district"].isin({place[0] for place in places}) | (not person.schools))
        else:
            keep &= ~district
        return table[keep]

    @functools.cached_property
    def places(self) -> list[tuple[str, str]]:
        """Return district and name of this person's schools; where two districts have one of a name, it says which."""
        teams = [team for team in self._teams if team[1] not in ("", OTHERS)]
        found: list[tuple[str, str]] = []
        for wanted in self.person.schools or ():
            called = [team for team in teams if wanted in _names(*team)]
            called = called or [team for team in teams if _plain(wanted) in map(_plain, _names(*team))]
            if len(called) == 1:
                found += called
        return found if self.person.districts is None else [team for team in found if team[0] in self.person.districts]

    @functools.cached_property
    def _teams(self) -> list[tuple[str, str]]:
        known = self.whole[["district", "school"]].drop_duplicates()
        return list(known.itertuples(index=False, name=None))

    def team(self, district: str, school: str) -> bool:
        """Tell whether a team's meetings and next steps are for this person; a blank school is the district ILT's."""
        person = self.person
        if not person.limited:
            return True
        places = self._teams if person.schools is None else self.places
        if person.districts is not None and district not in person.districts:
            return False
        if school:
            return (district, school) in places
        return person.district and (not person.schools or district in {place[0] for place in places})


def _names(district: str, school: str) -> tuple[str, str]:
    return school, f"{school} ({district})"


def _plain(name: str) -> str:
    """Return a name without what may differ: the case of A to Z, and spaces. No other letter is taken for another."""
    return _lower(" ".join(name.split()))


def _lower(text: str) -> str:
    return re.sub("[A-Z]+", lambda letters: letters[0].lower(), text)


def address(text: Any) -> str:
    """Return an e-mail address as it is compared, A to Z lowercased; blank where it is none of ASCII alone.

    >>> address("Ann@X.org"), address("\u017f@x.org"), address(None)
    ('ann@x.org', '', '')
    """
    return _lower(text) if isinstance(text, str) and re.fullmatch(r"[!-?A-~]+@[!-?A-~]+", text) else ""


def verified(auth: Mapping[str, Any], claim: Any) -> bool:
    """Tell whether an address counts as verified, by the provider's claim ``email_verified``; ``None``: none made."""
    if claim is None:
        return auth.get(TRUSTED, False) is True
    return claim is True or claim == "true"


def people(auth: Any, table: Any) -> dict[str, Person] | None:
    """Return people by their e-mail address, as ``address`` returns it; ``None`` where no sign-in is asked for.

    Parameters
    ----------
    auth, table
        ``[auth]`` and ``[people]`` of secrets.toml; ``None`` where they are missing.

    Raises
    ------
    SetupError
        One of them is missing, or not as it should be.
    """
    if auth is None:
        if table is not None:
            raise SetupError("[auth]", "it is missing, so no one in [people] can sign in")
        return None
    _check(auth)
    if table is None or table == {}:
        raise SetupError("[people]", "it lists no one, so no one can see anything")
    if not isinstance(table, Mapping):
        raise SetupError("[people]", "it is not a table")
    found: dict[str, Person] = {}
    for place, (text, entry) in enumerate(table.items(), 1):
        where = f"entry {place} of [people]"
        if "@" not in text:
            raise SetupError(where, "it does not start with an email address", 'Put the address in "quotes".')
        key = address(text)
        if not key:
            what = "the address has a space, an accent or a look-alike letter"
            raise SetupError(where, what, "Type it again in plain letters (ASCII).")
        if key in found:
            raise SetupError(where, "the address is listed twice", "Capital letters do not matter.")
        found[key] = _person(where, entry)
    return found


def providers(auth: Mapping[str, Any]) -> list[str]:
    """Return the names of the providers that one can sign in with; blank for the one without a name."""
    named = [name for name, section in auth.items() if isinstance(section, Mapping) and name != "client_kwargs"]
    return [""] * ("client_id" in auth or not named) + named


def _check(auth: Any) -> None:
    if not isinstance(auth, Mapping):
        raise SetupError("[auth]", "it is not a table")
    sections = {name: auth[name] if name else auth for name in providers(auth)}
    _lacks("[auth]", auth, _SHARED)
    for name, section in sections.items():
        _lacks(f"[auth.{name}]" if name else "[auth]", section, _PROVIDER)
    if not isinstance(auth.get(TRUSTED, False), bool):
        raise SetupError("[auth]", f"{TRUSTED} must be true or false", "Write it without quotes.")
    if len(str(auth["cookie_secret"])) < SECRET_CHARACTERS:
        fix = f"{EXAMPLE} shows how to make one."
        raise SetupError("[auth]", f"cookie_secret has fewer than {SECRET_CHARACTERS} characters", fix)


def _lacks(where: str, section: Mapping[str, Any], names: Sequence[str]) -> None:
    if missing := [name for name in names if not section.get(name)]:
        raise SetupError(where, f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing")
    if wrong := [name for name in names if not isinstance(section[name], str)]:
        raise SetupError(where, f"{wrong[0]} is not text", "Put it in quotes.")


def _names_in(where: str, setting: str, found: Any, example: str) -> tuple[str, ...] | None:
    if found is None:
        return None
    if not isinstance(found, list) or not all(isinstance(name, str) and name.strip() for name in found):
        raise SetupError(where, f"{setting} is not a list of names", f'Write {setting} = ["{example}"].')
    return tuple(found)


def _person(where: str, entry: Any) -> Person:
    if not isinstance(entry, Mapping):
        raise SetupError(where, "it has no role", 'Write { role = "viewer" } after the address.')
    if unknown := [name for name in entry if name not in _OF_PERSON]:
        raise SetupError(where, f"“{unknown[0]}” is not a setting", "Use role, schools, districts and district.")
    role, schools, districts = entry.get("role"), entry.get("schools"), entry.get("districts")
    if role not in ROLES:
        what = "it has no role" if role is None else f"“{role}” is not a role"
        raise SetupError(where, what, "The roles are viewer, facilitator and coordinator.")
    schools = _names_in(where, "schools", schools, "Birch Elementary")
    districts = _names_in(where, "districts", districts, "Riverbend")
    district = entry.get("district", schools is None)
    if not isinstance(district, bool):
        raise SetupError(where, "district must be true or false", "Write it without quotes.")
    person = Person(role, schools, district, districts=districts)
    if (schools == () and not district) or districts == ():
        raise SetupError(where, "this person could not see anything", "Name a school, or write district = true.")
    if role == COORDINATOR and person.limited:
        fix = "Remove schools, districts and district, or make this person a facilitator."
        raise SetupError(where, "a coordinator works with whole files, which include every school", fix)
    return person
