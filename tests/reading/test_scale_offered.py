"""That 1 to 4 stand for 0 to 3 is an answer only where the file gives a reason for it."""

import pytest

from ilt.reading import read_here
from ilt.reading.questions import FROM_1
from tests.support.corpus import CASES, legends_from_1


@pytest.mark.parametrize("name", [case.name for case in legends_from_1.CASES])
def test_offered_where_the_legend_or_a_4_says_it(name, tmp_path):
    case = CASES[name]
    files = case.write(tmp_path)
    choices = read_here(*files).questions.set_index("key")["choices"]["scale"]
    assert (FROM_1 in choices) == bool(case.ratings)
    assert len(read_here(*files, answers={"scale": FROM_1}).ratings) == (10 if case.ratings else 0)
