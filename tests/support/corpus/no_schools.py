"""What stands in a column of schools and is no school, or several: N/A, Other, an office, two on two lines."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, text

HEAD = ["Name", "School", "Round", "Team", "S1.1"]


def at(*schools, head=HEAD):
    """Return a table with a rater of each school's ILT, who rates 0, 1, 2, 3, 0 ..."""
    people = zip(("Ana", "Ben", "Cy", "Dee", "Eli", "Fay", "Gus", "Hal"), schools, strict=False)
    return text(
        [head, *([name, school, "Fall 2026", "School ILT", at % 4] for at, (name, school) in enumerate(people))]
    )


def self_(school, rating):
    return f"{school} | self | S1.1 {rating}"


CODES = [
    ["Response ID", "Date submitted", "Last page", "Your name", "Which school?", "You are", "S1.1", "S1.2"],
    [1, "2026-11-01 10:00:00", 2, "Ana Diaz", "A1", "A1", 0, 1],
    [2, "2026-11-01 11:00:00", 2, "Bo Chan", "A1", "A2", 2, 3],
    [3, "2026-11-01 12:00:00", 2, "Cy Dunn", "A2", "A1", 3, 0],
]
VIEWS = [
    ["View", "Action", "Rated by", "Rating"],
    ["Oak ES - Self", "S1.1", "Ana Diaz", 0],
    ["Oak ES - District visitors", "S1.1", "Bo Chan", 1],
    ["Elm MS - Self", "S1.1", "Cy Dunn", 2],
    ["Elm MS - District visitors", "S1.1", "Di Ek", 3],
]
VIEWED = tuple(row[0] for row in VIEWS[1:])

CASES = [
    Case(
        "no school: codes of LimeSurvey's answers, of which it is asked which school they stand for",
        lambda: {"codes.csv": text(CODES)},
        answers={
            "round": "Fall 2026",
            "perspective": "column F",
            "perspective:A1": "School ILT",
            "perspective:A2": "District ILT",
            "school:A1": "Oak",
            "school:A2": "Elm",
        },
        questions=tuple(
            f"{key}@codes.csv"
            for key in ("round", "perspective", "perspective:A1", "perspective:A2", "school:A1", "school:A2")
        ),
        ratings=("Oak | self | S1.1 0 1", "Oak | cross | S1.1 2 3", "Elm | self | S1.1 3 0"),
        sources=("codes.csv: LimeSurvey: 6 6 0 0 0",),
    ),
    Case(
        "no school: a school and a side in one, said to be the school and the side",
        lambda: {"views.csv": text(VIEWS)},
        answers={
            "round": "Fall 2026",
            "perspective": "column A",
            "school": "column A",
            **{f"perspective:{view}": "self" if "Self" in view else "cross" for view in VIEWED},
            **{f"school:{view}": view.partition(" - ")[0] for view in VIEWED},
        },
        questions=(
            *(f"{key}@views.csv" for key in ("round", "perspective", "school")),
            *(f"{key}:{view}@views.csv" for key in ("perspective", "school") for view in VIEWED),
        ),
        ratings=(
            "Oak ES | self | S1.1 0",
            "Oak ES | cross | S1.1 1",
            "Elm MS | self | S1.1 2",
            "Elm MS | cross | S1.1 3",
        ),
        sources=("views.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "no school: words that name none",
        lambda: {"none.csv": at("Oak", "N/A", "_____", "Central Office", "Both", "Select one", "[your school]", "Elm")},
        ratings=(self_("Oak", 0), self_("Elm", 3)),
        problems=(
            "none.csv!B3: school-unknown: N/A",
            "none.csv!B4: school-unknown: _____",
            "none.csv!B5: school-unknown: Central Office",
            "none.csv!B6: school-unknown: Both",
            "none.csv!B7: school-unknown: Select one",
            "none.csv!B8: school-unknown: [your school]",
        ),
        sources=("none.csv: wide: 8 2 0 6 0",),
        says=("“N/A” isn't the name of a school.",),
    ),
    Case(
        "no school: where no row names one, it is asked",
        lambda: {"none.csv": at("N/A", "-", "Other")},
        answers={"school": "Oak"},
        questions=("school@none.csv",),
        ratings=(self_("Oak", 0), self_("Oak", 1), self_("Oak", 2)),
        sources=("none.csv: wide: 3 3 0 0 0",),
    ),
    Case(
        "no school: names with such words in them are schools",
        lambda: {"names.csv": at("All Saints", "Central", "District 5", "Central High")},
        ratings=(self_("All Saints", 0), self_("Central", 1), self_("District 5", 2), self_("Central High", 3)),
        sources=("names.csv: wide: 4 4 0 0 0",),
    ),
    Case(
        "no school: what was typed for Other, in LimeSurvey's column",
        lambda: {
            "other.csv": text(
                [
                    ["Response ID", "Date submitted", "Last page", "Name", "School", "School [Other]", "Team", "S1.1"],
                    [1, "2026-10-01 10:00:00", 2, "Ana", "Oak Elementary", "", "School ILT", 1],
                    [2, "2026-10-01 11:00:00", 2, "Ben", "Other", "Elm Middle", "School ILT", 2],
                    [3, "2026-10-01 12:00:00", 2, "Cy", "Other", "", "School ILT", 3],
                ]
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@other.csv",),
        ratings=(self_("Oak Elementary", 1), self_("Elm Middle", 2)),
        problems=("other.csv!E4: school-unknown: Other",),
        sources=("other.csv: LimeSurvey: 3 2 0 1 0",),
    ),
    Case(
        "no school: what was typed for Other, in SurveyMonkey's column",
        lambda: {
            "other.csv": text(
                [
                    [
                        "Respondent ID",
                        "Collector ID",
                        "Date Created",
                        "Which school?",
                        "",
                        "Your team",
                        "Rate each",
                        "",
                    ],
                    ["", "", "", "Response", "Other (please specify)", "Response", WORDS["S1.1"], WORDS["S1.2"]],
                    ["11", "7", "10/01/2026 10:00:00 AM", "Oak Elementary", "", "School ILT", 1, 2],
                    ["12", "7", "10/01/2026 11:00:00 AM", "", "Elm Middle", "School ILT", 2, 3],
                ]
            )
        },
        answers={"round": "Fall 2026"},
        questions=("round@other.csv",),
        ratings=("Oak Elementary | self | S1.1 1 2", "Elm Middle | self | S1.1 2 3"),
        sources=("other.csv: SurveyMonkey: 4 4 0 0 0",),
    ),
    Case(
        "no school: several in one cell, each of which stands alone elsewhere",
        lambda: {"both.csv": at("Oak", "Elm", "Oak\nElm", "Oak & Elm", "Oak/Elm")},
        answers={f"school:{text}": "Oak" for text in ("Oak Elm", "Oak & Elm", "Oak/Elm")},
        questions=("school:Oak Elm@both.csv", "school:Oak & Elm@both.csv", "school:Oak/Elm@both.csv"),
        ratings=(self_("Oak", 0), self_("Elm", 1), self_("Oak", 2), self_("Oak", 3), self_("Oak", 0)),
        sources=("both.csv: wide: 5 5 0 0 0",),
    ),
    Case(
        "no school: several in one cell, on lines, with a dash, or as codes",
        lambda: {"both.csv": at("Oak Elementary\nElm Middle", "Oak Elementary - Elm Middle", "palm_es quince_ms")},
        questions=(
            "school:Oak Elementary Elm Middle@both.csv",
            "school:Oak Elementary - Elm Middle@both.csv",
            "school:palm_es quince_ms@both.csv",
        ),
        sources=("both.csv: wide: 3 0 0 0 3",),
    ),
    Case(
        "no school: its type is none",
        lambda: {"type.csv": at("Charter", "Traditional", head=["Name", "Type of school", "Round", "Team", "S1.1"])},
        answers={"school": "Oak"},
        questions=("school@type.csv",),
        ratings=(self_("Oak", 0), self_("Oak", 1)),
        sources=("type.csv: wide: 2 2 0 0 0",),
    ),
]
