"""Each layout as its program writes it: what is taken, what is asked, what is refused."""

import io

import docx
import pytest

import ilt
from ilt import framework
from ilt.reports import form_kits, templates
from tests.support.files import (
    ALONE,
    CELLS,
    DISTRICT,
    EXPECTED,
    LABELS,
    SCHOOL,
    TIDY,
    book,
    cycled,
    document,
    opendocument,
    ratings_by_action,
    read,
    template,
    text,
)

ALL = {"round": "Fall 2026", "school": "Alder", "perspective": "self"}


@pytest.mark.parametrize("prefix", ["", "id"])
@pytest.mark.parametrize("stamp", ["Timestamp", "Zeitstempel", "何時"])
def test_google_forms_grid(prefix, stamp):
    statements = [f"[{action.id}] {action.text}" if prefix else action.text for action in SCHOOL]
    head = [stamp, "Which school do you work at?", "What is your role?", *(f"Rate each [{s}]" for s in statements)]
    rows = [
        ["2026/10/02 9:03:22 AM GMT-5", "Alder", "School ILT", *(LABELS[n % 4] for n in range(19))],
        ["2026/10/03 9:03:22 AM GMT-5", "Birch", "Coach", *(ALONE[(n + 1) % 4] for n in range(19))],
    ]
    reading = read(text([head, *rows]), "form.csv", **{"round": "Fall 2026", "perspective:Coach": "cross"})
    assert reading.sources["layout"].tolist() == ["Google Forms"]
    assert ratings_by_action(reading) == cycled()
    assert ratings_by_action(reading, "Birch") == cycled(1)
    assert set(reading.ratings.loc[reading.ratings["school"] == "Birch", "perspective"]) == {"cross"}


def test_the_later_of_two_answers_is_known_by_its_time():
    head = ["Timestamp", "Email Address", "School", *(f"Rate [{action.text}]" for action in SCHOOL)]
    rows = [
        ["10/14/2026 9:03:22", "a@x.org", "Alder", *([3] * 19)],
        ["10/2/2026 9:03:22", "A@x.org ", "Alder", 0, *([1] * 18)],
    ]
    before = read(text([head, *rows]), "form.csv", round="F", perspective="self")
    assert before.questions["key"].tolist() == ["duplicates"]
    assert before.ratings.empty
    latest = read(text([head, *rows]), "form.csv", round="F", perspective="self", duplicates="keep the latest")
    assert set(latest.ratings["rating"]) == {3}
    assert set(latest.problems["code"]) == {"replaced"}


def test_microsoft_forms():
    head = ["ID", "Start time", "Completion time", "Email", "Name"]
    head += [action.text.rstrip(".") for action in reversed(SCHOOL)]
    head += [f"Points - {SCHOOL[0].text}", f"Feedback - {SCHOOL[0].text}", "Notes", "Notes2"]
    values = [LABELS[n % 4] for n in range(19)]
    rows = [[n, "10/2/26 9:00", "10/2/26 9:10", "anonymous", "", *values, 1, "", "n", "m"] for n in (1, 2)]
    reading = read(book(("Form1", [head, *rows])), "form.xlsx", **ALL)
    assert reading.sources["layout"].tolist() == ["Microsoft Forms"]
    assert len(reading.ratings) == 38
    assert reading.ratings["rater"].nunique() == 2
    assert ratings_by_action(reading)["S5.3"] == 0
    assert "Points" in reading.sources.loc[0, "ignored"]


def test_surveymonkey():
    head = [
        "Respondent ID",
        "Collector ID",
        "Email Address",
        "Which school?",
        "Please rate",
        *[""] * 18,
        "[S1.1] Notes",
    ]
    below = ["", "", "", "Response", *(action.text for action in SCHOOL), "Open-Ended Response"]
    row = ["118", "1", "a@x.org", "Alder’s", *(ALONE[n % 4] for n in range(19)), "we don’t"]
    reading = read(text([head, below, row], "cp1252"), "export.csv", round="F", perspective="self")
    assert reading.sources["layout"].tolist() == ["SurveyMonkey"]
    assert ratings_by_action(reading, "Alder’s") == cycled()
    assert reading.ratings.loc[0, "note"] == "we don’t"


def test_qualtrics():
    codes = ["StartDate", "Status", "Q1", "Q2", *(f"Q3_{n}" for n in range(13))]
    questions = ["Start Date", "Response Type", "School", "Your role", *(f"Please rate - {a.text}" for a in DISTRICT)]
    ids = [f'{{"ImportId":"QID{n}"}}' for n in range(len(codes))]
    rows = [
        ["2026-10-02", kind, "Alder", "School ILT", *([rating] * 13)]
        for kind, rating in (("IP Address", 1), ("Survey Preview", 3), ("Spam", 2), ("IP Address", 2))
    ]
    reading = read(text([codes, questions, ids, *rows]), "q.csv", round="F", scale="the scale was 0-3")
    assert sorted(reading.ratings["rating"]) == [1] * 13 + [2] * 13
    assert set(reading.ratings["perspective"]) == {"cross"}
    recoded = [[*row[:4], *([4] * 13)] if row[4] == 2 else row for row in rows]
    before = read(text([codes, questions, ids, *recoded]), "q.csv", round="F")
    assert before.questions["key"].tolist() == ["scale"]
    assert before.ratings.empty


def test_limesurvey():
    head = ["Response ID", "Date submitted", "Last page", "School", *(f"Rate [{action.text}]" for action in SCHOOL)]
    row = ["1", "2026-10-02 10:00:00", "2", "Alder", *(n % 4 for n in range(19))]
    reading = read(text([head, row], delimiter=";"), "results.csv", round="F", perspective="self")
    assert reading.sources["layout"].tolist() == ["LimeSurvey"]
    assert ratings_by_action(reading) == cycled()


def test_limesurvey_codes_are_refused_with_the_option_to_use():
    head = ["id", "submitdate", "lastpage", *(f"Q1[SQ{n:03}]" for n in range(19))]
    reading = read(text([head, ["1", "2026-10-02", "2", *["A2"] * 19]]), "results.csv")
    assert reading.problems["code"].tolist() == ["codes-only"]
    assert "Full question text" in reading.problems.loc[0, "message"]


@pytest.mark.parametrize("how", ["ids", "texts", "cut"])
def test_wide(how):
    names = {"ids": lambda a: a.id, "texts": lambda a: a.text, "cut": lambda a: a.text[:60]}[how]
    head = ["School", "Rater", *(cell for action in SCHOOL for cell in (names(action), f"{names(action)} notes"))]
    rows = [["Alder", "r1", *(cell for n in range(19) for cell in (n % 4, f"note {n}"))]]
    rows.append(["Average", "", *(cell for n in range(19) for cell in (1.5, ""))])
    reading = read(text([head, *rows]), "wide.csv", round="F", perspective="self")
    assert ratings_by_action(reading) == cycled()
    assert reading.ratings["note"].tolist() == [f"note {n}" for n in range(19)]
    assert reading.problems.empty
    assert any("cut off" in said for said in reading.notices["message"]) == (how == "cut")


def test_a_joint_form_keeps_both_assessments():
    head = ["Round", "School", "Perspective", *(action.text for action in (*DISTRICT, *SCHOOL))]
    reading = read(text([head, ["F", "Alder", "School ILT", *[2] * 32]]), "joint.csv")
    sides = reading.ratings.groupby("assessment")["perspective"].agg(set).to_dict()
    assert sides == {"district": {"cross"}, "school": {"self"}}


def test_a_misspelled_action_is_one_problem_with_a_suggestion():
    head = ["School", *(action.text for action in SCHOOL[:-1]), SCHOOL[-1].text.replace("substantial", "substanial")]
    reading = read(text([head, *[["Alder", *[2] * 19]] * 3]), "wide.csv", round="F", perspective="self")
    assert reading.problems[["cell", "code"]].to_numpy().tolist() == [["T1", "action-unknown"]]
    assert "S5.3" in reading.problems.loc[0, "message"]
    assert reading.sources.loc[0, "rejected"] == 3
    corrected = read(
        text([head, ["Alder", *[2] * 19]]), "wide.csv", round="F", perspective="self", **{"fix@wide.csv!T1": "S5.3"}
    )
    assert corrected.problems.empty
    assert corrected.corrections["cell"].tolist() == ["T1"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_template_filled_in(kind):
    rows = template(SCHOOL, "School", [["School: Alder"], ["Round", "Fall 2026"]], CELLS)
    data = text(rows) if kind == "csv" else book(("Sheet1", rows))
    reading = read(data, f"mine.{kind}", perspective="self")
    assert reading.problems.empty
    found = [
        None if rating is None else int(rating)
        for rating in reading.ratings["rating"].astype(object).where(reading.ratings["rating"].notna(), None)
    ]
    assert found == [EXPECTED[n % 5] for n in range(19)]
    assert reading.ratings["note"].tolist()[0] == "in 2 of 5 grades"
    assert reading.ratings["rater"].nunique() == 1


def test_both_templates_in_one_sheet():
    rows = template(DISTRICT, "District", [["School: Alder"]], ["1"]) + [[]] + template(SCHOOL, "School", [], ["", "3"])
    reading = read(book(("Sheet1", rows)), "both.xlsx", round="F", perspective="School ILT")
    assert reading.sources.loc[0, "seen"] == 32
    assert reading.ratings.groupby("assessment").size().to_dict() == {"district": 13, "school": 19}


def test_sheets_named_after_schools_or_raters():
    rows = template(SCHOOL, "School", [], ["2"])
    data = book(("Alder", rows), ("Birch", rows))
    before = read(data, "all.xlsx", round="F", perspective="self")
    assert before.questions["key"].tolist() == ["sheets"]
    schools = read(data, "all.xlsx", round="F", perspective="self", sheets="schools")
    assert set(schools.ratings["school"]) == {"Alder", "Birch"}
    raters = read(data, "all.xlsx", round="F", perspective="self", school="Alder", sheets="raters")
    assert set(raters.ratings["rater"]) == {"Alder", "Birch"}


def test_word_documents():
    rows = [row for row in template(SCHOOL, "School", [], CELLS) if len(row) == 3]
    own = document(rows, above=("School: Alder", "Round: Fall 2026"))
    reading = read(own, "mine.docx", perspective="self")
    assert reading.sources["layout"].tolist() == ["template"]
    assert reading.ratings["rating"].sum() == sum(EXPECTED[n % 5] or 0 for n in range(19))
    assert read(document([["a", "b", "c"]]), "other.docx").problems["code"].tolist() == ["layout-unknown"]
    assert read(document(above=("no table",)), "plain.docx").problems["code"].tolist() == ["no-table"]


@pytest.mark.parametrize("assessment", ["school", "district"])
def test_our_word_template_reads_back_without_a_question(assessment):
    paper = docx.Document(io.BytesIO(templates.document(assessment)))
    for row, words in zip(paper.tables[0].rows, ("Fall 2026", "Alder", "School ILT", "r1"), strict=True):
        row.cells[1].text = words
    for place, row in enumerate(paper.tables[1].rows[1:]):
        row.cells[2].text = CELLS[place % 5]
    file = io.BytesIO()
    paper.save(file)
    reading = read(file.getvalue(), "mine.docx")
    assert reading.questions.empty
    assert reading.problems.empty
    assert len(reading.ratings) == len(framework.current().of(assessment))


@pytest.mark.parametrize("assessment", ["school", "district"])
def test_what_the_form_kits_ask_reads_back_without_a_question(assessment):
    kit = form_kits.google(assessment)
    statements = [line for line in kit.splitlines() if line.startswith("[") and not line.endswith("Notes")]
    actions = framework.current().of(assessment)
    assert statements == [f"[{action.id}] {action.text}" for action in actions]
    assert all(line in kit for line in form_kits.ANSWERS)
    facts = {"Round": "Fall 2026", "Perspective": "School ILT", "School": "Alder", "Rater": "r1"}
    notes = [f"[{action.id}] Notes" for action in actions]
    google = [
        ["Timestamp", *facts, *(f"1. Area [{line}]" for line in statements), *notes],
        [
            "10/2/2026 9:03:22",
            *facts.values(),
            *(form_kits.ANSWERS[n % 4] for n in range(len(actions))),
            *["n"] * len(notes),
        ],
    ]
    microsoft = [
        ["ID", "Start time", "Completion time", "Email", "Name", *facts, *statements, *notes],
        [1, "a", "b", "anonymous", "", *facts.values(), *google[1][5:]],
    ]
    for reading in (read(text(google), "g.csv"), read(book(("Sheet1", microsoft)), "m.xlsx")):
        assert reading.questions.empty
        assert reading.problems.empty
        assert reading.ratings["rating"].tolist() == [n % 4 for n in range(len(actions))]
        assert set(reading.ratings["note"]) == {"n"}
    assert form_kits.apps_script(assessment).count("addGridItem") == 5


def test_opendocument_spreadsheets():
    assert read(opendocument(TIDY), "a.ods").ratings["rating"].tolist() == [2]
    far = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    assert read(opendocument(TIDY, far), "a.ods").ratings["rating"].tolist() == [2]
    wide = (
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000"'
        ' office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>'
    )
    assert read(opendocument(TIDY, wide), "a.ods").problems["code"].tolist() == ["too-many-cells"]


def test_sheets_that_differ_in_what_nobody_sees_are_two():
    """A spreadsheet program takes "Birch" and "Birch " for two; a correction of one is none of the other."""
    head = ["round", "school", "perspective", "action_id", "rating"]
    rows = [[head, ["Fall 2026", school, "self", "S1.1", "two"]] for school in ("Alder", "Birch", "Cedar")]
    data = book(("Birch", rows[0]), ("Birch ", rows[1]), ("Bir\u200bch", rows[2]))
    reading = read(data, "a.xlsx", **{"fix@a.xlsx#Birch (2)!E2": "3"})
    assert list(reading.sources["sheet"]) == ["Birch", "Birch (2)", "Birch (3)"]
    assert list(reading.sources["accepted"]) == [0, 1, 0]
    assert ratings_by_action(reading, "Birch") == {"S1.1": 3}
    assert list(reading.problems["sheet"]) == ["Birch", "Birch (3)"]


def test_people_without_a_name_in_sheets_of_nearly_one_name_are_two():
    rows = [["round", "school", "perspective", "action_id", "rating"], ["Fall 2026", "Alder", "self", "S1.1", "1"]]
    reading = read(book(("Ann", rows), ("Ann ", rows)), "a.xlsx", sheets="neither")
    assert list(ilt.count(reading.ratings)["raters"]) == [2]
