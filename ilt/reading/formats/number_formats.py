"""What a cell of a workbook shows of a number: text of its format around or in place of it, or nothing.

Source: ECMA-376 part 1, 18.8.30 (``numFmt``) and 18.8.31 (``numFmts``).
"""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Sequence
from dataclasses import dataclass

BUILT_IN = {
    **dict.fromkeys(("5", "6"), '"$"#,##0_);("$"#,##0)'),
    **dict.fromkeys(("7", "8"), '"$"#,##0.00_);("$"#,##0.00)'),
    "41": '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    "42": '_("$"* #,##0_);_("$"* (#,##0);_("$"* "-"_);_(@_)',
    "43": '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
    "44": '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)',
}
"""Formats that are known by their number alone, where they show more than the number."""
_LONGEST = 255
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]?|(?P<general>General)|(?P<power>E[+-])|'
    r"(?P<day>AM/PM|A/P|[ymdhsgeb])|(?P<place>[0#?])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_SECTION = re.compile(r'(?:"[^"]*"?|\\.|\[[^\]]*\]?|[_*].|[^;])*', re.DOTALL)
_ZERO_AS_DASH = re.compile(r';[^;"]{0,20}(?:"[^;"]{1,4}"[^;"]{0,10})?\* ?"-"')
"""Accounting formats fill a cell up to a dash, which is how they write 0."""
_CONDITION = re.compile(r"(<=|>=|<>|=|<|>)\s*(-?\d{1,9}(?:\.\d{1,9})?)")
_HOLDS = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
_POSITIVE_NEGATIVE_ZERO = 3


@dataclass(frozen=True)
class _FormatSection:
    """One section of a format, in turn: a letter that is a place for a digit, or a text that is shown as it is."""

    items: tuple[tuple[bool, str], ...] = ()
    decimals: int = 0
    thousands: int = 0
    general: bool = False
    other: bool = False
    """Whether it shows a date, a percentage, a power or a fraction."""
    holds: tuple[str, float] | None = None


@functools.lru_cache(maxsize=1024)
def displayed(code: str, number: float) -> str | None:
    """Return what a format shows of a number; ``None`` where that is the number, perhaps rounded, or a date.

    >>> displayed('0"/4"', 3), displayed(";;;", 2), displayed('0;-0;"n/a"', 0), displayed("#,##0.00", 2)
    ('3/4', '', 'n/a', None)
    """
    if len(code) > _LONGEST or (not number and _ZERO_AS_DASH.search(code)):
        return None
    sections = [_section(text) for text in _sections(code)]
    section = _chosen(sections, number)
    if section is None or section.other:
        return None
    sign = "-" if number < 0 and (len(sections) == 1 or section.holds) else ""
    text = sign + _filled(section, abs(number))
    bare = text.strip().replace(",", "")
    try:
        same = abs(abs(float(bare)) - abs(number)) <= 0.5 * 10.0**-section.decimals and not section.thousands
    except ValueError:
        same = False
    return None if same and bare.lstrip("-")[:1].isdigit() else text.strip()


def _sections(code: str) -> list[str]:
    sections, at = [], 0
    while True:
        match = _SECTION.match(code, at)
        end = match.end() if match else at
        sections.append(code[at:end])
        if end >= len(code):
            return sections
        at = end + 1


def _section(text: str) -> _FormatSection:
    items: list[tuple[bool, str]] = []
    decimals = thousands = 0
    general = other = in_decimals = placed = False
    holds = None
    for match in _TOKEN.finditer(text):
        kind, found = match.lastgroup, match[match.lastgroup] if match.lastgroup else ""
        if kind == "bracket":
            condition = _CONDITION.fullmatch(found)
            holds = (condition[1], float(condition[2])) if condition else holds
            currency = found[1:].partition("-")[0] if found[:1] == "$" else ""
            other |= found.casefold() in ("h", "hh", "m", "mm", "s", "ss")
            items += [(False, currency)] if currency else []
        elif kind in ("day", "power") or (kind == "other" and found in ("%", "/")):
            other = True
        elif kind == "general" or (kind == "other" and found == "@"):
            general = True
            items.append((True, "#"))
        elif kind == "place":
            decimals += in_decimals
            thousands, placed = 0, True
            items += [] if in_decimals else [(True, found)]
        elif kind == "other" and found == "." and not in_decimals:
            in_decimals = True
        elif kind == "other" and found == ",":
            thousands += placed
        elif kind:
            items.append((False, found))
    return _FormatSection(tuple(items), decimals, thousands, general, other, holds)


def _chosen(sections: Sequence[_FormatSection], number: float) -> _FormatSection | None:
    """Return the section for a number: by what is said in brackets, else by its sign."""
    if any(section.holds for section in sections):
        fits = (one for one in sections if one.holds is None or _HOLDS[one.holds[0]](number, one.holds[1]))
        return next(fits, None)
    if len(sections) >= _POSITIVE_NEGATIVE_ZERO and not number:
        return sections[2]
    return sections[1] if len(sections) > 1 and number < 0 else sections[0]


def _filled(section: _FormatSection, number: float) -> str:
    """Return the texts of a section with the digits of a number in its places, from the right."""
    number /= 1000.0**section.thousands
    if section.general:
        whole, _, broken = f"{number:.15g}".partition(".")
    else:
        whole, _, broken = f"{number:.{section.decimals}f}".partition(".")
    digits = whole.lstrip("0") if not section.general else whole
    places = [at for at, (place, _) in enumerate(section.items) if place]
    shown = [text for _, text in section.items]
    for count, at in enumerate(reversed(places), 1):
        if count == len(places):
            own, digits = digits, ""
        else:
            own, digits = digits[-1:], digits[:-1]
        shown[at] = own or {"0": "0", "?": " "}.get(shown[at], "")
        if count == 1 and broken:
            shown[at] += f".{broken}"
    return "".join(shown)
