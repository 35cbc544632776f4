"""secrets.toml as a whole: why it cannot be read, and which section in it is misspelled."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ilt import access, settings
from ilt.access import FileSetupError, SetupError
from ilt.sources.connection import SourceError, connection_of

_AUTH, _PEOPLE, _CONNECTIONS = "auth", "people", "connections"
_WORKSPACES, _RATINGS = (one.place.partition(".")[2] for one in (settings.DATABASE, settings.SOURCE_KIND))
_OURS = {_AUTH: _AUTH, _PEOPLE: _PEOPLE, _CONNECTIONS: _CONNECTIONS}
_WITHIN = {_WORKSPACES: settings.DATABASE.place, _RATINGS: settings.SOURCE_KIND.place}
_ONLY_IN_AUTH = {"cookie_secret", "server_metadata_url"}
_ALIKE = 0.8
"""From so much on, as ``difflib`` counts shared letters, a name is a slip of the pen, as one of swapped letters is."""
MOST_BYTES = 2**24
"""Tens of thousands of people with their rights."""
_LINE = re.compile(r"at line (\d+)")


class MisspelledError(FileSetupError):
    """A section is not called as it should be; ``meant`` is the one of ours that is meant."""

    def __init__(self, name: str, meant: str) -> None:
        super().__init__(f"[{name}]", "the dashboard has no section with this name", f"Write [{meant}].")
        self.meant = meant


def unreadable(error: Exception) -> SetupError:
    """Return where and why a file cannot be read, and how to fix it; nothing of what is in it."""
    cause = error.__cause__ if isinstance(error.__cause__, Exception) else error
    if isinstance(cause, IsADirectoryError):
        return FileSetupError(
            "the file", "it is a folder", f"Remove the folder, and save a file. {access.EXAMPLE} shows how."
        )
    if isinstance(cause, PermissionError):
        fix = "Make the user that runs the dashboard its owner."
        return FileSetupError("the file", "the dashboard is not allowed to read it", fix)
    if isinstance(cause, UnicodeDecodeError):
        line = cause.object[: cause.start].count(b"\n") + 1
        return FileSetupError(
            f"line {line}", "a letter is not in UTF-8", "Save the file again with the encoding UTF-8."
        )
    found = _LINE.search(str(cause))
    return FileSetupError(f"line {found[1]}" if found else "the file", *access.UNREADABLE)


def spelled_right(found: Mapping[str, Any]) -> None:
    """Raise ``SetupError`` where a section is not called as it should be: it would be passed over without a word.

    Another program's section, as a file for all of a computer's Streamlit apps may have it, is no mistake.
    """
    for name, content in found.items():
        if name not in _OURS and (meant := _meant(name, content)):
            raise MisspelledError(name, meant)
    connections = found.get(_CONNECTIONS, {})
    if not isinstance(connections, Mapping):
        raise FileSetupError(f"[{_CONNECTIONS}]", "it is not a table")
    for name, content in connections.items():
        if name not in _WITHIN and (near := _near(name, _WITHIN)):
            raise MisspelledError(f"{_CONNECTIONS}.{name}", near)
        if name in _WITHIN and not isinstance(content, Mapping):
            raise FileSetupError(f"[{_WITHIN[name]}]", "it is not a table")
    known = [one.name for one in settings.EVERY if one.place == _WITHIN[_WORKSPACES]]
    if unknown := [name for name in connections.get(_WORKSPACES, {}) if name not in known]:
        where = f"[{_WITHIN[_WORKSPACES]}]"
        raise FileSetupError(where, f"“{unknown[0]}” is not a setting", f"Use {', '.join(known)}.")


def check(files: Iterable[str | Path]) -> str:
    """Return what a server makes of its files, each of which wins over those before it; for who starts it.

    Raises
    ------
    SetupError, SettingError
        Nobody would get in, or a setting cannot be used.
    """
    found: dict[str, Any] = {}
    for file in map(Path, files):
        try:
            with file.open("rb") as opened:
                content = opened.read(MOST_BYTES + 1)  # a device gives more without an end
        except FileNotFoundError:
            continue
        except OSError as error:
            raise unreadable(error) from error
        if len(content) > MOST_BYTES:
            what = f"it has more than {MOST_BYTES // 2**20} MB, so it is another file"
            raise FileSetupError("the file", what, "Name the secrets.toml of the server.")
        try:
            found |= tomllib.loads(content.decode())
        except (ValueError, RecursionError) as error:
            raise unreadable(error) from error
    spelled_right(found)
    people = access.people(found.get(_AUTH), found.get(_PEOPLE))
    connections = found.get(_CONNECTIONS, {})
    settings.DATABASE.text(connections.get(_WORKSPACES, {}))
    for setting in (settings.KEEP_DAYS, settings.STORED_MB, settings.VISITOR_MB, settings.ALL_MB):
        setting.number(connections.get(_WORKSPACES, {}))
    if _RATINGS in connections:
        try:
            connection_of(connections[_RATINGS])
        except SourceError as error:
            raise settings.SettingError(str(error)) from error
    if people is None:
        return "No one has to sign in: whoever reaches the dashboard can use it."
    return f"Everyone has to sign in. People on the list: {len(people):,}."


def _meant(name: str, content: Any) -> str:
    """Return which section of ours is meant by one that is none, by its name or by what is in it; blank where none."""
    if near := _near(name, _OURS):
        return near
    if not isinstance(content, Mapping):
        return ""
    if name.casefold().startswith(_AUTH) or any(_ONLY_IN_AUTH.intersection(table) for table in _tables(content)):
        return _AUTH
    if any("@" in who and isinstance(entry, Mapping) and "role" in entry for who, entry in content.items()):
        return _PEOPLE
    return _near(name, _WITHIN)


def _tables(content: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield content
    yield from (inner for inner in content.values() if isinstance(inner, Mapping))


def _near(name: str, known: Mapping[str, str]) -> str:
    letters = re.sub("[^a-z]", "", name.casefold())
    near = [one for one in known if sorted(one) == sorted(letters)]
    near += difflib.get_close_matches(letters, known, n=1, cutoff=_ALIKE)
    return known[near[0]] if near else ""
