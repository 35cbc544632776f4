"""Every setting: its name, its default, who may set it and what it does; the README's table is these."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ilt import rules

MOST = 1_000_000
"""No setting takes a larger number."""
SERVER, FACILITATOR, COORDINATOR = "server", "facilitator", "coordinator"
"""Who may set it: whoever runs the server; or a role, and each role above it."""


class SettingError(Exception):
    """What a server says of a setting cannot be used; ``str`` is a sentence for who runs it, and has no value in it."""


@dataclass(frozen=True)
class Setting:
    """One setting.

    Attributes
    ----------
    place
        Where it stands: a section of secrets.toml, ``environment`` or ``workspace``.
    variable
        The environment variable that wins over secrets.toml; blank where there is none.
    without
        The default in words.
    """

    name: str
    default: Any
    does: str
    place: str
    who: str = SERVER
    variable: str = ""
    without: str = ""

    def of(self, section: Mapping[str, Any]) -> Any:
        """Return its value where a server says one, in the environment or in its section of secrets.toml."""
        return os.environ.get(self.variable) or section.get(self.name) or self.default

    def text(self, section: Mapping[str, Any]) -> str:
        """Return its value where that is text; blank where a server says nothing.

        Raises
        ------
        SettingError
            It is no text, such as ``false`` where ``off`` is meant: it would count as nothing.
        """
        said = os.environ.get(self.variable) or section.get(self.name, "")
        if not isinstance(said, str):
            raise self.wrong("Put it in quotes, or remove it.")
        return said.strip()

    def number(self, section: Mapping[str, Any]) -> Any:
        """Return its value where that is a number from 1 on, its default where a server says nothing.

        Raises
        ------
        SettingError
            It is no such number.
        """
        said = os.environ.get(self.variable) or section.get(self.name, "")
        if said == "":
            return self.default
        text = "" if isinstance(said, bool) else str(said).strip()
        if not re.fullmatch("[0-9]{1,7}", text) or not 1 <= int(text) <= MOST:
            raise self.wrong(f"Write a whole number from 1 to {MOST:,}, or remove it.")
        return int(text)

    def wrong(self, fix: str) -> SettingError:
        """Return the error of a value that cannot be used: where it stands, and how to fix it."""
        of = self.variable if os.environ.get(self.variable) else f"{self.name} in [{self.place}] of secrets.toml"
        return SettingError(f"The setting {of} can’t be used. {fix}")

    @property
    def row(self) -> str:
        """Its row of the README's table."""
        named = f"`{self.name}`, `{self.variable}`" if self.variable else f"`{self.name}`"
        where = self.place if self.place in ("workspace", "environment") else f"`[{self.place}]`"
        return f"| {named} | {where} | {self.without or self.default} | {self.who} | {self.does} |"


FRAMEWORK_FILE = Setting(
    "framework",
    "",
    "the file with the focus areas and actions",
    "environment",
    variable="ILT_FRAMEWORK",
    without="`data/framework.csv`",
)
_KEEPS = "connections.workspaces"
DATABASE = Setting(
    "url",
    "",
    "where workspaces are saved: `postgresql://...`, `sqlite:////folder/file.sqlite`, or `off` to save nothing: a "
    "refresh loses everything",
    _KEEPS,
    variable="ILT_DATABASE",
    without="a file in the user's data folder",
)
KEEP_DAYS = Setting(
    "keep_days",
    None,
    "delete a workspace after this many days without a change",
    _KEEPS,
    variable="ILT_KEEP_DAYS",
    without="never",
)
STORED_MB = Setting(
    "kept_mb",
    None,
    "megabytes of files for all workspaces together; one workspace holds up to 200. The database takes at most twice "
    "as much",
    _KEEPS,
    variable="ILT_KEPT_MB",
    without="as much as the disk holds",
)
VISITOR_MB = Setting(
    "visitor_mb",
    200,
    "megabytes of files that one visitor can have in the server's memory at a time",
    _KEEPS,
    variable="ILT_VISITOR_MB",
)
ALL_MB = Setting("all_mb", 500, "the same for all visitors together", _KEEPS, variable="ILT_ALL_MB")
_NEEDED = "required"
_SOURCE = "connections.ratings"
SOURCE_KIND = Setting(
    "kind", "", "ratings that stay where they are: `parquet`, `postgresql` or `spark`", _SOURCE, without="no connection"
)
SOURCE_FOLDER = Setting("folder", "", "the folder of Parquet files, for `parquet`", _SOURCE, without=_NEEDED)
SOURCE_URL = Setting(
    "url",
    "",
    "the database, for `postgresql`: `postgresql://...`; for `spark` the server of Spark Connect: `sc://...`",
    _SOURCE,
    without=_NEEDED,
)
SOURCE_TABLE = Setting(
    "table", "", "the table or view of ratings there, such as `ratings` or `survey.ratings`", _SOURCE, without=_NEEDED
)
SOURCE_VERSION = Setting(
    "version",
    "",
    "for `postgresql` and `spark`: a statement whose result changes when ratings do, such as "
    "`SELECT max(loaded_at) FROM ratings`",
    _SOURCE,
    without="counted again every hour",
)
SOURCE_COUNTS = Setting(
    "counts",
    "",
    "the folder where counts are saved, sorted by district",
    _SOURCE,
    without="in the user's cache folder",
)
SOURCE = (SOURCE_KIND, SOURCE_FOLDER, SOURCE_URL, SOURCE_TABLE, SOURCE_VERSION, SOURCE_COUNTS)
AUTH = (
    Setting(
        "redirect_uri", None, "the address that the sign-in provider sends people back to", "auth", without=_NEEDED
    ),
    Setting("cookie_secret", None, "a secret that signs cookies; 32 characters or more", "auth", without=_NEEDED),
)
PROVIDER = (
    Setting("client_id", None, "the dashboard's ID at the sign-in provider", "auth", without=_NEEDED),
    Setting("client_secret", None, "the dashboard's password at the sign-in provider", "auth", without=_NEEDED),
    Setting("server_metadata_url", None, "the provider's OpenID Connect metadata address", "auth", without=_NEEDED),
)
TRUST = Setting(
    "trust_missing_email_verified",
    default=False,
    does="let people in if the provider does not say whether their email is verified",
    place="auth",
    without="no",
)
PEOPLE = (
    Setting(
        "role",
        None,
        "the role of an email address: `viewer`, `facilitator` or `coordinator`",
        "people",
        without=_NEEDED,
    ),
    Setting("schools", None, "the schools that this person sees", "people", without="all"),
    Setting("districts", None, "the districts that this person sees", "people", without="all"),
    Setting(
        "district",
        None,
        "whether this person sees the district ILT's assessment",
        "people",
        without="yes, if `schools` is not set",
    ),
)
MINIMUM = Setting(
    "cover",
    rules.MINIMUM,
    "minimum group size for school teams and for schools rating the district: how many people must have rated before "
    "their numbers are shown in the presentation view",
    "workspace",
    FACILITATOR,
)
MINIMUM_IN_OFFICE = Setting(
    "cover_in_office",
    rules.MINIMUM_IN_OFFICE,
    "the same for district raters, and for the district ILT rating itself",
    "workspace",
    FACILITATOR,
)
HIDE_ALIKE = Setting(
    "hide_alike",
    rules.HIDE_ALIKE,
    "hide a focus area if everyone in a group gave one of its actions the same low rating",
    "workspace",
    FACILITATOR,
    without="no",
)
ROUND_ORDER = Setting(
    "round_order",
    (),
    "the rounds from earliest to latest",
    "workspace",
    COORDINATOR,
    without="by the times in their names; if a name has none, in the order of the files",
)
FRAMEWORK = Setting(
    "framework",
    "",
    "the framework under which the files were confirmed",
    "workspace",
    COORDINATOR,
    without="set when files are confirmed",
)

ON_SERVER = (FRAMEWORK_FILE, DATABASE, KEEP_DAYS, STORED_MB, VISITOR_MB, ALL_MB)
OF_WORKSPACE = {one.name: one for one in (MINIMUM, MINIMUM_IN_OFFICE, HIDE_ALIKE, ROUND_ORDER, FRAMEWORK)}
EVERY = (*ON_SERVER, *SOURCE, *AUTH, *PROVIDER, TRUST, *PEOPLE, *OF_WORKSPACE.values())
