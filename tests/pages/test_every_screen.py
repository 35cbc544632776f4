"""Every screen, every view and every filter value, of districts that lack something: no error, ever."""

import contextlib
import csv
import io
import random
from collections import Counter

import pytest

from ilt.command_line import ALL_ACCEPTED, LEFT_OPEN, NOT_READ, main
from ilt.ui import downloads
from tests.support import walk
from tests.support.app_pages import OF_A_MEETING
from tests.support.districts import FLAWS, District, district

SEED = 20261126


@pytest.fixture
def offered(monkeypatch):
    """What the last screen offers to download: by file name its label, and what makes it."""
    found = {}

    def note(label, data, name, **more):
        found[name] = (label, data)
        draw(label, data, name, **more)

    draw = downloads.offer
    monkeypatch.setattr(downloads, "offer", note)
    return found


def walked(visitor: walk.Walk, steps: int, screens: int = len(walk.PAGES)) -> int:
    """Let a visitor take so many steps on some screens, and look at slides of meetings; return how many looks that was."""
    for page in visitor.rng.sample(walk.PAGES, screens):
        visitor.go(page)
        for _ in range(steps):
            visitor.step()
    for page in OF_A_MEETING:
        visitor.meeting(page, 3 * steps)
    return visitor.runs


def counted(one: District, tmp_path) -> None:
    """Count a district's file on the command line."""
    file = tmp_path / "ratings.csv"
    file.write_bytes(one.content)
    with contextlib.redirect_stdout(io.StringIO()) as output:
        read = main(["count", str(file)])
    assert read in ((ALL_ACCEPTED, LEFT_OPEN) if one.content.count(b"\n") > 1 else (NOT_READ,)), one.name
    assert next(csv.reader(output.getvalue().splitlines()))[:2] == ["round", "district"], one.name


def test_no_screen_ends_in_an_error(offered, tmp_path):
    one = district(("the schools' own ratings", "a second district's last round"), SEED)
    counted(one, tmp_path)
    some = len(walk.PAGES) // 3
    assert walked(walk.Walk(one, random.Random(SEED), offered, Counter()), 1, some) > 2 * some


PAIRS = random.Random(SEED)
EVERY = [(name,) for name in FLAWS] + [tuple(PAIRS.sample(list(FLAWS), PAIRS.choice([2, 2, 3]))) for _ in range(50)]


@pytest.mark.full
@pytest.mark.parametrize(
    "place", range(len(EVERY)), ids=[f"{place}: {', '.join(lacks)}" for place, lacks in enumerate(EVERY)]
)
def test_no_screen_of_any_district_ends_in_an_error(offered, tmp_path, place):
    one = district(EVERY[place], SEED + place)
    counted(one, tmp_path)
    walked(walk.Walk(one, random.Random(SEED + place), offered, TRIED), 4)


TRIED: Counter = Counter()
"""In a run of all districts those options come first that were tried least."""
