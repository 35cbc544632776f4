"""Answers of one person that were given at two times: which of them is later, and where nobody knows."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, at, book, text

TWO = ["S1.1", "S1.2"]
SIDE = "School ILT"
FALL = ["Ana", "Oak", SIDE, "Fall 2026"]
LATEST = {"round": "Fall 2026", "duplicates": "keep the latest"}


def newest_first(heading, later, earlier):
    """Return a table in which the first row is a person's later answer."""
    return [
        ["Name", "School", "Team", heading, *TWO],
        ["Ana", "Oak", SIDE, later, 3, 1],
        ["Bo", "Oak", SIDE, earlier, 2, 2],
        ["Ana", "Oak", SIDE, earlier, 0, 1],
    ]


def known(name, heading, later, earlier, file="form.csv"):
    """Return a case of a table, newest first, whose times say which answer is later."""
    sheet = "#Sheet1" if file.endswith("xlsx") else ""
    rows = newest_first(heading, later, earlier)
    return Case(
        f"times: {name}",
        lambda: {file: book({"Sheet1": rows}) if sheet else text(rows)},
        answers=LATEST,
        questions=(f"duplicates@{file}", f"round@{file}"),
        ratings=("Oak | self | S1.1 3 1", "Oak | self | S1.1 2 2"),
        problems=(f"{file}{sheet}!E4: replaced: 0",),
        sources=(f"{file}{sheet}: wide: 6 5 0 1 0",),
    )


def unknown(name, heading, later, earlier):
    """Return a case of a table whose times do not say for certain which answer is later."""
    return Case(
        f"times: {name}",
        lambda: {"form.csv": text(newest_first(heading, later, earlier))},
        answers=LATEST,
        questions=("duplicates@form.csv", "round@form.csv"),
        ratings=("Oak | self | S1.2 1", "Oak | self | S1.1 2 2"),
        problems=("form.csv!E2: latest-unknown: 3", "form.csv!E4: latest-unknown: 0"),
        sources=("form.csv: wide: 6 4 0 2 0",),
    )


CASES = [
    known("a heading in another language", "Hora de finalización", "15/10/2026 8:05:00", "13/10/2026 8:05:00"),
    known("a record's creation, in words", "Created", "Oct 15, 2026 4:05 PM", "Oct 15, 2026 8:05 AM"),
    known("a heading that nobody knows", "Stempel", "15.10.2026 08:05", "13.10.2026 08:05"),
    known("half days with a zone", "Timestamp", "2026/10/15 1:02:00 PM EDT", "2026/10/15 9:14:22 AM EDT"),
    known("half days in Spanish", "Marca temporal", "2026/10/15 1:02:00 p. m. GMT-6", "2026/10/15 9:14:22 a. m. GMT-6"),
    known("zones by their offsets", "Timestamp", "2026-10-15T09:00:00.000-06:00", "2026-10-15T13:00:00.000-01:00"),
    known("days as a spreadsheet program counts them", "Submitted on", "46310.5", "46310.25"),
    known("a day before its month, and either way", "Date", "9/10/2026", "8/10/2026"),
    known("a column of real dates", "Entered", at(2026, 10, 15, 18), at(2026, 10, 14, 18), "form.xlsx"),
    unknown("day and month may be either", "Timestamp", "9/10/2026 8:00:00", "10/9/2026 8:00:00"),
    unknown("zones that nobody knows", "Timestamp", "2026-10-15 13:00:00 XST", "2026-10-15 09:00:00 YST"),
    unknown("texts that are no times", "Submission time", "second try", "10/3/2026 8:00:00"),
    unknown("one answer without a time", "Timestamp", "", "10/3/2026 8:00:00"),
    unknown("the same day, newest first", "Date", "10/13/2026", "10/13/2026"),
    Case(
        "times: what was changed last and what was created first disagree",
        lambda: {
            "base.csv": text(
                [
                    ["Name", "School", "Team", "Created", "Modified", *TWO],
                    ["Ana", "Oak", SIDE, "2026-10-15 08:00", "2026-10-15 08:00", 3, 1],
                    ["Ana", "Oak", SIDE, "2026-10-13 08:00", "2026-10-19 08:00", 0, 1],
                ]
            )
        },
        answers=LATEST,
        questions=("duplicates@base.csv", "round@base.csv"),
        ratings=("Oak | self | S1.2 1",),
        problems=("base.csv!F2: latest-unknown: 3", "base.csv!F3: latest-unknown: 0"),
        sources=("base.csv: wide: 4 2 0 2 0",),
    ),
    Case(
        "times: what was finished counts, not what was started or of what day a person is",
        lambda: {
            "form.csv": text(
                [
                    ["Name", "School", "Team", "Start time", "End time", "Date of birth", *TWO],
                    ["Ana", "Oak", SIDE, "2026-10-12 08:00", "2026-10-19 08:00", "1980-02-01", 3, 1],
                    ["Ana", "Oak", SIDE, "2026-10-13 08:00", "2026-10-13 08:20", "1981-02-01", 0, 1],
                ]
            )
        },
        answers=LATEST,
        questions=("duplicates@form.csv", "round@form.csv"),
        ratings=("Oak | self | S1.1 3 1",),
        problems=("form.csv!G3: replaced: 0",),
        sources=("form.csv: wide: 4 3 0 1 0",),
    ),
    Case(
        "times: one rating a row, newest first",
        lambda: {
            "list.csv": text(
                [
                    ["school", "rater", "perspective", "action_id", "rating", "Date"],
                    ["Oak", "Ana", "self", "S1.1", 3, "10/19/2026"],
                    ["Oak", "Ana", "self", "S1.1", 0, "10/2/2026"],
                    ["Oak", "Ana", "self", "S1.2", 2, "10/2/2026"],
                ]
            )
        },
        answers=LATEST,
        questions=("duplicates@list.csv", "round@list.csv"),
        ratings=("Oak | self | S1.1 3 2",),
        problems=("list.csv!E3: replaced: 0",),
        sources=("list.csv: tidy: 3 2 0 1 0",),
    ),
    Case(
        "times: a file with times, and one without",
        lambda: {
            "form.csv": text(newest_first("Timestamp", "10/15/2026 8:00:00", "10/13/2026 8:00:00")[:2]),
            "paper.csv": text([["Name", "School", "Team", *TWO], ["Ana", "Oak", SIDE, 0, 1]]),
        },
        answers=LATEST,
        questions=("duplicates@paper.csv", "round@form.csv", "round@paper.csv"),
        ratings=("Oak | self | S1.2 1",),
        problems=("form.csv!E2: latest-unknown: 3", "paper.csv!D2: latest-unknown: 0"),
        sources=("form.csv: wide: 2 1 0 1 0", "paper.csv: wide: 2 1 0 1 0"),
    ),
    Case(
        "times: two templates of one person, the later one first, each with its day",
        lambda: {
            f"{name}.csv": text(
                [
                    ["Name", "Ana"],
                    ["Date", day],
                    ["School", "Oak"],
                    ["School ILT Actions", "Rating and Notes"],
                    [WORDS["S1.1"], rating],
                ]
            )
            for name, day, rating in (("final", "10/20/2026", 3), ("first", "10/13/2026", 0))
        },
        answers={
            "duplicates": "keep the latest",
            "perspective": "self",
            "round": "Fall 2026",
        },
        questions=(
            *(f"{key}@{file}.csv" for key in ("perspective", "round") for file in ("final", "first")),
            "duplicates@first.csv",
        ),
        ratings=("Oak | self | S1.1 3",),
        problems=("first.csv!B5: replaced: 0",),
        sources=("final.csv: template: 1 1 0 0 0", "first.csv: template: 1 0 0 1 0"),
    ),
    Case(
        "times: what the later answer leaves blank stands, and that is said",
        lambda: {
            "form.csv": text(
                [
                    ["Timestamp", "Name", "School", "Team", *TWO],
                    ["10/13/2026 8:00:00", "Ana", "Oak", SIDE, 3, 1],
                    ["10/15/2026 8:00:00", "Ana", "Oak", SIDE, 0, ""],
                ]
            )
        },
        answers=LATEST,
        questions=("duplicates@form.csv", "round@form.csv"),
        ratings=("Oak | self | S1.1 0 1",),
        problems=("form.csv!E2: replaced: 3",),
        sources=("form.csv: Google Forms: 4 2 1 1 0",),
        notices=("We kept 1 earlier rating because the rater left it blank in a later response. If it should",),
    ),
    Case(
        "times: what a corrected file leaves blank stands, and that is said",
        lambda: {
            "form.csv": text([["Name", "School", "Team", "Round", *TWO, "S2.2"], [*FALL, 2, 1, 3]]),
            "corrected.csv": text([["Name", "School", "Team", "Round", *TWO, "S2.2"], [*FALL, 2, "", ""]]),
        },
        ratings=("Oak | self | S1.1 2 1 | S2.2 3",),
        sources=("form.csv: wide: 3 3 0 0 0", "corrected.csv: wide: 3 1 2 0 0"),
        notices=("2 earlier ratings because the rater left them blank in a later response (corrected.csv). If they",),
    ),
    Case(
        "times: one form in two files, half in each, is no correction",
        lambda: {
            "form.csv": text([["Name", "School", "Team", "Round", *TWO, "S2.2"], [*FALL, 2, 1, ""]]),
            "rest.csv": text([["Name", "School", "Team", "Round", *TWO, "S2.2"], [*FALL, "", "", 3]]),
        },
        ratings=("Oak | self | S1.1 2 1 | S2.2 3",),
        sources=("form.csv: wide: 3 2 1 0 0", "rest.csv: wide: 3 1 2 0 0"),
    ),
    Case(
        "times: rounds that a program made the first of a month are that month",
        lambda: {
            "log.xlsx": book(
                {
                    "Sheet1": [
                        ["Round", "Name", "School", "Team", *TWO],
                        [at(2026, 4, 1), "Ana", "Oak", SIDE, 3, 1],
                        [at(2025, 10, 1), "Ana", "Oak", SIDE, 0, 2],
                    ]
                }
            )
        },
        rounds=("October 2025", "April 2026"),
        ratings=("Oak | self | S1.1 0 2 || Oak | self | S1.1 3 1",),
        sources=("log.xlsx#Sheet1: wide: 4 4 0 0 0",),
    ),
    Case(
        "times: a season and a month are rounds that say when in two ways",
        lambda: {
            "log.csv": text([["Round", "Name", "School", "Team", *TWO], ["Fall 2025", "Ana", "Oak", SIDE, 3, 1]]),
            "more.csv": text([["Round", "Name", "School", "Team", *TWO], ["March 2026", "Bo", "Oak", SIDE, 0, 1]]),
        },
        rounds=("Fall 2025", "March 2026"),
        ratings=("Oak | self | S1.1 3 1", "Oak | self | S1.1 0 1"),
        sources=("log.csv: wide: 2 2 0 0 0", "more.csv: wide: 2 2 0 0 0"),
        notices=("“March 2026” gives its date in a different way than the other rounds",),
    ),
    Case(
        "times: a month above a template may be the one in which somebody answered",
        lambda: {
            "oak.csv": text([["October 2025", ""], ["School ILT Actions", "Rating"], ["S1.1", 2], ["S1.2", 0]]),
        },
        answers={"school": "Oak", "perspective": "self"},
        questions=("perspective@oak.csv", "round:October 2025@oak.csv", "school@oak.csv"),
        sources=("oak.csv: template: 2 0 0 0 2",),
    ),
]
