"""Legends: what the colors of ratings and of schools mean, as HTML."""

from __future__ import annotations

import html

from ilt import colors, format, framework, rules

_SWATCH = "display:inline-block;width:1.1em;height:1.1em;border-radius:3px;vertical-align:-0.15em"
_GAP = '<span class="gap">&emsp;</span>'
_LINE = '<span style="border-left:3px solid currentColor;padding:0.15em 0"></span>'


def ratings(label: str, *, blanks: bool = True) -> str:
    """Return the legend of the rating colors as HTML; ``blanks``: and of what has none."""
    return _line(label, [*_four(), *(_blanks() if blanks else [])])


def means(label: str, *, blanks: bool = True) -> str:
    """Return the legend of the colors of means as HTML: with the palest warm one, and a line where cool ones begin."""
    low, high = _four()[: rules.STRENGTH], _four()[rules.STRENGTH :]
    under = _item(colors.JUST_UNDER, f"just under {rules.STRENGTH}")
    # The line belongs to the first cool color: apart from it, it could be left alone at the end of a row.
    first = f'<span style="white-space:nowrap">{_LINE}{_GAP}{high[0]}</span>'
    return _line(label, [*low, under, first, *high[1:], *(_blanks() if blanks else [])])


def _four() -> list[str]:
    words = enumerate(framework.IN_SHORT)
    return [_item(fill, f"{value} {word}") for (value, word), fill in zip(words, colors.RATINGS, strict=True)]


def _item(fill: str, words: str) -> str:
    return f'<span style="white-space:nowrap"><span style="{_SWATCH};background:{fill}"></span>&nbsp;{words}</span>'


def _blanks() -> list[str]:
    hatched = f'<span style="white-space:nowrap">▨ {format.NOT_RATED}</span>'
    # Phones show a list in place of a chart, and it says these in words.
    return [f'<span class="blank">{one}</span>' for one in (hatched, _item(colors.HIDDEN, "too few raters to show"))]


def _line(label: str, items: list[str]) -> str:
    head = f"<b>{html.escape(label)}</b>{_GAP}" if label else ""
    return f'<div class="legend">{head}{_GAP.join(items)}</div>'


def schools(whose: str) -> str:
    """Return the legend of how low or strong schools are, and by ``whose`` ratings, as HTML."""
    swatch = "display:inline-block;width:0.95em;height:0.95em;border:2px solid currentColor;vertical-align:-0.15em"
    looks = ((colors.RATINGS[1], "low"), ("transparent", "in between"), (colors.RATINGS[2], "strong"))
    items = [
        f'<span style="white-space:nowrap"><span style="{swatch};background:{fill}"></span>&nbsp;{word}</span>'
        for fill, word in looks
    ]
    return _line("A school", [*items, f"at its mean rating, 0-3 ({whose})"])
