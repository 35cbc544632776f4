"""A rating that is there twice: as a number, and as the label of that number."""

from __future__ import annotations

from ilt.reading.cells import rating_values
from ilt.reading.cells.text import cell_text


def are_label_and_number(one: object, other: object) -> bool:
    """Tell whether one of two cells is a rating in words, and the other the same one in a number alone.

    >>> are_label_and_number(2, "Present and implemented mostly consistently and effectively")
    True
    >>> are_label_and_number(2, 2), are_label_and_number(1, "Not present")
    (False, False)
    """
    found = [rating_values.parse(cell) for cell in (one, other)]
    in_words = [any(map(str.isalpha, cell_text(cell))) for cell in (one, other)]
    return found[0].rating is not None and found[0].rating == found[1].rating and sum(in_words) == 1
