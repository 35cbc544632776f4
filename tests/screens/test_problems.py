"""Problems in words, and as a list for phones."""

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
