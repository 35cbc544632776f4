"""Figures that a tool marks as no answer: rows not approved, duplicates, summaries of schools, another question."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import LABELS, WORDS, book, text

LINES = ("Oak | self | S1.1 0", "Oak | self | S1.1 1", "Oak | self | S1.1 2")


def rows(heading, *said):
    """Return three raters of one school, with one more column."""
    people = zip(("Ana", "Ben", "Cy"), range(3), said, strict=True)
    table = [["Name", "School", "Round", "Team", "S1.1", heading]]
    return text([*table, *([name, "Oak", "Fall 2026", "School ILT", at, word] for name, at, word in people)])


def out(name, heading, *said):
    """Return a case in which the row of Cy may not count."""
    return Case(
        f"invalid: {name}",
        lambda: {"form.csv": rows(heading, *said)},
        ratings=LINES[:2],
        problems=("form.csv!F4: not-to-count: ",),
        sources=("form.csv: wide: 3 2 0 1 0",),
    )


GRID = ["Timestamp", "Name", "School", "Round", "Team"]


def grid(title):
    """Return a form of two raters with one grid."""
    return text(
        [
            [*GRID, *(f"{title} [{WORDS[action]}]" for action in ("S1.1", "S1.2"))],
            ["10/1/2026 10:00:00", "Ana", "Oak", "Fall 2026", "School ILT", 1, 2],
            ["10/2/2026 11:00:00", "Ben", "Oak", "Fall 2026", "School ILT", 3, 0],
        ]
    )


TWO = ("Oak | self | S1.1 1 2", "Oak | self | S1.1 3 0")
FORM = [
    ["Name", "School", "Round", "Team", "S1.1", "S1.2"],
    ["Ana", "Oak", "Fall 2026", "School ILT", 1, 2],
    ["Ben", "Oak", "Fall 2026", "School ILT", 2, 3],
    ["Cy", "Oak", "Fall 2026", "School ILT", 1, 3],
]
WHOLE = ("Oak | self | S1.1 1 2", "Oak | self | S1.1 2 3", "Oak | self | S1.1 1 3")

CASES = [
    Case(
        "invalid: which rows count that Kobo did not approve",
        lambda: {
            "form.csv": rows(
                "_validation_status",
                "validation_status_approved",
                "validation_status_approved",
                "validation_status_not_approved",
            )
        },
        answers={"status": "only validation_status_approved"},
        questions=("status@form.csv",),
        ratings=LINES[:2],
        problems=("form.csv!4: status-left-out: ",),
        sources=("form.csv: wide: 3 2 0 1 0",),
    ),
    out("a duplicate of Qualtrics", "Q_DuplicateRespondent", "", "", "true"),
    out("a preview by its own word", "isPreview", "false", "false", "true"),
    out("replaced by another", "Superseded by", "", "", "12"),
    out("no consent to take part", "I agree to take part", "Yes", "Yes", "No"),
    out("no consent in a sentence", "Do you agree to the above?", "I agree", "I agree", "I do not agree"),
    out("a status that denies", "Approval Status", "Approve", "Approve", "Deny"),
    Case(
        "invalid: words of agreement that are no consent",
        lambda: {"form.csv": rows("How far do you agree with this?", "Agree", "Strongly agree", "Disagree")},
        ratings=LINES,
        sources=("form.csv: wide: 3 3 0 0 0",),
    ),
    *(
        Case(
            f"invalid: the only grid asks something else: {title}",
            lambda title=title: {"form.csv": grid(title)},
            answers={f"counts:{title}": "leave out"},
            questions=(f"counts:{title}@form.csv",),
            problems=("form.csv!2: table-left-out: ",),
            sources=("form.csv: Google Forms: 4 0 0 4 0",),
        )
        for title in ("Clarity of the wording", "How would teachers rate this?", "Before the training", "Risk")
    ),
    *(
        Case(
            f"invalid: the only grid rates: {title}",
            lambda title=title: {"form.csv": grid(title)},
            ratings=TWO,
            sources=("form.csv: Google Forms: 4 4 0 0 0",),
        )
        for title in (
            "To what extent is each of these in place at our school this fall?",
            "Oak Elementary ILT",
            "Part B",
        )
    ),
    Case(
        "invalid: a sheet of averages of each school",
        lambda: {"form.xlsx": book({"Answers": FORM, "By school": [["School", "S1.1", "S1.2"], ["Oak", 1, 3]]})},
        answers={"counts:By school": "leave out"},
        questions=("counts:By school@form.xlsx",),
        before=6,
        ratings=WHOLE,
        problems=("form.xlsx#By school!2: table-left-out: ",),
        sources=("form.xlsx#Answers: wide: 6 6 0 0 0", "form.xlsx#By school: wide: 2 0 0 2 0"),
    ),
    Case(
        "invalid: averages of each school in a sheet of any name",
        lambda: {"form.xlsx": book({"Answers": FORM, "Data": [["School", "S1.1", "S1.2"], ["Oak", 1, 3]]})},
        answers={"counts:Data": "leave out"},
        questions=("counts:Data@form.xlsx",),
        before=6,
        ratings=WHOLE,
        problems=("form.xlsx#Data!2: table-left-out: ",),
        sources=("form.xlsx#Answers: wide: 6 6 0 0 0", "form.xlsx#Data: wide: 2 0 0 2 0"),
    ),
    Case(
        "invalid: counts of one answer, with a total",
        lambda: {
            "sums.csv": text([["", *LABELS, "Total"], [WORDS["S1.1"], 0, 0, 0, 1, 1], [WORDS["S1.2"], 0, 1, 0, 0, 1]])
        },
        rounds=(),
        problems=("sums.csv: counts: ",),
        sources=("sums.csv: : 0 0 0 0 0",),
    ),
]


def unfinished(name, heading, *said):
    """Return a case in which the answer of Cy was not finished."""
    return Case(
        f"unfinished: {name}",
        lambda: {"form.csv": rows(heading, *said)},
        answers={"unfinished": "leave them out"},
        questions=("unfinished@form.csv",),
        ratings=LINES[:2],
        problems=("form.csv!4: unfinished: ",),
        sources=("form.csv: wide: 3 2 0 1 0",),
    )


CASES += [
    unfinished("no day on which a form in German was sent", "Datum Abgeschickt", "2026-10-01", "2026-10-02", ""),
    unfinished("no day on which a form in French was sent", "Date de soumission", "2026-10-01", "2026-10-02", ""),
    unfinished("a status in German", "Status", "Fertig", "Fertig", "Entwurf"),
    unfinished("a last page before the others'", "lastpage", 4, 4, 2),
    unfinished("finished in Spanish", "Terminado", "Sí", "Sí", "No"),
    unfinished("a part, by its completion", "Completion", "Complete", "Complete", "Partial"),
    Case(
        "a number next to the ratings of four actions makes them no choices",
        lambda: {
            "years.csv": text(
                [
                    ["Name", "School", "Round", "Team", "S3.1", "S3.2", "S3.3", "S3.4", "Years on the team"],
                    ["Ana", "Oak", "Fall 2026", "School ILT", 1, 0, 0, 2, 6],
                    ["Ben", "Oak", "Fall 2026", "School ILT", 3, 2, 1, 0, 12],
                ]
            )
        },
        ratings=("Oak | self | S3.1 1 0 0 2", "Oak | self | S3.1 3 2 1 0"),
        sources=("years.csv: wide: 8 8 0 0 0",),
    ),
    Case(
        "a legend in brackets before the actions, in fewer words than the framework's",
        lambda: {
            "form.csv": grid(
                "Rate each action (0 = Not present, 1 = Present, but implemented inconsistently, 2 = mostly consistently, "
                "3 = consistently and effectively)."
            )
        },
        ratings=TWO,
        sources=("form.csv: Google Forms: 4 4 0 0 0",),
    ),
]
