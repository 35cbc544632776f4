"""Headings of forms and of wide tables that say more than an action: a question, a school, a side, a time, an option."""

from functools import partial

from tests.support.corpus.case import Case
from tests.support.corpus.writers import LABELS, NUMBERED, WORDS, book, text

TWO = ["S1.1", "S1.2"]
START = {action: f"{WORDS[action][:59]}…" for action in TWO}
WHO = ["Round", "Name", "School", "Team"]
ANA = ["Fall 2026", "Ana", "Birch Elementary", "School ILT"]
BIRCH = "Birch Elementary | self | S1.1 0 3"
MONKEY = ["Respondent ID", "Collector ID"]


def one(heads, cells, *, who=WHO, ana=ANA):
    """Return a form that one person answered."""
    return text([[*who, *heads], [*ana, *cells]])


def both(before="", after=""):
    """Return the wordings of two actions with something around each."""
    return [f"{before}{WORDS[action]}{after}" for action in TWO]


def pair(title):
    """Return two templates next to each other, each with the name of its rater above it, below one title."""
    rated = [
        [WORDS[action], own, "", "", WORDS[action], other, ""]
        for action, own, other in (("S1.1", 0, 1), ("S1.2", 3, 2))
    ]
    head = ["School ILT Actions", "Rating", "Notes"]
    return {"pair.csv": text([[title, *[""] * 6], ["Ana", "", "", "", "Ben", "", ""], [*head, "", *head], *rated])}


CASES = [
    Case(
        "headings: the question behind each action",
        lambda: {"behind.csv": one(both(after=":Rate each of these actions"), [0, 3])},
        ratings=(BIRCH,),
        sources=("behind.csv: wide: 2 2 0 0 0",),
    ),
    Case(
        "headings: a question behind each action with the scale's ends",
        lambda: {
            "ends.csv": one(
                both(after=f":How consistently is this in place? 0 = {LABELS[0]}, 3 = {LABELS[3]}"),
                [0, 3],
            )
        },
        ratings=(BIRCH,),
        sources=("ends.csv: wide: 2 2 0 0 0",),
    ),
    Case(
        "headings: a question behind each action that may ask something else leads to matching columns",
        lambda: {"hard.csv": one(both(after=":How hard is this?"), [0, 3])},
        questions=("column@hard.csv",),
        problems=("hard.csv: layout-unknown: ",),
        sources=("hard.csv: : 0 0 0 0 0",),
    ),
    Case(
        "headings: today's ratings next to what should be",
        lambda: {
            "today.csv": one(
                [f"{WORDS[action]} [{when}]" for action in TWO for when in ("Today", "Where we want to be")],
                [0, 3, 3, 2],
            )
        },
        ratings=(BIRCH,),
        problems=tuple(
            f"today.csv!{cell}: action-unknown: {START[action]}" for cell, action in (("F1", "S1.1"), ("H1", "S1.2"))
        ),
        sources=("today.csv: Google Forms: 4 2 0 2 0",),
    ),
    Case(
        "headings: blocks whose titles are a school and a question that names it again",
        lambda: {
            "blocks.csv": one(
                [
                    head
                    for school in ("Birch Elementary", "Cedar Middle School")
                    for head in both(before=f"{school} - Rate each action at {school} - ")
                ],
                [0, 3, 1, 2],
                who=["Round", "Name", "Team"],
                ana=["Fall 2026", "Dan", "District ILT"],
            )
        },
        ratings=("Birch Elementary | cross | S1.1 0 3 || Cedar Middle School | cross | S1.1 1 2",),
        sources=("blocks.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "headings: a first and a second school that one person reviews",
        lambda: {
            "two.csv": text(
                [
                    [
                        "Round",
                        "Name",
                        "Team",
                        "First school you review",
                        *both(),
                        "Second school you review",
                        *both(after="2"),
                    ],
                    ["Fall 2026", "Dan", "District ILT", "Birch Elementary", 0, 3, "Cedar Middle School", 1, 2],
                ]
            )
        },
        ratings=("Birch Elementary | cross | S1.1 0 3 || Cedar Middle School | cross | S1.1 1 2",),
        sources=("two.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "headings: school years behind each action",
        lambda: {
            "years.csv": one(
                [f"{action} {year}" for action in TWO for year in ("24-25", "25-26")],
                [0, 1, 3, 2],
                who=WHO[1:],
                ana=ANA[1:],
            )
        },
        rounds=("2024-25", "2025-26"),
        ratings=("Birch Elementary | self | S1.1 0 3 || Birch Elementary | self | S1.1 1 2",),
        sources=("years.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "headings: sides in a row below the ids, in a table of schools",
        lambda: {
            "sides.xlsx": book(
                {
                    "ILT": [
                        ["", "", "S1.1", "", "S1.2", ""],
                        ["School", "Round", "School ILT", "District ILT", "School ILT", "District ILT"],
                        ["Birch Elementary", "Fall 2026", 0, 1, 3, 2],
                        ["Cedar High", "Fall 2026", 2, 3, 1, 0],
                    ]
                }
            )
        },
        ratings=(
            BIRCH,
            "Birch Elementary | cross | S1.1 1 2",
            "Cedar High | self | S1.1 2 1",
            "Cedar High | cross | S1.1 3 0",
        ),
        sources=("sides.xlsx#ILT: wide: 8 8 0 0 0",),
    ),
    Case(
        "headings: sides of one person's row lead to matching columns, for nobody is of both",
        lambda: {
            "nobody.csv": text(
                [
                    [
                        "Name",
                        "School",
                        *(f"{action} ({side} ILT)" for action in TWO for side in ("School", "District")),
                    ],
                    ["Fall 2026", "Ana", "Birch Elementary", 0, 1, 3, 2],
                ]
            )
        },
        questions=("column@nobody.csv",),
        problems=("nobody.csv: two-columns-one-name: ",),
        sources=("nobody.csv: : 0 0 0 0 0",),
    ),
    Case(
        "headings: ids without their letter, below a title that names the assessment",
        lambda: {
            "bare.csv": text(
                [
                    ["School ILT self-assessment", *[""] * 7],
                    [*WHO, "1.1", "1.2", "1.3", "2.1"],
                    [*ANA, 0, 3, 1, 2],
                ]
            )
        },
        ratings=("Birch Elementary | self | S1.1 0 3 1 2",),
        sources=("bare.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "headings: ids without their letter, of which one is no action's, lead to matching columns",
        lambda: {
            "own.csv": text(
                [
                    ["School ILT self-assessment", *[""] * 7],
                    [*WHO, "1.1", "1.2", "1.3", "1.4"],
                    [*ANA, 0, 3, 1, 2],
                ]
            )
        },
        questions=("column@own.csv",),
        problems=("own.csv: layout-unknown: ",),
        sources=("own.csv: : 0 0 0 0 0",),
    ),
    Case(
        "headings: ids without their letter and no word of the assessment lead to matching columns",
        lambda: {
            "which.csv": text(
                [
                    [*WHO, "1.1", "1.2", "1.3", "2.1"],
                    [*ANA, 0, 3, 1, 2],
                ]
            )
        },
        questions=("column@which.csv",),
        problems=("which.csv: layout-unknown: ",),
        sources=("which.csv: : 0 0 0 0 0",),
    ),
    Case(
        "headings: codes of LimeSurvey that are ids",
        lambda: {
            "codes.csv": text(
                [
                    ["id", "submitdate", "lastpage", "round", "name", "school", "team", "s[S11]", "s[S12]"],
                    [1, "2026-09-14 10:00:00", 3, *ANA, 0, 3],
                ]
            )
        },
        ratings=(BIRCH,),
        sources=("codes.csv: LimeSurvey: 2 2 0 0 0",),
    ),
    Case(
        "headings: a column a choice of 0 and 1 next to the action's own, which say the same",
        lambda: {
            "split.csv": one(
                [
                    f"{WORDS[action]}{choice}"
                    for action in TWO
                    for choice in ("", *(f"/{number} – {label}" for number, label in enumerate(LABELS)))
                ],
                ["0 – Not present", 1, 0, 0, 0, f"3 – {LABELS[3]}", 0, 0, 0, 1],
            )
        },
        ratings=(BIRCH,),
        sources=("split.csv: wide: 2 2 0 0 0",),
    ),
    Case(
        "headings: a column a choice that says something else than the action's own leads to matching columns",
        lambda: {
            "torn.csv": one(
                [f"{WORDS['S1.1']}{choice}" for choice in ("", *(f"/{choice}" for choice in NUMBERED))],
                [NUMBERED[0], 0, 1, 0, 0],
            )
        },
        questions=("column@torn.csv",),
        problems=("torn.csv: two-columns-one-name: ",),
        sources=("torn.csv: : 0 0 0 0 0",),
    ),
    Case(
        "headings: the school in a column an option, and the place of each choice as its number",
        lambda: {
            "options.csv": text(
                [
                    [
                        *MONKEY,
                        "Round",
                        "First Name",
                        "Your team",
                        "Which school are you rating?",
                        "",
                        WORDS["S1.1"],
                        *[""] * 3,
                    ],
                    [*[""] * 4, "Response", "Birch Elementary", "Cedar High", *LABELS],
                    ["1", "7", "Fall 2026", "Ana", "School ILT", "Birch Elementary", "", 1, "", "", ""],
                    ["2", "7", "Fall 2026", "Ben", "School ILT", "", "Cedar High", "", "", 3, ""],
                ]
            )
        },
        ratings=("Birch Elementary | self | S1.1 0", "Cedar High | self | S1.1 2"),
        sources=("options.csv: SurveyMonkey: 2 2 0 0 0",),
    ),
    Case(
        "headings: the school in a list for each level",
        lambda: {
            "levels.csv": text(
                [
                    ["Round", "Name", "Elementary: pick your school", "Middle: pick your school", "Team", *TWO],
                    ["Fall 2026", "Ana", "Birch Elementary", "", "School ILT", 0, 3],
                    ["Fall 2026", "Ben", "", "Cedar Middle", "School ILT", 1, 2],
                ]
            )
        },
        ratings=(BIRCH, "Cedar Middle | self | S1.1 1 2"),
        sources=("levels.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "headings: who are you, of which some answers are known",
        lambda: {
            "who.csv": text(
                [
                    ["Round", "Name", "School", "Who are you?", *TWO],
                    ["Fall 2026", "Ana", "Birch Elementary", "Member of the school ILT", 0, 3],
                    ["Fall 2026", "Dan", "Birch Elementary", "From the central office", 1, 2],
                ]
            )
        },
        answers={"perspective:From the central office": "District ILT"},
        questions=("perspective:From the central office@who.csv",),
        ratings=(BIRCH, "Birch Elementary | cross | S1.1 1 2"),
        sources=("who.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "headings: notes under the same words after each action, and comments in Spanish that name it",
        lambda: {
            "notes.csv": one(
                ["S1.1", "Evidence / comments", "S1.2", "Evidence / comments"], [0, "2 rooms", 3, "folder 1"]
            ),
            "notas.csv": text(
                [
                    [
                        *WHO,
                        *(head for action in TWO for head in (WORDS[action], f"Comentarios sobre: {WORDS[action]}")),
                    ],
                    ["Fall 2026", "Eva", *ANA[2:], 1, "3 salas", 2, "bien"],
                ]
            ),
        },
        ratings=(BIRCH, "Birch Elementary | self | S1.1 1 2"),
        notes=("S1.1 2 rooms", "S1.2 folder 1", "S1.1 3 salas", "S1.2 bien"),
        sources=("notes.csv: wide: 2 2 0 0 0", "notas.csv: wide: 2 2 0 0 0"),
    ),
    Case(
        "headings: Spanish ones of a table with a goal",
        lambda: {
            "tabla.csv": text(
                [
                    ["Ronda", "Fall 2026", "", "", ""],
                    ["Round", "Fall 2026", "", "", ""],
                    ["Escuela", "Birch Elementary", "", "", ""],
                    ["Name", "Eva", "", "", ""],
                    ["Código", "Acción", "Calificación", "Promedio", "Observaciones"],
                    ["S1.1", WORDS["S1.1"], 0, 1.5, "bien"],
                    ["S1.2", WORDS["S1.2"], 3, 2.5, ""],
                ]
            )
        },
        answers={"perspective": "School ILT"},
        questions=("perspective@tabla.csv",),
        ratings=(BIRCH,),
        sources=("tabla.csv: tidy: 2 2 0 0 0",),
    ),
    Case(
        "headings: labels in another language are asked about, each",
        lambda: {
            "etiquetas.csv": text(
                [
                    [*WHO, *TWO],
                    ["Fall 2026", "Eva", *ANA[2:], "No presente", "Presente"],
                    ["Fall 2026", "Luz", *ANA[2:], "Presente", ""],
                    ["Fall 2026", "Sol", *ANA[2:], "No presente", "Presente"],
                ]
            )
        },
        answers={"rating:No presente": "0", "rating:Presente": "3"},
        questions=("rating:No presente@etiquetas.csv", "rating:Presente@etiquetas.csv"),
        ratings=(BIRCH, "Birch Elementary | self | S1.1 3 -", BIRCH),
        sources=("etiquetas.csv: wide: 6 5 1 0 0",),
    ),
    Case(
        "headings: what was said to be no rating stays a problem",
        lambda: {"codes.csv": text([[*WHO, *TWO], [*ANA, "A1", "A2"], ["Fall 2026", "Ben", *ANA[2:], "A2", "A1"]])},
        answers={"rating:A1": "1", "rating:A2": "not a rating"},
        questions=("rating:A1@codes.csv", "rating:A2@codes.csv"),
        ratings=("Birch Elementary | self | S1.1 1", "Birch Elementary | self | S1.2 1"),
        problems=("codes.csv!F2: not-a-rating: A2", "codes.csv!E3: not-a-rating: A2"),
        sources=("codes.csv: wide: 4 2 0 2 0",),
    ),
    Case(
        "headings: school years before each id",
        lambda: {
            "before.csv": one(
                [f"{year} {action}" for action in TWO for year in ("24-25", "25-26")],
                [0, 1, 3, 2],
                who=WHO[1:],
                ana=ANA[1:],
            )
        },
        rounds=("2024-25", "2025-26"),
        ratings=("Birch Elementary | self | S1.1 0 3 || Birch Elementary | self | S1.1 1 2",),
        sources=("before.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "headings: a list of people with each school in the first row of its block alone",
        lambda: {
            "list.csv": text(
                [
                    [*WHO, *TWO],
                    [*ANA, 0, 3],
                    ["Fall 2026", "Ben", "", "School ILT", 1, 2],
                    ["Fall 2026", "Cy", "Cedar High", "School ILT", 2, 1],
                    ["Fall 2026", "Dee", "", "School ILT", 3, 0],
                ]
            )
        },
        ratings=(
            BIRCH,
            "Birch Elementary | self | S1.1 1 2",
            "Cedar High | self | S1.1 2 1",
            "Cedar High | self | S1.1 3 0",
        ),
        sources=("list.csv: wide: 8 8 0 0 0",),
        notices=("Where the school is blank",),
    ),
    Case(
        "headings: a list of people in which one left out the school is no list of blocks",
        lambda: {
            "gap.csv": text(
                [
                    [*WHO, *TWO],
                    [*ANA, 0, 3],
                    ["Fall 2026", "Ben", "", "School ILT", 1, 2],
                    ["Fall 2026", "Cy", "Cedar High", "School ILT", 2, 1],
                ]
            )
        },
        ratings=(BIRCH, "Cedar High | self | S1.1 2 1"),
        problems=("gap.csv!C3: school-missing: ",),
        sources=("gap.csv: wide: 6 4 0 2 0",),
    ),
    Case(
        "headings: ids next to wordings of which one is another action's",
        lambda: {
            "ids.csv": text(
                [
                    ["School", "Birch Elementary", ""],
                    ["Round", "Fall 2026", ""],
                    ["Name", "Ana", ""],
                    ["ID", "Action", "Rating"],
                    ["S1.1", WORDS["S1.1"], 0],
                    ["S1.2", WORDS["S1.2"], 3],
                    ["S1.3", WORDS["S4.1"], 2],
                ]
            )
        },
        answers={"perspective": "School ILT"},
        questions=("perspective@ids.csv",),
        ratings=(BIRCH,),
        problems=("ids.csv!A7: action-disagrees: S1.3",),
        sources=("ids.csv: tidy: 3 2 0 1 0",),
    ),
    Case(
        "headings: ids next to wordings, and a column for each rater",
        lambda: {
            "columns.csv": text(
                [
                    ["School", "Birch Elementary", "", ""],
                    ["Round", "Fall 2026", "", ""],
                    ["ID", "Action", "Rater 1", "Rater 2"],
                    ["S1.1", WORDS["S1.1"], 0, 1],
                    ["S1.2", WORDS["S1.2"], 3, 2],
                    ["S1.3", WORDS["S4.1"], 2, 2],
                ]
            )
        },
        answers={"perspective": "School ILT"},
        questions=("perspective@columns.csv",),
        ratings=(BIRCH, "Birch Elementary | self | S1.1 1 2"),
        problems=("columns.csv!A6: action-disagrees: S1.3",),
        sources=("columns.csv: by column: 6 4 0 2 0",),
    ),
    *(
        Case(
            f"headings: two templates next to each other below “{title}”, each with the name of its rater",
            partial(pair, title),
            answers={"titles": "raters", "perspective": "School ILT"},
            questions=("titles@pair.csv", "perspective@pair.csv"),
            ratings=(BIRCH, "Birch Elementary | self | S1.1 1 2"),
            sources=("pair.csv: template: 4 4 0 0 0",),
        )
        for title in ("Birch Elementary Fall 2026", "Fall 2026 – Birch Elementary – School ILT")
    ),
    Case(
        "headings: Bldg is the school, and brackets hold the reason of not rated",
        lambda: {
            "bldg.csv": text(
                [
                    ["Bldg", "Rater", "Round", "Side", "Action", "Score"],
                    ["Birch Elementary", "Ana", "Fall 2026", "Self", "S1.1", 0],
                    ["Birch Elementary", "Ana", "Fall 2026", "Self", "S1.2", 3],
                    ["Birch Elementary", "Ana", "Fall 2026", "Self", "S1.3", "N/A (new team)"],
                ]
            )
        },
        ratings=("Birch Elementary | self | S1.1 0 3 -",),
        sources=("bldg.csv: tidy: 3 2 1 0 0",),
        notes=("S1.3 new team",),
    ),
]
