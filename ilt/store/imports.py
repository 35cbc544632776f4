"""An exported workspace that is added to another: nothing that is there changes by it, and nothing comes in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ilt import settings
from ilt.reading.cells.text import numbered
from ilt.store import limits
from ilt.store.entries import RELEASED, SOURCE, Edit, Place, check_together
from ilt.store.errors import StoreError
from ilt.store.validation import CONFIRMED, SETTING, STAY_BEHIND, item_of

ANSWER, REMEMBERED, ITEMS = "answer", "remembered", ("meeting", "step")
_ROUND_ORDER = (SETTING, settings.ROUND_ORDER.name)
_OF_ONE_EVENING = (".place", ".seat")
_MOST_NARROWED = 5_000
"""More answers than this are not repeated for each file; they are asked again."""
_MOST_PLACES = 2_000
"""An answer in which so many places may be a file's name is about none: nobody's files and sheets are called so."""

Get = Callable[[str, str], Any]


def imported(
    edits: Iterable[Edit], get: Get, every: Callable[[str], Mapping[str, Any]]
) -> tuple[list[Edit], dict[str, int]]:
    """Return what of an export is taken, and the settings that have to be asked for: they would show more than now.

    What the workspace holds stays as it is: its files, what was answered about them, its meetings and next steps. A
    file of the same name and another content gets another name, and answers hold for the files that came with them.

    Parameters
    ----------
    edits
        As ``exports.opened`` gives them.
    get, every
        What the workspace holds: the value under a kind and key, and all values of a kind by key.
    """
    edits = [
        edit for edit in edits if edit.kind not in STAY_BEHIND and edit.place != (SETTING, settings.FRAMEWORK.name)
    ]
    files, known = every(SOURCE), {kind: {item_of(kind, key) for key in every(kind)} for kind in ITEMS}
    names = _names(edits, files)
    defaults = {one.name: one.default for one in (settings.MINIMUM, settings.MINIMUM_IN_OFFICE)}
    taken: list[Edit] = []
    to_decide: dict[str, int] = {}
    for edit in edits:
        if edit.kind == SOURCE:
            taken.append(replace(edit, key=names[edit.key]))
        elif edit.place == (SETTING, settings.HIDE_ALIKE.name) and not edit.value:
            continue  # it would show more, and is off by itself
        elif edit.kind == SETTING and edit.key in defaults:
            if edit.value < (get(*edit.place) or defaults[edit.key]):
                to_decide[edit.key] = edit.value
            else:
                taken.append(edit)
        elif edit.kind == REMEMBERED or edit.place == _ROUND_ORDER:
            # They would change how the files that are here are read, or shown.
            taken += [edit] if not files and get(*edit.place) is None else []
        elif edit.kind in ITEMS:
            taken += [edit] if item_of(edit.kind, edit.key) not in known[edit.kind] else []
    for kind, those in known.items():
        if len(those | {item_of(kind, edit.key) for edit in taken if edit.kind == kind}) > limits.ITEMS:
            raise StoreError("too-large", limit=f"{limits.ITEMS:,} meetings and {limits.ITEMS:,} next steps")
    answers = _without_circles([edit for edit in edits if edit.kind == ANSWER])
    fresh = [edit for edit in _answers(answers, names, files) if get(*edit.place) is None]
    every_file = {*files, *names.values()}
    again = {file_of(edit.key, every_file) for edit in fresh} & set(names.values()) & set(files)
    return [*taken, *fresh, *(Edit(CONFIRMED, name, None) for name in sorted(again))], to_decide


def stayed(edits: Iterable[Edit], get: Get) -> dict[str, int]:
    """Return of how many meetings and next steps, by kind, an export says something else than what is here and stays.

    Which slide is shown is no more of a meeting than who leads it.
    """
    other = {
        (edit.kind, item_of(edit.kind, edit.key))
        for edit in edits
        if edit.kind in ITEMS
        and not edit.key.endswith(_OF_ONE_EVENING)
        and (here := get(*edit.place)) != edit.value
        and (here is not None or _is_here(edit, get))
    }
    return dict(Counter(kind for kind, _ in other))


def _is_here(edit: Edit, get: Get) -> bool:
    item = item_of(edit.kind, edit.key)
    return any(get(edit.kind, f"{item}.{field}") is not None for field in ("district", "what", "day"))


def check_room(edits: Iterable[Edit], files: Mapping[str, Any], places: Iterable[Place] = ()) -> None:
    """Refuse what a workspace cannot hold beside the files, and the places of entries, that it holds already."""
    edits = list(edits)
    every = {**files, **{edit.key: edit.value for edit in edits if edit.kind == SOURCE}}
    check_together([one["size"] for one in every.values()])
    every_place = {*places, *(edit.place for edit in edits)}
    if sum(kind != RELEASED for kind, _ in every_place) > limits.ENTRIES:
        raise StoreError("too-large", limit=f"{limits.ENTRIES:,} entries")


def _names(edits: Sequence[Edit], files: Mapping[str, Any]) -> dict[str, str]:
    """Return what each file of an export is called here."""
    known = {name: about["sha256"] for name, about in files.items()}
    names = {}
    for edit in edits:
        if edit.kind == SOURCE:
            name, copies, digest = edit.key, 1, edit.value["sha256"]
            while known.get(name, digest) != digest:
                copies += 1
                name = numbered(edit.key, copies)
            known[name] = digest
            names[edit.key] = name
    return names


def file_of(key: str, names: Collection[str]) -> str:
    """Return which of these files an answer or correction is about alone; blank where it is about none of them.

    >>> file_of("round@b@a.csv", ["a.csv", "b@a.csv"]), file_of("fix@b.xlsx#Kim@a.csv!D2", ["a.csv", "b.xlsx"])
    ('b@a.csv', 'b.xlsx')
    """
    # A file and a sheet may have @ in their names: the file is what stands first, and the longest there.
    whole = f"{key}\n"
    ends = [at for at in range(len(key), -1, -1) if whole[at] in "#!\n"]
    if whole.count("@") * len(ends) > _MOST_PLACES:
        return ""
    starts = (at + 1 for at, letter in enumerate(key) if letter == "@")
    found = (key[start:end] for start in starts for end in ends if start < end)
    return next((name for name in found if name in names), "")


def _answers(edits: Sequence[Edit], names: Mapping[str, str], files: Mapping[str, Any]) -> list[Edit]:
    """Return answers as they hold for the files of the export alone; those about a file that is not in it are none."""
    own = [name for name in names.values() if name not in files]
    of_all = [edit for edit in edits if "@" not in edit.key]
    found: dict[str, Edit] = {}
    for edit in edits:
        name = file_of(edit.key, names)
        if name:
            before, _, behind = edit.key.rpartition(f"@{name}")
            key = f"{before}@{names[name]}{behind}"
            found[key] = replace(edit, key=key)
    for edit in of_all:
        if not files or edit.key.startswith("schools:"):
            found.setdefault(edit.key, edit)
        elif len(of_all) * len(own) <= _MOST_NARROWED:
            for name in own:
                found.setdefault(f"{edit.key}@{name}", replace(edit, key=f"{edit.key}@{name}"))
    return list(found.values())


def _without_circles(edits: list[Edit]) -> list[Edit]:
    """Leave out answers by which schools are each other: nobody meant that, and the question is asked again."""
    start = "school:"
    other = {
        edit.key.removeprefix(start): edit.value
        for edit in edits
        if edit.kind == "answer" and edit.key.startswith(start) and edit.value != edit.key.removeprefix(start)
    }
    circular = {f"{start}{name}" for name in _circles(other)}
    return [edit for edit in edits if not (edit.kind == "answer" and edit.key in circular)]


def _circles(other: Mapping[str, str]) -> set[str]:
    """Return the names from which one comes back to them; each is passed once, however long a chain is."""
    found: set[str] = set()
    passed: set[str] = set()
    for name in other:
        way: dict[str, int] = {}
        at = name
        while at in other and at not in passed and at not in way:
            way[at] = len(way)
            at = other[at]
        found.update(list(way)[way.get(at, len(way)) :])
        passed.update(way)
    return found
