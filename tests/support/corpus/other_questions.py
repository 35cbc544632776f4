"""Questions, titles and tabs over the actions of the framework that ask for something else than these ratings."""

import io

import docx

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, book, text

TODAY = "How well does our ILT do each of these?"
FALL = {"round": "Fall 2026"}
ACTIONS = ("S1.1", "S1.2", "S2.1")
WHO = [["10/2/2026 9:00", "Oak", "School ILT"], ["10/3/2026 9:00", "Oak", "School ILT"]]
GOOD = ("Oak | self | S1.1 0 1", "Oak | self | S1.1 2 3")


def form(question, title="{question} [{action}]"):
    """Return a form that asks two actions, and something else of a third."""
    questions = [TODAY, TODAY, question]
    head = [title.format(question=own, action=WORDS[action]) for own, action in zip(questions, ACTIONS, strict=True)]
    return [
        ["Timestamp", "School", "Team", *head],
        [*WHO[0], 0, 1, 3],
        [*WHO[1], 2, 3, 1],
    ]


def cut(heading):
    """Return a heading as a problem shows it."""
    return f"{heading[:59].rstrip()}…"


def asks(name, question):
    """Return a case of a form in which a question that is another one asks an action that nothing else rates."""
    heading = f"{question} [{WORDS['S2.1']}]"
    return Case(
        f"other questions: {name}",
        lambda: {"form.csv": text(form(question))},
        answers=FALL,
        questions=("round@form.csv",),
        ratings=GOOD,
        problems=(f"form.csv!F1: action-unknown: {cut(heading)}",),
        sources=("form.csv: Google Forms: 6 4 0 2 0",),
    )


def rates(name, question):
    """Return a case of a form whose questions ask for ratings in other words."""
    return Case(
        f"other questions: {name}",
        lambda: {"form.csv": text(form(question))},
        answers=FALL,
        questions=("round@form.csv",),
        ratings=("Oak | self | S1.1 0 1 | S2.1 3", "Oak | self | S1.1 2 3 | S2.1 1"),
        sources=("form.csv: Google Forms: 6 6 0 0 0",),
    )


def wide(*above, marks=("01", "23")):
    """Return lines above a table of two raters and two actions."""
    return [*above, ["Name", "S1.1", "S1.2"], *([f"r{n}", *own] for n, own in enumerate(marks))]


ALL = {"round": "Fall 2026", "school": "Oak", "perspective": "School ILT"}


def titled(title, *, says=None):
    """Return the cases of a title that says something else: it is asked about, and may be left out or counted."""
    key = f"counts:{says or title}"
    files = lambda: {"t.csv": text(wide([title], []))}  # noqa: E731
    return [
        Case(f"other questions: {title}", files, questions=(f"{key}@t.csv",), sources=("t.csv: wide: 4 0 0 0 4",)),
        Case(
            f"other questions: {title}, left out",
            files,
            answers={key: "leave out"},
            questions=(f"{key}@t.csv",),
            problems=("t.csv!4: table-left-out: ",),
            sources=("t.csv: wide: 4 0 0 4 0",),
        ),
    ]


def untroubled(title):
    """Return the case of a title that says nothing against the ratings below it."""
    return Case(
        f"other questions: {title} says nothing",
        lambda: {"t.csv": text(wide([title], []))},
        answers=ALL,
        questions=("round@t.csv", "school@t.csv", "perspective@t.csv"),
        ratings=GOOD,
        sources=("t.csv: wide: 4 4 0 0 0",),
    )


def tabs(*names):
    """Write a workbook with a template a sheet: 0 1, 1 2, 2 3 and so on."""
    return lambda: {
        "tabs.xlsx": book(
            {
                name: [
                    ["School", "Oak"],
                    ["Round", "Fall 2026"],
                    ["School ILT Actions", "Rating and Notes"],
                    ["S1.1", n],
                    ["S1.2", n + 1],
                ]
                for n, name in enumerate(names)
            }
        )
    }


def template(*above, below=()):
    """Write a template of two actions with facts above and lines below."""
    rows = [["School", "Oak"], ["Round", "Fall 2026"], *above, [], ["School ILT Actions", "Rating and Notes"]]
    return lambda: {"one.xlsx": book({"Sheet1": [*rows, ["S1.1", 0], ["S1.2", 1], [], *below]})}


def noted(note):
    """Write a Word document with a template of two actions, and a note below."""
    document, file = docx.Document(), io.BytesIO()
    for line in ("School: Oak", "Round: Fall 2026"):
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=2)
    for row in (("School ILT Actions", "Rating and Notes"), ("S1.1", "0"), ("S1.2", "1")):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.add_paragraph(note)
    document.save(file)
    return file.getvalue()


CASES = [
    *titled("TARGETS for Fall 2026"),
    *titled("Average of 6 members, Fall 2026"),
    *titled("Consensus of the ILT"),
    *titled("Practice round with fake numbers"),
    *titled("How important each action is (0-3)"),
    *titled("Prior year ratings"),
    *titled("EXAMPLE - Fall 2026"),
    *titled("Número de personas que dijeron 0"),
    *titled("Please score how urgent each of these is for our school, from 0 (not at all) to 3, by Friday."),
    untroubled("Instructional leadership: what we do, and how well"),
    untroubled("Goals: literacy and attendance"),
    untroubled("Please rate these by May 5"),
    untroubled("Our priority is to rate honestly"),
    Case(
        "other questions: a title that is counted all the same",
        lambda: {"t.csv": text(wide(["Oak Elementary team goals, Fall 2026"], []))},
        answers={**ALL, "counts:Oak Elementary team goals, Fall 2026": "ratings"},
        questions=("counts:Oak Elementary team goals, Fall 2026@t.csv", "perspective@t.csv", "school@t.csv"),
        ratings=GOOD,
        sources=("t.csv: wide: 4 4 0 0 0",),
        notices=("The round is from the title above the table.",),
    ),
    Case(
        "other questions: a block that is all schools'",
        lambda: {
            "blocks.csv": text([*wide(["Oak Elementary"]), [], *wide(["Elm Middle"]), [], *wide(["All schools"])])
        },
        answers={"counts:All schools": "leave out", "perspective": "self", "round": "Fall 2026"},
        questions=("counts:All schools@blocks.csv", "perspective@blocks.csv", "round@blocks.csv"),
        ratings=(
            *("Elm Middle | self | S1.1 0 1", "Oak Elementary | self | S1.1 0 1"),
            *("Elm Middle | self | S1.1 2 3", "Oak Elementary | self | S1.1 2 3"),
        ),
        problems=("blocks.csv!13: table-left-out: ",),
        sources=("blocks.csv: wide: 12 8 0 4 0",),
        notices=("The school is from the title above the table.",),
    ),
    Case(
        "other questions: tabs of goals and a template next to raters",
        tabs("Kim", "Lee", "June goal", "Template"),
        answers={**ALL, "sheets": "raters", "counts:June goal": "leave out", "counts:Template": "leave out"},
        questions=tuple(f"{key}@tabs.xlsx" for key in ("counts:June goal", "counts:Template", "sheets", "perspective")),
        ratings=("Oak | self | S1.1 0 1", "Oak | self | S1.1 1 2"),
        problems=("tabs.xlsx#June goal!4: table-left-out: ", "tabs.xlsx#Template!4: table-left-out: "),
        sources=(
            "tabs.xlsx#Kim: template: 2 2 0 0 0",
            "tabs.xlsx#Lee: template: 2 2 0 0 0",
            "tabs.xlsx#June goal: template: 2 0 0 2 0",
            "tabs.xlsx#Template: template: 2 0 0 2 0",
        ),
    ),
    Case(
        "other questions: a tab is left out by its name",
        tabs("Kim", "Lee", "Zed"),
        answers={**ALL, "sheets": "raters", "column@tabs.xlsx#Zed": "not used"},
        questions=("sheets@tabs.xlsx", "perspective@tabs.xlsx"),
        ratings=("Oak | self | S1.1 0 1", "Oak | self | S1.1 1 2"),
        sources=(
            "tabs.xlsx#Zed: : 0 0 0 0 0",
            "tabs.xlsx#Kim: template: 2 2 0 0 0",
            "tabs.xlsx#Lee: template: 2 2 0 0 0",
        ),
    ),
    Case(
        "other questions: one sheet alone may be called a template",
        tabs("Template"),
        answers=ALL,
        questions=("perspective@tabs.xlsx",),
        ratings=("Oak | self | S1.1 0 1",),
        sources=("tabs.xlsx#Template: template: 2 2 0 0 0",),
    ),
    Case(
        "other questions: a name that is nobody's",
        template(["Name", "Median of 6"]),
        questions=("counts:Median of 6@one.xlsx",),
        sources=("one.xlsx#Sheet1: template: 2 0 0 0 2",),
    ),
    Case(
        "other questions: a sentence above says what the figures are",
        template(["These are our goals for June."]),
        questions=("counts:These are our goals for June.@one.xlsx",),
        sources=("one.xlsx#Sheet1: template: 2 0 0 0 2",),
    ),
    Case(
        "other questions: a title and the column of rounds disagree",
        lambda: {
            "two.csv": text(
                [
                    ["Fall 2026"],
                    [],
                    ["Round", "School", "Name", "S1.1", "S1.2"],
                    ["Spring 2027", "Oak", "r1", 0, 1],
                    ["Spring 2027", "Oak", "r2", 2, 3],
                ]
            )
        },
        answers={"round:Spring 2027": "Fall 2026", "perspective": "self"},
        questions=("round:Spring 2027@two.csv", "perspective@two.csv"),
        ratings=GOOD,
        sources=("two.csv: wide: 4 4 0 0 0",),
        notices=("was read as “Fall 2026”, as you answered.",),
    ),
    Case(
        "other questions: the name of a file says another school and season than its head",
        lambda: {
            "Elm Middle ILT spring 2027.csv": text(wide(["School", "Oak Elementary"], ["Round", "Fall 2026"], []))
        },
        answers={"which-school:Oak Elementary": "Elm Middle", "round:Fall 2026": "Spring 2027", "perspective": "self"},
        questions=tuple(
            f"{key}@Elm Middle ILT spring 2027.csv"
            for key in ("which-school:Oak Elementary", "round:Fall 2026", "perspective")
        ),
        rounds=("Spring 2027",),
        ratings=("Elm Middle | self | S1.1 0 1", "Elm Middle | self | S1.1 2 3"),
        sources=("Elm Middle ILT spring 2027.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "other questions: the name of a file says the same in other words, and the month of an export",
        lambda: {
            "Oak Elem 2026-27 export Oct 2025.csv": text(
                wide(["School", "Oak Elementary School"], ["Round", "Fall 2026"], [])
            )
        },
        answers={"perspective": "self"},
        questions=("perspective@Oak Elem 2026-27 export Oct 2025.csv",),
        ratings=("Oak Elementary School | self | S1.1 0 1", "Oak Elementary School | self | S1.1 2 3"),
        sources=("Oak Elem 2026-27 export Oct 2025.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "other questions: rounds that are no rounds, and two schools in a cell",
        lambda: {
            "odd.csv": text(
                [
                    ["Round", "School", "Role", "Name", "S1.1", "S1.2"],
                    ["Fall 2026", "Oak Elementary", "School ILT", "r1", 0, 1],
                    ["10/14/2026", "Oak Elementary", "School ILT", "r2", 1, 1],
                    ["Fall & Spring", "Oak Elementary", "School ILT", "r3", 2, 1],
                    ["N/A", "Oak Elementary", "School ILT", "r4", 3, 1],
                    ["1", "Oak Elementary, Elm Middle", "School ILT", "r5", 3, 3],
                ]
            )
        },
        questions=tuple(
            f"{key}@odd.csv"
            for key in (
                *("round:10/14/2026", "round:Fall & Spring", "round:N/A", "round:1"),
                "school:Oak Elementary, Elm Middle",
            )
        ),
        sources=("odd.csv: wide: 10 0 0 0 10",),
    ),
    Case(
        "other questions: rounds that are numbers",
        lambda: {
            "fine.csv": text(
                [
                    ["Round", "School", "Role", "Name", "S1.1", "S1.2"],
                    ["1", "Oak", "School ILT", "r1", 0, 1],
                    ["2", "Oak", "School ILT", "r2", 2, 3],
                ]
            )
        },
        rounds=("1", "2"),
        ratings=GOOD,
        sources=("fine.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "other questions: a column says of each row whether it is a goal",
        lambda: {
            "type.csv": text(
                [
                    ["Round", "School", "Role", "Name", "Type", "Action", "Rating"],
                    ["Fall 2026", "Oak", "School ILT", "r1", "Current", "S1.1", 0],
                    ["Fall 2026", "Oak", "School ILT", "r1", "Current", "S1.2", 1],
                    ["Fall 2026", "Oak", "School ILT", "r2", "Goal", "S1.1", 3],
                ]
            )
        },
        ratings=("Oak | self | S1.1 0 1",),
        problems=("type.csv!E4: not-to-count: ",),
        sources=("type.csv: tidy: 3 2 0 1 0",),
    ),
    Case(
        "other questions: a note below a table in Word says what the figures are",
        lambda: {"note.docx": noted("Note: these are the consensus ratings of our team.")},
        questions=("counts:these are the consensus ratings of our team.@note.docx",),
        sources=("note.docx: template: 2 0 0 0 2",),
    ),
    Case(
        "other questions: a note below a table in Word that says what the ratings are for",
        lambda: {"note.docx": noted("Thank you! We use these ratings to set goals.")},
        answers={"perspective": "self"},
        questions=("perspective@note.docx",),
        ratings=("Oak | self | S1.1 0 1",),
        sources=("note.docx: template: 2 2 0 0 0",),
    ),
    Case(
        "other questions: rounds and schools that are something else",
        lambda: {
            "rows.csv": text(
                [
                    ["Round", "School", "Role", "Name", "S1.1", "S1.2"],
                    ["Fall 2026", "Oak", "School ILT", "r1", 0, 1],
                    ["Goal June 2027", "Oak", "School ILT", "r1", 3, 3],
                    ["Fall 2026", "All schools", "School ILT", "r3", 2, 2],
                    ["Fall 2026", "Oak", "School ILT", "r2", 2, 3],
                ]
            )
        },
        ratings=GOOD,
        problems=("rows.csv!A3: not-to-count: ", "rows.csv!B4: not-to-count: "),
        sources=("rows.csv: wide: 8 4 0 4 0",),
    ),
    Case(
        "other questions: two columns below each action, last year's first",
        lambda: {
            "two.csv": text(
                [
                    ["School", "Role", "S1.1", "", "S1.2", ""],
                    ["", "", "Last year", "Now", "Last year", "Now"],
                    ["Oak", "School ILT", 3, 0, 2, 1],
                    ["Oak", "School ILT", 1, 2, 0, 3],
                ]
            )
        },
        answers=FALL,
        questions=("round@two.csv",),
        ratings=GOOD,
        problems=("two.csv!C1: action-unknown: S1.1 - Last year", "two.csv!E1: action-unknown: S1.2 - Last year"),
        sources=("two.csv: wide: 8 4 0 4 0",),
    ),
    Case(
        "other questions: two columns below each action of which nothing says what they are",
        lambda: {
            "two.csv": text(
                [
                    ["School", "Role", "S1.1", "", "S1.2", ""],
                    ["", "", "A", "B", "A", "B"],
                    ["Oak", "School ILT", 3, 0, 2, 1],
                ]
            )
        },
        questions=("column@two.csv",),
        problems=("two.csv: layout-unknown: ",),
        sources=("two.csv: : 0 0 0 0 0",),
    ),
    Case(
        "other questions: a row of all rounds",
        lambda: {
            "rows.csv": text(
                [
                    ["Round", "School", "Role", "Name", "S1.1", "S1.2"],
                    ["Fall 2026", "Oak", "School ILT", "r1", 0, 1],
                    ["All rounds", "Oak", "School ILT", "r1", 0, 1],
                    ["Fall 2026", "Oak", "School ILT", "r2", 2, 3],
                ]
            )
        },
        ratings=GOOD,
        problems=("rows.csv!A3: not-to-count: ",),
        sources=("rows.csv: wide: 6 4 0 2 0",),
    ),
    Case(
        "other questions: a round that is a target",
        lambda: {"t.csv": text(wide(["Round", "Target for Spring 2027"], ["School", "Oak"], []))},
        questions=("counts:Target for Spring 2027@t.csv",),
        sources=("t.csv: wide: 4 0 0 0 4",),
    ),
    Case(
        "other questions: blocks below one title",
        lambda: {
            "t.csv": text(
                [["TARGETS"], [], ["School ILT Actions", "Rating"]]
                + [["Oak Elementary"], ["S1.1", 0], ["S1.2", 1], ["Elm Middle"], ["S1.1", 2], ["S1.2", 3]]
            )
        },
        questions=("counts:TARGETS@t.csv",),
        sources=("t.csv: template: 4 0 0 0 4",),
    ),
    Case(
        "other questions: titles above groups of columns",
        lambda: {
            "groups.csv": text(
                [
                    ["School", "Role", "Name", "Current", "", "Goal", ""],
                    ["", "", "", "S1.1", "S1.2", "S1.3", "S2.1"],
                    ["Oak", "School ILT", "r1", 0, 1, 3, 3],
                    ["Oak", "School ILT", "r2", 2, 3, 3, 3],
                ]
            )
        },
        answers=FALL,
        questions=("round@groups.csv",),
        ratings=GOOD,
        problems=("groups.csv!F2: action-unknown: Goal - S1.3", "groups.csv!G2: action-unknown: Goal - S2.1"),
        sources=("groups.csv: wide: 8 4 0 4 0",),
    ),
    asks("how good the teaching of it is", "Rate the quality of the PD about each"),
    asks("what is taught about it", "Rate the sessions on"),
    rates("a training that is over", "Thank you for coming to the training on ILTs. Rate each:"),
    rates("the quality of our work", "Rate the quality of our work:"),
    asks("how important", "How important is each of these to you? (0-3)"),
    asks("where we should be", "Where should we be in June?"),
    asks("how it was", "What rating did we have last year?"),
    asks("how often", "How many times did you see this?"),
    asks("how hard", "How difficult is this for our team?"),
    asks("how sure", "How ready are you to lead this?"),
    asks("in Spanish, how important", "¿Qué tan importante es para usted?"),
    asks("ranks", "Order these from 1 to 3: your top three"),
    rates("a rating in other words", "To what extent is this in place, over the last year?"),
    rates("a rating, not a goal", "Rate where we are today, not where we want to be, so that we can set goals"),
    rates("a rating in Spanish", "¿Qué tan bien hace esto nuestro equipo?"),
    Case(
        "other questions: above the labels of SurveyMonkey",
        lambda: {
            "monkey.csv": text(
                [
                    ["Respondent ID", "Collector ID", "School", "Team", TODAY, "", "How important is each of these?"],
                    ["", "", "Response", "Response", *(WORDS[action] for action in ACTIONS)],
                    ["1", "9", *WHO[0][1:], 0, 1, 3],
                    ["2", "9", *WHO[1][1:], 2, 3, 1],
                ]
            )
        },
        answers=FALL,
        questions=("round@monkey.csv",),
        ratings=GOOD,
        problems=(f"monkey.csv!G1: action-unknown: {cut('How important is each of these? - ' + WORDS['S2.1'])}",),
        sources=("monkey.csv: SurveyMonkey: 6 4 0 2 0",),
    ),
]
