"""No figure that is shown comes from fewer raters than the minimum group size, or can be worked out from others.

Whatever is shown is recomputed here from the ratings in plain Python, as sums over the groups that it claims to hold;
that nothing hidden follows from it is a question of linear algebra, answered by exact elimination.
"""

import random
from fractions import Fraction

import pandas as pd
import pytest

import ilt
from ilt import findings, format, framework, ratings, rules, shown_before, suppression
from ilt.ratings import OTHERS
from ilt.suppression import Minimums
from tests.support.made_ratings import made_ratings

NS = ("n0", "n1", "n2", "n3")


def groups(table: pd.DataFrame) -> dict[tuple, dict[str, dict[str, int]]]:
    """Return who gave which rating of what, in plain Python: (round, district, ...) -> school -> rater -> rating."""
    found: dict[tuple, dict] = {}
    for row in table.itertuples(index=False):
        if not pd.isna(row.rating):
            found.setdefault(key_of(row), {}).setdefault(row.school, {})[row.rater] = int(row.rating)
    return found


def key_of(row) -> tuple:
    return (row.round, row.district, row.assessment, row.perspective, row.action_id)


def wanted(key: tuple, minimums: Minimums) -> int:
    return minimums.k if (key[2], key[3]) in (("school", "self"), ("district", "cross")) else minimums.in_office


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
    table = pd.concat([made_ratings(seed).assign(district=f"District {seed}") for seed in seeds], ignore_index=True)
    minimums = Minimums(made_up.choice([1, 2, 3, 3, 5, 10]), made_up.choice([1, 1, 2, 3]))
    shown = suppression.counts(ilt.count(table), table, minimums)
    truth = groups(table)
    schools = sorted(set(table["school"]) - {""})
    choices = [(), *[(school,) for school in schools]]
    choices += [tuple(made_up.sample(schools, made_up.randint(1, len(schools)))) for _ in range(6)]
    seen: dict[tuple, list[set[str]]] = {key: [] for key in truth}
    for chosen in choices:
        scoped = findings.scoped(ilt.counts.select(shown, schools=chosen))
        for row in scoped[scoped["n"] > 0].itertuples(index=False):
            key = key_of(row)
            who = claimed(truth[key], row, chosen, wanted(key, minimums))
            people = {rater for school in who for rater in truth[key][school]}
            assert len(people) >= wanted(key, minimums)
            rated = [rating for school in who for rating in truth[key][school].values()]
            assert tuple(getattr(row, name) for name in NS) == tuple(rated.count(value) for value in range(4))
            seen[key].append(who)
    for key, sums in seen.items():
        small = {school for school, who in truth[key].items() if len(who) < wanted(key, minimums)}
        for school in small:
            assert not solvable(sums, school), (key, school)
    check_blanks(table, shown, minimums)
    check_areas(shown)
    check_notes(table, suppression.release(ilt.count(table), table, minimums, shown_before.none()), truth, minimums)
    check_raters(table, minimums)


def claimed(truth: dict, row, chosen: tuple[str, ...], least: int) -> set[str]:
    """Return the schools whose ratings a row holds, by the rules as they are told to people."""
    if row.scope == findings.SCHOOL:
        return {row.school}
    own = row.assessment == "district" and row.perspective == "self"
    here = {school for school in truth if not chosen or own or school in chosen}
    large = {school for school in here if len(truth[school]) >= least}
    small = here - large
    together = {rater for school in small for rater in truth[school]}
    return here if not chosen and len(together) >= least else large


def check_blanks(table: pd.DataFrame, shown: pd.DataFrame, minimums: Minimums) -> None:
    """Of a team that is too small for any action, each action of the framework looks the same, whatever was left out.

    Where a team is larger, only what fewer than enough left blank, and nobody rated, looks hidden.
    """
    rated, blank = {}, {}
    for row in table.itertuples(index=False):
        into = blank if pd.isna(row.rating) else rated
        into.setdefault(team_of(row), {}).setdefault(row.action_id, set()).add(row.rater)
    looks = {(*team_of(row), row.action_id): row for row in shown.itertuples(index=False)}
    for team, answers in rated.items():
        least = wanted((*team[:3], team[4]), minimums)
        left = blank.get(team, {})
        large = {
            a
            for a in {*answers, *left}
            if len(answers.get(a, ())) >= least or (a not in answers and len(left[a]) >= least)
        }
        actions = [action.id for action in framework.current().actions if action.assessment == team[2]]
        for action in actions if not large else [a for a in actions if a in answers or a in left]:
            row = looks[*team, action]
            if action in large:
                assert row.hidden == 0
                assert (row.raters, row.not_rated) == (len(answers.get(action, ())), len(left.get(action, ())))
            else:
                assert (row.n0, row.n1, row.n2, row.n3, row.not_rated, row.raters, row.hidden) == (0,) * 6 + (least,)


def check_areas(shown: pd.DataFrame) -> None:
    """A focus area is the sum of its actions as they are shown, so that it tells nothing beyond them."""
    actions = findings.scoped(shown)
    actions["focus_area"] = actions["action_id"].str[1].astype(int)
    keys = ["round", "district", "assessment", "scope", "school", "perspective", "focus_area"]
    sums = actions.groupby(keys)[["n", "total"]].sum()
    areas = findings.scoped_areas(shown).set_index(keys)[["n", "total"]]
    assert areas.sort_index().equals(sums.sort_index())


def check_notes(table: pd.DataFrame, shown: suppression.Release, truth: dict, minimums: Minimums) -> None:
    """Notes: all those of groups that are large enough, and no others; a rating beside them where enough gave each."""
    blank: dict[tuple, int] = {}
    for row in table[table["rating"].isna()].itertuples(index=False):
        blank[(*key_of(row), row.school)] = blank.get((*key_of(row), row.school), 0) + 1
    expected = []
    for row in table[table["note"] != ""].itertuples(index=False):
        key = key_of(row)
        rated = list(truth.get(key, {}).get(row.school, {}).values())
        least = wanted(key, minimums)
        if len(rated) < least:
            continue
        sizes = [rated.count(value) for value in set(rated)] + [n for n in [blank.get((*key, row.school))] if n]
        rating = -1 if min(sizes) < least or pd.isna(row.rating) else int(row.rating)
        place = (row.round, row.district, row.assessment, row.school, row.perspective, row.action_id)
        expected.append((*place, row.note, rating, min(sizes) >= least))
    found = suppression.notes(table, shown, minimums)
    assert "rater" not in found
    assert list(found.index) == list(range(len(found)))
    names = [*ratings.TEAM, "action_id", "note", "rating", "labeled"]
    assert list(found.fillna({"rating": -1})[names].itertuples(index=False, name=None)) == sorted(expected)


def check_raters(table: pd.DataFrame, minimums: Minimums) -> None:
    """Raters: a team that is too small is one with the other small ones, where those together are large enough."""
    every = list(ilt.raters(table).itertuples(index=False))
    teams: dict[tuple, set[str]] = {}
    small: dict[tuple, set[str]] = {}
    for row in every:
        teams.setdefault(team_of(row), set()).update([row.rater] if row.rated else [])
    for team, people in teams.items():
        if len(people) < wanted((*team[:3], team[4]), minimums):
            small.setdefault((*team[:3], team[4]), set()).update(people)
    expected = []
    for row in every:
        team = team_of(row)
        team_of_all, least = (*team[:3], team[4]), wanted((*team[:3], team[4]), minimums)
        own = len(teams[team]) >= least
        if own or len(small[team_of_all]) >= least:
            school = row.school if own else OTHERS
            expected.append((*team[:3], school, row.perspective, row.rater, row.rated, row.not_rated, row.known))
    found = suppression.raters(ilt.raters(table), minimums)
    assert list(found.columns) == [*ratings.TEAM, "rater", "rated", "not_rated", "known"]
    assert list(found.itertuples(index=False, name=None)) == expected


def team_of(row) -> tuple:
    return (row.round, row.district, row.assessment, row.school, row.perspective)


@pytest.mark.parametrize(
    "start",
    [
        0,
        *(pytest.param(start, marks=[pytest.mark.full, pytest.mark.mutants]) for start in range(25, 300, 25)),
    ],
)
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
        for school, rated in teams
        for n, rating in enumerate(rated)
    ]
    return ratings.typed(pd.DataFrame(rows, columns=list(ratings.COLUMNS)))


def pooled(ratings_: pd.DataFrame, k: int = 3) -> tuple[int, int]:
    shown = suppression.counts(ilt.count(ratings_), ratings_, Minimums(k))
    row = findings.scoped(shown).query("scope == 'all schools'").iloc[0]
    return int(row["n"]), int(row["total"])


def test_schools_that_are_too_small_count_together():
    assert pooled(table(("Alder", "33"), ("Birch", "00"), ("Cedar", "111"))) == (7, 9)


def test_one_school_that_is_too_small_counts_nowhere():
    assert pooled(table(("Alder", "33"), ("Cedar", "111"))) == (3, 3)


def test_too_few_together_count_nowhere():
    assert pooled(table(("Alder", "3"), ("Birch", "0"), ("Cedar", "111"))) == (3, 3)


def test_whether_small_schools_count_does_not_tell_that_they_agree():
    assert pooled(table(("Alder", "00"), ("Birch", "00"), ("Cedar", "111"))) == (7, 3)


def test_hidden_is_not_missing():
    some = table(("Alder", "33"), ("Cedar", "111"))
    shown = suppression.counts(ilt.count(some), some, Minimums(3)).query("action_id == 'S1.1'").set_index("school")
    assert shown.loc["Alder", ["n0", "n1", "n2", "n3", "raters", "hidden"]].tolist() == [0, 0, 0, 0, 0, 3]
    assert shown.loc["Cedar", ["n1", "raters", "hidden"]].tolist() == [3, 3, 0]
    assert OTHERS not in shown.index


NAMES = ["school", "n0", "n1", "n2", "n3", "not_rated", "raters", "hidden"]


def rows_of(*rows: tuple[str, str, str, int | None, str], side: str = "self") -> pd.DataFrame:
    """Return ratings of one action from (school, rater, action, rating, note)."""
    made_up = [
        ("Fall 2026", "Riverbend", "school", school, rater, side, action, rating, note)
        for school, rater, action, rating, note in rows
    ]
    return ratings.typed(pd.DataFrame(made_up, columns=list(ratings.COLUMNS)))


def test_small_schools_have_a_row_together():
    some = rows_of(
        ("Alder", "a", "S1.1", 0, ""),
        ("Alder", "b", "S1.1", None, ""),
        ("Birch", "c", "S1.1", 3, ""),
        ("Birch", "d", "S1.1", 3, ""),
        ("Cedar", "e", "S1.1", None, ""),
        *[("Elm", f"e{n}", "S1.1", 1, "") for n in range(3)],
        *[("Elm", f"e{n}", "S1.2", 1, "") for n in range(2)],
    )
    shown = suppression.counts(ilt.count(some), some, Minimums(3))
    assert list(shown.columns) == [*ilt.counts.COLUMNS, "hidden"]
    assert list(shown.index) == list(range(len(shown)))
    own = shown.set_index("action_id").loc["S1.1", NAMES]
    assert own.to_numpy().tolist() == [
        ["Alder", 0, 0, 0, 0, 0, 0, 3],
        ["Birch", 0, 0, 0, 0, 0, 0, 3],
        ["Cedar", 0, 0, 0, 0, 1, 0, 0],  # nobody of Cedar has rated anything: nothing to hide
        ["Elm", 0, 3, 0, 0, 0, 3, 0],
        [OTHERS, 1, 0, 0, 2, 1, 3, 0],
    ]
    # Elm's two are too few; that Alder and Birch left it out is not told either.
    assert shown.set_index("action_id").loc["S1.2", NAMES].to_numpy().tolist() == [
        ["Alder", 0, 0, 0, 0, 0, 0, 3],
        ["Birch", 0, 0, 0, 0, 0, 0, 3],
        ["Elm", 0, 0, 0, 0, 0, 0, 3],
    ]


def test_of_a_team_that_is_large_enough_with_who_left_it_blank_nothing_is_hidden():
    some = rows_of(*[("Elm", f"e{n}", "S1.1", rating, "") for n, rating in enumerate((0, 1, 2, None))])
    shown = suppression.counts(ilt.count(some), some, Minimums(3))
    assert shown[["action_id", *NAMES]].to_numpy().tolist() == [["S1.1", "Elm", 1, 1, 1, 0, 1, 3, 0]]


def test_what_too_few_left_blank_is_hidden_where_others_of_the_team_rated():
    some = rows_of(
        *[("Elm", f"e{n}", "S1.1", 2, "") for n in range(3)], *[("Elm", f"e{n}", "S1.2", None, "") for n in range(2)]
    )
    shown = suppression.counts(ilt.count(some), some, Minimums(3))
    assert shown[["action_id", *NAMES]].to_numpy().tolist() == [
        ["S1.1", "Elm", 0, 0, 3, 0, 0, 3, 0],
        ["S1.2", "Elm", 0, 0, 0, 0, 0, 0, 3],
    ]


def test_one_person_in_two_small_schools_is_one():
    some = rows_of(
        ("Alder", "a", "S1.1", 0, ""),
        ("Alder", "b", "S1.1", 1, ""),
        ("Birch", "a", "S1.1", 3, ""),
        ("Birch", "b", "S1.1", 2, ""),
        side="cross",
    )
    assert OTHERS not in set(suppression.counts(ilt.count(some), some, Minimums(3, 3))["school"])
    assert OTHERS in set(suppression.counts(ilt.count(some), some.assign(rater=list("abcd")), Minimums(3, 3))["school"])


@pytest.mark.parametrize(
    ("assessment", "side", "least"),
    [("school", "self", 5), ("district", "cross", 5), ("school", "cross", 2), ("district", "self", 2)],
)
def test_who_is_protected_by_which_number(assessment, side, least):
    row = pd.DataFrame({"assessment": [assessment], "perspective": [side]}, index=[7])
    found = Minimums(5, 2).of(row)
    assert (found.loc[7], list(found.index)) == (least, [7])


def test_the_minimums_are_three_by_themselves_and_one_in_office():
    assert Minimums() == Minimums(3, 1)


def test_minimums_are_fixed():
    with pytest.raises(AttributeError):
        Minimums().k = 1
    assert len({Minimums(3, 1), Minimums(3, 1)}) == 1


def test_who_rated_is_shown_of_small_teams_together():
    some = rows_of(
        ("Alder", "a", "S1.1", 2, ""),
        ("Birch", "b", "S1.1", 2, ""),
        ("Birch", "c", "S1.1", None, ""),
        ("Cedar", "d", "S1.1", 0, ""),
        ("Cedar", "e", "S1.1", 1, ""),
        ("Cedar", "f", "S1.1", None, ""),
    )
    names = ["school", "rated", "not_rated"]
    found = suppression.raters(ilt.raters(some), Minimums(2))
    assert sorted(found[names].itertuples(index=False, name=None)) == [
        (OTHERS, 0, 1),  # sorts before every name
        (OTHERS, 1, 0),
        (OTHERS, 1, 0),
        ("Cedar", 0, 1),
        ("Cedar", 1, 0),
        ("Cedar", 1, 0),
    ]
    assert suppression.raters(ilt.raters(some), Minimums(4))["school"].tolist() == [OTHERS] * 6
    # Where no team is small, each is there by itself.
    large = rows_of(("Cedar", "d", "S1.1", 0, ""), ("Cedar", "e", "S1.1", 1, ""))
    assert suppression.raters(ilt.raters(large), Minimums(2))["school"].tolist() == ["Cedar"] * 2
    blank = rows_of(("Alder", "a", "S1.1", None, ""))
    assert suppression.raters(ilt.raters(blank), Minimums(1)).empty  # who rated nothing is no team
    assert suppression.raters(ilt.raters(some), Minimums(5)).empty


def test_a_note_has_a_rating_that_enough_people_gave():
    """S1.1: each rating given twice. S1.2: one person gave the 3. S1.3: one person gave none. S2.1: one rater only."""
    rated = {"S1.1": [0, 0, 2, 2], "S1.2": [0, 0, 3], "S1.3": [1, 1, None], "S2.1": [2]}
    some = rows_of(
        *[
            ("Alder", f"r{n}", action, rating, f"note {n}" if n != 1 else "")
            for action, values in rated.items()
            for n, rating in enumerate(values)
        ]
    )[::-1]  # not in the order in which they are shown
    minimums = Minimums(2)
    found = suppression.notes(some, suppression.release(ilt.count(some), some, minimums, shown_before.none()), minimums)
    rows = found.fillna({"rating": -1})[["action_id", "note", "rating", "labeled"]].to_numpy().tolist()
    assert rows == [
        ["S1.1", "note 0", 0, True],
        ["S1.1", "note 2", 2, True],
        ["S1.1", "note 3", 2, True],
        ["S1.2", "note 0", -1, False],
        ["S1.2", "note 2", -1, False],
        ["S1.3", "note 0", -1, False],
        ["S1.3", "note 2", -1, False],
    ]
    assert list(found.columns) == [*(name for name in ratings.COLUMNS if name != "rater"), "labeled"]
    assert list(found.index) == list(range(len(found)))


def test_with_a_minimum_of_one_a_single_rater_is_heard():
    some = rows_of(("Alder", "a", "S1.1", 2, "we try"), ("Alder", "a", "S1.2", None, "no rating"))
    found = suppression.notes(
        some, suppression.release(ilt.count(some), some, Minimums(1), shown_before.none()), Minimums(1)
    )
    assert found[["action_id", "note", "rating", "labeled"]].to_numpy().tolist() == [["S1.1", "we try", 2, True]]


def test_where_a_team_agrees_on_a_low_rating_the_focus_area_may_be_hidden():
    rated = {
        "Alder": {"S1.1": "000", "S1.2": "123", "S2.1": "333", "S2.2": "011"},
        "Birch": {"S1.1": "001", "S1.2": "03", "S2.1": "1111", "S3.1": "222"},
        "Cedar": {"S1.1": "1", "S1.2": "1"},
        "Dogwood": {"S1.1": "11", "S1.2": "3"},
    }
    some = pd.concat(
        rows_of(*[(school, f"{school}{n}", action, int(value), "") for n, value in enumerate(values)])
        for school, actions in rated.items()
        for action, values in actions.items()
    )
    shown = suppression.counts(ilt.count(some), some, Minimums(3, 1, alike=True))
    assert list(shown.columns) == [*ilt.counts.COLUMNS, "hidden"]
    assert list(shown.index) == list(range(len(shown)))
    looks = {(row.school, row.action_id): (row.n0, row.n1, row.n2, row.n3, row.hidden) for row in shown.itertuples()}
    hidden = (0, 0, 0, 0, 3 + rules.OR_ALIKE)
    # Alder agrees on S1.1 and Birch on S2.1; Birch's S1.2 has two raters: nothing tells one from the other.
    assert [looks["Alder", action] for action in ("S1.1", "S1.2")] == [hidden] * 2
    assert [looks["Birch", action] for action in ("S1.2", "S2.1")] == [hidden] * 2
    assert [looks["Alder", action] for action in ("S2.1", "S2.2")] == [(0, 0, 0, 3, 0), (1, 2, 0, 0, 0)]
    assert [looks["Birch", action] for action in ("S1.1", "S3.1")] == [(2, 1, 0, 0, 0), (0, 0, 3, 0, 0)]
    # What the others have together agrees on S1.1.
    assert OTHERS not in set(shown["school"])
    plain = suppression.counts(ilt.count(some), some, Minimums(3, 1))
    assert set(plain["hidden"]) == {0, 3}
    assert plain.set_index(["school", "action_id"]).loc[(OTHERS, "S1.1"), "n1"] == 3


def test_where_one_rater_is_enough_nobody_is_hidden_for_agreeing():
    some = rows_of(("Alder", "a", "S1.1", 0, ""), side="cross")
    assert suppression.counts(ilt.count(some), some, Minimums(3, 1, alike=True))["n0"].tolist() == [1]


def test_two_who_agree_on_a_low_rating_are_hidden_where_two_are_enough():
    some = rows_of(*[("Alder", name, "S1.1", 0, "") for name in "ab"])
    assert suppression.counts(ilt.count(some), some, Minimums(2, 1, alike=True))["n0"].tolist() == [0]


def test_why_something_is_hidden_is_said_for_both_reasons_at_once():
    assert format.fewer_than(3) == "fewer than 3 raters"
    assert format.fewer_than(3 + rules.OR_ALIKE) == "fewer than 3 raters, or all gave the same rating"
