"""How much a text in somebody's own words is like an action: by the words that they share, the rare ones most."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Mapping

from ilt.framework import Action, Framework, current, text_key
from ilt.reading.cells.column_kinds import LABEL_WORDS, RATING_WORDS
from ilt.reading.cells.headings import SMALL_WORDS

_WORD = re.compile(r"[^\W_]+")
_STEM, _SEVERAL = 5, 2
_MOST, _FAR = 0.5, 0.2
"""So much of a text is of the action that it may mean, and so much less of any other."""
_SMALL = SMALL_WORDS | frozenset(
    (
        *(
            "and",
            "or",
            "a",
            "an",
            "the",
            "of",
            "to",
            "in",
            "for",
            "on",
            "at",
            "by",
            "with",
            "from",
            "as",
            "into",
            "per",
        ),
        *("is", "are", "be", "has", "have", "do", "does", "did", "can", "will", "would", "should", "it", "its", "that"),
        *(
            "this",
            "these",
            "those",
            "what",
            "which",
            "who",
            "where",
            "when",
            "how",
            "if",
            "so",
            "than",
            "such",
            "e",
            "g",
        ),
        *("we", "us", "our", "you", "your", "they", "their", "them", "i", "not", "no", "any", "all", "each", "every"),
        *("also", "more", "most", "many", "much", "well", "whole", "etc", "s", "g", "per"),
    )
)
_SHORT = {"professional development": "pd", "professional learning": "pd"}


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words of a text that say something.

    >>> sorted(stems("Do we review student tasks?"))
    ['revie', 'stude', 'task']
    """
    key = text_key(text)
    for long, short in _SHORT.items():
        key = key.replace(long, short)
    return frozenset(_stem(word) for word in _WORD.findall(key) if word not in _SMALL)


def _stem(word: str) -> str:
    return (word.removesuffix("s") or word)[:_STEM]


def unknown_stems(text: str, assessment: str) -> frozenset[str]:
    """Return the beginnings of words that no action of an assessment has, nor any question for a rating."""
    return stems(text) - _vocabulary(current(), assessment)[0].keys() - _neutral()


def without_words_of(text: str, action: Action) -> str:
    """Return a text without the words that an action has: its goals are no goal of the ratings."""
    own = _words_of(action)
    return _WORD.sub(lambda match: "" if _stem(text_key(match[0])) in own else match[0], text)


def likeness(text: str, id_: str) -> tuple[float, float]:
    """Return how much of a text is of an action, from 0 to 1, and the most that is of another one of its assessment."""
    now = current()
    assessment = now.by_id[id_].assessment
    weights, unknown = _vocabulary(now, assessment)
    said = stems(text)
    total = sum(weights.get(word, unknown) for word in said)
    if not total:
        return 0.0, 0.0
    shared = {action.id: said & _words_of(action) for action in now.of(assessment)}
    own = shared.pop(id_)
    # One word alone makes nothing another action's.
    others = [words for words in shared.values() if len(words) >= _SEVERAL]
    return _weight(own, weights) / total, max((_weight(words, weights) for words in others), default=0.0) / total


def nearest(text: str, assessment: str) -> str:
    """Return the action that most of what a text says is of, and of no other nearly as much; blank where none is so.

    >>> nearest("We look at student tasks and work samples", "school"), nearest("Student work", "school")
    ('S3.2', '')
    """
    if len(stems(text)) < _SEVERAL:
        return ""
    alike = {action.id: likeness(text, action.id)[0] for action in current().of(assessment)}
    most = max(alike, key=alike.__getitem__, default="")
    others = max((own for id_, own in alike.items() if id_ != most), default=0.0)
    return most if most and alike[most] >= _MOST and alike[most] - others >= _FAR else ""


def _weight(words: frozenset[str], weights: Mapping[str, float]) -> float:
    return sum(weights[word] for word in words)


@functools.lru_cache(maxsize=4)
def _vocabulary(framework: Framework, assessment: str) -> tuple[dict[str, float], float]:
    """Return what each word of an assessment's actions weighs, and what any other word does."""
    actions = framework.of(assessment)
    counts = Counter(word for action in actions for word in _words_of(action))
    return {word: math.log(1 + len(actions) / count) for word, count in counts.items()}, math.log(1 + len(actions))


@functools.lru_cache(maxsize=256)
def _words_of(action: Action) -> frozenset[str]:
    return stems(f"{action.text} {action.framework_wording} {action.short_label}")


@functools.lru_cache(maxsize=1)
def _neutral() -> frozenset[str]:
    return stems(" ".join(RATING_WORDS | LABEL_WORDS))
