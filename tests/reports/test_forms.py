"""A district's own form: every mark in it is filled or named, and all else of the file stays as it was."""

import contextlib
import io
import re
import time
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.shared import Pt
from pptx import Presentation
from pptx.util import Inches

from ilt.reports.plan_form import forms
from ilt.reports.plan_form.forms import Form, FormError, MarkedPlace
from tests.support.hostile_words import phrases
from tests.support.made_forms import word_form

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
VALUES = {
    "finding 1": ("Vision is lowest",),
    "findings": ("Vision is lowest", "Norms rose", "Nobody was asked"),
    "team": ("Alder & Söhne <K-8>",),
    "priority 2 action": (),
}
BOX = (
    f'<w:r {W} {MC} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>In a box: {{team}}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
CONTROL = (
    f'<w:sdt {W}><w:sdtPr>{{0}}<w:dataBinding w:xpath="/a" w:storeItemID="{{{{1}}}}"/></w:sdtPr>'
    "<w:sdtContent><w:p><w:r><w:t>{{{{findings}}}}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
)


def saved(file) -> bytes:
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()


def filled(content: bytes) -> bytes:
    return Form(content).filled(VALUES)


def said(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


def with_members(content: bytes, **changed: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name, data in (members(content) | changed).items():
            packed.writestr(name, data)
    return file.getvalue()


def test_a_mark_in_many_runs_is_filled_in_the_look_of_its_first():
    paper = docx.Document()
    paragraph = paper.add_paragraph("Our focus: ")
    for text, bold, size in (("{", True, 14), ("{Find", False, 10), ("ing 1}", None, 9), ("} - and {{te", None, 9)):
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold, Pt(size)
    paragraph.add_run("am}}.").italic = True
    (made,) = docx.Document(io.BytesIO(filled(saved(paper)))).paragraphs
    assert made.text == "Our focus: Vision is lowest - and Alder & Söhne <K-8>."
    looks = [(run.text, run.bold, run.font.size) for run in made.runs if run.text]
    assert looks[1] == ("Vision is lowest", True, Pt(14))
    assert looks[2] == (" - and Alder & Söhne <K-8>", None, Pt(9))


def test_marks_are_found_wherever_word_has_text():
    paper = docx.Document()
    section = paper.sections[0]
    section.header.paragraphs[0].text = "{{team}}"
    section.footer.add_table(1, 1, Pt(200)).cell(0, 0).text = "{{ Finding1 }}"
    table = paper.add_table(1, 2)
    table.cell(0, 0).text = "{{finding 1}}"
    table.cell(0, 1).add_table(1, 1).cell(0, 0).text = "{{finding 1}}"
    paper.add_paragraph("Around a box").runs[0]._r.addnext(parse_xml(BOX))
    made = members(filled(saved(paper)))
    texts = {
        name: "".join(re.findall("<w:t[^>]*>([^<]*)", part.decode())) for name, part in made.items() if b"<w:t" in part
    }
    assert (
        texts["word/document.xml"]
        == "Vision is lowestVision is lowestAround a boxIn a box: Alder &amp; Söhne &lt;K-8&gt;"
    )
    assert "Alder &amp; Söhne &lt;K-8&gt;" in texts.values()
    assert "Vision is lowest" in texts.values()
    assert not [name for name, part in made.items() if b"{{" in part]


def test_marks_are_found_wherever_powerpoint_has_text():
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text_frame.text = "{{team}}"
    slide.notes_slide.notes_text_frame.text = "Say {{finding 1}}"
    table = slide.shapes.add_table(1, 1, 0, 0, Inches(2), Inches(1)).table
    table.cell(0, 0).text = "{{findings}}"
    inner = slide.shapes.add_group_shape().shapes.add_group_shape()
    box = inner.shapes.add_textbox(0, 0, Inches(2), Inches(1)).text_frame
    for text in ("Lowest: {{fin", "ding}", "}!"):
        box.paragraphs[0].add_run().text = text
    box.paragraphs[0].runs[0].font.bold = True
    made = Presentation(io.BytesIO(Form(saved(deck)).filled(VALUES | {"finding": ("Vision",)})))
    (slide,) = made.slides
    title, frame, group = slide.shapes
    assert title.text_frame.text == VALUES["team"][0]
    assert slide.notes_slide.notes_text_frame.text == "Say Vision is lowest"
    assert frame.table.cell(0, 0).text == "Vision is lowest\nNorms rose\nNobody was asked"
    assert group.shapes[0].shapes[0].text_frame.text == "Lowest: Vision!"
    assert group.shapes[0].shapes[0].text_frame.paragraphs[0].runs[0].font.bold


def test_several_lines_are_a_paragraph_each_where_the_mark_is_alone():
    paper = docx.Document()
    paper.add_paragraph("Before")
    alone = paper.add_paragraph(" ", style="List Bullet")
    alone.add_run("{{findings}}").italic = True
    alone.paragraph_format.page_break_before = True
    paper.add_paragraph("We saw: {{findings}}.")
    made = docx.Document(io.BytesIO(filled(saved(paper)))).paragraphs
    assert [one.text.strip() for one in made] == [
        "Before",
        *VALUES["findings"],
        "We saw: Vision is lowest; Norms rose; Nobody was asked.",
    ]
    assert {one.style.name for one in made[1:4]} == {"List Bullet"}
    assert [one.runs[-1].italic for one in made[1:4]] == [True] * 3
    assert [one.paragraph_format.page_break_before for one in made[1:4]] == [True, None, None]


def test_a_section_ends_once():
    paper = docx.Document()
    marked = paper.add_paragraph("{{findings}}")
    paper.add_section()
    ends = marked._p.getnext()
    marked._p.get_or_add_pPr().append(ends.pPr.sectPr)
    ends.getparent().remove(ends)
    paper.add_paragraph("After")
    made = docx.Document(io.BytesIO(filled(saved(paper))))
    assert len(made.sections) == len(paper.sections) == 2
    assert [one.text for one in made.paragraphs if one.text] == [*VALUES["findings"], "After"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("", [*VALUES["findings"]]), ("<w:text/>", ["Vision is lowest; Norms rose; Nobody was asked"])],
)
def test_a_content_control_keeps_its_text(kind, expected):
    paper = docx.Document()
    paper.element.body.insert(0, parse_xml(CONTROL.format(kind)))
    made = docx.Document(io.BytesIO(filled(saved(paper)))).element.body
    assert [one.text for one in made.iter("{*}p")] == expected
    assert made.find(".//{*}dataBinding") is None


def test_what_is_empty_goes_and_what_is_unknown_stays():
    form = Form(word_form("{{priority 2: action}}|{{ Student name }}|{{findings", "a {b} {{{team}}} c }} {{}}"))
    assert form.marks == (
        MarkedPlace("{{priority 2: action}}", "priority 2 action"),
        MarkedPlace("{{Student name}}", "student name"),
        MarkedPlace("{{findings", ""),
        MarkedPlace("{{team}}", "team"),
        MarkedPlace("{{}}", ""),
    )
    assert said(form.filled(VALUES)) == ["|{{ Student name }}|{{findings", "a {b} {Alder & Söhne <K-8>} c }} {{}}"]


def test_a_long_mark_is_none_and_many_are_filled_in_a_moment():
    long = Form(word_form("{{" + "x" * 70 + "}}", "{{" + "y" * 70))
    assert [(mark.written, mark.name) for mark in long.marks] == [(f"{{{{{'x' * 60}…", ""), (f"{{{{{'y' * 60}…", "")]
    paper = docx.Document()
    paragraph = paper.add_paragraph()
    for _ in range(forms.MARKS):
        paragraph.add_run("{{te")
        paragraph.add_run("am}} ")
    assert said(filled(saved(paper))) == [f"{VALUES['team'][0]} " * forms.MARKS]


@pytest.mark.parametrize(
    ("text", "depth", "many"), [("{", 240, 50_000), ("{{ " * 1_200_000, 1, 1)], ids=["deep texts", "many marks"]
)
def test_a_form_that_is_made_to_be_slow_is_looked_through_in_a_moment(text, depth, many):
    """Whoever looks through one holds up all others: at some times the size these had taken 20 and 8 seconds."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    inside = "<w:x>" * depth + f"<w:t>{text}</w:t>" * many + "</w:x>" * depth
    content = with_members(
        saved(docx.Document()),
        **{"word/document.xml": f"<w:document {space}><w:p>{inside}</w:p></w:document>".encode()},
    )
    start = time.process_time()
    with contextlib.suppress(FormError):
        Form(content)
    assert time.process_time() - start < 1.5


def test_all_else_stays_as_it_was():
    content = word_form("Nothing", "{{team}}")
    picture = with_members(
        content, **{"word/media/a.png": b"\x89PNG{{team}}", "customXml/item1.xml": b"<a>{{team}}</a>"}
    )
    before, after = members(picture), members(filled(picture))
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    assert filled(picture) == filled(picture)
    # What Word says of itself at the top of a part is needed to open it.
    top = re.search(rb"<w:document[^>]*>", before["word/document.xml"])[0]
    assert set(re.findall(rb'\S+="[^"]*"', top)) == set(
        re.findall(rb'\S+="[^"]*"', re.search(rb"<w:document[^>]*>", after["word/document.xml"])[0])
    )


def test_hostile_text_stays_text():
    texts = [*phrases(3, 60), "]]></w:t>", "&amp;<w:b/>", "{{team}}", "\x00\x07\ud83dabc\u202edef", "=1+1", "x" * 9_000]
    for content in (word_form("{{findings}}"), word_form("Here: {{findings}}")):
        made = Form(content).filled({"findings": texts, "team": ("Alder",)})
        shown = "\n".join(said(made))
        assert "{{team}}" in shown
        assert "Alder" not in shown
        assert "&amp;<w:b/>" in shown
        assert "abcdef" in shown
        assert Form(made).kind == "docx"


def test_a_template_comes_back_as_a_document():
    content = word_form("{{team}}")
    types = members(content)["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    assert said(filled(with_members(content, **{"[Content_Types].xml": types}))) == [VALUES["team"][0]]


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", b"wordprocessingml.document.main+xml")
        with packed.open("word/document.xml", "w") as part:
            for _ in range(forms.XML_BYTES // 2**20 + 1):
                part.write(b" " * 2**20)
    return file.getvalue()


def test_what_is_no_form_is_refused_with_a_reason():
    good = word_form("{{team}}")
    types = members(good)["[Content_Types].xml"]
    xml = members(good)["word/document.xml"]
    many = dict.fromkeys(map(str, range(forms.MEMBERS)), b"")
    refused = {
        b"": forms.OTHER_KIND,
        b"{{team}}": forms.OTHER_KIND,
        b"%PDF-1.7": forms.OTHER_KIND,
        good[:-40]: forms.OTHER_KIND,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"): forms.PROTECTED,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": forms.OTHER_KIND,
        b"PK" + b" " * forms.BYTES: forms.TOO_LARGE,
        bomb(): forms.TOO_LARGE,
        with_members(good, **many): forms.TOO_LARGE,
        with_members(good, **{"word/document.xml": xml.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * forms.TAGS)}): forms.TOO_LARGE,
        with_members(good, **{"word/document.xml": xml.replace(b"{{team}}", b"{{team}}" * (forms.MARKS + 1))}): forms.TOO_LARGE,
        # A presentation's masters may be called anything: python-pptx makes trees of them.
        with_members(good, **{"x/any.bin": b" \n<a>" + b"<b/>" * forms.TAGS + b"</a>"}): forms.TOO_LARGE,
        with_members(good, **{"docProps/core.xml": b"<a>" + b" " * forms.XML_BYTES + b"</a>"}): forms.TOO_LARGE,
        with_members(good, **{"x/any.png": ("<a>" + "<b/>" * forms.TAGS).encode("utf-16")}): forms.TOO_LARGE,
        with_members(good, **{"x/any.bin": "<?xml?>".encode("cp037")}): forms.DAMAGED,
        with_members(good, **{"WORD/document.xml": xml}): forms.DAMAGED,
        with_members(good, **{"word/document.xml": xml.replace(b"</w:body>", b"")}): forms.DAMAGED,
        with_members(good, **{"word/document.xml": xml.replace(b"?>", b'?><!DOCTYPE a [<!ENTITY b "c">]>', 1)}): forms.DAMAGED,
        with_members(good, **{"[Content_Types].xml": types.replace(b"document.main+xml", b"document.macroEnabled.main+xml")}): forms.MACROS,
        with_members(good, **{"[Content_Types].xml": types.replace(b"document.main+xml", b"sheet.main+xml")}): forms.OTHER_KIND,
    }  # fmt: skip
    for content, why in refused.items():
        with pytest.raises(FormError, match=f"^{why}$"):
            assert Form(content).marks


def test_an_archive_with_a_damaged_picture_is_refused():
    content = with_members(word_form("{{team}}"), **{"word/media/a.png": b"picture" * 9})
    with pytest.raises(FormError, match=forms.DAMAGED):
        Form(content.replace(b"picture" * 9, b"Picture" * 9))
