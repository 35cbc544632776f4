"""Characters of other scripts in a PDF: printed, or said on its first page to be boxes."""

import ctypes
import unicodedata
from collections import defaultdict

import pypdfium2
import pypdfium2.raw

from ilt.reports.documents.characters import boxed, ranges
from ilt.reports.documents.pdf import one_page_pdf, pdf
from ilt.reports.report import Item, Report, ReportSection
from tests.support.made_reports import SMALL

BOXES = "Boxes"


def of(*texts: str) -> Report:
    """Return a report that has each text as a finding, which is bold, and as an item, which is not."""
    return Report("T", (), tuple(ReportSection("a", "A", text, items=(Item(text),)) for text in texts))


def fonts(made: bytes) -> dict[str, set[str]]:
    """Return the fonts of each character of a PDF; a typst font of a subset is named ``ABCDEF+Name``."""
    found: dict[str, set[str]] = defaultdict(set)
    name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    with pypdfium2.PdfDocument(made) as paper:
        for page in paper:
            text = page.get_textpage()
            for at in range(text.count_chars()):
                letter = chr(pypdfium2.raw.FPDFText_GetUnicode(text, at))
                pypdfium2.raw.FPDFText_GetFontInfo(text, at, name, len(name), ctypes.byref(flags))
                found[letter].add(name.value.decode().partition("+")[2] or name.value.decode())
    return found


def test_what_is_said_to_be_printed_is_and_what_is_said_to_be_boxes_are_boxes() -> None:
    ends = [chr(one) for pair in ranges() for one in pair]
    printed = [one for one in ends if unicodedata.category(one)[0] in "LNPS" and unicodedata.category(one) != "Lm"]
    assert len(printed) > 200
    assert boxed(printed) == ()
    lines = ["x ".join(printed[at : at + 40]) for at in range(0, len(printed), 40)]
    made = fonts(pdf(of(*lines)))
    assert [letter for letter, names in made.items() if any(BOXES in name for name in names)] == []
    for one in ("雅", "洲", "ひ", "학", "ท", "ह", "አ", "ក"):
        assert boxed([one])
        assert any(BOXES in name for name in fonts(pdf(of(f"{one} a")))[one])


def test_emoji_hebrew_arabic_and_cyrillic_are_printed() -> None:
    said = "👍 🎉 😀 ✅ שלום مرحبا Привет Việt Ñandú"
    assert boxed([said]) == ()
    names = set().union(*fonts(pdf(of(said))).values())
    assert any("NotoEmoji" in name for name in names)
    # Letters of DejaVu Sans Mono leave gaps in Arabic words.
    assert {"NotoSansArabic-Regular", "NotoSansArabic-Bold"} <= names
    assert not any("DejaVu" in name for name in set().union(*fonts(pdf(of("مرحبا بالعالم"))).values()))
    assert not any(BOXES in name for name in names)


def test_the_first_page_says_what_is_boxes() -> None:
    said = "This PDF shows Chinese and Korean characters as boxes."
    report = of("Families of 雅洲 and 학교")
    for made in (pdf(report), one_page_pdf(report)):
        with pypdfium2.PdfDocument(made) as paper:
            assert said in " ".join(paper[0].get_textpage().get_text_range().split())
    with pypdfium2.PdfDocument(pdf(SMALL)) as paper:
        assert "boxes" not in paper[0].get_textpage().get_text_range()
