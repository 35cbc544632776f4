"""Typst in a process of its own: the same documents, nothing of them where others look, and an end to it."""

import os
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from ilt.reports.documents import typesetting
from ilt.reports.documents.pdf import chart_pictures, pdf
from ilt.reports.documents.typesetting import BusyError, NotMadeError, TooLongError, apart, here
from tests.support.made_reports import SMALL

BROKEN = {"report": "{", "what": "pages"}


def test_a_document_made_apart_is_the_same():
    assert pdf(SMALL, apart) == pdf(SMALL, here)
    assert chart_pictures(SMALL, apart) == chart_pictures(SMALL, here)
    assert len(chart_pictures(SMALL, apart)) == 2


def test_no_word_of_it_is_in_arguments_or_environment(monkeypatch):
    seen = []
    real = subprocess.run

    def run(arguments, **how):
        seen.append(f"{arguments} {how.get('env') or dict(os.environ)}")
        assert "Alder" in how["input"].decode()
        return real(arguments, **how)

    monkeypatch.setattr(subprocess, "run", run)
    pdf(SMALL, apart)
    assert [arguments for arguments in seen if "Alder" in arguments] == []
    assert len(seen) == 1


def test_what_takes_too_long_is_ended(monkeypatch):
    started = []
    real = subprocess.Popen

    class Started(real):
        def __init__(self, *arguments, **how):
            super().__init__(*arguments, **how)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Started)
    monkeypatch.setattr(typesetting, "SECONDS", 0.01)
    with pytest.raises(TooLongError):
        pdf(SMALL, apart)
    assert [process.poll() is None for process in started] == [False]


def test_what_fails_fails_alone():
    for _ in range(typesetting.AT_ONCE + 1):
        with pytest.raises(NotMadeError):
            apart(BROKEN, {"format": "pdf"})
    assert pdf(SMALL, apart)


def test_few_work_at_once_and_nobody_waits_for_ever(monkeypatch):
    working, most, lock = 0, 0, threading.Lock()

    def run(*_, **__):
        nonlocal working, most
        with lock:
            working += 1
            most = max(most, working)
        time.sleep(0.05)
        with lock:
            working -= 1
        return subprocess.CompletedProcess([], 0, b"")

    monkeypatch.setattr(subprocess, "run", run)
    with ThreadPoolExecutor(8) as visitors:
        assert list(visitors.map(lambda _: apart({}, {}), range(8))) == [[]] * 8
    assert most == typesetting.AT_ONCE
    monkeypatch.setattr(typesetting, "SECONDS", 0.01)
    for _ in range(typesetting.AT_ONCE):
        typesetting._turns.acquire()
    try:
        with pytest.raises(BusyError):
            apart({}, {})
    finally:
        for _ in range(typesetting.AT_ONCE):
            typesetting._turns.release()


def test_half_a_document_is_none():
    whole = (3).to_bytes(8, "little") + b"abc"
    assert typesetting._unpacked(whole + whole) == [b"abc", b"abc"]
    with pytest.raises(NotMadeError):
        typesetting._unpacked(whole[:-1])
