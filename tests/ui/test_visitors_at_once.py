"""Many visitors at once upload different files of one name: each sees their own numbers, and nobody else's."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import ConnectionClosedError

from tests.support.app_pages import APP
from tests.support.browser.server import running
from tests.support.ratings_files import as_csv, ratings_of
from tests.support.wire import visiting

pytestmark = pytest.mark.xdist_group("screens")

CHARTED = 2
"""So many go on to the heatmaps, at once as well: drawing those takes longer than all the rest."""
SECONDS = 60


def mark(n: int) -> str:
    """Return a word that stands in the file of one visitor alone."""
    return f"Mark{n:02}Mark"


def rows_of(n: int) -> list[list[str]]:
    rows = ratings_of([f"School {mark(n)}"], raters=6 + n, note=f"Said {mark(n)}")
    return [row for row in rows if row[6] == "S1.1"]


@pytest.mark.parametrize("visitors", [3, pytest.param(20, marks=pytest.mark.full)])
def test_nobody_gets_what_another_uploaded(tmp_path, visitors):
    together = threading.Barrier(visitors, timeout=SECONDS)

    def visit(n: int) -> tuple[bytes, list[str], int]:
        try:
            with visiting(server.url, "ratings") as visitor:
                together.wait()
                visitor.upload("ratings.csv", as_csv(rows_of(n)))
                read = [heading.body for heading in visitor.elements("heading")]
                together.wait()
                if n < CHARTED:
                    visitor.click("This is right")
                return visitor.seen, read, len(visitor.elements("vega_lite_chart"))
        except BaseException:
            together.abort()
            raise

    with running(APP, tmp_path / "log.txt") as server, ThreadPoolExecutor(visitors) as pool:
        visits = list(pool.map(visit, range(visitors)))
        assert server.complaints() == ""
        with visiting(server.url, "ratings") as visitor, pytest.raises(ConnectionClosedError, match="1009"):
            visitor.run(*(WidgetState(id=f"{n:x}", bool_value=True) for n in range(150_000)))
    for n, (seen, read, charts) in enumerate(visits):
        assert f"{6 + n} ratings read from 1 file" in read
        assert bool(charts) == (n < CHARTED)
        assert [m for m in range(visitors) if mark(m).encode() in seen] == [n]
