"""Ratings that a cell shows as something else: number formats with text, nothing, or letters in the cell's color."""

import io
import zipfile

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill

from tests.support.corpus.case import Case
from tests.support.corpus.writers import span

HEAD = ["Round", "School", "Perspective", "Rater"]
ACTIONS = span("S1.1", "S5.3")
WHITE = Font(color="FFFFFFFF")
FORMATS = [
    (3, '0"/4"', "3/4"),
    (0, '"n/a"', "n/a"),
    (1, '"Yes";;"No"', "Yes"),
    (2, '"Goal: "0', "Goal: 2"),
    (2, ";;;", ""),
    (1, '0"½"', "1½"),
    (0, "0;-0;;@", ""),
    (0, '0;-0;"-"', "-"),
    (2, "[>=2]0.0,;0", "0.0"),
    (1, '[=1]"3";0', "3"),
    (3, "0-0", "0-3"),
]
"""A rating, how its cell is formatted, and what a person sees there."""
ORDINARY = (
    *("General", "0", "0.0", "0.00", "#,##0", "@", "0_);(0)", "[Red]0", "[$-409]0", "000", "# ?/?", "0.0E+00"),
    *("0\\ ", "General", "0 ", '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', '0" - we meet"', "0;-0;0"),
    "#,##0.00_);[Red](#,##0.00)",
)
SAME = [mark for mark, _ in zip("1230" * 5, ACTIONS, strict=False)]


def sheet(change, marks):
    """Write a workbook of one rater in which somebody changed how the ratings in row 2 look."""
    made = openpyxl.Workbook()
    own = made.active
    own.title = "R"
    own.append([*HEAD, *ACTIONS[: len(marks)]])
    own.append(["Fall 2026", "Oak", "self", "ann", *map(int, marks)])
    change(own, own[2][len(HEAD) :])
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def formatted(codes):
    """Give each rating a format of its own."""

    def change(_, cells):
        for cell, code in zip(cells, codes, strict=True):
            cell.number_format = code

    return change


def white(_, cells):
    """Write the first rating in white, and the second in white on black."""
    cells[0].font = cells[1].font = WHITE
    cells[1].fill = PatternFill("solid", fgColor="000000")


def white_by_rule(own, cells):
    """Write ratings in white where a rule colors their cells."""
    for cell in cells:
        cell.font = WHITE
    own.conditional_formatting.add(
        "E2:H2", CellIsRule(operator="between", formula=["0", "3"], fill=PatternFill("solid", bgColor="00FF00"))
    )


def no_zeros(own, _):
    """Show no zeros in the sheet."""
    own.sheet_view.showZeros = False


SHOWN = [("1", "1.00"), ("2", ""), ("0", "n/a"), ("1", "3"), ("-2", "(2)"), ("3", "3/4"), ("2", "2")]
INKS = {"w": ("#ffffff", ""), "b": ("#ffffff", "#000000"), "r": ("#ff0000", "")}
"""White on white, white on black and red, in a style each."""


def word(*inks):
    """Write a Word table of a rating an action, each in white on a color of the cell."""
    made = docx.Document()
    table = made.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "School ILT Actions", "Rating and Notes"
    for action, (color, behind) in zip(ACTIONS, inks, strict=False):
        cells = table.add_row().cells
        cells[0].text = action
        run = cells[1].paragraphs[0].add_run("2")
        run.font.color.rgb = RGBColor.from_string(color)
        if behind:
            cells[1]._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:fill="{behind}"/>'))
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def opendocument(shown=SHOWN, inks=""):
    """Write an OpenDocument spreadsheet in which the text of a cell is what a person sees of its number."""
    cells = [*(("", text) for text in ("Fall 2026", "Oak", "self", "ann")), *shown]
    rows = [[("", text) for text in (*HEAD, *ACTIONS[: len(shown)])], cells]
    own = [*[""] * len(HEAD), *(f'table:style-name="{ink}" ' for ink in inks), *[""] * len(shown)]
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table-cell">'
        + (f'<style:table-cell-properties fo:background-color="{behind}"/>' if behind else "")
        + f'<style:text-properties fo:color="{color}"/></style:style>'
        for name, (color, behind) in INKS.items()
    )
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell {own[at]}office:value-type="float" office:value="{number}"><text:p>{text}</text:p>'
            "</table:table-cell>"
            if number
            else f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
            for at, (number, text) in enumerate(row)
        )
        + "</table:table-row>"
        for row in rows
    )
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long or short}:1.0"'
        for short, long in {"office": "", "table": "", "text": "", "style": "", "fo": "xsl-fo-compatible"}.items()
    )
    content = (
        f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles>"
        "<office:body><office:spreadsheet>"
        f'<table:table table:name="R">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return file.getvalue()


def problems(found, file="form.xlsx"):
    return tuple(f"{file}#R!{cell}2: {problem}" for cell, problem in found.items())


CASES = [
    Case(
        "looks: formats that show another text than the rating",
        lambda: {
            "form.xlsx": sheet(formatted([code for _, code, _ in FORMATS]), [str(rating) for rating, _, _ in FORMATS])
        },
        problems=problems({chr(69 + at): f"shown-otherwise: {seen}" for at, (_, _, seen) in enumerate(FORMATS)}),
        says=(
            "The cell shows “3/4”, but its value is 3.",
            "The cell shows nothing, but its value is 2.",
        ),
        sources=("form.xlsx#R: wide: 11 0 0 11 0",),
    ),
    Case(
        "looks: formats that show the rating",
        lambda: {"form.xlsx": sheet(formatted(ORDINARY), SAME)},
        ratings=(f"Oak | self | S1.1 {' '.join(SAME)}",),
        sources=("form.xlsx#R: wide: 19 19 0 0 0",),
    ),
    Case(
        "looks: a rating in white on white, and one in white on black",
        lambda: {"form.xlsx": sheet(white, "12")},
        ratings=("Oak | self | S1.2 2",),
        problems=problems({"E": "shown-otherwise: "}),
        sources=("form.xlsx#R: wide: 2 1 0 1 0",),
    ),
    Case(
        "looks: ratings in white where a rule colors the cells",
        lambda: {"form.xlsx": sheet(white_by_rule, "0123")},
        ratings=("Oak | self | S1.1 0 1 2 3",),
        sources=("form.xlsx#R: wide: 4 4 0 0 0",),
    ),
    Case(
        "looks: a sheet that shows no zeros",
        lambda: {"form.xlsx": sheet(no_zeros, "0123")},
        ratings=("Oak | self | S1.2 1 2 3",),
        problems=problems({"E": "shown-otherwise: "}),
        sources=("form.xlsx#R: wide: 4 3 0 1 0",),
    ),
    Case(
        "looks: what an OpenDocument spreadsheet shows of numbers",
        lambda: {"form.ods": opendocument()},
        ratings=("Oak | self | S1.1 1 | S2.4 2",),
        problems=problems(
            {
                "F": "shown-otherwise: ",
                "G": "shown-otherwise: n/a",
                "H": "shown-otherwise: 3",
                "I": "off-scale: -2",
                "J": "not-one-rating: 3/4",
            },
            "form.ods",
        ),
        sources=("form.ods#R: wide: 7 2 0 5 0",),
    ),
    Case(
        "looks: an OpenDocument spreadsheet with ratings in white on white, in white on black and in red",
        lambda: {"form.ods": opendocument([("1", "1"), ("2", "2"), ("3", "3")], "wbr")},
        ratings=("Oak | self | S1.2 2 3",),
        problems=problems({"E": "shown-otherwise: "}, "form.ods"),
        sources=("form.ods#R: wide: 3 2 0 1 0",),
    ),
    Case(
        "looks: a Word document with ratings in white on white, in white on black and in red",
        lambda: {"form.docx": word(("FFFFFF", ""), ("FFFFFF", "000000"), ("FF0000", ""))},
        answers={"round": "Fall 2026", "school": "Oak", "perspective": "self"},
        questions=("perspective@form.docx", "round@form.docx", "school@form.docx"),
        ratings=("Oak | self | S1.2 2 2",),
        problems=("form.docx!B2: shown-otherwise: ",),
        sources=("form.docx: template: 3 2 0 1 0",),
    ),
]
