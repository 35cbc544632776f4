"""Forms that people tried before they rated with them: what is practice, by a yes or a word of a column, is asked."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import book, text

HEAD = ["start", "end", "Name", "School", "Team"]
TAIL = ["S1.1", "S1.2", "_id", "_uuid", "_submission_time", "_validation_status", "_index"]
PEOPLE = (("Ana Ruiz", "Oak", 0, 3), ("Ben Cole", "Elm", 1, 2), ("Cy Dunn", "Oak", 2, 2), ("Di Ek", "Elm", 3, 1))
RATED = tuple(f"{school} | self | S1.1 {first} {second}" for _, school, first, second in PEOPLE)
REAL = (*RATED[:2], RATED[3])


def form(heading, cells, statuses=("", "", "", "")):
    """Return four submissions of a Kobo form; the heading asks whether each is practice."""
    rows = [[*HEAD, heading, *TAIL]]
    for at, (name, school, first, second) in enumerate(PEOPLE):
        day = f"2026-10-0{at + 1}T10"
        rows.append([f"{day}:00:00", f"{day}:09:00", name, school, "School ILT", cells[at], first, second])
        rows[-1] += [100 + at, f"uuid-{at}", f"{day}:10:00", statuses[at], at + 1]
    return rows


def question(what, rows, answer, ratings=REAL, **expected):
    """Return a case that asks which rows count."""
    left = {"problems": ("k.csv!4: status-left-out: ",), "sources": ("k.csv: wide: 8 6 0 2 0",)}
    return Case(
        f"practice rows: {what}",
        lambda: {"k.csv": text(rows)},
        **{
            "answers": {"round": "Fall 2026", "status": answer},
            "questions": ("round@k.csv", "status@k.csv"),
            "ratings": ratings,
            **(left if ratings == REAL else {"sources": ("k.csv: wide: 8 8 0 0 0",)}),
            **expected,
        },
    )


YES_NO = ("no", "no", "yes", "no")
NOT_APPROVED = ("validation_status_approved", "", "validation_status_not_approved", "validation_status_approved")
NONE = {
    "sources": ("k.csv: wide: 8 0 0 8 0",),
    "problems": ("k.csv!2: status-left-out: ",),
}

CASES = [
    *(
        question(f"no and yes below “{heading}”", form(heading, YES_NO), "only no")
        for heading in (
            "training?",
            "is_training",
            "Is this a practice visit?",
            "Practice run",
            "Is this for training purposes?",
            "demo",
        )
    ),
    question("practice that counts all the same", form("training?", YES_NO), "count all", RATED),
    question("a yes and blanks", form("Training", ("", "", "yes", "")), "all but yes"),
    question("1 and 0", form("training", ("0", "0", "1", "0")), "only 0"),
    question("whether a submission is real", form("Is this real?", ("yes", "yes", "no", "yes")), "only yes"),
    question("a type of submission", form("Type of submission", ("Real", "Real", "Training", "Real")), "only Real"),
    question(
        "a purpose in other words", form("Purpose", ("Rating", "Rating", "Practice", "Rating")), "all but Practice"
    ),
    question("all are practice", form("training?", ("yes",) * 4), "all but yes", (), **NONE),
    question("none is approved", form("Remark", ("",) * 4, ("Not Approved",) * 4), "all but Not Approved", (), **NONE),
    question(
        "what Kobo did not approve, and what is blank",
        form("Remark", ("",) * 4, NOT_APPROVED),
        "all but validation_status_not_approved",
    ),
    Case(
        "practice rows: a yes to a test is a problem of its row",
        lambda: {"k.csv": text(form("Is this a test?", YES_NO))},
        answers={"round": "Fall 2026"},
        questions=("round@k.csv",),
        ratings=REAL,
        problems=("k.csv!F4: not-to-count: ",),
        sources=("k.csv: wide: 8 6 0 2 0",),
    ),
    Case(
        "practice rows: who was trained, and where all say no",
        lambda: {
            "k.csv": text(
                [
                    [*row, "Did you get training?" if not at else YES_NO[at - 1]]
                    for at, row in enumerate(form("training?", ("no",) * 4))
                ]
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@k.csv",),
        ratings=RATED,
        sources=("k.csv: wide: 8 8 0 0 0",),
        notices=("Did you get training?: no (3), yes (1)",),
    ),
    Case(
        "practice rows: a workbook in which people rate in rows",
        lambda: {
            "k.xlsx": book(
                {
                    "Sheet1": [
                        ["Name", "School", "Round", "Team", "Practice?", "Action", "Rating"],
                        *(
                            [name, school, "Fall 2026", "School ILT", practice, action, mark]
                            for (name, school, *marks), practice in zip(PEOPLE, YES_NO, strict=True)
                            for action, mark in zip(("S1.1", "S1.2"), marks, strict=True)
                        ),
                    ]
                }
            )
        },
        answers={"status": "only no"},
        questions=("status@k.xlsx",),
        ratings=REAL,
        problems=("k.xlsx#Sheet1!6: status-left-out: ",),
        sources=("k.xlsx#Sheet1: tidy: 8 6 0 2 0",),
    ),
]
