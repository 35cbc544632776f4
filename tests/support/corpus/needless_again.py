"""Questions whose answer stands in the file: sides in more words, a hint in a heading, an event, a title, a list's name."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import book, text

NAMES = ("Ana Ruiz", "Ben Cole", "Cy Day")
ACTIONS = ("S1.1", "S1.2", "S1.3", "S2.1")
RUN = "S1.1 0 1 2 3"
RATED = [["Action", "Rating"], *map(list, zip(ACTIONS, range(4), strict=True))]
SIDE_AND_ROUND = {"answers": {"perspective": "self"}, "questions": ("perspective@a.xlsx",)}


def form(heading, *sides):
    """Return a form of two actions: 0 1 of the first, 1 2 of the second, and so on."""
    rows = (
        [name, "Oak", "Fall 2026", side, n, n + 1] for n, (name, side) in enumerate(zip(NAMES, sides, strict=False))
    )
    return {"a.csv": text([["Name", "School", "Round", heading, "S1.1", "S1.2"], *rows])}


def event(name):
    head = ["record_id", "redcap_event_name", "school", "your_name", "team", "s1_1", "s1_2"]
    return {"r.csv": text([head, [1, name, "Oak", "Ana Ruiz", "School ILT", 0, 1]])}


def records(called):
    """Return a list as Airtable writes it: a name of each record, and who rated."""
    rows = (
        [called(school, name, own), school, "Fall 2026", "School ILT", name, own, n]
        for school in ("Oak", "Elm")
        for name in NAMES[:2]
        for n, own in enumerate(ACTIONS)
    )
    return {"a.csv": text([["Name", "School", "Round", "Team", "Rated by", "Action", "Rating"], *rows])}


CASES = [
    *(
        Case(
            f"needless again: {sides[0]} below {heading}",
            lambda heading=heading, sides=sides: form(heading, *sides),
            ratings=("Oak | self | S1.1 0 1", "Oak | cross | S1.1 1 2"),
            sources=("a.csv: wide: 4 4 0 0 0",),
        )
        for heading, sides in (
            ("Role", ("Teacher on the school ILT", "A district ILT member (outside perspective)")),
            ("Role", ("School leader / school ILT member", "District ILT member (external)")),
            ("Who are you?", ("Teacher on the school ILT", "District ILT")),
            ("Where do you work?", ("At a school", "At the district office")),
            ("Perspective", ("At a school", "At the district")),
        )
    ),
    *(
        Case(
            f"needless again: {side} may be of another school or team, so it is asked",
            lambda side=side: form("Role", "School ILT", side),
            questions=(f"perspective:{side}@a.csv",),
            sources=("a.csv: wide: 4 0 0 0 4",),
        )
        for side in ("School ILT (outside view)", "Coach for the school ILT", "Other school ILT member")
    ),
    Case(
        "needless again: a heading that says when to leave it blank",
        lambda: {
            "a.csv": text(
                [
                    ["Round", "Name", "Team", "Your school (leave blank if you work at the district office)", "D1.1"],
                    ["Fall 2026", "Ana Ruiz", "School ILT", "Oak", 1],
                    ["Fall 2026", "Ben Cole", "District ILT", "", 2],
                ]
            )
        },
        ratings=("Oak | cross | D1.1 1", " | self | D1.1 2"),
        sources=("a.csv: wide: 2 2 0 0 0",),
    ),
    *(
        Case(
            f"needless again: the one event {name} of REDCap",
            lambda name=name: event(name),
            ratings=("Oak | self | S1.1 0 1",),
            sources=("r.csv: wide: 2 2 0 0 0",),
        )
        for name in ("fall_2026_arm_1", "Fall 2026 (Arm 1: ILT)")
    ),
    Case(
        "needless again: an event without a time is asked",
        lambda: event("baseline_arm_1"),
        questions=("round@r.csv",),
        sources=("r.csv: wide: 2 0 0 0 2",),
    ),
    *(
        Case(
            f"needless again: a list with {what} for each record, next to who rated",
            lambda called=called: records(called),
            ratings=(f"Elm | self | {RUN} || Oak | self | {RUN}",) * 2,
            sources=("a.csv: tidy: 16 16 0 0 0",),
        )
        for what, called in (
            ("a name", lambda school, name, own: f"{school}-{own}-{name}"),
            ("a school and a rater", lambda school, name, _: f"{school} – {name}"),
        )
    ),
    *(
        Case(
            f"needless again: {title} above the table",
            lambda title=title: {"a.xlsx": book({"Sheet1": [[title], ["Round", "Fall 2026"], [], *RATED]})},
            **SIDE_AND_ROUND,
            ratings=(f"Oak Elementary | self | {RUN}",),
            sources=("a.xlsx#Sheet1: tidy: 4 4 0 0 0",),
        )
        for title in ("Oak Elementary ILT Self-Assessment", "Oak Elementary ILT ratings")
    ),
    *(
        Case(
            f"needless again: the questions {school} and {team}",
            lambda school=school, team=team: {
                "a.csv": text(
                    [
                        ["Timestamp", "Name", "Round", school, team, "S1.1", "S1.2"],
                        ["10/5/2026 9:00:00", "Ana Ruiz", "Fall 2026", "Oak", "School ILT", 0, 1],
                        ["10/5/2026 9:01:00", "Ben Cole", "Fall 2026", "Elm", "District ILT", 2, 3],
                    ]
                )
            },
            ratings=("Oak | self | S1.1 0 1", "Elm | cross | S1.1 2 3"),
            sources=("a.csv: Google Forms: 4 4 0 0 0",),
        )
        for school, team in (
            ("If you are on a school ILT, which school?", "Which team are you rating from?"),
            ("Which school ILT are you reflecting on?", "Respondent team"),
        )
    ),
    *(
        Case(
            f"needless again: a list with a name for each record, a respondent and {heading} with one team",
            lambda heading=heading: {
                "a.csv": text(
                    [
                        ["Name", "School", "Respondent", heading, "Cycle", "Action", "Rating"],
                        *(
                            [f"Oak / {name} / {own}", "Oak", name, "School ILT", "Fall 2026", own, n]
                            for name in NAMES[:2]
                            for n, own in enumerate(ACTIONS)
                        ),
                    ]
                )
            },
            ratings=(f"Oak | self | {RUN}",) * 2,
            sources=("a.csv: tidy: 8 8 0 0 0",),
        )
        for heading in ("Team", "Respondent team")
    ),
    *(
        Case(
            f"needless again: a column {heading} next to the ratings holds none",
            lambda heading=heading: {
                "a.csv": text(
                    [
                        ["School", "Round", "Team", "Name", "Action", "Rating", heading],
                        *(
                            ["Oak", "Fall 2026", "School ILT", "Ana Ruiz", own, n, (2, 3, 3, 2)[n]]
                            for n, own in enumerate(ACTIONS)
                        ),
                    ]
                )
            },
            ratings=(f"Oak | self | {RUN}",),
            sources=("a.csv: tidy: 4 4 0 0 0",),
        )
        for heading in ("Goal (spring)", "Target", "Goal for June 2027")
    ),
    Case(
        "needless again: schools above two columns of sides each",
        lambda: {
            "a.xlsx": book(
                {
                    "Fall": [
                        ["Round: Fall 2026"],
                        ["Action", "Oak Elementary", None, "Elm Elementary", None],
                        ["", "Self", "District ILT", "Self", "District ILT"],
                        *([own, *((n + more) % 4 for more in range(4))] for n, own in enumerate(ACTIONS)),
                    ]
                },
                ["B2:C2", "D2:E2"],
            )
        },
        ratings=(
            *("Oak Elementary | self | S1.1 0 1 2 3", "Oak Elementary | cross | S1.1 1 2 3 0"),
            *("Elm Elementary | self | S1.1 2 3 0 1", "Elm Elementary | cross | S1.1 3 0 1 2"),
        ),
        sources=("a.xlsx#Fall: by column: 16 16 0 0 0",),
    ),
    Case(
        "needless again: tabs called by the first word of the school in their title",
        lambda: {
            "a.xlsx": book(
                {
                    school: [[f"{school} Elementary ILT Self-Assessment"], ["Round", "Fall 2026"], [], *RATED]
                    for school in ("Oak", "Elm")
                }
            )
        },
        **SIDE_AND_ROUND,
        ratings=(f"Oak Elementary | self | {RUN}", f"Elm Elementary | self | {RUN}"),
        sources=("a.xlsx#Oak: tidy: 4 4 0 0 0", "a.xlsx#Elm: tidy: 4 4 0 0 0"),
    ),
]
