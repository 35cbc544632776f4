"""An id of the other assessment amid one's own may be a slip; and 1 may be the lowest of a scale that the file says."""

import io

import pytest

from ilt.reading import read_here
from ilt.reading.questions import FROM_1, SET_ASIDE, WAS_0_TO_3
from tests.support.corpus.writers import text

WHO = ["Ana Ruiz", "Birch Elementary", "Fall 2026", "self"]
HEAD = ["rater", "school", "round", "perspective"]
IDS = ["S1.1", "S1.2", "S1.3", "S2.1", "S2.2", "S3.1"]


def read(table, **answers):
    file = io.BytesIO(text(table))
    file.name = "t.csv"
    return read_here(file, answers=answers)


def tidy(ids):
    return [[*HEAD, "action_id", "rating"], *([*WHO, id_, at % 4] for at, id_ in enumerate(ids))]


def found(reading):
    return [*zip(reading.problems["code"], reading.problems["cell"], strict=True)]


def test_an_id_of_the_other_assessment_where_its_own_is_missing_may_be_a_slip():
    ids = [*IDS[:5], "D3.1"]
    assert found(read(tidy(ids))) == [("action-ambiguous", "E7")]
    assert found(read([[*HEAD, *ids], [*WHO, 0, 1, 2, 3, 0, 1]])) == [("action-ambiguous", "J1")]
    turned = [id_.replace("S", "D") for id_ in IDS[:5]]
    assert found(read(tidy([*turned, "S3.1"]))) == [("action-ambiguous", "E7")]


def test_what_somebody_corrected_to_it_is_no_slip():
    reading = read(tidy([*IDS[:5], "D3.1"]), **{"fix@t.csv!E7": "D3.1"})
    assert reading.problems.empty
    assert list(reading.ratings["action_id"])[-1] == "D3.1" or "D3.1" in set(reading.ratings["action_id"])


def test_an_action_of_either_is_no_slip_where_both_are_rated():
    for ids in ([*IDS, "D3.1"], [*IDS[:5], "D1.1", "D1.2", "D3.1"], ["S1.1", "S1.2", "D3.1"]):
        assert found(read(tidy(ids))) == [], ids


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ("Rate from 1 (not present) to 4", True),
        ("Rating scale: 1 (not present) to 4", True),
        ("Scale 1-4 (1 = not present)", True),
        ("Rate from 1 (beginning) to 4 (exemplary)", False),
    ],
)
def test_1_is_offered_as_the_lowest_where_the_file_says_it_without_a_4(said, offered):
    table = [[said], [""], [*HEAD, *IDS[:3]], [*WHO, 1, 2, 3]]
    choices = read(table).questions.set_index("key")["choices"]["scale"]
    assert tuple(choices) == ((FROM_1,) if offered else ()) + (WAS_0_TO_3, SET_ASIDE)
    if offered:
        assert list(read(table, scale=FROM_1).ratings["rating"]) == [0, 1, 2]
