"""What holds of any file: the accounting, no exception, the same table in every format, nothing twice."""

import csv
import io

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import ilt
from ilt.reading import read_here
from ilt.reading.cells import notes
from ilt.reading.cells.column import Column
from ilt.reading.cells.text import clean_note
from ilt.reading.formats import clean_csvs
from tests.support.files import book, opendocument

HEAD = ["round", "school", "rater", "perspective", "action_id", "rating", "note"]
CELLS = st.one_of(
    st.sampled_from(
        ["", "2", "S1.1", "D3.2", "self", "cross", "Fall 2026", "N/A", "2.5", "1-2", "Rating", "a note", "rating"]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=8),
)
PIECES = st.sampled_from(
    [
        ",",
        ";",
        "\t",
        '"',
        "'",
        "\n",
        "\r",
        "\r\n",
        "\x00",
        "rating",
        "action_id",
        "S1.1",
        "2",
        " ",
        "round",
        "é",
        "\ufeff",
    ]
)
RATING = st.sampled_from(["0", "1", "2", "3", "", "N/A", "2.5", "1 - note"])
# Notes say nothing of their rating: “nr” beside a 0 would be a problem (tests/reading/test_notes_against.py).
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["Fall 2026", "Spring 2027"]),
        st.sampled_from(["Alder", "Birch Elementary"]),
        st.sampled_from(["ann", "ben", "cas"]),
        st.sampled_from(["self", "cross"]),
        st.sampled_from(["S1.1", "S2.2", "S3.1", "S5.3"]),
        RATING,
        st.text(st.characters(codec="ascii", categories=["L", "N", "P"]), max_size=12).map(lambda note: f"nx{note}"),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda row: row[:5],
)
TABLE = st.integers(2, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.text(st.sampled_from('ab,"\n 1'), max_size=4), min_size=width, max_size=width),
        min_size=1,
        max_size=6,
    )
)
QUICK = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))


def named(data: bytes, name: str) -> io.BytesIO:
    file = io.BytesIO(data)
    file.name = name
    return file


def separated(rows: list, delimiter: str = ",") -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue().encode()


def held(reading: ilt.Reading) -> None:
    figures = reading.sources
    assert (figures["seen"] == figures[["accepted", "not_rated", "rejected", "waiting"]].sum(axis=1)).all()
    assert figures["accepted"].sum() - figures["duplicates"].sum() == reading.ratings["rating"].notna().sum()
    if len(reading.questions) or figures["rejected"].sum():
        assert len(reading.questions) + len(reading.problems)


def any_bytes(data: bytes) -> None:
    held(read_here(named(data, "a.csv")))


def any_text(pieces: list[str]) -> None:
    held(read_here(named("".join(pieces).encode(), "a.csv")))


def any_table(rows: list[list[str]]) -> None:
    held(read_here(named(separated([HEAD, *rows]), "a.csv")))


def has_means(rows: list[tuple[str, ...]]) -> bool:
    """Tell whether a fifth of the numbers, and two, are broken: then the column is one of means, the whole ones too."""
    broken = [row[5] for row in rows].count("2.5")
    return broken > 1 and 5 * broken >= sum(row[5] in ("0", "1", "2", "3", "2.5") for row in rows)


def same_in_every_format(rows: list[tuple[str, ...]]) -> None:
    table = [HEAD, *map(list, rows)]
    files = [
        named(separated(table), "a.csv"),
        named(separated(table, "\t"), "a.tsv"),
        named(book(("One", table)), "a.xlsx"),
        named(opendocument(table), "a.ods"),
    ]
    found = [read_here(file) for file in files]
    expected = [] if has_means(rows) else [row for row in rows if row[5] in ("0", "1", "2", "3", "1 - note")]
    for reading in found:
        rated = reading.ratings[reading.ratings["rating"].notna()]
        assert reading.ratings.equals(found[0].ratings)
        assert len(rated) == len(expected)
        assert reading.problems["code"].tolist() == found[0].problems["code"].tolist()


def twice_adds_nothing(rows: list[tuple[str, ...]]) -> None:
    data = separated([HEAD, *rows])
    once = read_here(named(data, "a.csv"))
    assert read_here(named(data, "a.csv"), named(data, "b.csv")).ratings.equals(once.ratings)
    other = separated([HEAD, *rows], ";")
    both = read_here(named(data, "a.csv"), named(other, "b.csv"))
    assert both.ratings["rating"].notna().sum() == once.ratings["rating"].notna().sum()
    held(both)


def quick_as_careful(rows: list[list[str]], end: str) -> None:
    """The quick way for faultless text gives the cells that Python's own csv module does."""
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator=end).writerows(rows)
    found = clean_csvs.columns(file.getvalue().encode(), ",", lambda *_: False)
    if found is not None:
        want = list(csv.reader(io.StringIO(file.getvalue(), newline=""), strict=True))
        assert [[column[at] for column in found] for at in range(len(found[0]))] == [row or [""] for row in want]


def notes_one_by_one(texts: list[str]) -> None:
    """Notes cleaned together are those cleaned alone, also in a part of a column."""
    column = Column(text=pa.chunked_array([["'first ", *texts]], type=pa.large_string())).slice(1, len(texts) + 1)
    cleaned = notes.cleaned(column)
    assert [cleaned[at] for at in range(len(texts))] == [clean_note(text) for text in texts]


def counted_one_by_one(rows: list[tuple[str, ...]]) -> None:
    """Counts of a table as it was read, and after a change, are those of plain Python."""
    table = read_here(named(separated([HEAD, *rows]), "a.csv")).ratings
    other = table.assign(school="One") if len(rows) % 2 else table.iloc[::2]
    for ratings in (table, other):
        people: dict[tuple[str, ...], set[str]] = {}
        for row in ratings.itertuples(index=False):
            who = people.setdefault((row.round, row.school, row.perspective, row.action_id), set())
            if not pd.isna(row.rating):
                who.add(row.rater)
        counts = ilt.count(ratings)
        found = counts.set_index(["round", "school", "perspective", "action_id"])["raters"].to_dict()
        assert found == {team: len(who) for team, who in people.items()}


PROPERTIES = {
    "any bytes": (any_bytes, st.binary(max_size=65536)),
    "any text": (any_text, st.lists(PIECES, max_size=300)),
    "any table": (any_table, st.lists(st.lists(CELLS, min_size=1, max_size=9), max_size=12)),
    "same in every format": (same_in_every_format, ROWS),
    "twice adds nothing": (twice_adds_nothing, ROWS),
    "quick as careful": (lambda made: quick_as_careful(*made), st.tuples(TABLE, st.sampled_from(["\n", "\r\n"]))),
    "notes one by one": (
        notes_one_by_one,
        st.lists(st.text(st.sampled_from(" '=-+ab\n\t\r\u00a0é\u202e"), max_size=5)),
    ),
    "counted one by one": (counted_one_by_one, ROWS),
}


@pytest.mark.parametrize("name", PROPERTIES)
def test_holds(name):
    check, made = PROPERTIES[name]
    QUICK(given(made)(check))()


@pytest.mark.full
@pytest.mark.parametrize("name", PROPERTIES)
def test_holds_for_many(name):
    check, made = PROPERTIES[name]
    LONG(given(made)(check))()
