"""Encodings, separators, line ends, and tables with something wrong in them."""

from tests.support.corpus.case import Case
from tests.support.corpus.tables import HEAD, ROWS, TABLE, one
from tests.support.corpus.writers import text

PLAIN = text(TABLE)

PLAIN_LETTERS = [[cell.replace("“we don’t” – yet", "we") for cell in row] for row in TABLE]

LONE = text(PLAIN_LETTERS).replace(b",S2.2,1,", b',S2.2,1,"open')

LONG = [HEAD, [*ROWS[0], "one", "two"], *ROWS[1:]]

SHORT = [HEAD, ROWS[0][:5], *ROWS[1:]]

BROAD = [[*row, ""] for row in TABLE]

SECOND = [
    *TABLE,
    [],
    ["Action", "Score", "School", "Round", "Perspective"],
    ["S1.2", "1", "Cedar", "Fall 2026", "self"],
]

NA = [HEAD, ["Fall 2026", "NA", "Null", "self", "S1.1", "2", ""]]

TWICE = [*TABLE, ROWS[0]]

OTHER_LANGUAGE = [*TABLE, [*ROWS[0][:5], "3", ""]]

SPELLED = [
    *TABLE,
    ["Fall 2026", "Birch Elementry", "eve", "self", "S1.1", "1", ""],
    ["Fall 2026", "Birch Elementary", "fay", "self", "S1.1", "1", ""],
]

NUMBERED_SCHOOLS = [
    *TABLE,
    ["Fall 2026", "Lincoln Elementary I", "eve", "self", "S1.1", "1", ""],
    ["Fall 2026", "Lincoln Elementary II", "fay", "self", "S1.1", "1", ""],
]

CASES = [
    Case(
        "UTF-8",
        lambda: {"utf8.csv": PLAIN},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("utf8.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "UTF-8 with a byte order mark",
        lambda: {"bom.csv": text(TABLE, encoding="utf-8-sig")},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("bom.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "UTF-16 with tabs, Excel's Unicode text",
        lambda: {"unicode.txt": text(TABLE, encoding="utf-16", delimiter="\t")},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("unicode.txt: tidy: 4 4 0 0 0",),
    ),
    Case(
        "cp1252",
        lambda: {"windows.csv": text(TABLE, encoding="cp1252")},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("windows.csv: tidy: 4 4 0 0 0",),
        notices=("cp1252",),
    ),
    Case(
        "Mac Roman",
        lambda: {"mac.csv": text(TABLE, encoding="mac_roman")},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("mac.csv: tidy: 4 4 0 0 0",),
        notices=("Mac Roman",),
    ),
    Case(
        "semicolons",
        lambda: {"semi.csv": text(TABLE, delimiter=";")},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("semi.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "tabs",
        lambda: {"tabs.tsv": text(TABLE, delimiter="\t")},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("tabs.tsv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "bars",
        lambda: {"bars.csv": text(TABLE, delimiter="|")},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("bars.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "a first line sep=;",
        lambda: {"sep.csv": b"sep=;\r\n" + text(TABLE, delimiter=";")},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("sep.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "CR",
        lambda: {"cr.csv": PLAIN.replace(b"\r\n", b"\r")},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("cr.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "LF",
        lambda: {"lf.csv": PLAIN.replace(b"\r\n", b"\n")},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("lf.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "mixed line ends",
        lambda: {"mixed.csv": PLAIN.replace(b"\r\n", b"\n", 2)},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("mixed.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "no final newline",
        lambda: {"final.csv": PLAIN.rstrip()},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("final.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "NUL bytes",
        lambda: {"nul.csv": PLAIN + b"\x00\x00\x00"},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("nul.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "a quote never closed",
        lambda: {"quote.csv": LONE},
        ratings=("Alder | self | S1.1 0", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        problems=("quote.csv!3: quote-not-closed: ",),
        sources=("quote.csv: tidy: 4 3 0 1 0",),
    ),
    Case(
        "a newline inside a note",
        lambda: {"lines.csv": text([*TABLE[:4], [*ROWS[3][:6], "one\ntwo"]])},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("lines.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "a comma too many in one row",
        lambda: {"many.csv": text(LONG)},
        ratings=("Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        problems=("many.csv!2: row-too-long: ",),
        sources=("many.csv: tidy: 4 3 0 1 0",),
    ),
    Case(
        "cells missing in one row",
        lambda: {"few.csv": text(SHORT)},
        ratings=("Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        problems=("few.csv!2: row-too-short: ",),
        sources=("few.csv: tidy: 4 3 0 1 0",),
    ),
    Case(
        "a comma too many in all rows",
        lambda: {"broad.csv": text(BROAD)},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("broad.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "a header that is not in the first row",
        lambda: {"late.csv": text([["Ratings of the fall"], [], *TABLE])},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("late.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "a repeated header",
        lambda: {"again.csv": text([*TABLE[:3], HEAD, *TABLE[3:]])},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("again.csv: tidy: 4 4 0 0 0",),
        notices=("repeats the header",),
    ),
    Case(
        "total and average rows",
        lambda: {"average.csv": text([*TABLE, ["Average", "", "", "", "", "1.5", ""]])},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("average.csv: tidy: 4 4 0 0 0",),
        notices=("average",),
    ),
    Case(
        "blank rows",
        lambda: {"blank.csv": text([*TABLE[:2], [""] * 7, *TABLE[2:], [""] * 7])},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("blank.csv: tidy: 4 4 0 0 0",),
    ),
    Case(
        "two tables in one sheet",
        lambda: {"two.csv": text(SECOND)},
        ratings=(
            "Alder | self | S1.1 0",
            "Alder | self | S2.2 1",
            "Birch | cross | S3.1 2",
            "Birch | cross | S5.3 3",
            "Cedar | self | S1.2 1",
        ),
        sources=("two.csv: tidy: 5 5 0 0 0",),
    ),
    Case(
        "a school called NA, a rater called Null",
        lambda: {"na.csv": text(NA)},
        ratings=("NA | self | S1.1 2",),
        sources=("na.csv: tidy: 1 1 0 0 0",),
    ),
    Case(
        "the same rating twice is taken once",
        lambda: {"twice.csv": text(TWICE)},
        ratings=("Alder | self | S1.1 0", "Alder | self | S2.2 1", "Birch | cross | S3.1 2", "Birch | cross | S5.3 3"),
        sources=("twice.csv: tidy: 5 5 0 0 0",),
    ),
    Case(
        "two ratings of one action by one person",
        lambda: {"conflict.csv": text(OTHER_LANGUAGE)},
        questions=("duplicates@conflict.csv",),
        sources=("conflict.csv: tidy: 5 0 0 0 5",),
    ),
    Case(
        "school names that are nearly the same",
        lambda: {"spelled.csv": text(SPELLED)},
        questions=("school:Birch Elementry@spelled.csv",),
        sources=("spelled.csv: tidy: 6 0 0 0 6",),
    ),
    Case(
        "school names that are nearly the same, answered",
        lambda: {"spelled.csv": text(SPELLED)},
        answers={"school:Birch Elementry": "Birch Elementary"},
        questions=("school:Birch Elementry@spelled.csv",),
        ratings=(
            "Alder | self | S1.1 0",
            "Alder | self | S2.2 1",
            "Birch Elementary | self | S1.1 1",
            "Birch Elementary | self | S1.1 1",
            "Birch | cross | S3.1 2",
            "Birch | cross | S5.3 3",
        ),
        sources=("spelled.csv: tidy: 6 6 0 0 0",),
    ),
    Case(
        "school names that differ in their number",
        lambda: {"numbered.csv": text(NUMBERED_SCHOOLS)},
        ratings=(
            "Alder | self | S1.1 0",
            "Alder | self | S2.2 1",
            "Birch | cross | S3.1 2",
            "Birch | cross | S5.3 3",
            "Lincoln Elementary I | self | S1.1 1",
            "Lincoln Elementary II | self | S1.1 1",
        ),
        sources=("numbered.csv: tidy: 6 6 0 0 0",),
        notices=("are similar names, but count as two schools",),
    ),
    Case(
        "a district rater's school is blanked",
        lambda: {"member.csv": text(one("2", "D1.1"))},
        ratings=(" | self | D1.1 2",),
        sources=("member.csv: tidy: 1 1 0 0 0",),
        notices=("The school of district ILT members was not used",),
    ),
    Case(
        "an assessment that disagrees with the action",
        lambda: {"disagree.csv": text([[*HEAD, "assessment"], [*ROWS[0], "district"]])},
        problems=("disagree.csv!H2: assessment-disagrees: district",),
        sources=("disagree.csv: tidy: 1 0 0 1 0",),
    ),
    Case(
        "an action that is nearly one",
        lambda: {"near.csv": text(one("2", "S9.9"))},
        problems=("near.csv!E2: action-unknown: S9.9",),
        sources=("near.csv: tidy: 1 0 0 1 0",),
    ),
]
