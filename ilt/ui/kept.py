"""What a visitor gave: files, answers, corrections, settings. Nothing is shared, and nothing is charted unconfirmed."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from ilt import counts as counting
from ilt import framework, rules, view
from ilt.candour import Cover
from ilt.reading import Reading, read
from ilt.view import Data, Shown

SAMPLE = Path(__file__).parents[2] / "data" / "sample_ratings.csv"
_READINGS = 2
_OWN = ("_uploads", "_confirmed", "_answers", "_readings", "_shown", "_round_order", "_working", "_notes")


@st.cache_resource(show_spinner=False)
def _sample(framework_path: str) -> Data:  # noqa: ARG001 - the key of the cache
    return _count(read(SAMPLE), sample=True)


@st.cache_resource(show_spinner=False, max_entries=50)
def _sample_shown(framework_path: str, cover: Cover, *, working: bool) -> Shown:
    return view.shown(_sample(framework_path), cover, working=working)


def _count(reading: Reading, *, sample: bool) -> Data:
    return Data(reading, counting.count(reading.ratings), counting.raters(reading.ratings), sample=sample)


def uploads() -> dict[str, bytes]:
    """Return this visitor's uploaded files by name."""
    return st.session_state.setdefault("_uploads", {})  # type: ignore[no-any-return]


def answers() -> dict[str, str]:
    """Return this visitor's answers and corrections by their key."""
    return st.session_state.setdefault("_answers", {})  # type: ignore[no-any-return]


def _confirmed() -> set[str]:
    return st.session_state.setdefault("_confirmed", set())  # type: ignore[no-any-return]


def _remembered() -> dict[tuple[str, str], str]:
    """Return what was answered about tables that look alike: (look, key) -> answer."""
    return st.session_state.setdefault("_remembered", {})  # type: ignore[no-any-return]


def unconfirmed() -> list[str]:
    """Return the files that nobody has looked over yet."""
    return [name for name in uploads() if name not in _confirmed()]


def confirm() -> None:
    """Let what was understood of all files be charted."""
    _confirmed().update(uploads())


def data() -> Data:
    """Return the ratings to chart: of the confirmed files, or the sample's, which alone is shared."""
    chosen = [name for name in uploads() if name in _confirmed()]
    return _read(chosen) if chosen else _sample(str(framework.path()))


def cover() -> Cover:
    """Return how many raters a group must have to be shown while projected."""
    return Cover(
        st.session_state.get("_cover", rules.COVER), st.session_state.get("_cover_in_office", rules.COVER_IN_OFFICE)
    )


def working() -> bool:
    """Tell whether this visitor entered the working view, where everything but names is shown."""
    return bool(st.session_state.get("_working"))


def shown() -> Shown:
    """Return what may be shown of ``data``, in the view that this visitor is in."""
    known = data()
    if known.sample:
        return _sample_shown(str(framework.path()), cover(), working=working())
    key = (cover(), working())
    last = st.session_state.get("_shown")
    if last is None or last[0] is not known or last[1] != key:
        last = st.session_state["_shown"] = (known, key, view.shown(known, cover(), working=working()))
    return last[2]


def understood() -> Data:
    """Return what is understood of all files, confirmed or not; of the sample where there is none."""
    if not uploads():
        return data()
    known = _read(list(uploads()))
    if _recall(known.reading):
        known = _read(list(uploads()))
    return known


def _read(names: Sequence[str]) -> Data:
    digests = tuple((name, hashlib.sha256(uploads()[name]).hexdigest()) for name in names)
    key = (digests, tuple(sorted(answers().items())), framework.current())
    readings: dict[Any, Data] = st.session_state.setdefault("_readings", {})
    if key not in readings:
        sources = []
        for name in names:
            source = io.BytesIO(uploads()[name])
            source.name = name
            sources.append(source)
        with st.spinner("Reading…"):
            known = _count(read(*sources, answers=answers()), sample=False)
        while len(readings) >= _READINGS:
            del readings[next(iter(readings))]
        readings[key] = known
    return readings[key]


def keep(files: Iterable[Any]) -> None:
    """Keep uploaded files beyond this screen, each under a name of its own, and empty the uploader."""
    kept = uploads()
    for file in files:
        name, content = Path(file.name).name, file.getvalue()
        stem, dot, ending = name.rpartition(".")
        copies = 1
        while kept.get(name, content) != content:
            copies += 1
            name = f"{stem} ({copies}){dot}{ending}"
        kept[name] = content
    st.session_state["_uploaded"] = st.session_state.get("_uploaded", 0) + 1


def remove(name: str = "") -> None:
    """Forget one uploaded file with what was answered about it, or all of them."""
    if name:
        uploads().pop(name, None)
        _confirmed().discard(name)
        # Another file of this name has other cells.
        for key in [key for key in answers() if _about(key, name)]:
            del answers()[key]
    if not name or not uploads():
        for key in _OWN:
            st.session_state.pop(key, None)


def _about(key: str, name: str) -> bool:
    rest = key.partition("@")[2]
    return rest == name or rest.startswith((f"{name}#", f"{name}!"))


def answer(reading: Reading, key: str, source: str, given: str) -> None:
    """Take an answer about one file, and remember it for files that look alike."""
    answers()[f"{key}@{source}"] = given
    if key.startswith("school:"):
        # Which school a spelling means is asked once; what is said of one file alone still wins there.
        answers().setdefault(key, given)
    for look in _looks(reading, source):
        _remembered()[look, key] = given


def _looks(reading: Reading, source: str) -> list[str]:
    own = reading.sources[reading.sources["source"] == source]
    return [look for look in own["look"].unique() if look]


def _recall(reading: Reading) -> bool:
    """Answer open questions as they were answered about files that look alike."""
    answered = False
    for row in reading.questions.itertuples():
        for look in _looks(reading, str(row.source)):
            known = _remembered().get((look, str(row.key)))
            key = f"{row.key}@{row.source}"
            if known is not None and key not in answers():
                answers()[key] = known
                answered = True
    return answered


def one_school(school: str, other: str) -> None:
    """Count one spelling of a school as another."""
    answers()[f"school:{school}"] = other


def correct(problems: pd.DataFrame, corrections: pd.Series) -> int:
    """Take corrections of cells (by the index of their problem); return how many there were."""
    taken = 0
    for at, text in corrections.items():
        if pd.isna(text) or not str(text).strip():
            continue
        row = problems.loc[at]
        sheet = f"#{row['sheet']}" if row["sheet"] else ""
        answers()[f"fix@{row['source']}{sheet}!{row['cell']}"] = str(text)
        taken += 1
    return taken


def take_back(source: str, sheet: str, cell: str) -> None:
    """Read a corrected cell as it stands in the file again."""
    answers().pop(f"fix@{source}{f'#{sheet}' if sheet else ''}!{cell}", None)


def answer_anew() -> None:
    """Forget the answers to questions; corrections of cells stay."""
    for key in [key for key in answers() if not key.startswith("fix@")]:
        del answers()[key]
    _remembered().clear()
