"""What reading costs grows with the number of schools, rounds, raters ... and not with its square."""

import csv
import io
import itertools
import random
import re
import sys
import time
from difflib import SequenceMatcher

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilt import framework, ratings
from ilt.framework import text_key
from ilt.reading import forget, limits, read_here
from ilt.reading.all_tables import similar_names
from ilt.reading.formats import file_types
from ilt.reading.layouts import tables_of
from ilt.reading.layouts.rows import row_judge
from tests.support.daily import one_in, the_rest_in_full
from tests.support.many_rows import HEAD, ROW, file, numbered, varied

SMALL, FEW, GROWTH = 100, 50, 2.3
"""So many at first, and so many every day: what grows with the square is found with either."""
SECONDS = 12
"""Far more than any of these takes, and far less than what grew with the square took."""


def letters(n):
    return "".join(chr(97 + n // 26**place % 26) for place in range(3))


def schools(count):
    return [file(varied(school=numbered("School {:05d} Elementary", count), rater=numbered("r{}", count)))], {}


def districts(count):
    rows = varied(school=numbered("Oak {}", count), rater=numbered("r{}", count))
    text = io.StringIO()
    csv.writer(text).writerows([["district", *HEAD], *([f"District {n}", *row] for n, row in enumerate(rows))])
    made = io.BytesIO(text.getvalue().encode())
    made.name = "a.csv"
    return [made], {}


def misspelled(count):
    names = [f"Lincoln {letters(n)} Elementary" for n in range(count)]
    return [file(varied(school=names, rater=numbered("r{}", count)))], {}


def respelled(count):
    """Names that differ in spaces and marks alone."""
    marks = itertools.islice(itertools.product(" -.", repeat=8), count)
    return [
        file(varied(school=["L" + "".join(f"{m}x" for m in own) for own in marks], rater=numbered("r{}", count)))
    ], {}


def rounds(count):
    return [file(varied(round=numbered("Meeting number {}x", count), rater=numbered("r{}", count)))], {}


def perspectives(count):
    return [file(varied(perspective=numbered("Staff of kind {}", count), rater=numbered("r{}", count)))], {}


def perspectives_of_files(count):
    rows = varied(perspective=numbered("Staff of kind {}", count), rater=numbered("r{}", count))
    return [file(rows[at : at + 10], f"f{at}.csv") for at in range(0, count, 10)], {}


def raters(count):
    return [file(varied(rater=numbered("rater {}", count)))], {}


def raters_called_as_schools(count):
    """Each rater's name has a word of a school's, so it is held against the schools."""
    names = numbered("School {:05d} Elementary", count)
    return [file(varied(school=names, rater=numbered("{:05d} ILT of us", count)))], {}


def files(count):
    return [file([[*ROW[:2], f"r{n}", *ROW[3:]]], f"f{n}.csv") for n in range(count)], {}


def files_of_one_name(count):
    return [file([[*ROW[:2], f"r{n}", *ROW[3:]]]) for n in range(count)], {}


def files_again(count):
    return [file([[*ROW[:2], f"r{n // 2}", *ROW[3:]]], f"f{n}.csv") for n in range(count)], {}


def notices(count):
    """Each row a round and a school that are read as another, each of which is said."""
    rows = varied(round=[f"{('r', 'R')[n % 2]}ound {n // 2}" for n in range(count)], rater=numbered("r{}", count))
    return [file(rows)], {}


def answered(count):
    """Each school was answered to be another."""
    names = numbered("Place {}", count)
    return [file(varied(school=names, rater=numbered("r{}", count)))], {
        f"school:{name}": f"{name} School" for name in names
    }


def corrections(count):
    rows = [[*ROW[:2], f"r{n}", *ROW[3:5], "7"] for n in range(count)]
    return [file(rows[at : at + 5], f"f{at}.csv") for at in range(0, count, 5)], {
        f"fix@f{at}.csv!F{n}": "2" for at in range(0, count, 5) for n in range(2, 7)
    }


def unknown_actions(count):
    return [
        file(
            varied(
                action_id=[f"Sets goals with teachers {letters(n)}" for n in range(count)], rater=numbered("r{}", count)
            )
        )
    ], {}


def nearly_actions(count):
    """Wordings of actions with a slip in each: what they may mean is suggested."""
    wordings = [action.text for action in framework.current().of("school")]
    slips = [wordings[n % len(wordings)][:-6] + letters(n) + wordings[n % len(wordings)][-9:] for n in range(count)]
    return [file(varied(action_id=["S1.1", "S1.2", *slips], rater=numbered("r{}", count + 2)))], {}


def conflicts(count):
    once = varied(rater=numbered("r{}", count // 2))
    return [file([*once, *([*row[:5], "1"] for row in once)])], {"duplicates": "keep the latest"}


KINDS = (
    *(schools, misspelled, respelled, rounds, perspectives, perspectives_of_files, raters, files, files_of_one_name),
    *(files_again, notices, answered, corrections, unknown_actions, conflicts),
)


def work(make, count):
    """Return how many lines of Python and functions of C a reading takes; the same every time."""
    sources, answers = make(count)
    forget()
    done = itertools.count()

    def count_one(_frame, _event, _arg):
        next(done)
        return count_one

    def count_c(_frame, event, _arg):
        if event == "c_call":
            next(done)

    sys.settrace(count_one)
    sys.setprofile(count_c)
    try:
        read_here(*sources, answers=answers)
    finally:
        sys.settrace(None)
        sys.setprofile(None)
    return next(done)


@pytest.mark.parametrize("count", [FEW, pytest.param(SMALL, marks=pytest.mark.full)], ids=["few", "more"])
@pytest.mark.parametrize(
    "make",
    the_rest_in_full([conflicts], [kind for kind in KINDS if kind is not conflicts]),
    ids=lambda make: make.__name__,
)
def test_twice_as_many_take_twice_as_long(make, count):
    read_here(*make(4)[0], answers=make(4)[1])
    once, twice = work(make, count), work(make, 2 * count)
    assert twice < GROWTH * once


LARGE = {
    "schools that differ in a number": (schools, 1_800),
    "schools that differ in letters": (misspelled, 1_800),
    "schools that differ in marks": (respelled, 1_800),
    "more schools than are compared in full": (misspelled, limits.SCHOOLS_COMPARED + 100),
    "more schools than there are": (schools, limits.SCHOOLS + 1),
    "rounds": (rounds, 20_000),
    "perspectives": (perspectives, 5_000),
    "files": (files, 1_000),
    "fewer files": (files, 250),
    "notices": (notices, 1_000),
    "actions that are nearly ours": (nearly_actions, 20_000),
    "fewer actions that are nearly ours": (nearly_actions, 5_000),
    "raters": (raters, 100_000),
    "raters that are called as schools": (raters_called_as_schools, 4_000),
}
LONG = (
    "rounds",
    "files",
    "fewer files",
    "fewer actions that are nearly ours",
    "more schools than are compared in full",
    "actions that are nearly ours",
    "raters",
    "schools that differ in marks",
    "schools that differ in letters",
    "more schools than there are",
    "perspectives",
    "schools that differ in a number",
)


@pytest.mark.parametrize("name", [pytest.param(name, marks=pytest.mark.full if name in LONG else ()) for name in LARGE])
def test_many_are_read_in_seconds(name):
    make, count = LARGE[name]
    sources, answers = make(count)
    start = time.process_time()
    reading = read_here(*sources, answers=answers)
    assert time.process_time() - start < SECONDS
    assert len(reading.sources) == len(sources)
    assert reading.sources["seen"].sum() == count + 2 * (make is nearly_actions)


@pytest.mark.full
@pytest.mark.parametrize("heading", one_in(2, ["How do you feel about topic {}?", "{wording} part {}"]))
def test_hundreds_of_columns_are_read_in_seconds(heading):
    actions = [action.text for action in framework.current().of("school")]
    others = [heading.format(n, wording=actions[n % len(actions)]) for n in range(400)]
    text = io.StringIO()
    csv.writer(text).writerows([["School", *actions, *others], *(["Oak", *[n] * (len(actions) + 400)] for n in (2, 0))])
    made = io.BytesIO(text.getvalue().encode())
    made.name = "a.csv"
    start = time.process_time()
    reading = read_here(made)
    assert time.process_time() - start < SECONDS
    # Two people's answers to the actions, at least.
    assert reading.sources["seen"].sum() >= 2 * len(actions)


def test_many_rows_in_doubt_are_held_together():
    names = [f"School {letters(n)} Elementary" if n % 3 == 0 else f"Ana {letters(n).title()}" for n in range(90)]
    rows = varied(school=[f"School {letters(n)} Elementary" for n in range(90)], rater=names)
    (grid,) = file_types.open_file(file(rows).getvalue(), "a.csv", None).grids
    (table,) = tables_of(grid)
    (broken,) = table.broken
    assert (broken.code, np.flatnonzero(broken.rows).tolist()) == ("no-rater", list(range(0, 90, 3)))


@pytest.mark.parametrize(
    ("make", "limit", "column"),
    [
        (districts, limits.DISTRICTS, "district"),
        pytest.param(rounds, limits.ROUNDS, "round", marks=pytest.mark.full),
        pytest.param(schools, limits.SCHOOLS, "school", marks=pytest.mark.full),
    ],
)
def test_too_many_of_something_are_one_problem(make, limit, column):
    reading = read_here(*make(limit + 1)[0])
    assert reading.problems[["code", "column"]].to_numpy().tolist() == [["too-many-values", column]]
    assert reading.questions.empty
    assert reading.sources[["seen", "rejected"]].to_numpy().tolist() == [[limit + 1, limit + 1]]
    assert f"{limit:,}" in reading.problems.loc[0, "message"]


def test_many_schools_that_differ_in_a_number_are_named_together():
    reading = read_here(*schools(1_000)[0])
    (said,) = reading.notices["message"]
    assert said == (
        "“School 00000 Elementary”, “School 00001 Elementary”, “School 00002 Elementary” and 997 more are similar names, "
        "but count as 1,000 schools. If they are the same school, correct one of the names."
    )


def test_what_is_most_certain_and_holds_back_most_comes_first():
    names = ["Lincoln Elementary"] * 9 + ["Lincoln Elemntary"] * 2 + ["Roosevelt Middle"] * 9 + ["Roosevelt Midle"] * 4
    names += ["Oak Park School"] * 3 + ["Oak-Park School"]
    reading = read_here(file(varied(school=names, rater=numbered("r{}", len(names)))))
    questions = reading.questions[["key", "ratings"]].to_numpy().tolist()
    assert questions == [["school:Oak-Park School", 1], ["school:Lincoln Elemntary", 2], ["school:Roosevelt Midle", 4]]


def plain_rule(names):
    """Compare each name with each other, as the rule says it in the decision about schools that are spelled alike."""
    bare = {name: re.sub(r"[\W_]+", "", text_key(name)) for name in names}
    whole = {name: plain_name(name) for name in names}
    return {
        (one, other)
        for one, other in itertools.combinations(sorted(set(names) - {""}), 2)
        if "" in (whole[one][1], whole[other][1]) or whole[one][1] == whole[other][1]
        if bare[one] == bare[other]
        or (whole[one][0] and whole[one][0] == whole[other][0])
        or SequenceMatcher(None, one, other).ratio() >= 0.9
    }


def plain_name(name):
    """Return the letters of a name without its level and "School", and the level, of the words in the names below."""
    words = re.findall(r"[^\W_]+", text_key(name).replace("'", ""))
    level = next((word for word in words[len(words) > 1 :] if word in ("elementary", "middle", "high")), "")
    rest = [{"st": "saint"}.get(word, word) for word in words if word not in (level, "school")]
    return "".join(rest), level


SYLLABLES = st.sampled_from(
    ["Lincoln", "Linclon", "Lincon", "St. Mary's", "St Marys", "Oak", "Elk", "North", "South", "12", "II", "I"]
)
KIND = st.sampled_from(
    ["Elementary", "Elemntary", "elementary", "Elementary School", "Middle", "Midle", "High School", ""]
)
NAME = st.tuples(SYLLABLES, st.sampled_from([" ", "-", "  "]), KIND).map("".join) | st.text(
    st.sampled_from("ab -é"), max_size=12
)


@given(st.lists(NAME, max_size=10))
def test_the_quick_way_finds_what_the_plain_rule_finds(names):
    found = similar_names.similar(names)
    assert {(one, other) for one, other, _ in found.pairs} == plain_rule(names)
    assert found.compared_by == ""


def test_the_quick_way_finds_what_the_plain_rule_finds_of_many_ordinary_names():
    choose = random.Random(20261126)
    words = [
        "Lincoln",
        "Washington",
        "Roosevelt",
        "Oakdale",
        "Maple",
        "Ridge",
        "Cedar",
        "Hill",
        "Jefferson",
        "Franklin",
        "Kennedy",
        "Sunset",
        "Grant",
        "Lake",
    ]
    names = {
        f"{choose.choice(words)} {choose.choice(words)} {choose.choice(('Elementary', 'Middle', 'High'))}"
        for _ in range(150)
    }
    slips = [
        name[:at] + name[at + 1 :] for name in choose.sample(sorted(names), 20) for at in (choose.randrange(len(name)),)
    ]
    every_name = [*names, *slips]
    assert {(one, other) for one, other, _ in similar_names.similar(every_name).pairs} == plain_rule(every_name)


@pytest.mark.parametrize(
    "slip", ["Lincon 7 Elementary", "Lincoln 7  Elementary", "Lincoln 7 Elementarry", "LINCOLN-7-ELEMENTARY"]
)
def test_of_very_many_names_those_with_one_slip_are_found(slip, monkeypatch):
    monkeypatch.setattr(limits, "SCHOOLS_COMPARED", 10)
    found = similar_names.similar(["Lincoln 7 Elementary", slip, *numbered("Place {} of Learning", 50)])
    assert ("Lincoln 7 Elementary", slip) in {
        tuple(sorted(pair[:2], key="Lincoln 7 Elementary".__ne__)) for pair in found.pairs
    }
    assert "one letter" in found.compared_by


def plain_order(labels):
    """Return the kind that most labels are of, the first of as many, as plain Python counts them."""
    kinds = [place[0] for place in map(ratings._place, dict.fromkeys(labels)) if place]
    return max(kinds, key=kinds.count) if kinds else ""


LABELS = st.lists(
    st.sampled_from(
        ["Fall 2026", "Spring 2026", "Round 1", "R2", "2026-09-14", "BOY 2026", "MOY 2027", "Kick-off", "2026"]
    ),
    max_size=8,
)


@given(LABELS)
def test_rounds_of_the_most_frequent_kind_are_placed(labels):
    common = plain_order(labels)
    unplaced = [label for label in dict.fromkeys(labels) if not (place := ratings._place(label)) or place[0] != common]
    assert list(ratings.order_rounds(labels).unplaced) == (unplaced if len(set(labels)) > 1 else [])


@given(st.lists(st.sampled_from([0.0, 1.0, 2.0, 2.5, 3.0]), min_size=1), st.sampled_from([0.0, 1.0, 2.5, 4.0]))
def test_the_most_frequent_rating_is_the_one_that_is_counted_most(others, value):
    most = max(map(others.count, others))
    assert row_judge._CHECKS["mode"](value, np.array(others)) == (others.count(value) == most)
