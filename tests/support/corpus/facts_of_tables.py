"""What stands above, between and below tables: of which school, side, round and person each rating is."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, book, document, text

HEAD = [["Round", "Fall 2026"], ["Perspective", "School ILT"]]
ON_PAPER = ("Round: Fall 2026", "Perspective: School ILT")
OAK, ELM = "Oak Elementary", "Elm Middle"


def form(*figures):
    """Return a form as a table of a document, with a rating of each action from S1.1 on."""
    rows = zip(("S1.1", "S1.2"), figures, strict=True)
    return [["School ILT Actions", "Rating and Notes"], *([WORDS[action], str(figure)] for action, figure in rows)]


def columns(name, rows, *ratings, rounds=("Fall 2026",), layout="tidy", seen=8):
    """Return a case of two columns of ratings below rows of facts with a value for each."""
    return Case(
        f"facts: of each column, {name}",
        lambda: {"columns.xlsx": book({"Sheet1": rows})},
        rounds=rounds,
        ratings=ratings,
        sources=(f"columns.xlsx#Sheet1: {layout}: {seen} {seen} 0 0 0",),
    )


def one_cell(name, text_of_cell):
    """Return a case in which one cell says the school and the rater."""
    return Case(
        f"facts: two in one cell, {name}",
        lambda: {"one.xlsx": book({"Sheet1": [*HEAD, [text_of_cell], ["ID", "Rating"], ["S1.1", 2], ["S1.2", 0]]})},
        ratings=(f"{OAK} | self | S1.1 2 0",),
        sources=("one.xlsx#Sheet1: tidy: 2 2 0 0 0",),
    )


def figures(rating):
    """Return a form with four actions, as rows of a sheet."""
    return [["ID", "Rating"], *([action, rating] for action in ("S1.1", "S1.2", "S1.3", "S2.1"))]


FOOT = [
    *(*figures(2), ["School", OAK], ["Name", "Al Roy"], []),
    *(*figures(0), ["School", ELM], ["Name", "Bo Tan"]),
]


def signed(name, *rows, ratings=(), sources=(), problems=(), many=8):
    """Return a case of forms in a sheet, with facts below them."""
    return Case(
        f"facts: below, {name}",
        lambda: {"signed.xlsx": book({"Sheet1": [*HEAD, *rows]})},
        rounds=("Fall 2026",) if ratings else (),
        ratings=ratings,
        problems=problems,
        sources=sources or (f"signed.xlsx#Sheet1: tidy: {many} {many} 0 0 0",),
    )


def paper(name, *blocks, ratings=(), sources=None, **others):
    """Return a case of a document with two forms."""
    both = ("paper.docx#Table 1: template: 2 2 0 0 0", "paper.docx#Table 2: template: 2 2 0 0 0")
    return Case(
        f"facts: of a document, {name}",
        lambda: {"paper.docx": document(*blocks)},
        ratings=ratings,
        sources=both if sources is None else sources,
        **others,
    )


TWO = [
    ["Action", "Self rating", "District rating"],
    *(["S1.1", 2, 3], ["S1.2", 0, 1], ["S1.3", 1, 2], ["S2.1", 2, 0]),
]

CASES = [
    columns(
        "a column a rater, below four rows",
        [
            ["School", OAK, ELM],
            ["Round", "Fall 2026", "Fall 2026"],
            ["Perspective", "self", "cross"],
            ["Name", "Al", "Bo"],
            ["S1.1", 2, 3],
            ["S1.2", 1, 0],
        ],
        f"{OAK} | self | S1.1 2 1",
        f"{ELM} | cross | S1.1 3 0",
        layout="by column",
        seen=4,
    ),
    columns(
        "rounds above two sides",
        [["School", OAK], ["Round", "Fall 2025", "Fall 2026"], *TWO],
        f"{OAK} | self | S1.1 2 0 1 2",
        f"{OAK} | cross | S1.1 3 1 2 0",
        rounds=("Fall 2025", "Fall 2026"),
    ),
    columns(
        "sides above two raters",
        [["School", OAK], HEAD[0], ["Perspective", "self", "cross"], ["Action", "Rater 1", "Rater 2"], *TWO[1:]],
        f"{OAK} | self | S1.1 2 0 1 2",
        f"{OAK} | cross | S1.1 3 1 2 0",
        layout="by column",
    ),
    columns(
        "names above two rounds",
        [["School", OAK], HEAD[1], ["Name", "Al", "Lou"], ["Action", "Fall 2025 rating", "Fall 2026 rating"], *TWO[1:]],
        f"{OAK} | self | S1.1 2 0 1 2",
        f"{OAK} | self | S1.1 3 1 2 0",
        rounds=("Fall 2025", "Fall 2026"),
    ),
    columns(
        "one value for both",
        [["School", OAK, OAK], ["Round", "Fall 2026", "Fall 2026"], *TWO],
        f"{OAK} | self | S1.1 2 0 1 2",
        f"{OAK} | cross | S1.1 3 1 2 0",
    ),
    Case(
        "facts: unclear, three schools above two columns",
        lambda: {"unclear.xlsx": book({"Sheet1": [HEAD[0], ["School", OAK, ELM, "Ash High"], *TWO]})},
        rounds=(),
        problems=("unclear.xlsx#Sheet1!4: facts-unclear: ",) * 2,
        sources=("unclear.xlsx#Sheet1: tidy: 8 0 0 8 0",),
        says=("We can't tell which ratings the text in cell A2 is about.",),
    ),
    Case(
        "facts: unclear, a side above a heading that says the other",
        lambda: {"unclear.xlsx": book({"Sheet1": [HEAD[0], ["School", OAK], ["Perspective", "cross", "self"], *TWO]})},
        rounds=(),
        problems=("unclear.xlsx#Sheet1!5: facts-unclear: ",) * 2,
        sources=("unclear.xlsx#Sheet1: tidy: 8 0 0 8 0",),
    ),
    Case(
        "facts: unclear, two sides above one column",
        lambda: {
            "unclear.csv": text(
                [HEAD[0], ["School", OAK], ["Perspective", "self", "cross"], ["ID", "Rating"], ["S1.1", 2]]
            )
        },
        rounds=(),
        problems=("unclear.csv!5: facts-unclear: ",),
        sources=("unclear.csv: tidy: 1 0 0 1 0",),
    ),
    *(
        one_cell(name, f"School: {OAK}{between}Name: Al Roy")
        for name, between in {
            "spaces": "   ",
            "one space": " ",
            "a tab": "\t",
            "a comma": ", ",
            "a semicolon": "; ",
            "a bar": " | ",
            "a slash": " / ",
            "a line break": "\n",
        }.items()
    ),
    one_cell("a label of something else", f"School: {OAK}   Principal: Jo Ray   Name: Al Roy"),
    one_cell("the name first", f"Name: Al Roy School: {OAK}"),
    Case(
        "facts: a school and a round behind one label",
        lambda: {
            "one.xlsx": book(
                {"Sheet1": [HEAD[1], [f"School: {OAK} - Fall 2026"], ["Name", "Al"], ["ID", "Rating"], ["S1.1", 2]]}
            )
        },
        ratings=(f"{OAK} | self | S1.1 2",),
        sources=("one.xlsx#Sheet1: tidy: 1 1 0 0 0",),
    ),
    Case(
        "facts: lines to write on around what was written",
        lambda: {
            "one.xlsx": book(
                {"Sheet1": [*HEAD, [f"School: __{OAK}__   Name: _Al Roy_"], ["ID", "Rating"], ["S1.1", 2]]}
            )
        },
        ratings=(f"{OAK} | self | S1.1 2",),
        sources=("one.xlsx#Sheet1: tidy: 1 1 0 0 0",),
    ),
    Case(
        "facts: unclear, a label of something else behind one space",
        lambda: {
            "one.xlsx": book({"Sheet1": [*HEAD, [f"School: {OAK} Principal: Jo Ray"], ["ID", "Rating"], ["S1.1", 2]]})
        },
        rounds=(),
        problems=("one.xlsx#Sheet1!5: facts-unclear: ",),
        sources=("one.xlsx#Sheet1: tidy: 1 0 0 1 0",),
        says=("We can't tell which ratings the text in cell A3 is about.",),
    ),
    Case(
        "facts: a label without a value ends what the form above says",
        lambda: {
            "forms.xlsx": book(
                {
                    "Sheet1": [
                        *HEAD,
                        *(["School", OAK], ["Name", "Al Roy"], ["ID", "Rating"], ["S1.1", 2], ["S1.2", 1], []),
                        *(["School", None], ["Name", None], ["ID", "Rating"], ["S1.1", 0], ["S1.2", 3]),
                    ]
                }
            )
        },
        questions=("school@forms.xlsx",),
        answers={"school": ELM},
        before=2,
        ratings=(f"{OAK} | self | S1.1 2 1", f"{ELM} | self | S1.1 0 3"),
        sources=("forms.xlsx#Sheet1: tidy: 4 4 0 0 0",),
        notices=("Row 11 repeats the header and was left out.",),
    ),
    *(
        Case(
            f"facts: two forms one below the other with {many} each",
            lambda many=many: {
                "forms.xlsx": book(
                    {
                        "Sheet1": [
                            *(*HEAD, ["School", OAK], ["Name", "Al Roy"], ["ID", "Rating"]),
                            *([action, 2] for action in ("S1.1", "S1.2", "S1.3")[:many]),
                            *([], ["School", ELM], ["Name", "Bo Tan"], ["ID", "Rating"]),
                            *([action, 0] for action in ("S1.1", "S1.2", "S1.3")[:many]),
                        ]
                    }
                )
            },
            ratings=(
                f"{OAK} | self | S1.1{' 2' * many}",
                f"{ELM} | self | S1.1{' 0' * many}",
            ),
            sources=(f"forms.xlsx#Sheet1: tidy: {2 * many} {2 * many} 0 0 0",),
            notices=(f"Row {9 + many} repeats the header and was left out.",),
        )
        for many in (1, 2, 3)
    ),
    signed("each form", *FOOT, ratings=(f"{OAK} | self | S1.1 2 2 2 2", f"{ELM} | self | S1.1 0 0 0 0")),
    signed(
        "one form",
        *(*figures(2), [], ["School", OAK], ["Completed by: Al Roy"]),
        ratings=(f"{OAK} | self | S1.1 2 2 2 2",),
        many=4,
    ),
    signed(
        "another school than the one above",
        *(["School", "Ash High"], *FOOT),
        sources=("signed.xlsx#Sheet1: tidy: 8 0 0 8 0",),
        problems=("signed.xlsx#Sheet1!5: facts-unclear: ", "signed.xlsx#Sheet1!13: facts-unclear: "),
    ),
    signed(
        "the first of two forms, or written above the second",
        *(*figures(2), [], ["School", OAK], [], *figures(0)),
        sources=("signed.xlsx#Sheet1: tidy: 8 0 0 8 0",),
        problems=("signed.xlsx#Sheet1!4: facts-unclear: ", "signed.xlsx#Sheet1!12: facts-unclear: "),
    ),
    paper(
        "one paragraph",
        *(*ON_PAPER, f"School: {OAK}\tName: Al Roy", form(2, 1), f"School: {ELM}\tName: Bo Tan", form(0, 3)),
        ratings=(f"{OAK} | self | S1.1 2 1", f"{ELM} | self | S1.1 0 3"),
    ),
    paper(
        "each form is signed below it",
        *(*ON_PAPER, form(2, 1), f"School: {OAK}", "Completed by: Al Roy", form(0, 3)),
        *(f"School: {ELM}", "Completed by: Bo Tan"),
        ratings=(f"{OAK} | self | S1.1 2 1", f"{ELM} | self | S1.1 0 3"),
    ),
    paper(
        "the next form has the name blank",
        *(*ON_PAPER, f"School: {OAK}", "Name: Al Roy", form(2, 1), f"School: {ELM}", "Name: ______", form(0, 3)),
        ratings=(f"{OAK} | self | S1.1 2 1", f"{ELM} | self | S1.1 0 3"),
    ),
    paper(
        "one school above and another below",
        *(*ON_PAPER, f"School: {OAK}", form(2, 1), f"School: {ELM}", form(0, 3), "School: Ash High"),
        rounds=(),
        problems=("paper.docx: facts-unclear: ",),
        sources=("paper.docx: : 0 0 0 0 0",),
    ),
    paper(
        "a school between two forms alone",
        *(*ON_PAPER, form(2, 1), f"School: {OAK}", form(0, 3)),
        rounds=(),
        problems=("paper.docx: facts-unclear: ",),
        sources=("paper.docx: : 0 0 0 0 0",),
    ),
    paper(
        "a table of four columns with facts",
        [["School", OAK, "Name", "Al Roy"], ["Role", "School ILT", "Date", "10/3/2026"]],
        *("Round: Fall 2026", form(2, 1)),
        ratings=(f"{OAK} | self | S1.1 2 1",),
        sources=("paper.docx: template: 2 2 0 0 0",),
    ),
    paper(
        "paragraphs above a table with two rows of headings",
        *(f"School: {OAK}", "Name: Al Roy", "Round: Fall 2026", "Team: School ILT"),
        [
            ["School ILT Actions", "Rating", "", "", "", "Notes"],
            ["School ILT Actions", "0", "1", "2", "3", "Notes"],
            ["S1.1", "", "", "X", "", "weekly"],
            ["S1.2", "", "X", "", "", ""],
        ],
        ratings=(f"{OAK} | self | S1.1 2 1",),
        sources=("paper.docx: template: 2 2 0 0 0",),
    ),
]
