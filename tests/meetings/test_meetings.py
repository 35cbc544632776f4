"""Meetings: what a workspace holds of them, their plan, and where they are after every press."""

import itertools
import random
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilt import framework
from ilt.meetings import protocols
from ilt.meetings.agreed_ratings import of_meetings
from ilt.meetings.meeting import MOST_CHOSEN, Meeting, Place
from ilt.meetings.plan import LENGTHS, LONGEST, SHORTEST, arranged, moved, seconds
from ilt.meetings.slide_presses import position, pressed
from ilt.meetings.slides import step_of
from ilt.meetings.steps import KEYS, STEPS, earlier_next_steps
from ilt.meetings.stored import entries, meetings
from ilt.next_steps import NextStep
from tests.support.made_meetings import DAY, meeting

PLANS = st.permutations(KEYS).flatmap(lambda order: st.integers(1, len(order)).map(lambda n: tuple(order[:n])))

# The plan


@given(PLANS, st.integers(SHORTEST, LONGEST))
def test_the_steps_share_all_the_minutes(plan, minutes):
    found = seconds(plan, minutes)
    assert tuple(found) == plan
    assert sum(found.values()) == 60 * minutes
    shares = {step.key: step.share for step in STEPS}
    whole = sum(shares[key] for key in plan)
    assert all(abs(found[key] - 60 * minutes * shares[key] / whole) < 1 for key in plan)


def test_of_fifty_minutes_each_share_is_one():
    assert sum(step.share for step in STEPS) == 50
    assert seconds(KEYS, 50) == {step.key: 60 * step.share for step in STEPS}
    assert seconds((), 45) == {}


@pytest.mark.parametrize(
    ("stored", "plan"),
    [
        (["close", "who"], ("close", "who")),
        (["who", "who", "dance", 3, None, ["who"], {}, "close"], ("who", "close")),
        *((nothing, KEYS) for nothing in (None, [], ["dance"], "who", 7, {"who": 1}, True)),
    ],
)
def test_a_stored_plan_is_the_steps_that_it_names(stored, plan):
    assert arranged(stored) == plan


def test_a_step_goes_as_far_as_there_is_room():
    assert moved("abcd", "b", 1) == ("a", "c", "b", "d")
    assert moved("abcd", "b", -1) == ("b", "a", "c", "d")
    assert moved("abcd", "a", -1) == moved("abcd", "d", 1) == tuple("abcd")
    assert moved("abcd", "a", 9) == ("b", "c", "d", "a")


# What a workspace stores of a meeting

WHOLE = {
    "assessment": "school",
    "district": "Riverbend",
    "school": "Alder",
    "round": "Fall 2026",
    "day": "2026-11-25",
    "minutes": 60,
    "plan": ["who", "close"],
    "observed": ["S2.2", "S1.1"],
    "seat": "secret",
    "place": {"slide": "observe:2", "since": 1000, "begun": 500, "taken": {"w": 3}},
    "here": "Ana, Bo",
    "norms": "Listen",
    "predicted": 3,
    "cause.S3.1": "No time",
    "cause.S1.1": "Nobody asked",
    "agreed.S3.1": 0,
    "votes.S3.1": 4,
    "chosen": ["S3.1", "S1.1"],
}


def test_every_field_of_a_meeting_is_read():
    (found,) = meetings(entries("m", WHOLE))
    assert found == Meeting(
        *("m", "school", "Riverbend", "Alder", "Fall 2026", date(2026, 11, 25), 60),
        *(("who", "close"), ("S2.2", "S1.1"), "secret"),
        place=Place("observe:2", 1000, 500, {"w": 3}),
        said={
            "here": "Ana, Bo",
            "norms": "Listen",
            "predicted": 3,
            "cause": {"S3.1": "No time", "S1.1": "Nobody asked"},
            "agreed": {"S3.1": 0},
            "votes": {"S3.1": 4},
            "chosen": ("S3.1", "S1.1"),
        },
    )
    assert (found.here, found.norms, found.predicted, found.chosen) == ("Ana, Bo", "Listen", 3, ("S3.1", "S1.1"))
    assert (found.causes, found.agreed, found.votes) == (
        *({"S3.1": "No time", "S1.1": "Nobody asked"}, {"S3.1": 0}, {"S3.1": 4}),
    )
    assert (found.team, meeting(school="").team) == ("Alder", "District ILT")


GARBAGE = (None, True, -1, 3.5, "x", "", [], ["x", 1, None, [], {}], {}, {"a": 1}, "\ud83d", 10**30)
BLANK = {
    "minutes": LENGTHS[0],
    "plan": KEYS,
    "observed": (),
    "place": Place(),
    "here": "",
    "norms": "",
    "predicted": 0,
    "chosen": (),
}
TEXTS = ("here", "norms")


@pytest.mark.parametrize("name", BLANK)
def test_a_field_that_cannot_be_read_counts_as_blank(name):
    for value in GARBAGE:
        if (name in TEXTS and isinstance(value, str)) or (name == "minutes" and value == 10**30):
            continue
        (found,) = meetings(entries("m", {**WHOLE, name: value}))
        assert getattr(found, name) == BLANK[name], value


@pytest.mark.parametrize(("about", "held"), [("cause", "causes"), ("agreed", "agreed"), ("votes", "votes")])
def test_a_field_of_an_action_that_cannot_be_read_counts_as_blank(about, held):
    for value in GARBAGE:
        if (about == "cause" and isinstance(value, str)) or (about == "votes" and value == 10**30):
            continue
        (found,) = meetings(entries("m", {**WHOLE, f"{about}.S1.2": value}))
        assert "S1.2" not in getattr(found, held), value
    for action in ("S9.9", "", "who"):
        (found,) = meetings(entries("m", {**WHOLE, f"{about}.{action}": WHOLE[f"{about}.S3.1"]}))
        assert action not in getattr(found, held)
    blank = {"cause.S1.2": "  \n", "votes.S1.2": 0, "agreed.S1.2": 4}[f"{about}.S1.2"]
    assert "S1.2" not in getattr(meetings(entries("m", {**WHOLE, f"{about}.S1.2": blank}))[0], held)


@pytest.mark.parametrize(
    "wrong",
    [
        *({name: value} for name in ("assessment", "district", "school", "round", "seat") for value in (None, 3, [])),
        {"assessment": "state"},
        {"assessment": "district"},  # which no school's ILT looks at
        {"seat": ""},
        {"day": None},
        {"day": "2026-02-30"},
        {"day": 20261125.5},
    ],
)
def test_what_is_no_meeting_is_left_out(wrong):
    assert meetings(entries("m", {**WHOLE, **wrong})) == []


def test_nothing_is_a_meeting_without_a_name():
    assert meetings(entries("", WHOLE)) == []
    assert meetings({**entries("m", WHOLE), "x": 1, "": 2, ".": 3, "m": 4, "y.place": {}})[0].key == "m"


@pytest.mark.parametrize("slide", ["dance", "dance:1", ":", "", 3, None, ["who"]])
def test_a_place_that_no_step_has_is_before_the_first(slide):
    (found,) = meetings(entries("m", {**WHOLE, "place": {"slide": slide, "since": 1, "begun": 2}}))
    assert found.place == Place("", 1, 2)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=4)
    | st.sampled_from(KEYS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from([*WHOLE, "cause.x", "place.x", "votes.", ""])


@given(st.dictionaries(NAMES, JSON, max_size=8), st.sampled_from(["slide", "since", "begun", "taken"]), JSON)
def test_no_entry_of_any_kind_is_a_crash(wrong, part, value):
    stored = {**WHOLE, **wrong, "place": {**WHOLE["place"], part: value}}
    for one in meetings(entries("m", stored)):
        assert set(one.plan) <= set(KEYS)
        assert sum(seconds(one.plan, one.minutes).values()) == 60 * one.minutes
        assert 0 <= one.predicted <= 5
        assert len(one.chosen) <= MOST_CHOSEN
        assert set(one.agreed.values()) <= {0, 1, 2, 3}
    after = pressed(value, ["who", "close"], "w", [(1, "next")], 7)
    assert after["slide"] in ("who", "close")


def test_the_newest_meeting_comes_first():
    stored = [("a", "2026-11-24", 9), ("b", "2026-11-25", 1), ("c", "2026-11-25", 5), ("d", "2026-11-23", 99)]
    every = {}
    for key, day, begun in stored:
        every |= entries(key, {**WHOLE, "day": day, "place": {"slide": "who", "begun": begun}})
    assert "".join(one.key for one in meetings(every)) == "cbad"


def step(key: str, school: str = "Alder", round_: str = "Fall 2026", district: str = "Riverbend") -> NextStep:
    return NextStep(key, "school" if school else "district", district, school, round_, "S3.1", "Walk weekly")


def test_a_meetings_steps_are_its_own_in_the_order_of_its_choices():
    one = meeting("m", chosen=["S3.1", "S1.1", "S2.2"])
    every = [step(key) for key in ("m~S2.2", "n~S3.1", "other", "m~S3.1", "m~S4.1")]
    assert [one.next_step_key(action) for action in one.chosen] == ["m~S3.1", "m~S1.1", "m~S2.2"]
    assert [found.key for found in one.next_steps(every)] == ["m~S3.1", "m~S2.2"]


def test_earlier_steps_are_the_teams_own_of_rounds_before():
    rounds = ("Fall 2025", "Spring 2026", "Fall 2026", "Spring 2027")
    every = [step(label, round_=label) for label in (*rounds, "Never")]
    every += [step("b", "Birch", rounds[0]), step("d", "", rounds[0]), step("o", "Alder", rounds[0], "Oak")]
    assert [found.key for found in meeting().earlier_next_steps(every, rounds)] == ["Fall 2025", "Spring 2026"]
    assert [found.key for found in meeting(school="").earlier_next_steps(every, rounds)] == ["d"]
    left = meeting().earlier_next_steps(every, rounds[2:])  # the files of the first two are gone by now
    assert [found.key for found in left] == ["Fall 2025", "Spring 2026"]
    assert earlier_next_steps.missing((), left) == ""
    assert earlier_next_steps.missing((), ()) == "no earlier round"
    assert meeting(round="Never").earlier_next_steps(every, rounds) == []
    assert meeting(round="Fall 2025").earlier_next_steps(every, rounds) == []


def test_what_was_agreed_on_last_counts():
    every = [
        meeting("a", day="2026-11-25", place={"slide": "who", "begun": 2}, **{"agreed.S3.1": 3}),
        meeting("b", day="2026-11-25", place={"slide": "who", "begun": 1}, **{"agreed.S3.1": 0, "agreed.S1.1": 1}),
        meeting("c", day="2026-11-20", **{"agreed.S3.1": 2}),
        meeting("d", school="", day="2026-11-01", **{"agreed.S3.1": 1}),
        meeting("e", school="", assessment="district", day="2026-11-02", **{"agreed.D1.1": 2}),
        meeting("f", round="Spring 2026", day="2026-05-01", **{"agreed.S3.1": 0}),
    ]
    for order in (every, every[::-1]):
        found = sorted(of_meetings(order).itertuples(index=False, name=None))
        assert found == [
            ("Fall 2026", "Riverbend", "district", "", "D1.1", 2, date(2026, 11, 2)),
            ("Fall 2026", "Riverbend", "school", "", "S3.1", 1, date(2026, 11, 1)),
            ("Fall 2026", "Riverbend", "school", "Alder", "S1.1", 1, DAY),
            ("Fall 2026", "Riverbend", "school", "Alder", "S3.1", 3, DAY),
            ("Spring 2026", "Riverbend", "school", "Alder", "S3.1", 0, date(2026, 5, 1)),
        ]
    assert of_meetings([]).empty


# Every press

SLIDES = ["who", "predict", "observe:1", "observe:2", "observe:3", "choose:why", "choose", "close"]


def run(*batches: tuple[str, list[tuple[int, str]]], place: object = None, slides: list[str] = SLIDES) -> dict:
    for now, (window, presses) in enumerate(batches, 1):
        place = pressed(place, slides, window, presses, now)
    return place


def test_a_press_that_is_sent_again_counts_once():
    one, two, three = [(1, "next")], [(1, "next"), (2, "next")], [(1, "next"), (2, "next"), (3, "back")]
    assert run(("w", one))["slide"] == "predict"
    assert run(("w", one), ("w", one), ("w", two), ("w", two), ("w", one))["slide"] == "observe:1"
    # What was sent later comes first: the earlier message has nothing new then.
    assert run(("w", three), ("w", two), ("w", one)) == run(("w", three))
    assert run(("w", [(3, "back"), (1, "next"), (2, "next"), (2, "next")]))["slide"] == "predict"


def test_no_press_is_lost_and_none_doubled_however_messages_come():
    made = random.Random(6)
    for _ in range(40):
        log = [(n, made.choice(("next", "next", "back"))) for n in range(1, 13)]
        at = 0
        for _, wish in log:
            at = min(max(at + (1 if wish == "next" else -1), 0), len(SLIDES) - 1)
        cuts = sorted(made.randint(0, 12) for _ in range(6))
        batches = [("w", log[:cut]) for cut in (*cuts, 12)]
        batches.insert(made.randrange(len(batches)), made.choice(batches))
        assert run(*batches)["slide"] == SLIDES[at]


def test_two_windows_press_in_turn():
    slides = [(n, "next") for n in range(1, 5)]
    phone = [(1, "next"), (2, "back"), (3, "next")]
    found = run(
        ("slides", slides[:2]), ("phone", phone[:1]), ("slides", slides[:2]), ("phone", phone), ("slides", slides)
    )
    # 2 and 2 more from the slides; 1, -1 and 1 from the phone.
    assert found["slide"] == SLIDES[5]
    assert found["taken"] == {"phone": 3, "slides": 4}


def test_a_window_whose_log_was_cut_goes_on_where_it_was():
    found = run(("w", [(98, "next"), (99, "next")]), ("w", [(99, "next"), (100, "back"), (101, "next")]))
    assert found["slide"] == SLIDES[2]
    assert found["taken"] == {"w": 101}


def test_the_windows_that_closed_first_are_forgotten_first():
    found = run(*((f"w{n}", [(1, "next")]) for n in range(203)), ("w4", [(1, "next"), (2, "back")]))
    assert list(found["taken"]) == ["w3", *(f"w{n}" for n in range(5, 203)), "w4"]


def test_presses_of_many_phones_count_once_though_each_window_sends_all_of_its_own_again():
    names, phones = [f"observe:{n}" for n in range(60)], [f"phone {n}" for n in range(30)]
    place = {}
    for now, phone in enumerate(phones, 1):
        place = pressed(place, names, phone, [(1, "next")], now)
    assert place["slide"] == "observe:30"
    for phone in phones:
        assert pressed(place, names, phone, [(1, "next")], 99)["slide"] == "observe:30"


def test_a_press_may_name_a_slide():
    assert run(("w", [(1, "choose"), (2, "next")]))["slide"] == "close"
    assert run(("w", [(1, "choose:why")]))["slide"] == "choose:why"
    assert run(("w", [(1, "observe:2"), (2, "observe:9")]))["slide"] == "observe:1"  # it is gone: its step's first
    assert run(("w", [(1, "observe:2"), (2, "change")]))["slide"] == "observe:2"  # its step is gone: it stays


def test_a_place_that_is_gone_goes_on_from_its_step():
    at = {"slide": "observe:9", "since": 5, "begun": 3, "taken": {}}
    found = pressed(at, SLIDES, "w", [(1, "next")], 7)
    assert found == {"slide": "observe:2", "since": 5, "begun": 3, "taken": {"w": 1}}
    gone = {**at, "slide": "splits"}
    assert run(("w", [(1, "next")]), place=gone)["slide"] == "predict"
    assert [position(SLIDES, name) for name in ("observe:3", "observe:9", "splits", "")] == [4, 2, 0, 0]
    assert position(SLIDES, "splits", 6) == 6
    assert [step_of(name) for name in ("who", "observe:S1.1")] == ["who", "observe"]


def test_the_clock_of_a_step_starts_with_it_and_that_of_the_meeting_once():
    found = []
    place = None
    for now, wish in enumerate(("next", "next", "next", "back", "back", "back", "back", "back"), 10):
        place = pressed(place, SLIDES, "w", [(now, wish)], now)
        found.append((place["slide"], place["since"], place["begun"]))
    assert found == [
        ("predict", 10, 10),
        ("observe:1", 11, 10),
        ("observe:2", 11, 10),
        ("observe:1", 11, 10),
        ("predict", 14, 10),
        ("who", 15, 10),
        ("who", 15, 10),  # there is nothing before it
        ("who", 15, 10),
    ]
    for now in (30, 31):
        place = pressed(place, SLIDES, "w", [(now, "close" if now == 30 else "next")], now)
        assert (place["slide"], place["since"], place["begun"]) == ("close", 30, 10)
    assert run(("w", [(1, "back")])) == {"slide": "who", "since": 1, "begun": 1, "taken": {"w": 1}}


def test_a_clock_that_jumped_counts_no_time_and_the_next_press_begins_it_anew():
    hour, noon = 3_600_000, 1_800_000_000_000
    place = Place("observe:1", since=noon, begun=noon)
    assert [place.passed(noon + after * hour) for after in (0, 1, 12)] == [0, hour, 12 * hour]
    assert [place.passed(noon + after * hour) for after in (-1, 13, 24 * 7)] == [None] * 3
    assert Place("observe:1").passed(noon) is None
    stored = {"slide": "observe:1", "since": noon, "begun": noon, "taken": {}}
    for after, since in ((1, noon), (-1, noon - hour), (24, noon + 24 * hour)):
        found = pressed(stored, SLIDES, "w", [(1, "next")], noon + after * hour)
        assert (found["slide"], found["since"]) == ("observe:2", since)


# What a facilitator may say


def test_every_step_has_prompts_and_says_whose_they_are():
    named = {protocols.DIALOGUE, protocols.ATLAS, protocols.OURS}
    for step in STEPS:
        assert step.source in named
        assert step.prompts
        assert all(text.strip() == text and len(text) > 20 for text in step.prompts)
    assert {step.source for step in STEPS} == named
    every = list(itertools.chain.from_iterable(step.prompts for step in STEPS))
    assert len(set(every)) == len(every)


def test_the_sources_are_named_by_who_made_them_and_when():
    dialogue, atlas = protocols.SOURCES
    assert re.search(r"Wellman and .*Lipton.*Data-Driven Dialogue.*\b2004\b", dialogue)
    assert re.search(r"ATLAS.*Buchovecky.*National School Reform Faculty.*School Reform Initiative", atlas)


def test_a_meeting_speaks_of_the_frameworks_actions_alone():
    known = framework.current().by_id
    one = meeting(observed=["S9.9", "S1.1", 3], chosen=["S1.1", "X", "S1.1", "S2.2", "S3.1", "S4.1"])
    assert set(one.observed) | set(one.chosen) <= set(known)
    assert one.chosen == ("S1.1", "S2.2", "S3.1")
