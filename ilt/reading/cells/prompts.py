"""Texts that ask for a name in place of one: ``[type your name here]``, ``see title``, ``TBD``, ``____``."""

from __future__ import annotations

import re

from ilt.framework import text_key

_LONGEST = 80
_WORD = re.compile(r"[^\W_]+")
_OPEN, _CLOSED = "[(<{", "])>}"
_FIRST = "leave type enter insert write fill select choose pick click put add see please"
_STARTS = frozenset(_FIRST.split())
_OTHERS = (
    "your name names here blank if anonymous optional the a an this that in on title tab sheet file above below at"
    " school round district date one item option from list or to stay remain you wish want prefer of heading header top"
    " tap text answer"
    " cover page first last full initials code rater role side building campus term season year window for it is be can"
)
_WORDS = _STARTS.union(_OTHERS.split())
_LATER = frozenset(("tbd", "tba", "to be determined", "to be decided"))


def is_prompt(text: str) -> bool:
    """Tell whether a text asks for a name, or says where one stands, and is none itself.

    >>> is_prompt("(leave blank if anonymous)"), is_prompt("see title"), is_prompt("____"), is_prompt("TBD")
    (True, True, True, True)
    >>> is_prompt("Click or tap here to enter text.")
    True
    >>> is_prompt("[Ana Ruiz]"), is_prompt("Page"), is_prompt(""), is_prompt("Fall 2026 (see title)")
    (False, False, False, False)
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return False
    words = _WORD.findall(text_key(text))
    if not words or text_key(text).strip(" .?!()[]") in _LATER:
        return True
    if _asks_to_press(text, words):
        return True
    in_brackets = text[0] in _OPEN and text[-1] in _CLOSED
    return set(words) <= _WORDS and (in_brackets or (len(words) > 1 and words[0] in _STARTS))


def _asks_to_press(text: str, words: list[str]) -> bool:
    """Tell whether a text says where to press, or what to enter, as programs write it in a blank field.

    >>> _asks_to_press("Click or tap here to enter text.", ["click", "or", "tap", "here", "to", "enter", "text"])
    True
    """
    presses = any(word.startswith(_PRESS) for word in words[:2]) and len(words) > _TWO
    small = all(word[:1].islower() for word in text.split()[1:])
    return presses if not small else presses or (len(words) > _TWO and words[0] in _ENTERS)


_TWO = 2
_PRESS = ("click", "clic", "clique", "klick", "klik", "tap", "tippen", "pulse", "toque")
_ENTERS = frozenset(
    ("enter", "type", "insert", "write", "escriba", "escribe", "saisir", "saisissez", "digite", "geben")
)
PROMPTING, PROMPTING_STARTS = _STARTS | _ENTERS | {"tbd", "tba", "determined", "decided"}, _PRESS
"""Each text that asks for a name and begins with a letter or a figure has such a word, or one that starts so."""
