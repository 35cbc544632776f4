"""What a pooled figure is made of is said beside it: other schools on each side, hidden actions, newer ratings."""

import random
from types import SimpleNamespace

import pandas as pd
import pytest

from ilt import counts, findings, ratings, screens, shown_before
from ilt.access import Person
from ilt.changes import compare, compare_areas
from ilt.framework import current
from ilt.meetings.slides.deck import Deck, view_of
from ilt.people import Sides
from ilt.ratings import COLUMNS, CROSS, PERSPECTIVES, SELF
from ilt.shown import VisitorRatings, shown_to
from ilt.suppression import Minimums
from ilt.view import View
from tests.support.daily import the_rest_in_full
from tests.support.made_meetings import DAY, meeting, shown
from tests.support.recount import HEAD, District, as_csv, made_up
from tests.support.screens import texts
from tests.support.short_ratings import table
from tests.support.visitors import uploaded

ROUNDS = ("Spring 2026", "Fall 2026")
MIXED = (
    "Fall 2026 | school | Alder | self | S1.1 | 0 1 2",
    "Fall 2026 | school | Alder | cross | S1.1 | 2",
    "Fall 2026 | school | Birch | self | S1.1 | 3 3",  # too few: hidden
    "Fall 2026 | school | Birch | cross | S1.1 | 0",
    "Fall 2026 | school | Cedar | cross | S1.1 | 1",
)


def seen(*lines: str, school: str = "", assessment: str = "school") -> View:
    return view_of(shown(table(*lines)), ROUNDS, meeting(school=school, assessment=assessment))


def test_it_is_said_whose_ratings_are_hidden():
    assert seen(*MIXED).who.endswith(", 1 school’s team hidden (fewer than 3 raters)")
    assert Sides("school").of_schools(CROSS) == ("school’s district raters", "schools’ district raters")
    assert Sides("district").of_schools(CROSS) == ("school’s raters", "schools’ raters")


def test_it_is_said_that_raters_who_named_no_school_are_hidden():
    own = "Fall 2026 | district | | self | D1.1 | 1 1 1"
    alder, nowhere = (f"Fall 2026 | district | {school} | cross | D1.1 |" for school in ("Alder", ""))
    said = "raters who named no school hidden (fewer than 3 raters)"
    few = seen(own, f"{alder} 2 2 2", f"{nowhere} 0", assessment="district")
    assert few.who == f"3 district ILT members, 3 school raters, {said}"
    # Three are enough; one and two are counted together.
    assert said not in seen(own, f"{alder} 2 2 2", f"{nowhere} 0 0 0", assessment="district").who
    assert said not in seen(own, f"{alder} 2 2", f"{nowhere} 0", assessment="district").who


def test_a_pool_of_other_schools_on_one_side_is_said_with_how_many():
    words = screens.composition.sides(seen(*MIXED))
    assert words.startswith("Ratings by school teams cover 1 school; ratings by district raters cover 3. ")
    assert screens.composition.sides_in_short(seen(*MIXED)) == "Self covers 1 school; cross covers 3."
    rows = findings.gaps(seen(*MIXED).selected).query("scope == 'all schools' and gap.notna()")
    table = screens.self_and_cross.table(screens.composition.with_schools(rows, seen(*MIXED)))
    assert table[["Schools with self ratings", "Schools with cross ratings"]].to_numpy().tolist() == [[1, 3]]


@pytest.mark.parametrize(
    ("lines", "chosen"),
    [
        (MIXED[:2], {}),
        (MIXED, {"school": "Alder"}),
        (("Fall 2026 | district | | self | D1.1 | 1 2 3", "Fall 2026 | district | Alder | cross | D1.1 | 1 2 3"),
         {"assessment": "district"}),
        # Two that are small alone count together: all three are on both sides.
        ((*MIXED, "Fall 2026 | school | Cedar | self | S1.1 | 3 3"), {}),
    ],
)  # fmt: skip
def test_the_same_schools_on_both_sides_need_no_word(lines, chosen):
    view_ = seen(*lines, **chosen)
    assert screens.composition.sides(view_) == screens.composition.sides_in_short(view_) == ""
    rows = findings.gaps(view_.selected)
    assert screens.composition.with_schools(rows, view_) is rows


def test_actions_that_differ_are_counted():
    view_ = seen(
        *MIXED[:2],
        "Fall 2026 | school | Alder | self | S1.2 | 0 1 2",
        "Fall 2026 | school | Alder | cross | S1.2 | 2",
        "Fall 2026 | school | Birch | cross | S1.2 | 2",
    )
    assert screens.composition.sides(view_).startswith(
        "On 1 of 2 actions, at least one school has ratings from only one side"
    )


def test_two_rounds_of_other_schools_are_said():
    view_ = seen(
        *MIXED, "Spring 2026 | school | Alder | self | S1.1 | 1 1 1", "Spring 2026 | school | Elm | self | S1.1 | 1 1 1"
    )
    assert screens.composition.rounds(view_, "Spring 2026", (SELF,)).startswith(
        "Ratings by school teams cover 2 schools in Spring 2026 and 1 in Fall 2026. "
    )
    assert screens.composition.rounds(view_, "Spring 2026", (CROSS,)) == ""  # one round alone is no change
    same = seen(*MIXED, "Spring 2026 | school | Alder | self | S1.1 | 1 1 1")
    assert screens.composition.rounds(same, "Spring 2026") == ""


def plain(truth: District, side: str, action: str) -> set[str]:
    """Return the schools that are in the pooled figure of a school action, in plain Python."""
    teams = truth.teams("school", side, ())
    inside = {team for team in teams if truth.shown("school", side, action, team).rated}
    small = [team for team in teams if truth.hidden("school", side, action, team)]
    people = {who for team in small for who in truth.group("school", side, action, team).people}
    return inside | (set(small) if len(people) >= truth.least("school", side) else set())


@pytest.mark.parametrize("seed", the_rest_in_full(range(4), range(4, 12)))
def test_what_is_said_of_made_up_districts_is_so(seed):
    rows = made_up(seed)
    truth = District(rows, 3)
    typed = ratings.typed(pd.DataFrame(rows, columns=HEAD).replace({"rating": {"": None}}).astype({"rating": "Int64"}))
    view_ = view_of(shown(typed, Minimums(3)), ROUNDS, meeting(school="", district=rows[0][1]))
    pairs = [[plain(truth, side, action.id) for side in PERSPECTIVES] for action in current().of("school")]
    compared = [pair for pair in pairs if all(pair)]
    differ = [pair for pair in compared if pair[0] != pair[1]]
    said = screens.composition.sides(view_)
    assert bool(said) == bool(differ)
    if said.startswith("On "):
        assert said.startswith(f"On {len(differ)} of {len(compared)} action")
    elif said:
        assert {(len(own), len(other)) for own, other in compared} == {tuple(map(len, compared[0]))}


PARTLY = (
    *(f"Fall 2026 | school | Alder | self | S1.{n} | 1 1 1" for n in (1, 2)),
    "Fall 2026 | school | Alder | self | S1.3 | 3 3 -",  # too few: hidden, and not in the area's mean
    "Fall 2026 | school | Birch | self | S1.1 | 2 2 2",
    "Fall 2026 | school | Alder | self | S2.1 | 2 2 2",
)


def test_an_area_that_leaves_out_hidden_actions_is_marked_wherever_its_mean_is():
    view_ = seen(*PARTLY, "Spring 2026 | school | Alder | self | S1.1 | 1 1 1")
    hidden = int(
        findings.scoped(view_.selected)
        .query("school == 'Alder' and action_id.str.startswith('S1')")["hidden"]
        .gt(0)
        .sum()
    )
    cells = screens.heatmaps.cells(view_.selected, ["Alder", "Birch"], SELF, ("All", "All"), areas=True)
    text = cells.set_index(["key", "school"])["text"]
    assert (text["1", "Alder"], text["2", "Alder"], text["1", "Birch"]) == ("1.0*", "2.0", "2.0")
    assert f"; {hidden} action" in cells.set_index(["key", "school"]).loc[("1", "Alder"), "tip"]
    areas = findings.focus_areas(view_.selected).query("school == 'Alder'")
    assert screens.self_and_cross.for_chart(areas, "focus_area")["self_text"].tolist()[:2] == ["1.0*", "2.0"]
    assert screens.overview.table(areas)["Self"].tolist()[:2] == ["1.0*", "2.0"]
    assert screens.focus_areas.leaves_out(areas).startswith("* leaves out")
    assert screens.focus_areas.leaves_out(areas.query("focus_area == 2")) == ""
    actions = compare(view_.counts, *ROUNDS)
    then_now = compare_areas(view_.counts, actions, *ROUNDS).query("school == 'Alder' and focus_area == 1")
    assert screens.change.table(then_now)["Now"].tolist() == ["1.0*"]
    assert screens.focus_areas.leaves_out(then_now)


def test_no_mark_is_explained_where_a_hidden_area_has_no_mean_to_mark():
    view_ = seen(*PARTLY, "Fall 2026 | school | Alder | self | S3.1 | 2 2")
    areas = findings.focus_areas(view_.selected).query("school == 'Alder' and focus_area == 3")
    assert areas["self_hidden_actions"].tolist() > [0]
    assert screens.overview.table(areas)["Self"].tolist() == ["–"]
    assert screens.focus_areas.leaves_out(areas) == ""


@pytest.mark.full
def test_slides_mark_what_they_leave_out_and_say_which_schools_they_are_of():
    slides = {slide.name: slide for slide in deck(seen(*PARTLY, school="Alder"), "Alder")}
    assert slides["reveal"].rows[0].marks[0].text == "1.0*"
    assert "* leaves out" in slides["reveal"].foot
    slides = {slide.name: slide for slide in deck(seen(*MIXED), "")}
    assert "Self covers 1 school; cross covers 3." in slides["reveal"].foot
    whole = deck(seen(*MIXED[:2]), "")
    assert all("leaves out" not in slide.foot and "Self covers" not in slide.foot for slide in whole)


def deck(view_: View, school: str):
    return Deck(view_).slides(meeting(school=school), (), DAY)


@pytest.mark.parametrize(
    ("alder", "birch", "complete"),
    [
        # A heatmap says that Birch has not rated S2.1: 9 of 12.
        ({"S1.1": "0 1 1", "S2.1": "2 3 1"}, {"S1.1": "2 3 3"}, "75.0%"),
        # Two of Alder rated S2.1, who are hidden and lack nothing: 9 of 9.
        ({"S1.1": "0 1 1", "S2.1": "2 3"}, {"S1.1": "2 3 3", "S2.1": "1 1 1"}, "100%"),
    ],
)
def test_what_one_school_has_no_row_for_is_not_complete(alder, birch, complete):
    lines = [
        f"Fall 2026 | school | {school} | self | {action} | {rated}"
        for school, own in (("Alder", alder), ("Birch", birch))
        for action, rated in own.items()
    ]
    said = seen(*lines).participation[0]
    assert said == f"● 6 team members, 2 schools, 9 ratings; {complete} complete on 2 actions"


@pytest.mark.parametrize("hidden", range(4))
def test_what_is_hidden_of_all_who_are_looked_at_is_not_counted_among_what_is_shown(hidden):
    """One school, of which some actions are hidden: the others have 7 of 8 ratings each, and one who left all blank."""
    rated = ["2 2"] * hidden + ["1 2 3 0 1 2 3 -"] * (4 - hidden)
    lines = [f"Fall 2026 | school | Alder | self | S3.{place + 1} | {own}" for place, own in enumerate(rated)]
    shows = 4 - hidden
    said = seen(*lines, school="Alder").participation[0]
    ratings_, actions = 7 * shows, f"{shows} action{'s' * (shows > 1)}"
    assert said == f"● 7 team members, {ratings_} ratings; 87.5% complete on {actions}"


# Newer ratings that wait

THEN = tuple(f"Fall 2026 | school | Alder | self | {action} | 1 2 3 1" for action in ("S1.1", "S2.1"))
NOW = tuple(f"Fall 2026 | school | Alder | self | {action} | 1 2 3 1 0" for action in ("S1.1", "S2.1"))


def later() -> View:
    """Return what is looked at where a fifth rater came after the figures of four were shown."""
    before, made = shown_before.none(), None
    for lines in (THEN, NOW):
        rows = table(*lines, "Fall 2026 | school | Alder | cross | S1.1 | 2 2")
        data = VisitorRatings(SimpleNamespace(ratings=rows), counts.count(rows), counts.raters(rows), sample=False)
        made = shown_to(data, Minimums(), full_detail=False, person=Person(), before=before)
        before = made.released
    return view_of(made, ROUNDS, meeting())


def test_who_rated_and_the_figures_are_of_one_moment():
    view_ = later()
    own = view_.selected.query("perspective == 'self'")
    assert own["raters"].tolist() == [4, 4]  # the figures are those of before
    assert view_.who == "8 team ratings, 2 district raters"
    assert view_.participation[0] == "● 8 team ratings; 100% complete on 2 actions"
    assert not (view_.raters["perspective"] == SELF).any()
    assert "5" not in view_.who + view_.participation[0]
    first = view_of(shown(table(*THEN)), ROUNDS, meeting())
    assert first.who.startswith("4 team members")


@pytest.mark.full
def test_each_slide_with_figures_says_that_newer_ratings_wait():
    with_figures = {
        "reveal",
        "observe:1",
        "observe:2",
        "sides",
        "splits",
        "attention",
        "attention:others",
        "choose:why",
    }
    slides = {slide.name: slide for slide in deck(later(), "Alder")}
    words = "Newer ratings are not included yet."
    assert {name for name, slide in slides.items() if words in slide.foot} >= with_figures & set(slides)
    assert with_figures - set(slides) <= {"attention:others", "choose:why"}
    assert any(row.words.startswith("Newer ratings from 1 group (1 more rater)") for row in slides["who"].rows)
    fresh = deck(view_of(shown(table(*NOW)), ROUNDS, meeting()), "Alder")
    assert not any("Newer" in slide.foot for slide in fresh)
    said = Deck(later()).summary(meeting(), ()).rated
    assert said == "Who rated: 8 team ratings, 2 district raters. Newer ratings are not included yet"


# On screens

SCREENS = [
    ("overview", {}),
    ("self_and_cross", {"view": "By action"}),
    ("self_and_cross", {"view": "All ratings"}),
    ("self_and_cross", {"view": "Side by side"}),
    ("heatmaps", {"show": "Gap"}),
    ("heatmaps", {"show": "Both"}),
]
WORDS = "This may explain part of a gap"


def district(small: str) -> bytes:
    """Return a file of a district in which a school has two raters of its own, and visitors like all others."""
    chance = random.Random(7)
    rows = [
        ["Fall 2026", "R", "school", school, f"{school} {side} {n}", side, action.id, chance.randint(0, 3), ""]
        for school in ("Alder", "Birch", "Cedar")
        for side, many in ((SELF, 2 if school == small else 4), (CROSS, 2))
        for n in range(many)
        for action in current().of("school")
    ]
    assert list(COLUMNS) == HEAD
    return as_csv(rows)


@pytest.mark.parametrize("small", the_rest_in_full(["Birch"], [""]))
def test_every_screen_that_sets_pools_side_by_side_says_so(small):
    app = uploaded({"ratings.csv": district(small)}).run()
    for page, chosen in SCREENS:
        for key, value in chosen.items():
            app.session_state[key] = app.query_params[key] = value
        app.switch_page(f"pages/{page}.py").run()
        assert not app.exception, (page, chosen)
        said = [text for text in texts(app.main) if WORDS in text]
        assert len(said) == bool(small), (page, chosen)
        assert all("cover 2 schools; ratings by district raters cover 3" in text for text in said)


def test_what_is_said_of_pools_does_not_follow_from_what_was_rated():
    alike = [line[: line.rindex("|")] + "|" + " 1" * len(line[line.rindex("|") :].split()[1:]) for line in MIXED]
    assert screens.composition.sides(seen(*MIXED)) == screens.composition.sides(seen(*alike))


def test_ratings_are_no_people_where_somebody_of_a_hidden_team_rated_another_team_too():
    """Alder is too small for who is in it to be said, and counts with Dogwood where Dogwood left an action out."""
    lines = ("Alder | 1 2 -", "Birch | 0 2 2 3", "Dogwood | 1 1 2 -")
    first = [line.replace(" |", " | self | S1.1 |") for line in lines]
    other = [line.replace(" |", " | self | S1.2 |").replace("-", "2") for line in lines]
    known = table(*(f"Fall 2026 | school | {line}" for line in [*first, *other]))
    known["rater"] = known["rater"].replace({"Birchselfr1": "Alderselfr1"})

    def of(**chosen: object) -> View:
        return view_of(shown(known, Minimums(4)), ROUNDS, meeting(school="")).but(**chosen)

    pool = of().selected.query("action_id == 'S1.1'")[["n0", "n1", "n2", "n3"]].to_numpy().sum()
    people = known[(known["action_id"] == "S1.1") & known["rating"].notna()]["rater"].nunique()
    assert (pool, people) == (9, 8)
    assert of().sides.counted(SELF) == "team rating"
    assert of(schools=("Birch",)).sides.counted(SELF) == "team member"
