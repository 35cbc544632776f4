"""A workspace leaves as one file and is opened elsewhere; a file that is not as it should be is refused in words."""

import contextlib
import io
import json
import random
import zipfile

import pytest

from ilt.store import MEMORY, SOURCE, Saver, Store, StoreError, export, limits, opened, sha256

DATA = b"action_id,rating\nS1.1,0\n"
DIGEST = sha256(DATA)


def _saver():
    return Saver.begin(Store(MEMORY), visitor="ann")


def test_an_export_opens_elsewhere_as_the_same_workspace(store):
    saver = _saver()
    saver.add_source("ratings.csv", DATA)
    saver.add_source("the same.csv", DATA)
    saver.add_source("Ümläut 🙂.xlsx", bytes(range(256)))
    saver.put_all("answer", {"round": "Fall", "fix@ratings.csv!B2": "", "gone": "x", "deep": {"a": [None, 1.5, "é"]}})
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


def _index(**changed):
    entries = [{"kind": SOURCE, "key": "a.csv", "value": {"sha256": DIGEST, "size": len(DATA)}}]
    return {
        "format": "ilt-workspace",
        "version": 1,
        "entries": entries,
        "sources": {DIGEST: "sources/1"},
    } | changed


def _file(index, parts=None, method=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("workspace.json", index if isinstance(index, str | bytes) else json.dumps(index))
        for name, content in ({"sources/1": DATA} if parts is None else parts).items():
            archive.writestr(name, content)
    return file.getvalue()


def _entry(**changed):
    return _index()["entries"] + [{"kind": "answer", "key": "round", "value": "Fall"} | changed]


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (b"", "cannot be unpacked"),
        (b"PK\x03\x04 and then nothing", "cannot be unpacked"),
        (_file(_index())[:-30], "cannot be unpacked"),
        (_file("{}"), "does not say that it is one"),
        (_file("[]"), "does not say that it is one"),
        (_file("[" * 100_000), "not as they should be"),
        (_file(b"\xff\xfe\x00"), "not as they should be"),
        (_file('{"format": "ilt-workspace", "version": NaN}'), "no exported workspace"),
        (_file(_index(version=2)), "newer version"),
        (_file(_index(version="1")), "newer version"),
        (_file(_index(entries=None)), "not as they should be"),
        (_file(_index(entries=[1])), "not as they should be"),
        (_file(_index(entries=_entry(key=5))), "an entry has no name"),
        (_file(_index(entries=_entry() + _entry()[1:])), "an entry is there twice"),
        (_file(_index(entries=_entry(kind="k" * 65))), "more than a workspace can hold"),
        (_file(_index(entries=_entry(key="k" * 2001))), "more than a workspace can hold"),
        (_file(_index(entries=_entry(value="x" * 1_000_001))), "more than a workspace can hold"),
        (_file(_index(), {}), "not as they should be"),
        (_file(_index(sources={})), "missing or not spoken of"),
        (_file(_index(sources=[1])), "not as they should be"),
        (_file(_index(entries=[])), "missing or not spoken of"),
        (_file(_index(), {"sources/1": DATA + b" "}), "not what was exported"),
        (_file(_index(entries=_entry(kind=SOURCE, key="b.csv", value="x"))), "missing or not spoken of"),
        (_file(_index(entries=_entry(kind=SOURCE, key="b.csv", value={"sha256": DIGEST, "size": 1}))), "not what was"),
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
    with pytest.raises(StoreError, match="1 MB unpacked"):
        opened(_file(index, {"sources/1": zeros}))
    # One part spoken of many times is counted many times.
    monkeypatch.setattr(limits, "SOURCES_BYTES", 2 * 2**20)
    index = _index(sources={str(n): "sources/1" for n in range(3)})
    with pytest.raises(StoreError, match="0 MB unpacked"):
        opened(_file(index, {"sources/1": bytes(2**20 - 1)}))
    monkeypatch.setattr(limits, "EXPORT_BYTES", 100)
    with pytest.raises(StoreError, match="for a file"):
        opened(bytes(101))


def test_flipped_bytes_never_open_as_something_else():
    chance = random.Random(5)
    good = export([("answer", f"key {n}", chance.random()) for n in range(50)] + [(SOURCE, "a.csv", {"sha256": DIGEST, "size": len(DATA)})], {DIGEST: DATA})  # fmt: skip
    whole = opened(good)
    for _ in range(300):
        bad = bytearray(good)
        bad[chance.randrange(len(bad))] ^= 1 << chance.randrange(8)
        found = whole
        with contextlib.suppress(StoreError):
            found = opened(bytes(bad))
        assert found == whole
