"""Crashers that fuzzing found, and a short run of it."""

import pytest

from tests.support import fuzz


def test_files_that_crashed_once():
    for path in sorted(fuzz.CRASHERS.glob("*.*")):
        assert fuzz.fault(path.read_bytes(), path.suffix[1:]) == "", path.name


def test_a_few_seconds():
    _, faults = fuzz.run(2, fuzz.SEED, at_least=8)
    assert faults == []


@pytest.mark.full
def test_five_minutes():
    count, faults = fuzz.run(300, fuzz.SEED)
    assert count > 2000
    assert faults == []
