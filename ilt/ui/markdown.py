"""Markdown: Streamlit reads labels, captions and titles as such, and what people typed must show as they typed it."""

from __future__ import annotations

import re

_MARKUP = re.compile(
    r"[\\`*_{}\[\]<>#|~$^@\t\n\v\f\r]|:(?!\s)|--|&[#\w]|www\.|!\[|^[-+=\s]|\s$|^\d+[.)](?:\s|$)", re.IGNORECASE
)
"""What could mean something to Markdown; most names and sentences hold none of it."""
_NOTHING = ":gray[]"
"""An empty piece: it shows nothing, and what stands on its two sides is not read as one."""
_APART = re.compile(r"(?<=:)(?=\S)|(?<=@)|(?<=www)(?=\.)|(?<=[-<>=~])(?=[-<>=~])", re.IGNORECASE)
"""Streamlit looks for addresses, icons, emoji and arrows after escapes were taken out: ``https:``, ``a@b.org``,
``:material/home:``, ``:smile:``, ``->``. Apart they are none."""
_SPACES = {" ": "&#32;", "\u00a0": "&#160;", "\t": "&#9;"}


def plain(text: str) -> str:
    r"""Return Markdown that shows a text as it is: never a link, a picture, an icon or anything bold.

    The one place where people's words are escaped. It is for labels, captions, titles, help texts, options of pills
    and of radio buttons; ``st.text``, tables, lists to select from and what stands in a field show text as it is.

    >>> plain("Birch Elementary (2027-28)"), plain("*new* www.x.org")
    ('Birch Elementary (2027-28)', '\\*new\\* www:gray[]\\.x\\.org')
    """
    if not _MARKUP.search(text):
        return text
    escaped = _NOTHING.join(re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", part) for part in _APART.split(text))
    # A line, an indented line and a heading are made by how a text begins and ends.
    escaped = re.sub(r"^\s+|(?<!\s)\s+$", lambda spaces: "".join(_SPACES.get(one, one) for one in spaces[0]), escaped)
    return re.sub(r"\r\n|[\n\v\f\r]", "&#10;", escaped)


def badge(text: str, color: str = "gray") -> str:
    """Return Markdown that shows a text in a small colored frame; blank for a blank one.

    ``st.badge`` escapes brackets once more, and so takes only words of ours.
    """
    return f":{color}-badge[{plain(text)}]" if text else ""
