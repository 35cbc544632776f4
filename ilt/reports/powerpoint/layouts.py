"""The file that slides are written in: python-pptx's own layouts with our margins, or a district's own template."""

from __future__ import annotations

import copy
import io
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.parts.slide import NotesSlidePart, SlidePart
from pptx.util import Inches

from ilt.reports.powerpoint.faces import CALIBRI, faces_of
from ilt.reports.powerpoint.looks import HIGH, MARGIN, WIDE, SlideRoom, TemplateError
from ilt.reports.powerpoint.texts import plain, title

_LAYOUTS = {
    "cover": ({PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.TITLE}, {PP_PLACEHOLDER.SUBTITLE}),
    "text": ({PP_PLACEHOLDER.TITLE}, {PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY}),
    "picture": ({PP_PLACEHOLDER.TITLE}, set()),
}
"""The placeholders of a layout for each kind of slide: its title, and what else it has of text."""


NOT_OPENED = "This isn’t a PowerPoint file (.pptx) that we can open."
_MOST = 300
"""So many layouts may there be, of so many shapes each: python-pptx looks at each for each other."""
_NOTES_TEXT = ".//p:ph[@type='body']"

_Measured = tuple[dict[str, int], dict[str, SlideRoom], dict[str, SlideRoom]]


class SlideFile:
    """The file that is written: its layouts, the room of each one's title and that below it, found once."""

    def __init__(self, template: bytes | None) -> None:
        self.own = template is None
        """Whether its look is ours, and not of somebody's template."""
        if template is None:
            content, (places, self.rooms, self.titles) = _ours()
            self.file = Presentation(io.BytesIO(content))
        else:
            try:
                self.file = _opened(template)
                places, self.rooms, self.titles = _measured(self.file)
            except TemplateError:
                raise
            except Exception as error:  # python-pptx raises what zipfile, lxml and its own parts do
                raise TemplateError(NOT_OPENED) from error
        self.layouts = {kind: self.file.slide_layouts[place] for kind, place in places.items()}
        self._blanks: dict[str, Any] = {}
        self._notes = 0

    def check(self) -> None:
        """Raise ``TemplateError`` where no slides can be made of it; nothing is to be made of it after that."""
        try:
            for kind in _LAYOUTS:
                self.note(self.add(kind, kind), [kind])
            self.file.save(io.BytesIO())
        except Exception as error:  # as above
            raise TemplateError(NOT_OPENED) from error

    def add(self, kind: str, words: str) -> Any:
        """Add a slide of a kind with its title."""
        slides = self.file.slides
        if kind not in self._blanks:
            slide = slides.add_slide(self.layouts[kind])
            self._blanks[kind] = copy.deepcopy(slide._element)  # noqa: SLF001 - python-pptx makes each anew, from its layout
        else:
            name = f"/ppt/slides/slide{len(slides) + 1}.xml"
            part = self._copied(SlidePart, kind, name, CONTENT_TYPE.PML_SLIDE)
            part.relate_to(self.layouts[kind].part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
            slides._sldIdLst.add_sldId(slides.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE))  # noqa: SLF001
            slide = part.slide
        slide.shapes.turbo_add_enabled = True  # nobody else adds shapes, so their numbers are counted
        title(slide, words, self.titles[kind], own=self.own)
        return slide

    def note(self, slide: Any, lines: Sequence[str]) -> None:
        """Write a slide's speaker notes. Those of the first slide are made anew, all others are copies of them."""
        self._notes += 1
        if "notes" not in self._blanks:
            notes = slide.notes_slide.part
            self._blanks["notes"] = copy.deepcopy(notes._element)  # noqa: SLF001 - it makes these from their master
        else:
            name = f"/ppt/notesSlides/notesSlide{self._notes}.xml"
            notes = self._copied(NotesSlidePart, "notes", name, CONTENT_TYPE.PML_NOTES_SLIDE)
            notes.relate_to(self.file.part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
            notes.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE)
            slide.part.relate_to(notes, RELATIONSHIP_TYPE.NOTES_SLIDE)
        place = notes._element.find(_NOTES_TEXT, notes._element.nsmap)  # noqa: SLF001 - python-pptx looks at each placeholder in turn
        plain(place.getparent().getparent().getparent().txBody, lines)

    def _copied(self, part: Any, blank: str, name: str, content_type: str) -> Any:
        """Return a part that is a copy of one that was made before."""
        return part(PackURI(name), content_type, self.file.part.package, copy.deepcopy(self._blanks[blank]))


@cache
def _ours() -> tuple[bytes, _Measured]:
    """Return our own layouts as a file, and what is known of them: they are the same each time."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDE, HIGH
    _dress(deck)
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue(), _measured(deck, ours=True)


def _measured(deck: Any, *, ours: bool = False) -> _Measured:
    """Return which layout is for each kind of slide, the room below its title, and that of the title."""
    places = {kind: _layout(deck, kind) for kind in _LAYOUTS}
    layouts = {kind: deck.slide_layouts[place] for kind, place in places.items()}
    heads, bodies = (CALIBRI, CALIBRI) if ours else faces_of(deck.slide_master, layouts.values())
    return (
        places,
        {kind: replace(_body(deck, layout), letters=bodies) for kind, layout in layouts.items()},
        {kind: replace(_head(deck, layout), letters=heads) for kind, layout in layouts.items()},
    )


def _opened(template: bytes) -> Any:
    deck = Presentation(io.BytesIO(template))
    listed = deck.slides._sldIdLst  # noqa: SLF001 - python-pptx has no way to remove a slide
    links = dict.fromkeys(one.rId for one in listed)
    for one in list(listed):
        listed.remove(one)
    for link in links:  # each once, and when none is listed any more: it looks for others in what is listed
        deck.part.drop_rel(link)
    layouts = deck.slide_layouts
    if len(layouts) > _MOST or any(len(layout.shapes) > _MOST for layout in layouts):
        raise TemplateError(NOT_OPENED)
    if not any(_has(layout, {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}) for layout in layouts):
        raise TemplateError("None of this file’s layouts has a title.")
    return deck


def _dress(deck: Any) -> None:
    """Give python-pptx's own layouts our margins, and room for a finding of two lines."""
    for layout in (deck.slide_master, *deck.slide_layouts):
        for shape in layout.placeholders:
            kind = shape.placeholder_format.type
            if kind == PP_PLACEHOLDER.TITLE:
                shape.left, shape.top, shape.width, shape.height = MARGIN, Inches(0.7), WIDE - 2 * MARGIN, Inches(1.15)
            elif kind == PP_PLACEHOLDER.CENTER_TITLE:
                shape.left, shape.top, shape.width, shape.height = MARGIN, Inches(1.5), WIDE - 2 * MARGIN, Inches(1.7)
            elif kind == PP_PLACEHOLDER.SUBTITLE:
                shape.left, shape.top, shape.width, shape.height = MARGIN, Inches(3.4), WIDE - 2 * MARGIN, Inches(3.4)
            elif kind in (PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY):
                shape.left, shape.top, shape.width, shape.height = MARGIN, Inches(2), WIDE - 2 * MARGIN, Inches(4.9)
            else:  # the date, the foot and the number, which our slides do not show
                shape.left, shape.top, shape.width, shape.height = MARGIN, Inches(7.1), Inches(1), Inches(0.3)


def _has(layout: Any, kinds: set[Any]) -> bool:
    return any(shape.placeholder_format.type in kinds for shape in layout.placeholders)


def _layout(deck: Any, kind: str) -> int:
    """Return which layout is for a kind of slide: the one with the fewest other places for text."""
    titles, texts = _LAYOUTS[kind]
    aside = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}

    def unlike(layout: Any) -> tuple[int, int]:
        kinds = [shape.placeholder_format.type for shape in layout.placeholders]
        rest = [one for one in kinds if one not in titles | aside]
        fits = [one for one in rest if one in texts]
        return (not set(kinds) & titles) * 9 + (bool(texts) and not fits) * 4, abs(len(rest) - bool(texts))

    layouts = list(deck.slide_layouts)
    return min(range(len(layouts)), key=lambda place: unlike(layouts[place]))


def _head(deck: Any, layout: Any) -> SlideRoom:
    """Return the room of a layout's title; where it does not say, what titles usually have."""
    titles = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
    head = next((one for one in layout.placeholders if one.placeholder_format.type in titles), None)
    if head is None or not head.width or not head.height:
        return SlideRoom(MARGIN, 0, deck.slide_width - 2 * MARGIN, int(deck.slide_height * 0.15))
    return SlideRoom(head.left or 0, head.top or 0, head.width, head.height)


def _body(deck: Any, layout: Any) -> SlideRoom:
    """Return the room below a layout's title."""
    head = next((one for one in layout.placeholders if one.placeholder_format.type == PP_PLACEHOLDER.TITLE), None)
    top = (head.top or 0) + (head.height or 0) if head is not None else int(deck.slide_height * 0.25)
    left = head.left if head is not None and head.left else MARGIN
    width = head.width if head is not None and head.width else deck.slide_width - 2 * MARGIN
    width = min(width, deck.slide_width - left)
    top = min(top + Inches(0.1), int(deck.slide_height * 0.4))
    low = [
        one.top
        for one in layout.placeholders
        if one.placeholder_format.type in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE)
        and one.top
        and one.top > deck.slide_height * 0.7
    ]
    bottom = min([*low, deck.slide_height - Inches(0.35)])
    return SlideRoom(left, top, width, bottom - top)
