"""What a cell may say, one rating a file."""

from tests.support.corpus.case import Case
from tests.support.corpus.tables import one
from tests.support.corpus.writers import book, text

CASES = [
    Case(
        "labels are matched whole",
        lambda: {"label.csv": text(one("consistently"))},
        problems=("label.csv!F2: not-a-rating: consistently",),
        sources=("label.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "a rating followed by a number again",
        lambda: {"times.csv": text(one("2 - 3 times"))},
        problems=("times.csv!F2: not-one-rating: 2 - 3 times",),
        sources=("times.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'2' is 2",
        lambda: {"two.csv": text(one("2"))},
        ratings=("Alder | self | S1.1 2",),
        sources=("two.csv: tidy: 1 1 0 0 0",),
    ),
    Case(
        "' 2 ' is 2",
        lambda: {"two.csv": text(one(" 2 "))},
        ratings=("Alder | self | S1.1 2",),
        sources=("two.csv: tidy: 1 1 0 0 0",),
    ),
    Case(
        "'2.0' is 2",
        lambda: {"two.csv": text(one("2.0"))},
        ratings=("Alder | self | S1.1 2",),
        sources=("two.csv: tidy: 1 1 0 0 0",),
    ),
    Case(
        "'2,0' is 2",
        lambda: {"two.csv": text(one("2,0"))},
        ratings=("Alder | self | S1.1 2",),
        sources=("two.csv: tidy: 1 1 0 0 0",),
    ),
    Case(
        '"\'2" is 2',
        lambda: {"two.csv": text(one("'2"))},
        ratings=("Alder | self | S1.1 2",),
        sources=("two.csv: tidy: 1 1 0 0 0",),
    ),
    Case(
        "'２' is 2",
        lambda: {"two.csv": text(one("２"))},
        ratings=("Alder | self | S1.1 2",),
        sources=("two.csv: tidy: 1 1 0 0 0",),
    ),
    Case(
        "'2 - Present and implemented mostly consistently and effectively' is 2",
        lambda: {"two.csv": text(one("2 - Present and implemented mostly consistently and effectively"))},
        ratings=("Alder | self | S1.1 2",),
        sources=("two.csv: tidy: 1 1 0 0 0",),
    ),
    Case(
        "'Present and implemented mostly consistently and effectively' is 2",
        lambda: {"two.csv": text(one("Present and implemented mostly consistently and effectively"))},
        ratings=("Alder | self | S1.1 2",),
        sources=("two.csv: tidy: 1 1 0 0 0",),
    ),
    Case(
        "'' is not rated",
        lambda: {"none.csv": text(one(""))},
        ratings=("Alder | self | S1.1 -",),
        sources=("none.csv: tidy: 1 0 1 0 0",),
    ),
    Case(
        "'N/A' is not rated",
        lambda: {"none.csv": text(one("N/A"))},
        ratings=("Alder | self | S1.1 -",),
        sources=("none.csv: tidy: 1 0 1 0 0",),
    ),
    Case(
        "'n/a' is not rated",
        lambda: {"none.csv": text(one("n/a"))},
        ratings=("Alder | self | S1.1 -",),
        sources=("none.csv: tidy: 1 0 1 0 0",),
    ),
    Case(
        "'-' is not rated",
        lambda: {"none.csv": text(one("-"))},
        ratings=("Alder | self | S1.1 -",),
        sources=("none.csv: tidy: 1 0 1 0 0",),
    ),
    Case(
        "'–' is not rated",
        lambda: {"none.csv": text(one("–"))},
        ratings=("Alder | self | S1.1 -",),
        sources=("none.csv: tidy: 1 0 1 0 0",),
    ),
    Case(
        "'.' is not rated",
        lambda: {"none.csv": text(one("."))},
        ratings=("Alder | self | S1.1 -",),
        sources=("none.csv: tidy: 1 0 1 0 0",),
    ),
    Case(
        "'Not observed' is not rated",
        lambda: {"none.csv": text(one("Not observed"))},
        ratings=("Alder | self | S1.1 -",),
        sources=("none.csv: tidy: 1 0 1 0 0",),
    ),
    Case(
        '"Don\'t know" is not rated',
        lambda: {"none.csv": text(one("Don't know"))},
        ratings=("Alder | self | S1.1 -",),
        sources=("none.csv: tidy: 1 0 1 0 0",),
    ),
    Case(
        "'2.5' is a problem",
        lambda: {"odd.csv": text(one("2.5"))},
        problems=("odd.csv!F2: not-one-rating: 2.5",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'1-2' is a problem",
        lambda: {"odd.csv": text(one("1-2"))},
        problems=("odd.csv!F2: not-one-rating: 1-2",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'2/3' is a problem",
        lambda: {"odd.csv": text(one("2/3"))},
        problems=("odd.csv!F2: not-one-rating: 2/3",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'1 or 2' is a problem",
        lambda: {"odd.csv": text(one("1 or 2"))},
        problems=("odd.csv!F2: not-one-rating: 1 or 2",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'4' is a problem",
        lambda: {"odd.csv": text(one("4"))},
        problems=("odd.csv!F2: off-scale: 4",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'-1' is a problem",
        lambda: {"odd.csv": text(one("-1"))},
        problems=("odd.csv!F2: off-scale: -1",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'99' is a problem",
        lambda: {"odd.csv": text(one("99"))},
        problems=("odd.csv!F2: off-scale: 99",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'67%' is a problem",
        lambda: {"odd.csv": text(one("67%"))},
        problems=("odd.csv!F2: percent: 67%",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'TRUE' is a problem",
        lambda: {"odd.csv": text(one("TRUE"))},
        problems=("odd.csv!F2: true-or-false: TRUE",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'two' is a problem",
        lambda: {"odd.csv": text(one("two"))},
        problems=("odd.csv!F2: not-a-rating: two",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'II' is a problem",
        lambda: {"odd.csv": text(one("II"))},
        problems=("odd.csv!F2: not-a-rating: II",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'²' is a problem",
        lambda: {"odd.csv": text(one("²"))},
        problems=("odd.csv!F2: not-a-rating: ²",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'½' is a problem",
        lambda: {"odd.csv": text(one("½"))},
        problems=("odd.csv!F2: not-a-rating: ½",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'②' is a problem",
        lambda: {"odd.csv": text(one("②"))},
        problems=("odd.csv!F2: not-a-rating: ②",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'0_2' is a problem",
        lambda: {"odd.csv": text(one("0_2"))},
        problems=("odd.csv!F2: not-one-rating: 0_2",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'2e0' is a problem",
        lambda: {"odd.csv": text(one("2e0"))},
        problems=("odd.csv!F2: not-one-rating: 2e0",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'+2' is a problem",
        lambda: {"odd.csv": text(one("+2"))},
        problems=("odd.csv!F2: not-a-rating: +2",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'nan' is a problem",
        lambda: {"odd.csv": text(one("nan"))},
        problems=("odd.csv!F2: not-a-rating: nan",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'inf' is a problem",
        lambda: {"odd.csv": text(one("inf"))},
        problems=("odd.csv!F2: not-a-rating: inf",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'1, 2' is a problem",
        lambda: {"odd.csv": text(one("1, 2"))},
        problems=("odd.csv!F2: not-one-rating: 1, 2",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'3 - Present and implemented mostly consistently and effectively' is a problem",
        lambda: {"odd.csv": text(one("3 - Present and implemented mostly consistently and effectively"))},
        problems=("odd.csv!F2: number-and-words-disagree: 3 …",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'2026-01-02' is a problem",
        lambda: {"odd.csv": text(one("2026-01-02"))},
        problems=("odd.csv!F2: became-a-date: 2026-01-02",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'#N/A' is a problem",
        lambda: {"odd.csv": text(one("#N/A"))},
        problems=("odd.csv!F2: cell-error: #N/A",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "'#REF!' is a problem",
        lambda: {"odd.csv": text(one("#REF!"))},
        problems=("odd.csv!F2: cell-error: #REF!",),
        sources=("odd.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "a formula never calculated",
        lambda: {"formula.xlsx": book({"One": one("=1+1")})},
        problems=("formula.xlsx#One!F2: formula-not-calculated: ",),
        sources=("formula.xlsx#One: tidy: 1 0 0 1 0",),
    ),
    *(
        Case(
            f"{said!r} is a problem",
            lambda said=said: {"odd.csv": text(one(said))},
            problems=(f"odd.csv!F2: {code}: {shown}",),
            sources=("odd.csv: tidy: 1 0 0 1 0",),
        )
        for said, code, shown in (
            ("1 - Consistently", "number-and-words-disagree", "1 …"),
            ("3 - inconsistent; see minutes", "number-and-words-disagree", "3 …"),
            ("2 - not yet implemented", "number-and-words-disagree", "2 …"),
            ("0 - haven't started / N/A", "zero-or-none", "0 - haven't started / N/A"),
            ("2 - copied from last year", "another-time", "2 - copied from last year"),
        )
    ),
    *(
        Case(
            f"{said!r} is {said[0]}",
            lambda said=said: {"fine.csv": text(one(said))},
            ratings=(f"Alder | self | S1.1 {said[0]}",),
            sources=("fine.csv: tidy: 1 1 0 0 0",),
        )
        for said in (
            "3 - Consistent",
            "1 - not consistent yet",
            "3 - inconsistent in math only",
            "2 - same as last year",
        )
    ),
]
