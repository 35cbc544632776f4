"""Legends: what the colors of ratings and of schools mean, as HTML; every word is ours, not a visitor's."""

from __future__ import annotations

from ilt import colors, framework, rules

_SWATCH = "display:inline-block;width:1.1em;height:1.1em;border-radius:3px;vertical-align:-0.15em"
_BREAK = '<span style="border-left:3px solid currentColor;padding:0.15em 0"></span>'


def ratings(label: str) -> str:
    """Return the legend of the rating colors as HTML."""
    return _row(label, _four())


def means(label: str) -> str:
    """Return the legend of the colors of means as HTML: with the palest warm one, and a line where cool ones begin."""
    low, high = _four()[: rules.STRENGTH], _four()[rules.STRENGTH :]
    return _row(label, [*low, _item(colors.JUST_UNDER, f"just under {rules.STRENGTH}"), _BREAK, *high])


def _four() -> list[str]:
    words = enumerate(framework.IN_SHORT)
    return [_item(fill, f"{value} {word}") for (value, word), fill in zip(words, colors.RATINGS, strict=True)]


def _item(fill: str, words: str) -> str:
    return f'<span style="white-space:nowrap"><span style="{_SWATCH};background:{fill}"></span>&nbsp;{words}</span>'


def _row(label: str, items: list[str]) -> str:
    blank = ['<span style="white-space:nowrap">▨ not rated</span>', _item(colors.HIDDEN, "too few raters to show")]
    return f"<div><b>{label}</b>&emsp;{'&emsp;'.join([*items, *blank])}</div>"


def schools() -> str:
    """Return the legend of how low or strong schools are, as HTML."""
    swatch = "display:inline-block;width:0.95em;height:0.95em;border:2px solid currentColor;vertical-align:-0.15em"
    looks = ((colors.RATINGS[1], "low"), ("transparent", "between"), (colors.RATINGS[2], "strong"))
    items = [
        f'<span style="white-space:nowrap"><span style="{swatch};background:{fill}"></span>&nbsp;{word}</span>'
        for fill, word in looks
    ]
    return f"<div><b>A school</b>&emsp;{'&emsp;'.join(items)}&emsp;at its mean rating, 0-3</div>"
