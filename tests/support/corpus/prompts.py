"""What stands in place of a name and is none: what asks for one, several people, what was seen or collected."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import book, text

FACTS = [["Round", "Fall 2026"], ["Perspective", "self"], ["School", "Oak"]]
RATED = [["Action", "Rating"], ["S1.1", 2], ["S1.2", 0]]
HEAD = ["Name", "School", "Round", "Perspective", "S1.1", "S1.2"]


def sheet(*facts):
    """Return a file of one person, with some facts in place of those of all."""
    own = dict(map(tuple, [*FACTS, *facts]))
    return {"form.xlsx": book({"Sheet": [*map(list, own.items()), *RATED]})}


def people(*names):
    """Return a table with a row a person."""
    rows = ([name, "Oak", "Fall 2026", "self", at % 4, (3 * at + 1) % 4] for at, name in enumerate(names))
    return {"people.csv": text([HEAD, *rows])}


CASES = [
    *(
        Case(
            f"prompts: the name {name}",
            lambda name=name: sheet(["Name", name]),
            ratings=("Oak | self | S1.1 2 0",),
            sources=("form.xlsx#Sheet: tidy: 2 2 0 0 0",),
        )
        for name in ("(leave blank if anonymous)", "[type your name here]", "______", "Page, Ann")
    ),
    *(
        Case(
            f"prompts: two forms whose name is {name}",
            lambda name=name: {
                f"{school}.xlsx": sheet(["Name", name], ["School", school])["form.xlsx"] for school in ("Oak", "Elm")
            },
            ratings=("Oak | self | S1.1 2 0", "Elm | self | S1.1 2 0"),
            sources=("Oak.xlsx#Sheet: tidy: 2 2 0 0 0", "Elm.xlsx#Sheet: tidy: 2 2 0 0 0"),
        )
        for name in (
            "Click or tap here to enter text.",
            "Haga clic o pulse aquí para escribir texto.",
            "Klicken oder tippen Sie hier, um Text einzugeben.",
            "Type who rated",
        )
    ),
    *(
        Case(
            f"prompts: the round {name}",
            lambda name=name: sheet(["Round", name]),
            answers={"round": "Fall 2026"},
            questions=("round@form.xlsx",),
            ratings=("Oak | self | S1.1 2", "Oak | self | S1.2 0"),
            sources=("form.xlsx#Sheet: tidy: 2 2 0 0 0",),
        )
        for name in ("see title", "TBD")
    ),
    Case(
        "prompts: two names as the one school of a sheet",
        lambda: sheet(["School", "Oak & Elm"]),
        answers={"school:Oak & Elm": "Elm"},
        questions=("school:Oak & Elm@form.xlsx",),
        ratings=("Elm | self | S1.1 2", "Elm | self | S1.2 0"),
        sources=("form.xlsx#Sheet: tidy: 2 2 0 0 0",),
    ),
    Case(
        "prompts: three people in the cell of the name",
        lambda: sheet(["Name", "Ana Ruiz, Ben Cole and Cy Dunn"]),
        answers={"counts:A… R… B… C… a… C… …": "ratings"},
        questions=("counts:A… R… B… C… a… C… …@form.xlsx",),
        ratings=("Oak | self | S1.1 2 0",),
        sources=("form.xlsx#Sheet: tidy: 2 2 0 0 0",),
    ),
    Case(
        "prompts: a name that says where figures are from",
        lambda: sheet(["Name", "Walkthrough"]),
        answers={"counts:Walkthrough": "leave out"},
        questions=("counts:Walkthrough@form.xlsx",),
        problems=("form.xlsx#Sheet!6: table-left-out: ",),
        sources=("form.xlsx#Sheet: tidy: 2 0 0 2 0",),
    ),
    Case(
        "prompts: what was seen or collected among first names",
        lambda: people("Ann", "Ben", "Walkthrough", "Staff survey", "Survey coordinator"),
        ratings=("Oak | self | S1.1 0 1", "Oak | self | S1.1 1 0", "Oak | self | S1.1 0 1"),
        problems=("people.csv!A4: no-rater: ", "people.csv!A5: no-rater: "),
        sources=("people.csv: wide: 10 6 0 4 0",),
    ),
    Case(
        "prompts: what was discussed among whole names",
        lambda: people("Al Roy", "Bo Tan", "Discussed"),
        ratings=("Oak | self | S1.1 0 1", "Oak | self | S1.1 1 0"),
        problems=("people.csv!A4: no-rater: ",),
        sources=("people.csv: wide: 6 4 0 2 0",),
    ),
]
