"""Legends: what the colors of ratings and of schools mean, as HTML; every word is ours, not a visitor's."""

from __future__ import annotations

from ilt import colors, framework


def ratings(label: str) -> str:
    """Return the legend of the rating colors as HTML."""
    swatch = "display:inline-block;width:1.1em;height:1.1em;border-radius:3px;vertical-align:-0.15em"
    items = [
        f'<span style="white-space:nowrap"><span style="{swatch};background:{fill}"></span>&nbsp;{value} {word}</span>'
        for (value, word), fill in zip(enumerate(framework.IN_SHORT), colors.RATINGS, strict=True)
    ]
    items.append('<span style="white-space:nowrap">▨ not rated</span>')
    items.append(
        f'<span style="white-space:nowrap"><span style="{swatch};background:{colors.HIDDEN}"></span>'
        "&nbsp;too few raters to show</span>"
    )
    return f"<div><b>{label}</b>&emsp;{'&emsp;'.join(items)}</div>"


def schools() -> str:
    """Return the legend of how low or strong schools are, as HTML."""
    swatch = "display:inline-block;width:0.95em;height:0.95em;border:2px solid currentColor;vertical-align:-0.15em"
    looks = ((colors.RATINGS[1], "low"), ("transparent", "between"), (colors.RATINGS[2], "strong"))
    items = [
        f'<span style="white-space:nowrap"><span style="{swatch};background:{fill}"></span>&nbsp;{word}</span>'
        for fill, word in looks
    ]
    return f"<div><b>A school</b>&emsp;{'&emsp;'.join(items)}&emsp;at its mean rating, 0-3</div>"
