"""The labels that stand in rating cells, behind the number or in its place: what they say of the scale."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from ilt.framework import SCALE, text_key
from ilt.reading.cells.legends import Legend, in_words, is_own, is_short
from ilt.reading.cells.rating_values import is_label, parse
from ilt.reading.cells.text import clean

_LONGEST = 300
_RUN, _EXAMPLES = 3, 2
_ALIKE = 0.8
_SEVERAL, _SHARE = 3, 0.1
_TOP = 10
_SIGNS = re.compile(r"[^\w+]*")
_BEHIND = " -‐‑‒–—―−=:.()[]"  # noqa: RUF001 - every dash that people's programs write


def labels_of(cells: Mapping[str, int]) -> Legend:
    """Return the words that stand behind the numbers of rating cells, where they are labels and no notes.

    Each number has one: the same words come again wherever the number does. What is longer than a few words, or has
    figures, is a label where it comes more than once: no two notes are the same.

    Parameters
    ----------
    cells
        The text of each distinct cell, and how many cells hold it.
    """
    words: dict[int, Counter[str]] = {}
    first: dict[str, str] = {}
    for text, count in cells.items():
        entry = _numbered(text)
        if entry is None:
            continue
        number, label = entry
        key = text_key(label)
        first.setdefault(key, label)
        words.setdefault(number, Counter())[key] += count
    for own in words.values():
        for key in [key for key, count in own.items() if count < _EXAMPLES and not _is_plain(key)]:
            del own[key]
    labels = {number: own.most_common(1)[0] for number, own in words.items() if own}
    labeled = sum(count for _, count in labels.values())
    rated = sum(count for text, count in cells.items() if text[:1].isdigit())
    repeated = labeled - len(labels) >= _EXAMPLES
    # A few cells repeat no label: without a 0, where each has a word or three, they are labels, too.
    brief = (
        0 not in labels
        and labeled == rated
        and len(labels) >= _RUN
        and all(len(key.split()) <= _RUN for key, _ in labels.values())
    )
    if labeled < _ALIKE * rated or not (repeated or brief):
        return {}
    if len(labels) < _EXAMPLES or len({key for key, _ in labels.values()}) < len(labels):
        return {}
    return {number: first[key] for number, (key, _) in sorted(labels.items())}


def words_among_labels(cells: Mapping[str, int]) -> str:
    """Return, in a few words, the choices of another scale that has one of the framework's labels; else blank.

    >>> words_among_labels({"Not present": 5, "Present": 9}), words_among_labels({"Not present": 5, "no idea": 1})
    ('Not present … Present', '')
    """
    own = [text for text in cells if not text[:1].isdigit() and is_label(text)]
    if not own:
        return ""
    others = Counter(
        {
            text: count
            for text, count in cells.items()
            if is_short(text) and parse(text).code in ("not-a-rating", "true-or-false")
        }
    )
    word, count = (others.most_common(1) or [("", 0)])[0]
    most = count >= _SEVERAL and count >= _SHARE * (others.total() + sum(cells[text] for text in own))
    return f"{own[0]} … {word}" if most else ""


def other_choices(texts: Sequence[str]) -> str:
    """Return, in a few words, the choices that cells offer, where they are not 0-3; else blank.

    >>> other_choices(["1", "2", "3", "4"]), other_choices(["0", "1", "2", "3", "N/A"]), other_choices(["a", "b"])
    ('1, 2, 3, 4', '', '')
    >>> other_choices(["1 - Low", "2 - Fair", "3 - High"])
    '1 = Low … 3 = High'
    """
    labels = dict(entry for text in texts if (entry := _numbered(text)))
    if len(labels) >= _RUN and not is_own(labels):
        return in_words(labels)
    numbers = {int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < _RUN} | {*labels}
    within = sorted(number for number in numbers if number <= _TOP)
    run = len(within) >= _RUN and within == list(range(within[0], within[-1] + 1))
    return ", ".join(map(str, within)) if run and within != list(SCALE) else ""


def _is_plain(label: str) -> bool:
    """Tell whether words are few, and without a figure: "2 of 5 grades" is a note."""
    return is_short(label) and not any(letter.isdigit() for letter in label)


def _numbered(text: str) -> tuple[int, str] | None:
    """Return the number and the words behind it: ``4 - Exemplary``; ``None`` where a cell has none."""
    text = clean(text) if text[:1].isdigit() and len(text) <= _LONGEST else ""
    number = text[:2].strip() if text[1:2].isdigit() else text[:1]
    rest = text[len(number) :]
    label = rest[len(_SIGNS.match(rest)[0]) :].rstrip(_BEHIND)  # type: ignore[index]
    if not (number.isascii() and number.isdigit() and label[:1].isalpha()):
        return None
    return int(number), label
