"""Slides as HTML: text that wraps, grows with the window, and can be read aloud; all that people typed is escaped."""

from __future__ import annotations

import functools
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from ilt import colors, framework
from ilt.meetings.slides import Slide, grown, size, widths

HERE = Path(__file__).parent
_MARKS = {"●": "self", "○": "cross", "": ""}


@functools.cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("slide.html")


def html(slide: Slide) -> str:
    """Return a slide as HTML."""
    return str(
        _template().render(
            slide=slide,
            size=size(slide.title),
            grown=grown(slide),
            fills=colors.RATINGS,
            inks=[colors.ink_on(fill) for fill in colors.RATINGS],
            marks=_MARKS,
            widths=widths,
            scale=framework.IN_SHORT,
        )
    )


@functools.cache
def style() -> str:
    """Return the sizes and places of everything on a slide, as a style sheet."""
    return (HERE / "slide.css").read_text(encoding="utf-8")
