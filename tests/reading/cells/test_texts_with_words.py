"""What is looked for in all names of a column at once is found in each that a look at it alone finds."""

import random
import re

import pytest

from ilt.reading.cells import (
    made_up_names,
    prompts,
    rater_names,
    summary_words,
    texts_with_words,
    whether_rows_count,
)

MODULES = (whether_rows_count, made_up_names, prompts, rater_names, summary_words)
SIGNS = [*" -/#().1@%é[\n\t'", ", ", ": ", " (", "  "]
NAMES = ["Ann", "Bo Li", "rater12", "School 7", "x", "xx", "12", "-", "n", ""]
SCHOOLS = ["oak elementary", "12", "school 3", "2 percent"]


def words_of(value):
    """Return the words in a constant of a module."""
    if isinstance(value, str):
        return {value, *re.findall(r"\S+", value)}
    if isinstance(value, dict):
        return words_of([*value, *value.values()])
    return {word for each in value for word in words_of(each)} if isinstance(value, tuple | list | frozenset) else set()


WORDS = sorted(
    word
    for word in words_of([value for module in MODULES for name, value in vars(module).items() if name[:2] != "__"])
    if len(word) < 25
)


def made_up(made):
    """Return a text of some of the words that these modules know, and of names."""
    text = ""
    for _ in range(made.choice([1, 1, 2, 2, 3, 4])):
        word = made.choice(WORDS if made.random() < 0.7 else NAMES)
        text += made.choice([word, word.upper(), word.title()]) + (made.choice(SIGNS) if made.random() < 0.7 else "")
    return text


@pytest.mark.parametrize("seed", range(4))
def test_all_at_once_finds_what_each_alone_does(seed):
    made = random.Random(seed)
    plain = [f"{made.choice(['Rater', 'R', 'Pat '])}{number}" for number in range(600)]
    texts = [made_up(made) for _ in range(2000)] + plain + ["test" * 30, "Ann" * 30 + " test"]
    schools = set(made.sample(SCHOOLS, 2))
    every = range(len(texts))
    assert rater_names.that_are_anonymous(texts) == {text for text in texts if rater_names.is_anonymous(text)}
    assert whether_rows_count.that_rule_out(texts) == [at for at in every if whether_rows_count.rules_out(texts[at])]
    assert summary_words.that_may_say(texts) == [at for at in every if summary_words.may_say(texts[at])]
    nobody = {at for at in every if rater_names.no_name(texts[at], rater_names.SchoolNames.of(schools))}
    assert nobody <= set(rater_names.that_may_be_nobody(texts, schools))


def test_plain_names_are_not_looked_at():
    names = [f"Ann Bay {number}" for number in range(1000)]
    assert list(rater_names.that_may_be_nobody([*names, "Whole team"], {"oak"})) == [1000]


@pytest.mark.parametrize(
    ("texts", "found"), [(["Ann", ""], [1]), ([""], [0]), (["a\n-b", "Ann"], []), (["A" * 81], [0])]
)
def test_a_blank_or_long_name_is_no_plain_one(texts, found):
    assert texts_with_words.may_hold(texts, frozenset(("test",))) == found
