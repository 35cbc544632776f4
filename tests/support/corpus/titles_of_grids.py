"""Titles in front of the actions of a form: those that say no more than that one rates are not asked about."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import INTRO, WORDS, book, text

HEAD = ["Timestamp", "Name", "School", "Round", "Team"]
OF = ["Ann Ash", "Oak", "Fall 2026", "School ILT"]


def grid(title, *ratings):
    """Return a form whose grid has a title."""
    actions = ("S1.1", "S1.2", "S1.3")
    return text([[*HEAD, *(f"{title} [{WORDS[one]}]" for one in actions)], ["10/1/2026 10:00:00", *OF, *ratings]])


def plain(title):
    """Return a case in which nothing is asked."""
    return Case(
        f"titles of grids: {title}",
        lambda: {"form.csv": grid(title, 2, 0, 3)},
        ratings=("Oak | self | S1.1 2 0 3",),
        sources=("form.csv: Google Forms: 3 3 0 0 0",),
    )


def doubtful(title):
    """Return a case in which it is asked whether the figures are ratings, and they are left out."""
    return Case(
        f"titles of grids: {title}",
        lambda: {"form.csv": grid(title, 2, 0, 3)},
        answers={f"counts:{title}": "leave out"},
        questions=(f"counts:{title}@form.csv",),
        problems=("form.csv!2: table-left-out: ",),
        sources=("form.csv: Google Forms: 3 0 0 3 0",),
        rounds=(),
    )


CODES = {"act_01": "S1.1", "act_02": "S1.2", "act_03": "S1.3"}

CASES = [
    plain("How are we doing with each of these?"),
    plain("Choose the description that fits best"),
    plain(INTRO["S"]),
    plain("¿En qué medida está presente cada una de las siguientes acciones en su escuela?"),
    plain("Califique cada acción"),
    plain("Dans quelle mesure chaque action est-elle présente dans votre école ?"),
    plain("Bitte bewerten Sie jede der folgenden Aussagen"),
    plain("Em que medida cada ação está presente na sua escola?"),
    doubtful("Wie wichtig ist jede dieser Aussagen"),
    doubtful("Each of us should rate where we should end up"),
    Case(
        "titles of grids: codes that another sheet explains are no question",
        lambda: {
            "export.xlsx": book(
                {
                    "Data": [
                        ["name", "school", "round", "team", *CODES],
                        ["Ann Ash", "Oak", "Fall 2026", "School ILT", 2, 0, 3],
                    ],
                    "Dictionary": [
                        ["Variable", "Type", "Label"],
                        *([code, "radio", WORDS[action]] for code, action in CODES.items()),
                    ],
                }
            )
        },
        ratings=("Oak | self | S1.1 2 0 3",),
        sources=("export.xlsx#Data: wide: 3 3 0 0 0", "export.xlsx#Dictionary: : 0 0 0 0 0"),
        notices=("with the key on the sheet “Dictionary”",),
    ),
]
