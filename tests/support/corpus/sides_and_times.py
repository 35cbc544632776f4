"""Columns of survey tools and lists that say the side, the school, or whether a response was sent, in other words."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import DASHED, WORDS, book, text

NAMES = ("Ana Ruiz", "Ben Cole", "Cy Day")
BOTH = {"perspective:own": "School ILT", "perspective:other": "District ILT"}
RATED = ("Oak | self | S1.1 0 1", "Oak | self | S1.1 1 2", "Oak | cross | S1.1 2 3")
SIX = ("a.csv: wide: 6 6 0 0 0",)


def form(heading, *sides):
    """Return a form of two actions with something in a column of its own: 0 1 of the first, 1 2 of the second ..."""
    rows = ([name, "Oak", "Fall 2026", side, n, n + 1] for n, (name, side) in enumerate(zip(NAMES, sides, strict=True)))
    return {"a.csv": text([["Name", "School", "Round", heading, "S1.1", "S1.2"], *rows])}


def long_list():
    """Return a list with codes under Who, a short word for the school, and wordings that are cut short."""
    rows = [
        [school, who, side, action, f"{WORDS[action][:40]}...", (first + n) % 4]
        for first, (school, who, side) in enumerate(
            (("Oak", "p1", "own"), ("Oak", "d1", "other"), ("Elm", "p2", "own"))
        )
        for n, action in enumerate(("S1.1", "S1.2", "S1.3"))
    ]
    return {"a.csv": text([["Sch.", "Who", "Own team / other team", "No.", "What", "Score"], *rows], ";")}


def records(*, time="", complete=True, name="ilt_self_assessment"):
    """Return an export of REDCap with one response that nobody finished."""
    head = ["record_id", "redcap_event_name", f"{name}_timestamp", "school", "team", "s1_1", "s1_2"]
    rows = [
        [1, "fall_2026_arm_1", "2026-10-05 09:00:11", "Oak", "School ILT", 0, 1],
        [2, "fall_2026_arm_1", "2026-10-05 09:30:11", "Oak", "School ILT", 1, 2],
        [3, "fall_2026_arm_1", time, "Oak", "District ILT", 2, 3],
    ]
    if not complete:
        return {"a.csv": text([head, *rows])}
    return {
        "a.csv": text([[*head, f"{name}_complete"], *([*row, own] for row, own in zip(rows, (2, 2, 0), strict=True))])
    }


def limesurvey():
    """Return an export of LimeSurvey that has the first day of 1980 where a response was not sent."""
    head = [
        "Response ID",
        "Date submitted",
        "Last page",
        "Start language",
        "School",
        "Team",
        WORDS["S1.1"],
        WORDS["S1.2"],
    ]
    sent = ("2026-10-05 09:00:11", "2026-10-05 09:30:11", "1980-01-01 00:00:00")
    teams = ("School ILT", "School ILT", "District ILT")
    rows = [
        [n + 1, when, 6, "en", "Oak", team, DASHED[n], DASHED[n + 1]]
        for n, (when, team) in enumerate(zip(sent, teams, strict=True))
    ]
    return {"a.xlsx": book({"results-survey1": [head, *rows]})}


def checkboxes():
    """Return an export of SurveyMonkey in which each box of a question has a column, with its label where ticked."""
    above = [
        "Respondent ID",
        "Collector ID",
        "Start Date",
        "Your name:",
        "School",
        "I am rating as",
        "",
        "Rate each",
        "",
    ]
    below = ["", "", "", "Open-Ended Response", "Response", "District ILT member", "School ILT member"]
    rows = [
        [11, 5, "10/05/2026 09:00:00 AM", "Ana Ruiz", "", "District ILT member", "", 0, 1],
        [12, 5, "10/05/2026 09:30:00 AM", "Ben Cole", "Oak", "", "School ILT member", 1, 2],
    ]
    return {"a.csv": text([above, [*below, WORDS["D1.1"], WORDS["D1.2"]], *rows])}


def with_notes(question):
    """Return an export of Qualtrics with a rating and a note for each action, next to each other."""
    actions = ("S1.1", "S1.2")
    ids = ["RecordedDate", "ResponseId", "school", "perspective", "Q7#1_1", "Q7#1_2", "Q7#2_1_1", "Q7#2_2_1"]
    said = ["Recorded Date", "Response ID", "school", "perspective"]
    said += [f"{question} - {column} - {WORDS[action]}" for column in ("Rating", "Why?") for action in actions]
    imports = [f'{{"ImportId":"{name}"}}' for name in ids]
    rows = [
        [
            "2026-10-05 09:00:11",
            "R_1aBcD2",
            "Oak",
            "self",
            0,
            1,
            "No calendar yet, we start in June",
            "Staff wrote them",
        ],
        ["2026-10-05 09:30:11", "R_2aBcD3", "Oak", "self", 1, 2, "", ""],
    ]
    return {"a.csv": text([ids, said, imports, *rows])}


def alchemer():
    """Return an export with the times and the id of each session, which say nothing of who rated."""
    head = [
        "Response ID",
        "Time Started",
        "Date Submitted",
        "SessionID",
        "School",
        "Rating as",
        "Round",
        "S1.1",
        "S1.2",
    ]
    rows = [
        [1, "Oct 05, 2026 9:00:01 AM", "Oct 05, 2026 9:20:01 AM", "167_5fb1", "Oak", "Self", "Fall 2026", 0, 1],
        [2, "Oct 05, 2026 9:30:01 AM", "Oct 05, 2026 9:40:01 AM", "167_5fb2", "Oak", "Self", "Fall 2026", 1, 2],
    ]
    return {"a.csv": text([head, *rows])}


CASES = [
    Case(
        "sides and times: a question whether one rates one's own team",
        lambda: form("Are you rating your own team?", "Yes", "Yes", "No, I am from the district office"),
        answers={
            "side-column": "yes",
            "perspective:Yes": "School ILT",
            "perspective:No, I am from the district office": "District ILT",
        },
        questions=(
            "side-column@a.csv",
            "perspective:Yes@a.csv",
            "perspective:No, I am from the district office@a.csv",
        ),
        ratings=RATED,
        sources=SIX,
    ),
    *(
        Case(
            f"sides and times: {own} and {other} with more words are self and cross",
            lambda own=own, other=other: form("You rate as", own, own, other),
            ratings=RATED,
            sources=SIX,
        )
        for own, other in (
            ("Self (my own team)", "Cross (another team)"),
            ("Self - our own ILT", "Cross rating: another ILT"),
        )
    ),
    Case(
        "sides and times: a self that names the other team is asked",
        lambda: form("You rate as", "Self", "Self", "Self (the district)"),
        questions=("perspective:Self (the district)@a.csv",),
        sources=("a.csv: wide: 6 0 0 0 6",),
    ),
    Case(
        "sides and times: own and other in a list, and a heading Who before other codes",
        long_list,
        answers={"rater-column": "yes", "side-column": "yes", "round": "Fall 2026", **BOTH},
        questions=(
            "rater-column@a.csv",
            "side-column@a.csv",
            "round@a.csv",
            "perspective:own@a.csv",
            "perspective:other@a.csv",
        ),
        ratings=("Oak | self | S1.1 0 1 2", "Oak | cross | S1.1 1 2 3", "Elm | self | S1.1 2 3 0"),
        sources=("a.csv: tidy: 9 9 0 0 0",),
    ),
    *(
        Case(
            f"sides and times: REDCap's {what}",
            lambda complete=complete: records(time="[not completed]", complete=complete),
            answers={"unfinished": "count them"},
            questions=("unfinished@a.csv",),
            ratings=RATED,
            sources=SIX,
        )
        for what, complete in (
            ("[not completed]", True),
            ("[not completed] without the column of what is complete", False),
        )
    ),
    Case(
        "sides and times: LimeSurvey's first day of 1980",
        limesurvey,
        answers={"unfinished": "leave them out", "round": "Fall 2026"},
        questions=("unfinished@a.xlsx", "round@a.xlsx"),
        ratings=RATED[:2],
        problems=("a.xlsx#results-survey1!4: unfinished: ",),
        sources=("a.xlsx#results-survey1: LimeSurvey: 6 4 0 2 0",),
    ),
    Case(
        "sides and times: a team with a column for each box",
        checkboxes,
        answers={"side-column": "yes", "round": "Fall 2026"},
        questions=("side-column@a.csv", "round@a.csv"),
        ratings=(" | self | D1.1 0 1", "Oak | cross | D1.1 1 2"),
        sources=("a.csv: SurveyMonkey: 4 4 0 0 0",),
    ),
    Case(
        "sides and times: a question that asks for a note, too, asks for a rating",
        lambda: with_notes("Rate each action and say why"),
        answers={"round": "Fall 2026"},
        questions=("round@a.csv",),
        ratings=RATED[:2],
        notes=("S1.1 No calendar yet, we start in June", "S1.2 Staff wrote them"),
        sources=("a.csv: Qualtrics: 4 4 0 0 0",),
    ),
    Case(
        "sides and times: a question for something else, and a note, is asked",
        lambda: with_notes("Clarity of the wording, and say why"),
        questions=("counts:Clarity of the wording, and say why - Rating@a.csv",),
        sources=("a.csv: Qualtrics: 4 0 0 0 4",),
    ),
    Case(
        "sides and times: an id of each session is nobody, and times are no notes",
        alchemer,
        ratings=RATED[:2],
        sources=("a.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "sides and times: names under School ILT are asked as schools",
        lambda: {
            "a.csv": text(
                [
                    ["Reviewer", "School ILT", "Round", "Perspective", "S1.1", "S1.2"],
                    ["Ana Ruiz", "Thyme", "Fall 2026", "self", 0, 1],
                    ["Cy Day", "Thyme", "Fall 2026", "cross", 2, 3],
                    ["Cy Day", "Violet", "Fall 2026", "cross", 1, 2],
                ]
            )
        },
        answers={"school-column": "yes"},
        questions=("school-column@a.csv",),
        ratings=("Thyme | self | S1.1 0 1", "Thyme | cross | S1.1 2 3 || Violet | cross | S1.1 1 2"),
        sources=SIX,
    ),
]
