"""What the app says where something is refused, fails, or is asked in a dialog: all its texts but those of reading."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ilt import access, screens, settings
from ilt.access import RefusedError, SetupError
from ilt.store.errors import SENTENCES
from tests.read_aloud.texts import Texts, files_in
from tests.support.made_meetings import DAY
from tests.support.wrong_setups import WRONG_SETUPS

SAID_IN = (
    *("ilt/screens", "ilt/ui", "ilt/meetings", "ilt/store", "ilt/sources", "ilt/guard", "ilt/access.py"),
    *("ilt/settings.py", "ilt/framework.py", "ilt/reports/many", "ilt/reports/plan_form", "ilt/reports/powerpoint"),
    *("ilt/reports/tables.py", "app.py"),
)
BY_NAME = {
    "school": "Birch Elementary",
    "round_": "Fall 2026",
    "then": "Spring 2026",
    "role": "facilitator",
    "why": SENTENCES["locked"],
    "name": "ratings.csv",
    "names": "ratings.csv",
    "where": "ratings.csv, sheet Fall",
    "places": "/data/ilt/workspaces.sqlite.damaged",
    "assessment": "school",
    "side": "self",
    "cell": "D14",
    "was": "4",
    "now": "3",
    "provider": "google",
    "day": "November 3, 2026",
    "step": "agree",
}
"""What a sentence is filled with, by the name of the parameter."""
BY_KIND = {"int": 3, "bool": True, "list[str]": ["Alder", "Birch"], "Sequence[str]": ["Alder", "Birch"], "date": DAY}
TAG = re.compile("<[^>]+>")


def filled(function: Callable[..., Any]) -> str | None:
    """Return what a function of a screen says of made-up facts; ``None`` where it needs more than those."""
    needed = [one for one in inspect.signature(function).parameters.values() if one.default is one.empty]
    facts = {one.name: BY_NAME.get(one.name) or BY_KIND.get(one.annotation) for one in needed}
    if None in facts.values():
        return None
    try:
        return TAG.sub("", function(**facts))
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def functions() -> Iterator[Callable[..., Any]]:
    """Each function of a screen's texts that returns one."""
    for one in pkgutil.iter_modules(screens.__path__, "ilt.screens."):
        for function in vars(importlib.import_module(one.name)).values():
            own = inspect.isfunction(function) and function.__module__ == one.name
            if own and function.__annotations__.get("return") == "str":
                yield function


def wrong_setups() -> Iterator[str]:
    """What secrets.toml with a mistake leads to."""
    for auth, table, _ in WRONG_SETUPS:
        try:
            access.people(auth, table)
        except SetupError as error:
            yield str(error)


def refusals() -> Iterator[str]:
    """What a viewer reads who presses what is for others."""
    for role in access.WHO:
        try:
            access.Person(access.VIEWER).must(role)
        except RefusedError as error:
            yield str(error)


def wrong_settings() -> Iterator[str]:
    """What a number leads to that is none."""
    try:
        settings.KEEP_DAYS.number({settings.KEEP_DAYS.name: "soon"})
    except settings.SettingError as error:
        yield str(error)


def in_errors(said: Iterable[str]) -> Iterator[str]:
    """Each text of the app that is not among what was ``said`` already: filled in where that can be, by module."""
    texts = Texts(files_in(*SAID_IN))
    for text in said:
        texts.new_in(text)
    yield from ["", "===== errors, dialogs and other texts that the screens above do not show"]
    setups = [text for text in wrong_setups() if texts.new_in(text)]
    yield from ["", "----- a sign-in that is not set up right", *setups]
    yield from ["", "----- what is for others", *refusals()]
    yield from ["", "----- a setting that cannot be used", *wrong_settings(), ""]
    sentences = dict.fromkeys(text for function in functions() if (text := filled(function)) and texts.new_in(text))
    yield from ["----- sentences of screens, filled in", *sentences, *texts.rest(whole="ilt/screens")]
