"""Reports for tests: a small one written by hand, the worst one, and those of made-up ratings."""

from datetime import date
from functools import cache
from types import SimpleNamespace

import pandas as pd

import ilt
from ilt.access import Person
from ilt.ratings import OTHERS, order_rounds
from ilt.reports.contents import report_of
from ilt.reports.report import BarChart, Cell, Item, Report, ReportSection, Series, TableOfFigures
from ilt.shown import VisitorRatings, shown_to
from ilt.suppression import Minimums
from ilt.view import BOTH, View, as_chosen, of_district
from tests.support.hostile_words import phrases

DAY = date(2026, 11, 27)
EVERYBODY = Minimums(1, 1)
WARM, COOL, GRAY = "#A63E00", "#9CC5DF", "#8B929A"
NOTE = "We planned walks for the fall, and then testing took every Tuesday; nobody owned the calendar. " * 53

SIXTY_SCHOOLS = [
    f"Fall 2026 | school | School of the {n}th Street | {side} | {action} | 0 1 2 {n % 4}"
    for n in range(60)
    for side in ("self", "cross")
    for action in ("S3.1", "S4.1", "S1.1")
]
"""For ``short_ratings.table``."""
HEAT = TableOfFigures(
    "3 · Monitor (self ●)",
    ("Action", "Alder", "Birch", "Cedar"),
    (
        (Cell("Observes instruction"), Cell("0.3", WARM), Cell("2.0", COOL), Cell("not rated", hatched=True)),
        (Cell("Reviews work"), Cell("2.1", COOL), Cell("hidden", GRAY), Cell("0.1", WARM)),
    ),
    heat=True,
)
MEANS = BarChart(
    "Vision: ● self 2.2, ○ cross 1.9. Norms: ● self 0.0, ○ cross –.",
    ("Vision", "Norms"),
    (
        Series("● self", (2.2, 0.0), ("2.2", "0.0"), "#16202C"),
        Series("○ cross", (1.9, None), ("1.9", "–"), "#8B929A"),
    ),
    3,
)
COUNTS = BarChart(
    "Observes instruction: 0 not present 1, 3 consistent 38.",
    ("Observes instruction self ●", "Reviews work self ●"),
    (
        Series("0 not present", (1.0, None), ("1", ""), WARM),
        Series("3 consistent", (38.0, 7.0), ("38", "7"), "#1B5E9B"),
    ),
    39,
    stacked=True,
)
FIGURES = TableOfFigures(
    "Focus areas", ("Focus area", "Self ratings", "In words"), ((Cell("Vision"), Cell("114"), Cell("a" * 40)),)
)
SMALL = Report(
    "Alder Elementary: ILT ratings, Fall 2026",
    ("Shown: School ILTs.", "Made on Nov 27, 2026."),
    (
        ReportSection(
            "who", "Who rated", "5 team members", items=(Item("● 5 team members"), Item("○ 2 district raters"))
        ),
        ReportSection(
            "areas", "Focus areas", "Vision is rated highest", MEANS, table=FIGURES, foot=("Mean ratings, 0-3.",)
        ),
        ReportSection(
            "area:3", HEAT.name, "Most rated it 0 or 1", HEAT, foot=("Mean ratings, 0-3.", "Warm colors: under 2.")
        ),
        ReportSection(
            "attention", "Attention", "1 action is low", COUNTS, (Item("1 · It", ("Because of this.",), "MLs · SWDs"),)
        ),
    ),
    DAY,
)


def hostile() -> Report:
    """Return a report every text of which is hostile."""
    texts = phrases(3, 200) + [
        '#import "x" $a$ <lab> @ref // no /* #panic() = head', "#{let x = 1}", "\\u{41}", "#sys.inputs", "=1+1",
        "مدرسة الأمل", "中文", "שלום", "हिन्दी", "Việt", "😀👩‍👩‍👧", "\x00\x07\ufffe\ud83dabc\u202edef", "one\r\n\ntwo\x85three",
        "\ufeff\u200b\ue000", "x" * 900, "]]></w:t>", "&amp;<w:b/>",
    ]  # fmt: skip
    lots = iter(texts * 2)
    wide = range(9)
    heat = tuple((Cell(next(lots)), *(Cell(next(lots), WARM) for _ in wide)) for _ in range(5))
    table = tuple(tuple(Cell(next(lots)) for _ in range(4)) for _ in range(20))
    bars = BarChart(
        next(lots),
        tuple(next(lots) for _ in range(6)),
        (Series(next(lots), (1.0,) * 6, ("1",) * 6, COOL),),
        3,
        stacked=True,
    )
    items = tuple(Item(next(lots), (next(lots), next(lots)), next(lots)) for _ in range(30))
    return Report(
        texts[-6] + texts[3],
        tuple(texts[-17:]),
        (
            ReportSection(
                "a",
                next(lots),
                next(lots),
                TableOfFigures(next(lots), tuple(next(lots) for _ in range(10)), heat, heat=True),
            ),
            ReportSection(
                "b",
                next(lots),
                "",
                bars,
                items,
                TableOfFigures("", tuple(next(lots) for _ in range(4)), table),
                tuple(texts[-17:]),
            ),
        ),
    )


def texts_of(report: Report) -> list[str]:
    """Return every text that a reader is to find in a report, except how a chart is said."""
    found = [report.title, *report.about]
    for section, foot in zip(report.sections, report.feet, strict=True):
        found += [section.heading, section.finding, *foot]
        for item in section.items:
            found += [item.head, item.tag, *item.lines]
        for grid in (section.picture, section.table):
            if isinstance(grid, TableOfFigures):
                found += [*grid.head, *(cell.text for row in grid.rows for cell in row)]
            elif grid:
                found += [*grid.rows, *(text for one in grid.series for text in (one.name, *one.texts))]
    return found


def view_of_ratings(
    ratings: pd.DataFrame,
    school: str = "",
    assessment: str = "school",
    *,
    notes: bool = False,
    minimums: Minimums = EVERYBODY,
) -> View:
    """Return the view of the last round of a table of ratings of one district."""
    reading = SimpleNamespace(ratings=ratings)
    data = VisitorRatings(reading, ilt.count(ratings), ilt.raters(ratings), sample=False)
    shown = shown_to(data, minimums, full_detail=False, person=Person())
    district = min(shown.counts["district"])
    own = of_district(shown.counts, district)
    rounds = order_rounds(shown.rounds).ordered
    here = own[(own["round"] == rounds[-1]) & (own["assessment"] == assessment)]
    return as_chosen(
        own,
        shown=shown,
        district=district,
        rounds=tuple(rounds),
        round=rounds[-1],
        assessment=assessment,
        every_school=tuple(sorted(set(here["school"]) - {"", OTHERS})),
        schools=(school,) if school else (),
        area=None,
        perspective=BOTH,
        with_notes=notes,
    )


def of_ratings(
    ratings: pd.DataFrame,
    school: str = "",
    assessment: str = "school",
    *,
    notes: bool = False,
    minimums: Minimums = EVERYBODY,
) -> Report:
    """Return the report of a table of ratings of one district."""
    return report_of(view_of_ratings(ratings, school, assessment, notes=notes, minimums=minimums), [], DAY, 1)


@cache
def of_sample(school: str = "", assessment: str = "school") -> Report:
    """Return the report of the sample ratings."""
    return of_ratings(ilt.read("data/sample_ratings.csv").ratings, school, assessment, notes=bool(school))
