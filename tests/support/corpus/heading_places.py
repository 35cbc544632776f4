"""Headings of which the words behind the action, a number before it, or their place in the row say what they ask."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, span, text

WHO = ["Timestamp", "Your name", "School", "Team"]
PAIR = [["10/2/2026 9:00", "Ana", "Oak", "School ILT"], ["10/3/2026 9:00", "Bo", "Oak", "School ILT"]]
FALL = {"round": "Fall 2026"}
ACTIONS = ("S1.1", "S1.2", "S1.3")
READ = ("Oak | self | S1.1 0 1 2", "Oak | self | S1.1 3 2 1")


def form(*heads, marks=((0, 1, 2), (3, 2, 1))):
    """Return a form of two people with some headings."""
    return lambda: {"form.csv": text([[*WHO, *heads], *([*who, *own] for who, own in zip(PAIR, marks, strict=True))])}


def reads(name, *heads):
    """Return the case of headings that ask for ratings of three actions."""
    return Case(
        f"heading places: {name}",
        form(*heads),
        answers=FALL,
        questions=("round@form.csv",),
        ratings=READ,
        sources=("form.csv: Google Forms: 6 6 0 0 0",),
    )


def cut(heading):
    """Return a heading as a problem shows it."""
    return heading if len(heading) <= 60 else f"{heading[:59].rstrip()}…"


def asks_else(name, title, says):
    """Return the case of the last of three headings with a question behind it that asks for something else."""
    heads = [f"{WORDS[action]} [How present is it?]" for action in ACTIONS[:2]] + [f"{WORDS['S1.3']} [{title}]"]
    return Case(
        f"heading places: {name}",
        form(*heads),
        answers=FALL,
        questions=("round@form.csv",),
        ratings=("Oak | self | S1.1 0 1", "Oak | self | S1.1 3 2"),
        problems=(f"form.csv!G1: action-unknown: {cut(heads[2])}",),
        sources=("form.csv: Google Forms: 6 4 0 2 0",),
        says=says,
    )


def pairs(now, later):
    """Return headings of two questions about each of three actions, with the ratings of the first."""
    heads = [f"{WORDS[action]} [{title}]" for action in ACTIONS for title in (now, later)]
    return form(*heads, marks=((0, 3, 1, 3, 2, 3), (3, 3, 2, 3, 1, 3)))


NOW, JUNE = "Where we are now", "Where we want to be in June"
LOOPED = [
    f"How present is each action at {school}? - {WORDS[action]}"
    for school in ("Oak Elementary", "Elm Elementary")
    for action in ACTIONS[:2]
]
BOTH = [*span("D2.1", "D3.1"), *span("S2.3", "S3.1")]
CUT = [WORDS[action][:45].rstrip() for action in BOTH]
SHORT = ["Establishes/Reinforces a clear purpose, ...", *(WORDS[action] for action in ("S2.2", "S2.3"))]
MONKEY = [["Respondent ID", "Collector ID", "Your name", "School", "Team", *(WORDS[a] for a in ACTIONS)]]

CASES = [
    reads("a question behind", *(f"{WORDS[a]}:To what extent is each action present at your school?" for a in ACTIONS)),
    reads("a scale in the question", *(f"{WORDS[a]} - How well do we do this now (0-3)?" for a in ACTIONS)),
    reads("numbers of their own", *(f"{n} {WORDS[a]}" for n, a in zip(("1.1", "1.2", "2.1"), ACTIONS, strict=True))),
    asks_else("a school behind", "How present is it at Elm Middle?", ()),
    asks_else("a question not all of whose words are known", "How present is it in the handbook?", ()),
    asks_else("what is wanted", JUNE, ("it mentions S1.3, but may ask about a goal",)),
    asks_else("support", "To what extent do you need support?", ("may ask about a need",)),
    Case(
        "heading places: now and a goal",
        pairs(NOW, JUNE),
        answers=FALL,
        questions=("round@form.csv",),
        ratings=READ,
        problems=tuple(
            f"form.csv!{column}1: action-unknown: {cut(f'{WORDS[action]} [{JUNE}]')}"
            for column, action in zip("FHJ", ACTIONS, strict=True)
        ),
        sources=("form.csv: Google Forms: 12 6 0 6 0",),
    ),
    Case(
        "heading places: a question for each school",
        form(*LOOPED, marks=((0, 1, 2, 3), (3, 2, 1, 0))),
        problems=("form.csv: two-columns-one-name: ",),
        sources=("form.csv: : 0 0 0 0 0",),
        questions=("column@form.csv",),
        rounds=(),
    ),
    Case(
        "heading places: a question for each school, and no other school",
        lambda: {
            "form.csv": text(
                [
                    ["Timestamp", "Your name", *LOOPED],
                    ["10/2/2026 9:00", "Ana", 0, 1, 2, 3],
                    ["10/3/2026", "Bo", 3, 2, 1, 0],
                ]
            )
        },
        answers=FALL | {"perspective": "cross"},
        questions=("round@form.csv", "perspective@form.csv"),
        ratings=(
            "Elm Elementary | cross | S1.1 2 3 || Oak Elementary | cross | S1.1 0 1",
            "Elm Elementary | cross | S1.1 1 0 || Oak Elementary | cross | S1.1 3 2",
        ),
        sources=("form.csv: Google Forms: 8 8 0 0 0",),
    ),
    Case(
        "heading places: cut headings of both teams, in their order",
        lambda: {
            "cut.csv": text([["Name", "Team", "School", *CUT], ["Ana", "School ILT", "Oak", 0, 1, 2, 3, 3, 2, 1]])
        },
        answers=FALL,
        questions=("round@cut.csv",),
        ratings=("Oak | cross | D2.1 0 1 2 3 || Oak | self | S2.3 3 2 1",),
        sources=("cut.csv: wide: 7 7 0 0 0",),
        notices=("D2.1, D2.2, D2.3, D3.1, S2.3, S2.4, S3.1",),
    ),
    Case(
        "heading places: cut headings of both teams, in another order",
        lambda: {
            "cut.csv": text(
                [
                    ["Name", "Team", "School", *(CUT[n] for n in (1, 0, 2, 3, 5, 4, 6))],
                    ["Ana", "School ILT", "Oak", *"0123321"],
                ]
            )
        },
        answers=FALL,
        questions=("round@cut.csv",),
        ratings=("Oak | cross | D2.1 1 | D2.3 2 3 || Oak | self | S2.3 2 | S3.1 1",),
        problems=tuple(f"cut.csv!{cell}: action-ambiguous: {CUT[1]}" for cell in ("D1", "H1")),
        sources=("cut.csv: wide: 7 5 0 2 0",),
    ),
    Case(
        "heading places: a very short start between its neighbors",
        form(*[WORDS["S1.3"], SHORT[0], WORDS["S2.2"]]),
        answers=FALL,
        questions=("round@form.csv",),
        ratings=("Oak | self | S1.3 0 1 2", "Oak | self | S1.3 3 2 1"),
        sources=("form.csv: Google Forms: 6 6 0 0 0",),
    ),
    Case(
        "heading places: a cut wording below another question",
        form(WORDS["S1.1"], WORDS["S1.2"], f"Priority: {WORDS['S2.2'][:60]}"),
        answers=FALL,
        questions=("round@form.csv",),
        ratings=("Oak | self | S1.1 0 1", "Oak | self | S1.1 3 2"),
        problems=(f"form.csv!G1: action-unknown: {cut('Priority: ' + WORDS['S2.2'][:60])}",),
        sources=("form.csv: Google Forms: 6 4 0 2 0",),
    ),
    Case(
        "heading places: SurveyMonkey without its second row",
        lambda: {
            "monkey.csv": text(
                [
                    *MONKEY,
                    ["118", "43", "Ana", "Oak", "School ILT", 0, 1, 2],
                    ["119", "43", "Bo", "Oak", "School ILT", 3, 2, 1],
                ]
            )
        },
        answers=FALL,
        questions=("round@monkey.csv",),
        ratings=READ,
        sources=("monkey.csv: SurveyMonkey: 6 6 0 0 0",),
    ),
    Case(
        "heading places: a matrix of ratings and of how important each is",
        lambda: {
            "monkey.csv": text(
                [
                    [
                        "Respondent ID",
                        "Collector ID",
                        "Your name",
                        "School",
                        "Team",
                        "Rate each and how important it is",
                        "",
                        "",
                        "",
                    ],
                    [
                        "",
                        "",
                        *["Open-Ended Response"] * 3,
                        *(f"{WORDS[a]} - {k}" for a in ACTIONS[:2] for k in ("Rating", "Importance")),
                    ],
                    ["118", "43", "Ana", "Oak", "School ILT", 0, 3, 1, 3],
                    ["119", "43", "Bo", "Oak", "School ILT", 3, 3, 2, 3],
                ]
            )
        },
        answers=FALL,
        questions=("round@monkey.csv",),
        ratings=("Oak | self | S1.1 0 1", "Oak | self | S1.1 3 2"),
        problems=tuple(
            f"monkey.csv!{cell}: action-unknown: {cut('Rate each and how important it is - ' + WORDS[action])}"
            for cell, action in (("G1", "S1.1"), ("I1", "S1.2"))
        ),
        sources=("monkey.csv: SurveyMonkey: 8 4 0 4 0",),
    ),
    Case(
        "heading places: a column that says what a row's rating is",
        lambda: {
            "long.csv": text(
                [
                    ["Rater", "School", "Team", "Action", "Rating type", "Rating"],
                    *(
                        ["Ana", "Oak", "School ILT", a, kind, n]
                        for a in ACTIONS
                        for kind, n in (("Actual", 1), ("Target", 3))
                    ),
                ]
            )
        },
        answers=FALL,
        questions=("round@long.csv",),
        ratings=("Oak | self | S1.1 1 1 1",),
        problems=tuple(f"long.csv!E{row}: not-to-count: " for row in (3, 5, 7)),
        sources=("long.csv: tidy: 6 3 0 3 0",),
    ),
    Case(
        "heading places: two sides, and what was agreed on",
        lambda: {
            "long.csv": text(
                [
                    ["Rater", "School", "Action", "School ILT rating", "District ILT rating", "Agreed rating"],
                    *(["Ana", "Oak", a, n, n + 1, 3] for n, a in enumerate(ACTIONS)),
                ]
            )
        },
        answers=FALL,
        questions=("round@long.csv",),
        ratings=("Oak | cross | S1.1 1 2 3", "Oak | self | S1.1 0 1 2"),
        problems=("long.csv!F2: ratings-passed-over: ",),
        sources=("long.csv: tidy: 6 6 0 0 0",),
        says=("3 cells under “Agreed rating”",),
    ),
    Case(
        "heading places: another question with a scale of its own",
        form(
            f"{WORDS['S1.1']}: How present is it?",
            f"{WORDS['S1.2']}: How present is it?",
            f"How important is it (0 = not at all, 3 = very)? {WORDS['S1.2']}",
        ),
        answers=FALL,
        questions=("round@form.csv",),
        ratings=("Oak | self | S1.1 0 1", "Oak | self | S1.1 3 2"),
        problems=(
            f"form.csv!G1: action-unknown: {cut('How important is it (0 = not at all, 3 = very)? ' + WORDS['S1.2'])}",
        ),
        sources=("form.csv: Google Forms: 6 4 0 2 0",),
    ),
]
