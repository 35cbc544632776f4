"""What stands around a rating in a cell: a prompt, brackets, HTML, characters that a program misread, ticked boxes."""

from __future__ import annotations

import html
import re

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_STRUCK_TAG = re.compile(r"<(?:s|del|strike)\b", re.IGNORECASE)
_LINE_TAG = re.compile(r"</?(?:br|p|div|li|ul|ol|tr)\b[^<>]{0,300}>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,12}|#\d{1,6}|#[xX][0-9A-Fa-f]{1,5});")
_MISREAD = re.compile("[ÂÃâ]")
_LEFT_OF_SPACE = re.compile(r"Â(?= |\Z)")
_TIMES_MISREAD = 2
_DASH = "-‐‑‒–—―−"  # noqa: RUF001 - every dash that people's programs write
_PROMPT = re.compile(
    r"(?:(?:my|our|your|team|self|overall|current|ilt|the)\s{1,3}){0,2}"
    r"(?:(?P<plain>ratings?|scores?|level|nivel|puntaje|puntuaci[oó]n|calificaci[oó]n)|answer|response|choice|selected)\b"
    rf"(?P<scale>\s{{0,3}}[(\[]?\s{{0,3}}0\s{{0,3}}(?:[{_DASH}]|to|a)\s{{0,3}}3\s{{0,3}}[)\]]?)?"
    rf"(?P<divider>\s{{0,3}}(?:[:=]|\s[{_DASH}]\s))?\s{{0,3}}",
    re.IGNORECASE,
)
_LABELED_NOTES = re.compile(
    r"(?P<number>\d)[ \t]{1,3}(?=(?:notes?|comments?|evidence|reasons?|rationale|explanation)\s?:)", re.IGNORECASE
)
_PAIRS = {"[": "]", "(": ")", "{": "}", "“": "”", "«": "»"}
_SAME = "\"'`*_“”"
_ENDS = " \t\n\u00a0;,"
_LETTER = re.compile(r"(?:\(?[A-Da-d][.)]|[•·▪◦‣*>✓✔○●])\s{0,3}(?=[A-Za-z])")
BOXES = "☐□○◯❑❏⬜☒☑✅✔✓🗹⊠◉●⦿■⬛"
_CHECKED = "☒☑✅✔✓🗹⊠◉●⦿■⬛"
_BOX = re.compile(rf"[{BOXES}]\ufe0f?|[\[(][ \u00a0_]{{0,3}}[\])]|[\[(][ \u00a0]?[xX✓✔][ \u00a0]?[\])]")
_LINED_UP = re.compile(r"[\W_]{0,6}([0⓪])[\W_]{0,6}([1①])[\W_]{0,6}([2②])[\W_]{0,6}([3③])[\W_]{0,6}")
_CIRCLED = "⓪①②③"
_LONGEST = 60
_AT_END = re.compile(
    rf"\b(?:rating|score|level)(?:\s?[(\[]?0\s?[{_DASH}]\s?3[)\]]?)?\s?[:=]\s{{0,3}}(?P<number>\d)\s{{0,3}}\Z",
    re.IGNORECASE,
)
_PROMPTED = re.compile(r"\b(?:rating|score|level)\b", re.IGNORECASE)


def unwrapped(text: str) -> str:
    """Return a cell's text without what is around a rating and says nothing of it.

    >>> unwrapped("<p>Rating (0-3): __2__</p>"), unwrapped("[2] posted"), unwrapped("2 &ndash; posted;")
    ('2', '2: posted', '2 – posted')
    """
    text = without_tags(repaired(text)).strip(_ENDS)
    match = _PROMPT.match(text)
    if match and (match["divider"] or (match["plain"] and (match["scale"] or "(").strip()[:1] in "([")):
        rest = text[match.end() :]
        # "Rating: ____" was not filled in; "Rating" alone says nothing.
        text = rest if rest.strip(" \t\n_.") else "" if match["divider"] else text
    text = _without_marks(text)
    match = _LABELED_NOTES.match(text)
    return f"{match['number']}: {text[match.end() :]}" if match else _LETTER.sub("", text, count=1)


def repaired(text: str) -> str:
    """Return text whose UTF-8 some program read as Windows-1252, as it was before: ``2 â€“ Present``.

    >>> repaired("2 â€“ Present"), repaired("Château")
    ('2 – Present', 'Château')
    """
    text = _LEFT_OF_SPACE.sub("", text)
    for _ in range(_TIMES_MISREAD):
        if not _MISREAD.search(text):
            break
        try:
            text = b"".join(_as_byte(letter) for letter in text).decode("utf-8")
        except UnicodeError:
            break
    return text


def _as_byte(letter: str) -> bytes:
    # Five bytes have no letter in Windows-1252; programs pass them on as they are.
    return letter.encode("latin-1") if "\x80" <= letter <= "\x9f" else letter.encode("cp1252")


def is_struck(text: str) -> bool:
    """Tell whether part of a text is struck through by its markup: ``<s>1</s> 2``, ``~~1~~ 2``."""
    return text.count("~~") > 1 or _STRUCK_TAG.search(text) is not None


def without_tags(text: str) -> str:
    """Return text without HTML, also where that was escaped."""
    for _ in range(2):
        if "<" in text and _TAG.search(text):
            text = _TAG.sub("", _LINE_TAG.sub("\n", text))
        if "&" in text and _ENTITY.search(text):
            text = html.unescape(text)
    return text


def _without_marks(text: str) -> str:
    """Return text without brackets, quotation marks or underscores around its first figure, or around all of it."""
    first = text[:1]
    closing = _PAIRS.get(first, first if first in _SAME else "")
    if not closing:
        return text
    inside = text.lstrip(first) if first in _SAME else text[1:]
    end = inside.find(closing)
    if end < 0:
        return text
    rest = inside[end:].lstrip(closing) if first in _SAME else inside[end + 1 :]
    inside = inside[:end].strip()
    if not rest.strip(_ENDS):
        return inside
    alone = len(inside) == 1 and inside.isascii() and inside.isdigit()
    # A rating in brackets, and its note; what follows may have a mark of its own between the two.
    return f"{inside}: {rest.lstrip()}" if alone else text


def choices(text: str) -> list[tuple[bool, str]] | None:
    """Return the choices that a cell shows, each with whether it is marked; ``None`` where it shows none.

    >>> choices("☐ 0 ☒ 1 ☐ 2"), choices("0 1 [2] 3"), choices("2")
    ([(False, '0'), (True, '1'), (False, '2')], [(False, '0'), (False, '1'), (True, '2'), (False, '3')], None)
    """
    boxes = [(found.start(), found.end(), found[0]) for found in _BOX.finditer(text)]
    if not boxes:
        return _lined_up(text)
    if len(boxes) == 1 and not _is_marked(boxes[0][2]):
        return None
    edges = [0, *(edge for start, end, _ in boxes for edge in (start, end)), len(text)]
    between = [text[start:end].strip(" \t\n\u00a0/|,;") for start, end in zip(edges[::2], edges[1::2], strict=True)]
    if between[0] and between[-1]:
        return None
    said = between[:-1] if between[0] else between[1:]
    if not all(said):
        return None
    return [(_is_marked(box), choice) for (_, _, box), choice in zip(boxes, said, strict=True)]


def _is_marked(box: str) -> bool:
    return not set(box).isdisjoint(f"{_CHECKED}xX")


def rating_at_end(text: str) -> tuple[str, str]:
    """Part a note from the rating behind it: ``We meet weekly. Rating: 2``; both are blank where there is none.

    A figure alone on the last line is one where the note ends as a sentence does, and has no figure.
    """
    match = _AT_END.search(text[-_LONGEST:])
    if match and len(_PROMPTED.findall(text)) == 1 and not text[:1].isdigit():
        before = text[: len(text) - len(match[0])]
        # "Prior rating: 2" is not the rating: the note must end before it.
        if before.rstrip(" \t")[-1:] in ("\n", *".!?;,)"):
            return before.rstrip(), match["number"]
        return "", ""
    before, _, last = text.rpartition("\n")
    before, last = before.rstrip(), last.strip()
    alone = len(last) == 1 and last.isascii() and last.isdigit()
    if alone and before.endswith((".", "!")) and not any(letter.isdigit() for letter in before):
        return before, last
    return "", ""


def _lined_up(text: str) -> list[tuple[bool, str]] | None:
    """Return the choices of ``0 1 (2) 3`` and ``0 1 ② 3``."""
    match = _LINED_UP.fullmatch(text) if len(text) <= _LONGEST else None
    if not match:
        return None
    marked = []
    for number in range(1, 5):
        before, after = text[: match.start(number)][-1:], text[match.end(number) :][:1]
        around = before and after and (_PAIRS.get(before) == after or (before == after and before in _SAME))
        marked.append(bool(around) or match[number] in _CIRCLED)
    return [(one, str(number)) for number, one in enumerate(marked)] if any(marked) else None
