"""No figure on the wall comes from fewer raters than the cover asks, and none can be worked out from the others.

Whatever is shown is recomputed here from the ratings in plain Python, as sums over the groups that it claims to hold;
that nothing hidden follows from it is a question of linear algebra, answered by exact elimination.
"""

import random
from fractions import Fraction

import pandas as pd
import pytest

import ilt
from ilt import candour, findings, ratings
from ilt.candour import Cover
from ilt.ratings import OTHERS

ACTIONS = {"school": ("S1.1", "S1.2", "S2.2"), "district": ("D1.1", "D1.2", "D2.1")}
NS = ("n0", "n1", "n2", "n3")


def made(seed: int) -> pd.DataFrame:
    """Make up ratings: two rounds, up to six schools of one to six raters, blanks, visitors, people of two schools."""
    made_up = random.Random(seed)
    schools = [f"School {n}" for n in range(made_up.randint(1, 6))]
    rows = []
    for round_ in ("Fall 2026", "Spring 2027")[: made_up.randint(1, 2)]:
        for assessment, actions in ACTIONS.items():
            teams = [(school, side) for school in schools for side in ("self", "cross")]
            if assessment == "district":
                teams = [("", "self"), ("", "cross"), *[(school, "cross") for school in schools]]
            for school, side in teams:
                for n in range(made_up.choice([0, 1, 1, 2, 2, 3, 4, 6])):
                    # Some visitors, and some school people, rate more than one team.
                    shared = side == "cross" and made_up.random() < 0.5
                    rater = f"v{n}" if shared else f"{school}{assessment}{side}{n}"
                    for action in actions:
                        rating = made_up.choice([0, 1, 2, 3, None])
                        note = f"note of {rater} on {action}" if made_up.random() < 0.3 else ""
                        rows.append((round_, "Riverbend", assessment, school, rater, side, action, rating, note))
    return ratings.typed(pd.DataFrame(rows, columns=list(ratings.COLUMNS)))


def groups(table: pd.DataFrame) -> dict[tuple, dict[str, dict[str, int]]]:
    """Return who gave which rating of what, in plain Python: (round, district, ...) -> school -> rater -> rating."""
    found: dict[tuple, dict] = {}
    for row in table.itertuples(index=False):
        if not pd.isna(row.rating):
            found.setdefault(key_of(row), {}).setdefault(row.school, {})[row.rater] = int(row.rating)
    return found


def key_of(row) -> tuple:
    return (row.round, row.district, row.assessment, row.perspective, row.action_id)


def wanted(key: tuple, cover: Cover) -> int:
    return cover.k if (key[2], key[3]) in (("school", "self"), ("district", "cross")) else cover.in_office


def solvable(shown: list[set[str]], hidden: str) -> bool:
    """Tell whether sums over sets of schools give one school's figure: whether its unit vector is in their span."""
    names = sorted(set().union(*shown, {hidden}))
    rows = [[Fraction(name in one) for name in names] for one in shown]
    target = [Fraction(name == hidden) for name in names]

    def rank(matrix: list[list[Fraction]]) -> int:
        matrix, found = [row[:] for row in matrix], 0
        for column in range(len(names)):
            pivot = next((row for row in range(found, len(matrix)) if matrix[row][column]), None)
            if pivot is None:
                continue
            matrix[found], matrix[pivot] = matrix[pivot], matrix[found]
            for row in range(len(matrix)):
                if row != found and matrix[row][column]:
                    times = matrix[row][column] / matrix[found][column]
                    matrix[row] = [a - times * b for a, b in zip(matrix[row], matrix[found], strict=True)]
            found += 1
        return found

    return rank([*rows, target]) == rank(rows)


def holds(seeds: range) -> None:
    """Look at what any choice of schools shows, and try to solve for what is hidden; each seed is a district."""
    made_up = random.Random(seeds[0])
    table = pd.concat([made(seed).assign(district=f"District {seed}") for seed in seeds], ignore_index=True)
    cover = Cover(made_up.choice([1, 2, 3, 3, 5, 10]), made_up.choice([1, 1, 2, 3]))
    shown = candour.counts(ilt.count(table), table, cover)
    truth = groups(table)
    schools = sorted(set(table["school"]) - {""})
    choices = [(), *[(school,) for school in schools]]
    choices += [tuple(made_up.sample(schools, made_up.randint(1, len(schools)))) for _ in range(6)]
    seen: dict[tuple, list[set[str]]] = {key: [] for key in truth}
    for chosen in choices:
        scoped = findings.scoped(ilt.counts.select(shown, schools=chosen))
        for row in scoped[scoped["n"] > 0].itertuples(index=False):
            key = key_of(row)
            who = claimed(truth[key], row, chosen, wanted(key, cover))
            people = {rater for school in who for rater in truth[key][school]}
            assert len(people) >= wanted(key, cover)
            given = [rating for school in who for rating in truth[key][school].values()]
            assert tuple(getattr(row, name) for name in NS) == tuple(given.count(value) for value in range(4))
            seen[key].append(who)
    for key, sums in seen.items():
        small = {school for school, who in truth[key].items() if len(who) < wanted(key, cover)}
        for school in small:
            assert not solvable(sums, school), (key, school)
        if any(who & small for who in sums):
            # Where all of them say the same, the sum alone tells what each says.
            assert len({rating for school in small for rating in truth[key][school].values()}) > 1
    check_areas(shown)
    check_notes(table, shown, truth, cover)


def claimed(truth: dict, row, chosen: tuple[str, ...], least: int) -> set[str]:
    """Return the schools whose ratings a row holds, by the rules as they are told to people."""
    if row.scope == findings.SCHOOL:
        return {row.school}
    own = row.assessment == "district" and row.perspective == "self"
    here = {school for school in truth if not chosen or own or school in chosen}
    large = {school for school in here if len(truth[school]) >= least}
    small = here - large
    together = {rater for school in small for rater in truth[school]}
    ratings_ = {rating for school in small for rating in truth[school].values()}
    return here if not chosen and len(together) >= least and len(ratings_) > 1 else large


def check_areas(shown: pd.DataFrame) -> None:
    """A focus area is the sum of its actions as they are shown, so that it tells nothing beyond them."""
    actions = findings.scoped(shown)
    actions["focus_area"] = actions["action_id"].str[1].astype(int)
    keys = ["round", "district", "assessment", "scope", "school", "perspective", "focus_area"]
    sums = actions.groupby(keys)[["n", "total"]].sum()
    areas = findings.scoped_areas(shown).set_index(keys)[["n", "total"]]
    assert areas.sort_index().equals(sums.sort_index())


def check_notes(table: pd.DataFrame, shown: pd.DataFrame, truth: dict, cover: Cover) -> None:
    for row in candour.notes(table, shown, cover).itertuples(index=False):
        key = key_of(row)
        who = truth[key][row.school]
        assert len(who) >= wanted(key, cover)
        if not pd.isna(row.rating):
            given = list(who.values())
            assert all(given.count(value) >= wanted(key, cover) for value in set(given))
    visible = candour.raters(ilt.raters(table), cover)
    assert "sum" not in visible
    rated = visible[visible["rated"] > 0]
    for key, people in rated.groupby(list(ratings.TEAM))["rater"].nunique().items():
        assert people >= wanted((*key[:3], key[4]), cover)


@pytest.mark.parametrize("start", range(0, 300, 25))
def test_nothing_hidden_can_be_worked_out(start):
    holds(range(start, start + 25))


@pytest.mark.full
@pytest.mark.parametrize("start", range(0, 10_000, 500))
def test_nothing_hidden_can_be_worked_out_of_many(start):
    for first in range(start, start + 500, 25):
        holds(range(first, first + 25))


def table(*teams: tuple[str, str]) -> pd.DataFrame:
    rows = [
        ("Fall 2026", "Riverbend", "school", school, f"{school}{n}", "self", "S1.1", int(rating), "")
        for school, given in teams
        for n, rating in enumerate(given)
    ]
    return ratings.typed(pd.DataFrame(rows, columns=list(ratings.COLUMNS)))


def pooled(ratings_: pd.DataFrame, k: int = 3) -> tuple[int, int]:
    shown = candour.counts(ilt.count(ratings_), ratings_, Cover(k))
    row = findings.scoped(shown).query("scope == 'all schools'").iloc[0]
    return int(row["n"]), int(row["total"])


def test_schools_that_are_too_small_count_together():
    assert pooled(table(("Alder", "33"), ("Birch", "00"), ("Cedar", "111"))) == (7, 9)


def test_one_school_that_is_too_small_counts_nowhere():
    assert pooled(table(("Alder", "33"), ("Cedar", "111"))) == (3, 3)


def test_too_few_together_count_nowhere():
    assert pooled(table(("Alder", "3"), ("Birch", "0"), ("Cedar", "111"))) == (3, 3)


def test_those_who_all_say_the_same_count_nowhere():
    assert pooled(table(("Alder", "00"), ("Birch", "00"), ("Cedar", "111"))) == (3, 3)


def test_hidden_is_not_missing():
    some = table(("Alder", "33"), ("Cedar", "111"))
    shown = candour.counts(ilt.count(some), some, Cover(3)).set_index("school")
    assert shown.loc["Alder", ["n0", "n1", "n2", "n3", "raters", "hidden"]].tolist() == [0, 0, 0, 0, 0, 3]
    assert shown.loc["Cedar", ["n1", "raters", "hidden"]].tolist() == [3, 3, 0]
    assert OTHERS not in shown.index
