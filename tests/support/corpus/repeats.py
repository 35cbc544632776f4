"""Rows that share what another row, or another sheet, says once of them: repeated instruments and repeated groups."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import book, text

TWO, ROUND, SIDE = ["S1.1", "S1.2"], "Fall 2026", "District ILT"
FIRST = [["1", "", "", "Ana Ruiz", ROUND, SIDE, "", "", ""], ["2", "", "", "Ben Cole", ROUND, SIDE, "", "", ""]]
VISITS = [["1", 1, "Oak", 0, 1], ["1", 2, "Elm", 3, 3], ["2", 1, "Oak", 2, 2]]
READ = ("Elm | cross | S1.1 3 3 || Oak | cross | S1.1 0 1", "Oak | cross | S1.1 2 2")


def redcap(*head):
    """Return an export in which the name, the round and the side stand in the first row of a record."""
    head = [
        *(head or ("Record ID", "Repeat Instrument", "Repeat Instance")),
        "Your name",
        "Round",
        "Team",
        "School visited",
        *TWO,
    ]
    rows = [[record, "Visit", time, "", "", "", school, *rated] for record, time, school, *rated in VISITS]
    return text([head, FIRST[0], *rows[:2], FIRST[1], rows[2]])


def kobo():
    """Return a workbook in which they stand in the parent's sheet."""
    main = [["start", "Your name", "Round", "Team", "_id", "_index"]]
    main += [["2026-10-03", row[3], ROUND, SIDE, 400 + at, at + 1] for at, row in enumerate(FIRST)]
    group = [["School visited", *TWO, "_index", "_parent_table_name", "_parent_index"]]
    group += [[school, *rated, at + 1, "Main", int(of)] for at, (of, _, school, *rated) in enumerate(VISITS)]
    return book({"Main": main, "visit": group})


def kobo_with_people():
    """Return a workbook whose main sheet has the ratings, and another who was there: several rows an answer."""
    ids = [f"intro/{name}" for name in ("respondent", "school", "team", "round")]
    main = [["start", *ids, "a1/s1_1", "a1/s1_2", "_uuid", "_index"]]
    main += [
        ["2026-10-03", f"r_{name}", "Oak", "School ILT", ROUND, at, at + 1, f"id-{at}", at + 1]
        for at, name in enumerate(("ruiz", "cole"))
    ]
    there = [["there/name", "there/years_0_3", "_index", "_parent_table_name", "_parent_index"]]
    there += [[name, at, at + 1, "Main", of] for at, (name, of) in enumerate((("Di", 1), ("Ed", 1), ("Flo", 2)))]
    return book({"Main": main, "there": there})


def odk():
    """Return a workbook of ODK Central; the second person's answers were rejected."""
    main = [["SubmissionDate", "Your name", "Round", "Team", "visit_count", "KEY", "SubmitterName", "ReviewState"]]
    main += [
        [f"2026-10-0{at + 3}T10:58:41.412Z", row[3], ROUND, SIDE, 2 - at, f"uuid:{at}", "public link", state]
        for at, (row, state) in enumerate(zip(FIRST, ("approved", "rejected"), strict=True))
    ]
    group = [["School visited", *TWO, "PARENT_KEY", "KEY"]]
    group += [
        [school, *rated, f"uuid:{int(of) - 1}", f"uuid:{int(of) - 1}/visit[{at + 1}]"]
        for at, (of, _, school, *rated) in enumerate(VISITS)
    ]
    return book({"form": main, "form-visit": group})


CASES = [
    Case(
        "repeats: a repeated group of ODK Central, the name and the status in the sheet of its parent",
        lambda: {"odk.xlsx": odk()},
        answers={"status": "only approved"},
        questions=("status@odk.xlsx",),
        ratings=READ[:1],
        problems=("odk.xlsx#form-visit!4: status-left-out: ",),
        sources=("odk.xlsx#form-visit: wide: 6 4 0 2 0", "odk.xlsx#form: : 0 0 0 0 0"),
        notices=("The details on the sheet “form” were matched to the rows of this sheet.",),
    ),
    Case(
        "repeats: a repeated instrument of REDCap, the name in the first row of a record",
        lambda: {"DATA_LABELS.csv": redcap()},
        ratings=READ,
        sources=("DATA_LABELS.csv: wide: 10 6 4 0 0",),
    ),
    Case(
        "repeats: a repeated instrument under the names of its variables",
        lambda: {"DATA.csv": redcap("record_id", "redcap_repeat_instrument", "redcap_repeat_instance")},
        ratings=READ,
        sources=("DATA.csv: wide: 10 6 4 0 0",),
    ),
    Case(
        "repeats: a repeated group of Kobo, the name in the sheet of its parent",
        lambda: {"visits.xlsx": kobo()},
        ratings=READ,
        sources=("visits.xlsx#visit: wide: 6 6 0 0 0", "visits.xlsx#Main: : 0 0 0 0 0"),
        notices=("The details on the sheet “Main” were matched to the rows of this sheet.",),
    ),
    Case(
        "repeats: a list of who was there, below the answers that rate",
        lambda: {"main.xlsx": kobo_with_people()},
        ratings=("Oak | self | S1.1 0 1", "Oak | self | S1.1 1 2"),
        sources=("main.xlsx#Main: wide: 4 4 0 0 0", "main.xlsx#there: : 0 0 0 0 0"),
    ),
]
