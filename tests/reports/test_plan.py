"""A plan form is filled with what its team saw and decided, and nothing of it is lost in silence."""

import io
from datetime import date
from pathlib import Path

import docx
import pytest

from ilt import framework, screens
from ilt.command_line import main
from ilt.next_steps import from_entries
from ilt.reports.contents import report_of
from ilt.reports.plan_form import plan
from ilt.reports.plan_form.example_form import example_form
from ilt.reports.plan_form.forms import Form, name_of
from ilt.reports.report import Report, ReportSection
from tests.support.app_pages import ROOT
from tests.support.made_forms import word_form
from tests.support.made_meetings import deck, meeting
from tests.support.made_next_steps import next_step_entries
from tests.support.ratings_files import as_csv, ratings_of
from tests.support.short_ratings import table

words = screens.plan_form
DAY = date(2026, 11, 27)
RATINGS = table(
    *(
        f"Fall 2026 | school | {school} | {side} | {action} | 0 1 2 {low}"
        for school in ("Alder", "Birch")
        for side in ("self", "cross")
        for action, low in (("S3.1", 0), ("S4.1", 3), ("S1.1", 2))
    )
)
STEPS = from_entries(
    next_step_entries(
        "a", what="Walk weekly", who="Ms. Ade", due="2026-12-18", know="Notes of walks", again="2027-01-15"
    )
    | next_step_entries("b", what="Meet on Mondays", action_id="S2.1")
)


def of_alder(*meetings, steps=STEPS) -> plan.Plan:
    mine = deck(RATINGS, meeting())
    view = mine.ratings.view.but(schools=("Alder",))
    return plan.plan_of(view, report_of(view, steps, DAY), steps, plan.decided(meetings, view), DAY)


def form(*marks: str) -> Form:
    return Form(word_form(*marks))


def test_a_priority_is_what_the_newest_meeting_chose_with_what_was_said_of_it():
    newest = meeting("n", **{"cause.S3.1": "No calendar", "agreed.S3.1": 1})
    older = meeting("o", chosen=["S3.1", "S1.1"], **{"cause.S3.1": "An older cause", "cause.S4.1": "No time"})
    values = of_alder(newest, older, meeting("x", school="Birch", chosen=["S4.1"])).values
    text = framework.current().by_id
    assert values["priorities"] == (text["S3.1"].text, text["S1.1"].text)
    own = {name.removeprefix("priority 1 "): said for name, said in values.items() if name.startswith("priority 1 ")}
    assert own.pop("why")[0].startswith("Because ")
    assert own == {
        "action": (text["S3.1"].text,),
        "focus area": ("3 · Monitor Instructional Effectiveness",),
        "root cause": ("No calendar",),
        "agreed rating": ("1 inconsistent",),
        "next step": ("Walk weekly",),
        "who": ("Ms. Ade",),
        "by when": ("Dec 18, 2026",),
        "how we will know": ("Notes of walks",),
        "check in": ("Jan 15, 2027",),
    }
    assert values["priority 2 next step"] == values["priority 2 root cause"] == ()
    assert values["root causes"] == (
        f"{text['S3.1'].short_label}: No calendar",
        f"{text['S4.1'].short_label}: No time",
    )
    assert values["team"] == ("Alder",)
    assert values["date"] == ("Nov 27, 2026",)


def test_without_a_meeting_a_priority_is_what_a_next_step_is_about():
    values = of_alder().values
    text = framework.current().by_id
    assert values["priorities"] == (text["S3.1"].text, text["S2.1"].text)
    assert values["priority 2 next step"] == ("Meet on Mondays",)
    assert of_alder(steps=[]).values["priorities"] == ()


def test_findings_are_those_of_the_report():
    mine = of_alder()
    view = deck(RATINGS, meeting()).ratings.view.but(schools=("Alder",))
    report = report_of(view, STEPS, DAY)
    found = {section.key: section.finding for section in report.sections}
    assert mine.values["finding 1"] == (found["areas"],)
    assert mine.values["findings"][:3] == (found["areas"], found["attention"], found["sides"])
    suggested = next(section for section in report.sections if section.key == "priorities").items[0]
    assert f"1 · {mine.values['suggestion 1 action'][0]}" == suggested.head
    assert mine.values["suggestion 1 why"] == suggested.lines


def test_findings_of_focus_areas_say_of_which():
    again = "No action got 0 or 1"
    found = {"area:1": again, "area:2": "3 of 5 rated “Plans” 0 or 1", "area:3": again, "sides": "Alike"}
    report = Report("T", (), tuple(ReportSection(key, "", finding) for key, finding in found.items()))
    values: dict[str, tuple[str, ...]] = {}
    plan._findings(report, values)
    area = framework.current().area(2).name
    assert values["findings"] == ("Alike", f"Focus areas 1 and 3: {again}", f"2 · {area}: 3 of 5 rated “Plans” 0 or 1")


def test_each_mark_is_filled_blank_or_unknown_and_what_has_none_is_named():
    one = meeting(chosen=["S3.1"], **{"cause.S3.1": "No calendar", "cause.S4.1": "No time"})
    made = of_alder(one)
    fit = plan.fit(
        form("{{findings}} {{Priority}}", "{{priority 1: cause}} {{priority 1: root cause}} {{priority 9}}"), made
    )
    assert fit.filled == ("{{findings}}", "{{Priority}}", "{{priority 1: root cause}}")
    assert fit.empty == ("{{priority 9}}",)
    assert fit.unknown == ("{{priority 1: cause}}",)
    labels = [piece.label for piece in fit.left]
    short = {key: action.short_label for key, action in framework.current().by_id.items()}
    assert labels == [
        f"Root cause for “{short['S4.1']}”",
        f"Next step for “{short['S3.1']}”",
        f"Next step for “{short['S2.1']}”",
    ]
    whole = form("{{findings}}{{priorities}}{{root causes}}{{agreed ratings}}{{next steps}}")
    assert plan.fit(whole, made).left == ()


def test_every_name_is_known_documented_and_in_a_mark_of_its_own():
    page = (Path(ROOT) / "docs" / "plan-form.md").read_text(encoding="utf-8")
    for mark, what in words.names():
        assert plan.known(name_of(mark))
        assert f"| `{mark}` | {what} |" in page
    assert len({plan.known(name_of(mark)) for mark, _ in words.names()}) == len(words.names())


@pytest.mark.parametrize("text", ["finding 0", "priority 1 student", "finding 1 why", "", "findings 2", "priority 100"])
def test_other_names_are_unknown(text):
    assert plan.known(text) == ""


def test_the_example_form_has_known_marks_alone_and_is_filled():
    example = Form(example_form())
    one = meeting(chosen=["S3.1"], **{"cause.S3.1": "No calendar"})
    fit = plan.fit(example, of_alder(one))
    assert fit.unknown == ()
    paper = docx.Document(io.BytesIO(example.filled(fit.values)))
    assert paper.paragraphs[0].text == "Improvement plan: Alder"
    assert [cell.text for cell in paper.tables[0].rows[1].cells][1:] == [
        *("No calendar", "Walk weekly", "Ms. Ade", "Dec 18, 2026"),
    ]
    assert example_form() == example_form()


@pytest.mark.full
def test_the_command_line_fills_a_form_for_each_school(tmp_path, capsys):
    ratings, mine = tmp_path / "ratings.csv", tmp_path / "mine.docx"
    ratings.write_bytes(as_csv(ratings_of(["Alder", "Birch"], raters=6)))
    mine.write_bytes(form("{{team}}: {{priority 1: action}}", "{{student}}").content)
    order = ["report", str(ratings), "--each", "school", "--format", "xlsx", "--form", str(mine), "--out"]
    assert main([*order, str(tmp_path / "out")]) == 0
    printed = capsys.readouterr().err
    assert "we don’t know these names: {{student}}" in printed
    assert "nothing to put there yet: {{priority 1: action}}" in printed
    made = {file.name: file for file in (tmp_path / "out").iterdir() if file.suffix == ".docx"}
    assert {name: [one.text for one in docx.Document(str(file)).paragraphs] for name, file in made.items()} == {
        f"{school} - Fall 2026.plan.docx": [f"{school}: ", "{{student}}"] for school in ("Alder", "Birch")
    }
    mine.write_bytes(b"no form")
    assert main([*order, str(tmp_path / "other")]) == 2
    assert "mine.docx: This isn’t a Word" in capsys.readouterr().err
