"""Tables of Word documents that a page cut in two."""

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, document

FACTS = ("School: Oak", "Name: Ana Ruiz", "Round: Fall 2026", "Perspective: self")
HEAD = ["Focus Area", "School ILT Actions", "Rating and Notes"]
FIRST = [["Vision", WORDS["S1.1"], "2\nmeets weekly"], ["Vision", WORDS["S1.2"], "0"]]
SECOND = [["Growth", WORDS["S4.1"], "3"], ["Growth", WORDS["S4.2"], "1"]]

CASES = [
    Case(
        "split tables: the second half has no headings",
        lambda: {"a.docx": document(*FACTS, [HEAD, *FIRST], "", SECOND)},
        ratings=("Oak | self | S1.1 2 0 | S4.1 3 1",),
        notes=("S1.1 meets weekly",),
        sources=("a.docx: template: 4 4 0 0 0",),
    ),
    Case(
        "split tables: one that rates the same actions once more is another's",
        lambda: {"a.docx": document(*FACTS, [HEAD, *FIRST], "", [*FIRST[:1], *SECOND])},
        questions=("column@a.docx",),
        before=2,
        ratings=("Oak | self | S1.1 2 0",),
        problems=("a.docx#Table 2: layout-unknown: ",),
        sources=("a.docx#Table 1: template: 2 2 0 0 0", "a.docx#Table 2: : 0 0 0 0 0"),
    ),
    Case(
        "split tables: a paragraph between says that the second is something else",
        lambda: {"a.docx": document(*FACTS, [HEAD, *FIRST], "What we want to be", SECOND)},
        questions=("column@a.docx",),
        before=2,
        ratings=("Oak | self | S1.1 2 0",),
        problems=("a.docx#Table 2: layout-unknown: ",),
        sources=("a.docx#Table 1: template: 2 2 0 0 0", "a.docx#Table 2: : 0 0 0 0 0"),
    ),
]
