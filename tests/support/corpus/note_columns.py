"""Columns of notes right of each action, whatever they are called; one before the first action is of none."""

from tests.support.corpus.case import Case
from tests.support.corpus.microsoft import MICROSOFT_HEAD
from tests.support.corpus.surveymonkey import MONKEY_HEAD, monkey
from tests.support.corpus.writers import WORDS, text

SENT = ["9/14/26 8:02:11", "9/14/26 8:09:41"]
WHY = "What makes you say so?"
ANSWERS = {"round": "Fall 2026", "perspective": "School ILT"}
ROW = ["Fall 2026", "self", "Oak"]
HEAD = ["Round", "Perspective", "School", "Rater"]


def keys_of(file):
    """Return the keys that a form asks of its file."""
    return tuple(f"{key}@{file}" for key in ANSWERS)


CASES = [
    Case(
        "note columns: Comments2, Comments3 right of each action, and Comments of none",
        lambda: {
            "thoughts.csv": text(
                [
                    [*MICROSOFT_HEAD, "School", "Comments", WORDS["S3.1"], "Comments2", WORDS["S3.2"], "Comments3"],
                    ["1", *SENT, "a@d.org", "Ann", "Oak", "glad to help", 2, "two teams", 0, ""],
                    ["2", *SENT, "b@d.org", "Bob", "Oak", "", 1, "", 3, "all do"],
                ]
            )
        },
        answers=ANSWERS,
        questions=keys_of("thoughts.csv"),
        ratings=("Oak | self | S3.1 2 0", "Oak | self | S3.1 1 3"),
        sources=("thoughts.csv: Microsoft Forms: 4 4 0 0 0",),
        notes=("S3.1 two teams", "S3.2 all do"),
    ),
    Case(
        "note columns: a question that says nothing of notes, over sentences",
        lambda: {
            "why.csv": text(
                [
                    [*HEAD, WORDS["S3.1"], WHY, WORDS["S3.2"], WHY],
                    [*ROW, "Ann", 2, "We have a tool that all of us use", 0, ""],
                    [*ROW, "Bob", 1, "", 3, "Every team brings work samples on Fridays"],
                ]
            )
        },
        ratings=("Oak | self | S3.1 2 0", "Oak | self | S3.1 1 3"),
        sources=("why.csv: wide: 4 4 0 0 0",),
        notes=("S3.1 We have a tool that all of us use", "S3.2 Every team brings work samples on Fridays"),
    ),
    Case(
        "note columns: a question about names is no note",
        lambda: {
            "lead.csv": text(
                [
                    [*HEAD, WORDS["S3.1"], "Who leads this?", WORDS["S3.2"], "Who leads this?"],
                    [*ROW, "Ann", 2, "Kim Ruiz", 0, ""],
                    [*ROW, "Bob", 1, "Lee Cole", 3, "Kim Ruiz"],
                ]
            )
        },
        ratings=("Oak | self | S3.1 2 0", "Oak | self | S3.1 1 3"),
        sources=("lead.csv: wide: 4 4 0 0 0",),
        notes=(),
    ),
    Case(
        "note columns: SurveyMonkey, each action a question with a column of notes",
        lambda: {
            "monkey.csv": text(
                [
                    [*MONKEY_HEAD, WORDS["S3.1"], "", WORDS["S3.2"], ""],
                    [*[""] * 9, "Today", "Notes:", "Today", "Notes:"],
                    [*monkey(0), "2", "We have a tool", "0", ""],
                    [*monkey(1), "1", "", "3", "All do"],
                ]
            )
        },
        answers={**ANSWERS, "school": "Oak"},
        questions=(*keys_of("monkey.csv"), "school@monkey.csv"),
        ratings=("Oak | self | S3.1 2 0", "Oak | self | S3.1 1 3"),
        sources=("monkey.csv: SurveyMonkey: 4 4 0 0 0",),
        notes=("S3.1 We have a tool", "S3.2 All do"),
    ),
    Case(
        "note columns: LimeSurvey, behind short ids",
        lambda: {
            "codes.csv": text(
                [
                    ["id", "submitdate", "lastpage", "school", "perspective", "S31", "S31[comment]", "S32", "S32_note"],
                    ["1", "2026-10-02 10:00:00", "2", "Oak", "self", 2, "We have a tool", 0, ""],
                    ["2", "2026-10-03 10:00:00", "2", "Oak", "self", 1, "", 3, "All do"],
                ]
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@codes.csv",),
        ratings=("Oak | self | S3.1 2 0", "Oak | self | S3.1 1 3"),
        sources=("codes.csv: LimeSurvey: 4 4 0 0 0",),
        notes=("S3.1 We have a tool", "S3.2 All do"),
    ),
    Case(
        "note columns: Kobo, in the group of the action",
        lambda: {
            "kobo.csv": text(
                [
                    [
                        *HEAD,
                        *(
                            "Looking at teaching/" + name
                            for name in (WORDS["S3.1"], "Evidence", WORDS["S3.2"], "Evidence")
                        ),
                    ],
                    [*ROW, "Ann Ash", 2, "We have a tool", 0, ""],
                    [*ROW, "Ben Cole", 1, "", 3, "All do"],
                ]
            )
        },
        ratings=("Oak | self | S3.1 2 0", "Oak | self | S3.1 1 3"),
        sources=("kobo.csv: wide: 4 4 0 0 0",),
        notes=("S3.1 We have a tool", "S3.2 All do"),
    ),
]
