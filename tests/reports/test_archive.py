"""The zip of reports: whole whatever happens while it is made."""

import io
import threading
import zipfile

import pandas as pd
import pytest

from ilt.reports.many.archive import Archive
from ilt.screens.report import NO_ROOM
from tests.support import disks


def held(archive: Archive) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive.content())) as packed:
        assert packed.testzip() is None
        names = packed.namelist()
        assert len(names) == len(set(names))
        return {name: packed.read(name) for name in names}


def test_two_runs_at_work_on_it_at_once_leave_each_file_once() -> None:
    archive, meet = Archive(pd.DataFrame(), ()), threading.Barrier(2)

    def made() -> bytes:
        meet.wait(10)  # both have seen that it is not there
        return b"x" * 100_000

    def run() -> None:
        for name in ("a.pptx", "b.pptx"):
            archive.add(name, made)

    runs = [threading.Thread(target=run) for _ in range(2)]
    for one in runs:
        one.start()
    for one in runs:
        one.join()
    assert held(archive) == dict.fromkeys(("a.pptx", "b.pptx"), b"x" * 100_000)


def test_a_full_disk_leaves_out_what_has_no_room_and_keeps_the_rest() -> None:
    pytest.importorskip("resource", reason="Windows sets no such limit")
    archive = Archive(pd.DataFrame(), ())
    archive.add("first", lambda: b"1" * 1000)
    disks.limit(1500)
    try:
        archive.add("second", lambda: b"2" * 1000)
        archive.add("third", lambda: b"3" * 500)
        archive.add("fourth", lambda: b"4")
    finally:
        disks.limit(-1)
    assert archive.failed == {"second": NO_ROOM, "fourth": NO_ROOM}
    assert held(archive) == {"first": b"1" * 1000, "third": b"3" * 500}
    archive.add("second", lambda: b"2" * 1000)
    assert archive.failed == {"fourth": NO_ROOM}
    assert list(held(archive)) == ["first", "third", "second"]
