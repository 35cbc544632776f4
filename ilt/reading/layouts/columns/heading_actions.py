"""Which action a heading of a form asks, or holds the notes of."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ilt import framework
from ilt.framework import ASSESSMENTS, text_key
from ilt.reading import limits
from ilt.reading.cells.actions import Actions
from ilt.reading.cells.column_kinds import NOTE_WORDS, words_of
from ilt.reading.cells.likeness import without_words_of
from ilt.reading.cells.named_actions import Named, compact, named, plain, says_nothing_before
from ilt.reading.cells.other_than_ratings import other_question
from ilt.reading.cells.text import clean
from ilt.reading.cells.titles import fact_of_title, seasons_next_to
from ilt.reading.layouts.columns.blocks import schools_named

NOTE = (
    r"(?:notes?|comments?|remarks?|evidence|explanations?|explain(?: your rating)?|rationale|notas?|comentarios?"
    r"|observaci(?:ón|ones)|evidencias?|commentaires?)"
)
_NOTE_FIRST = re.compile(
    rf"{NOTE}(?: ?(?:or|and|o|y|/|&) ?{NOTE})?(?: on| for| about| sobre| sur)?[\s:\-–—\[(_]+", re.IGNORECASE
)
_NOTE_LAST = re.compile(rf"{NOTE}\Z", re.IGNORECASE)
_LONGEST_NOTE = 20
_BEFORE_NOTE, _CLOSERS = ":-–—](_.", "])"
# Dividers may share a space: "How far are we? - Sets goals".
_DIVIDERS = re.compile(r"(?:(?<=\s)(?:[-–—|]|>>)|[:?.])\s")
_LONGEST, _SPELLINGS = 700, 6
EACH_ITS_OWN = 3
"""So many headings that ask the same else of an action are a problem each."""


def actions_now() -> Actions:
    """Return the actions of the framework in use."""
    return _actions(framework.current())


@functools.lru_cache(maxsize=4)
def _actions(current: framework.Framework) -> Actions:
    return Actions(current)


def spellings(text: str) -> Iterator[str]:
    """Return what of a header may be the statement, the whole first.

    A text beyond ``limits.HEADING_CHARACTERS`` is no heading.

    >>> list(spellings("Rate these [Sets goal(s).]"))[1]
    'Sets goal(s).'
    """
    # A question before the statement may be long; what looks like a novel is none.
    if len(text) > limits.HEADING_CHARACTERS:
        return
    text = plain(text)[-_LONGEST:]
    yield text
    brackets = [place for place, letter in enumerate(text) if letter == "["]
    for place in brackets[-_SPELLINGS:]:
        yield text[place + 1 :].removesuffix("]")
    for divider in list(_DIVIDERS.finditer(text))[-_SPELLINGS:]:
        yield text[divider.end() :]


def heading_named(text: str) -> Named:
    """Return what a header says of an action."""
    return _named(framework.current(), text)


@functools.lru_cache(maxsize=8192)
def _named(current: framework.Framework, text: str) -> Named:
    return named(_actions(current), text)


def label_of(text: str) -> str:
    """Return the label behind an action or before it, such as that of a grid whose rows are schools; else blank."""
    label = _label_in(text)
    return label if fact_of_title(label) is not None or fact_of_title(label.title()) is not None else ""


def _label_in(text: str) -> str:
    """Return what stands before an action or behind it; blank where something does on both sides, or on none."""
    said = heading_named(text)
    return title_of(text, behind=bool(said.after)) if said.about and bool(said.after) != bool(said.before) else ""


def labels_of(texts: Sequence[str], places: Sequence[int]) -> dict[int, str]:
    """Return the label in each heading of an action, or the question behind it where these differ in a school alone."""
    labels = {place: label_of(texts[place]) for place in places}
    if any(labels.values()):
        others = {place: _label_in(texts[place]) for place, label in labels.items() if not label}
        seasons = seasons_next_to([*labels.values(), *others.values()])
        return labels | {place: label for place, label in others.items() if label in seasons}
    behind = {at: title_of(texts[at], behind=True) for at in places if not heading_named(texts[at]).before}
    several = len(behind) == len(labels) and schools_named([*dict.fromkeys(behind.values())])
    return behind if several else labels


def labeled_actions(texts: Sequence[str], places: Sequence[int]) -> dict[int, str]:
    """Return the columns whose headings hold an action and a label, such as a school, and the action of each.

    A label that one action alone has, where others have words that are none, is a wording of its own.
    """
    about = {place: action for place in places if (action := heading_named(texts[place]).about)}
    labels = labels_of(texts, [*about])
    found = {place: about[place] for place, label in labels.items() if label}
    if not found:
        return {}
    often, again = Counter(labels.values()), Counter(found.values())
    return {
        place: action
        for place, action in found.items()
        if len(found) == len(labels) or often[labels[place]] > 1 or again[action] > 1
    }


def may_be_branches(one: str, other: str) -> bool:
    """Tell whether the titles of two branches leave it to each row to say whose it is."""
    facts = [fact_of_title(title) for title in (one, other)]
    return one == other or all(fact is None or fact[0] == "perspective" for fact in facts)


def action_named(text: str) -> str:
    """Return the id of the action that a header names, and nothing but its ratings; else blank."""
    found = heading_named(text)
    return found.action if found.choice is None or found.repeat else ""


def note_of(text: str, within: Sequence[str] = ()) -> str:
    """Return the id of the action whose notes a header announces; else blank."""
    if len(text) > limits.HEADING_CHARACTERS:
        return ""
    for rest in (_before_note(text), _after_note(text)):
        found = rest and (action_named(rest) or action_named(rest + ".") or (cut_named(rest, within) if within else ""))
        if found:
            return found
    said = heading_named(text)
    around = words_of(f"{said.before} {said.after}") if said.about else []
    noted = NOTE_WORDS & set(around) - (_MAY_RATE if _ASKS & set(around) else frozenset())
    if noted:
        # "Joint learning walks / observations" is an action in other words, "S3.3 observations" are notes.
        action = framework.current().by_id[said.about]
        own = set(around) - set(words_of(without_words_of(" ".join(around), action)))
        noted -= own if own - NOTE_WORDS else set()
    return said.about if noted and not _rates_too(around) else ""


_MAY_RATE = frozenset(("reflection", "reflections", "description"))
_ASKS = frozenset(("extent", "rate", "choose", "select", "pick", "level"))
"""With these, the words above are of what is rated: ``Choose the description that fits best``."""


def asks_else(text: str) -> str:
    """Return what the heading of an action says that is no rating of it; blank where it says none, or names none."""
    said = heading_named(text)
    return other_question(f"{said.before} {said.after}") if said.about else ""


def other_request(text: str) -> tuple[str, str]:
    """Return what the heading of an action asks that is no rating of it, where that is known, and its other words."""
    said = heading_named(text)
    return (asks_else(text), title_of(text, behind=bool(said.after))) if said.about else ("", "")


def _rates_too(words: Sequence[str]) -> bool:
    """Tell whether words such as "rating and notes" announce both in one cell."""
    return "and" in words and "rating" in words


def _before_note(text: str) -> str:
    """Return what comes before a word such as "notes" at the end: ``S1.1 (notes)``; blank where none does."""
    text = text.rstrip(_CLOSERS)
    match = _NOTE_LAST.search(text, max(len(text) - _LONGEST_NOTE, 0))
    if not match:
        return ""
    before = text[: match.start()].removesuffix("[")
    end = len(before)
    while end and (before[end - 1] in _BEFORE_NOTE or before[end - 1].isspace()):
        end -= 1
    return before[:end].strip() if end < len(before) else ""


def _after_note(text: str) -> str:
    """Return what comes after a word such as "notes" at the start: ``Notes on [S1.1]``; blank where none does."""
    match = _NOTE_FIRST.match(text)
    return text[match.end() :].rstrip(_CLOSERS).strip() if match else ""


def cut_named(text: str, within: Sequence[str]) -> str:
    """Return the id of the action whose wording a header holds the long start of; else blank."""
    for spelling in spellings(text):
        match = actions_now().find(spelling, within)
        # One wording may be that of both assessments; what else is exact was looked at before.
        if len(match.ids) == 1 and (match.cut or len(actions_now().exact(spelling)) > 1):
            return match.ids[0] if begins_with(text, spelling, match.ids[0]) else ""
    return ""


def begins_with(text: str, spelling: str, action: str) -> bool:
    """Tell whether what stands before the ``spelling`` of an action in a header says nothing else of it."""
    before = plain(text).rpartition(spelling)[0]
    return says_nothing_before(text_key(before), actions_now().assessment(action))


def in_full(row: Iterable[str]) -> list[str]:
    """Return headings, cleaned, with ids such as ``S11`` in full."""
    return compact(actions_now(), [clean(text) for text in row])


def count_actions(row: Iterable[str]) -> int:
    """Return how many headers of a row name an action, a choice of one, or a start that can be no other's."""
    return sum(bool(text and not note_of(text) and _asks(text)) for text in in_full(row))


def _asks(text: str) -> bool:
    said = heading_named(text)
    if said.action or cut_named(text, ASSESSMENTS):
        return True
    labeled = said.in_words or fact_of_title(said.after) or label_of(text)
    return bool(said.about and labeled and len(words_of(said.after)) <= _FEW)


_FEW = 8


def title_of(text: str, *, behind: bool = False) -> str:
    """Return what stands before the action of a heading, or behind it, as it was written."""
    said, whole = heading_named(text), plain(text)
    title = said.after if behind else said.before
    at = whole.casefold().rfind(title) if behind else whole.casefold().find(title)
    return whole[at : at + len(title)] if title and at >= 0 else title
