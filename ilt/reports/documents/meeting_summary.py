"""The summary of a meeting as a Word document, on one page to pin up and to send to those who were absent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import docx
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from ilt import colors, format, framework
from ilt.meetings.summary import Summary
from ilt.reports.documents import page_fit
from ilt.reports.documents.page_fit import HEADING, HIGH, TITLE, WIDE, Page, Words, fit
from ilt.reports.documents.word import INK, QUIET, RULE, element, font, heads, named, saved, shade
from ilt.reports.texts import line

_HEADER = ("No.", "What", "Who", "By when", "How we will know", "Check in")
_NOT_COUNTED = "Agreed ratings are not counted with the individual ratings. "
_AFTER_RULES = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr", "w:pPrChange")

Run = tuple[str, str]
"""Words and their look: blank, ``bold``, ``quiet``, ``none`` (where there is nothing) or a rating, on its color."""
Paragraph = tuple[Run, ...]


def document(summary: Summary) -> bytes:
    """Return a summary as a ``.docx``: on one Letter page, in the largest print in which all of it fits."""
    title, about = line(summary.title), _about(summary)
    seen, discussed, chosen = _seen(summary), _discussed(summary), _chosen(summary)
    rows = (_HEADER, *_rows(summary))
    scale = ", ".join(f"{value} {words}".replace(" ", "\u00a0") for value, words in enumerate(framework.IN_SHORT))
    foot = f"{_NOT_COUNTED if summary.agreed else ''}Ratings: {scale}."
    page = fit(Words(title, _plain(about), _plain(seen), _plain(discussed), _plain(chosen), rows, foot))
    paper = _paper(page, title)
    paper.add_paragraph(title, "Heading 1")
    for paragraph in about:
        _write(page, paper.add_paragraph(), paragraph)
    _rule_off(paper.paragraphs[-1], page)
    _end_section(paper, page, columns=1)
    left = _section(paper, page, "What we saw", seen, "List Bullet")
    right = _section(paper, page, "Agreed ratings and causes", discussed, "List")
    left[0].paragraph_format.space_before = Pt(0)
    _begin_column(right[page.turn + 1 if page.turn else 0])
    _end_section(paper, page, columns=2)
    _section(paper, page, "What we chose", chosen, "List Number")
    _section(paper, page, "Next steps", [] if summary.steps else _none("We did not write down a next step."), "Normal")
    if summary.steps:
        _table(paper, page, rows)
    paper.add_paragraph(foot, "Body Text")
    return saved(paper)


def _about(summary: Summary) -> list[Paragraph]:
    return [((line(text), look),) for text, look in ((summary.met, ""), (summary.rated, "quiet")) if line(text)]


def _seen(summary: Summary) -> list[Paragraph]:
    return [((text, ""),) for text in map(line, summary.seen) if text] or _none("We noted no findings.")


def _discussed(summary: Summary) -> list[Paragraph]:
    """One paragraph an action: the rating that was agreed on, how people had rated it, and its causes."""
    agreed = {one.action.id: one for one in summary.agreed}
    causes = {one.action.id: text for one in summary.causes if (text := line(one.text))}
    found: list[Paragraph] = []
    for action in framework.current().actions:
        one, cause = agreed.get(action.id), causes.get(action.id)
        if one is None and cause is None:
            continue
        said = [
            (str(one.rating), str(one.rating)) if one else ("–", "quiet"),
            ("\t", ""),
            (line(action.short_label), "bold"),
        ]
        rated = "\n" + "; ".join(filter(None, [one.words, line(one.rated)])) if one else " (no agreed rating)"
        said.append((rated, "quiet"))
        said += [(f"\nRoot cause: {cause}", "")] if cause else []
        found.append(tuple(said))
    found += [] if agreed else _none("We did not agree on a rating.")
    return found + ([] if causes else _none("We did not write down a root cause."))


def _chosen(summary: Summary) -> list[Paragraph]:
    found: list[Paragraph] = []
    for one in summary.choices:
        votes = format.number(one.votes, "vote").replace(" ", "\u00a0") if one.votes else ""
        reasons = " ·\u00a0".join(filter(None, [line(one.because), votes]))
        found.append(((line(one.action.text), "bold"), *([(f"\n{reasons}", "")] if reasons else [])))
    return found or _none("We did not choose an action.")


def _rows(summary: Summary) -> Iterator[tuple[str, ...]]:
    for step in summary.steps:
        number = str(summary.choice(step) or "–")
        yield (
            number,
            *(
                line(text) or "–"
                for text in (step.what, step.who, format.day(step.due), step.know, format.day(step.again))
            ),
        )


def _none(words: str) -> list[Paragraph]:
    return [((words, "none"),)]


def _plain(paragraphs: Iterable[Paragraph]) -> tuple[str, ...]:
    return tuple("".join(text for text, _ in paragraph) for paragraph in paragraphs)


def _section(paper: Any, page: Page, heading: str, paragraphs: Iterable[Paragraph], style: str) -> list[Any]:
    """Write a heading and the paragraphs below it; return all of them."""
    written = [paper.add_paragraph(heading, "Heading 2")]
    for paragraph in paragraphs:
        written.append(paper.add_paragraph(style="Normal" if paragraph[0][1] == "none" else style))
        _write(page, written[-1], paragraph)
    return written


def _begin_column(paragraph: Any) -> None:
    """Begin the next column with a paragraph."""
    paragraph.paragraph_format.space_before = Pt(0)
    first, turn = paragraph.runs[0], paragraph.add_run()
    turn.add_break(WD_BREAK.COLUMN)
    first._r.addprevious(turn._r)  # noqa: SLF001 - python-docx adds runs at the end only


def _paper(page: Page, title: str) -> Any:
    paper = docx.Document()
    named(paper, title)
    section = paper.sections[0]
    section.page_width, section.page_height = Pt(WIDE), Pt(HIGH)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Pt(page.margin)
    section.header_distance = section.footer_distance = Pt(page.margin / 2)
    looks = {
        "Normal": (1, False, INK, 0, page.after),
        "Heading 1": (TITLE, True, INK, 0, page.after),
        "Heading 2": (HEADING, True, INK, page.before, page.after),
        "List Bullet": (1, False, INK, 0, page.after),
        "List": (1, False, INK, 0, page.after),
        "List Number": (1, False, INK, 0, page.after),
        "Body Text": (0.9, False, QUIET, page.before, 0),
    }
    for name, (times, bold, ink, before, after) in looks.items():
        style = paper.styles[name]
        font(style, page.size * times, bold=bold, ink=ink)
        shape = style.paragraph_format
        shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), page.leading
        shape.widow_control = False
        for apart in style.element.pPr.findall(qn("w:contextualSpacing")):
            style.element.pPr.remove(apart)
        if name.startswith("List"):
            shape.left_indent, shape.first_line_indent = Pt(page.indent), Pt(-page.indent)
    return paper


def _end_section(paper: Any, page: Page, columns: int) -> None:
    """End a section of so many columns; what follows goes on below it."""
    paper.add_section(WD_SECTION.CONTINUOUS)
    # python-docx ends it with an empty paragraph, which would be a blank line.
    last = paper.element.body.findall(qn("w:p"))[-1]
    ends = last.pPr.sectPr
    for old in ends.findall(qn("w:cols")):
        ends.remove(old)
    ends.find(qn("w:docGrid")).addprevious(element("w:cols", num=str(columns), space=str(round(page.between * 20))))
    last.getprevious().get_or_add_pPr().append(ends)
    last.getparent().remove(last)


def _write(page: Page, paragraph: Any, runs: Iterable[Run]) -> None:
    for text, look in runs:
        run = paragraph.add_run(page.text(text))
        if look == "bold":
            run.bold = True
        elif look in ("quiet", "none"):
            run.font.color.rgb = RGBColor.from_string(QUIET)
        elif look:
            fill = colors.RATINGS[int(look)]
            run.text = f"\u00a0{text}\u00a0"
            run.bold = True
            shade(run, fill, colors.ink_on(fill))


def _rule_off(paragraph: Any, page: Page) -> None:
    paragraph.paragraph_format.space_after = Pt(page.after + page.before)
    rule = OxmlElement("w:pBdr")
    rule.append(element("w:bottom", val="single", sz="8", space=str(page_fit.RULE), color=INK))
    paragraph._p.get_or_add_pPr().insert_element_before(rule, *_AFTER_RULES)  # noqa: SLF001 - nor to rule it off


def _table(paper: Any, page: Page, rows: tuple[tuple[str, ...], ...]) -> None:
    table = paper.add_table(rows=0, cols=len(_HEADER))
    table.autofit = False
    rules = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        rules.append(element(f"w:{side}", val="single", sz="4", space="0", color=RULE))
    gaps = OxmlElement("w:tblCellMar")
    for side, width in (("left", 0.0), ("right", page.size * 0.8)):
        gaps.append(element(f"w:{side}", w=str(round(width * 20)), type="dxa"))
    shape = table._tbl.tblPr  # noqa: SLF001 - nor to rule a table
    shape.find(qn("w:tblLayout")).addprevious(rules)
    shape.find(qn("w:tblLayout")).addnext(gaps)
    widths = [Pt(width) for width in page.columns(rows)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for place, texts in enumerate(rows):
        row = table.add_row()
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_before = Pt(page.after)
            paragraph.add_run(text).bold = place == 0
        if place == 0:
            heads(row.cells[0], 1)
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - nor to mark its header
