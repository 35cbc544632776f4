"""Figures of several days tell no more than those of one: nobody who comes later is worked out by subtraction.

Which ratings a figure holds is found from outside: the same days are played again with a rating marked, and the figures
that change hold it. So nothing here repeats how it is decided; and what is shown must be the same each time, whatever
the ratings are.
"""

import itertools
import json
import random
import re
import time
from fractions import Fraction

import pandas as pd
import pytest

import ilt
from ilt import group_members, ratings, shown_before, suppression
from ilt.ratings import OTHERS
from ilt.suppression import Minimums
from tests.support.daily import the_rest_in_full

NS = ("n0", "n1", "n2", "n3")
KEYS = ("round", "district", "assessment", "school", "perspective", "action_id")
SIDES = (("school", "self", "S1.1"), ("school", "cross", "S1.1"), ("district", "cross", "D1.1"))
LEFT = "left blank"

Cell = tuple
"""(round, district, assessment, school, perspective, action), and who gave it."""
Day = dict[Cell, int]
"""Who had rated what by then, and in which version: 0 as first given, 1 once corrected, and so on."""


def grown(made_up: random.Random, district: str, days: int) -> list[Day]:
    """Make up days on which people of some schools come in one after the other, some in two schools, some blank."""
    here: Day = {}
    found = []
    schools = [f"School {n}" for n in range(made_up.randint(1, 5))]
    for day in range(days):
        for assessment, side, action in SIDES:
            for school in schools:
                for n in range(made_up.choice([0, 0, 1, 1, 2, 3] if day else [0, 1, 2, 3, 4])):
                    # A visitor of two schools is one person.
                    shared = side == "cross" and made_up.random() < 0.4
                    who = f"v{made_up.randint(0, 5)}" if shared else f"{school} {side} {day}-{n}"
                    here.setdefault(("Fall 2026", district, assessment, school, side, action, who), 0)
        found.append(dict(here))
    return found


def changed(made_up: random.Random, district: str, days: int) -> list[Day]:
    """Make up days on which people also correct what they gave, and go."""
    found = grown(made_up, district, days)
    versions: Day = {}
    gone: set[Cell] = set()
    for day in found[1:]:
        for cell in day:
            if made_up.random() < 0.08:
                versions[cell] = versions.get(cell, 0) + 1
            if made_up.random() < 0.05:
                gone.add(cell)
        for cell in [cell for cell in day if cell in gone]:
            del day[cell]
        day |= {cell: version for cell, version in versions.items() if cell in day}
    return found


def table(day: Day, values: dict) -> pd.DataFrame:
    """Return the ratings of a day, where ``values`` says what each (cell, version) is."""
    rows = [
        (*cell[:4], cell[6], cell[4], cell[5], values.get((cell, version)), "") for cell, version in sorted(day.items())
    ]
    return ratings.typed(pd.DataFrame(rows, columns=list(ratings.COLUMNS)))


def played(days: list[Day], values: dict, each_day: list[Minimums]) -> list[pd.DataFrame]:
    """Return what each day shows, each after those before it, by ``KEYS``."""
    before, found = shown_before.none(), []
    for day, minimums in zip(days, each_day, strict=True):
        rated = table(day, values)
        release = suppression.release(ilt.count(rated), rated, minimums, before)
        # As a workspace keeps it.
        before = shown_before.table(shown_before.entries(release.shown))
        assert before.equals(release.shown)
        found.append(release.counts.set_index(list(KEYS)))
    return found


def members(days: list[Day], blanks: set, each_day: list[Minimums]) -> list[dict]:
    """Return for each day which (cell, version) each shown figure holds."""
    marks = sorted({(cell, version) for day in days for cell, version in day.items()} - blanks)
    places: dict[tuple, list] = {}
    for mark in marks:
        places.setdefault((*mark[0][:3], mark[0][4]), []).append(mark)
    found: list[dict] = [{} for _ in days]
    # Figures of different districts and sides never meet: three ratings of each are marked at once, by the values 1 to 3.
    for start in range(0, max(map(len, places.values())), 3):
        marked = {}
        for every in places.values():
            marked |= {mark: value for value, mark in enumerate(every[start : start + 3], 1)}
        by_value = {(*cell[:3], *cell[4:6], f"n{value}"): (cell, version) for (cell, version), value in marked.items()}
        for day, shown in enumerate(played(days, {mark: marked.get(mark, 0) for mark in marks}, each_day)):
            for name in NS[1:]:
                for place in shown.index[shown[name] > 0]:
                    found[day].setdefault(place, set()).add(by_value[*place[:3], *place[4:], name])
    return found


def looks(shown: list[pd.DataFrame]) -> list:
    """Return all but the values: which groups are hidden, and how many ratings, blanks and raters stand there."""
    return [
        day.assign(n=day[list(NS)].sum(axis=1))[["n", "not_rated", "raters", "hidden"]].sort_index().to_dict("index")
        for day in shown
    ]


def reduced(rows: list[set]) -> list[dict]:
    """Return the reduced row echelon form of sums over sets, exactly: a row is {member: factor}."""
    found: list[dict] = []
    for one in rows:
        row = dict.fromkeys(one, Fraction(1))
        for basis in found:
            row = minus(row, basis, row.get(min(basis), Fraction(0)))
        if row:
            lead = row[min(row)]
            row = {member: factor / lead for member, factor in row.items()}
            found = [minus(basis, row, basis.get(min(row), Fraction(0))) for basis in found]
            found.append(row)
    return found


def minus(row: dict, other: dict, times: Fraction) -> dict:
    result = {member: row.get(member, 0) - times * other.get(member, 0) for member in row.keys() | other.keys()}
    return {member: factor for member, factor in result.items() if factor}


def people(marks) -> set[str]:
    return {cell[6] for cell, _ in marks}


def least(place: tuple, minimums: Minimums) -> int:
    return minimums.k if (place[2], place[4]) in (("school", "self"), ("district", "cross")) else minimums.in_office


def blank(made_up: random.Random, days: list[Day]) -> set:
    return {(cell, version) for day in days for cell, version in day.items() if made_up.random() < 0.1}


def check_days(seed: int, many: int, last: int = 4) -> None:
    """Play some days of growing districts; solve for what fewer than enough people gave, over all days together."""
    made_up = random.Random(seed)
    days = [{} for _ in range(last)]
    for n in range(many):
        for day, more in zip(days, grown(made_up, f"District {n}", len(days)), strict=True):
            day.update(more)
    # People who left it blank do so for good: who fills it in later is a change, which the next test plays.
    blanks = blank(made_up, days[-1:])
    each_day = [Minimums(made_up.choice([2, 3, 5]), made_up.choice([1, 2, 3]))] * len(days)
    held = members(days, blanks, each_day)
    looked = []
    for _ in range(2):
        values = {mark: made_up.randint(0, 3) for day in days for mark in day.items() if mark not in blanks}
        shown = played(days, values, each_day)
        for day, who in zip(shown, held, strict=True):
            for place, figures in zip(day.index, day[list(NS)].to_numpy().tolist(), strict=True):
                rated = [values[mark] for mark in who.get(place, ())]
                assert figures == [rated.count(value) for value in range(4)]
        looked.append(looks(shown))
    assert looked[0] == looked[1]  # whatever they say
    spans: dict[tuple, list[set]] = {}
    for day in held:
        for place, who in day.items():
            spans.setdefault((*place[:3], *place[4:]), []).append(who)
    for group, sums in spans.items():
        atoms = reduced(sums)
        taken: set = set()
        for atom in atoms:
            # Sums of sets that do not meet: whatever is added and subtracted, no less than one of them is left.
            assert not taken & atom.keys(), (seed, group)
            assert len(people(atom)) >= least((*group[:3], "", *group[3:]), each_day[0]), (seed, group)
            taken |= atom.keys()


def check_changes(seed: int, many: int, last: int = 4) -> None:
    """Play days on which people also correct, go and come back: no two days differ in what too few people gave."""
    made_up = random.Random(seed)
    days: list[Day] = [{} for _ in range(last)]
    for n in range(many):
        for day, more in zip(days, changed(made_up, f"District {n}", len(days)), strict=True):
            day.update(more)
    blanks = blank(made_up, days)
    each_day = [Minimums(made_up.choice([2, 3, 5]), made_up.choice([2, 3]))] * len(days)
    held = members(days, blanks, each_day)
    for place in {place for day in held for place in day}:
        seen = [day[place] for day in held if place in day]
        for first, second in itertools.combinations(seen, 2):
            assert first == second or len(people(first ^ second)) >= least(place, each_day[0]), (seed, place)
    together = {(*p[:3], *p[4:], cell) for day in held for p, who in day.items() if p[3] == OTHERS for cell, _ in who}
    alone = {(*p[:3], *p[4:], cell) for day in held for p, who in day.items() if p[3] != OTHERS for cell, _ in who}
    assert not together & alone


DAYS = [3, pytest.param(4, marks=[pytest.mark.full, pytest.mark.mutants])]
"""So many days are played every day, and in the long run."""


@pytest.mark.parametrize("days", DAYS)
def test_nobody_who_comes_later_can_be_worked_out(days):
    check_days(0, 3, days)


@pytest.mark.parametrize("days", DAYS)
def test_no_correction_can_be_worked_out(days):
    check_changes(0, 3, days)


@pytest.mark.full
@pytest.mark.parametrize("seed", range(100, 140))
def test_nobody_who_comes_later_can_be_worked_out_of_many(seed):
    check_days(seed, 25)
    check_changes(seed, 25)


@pytest.mark.full
def test_the_tests_above_could_fail(monkeypatch):
    monkeypatch.setattr("ilt.rules.JOINED", 0)
    with pytest.raises(AssertionError):
        check_days(2, 1)
    with pytest.raises(AssertionError):
        check_changes(2, 1)


def one(*schools: tuple[str, str]) -> pd.DataFrame:
    """Return ratings of one action by schools' own raters: (school, a digit a rater; ``-`` is a blank)."""
    rows = [
        ("Fall 2026", "R", "school", school, f"{school}{n}", "self", "S1.1", None if value == "-" else int(value), "")
        for school, rated in schools
        for n, value in enumerate(rated)
    ]
    return ratings.typed(pd.DataFrame(rows, columns=list(ratings.COLUMNS)))


def play(*days, k: int = 3, each_day=()) -> list[dict[str, tuple]]:
    """Return the figures and ``hidden`` of each school on each day."""
    before, found = shown_before.none(), []
    for place, day in enumerate(days):
        rated = one(*day)
        release = suppression.release(ilt.count(rated), rated, each_day[place] if each_day else Minimums(k), before)
        before = release.shown
        own = release.counts.query("action_id == 'S1.1'").set_index("school")
        found.append({school: tuple(row) for school, row in own[[*NS, "hidden"]].iterrows()})
    return found


def test_figures_change_once_enough_have_joined():
    first, one_more, two_more, three_more = play(
        [("Elm", "012")], [("Elm", "0123")], [("Elm", "01230")], [("Elm", "012300")]
    )
    assert first["Elm"] == one_more["Elm"] == two_more["Elm"] == (1, 1, 1, 0, 0)
    assert three_more["Elm"] == (3, 1, 1, 1, 0)


def test_a_correction_and_a_blank_filled_in_wait():
    figures = [day["Elm"] for day in play([("Elm", "012-")], [("Elm", "312-")], [("Elm", "0122")], [("Elm", "012")])]
    assert figures == [(1, 1, 1, 0, 0)] * 4


def test_a_school_counted_among_others_stays_there():
    days = play(
        [("Elm", "00"), ("Fir", "11"), ("Oak", "222")],
        [("Elm", "003"), ("Fir", "11"), ("Oak", "222")],
        [("Elm", "0033"), ("Fir", "113"), ("Oak", "222")],
    )
    assert [day["Elm"] for day in days] == [(0, 0, 0, 0, 3)] * 3
    assert [day[OTHERS] for day in days] == [(2, 2, 0, 0, 0)] * 2 + [(2, 2, 0, 3, 0)]


def test_a_school_shown_by_itself_is_never_counted_among_others():
    days = play(
        [("Elm", "003")], [("Elm", "00"), ("Fir", "11"), ("Oak", "2")], [("Elm", "003"), ("Fir", "11"), ("Oak", "2")]
    )
    assert [day["Elm"] for day in days] == [(2, 0, 0, 1, 0), (0, 0, 0, 0, 3), (2, 0, 0, 1, 0)]
    assert [day.get(OTHERS) for day in days] == [None, (0, 2, 1, 0, 0), (0, 2, 1, 0, 0)]


def test_where_one_rater_is_enough_nothing_waits():
    assert [day["Elm"] for day in play([("Elm", "0")], [("Elm", "1")], [("Elm", "12")], k=1)] == [
        (1, 0, 0, 0, 0),
        (0, 1, 0, 0, 0),
        (0, 1, 1, 0, 0),
    ]


def test_where_two_raters_are_enough_one_more_waits():
    days = play([("Elm", "00")], [("Elm", "001")], [("Elm", "0012")], k=2)
    assert [day["Elm"] for day in days] == [(2, 0, 0, 0, 0), (2, 0, 0, 0, 0), (2, 1, 1, 0, 0)]


def test_a_lower_minimum_shows_what_was_counted_together_and_a_higher_one_hides():
    days = play(*[[("Elm", "00"), ("Fir", "11"), ("Oak", "222")]] * 3, each_day=[Minimums(3), Minimums(2), Minimums(4)])
    assert [day["Elm"] for day in days] == [(0, 0, 0, 0, 3), (2, 0, 0, 0, 0), (0, 0, 0, 0, 4)]
    assert [day["Oak"] for day in days] == [(0, 0, 3, 0, 0), (0, 0, 3, 0, 0), (0, 0, 0, 0, 4)]
    # What was shown by itself is not counted among others afterwards.
    assert [OTHERS in day for day in days] == [True, False, False]


def test_what_was_counted_together_under_a_higher_minimum_is_counted_anew():
    schools = [("Ash", "33"), ("Elm", "000"), ("Fir", "111"), ("Oak", "22")]
    first, second = play(schools, schools, each_day=[Minimums(5), Minimums(3)])
    assert first[OTHERS] == (3, 3, 2, 2, 0)
    assert (second["Elm"], second["Fir"], second[OTHERS]) == ((3, 0, 0, 0, 0), (0, 3, 0, 0, 0), (0, 0, 2, 2, 0))


def test_what_was_counted_together_under_a_lower_minimum_stays_so():
    """Elm by itself, next to the pool that it was in, would tell what the one of Fir gave."""
    first, second = play(
        [("Elm", "0"), ("Fir", "1")], [("Elm", "000"), ("Fir", "1")], each_day=[Minimums(2), Minimums(3)]
    )
    assert first == {"Elm": (0, 0, 0, 0, 2), "Fir": (0, 0, 0, 0, 2), OTHERS: (1, 1, 0, 0, 0)}
    assert second == {"Elm": (0, 0, 0, 0, 3), "Fir": (0, 0, 0, 0, 3)}


def test_one_who_was_shown_alone_is_not_counted_among_others_under_a_higher_minimum():
    """What Elm and Fir gave is known: a sum with it would tell what the one of Oak gave."""
    schools = [("Elm", "0"), ("Fir", "1")]
    first, second = play(schools, [*schools, ("Oak", "2")], each_day=[Minimums(1), Minimums(3)])
    assert first == {"Elm": (1, 0, 0, 0, 0), "Fir": (0, 1, 0, 0, 0)}
    assert second == dict.fromkeys(("Elm", "Fir", "Oak"), (0, 0, 0, 0, 3))


def test_what_is_recorded_of_schools_that_are_counted_together():
    rated = one(("Elm", "00"), ("Fir", "3"), ("Oak", "12-3"))
    shown = suppression.release(ilt.count(rated), rated, Minimums(3), shown_before.none()).shown
    names = ["school", *NS, "not_rated", "raters", "k", "pooled", "renewed"]
    assert shown[names].to_numpy().tolist() == [
        [OTHERS, 2, 0, 0, 1, 0, 3, 3, False, False],
        ["Elm", 0, 0, 0, 0, 0, 0, 3, True, False],
        ["Fir", 0, 0, 0, 0, 0, 0, 3, True, False],
        ["Oak", 0, 1, 1, 1, 1, 3, 3, False, False],
    ]
    assert shown_before.table(shown_before.entries(shown)).equals(shown)
    # As a table it is what it was where nothing was shown.
    assert shown.dtypes.equals(shown_before.none().dtypes)


def test_notes_wait_with_their_figures_and_then_have_no_rating():
    def noted(rated: str) -> pd.DataFrame:
        table_ = one(("Elm", rated))
        return table_.assign(note=[f"note {n}" for n in range(len(table_))])

    before, found = shown_before.none(), []
    for day in ("000", "0003", "000333"):
        rated = noted(day)
        release = suppression.release(ilt.count(rated), rated, Minimums(3), before)
        before = release.shown
        found.append(suppression.notes(rated, release, Minimums(3))[["note", "labeled"]].to_numpy().tolist())
    assert found == [
        [[f"note {n}", True] for n in range(3)],
        [],
        [[f"note {n}", False] for n in range(6)],
    ]


def later(*days, k: int = 3) -> list:
    """Return what is said of newer ratings on the last day."""
    before = shown_before.none()
    for day in days:
        rated = one(*day)
        release = suppression.release(ilt.count(rated), rated, Minimums(k), before)
        before = release.shown
    assert list(release.later.columns) == [*KEYS, "waits", "joined", "renewed"]
    assert list(release.later.index) == list(range(len(release.later)))
    return release.later[["school", "waits", "joined", "renewed"]].to_numpy().tolist()


@pytest.mark.full
def test_who_waits_is_said():
    first = [("Elm", "000"), ("Fir", "111"), ("Oak", "222")]
    assert later(first, [("Elm", "00012"), ("Fir", "112"), ("Oak", "222")]) == [
        ["Elm", True, 2, False],
        ["Fir", True, 0, False],
    ]
    assert later(first, [("Elm", "000123"), *first[1:]]) == [["Elm", False, 0, True]]
    assert later(first, [("Elm", "000123"), *first[1:]], [("Elm", "0001233"), *first[1:]]) == [["Elm", True, 1, True]]
    assert later([("Elm", "00")], [("Elm", "0011")], k=2) == [["Elm", False, 0, True]]
    # Where one of four went nobody has joined.
    assert later([("Elm", "0000")], [("Elm", "000")]) == [["Elm", True, 0, False]]
    # Raters enough by now, and counted among others as before.
    small = [("Elm", "00"), ("Fir", "11"), ("Oak", "222")]
    assert later(small, [("Elm", "0033"), *small[1:]]) == [["Elm", True, 0, False], [OTHERS, True, 2, False]]
    assert later(small, [("Elm", "003"), *small[1:]]) == [["Elm", True, 0, False], [OTHERS, True, 1, False]]


def test_where_one_rater_is_enough_nothing_is_said_of_newer_ratings():
    assert later([("Elm", "0")], [("Elm", "01")], k=1) == []


def test_where_nothing_was_shown_nothing_waits():
    found = suppression.none_later()
    assert found.empty
    assert list(found.columns) == [*KEYS, "waits", "joined", "renewed"]


def test_what_may_be_shown_is_fixed():
    rated = one(("Elm", "012"))
    release = suppression.release(ilt.count(rated), rated, Minimums(), shown_before.none())
    with pytest.raises(AttributeError):
        release.counts = ilt.count(rated)


GOOD = ["Elm", 1, 1, 1, 0, 0, 3, 3, False, False, "0123456789abcdef"]
PLACE = ["Fall 2026", "R", "school", "self", "S1.1"]


@pytest.mark.parametrize(
    "value",
    [
        None, 3, "x", [], [PLACE], [PLACE, 3], [PLACE, [3]], [PLACE[:-1], [GOOD]], [[*PLACE[:-1], 7], [GOOD]],
        [PLACE, [GOOD[:-2]]], [PLACE, [[None, *GOOD[1:]]]], [PLACE, [["Elm", -1, *GOOD[2:]]]],
        [PLACE, [["Elm", 1.5, *GOOD[2:]]]], [PLACE, [["Elm", True, *GOOD[2:]]]], [PLACE, [["Elm", 10**30, *GOOD[2:]]]],
        [PLACE, [[*GOOD[:6], 9, 3, False, False]]], [PLACE, [[*GOOD[:7], 0, False, False]]],
        [PLACE, [[*GOOD[:8], True, False]]], [PLACE, [[*GOOD[:8], "no", False]]], [PLACE, [[*GOOD[:10], "Elm"]]],
        [PLACE, [[*GOOD[:10], 7]]], [PLACE, [[*GOOD[:5], -1, *GOOD[6:]]]],
        [PLACE, [["Elm", 10**9 + 1, *GOOD[2:]]]], [PLACE, [[OTHERS, *[0] * 6, 3, True, False, ""]]],
    ],
)  # fmt: skip
def test_an_entry_that_is_not_ours_says_nothing(value):
    found = shown_before.table({"a": value, "b": [PLACE, [["Fir", *GOOD[1:]]]]})
    assert found["school"].tolist() == ["Fir"]
    assert shown_before.table({}).empty


def test_an_entry_of_very_many_raters_is_ours():
    many = ["Elm", 10**9, 0, 0, 0, 0, 10**9, *GOOD[7:]]
    assert shown_before.table({"a": [PLACE, [many]]})["n0"].tolist() == [10**9]


def test_an_entry_of_one_rater_is_ours_where_one_was_enough():
    alone = ["Elm", 1, 0, 0, 0, 0, 1, 1, *GOOD[8:]]
    assert shown_before.table({"a": [PLACE, [alone]]})["k"].tolist() == [1]


def test_an_entry_is_sound_where_every_row_of_it_is():
    assert shown_before.sound([PLACE, [GOOD]])
    assert not shown_before.sound([PLACE, [GOOD, GOOD[:-2], GOOD, GOOD, GOOD, GOOD]])


def test_entries_are_json_and_name_nobody():
    rated = one(("Elm", "012"), ("Fir", "3"))
    shown = suppression.release(ilt.count(rated), rated, Minimums(3), shown_before.none()).shown
    stored = json.loads(json.dumps(shown_before.entries(shown)))
    ((place, (row,)),) = stored.values()
    assert (place, row[:-1]) == (PLACE, GOOD[:-1])
    assert re.fullmatch("[0-9a-f]{24}", row[-1])  # three people, of eight digits each
    assert list(stored) == ["9ad4427a1e4f60f5df9f5551"]  # as in every workspace that was saved
    assert shown_before.table(stored).equals(shown)


def test_what_was_stored_before_members_were_holds_for_its_own_key():
    assert shown_before.table({"a": [PLACE, [GOOD[:-1]]]})["members"].tolist() == [""]


# Groups under a new key: schools that become one or come apart, rounds and districts that get a name, the other side.

FORM = ("S1.1", "S1.2", "S1.3", "S1.4", "S2.1", "S2.2", "S3.1")


def forms(people: dict[str, tuple[tuple, str]]) -> pd.DataFrame:
    """Return ratings: person -> (round, district, school, perspective), and a digit for each action of ``FORM``."""
    rows = [
        (place[0], place[1], "school", place[2], who, place[3], action, None if value == "-" else int(value), "")
        for who, (place, rated) in people.items()
        for action, value in zip(FORM, rated, strict=True)
    ]
    return ratings.typed(pd.DataFrame(rows, columns=list(ratings.COLUMNS)))


def shown_of(days: list[dict], k: int = 3, action: str = "S1.1") -> list[dict]:
    """Return for each day the figures of an action that are shown, by (round, district, school, perspective)."""
    return [figures.get(action, {}) for figures in shown_of_all(days, k)]


def shown_of_all(days: list[dict], k: int) -> list[dict]:
    before, found = shown_before.none(), []
    for people in days:
        rated = forms(people)
        release = suppression.release(ilt.count(rated), rated, Minimums(k, k), before)
        before = shown_before.table(json.loads(json.dumps(shown_before.entries(release.shown))))
        figures: dict = {}
        for round_, district, _, school, side, action, *ns in release.counts[[*KEYS, *NS]].to_numpy().tolist():
            if sum(ns):
                figures.setdefault(action, {})[round_, district, school, side] = ns
        found.append(figures)
    return found


PLACES = {
    "school": ("Fall 2026", "R", "Elm Elementary", "self"),
    "round": ("Autumn 2026", "R", "Elm", "self"),
    "district": ("Fall 2026", "Riverbend", "Elm", "self"),
    "perspective": ("Fall 2026", "R", "Elm", "cross"),
}
ELM = ("Fall 2026", "R", "Elm", "self")
THREE = ("0123012", "1230123", "2301230")


@pytest.mark.parametrize("name", the_rest_in_full(["Rater {}"], ["\x00file 3 {}"]))
@pytest.mark.parametrize("what", PLACES)
def test_a_group_under_a_new_key_waits_as_it_did_under_the_old_one(what, name):
    def day(place: tuple, *rated: str) -> dict:
        return {name.format(n): (place, one) for n, one in enumerate(rated)}

    new = PLACES[what]
    days = [
        day(ELM, *THREE),
        day(new, *THREE),  # the same people: the same figures
        day(new, *THREE, "3333333"),  # one more waits
        day(new, "3000000", *THREE[1:]),  # and so does a correction
        day(new, *THREE, "3333333", "0000000", "3333333"),
        day(ELM, *THREE, "3333333", "0000000", "3333333", "2222222"),  # and back again
    ]
    first, six = [1, 1, 1, 0], [2, 1, 1, 2]
    assert shown_of(days) == [{ELM: first}, {new: first}, {new: first}, {new: first}, {new: six}, {ELM: six}]


def test_two_schools_that_become_one_under_a_new_name_are_what_both_were():
    elm, fir, one = ELM, ("Fall 2026", "R", "Fir", "self"), ("Fall 2026", "R", "Elm and Fir", "self")
    here = {f"e{n}": (elm, rated) for n, rated in enumerate(THREE)} | {f"f{n}": (fir, "1111111") for n in range(3)}
    there = {who: (one, rated) for who, (_, rated) in here.items()}
    days = [here, there | {"late": (one, "3333333")}, there | {f"late {n}": (one, "3333333") for n in range(3)}]
    assert shown_of(days) == [{elm: [1, 1, 1, 0], fir: [0, 3, 0, 0]}, {one: [1, 4, 1, 0]}, {one: [1, 4, 1, 3]}]


def test_a_school_that_joins_one_that_was_shown_is_not_new_raters():
    elm, fir = ELM, ("Fall 2026", "R", "Fir", "self")
    here = {f"e{n}": (elm, rated) for n, rated in enumerate(THREE)} | {f"f{n}": (fir, "1111111") for n in range(3)}
    there = {who: (elm, rated) for who, (_, rated) in here.items()}
    assert shown_of([here, there | {"late": (elm, "3333333")}])[1] == {elm: [1, 4, 1, 0]}


def test_some_of_a_school_that_was_shown_are_not_shown_where_the_rest_would_be_too_few():
    birch = ("Fall 2026", "R", "Birch", "self")
    here = {f"e{n}": (ELM, rated) for n, rated in enumerate((*THREE, "1111111"))}
    apart = {who: ((birch if n < 3 else ELM), rated) for n, (who, (_, rated)) in enumerate(here.items())}
    two, three = ({f"new {n}": (birch, "3333333") for n in range(many)} for many in (2, 3))
    assert shown_of([here, apart, apart | two]) == [{ELM: [1, 2, 1, 0]}, {}, {}]
    assert shown_of([here, apart, apart | three]) == [{ELM: [1, 2, 1, 0]}, {}, {birch: [1, 1, 1, 3]}]


def test_one_of_a_school_that_was_shown_is_not_shown_with_too_few_others():
    """Two newcomers and one who was shown at Elm: what the two gave is that figure without what the one gave there."""
    birch = ("Fall 2026", "R", "Birch", "self")
    here = {f"e{n}": (ELM, rated) for n, rated in enumerate((*THREE, "1111111"))}
    went = here | {"e0": (birch, THREE[0])} | {f"new {n}": (birch, "3333333") for n in range(2)}
    more = went | {"new 2": (birch, "3333333")}
    shown = {ELM: [1, 2, 1, 0]}
    assert shown_of([here, went, more]) == [shown, shown, shown | {birch: [1, 0, 0, 3]}]


def test_a_part_of_what_was_renewed_is_not_shown_where_what_was_shown_first_is_the_part_and_one_person():
    birch = ("Fall 2026", "R", "Birch", "self")
    here = {f"e{n}": (ELM, rated) for n, rated in enumerate((*THREE, "1111111"))}
    more = here | {f"new {n}": (ELM, "2222222") for n in range(3)}
    apart = more | {f"e{n}": (birch, rated) for n, rated in enumerate(THREE)}
    assert shown_of([here, more, apart]) == [{ELM: [1, 2, 1, 0]}, {ELM: [1, 2, 4, 0]}, {ELM: [1, 2, 4, 0]}]


def test_two_groups_that_had_shown_one_person_each_are_no_sum_when_they_become_one():
    birch, oak = ("Fall 2026", "R", "Birch", "self"), ("Fall 2026", "R", "Oak", "self")
    here = {f"e{n}": (ELM, rated) for n, rated in enumerate(THREE)}
    went = here | {"late": (ELM, "0000000"), "e2": (birch, THREE[2])} | {f"b{n}": (birch, "3333333") for n in range(3)}
    one = {who: (oak, rated) for who, (_, rated) in went.items()}
    assert shown_of([here, went, one, one | {f"new {n}": (oak, "0000000") for n in range(3)}]) == [
        {ELM: [1, 1, 1, 0]},
        {ELM: [1, 1, 1, 0], birch: [0, 0, 1, 3]},
        {},
        {oak: [5, 1, 1, 3]},
    ]


def test_who_is_in_a_pool_does_not_follow_from_what_they_gave():
    """Where one goes and one comes, the figures of a pool are the same by chance, or are not."""
    rated = one(("Elm", "01"), ("Fir", "1"))
    before = suppression.release(ilt.count(rated), rated, Minimums(3), shown_before.none()).shown
    assert before.query("school == @OTHERS")[list(NS)].to_numpy().tolist() == [[1, 2, 0, 0]]
    shown = []
    for fir in ("11", "12"):
        rated = one(("Elm", "0"), ("Fir", fir))
        shown.append(suppression.release(ilt.count(rated), rated, Minimums(3), before).shown)
    pd.testing.assert_frame_equal(*shown)


def test_other_people_under_a_new_key_are_shown_at_once():
    spring = ("Spring 2027", "R", "Elm", "self")
    here = {f"e{n}": (ELM, rated) for n, rated in enumerate(THREE)}
    again = {f"e{n}": (spring, rated) for n, rated in enumerate(("3333333", "2222222", "1111111", "0000000"))}
    assert shown_of([here, again]) == [{ELM: [1, 1, 1, 0]}, {spring: [1, 1, 1, 1]}]


def test_where_no_rating_is_left_nothing_is_shown_and_what_was_shown_comes_back():
    here = {f"e{n}": (ELM, rated) for n, rated in enumerate(THREE)}
    assert shown_of([here, {}, here]) == [{ELM: [1, 1, 1, 0]}, {}, {ELM: [1, 1, 1, 0]}]


def moved_about(made_up: random.Random, k: int) -> list[dict]:
    """Make up days on which groups get other keys, become one or come apart, while people come."""
    names = iter(range(10_000))

    def newcomers(place: tuple, many: int) -> dict:
        return {f"{next(names)}": (place, "".join(made_up.choice("0123") for _ in FORM)) for _ in range(many)}

    people: dict = {}
    for n in range(made_up.randint(1, 3)):
        people |= newcomers(("Fall", "", f"School {n}", "self"), made_up.randint(1, 2 * k))
    days = [people]
    for day in range(3):
        places = sorted({place for place, _ in people.values()})
        old = made_up.choice(places)
        field, split = made_up.randrange(4), made_up.random() < 0.3
        new = list(old)
        new[field] = [
            f"Round {day}",
            f"District {day}",
            made_up.choice([f"New {day}", *(p[2] for p in places)]),
            "cross",
        ][field]
        whole = made_up.random() < 0.3  # every school of a round, as where a round or a district gets a name
        moved = {}
        for who, (place, rated) in people.items():
            goes = (place == old or (whole and field != 2)) and not (split and made_up.random() < 0.5)
            to = tuple(new[at] if at == field else place[at] for at in range(4)) if goes else place
            moved[who] = (to, rated)
        for place in sorted({place for place, _ in moved.values()}):
            moved |= newcomers(place, made_up.choice([0, 0, 0, 1, 1, 2, 3]))
        people = moved
        days.append(people)
    return days


def check_keys(seed: int) -> None:
    made_up = random.Random(seed)
    k = made_up.choice([2, 3])
    days = moved_about(made_up, k)
    held: dict[tuple, set] = {}
    everybody = sorted(days[-1], key=int)
    # Whose figures they are is found from outside: of each action three people gave 1, 2 and 3, and all others 0.
    for start in range(0, len(everybody), 3 * len(FORM)):
        marks = dict(zip(everybody[start:], itertools.product(range(len(FORM)), (1, 2, 3)), strict=False))
        rated = {who: ["0"] * len(FORM) for who in everybody}
        for who, (place, value) in marks.items():
            rated[who][place] = str(value)
        marked = [{who: (place, "".join(rated[who])) for who, (place, _) in day.items()} for day in days]
        for day, figures in enumerate(shown_of_all(marked, k)):
            for who, (place, value) in marks.items():
                for group, ns in figures.get(FORM[place], {}).items():
                    found = held.setdefault((day, *group), set())
                    assert ns[value] in (0, 1)
                    found |= {who} if ns[value] else set()
    sums = set(map(frozenset, held.values()))
    for one, other in itertools.combinations(sums, 2):
        assert len(one ^ other) >= k, (seed, k, sorted(one), sorted(other))
    for whole, one, other in itertools.permutations(sums, 3):
        if one | other <= whole and not one & other:
            assert len(whole - one - other) == 0 or len(whole - one - other) >= k, (seed, k, whole, one, other)


@pytest.mark.parametrize("seeds", [(0,), pytest.param((1, 2, 3, 4, 5), marks=[pytest.mark.full, pytest.mark.mutants])])
def test_nobody_can_be_worked_out_where_groups_change_their_keys(seeds):
    for seed in seeds:
        check_keys(seed)


@pytest.mark.full
@pytest.mark.parametrize("seed", range(1_000, 1_100))
def test_nobody_can_be_worked_out_where_many_groups_change_their_keys(seed):
    check_keys(seed)


def test_where_nobody_rated_there_are_no_members():
    assert group_members.members(ratings.empty()).empty


def many_schools(schools: int, rounds: int) -> pd.DataFrame:
    """Return ratings of one action by three people of each school in each round."""
    rows = itertools.product(range(rounds), range(schools), range(3))
    columns = ("round", "school", "rater", "rating")
    made = [(f"Fall {2020 + at}", f"School {n}", f"{n} {who}", (at + n + who) % 4) for at, n, who in rows]
    same = {"district": "R", "assessment": "school", "perspective": "self", "action_id": "S1.1", "note": ""}
    return ratings.typed(pd.DataFrame(made, columns=list(columns)).assign(**same))


def test_who_is_in_very_many_groups_takes_no_longer_than_a_few_times_counting():
    """3,000 schools in five rounds; twice that takes twice the time, not four times."""
    took = {}
    for schools in (1_500, 3_000):
        table = many_schools(schools, 5)
        start = time.process_time()
        counted = ilt.count(table)
        between = time.process_time()
        members = group_members.members(table)
        took[schools] = time.process_time() - between
        assert len(members) == len(counted) == 5 * schools
        assert took[schools] < 5 * (between - start) + 0.5
    assert took[3_000] < 3 * took[1_500] + 0.5


def test_what_was_shown_is_the_same_when_it_is_read_from_its_entries():
    """Screens go on with what they just made, and do not read it again."""
    table = many_schools(40, 3)
    shown = suppression.release(ilt.count(table), table, Minimums(), shown_before.none()).shown
    pd.testing.assert_frame_equal(shown_before.table(shown_before.entries(shown)), shown)
