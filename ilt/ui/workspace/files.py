"""What a workspace holds: files, answers, corrections, settings. Nothing is charted that nobody has confirmed."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary, WeakValueDictionary

import pandas as pd
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ilt import counts, framework, guard, ratings, screens, settings, shown_before
from ilt.access import COORDINATOR, FACILITATOR, Permitted, Person
from ilt.guard import Counted
from ilt.reading import forget, read_here
from ilt.reading.cells.text import name_of_file, numbered
from ilt.settings import Setting
from ilt.shown import Shown, VisitorRatings, shown_to
from ilt.sources.connection import SourceError
from ilt.store import SOURCE, StoreError, by_look, limits, sha256
from ilt.store.entries import json_text
from ilt.store.imports import file_of
from ilt.suppression import Minimums
from ilt.ui import sign_in
from ilt.ui.session import session
from ilt.ui.workspace import connected, current_workspace, stored_shown_before, upload_memory
from ilt.ui.workspace.current_workspace import Entries
from ilt.view import ALL_DISTRICTS, View

SAMPLE = Path(__file__).parents[3] / "data" / "sample_ratings.csv"
_READINGS = 2
_of_workspaces: WeakValueDictionary[tuple[Any, ...], VisitorRatings] = WeakValueDictionary()
"""What the windows of a workspace read, the same for all of them, for as long as one of them has it."""
_shown_of: WeakKeyDictionary[VisitorRatings, WeakValueDictionary[tuple[Any, ...], Shown]] = WeakKeyDictionary()
"""What windows show of the same ratings to people who may see the same of them, for as long as one of them shows it."""
_TRIES = 3
"""So often it is made anew what may be shown, where other windows keep what they show meanwhile."""
_OPENED_BYTES = 64 * 2**20
"""So much of what workbooks and documents hold stays opened, so that an answer does not open all of them again."""


@st.cache_resource(show_spinner=False, max_entries=2)
def _sample(framework_digest: str) -> VisitorRatings:  # noqa: ARG001 - the key of the cache
    # What we made ourselves needs no guard, and is there before one is.
    reading = read_here(SAMPLE)
    return _data_of(Counted(reading, counts.count(reading.ratings), counts.raters(reading.ratings)), sample=True)


@st.cache_resource(show_spinner=False, max_entries=50)
def _sample_shown(framework_digest: str, minimums: Minimums, *, working: bool) -> Shown:
    # It is of an invented district, and for everybody.
    return shown_to(_sample(framework_digest), minimums, full_detail=working, person=Person())


def _data_of(counted: Counted, *, sample: bool) -> VisitorRatings:
    return VisitorRatings(counted.reading, counted.counts, counted.raters, sample=sample)


@st.cache_resource(show_spinner=False)
def warm() -> None:
    """Start what reads files, once, so that the first file need not wait for it."""
    guard.warm()


def who() -> str:
    """Tell visitors apart whose files wait to be read."""
    context = get_script_run_ctx()
    return sign_in.person().key or st.context.ip_address or (context.session_id if context else "")


def coordinates() -> bool:
    """Tell whether this visitor works with whole files: every school's rows, and the names in them."""
    return sign_in.person().may(COORDINATOR)


def uploads() -> Mapping[str, bytes]:
    """Return the uploaded files by name, for coordinators."""
    sign_in.must(COORDINATOR)
    return _files()


def _files() -> Mapping[str, bytes]:
    mine = current_workspace.saver()
    return {name: mine.source(name) for name in mine.all(SOURCE)} if mine else {}


def answers() -> Entries:
    """Return answers and corrections by their key."""
    return Entries("answer")


def remembered() -> Entries:
    """Return what was answered about tables that look alike, by their look and the key of the question, as JSON."""
    return Entries("remembered")


def setting(which: Setting) -> Any:
    """Return a setting of the workspace."""
    return Entries("setting").get(which.name, which.default)


def set_setting(which: Setting, value: Any) -> None:
    """Save a setting of the workspace."""
    Entries("setting")[which.name] = value


def confirmed() -> set[str]:
    """Return the files that were looked over, under the framework in use, and are charted."""
    if other_framework():
        return set()
    of = digests()
    return {name for name, digest in Entries("confirmed").items() if of.get(name) == digest}


def other_framework() -> bool:
    """Tell whether files were looked over under another framework than the one in use."""
    return not framework.current().confirmed_as(setting(settings.FRAMEWORK))


def digests() -> dict[str, str]:
    """Return the SHA-256 of each uploaded file."""
    return {name: about["sha256"] for name, about in Entries(SOURCE).items()}


def unconfirmed() -> list[str]:
    """Return the files that nobody has looked over yet, for coordinators."""
    charted = confirmed()
    return [name for name in digests() if name not in charted] if coordinates() else []


def confirm(seen: Mapping[str, str]) -> None:
    """Let what was understood of the files that a person saw (name -> digest) be charted; of no others."""
    set_setting(settings.FRAMEWORK, framework.current().actions_digest)
    Entries("confirmed").put(dict(seen.items() & digests().items()))


def _data() -> VisitorRatings:
    """Return the ratings to chart: of the confirmed files, or the sample's, which alone is shared."""
    charted = confirmed()
    chosen = [name for name in digests() if name in charted]
    if chosen:
        return _read(chosen)
    return connected.ratings() if connected.on() else _sample(framework.current().digest)


def _person() -> Person:
    """Return who looks, as the ratings to chart tell their schools."""
    return connected.person(sign_in.person()) if connected.on() else sign_in.person()


def minimums() -> Minimums:
    """Return how many raters a group must have to be shown while projected."""
    return Minimums(setting(settings.MINIMUM), setting(settings.MINIMUM_IN_OFFICE), bool(setting(settings.HIDE_ALIKE)))


def working() -> bool:
    """Tell whether this visitor entered the full-detail view, where everything but names is shown."""
    return session.full_detail and sign_in.person().may(FACILITATOR)


def shown() -> Shown:
    """Return what may be shown to this visitor, in the view that they are in."""
    return _shown(working=working())


def projected() -> Shown:
    """Return what may be shown to this visitor while presenting, whatever view they are in."""
    return _shown(working=False)


def _shown(*, working: bool) -> Shown:
    known, person = _data(), _person()
    if known.sample:
        return _sample_shown(framework.current().digest, minimums(), working=working)
    key = (minimums(), working, person.sees)
    last, of_windows = session.shown, _shown_of.setdefault(known, WeakValueDictionary())
    for _ in range(_TRIES):
        before = {} if working else stored_shown_before.entries()
        if last is not None and last[0] is known and last[1] == key and last[3] == before:
            break
        made = of_windows.get((*key, _digest(before)))
        if made is not None:
            last = (known, key, made, before)
            break
        table = _parsed(before, last)
        made = shown_to(known, minimums(), full_detail=working, person=person.sees, before=table)
        now = {} if working else stored_shown_before.keep(made.released)
        last = (known, key, of_windows.setdefault((*key, _digest(now)), made), now)
        if working:
            break
    session.shown = last
    return last[2]  # type: ignore[index]


def _digest(before: Mapping[str, Any]) -> str:
    return sha256(json_text(before).encode())


def _parsed(before: Mapping[str, Any], last: tuple[Any, Any, Shown, Mapping[str, Any]] | None) -> pd.DataFrame:
    """Return what was shown before as a table; of many groups that takes seconds, so not again what was just made."""
    if last is not None and before and last[3] == before and len(last[2].released) <= limits.RELEASED_GROUPS:
        return last[2].released
    return shown_before.table(before)


def permitted() -> Permitted:
    """Return what this visitor may see of the teams whose ratings are charted."""
    return Permitted(_person(), _data().counts)


def teams(person: Person) -> Permitted:
    """Return what tells a person's teams; while the sample is shown, who does not see all has its teams alone."""
    known = _data()
    if connected.on():
        person = connected.person(person)
    if known.sample and person.limited:
        person = replace(person, schools=tuple(set(known.counts["school"]) - {""}), district=True)
    return Permitted(person, known.counts)


def single_ratings(view: View) -> pd.DataFrame:
    """Return the single ratings of what is looked at, with the names that files hold, for coordinators."""
    sign_in.must(COORDINATOR)
    table = _data().reading.ratings
    if connected.on():
        table = table.assign(rater=ratings.rater_codes(table))
    return view.choose(table if view.district == ALL_DISTRICTS else table[table["district"] == view.district])


def understood() -> VisitorRatings:
    """Return what is understood of all files, confirmed or not, for coordinators; of the sample where there is none."""
    names = list(uploads())
    if not names:
        return _data()
    key, known = _reading_key(names), _read(names)
    recalled = {f"{row.key}@{row.source}": row.answer for row in known.reading.recalled.itertuples()}
    mine = current_workspace.saver()
    if mine is not None and not recalled.keys() <= answers().keys():
        mine.put_all("answer", recalled)  # nobody typed it here, so no list of theirs is made anew
        # With these as answers, the files read the same.
        session.readings.pop(key, None)
        session.readings[_reading_key(names)] = known
    return known


def _reading_key(names: Sequence[str]) -> tuple[Any, ...]:
    """Return what a reading of files depends on."""
    digest_of, said = digests(), (tuple(sorted(kind.items())) for kind in (answers(), remembered()))
    return (tuple((name, digest_of[name]) for name in names), *said, framework.current())


def _read(names: Sequence[str]) -> VisitorRatings:
    key, readings, mine = _reading_key(names), session.readings, current_workspace.saver()
    if key not in readings:
        of_workspace = (mine.key if mine else "", key)
        known = _of_workspaces.get(of_workspace) or _read_anew(names)
        while len(readings) >= _READINGS:
            del readings[next(iter(readings))]
        readings[key] = _of_workspaces[of_workspace] = known
    return readings[key]


def _read_anew(names: Sequence[str]) -> VisitorRatings:
    opened, sources, files = session.unpacked, [], _files()
    for name in names:
        source = io.BytesIO(files[name])
        source.name = name
        sources.append(source)
    said, alike = dict(answers()), by_look(remembered())
    with st.spinner(screens.ratings.READING):
        counted = guard.counted(*sources, answers=said, remembered=alike, memory=opened, who=who())
    if not counted.begun:
        raise SourceError(screens.ratings.BUSY)
    if sum(map(len, opened.values())) > _OPENED_BYTES:
        opened.clear()
    return _data_of(counted, sample=False)


def keep(files: Iterable[Any]) -> list[str]:
    """Keep uploaded files, each under a name of its own, take in exported workspaces, and empty the uploader.

    Returns sentences about what could not be kept.
    """
    refused, known = [], digests()
    for file in files:
        # As reading calls it: what is answered and corrected is kept under that name.
        name, content = name_of_file(file.name), file.getvalue()
        digest = sha256(content)
        try:
            upload_memory.must_have(file.file_id)
            if name.casefold().endswith(".zip"):
                stayed = current_workspace.take_in(content)
                refused += [f"{name}: {screens.ratings.stayed(stayed)}"] if stayed else []
                known = digests()
                continue
            name = _own_name(name, digest, known)
            current_workspace.add_source(name, content)
            known[name] = digest
        except StoreError as error:
            refused.append(f"{name}: {error}")
        finally:
            drop_upload(file)
    session.uploads += 1
    return refused


def _own_name(name: str, digest: str, known: Mapping[str, str]) -> str:
    """Return a name that no other file has; the same file under the same name is one."""
    own, copies = name, 1
    while known.get(name, digest) != digest:
        copies += 1
        name = numbered(own, copies)
    return name


def drop_upload(file: Any) -> None:
    """Take an upload out of Streamlit's own memory, where it would stay until the visitor leaves."""
    context = get_script_run_ctx()
    if context is not None:
        manager: Any = context.uploaded_file_mgr
        manager.remove_file(context.session_id, file.file_id)


def let_go() -> None:
    """Drop whatever was made of files that are no longer there, whoever removed them."""
    stored_shown_before.settle()
    now = frozenset(digests().items())
    if not session.digests <= now:
        _drop_made_of_others(now)
        session.drop_widgets()
        upload_memory.unsettle()
        forget()
        guard.end()
        guard.warm()
    session.digests = now


def _drop_made_of_others(files: frozenset[tuple[str, str]]) -> None:
    """Drop what was made of any other than these files (name and digest); what was made of these alone is used again.

    A large workbook takes seconds to open, and did not change when another file was removed.
    """
    last, answered = session.shown, tuple(sorted(answers().items()))
    of = {digest for _, digest in files}
    opened = {digest: data for digest, data in session.unpacked.items() if digest in of}
    readings = {key: data for key, data in session.readings.items() if set(key[0]) <= files and key[1] == answered}
    lists = {kind: one.among(dict(files)) for kind, one in session.lists.items()}
    session.drop_files()
    session.unpacked, session.readings, session.lists = opened, readings, lists
    if last is not None and any(last[0] is data for data in readings.values()):
        session.shown = last


def remove(name: str) -> None:
    """Delete one uploaded file with what was answered about it."""
    # First what is about it: another file of this name has other cells.
    names = set(map(name_of_file, digests()))
    own = [key for key in answers() if file_of(key, names) == name_of_file(name)]
    answers().put(dict.fromkeys(own, None))
    Entries("confirmed").put({name: None})
    current_workspace.remove_source(name)
