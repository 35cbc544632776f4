"""Rows that say of themselves that they are not to count: by a status, a mark, a consent, a remark."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

HEAD = ["Timestamp", "Name", "School", "Perspective"]
ACTIONS = ["S1.1", "S1.2", "S1.3"]
WHO = [
    ["9/10/2026 18:05:00", "Ann", "Oak", "self"],
    ["9/11/2026 18:05:00", "Ben", "Oak", "self"],
    ["9/12/2026 18:05:00", "Cas", "Oak", "self"],
]
RATED = [[0, 1, 2], [3, 2, 1], [1, 1, 2]]
LINES = ("Oak | self | S1.1 0 1 2", "Oak | self | S1.1 3 2 1", "Oak | self | S1.1 1 1 2")


def form(name, heading, said, out, *, fixed=None, **more):
    """Return a case of three answers, with one more column; the rows of the places ``out`` do not count."""
    rows = [[*who, what, *rated] for who, what, rated in zip(WHO, said, RATED, strict=True)]
    fixed = fixed or {}
    left = [at for at in out if fixed.get(f"E{at + 2}", "leave out") == "leave out"]
    codes = {at: "left-out" if f"E{at + 2}" in fixed else "not-to-count" for at in left}
    counted = 3 * (3 - len(left))
    return Case(
        f"not counted: {name}",
        lambda: {"form.csv": text([[*HEAD, heading, *ACTIONS], *rows])},
        answers={"round": "Fall 2026", **{f"fix@form.csv!{cell}": now for cell, now in fixed.items()}},
        questions=("round@form.csv",),
        ratings=tuple(line for at, line in enumerate(LINES) if at not in left),
        problems=tuple(f"form.csv!E{at + 2}: {code}: " for at, code in codes.items()),
        sources=(f"form.csv: Google Forms: 9 {counted} 0 {9 - counted} 0",),
        **more,
    )


COUNTED, OUT = {"unfinished": "count them"}, {"unfinished": "leave them out"}
NAMES = ["Dana Ruiz", "Omar Bell", "Ana Cruz"]


def begun(name, heading, said, out, answer=None, *, certain=False):
    """Return a case of three answers, of which those at ``out`` were not finished, as one more column says."""
    rows = [[*who, what, *rated] for who, what, rated in zip(WHO, said, RATED, strict=True)]
    open_, left = out and answer is None, out if answer == OUT else ()
    counted = 0 if open_ else 3 * (3 - len(left))
    return Case(
        f"not finished: {name}",
        lambda: {"form.csv": text([[*HEAD, heading, *ACTIONS], *rows])},
        answers={"round": "Fall 2026", **(answer or {})},
        questions=("round@form.csv", *(() if certain else ("unfinished@form.csv",))),
        ratings=() if open_ else tuple(line for at, line in enumerate(LINES) if at not in left),
        problems=tuple(f"form.csv!{at + 2}: unfinished: " for at in left[:1]),
        sources=(f"form.csv: Google Forms: 9 {counted} 0 {3 * len(left)} {9 if open_ else 0}",),
    )


def tried(name, person, *, at="B4", fixed=None, counts=False):
    """Return a case of three answers, the last of somebody who may have tried the form."""
    rows = [[who[0], own, *who[2:], *rated] for who, own, rated in zip(WHO, [*NAMES[:2], person], RATED, strict=True)]
    out = not counts and not fixed
    return Case(
        f"not counted: the name of somebody who tried the form, {name}",
        lambda: {"form.csv": text([[*HEAD, *ACTIONS], *rows])},
        answers={"round": "Fall 2026", **({f"fix@form.csv!{at}": fixed} if fixed else {})},
        questions=("round@form.csv",),
        ratings=LINES[:2] if out else LINES,
        problems=(f"form.csv!{at}: not-to-count: ",) if out else (),
        sources=(f"form.csv: Google Forms: 9 {6 if out else 9} 0 {3 if out else 0} 0",),
    )


CASES = [
    form("leave to use ratings", "May the district team use your ratings?", ["Yes", "No", "Yes"], (1,)),
    begun("a status, open", "Response Status", ["Complete", "Complete", "Partial"], (2,)),
    begun("a status, counted", "Response Status", ["Complete", "In progress", "Partial"], (1, 2), COUNTED),
    begun("a status, left out", "Response Status", ["Complete", "In progress", "Partial"], (1, 2), OUT),
    begun("a yes or no", "Finished", ["True", "False", "True"], (1,), OUT),
    begun("a progress", "Progress", ["100", "31", "100"], (1,), OUT),
    begun("REDCap's words", "Complete?", ["Complete", "Incomplete", "Unverified"], (1, 2), OUT),
    begun("REDCap's codes", "ilt_self_complete", ["2", "0", "2"], (1,), OUT),
    begun("no day on which it was sent", "Date submitted", ["2026-09-10", "", "2026-09-12"], (1,), OUT),
    begun("a column that nobody used", "Complete?", ["Incomplete"] * 3, (), certain=True),
    begun("what is complete is something else", "Progress", ["good", "slow", "100"], (), certain=True),
    *(tried(f"“{name}”", name) for name in ("Jane Doe", "asdf asdf", "Jkl", "Admin", "Form Preview", "DELETE ME")),
    tried("who is one", "Jane Doe", fixed="Jane Doe"),
    *(tried(f"“{name}” may be one", name, counts=True) for name in ("JKL", "Jane Dover", "Asa", "Wert", "Principal")),
    Case(
        "not counted: a word in place of a name is a rater of its own, which is said",
        lambda: {
            "form.csv": text(
                [
                    [*HEAD, *ACTIONS],
                    *([w[0], n, *w[2:], 0, 1, 2] for w, n in zip(WHO, ["Dana Ruiz", "xxx", "xxx"], strict=True)),
                ]
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@form.csv",),
        ratings=("Oak | self | S1.1 0 1 2",) * 3,
        sources=("form.csv: Google Forms: 9 9 0 0 0",),
        notices=("In place of a name, the file has “xxx”",),
    ),
    form("a status", "Status", ["Complete", "Test", "Deleted"], (1, 2)),
    form("a status with a reason", "Response Status", ["Final", "Void - entered twice", "Part time"], (1,)),
    form("a draft", "Submission status", ["Submitted", "Draft", "Not a test"], (1,)),
    form("a status that says something else", "Status", ["Full time", "Part time", "Not deleted"], ()),
    form("a tick", "Do not use", ["", "checked", ""], (1,)),
    form("what rules a row out", "Is this a test response?", ["No", "Yes", ""], (1,)),
    form("a duplicate by its number", "Duplicate of", ["", "", "17"], (2,)),
    form("a test score is no test", "Test score", ["7", "8", "1"], ()),
    form("what lets a row count", "Include in results?", ["Yes", "No", ""], (1, 2)),
    form("a consent", "I agree that my answers are used", ["Yes", "No", "Yes"], (1,)),
    Case(
        "not counted: who tried the form",
        lambda: {
            "form.csv": text(
                [
                    ["Timestamp", "Email Address", "School", "Perspective", *ACTIONS],
                    ["9/10/2026 18:05:00", "ann@sd.org", "Oak", "self", 0, 1, 2],
                    ["9/11/2026 18:05:00", "test@test.com", "Oak", "self", 3, 2, 1],
                    ["9/12/2026 18:05:00", "asdf@sd.org", "Test", "self", 3, 3, 3],
                    ["9/13/2026 18:05:00", "a.test@sd.org", "Oak", "self", 1, 1, 2],
                ]
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@form.csv",),
        ratings=(LINES[0], LINES[2]),
        problems=("form.csv!B3: not-to-count: ", "form.csv!B4: not-to-count: "),
        sources=("form.csv: Google Forms: 12 6 0 6 0",),
    ),
    form("a remark", "Anything else?", ["great form", "This is a test entry, please delete", "no"], (1,)),
    *(
        form(f"{heading}, left out", heading, ["great form", said, "no"], (1,), fixed={"E3": "leave out"})
        for heading, said in (
            ("Anything else?", "This is a test entry, please delete"),
            ("Comments", "TEST PLEASE IGNORE"),
            ("Remarks", "please disregard"),
            ("Status", "Test"),
        )
    ),
    form("comments that count all the same", "Comments", ["", "please ignore", ""], (1,), fixed={"E3": "-"}),
    form("a row that counts all the same", "Valid", ["Yes", "No", "Yes"], (1,), fixed={"E3": "Yes"}),
    Case(
        "not counted: what stands with a name",
        lambda: {
            "names.csv": text(
                [
                    ["Name", "School", "Perspective", *ACTIONS],
                    ["Ann", "Oak", "self", 0, 1, 2],
                    ["Ben (left in May - do not count)", "Oak", "self", 3, 2, 1],
                    ["Don Count", "Oak", "self", 1, 1, 2],
                ]
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@names.csv",),
        ratings=(LINES[0], LINES[2]),
        problems=("names.csv!A3: not-to-count: ",),
        sources=("names.csv: wide: 9 6 0 3 0",),
        says=("enter the name alone",),
    ),
    Case(
        "not counted: rows with one rating each",
        lambda: {
            "tidy.csv": text(
                [
                    ["Rater", "School", "Perspective", "Action", "Rating", "Exclude"],
                    ["ann", "Oak", "self", "S1.1", 0, ""],
                    ["ben", "Oak", "self", "S1.1", 3, "x"],
                    ["cas", "Oak", "self", "S1.1", 1, ""],
                ]
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@tidy.csv",),
        ratings=("Oak | self | S1.1 0", "Oak | self | S1.1 1"),
        problems=("tidy.csv!F3: not-to-count: ",),
        sources=("tidy.csv: tidy: 3 2 0 1 0",),
    ),
    *(
        Case(
            f"not counted: {remark}",
            lambda remark=remark: {
                "form.csv": text(
                    [
                        [*HEAD, "Anything else?", *ACTIONS],
                        *(
                            [*who, own, *rated]
                            for who, own, rated in zip(WHO, ["Thanks", remark, ""], RATED, strict=True)
                        ),
                    ]
                )
            },
            answers={"round": "Fall 2026"},
            questions=("round@form.csv",),
            ratings=(LINES[0], *(() if wrong else LINES[1:2]), LINES[2]),
            problems=("form.csv!E3: mistake-said: ",) if wrong else (),
            sources=(f"form.csv: Google Forms: 9 {6 if wrong else 9} 0 {3 if wrong else 0} 0",),
        )
        for remark, wrong in (
            ("Sorry, I chose the wrong school", True),
            ("My second answer should have been a 3", True),
            ("Please change my answer for coaching", True),
            ("We put energy into the wrong things last year", False),
            ("Meetings should be shorter", False),
        )
    ),
]
