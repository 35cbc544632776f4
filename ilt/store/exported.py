"""What an exported workspace holds, for who makes reports of it without opening it in the app."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

from ilt import framework, settings
from ilt.meetings import stored
from ilt.meetings.meeting import Meeting
from ilt.next_steps import NextStep, from_entries
from ilt.store import exports, imports
from ilt.store.entries import SOURCE
from ilt.store.errors import StoreError
from ilt.store.validation import CONFIRMED, SETTING
from ilt.suppression import Minimums

OF_ONE_FILE = ("round", "school", "perspective", "scale", "ids", "same-person", "same-name")
"""Answers that no other file takes over: the next file has the same headings."""


@dataclass(frozen=True)
class ExportedWorkspace:
    """What of an exported workspace its reports are made of.

    Attributes
    ----------
    files
        The confirmed ones: the bytes of each by its name.
    answers
        By the key of their question, as ``ilt.read`` takes them.
    alike
        What was answered about tables that look alike, as ``by_look`` returns it.
    rounds
        The rounds as somebody arranged them; empty where nobody did.
    meetings
        The newest first.
    """

    files: Mapping[str, bytes]
    answers: Mapping[str, str]
    alike: Mapping[str, Mapping[str, str]]
    minimums: Minimums
    rounds: tuple[str, ...]
    next_steps: tuple[NextStep, ...]
    meetings: tuple[Meeting, ...]

    @property
    def sources(self) -> list[BinaryIO]:
        """The files as ``ilt.read`` takes them."""
        found: list[BinaryIO] = []
        for name, content in self.files.items():
            source = io.BytesIO(content)
            source.name = name
            found.append(source)
        return found


def exported(file: bytes) -> ExportedWorkspace:
    """Return what an exported workspace holds.

    Raises
    ------
    StoreError
        It is no export, damaged, too large, or of a newer version; or none of its files is charted in the app: nobody
        confirmed one, or the framework was another one then.
    """
    edits, contents = exports.opened(file)
    said = {edit.place: edit.value for edit in edits}
    if not framework.current().confirmed_as(said.get((SETTING, settings.FRAMEWORK.name), "")):
        raise StoreError("other-framework")
    files = {
        key: contents[value["sha256"]]
        for (kind, key), value in said.items()
        if kind == SOURCE and said.get((CONFIRMED, key)) == value["sha256"]
    }
    if not files:
        raise StoreError("none-confirmed")
    taken, _ = imports.imported(edits, lambda *_: None, lambda _: {})
    of = {
        wanted: {edit.key: edit.value for edit in taken if edit.kind == wanted}
        for wanted in (imports.ANSWER, imports.REMEMBERED, *imports.ITEMS)
    }
    minimum, in_office, alike, rounds = (
        said.get((SETTING, one.name), one.default)
        for one in (settings.MINIMUM, settings.MINIMUM_IN_OFFICE, settings.HIDE_ALIKE, settings.ROUND_ORDER)
    )
    return ExportedWorkspace(
        files,
        of[imports.ANSWER],
        by_look(of[imports.REMEMBERED]),
        Minimums(minimum, in_office, bool(alike)),
        tuple(rounds),
        tuple(from_entries(of["step"])),
        tuple(stored.meetings(of["meeting"])),
    )


def by_look(remembered: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return what was answered about tables that look alike: by their look, answers by the key of the question."""
    alike: dict[str, dict[str, str]] = {}
    for entry, text in remembered.items():
        look, key = json.loads(entry)
        if key not in OF_ONE_FILE:
            alike.setdefault(look, {})[key] = text
    return alike
