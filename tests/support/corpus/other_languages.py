"""Tables whose headings, rounds and notes are in Spanish, French or German, with the actions in English."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import book, text

ROUNDS = ("Otoño 2026", "Primavera 2027")
IN_FRENCH = ("Automne 2026", "Printemps 2027")
SPANISH = ["Escuela", "Nombre", "Ronda", "Acción", "Calificación", "Notas"]
FRENCH = ["École", "Nom", "Période", "Action", "Évaluation", "Commentaires"]
RATED = [["S1.1", 0, "falta tiempo"], ["S1.2", 1, ""], ["S1.3", 2, "falta tiempo"], ["S2.1", 3, ""]]
NOTES = ("S1.1 falta tiempo", "S1.3 falta tiempo")
TEAM = {"perspective": "School ILT"}


def one_a_row(head, rounds):
    rows = [["Benito Juárez", "Ana Ruiz", name, *rated] for name in rounds for rated in RATED]
    return lambda: {"a.csv": text([head, *rows])}


CASES = [
    *(
        Case(
            f"other languages: one rating a row, in {name}",
            one_a_row(head, rounds),
            answers=TEAM,
            questions=("perspective@a.csv",),
            rounds=rounds,
            ratings=("Benito Juárez | self | S1.1 0 1 2 3 || Benito Juárez | self | S1.1 0 1 2 3",),
            sources=("a.csv: tidy: 8 8 0 0 0",),
            notes=NOTES,
        )
        for name, head, rounds in (
            ("Spanish", SPANISH, ROUNDS),
            ("Spanish, with other words", ["Escuela", "Nombre", "Periodo", "Acción", "Puntaje", "Comentarios"], ROUNDS),
            ("French", FRENCH, IN_FRENCH),
        )
    ),
    Case(
        "other languages: what German headings say of a list",
        lambda: {
            "a.csv": text(
                [["Schule", "Name", "Runde", "Rolle", "Aktion", "Bewertung", "Anmerkung"]]
                + [["Löwen-Grundschule", "Zoë Müller", "Herbst 2026", "self", *rated] for rated in RATED],
                delimiter=";",
                encoding="cp1252",
            )
        },
        rounds=("Herbst 2026",),
        ratings=("Löwen-Grundschule | self | S1.1 0 1 2 3",),
        sources=("a.csv: tidy: 4 4 0 0 0",),
        notes=NOTES,
    ),
    Case(
        "other languages: a sheet for each season",
        lambda: {
            "a.xlsx": book({name: [["Acción", "Calificación", "Notas"], *map(list, RATED)] for name in ROUNDS}),
        },
        answers={**TEAM, "school": "Oak"},
        questions=("perspective@a.xlsx", "school@a.xlsx"),
        rounds=ROUNDS,
        ratings=("Oak | self | S1.1 0 1 2 3", "Oak | self | S1.1 0 1 2 3"),
        sources=tuple(f"a.xlsx#{name}: tidy: 4 4 0 0 0" for name in ROUNDS),
        notices=("The round is from the sheet name.",),
        notes=NOTES,
    ),
    Case(
        "other languages: the name of a season alone may be that of a school",
        lambda: {
            "a.xlsx": book(
                {name: [["Acción", "Calificación"], *(own[:2] for own in RATED)] for name in ("Primavera", "Otoño")}
            ),
        },
        answers={**TEAM, "round": "Fall 2026"},
        questions=("perspective@a.xlsx", "round@a.xlsx", "sheets@a.xlsx"),
        sources=tuple(f"a.xlsx#{name}: tidy: 4 0 0 0 4" for name in ("Primavera", "Otoño")),
    ),
    Case(
        "other languages: numbers under a word for notes are said not to be read",
        lambda: {"a.csv": text([SPANISH, *(["Oak", "Ana Ruiz", "Otoño 2026", *own[:2], own[1]] for own in RATED)])},
        answers=TEAM,
        questions=("perspective@a.csv",),
        rounds=("Otoño 2026",),
        ratings=("Oak | self | S1.1 0 1 2 3",),
        sources=("a.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "other languages: bare numbers of periods may be those of classes",
        lambda: {
            "a.csv": text(
                [["School", "Name", "Periodo", "Action", "Rating"]]
                + [["Oak", "Ana Ruiz", number, *own[:2]] for number in (1, 2) for own in RATED]
            )
        },
        answers=TEAM,
        questions=("perspective@a.csv", "round-column@a.csv"),
        sources=("a.csv: tidy: 8 0 0 0 8",),
    ),
]
