"""What coordinators write in their own words: a side behind a name, headings cut short, greetings, how to answer."""

from ilt.framework import SCALE
from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, book, document, text

WHO = ["Name", "School", "Round", "Team"]
ANA = ["Ana Ruiz", "Oak", "Fall 2026", "School ILT"]
BEN = ["Ben Cole", "Oak", "Fall 2026", "School ILT"]
BOTH = ("Oak | self | S1.1 0 1", "Oak | self | S1.1 2 3")
ACTIONS = [["S1.1", 0], ["S1.2", 1], ["S1.3", 2], ["S2.1", 3]]
CUT = ("Establishes/Reinforces shared set of...", "Establishes school-specific instru…")
NUMBERS = "This document was exported from Numbers. Each table was converted to an Excel worksheet."


def form(head, *rows):
    return lambda: {"a.csv": text([head, *rows])}


def sheet(*rows):
    return lambda: {"a.xlsx": book({"Sheet1": list(map(list, rows))})}


def people(*names):
    return form([*WHO, "S1.1"], *([name, *ANA[1:], at] for at, name in enumerate(names)))


CASES = [
    *(
        Case(
            f"by hand again: the side behind a rater's name in {said}",
            sheet(["School", "Oak"], ["Round", "Fall 2026"], ["Rater", said], ["Action", "Rating"], *ACTIONS),
            ratings=(f"Oak | {side} | S1.1 0 1 2 3",),
            sources=("a.xlsx#Sheet1: tidy: 4 4 0 0 0",),
            notices=("What comes after a name",),
        )
        for said, side in (
            ("Ana Ruiz, School ILT", "self"),
            ("Ana Ruiz - district ILT member", "cross"),
        )
    ),
    Case(
        "by hand again: who gave the ratings",
        sheet(
            ["School", "Oak"],
            ["Round", "Fall 2026"],
            ["Rating given by", "Ana Ruiz (School ILT)"],
            ["Action", "Rating"],
            *ACTIONS[:2],
        ),
        ratings=("Oak | self | S1.1 0 1",),
        sources=("a.xlsx#Sheet1: tidy: 2 2 0 0 0",),
    ),
    Case(
        "by hand again: headings that say that they are cut",
        form([*WHO, *CUT], [*ANA, 0, 1], [*BEN, 2, 3]),
        ratings=BOTH,
        sources=("a.csv: wide: 4 4 0 0 0",),
        notices=("Action texts that were cut off",),
    ),
    Case(
        "by hand again: a school's rating of itself next to the district's",
        sheet(
            ["School", "Oak"],
            ["Round", "Fall 2026"],
            ["Action", "School self-rating", "School notes", "District rating", "District notes", "Gap"],
            *(
                [action, rating, f"own {action}", 3 - rating, f"seen {action}", 2 * rating - 3]
                for action, rating in ACTIONS
            ),
        ),
        ratings=("Oak | self | S1.1 0 1 2 3", "Oak | cross | S1.1 3 2 1 0"),
        sources=("a.xlsx#Sheet1: tidy: 8 8 0 0 0",),
        notes=tuple(f"{action} {word} {action}" for action, _ in ACTIONS for word in ("own", "seen")),
    ),
    Case(
        "by hand again: the side in the first row of each block alone, below a heading that says nothing",
        form(
            ["School", "Rater", "Round", "From", "Action", "Rating"],
            ["Oak", "Ana Ruiz", "Fall 2026", "School", "S1.1", 0],
            ["", "", "", "", "S1.2", 1],
            ["", "Cy Day", "", "District", "S1.1", 2],
            ["", "", "", "", "S1.2", 3],
        ),
        answers={"side-column": "yes"},
        questions=("side-column@a.csv",),
        ratings=("Oak | self | S1.1 0 1", "Oak | cross | S1.1 2 3"),
        sources=("a.csv: tidy: 4 4 0 0 0",),
        notices=("is blank, we used the entry from the row above",),
    ),
    Case(
        "by hand again: questions behind a greeting",
        form(
            [
                "#",
                "Hi there! What is your name?",
                "Nice to meet you, {{field:name}}. Which school?",
                "Round",
                "Team",
                "S1.1",
                "S1.2",
            ],
            ["x1", *ANA, 0, 1],
            ["x2", *BEN, 2, 3],
        ),
        ratings=BOTH,
        sources=("a.csv: wide: 4 4 0 0 0",),
    ),
    *(
        Case(
            f"by hand again: how to answer, in {title}",
            form([*WHO, f"{title}S1.1{behind}", f"{title}S1.2{behind}"], [*ANA, 0, 1], [*BEN, 2, 3]),
            ratings=BOTH,
            sources=(f"a.csv: {layout}: 4 4 0 0 0",),
        )
        for title, behind, layout in (
            ("Vision (check one per row) [", "]", "Google Forms"),
            ("", " (check one per row)", "wide"),
        )
    ),
    Case(
        "by hand again: one level of a school in two spellings",
        form([*WHO, "School level", "S1.1", "S1.2"], [*ANA, "Elementary", 0, 1], [*BEN, "elementary school", 2, 3]),
        ratings=BOTH,
        sources=("a.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "by hand again: the list of tables that Numbers writes",
        lambda: {
            "a.xlsx": book(
                {
                    "Export Summary": [
                        [NUMBERS],
                        [],
                        ["Numbers Sheet Name", "Numbers Table Name", "Excel Worksheet Name"],
                        ["Ratings", "Self-Assessment", "Ratings - Self-Assessment"],
                    ],
                    "Ratings - Self-Assessment": [
                        ["Self-Assessment"],
                        ["School ILT Actions", "Rating", "Notes"],
                        *ACTIONS,
                    ],
                }
            )
        },
        answers={"school": "Oak", "round": "Fall 2026", "perspective": "self"},
        questions=("school@a.xlsx", "round@a.xlsx", "perspective@a.xlsx"),
        ratings=("Oak | self | S1.1 0 1 2 3",),
        sources=("a.xlsx#Ratings - Self-Assessment: template: 4 4 0 0 0", "a.xlsx#Export Summary: : 0 0 0 0 0"),
    ),
    *(
        Case(
            f"by hand again: {name} may be Ben Cole",
            people("Ben Cole", name, "Cy Day"),
            answers={"same-name": "several people"},
            questions=("same-name@a.csv",),
            ratings=("Oak | self | S1.1 0", "Oak | self | S1.1 1", "Oak | self | S1.1 2"),
            sources=("a.csv: wide: 3 3 0 0 0",),
        )
        for name in ("Ben Cole, Principal", "Ben Cole (Principal)")
    ),
    Case(
        "by hand again: a letter behind another rater's code is said",
        people("R1", "R1b", "R2"),
        ratings=("Oak | self | S1.1 0", "Oak | self | S1.1 1", "Oak | self | S1.1 2"),
        sources=("a.csv: wide: 3 3 0 0 0",),
        notices=("The name in row 3 is another rater's name with something added",),
    ),
    Case(
        "by hand again: the number of a note, of a slide or of a meeting is no second rating; that of a school is",
        sheet(
            ["School", "Oak"],
            ["Round", "Fall 2026"],
            ["Rater", "Ana Ruiz (School ILT)"],
            ["Action", "Rating"],
            ["S1.1", "2 (see note 1)"],
            ["S1.2", "1 (slide 3)"],
            ["S1.3", "3 (footnote 2)"],
            ["S2.1", "2 (Elm 1)"],
        ),
        ratings=("Oak | self | S1.1 2 1 3",),
        problems=("a.xlsx#Sheet1!B8: not-one-rating: 2 (Elm 1)",),
        sources=("a.xlsx#Sheet1: tidy: 4 3 0 1 0",),
        notes=("S1.1 see note 1", "S1.2 slide 3", "S1.3 footnote 2"),
    ),
    Case(
        "by hand again: a column of labels next to the ratings is no column of notes, and the next one is",
        lambda: {
            "a.csv": text(
                [
                    [*WHO, "Action", "Level", "Level description", "What we saw"],
                    *(
                        [*ANA, action, rating, SCALE[rating], seen]
                        for (action, rating), seen in zip(
                            ACTIONS, ("no list", "a few teams", "most of us", "all"), strict=True
                        )
                    ),
                ]
            )
        },
        ratings=("Oak | self | S1.1 0 1 2 3",),
        sources=("a.csv: tidy: 4 4 0 0 0",),
        notices=("was read as the notes",),
        notes=("S1.1 no list", "S1.2 a few teams", "S1.3 most of us", "S2.1 all"),
    ),
    Case(
        "by hand again: a column of labels, one of which is another rating's, is named",
        lambda: {
            "a.csv": text(
                [
                    [*WHO, "Action", "Level", "Level description"],
                    *([*ANA, action, rating, SCALE[min(rating, 2)]] for action, rating in ACTIONS),
                ]
            )
        },
        ratings=("Oak | self | S1.1 0 1 2 3",),
        problems=("a.csv!G2: ratings-passed-over: ",),
        sources=("a.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "by hand again: lines of a document with tabs, some with a note behind the rating",
        lambda: {
            "a.docx": document(
                "School: Oak",
                "Round: Fall 2026",
                "Rater: Ana Ruiz (School ILT)",
                *(
                    f"{action}\t{WORDS[action]}\t{rating}" + ("\tno list" if not rating else "")
                    for action, rating in ACTIONS
                ),
            )
        },
        ratings=("Oak | self | S1.1 0 1 2 3",),
        sources=("a.docx: tidy: 4 4 0 0 0",),
        notes=("S1.1 no list",),
    ),
    Case(
        "by hand again: lines of a document with two numbers behind tabs are not read",
        lambda: {"a.docx": document(*(f"{action}\t{rating}\t{rating}" for action, rating in ACTIONS))},
        problems=("a.docx: no-table: ",),
        sources=("a.docx: : 0 0 0 0 0",),
    ),
    *(
        Case(
            f"by hand again: notes in two columns, {' and '.join(headings)}",
            form(
                [*WHO, *left, "Action", "Rating", *right],
                *(
                    [*ANA, *([f"seen {action}", said] if left else []), action, rating]
                    + ([f"seen {action}", said] if right else [])
                    for (action, rating), said in zip(ACTIONS, ("", "rarely", "", "often"), strict=True)
                ),
            ),
            ratings=("Oak | self | S1.1 0 1 2 3",),
            sources=("a.csv: tidy: 4 4 0 0 0",),
            notes=("S1.1 seen S1.1", "S1.2 seen S1.2\nrarely", "S1.3 seen S1.3", "S2.1 seen S2.1\noften"),
        )
        for left, right, headings in (
            ([], ["Evidence", "Comments"], ("Evidence", "Comments")),
            (["Evidencia", "Comentarios"], [], ("Evidencia", "Comentarios left of the actions")),
            ([], ["Notes", "Evidence/Artifacts"], ("Notes", "Evidence/Artifacts")),
        )
    ),
    *(
        Case(
            f"by hand again: of two columns of notes one has {name}, which nobody reads as a note",
            form(
                [*WHO, "Action", "Rating", *headings],
                *([*ANA, action, rating, *cells] for action, rating in ACTIONS),
            ),
            questions=("column@a.csv",),
            problems=("a.csv: two-columns-one-name: ",),
            sources=("a.csv: : 0 0 0 0 0",),
        )
        for name, headings, cells in (
            ("ratings", ["Evidence", "Comments"], [2, "seen"]),
            ("labels of ratings", ["Remarks", "Notes"], ["seen", SCALE[1]]),
        )
    ),
    Case(
        "by hand again: our own name for notes stands for itself next to another column of them",
        form([*WHO, "Action", "Rating", "note", "comments"], *([*ANA, *own, "seen", "rarely"] for own in ACTIONS)),
        ratings=("Oak | self | S1.1 0 1 2 3",),
        sources=("a.csv: tidy: 4 4 0 0 0",),
        notices=("Notes that name no action were not used",),
        notes=("S1.1 seen", "S1.2 seen", "S1.3 seen", "S2.1 seen"),
    ),
    Case(
        "by hand again: each question that asks for anything to add is named, however short its answers are",
        form(
            [
                *WHO,
                "S1.1",
                "Anything to add about focus area 1?",
                "S2.1",
                "Anything to add about focus area 2?",
                "What else?",
            ],
            [*ANA, 0, "", 1, "our norms", ""],
            [*BEN, 2, "see the agenda of October", 3, "", "no"],
        ),
        ratings=("Oak | self | S1.1 0 | S2.1 1", "Oak | self | S1.1 2 | S2.1 3"),
        sources=("a.csv: wide: 4 4 0 0 0",),
        notices=("focus area 1?”, H “", "focus area 2?” and I “What else?”"),
        notes=(),
    ),
    *(
        Case(
            f"by hand again: a note in the second column that says against the rating: {said}",
            form(
                [*WHO, "Action", "Rating", "Evidence", "Comments"],
                *([*ANA, action, rating, "seen", said if rating == 2 else ""] for action, rating in ACTIONS),
            ),
            ratings=("Oak | self | S1.1 0 1 | S2.1 3",),
            problems=(f"a.csv!F4: {code}: 2 - seen {said}",),
            sources=("a.csv: tidy: 4 3 0 1 0",),
        )
        for said, code in (
            ("not observed", "zero-or-none"),
            ("3 - no wait, 1", "not-one-rating"),
            ("goal", "another-time"),
        )
    ),
]
