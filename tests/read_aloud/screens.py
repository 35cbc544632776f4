"""What screens, slides and the Word summary say of the sample, of all schools and of one."""

import io
import re
from collections.abc import Iterable, Iterator
from datetime import date

import docx
from streamlit.testing.v1 import AppTest

import ilt
from ilt.meetings import facilitator_view
from ilt.meetings.slides import Slide
from ilt.meetings.steps import STEPS
from ilt.next_steps import NextStep
from ilt.reports.documents import meeting_summary
from tests.support.app_pages import BARE, ROOT, app_pages, new_app
from tests.support.made_meetings import DAY, deck, meeting
from tests.support.short_ratings import table

SCHOOL = "Birch Elementary"
SHAPES = {
    "self_and_cross": ("view", ["Where raters disagree", "All ratings", "Side by side"]),
    "change": ("view", ["Actions", "Schools", "Trend"]),
    "heatmaps": ("show", ["Both", "Gap"]),
}
PAGES = [page.stem for page in app_pages() if page.stem not in BARE and not page.default]
MOST_ROWS = 4
"""So many rows of a table are read."""


def read(block) -> Iterator[str]:
    """Each text of a part of the screen, with what it is where that is not plain."""
    for child in block.children.values():
        proto, kind = getattr(child, "proto", None), child.type
        label = getattr(proto, "label", "") or getattr(getattr(proto, "expandable", None), "label", "")
        label = (
            label
            or getattr(getattr(proto, "popover", None), "label", "")
            or getattr(getattr(proto, "dialog", None), "title", "")
        )
        value = getattr(child, "value", None)
        if kind == "arrow_data_frame":
            rows = value.head(MOST_ROWS)
            yield f"[table] {' | '.join(map(str, rows.columns))}"
            yield from (f"        {' | '.join(map(str, row))}" for row in rows.itertuples(index=False))
        elif label:
            yield f"[{kind}] {label}"
        elif isinstance(value, str):
            yield f"[{kind}] {value}" if kind in ("title", "header", "subheader", "caption") else value
        for name in ("help", "placeholder", "alt"):
            more = getattr(proto, name, "")
            yield from [f"    ({name}) {more}"] if isinstance(more, str) and more.strip() else []
        if options := getattr(proto, "options", ()):
            yield "    options: " + " / ".join(str(getattr(one, "content", one)) for one in list(options)[:6])
        if hasattr(child, "children"):
            yield from read(child)


def screen(app: AppTest, page: str) -> Iterator[str]:
    """Go to a screen, and return its texts."""
    app.switch_page(f"pages/{page}.py").run()
    yield from (re.sub(r"\\(.)", r"\1", text) for text in read(app.main))
    yield from (text for text in app.exception)


def screens(pages: Iterable[str]) -> Iterator[str]:
    """Each text of these screens, of all schools, of one, and of the district."""
    app = new_app()
    app.query_params["page"] = "overview"
    app.run()
    yield from [
        "",
        "===== what every screen has at the left",
        *(re.sub(r"\\(.)", r"\1", text) for text in read(app.sidebar)),
    ]
    for page in pages:
        yield from ["", f"===== {page}, all schools", *screen(app, page)]
        name, values = SHAPES.get(page, ("", []))
        for value in values:
            app.session_state[name] = value
            yield from ["", f"===== {page}, {value}", *screen(app, page)]
        for school, assessment in ((SCHOOL, "School ILTs"), ("", "District ILT")):
            app = new_app()
            app.run()
            app.session_state["assessment"], app.session_state["schools"] = assessment, [school] * bool(school)
            yield from ["", f"===== {page}, {school or assessment}", *screen(app, page)]
        app = new_app()
        app.run()


def slide(one: Slide) -> Iterator[str]:
    """Each text of a slide."""
    yield from ["", f"----- slide: {one.kicker}", one.title, one.ask]
    for row in one.rows:
        yield " — ".join(filter(None, [row.label, row.tag, row.words, *(bar.words for bar in row.bars)]))
    yield one.foot


def of_a_meeting() -> Iterator[str]:
    """Each text of a meeting of a school and of the district: slides, prompts, fields and the summary."""
    ratings = ilt.read(ROOT / "data" / "sample_ratings.csv").ratings
    district, round_ = str(ratings["district"].iloc[0]), str(ratings["round"].iloc[-1])
    about = {"district": district, "round": round_, "predicted": 2, "cause.S3.1": "Testing took the Tuesdays"}
    about |= {"agreed.S4.1": 2, "votes.S3.1": 5, "chosen": ["S3.1"]}
    for school in (SCHOOL, ""):
        one = meeting(school=school, **about)
        whose = ("school" if school else "district", district, school)
        every = [
            NextStep(one.next_step_key("S3.1"), *whose, round_, "S3.1", "Plan walks", "Ana", "Two a week", DAY, DAY),
            NextStep(
                "before", *whose, str(ratings["round"].iloc[0]), "S2.2", "Share notes", "Ben", "", date(2026, 5, 1)
            ),
        ]
        made = deck(ratings, one)
        for each in (one, meeting(school=school, district=district, round=round_)):
            yield from ["", f"===== slides of {each.team}"]
            yield from (text for found in made.slides(each, every, DAY) for text in slide(found))
        paper = docx.Document(io.BytesIO(meeting_summary.document(made.summary(one, every))))
        yield from ["", f"===== Word summary of {one.team}", *(paragraph.text for paragraph in paper.paragraphs)]
        yield from (" | ".join(cell.text for cell in row.cells) for rows in paper.tables for row in rows.rows)
    bare = meeting()
    nothing = meeting_summary.document(
        deck(table("Fall 2026 | school | Alder | self | S1.1 | 1"), bare).summary(bare, [])
    )
    yield from [
        "",
        "===== Word summary of an empty meeting",
        *(one.text for one in docx.Document(io.BytesIO(nothing)).paragraphs),
    ]
    yield from ["", "===== facilitator view", *(v for k, v in vars(facilitator_view).items() if k.isupper())]
    for step in STEPS:
        yield from ["", f"----- {step.name}", *step.prompts]
        yield from (f"[field] {field.which} {field.label}" for field in step.fields)
