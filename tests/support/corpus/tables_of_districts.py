"""Tables as district staff make them, and as tools call their columns: notes without a heading, schools across, slips."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import L0, L1, L2, L3, WORDS, document, text

IDS = ("S1.1", "S1.2", "S1.3", "S2.1")
LABELS = (L0, L1, L2, L3)
SHORT = {
    "S1.1": "Sets expectations for inclusive teaching",
    "S1.2": "Sets a school goal aligned to the district",
    "S1.3": "Ensures teachers know the expectations",
    "S2.1": "Has a clear purpose, norms, expectations",
}
ABOVE = [["School: Oak Elementary"], ["Round: Fall 2026"], ["Perspective: School ILT"]]
SAID = ("we walk weekly", "norms are posted", "not yet in grade 5", "two teams began")
ONE = ("Oak Elementary | self | S1.1 0 1 2 3",)
NOTED = tuple(f"{action} {said}" for action, said in zip(IDS, SAID, strict=True))
NOTICE = "was read as the notes"


def tidy(heading, cells, **expected):
    """Return a case of a table with a column right of the ratings 0 1 2 3."""
    rows = [[action, n, cells[n]] for n, action in enumerate(IDS)]
    return Case(
        f"tables of districts: {heading or 'no heading'} over {cells[0] or cells[1]}",
        lambda: {"a.csv": text([*ABOVE, ["Action", "Rating", heading], *rows])},
        **{"ratings": ONE, "sources": ("a.csv: tidy: 4 4 0 0 0",), "notes": (), **expected},
    )


def named(names, **expected):
    """Return a case of actions in rows and a column for each name, whose ratings begin with 0, 1, 2 ... and rise."""
    rows = [[action, *((n + at) % 4 for at in range(len(names)))] for n, action in enumerate(IDS)]
    return Case(
        f"tables of districts: columns {', '.join(names)}",
        lambda: {"a.csv": text([["Round: Fall 2026"], ["Action", *names], *rows])},
        **{"sources": (f"a.csv: by column: {4 * len(names)} {4 * len(names)} 0 0 0",), **expected},
    )


def ids_as_typed(name, typed, **expected):
    rows = [[action, n] for n, action in enumerate(typed)]
    return Case(
        f"tables of districts: {name}",
        lambda: {"a.csv": text([*ABOVE, ["Action", "Rating"], *rows])},
        **{"ratings": ONE, "sources": ("a.csv: tidy: 4 4 0 0 0",), **expected},
    )


def form(name, headings, *rows, **expected):
    first = ["Round", "School", "Name", "Team"]
    who = ["Fall 2026", "Oak Elementary", "Ana Ruiz", "School ILT"]
    return Case(
        f"tables of districts: {name}",
        lambda: {"a.csv": text([[*first, *headings], *([*who, *row] for row in rows)])},
        **{"ratings": ONE, "sources": ("a.csv: wide: 4 4 0 0 0",), **expected},
    )


def glued(wording):
    """Return what a program makes of a wording: a name without spaces."""
    return "".join(word[:1].upper() + word[1:] for word in "".join(c if c.isalnum() else " " for c in wording).split())


def expanded(labels):
    """Return an export of SurveyMonkey with a column a choice, in which the choice is written out."""
    above, below = ["Respondent ID", "Collector ID", "School", "Round", "Team"], ["", "", *["Response"] * 3]
    row = ["7001", "5", "Oak Elementary", "Fall 2026", "School ILT"]
    for n, action in enumerate(IDS):
        above += [f"{action} {SHORT[action]}", "", "", ""]
        below += labels
        row += [label if at == n else "" for at, label in enumerate(labels)]
    return {"a.csv": text([above, below, row])}


ACROSS = (
    "Oak Elementary | cross | S1.1 0 1 2 3",
    "Elm Middle | cross | S1.1 1 2 3 0",
    "Fir High | cross | S1.1 2 3 0 1",
)
TITLES = {"questions": ("titles@a.csv",)}
SHARES = ("0%", "33%", "67%", "100%")

CASES = [
    tidy("Look-fors seen", SAID, notes=NOTED, notices=(NOTICE,)),
    tidy("Because...", SAID, notes=NOTED, notices=(NOTICE,)),
    tidy("", SAID, notes=NOTED, notices=(NOTICE,)),
    tidy("Lead", ("Ana Ruiz", "Ben Cole", "Cy Day", "Di Ek")),
    tidy("Next steps", SAID),
    tidy("Grade level", ("all grades now", "grade 3 only", "grades 4 and 5", "all but one")),
    tidy("Color", ("Green", "Yellow", "Green", "Red")),
    tidy("Rated by words", tuple(LABELS), problems=()),
    tidy("Meaning", tuple(LABELS)),
    tidy("Percent", SHARES),
    tidy(
        "Percent",
        ("25%", "50%", "10%", "15%"),
        ratings=(),
        sources=("a.csv: : 0 0 0 0 0",),
        problems=("a.csv: counts: ",),
    ),
    Case(
        "tables of districts: one visitor of two schools",
        lambda: {
            "a.csv": text(
                [
                    ["Round", "Team", "School", "Visitor", *IDS],
                    ["Fall 2026", "District ILT", "Oak Elementary", "Di Ek", 0, 1, 2, 3],
                    ["Fall 2026", "District ILT", "Elm Middle", "Di Ek", 1, 2, 3, 0],
                ]
            )
        },
        ratings=("Elm Middle | cross | S1.1 1 2 3 0 || Oak Elementary | cross | S1.1 0 1 2 3",),
        sources=("a.csv: wide: 8 8 0 0 0",),
    ),
    *(
        Case(
            f"tables of districts: counts below labels of the scale, {'in short' if short else 'in full'}",
            lambda labels=labels: {
                "a.csv": text(
                    [*ABOVE, ["Action", *labels], *([a, 1, "", 1, ""] for a in IDS[:3]), ["S2.1", "", 2, "", ""]]
                )
            },
            questions=("column@a.csv",),
            sources=("a.csv: : 0 0 0 0 0",),
            problems=("a.csv: no-marks: ",),
        )
        for short, labels in ((True, ("Not present", "Inconsistent", "Mostly", "Consistent")), (False, LABELS))
    ),
    Case(
        "tables of districts: marks below labels of the scale in short",
        lambda: {
            "a.csv": text(
                [
                    *ABOVE,
                    ["Action", "Not present", "Inconsistent", "Mostly", "Consistent"],
                    *([action, *("x" if at == n else "" for at in range(4))] for n, action in enumerate(IDS)),
                ]
            )
        },
        ratings=ONE,
        sources=("a.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "tables of districts: a number far right of a side's ratings",
        lambda: {
            "a.csv": text(
                [
                    *ABOVE[:2],
                    ["Action", "Self", "Why", "", "", ""],
                    *([action, n, SAID[n], "", "", 3 if n == 2 else ""] for n, action in enumerate(IDS)),
                ]
            )
        },
        ratings=ONE,
        sources=("a.csv: by column: 4 4 0 0 0",),
        notes=NOTED,
    ),
    Case(
        "tables of districts: a column of schools, and one of the names has its side",
        lambda: {
            "a.csv": text(
                [
                    ["Round: Fall 2026"],
                    ["School", "Action", "Ana Ruiz", "Ben Cole (district)"],
                    *(
                        [school, action, (n + more) % 4, (n + more + 1) % 4]
                        for more, school in enumerate(("Oak Elementary", "Elm Middle"))
                        for n, action in enumerate(IDS)
                    ),
                ]
            )
        },
        answers={"titles": "raters", "perspective": "School ILT"},
        questions=("titles@a.csv", "perspective@a.csv"),
        ratings=(
            "Elm Middle | self | S1.1 1 2 3 0 || Oak Elementary | self | S1.1 0 1 2 3",
            "Elm Middle | cross | S1.1 2 3 0 1 || Oak Elementary | cross | S1.1 1 2 3 0",
        ),
        sources=("a.csv: by column: 16 16 0 0 0",),
    ),
    named(
        ["Oak Elementary", "Elm Middle", "Fir High"],
        answers={"perspective": "District ILT"},
        questions=("perspective@a.csv",),
        ratings=ACROSS,
        notices=("each of 3 columns is headed by a school",),
    ),
    named(
        ["Oak Elementary (district)", "Elm Middle (district)", "Fir High (district)"],
        ratings=ACROSS,
    ),
    named(
        ["Oak Elementary (self)", "Oak Elementary (district)"],
        ratings=("Oak Elementary | self | S1.1 0 1 2 3", "Oak Elementary | cross | S1.1 1 2 3 0"),
    ),
    Case(
        "tables of districts: names above a row that heads the ids and the actions alone",
        lambda: {
            "a.csv": text(
                [
                    *ABOVE,
                    ["", "", "QM", "AF"],
                    ["#", "Action", "", ""],
                    *([action, WORDS[action], n, 3 - n] for n, action in enumerate(IDS)),
                ]
            )
        },
        answers={"titles": "raters"},
        **TITLES,
        ratings=(*ONE, "Oak Elementary | self | S1.1 3 2 1 0"),
        sources=("a.csv: by column: 8 8 0 0 0",),
    ),
    named(
        ["Superintendent", "CAO", "Dir. SPED"],
        answers={"titles": "raters", "perspective": "District ILT", "school": "Oak Elementary"},
        questions=("titles@a.csv", "perspective@a.csv", "school@a.csv"),
        ratings=tuple(
            line.replace("Elm Middle", "Oak Elementary").replace("Fir High", "Oak Elementary") for line in ACROSS
        ),
    ),
    Case(
        "tables of districts: the round below Evaluation Cycle, a label and its number",
        lambda: {
            "a.csv": text(
                [
                    ["Site", "Evaluator", "Evaluation Cycle", "Team", "Component", "Rating", "Numeric Value"],
                    *(
                        ["Oak Elementary", "Di Ek", "Fall 2026", "District ILT", f"{a}: {WORDS[a]}", LABELS[n], n]
                        for n, a in enumerate(IDS)
                    ),
                ]
            )
        },
        ratings=ACROSS[:1],
        sources=("a.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "tables of districts: a label and another number",
        lambda: {
            "a.csv": text(
                [
                    *ABOVE,
                    ["Action", "Rating", "Numeric Value"],
                    *([a, LABELS[n], (n + (n == 2)) % 4] for n, a in enumerate(IDS)),
                ]
            )
        },
        ratings=ONE,
        sources=("a.csv: tidy: 4 4 0 0 0",),
        problems=("a.csv!C5: ratings-passed-over: ",),
    ),
    ids_as_typed("slips in ids", ("S1,1", "s1..2", "S.1.3", "S2.1*")),
    ids_as_typed("bullets before wordings", [f"{dot} {WORDS[a]}" for dot, a in zip("·•-*", IDS, strict=True)]),
    ids_as_typed(
        "what may be meant as an id is offered, not taken",
        ("S1.1", "S12", "s1-3", "S2.l"),
        ratings=("Oak Elementary | self | S1.1 0",),
        sources=("a.csv: tidy: 4 1 0 3 0",),
        problems=("a.csv!A6: action-unknown: S12", "a.csv!A7: action-unknown: s1-3", "a.csv!A8: action-unknown: S2.l"),
        says=("the closest is S1.2", "the closest is S1.3", "the closest is S2.1"),
    ),
    form(
        "scores and comments of ids with their short labels",
        [f"{a} {SHORT[a]} - {what}" for a in IDS for what in ("Score", "Comments")],
        [cell for n in range(4) for cell in (n, SAID[n])],
        notes=NOTED,
    ),
    form(
        "names that a program made of wordings, each with its number",
        [f"RateEachAction_{glued(WORDS[a])}{end}" for a in IDS for end in ("", "_Rating")],
        [cell for n in range(4) for cell in (LABELS[n], n)],
    ),
    form(
        "two columns of an action, a label and another number",
        [f"RateEachAction_{glued(WORDS[a])}{end}" for a in IDS for end in ("", "_Rating")],
        [cell for n in range(4) for cell in (LABELS[n], 3 - n)],
        questions=("column@a.csv",),
        ratings=(),
        sources=("a.csv: : 0 0 0 0 0",),
        problems=("a.csv: two-columns-one-name: ",),
    ),
    named(
        ["Oak Elementary F25", "Oak Elementary F26", "Elm Middle F26"],
        answers={"perspective": "District ILT"},
        questions=("perspective@a.csv",),
        rounds=("F25", "F26"),
        ratings=(
            "Oak Elementary | cross | S1.1 0 1 2 3",
            "Oak Elementary | cross | S1.1 1 2 3 0",
            "Elm Middle | cross | S1.1 2 3 0 1",
        ),
    ),
    named(
        ["Cottonwood", "Juniper Ridge", "Alder Creek"],
        answers={"titles": "schools", "perspective": "District ILT"},
        questions=("titles@a.csv", "perspective@a.csv"),
        ratings=tuple(
            line.replace("Oak Elementary", "Cottonwood")
            .replace("Elm Middle", "Juniper Ridge")
            .replace("Fir High", "Alder Creek")
            for line in ACROSS
        ),
    ),
    *(
        named(
            [f"Al Roy{self}", f"Bo Day{self}", f"Di Ek{district}"],
            answers={"titles": "raters", "school": "Oak Elementary"},
            questions=("titles@a.csv", "school@a.csv"),
            ratings=(
                "Oak Elementary | self | S1.1 0 1 2 3",
                "Oak Elementary | self | S1.1 1 2 3 0",
                "Oak Elementary | cross | S1.1 2 3 0 1",
            ),
        )
        for self, district in ((" (school)", " (district)"), (" - self", " - district"), (" (self)", " (cross)"))
    ),
    named(
        ["Al Roy (Oak Elementary)", "Bo Day (Elm Middle)", "Di Ek (Fir High)"],
        answers={"titles": "raters", "perspective": "District ILT"},
        questions=("titles@a.csv", "perspective@a.csv"),
        ratings=ACROSS,
    ),
    named(
        ["Roy - principal", "Day - coach", "Ek - district"],
        answers={"titles": "raters", "school": "Oak Elementary", "perspective": "School ILT"},
        questions=("titles@a.csv", "school@a.csv", "perspective@a.csv"),
        ratings=(
            "Oak Elementary | self | S1.1 0 1 2 3",
            "Oak Elementary | self | S1.1 1 2 3 0",
            "Oak Elementary | cross | S1.1 2 3 0 1",
        ),
    ),
    tidy(
        "% of team agreeing",
        ("40%", "60%", "80%", "60%"),
        ratings=(),
        sources=("a.csv: : 0 0 0 0 0",),
        problems=("a.csv: counts: ",),
    ),
    Case(
        "tables of districts: labels and a final number, of which one differs",
        lambda: {
            "a.csv": text(
                [
                    *ABOVE,
                    ["Action", "Rating", "Final number"],
                    *([a, LABELS[n], min(n + (n == 1), 3)] for n, a in enumerate(IDS)),
                ]
            )
        },
        ratings=ONE,
        sources=("a.csv: tidy: 4 4 0 0 0",),
        problems=("a.csv!C5: ratings-passed-over: ",),
    ),
    Case(
        "tables of districts: shares of each rating next to their number",
        lambda: {
            "a.csv": text(
                [
                    *ABOVE,
                    ["Action", "% rated 0", "% rated 1", "% rated 2", "% rated 3", "n"],
                    *([a, "10%", "30%", "40%", "20%", 10] for a in IDS),
                ]
            )
        },
        sources=("a.csv: : 0 0 0 0 0",),
        problems=("a.csv: counts: ",),
    ),
    ids_as_typed("ids in brackets and behind a number sign", ("S1.1)", "#S1.2", "(S1.3)", "S2.1")),
    Case(
        "tables of districts: Choose one, and the choice highlighted",
        lambda: {"a.csv": text([*ABOVE, ["Action", "Choose one"], *([action, n] for n, action in enumerate(IDS))])},
        ratings=ONE,
        sources=("a.csv: tidy: 4 4 0 0 0",),
    ),
    *(
        Case(
            f"tables of districts: lines of a document, {name}",
            lambda lines=lines: {
                "a.docx": document("Oak Elementary", "Round: Fall 2026", "Perspective: School ILT", *lines)
            },
            **expected,
        )
        for name, lines, expected in (
            (
                "id, label and rating",
                [f"{a} {SHORT[a]}: {n}" for n, a in enumerate(IDS)],
                {"ratings": ONE, "sources": ("a.docx: tidy: 4 4 0 0 0",), "notices": ("so we read its lines",)},
            ),
            (
                "wording, rating and a note",
                [f"{WORDS[a].rstrip('.')} – {n} - {SAID[n]}" for n, a in enumerate(IDS)],
                {"ratings": ONE, "sources": ("a.docx: tidy: 4 4 0 0 0",), "notes": NOTED},
            ),
            (
                "one of them without a rating",
                [*(f"{a}: {n}" for n, a in enumerate(IDS)), "S2.2: we ran out of time"],
                {"ratings": (), "sources": ("a.docx: : 0 0 0 0 0",), "problems": ("a.docx: no-table: ",)},
            ),
            (
                "a few in a text",
                ["S1.1: 2", "S1.2: 3"],
                {"ratings": (), "sources": ("a.docx: : 0 0 0 0 0",), "problems": ("a.docx: no-table: ",)},
            ),
        )
    ),
    *(
        Case(
            f"tables of districts: SurveyMonkey's choices written out, {labels[2]}",
            lambda labels=labels: expanded(labels),
            ratings=ONE,
            sources=("a.csv: SurveyMonkey: 4 4 0 0 0",),
        )
        for labels in (
            ["0 - Not present", "1 - Inconsistent", "2 - Mostly consistent", "3 - Consistent"],
            ["0: Not present", "1: Inconsistently", "2: Mostly", "3: Consistently"],
            ["0", "1", "2", "3"],
        )
    ),
]
