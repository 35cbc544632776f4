"""How much room letters of a district's own template take: its fonts are named in it, and not there to be measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn


class Face(NamedTuple):
    """How wide letters are, those in bold among them, and how high their lines are: as multiples of Calibri's."""

    wide: float
    high: float = 1.0


CALIBRI = Face(1.0)
_UNKNOWN = Face(1.37, 1.12)
"""As wide as Verdana and as high as Open Sans: what fits in it fits in nearly any font."""
_KNOWN = {
    **dict.fromkeys(("calibri", "calibri light", "carlito", "garamond", "times new roman", "corbel"), Face(1.03)),
    **dict.fromkeys(("cambria", "candara", "franklin gothic book", "gill sans mt", "gill sans"), Face(1.07)),
    **dict.fromkeys(("lato", "roboto", "trebuchet ms", "atkinson hyperlegible"), Face(1.12)),
    **dict.fromkeys(("aptos", "aptos display", "palatino linotype", "book antiqua"), Face(1.12, 1.1)),
    **dict.fromkeys(("arial", "helvetica", "helvetica neue", "century gothic"), Face(1.2)),
    **dict.fromkeys(("open sans", "noto sans", "segoe ui"), Face(1.2, 1.12)),
    **dict.fromkeys(("tahoma", "georgia", "century schoolbook", "montserrat"), Face(1.3)),
    "poppins": Face(1.3, 1.25),
    "courier new": Face(1.5),
}
"""Measured with fonts that have the same widths, and rounded up; lines are those that a font asks for."""
_CAPITALS = 1.35
"""So much wider is a text in capitals."""


def faces_of(master: Any, layouts: Iterable[Any]) -> tuple[Face, Face]:
    """Return what the letters of titles, and those of all other text, take at most on some layouts of a master."""
    members = [master._element, *(layout._element for layout in layouts)]  # noqa: SLF001 - python-pptx tells no fonts
    theme = parse_xml(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    named = [_KNOWN.get(name.casefold(), _UNKNOWN) for part in (theme, *members) for name in _names(part)]
    other = Face(max((face.wide for face in named), default=1.0), max((face.high for face in named), default=1.0))
    return (
        other._replace(wide=other.wide * _CAPITALS) if any(map(_titles_in_capitals, members)) else other,
        other._replace(wide=other.wide * _CAPITALS) if any(map(_texts_in_capitals, members)) else other,
    )


def _names(part: Any) -> Iterator[str]:
    """Return the fonts that a part names; what begins with a plus is one of its theme."""
    for letters in part.iter(qn("a:latin")):
        name = letters.get("typeface", "")
        if name and not name.startswith("+"):
            yield name


def _titles_in_capitals(part: Any) -> bool:
    return _in_capitals(part, "title", "@type='title' or @type='ctrTitle'")


def _texts_in_capitals(part: Any) -> bool:
    return _in_capitals(part, "body", "not(@type) or @type='body' or @type='subTitle'")


def _in_capitals(part: Any, style: str, places: str) -> bool:
    """Tell whether a master or a layout has capitals (or small ones) in a style of text, or in such places for it."""
    first = "a:lvl1pPr/a:defRPr[@cap and @cap!='none']"
    return bool(part.xpath(f"./p:txStyles/p:{style}Style/{first} | .//p:sp[.//p:ph[{places}]]//{first}"))
