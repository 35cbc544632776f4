"""What a person sees besides the text: struck through, hidden, colored, commented; prompts and fields of Word."""

import io

import docx
import openpyxl
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment
from openpyxl.styles import Border, Font, PatternFill, Side

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, text

HEAD = ["Round", "School", "Perspective", "Rater", "S1.1", "S1.2", "S1.3"]
ANN, BEN = ["Fall 2026", "Oak", "self", "ann", 0, 1, 2], ["Fall 2026", "Oak", "self", "ben", 3, 2, 1]
STRUCK = Font(strike=True)


def sheet(change, rows=(HEAD, ANN, BEN)):
    """Write a workbook of one sheet that somebody changed by hand."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    change(book.active)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def strike(*cells):
    """Strike cells through."""

    def change(own):
        for cell in cells:
            own[cell].font = STRUCK

    return change


def color(own, blank=None):
    """Leave three ratings blank, in three colors."""
    for cell, fill in (("E2", "FF0000"), ("F2", "FFFF00"), ("G3", "00FF00")):
        own[cell] = blank
        own[cell].fill = PatternFill("solid", fgColor=fill)


def color_texts(own):
    """Leave three ratings blank, in three colors, as a program does that writes texts of no length."""
    color(own, "")


def fill(**fills):
    """Leave cells blank, in colors."""

    def change(own):
        for cell, one in fills.items():
            own[cell] = None
            own[cell].fill = PatternFill("solid", fgColor=one)

    return change


by_color = fill(E3="FF0000", F3="FFA500", G3="00B050")
two_oranges = fill(E3="FFC000", F3="ED7D31")


def mark_one(own):
    """Leave one rating blank, in a color that says to fill it in."""
    own["E2"] = None
    own["E2"].fill = PatternFill("solid", fgColor="FFFF00")


def hide(column, *more):
    """Hide a column, after writing what stands in others."""

    def change(own):
        for cell, value in more:
            own[cell] = value
        own.column_dimensions[column].hidden = True

    return change


def comment(own):
    """Comment on a rating."""
    own["E2"].comment = Comment("rather a 1", "somebody")


TIDY = [["Round", "School", "Perspective", "Rater", "Action", "Rating"]] + [
    ["Fall 2026", "Oak", "self", "ann", action, rating] for action, rating in (("S1.1", 0), ("S1.2", 1), ("S1.3", 2))
]
RATED = ("Oak | self | S1.1 0 1 2", "Oak | self | S1.1 3 2 1")


def document(*ratings):
    """Write a Word table of one rating each for S1.1 on; each rating fills its cell's paragraph."""
    made = docx.Document()
    made.add_paragraph("School: Oak")
    table = made.add_table(rows=1, cols=3)
    for cell, words in zip(table.rows[0].cells, ("School ILT Actions", "Rating", "Notes"), strict=True):
        cell.text = words
    for at, rating in enumerate(ratings, 1):
        cells = table.add_row().cells
        cells[0].text = f"S1.{at}"
        rating(cells)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def plain(rating):
    """Write a rating as it is."""

    def fill(cells):
        cells[1].text = rating

    return fill


def crossed(cells):
    """Write a 1, strike it through, and write a 2 behind it."""
    cells[1].paragraphs[0].add_run("1").font.strike = True
    cells[1].paragraphs[0].add_run(" 2")


def highlighted(chosen):
    """Write the four choices and highlight one."""

    def fill(cells):
        for number in range(4):
            run = cells[1].paragraphs[0].add_run(f"{number}   ")
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW if number == chosen else None

    return fill


def prompting(cells):
    """Wrap the rating's cell in a control that still shows its prompt; the note starts with a number."""
    cell = cells[1]._tc
    row = cell.getparent()
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:showingPlcHdr/><w:dropDownList/></w:sdtPr><w:sdtContent/></w:sdt>"
    )
    row.replace(cell, control)
    control[-1].append(cell)
    cells[1].text = "Choose an item."
    cells[2].text = "1 team meets"


def listed(kind):
    """Write a list's item, "met twice", before which Word shows a number or a bullet that is no text."""

    def fill(cells):
        lists = cells[1].part.numbering_part.element
        level = f'<w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="%1."/></w:lvl>'
        lists.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{level}</w:abstractNum>'))
        lists.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
        cells[2].text = "met twice"
        place = cells[1 if kind == "decimal" else 2].paragraphs[0]._p.get_or_add_pPr()
        place.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'))

    return fill


def old_list(*entries, result=None):
    """Write a list of a form field as Word 2003 did, with what was chosen."""
    chosen = "" if result is None else f'<w:result w:val="{result}"/>'
    listed = "".join(f'<w:listEntry w:val="{entry}"/>' for entry in entries)

    def fill(cells):
        field = parse_xml(
            f"<w:r {nsdecls('w')}><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList>{chosen}{listed}</w:ddList>"
            "</w:ffData></w:fldChar></w:r>"
        )
        cells[1].paragraphs[0]._p.append(field)

    return fill


WORD = {
    "answers": {"round": "Fall 2026", "perspective": "self"},
    "questions": ("perspective@filled.docx", "round@filled.docx"),
}


def cross(own):
    """Draw lines through two cells, from corner to corner."""
    for cell in ("E2", "G3"):
        own[cell].border = Border(diagonal=Side("medium"), diagonalUp=True, diagonalDown=True)


def struck_styles():
    """Write a form in Word, two ratings of which have a style that strikes through."""
    paper = docx.Document()
    letters, lines = (paper.styles.add_style(name, kind) for name, kind in (("Gone", 2), ("Gone line", 1)))
    letters.font.strike = lines.font.strike = True
    paper.add_paragraph("School: Oak   Round: Fall 2026   Perspective: self   Name: Al")
    table = paper.add_table(rows=0, cols=2)
    for cells in (("School ILT Actions", "Rating"), *((WORDS[action], "2") for action in ("S1.1", "S1.2", "S1.3"))):
        for cell, said in zip(table.add_row().cells, cells, strict=True):
            cell.text = said
    table.cell(1, 1).paragraphs[0].runs[0].style = letters
    table.cell(3, 1).paragraphs[0].style = lines
    stream = io.BytesIO()
    paper.save(stream)
    return {"seen.docx": stream.getvalue()}


CASES = [
    Case(
        "looks: two ratings crossed out, from corner to corner",
        lambda: {"seen.xlsx": sheet(cross)},
        ratings=("Oak | self | S1.2 1 2", "Oak | self | S1.1 3 2"),
        problems=("seen.xlsx#Sheet!E2: struck-through: ", "seen.xlsx#Sheet!G3: struck-through: "),
        sources=("seen.xlsx#Sheet: wide: 6 4 0 2 0",),
    ),
    Case(
        "looks: two ratings of styles that strike through, in Word",
        struck_styles,
        ratings=("Oak | self | S1.2 2",),
        problems=("seen.docx!B2: struck-through: ", "seen.docx!B4: struck-through: "),
        sources=("seen.docx: template: 3 1 0 2 0",),
    ),
    Case(
        "looks: two ratings struck through",
        lambda: {"seen.xlsx": sheet(strike("E2", "G3"))},
        ratings=("Oak | self | S1.2 1 2", "Oak | self | S1.1 3 2"),
        problems=("seen.xlsx#Sheet!E2: struck-through: ", "seen.xlsx#Sheet!G3: struck-through: "),
        sources=("seen.xlsx#Sheet: wide: 6 4 0 2 0",),
    ),
    Case(
        "looks: a rater's name struck through",
        lambda: {"seen.xlsx": sheet(strike("D3"))},
        ratings=RATED[:1],
        problems=("seen.xlsx#Sheet!D3: struck-through: ",),
        sources=("seen.xlsx#Sheet: wide: 6 3 0 3 0",),
    ),
    Case(
        "looks: an action struck through in the header",
        lambda: {"seen.xlsx": sheet(strike("F1"))},
        ratings=("Oak | self | S1.1 0 | S1.3 2", "Oak | self | S1.1 3 | S1.3 1"),
        problems=("seen.xlsx#Sheet!F2: struck-through: ", "seen.xlsx#Sheet!F3: struck-through: "),
        sources=("seen.xlsx#Sheet: wide: 6 4 0 2 0",),
    ),
    *(
        Case(
            f"looks: {what} in several colors",
            lambda change=change: {"seen.xlsx": sheet(change)},
            ratings=("Oak | self | S1.3 2", "Oak | self | S1.1 3 2"),
            problems=tuple(f"seen.xlsx#Sheet!{cell}: colored-cell: " for cell in ("E2", "F2", "G3")),
            sources=("seen.xlsx#Sheet: wide: 6 3 0 3 0",),
        )
        for what, change in (("blank cells", color), ("cells with texts of no length", color_texts))
    ),
    Case(
        "looks: blank cells in colors of which a legend says what they are",
        lambda: {"seen.xlsx": sheet(by_color, [["Red = 0", "Orange = 1", "Yellow = 2", "Green = 3"], HEAD, ANN, BEN])},
        ratings=("Oak | self | S1.1 0 1 3", "Oak | self | S1.1 3 2 1"),
        sources=("seen.xlsx#Sheet: wide: 6 6 0 0 0",),
        notices=("red is 0, orange is 1, yellow is 2, green is 3",),
    ),
    Case(
        "looks: blank cells in two colors that may have one name",
        lambda: {
            "seen.xlsx": sheet(two_oranges, [["Red = 0", "Orange = 1", "Yellow = 2", "Green = 3"], HEAD, ANN, BEN])
        },
        ratings=("Oak | self | S1.1 3 2 1", "Oak | self | S1.3 2"),
        problems=tuple(f"seen.xlsx#Sheet!{cell}: colored-cell: " for cell in ("E3", "F3")),
        sources=("seen.xlsx#Sheet: wide: 6 4 0 2 0",),
    ),
    Case(
        "looks: blank cells in colors of which a legend names three",
        lambda: {"seen.xlsx": sheet(by_color, [["Red = 0", "Orange = 1", "Green = 3"], HEAD, ANN, BEN])},
        ratings=("Oak | self | S1.1 3 2 1",),
        problems=tuple(f"seen.xlsx#Sheet!{cell}: colored-cell: " for cell in ("E3", "F3", "G3")),
        sources=("seen.xlsx#Sheet: wide: 6 3 0 3 0",),
    ),
    Case(
        "looks: one blank cell in a color",
        lambda: {"seen.xlsx": sheet(mark_one)},
        ratings=("Oak | self | S1.1 - 1 2", "Oak | self | S1.1 3 2 1"),
        sources=("seen.xlsx#Sheet: wide: 6 5 1 0 0",),
        notices=("1 blank rating cell is colored (row ",),
    ),
    Case(
        "looks: hidden ratings and a column that is seen",
        lambda: {"seen.xlsx": sheet(hide("F", ("G1", "As agreed in May"), ("G2", 3), ("G3", 3), ("G4", 3)), TIDY)},
        questions=("column@seen.xlsx",),
        problems=("seen.xlsx#Sheet: hidden-column: ",),
        sources=("seen.xlsx#Sheet: : 0 0 0 0 0",),
        rounds=(),
    ),
    Case(
        "looks: hidden ratings of one action",
        lambda: {"seen.xlsx": sheet(hide("F"))},
        ratings=RATED,
        sources=("seen.xlsx#Sheet: wide: 6 6 0 0 0",),
        notices=(" is hidden, and its ratings count, too.",),
    ),
    Case(
        "looks: a comment on a cell",
        lambda: {"seen.xlsx": sheet(comment)},
        ratings=RATED,
        sources=("seen.xlsx#Sheet: wide: 6 6 0 0 0",),
        notices=("1 cell has a comment",),
    ),
    Case(
        "looks: Word, a correction by striking through, and choices of which one is highlighted",
        lambda: {"filled.docx": document(plain("2"), crossed, highlighted(3))},
        **WORD,
        ratings=("Oak | self | S1.1 2 | S1.3 3",),
        problems=("filled.docx!B3: struck-through: ",),
        sources=("filled.docx: template: 3 2 0 1 0",),
    ),
    *(
        Case(
            f"looks: Word, an item of a list with a {what} that nobody typed",
            lambda kind=kind: {"filled.docx": document(plain("3"), listed(kind), plain("0"))},
            **WORD,
            ratings=("Oak | self | S1.1 3 - 0",),
            sources=("filled.docx: template: 3 2 1 0 0",),
            notes=("S1.2 met twice",),
            notices=notices,
        )
        for kind, what, notices in (
            ("decimal", "number", ("In row 3 of table 1, Word numbers a list automatically",)),
            ("bullet", "bullet", ()),
        )
    ),
    Case(
        "looks: Word, a prompt does not move the note into the rating's place",
        lambda: {"filled.docx": document(plain("2"), prompting, plain("0"))},
        **WORD,
        ratings=("Oak | self | S1.1 2 - 0",),
        sources=("filled.docx: template: 3 2 1 0 0",),
        notes=("S1.2 1 team meets",),
    ),
    Case(
        "looks: Word, lists of form fields, one of which nobody touched",
        lambda: {"filled.docx": document(old_list("0", "1", "2", "3", result=2), old_list("0", "1"), plain("1"))},
        **WORD,
        ratings=("Oak | self | S1.1 2 | S1.3 1",),
        problems=("filled.docx!B3: not-a-rating: 0?",),
        sources=("filled.docx: template: 3 2 0 1 0",),
    ),
    Case(
        "looks: markup that strikes through",
        lambda: {"seen.csv": text([HEAD, ANN, ["Fall 2026", "Oak", "self", "ben", "<s>3</s> 2", "~~2~~ 1", 1]])},
        ratings=(RATED[0], "Oak | self | S1.3 1"),
        problems=("seen.csv!E3: struck-through: <s>3</s> 2", "seen.csv!F3: struck-through: ~~2~~ 1"),
        sources=("seen.csv: wide: 6 4 0 2 0",),
    ),
]
