"""Files that are broken or mean harm: refused or survived, in time, with the process that reads them unharmed."""

import io
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

import ilt
from ilt import guard
from ilt.guard import pool, reads
from ilt.reading import limits, reader
from ilt.reports import tables
from tests.support import hostile_files
from tests.support.app_pages import ROOT
from tests.support.daily import one_in, the_rest_in_full
from tests.support.files import TIDY, book, document, opendocument, ratings_by_action, read, source, text
from tests.support.hostile_files import with_member
from tests.support.refused_files import FAR, REFUSED, SHEET, sheet


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name):
    make, file, code = REFUSED[name]
    data = make()
    start = time.monotonic()
    reading = read(data, file)
    assert time.monotonic() - start < 20
    assert reading.ratings.empty
    assert reading.questions.empty
    assert len(reading.problems) == 1
    assert reading.problems["row"].isna().all()
    if code:
        assert reading.problems["code"].tolist() == [code]


def test_prefixed_names_do_not_hide_a_far_cell():
    prefixed = SHEET.format(FAR).replace("<", "<x:").replace("<x:/", "</x:").replace(" xmlns=", " xmlns:x=")
    data = with_member(book(("One", TIDY)), "xl/worksheets/sheet1.xml", prefixed.encode())
    assert read(data, "a.xlsx").problems["code"].tolist() == ["too-many-cells"]


def test_a_wrong_dimension_record_changes_nothing():
    plain = book(("One", TIDY))
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml")
    wrong = xml.replace(b'<dimension ref="A1:E2"', b'<dimension ref="A1:XFD1048576"')
    assert wrong != xml
    reading = read(with_member(plain, "xl/worksheets/sheet1.xml", wrong), "a.xlsx")
    assert reading.ratings["rating"].tolist() == [2]


@pytest.mark.full
def test_names_that_climb_out_of_the_archive_are_never_unpacked(tmp_path):
    data = with_member(book(("One", TIDY)), "../../evil.txt", b"evil")
    reading = read(data, "../../etc/\u202epasswd.xlsx")
    assert reading.ratings["rating"].tolist() == [2]
    assert reading.sources.loc[0, "source"] == "passwd.xlsx"
    assert not (tmp_path.parent / "evil.txt").exists()


EVIL = [
    '=HYPERLINK("http://evil.example")',
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1",
    "<script>alert(1)</script>",
    "![x](http://evil.example/x.png)",
    "\u202eabc",
    "see;=1+1;",
    "see; =1+1;",
    'see;"=1+1;',
    "see|@SUM(A1)|",
    "'see;'=1+1",
    "see;'=1+1",
    "'=1+1",
]


@pytest.mark.parametrize("evil", one_in(6, EVIL))
def test_what_leaves_is_inert_and_reads_back(evil):
    head = ["round", "school", "rater", "perspective", "action_id", "rating", "note", "a.b[0]", "__proto__"]
    # A note of "-1" next to another rating is asked about.
    rows = [head, ["Fall 2026", f"{evil} School", "r1", "self", "S1.1", "1", evil, "x", "y"]]
    first = read(text(rows), "evil.csv")
    assert first.ratings["rating"].tolist() == [1]
    data = tables.ratings_csv(first.ratings)
    assert not any(
        line.lstrip('"').startswith(("=", "+", "-", "@", "＝")) for line in data.decode("utf-8-sig").splitlines()
    )
    for again in (read(data, "again.csv"), read(tables.ratings_xlsx(first.ratings), "again.xlsx")):
        assert (
            again.ratings[["school", "note"]].to_numpy().tolist()
            == first.ratings[["school", "note"]].to_numpy().tolist()
        )
    workbook = openpyxl.load_workbook(io.BytesIO(tables.ratings_xlsx(first.ratings)))
    assert all(cell.data_type != "f" for row in workbook.active.iter_rows() for cell in row)


def test_a_long_note_is_never_cut():
    long = "word " * 8000
    reading = read(text([[*TIDY[0], "note"], [*TIDY[1], long]]), "long.csv")
    assert read(tables.ratings_csv(reading.ratings), "again.csv").ratings.loc[0, "note"] == long.strip()
    assert not tables.fits_excel(reading.ratings)
    with pytest.raises(ValueError, match="Download the CSV instead"):
        tables.ratings_xlsx(reading.ratings)


LONG = {
    "brackets": "(" * 12_000,
    "dashes": " - " * 3_500,
    "square brackets": "[" * 30_000,
    "questions": "x: " * 10_000,
    "notes": "Notes " * 5_000,
    "notes at both ends": f"Notes on {'(_.' * 3_000} notes",
    "an id and spaces": f"S1.1{chr(160) * 20_000}x",
    "just short enough": "(" * (limits.HEADING_CHARACTERS - 9) + " comments",
    "soft hyphens": f"1 - Not{chr(173) * 20_000}present",
    "a note behind spaces": f"3 - Present{' ' * 15_000}and implemented consistently",
    "rating and spaces": f"Rating{' ' * 20_000}x",
    "comments of a page": "<!-- a -->" * 3_000,
    "quotes": "'" * 20_000,
    "marks": "<>=*" * 5_000,
}
FORMATS = {
    "xlsx": lambda rows: book(("One", rows)),
    "csv": text,
    "docx": document,
    "ods": opendocument,
}


IN_ALL = ("brackets", "dashes", "notes at both ends")


@pytest.mark.parametrize(
    "case",
    one_in(
        3,
        [
            *((name, "csv") for name in LONG),
            *((name, ending) for name in IN_ALL for ending in FORMATS if ending != "csv"),
        ],
    ),
    ids="-".join,
)
def test_a_long_cell_is_read_in_time_and_changes_nothing_else(case):
    """The cell stands among the headings, among the ratings, and as the school of a row."""
    name, ending = case
    cell = LONG[name]
    rows = [["School", "Round", "Perspective", "S1.1", cell, "S1.2"], ["Alder", "Fall 2026", "self", "2", cell, "1"]]
    data = FORMATS[ending](
        [*rows, [cell, "Fall 2026", "self", "0", "", cell], ["Birch", "Fall 2026", "self", "1", "", "3"]]
    )
    start = time.process_time()
    reading = reader.read_here(source(data, f"long.{ending}"))
    assert time.process_time() - start < 3
    if len(reading.questions):  # whether such a cell is a school's name
        assert reading.ratings.empty
        reading = reader.read_here(
            source(data, f"long.{ending}"), answers=dict.fromkeys(reading.questions["key"], "Cedar")
        )
    assert ratings_by_action(reading) == {"S1.1": 2, "S1.2": 1}
    assert ratings_by_action(reading, "Birch") == {"S1.1": 1, "S1.2": 3}


@pytest.mark.parametrize(
    "cell",
    the_rest_in_full(
        [],
        ["x: " * 13_000, "[" * 40_000, " - " * 13_000, *("é: [a - b? " * many for many in (15, 30, 150))],
    ),
    ids=lambda cell: f"{cell[:6]}{len(cell)}",
)
def test_many_long_headings_are_read_in_time(cell):
    start = time.process_time()
    reader.read_here(
        source(text([[f"{row} {column} {cell}" for column in range(60)] for row in range(50)]), "long.csv")
    )
    assert time.process_time() - start < 6


PROGRAM = """
import os, sys, time
sys.path.insert(0, {root!r})
from ilt.guard import frames
pipes = sys.stdin.buffer, sys.stdout.buffer
asked, _ = frames.receive(pipes[0])
frames.send(pipes[1], {{"at": 0}})
frames.receive(pipes[0])
{does}
"""


@pytest.mark.parametrize(
    ("does", "code"),
    [
        ("os.abort()", "could-not-be-opened"),
        pytest.param("sys.exit()", "could-not-be-opened", marks=pytest.mark.full),
        ("frames.send(pipes[1], {'failed': 'ValueError in x.py, line 1'}); time.sleep(99)", "could-not-be-opened"),
        pytest.param(
            "frames.send(pipes[1], {'done': True, 'packed': []}); time.sleep(99)",
            "could-not-be-opened",
            marks=pytest.mark.full,
        ),
        pytest.param(
            "pipes[1].write(b'\\xff' * 99); pipes[1].flush(); time.sleep(99)",
            "could-not-be-opened",
            marks=pytest.mark.full,
        ),
        pytest.param("while True: pass", "took-too-long", marks=pytest.mark.full),
        pytest.param("time.sleep(99)", "took-too-long", marks=pytest.mark.full),
    ],
)
def test_a_guard_that_dies_lies_or_hangs_is_one_problem(does, code, monkeypatch, tmp_path):
    script = tmp_path / "guard.py"
    script.write_text(PROGRAM.format(root=str(ROOT), does=does), encoding="utf-8")
    monkeypatch.setattr(pool, "_PROGRAM", script)
    monkeypatch.setattr(limits, "SECONDS", 1)
    monkeypatch.setattr(reads, "_LEAST_SECONDS", 1)
    guard.end()
    reading = read(book(("One", TIDY)), "a.xlsx")
    assert reading.problems[["source", "code"]].to_numpy().tolist() == [["a.xlsx", code]]
    assert reading.sources["source"].tolist() == ["a.xlsx"]
    guard.end()


def test_no_guard_at_all_is_one_problem_a_file(monkeypatch, tmp_path):
    monkeypatch.setattr(pool, "_PROGRAM", tmp_path / "nothing.py")
    guard.end()
    reading = ilt.read(source(book(("One", TIDY)), "a.xlsx"), source(text(TIDY), "b.csv"))
    assert reading.problems["code"].tolist() == ["could-not-be-opened"] * 2
    guard.end()


MEASURE = """
import sys
sys.path.insert(0, {root!r})
import ilt
from tests.support.guards import Process, guards
import os
ilt.read({path!r})
print(*(one.most_megabytes() for one in [Process(os.getpid()), *guards()]))
"""


@pytest.mark.parametrize(
    "name",
    the_rest_in_full([], ["many cells", "zip bomb", "far cell", "only separators"]),
)
def test_memory_stays_under_a_gigabyte(name, tmp_path):
    wide = "".join(
        f'<row r="{n}">' + "".join(f'<c r="{c}{n}"><v>1</v></c>' for c in "ABCDEFGH") + "</row>"
        for n in range(1, 100_000)
    )
    make, ending = (lambda: sheet(wide), "a.xlsx") if name == "many cells" else REFUSED[name][:2]
    path = tmp_path / ending
    path.write_bytes(make())
    code = MEASURE.format(root=str(ROOT), path=str(path))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    megabytes = [int(one) for one in done.stdout.split()]
    assert len(megabytes) > 1
    assert all(0 < one < 1024 for one in megabytes)


def good(n: int) -> bytes:
    """Return a file of one rating, by a rater of its own."""
    return text([["rater", *TIDY[0]], [f"rater {n}", *TIDY[1]]])


WITH_OTHERS = ("a name twice", "a size that lies", "thousands of sheets")


@pytest.mark.parametrize("name", the_rest_in_full(WITH_OTHERS[:1], WITH_OTHERS[1:]))
def test_a_bad_file_is_refused_and_those_with_it_are_read(name):
    """The file that its guard dies of is the one that is refused, wherever it stands."""
    bad = hostile_files.FILES[name]
    sources = [source(good(n), f"good {n}.csv") for n in range(4)]
    sources.insert(2, source(bad.make(), f"bad.{bad.ending}"))
    reading = ilt.read(*sources)
    assert reading.sources["source"].tolist() == [one.name for one in sources]
    assert set(reading.problems["source"]) <= {sources[2].name}
    assert set(reading.problems["code"]) <= set(bad.codes)
    assert len(reading.problems) == bool(bad.codes)


def killer(monkeypatch, tmp_path, names):
    """Let guards be that die of files with these names, each in its way; they read all others."""
    script = tmp_path / "process.py"
    script.write_text(KILLER.format(root=str(ROOT), names=names), encoding="utf-8")
    monkeypatch.setattr(pool, "_PROGRAM", script)
    guard.end()


KILLER = """
import sys, os
sys.path.insert(0, {root!r})
from ilt.guard import process
from ilt.reading.formats import file_types
true = file_types.open_file
def opened(data, name, memory=None):
    does = {names!r}.get(name)
    if does == "hangs":
        while True: pass
    if does == "aborts":
        os.abort()
    return true(data, name, memory)
file_types.open_file = opened
process.main()
"""


@pytest.mark.full
@pytest.mark.parametrize(
    "names",
    [
        *(
            pytest.param(names, marks=() if names == {"0.csv": "aborts"} else pytest.mark.full)
            for names in (
                {"0.csv": "hangs", "3.csv": "aborts"},
                {f"{n}.csv": "aborts" for n in range(5)},
                {"0.csv": "aborts"},
                {"4.csv": "aborts"},
                {"2.csv": "hangs"},
                {"1.csv": "aborts", "2.csv": "aborts", "4.csv": "aborts"},
            )
        ),
    ],
)
def test_the_files_that_guards_die_of_are_refused_and_no_other(names, monkeypatch, tmp_path):
    killer(monkeypatch, tmp_path, names)
    monkeypatch.setattr(limits, "SECONDS", 3)
    files = [source(good(n), f"{n}.csv") for n in range(5)]
    counted = guard.counted(*files)
    kinds = {"aborts": "could-not-be-opened", "hangs": "took-too-long"}
    problems = counted.reading.problems
    assert dict(zip(problems["source"], problems["code"], strict=True)) == {n: kinds[do] for n, do in names.items()}
    assert len(counted.reading.ratings) == 5 - len(names)
    assert counted.counts["raters"].sum() == len(counted.raters) == 5 - len(names)
    guard.end()


@pytest.mark.full
def test_reading_from_a_plain_script_and_a_thread(tmp_path):
    file = tmp_path / "a.xlsx"
    file.write_bytes(book(("One", TIDY)))
    code = (
        f"import sys; sys.path.insert(0, {str(Path(ilt.__file__).parents[1])!r})\n"
        "import ilt, threading\n"
        f"work = lambda: print(len(ilt.read({str(file)!r}).ratings))\n"
        "work(); t = threading.Thread(target=work); t.start(); t.join()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["1", "1"]


def test_problems_beyond_ten_thousand_are_counted():
    many = limits.PROBLEMS + 50
    reading = read(text([["rater", *TIDY[0]], *([f"r{n}", *TIDY[1][:4], "bad"] for n in range(many))]), "a.csv")
    codes = reading.problems["code"]
    assert (codes == "not-a-rating").sum() == limits.PROBLEMS
    assert codes.iloc[-1] == "more-problems"
    assert "more ratings have a problem (50 more)" in reading.problems["message"].iloc[-1]
    assert reading.problems["row"].iloc[-1] == limits.PROBLEMS + 2
    assert reading.sources["rejected"].tolist() == [many]


COSTLY = [name for name, file in hostile_files.FILES.items() if file.daily and file.codes and name not in WITH_OTHERS]


@pytest.mark.parametrize("name", one_in(4, COSTLY))
def test_hostile_files_are_refused_before_they_cost(name):
    file = hostile_files.FILES[name]
    reading = read(file.make(), f"a.{file.ending}")
    assert len(reading.problems) == 1
    assert reading.problems["code"].iloc[0] in file.codes
