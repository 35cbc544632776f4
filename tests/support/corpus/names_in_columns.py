"""Names that stand in two columns, and people of one name whom an address tells apart: never one person for two."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

ROUND, SIDE = "Fall 2026", "School ILT"
WHERE = ["School", "Round", "Team", "S1.1", "S1.2"]
OAK, ELM = ["Oak", ROUND, SIDE], ["Elm", ROUND, SIDE]
FOUR = (
    "Elm | self | S1.1 0 3",
    "Elm | self | S1.1 3 3",
    "Oak | self | S1.1 1 1",
    "Oak | self | S1.1 2 0",
)
"""Nobody of them rated two schools."""


def form(headings, *names, more=()):
    """Return four answers of four people; ``more`` are the headings behind the names."""
    rated = ([*OAK, 2, 0], [*ELM, 0, 3], [*OAK, 1, 1], [*ELM, 3, 3])
    return text([[*headings, *more, *WHERE], *([*name, *row] for name, row in zip(names, rated, strict=True))])


MARIAS = (("Maria", "Gil"), ("Maria", "Luna"), ("Ann", "Gil"), ("Ben", "Kuhn"))
INITIALS = (("Maria", "G"), ("Maria", "L"), ("Ann", "G"), ("Ben", "K"))
TURNED = tuple(name[::-1] for name in MARIAS)
EIGHT = "wide: 8 8 0 0 0"


def joined(what, headings, names, *extra):
    return Case(
        f"names in columns: {what}",
        lambda: {"a.csv": form(headings, *names)},
        ratings=FOUR,
        sources=(f"a.csv: {EIGHT}",),
        notices=extra,
    )


LONG = [
    ["First name", "Last initial", "School", "Round", "Team", "Action", "Rating"],
    *(
        [*name, *where, action, rating]
        for name, where, ratings in zip(INITIALS, (OAK, ELM, OAK, ELM), ((2, 0), (0, 3), (1, 1), (3, 3)), strict=True)
        for action, rating in zip(("S1.1", "S1.2"), ratings, strict=True)
    ),
]
OF_ONE_NAME = (
    ("Elena Fox", "e.fox@oak.org"),
    ("Elena Fox", "elena.fox@elm.org"),
    ("Ann Gil", "a.gil@oak.org"),
    ("Ben Kuhn", "b.kuhn@elm.org"),
)
PRINCIPALS = (
    ("Elena Fox", "head@oak.org"),
    ("Cy Dunn", "head@elm.org"),
    ("Ann Gil", "head@oak.org"),
    ("Ben Kuhn", "head@elm.org"),
)
QUESTIONS = {f"column@a.csv!{place}": said for place, said in (("A", "rater"), ("F", "S1.1"), ("G", "S1.2"))}

CASES = [
    joined("first name and last initial", ["First name", "Last initial"], INITIALS),
    joined("name and last name", ["Name", "Last name"], MARIAS),
    joined("Nombre and Apellidos", ["Nombre", "Apellidos"], MARIAS),
    joined("Nom and Prénom, the last name first", ["Nom", "Prénom"], TURNED),
    joined("Vorname and Nachname", ["Vorname", "Nachname"], MARIAS),
    joined("Nome and Cognome", ["Nome", "Cognome"], MARIAS),
    Case(
        "names in columns: first name, two last names and a middle one",
        lambda: {
            "a.csv": form(
                ["Primer nombre", "Segundo nombre", "Primer apellido", "Segundo apellido"],
                ("Maria", "Luz", "Gil", "Paz"),
                ("Maria", "Luz", "Gil", "Roca"),
                ("Maria", "", "Gil", "Paz"),
                ("Ben", "", "Kuhn", ""),
            )
        },
        ratings=FOUR,
        sources=(f"a.csv: {EIGHT}",),
    ),
    Case(
        "names in columns: one rating a row",
        lambda: {"a.csv": text(LONG)},
        ratings=FOUR,
        sources=("a.csv: tidy: 8 8 0 0 0",),
    ),
    Case(
        "names in columns: one column was said to be the rater's, and the other half belongs to it",
        lambda: {
            "a.csv": text(
                [
                    ["First name", "Last name", "School", "Round", "Team", "One", "Two"],
                    *(
                        [*name, *row]
                        for name, row in zip(
                            MARIAS, ([*OAK, 2, 0], [*ELM, 0, 3], [*OAK, 1, 1], [*ELM, 3, 3]), strict=True
                        )
                    ),
                ]
            )
        },
        answers=QUESTIONS,
        questions=("column@a.csv",),
        ratings=FOUR,
        sources=("a.csv: matched: 8 8 0 0 0",),
    ),
    Case(
        "names in columns: a second column may be the other half, which is asked",
        lambda: {"a.csv": form(["Name", "Sippe"], *MARIAS)},
        answers={"name-column": "yes"},
        questions=("name-column@a.csv",),
        ratings=FOUR,
        sources=(f"a.csv: {EIGHT}",),
    ),
    Case(
        "names in columns: a second column that is said to be something else",
        lambda: {"a.csv": form(["Name", "Sippe"], *MARIAS)},
        answers={"name-column": "no, something else"},
        questions=("name-column@a.csv",),
        ratings=("Elm | self | S1.1 0 3 || Oak | self | S1.1 2 0", "Elm | self | S1.1 3 3", "Oak | self | S1.1 1 1"),
        sources=(f"a.csv: {EIGHT}",),
    ),
    Case(
        "names in columns: addresses under a heading in another language tell people of one name apart",
        lambda: {"a.csv": form(["Nom", "Adresse de messagerie"], *OF_ONE_NAME)},
        ratings=FOUR,
        sources=(f"a.csv: {EIGHT}",),
    ),
    Case(
        "names in columns: addresses that several people share are not theirs",
        lambda: {"a.csv": form(["Name", "Copy goes to"], *PRINCIPALS)},
        ratings=FOUR,
        sources=(f"a.csv: {EIGHT}",),
    ),
]
