"""Many questions of one kind are one table on Add and review ratings; a few stay one by one, and all are saved as answers."""

import time

import pytest

from tests.support.corpus.writers import LABELS
from tests.support.files import text
from tests.support.many_questions import RIGHT, answers, submit, tables
from tests.support.many_rows import file, numbered, varied
from tests.support.visitors import uploaded

WRONG = ("Lincoln-Elementary", "Roosevelt Midle", "Jeferson High School", "Washingtn Elementary", "Kennedy Midle")
MANY = 1_800


def spelled(count):
    names = [*RIGHT[:count], *RIGHT[:count], *WRONG[:count]]
    return file(varied(school=names, rater=numbered("r{}", len(names)))).getvalue()


def ratings(content, **more):
    app = uploaded({"a.csv": content}, **more).run()
    app.switch_page("pages/ratings.py").run()
    assert not app.exception
    return app


def test_a_few_are_questions_one_by_one():
    app = ratings(spelled(2), confirmed=False)
    assert not tables(app)
    assert [list(one.options) for one in app.radio[:2]] == [
        [RIGHT[0].replace("-", "\\-"), "It is a different school"],
        [RIGHT[1], "It is a different school"],
    ]


def test_many_are_one_table_the_likest_first():
    app = ratings(spelled(5), confirmed=False)
    (table,) = tables(app)
    assert table["spelling"].iloc[0] == "Lincoln-Elementary"
    assert set(zip(table["spelling"], table["looks_like"], strict=True)) == set(zip(WRONG, RIGHT, strict=True))
    assert set(table["ratings"]) == {1}
    assert len(app.radio) == 0


def test_what_schools_are_called_that_are_numbers_is_typed_one_by_one():
    numbers = ["1", "2", "3", "4", "5"]
    app = ratings(file(varied(school=numbers, rater=numbered("r{}", len(numbers)))).getvalue(), confirmed=False)
    assert not tables(app)
    texts = [one.value for one in app.markdown if "where the name of a school should be" in one.value]
    assert len(texts) == len(numbers)
    assert sum("name?" in one.label for one in app.text_input) == len(numbers)


@pytest.mark.parametrize("choice", ["The school in the “Looks like” column", "A different school"])
def test_all_rows_without_an_answer_are_answered_at_once(choice):
    app = ratings(spelled(5), confirmed=False)
    next(one for one in app.selectbox if one.label == "Use one answer for all rows that have none yet").select(choice)
    submit(app)
    said = answers(app)
    assert {said[f"school:{wrong}"] for wrong in WRONG} == (set(RIGHT) if "Looks" in choice else set(WRONG))
    assert {said[f"school:{wrong}@a.csv"] for wrong in WRONG} == {said[f"school:{wrong}"] for wrong in WRONG}
    app.run()
    assert not tables(app)
    assert "question" not in app.title[0].value
    assert not any("similar names" in one.value for one in app.subheader)


def test_many_words_in_place_of_ratings_are_one_table():
    words = ("Disagree", "Agree", "Strongly agree", "Strongly disagree")
    rows = [["Name", "School", "Team", "S1.1", "S1.2"], *(["Ann", "Oak", "School ILT", one, one] for one in words)]
    rows = [rows[0], *([f"r{at}", *row[1:]] for at, row in enumerate(rows[1:]))]
    app = ratings(text(rows), confirmed=False)
    (table,) = tables(app)
    assert dict(zip(table["in_the_files"], table["ratings"], strict=True)) == dict.fromkeys(words, 2)
    choices = next(one for one in app.selectbox if one.label == "Use one answer for all rows that have none yet")
    assert list(choices.options) == [
        "Answer later",
        *(f"{n}: {LABELS[n]}" for n in range(4)),
        "Not rated",
        "Not a rating",
    ]
    choices.select("not rated")
    submit(app)
    assert {answers(app)[f"rating:{word}@a.csv"] for word in words} == {"not rated"}


def test_no_answer_changes_nothing():
    app = ratings(spelled(5), confirmed=False)
    submit(app)
    assert answers(app) == {}
    assert any("You have not chosen an answer yet" in one.value for one in app.text)


def test_many_words_for_sides_are_one_table():
    words = numbered("Staff of kind {}", 5)
    app = ratings(file(varied(perspective=words, rater=numbered("r{}", 5))).getvalue(), confirmed=False)
    (table,) = tables(app)
    assert list(table["in_the_files"]) == words
    rest = next(one for one in app.selectbox if one.label == "Use one answer for all rows that have none yet")
    rest.select("District ILT")
    submit(app)
    assert {answers(app)[f"perspective:{word}@a.csv"] for word in words} == {"District ILT"}


def test_schools_that_count_as_two_are_one_table_where_there_are_many():
    names = [f"{name} {number}" for name in RIGHT for number in (1, 2)]
    app = ratings(file(varied(school=names, rater=numbered("r{}", len(names)))).getvalue(), confirmed=False)
    (table,) = tables(app)
    assert set(zip(table["first"], table["second"], strict=True)) == {(f"{name} 1", f"{name} 2") for name in RIGHT}
    next(one for one in app.selectbox if one.label == "Use one answer for all rows that have none yet").select(
        "No, two schools"
    )
    submit(app)
    assert not tables(app)
    assert answers(app) == {f"schools:{name} 1 | {name} 2": "two schools" for name in RIGHT}


@pytest.mark.full
def test_eighteen_hundred_are_shown_in_seconds():
    names = [f"Lincoln {chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)} Elementary" for n in range(MANY)]
    content = file(varied(school=names, rater=numbered("r{}", MANY))).getvalue()
    app = uploaded({"a.csv": content}, confirmed=False).run()
    start = time.process_time()
    app.switch_page("pages/ratings.py").run()
    assert time.process_time() - start < 10
    (table,) = tables(app)
    assert len(table) == 1_000
    assert len(app.radio) == 0
    assert not app.exception
