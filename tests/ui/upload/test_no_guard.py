"""Where the server has no process to read in, screens say so; no file is called unreadable, and none is left out."""

import pytest

from ilt import guard, screens
from ilt.guard import pool
from tests.support.ratings_files import as_csv, ratings_of
from tests.support.screens import said
from tests.support.visitors import opened


@pytest.mark.full
def test_a_server_without_a_process_to_read_in_says_so_and_reads_as_soon_as_it_can(monkeypatch):
    def none():
        raise BlockingIOError

    guard.end()
    with monkeypatch.context() as patched:
        patched.setattr(pool, "Guard", none)
        app = opened(as_csv(ratings_of(["Birch"], raters=6)), "heatmaps")
        assert not app.exception
        assert app.title[0].value == screens.districts.UNREADABLE
        assert screens.ratings.BUSY in said(app)
    app.run()
    assert app.title[0].value.endswith("rated “Sets a school goal aligned to the district” 0 or 1")
    assert not app.exception
