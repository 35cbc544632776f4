"""Exports of REDCap: variables and codes in place of words, groups of people who see one school's records."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import text

RATED = ["s1_1", "s1_2", "s1_3"]


def codes(heading):
    """Return an export of raw data in which a number says of which team the rater is."""
    head = ["record_id", "rater_name", "school", heading, *RATED, "school_ilt_complete"]
    rows = [["1", "Ana Ruiz", "Oak", "1", "0", "1", "2"], ["2", "Ben Cole", "Oak", "2", "3", "", "1"]]
    rows += [["3", "Cam Dietz", "Elm", "1", "2", "2", "0"], ["4", "Ben Cole", "Elm", "2", "1", "0", "3"]]
    return text([head, *([*row, "2"] for row in rows)])


def groups(heading, *schools):
    """Return an export whose records belong to groups that are called by their schools."""
    head = ["record_id", "round", heading, "rater_email", "perspective", *RATED, "school_ilt_complete"]
    head += ["school"] if schools else []
    rows = []
    for record, group, email, side, school in (
        ("1", "oak_elementary", "ana@rb.us", "self", "Oak"),
        ("2", "oak_elementary", "ben@rb.us", "cross", "Oak"),
        ("3", "elm_middle", "ben@rb.us", "cross", "Elm"),
    ):
        rows.append([record, "Fall 2026", group, email, side, "0", "1", record, "2"])
        rows[-1] += [school] if schools else []
    return text([head, *rows])


SIDES = {"round": "Fall 2026", "side-column": "yes", "perspective:1": "School ILT", "perspective:2": "District ILT"}
BOTH = (
    "Elm | cross | S1.1 1 0 3 || Oak | cross | S1.1 3 - 1",
    "Elm | self | S1.1 2 2 0",
    "Oak | self | S1.1 0 1 2",
)


def checkboxes(yes, no, last=("",)):
    """Return an export with labels, in which a column an option says whether it was checked."""
    options = ("School ILT", "District ILT")
    head = ["Record ID", "Round", "School", *(f"Your team (choice={option})" for option in options), *RATED]
    rows = [["1", "Fall 2026", "Oak", yes, no, "0", "1", "2"], ["2", "Fall 2026", "Oak", no, yes, "3", "", "1"]]
    rows += [["3", "Fall 2026", "Elm", *last, "2", "2", "0"]] if len(last) > 1 else []
    return text([head, *rows])


CHECKED = ("Oak | cross | S1.1 3 - 1", "Oak | self | S1.1 0 1 2")

REPEATED = [
    ["Record ID", "Repeat Instrument", "Repeat Instance", "Round", "Rater name", "School", "Rater type", *RATED],
    ["1", "", "", "", "Ana Ruiz", "Oak", "self", "", "", ""],
    ["1", "ILT Rating", "1", "Fall 2026", "", "", "", "0", "1", "2"],
    ["2", "", "", "", "Ben Cole", "Oak", "cross", "", "", ""],
    ["2", "ILT Rating", "1", "Fall 2026", "", "", "", "3", "", "1"],
]
EVENTS = [
    ["Record ID", "Event Name", "School", "Your name", "You are", "Complete?", *RATED],
    ["1", "Fall 2026 (Arm 1: ILT)", "Oak", "Ana Ruiz", "School ILT", "Complete", "0", "1", "2"],
    ["1", "Spring 2027 (Arm 1: ILT)", "Oak", "", "", "Complete", "1", "2", "2"],
    ["2", "Fall 2026 (Arm 1: ILT)", "Oak", "Ben Cole", "District ILT", "Complete", "3", "", "1"],
    ["2", "Spring 2027 (Arm 1: ILT)", "Oak", "", "", "Complete", "3", "2", "1"],
]

RAW = ["record_id", "redcap_event_name", "rater_name", "school", "team", *RATED, "ilt_complete"]
FALL, SPRING = "fall_2026_arm_1", "spring_2027_arm_1"
ANA, BEN, CAM = (
    ["Ana Ruiz", "Oak", "School ILT"],
    ["Ben Cole", "Oak", "District ILT"],
    ["Cam Dietz", "Elm", "School ILT"],
)
BLANK = ["", "", ""]
TWICE = (
    "Oak | self | S1.1 0 1 2 || Oak | self | S1.1 1 3 2",
    "Oak | cross | S1.1 3 0 1 || Oak | cross | S1.1 3 2 1",
    "Elm | self | S1.1 1 1 0 || Elm | self | S1.1 2 2 0",
)
MARKS = (("0", "1", "2"), ("1", "3", "2"), ("3", "0", "1"), ("3", "2", "1"), ("2", "2", "0"), ("1", "1", "0"))
BOTH_ROUNDS = ("Fall 2026", "Spring 2027")
TOOK = ("these answers count for all of its rows: “rater_name”, “school” and “team”",)


def events(*people, order=range(6), when=(FALL, SPRING)):
    """Return an export of three records in two events; ``people`` are who stands in each of the six rows."""
    rows = [
        [f"{at // 2 + 1}", when[at % 2], *person, *marks, "2"]
        for at, (person, marks) in enumerate(zip(people, MARKS, strict=True))
    ]
    return [RAW, *(rows[at] for at in order)]


def record_case(what, rows, **expected):
    return Case(
        f"redcap: {what}",
        lambda: {"DATA.csv": text(rows)},
        **{"rounds": BOTH_ROUNDS, "ratings": TWICE, "sources": ("DATA.csv: wide: 18 18 0 0 0",), "notices": TOOK}
        | expected,
    )


def with_profile(repeated):
    """Return an export in which an instrument of its own says who somebody is, and ratings are of repeated instances."""
    head = ["record_id", "redcap_repeat_instrument", "redcap_repeat_instance", *RAW[2:5], "round", *RAW[5:]]
    rows = [head]
    for at, person in enumerate((ANA, BEN, CAM)):
        rows.append([f"{at + 1}", "profile" if repeated else "", "1" if repeated else "", *person, "", "", "", "", ""])
        for number, name in enumerate(BOTH_ROUNDS):
            # One of them wrote the school once more.
            own = ["", "Elm", ""] if person is CAM and number else BLANK
            rows.append([f"{at + 1}", "ilt", f"{number + 1}", *own, name, *MARKS[2 * at + number], "2"])
    return rows


CASES = [
    record_case("later rows of some records say once more who it is", events(ANA, ANA, BEN, BLANK, CAM, BLANK)),
    record_case(
        "the event stands before the record's id",
        [[row[1], row[0], *row[2:]] for row in events(ANA, BLANK, BEN, BLANK, CAM, BLANK)],
    ),
    record_case(
        "an event column, and one of repeats that is blank",
        [
            [*row[:2], *(["redcap_repeat_instrument"] if row is RAW else [""]), *row[2:]]
            for row in events(ANA, BLANK, BEN, BLANK, CAM, BLANK)
        ],
    ),
    record_case(
        "no event column, but rounds in words",
        [
            ["round" if cell == "redcap_event_name" else cell for cell in row]
            for row in events(ANA, BLANK, BEN, BLANK, CAM, BLANK, when=BOTH_ROUNDS)
        ],
    ),
    record_case(
        "a record without the row that says who it is",
        events(ANA, BLANK, BEN, BLANK, CAM, BLANK, order=(0, 1, 3, 4, 5)),
        ratings=(TWICE[0], TWICE[2]),
        sources=("DATA.csv: wide: 15 12 0 3 0",),
        problems=("DATA.csv!4: names-nobody: ",),
    ),
    record_case(
        "one record names two people, so no name is carried",
        events(ANA, ["Ana Bell", *ANA[1:]], BEN, BLANK, CAM, BLANK),
        ratings=(
            "Oak | self | S1.1 0 1 2",
            "Oak | self | S1.1 1 3 2",
            "Oak | cross | S1.1 3 0 1",
            "Elm | self | S1.1 2 2 0",
        ),
        sources=("DATA.csv: wide: 18 12 0 6 0",),
        problems=("DATA.csv!C5: names-nobody: ", "DATA.csv!C7: names-nobody: "),
        notices=("count for all of its rows: “school” and “team”",),
    ),
    *(
        record_case(
            f"a profile says who it is, in a row {what}",
            with_profile(repeated),
            sources=("DATA.csv: wide: 27 18 9 0 0",),
        )
        for what, repeated in (("of its own", False), ("of an instrument of its own", True))
    ),
    Case(
        "redcap: who rated stands in the first event of each record alone",
        lambda: {"events.csv": text(EVENTS)},
        rounds=("Fall 2026", "Spring 2027"),
        ratings=(
            "Oak | self | S1.1 0 1 2 || Oak | self | S1.1 1 2 2",
            "Oak | cross | S1.1 3 - 1 || Oak | cross | S1.1 3 2 1",
        ),
        sources=("events.csv: wide: 12 11 1 0 0",),
        notices=("these answers count for all of its rows: “Your name” and “You are”",),
    ),
    Case(
        "redcap: a name that a later event has, too, is carried to none",
        lambda: {
            "events.csv": text(
                [*EVENTS[:2], [*EVENTS[2][:3], "Ana Ruiz-Bell", "School ILT", *EVENTS[2][5:]], EVENTS[3]]
                + [[*EVENTS[4][:4], "District ILT", *EVENTS[4][5:]]]
            )
        },
        rounds=("Fall 2026", "Spring 2027"),
        ratings=("Oak | self | S1.1 0 1 2", "Oak | self | S1.1 1 2 2", "Oak | cross | S1.1 3 - 1"),
        problems=("events.csv!D5: names-nobody: ",),
        sources=("events.csv: wide: 12 8 1 3 0",),
    ),
    *(
        Case(
            f"redcap: the rater's team as a code, under “{heading}”",
            lambda heading=heading: {"DATA.csv": codes(heading)},
            answers=SIDES,
            questions=tuple(f"{key}@DATA.csv" for key in SIDES),
            ratings=BOTH,
            sources=("DATA.csv: wide: 12 11 1 0 0",),
        )
        for heading in ("rater_team", "I am a member of the", "Respondent's ILT")
    ),
    *(
        Case(
            f"redcap: the school as a group of people, under “{heading}”",
            lambda heading=heading: {"DATA.csv": groups(heading)},
            ratings=(
                "elm_middle | cross | S1.1 0 1 3 || oak_elementary | cross | S1.1 0 1 2",
                "oak_elementary | self | S1.1 0 1 1",
            ),
            sources=("DATA.csv: wide: 9 9 0 0 0",),
        )
        for heading in ("redcap_data_access_group", "Data Access Group")
    ),
    *(
        Case(
            f"redcap: the rater's team in a column an option, {yes} and {no}",
            lambda yes=yes, no=no: {"DATA.csv": checkboxes(yes, no)},
            ratings=CHECKED,
            sources=("DATA.csv: wide: 6 5 1 0 0",),
        )
        for yes, no in (("1", "0"), ("Checked", "Unchecked"))
    ),
    Case(
        "redcap: a record's own row rates nothing, and needs no round",
        lambda: {"DATA.csv": text(REPEATED)},
        ratings=("Oak | self | S1.1 0 1 2", "Oak | cross | S1.1 3 - 1"),
        sources=("DATA.csv: wide: 12 5 7 0 0",),
    ),
    Case(
        "redcap: a rating in a record's own row needs a round",
        lambda: {"DATA.csv": text([*REPEATED[:3], ["2", "", "", "", "Ben Cole", "Oak", "cross", "", "2", ""]])},
        ratings=("Oak | self | S1.1 0 1 2",),
        sources=("DATA.csv: wide: 9 3 3 3 0",),
        problems=("DATA.csv!D4: round-missing: ",),
    ),
    Case(
        "redcap: no option of the team is checked in a row",
        lambda: {"DATA.csv": checkboxes("1", "0", ("0", "0"))},
        ratings=CHECKED,
        sources=("DATA.csv: wide: 9 5 1 3 0",),
        problems=("DATA.csv!D4: perspective-missing: ",),
    ),
    Case(
        "redcap: both options of the team are checked in a row",
        lambda: {"DATA.csv": checkboxes("Checked", "Unchecked", ("Checked", "Checked"))},
        answers={"perspective:School ILT District ILT": "School ILT"},
        questions=("perspective:School ILT District ILT@DATA.csv",),
        ratings=(*CHECKED, "Elm | self | S1.1 2 2 0"),
        sources=("DATA.csv: wide: 9 8 1 0 0",),
    ),
    Case(
        "redcap: a column of schools next to groups of people",
        lambda: {"DATA.csv": groups("redcap_data_access_group", "Oak", "Elm")},
        ratings=("Elm | cross | S1.1 0 1 3 || Oak | cross | S1.1 0 1 2", "Oak | self | S1.1 0 1 1"),
        sources=("DATA.csv: wide: 9 9 0 0 0",),
    ),
    Case(
        "redcap: each side said twice, in words and in brackets",
        lambda: {
            "DATA.csv": text(
                [
                    ["Round", "School", "Rater type", "Name", *RATED],
                    ["Fall 2026", "Oak", "Self (School ILT)", "Ana Ruiz", 0, 1, 2],
                    ["Fall 2026", "Oak", "Cross (District ILT)", "Ben Cole", 3, 3, 1],
                ]
            )
        },
        ratings=("Oak | cross | S1.1 3 3 1", "Oak | self | S1.1 0 1 2"),
        sources=("DATA.csv: wide: 6 6 0 0 0",),
    ),
]
