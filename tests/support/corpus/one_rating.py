"""Word documents with a single rating, in a table of two columns as those of facts have."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, document

FACTS = [["School", "Oak"], ["Round", "Fall 2026"], ["Perspective", "self"], ["Name", "Al Roy"]]
LINES = [": ".join(fact) for fact in FACTS]


def read_at_once(name, *blocks):
    return Case(
        f"one rating: {name}",
        lambda: {"one.docx": document(*blocks)},
        ratings=("Oak | self | S1.1 2",),
        sources=("one.docx: tidy: 1 1 0 0 0",),
    )


CASES = [
    read_at_once("below its headings", *LINES, [["Action", "Rating"], ["S1.1", "2"]]),
    read_at_once("of a wording", *LINES, [["Practice", "Score"], [WORDS["S1.1"], "2 - we met"]]),
    read_at_once("in the table of the facts", [*FACTS, ["ID", "Rating"], ["S1.1", "2"]]),
    Case(
        "one rating: two tables of one each",
        lambda: {"one.docx": document(*LINES, *([["Action", "Rating"], [f"S1.{n}", str(n)]] for n in (1, 2)))},
        ratings=("Oak | self | S1.1 1 2",),
        sources=("one.docx#Table 1: tidy: 1 1 0 0 0", "one.docx#Table 2: tidy: 1 1 0 0 0"),
    ),
    Case(
        "one rating: without headings",
        lambda: {"one.docx": document(*LINES, [["S1.1", "2"]])},
        questions=("column@one.docx",),
        problems=("one.docx: layout-unknown: ",),
        sources=("one.docx: : 0 0 0 0 0",),
    ),
    Case(
        "one rating: a document of facts alone",
        lambda: {"one.docx": document("Notes of our visit", FACTS)},
        problems=("one.docx: no-table: ",),
        sources=("one.docx: : 0 0 0 0 0",),
    ),
]
