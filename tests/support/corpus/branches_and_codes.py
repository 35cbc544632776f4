"""Schools that each branch of a form asks for, codes that headings explain, and words that say no notes and no round."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import LABELS, WORDS, S, book, text

FALL = "Fall 2026"
WHO = ("Ana Diaz", "Bo Chan", "Cy Dunn")
SHORT = {
    "S3.1": "S3.1 Plan, schedule & tool to observe instruction",
    "S3.2": "S3.2 Reviews student tasks & work samples",
    "S3.3": "S3.3 Observation feedback & lesson planning support",
    "S3.4": "S3.4 Tracks data from observations & student work",
}


def wide(head, *rows, name="form.csv", **more):
    """Return the files of one table with a row a rater."""
    return lambda: {name: text([head, *rows], **more)}


VISITS = [
    ["Timestamp", "Your name", "You are", "School", "School visited", "S1.1", "S1.2"],
    ["2026-10-01 10:00:00", "Ana Diaz", "School ILT", "Oak", "", 0, 1],
    ["2026-10-01 11:00:00", "Bo Chan", "District ILT", "", "Elm", 2, 3],
    ["2026-10-01 12:00:00", "Cy Dunn", "School ILT", "Elm", "", 3, 0],
]
HOMES = [
    ["Timestamp", "Name", "Team", "Home school (ILT members only)", "Which school did you see?", "S1.1", "S1.2"],
    ["2026-10-01 10:00:00", "Ana Diaz", "School ILT", "Oak Elementary", "", 0, 1],
    ["2026-10-01 11:00:00", "Bo Chan", "District ILT", "", "Elm Middle", 2, 3],
    ["2026-10-01 12:00:00", "Cy Dunn", "School ILT", "Elm Middle", "", 3, 0],
    ["2026-10-01 13:00:00", "Di Ek", "District ILT", "", "Oak Elementary", 1, 1],
]
CODED = "I am (1 = member of the school ILT, 2 = on the district ILT or another office)"
SCALED = "Vision. Please rate: 0 = Not present, 1 = Inconsistent and/or ineffective, 3 = Consistent and effective"

MEMBER = ["Yes, I am on the district ILT", "No, I work at a school"]
LIKERT = [
    ["ID", "Start time", "Completion time", "Email", "Are you a member of the district ILT?"]
    + [f"{WORDS[a]}{again}" for again in ("", "2") for a in ("D1.1", "D1.2")],
    [1, "2026-10-01 10:00:00", "2026-10-01 10:05:00", "anonymous", MEMBER[0], LABELS[0], LABELS[1], "", ""],
    [2, "2026-10-01 11:00:00", "2026-10-01 11:05:00", "anonymous", MEMBER[1], "", "", LABELS[2], LABELS[3]],
    [3, "2026-10-01 12:00:00", "2026-10-01 12:05:00", "anonymous", MEMBER[0], LABELS[3], LABELS[0], "", ""],
]
IN_SHORT = ("Not present", "Inconsistent", "Mostly consistent", "Consistent")
OPTIONS = [
    ["Respondent ID", "Collector ID", "Your name", "What school do you work at?", "", "", WORDS["S1.1"], "", "", ""],
    ["", "", "Open-Ended Response", "Oak ES", "Elm MS", "Other (please specify)"]
    + [f"{WORDS['S1.1']} - {label}" for label in IN_SHORT],
    ["1001", "7", "Ana Diaz", "Oak ES", "", "", "", "Inconsistent", "", ""],
    ["1002", "7", "Bo Chan", "", "", "Fir HS", "", "", "", "Consistent"],
    ["1003", "7", "Cy Dunn", "", "Elm MS", "", "Not present", "", "", ""],
]

FIVES = [
    ["Respondent ID", "Collector ID", "Your name", "School", WORDS["S1.1"], WORDS["S1.2"]],
    ["", "", "Open-Ended Response", "Response", "Response", "Response"],
    *(
        [str(1001 + at), "7", f"{first} Diaz", "Oak ES", *marks]
        for at, (first, marks) in enumerate(
            zip(("Ana", "Bo", "Cy", "Di", "Ed", "Flo"), ((1, 2), (3, 4), (4, 5), (2, 2), (3, 3), (1, 4)), strict=True)
        )
    ),
]
BELOW = [
    ["Action", "Name", "Side", "Mark"],
    [WORDS["S1.1"], "", "", ""],
    ["", "Ana Diaz", "School ILT", 0],
    ["", "Bo Chan", "District ILT", 1],
    [WORDS["S1.2"], "", "", ""],
    ["", "Ana Diaz", "School ILT", 2],
    ["", "Bo Chan", "District ILT", 3],
]

LOOKED_AT = [
    ["Action", "Importance (1-5)", "How to rate", "Oak", "Elm"],
    [WORDS["S1.1"], 3, "0 = Not present, 3 = Consistent", 0, 1],
    [WORDS["S1.2"], 2, "0 = Not present, 3 = Consistent", 2, 3],
]

OWN_FIRST = [
    ["Timestamp", "Your name", "You are", "School you work at", "Which school ILT will you rate?", "S1.1", "S1.2"],
    ["2026-10-01 10:00:00", "Ana Diaz", "School ILT", "Oak Elementary", "", 0, 1],
    ["2026-10-01 11:00:00", "Bo Chan", "District ILT", "", "Elm Middle", 2, 3],
    ["2026-10-01 12:00:00", "Cy Dunn", "District ILT", "", "Oak Elementary", 3, 0],
]

CASES = [
    Case(
        "branches: where the school that is known is blank, a column that names one there alone is asked about",
        wide(*OWN_FIRST),
        answers={"round": FALL, "school-column": "yes"},
        questions=("round@form.csv", "school-column@form.csv"),
        ratings=(
            "Oak Elementary | self | S1.1 0 1",
            "Elm Middle | cross | S1.1 2 3",
            "Oak Elementary | cross | S1.1 3 0",
        ),
        sources=("form.csv: Google Forms: 6 6 0 0 0",),
    ),
    Case(
        "branches: next to a column for each school, how important an action is and how to rate it are nobody's",
        wide(*LOOKED_AT, name="looked.csv"),
        answers={
            **{
                f"column@looked.csv!{place}": said
                for place, said in (
                    ("A", "action"),
                    ("B:C", "not used"),
                    ("D", "rating; school=Oak; side=self"),
                    ("E", "rating; school=Elm; side=self"),
                )
            },
            "round": FALL,
        },
        questions=("column@looked.csv",),
        ratings=("Oak | self | S1.1 0 2", "Elm | self | S1.1 1 3"),
        sources=("looked.csv: matched: 4 4 0 0 0",),
    ),
    Case(
        "codes: a fifth choice behind the four of a tool stays a problem where 1 is said to be the lowest",
        wide(*FIVES),
        answers={"round": FALL, "perspective": "School ILT", "scale": "1 is the lowest: 1-4 stand for 0-3"},
        questions=("round@form.csv", "perspective@form.csv", "scale@form.csv"),
        ratings=tuple(f"Oak ES | self | S1.1 {marks}" for marks in ("0 1", "2 3", "3", "1 1", "2 2", "0 3")),
        problems=("form.csv!F5: off-scale: 5",),
        sources=("form.csv: SurveyMonkey: 12 11 0 1 0",),
    ),
    Case(
        "branches: the action stands above the rows of those who rated it, which somebody said",
        wide(*BELOW, name="below.csv"),
        answers={
            **{
                f"column@below.csv!{place}": said
                for place, said in (("A", "action; down"), ("B", "rater"), ("C", "side"), ("D", "rating"))
            },
            "round": FALL,
            "school": "Oak",
        },
        questions=("column@below.csv",),
        ratings=("Oak | self | S1.1 0 2", "Oak | cross | S1.1 1 3"),
        sources=("below.csv: matched: 4 4 0 0 0",),
    ),
    Case(
        "branches: a note behind a semicolon, and a second rating behind one",
        wide(
            ["Action", "Rating and Notes", "Rater", "Perspective", "Round", "School"],
            ["S1.1", "2; a teacher joined in October", "Ana Diaz", "self", FALL, "Oak"],
            ["S1.2", "1; 2", "Ana Diaz", "self", FALL, "Oak"],
            name="notes.csv",
        ),
        ratings=("Oak | self | S1.1 2",),
        problems=("notes.csv!B3: not-one-rating: 1; 2",),
        sources=("notes.csv: template: 2 1 0 1 0",),
        notes=("S1.1 a teacher joined in October",),
    ),
    Case(
        "branches: the same statements once for members and once for others, as a yes or no tells them apart",
        wide(*LIKERT),
        answers={
            "round": FALL,
            "side-column": "yes",
            f"perspective:{MEMBER[0]}": "District ILT",
            f"perspective:{MEMBER[1]}": "School ILT",
            "school": "not known",
        },
        questions=tuple(
            f"{key}@form.csv"
            for key in ("round", "side-column", *(f"perspective:{words}" for words in MEMBER), "school")
        ),
        ratings=(" | self | D1.1 0 1", " | cross | D1.1 2 3", " | self | D1.1 3 0"),
        sources=("form.csv: Microsoft Forms: 6 6 0 0 0",),
    ),
    Case(
        "branches: a school has a column an option, of which the last is typed, and a rating in few words has one, too",
        wide(*OPTIONS),
        answers={"round": FALL, "perspective": "School ILT"},
        questions=("round@form.csv", "perspective@form.csv"),
        ratings=("Oak ES | self | S1.1 1", "Fir HS | self | S1.1 3", "Elm MS | self | S1.1 0"),
        sources=("form.csv: SurveyMonkey: 3 3 0 0 0",),
    ),
    Case(
        "branches: the school of each branch, of which a row fills one",
        wide(*VISITS),
        answers={"round": FALL},
        questions=("round@form.csv",),
        ratings=("Oak | self | S1.1 0 1", "Elm | cross | S1.1 2 3", "Elm | self | S1.1 3 0"),
        sources=("form.csv: Google Forms: 6 6 0 0 0",),
    ),
    Case(
        "branches: where it has to be asked, the one that was rated first, then one that fills the rest",
        wide(*HOMES),
        answers={
            "round": FALL,
            "school-column": "yes",
            "school-column:H… school (ILT members only)": "yes",
        },
        questions=tuple(
            f"{key}@form.csv" for key in ("round", "school-column", "school-column:H… school (ILT members only)")
        ),
        ratings=(
            "Oak Elementary | self | S1.1 0 1",
            "Elm Middle | cross | S1.1 2 3",
            "Elm Middle | self | S1.1 3 0",
            "Oak Elementary | cross | S1.1 1 1",
        ),
        sources=("form.csv: Google Forms: 8 8 0 0 0",),
    ),
    Case(
        "codes: those of the sides, which the heading explains",
        wide(
            ["Response ID", "Date submitted", "Last page", "Your name", "School", CODED, "S1.1", "S1.2"],
            [1, "2026-10-01 10:00:00", 2, "Ana Diaz", "Oak", 1, 0, 1],
            [2, "2026-10-01 11:00:00", 2, "Bo Chan", "Oak", 2, 2, 3],
        ),
        answers={
            "round": FALL,
            "side-column": "yes",
            "perspective:1": "School ILT",
            "perspective:2": "District ILT",
        },
        questions=tuple(f"{key}@form.csv" for key in ("round", "side-column", "perspective:1", "perspective:2")),
        ratings=("Oak | self | S1.1 0 1", "Oak | cross | S1.1 2 3"),
        sources=("form.csv: LimeSurvey: 4 4 0 0 0",),
    ),
    Case(
        "codes: the scale in the question in front of each action, in fewer words",
        wide(
            ["Timestamp", "Your name", "School", "You are", *(f"{SCALED} [{WORDS[a]}]" for a in S[:2])],
            ["2026-10-01 10:00:00", "Ana Diaz", "Oak", "School ILT", 0, 1],
            ["2026-10-01 11:00:00", "Bo Chan", "Oak", "District ILT", 2, 3],
        ),
        answers={"round": FALL, "scale": "the scale was 0-3"},
        questions=("round@form.csv", "scale@form.csv"),
        ratings=("Oak | self | S1.1 0 1", "Oak | cross | S1.1 2 3"),
        sources=("form.csv: Google Forms: 4 4 0 0 0",),
    ),
    Case(
        "branches: observations that are a part of the action are no notes of it",
        wide(
            ["Name", "School", "Round", "Team", *SHORT.values()],
            ["Ana Diaz", "Oak", FALL, "School ILT", 0, 1, 2, 3],
            ["Bo Chan", "Oak", FALL, "School ILT", 3, 2, 1, 0],
            name="own.csv",
        ),
        answers={"ids": "yes"},
        questions=("ids@own.csv",),
        ratings=("Oak | self | S3.1 0 1 2 3", "Oak | self | S3.1 3 2 1 0"),
        sources=("own.csv: wide: 8 8 0 0 0",),
        notes=(),
    ),
    Case(
        "branches: an action in other words, which half of the raters did not see, is named",
        wide(
            [
                "Timestamp",
                "Your name",
                "School",
                "You are",
                *(f"Vision [{WORDS[a]}]" for a in S[:2]),
                "Vision [Tasks.]",
            ],
            ["2026-10-01 10:00:00", "Ana Diaz", "Oak", "School ILT", LABELS[0], LABELS[1], LABELS[2]],
            ["2026-10-01 11:00:00", "Bo Chan", "Oak", "School ILT", LABELS[2], LABELS[3], "Not observed"],
        ),
        answers={"round": FALL},
        questions=("round@form.csv",),
        ratings=("Oak | self | S1.1 0 1", "Oak | self | S1.1 2 3"),
        problems=("form.csv!G1: action-unknown: Vision [Tasks.]",),
        sources=("form.csv: Google Forms: 6 4 0 2 0",),
    ),
    Case(
        "branches: by when something is to be done is no round",
        wide(
            ["Action", "Rating", "School", "Rater", "Perspective", "By when"],
            ["S1.1", 0, "Oak", "Ana Diaz", "self", "EOY"],
            ["S1.2", 1, "Oak", "Ana Diaz", "self", "March"],
            name="plan.csv",
        ),
        answers={"round": FALL},
        questions=("round@plan.csv",),
        ratings=("Oak | self | S1.1 0 1",),
        sources=("plan.csv: tidy: 2 2 0 0 0",),
    ),
    Case(
        "branches: reasons that stand next to some actions are said to be left aside",
        wide(
            ["ID", "Start time", "Completion time", "Name", "School", "Role", "S1.1", "Why?", "S1.2", "S1.3", "Why?2"],
            [1, "2026-10-01 10:00:00", "2026-10-01 10:05:00", "Ana Diaz", "Oak", "School ILT", 0, "no plan", 1, 2, ""],
            [2, "2026-10-01 11:00:00", "2026-10-01 11:05:00", "Bo Chan", "Oak", "School ILT", 3, "", 2, 1, "one plan"],
        ),
        answers={"round": FALL},
        questions=("round@form.csv",),
        ratings=("Oak | self | S1.1 0 1 2", "Oak | self | S1.1 3 2 1"),
        sources=("form.csv: Microsoft Forms: 6 6 0 0 0",),
        notices=("Notes that name no action were not used: columns H “Why?” and K “Why?2”.",),
        notes=(),
    ),
    Case(
        "branches: sheets that are called by a rater's last name and a round, where they name the rater",
        lambda: {
            "tabs.xlsx": book(
                {
                    f"{who.split()[1]} {when}": [
                        ["Oak Elementary", "", ""],
                        ["Name", who, ""],
                        ["#", "School ILT Action", "Rating"],
                        ["Focus area 1: Establish a shared instructional vision", "", ""],
                        *(
                            [number, WORDS[action], mark]
                            for number, (action, mark) in enumerate(zip(S[:3], marks, strict=True))
                        ),
                    ]
                    for who, when, marks in (
                        ("Ana Diaz", "F25", (0, 1, 2)),
                        ("Ana Diaz", "S26", (1, 2, 3)),
                        ("Bo Chan", "F25", (2, 2, 2)),
                    )
                }
            )
        },
        answers={"sheets": "rounds", "round": FALL, "perspective": "self"},
        questions=("sheets@tabs.xlsx", "round@tabs.xlsx", "perspective@tabs.xlsx"),
        rounds=("F25", "S26"),
        ratings=(
            "Oak Elementary | self | S1.1 0 1 2 || Oak Elementary | self | S1.1 1 2 3",
            "Oak Elementary | self | S1.1 2 2 2",
        ),
        sources=tuple(f"tabs.xlsx#{sheet}: tidy: 3 3 0 0 0" for sheet in ("Diaz F25", "Diaz S26", "Chan F25")),
    ),
    Case(
        "codes: two columns of the action, of which none names one as the framework does",
        wide(
            ["School", "Round", "Rater", "Perspective", "Item", "Item text", "Score"],
            ["Oak", FALL, "Ana Diaz", "self", "1.1", "Shared expectations", 2],
            ["Oak", FALL, "Ana Diaz", "self", "1.2", "School goals", 1],
            name="items.csv",
        ),
        problems=("items.csv: two-columns-one-name: ",),
        questions=("column@items.csv",),
        sources=("items.csv: : 0 0 0 0 0",),
        says=("We can't tell which of columns “Item” and “Item text” has the action.",),
    ),
]
