"""A district's own form: a ``.docx`` or ``.pptx`` with marked places such as ``{{finding 1}}``, and filling it.

Only the texts of marked paragraphs change: every other part of the file is as it was. Nothing in a form or in a value
is run, and a value is never looked at again, so what somebody wrote that looks like a mark stays what it is.
"""

from __future__ import annotations

import copy
import io
import itertools
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from ilt.reading.formats import archives
from ilt.reading.problems import Refused
from ilt.reports.texts import line

BYTES, UNPACKED_BYTES, XML_BYTES = 10 * 2**20, 100 * 2**20, 20 * 2**20
"""How large a form may be: as a file, unpacked, in its members that hold text."""
MEMBERS, TAGS, MARKS, LINKS = 5_000, 600_000, 5_000, 50_000
"""How many members, tags and marks, and links from member to member, it may have: a thick book has half of them."""
TOO_LARGE, PROTECTED, MACROS, DAMAGED, OTHER_KIND = "too large", "protected", "macros", "damaged", "other kind"
KINDS = {"wordprocessingml": "docx", "presentationml": "pptx"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TYPES = "[Content_Types].xml"
_MAIN = re.compile(rb"(wordprocessingml|presentationml)\.(document|template|presentation|slideshow)\.main\+xml")
_DOCUMENTS = {b"wordprocessingml": b"document", b"presentationml": b"presentation"}
_TEXT = re.compile(r"(?:word|ppt)/(?!glossary/).*\.xml", re.IGNORECASE)
_LINKS = re.compile(r".*\.rels", re.IGNORECASE | re.DOTALL)
_XML = re.compile(rb"[\s\x00\xef\xbb\xbf\xfe\xff]*+<")
"""How XML begins, whatever its member is called, in each encoding but the one below."""
_EBCDIC = b"Lo\xa7\x94"
_MARK = re.compile(r"\{\{(?!\{)([^{}]*)(\}\})?")
_LETTERS = re.compile(r"[^\W\d_]+|\d+")
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_DRAWING = ("http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PARAGRAPHS = tuple(f"{{{space}}}p" for space in (*_WORD, *_DRAWING))
_WITH_BRACKET = etree.XPath("//*[local-name() = 't'][contains(., '{')]")
_LONGEST = 60
"""So many letters of a mark are named; a longer one is no name."""
_NOT_AGAIN = ("sectPr", "pPrChange", "pageBreakBefore")
"""What of a paragraph's look would begin a section, a page or a change again."""


class FormError(Exception):
    """A file is no form that can be filled; ``str`` is one of the reasons above."""


@dataclass(frozen=True)
class MarkedPlace:
    """A marked place: as it is written, and the name that it asks for; blank where it has no end."""

    written: str
    name: str


def name_of(written: str) -> str:
    """Return the name that a mark asks for: lower case, one space between words and numbers.

    >>> name_of(" Priority 1: Action "), name_of("Finding2"), name_of("finding")
    ('priority 1 action', 'finding 2', 'finding')
    """
    return " ".join(_LETTERS.findall(written.casefold()))


class Form:
    """A form that was looked into; it is opened again to be filled.

    Attributes
    ----------
    kind
        ``docx`` or ``pptx``.
    marks
        In the order of its members, each once.

    Raises
    ------
    FormError
        It is none, or it cannot be filled.
    """

    def __init__(self, content: bytes) -> None:
        self.content = content
        members = _opened(content)
        self.kind = _kind(members)
        every = (
            mark
            for root in _trees(members).values()
            for paragraph in _marked(root)
            for mark, *_ in _marks_of("".join(map(_said, _texts(paragraph))))
        )
        marks = list(itertools.islice(every, MARKS + 1))
        if len(marks) > MARKS:
            raise FormError(TOO_LARGE)
        _packed(content, {})  # what cannot be read of all else, or is too large, is said now, not when it is filled
        self.marks = tuple(dict.fromkeys(marks))

    def filled(self, values: Mapping[str, Sequence[str]]) -> bytes:
        """Return the form with the values of names in the place of marks; a mark of no name in ``values`` stays.

        A value of several lines is a paragraph each where its mark is alone in one, and one line elsewhere.
        """
        members = _opened(self.content)
        changed = {_TYPES: _MAIN.sub(_as_document, members[_TYPES])}
        for name, root in _trees(members).items():
            if sum(_fill(paragraph, values) for paragraph in _marked(root)):
                changed[name] = etree.tostring(
                    root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
                )
        return _packed(self.content, changed)


def _as_document(found: re.Match[bytes]) -> bytes:
    """Return the type of a document in the place of that of a template, which would open as a new one."""
    return b".".join([found[1], _DOCUMENTS[found[1]], b"main+xml"])


def _trees(members: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the members that may hold a mark, by name."""
    links = sum(content.count(b"<") for name, content in members.items() if _LINKS.fullmatch(name))
    if links > LINKS or sum(content.count(b"<") for content in members.values()) > TAGS:
        raise FormError(TOO_LARGE)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return {
            name: etree.fromstring(content, parser)
            for name, content in members.items()
            if _TEXT.fullmatch(name) and b"{" in content
        }
    except etree.XMLSyntaxError:
        raise FormError(DAMAGED) from None


def _opened(content: bytes) -> dict[str, bytes]:
    """Return the members of a file that hold text, with its list of types."""
    if len(content) > BYTES:
        raise FormError(TOO_LARGE)
    if content.startswith(_OLE):
        raise FormError(PROTECTED if "EncryptedPackage".encode("utf-16-le") in content else OTHER_KIND)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            names = [member.filename for member in members]
            texts = [member for member in members if _read(member.filename)]
            if (
                len(members) > MEMBERS
                or sum(member.file_size for member in members) > UNPACKED_BYTES
                or sum(member.file_size for member in texts) > XML_BYTES
            ):
                raise FormError(TOO_LARGE)
            if len({name.casefold() for name in names}) < len(names):
                raise FormError(DAMAGED)
            return archives.unpack(archive, _read)
    except Refused as refused:
        raise FormError(PROTECTED if refused.code == "password" else DAMAGED) from None
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise FormError(OTHER_KIND) from None


def _read(name: str) -> bool:
    """Tell whether a member is looked into: its text, its links, and the list of types."""
    return name == _TYPES or bool(_TEXT.fullmatch(name) or _LINKS.fullmatch(name))


def _kind(members: Mapping[str, bytes]) -> str:
    types = members.get(_TYPES, b"")
    if b"macroEnabled" in types:
        raise FormError(MACROS)
    main = _MAIN.search(types)
    if main is None:
        raise FormError(OTHER_KIND)
    return KINDS[main[1].decode()]


def _packed(content: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Return a file with some of its members changed, and all others as they are, in their order."""
    file, size, tags = io.BytesIO(), 0, 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
            for member in old.infolist():
                data = changed.get(member.filename)
                # No more is unpacked than was declared, and that was looked at.
                with old.open(member) as packed:
                    data = packed.read(member.file_size) if data is None else data
                if not changed and _XML.match(data):  # python-pptx makes a tree of it, whatever it is called
                    size, tags = size + len(data), tags + data.count(b"<")
                if size > XML_BYTES or tags > TAGS:
                    raise FormError(TOO_LARGE)
                if data.startswith(_EBCDIC):
                    raise FormError(DAMAGED)
                new.writestr(_plain(member), data, zipfile.ZIP_DEFLATED)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise FormError(DAMAGED) from None
    return file.getvalue()


def _plain(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(member.filename, member.date_time)


def _marked(root: Any) -> list[Any]:
    """Return the paragraphs that may have a mark."""
    found: dict[Any, None] = {}
    known: dict[Any, Any] = {}
    """The paragraph around what we came by: many texts may lie deep in the same, and each is climbed out of once."""
    for text in _WITH_BRACKET(root):
        way, at = [], text.getparent()
        while at is not None and at not in known and at.tag not in _PARAGRAPHS:
            way.append(at)
            at = at.getparent()
        paragraph = known.get(at, at)
        known.update(dict.fromkeys(way, paragraph))
        if paragraph is not None:
            found[paragraph] = None
    if len(found) > MARKS:
        raise FormError(TOO_LARGE)
    return list(found)


def _texts(paragraph: Any) -> list[Any]:
    """Return what a paragraph says, in its order: its texts, and where a line or a tab separates them.

    What a text box in it says is of paragraphs of their own; what was moved away is not said any more.
    """
    found: list[Any] = []

    def gather(part: Any) -> None:
        for child in part:
            if child.tag in _PARAGRAPHS or not isinstance(child.tag, str):
                continue
            local = etree.QName(child).localname
            if local in ("t", "br", "tab", "cr") and child.tag[1:].partition("}")[0] in (*_WORD, *_DRAWING):
                found.append(child)
            elif local not in ("moveFrom", "pPr", "rPr"):
                gather(child)

    gather(paragraph)
    return found


def _said(text: Any) -> str:
    return (text.text or "") if etree.QName(text).localname == "t" else " "


def _marks_of(said: str) -> Iterator[tuple[MarkedPlace, int, int]]:
    """Return the marks of a text, each with where it begins and ends."""
    for found in _MARK.finditer(said):
        written = " ".join(found[1].split())
        whole = found[2] is not None and len(written) <= _LONGEST
        name = name_of(written) if whole else ""
        end = (found[2] or "") if whole else "…" if len(written) > _LONGEST else ""
        yield MarkedPlace(f"{{{{{written[:_LONGEST]}{end}", name), found.start(), found.end()


def _fill(paragraph: Any, values: Mapping[str, Sequence[str]]) -> bool:
    """Fill a paragraph; return whether it changed."""
    texts = _texts(paragraph)
    said = "".join(map(_said, texts))
    wanted = [
        (start, end, [text for text in map(line, values[mark.name]) if text])
        for mark, start, end in _marks_of(said)
        if mark.name and mark.name in values
    ]
    if not wanted:
        return False
    start, end, lines = wanted[0]
    alone = len(wanted) == 1 and len(lines) > 1 and not (said[:start] + said[end:]).strip()
    alone = alone and _may_be_several(paragraph)
    run = _replace(texts, [(start, end, own[-1] if alone else "; ".join(own)) for start, end, own in wanted])
    if alone:
        _add_before(paragraph, run, lines[:-1])
    return True


def _replace(texts: Sequence[Any], wanted: Sequence[tuple[int, int, str]]) -> Any:
    """Put values in the place of letters, from and to, each in the look of the first; return the run of the first."""
    left, at, first = list(reversed(wanted)), 0, None
    for text in texts:
        said, begins = _said(text), at
        at += len(said)
        written, done = [], begins
        while left and left[-1][0] < at:
            start, end, value = left[-1]
            if start >= begins:
                written += [said[done - begins : start - begins], value]
            done = min(end, at)
            if end > at:
                break
            left.pop()
        if done > begins and etree.QName(text).localname == "t":
            text.text = "".join([*written, said[done - begins :]])
            _keep_spaces(text)
            _unbind(text)
            first = text.getparent() if first is None else first
    return first


def _unbind(text: Any) -> None:
    """Let a content control keep what it was given: one that is bound shows what is bound to it, once it is opened."""
    for control in _around(text, "sdt"):
        for bound in control.iterfind("{*}sdtPr/{*}dataBinding"):
            bound.getparent().remove(bound)


def _around(part: Any, local: str) -> Iterator[Any]:
    return (one for one in part.iterancestors() if etree.QName(one).localname == local)


def _may_be_several(paragraph: Any) -> bool:
    """Tell whether there may be more paragraphs in this one's place: a control for plain text has a single one."""
    return not any(control.find("{*}sdtPr/{*}text") is not None for control in _around(paragraph, "sdt"))


def _add_before(paragraph: Any, run: Any, lines: Sequence[str]) -> None:
    """Add a paragraph for each line before one, in its look and that of a run of it."""
    look, of_run = paragraph.find("{*}pPr"), run.find("{*}rPr")
    space = paragraph.tag.rpartition("}")[0] + "}"
    for number, said in enumerate(lines):
        added = paragraph.makeelement(paragraph.tag)
        paragraph.addprevious(added)
        if look is not None:
            added.append(_again(look, _NOT_AGAIN[: 2 if number == 0 else 3]))
        copied = etree.SubElement(added, f"{space}r")
        if of_run is not None:
            copied.append(copy.deepcopy(of_run))
        text = etree.SubElement(copied, f"{space}t")
        text.text = said
        _keep_spaces(text)
    if look is not None:
        paragraph.replace(look, _again(look, _NOT_AGAIN[2:]))


def _again(look: Any, without: Sequence[str]) -> Any:
    """Return the look of a paragraph for another one."""
    copied = copy.deepcopy(look)
    for one in [one for one in copied if isinstance(one.tag, str) and etree.QName(one).localname in without]:
        copied.remove(one)
    return copied


def _keep_spaces(text: Any) -> None:
    if text.tag[1:].partition("}")[0] in _WORD:
        text.set(_SPACE, "preserve")
