"""Columns, and cells above a table, that are not ours and may say more: a day, the name of a form, a status, a team."""

from tests.support.corpus.case import Case
from tests.support.corpus.surveymonkey import MONKEY_HEAD, monkey
from tests.support.corpus.writers import WORDS, book, text

THREE = ["S1.1", "S1.2", "S1.3"]
DAYS = {"Ann Moss": ("2026-09-10", 1), "Ben Ott": ("2026-09-11", 3)}


def paper(label, name, day, rating):
    """Write one person's sheet, with a day above the table."""
    return [["Name", name], [label, day], ["School", "Oak"], ["Action", "Rating"], [WORDS["S1.1"], rating]]


WHO = [["Ann Moss", "Oak", "self", 0, 1, 2], ["Ben Ott", "Oak", "self", 3, 2, 1], ["Cas Roe", "Oak", "self", 1, 1, 2]]
LINES = ("Oak | self | S1.1 0 1 2", "Oak | self | S1.1 3 2 1", "Oak | self | S1.1 1 1 2")


def status(heading, said, answer, out, *, key="status"):
    """Return a case of three answers with a status each; those at ``out`` do not count by the ``answer``."""
    rows = [[*who[:3], word, *who[3:]] for who, word in zip(WHO, said, strict=True)]
    left = 3 * len(out)
    waits = answer is None
    return Case(
        f"a status says which rows count: {heading}, {answer or 'open'}",
        lambda: {"form.csv": text([["Name", "School", "Team", heading, *THREE], *rows])},
        answers={"round": "Fall 2026", **({key: answer} if answer else {})},
        questions=("round@form.csv", f"{key}@form.csv"),
        ratings=() if waits else tuple(line for at, line in enumerate(LINES) if at not in out),
        problems=tuple(f"form.csv!{at + 2}: status-left-out: " for at in out[:1]),
        sources=(f"form.csv: wide: 9 {0 if waits else 9 - left} 0 {left} {9 if waits else 0}",),
    )


def no_status(heading, said):
    """Return a case of three answers with a column that is no status: nothing is asked."""
    rows = [[*who[:3], word, *who[3:]] for who, word in zip(WHO, said, strict=True)]
    return Case(
        f"no status: {heading}",
        lambda: {"form.csv": text([["Name", "School", "Team", heading, *THREE], *rows])},
        answers={"round": "Fall 2026"},
        questions=("round@form.csv",),
        ratings=LINES,
        sources=("form.csv: wide: 9 9 0 0 0",),
    )


def column_says(name, heading, said, head, *who, answers, ratings=LINES[:2], more=()):
    """Return a case of two answers with a column that nobody knows, of which an answer says what it tells."""
    rows = [[word, *own] for word, own in zip(said, who, strict=True)]
    return Case(
        f"a column that is passed over may say it: {name}",
        lambda: {"form.csv": text([[heading, *head, *THREE], *rows])},
        answers=answers,
        questions=tuple(f"{key}@form.csv" for key in ("round", "perspective", "school") if key.title() not in head)
        + tuple(f"{key}@form.csv" for key in more),
        ratings=ratings,
        sources=("form.csv: wide: 6 6 0 0 0",),
    )


PEOPLE, SCHOOLS, SIDES = ["Name", "School"], ["Name", "Perspective"], ["Name", "School", "Perspective"]
HEAD = [*MONKEY_HEAD[:8], "Season", "Which school are you from?", "Rate your ILT", "", ""]
CASES = [
    Case(
        "an answer about a column below two rows of headings: the rest is as they say",
        lambda: {
            "m.csv": text(
                [
                    HEAD,
                    [*[""] * 9, "Response", *(WORDS[action] for action in THREE)],
                    [*monkey(1, email="ann@oak.org")[:8], "Fall 2026", "Oak", 0, 1, 2],
                    [*monkey(2, email="ben@oak.org")[:8], "Fall 2026", "Elm", 3, 2, 1],
                ]
            )
        },
        answers={"column@m.csv!I": "round", "perspective": "self"},
        questions=("perspective@m.csv",),
        ratings=("Oak | self | S1.1 0 1 2", "Elm | self | S1.1 3 2 1"),
        sources=("m.csv: matched: 6 6 0 0 0",),
    ),
    column_says(
        "whose side each row is on, and what each word means is asked",
        "Where do you sit?",
        ["District office", "Inside the building"],
        PEOPLE,
        ["Ann Moss", "Oak", 0, 1, 2],
        ["Ben Ott", "Oak", 3, 2, 1],
        answers={
            "round": "Fall 2026",
            "perspective": "column A “Where do you sit?” (District office, Inside the building)",
            "perspective:District office": "District ILT",
            "perspective:Inside the building": "School ILT",
        },
        ratings=("Oak | cross | S1.1 0 1 2", "Oak | self | S1.1 3 2 1"),
        more=("perspective:District office", "perspective:Inside the building"),
    ),
    column_says(
        "the school, where names have no word of schools",
        "Whose people were these?",
        ["Oak", "Elm"],
        SCHOOLS,
        ["Ann Moss", "self", 0, 1, 2],
        ["Ben Ott", "self", 3, 2, 1],
        answers={"round": "Fall 2026", "school": "column A"},
        ratings=("Oak | self | S1.1 0 1 2", "Elm | self | S1.1 3 2 1"),
    ),
    column_says(
        "the round",
        "Custom Data 1",
        ["Fall 2026", "Fall 2026"],
        SIDES,
        ["Ann Moss", "Oak", "self", 0, 1, 2],
        ["Ben Ott", "Oak", "self", 3, 2, 1],
        answers={"round": "column A “Custom Data 1” (Fall 2026)"},
    ),
    status("Archive?", ["true", "false", "false"], None, ()),
    status("Archive?", ["true", "false", "false"], "only false", (0,)),
    status("Archive?", ["true", "", ""], "only blank", (0,)),
    status("ReviewState", ["approved", "hasIssues", "approved"], "only Approved", (1,)),
    status("State", ["Approved", "Not approved", "On hold"], "all but Not approved; On hold", (1, 2)),
    status("State", ["Approved", "Not approved", "On hold"], "count all", ()),
    status("Use?", ["1", "1", "0"], "only 1", (2,)),
    status("Use?", ["yes", "no – practice", "yes"], "only yes", (1,)),
    status("Use?", ["", "no", ""], "all but no", (1,)),
    status("Tags", ["", "exclude", ""], None, ()),
    status("", ["", "exclude", ""], "all but exclude", (1,)),
    status("Tags", ["", "exclude", ""], "all but exclude", (1,)),
    status("Tags", ["Moss", "void", "Roe"], "only other words", (1,)),
    no_status("How confident are you in these ratings? (1-5)", ["5", "4", "5"]),
    no_status(
        "How satisfied are you with this rating form? (1 = very dissatisfied, 5 = very satisfied)", ["1", "5", "5"]
    ),
    Case(
        "rows of data in another sheet are no legend",
        lambda: {
            "visits.xlsx": book(
                {
                    "Visits": [
                        ["start", "School", "Period", "Hours", "Number", "Sent by", "Version", "_index"],
                        *(
                            [f"2026-09-1{at}T08:00", "Oak", "Fall term", hours, 4183 + at, "clerk", "vQ9x", at]
                            for at, hours in enumerate((1, 2, 1, 1, 2), 1)
                        ),
                    ],
                    "Answers": [["Name", "School", "Team", *THREE], *WHO],
                }
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@visits.xlsx",),
        ratings=LINES,
        sources=("visits.xlsx#Answers: wide: 9 9 0 0 0", "visits.xlsx#Visits: : 0 0 0 0 0"),
        notices=("This sheet has no table of ratings",),
    ),
    no_status("Archive?", ["false", "false", "false"]),
    no_status("Reviewed the vision?", ["yes", "no", "yes"]),
    no_status("Plan", ["New plan", "Old plan", "Old plan"]),
    Case(
        "a day above each table is when it was answered, and no round",
        lambda: {"pages.xlsx": book({name: paper("Date:", name, day, rating) for name, (day, rating) in DAYS.items()})},
        answers={"round": "Fall 2026", "perspective": "self"},
        questions=("round@pages.xlsx", "perspective@pages.xlsx"),
        ratings=("Oak | self | S1.1 1", "Oak | self | S1.1 3"),
        sources=("pages.xlsx#Ann Moss: tidy: 1 1 0 0 0", "pages.xlsx#Ben Ott: tidy: 1 1 0 0 0"),
    ),
    Case(
        "sheets that are called as days: which round each is, is asked",
        lambda: {
            "pages.xlsx": book(
                {
                    day: [row for row in paper("Team", name, "School ILT", rating) if row[0] != "Date"]
                    for name, (day, rating) in DAYS.items()
                }
            )
        },
        answers={"round:2026-09-10": "Fall 2026", "round:2026-09-11": "Fall 2026"},
        questions=("round:2026-09-10@pages.xlsx", "round:2026-09-11@pages.xlsx"),
        ratings=("Oak | self | S1.1 1", "Oak | self | S1.1 3"),
        sources=("pages.xlsx#2026-09-10: tidy: 1 1 0 0 0", "pages.xlsx#2026-09-11: tidy: 1 1 0 0 0"),
    ),
    Case(
        "the name of a form in each row says nothing of what a team agreed on",
        lambda: {
            "data.csv": text(
                [
                    ["record_id", "redcap_repeat_instrument", "rater_name", "school", "role", *THREE],
                    [1, "ilt_rating", "Ann Moss", "Oak", "self", 0, 1, 2],
                    [2, "ilt_rating", "Ben Ott", "Oak", "self", 3, 2, 1],
                ]
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@data.csv",),
        ratings=("Oak | self | S1.1 0 1 2", "Oak | self | S1.1 3 2 1"),
        sources=("data.csv: wide: 6 6 0 0 0",),
    ),
]
