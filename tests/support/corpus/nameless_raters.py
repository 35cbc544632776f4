"""How many people gave ratings where nobody is named: one a team's sheet, and none twice for a copied tab."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import S, book, text, word

FACTS = [["Perspective", "self"], ["School", "Oak"]]
WHO = ["Round", "Perspective", "School"]
ROUND = ["Round", "Fall 2026"]
ONE, OTHER = "0123012301230123012", "1230123012301230123"
OAK, ELM = f"Oak | self | S1.1 {' '.join(ONE)}", f"Elm | self | S1.1 {' '.join(OTHER)}"
TAB = [*FACTS, ["ID", "Ann", "Ben"], *([action, int(ONE[at]), int(OTHER[at])] for at, action in enumerate(S))]


def columns(sheet, file="tabs.xlsx"):
    """Say what the columns of a tab are."""
    places = {"3": "headings", "A": "action", "B:C": "rating"}
    return {f"column@{file}#{sheet}!{place}": said for place, said in places.items()}


def of_teams(*schools):
    """Return a list of ratings with the school of each."""
    marks = {"Oak": ONE, "Elm": OTHER}
    rows = [[school, action, marks[school][at]] for school in schools for at, action in enumerate(S)]
    return text([["Round", "Fall 2026", ""], ["Perspective", "self", ""], ["School", "Action", "Rating"], *rows])


def paper(*tables):
    """Return a document with a table a focus area: its headings, and an action with a rating from each side."""
    return word(
        ["Round: Fall 2026", "School: Oak", *(part for own in tables for part in (f"Focus area {own[1][0][1]}", own))]
    )


BOTH = ["Action", "Our rating", "District ILT rating"]

FORM = [
    ["Timestamp", "Name (optional)", "Round", "School", "Perspective", "S1.1", "S1.2"],
    ["9/10/2026 18:05:00", "Ana Ruiz", "Fall 2026", "Oak", "self", 0, 1],
    ["9/11/2026 18:05:00", "", "Fall 2026", "Oak", "self", 2, 3],
    ["9/12/2026 18:05:00", "", "Fall 2026", "Oak", "self", 1, 1],
]

CASES = [
    Case(
        "nameless: two answers to a form that names others, which is said",
        lambda: {"form.csv": text(FORM)},
        ratings=("Oak | self | S1.1 0 1", "Oak | self | S1.1 2 3", "Oak | self | S1.1 1 1"),
        sources=("form.csv: Google Forms: 6 6 0 0 0",),
        notices=(
            "2 responses have no rater's name, though others have one. Each one counts as coming from a different person.",
        ),
    ),
    Case(
        "nameless: a table a focus area in a document",
        lambda: {
            "areas.docx": paper(
                [["Action", "Rating"], ["S1.1", 0], ["S1.2", 1], ["S1.3", 2]],
                [["Action", "Rating"], ["S2.1", 3], ["S2.2", 0], ["S2.3", 1], ["S2.4", 2]],
                [["Action", "Rating"], ["S3.1", 3], ["S3.2", 0]],
            )
        },
        answers={"perspective": "self"},
        questions=("perspective@areas.docx",),
        ratings=("Oak | self | S1.1 0 1 2 3 0 1 2 3 0",),
        sources=(
            *("areas.docx#Table 1: tidy: 3 3 0 0 0", "areas.docx#Table 2: tidy: 4 4 0 0 0"),
            "areas.docx#Table 3: tidy: 2 2 0 0 0",
        ),
        notices=(
            "The document does not say who rated, and each action is rated once, so its tables count as one person’s.",
        ),
    ),
    Case(
        "nameless: a table a focus area with a column a side",
        lambda: {
            "sides.docx": paper(
                [BOTH, ["S1.1", 0, 3], ["S1.2", 1, 2], ["S1.3", 2, 1]],
                [BOTH, ["S2.1", 3, 0], ["S2.2", 0, 1]],
            )
        },
        answers={"perspective": "self"},
        questions=("perspective@sides.docx",),
        before=5,
        ratings=("Oak | self | S1.1 0 1 2 3 0", "Oak | cross | S1.1 3 2 1 0 1"),
        sources=("sides.docx#Table 1: tidy: 6 6 0 0 0", "sides.docx#Table 2: tidy: 4 4 0 0 0"),
    ),
    Case(
        "nameless: two tables of a document that rate the same actions",
        lambda: {
            "two.docx": word(
                [
                    *("Round: Fall 2026", "School: Oak"),
                    [["Action", "Rating"], ["S1.1", 0], ["S1.2", 1], ["S1.3", 2], ["S2.1", 3]],
                    [["Action", "Rating"], ["S1.1", 3], ["S1.2", 2], ["S1.3", 1], ["S2.1", 0]],
                ]
            )
        },
        answers={"perspective": "self"},
        questions=("perspective@two.docx",),
        ratings=("Oak | self | S1.1 0 1 2 3", "Oak | self | S1.1 3 2 1 0"),
        sources=("two.docx#Table 1: tidy: 4 4 0 0 0", "two.docx#Table 2: tidy: 4 4 0 0 0"),
    ),
    Case(
        "nameless: one column of ratings that somebody said to be so",
        lambda: {
            "form.xlsx": book(
                {"Sheet": [ROUND, *FACTS, ["ID", "This year"], *map(list, zip(S, map(int, ONE), strict=True))]}
            )
        },
        answers={f"column@form.xlsx#Sheet!{place}": said for place, said in (("A", "action"), ("B", "rating"))},
        questions=("column@form.xlsx",),
        ratings=(OAK,),
        sources=("form.xlsx#Sheet: matched: 19 19 0 0 0",),
        notices=(
            "The file does not say who rated, and each action is rated once, so the ratings count as one person’s.",
        ),
    ),
    Case(
        "nameless: a list of two schools, each action of each once",
        lambda: {"list.csv": of_teams("Oak", "Elm")},
        ratings=(OAK, ELM),
        sources=("list.csv: tidy: 38 38 0 0 0",),
        notices=("the ratings of each of the 2 teams count as one person’s",),
    ),
    Case(
        "nameless: a list in which actions of a school come twice",
        lambda: {
            "list.csv": text(
                [
                    ["Round", "Perspective", "School", "Action", "Rating"],
                    *(
                        ["Fall 2026", "self", "Oak", action, rating]
                        for action, rating in zip(S[:4], "0123", strict=True)
                    ),
                    ["Fall 2026", "self", "Oak", "S1.1", 3],
                ]
            )
        },
        answers={"people": "each rating is another person’s"},
        questions=("people@list.csv",),
        ratings=tuple(f"Oak | self | {own}" for own in ("S1.1 0", "S1.2 1", "S1.3 2", "S2.1 3", "S1.1 3")),
        sources=("list.csv: tidy: 5 5 0 0 0",),
        notices=(
            "The file does not say who rated, so each of the 5 ratings counts as coming from a different person.",
        ),
    ),
    Case(
        "nameless: each action several times for a team, in turn",
        lambda: {
            "list.csv": text(
                [
                    [*WHO, "Action", "Rating"],
                    *(
                        ["Fall 2026", "self", school, action, number]
                        for school in ("Oak", "Elm")
                        for action in S[:4]
                        for number in (1, 2, 3)
                    ),
                ]
            )
        },
        answers={"people": "each person rated the actions in turn"},
        questions=("people@list.csv",),
        ratings=tuple(f"{school} | self | S1.1 {n} {n} {n} {n}" for school in ("Oak", "Elm") for n in (1, 2, 3)),
        sources=("list.csv: tidy: 24 24 0 0 0",),
        notices=("As you answered, the ratings of each of the 2 teams count as coming from up to 3 people.",),
    ),
    Case(
        "nameless: each action twice, in a table whose column of names says Anonymous",
        lambda: {
            "list.csv": text(
                [
                    [*WHO, "Name", "Action", "Rating"],
                    *(
                        ["Fall 2026", "self", "Oak", "Anonymous", action, number]
                        for number in (1, 2)
                        for action in S[:4]
                    ),
                ]
            )
        },
        questions=("people@list.csv",),
        sources=("list.csv: tidy: 8 0 0 0 8",),
    ),
    Case(
        "nameless: a column of names that is blank, and each action once",
        lambda: {
            "list.csv": text(
                [
                    [*WHO, "Name", "Action", "Rating"],
                    *(["Fall 2026", "self", "Oak", "", action, number] for number, action in enumerate(S[:4])),
                ]
            )
        },
        ratings=("Oak | self | S1.1 0 1 2 3",),
        sources=("list.csv: tidy: 4 4 0 0 0",),
        notices=(
            "The file does not say who rated, and each action is rated once, so the ratings count as one person’s.",
        ),
    ),
    Case(
        "nameless: most rows of a list",
        lambda: {
            "list.csv": text(
                [
                    [*WHO, "Name", "Action", "Rating"],
                    *(
                        ["Fall 2026", "self", "Oak", name, "S1.1", number]
                        for number, name in enumerate(["Al Roy", "", ""])
                    ),
                ]
            )
        },
        ratings=("Oak | self | S1.1 0", "Oak | self | S1.1 1", "Oak | self | S1.1 2"),
        sources=("list.csv: tidy: 3 3 0 0 0",),
        notices=(
            "2 ratings have no rater's name, though others have one. Each one counts as coming from a different person.",
        ),
    ),
    Case(
        "nameless: a copied tab with persons in columns",
        lambda: {"tabs.xlsx": book({"Fall 2026": TAB, "Fall 2026 (2)": TAB})},
        answers={**columns("Fall 2026"), **columns("Fall 2026 (2)"), "titles": "raters"},
        questions=("titles@tabs.xlsx",),
        ratings=(OAK, ELM.replace("Elm", "Oak")),
        sources=("tabs.xlsx#Fall 2026: matched: 38 38 0 0 0", "tabs.xlsx#Fall 2026 (2): matched: 38 38 0 0 0"),
        notices=("2 responses are also in the sheet Fall 2026. They are counted only once.",),
    ),
]
