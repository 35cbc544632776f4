"""Ratings, notes and raters that were passed over without a word, or taken from a column of something else."""

from tests.support.corpus.case import Case
from tests.support.corpus.microsoft import MICROSOFT_HEAD
from tests.support.corpus.writers import NUMBERED, WORDS, document, text

SENT = ["9/14/26 8:02:11", "9/14/26 8:09:41"]
ROW = ["Fall 2026", "self", "Oak"]
HEAD = ["Round", "Perspective", "School", "Rater"]
SHORT = ["Not present", "Inconsistent", "Mostly consistent", "Consistent"]
AREA = "Monitor Instructional Effectiveness"


def part(actions, ratings, dates):
    """Return a table of a document: some actions, their ratings, and when something is to be done."""
    head = ["Action", "Rating", "By when"]
    return [head, *([WORDS[action], *own] for action, *own in zip(actions, ratings, dates, strict=True))]


CASES = [
    Case(
        "passed over: words of notes in an action's own wording, behind its id",
        lambda: {
            "ids.csv": text(
                [
                    [
                        *HEAD,
                        "S3.3 Provides observation feedback",
                        "S3.4 Tracks data from observations",
                        "S3.4 observations",
                    ],
                    [*ROW, "Ann", 2, 1, "two walks"],
                    [*ROW, "Bob", 3, 0, ""],
                ]
            )
        },
        ratings=("Oak | self | S3.3 2 1", "Oak | self | S3.3 3 0"),
        sources=("ids.csv: wide: 4 4 0 0 0",),
        notes=("S3.4 two walks",),
    ),
    Case(
        "passed over: a question of a grid that was asked in other words, often not observed",
        lambda: {
            "grid.csv": text(
                [
                    [
                        *("Timestamp", "Email Address", "School"),
                        *(
                            f"{AREA} [{question}]"
                            for question in (WORDS["S3.1"], "Reviews student work.", WORDS["S3.3"])
                        ),
                        *("How many times have you observed this ILT this year?", WORDS["S3.2"]),
                    ],
                    ["9/14/2026 8:02:11", "a@d.org", "Oak", NUMBERED[2], NUMBERED[1], NUMBERED[0], 3, ""],
                    ["9/15/2026 8:02:11", "b@d.org", "Oak", NUMBERED[1], "Not observed", NUMBERED[3], 1, ""],
                    ["9/16/2026 8:02:11", "c@d.org", "Oak", NUMBERED[0], "", NUMBERED[3], 2, NUMBERED[2]],
                ]
            )
        },
        answers={"round": "Fall 2026", "perspective": "District ILT", "fix@grid.csv!E1": "S3.2"},
        questions=("perspective@grid.csv", "round@grid.csv"),
        ratings=("Oak | cross | S3.1 2 1 0", "Oak | cross | S3.1 1 - 3", "Oak | cross | S3.1 0 2 3"),
        sources=("grid.csv: Google Forms: 9 8 1 0 0",),
    ),
    Case(
        "passed over: notes after some of the actions alone, and a question over sentences",
        lambda: {
            "why.csv": text(
                [
                    [
                        *(*MICROSOFT_HEAD, "School", WORDS["S3.1"], "Why?", WORDS["S3.2"], WORDS["S3.3"], "Why?2"),
                        "Glows and grows",
                    ],
                    ["1", *SENT, "a@d.org", "Ann", "Oak", 2, "two teams", 0, 1, "", "We visit each other every month"],
                    ["2", *SENT, "b@d.org", "Bob", "Oak", 1, "", 3, 2, "all do", "Norms are posted in each room"],
                ]
            )
        },
        answers={"round": "Fall 2026", "perspective": "School ILT"},
        questions=("perspective@why.csv", "round@why.csv"),
        ratings=("Oak | self | S3.1 2 0 1", "Oak | self | S3.1 1 3 2"),
        sources=("why.csv: Microsoft Forms: 6 6 0 0 0",),
        notices=("Notes that name no action were not used: columns H “Why?”, K “Why?2” and L “",),
        notes=(),
    ),
    Case(
        "passed over: a column of deadlines says no round, and no table of a document is another person's for it",
        lambda: {
            "done.docx": document(
                part(("S1.1", "S1.2"), (2, 1), ("", "")),
                part(("S2.1", "S2.2", "S2.3"), (0, 3, 1), ("EOY", "March", "EOY")),
            )
        },
        answers={"round": "Fall 2026", "perspective": "School ILT", "school": "Oak"},
        questions=("perspective@done.docx", "round@done.docx", "school@done.docx"),
        ratings=("Oak | self | S1.1 2 1 | S2.1 0 3 1",),
        sources=("done.docx#Table 1: tidy: 2 2 0 0 0", "done.docx#Table 2: tidy: 3 3 0 0 0"),
        notices=("each action is rated once, so its tables count as one person’s",),
    ),
    Case(
        "passed over: what a figure says of teams is in the heading itself",
        lambda: {
            "who.csv": text(
                [
                    ["Round", "Rater", "I am (1 = member of the district ILT, 2 = school leader)", "D1.1", "D1.2"],
                    ["Fall 2026", "Ann", 1, 2, 0],
                    ["Fall 2026", "Bob", 2, 1, 3],
                    ["Fall 2026", "Cy", 2, 0, 3],
                ]
            )
        },
        answers={
            "side-column": "yes",
            "perspective:1": "District ILT",
            "perspective:2": "School ILT",
            "school": "not known",
        },
        questions=("perspective:1@who.csv", "perspective:2@who.csv", "school@who.csv", "side-column@who.csv"),
        ratings=(" | cross | D1.1 0 3", " | cross | D1.1 1 3", " | self | D1.1 2 0"),
        sources=("who.csv: wide: 6 6 0 0 0",),
    ),
    Case(
        "passed over: codes and words for what nobody could judge",
        lambda: {
            "judge.csv": text(
                [
                    [*HEAD, "S1.1", "S1.2", "S1.3"],
                    [*ROW, "Ann", 2, "not_obs", "Unable to judge"],
                    [*ROW, "Bob", "Cannot say", 1, 3],
                ]
            )
        },
        ratings=("Oak | self | S1.1 - 1 3", "Oak | self | S1.1 2 - -"),
        sources=("judge.csv: wide: 6 3 3 0 0",),
    ),
    Case(
        "passed over: titles of focus areas are rows of their own, in the column of numbers or merged over a table",
        lambda: {
            "areas.csv": text(
                [
                    [*HEAD, "#", "School ILT Action", "Rating 0-3", "Notes"],
                    [*[""] * 4, "FOCUS AREA 3: Monitor Instructional Effectiveness"],
                    [*ROW, "Ann", "3.1", WORDS["S3.1"], 2, "two walks"],
                    [*ROW, "Ann", "3.2", WORDS["S3.2"], 0, ""],
                ]
            ),
            "merged.docx": document(
                [
                    ["School ILT Actions", "Rating", "Rating", "Rating", "Rating", "Notes"],
                    ["School ILT Actions", 0, 1, 2, 3, "Notes"],
                    ["3. Monitor Instructional Effectiveness"] * 6,
                    [WORDS["S3.1"], "", "", "x", "", "two walks"],
                    [WORDS["S3.2"], "x", "", "", "", ""],
                ]
            ),
        },
        answers={"round": "Fall 2026", "school": "Elm", "perspective": "School ILT"},
        questions=("perspective@merged.docx", "round@merged.docx", "school@merged.docx"),
        before=2,
        ratings=("Elm | self | S3.1 2 0", "Oak | self | S3.1 2 0"),
        sources=("areas.csv: tidy: 2 2 0 0 0", "merged.docx: template: 2 2 0 0 0"),
        notes=("S3.1 two walks",),
    ),
    Case(
        "passed over: the scale in short, a column a choice, and a semicolon before a note",
        lambda: {
            "choices.csv": text(
                [
                    [*HEAD, *(f"{WORDS['S3.2']} - {label}" for label in SHORT), "S3.1"],
                    [*ROW, "Ann", "", "Inconsistent", "", "", "2; two walks"],
                    [*ROW, "Bob", "", "", "", "Consistent", "1; 3 of 5 walks"],
                    [*ROW, "Cy", "Not present", "", "", "", "3"],
                ]
            )
        },
        ratings=("Oak | self | S3.1 2 1", "Oak | self | S3.1 3 0", "Oak | self | S3.2 3"),
        problems=("choices.csv!I3: not-one-rating: 1; 3 of 5 walks",),
        sources=("choices.csv: wide: 6 5 0 1 0",),
        notes=("S3.1 two walks",),
    ),
]
