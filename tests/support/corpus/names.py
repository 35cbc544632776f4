"""What the names of files and sheets, titles above tables and a second header row say of who, where and when."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import AREA, NUMBERED_AREA, WORDS, book, text

ACTIONS = ("S1.1", "S1.2")
FALL, SPRING = "Fall 2026", "Spring 2027"
SELF = {"perspective": "School ILT"}


def tidy(marks, *above):
    """Write a table of two actions, with lines above."""
    return [
        *above,
        ["School ILT Actions", "Rating and Notes"],
        *([action, mark] for action, mark in zip(ACTIONS, marks, strict=True)),
    ]


def tabs(*names, above=(["School", "Oak"],)):
    """Write a workbook with a table a sheet."""
    return lambda: {
        "tabs.xlsx": book({name: tidy(marks, *above) for name, marks in zip(names, ("01", "23"), strict=True)})
    }


def sources(*names):
    return tuple(f"tabs.xlsx#{name}: template: 2 2 0 0 0" for name in names)


def waiting(*names):
    return tuple(f"tabs.xlsx#{name}: template: 2 0 0 0 2" for name in names)


TWO = ("Oak | self | S1.1 0 1", "Oak | self | S1.1 2 3")
ROUNDS = ("tabs.xlsx#Pre", "tabs.xlsx#Post")
HEAD = ["School", "Perspective", "Round", "Rater"]
ROWS = [["Oak", "self", FALL, "a", "0", "1"], ["Elm", "cross", FALL, "b", "2", "3"]]
BOTH = ("Oak | self | S1.1 0 1", "Elm | cross | S1.1 2 3")

TWELVE = [action for action in WORDS if action.startswith("S")][:12]


def filled(**sheets):
    """Write a workbook with twelve actions a sheet."""
    return lambda: {
        "tabs.xlsx": book(
            {
                name: [["School", "Oak Elementary"], ["School ILT Actions", "Rating and Notes"]]
                + [[action, mark] for action, mark in zip(TWELVE, marks, strict=True)]
                for name, marks in sheets.items()
            }
        )
    }


def of_sheets(name, sheets, none):
    """Return a case of sheets that are raters, save the names in ``none``: those are a problem each."""
    counted = {sheet: marks for sheet, marks in sheets.items() if sheet not in none}
    return Case(
        f"names: {name}",
        filled(**sheets),
        answers={**SELF, "round": FALL, "sheets": "raters"},
        questions=("perspective@tabs.xlsx", "round@tabs.xlsx", "sheets@tabs.xlsx"),
        ratings=tuple(f"Oak Elementary | self | S1.1 {' '.join(marks)}" for marks in counted.values()),
        problems=tuple(f"tabs.xlsx#{sheet}!3: sheet-no-rater: " for sheet in none),
        sources=tuple(
            f"tabs.xlsx#{sheet}: template: 12 {12 * (sheet in counted)} 0 {12 * (sheet in none)} 0" for sheet in sheets
        ),
    )


THREE = {"A. Moss": "012301230123", "B. Reed": "211111112211", "C. Wu": "333000111333"}
"""Their means: 1.67 1.67 2 1.33 .33 .67 1.33 1.67 1 2 2 2.33, and no action that all rate alike."""

CASES = [
    of_sheets(
        "a final version and a copy are no raters",
        {**THREE, "Final version": "222111111222", "C. Wu (2)": "332000111333"},
        ("Final version", "C. Wu (2)"),
    ),
    of_sheets("means by the name of the school", {**THREE, "Oak": "222101121222"}, ("Oak",)),
    of_sheets("means by another name", {**THREE, "D. Lund": "222101121222"}, ("D. Lund",)),
    of_sheets("a rater who is near the others is one", {**THREE, "D. Lund": "222101121220"}, ()),
    Case(
        "names: sheets that say the round",
        tabs(FALL, SPRING),
        answers=SELF,
        questions=("perspective@tabs.xlsx",),
        rounds=(FALL, SPRING),
        ratings=TWO,
        sources=sources(FALL, SPRING),
        notices=("The round is from the sheet name.",),
    ),
    Case(
        "names: one answer about the round does not cover sheets that say it",
        tabs(FALL, SPRING),
        answers={**SELF, "round": "Winter 2026"},
        questions=("perspective@tabs.xlsx",),
        rounds=(FALL, SPRING),
        ratings=TWO,
        sources=sources(FALL, SPRING),
    ),
    Case(
        "names: sheets that say before and after are asked about one by one",
        tabs("Pre", "Post"),
        answers={**SELF, "round:Pre": FALL, "round:Post": SPRING},
        questions=("perspective@tabs.xlsx", "round:Pre@tabs.xlsx", "round:Post@tabs.xlsx"),
        rounds=(FALL, SPRING),
        ratings=TWO,
        sources=sources("Pre", "Post"),
    ),
    Case(
        "names: sheets that say the side",
        tabs("Self", "District ILT", above=(["School", "Oak"], ["Round", FALL])),
        ratings=("Oak | self | S1.1 0 1", "Oak | cross | S1.1 2 3"),
        sources=sources("Self", "District ILT"),
    ),
    Case(
        "names: sheets whose names may be rounds, or raters, are asked about though the school is known",
        tabs("Kim", "Lee"),
        answers={**SELF, "sheets": "raters", "round": FALL},
        questions=("perspective@tabs.xlsx", "round@tabs.xlsx", "sheets@tabs.xlsx"),
        ratings=TWO,
        sources=sources("Kim", "Lee"),
    ),
    Case(
        "names: sheets are rounds, as somebody says",
        tabs("Window A", "Window B"),
        answers={**SELF, "sheets": "rounds", "round": "Winter 2026"},
        questions=("perspective@tabs.xlsx", "round@tabs.xlsx", "sheets@tabs.xlsx"),
        rounds=("Window A", "Window B"),
        ratings=TWO,
        sources=sources("Window A", "Window B"),
    ),
    Case(
        "names: sheets are sides, as somebody says",
        tabs("Team", "Office", above=(["School", "Oak"], ["Round", FALL])),
        answers={
            "sheets": "sides",
            "perspective": "cross",
            "perspective:Team": "self",
            "perspective:Office": "District ILT",
        },
        questions=(
            *("perspective@tabs.xlsx", "sheets@tabs.xlsx", "perspective:Team@tabs.xlsx"),
            "perspective:Office@tabs.xlsx",
        ),
        ratings=("Oak | self | S1.1 0 1", "Oak | cross | S1.1 2 3"),
        sources=sources("Team", "Office"),
    ),
    Case(
        "names: one answer about the school does not cover sheets with other names",
        tabs("Oak", "Elm", above=()),
        answers={**SELF, "school": "Fir", "round": FALL},
        questions=("perspective@tabs.xlsx", "round@tabs.xlsx", "sheets@tabs.xlsx"),
        sources=waiting("Oak", "Elm"),
    ),
    Case(
        "names: a sheet has a school and a round in its name",
        tabs(f"Oak - {FALL}", f"Elm - {SPRING}", above=()),
        answers={**SELF, "sheets": "schools"},
        questions=("perspective@tabs.xlsx", "sheets@tabs.xlsx"),
        rounds=(FALL, SPRING),
        ratings=("Oak | self | S1.1 0 1", "Elm | self | S1.1 2 3"),
        sources=sources(f"Oak - {FALL}", f"Elm - {SPRING}"),
    ),
    Case(
        "names: a school and a round in lines above the table",
        lambda: {"lines.csv": text(tidy("01", ["Oak Elementary", ""], [FALL, ""], ["", ""]))},
        answers=SELF,
        questions=("perspective@lines.csv",),
        ratings=("Oak Elementary | self | S1.1 0 1",),
        sources=("lines.csv: template: 2 2 0 0 0",),
        notices=("The school and the round is from the title above the table.",),
    ),
    *(
        Case(
            f"names: two blocks of one table, {what}",
            lambda rows=rows: {"blocks.csv": text(rows)},
            answers={**SELF, "round": FALL},
            questions=("perspective@blocks.csv", "round@blocks.csv"),
            ratings=("Oak Elementary | self | S1.1 0 1", "Elm High | self | S1.1 2 3"),
            sources=(f"blocks.csv: {kind}: 4 4 0 0 0",),
        )
        for what, kind, rows in (
            (
                "a school in a row of its own above each",
                "template",
                [*tidy("01", ["Oak Elementary", ""]), ["Elm High", ""], *tidy("23")[1:]],
            ),
            (
                "the headings again below each school",
                "template",
                [*tidy("01", ["Oak Elementary", ""]), ["", ""], *tidy("23", ["Elm High", ""])],
            ),
            (
                "the headings again below what says the school",
                "template",
                [*tidy("01", ["School", "Oak Elementary"]), *tidy("23", ["School:", "Elm High"])],
            ),
            (
                "all schools in rows below the headings",
                "template",
                [tidy("01")[0], ["Oak Elementary", ""], *tidy("01")[1:], ["Elm High", ""], *tidy("23")[1:]],
            ),
            (
                "one row a rater",
                "wide",
                [
                    ["Rater", *ACTIONS],
                    ["Oak Elementary", "", ""],
                    ["a", "0", "1"],
                    ["Elm High", "", ""],
                    ["b", "2", "3"],
                ],
            ),
        )
    ),
    Case(
        "names: what titles of blocks say is asked, and one answer does not cover them",
        lambda: {"blocks.csv": text([*tidy("01", ["Oak", ""]), ["Elm", ""], *tidy("23")[1:]])},
        answers={**SELF, "round": FALL, "school": "Fir", "titles": "schools"},
        questions=("perspective@blocks.csv", "round@blocks.csv", "titles@blocks.csv"),
        ratings=("Oak | self | S1.1 0 1", "Elm | self | S1.1 2 3"),
        sources=("blocks.csv: template: 4 4 0 0 0",),
    ),
    Case(
        "names: focus areas in rows of their own are no blocks",
        lambda: {
            "areas.csv": text(
                [tidy("01")[0], [AREA["S1.1"], ""], *tidy("01")[1:], [NUMBERED_AREA["S2.1"], ""], ["S2.1", "2"]]
            )
        },
        answers={**SELF, "round": FALL, "school": "Oak"},
        questions=tuple(f"{key}@areas.csv" for key in ("perspective", "round", "school")),
        ratings=("Oak | self | S1.1 0 1 | S2.1 2",),
        sources=("areas.csv: template: 3 3 0 0 0",),
    ),
    Case(
        "names: a row of ids, and below it one of wordings",
        lambda: {"two.csv": text([[*HEAD, *ACTIONS], [""] * 4 + [WORDS[action] for action in ACTIONS], *ROWS])},
        ratings=BOTH,
        sources=("two.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "names: a row of focus areas with the other headings, and below it one of ids",
        lambda: {"two.csv": text([[*HEAD, "1. Vision", ""], [""] * 4 + [*ACTIONS], *ROWS])},
        ratings=BOTH,
        sources=("two.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "names: a mark behind each answer is no part of a name",
        lambda: {"marks.csv": text([[*HEAD, *ACTIONS], ["Oak;", "School ILT;", f"{FALL};", "a;", "0", "1"]])},
        ratings=("Oak | self | S1.1 0 1",),
        sources=("marks.csv: wide: 2 2 0 0 0",),
    ),
]
