"""An answer for all files does not cover files, or sheets, whose names say different schools or rounds."""

import pytest

import ilt
from ilt.store.limits import KEY_CHARACTERS
from tests.support.corpus.names import tabs, tidy
from tests.support.corpus.writers import text
from tests.support.files import source

SIDE = {"perspective": "School ILT"}
KNOWN = {"round": ["School", "Oak"], "school": ["Round", "Fall 2026"]}


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("school", ("Oak Elementary", "Elm High")),
        ("round", ("Oak - Fall 2026", "Oak - Spring 2027")),
        ("round", ("ILT_pre", "ILT_post")),
    ],
)
def test_files_whose_names_differ_do_not_share_an_answer(key, names):
    files = [(f"{name}.csv", text(tidy(marks, KNOWN[key]))) for name, marks in zip(names, ("01", "23"), strict=True)]

    def read(**answers):
        return ilt.read(*(source(data, name) for name, data in files), answers={**SIDE, **answers})

    before = read(**{key: "Fir"})
    assert list(before.questions["source"]) == [name for name, _ in files]
    assert [len(choices) for choices in before.questions["choices"]] == [1, 1]
    assert before.ratings.empty
    answered = read(**{key: "Fir", f"{key}@{files[0][0]}": "One", f"{key}@{files[1][0]}": "Two"})
    assert list(zip(answered.ratings[key], answered.ratings["rating"], strict=True)) == [
        ("One", 0),
        ("One", 1),
        ("Two", 2),
        ("Two", 3),
    ]


@pytest.mark.parametrize("names", [("Oak Elementary", "Oak Elementary (1)"), ("ILT_September 14", "ILT_November 6")])
def test_files_whose_names_do_not_differ_or_are_days_share_an_answer(names):
    files = [(f"{name}.csv", text(tidy(marks))) for name, marks in zip(names, ("01", "23"), strict=True)]
    answers = {**SIDE, "school": "Oak", "round": "Fall 2026"}
    reading = ilt.read(*(source(data, name) for name, data in files), answers=answers)
    assert reading.questions.empty
    assert list(reading.ratings["rating"]) == [0, 1, 2, 3]


@pytest.mark.parametrize("names", [("Pre", "Post"), ("Fall 2026", "Spring 2027"), ("Kim", "Lee")])
def test_an_answer_about_one_sheet_counts_whatever_its_name_says(names):
    (data,) = tabs(*names)().values()
    answers = {f"round@tabs.xlsx#{name}": f"Round {number}" for number, name in enumerate(names, 1)}
    reading = ilt.read(source(data, "tabs.xlsx"), answers={**SIDE, **answers})
    assert reading.questions.empty
    assert list(zip(reading.ratings["round"], reading.ratings["rating"], strict=True)) == [
        ("Round 1", 0),
        ("Round 1", 1),
        ("Round 2", 2),
        ("Round 2", 3),
    ]


def test_a_question_about_a_school_can_be_answered_whatever_the_length_of_its_name():
    long, marks = "7" * 2000, "23"
    rows = [
        ["Fall 2026", f"{long}{end}", f"R{end}", "self", "S1.1", mark] for end, mark in zip("ab", marks, strict=True)
    ]
    data = text([["round", "school", "rater", "perspective", "action_id", "rating"], *rows])
    reading = ilt.read(source(data, "a.csv"))
    answers = {one.key: one.choices[-1] for one in reading.questions.itertuples()}
    answered = ilt.read(source(data, "a.csv"), answers=answers)
    assert answered.questions.empty
    assert answered.ratings["school"].nunique() == 2
    numbers = ilt.read(source(data.replace(b"7a", b"7").replace(b"7b", b"78"), "a.csv"))
    assert all(len(one.key) <= KEY_CHARACTERS // 2 for one in numbers.questions.itertuples())
    assert "A school of more than 500 characters was shortened." in set(numbers.notices["message"])
