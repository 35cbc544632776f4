"""Spark that is missing, unreachable, slow or without what it is asked for: said in a sentence that tells no address."""

import gc
import socket
import subprocess
import sys
import time

import pytest

from ilt.sources import district, opened, spark
from ilt.sources.connection import SPARK, RatingsSource, SourceError
from ilt.sources.opened import OpenSource
from tests.support import on_connection
from tests.support.app_pages import ROOT
from tests.support.connected import SECRET, made_rows, spark_of
from tests.support.screens import everything, said

IN_SPARK = [pytest.mark.full, pytest.mark.xdist_group("spark")]
NOWHERE = "sc://127.0.0.1:1/;use_ssl=true;token=p4ssw0rd"
ADDRESSES = [
    NOWHERE,
    "sc://lake.internal.invalid:15002/;token=p4ssw0rd",
    "sc://lake.internal:p4ssw0rd",
    "sc://lake.internal/;token=p4ssw0rd;x",
    "sc:///p4ssw0rd",
    "https://lake.internal/p4ssw0rd",
]


def _source(url, **more):
    return RatingsSource(SPARK, url=url, table="ratings", **more)


@pytest.mark.parametrize("url", ADDRESSES)
def test_a_spark_that_cannot_be_reached_says_why_and_nothing_of_where(url, caplog, capfd):
    with pytest.raises(SourceError, match=r"Check the setting “url” in secrets\.toml") as found:
        district.read(spark.Spark(_source(url)), "District 0", SECRET)
    everywhere = f"{found.value}{caplog.text}{''.join(capfd.readouterr())}"
    assert not [word for word in ("p4ssw0rd", "lake.internal", "127.0.0.1") if word in everywhere]
    assert found.value.__suppress_context__


def test_a_session_that_is_over_stays_in_no_memory():
    with pytest.raises(SourceError):
        spark.Spark(_source(NOWHERE)).columns()
    gc.collect()
    assert not [one for one in gc.get_objects() if type(one).__name__ == "SparkConnectClient"]


def test_a_server_that_never_answers_is_waited_for_some_seconds(monkeypatch):
    monkeypatch.setattr(spark, "WAIT_SECONDS", 0.3)
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        began = time.monotonic()
        with pytest.raises(SourceError, match="can’t reach"):
            spark.Spark(_source(f"sc://127.0.0.1:{mute.getsockname()[1]}")).columns()
    assert time.monotonic() - began < 20


def test_without_its_package_the_app_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "ilt.sources.spark", None)
    section = {"kind": "spark", "url": NOWHERE, "table": "ratings", "counts": str(tmp_path)}
    app = on_connection.opened(tmp_path, section=section)
    assert not app.exception
    assert opened.NO_SPARK in said(app)
    assert "p4ssw0rd" not in everything(app)


@pytest.mark.full
def test_another_connection_does_without_its_package():
    program = (
        "import sys; sys.modules['pyspark'] = None;"
        "from ilt.sources.connection import PARQUET, RatingsSource; from ilt.sources.opened import OpenSource;"
        "OpenSource(RatingsSource(PARQUET, folder='x'), b''); print('grpc' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.fixture
def ratings_in(spark, tmp_path):
    spark_of(spark.url, tmp_path / "ratings", made_rows(1))
    return spark.url


class TestInSpark:
    pytestmark = IN_SPARK

    @pytest.mark.parametrize(
        ("statement", "says"),
        [
            ("SELECT * FROM elsewhere", "not in Spark"),
            ("SELECT * FROM nowhere.ratings", "not in Spark"),
            ("SELECT p4ssw0rd FROM ratings", "does not have the columns"),
            ("SELEC p4ssw0rd", "does not understand"),
            ("SELECT CAST('p4ssw0rd' AS INT)", "could not count"),
        ],
    )
    def test_what_it_lacks_is_said_without_its_words(self, ratings_in, statement, says, caplog, capfd):
        with pytest.raises(SourceError, match=says) as found:
            spark.Spark(_source(ratings_in)).ask([statement], {})
        assert "p4ssw0rd" not in f"{found.value}{caplog.text}{''.join(capfd.readouterr())}"

    def test_what_takes_too_long_stops(self, ratings_in, monkeypatch):
        monkeypatch.setattr(spark, "MOST_SECONDS", 3)
        engine = spark.Spark(_source(ratings_in))
        with pytest.raises(SourceError, match="too long"):
            engine.ask(["SELECT SUM(a.id * b.id % 7) FROM range(10000000) AS a CROSS JOIN range(1000000) AS b"], {})
        monkeypatch.undo()
        # Both workers are free again.
        began = time.monotonic()
        assert len(engine.columns()) == 9
        engine.ask(["SELECT COUNT(*) FROM ratings GROUP BY district"], {})
        assert time.monotonic() - began < 60

    def test_the_app_opens_a_district_of_it(self, ratings_in, tmp_path):
        section = {"kind": "spark", "url": ratings_in, "table": "ratings", "counts": str(tmp_path / "counts")}
        app = on_connection.opened(tmp_path, section=section, district="District 1", page="heatmaps")
        assert not app.exception
        assert app.query_params["district"] == "District 1"
        known = OpenSource(RatingsSource(**section), SECRET)
        assert known.find("", None, 0, 10)[1] == 3
