"""Tables that are not read at once: what is said of them is what is so, and what is asked can be answered."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import AREA, LABELS, WORDS, text

RATED, ROUND = ("S1.1", "S1.2"), "Fall 2026"
STEM = "Rate current practice and importance"
NUMBERED = [f"{number} - {label}" for number, label in enumerate(LABELS)]
MATTERS = ["0 - Not important", "1 - Somewhat important", "2 - Important", "3 - Essential"]
QUALTRICS = [
    ["StartDate", "Finished", "Q1", "School", "Q2#1_1", "Q2#1_2", "Q2#2_1", "Q2#2_2"],
    [
        *("Start Date", "Finished", "Which team are you on?", "School"),
        *(f"{STEM} - {what} - {WORDS[one]}" for what in ("Current practice", "Importance to us") for one in RATED),
    ],
    [f'{{"ImportId":"{name}"}}' for name in ("startDate", "finished", "QID1", "School", *("QID2",) * 4)],
    *(
        [f"2026-10-2{at} 08:00:00", "True", "School ILT", "Oak", *own]
        for at, own in enumerate(
            (
                (NUMBERED[0], NUMBERED[3], MATTERS[1], MATTERS[0]),
                (NUMBERED[2], NUMBERED[1], MATTERS[3], MATTERS[3]),
                (NUMBERED[2], NUMBERED[0], MATTERS[2], MATTERS[1]),
            )
        )
    ),
]
FORM = ["Timestamp", "Name", "School", "Which team are you on?", *RATED]
PARENTS = [
    ["Primary", "Team", *RATED],
    ["Aster Elementary", "", 2, 2],
    ["Jo Melendez", "School ILT", 1, 2],
    ["Xim Palomares", "School ILT", 3, 1],
    ["Begonia Middle", "", 2, 0],
    ["Pri Raghunath", "District ILT", 2, 0],
]
SPANISH = [
    [*FORM[:4], "D1.1 Desarrolla una visión", "D1.2 Establece las prioridades y metas", "D1.3 Recluta personal"],
    ["10/1/2026 8:00:00", "Ann Ash", "Oak", "District ILT", 0, 3, 1],
    ["10/2/2026 8:00:00", "Bo Bay", "Oak", "District ILT", 2, 2, 0],
]
REWORDED = "S1.2 Team members carry out their roles (since October 9)"
REPLACED = [
    [*FORM, REWORDED],
    ["10/1/2026 8:00:00", "Ann Ash", "Oak", "School ILT", 0, 3, ""],
    ["10/2/2026 8:00:00", "Di Ekman", "Oak", "School ILT", 1, "", 2],
    ["10/3/2026 8:00:00", "Bo Bay", "Oak", "School ILT", 2, "", ""],
]

CASES = [
    Case(
        "true reasons: wordings of another language, of which one has a word for priorities",
        lambda: {"es.csv": text(SPANISH)},
        questions=("column@es.csv",),
        problems=("es.csv: layout-unknown: ",),
        says=("E, F and G have action IDs, but not the framework's wording.",),
        sources=("es.csv: : 0 0 0 0 0",),
        rounds=(),
    ),
    Case(
        "true reasons: a question that took the place of another counts as its action where somebody says so",
        lambda: {"form.csv": text(REPLACED)},
        answers={"round": ROUND, "fix@form.csv!G1": "S1.2"},
        questions=("round@form.csv",),
        ratings=("Oak | self | S1.1 0 3", "Oak | self | S1.1 1 2", "Oak | self | S1.1 2 -"),
        sources=("form.csv: Google Forms: 6 5 1 0 0",),
    ),
    Case(
        "true reasons: two questions that somebody answered both are not one action's, whatever is said",
        lambda: {"form.csv": text([*REPLACED[:2], [*REPLACED[2][:5], 3, 2]])},
        answers={"round": ROUND, "fix@form.csv!G1": "S1.2"},
        questions=("round@form.csv", "column@form.csv"),
        problems=("form.csv: two-columns-one-name: ",),
        sources=("form.csv: : 0 0 0 0 0",),
        rounds=(),
    ),
    Case(
        "true reasons: headings name actions, and their question is of how important they are, too",
        lambda: {"export.csv": text(QUALTRICS)},
        answers={
            "column@export.csv!E": "S1.1",
            "column@export.csv!F": "S1.2",
            "column@export.csv!C": "side",
            "column@export.csv!D": "school",
            "round": ROUND,
        },
        questions=("column@export.csv",),
        ratings=("Oak | self | S1.1 0 3", "Oak | self | S1.1 2 1", "Oak | self | S1.1 2 0"),
        sources=("export.csv: matched: 6 6 0 0 0",),
    ),
    Case(
        "true reasons: what the headings say besides actions is said",
        lambda: {"export.csv": text(QUALTRICS)},
        questions=("column@export.csv",),
        problems=("export.csv: layout-unknown: ",),
        says=(
            "columns E, F, G and 1 more name actions, but may ask about something else (how important the action is).",
        ),
        sources=("export.csv: : 0 0 0 0 0",),
        rounds=(),
    ),
    Case(
        "true reasons: somebody of neither side is left out",
        lambda: {
            "form.csv": text(
                [
                    FORM,
                    ["10/1/2026 8:00:00", "Ann Ash", "Oak", "School ILT", 0, 3],
                    ["10/2/2026 8:00:00", "Bo Bay", "Oak", "External facilitator", 2, 2],
                ]
            )
        },
        answers={"round": ROUND, "perspective:External facilitator": "leave out"},
        questions=("round@form.csv", "perspective:External facilitator@form.csv"),
        ratings=("Oak | self | S1.1 0 3",),
        problems=("form.csv!D3: left-out: External facilitator",),
        says=("You chose to leave out the rows with “External facilitator”. To read them, change your answer.",),
        sources=("form.csv: Google Forms: 4 2 0 2 0",),
    ),
    Case(
        "true reasons: schools in rows of their own above their people, without indents",
        lambda: {"sheet.csv": text(PARENTS)},
        answers={"round": ROUND},
        questions=("round@sheet.csv",),
        ratings=(
            *("Aster Elementary | self | S1.1 1 2", "Aster Elementary | self | S1.1 3 1"),
            "Begonia Middle | cross | S1.1 2 0",
        ),
        notices=("2 rows give the school for the names below them. Numbers in those rows are not ratings.",),
        sources=("sheet.csv: wide: 6 6 0 0 0",),
    ),
    Case(
        "true reasons: a team with all of its words is its side",
        lambda: {
            "form.csv": text(
                [
                    FORM,
                    ["10/1/2026 8:00:00", "Ann Ash", "Oak", "School Instructional Leadership Team", 0, 3],
                    ["10/2/2026 8:00:00", "Bo Bay", "Oak", "District Instructional Leadership Team", 2, 2],
                ]
            )
        },
        answers={"round": ROUND},
        questions=("round@form.csv",),
        ratings=("Oak | self | S1.1 0 3", "Oak | cross | S1.1 2 2"),
        sources=("form.csv: Google Forms: 4 4 0 0 0",),
    ),
    Case(
        "true reasons: names of focus areas above their actions are no unknown actions",
        lambda: {
            "areas.csv": text(
                [
                    ["Focus area / action", "School", "Round", "Team", "Rating"],
                    [f"1. {AREA['S1.1']}", "", "", "", ""],
                    *([WORDS[one], "Oak", ROUND, "School ILT", at] for at, one in enumerate(("S1.1", "S1.2"))),
                    [f"Focus area 2: {AREA['S2.1']}", "", "", "", ""],
                    *([WORDS[one], "Oak", ROUND, "School ILT", at] for at, one in enumerate(("S2.1", "S2.2"))),
                ]
            )
        },
        ratings=("Oak | self | S1.1 0 1 | S2.1 0 1",),
        sources=("areas.csv: tidy: 4 4 0 0 0",),
    ),
]
