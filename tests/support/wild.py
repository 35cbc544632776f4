"""The whole suite of files that people upload, each with its verdict: `python -m tests.support.wild FOLDER` writes it.

A case for each line of the list: traps of the instrument, layouts, values, faults of files, files to refuse, and
hostile ones. ``tests/reading/test_wild.py`` reads them from disk, but for those that ``test_hostile_files.py`` reads. What is
expected is written by hand: the ratings as "school action rating", the codes of problems and the keys of questions.
"""

import io
import json
import sys
import zipfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.support.files import ALONE, DISTRICT, LABELS, SCHOOL, book, document, opendocument, template, text
from tests.support.hostile_files import with_part
from tests.support.office import FOLDER as OFFICE
from tests.support.refused_files import REFUSED

HEAD = ["round", "school", "rater", "perspective", "action_id", "rating", "note"]
ROWS = [
    ["Fall 2026", "Alder", "ann", "self", "S1.1", "0", "a, b"],
    ["Fall 2026", "Alder", "ben", "self", "S2.2", "1", ""],
    ["Fall 2026", "Birch", "cas", "cross", "S3.1", "2", "“we don’t” – yet"],
    ["Fall 2026", "Birch", "dan", "cross", "S5.3", "3", "last"],
]
TABLE = [HEAD, *ROWS]
CLEAN = ("Alder S1.1 0", "Alder S2.2 1", "Birch S3.1 2", "Birch S5.3 3")
FACTS = {"round": "Fall 2026", "perspective": "self", "school": "Alder"}
EVERY = tuple(f"Alder {action.id} {place % 4}" for place, action in enumerate(SCHOOL))
FORM = [LABELS[place % 4] for place in range(19)]
BARE = [ALONE[place % 4] for place in range(19)]
KINDS = ("good", "odd", "broken", "hostile")


@dataclass(frozen=True)
class Case:
    """A file and its verdict.

    ``ratings``: "school action rating", in any order; ``codes``: of all problems, sorted; ``questions``: their keys;
    ``said``: a piece of some notice.
    """

    line: str
    kind: str
    name: str
    data: bytes
    ratings: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    answers: dict[str, str] = field(default_factory=dict)
    said: str = ""


def one(rating: Any, action: str = "S1.1", **more: str) -> list[list[Any]]:
    """Return a table of one rating."""
    row = dict(zip(HEAD, ROWS[0], strict=True)) | {"action_id": action, "rating": rating} | more
    return [HEAD, [row[name] for name in HEAD]]


def names(style: str = "{text}") -> list[str]:
    return [style.format(id=action.id, text=action.text) for action in SCHOOL]


def traps() -> list[Case]:
    alike = next(action for action in DISTRICT if action.id == "D2.2"), next(a for a in SCHOOL if a.id == "S2.4")
    wide = [["School", "Rater", *(action.text for action in alike)], ["Alder", "ann", 1, 3]]
    joint = [["School", *(a.text for a in (*DISTRICT, *SCHOOL))], ["Alder", *[2] * 32]]
    numbered = template(SCHOOL, "School", [["School: Alder"], ["Round: Fall 2026"]], ["2 - in 2 of 5 grades"])
    spaced = [n.replace(" ", "\u00a0").replace("ti", "t\u00adi").rstrip(".") for n in names()]
    cut = [name[:60] for name in names()]
    both = tuple(f"Alder {action.id} 2" for action in (*DISTRICT, *SCHOOL))
    return [
        Case("D2.2 and S2.4 are told apart", "odd", "alike.csv", text(wide), ("Alder D2.2 1", "Alder S2.4 3"), answers=FACTS | {"perspective": "School ILT"}),
        Case("a joint form keeps both assessments", "good", "joint.csv", text(joint), both, answers=FACTS | {"perspective": "School ILT"}),
        Case("labels are matched whole", "odd", "label.csv", text(one("consistently")), codes=("not-a-rating",)),
        Case("rating and notes in one cell; focus areas numbered wrongly", "good", "template.csv", text(numbered), tuple(f"Alder {a.id} 2" for a in SCHOOL), answers=FACTS),
        Case("a rating followed by a number again", "odd", "times.csv", text(one("2 - 3 times")), codes=("not-one-rating",)),
        Case("other spaces, soft hyphens, no full stop", "odd", "spaces.csv", text([["School", *spaced], ["Alder", *FORM]]), EVERY, answers=FACTS),
        Case("texts cut short at 60 characters", "odd", "cut.csv", text([["School", *cut], ["Alder", *FORM]]), EVERY, answers=FACTS, said="cut short"),
    ]  # fmt: skip


def layouts() -> list[Case]:
    google = [["Timestamp", "School", *names("Rate each [{text}]")], ["2026/10/02 9:03:22 AM", "Alder", *FORM]]
    other = [["Zeitstempel", *google[0][1:]], google[1]]
    scale = [["Timestamp", "School", *names()], ["10/2/2026 9:03", "Alder", *[place % 4 for place in range(19)]]]
    microsoft = [
        ["ID", "Start time", "Completion time", "Email", "Name", *names(), f"Points - {SCHOOL[0].text}"],
        [1, "a", "b", "anonymous", "", *FORM, 1],
    ]
    monkey = [
        ["Respondent ID", "Collector ID", "School", "Please rate", *[""] * 18],
        ["", "", "Response", *names()],
        ["118", "1", "Alder", *BARE],
    ]
    qualtrics = [
        ["StartDate", "Status", "Q1", *(f"Q3_{n}" for n in range(19))],
        ["Start Date", "Response Type", "School", *names("Please rate - {text}")],
        [f'{{"ImportId":"QID{n}"}}' for n in range(22)],
        ["2026-10-02", "IP Address", "Alder", *[n % 4 for n in range(19)]],
        ["2026-10-02", "Survey Preview", "Alder", *[3] * 19],
    ]
    lime = [
        ["Response ID", "Date submitted", "Last page", "School", *names("Rate [{text}]")],
        ["1", "2026-10-02 10:00:00", "2", "Alder", *FORM],
    ]
    codes = [
        ["id", "submitdate", "lastpage", *(f"Q1[SQ{n:03}]" for n in range(19))],
        ["1", "2026-10-02", "2", *["A2"] * 19],
    ]
    paper = [row for row in template(SCHOOL, "School", [], FORM) if len(row) == 3]
    mine = template(SCHOOL, "School", [["School: Alder"], ["Round: Fall 2026"]], FORM)
    sheets = book(("Alder", template(SCHOOL, "School", [], FORM)), ("Birch", template(SCHOOL, "School", [], FORM)))
    synonyms = [
        ["Term", "Building", "Respondent", "Role", "Item", "Score", "Comments"],
        ["Fall 2026", "Alder", "ann", "School ILT", "S1.1", "2", "x"],
    ]
    fours = [["School", *names("{id}")], *[["Alder", *[4, 2, 3, 1] * 4, 2, 3, 1]] * 2]
    return [
        Case("tidy", "good", "tidy.csv", text(TABLE), CLEAN),
        Case("tidy, synonyms of column names", "good", "synonyms.csv", text(synonyms), ("Alder S1.1 2",)),
        Case("wide by action id", "good", "wide.csv", text([["School", *names("{id}")], ["Alder", *FORM]]), EVERY, answers=FACTS),
        Case("wide by text, with notes", "good", "texts.csv", text([["School", *[c for n in names() for c in (n, f"{n} notes")]], ["Alder", *[c for v in FORM for c in (v, "n")]]]), EVERY, answers=FACTS),
        Case("Google Forms grid", "good", "google.csv", text(google), EVERY, answers=FACTS),
        Case("Google Forms, timestamp in another language", "good", "deutsch.csv", text(other), EVERY, answers=FACTS),
        Case("Google Forms scale", "good", "scale.csv", text(scale), EVERY, answers=FACTS),
        Case("Google Forms: round and perspective are asked", "good", "asked.csv", text(google), questions=("perspective", "round")),
        Case("Microsoft Forms", "good", "microsoft.xlsx", book(("Form1", microsoft)), EVERY, answers=FACTS),
        Case("SurveyMonkey", "good", "monkey.csv", text(monkey, "cp1252"), EVERY, answers=FACTS),
        Case("Qualtrics, with a preview", "good", "qualtrics.csv", text(qualtrics), EVERY, answers=FACTS),
        Case("LimeSurvey texts", "good", "lime.csv", text(lime, delimiter=";"), EVERY, answers=FACTS),
        Case("LimeSurvey codes alone", "broken", "codes.csv", text(codes), codes=("codes-only",)),
        Case("the template as text", "good", "template.csv", text(mine), EVERY, answers=FACTS),
        Case("the template as a workbook", "good", "template.xlsx", book(("Sheet1", mine)), EVERY, answers=FACTS),
        Case("the template as a document", "good", "template.docx", document(paper, above=("School: Alder", "Round: Fall 2026")), EVERY, answers=FACTS),
        Case("several sheets: what their names say is asked", "odd", "sheets.xlsx", sheets, questions=("sheets",), answers={"round": "F", "perspective": "self"}),
        Case("several sheets, one a school", "odd", "schools.xlsx", sheets, (*EVERY, *(line.replace("Alder", "Birch") for line in EVERY)), answers={"round": "F", "perspective": "self", "sheets": "schools"}),
        Case("a scale shifted to 1-4 is asked about", "odd", "shifted.csv", text(fours), codes=("off-scale",) * 8, questions=("scale",), answers=FACTS),
        Case("LibreOffice's workbook", "good", "libre.xlsx", (OFFICE / "template.xlsx").read_bytes(), LIBRE),
        Case("LibreOffice's spreadsheet", "good", "libre.ods", (OFFICE / "template.ods").read_bytes(), LIBRE),
        Case("LibreOffice's document", "good", "libre.docx", (OFFICE / "words.docx").read_bytes(), LIBRE),
    ]  # fmt: skip


LIBRE = tuple(f"Alder {action.id} {(2, 1, None, 3, 0)[place % 5]}" for place, action in enumerate(SCHOOL))
TWO = ["2", " 2 ", "2.0", "2,0", "'2", "\uff12", LABELS[2], ALONE[2]]
NONE = ["", "N/A", "n/a", "-", "–", ".", "Not observed", "Don't know"]
WRONG = {
    "2.5": "not-one-rating", "1-2": "not-one-rating", "2/3": "not-one-rating", "1 or 2": "not-one-rating", "4": "off-scale", "-1": "off-scale",
    "99": "off-scale", "67%": "percent", "TRUE": "true-or-false", "two": "not-a-rating", "II": "not-a-rating", "²": "not-a-rating",
    "½": "not-a-rating", "②": "not-a-rating", "0_2": "not-one-rating", "2e0": "not-one-rating", "+2": "not-a-rating",
    "nan": "not-a-rating", "inf": "not-a-rating", "1, 2": "not-one-rating", f"3 - {ALONE[2]}": "number-and-words-disagree",
    "2026-01-02": "became-a-date", "#N/A": "cell-error", "#REF!": "cell-error",
}  # fmt: skip


def values() -> list[Case]:
    taken = [Case(f"{cell!r} is 2", "good", "two.csv", text(one(cell)), ("Alder S1.1 2",)) for cell in TWO]
    blank = [Case(f"{cell!r} is not rated", "good", "none.csv", text(one(cell)), ("Alder S1.1 None",)) for cell in NONE]
    wrong = [
        Case(f"{cell!r} is a problem", "odd", "odd.csv", text(one(cell)), codes=(code,)) for cell, code in WRONG.items()
    ]
    formula = Case(
        "a formula never calculated",
        "odd",
        "formula.xlsx",
        book(("One", one("=1+1"))),
        codes=("formula-not-calculated",),
    )
    return [*taken, *blank, *wrong, formula]  # fmt: skip


def faults() -> list[Case]:
    plain = text(TABLE)
    ascii_ = [[cell.replace("“we don’t” – yet", "we") for cell in row] for row in TABLE]
    lone = text(ascii_).replace(b",S2.2,1,", b',S2.2,1,"open')
    na = [HEAD, ["Fall 2026", "NA", "Null", "self", "S1.1", "2", ""]]
    twice, other = [*TABLE, ROWS[0]], [*TABLE, [*ROWS[0][:5], "3", ""]]
    spelled = [
        *TABLE,
        ["Fall 2026", "Birch Elementry", "eve", "self", "S1.1", "1", ""],
        ["Fall 2026", "Birch Elementary", "fay", "self", "S1.1", "1", ""],
    ]
    more = (*CLEAN, "Lincoln Elementary I S1.1 1", "Lincoln Elementary II S1.1 1")
    numbered = [
        *TABLE,
        ["Fall 2026", "Lincoln Elementary I", "eve", "self", "S1.1", "1", ""],
        ["Fall 2026", "Lincoln Elementary II", "fay", "self", "S1.1", "1", ""],
    ]
    one_school = (*CLEAN, "Birch Elementary S1.1 1", "Birch Elementary S1.1 1")
    second = [
        *TABLE,
        [],
        ["Action", "Score", "School", "Round", "Perspective"],
        ["S1.2", "1", "Cedar", "Fall 2026", "self"],
    ]
    broad = [[*row, ""] for row in TABLE]
    long = [HEAD, [*ROWS[0], "one", "two"], *ROWS[1:]]
    short = [HEAD, ROWS[0][:5], *ROWS[1:]]
    return [
        Case("UTF-8", "good", "utf8.csv", plain, CLEAN),
        Case("UTF-8 with a byte order mark", "good", "bom.csv", text(TABLE, "utf-8-sig"), CLEAN),
        Case("UTF-16 with tabs, Excel's Unicode text", "good", "unicode.txt", text(TABLE, "utf-16", "\t"), CLEAN),
        Case("cp1252", "good", "windows.csv", text(TABLE, "cp1252"), CLEAN, said="cp1252"),
        Case("Mac Roman", "good", "mac.csv", text(TABLE, "mac_roman"), CLEAN, said="Mac Roman"),
        Case("semicolons", "good", "semi.csv", text(TABLE, delimiter=";"), CLEAN),
        Case("tabs", "good", "tabs.tsv", text(TABLE, delimiter="\t"), CLEAN),
        Case("bars", "good", "bars.csv", text(TABLE, delimiter="|"), CLEAN),
        Case("a first line sep=;", "good", "sep.csv", b"sep=;\r\n" + text(TABLE, delimiter=";"), CLEAN),
        Case("CR", "good", "cr.csv", plain.replace(b"\r\n", b"\r"), CLEAN),
        Case("LF", "good", "lf.csv", plain.replace(b"\r\n", b"\n"), CLEAN),
        Case("mixed line ends", "odd", "mixed.csv", plain.replace(b"\r\n", b"\n", 2), CLEAN),
        Case("no final newline", "good", "final.csv", plain.rstrip(), CLEAN),
        Case("NUL bytes", "odd", "nul.csv", plain + b"\0\0\0", CLEAN),
        Case("a quote never closed", "broken", "quote.csv", lone, tuple(line for line in CLEAN if "S2.2" not in line), ("quote-not-closed",)),
        Case("a newline inside a note", "good", "lines.csv", text([*TABLE[:4], [*ROWS[3][:6], "one\ntwo"]]), CLEAN),
        Case("a comma too many in one row", "broken", "many.csv", text(long), CLEAN[1:], ("row-too-long",)),
        Case("cells missing in one row", "broken", "few.csv", text(short), CLEAN[1:], ("row-too-short",)),
        Case("a comma too many in all rows", "odd", "broad.csv", text(broad), CLEAN),
        Case("a header that is not in the first row", "odd", "late.csv", text([["Ratings of the fall"], [], *TABLE]), CLEAN),
        Case("a repeated header", "odd", "again.csv", text([*TABLE[:3], HEAD, *TABLE[3:]]), CLEAN, said="repeats the header"),
        Case("total and average rows", "odd", "average.csv", text([*TABLE, ["Average", "", "", "", "", "1.5", ""]]), CLEAN, said="average"),
        Case("blank rows", "odd", "blank.csv", text([*TABLE[:2], [""] * 7, *TABLE[2:], [""] * 7]), CLEAN),
        Case("two tables in one sheet", "odd", "two.csv", text(second), (*CLEAN, "Cedar S1.2 1")),
        Case("a school called NA, a rater called Null", "odd", "na.csv", text(na), ("NA S1.1 2",)),
        Case("the same rating twice is taken once", "odd", "twice.csv", text(twice), CLEAN),
        Case("two ratings of one action by one person", "odd", "conflict.csv", text(other), questions=("duplicates",)),
        Case("school names that are nearly the same", "odd", "spelled.csv", text(spelled), questions=("school:Birch Elementry",)),
        Case("school names that are nearly the same, answered", "odd", "spelled.csv", text(spelled), one_school, answers={"school:Birch Elementry": "Birch Elementary"}),
        Case("school names that differ in their number", "odd", "numbered.csv", text(numbered), more, said="spelled alike"),
        Case("a district rater's school is blanked", "odd", "member.csv", text(one("2", "D1.1")), (" D1.1 2",), said="left out"),
        Case("an assessment that disagrees with the action", "odd", "disagree.csv", text([[*HEAD, "assessment"], [*ROWS[0], "district"]]), codes=("assessment-disagrees",)),
        Case("an action that is nearly one", "odd", "near.csv", text(one("2", "S9.9")), codes=("action-unknown",)),
    ]  # fmt: skip


def refused() -> list[Case]:
    kinds = {
        "password-protected": ("protected.xlsx", (OFFICE / "protected.xlsx").read_bytes(), "password"),
        "Numbers": ("table.numbers", (OFFICE / "table.numbers").read_bytes(), "numbers-file"),
        "old Excel": ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + b"\0" * 600, "old-excel"),
        "PDF": ("a.pdf", b"%PDF-1.7 ...", "not-a-spreadsheet"),
        "a picture": ("a.csv", b"\x89PNG\r\n\x1a\n...", "not-a-spreadsheet"),
        "HTML named .xls": ("a.xls", b"<html><table></table></html>", "html-page"),
        "a damaged zip": ("a.xlsx", b"PK\x03\x04broken", "damaged"),
        "empty": ("a.csv", b"", "empty-file"),
        "header only": ("a.csv", text([HEAD]), "no-rows"),
        "no table of ratings": ("a.csv", b"just some words\nand more\n", "layout-unknown"),
    }  # fmt: skip
    return [Case(f"refused: {line}", "broken", name, data, codes=(code,)) for line, (name, data, code) in kinds.items()]


def hostile() -> list[Case]:
    """Return the cases that ``tests/reading/test_hostile_files.py`` reads."""
    return [
        Case(f"hostile: {line}", "hostile", name, make(), codes=(code,))
        for line, (make, name, code) in REFUSED.items()
        if code
    ]


def survived() -> list[Case]:
    evil = {
        "a formula in a note": '=HYPERLINK("http://evil.example")', "a full-width formula": "＝1+1", "a plus": "+1", "an at": "@SUM(A1)",
        "a script": "<script>alert(1)</script>", "a Markdown picture": "![x](http://evil.example/x.png)", "text turned around": "\u202eabc",
    }  # fmt: skip
    notes = [
        Case(f"hostile: {line}", "hostile", "evil.csv", text(one("2", note=note)), ("Alder S1.1 2",))
        for line, note in evil.items()
    ]
    columns = [[*HEAD, "a.b[0]", "__proto__"], [*ROWS[0], "x", "y"]]
    climbing = with_part(book(("One", TABLE)), "../../evil.txt", b"evil")
    plain = book(("One", TABLE))
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        part = archive.read("xl/worksheets/sheet1.xml").replace(b'ref="A1:G5"', b'ref="A1:XFD1048576"')
    wrong = with_part(plain, "xl/worksheets/sheet1.xml", part)
    return [
        *notes,
        Case("hostile: column names", "hostile", "names.csv", text(columns), CLEAN[:1]),
        Case("hostile: a name that climbs out of the zip", "hostile", "climb.xlsx", climbing, CLEAN),
        Case("hostile: a wrong dimension record", "hostile", "dimension.xlsx", wrong, CLEAN),
        Case("OpenDocument", "good", "tidy.ods", opendocument(TABLE), CLEAN),
    ]  # fmt: skip


def cases() -> list[Case]:
    """Return every case of the list, but for those of ``hostile``."""
    return [*traps(), *layouts(), *values(), *faults(), *refused(), *survived()]


def main() -> int:
    """Write each file into a folder of its own, its verdict beside it."""
    folder = Path(sys.argv[1])
    for place, case in enumerate([*cases(), *hostile()], 1):
        own = folder / f"{place:03}"
        own.mkdir(parents=True)
        (own / case.name).write_bytes(case.data)
        verdict = {name: value for name, value in asdict(case).items() if name != "data"}
        (own / "expected.json").write_text(json.dumps(verdict, indent=1, ensure_ascii=False), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
