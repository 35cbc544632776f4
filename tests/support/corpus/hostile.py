"""Files that mean harm and are read all the same."""

from tests.support.corpus.case import Case
from tests.support.corpus.tables import HEAD, ROWS, TABLE, one
from tests.support.corpus.writers import book, text
from tests.support.hostile_files import member_of, with_member

COLUMNS = [[*HEAD, "a.b[0]", "__proto__"], [*ROWS[0], "x", "y"]]

CASES = [
    Case(
        "hostile: a formula in a note",
        lambda: {"evil.csv": text(one("2", note='=HYPERLINK("http://evil.example")'))},
        ratings=("Alder | self | S1.1 2",),
        sources=("evil.csv: tidy: 1 1 0 0 0",),
    ),
    Case(
        "hostile: a full-width formula",
        lambda: {"evil.csv": text(one("2", note="＝1+1"))},
        ratings=("Alder | self | S1.1 2",),
        sources=("evil.csv: tidy: 1 1 0 0 0",),
    ),
    Case(
        "hostile: a plus",
        lambda: {"evil.csv": text(one("2", note="+1"))},
        ratings=("Alder | self | S1.1 2",),
        sources=("evil.csv: tidy: 1 1 0 0 0",),
    ),
    Case(
        "hostile: an at",
        lambda: {"evil.csv": text(one("2", note="@SUM(A1)"))},
        ratings=("Alder | self | S1.1 2",),
        sources=("evil.csv: tidy: 1 1 0 0 0",),
    ),
    Case(
        "hostile: a script",
        lambda: {"evil.csv": text(one("2", note="<script>alert(1)</script>"))},
        ratings=("Alder | self | S1.1 2",),
        sources=("evil.csv: tidy: 1 1 0 0 0",),
    ),
    Case(
        "hostile: a Markdown picture",
        lambda: {"evil.csv": text(one("2", note="![x](http://evil.example/x.png)"))},
        ratings=("Alder | self | S1.1 2",),
        sources=("evil.csv: tidy: 1 1 0 0 0",),
    ),
    Case(
        "hostile: text turned around",
        lambda: {"evil.csv": text(one("2", note="\u202eabc"))},
        ratings=("Alder | self | S1.1 2",),
        sources=("evil.csv: tidy: 1 1 0 0 0",),
    ),
    Case(
        "hostile: column names",
        lambda: {"names.csv": text(COLUMNS)},
        ratings=("Alder | self | S1.1 0",),
        sources=("names.csv: tidy: 1 1 0 0 0",),
    ),
    Case(
        "hostile: a name that climbs out of the zip",
        lambda: {"climb.xlsx": with_member(book({"One": TABLE}), "../../evil.txt", b"evil")},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("climb.xlsx#One: tidy: 4 4 0 0 0",),
    ),
    Case(
        "hostile: a wrong dimension record",
        lambda: {
            "dimension.xlsx": with_member(
                book({"One": TABLE}),
                "xl/worksheets/sheet1.xml",
                member_of(book({"One": TABLE}), "xl/worksheets/sheet1.xml").replace(
                    b'ref="A1:G5"', b'ref="A1:XFD1048576"'
                ),
            )
        },
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("dimension.xlsx#One: tidy: 4 4 0 0 0",),
    ),
]
