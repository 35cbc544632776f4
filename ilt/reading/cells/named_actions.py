"""The action that a heading names in whatever dress: codes of a program around it, markup, a scale behind the wording.

What is around the action may say nothing else: ``S1.1 priority`` rates no S1.1. A heading may be that of one choice of
an action (``S1.1 - 2``), which is told apart from the action's own.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import pairwise

from ilt.framework import IN_SHORT, text_key
from ilt.reading import limits
from ilt.reading.cells import rating_values
from ilt.reading.cells.actions import Actions
from ilt.reading.cells.area_names import without_area
from ilt.reading.cells.column_kinds import RATING_WORDS, is_scale, words_of
from ilt.reading.cells.headings import SMALL_WORDS, without_how_to
from ilt.reading.cells.label_words import labeled_number
from ilt.reading.cells.legends import entries_of
from ilt.reading.cells.other_than_ratings import other_question, without_asides
from ilt.reading.cells.rating_questions import asks_for_rating
from ilt.reading.cells.text import clean
from ilt.reading.cells.titles import QUESTION_WORDS

NOT_RATED = -1
"""The choice of a heading such as ``S1.1 - N/A``."""
_TAG = re.compile(r"<[a-z/!][^<>]{0,300}>", re.IGNORECASE)
_BROKEN_LETTERS = ("â€", "Ã", "Â")
_ID = re.compile(r"(?<![^\W_])([a-z])[ ._-]?(\d)[._-](\d)(?![\d])")
_SHORT_ID = re.compile(r"([a-z])(\d)(\d)")
_ANY_SHORT_ID = re.compile(r"[a-z]\d{1,2}")
_IN_BRACKETS = re.compile(r"\A\w{1,20}\[(\w{1,5})\]\Z")
_ORDINAL = re.compile(r"[a-z]|\d{1,3}|(?:q|sq|item|question)?\d{1,3}")
_NUMBERING = re.compile(r"[(\[]?(?:q|item|action|question)?[ .#]?\d{1,2}(?:[.-]\d{1,2}){0,2}[a-z]?[\])]?[.:]?\s*")
"""A school's own number before a wording, which may be that of another action in the framework: the wording counts."""
_REPEAT = re.compile(r"[_.]{0,2}(\d{1,2})")
_OTHER_WORDS = frozenset(
    (
        *("target", "targets", "goal", "goals", "desired", "ideal", "expected", "future", "importance", "important"),
        *("priority", "confidence", "weight", "weighted", "rank", "ranking", "mean", "average", "avg", "median"),
        *("count", "percent", "percentage", "total", "sum", "max", "min", "maximum", "points", "previous", "prior"),
        *("variance", "deviation", "difference", "change", "growth", "gap", "date", "time", "consensus"),
    )
)
"""Words before an action that say that a column holds something else than its ratings."""
_ELSE = frozenset(("consensus", "average", "wish"))
"""... however long the question is that they stand in."""
_FEW = 4
_CHOOSE = frozenset(("select", "check", "choose", "mark", "all", "that", "apply", "one", "option", "choice", "tick"))
_SEPARATORS = " \t[](){}_/|>:=-*.,;"
_DIVIDERS = "[({:?.|>/-_)]"


@dataclass(frozen=True)
class Named:
    """What a heading says of an action.

    Attributes
    ----------
    action
        The action whose ratings, or one choice of it, are below the heading; blank where it says something else, too.
    choice
        The rating, or ``NOT_RATED``, that the heading stands for; ``None`` where it is the action's own.
    repeat
        The number that a program adds to a heading that is there again; 0 where there is none.
    about
        The action that is named, whatever else the heading says.
    before, after
        What is around it.
    in_words
        Whether its wording is there, and not its id alone.
    """

    action: str = ""
    choice: int | None = None
    repeat: int = 0
    about: str = ""
    before: str = ""
    after: str = ""
    in_words: bool = False


NOBODY = Named()


def plain(text: str) -> str:
    """Return a heading without markup, and with the letters that a wrong encoding took apart.

    >>> plain("<p>Rate</p> [<b>Sets goals</b>]"), plain("Rate &ndash; it")
    ('Rate [ Sets goals ]', 'Rate – it')
    """
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text:
        text = html.unescape(text)
    if any(letters in text for letters in _BROKEN_LETTERS):
        with suppress(UnicodeError):
            text = text.encode("cp1252").decode("utf-8")
    return clean(text)


def named(actions: Actions, text: str) -> Named:
    """Return which action a heading names, and whether it is the action's own."""
    if not text or len(text) > limits.HEADING_CHARACTERS:
        return NOBODY
    text = without_how_to(plain(text))
    exact = actions.exact(text)
    if len(exact) == 1:
        return Named(exact[0], about=exact[0])
    found = _found(actions, text_key(text))
    if found is None:
        return NOBODY
    about, before, after, in_words = found
    said = Named(about=about, before=before.strip(_SEPARATORS), after=after.strip(_SEPARATORS), in_words=in_words)
    numbered = in_words and _NUMBERING.fullmatch(before)
    if not numbered and not says_nothing_before(before, actions.assessment(about)):
        return said
    choice, repeat = _choice(after), _repeat(after) if in_words else 0
    after = _without_area(actions, about, after) if in_words and choice is None else after
    if choice is None and not repeat and not _says_nothing(after) and not asks_for_rating(after):
        return said
    return replace(said, action=about, choice=choice, repeat=repeat)


def _without_area(actions: Actions, about: str, after: str) -> str:
    """Return what is behind an action without its focus area, which programs write there: ``statement:question``."""
    number = actions.by_id[about].focus_area
    area = next((area.name for area in actions.framework.areas if area.number == number), "")
    rest = without_area(said := after.lstrip(_SEPARATORS), area)
    return after if rest == said else rest


def compact(actions: Actions, texts: list[str]) -> list[str]:
    """Return headings with ids such as ``S11`` written in full, where all that look so are ids.

    ``S1, S2, ... S19`` number the statements of a form: there, ``S11`` is the eleventh.
    """
    texts = _glued(actions, texts)
    codes = [text.rpartition("/")[2].strip() if len(text) < _LONGEST_CODE else "" for text in texts]
    codes = _without_group(codes)
    keys = [_IN_BRACKETS.sub(r"\1", code).casefold() for code in codes]
    short = {place: key for place, key in enumerate(keys) if _ANY_SHORT_ID.fullmatch(key)}
    # LimeSurvey asks an action on two scales: "S11[1][Now]", "S11[2][Goal]".
    twice = {place: match[1].casefold() for place, key in enumerate(keys) if (match := _ON_A_SCALE.match(key))}
    matches = {place: _SHORT_ID.fullmatch(key) for place, key in {**short, **twice}.items()}
    ids = {place: f"{m[1].upper()}{m[2]}.{m[3]}" for place, m in matches.items() if m}
    if len(ids) < _LEAST or len(ids) != len(matches) or not actions.by_id.keys() >= set(ids.values()):
        return texts
    full = {key: ids[place] for place, key in {**short, **twice}.items()}
    return [
        ids[place] if place in short else _with_id(text, _NUMBERED_SCALE.sub("", codes[place]), full)
        for place, text in enumerate(texts)
    ]


def _without_group(codes: list[str]) -> list[str]:
    """Return codes without the name of the one group before them, such as ODK writes: ``rate-S11``, ``rate-S12``."""
    found = {place: match for place, code in enumerate(codes) if (match := _IN_GROUP.fullmatch(code))}
    if len(found) < _LEAST or len({match[1].casefold() for match in found.values()}) > 1:
        return codes
    return [found[place][2] if place in found else code for place, code in enumerate(codes)]


_IN_GROUP = re.compile(r"(\w{1,30}[-_.:])([a-z]\d\d)", re.IGNORECASE)


def _glued(actions: Actions, texts: list[str]) -> list[str]:
    """Return headings with the ids in full that their own wording follows at once: ``Rate_S11EstablishesShared``."""
    found: dict[int, str] = {}
    for place, text in enumerate(texts):
        match = _GLUED.search(text) if len(text) <= _LONGEST else None
        id_ = f"{match[1].upper()}{match[2]}.{match[3]}" if match else ""
        if match and id_ in actions.by_id and actions.begins(id_, match[4]):
            found[place] = id_
        elif not match and " " not in text and (name := _NAME.fullmatch(text)):
            own = actions.without_spaces(name[1])
            found |= {place: own} if own else {}
    return [found.get(place, text) for place, text in enumerate(texts)] if len(found) >= _LEAST else texts


_GLUED = re.compile(r"(?<![^\W_])([a-z])(\d)(\d)([a-z][^_]{9,160})(?:_(?:rating|score|response))?\Z", re.IGNORECASE)
_NAME = re.compile(r"(?:\w{0,60}_)??([A-Z][A-Za-z0-9]{24,300})(?:_(?:Rating|Score|Response))?")
"""What a program made of a wording by taking its spaces out, with its group before it."""
_LONGEST = 200


def _with_id(text: str, code: str, full: Mapping[str, str]) -> str:
    """Return a heading with the short id at its start in full: ``S11[comment]`` next to ``S11``."""
    found = _STARTS.match(code)
    return f"{full[found[1].casefold()]}{code[found.end(1) :]}" if found and found[1].casefold() in full else text


_ON_A_SCALE = re.compile(r"([a-z]\d\d)(?=\[\d\]\[)")
_NUMBERED_SCALE = re.compile(r"(?<=\d)\[\d\](?=\[)")
_STARTS = re.compile(r"([a-z]\d\d)(?=[\W_])", re.IGNORECASE)


_LONGEST_CODE, _LEAST = 60, 2


def _found(actions: Actions, key: str) -> tuple[str, str, str, bool] | None:
    """Return the one action that a text names, what is before and behind it, and whether its wording is there."""
    ids = [match for match in _ID.finditer(key) if _id_of(match) in actions.by_id]
    spans = [(match.start(), match.end(), _id_of(match)) for match in ids]
    named_ids = {about for _, _, about in spans}
    wording = next(((at, words, own) for words, own in actions.longest_first if (at := key.find(words)) >= 0), None)
    if wording is not None:
        at, words, own = wording
        allowed = named_ids & set(own) or (set(own) if not named_ids else set())
        others = {id_ for other, ids_ in actions.longest_first if other in key and other not in words for id_ in ids_}
        if len(allowed) != 1 or len(named_ids) > 1 or others - set(own):
            return None
        about = allowed.pop()
        spans.append((at, at + len(words), about))
    elif len(named_ids) != 1:
        return None
    about = spans[0][2]
    first, last = min(spans)[0], max(end for _, end, _ in spans)
    before, after = key[:first], key[last:]
    if wording is None:
        # Behind an id may be the start of its wording, or its label.
        label, rest = text_key(actions.by_id[about].short_label), after.lstrip(_SEPARATORS)
        if rest.startswith(label) and rest[len(label) : len(label) + 1].strip(_SEPARATORS) == "" != rest[len(label) :]:
            # What is behind its short label is of it: "S1.1 Sets expectations - Score".
            return about, before, rest[len(label) :], True
        behind = after.strip(_SEPARATORS)
        after = "" if actions.says(about, behind) or actions.begins(about, behind) else after
        before = "" if actions.says(about, before.strip(_SEPARATORS)) else before
    elif len(spans) > 1 and not _says_nothing(_between(key, spans)):
        return None
    return about, before, after, wording is not None


def _id_of(match: re.Match[str]) -> str:
    return f"{match[1].upper()}{match[2]}.{match[3]}"


def _between(key: str, spans: list[tuple[int, int, str]]) -> str:
    ordered = sorted(spans)
    return " ".join(key[one[1] : other[0]] for one, other in pairwise(ordered))


def says_nothing_before(before: str, assessment: str) -> bool:
    """Tell whether what stands before an action of an assessment says no more than that it is rated."""
    words = words_of(before)
    if not words:
        return True
    if _ELSE & set(words) or other_question(before):
        return False
    if any(word in _OTHER_WORDS for word in words) and (len(words) <= _FEW or _ends_so(before)):
        return False
    if before.rstrip(" *\"'")[-1:] in _DIVIDERS:
        return True
    return all(_is_neutral(word) or word == assessment for word in words)


def _ends_so(before: str) -> bool:
    words = words_of(without_asides(before))
    return bool(words) and words[-1] in _OTHER_WORDS


def _says_nothing(text: str) -> bool:
    """Tell whether what is around an action says no more than that it is rated, and on which scale."""
    words = words_of(text)
    figures = "#" in text or "%" in text or any(len(word) == 1 and not word.isdecimal() for word in words)
    if (all(_is_neutral(word) or word in QUESTION_WORDS for word in words) and not figures) or is_scale(text):
        return True
    return _is_legend(text)


def _is_legend(text: str) -> bool:
    """Tell whether a text is the legend or the range of a scale, be it another: what that means is asked of the file.

    A long number in brackets is the one under which a gradebook keeps a column.
    """
    bracket = text.strip(" .,;:*")
    if _RANGE.fullmatch(bracket) or _OF_GRADEBOOK.fullmatch(bracket):
        return True
    inner = text.strip(_SEPARATORS)
    return "=" in inner and inner[:1].isdigit() and len(entries_of(inner)) >= _ENTRIES and not other_question(inner)


_ENTRIES = 2
_RANGE = re.compile(r"[(\[] ?[01] ?(?:[\u2010-\u2015-]|to) ?(?:[3-9]|10) ?[)\]]")
_OF_GRADEBOOK = re.compile(r"\((?!(?:19|20)\d\d\))\d{4,12}\)")


def _is_neutral(word: str) -> bool:
    return word in RATING_WORDS or word in SMALL_WORDS or bool(_ORDINAL.fullmatch(word) and not word.isdecimal())


def _repeat(after: str) -> int:
    match = _REPEAT.fullmatch(after)
    return int(match[1]) if match and int(match[1]) > 1 else 0


@functools.lru_cache(maxsize=2048)
def _choice(after: str) -> int | None:
    """Return the choice that a heading stands for: ``- 0``, ``/0``, ``[1 - Present, but ...]``, ``: Not present``."""
    return choice_of(after) if after[:1] in _SEPARATORS else None


def choice_of(text: str) -> int | None:
    """Return the rating that a heading of one choice names, or ``NOT_RATED``; ``None`` where it is none.

    >>> choice_of("Score 2"), choice_of("[0 - Not present]"), choice_of("N/A"), choice_of("Notes")
    (2, 0, -1, None)
    >>> choice_of("Mostly consistent"), choice_of("3 consistently"), choice_of("3 inconsistent")
    (2, 3, None)
    """
    if len(text) > limits.NAME_CHARACTERS:
        return None
    text = text_key(text).strip(_SEPARATORS)
    while text:
        word = words_of(text[:_LONGEST_WORD])[:1]
        if not word or not (word[0] in RATING_WORDS or word[0] in _CHOOSE) or not text.startswith(word[0]):
            break
        text = text[len(word[0]) :].strip(_SEPARATORS)
    if not text:
        return None
    if text in IN_SHORT:
        return IN_SHORT.index(text)
    value = rating_values.parse(text)
    if value.kind == "rated" and not value.note:
        return value.rating
    if (number := labeled_number(text)) is not None:
        return number
    return NOT_RATED if value.kind == "not rated" else None


_LONGEST_WORD = 30
