"""No table of 0-3 is beyond reach: where nothing of a file is read, somebody is asked which column is what.

Not where the table was understood, and each of its cells says why it is no rating.
"""

import json
from pathlib import Path

import pytest

import ilt
from ilt.reading import read_here
from ilt.reading.cells.text import cell_text
from ilt.reading.formats import file_types
from ilt.reading.problems import Refused
from tests.support.corpus import CASES
from tests.support.daily import one_in

EXPORTS = Path(__file__).parents[1] / "support" / "exports"
EXPORT_CASES = {case["id"]: case for case in json.loads((EXPORTS / "cases.json").read_text(encoding="utf-8"))}
NO_RATINGS = frozenset(
    (
        "means",
        "counts",
        "no-rows",
        "scale-set-aside",
        "set-aside",
        "sheet-not-used",
        "table-left-out",
        "status-left-out",
    )
)
"""What is said of figures that are nobody's rating, and of what a person left out."""
OF_CELLS = frozenset(
    ("assessment-disagrees", "action-disagrees", "not-a-rating", "percent", "mark-unclear", "facts-unclear", "no-rater")
)
SAID_TO_BE_NONE = {"headings that may be names: nothing that is known"}
"""Somebody was asked what the headings of its columns name, and answered that it is nothing of what was offered."""
ROW_BY_ROW = frozenset(("tidy", "template", "by column"))
"""Layouts in which a row names its action, so that one that is not known is the row's own problem."""


def out_of_reach(paths, reading):
    """Return the files that hold 0-3, of which nothing was taken or waits, and nobody is asked about the columns."""
    figures = reading.sources.groupby("source")[["accepted", "waiting"]].sum().sum(axis=1)
    led = set(reading.questions["source"][reading.questions["key"] == "column"])
    found = []
    for path in paths:
        if figures.get(path.name, 1) or path.name in led:
            continue
        codes = set(reading.problems["code"][reading.problems["source"] == path.name])
        layouts = set(reading.sources["layout"][reading.sources["source"] == path.name])
        said = NO_RATINGS | OF_CELLS | ({"action-unknown"} if layouts <= ROW_BY_ROW else set())
        if not codes & said and holds_ratings(path):
            found.append((path.name, sorted(codes)))
    return found


def holds_ratings(path):
    """Tell whether a column holds 0-3 in two cells or more, and little else."""
    try:
        file = file_types.open_file(path.read_bytes(), path.name, None)
    except Refused:
        return False
    cells = [[cell_text(cell) for cell in column.present()] for grid in file.grids for column in grid.columns]
    return any(len(set(own) & set("0123")) > 1 and sum(own.count(n) for n in "0123") * 2 >= len(own) for own in cells)


def takes_nothing(case):
    """Tell whether nothing of some file of the corpus is taken or waits."""
    figures = [line.rsplit(" ", 5) for line in case.sources]
    return any(accepted == waiting == "0" for _, _, accepted, _, _, waiting in figures)


@pytest.mark.parametrize("name", one_in(10, [name for name, case in CASES.items() if takes_nothing(case)]))
def test_a_file_of_the_corpus_that_is_refused_leads_to_matching_columns(name, tmp_path):
    paths = CASES[name].write(tmp_path)
    found = out_of_reach(paths, read_here(*paths, answers=CASES[name].answers))
    assert found == [] or name in SAID_TO_BE_NONE


@pytest.mark.parametrize("case_id", one_in(8, EXPORT_CASES))
def test_an_export_that_is_refused_leads_to_matching_columns(case_id):
    case = EXPORT_CASES[case_id]
    paths = [EXPORTS / "files" / name for name in case["files"]]
    assert out_of_reach(paths, ilt.read(*map(str, paths), answers=case["answers"])) == []


def test_a_form_of_which_no_heading_is_an_action_alone_is_matched_by_its_guess(tmp_path):
    """Each guess is the action that the heading names; what the person confirms is read."""
    path = Path(tmp_path / "hard.csv")
    path.write_bytes(
        CASES["headings: a question behind each action that may ask something else leads to matching columns"].files()[
            "hard.csv"
        ]
    )
    reading = read_here(path)
    guess = {row.place: row.guess for row in reading.columns.itertuples() if row.guess}
    assert (guess["E"], guess["F"]) == ("S1.1", "S1.2")
    said = {f"column@hard.csv!{place}": role for place, role in guess.items()}
    assert read_here(path, answers=said).ratings["rating"].tolist() == [0, 3]


def test_columns_that_are_headed_alike_wait_until_the_row_above_them_is_said(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("What we do,Birch,,Cedar,\n,Stars,Why,Stars,Why\nS1.1,2,good,0,bad\nS1.2,1,,3,\n", encoding="utf-8")
    columns = {"2": "headings", "A": "action", "B": "rating", "C": "notes", "D": "rating", "E": "notes"}
    answers = {f"column@a.csv!{place}": role for place, role in columns.items()}
    answers |= {"round": "Fall 2026", "perspective": "District ILT", "school": "Birch"}
    reading = read_here(path, answers=answers)
    assert reading.ratings.empty
    assert "Row 1 has a different text above each column" in reading.questions["question"].item()
    assert "1" in set(reading.columns["place"])
    for more in (
        {"column@a.csv!1": "school"},
        {"column@a.csv!B": "rating; school=Birch", "column@a.csv!D": "rating; school=Cedar"},
    ):
        ratings = read_here(path, answers=answers | more).ratings
        found = ratings.groupby("school", observed=True)["rating"].agg(list).to_dict()
        assert found == {"Birch": [2, 1], "Cedar": [0, 3]}
    assert len(read_here(path, answers=answers | {"column@a.csv!1": "not used"}).ratings) == len([2, 1, 0, 3])
