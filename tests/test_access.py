"""Who signed in gets what the setup says, and no row, number or word of any other school: judged in plain Python."""

import random
import tomllib

import pandas as pd
import pytest

import ilt
from ilt import access
from ilt.access import COORDINATOR, FACILITATOR, VIEWER, Permitted, Person, RefusedError, SetupError
from ilt.ratings import OTHERS
from ilt.reading import Reading
from ilt.shown import VisitorRatings, shown_to
from ilt.suppression import Minimums
from tests.support.app_pages import ROOT
from tests.support.daily import the_rest_in_full
from tests.support.made_ratings import made_ratings
from tests.support.sign_in import AUTH
from tests.support.wrong_setups import WRONG_SETUPS

NS = ("n0", "n1", "n2", "n3", "not_rated", "raters")


def test_without_a_sign_in_everybody_may_everything():
    assert access.people(None, None) is None
    person = Person()
    assert (person.role, person.limited) == (COORDINATOR, False)


def test_people_are_found_by_address_whatever_its_case():
    table = {"Ann@X.org": {"role": "viewer", "schools": ["Birch"]}, "b@x.org": {"role": "coordinator"}}
    assert access.people(AUTH, table) == {
        "ann@x.org": Person(VIEWER, ("Birch",), district=False),
        "b@x.org": Person(COORDINATOR, None, district=True),
    }


@pytest.mark.parametrize(("auth", "table", "says"), WRONG_SETUPS)
def test_a_setup_that_is_not_right_is_reported_and_names_nobody(auth, table, says):
    with pytest.raises(SetupError) as error:
        access.people(auth, table)
    sentence = str(error.value)
    assert sentence.startswith("secrets.toml, ")
    assert says in sentence
    assert "x.org" not in sentence


def test_the_example_is_complete_but_for_the_secret_that_one_makes():
    example = tomllib.loads((ROOT / access.EXAMPLE).read_text(encoding="utf-8"))
    with pytest.raises(SetupError, match="cookie_secret"):
        access.people(example["auth"], example["people"])
    people = access.people(example["auth"] | {"cookie_secret": "x" * 32}, example["people"])
    assert {person.role for person in people.values()} == set(access.ROLES)
    assert people["coach@riverbend.example"].schools == ("Birch Elementary", "Alder Elementary")


def test_providers_are_the_one_without_a_name_or_those_with_one():
    named = {"client_id": "x", "client_secret": "x", "server_metadata_url": "x"}
    assert access.providers({**AUTH, "client_kwargs": {"prompt": "login"}}) == [""]
    assert access.providers({"redirect_uri": "x", "google": named, "okta": named}) == ["google", "okta"]


def test_roles_may_what_those_before_them_may():
    assert [[Person(one).may(other) for other in access.ROLES] for one in access.ROLES] == [
        [True, False, False],
        [True, True, False],
        [True, True, True],
    ]
    with pytest.raises(RefusedError, match="Only facilitators and coordinators can do this"):
        Person(VIEWER).must(FACILITATOR)
    Person(COORDINATOR).must(FACILITATOR)


def theirs(person: Person, row) -> bool:
    """Say whether a row is for a person: the rule as it is told to people, where each name is of one district."""
    if person.schools is None or row.school in person.schools:
        return person.district or row.assessment == "school"
    return person.district and row.assessment == "district" and row.perspective == "self"


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.full) for seed in range(1, 12))])
@pytest.mark.parametrize("working", the_rest_in_full([False], [True]))
def test_nobody_gets_a_row_of_another_school_or_anything_that_is_hidden_from_all(seed, working):
    table = made_ratings(seed)
    made_up = random.Random(seed)
    data = VisitorRatings(Reading(table, *[pd.DataFrame()] * 9), ilt.count(table), ilt.raters(table), sample=False)
    minimums = Minimums(made_up.choice([2, 3, 5]), made_up.choice([1, 2]))
    schools = sorted(set(table["school"]) - {""})
    everybody = shown_to(data, minimums, full_detail=working, person=Person())
    assert not everybody.limited
    every_row = set(everybody.counts.itertuples(index=False, name=None))
    for district in (True, False):
        for few in [tuple(made_up.sample(schools, made_up.randint(1, len(schools)))) for _ in range(3)]:
            person = Person(FACILITATOR, few, district)
            seen = shown_to(data, minimums, full_detail=working, person=person)
            expected = {tuple(row) for row in everybody.counts.itertuples(index=False) if theirs(person, row)}
            # Each figure is one that is shown to who sees all: so all limited people together know no more.
            assert set(seen.counts.itertuples(index=False, name=None)) == expected <= every_row
            assert OTHERS not in {*seen.counts["school"], *seen.raters["school"], *seen.notes["school"]}
            assert all(theirs(person, row) for row in seen.raters.itertuples(index=False))
            assert all(theirs(person, row) for row in seen.notes.itertuples(index=False))
            mine = [row for row in table.itertuples(index=False) if theirs(person, row)]
            assert set(seen.rounds) == {row.round for row in mine}
            assert seen.people == len({row.rater for row in mine if not pd.isna(row.rating)})
            assert set(seen.notes["note"]) <= {row.note for row in mine}
            rated = {group(row) for row in mine if not pd.isna(row.rating)}
            if working:
                assert set(seen.notes["note"]) == {row.note for row in mine if row.note and group(row) in rated}
            hidden = seen.counts[seen.counts["hidden"] > 0]
            assert not hidden[list(NS)].to_numpy().any()


def group(row) -> tuple:
    return (row.round, row.district, row.assessment, row.school, row.perspective, row.action_id)


def counts_of(*teams: tuple[str, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(teams, columns=["district", "school", "assessment", "perspective"])


TEAMS = counts_of(
    ("Riverbend", "Lincoln", "school", "self"),
    ("Lakeside", "Lincoln", "school", "self"),
    ("Lakeside", "Birch Elementary", "school", "cross"),
    ("Lakeside", "Birch Elementary", "district", "cross"),
    ("Lakeside", "", "district", "self"),
    ("Lakeside", "", "district", "cross"),
    ("Riverbend", "", "district", "self"),
    ("Lakeside", OTHERS, "school", "self"),
)


@pytest.mark.parametrize(
    ("schools", "district", "rows"),
    [
        (("Lincoln",), True, []),  # of two districts: which one is not said
        (("Lincoln (Lakeside)",), False, [1]),
        (("lincoln  (RIVERBEND)",), True, [0, 6]),
        (("birch elementary",), False, [2]),
        (("Birch Elementary", "Nowhere"), True, [2, 3, 4]),
        (("Nowhere",), True, []),
        (("",), True, []),
        ((OTHERS,), True, []),
        ((), True, [4, 6]),
        (None, False, [0, 1, 2, 7]),
        (None, True, [0, 1, 2, 3, 4, 5, 6, 7]),
    ],
)
def test_a_school_is_of_one_district(schools, district, rows):
    permitted = Permitted(Person(VIEWER, schools, district), TEAMS)
    assert permitted.of(TEAMS).index.tolist() == rows


@pytest.mark.parametrize(
    ("wanted", "known", "found"),
    [
        ("Birch", ["Birch", "BIRCH"], ["Birch"]),  # as it is written, where it is
        ("birch", ["Birch", "BIRCH"], []),  # either
        ("birch", ["Birch", "Elm"], ["Birch"]),
        ("Stra\u00dfe", ["Strasse", "STRASSE"], []),
        ("Strasse", ["Stra\u00dfe", "\u017ftrasse"], []),
        ("K", ["\u212a"], []),  # the sign for kelvin
        ("Birch", ["Bir\u0441h"], []),
        ("\u00c9cole", ["\u00e9cole"], []),  # one who lists it spells it as the ratings do
        ("I", ["\u0130", "\u0131", "i"], ["i"]),
        ("Birch  School", ["Birch School"], ["Birch School"]),
    ],
)
def test_no_school_is_taken_for_another(wanted, known, found):
    whole = counts_of(*[("R", school, "school", "self") for school in known])
    permitted = Permitted(Person(VIEWER, (wanted,), district=False), whole)
    assert permitted.of(whole)["school"].tolist() == found
    assert [school for school in known if permitted.team("R", school)] == found


def test_a_name_with_a_district_is_of_one_team():
    whole = counts_of(("Lakeside", "Lincoln", "school", "self"), ("Riverbend", "Lincoln (Lakeside)", "school", "self"))
    assert Permitted(Person(VIEWER, ("Lincoln (Lakeside)",), district=False), whole).of(whole).empty


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ann.B+c@X.ORG", "ann.b+c@x.org"),
        ("\u017fam@x.org", ""),
        ("\u212aim@x.org", ""),
        ("\uff41nn@x.org", ""),
        ("ann@x.org\u200b", ""),
        (" ann@x.org", ""),
        ("ann@x.org\n", ""),
        ("ann@@x.org", ""),
        ("ann", ""),
        (None, ""),
        (7, ""),
    ],
)
def test_addresses_match_letter_by_letter(text, key):
    assert access.address(text) == key


@pytest.mark.parametrize(
    ("claim", "said", "trusted"),
    [
        (True, True, True),
        ("true", True, True),
        (None, False, True),  # Microsoft Entra ID says nothing
        (False, False, False),
        ("false", False, False),
        ("True", False, False),
        (1, False, False),
        ("", False, False),
        ({}, False, False),
    ],
)
def test_an_address_counts_once_it_is_said_to_be_verified(claim, said, trusted):
    assert access.verified(AUTH, claim) == said
    assert access.verified(AUTH | {access.TRUSTED: True}, claim) == trusted


TEAM_CASES = [
    (Person(FACILITATOR), [True] * 6),
    (Person(FACILITATOR, ("Lincoln (Lakeside)",), district=False), [False, True, False, False, False, False]),
    (Person(FACILITATOR, ("Lincoln (Lakeside)",), district=True), [False, True, False, True, False, False]),
    (Person(FACILITATOR, ("Lincoln",), district=True), [False] * 6),
    (Person(FACILITATOR, (), district=True), [False, False, False, True, True, True]),
    (Person(FACILITATOR, None, district=False), [True, True, True, False, False, False]),
]


@pytest.mark.parametrize(("person", "expected"), TEAM_CASES)
def test_whose_meetings_and_next_steps_are_for_whom(person, expected):
    teams = [("Riverbend", "Lincoln"), ("Lakeside", "Lincoln"), ("Lakeside", "Birch Elementary")]
    teams += [("Lakeside", ""), ("Riverbend", ""), ("Elsewhere", "")]
    assert [Permitted(person, TEAMS).team(*team) for team in teams] == expected
