"""Labels that rating cells hold with their numbers, or a legend among them, where they are not the framework's."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from ilt.reading import limits
from ilt.reading.cells.cell_labels import labels_of, words_among_labels
from ilt.reading.cells.column import Column
from ilt.reading.cells.legends import Legend, entries_of, in_words, is_own
from ilt.reading.cells.text import cell_text, clean


def labels_said(ratings: Column) -> str:
    """Return, in a few words, the labels in rating cells where they are not the framework's; else blank."""
    if len(ratings.values) > limits.SCHOOLS:
        return ""
    counts = np.bincount(ratings.codes, minlength=len(ratings.values)).tolist()
    texts: dict[str, int] = defaultdict(int)
    for cell, count in zip(ratings.values, counts, strict=True):
        text = cell_text(cell).strip()
        if count and text:
            texts[text] += count
    labels = labels_of(texts)
    if labels and not is_own(labels):
        return in_words(labels)
    legend = next((found for text in texts if (found := _legend_in(text))), None)
    return in_words(legend) if legend else words_among_labels(texts)


def _legend_in(text: str) -> Legend:
    """Return the legend that a rating cell holds, such as one below the table, where it is not the framework's."""
    legend = entries_of(clean(text)) if text.count("=") > 1 else {}
    return legend if len(legend) > 1 and not is_own(legend) else {}
