"""Words that nothing used are named, each with its place; what is known to say nothing is not."""

import io
import zipfile

import docx
import openpyxl
from PIL import Image

from tests.support.corpus.case import Case
from tests.support.corpus.writers import WORDS, book, span

START = "We did not use this text: "
FACTS = [["Round", "Fall 2026"], ["School", "Oak"], ["Perspective", "School ILT"]]
RATED = [[WORDS[action], mark] for action, mark in zip(span("S1.1", "S2.1"), "1233", strict=True)]
FORM = [*FACTS, ["Name", "Al"], ["School ILT Actions", "Rating and Notes"], *RATED]
HEAD = ["School", "Round", "Perspective", "Name", "S1.1", "S1.2"]
PEOPLE = [
    ["Oak", "Fall 2026", "self", name, *marks] for name, marks in (("Al", (1, 2)), ("Bo", (0, 3)), ("Cy", (2, 2)))
]


def named(name, rows, *says, layout="wide"):
    """Return a case of which one notice names these words."""
    form = layout == "template"
    return Case(
        f"unused words: {name}",
        lambda: {"words.xlsx": book({"Sheet1": rows})},
        ratings=("Oak | self | S1.1 1 2 3 3",) if form else tuple(f"Oak | self | S1.1 {a} {b}" for *_, a, b in PEOPLE),
        sources=(f"words.xlsx#Sheet1: {layout}: {'4 4' if form else '6 6'} 0 0 0",),
        notices=(f"{START}{'; '.join(says)}. If it changes",),
    )


def right_of(place, text):
    """Return the table with a text in a column without a heading, right of a rater."""
    return [HEAD, *([*row, "", text] if at == place else row for at, row in enumerate(PEOPLE))]


def with_column(heading, *cells):
    """Return the table with one more column."""
    return [[*HEAD, heading], *([*row, cell] for row, cell in zip(PEOPLE, cells, strict=True))]


def of_document(name, change, *, notices=(), problems=(), **more):
    """Return a case of a form in Word; ``change`` gets the document, whose table has three of four actions."""

    def write():
        paper = docx.Document()
        for label, value in [*FACTS, ["Name", "Al"]]:
            paper.add_paragraph(f"{label}: {value}")
        table = paper.add_table(rows=0, cols=2)
        for row in [["School ILT Actions", "Rating and Notes"], *RATED[:3]]:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = str(text)
        change(paper)
        file = io.BytesIO()
        paper.save(file)
        return {"words.docx": file.getvalue()}

    own = {"ratings": ("Oak | self | S1.1 1 2 3",), "sources": ("words.docx: template: 3 3 0 0 0",)} | more
    return Case(f"unused words: {name}", write, notices=notices, problems=problems, **own)


def _in_box(paper, content):
    """Write a text box below all else."""
    run = paper.add_paragraph().add_run()
    words, shapes = "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "urn:schemas-microsoft-com:vml"
    box = f'<w:pict xmlns:w="{words}" xmlns:v="{shapes}"><v:shape><v:textbox><w:txbxContent/></v:textbox></v:shape></w:pict>'
    run._r.append(docx.oxml.parse_xml(box))
    run._r.find(f".//{{{words}}}txbxContent").append(content)


def _table_in_box(paper):
    more = paper.add_table(rows=0, cols=2)
    for row in (["School ILT Actions", "Rating and Notes"], RATED[3]):
        for cell, text in zip(more.add_row().cells, row, strict=True):
            cell.text = str(text)
    more._tbl.getparent().remove(more._tbl)
    _in_box(paper, more._tbl)


def _text_in_box(paper):
    text = paper.add_paragraph("These are from a video.")._p
    text.getparent().remove(text)
    _in_box(paper, text)


def dressed():
    """Write a workbook with the header of a page and a picture."""
    work = openpyxl.load_workbook(io.BytesIO(book({"Sheet1": [HEAD, *PEOPLE]})))
    work.active.oddHeader.center.text = 'Targets for &"Arial,Bold"2027'
    work.active.oddFooter.right.text = "Page &P of &N"
    picture = io.BytesIO()
    Image.new("RGB", (2, 2)).save(picture, "png")
    work.active.add_image(openpyxl.drawing.image.Image(picture), "J1")
    file = io.BytesIO()
    work.save(file)
    return {"words.xlsx": file.getvalue()}


def shapes():
    """Write an OpenDocument spreadsheet with a text box on its sheet."""
    cells = [f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in [HEAD, *PEOPLE]]
    names = ["office:1.0", "table:1.0", "text:1.0", "drawing:1.0"]
    spaces = " ".join(
        f'xmlns:{ {"drawing": "draw"}.get(name[:-4], name[:-4]) }="urn:oasis:names:tc:opendocument:xmlns:{name}"'
        for name in names
    )
    box = "<table:shapes><draw:custom-shape><text:p>A guess <text:span>for June</text:span></text:p></draw:custom-shape></table:shapes>"
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="Sheet1">{box}{"".join(cells)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return {"words.ods": file.getvalue()}


def _cell(text):
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


MORE = [["Oak", "Fall 2026", "self", name, *marks] for name, marks in (("Di", (3, 3)), ("Ed", (3, 2)))]
BELOW = tuple(f"Oak | self | S1.1 {a} {b}" for *_, a, b in MORE)
GOALS = "rows-below:Goals for June"


def labeled(name, label, answer="", *, ratings=(), figures="10 6 0 0 4", problems=()):
    """Return a case of a label alone in a row between raters."""
    return Case(
        f"unused words: a label alone in a row between raters, {name}",
        lambda: {"words.xlsx": book({"Sheet1": [HEAD, *PEOPLE, label, *MORE]})},
        answers={f"rows-below:{''.join(label)}": answer} if answer else {},
        questions=(f"rows-below:{''.join(label)}@words.xlsx",),
        before=6,
        ratings=(*THREE["ratings"], *ratings),
        problems=problems,
        sources=(f"words.xlsx#Sheet1: wide: {figures}",),
    )


THREE = {"ratings": tuple(f"Oak | self | S1.1 {a} {b}" for *_, a, b in PEOPLE)}
CASES = [
    labeled("open", ["Goals for June"]),
    labeled("which are as those above", ["Goals for June"], "as those above", ratings=BELOW, figures="10 10 0 0 0"),
    labeled(
        "which are left out",
        ["Goals for June"],
        "leave out",
        figures="10 6 0 4 0",
        problems=("words.xlsx#Sheet1!6: table-left-out: ",),
    ),
    labeled("in the column of names", ["", "", "", "Below: people who have left"]),
    Case(
        "unused words: a rater who left all blank is no label",
        lambda: {"words.xlsx": book({"Sheet1": [HEAD, *PEOPLE[:2], ["", "", "", "Flo Pike"], PEOPLE[2]]})},
        ratings=THREE["ratings"],
        sources=("words.xlsx#Sheet1: wide: 8 6 2 0 0",),
    ),
    of_document(
        "a line below a table in Word",
        lambda paper: paper.add_paragraph("I only typed them."),
        notices=("below the table “I only typed them.”",),
    ),
    of_document(
        "ratings typed below a table in Word",
        lambda paper: paper.add_paragraph(f"{WORDS['S2.1']}: 3"),
        problems=("words.docx!4: ratings-passed-over: ",),
    ),
    of_document(
        "the header of a page in Word",
        lambda paper: paper.sections[0].header.paragraphs[0].add_run("Our hopes"),
        notices=("page header “Our hopes”",),
    ),
    of_document(
        "the footer of a page in Word names another school",
        lambda paper: paper.sections[0].footer.paragraphs[0].add_run("School: Elm"),
        ratings=(),
        problems=("words.docx: facts-unclear: ",),
        sources=("words.docx: : 0 0 0 0 0",),
    ),
    of_document("a text box in Word", _text_in_box, notices=("“These are from a video.”",)),
    of_document(
        "a table in a text box in Word is read",
        _table_in_box,
        ratings=("Oak | self | S1.1 1 2 3 3",),
        sources=("words.docx#Table 1: template: 3 3 0 0 0", "words.docx#Table 2: template: 1 1 0 0 0"),
    ),
    Case(
        "unused words: the header of a page in Excel, and a picture",
        dressed,
        **THREE,
        sources=("words.xlsx#Sheet1: wide: 6 6 0 0 0",),
        notices=(f"{START}page header “Targets for 2027”. If it changes", "1 picture was not read"),
    ),
    Case(
        "unused words: a text box in OpenDocument",
        shapes,
        **THREE,
        sources=("words.ods#Sheet1: wide: 6 6 0 0 0",),
        notices=("text box “A guess for June”",),
    ),
    named(
        "a sentence above a form",
        [["Please rate the ILT in the video."], *FORM],
        "A1 “Please rate the ILT in the video.”",
        layout="template",
    ),
    named(
        "a fact that is none of ours, and its value",
        [["Number of raters", 5], *FORM],
        "A1 “Number of raters | 5”",
        layout="template",
    ),
    named("a title over some of the columns", [["", "", "", "", "Down the road"], HEAD, *PEOPLE], "E1 “Down the road”"),
    named("a label right of a row", right_of(1, "← absent that day"), "H3 “← absent that day”"),
    named(
        "a remark in a column that is not read",
        [[*HEAD, "Remarks"], PEOPLE[0], [*PEOPLE[1], "this was for last spring"], PEOPLE[2]],
        "G3 “this was for last spring”",
    ),
    named("a column of two values", with_column("Frame", "now", "ideal", "now"), "G1 “F…: now (2), ideal (1)”"),
    named("a column of two figures", with_column("In the room", 1, 4, 1), "G1 “In the room: 1 (2), 4 (1)”"),
    named("a column of ticks", with_column("Left the team", "", "yes", ""), "G1 “L… the team: yes (1), blank (2)”"),
    named(
        "a column of names",
        with_column("Row typed by", "Kim Lo", "Al Day", "Kim Lo"),
        "G1 “Row typed by: K… L… (2), A… D… (1)”",
    ),
    named(
        "more than six are counted",
        [*([f"Line {letter}"] for letter in "abcdefgh"), [], HEAD, *PEOPLE],
        *(f"A{at} “Line {letter}”" for at, letter in enumerate("abcdef", 1)),
        "and 2 more",
    ),
]
