"""Remarks that say that an answer is wrong: ``I clicked 3 and meant 1``, ``picked the wrong school``."""

from __future__ import annotations

import re

from ilt.reading.cells.column_kinds import words_of

_DONE = frozenset(
    (
        *("click", "clicked", "chose", "chosen", "pick", "picked", "select", "selected", "mark", "marked", "checked"),
        *("entered", "put", "typed", "rated", "hit", "gave", "answered", "pressed", "wrote", "submitted", "scored"),
        *("choose", "misclicked", "misread"),
    )
)
_AMISS = frozenset(
    (
        *("meant", "wrong", "wrongly", "mistake", "mistakenly", "accident", "accidentally", "instead", "oops", "error"),
        *("supposed", "misclicked", "misread", "incorrect", "incorrectly", "intended"),
    )
)
_ANSWERS = frozenset(
    (
        *("rating", "ratings", "score", "scores", "answer", "answers", "response", "responses", "question", "form"),
        *("school", "name", "number", "entry", "row", "it", "that", "this", "submission", "one"),
    )
)
_SOMEBODY = frozenset(("i", "we", "my", "our", "me"))
_SENT = frozenset(("sent", "submitted", "received", "got", "filled", "completed", "answered", "entered"))
_BY_CHANCE = frozenset(("mistake", "accident", "error"))
_TWO_WORDS = frozenset(("by", "in"))
_BETTER = frozenset(("fix", "change", "correct", "update", "edit", "adjust"))
_BE, _FIGURES = frozenset(("be", "been", "say", "read")), frozenset("0123")
_MOST, _NEAR = 600, 4
_END = re.compile(r"[.!?\n;]")


def says_a_mistake(text: str) -> bool:
    """Tell whether somebody writes that an answer of theirs is wrong.

    >>> says_a_mistake("Oops, I clicked 3 and meant 1."), says_a_mistake("We put students in the wrong groups")
    (True, False)
    >>> says_a_mistake("S1.2 should be a 2"), says_a_mistake("Our vision should be clearer")
    (True, False)
    """
    sentences = [words_of(sentence) for sentence in _END.split(text[:_MOST])]
    return any(map(_is_mistake, sentences))


def _is_mistake(words: list[str]) -> bool:
    there = set(words)
    if "oops" in there or {"misclicked"} & there:
        return True
    if there & _SENT and there & _BY_CHANCE and there & _TWO_WORDS:
        return True
    if "not" in there and there & {"ilt", "team"} and there & {"i", "am", "m"} and there & {"member", "on", "part"}:
        return True
    amiss = there & _AMISS and there & _DONE and (there & _SOMEBODY or words[0] in _DONE)
    # What people do wrongly in school is no answer: an answer is one of figures, or of the form.
    if amiss and there & (_ANSWERS - {"it", "that", "this", "one"} | _FIGURES):
        return True
    if "please" in there and there & _BETTER and there & (_ANSWERS | _FIGURES):
        return True
    return any(
        word == "should" and set(words[at + 1 : at + _NEAR]) & _BE and set(words[at + 2 : at + 1 + _NEAR]) & _FIGURES
        for at, word in enumerate(words)
    )
