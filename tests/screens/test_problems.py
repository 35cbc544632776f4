"""Problems in words, and as a list for phones."""

import pandas as pd

from ilt.screens import problems


def test_one_problem_is_it_and_several_are_them():
    assert problems.not_counted(1, fixable=True).startswith(
        "We did not count this; everything else counts. You can continue without it. To fix it here, see"
    )
    assert problems.not_counted(2, fixable=True).startswith(
        "We did not count these; everything else counts. You can continue without them. To fix one here, see"
    )
    assert problems.not_counted(1, fixable=False) == "We did not count this. Fix the file and add it again."
    assert problems.not_counted(3, fixable=False) == "We did not count these. Fix the file and add it again."


def test_phones_list_each_problem_in_full_as_text():
    said = [("a.csv", "F18", "“<b>2.5</b>” is not a single rating."), ("b.docx, sheet 2", "", "This file is empty.")]
    assert problems.listed(said, 2) == (
        '<ul class="figures said">'
        "<li>a.csv, cell F18<ul><li>“&lt;b&gt;2.5&lt;/b&gt;” is not a single rating.</li></ul></li>"
        "<li>b.docx, sheet 2<ul><li>This file is empty.</li></ul></li></ul>"
    )
    assert problems.listed(said, 1_202).endswith("<li>and 1,200 more, in the table</li></ul>")


def test_what_is_entered_where_there_is_no_cell_is_not_passed_over():
    columns = ["source", "row", "cell", "correction"]
    of_cells = [["a.csv", 4, "H4", "2"], ["a.csv", 5, "H5", None], ["a.csv", 9, "", " "], ["b.csv", pd.NA, "", None]]
    assert problems.no_cell(pd.DataFrame(of_cells, columns=columns)) == ""
    entered = [*of_cells, ["a.csv", 12, "", "leave out"], ["b.csv", pd.NA, "", "2"]]
    words = problems.no_cell(pd.DataFrame(entered, columns=columns))
    assert "a problem that has no cell of its own (a.csv, row 12, b.csv)" in words
