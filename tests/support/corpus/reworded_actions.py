"""Some actions in somebody's own words and without ids: which each may be is asked, and never taken without the answer."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, text

ABOVE = [["School", "Oak Elementary"], ["Round", "Fall 2026"], ["Name", "Ana Ruiz"], ["Team", "School ILT"]]
REWORDED = {
    "S1.3": "All teachers understand our expectations and priorities",
    "S2.2": "Distributed leadership, with all specialties (MLs, SWDs) on the team",
    "S3.2": "We look at student tasks and work samples",
    "S3.3": "Teachers get observation feedback and help with lesson planning",
    "S4.4": "Differentiated coaching for each teacher",
}
MARKS = dict(zip(REWORDED, "20310", strict=True))
RATED = "Oak Elementary | self | S1.3 2 | S2.2 0 | S3.2 3 1 | S4.4 0"


def case(what, actions, *, head=("Action", "Rating"), layout="tidy", **expected):
    """Return a case of one person's list: a wording and a rating in each row."""
    size = len(actions)
    return Case(
        f"reworded actions: {what}",
        lambda: {"a.csv": text([*ABOVE, head, *actions.items()])},
        **{
            "answers": {"ids": "yes"},
            "questions": ("ids@a.csv",),
            "ratings": (RATED,),
            "sources": (f"a.csv: {layout}: {size} {size} 0 0 0",),
            **expected,
        },
    )


def unknown(actions, *ids):
    """Return the problems of actions that nobody knows, by their ids."""
    return tuple(
        f"a.csv!A{row}: action-unknown: {words if len(words) <= 60 else f'{words[:59]}…'}"
        for row, words in enumerate(actions, len(ABOVE) + 2)
        if not ids or words in {REWORDED.get(id_, id_) for id_ in ids}
    )


EACH = {REWORDED[id_]: mark for id_, mark in MARKS.items()}
SOME = {(REWORDED if at < 3 else WORDS)[id_]: mark for at, (id_, mark) in enumerate(MARKS.items())}
TWO = {(REWORDED if at in (2, 3) else WORDS)[id_]: mark for at, (id_, mark) in enumerate(MARKS.items())}
STRANGE = {**EACH, "Parking is easy to find": "2"}
TWICE = {**EACH, "Student tasks and work samples are reviewed": "2"}
NAMED = {**EACH, WORDS["S3.2"]: "2"}
IMPORTANT = {**EACH, "How important are clear roles for team members?": "3"}
BETWEEN = {**EACH, "Expectations": "1"}
WITHOUT = "Oak Elementary | self | S1.3 2 | S2.2 0 | S3.3 1 | S4.4 0"

CASES = [
    case("all of a short list", EACH),
    case("in the template's columns", EACH, head=("School ILT Actions", "Rating and Notes"), layout="template"),
    case("next to some in the framework's words", SOME),
    case(
        "they come from another list",
        EACH,
        answers={"ids": "no, something else"},
        ratings=(),
        problems=unknown(EACH),
        sources=("a.csv: tidy: 5 0 0 5 0",),
    ),
    case("nobody says whether", EACH, answers={}, ratings=(), sources=("a.csv: tidy: 5 0 0 0 5",)),
    case(
        "two of them are problems that say what they may be",
        TWO,
        answers={},
        questions=(),
        ratings=("Oak Elementary | self | S1.3 2 | S2.2 0 | S4.4 0",),
        problems=unknown(TWO, "S3.2", "S3.3"),
        sources=("a.csv: tidy: 5 3 0 2 0",),
        says=("the closest is S3.2", "the closest is S3.3"),
    ),
    case(
        "one is like no action",
        STRANGE,
        problems=unknown(STRANGE, "Parking is easy to find"),
        sources=("a.csv: tidy: 6 5 0 1 0",),
    ),
    case(
        "two are like one action, so neither is offered",
        TWICE,
        ratings=(WITHOUT,),
        problems=unknown(TWICE, "S3.2", "Student tasks and work samples are reviewed"),
        sources=("a.csv: tidy: 6 4 0 2 0",),
    ),
    case(
        "one is like an action that is there in the framework's words",
        NAMED,
        ratings=(RATED.replace("S3.2 3 1", "S3.2 2 1"),),
        problems=unknown(NAMED, "S3.2"),
        sources=("a.csv: tidy: 6 5 0 1 0",),
    ),
    case(
        "a question for something else is not offered",
        IMPORTANT,
        problems=unknown(IMPORTANT, "How important are clear roles for team members?"),
        sources=("a.csv: tidy: 6 5 0 1 0",),
    ),
    case(
        "a word of several actions is not offered",
        BETWEEN,
        problems=unknown(BETWEEN, "Expectations"),
        sources=("a.csv: tidy: 6 5 0 1 0",),
    ),
]
