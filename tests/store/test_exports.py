"""A workspace leaves as one file and is opened elsewhere; a file that is not as it should be is refused in words."""

import contextlib
import io
import json
import random
import subprocess
import sys
import zipfile

import pytest

from ilt.store import (
    MEMORY,
    SOURCE,
    Edit,
    Saver,
    Store,
    StoreError,
    export,
    limits,
    new_link,
    opened,
    sha256,
    validation,
)
from ilt.store.schema import entries
from tests.support.app_pages import ROOT
from tests.support.daily import one_in
from tests.support.hostile_exports import BOMBS

DATA = b"action_id,rating\nS1.1,0\n"
DIGEST = sha256(DATA)


def _saver():
    return Saver.begin(Store(MEMORY), visitor="ann")


def test_an_export_opens_elsewhere_as_the_same_workspace(store):
    saver = _saver()
    saver.add_source("ratings.csv", DATA)
    saver.add_source("the same.csv", DATA)
    saver.add_source("Ümläut 🙂.xlsx", bytes(range(256)))
    saver.put_all("answer", {"round": "Fall", "fix@ratings.csv!B2": "", "gone": "x", "school:é 🙂": "É"})
    saver.put("answer", "gone", None)
    file = saver.export()
    other = Saver.begin(store, visitor="bob")
    assert other.link != saver.link
    assert other.take_in(file)
    again = Saver.open(store, other.link, visitor="cy")
    for kind in ("answer", SOURCE):
        assert again.all(kind) == saver.all(kind)
    assert "gone" not in again.all("answer")
    assert [again.source(name) for name in again.all(SOURCE)] == [saver.source(name) for name in again.all(SOURCE)]
    assert again.export() == other.export()
    assert b"ann" not in file  # who wrote what stays here


def test_a_workspace_is_exported_while_the_clock_shows_1970(monkeypatch):
    saver = _saver()
    saver.add_source("ratings.csv", DATA)
    monkeypatch.setattr("time.time", lambda: 1.0)
    assert opened(saver.export())[1] == {DIGEST: DATA}


def _index(**changed):
    entries = [{"kind": SOURCE, "key": "a.csv", "value": {"sha256": DIGEST, "size": len(DATA)}}]
    return {
        "format": "ilt-workspace",
        "version": 1,
        "entries": entries,
        "sources": {DIGEST: "sources/1"},
    } | changed


def _file(index, sources=None, method=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        members = {"workspace.json": index if isinstance(index, str | bytes) else json.dumps(index)}
        for name, content in (members | ({"sources/1": DATA} if sources is None else sources)).items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return file.getvalue()


def _entry(**changed):
    return _index()["entries"] + [{"kind": "answer", "key": "round", "value": "Fall"} | changed]


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (b"", "can’t be unzipped"),
        (b"PK\x03\x04 and then nothing", "can’t be unzipped"),
        (_file(_index())[:-30], "can’t be unzipped"),
        (_file("{}"), "does not say that it is a workspace"),
        (_file("[]"), "does not say that it is a workspace"),
        (_file("[" * 100_000), "are not valid"),
        (_file(b"\xff\xfe\x00"), "are not valid"),
        (_file('{"format": "ilt-workspace", "version": NaN}'), "not an exported workspace"),
        (_file('{"format": "ilt-workspace", "version": 1e999}'), "are not valid"),
        (_file('{"format": "ilt-workspace", "version": true}'), "which version it is"),
        (_file('{"format": "ilt-workspace", "format": "ilt-workspace", "version": 1}'), "are not valid"),
        (
            _file(json.dumps(_index(version=1)).replace('"version": 1', f'"version": {"9" * 4_000}')),
            "are not valid",
        ),
        (_file(json.dumps(_index(), ensure_ascii=False).replace("a.csv", "\N{SNOWMAN}.csv")), "are not valid"),
        (_file(_index(), method=zipfile.ZIP_LZMA), "can’t be unzipped"),
        (_file(_index(version=2)), "newer version"),
        (_file(_index(version="1")), "which version it is"),
        (_file(_index(version=0)), "which version it is"),
        (_file(_index(entries=None)), "are not valid"),
        (_file(_index(entries=[1])), "are not valid"),
        (_file(_index(entries=_entry(key=5))), "an entry has no name"),
        (_file(_index(entries=_entry() + _entry()[1:])), "an entry appears twice"),
        (_file(_index(entries=_entry(kind="k" * 65))), "more than a workspace can hold"),
        (_file(_index(entries=_entry(key="k" * 2001))), "more than a workspace can hold"),
        (_file(_index(entries=_entry(value="x" * 1_000_001))), "more than a workspace can hold"),
        (_file(_index(), {}), "are not valid"),
        (_file(_index(sources={})), "missing or not listed"),
        (_file(_index(sources=[1])), "are not valid"),
        (_file(_index(entries=[])), "missing or not listed"),
        (_file(_index(), {"sources/1": DATA + b" "}), "changed after the export"),
        (_file(_index(entries=_entry(kind=SOURCE, key="b.csv", value="x"))), "missing or not listed"),
        (_file(_index(entries=_entry(kind=SOURCE, key="b.csv", value={"sha256": [], "size": 1}))), "missing or not"),
        (
            _file(_index(entries=_entry(kind=SOURCE, key="b.csv", value={"sha256": DIGEST, "size": 1}))),
            "was changed after",
        ),
        (_file(_index(entries=_entry(kind=SOURCE, key="../", value={"sha256": DIGEST, "size": 24}))), "has no name"),
    ],
)
def test_what_is_no_export_is_refused_in_words(file, says):
    with pytest.raises(StoreError, match=says):
        opened(file)
    saver = _saver()
    with pytest.raises(StoreError, match=says):
        saver.take_in(file)
    assert saver.all(SOURCE) == saver.all("answer") == {}


@pytest.mark.parametrize("name", ["../../etc/a.csv", "C:\\Users\\x\\a.csv", "/a.csv", "a\x00.csv", "\u202ea.csv"])
def test_no_name_in_it_is_a_path(name):
    entries = [{"kind": SOURCE, "key": name, "value": {"sha256": DIGEST, "size": len(DATA)}}]
    edits, sources = opened(_file(_index(entries=entries)))
    assert [edit.key for edit in edits] == ["a.csv"]
    assert sources == {DIGEST: DATA}


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(limits, "SOURCE_BYTES", 2**20)
    zeros = bytes(2**20 + 1)
    index = _index(entries=[], sources={sha256(zeros): "sources/1"})
    with pytest.raises(StoreError, match="1 MB unzipped"):
        opened(_file(index, {"sources/1": zeros}))
    # One part spoken of many times is counted many times.
    monkeypatch.setattr(limits, "SOURCES_BYTES", 2 * 2**20)
    index = _index(sources={str(n): "sources/1" for n in range(3)})
    with pytest.raises(StoreError, match="0 MB unzipped"):
        opened(_file(index, {"sources/1": bytes(2**20 - 1)}))
    monkeypatch.setattr(limits, "EXPORT_BYTES", 100)
    with pytest.raises(StoreError, match="for a file"):
        opened(bytes(101))


MOST_MEGABYTES = 600
"""A process that opens any of them takes less at its highest, far under a gigabyte; a file of 90 MB in it may well be opened."""


@pytest.mark.full
def test_no_export_takes_the_memory_or_the_time_of_others():
    """All are opened in one process of its own, one after the other: the highest memory ever is what counts."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.hostile_exports"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    said = {one["name"]: one for one in map(json.loads, done.stdout.splitlines())}
    assert said.keys() == BOMBS.keys()
    assert [one for one in said.values() if one["megabytes"] > MOST_MEGABYTES or one["seconds"] > 5] == []
    assert [name for name, one in said.items() if one["said"] == "opened"] == ["less than it says"]
    assert max(one["file"] for one in said.values()) < 25  # so small is what does it


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        ("mine", DIGEST, {"link": 1, "at": ""}),
        ("unheard of", "a", 1),
        ("answer", "school", 5),
        ("answer", "school", "\ud800"),
        ("answer", "\udfff", "Fall"),
        ("remembered", "not a list", "Fall"),
        ("remembered", "[" * 2_000, "Fall"),
        ("confirmed", "a.csv", True),
        ("setting", "cover", 0),
        ("setting", "cover", True),
        ("setting", "cover", 3.0),
        ("setting", "cover", "3"),
        ("setting", "unheard of", 3),
        ("setting", "round_order", "Fall"),
        ("setting", "round_order", [["Fall"]]),
        ("meeting", "m.minutes", -5),
        ("meeting", "m.minutes", 10**9),
        ("meeting", "m.day", "0001-01-01"),
        ("meeting", "m.day", "2026-02-30"),
        ("meeting", "m.agreed.S1.1", 4),
        ("meeting", "m.agreed.S1.1", True),
        ("meeting", "m.place", {"slide": "who", "since": 1e300}),
        ("meeting", "m.place", {"taken": {"w": "1"}}),
        ("meeting", "m.chosen", ["S1.1"] * 4),
        ("meeting", "m.unheard of", "x"),
        ("meeting", "minutes", 45),
        ("step", "k.due", "9999-12-31"),
        ("step", "k.what", ["x"]),
        ("step", "k.status", "unheard of"),
        ("answer", "deep", [[[[[[[["x"]]]]]]]]),
    ],
)
def test_an_entry_that_is_not_as_its_kind_says_is_refused_and_never_read_back(kind, key, value):
    with pytest.raises(StoreError, match="an entry is not valid"):
        opened(_file(_index(entries=_index()["entries"] + [{"kind": kind, "key": key, "value": value}])))
    store, link = Store(MEMORY), new_link()
    store.write(link, [Edit(kind, key, value), Edit("answer", "round", "Fall")], visitor="x", begin=True)
    saver = Saver.open(store, link, visitor="ann")
    assert saver.all("answer") == {"round": "Fall"}
    assert kind not in validation.KINDS or saver.get(kind, key) is None
    assert [edit.key for edit in opened(saver.export())[0]] == ["round"]


def test_what_would_show_more_is_a_question_and_files_are_reviewed_again():
    saver = _saver()
    saver.add_source("a.csv", DATA)
    saver.put("confirmed", "a.csv", DIGEST)
    saver.put_all("setting", {"cover": 1, "cover_in_office": 5, "framework": DIGEST, "round_order": ["Fall"]})
    saver.put_all("answer", {"school:A": "B", "school:B": "C", "school:C": "A", "school:D": "A", "school:E": "E"})
    file = saver.export()
    other = _saver()
    other.take_in(file)
    assert other.all("confirmed") == {}
    assert other.all("setting") == {"cover_in_office": 5, "round_order": ["Fall"]}
    assert other.to_decide == {"cover": 1}
    assert other.all("answer") == {"school:D": "A", "school:E": "E"}
    # What a team hides already is no less hidden by a file.
    careful = _saver()
    careful.put("setting", "cover", 8)
    saver.put("setting", "cover", 5)
    careful.take_in(saver.export())
    assert careful.get("setting", "cover") == 8
    assert careful.to_decide == {"cover": 5}


@pytest.mark.parametrize(
    "value", ["1e999", "NaN", "[" * 5_000 + "]" * 5_000, "9" * 5_000, '"\\ud800"', '{"size":5}', "true", "[]"]
)
@pytest.mark.parametrize("kind", one_in(3, sorted(validation.KINDS)))
def test_what_somebody_wrote_into_the_database_itself_takes_nothing_down(kind, value):
    """Entries as no program of ours writes them: the workspace opens, is written to, exported and deleted."""
    store = Store(MEMORY)
    saver = Saver.begin(store, visitor="ann")
    saver.add_source("a.csv", DATA)
    with store.engine.begin() as connection:
        put = entries.insert().values(workspace=sha256(saver.link.encode()), kind=json.dumps(kind), visitor="", at=0)
        connection.execute(put.values(key='"bad"', value=value, version=99))
        connection.execute(put.values(key="[1]", value=value, version=99))
        lost = put.values(kind=json.dumps(SOURCE), key='"lost.csv"', version=99)
        connection.execute(lost.values(value=json.dumps({"sha256": "0" * 64, "size": 1})))
    other = Saver.open(store, saver.link, visitor="bob")
    assert list(other.all(SOURCE)) == ["a.csv"]
    assert "bad" not in other.all(kind)
    other.add_source("b.csv", b"x")
    other.put(kind, "bad", None)
    other.remove_source("a.csv")
    assert not other.unsaved
    assert not other.trouble
    assert opened(other.export())
    assert other.forget()


def test_flipped_bytes_never_open_as_something_else():
    chance = random.Random(5)
    good = export([("answer", f"key {n}", str(chance.random())) for n in range(50)] + [(SOURCE, "a.csv", {"sha256": DIGEST, "size": len(DATA)})], {DIGEST: DATA})  # fmt: skip
    whole = opened(good)
    for _ in range(300):
        bad = bytearray(good)
        bad[chance.randrange(len(bad))] ^= 1 << chance.randrange(8)
        found = whole
        with contextlib.suppress(StoreError):
            found = opened(bytes(bad))
        assert found == whole
