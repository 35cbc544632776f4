"""Rows that are no raters: statistics, goals, agreements and counts among the answers, and raters who are called so."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import AREA, book, text

HEAD = ["Rater", "S1.1", "S1.2", "S1.3"]
THREE = [["ann", 0, 1, 2], ["ben", 3, 2, 1], ["cas", 1, 1, 2]]
ONE_TEAM = {"round": "Fall 2026", "perspective": "self", "school": "Oak"}
OPEN = ("perspective@{}", "round@{}", "school@{}")
RATED = ("Oak | self | S1.1 0 1 2", "Oak | self | S1.1 3 2 1", "Oak | self | S1.1 1 1 2")
FORM = ["Timestamp", "School", "Perspective", "Name", "S1.1", "S1.2", "S1.3"]
ANSWERS = [
    ["9/10/2026 18:05:00", "Target Elementary", "School ILT", "Max", 0, 1, 2],
    ["9/11/2026 18:05:00", "Mean Street School", "School ILT", "Ann", 3, 2, 1],
]
FORM_RATED = ("Target Elementary | self | S1.1 0 1 2", "Mean Street School | self | S1.1 3 2 1")
TIDY = ["School", "Perspective", "Rater", "Action", "Rating"]
TIDY_ROWS = [
    ["Oak", "self", rater, action, rating]
    for rater, ratings in (("ann", (0, 1, 2)), ("ben", (3, 1, 1)), ("cas", (1, 1, 2)))
    for action, rating in zip(("S1.1", "S1.2", "S1.3"), ratings, strict=True)
]
TIDY_RATED = ("Oak | self | S1.1 0 1 2", "Oak | self | S1.1 3 1 1", "Oak | self | S1.1 1 1 2")


def wide(name, *rows, ratings=RATED, **more):
    """Return a case of three raters and the rows below them; all else is asked and answered."""
    file = "rows.csv"
    return Case(
        f"summaries: {name}",
        lambda: {file: text([HEAD, *THREE, *rows])},
        answers=ONE_TEAM,
        questions=tuple(key.format(file) for key in OPEN),
        ratings=ratings,
        **more,
    )


def form(name, *rows, **more):
    """Return a case of a form with two answers, one of Max of Target Elementary, and the rows below them."""
    return Case(
        f"summaries: {name}",
        lambda: {"form.csv": text([FORM, *ANSWERS, *rows])},
        answers={"round": "Fall 2026"},
        questions=("round@form.csv",),
        ratings=FORM_RATED,
        **more,
    )


def tidy(name, *rows, ratings=TIDY_RATED, **more):
    """Return a case of nine rows with one rating each, and the rows below them."""
    return Case(
        f"summaries: {name}",
        lambda: {"tidy.csv": text([TIDY, *TIDY_ROWS, *rows])},
        answers={"round": "Fall 2026"},
        questions=("round@tidy.csv",),
        ratings=ratings,
        **more,
    )


def of(rater, *ratings, school="Oak"):
    """Return the rows of one rater in a tidy table."""
    return [[school, "self", rater, f"S1.{at}", rating] for at, rating in enumerate(ratings, 1)]


def sums(name, heading, label, *figures, problems=()):
    """Return a case of three answers, and below them how many there were, and figures of each column."""
    rows = [["Oak", "self", 0, 1, 2], ["Oak", "cross", 3, 2, 1], ["Elm", "self", 1, 1, 1]]
    head = [heading, "School", "Perspective", *HEAD[1:]]
    below = [[""] * len(head), [label, 3, "", *figures]]
    left = () if problems else ("Row 6 has a ",)
    return Case(
        f"summaries: {name}",
        lambda: {"rows.csv": text([head, *(["Fall 2026", *row] for row in rows), *below])},
        ratings=("Oak | self | S1.1 0 1 2", "Oak | cross | S1.1 3 2 1", "Elm | self | S1.1 1 1 1"),
        sources=(f"rows.csv: wide: {'12 9 0 3 0' if problems else '9 9 0 0 0'}",),
        problems=problems,
        notices=left,
    )


CASES = [
    wide(
        "averages, a goal and counts below a table with names alone",
        ["Average", 1.33, 1.33, 1.67],
        ["Std. dev.", 1.5, 0.6, 0.6],
        ["Spring goal", 2, 2, 3],
        ["# of 3s", 1, 0, 0],
        ["% at 2 or 3", "33%", "33%", "67%"],
        sources=("rows.csv: wide: 9 9 0 0 0",),
        notices=("an average", "a spread", "a goal", "a count", "a share"),
    ),
    wide(
        "an average in whole numbers above the answers' end",
        ["Promedio", 1, 1, 2],
        ["dee", 0, 0, 0],
        ratings=(*RATED, "Oak | self | S1.1 0 0 0"),
        sources=("rows.csv: wide: 12 12 0 0 0",),
        notices=("Row 5 has an average",),
    ),
    wide(
        "what a team agreed on is no rater's",
        ["ILT consensus", 1, 1, 2],
        ["Team rating", 1, 2, 2],
        problems=("rows.csv!A5: agreed-rating: ", "rows.csv!A6: agreed-rating: "),
        sources=("rows.csv: wide: 15 9 0 6 0",),
        says=("in the Agree step",),
    ),
    wide(
        "a sentence, a group and a result in place of a name",
        ["Where we want to be", 3, 3, 3],
        ["After talking", 1, 2, 2],
        ["All of us", 1, 1, 2],
        ["FINAL", 2, 2, 2],
        ["Prefer not to say", 0, 0, 1],
        ratings=(*RATED, "Oak | self | S1.1 0 0 1"),
        problems=tuple(f"rows.csv!A{row}: no-rater: " for row in (5, 6, 7, 8)),
        sources=("rows.csv: wide: 24 12 0 12 0",),
        says=("a school or a sentence",),
    ),
    tidy(
        "a school in place of a name",
        *of("Oak", 1, 1, 1),
        *of("Oak ILT (all)", 1, 1, 2),
        *of("Will Oak", 2, 2, 2),
        ratings=(*TIDY_RATED, "Oak | self | S1.1 2 2 2"),
        problems=tuple(f"tidy.csv!C{row}: no-rater: " for row in range(11, 17)),
        sources=("tidy.csv: tidy: 18 12 0 6 0",),
    ),
    Case(
        "summaries: schools rate, where all raters are called so",
        lambda: {"tidy.csv": text([TIDY, *of("Oak", 0, 1, 2), *of("Elm", 3, 2, 1, school="Elm")])},
        answers={"round": "Fall 2026"},
        questions=("round@tidy.csv",),
        ratings=("Oak | self | S1.1 0 1 2", "Elm | self | S1.1 3 2 1"),
        sources=("tidy.csv: tidy: 6 6 0 0 0",),
    ),
    Case(
        "summaries: a sentence in place of a name above a column",
        lambda: {
            "by.csv": text(
                [
                    *(
                        ["School", "Oak", "", ""],
                        ["Team", "School ILT", "", ""],
                        ["Name", "Ann", "Ben", "After talking"],
                    ),
                    *(["S1.1", 1, 2, 2], ["S1.2", 3, 0, 2], ["S1.3", 1, 1, 2]),
                ]
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@by.csv",),
        ratings=("Oak | self | S1.1 1 3 1", "Oak | self | S1.1 2 0 1"),
        problems=("by.csv!D3: no-rater: ",),
        sources=("by.csv: by column: 9 6 0 3 0",),
    ),
    wide(
        "a maximum that is the others'",
        ["Max", 3, 2, 2],
        problems=("rows.csv!A5: no-rater: ",),
        sources=("rows.csv: wide: 12 9 0 3 0",),
        says=("a maximum",),
    ),
    wide(
        "Max, whose figures are not the maximum",
        ["Max", 1, 2, 0],
        ["Max Total", 2, 0, 0],
        ratings=(*RATED, "Oak | self | S1.1 1 2 0", "Oak | self | S1.1 2 0 0"),
        sources=("rows.csv: wide: 15 15 0 0 0",),
        notices=("We counted row 5 as a person", "We counted row 6 as a person"),
    ),
    wide(
        "averages in whole numbers without a word",
        ["", 1, 1, 2],
        problems=("rows.csv!5: no-rater: ",),
        sources=("rows.csv: wide: 12 9 0 3 0",),
    ),
    form("raters and schools that are called so", sources=("form.csv: Google Forms: 6 6 0 0 0",)),
    form(
        "a word in any cell where no time and no name is",
        ["", "Average", "", "", 1.5, 1.5, 1.5],
        ["", "", "Mode", "", 0, 1, 1],
        ["", "", "", "Max", 3, 2, 2],
        ["n", "", "", "", 2, 2, 2],
        sources=("form.csv: Google Forms: 6 6 0 0 0",),
        notices=("an average", "a mode", "a maximum", "a count"),
    ),
    form(
        "figures that name nobody",
        ["", "", "", "", 2, 3, 3],
        problems=("form.csv!4: names-nobody: ",),
        sources=("form.csv: Google Forms: 9 6 0 3 0",),
    ),
    Case(
        "summaries: subtotals as spreadsheet programs write them",
        lambda: {
            "sub.xlsx": book(
                {
                    "Data": [
                        ["School", "Perspective", "Rater", "S1.1", "S1.2", "S1.3"],
                        ["Oak", "self", "ann", 1, 2, 3],
                        ["Oak", "self", "ben", 1, 2, 1],
                        ["Oak Average", None, None, 1, 2, 2],
                        ["Elm", "self", "cas", 0, 0, 0],
                        ["Elm Average", None, None, 0, 0, 0],
                        ["Grand Average", None, None, 1, 1, 1],
                    ]
                }
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@sub.xlsx",),
        ratings=("Oak | self | S1.1 1 2 3", "Oak | self | S1.1 1 2 1", "Elm | self | S1.1 0 0 0"),
        sources=("sub.xlsx#Data: wide: 9 9 0 0 0",),
        notices=("Rows 4, 6 and 7 each have an average",),
    ),
    tidy(
        "a rater called Average in rows of one rating",
        *of("Average", 1.33, 1, 1.67),
        sources=("tidy.csv: tidy: 9 9 0 0 0",),
        notices=("Rows 11, 12 and 13 each have an average",),
    ),
    tidy(
        "a mode in rows of one rating that is the others'",
        *of("Mode", 1, 1, 2),
        problems=tuple(f"tidy.csv!C{row}: no-rater: " for row in (11, 12, 13)),
        sources=("tidy.csv: tidy: 12 9 0 3 0",),
    ),
    tidy(
        "Max in rows of one rating",
        *of("Max", 1, 0, 0),
        ratings=(*TIDY_RATED, "Oak | self | S1.1 1 0 0"),
        sources=("tidy.csv: tidy: 12 12 0 0 0",),
        notices=("We counted row 11 as a person",),
    ),
    tidy(
        "a consensus in rows of one rating",
        *of("Consensus", 1, 1, 2),
        problems=tuple(f"tidy.csv!C{row}: agreed-rating: " for row in (11, 12, 13)),
        sources=("tidy.csv: tidy: 12 9 0 3 0",),
    ),
    Case(
        "summaries: a doubtful row whose cell is left out, and one whose name is written in full",
        lambda: {"rows.csv": text([HEAD, *THREE, ["Max", 3, 2, 2], ["Low", 0, 1, 1]])},
        answers=ONE_TEAM | {"fix@rows.csv!A5": "leave out", "fix@rows.csv!A6": "Low, J."},
        questions=tuple(key.format("rows.csv") for key in OPEN),
        ratings=(*RATED, "Oak | self | S1.1 0 1 1"),
        problems=("rows.csv!A5: left-out: ",),
        sources=("rows.csv: wide: 15 12 0 3 0",),
    ),
    Case(
        "summaries: goals with a date, in a column that somebody said to name the raters",
        lambda: {
            "rows.csv": text(
                [
                    ["School", "Member", "Date", "S1.1", "S1.2", "S1.3"],
                    ["Oak", "Ana", "10/6/2026", 0, 1, 2],
                    ["Oak", "Bo", "10/6/2026", 3, 2, 1],
                    ["Oak", "Goal", "10/8/2026", 3, 3, 3],
                    ["Elm", "Cy", "10/6/2026", 1, 1, 2],
                    ["Elm", "Goal for June", "10/8/2026", 3, 2, 3],
                ]
            )
        },
        answers={"round": "Fall 2026", "perspective": "self", "rater-column": "yes"},
        questions=tuple(f"{key}@rows.csv" for key in ("perspective", "rater-column", "round")),
        ratings=("Oak | self | S1.1 0 1 2", "Oak | self | S1.1 3 2 1", "Elm | self | S1.1 1 1 2"),
        problems=("rows.csv!B4: no-rater: ", "rows.csv!B6: no-rater: "),
        sources=("rows.csv: wide: 15 9 0 6 0",),
    ),
    Case(
        "summaries: the title of a table below another one says which team rated",
        lambda: {
            "blocks.csv": text(
                [
                    *(["Oak Elementary", ""], ["School ILT ratings", ""], ["Action", "Rating"]),
                    *(["S1.1", 0], ["S1.2", 1], ["S1.3", 2], ["S2.1", 0], ["", ""]),
                    *(["Oak Elementary", ""], ["District ILT ratings", ""], ["Action", "Rating"]),
                    *(["S1.1", 3], ["S1.2", 3], ["S1.3", 1], ["S2.1", 2]),
                ]
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@blocks.csv",),
        ratings=(
            "Oak Elementary | self | S1.1 0 1 2 0",
            "Oak Elementary | cross | S1.1 3 3 1 2",
        ),
        sources=("blocks.csv: tidy: 8 8 0 0 0",),
    ),
    wide(
        "the whole team, and a year before, where others are named",
        ["Team", 2, 2, 2],
        ["Fall 2025", 1, 1, 1],
        problems=("rows.csv!A5: agreed-rating: ",),
        sources=("rows.csv: wide: 12 9 0 3 0",),
        notices=("Row 6 has a goal or a baseline",),
    ),
    wide(
        "a small table of counts below",
        ["", "", "", ""],
        ["Rating", "Count", "", ""],
        ["0", 1, "", ""],
        ["2", 3, "", ""],
        problems=tuple(f"rows.csv!{row}: second-table: " for row in (6, 7, 8)),
        sources=("rows.csv: wide: 18 9 0 9 0",),
    ),
    wide(
        "N/A is no count",
        ["dee", "N/A", 1, "N/A"],
        ["n/a", 1, 2, 3],
        ratings=(*RATED, "Oak | self | S1.1 - 1 -", "Oak | self | S1.1 1 2 3"),
        sources=("rows.csv: wide: 15 13 2 0 0",),
    ),
    Case(
        "summaries: a school's average by how many there were, and all schools'",
        lambda: {
            "sizes.csv": text(
                [
                    ["School", "Rater", "S1.1", "S1.2", "S1.3"],
                    ["Oak", "ann", 1, 2, 0],
                    ["Oak", "ben", 1, 2, 2],
                    ["Oak (n=2)", "", 1, 2, 1],
                    ["All schools", "", 1, 2, 1],
                ]
            )
        },
        answers={"round": "Fall 2026", "perspective": "self"},
        questions=("perspective@sizes.csv", "round@sizes.csv"),
        ratings=("Oak | self | S1.1 1 2 0", "Oak | self | S1.1 1 2 2"),
        sources=("sizes.csv: wide: 6 6 0 0 0",),
        notices=("Row 4 has an average", "Row 5 has an overall result"),
    ),
    Case(
        "summaries: averages in the rows of focus areas, as Smartsheet rolls up what is indented below them",
        lambda: {
            "tracker.xlsx": book(
                {
                    "Oak": [
                        ["School", "Oak"],
                        ["Round", "Fall 2026"],
                        ["Action", "Self Rating", "District Rating"],
                        [f"1. {AREA['S1.1']}", 1, 1.67],
                        *(["S1.1", 0, 3], ["S1.2", 1, 2], ["S1.3", 2, 0]),
                        [f"2. {AREA['S2.1']}", 1.5, 1],
                        *(["S2.1", 3, 0], ["S2.2", 0, 2]),
                    ]
                }
            )
        },
        ratings=("Oak | self | S1.1 0 1 2 3 0", "Oak | cross | S1.1 3 2 0 0 2"),
        sources=("tracker.xlsx#Oak: tidy: 10 10 0 0 0",),
        notices=("Rows 4 and 8 each have the average of a focus area and were left out.",),
    ),
    *(
        sums(
            f"“{label}” under “{heading}”, with how many answered where the school should be", heading, label, *figures
        )
        for heading in ("Round", "Wave")
        for label, *figures in (
            ("Total responses", 4, 4, 4),
            ("Total", 4, 4, 4),
            ("Responses", 3, 3, 3),
            ("n", 3, 3, 3),
        )
    ),
    *(
        sums(f"a doubtful “{label}” under “Round”", "Round", label, 4, 4, 4, problems=("rows.csv!A6: no-rater: ",))
        for label in ("Responses", "n")
    ),
    Case(
        "summaries: a baseline is a round, and “Responses” in each row says nothing of it",
        lambda: {
            "rows.csv": text(
                [
                    ["Round", "School", "Perspective", "Sheet", *HEAD[1:]],
                    ["Baseline", "Oak", "self", "Responses", 0, 1, 2],
                    ["Baseline", "Oak", "cross", "Responses", 3, 2, 1],
                ]
            )
        },
        rounds=("Baseline",),
        ratings=("Oak | self | S1.1 0 1 2", "Oak | cross | S1.1 3 2 1"),
        sources=("rows.csv: wide: 6 6 0 0 0",),
    ),
]
