"""The summary of a meeting: what it says, and that its Word document says all of it on one printed page."""

import dataclasses
import io
import re
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import ImageFont

from ilt import framework
from ilt.meetings.meeting import Meeting
from ilt.meetings.steps import purpose
from ilt.meetings.steps.step import Material
from ilt.meetings.stored import entries, meetings
from ilt.meetings.summary import Agreed, Cause, Choice, Summary
from ilt.next_steps import NextStep
from ilt.reports import letters
from ilt.reports.documents import meeting_summary, page_fit
from ilt.suppression import Minimums
from tests.support import office
from tests.support.made_meetings import deck
from tests.support.programs import CARLITO
from tests.support.short_ratings import table

ACTIONS = framework.current().by_id
AREAS = {area.number: area.name for area in framework.current().areas}
SCHOOL = framework.current().of("school")
DUE, AGAIN = date(2026, 12, 4), date(2027, 1, 12)
PROSE = (
    "We planned classroom walks for the fall, and then testing took every Tuesday; nobody owned the calendar, while "
    "teachers in grades 3-5 waited for feedback that never came. "
) * 40


def meeting(**more: object) -> Meeting:
    fields = {
        "assessment": "school",
        "district": "Riverbend",
        "school": "Alder Elementary",
        "round": "Fall 2026",
        "day": "2026-11-25",
        "seat": "secret",
        "here": "Ana Osei, Ben Tran",
        "cause.S3.1": "Testing took the Tuesdays",
        "cause.S2.2": "No free period",
        "agreed.S4.1": 2,
        "agreed.S3.1": 1,
        "votes.S3.1": 5,
        "chosen": ["S3.1", "S2.2"],
    }
    return meetings(entries("m", fields | more))[0]


def step(action: str, what: str, who: str = "", know: str = "", key: str = "m") -> NextStep:
    whose = ("school", "Riverbend", "Alder Elementary", "Fall 2026")
    dates = (DUE, AGAIN) if who else (None, None)
    return NextStep(f"{key}~{action}", *whose, action, what, who, know, *dates)


STEPS = [
    step("S2.2", "Move the ILT to Thursday"),
    step("S3.1", "Walk four classrooms", "Ana and Ben", "Eight walks are in the log"),
    step("S3.1", "Of another meeting", key="n"),
]


USUAL = Summary(
    title="Alder Elementary ILT, Fall 2026",
    met="Met on Nov 25, 2026: Ana Osei, Ben Tran",
    rated="Who rated: 5 team members, 2 district raters",
    seen=("We are split most on feedback", "Alder’s team rates this 1.3 higher than the district does"),
    agreed=(Agreed(ACTIONS["S3.1"], 1, "1.4 (5 ratings)"), Agreed(ACTIONS["S4.1"], 2, "")),
    causes=(Cause(ACTIONS["S2.2"], "No free period"), Cause(ACTIONS["S3.1"], "Testing took the Tuesdays")),
    choices=(Choice(ACTIONS["S3.1"], "4 of 5 team members rated it 0 or 1", 5), Choice(ACTIONS["S2.2"], "", 0)),
    steps=(STEPS[1], STEPS[0]),
)
RATINGS = (
    "Fall 2026 | school | Alder Elementary | self | S3.1 | 0 1 1 1 3",
    "Fall 2026 | school | Alder Elementary | self | S2.2 | 2 2 2 2 2",
    "Fall 2026 | school | Alder Elementary | cross | S3.1 | 0 2",
)


BECAUSE = (
    "Because 4 of 5 team members rated it 0 or 1 (3 of them rated it 1: present but inconsistent, so it may be easier to improve); it focuses on MLs and SWDs; and "
    "1 of 2 district raters rated it 0 or 1"
)


def summary_of(**more: object) -> Summary:
    """Return the summary of a meeting about ratings."""
    one = meeting(**more)
    return deck(table(*RATINGS), one, Minimums(1, 1)).summary(one, STEPS)


def long(n: int) -> str:
    return f"{PROSE[: n - 1]}."


def large(size: float) -> Summary:
    """Return as much as a meeting may come to at 1: every action agreed on and explained at length."""
    actions = SCHOOL[: round(19 * size)]
    return Summary(
        "Alder Elementary ILT, Fall 2026",
        f"Met on Nov 25, 2026: {long(round(250 * size))}",
        "15 team members and 6 district raters",
        (long(round(110 * size)),) * round(12 * size),
        tuple(Agreed(action, place % 4, "1.8 (15 ratings)") for place, action in enumerate(actions)),
        tuple(Cause(action, long(round(300 * size))) for action in actions),
        tuple(Choice(ACTIONS["S5.2"], long(round(150 * size)), 12) for _ in range(3)),
        tuple(step("S5.2", long(round(500 * size)), "The third-grade team", long(round(100 * size))) for _ in range(3)),
    )


UGLY = "\x00=1+1\ud83d \x1b<b>&amp;\ufffe\u202eabc\n\r\n- مدرسة الأمل\x85中文\u2028👩‍👩‍👧\t\x7f"
UGLY_LINE = "=1+1 <b>&amp;abc · - مدرسة الأمل · 中文 · 👩‍👩‍👧"
HOSTILE = Summary(
    UGLY, UGLY, UGLY, (UGLY, "\x00", "x" * 900), (Agreed(ACTIONS["S3.1"], 0, UGLY),),
    (Cause(ACTIONS["S3.1"], UGLY), Cause(ACTIONS["S1.1"], "\x07")), (Choice(ACTIONS["S3.1"], UGLY),),
    (step("S3.1", UGLY, UGLY, UGLY),),
)  # fmt: skip


def opened(of: Summary) -> docx.document.Document:
    return docx.Document(io.BytesIO(meeting_summary.document(of)))


def paragraphs(of: Summary) -> list[tuple[str, str]]:
    return [(said.style.name, said.text.replace("\xa0", " ")) for said in opened(of).paragraphs]


def test_a_summary_says_what_the_meeting_holds():
    assert summary_of(predicted=3, plan=["splits", "close"]) == Summary(
        title="Alder Elementary ILT, Fall 2026",
        met="Met on Nov 25, 2026: Ana Osei, Ben Tran",
        rated="Who rated: 5 team members, 2 district raters",
        seen=(
            f"We predicted “{AREAS[3]}” would be lowest. Alder Elementary’s team rates it lowest.",  # 6 / 5 and 10 / 5
            "Alder Elementary’s team rates “Observes instruction on a regular schedule” anywhere from 0 to 3",
        ),
        agreed=(
            Agreed(ACTIONS["S3.1"], 1, "Alder Elementary’s team 1.2 (5 ratings), district raters 1.0 (2 ratings)"),
            Agreed(ACTIONS["S4.1"], 2, "not rated"),
        ),
        causes=(Cause(ACTIONS["S2.2"], "No free period"), Cause(ACTIONS["S3.1"], "Testing took the Tuesdays")),
        choices=(Choice(ACTIONS["S3.1"], BECAUSE, 5), Choice(ACTIONS["S2.2"], "", 0)),
        steps=(STEPS[1], STEPS[0]),
    )
    assert [USUAL.choice(one) for one in (*STEPS, step("S1.1", "Of no choice"))] == [2, 1, 1, 0]


def test_a_district_is_named_and_who_met_is_not_made_up():
    def about(**more: object) -> Summary:
        one = meeting(school="", **more)
        return purpose.STEP.summary(Material(one, deck(table(*RATINGS), one).ratings, (), one.day))

    found = about(assessment="district", here=" \n")
    assert found.title == "District ILT, Riverbend, Fall 2026"
    assert found.met == "Met on Nov 25, 2026. Attendance was not recorded."
    assert about(district="").title == "District ILT, Fall 2026"


def test_a_summary_has_no_place_for_a_raters_name():
    holds = {kind: [field.name for field in dataclasses.fields(kind)] for kind in (Summary, Agreed, Cause, Choice)}
    assert holds == {
        Summary: ["title", "met", "rated", "seen", "agreed", "causes", "choices", "steps"],
        Agreed: ["action", "rating", "rated"],
        Cause: ["action", "text"],
        Choice: ["action", "because", "votes"],
    }


def test_the_document_says_all_of_it_below_real_headings():
    observes = "Observes instruction on a regular schedule\ninconsistent; 1.4 (5 ratings)\nRoot cause: Testing took the Tuesdays"
    first = (
        "Utilizes a plan, schedule, and tool to regularly observe instruction with a particular focus on historically "
        "marginalized student populations, including MLs and SWDs.\n4 of 5 team members rated it 0 or 1 · 5 votes"
    )
    second = "Employs distributed leadership through a team that represents all relevant specialties, including MLs and SWDs."
    foot = (
        "Agreed ratings are not counted with the individual ratings. "
        "Ratings: 0 not present, 1 inconsistent, 2 mostly consistent, 3 consistent."
    )
    assert paragraphs(USUAL) == [
        ("Heading 1", "Alder Elementary ILT, Fall 2026"),
        ("Normal", "Met on Nov 25, 2026: Ana Osei, Ben Tran"),
        ("Normal", "Who rated: 5 team members, 2 district raters"),
        ("Heading 2", "What we saw"),
        ("List Bullet", "We are split most on feedback"),
        ("List Bullet", "Alder’s team rates this 1.3 higher than the district does"),
        ("Heading 2", "Agreed ratings and causes"),
        ("List", "–\tLeads through a fully representative team (no agreed rating)\nRoot cause: No free period"),
        ("List", f" 1 \t{observes}"),
        ("List", " 2 \tUses data year-round to plan PD\nmostly consistent"),
        ("Heading 2", "What we chose"),
        ("List Number", first),
        ("List Number", second),
        ("Heading 2", "Next steps"),
        ("Body Text", foot),
    ]


def test_next_steps_are_a_table_with_a_header():
    (table,) = opened(USUAL).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["No.", "What", "Who", "By when", "How we will know", "Check in"],
        ["1", "Walk four classrooms", "Ana and Ben", "Dec 4, 2026", "Eight walks are in the log", "Jan 12, 2027"],
        ["2", "Move the ILT to Thursday", "–", "–", "–", "–"],
    ]
    assert [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows] == [True, False, False]


def test_what_is_empty_says_so():
    assert paragraphs(Summary("Alder ILT", "Met on Nov 25, 2026.", "")) == [
        ("Heading 1", "Alder ILT"),
        ("Normal", "Met on Nov 25, 2026."),
        ("Heading 2", "What we saw"),
        ("Normal", "We noted no findings."),
        ("Heading 2", "Agreed ratings and causes"),
        ("Normal", "We did not agree on a rating."),
        ("Normal", "We did not write down a root cause."),
        ("Heading 2", "What we chose"),
        ("Normal", "We did not choose an action."),
        ("Heading 2", "Next steps"),
        ("Normal", "We did not write down a next step."),
        ("Body Text", "Ratings: 0 not present, 1 inconsistent, 2 mostly consistent, 3 consistent."),
    ]


def test_an_agreed_rating_is_on_its_color_and_all_else_is_ink():
    every = Summary("t", "m", "r", agreed=tuple(Agreed(SCHOOL[n], n) for n in range(4)))
    runs = [run for said in opened(every).paragraphs for run in said.runs]
    shades = {run.text.strip(): run._r.rPr.find(qn("w:shd")) for run in runs if run._r.rPr is not None}
    found = {text: shade.get(qn("w:fill")) for text, shade in shades.items() if shade is not None}
    assert found == {"0": "A63E00", "1": "F6B26B", "2": "9CC5DF", "3": "1B5E9B"}
    inks = {run.text.strip(): str(run.font.color.rgb) for run in runs if run.font.color.rgb}
    assert [inks.pop(rating) for rating in "0123"] == ["FFFFFF", "000000", "000000", "FFFFFF"]
    assert set(inks.values()) == {"5B6673"}


def test_hostile_text_stays_text_on_its_line():
    found = paragraphs(HOSTILE)
    assert found[:3] == [("Heading 1", UGLY_LINE), ("Normal", UGLY_LINE), ("Normal", UGLY_LINE)]
    assert [text for style, text in found if style == "List Bullet"] == [UGLY_LINE, "x" * 900]
    assert [text for style, text in found if style == "List"] == [
        f" 0 \tObserves instruction on a regular schedule\nnot present; {UGLY_LINE}\nRoot cause: {UGLY_LINE}"
    ]
    assert [cell.text for cell in opened(HOSTILE).tables[0].rows[1].cells].count(UGLY_LINE) == 3


@given(st.text())
def test_any_text_becomes_one_line_that_a_document_takes(text):
    found = meeting_summary.line(text)
    etree.Element("t").text = found
    assert len(found.splitlines()) <= 1
    assert found == " ".join(found.split())


def test_a_page_holds_what_a_meeting_comes_to(tmp_path):
    CARLITO.need()  # without it, the letters are wider than those of people who have Word
    pages = {
        **{f"large {size}": large(size) for size in (0.15, 0.3, 0.45, 0.6, 0.8, 1)},
        "none": Summary("Alder ILT, Fall 2026", "Met on Nov 25, 2026.", ""),
        "usual": USUAL,
        "seen alone": dataclasses.replace(large(1), agreed=(), causes=(), steps=()),
        "causes alone": dataclasses.replace(large(1), seen=(), agreed=(), choices=(), steps=()),
        "hostile": HOSTILE,
    }
    for name, of in pages.items():
        (tmp_path / f"{name}.docx").write_bytes(meeting_summary.document(of))
    office.convert("pdf", [tmp_path / f"{name}.docx" for name in pages], tmp_path)
    found = {name: len(re.findall(rb"/Type\s*/Page\b", (tmp_path / f"{name}.pdf").read_bytes())) for name in pages}
    assert found == dict.fromkeys(pages, 1)


@pytest.mark.full
def test_the_smallest_print_is_for_the_extreme_and_nothing_is_left_out_beyond():
    sizes = [opened(of).styles["Normal"].font.size.pt for of in (USUAL, large(0.3), large(0.5), large(1))]
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (12, 7)
    assert min(sizes[1:3]) > 8
    more = large(1)
    beyond = dataclasses.replace(
        more, seen=more.seen * 10, choices=more.choices * 10, steps=more.steps * 10,
        causes=tuple(Cause(one.action, one.text * 10) for one in more.causes),
    )  # fmt: skip
    found = opened(beyond)
    assert found.styles["Normal"].font.size.pt == 7
    assert sum(said.text == long(110) for said in found.paragraphs) == 120
    assert sum(said.text.endswith(f" – Root cause: {long(300) * 10}") for said in found.paragraphs) == 19
    assert [row.cells[1].text for row in found.tables[0].rows[1:]] == [long(500)] * 30


def test_widths_are_those_of_the_font():
    font = ImageFont.truetype(CARLITO.need(), 1000)
    for text in (*(action.text for action in SCHOOL), long(500)):
        assert 0.99 < letters.ems(text) / (font.getlength(text) / 1000) < 1.08


@pytest.mark.parametrize(
    ("text", "width", "count"),
    [
        ("", 5, 1),
        ("aa aa", 2.4, 1),  # 4 letters of 0.53 and a space of 0.25
        ("aa aa", 2.36, 2),
        ("aa\naa", 9, 2),
        ("a" * 10, 2.66, 2),  # 5.3 ems: 5 letters a line
        ("a" * 11, 2.64, 3),
    ],
)
def test_lines_are_counted_as_they_break(text, width, count):
    assert letters.lines(text, width) == count


def test_the_second_column_begins_where_both_are_even():
    def page(left, right):
        return page_fit.fit(page_fit.Words("t", (), left, right, (), (("a",) * 6,), "f"))

    assert page(("a",) * 4, ("a",) * 4) == page_fit.Page(12, 0)
    crowded = page(("a",), ("a",) * 90)
    assert (crowded.size < 12, crowded.turn) == (True, 43)  # 44 lines and two headings are as high as 47 lines
