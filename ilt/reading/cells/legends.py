"""What texts say of the scale, such as "1 = Beginning, 4 = Exemplary" or "rate from 1 to 4"; and whether it is 0-3."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from ilt.framework import SCALE, current, text_key
from ilt.reading import limits
from ilt.reading.cells.color_legends import FROM_THE_WORST
from ilt.reading.cells.not_rated import NOT_RATED
from ilt.reading.cells.scale_ends import about_scales, are_ends, is_of_others, other_ends
from ilt.reading.cells.text import clean

Legend = dict[int, str]
"""Number -> what it means."""
_EQUALS = re.compile(
    r"(?<![\w.,/-])(\d{1,2})"
    r"(?:(?: stars?| points?)? ?(?:=|(?:means|equals|stands for|significa)\b) ?(?=[^\W\d])"
    r"| (?:stars?|points?) ?= ?(?=\d\b))",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"(?<=[^\W\d]) ?(?:= ?|\()(\d{1,2})\)?(?= ?(?:[,;|/\n]|\Z))")
_END = re.compile(r"[.:?(]\s?(?=[^\W\d])")
"""What ends the text before the first entry of a legend whose numbers stand behind their labels."""
_ENTRY = re.compile(
    r"(?:^|(?<=[,;|/(\[\n])|(?<=[,;|/(\[\n] )) ?(?:(?:level|score|rating|value|point)s? )?"
    r"(\d{1,2}) ?[:\u2010-\u2015-] ?(?=[^\W\d])",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?<![\w.,/\u2010-\u2015-])(\d{1,2}) ?[:.)\u2010-\u2015-] ?(?=[^\W\d])")
_ANY_BARE = re.compile(r"(?<![\w.,/-])(\d{1,2}) (?=[^\W\d])")
_BARE = re.compile(r"(?:^|(?<=[,;|/(\[\n:.])|(?<=[,;|/(\[\n:.] )|(?<= and )) ?(\d{1,2}) (?=[^\W\d])")
_ANCHORED = re.compile(
    r"(?<![\w.])([01]) ?\([^()]{1,40}\) ?(?:[\u2010-\u2015-]|to|through|and|al?|hasta|y|à) ?(\d{1,2}) ?\(",
    re.IGNORECASE,
)
_IN_TURN = re.compile(r"(?<![\w.])(?:0[ ,/|-]{1,3})?1[ ,/|-]{1,3}2[ ,/|-]{1,3}3[ ,/|-]{1,3}4(?![\w.])")
_ENDS = re.compile(r"\b(?:low(?:est)?|high(?:est)?|never|always|(?:dis)?agree|circle|best|worst)\b", re.IGNORECASE)
_RANGE = re.compile(
    r"(?<![\w.,/-])([01]) ?(?:[\u2010-\u2015-]|to|through|al?|hasta|à) ?(\d{1,2})(?![\w/%]|[.,-]\d)", re.IGNORECASE
)
_DOWN = re.compile(r"(?<![\w.,/-])([3-9]|10) ?(?:[\u2010-\u2015-]|to) ?([01])(?![\w/%]|[.,-]\d)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[(\[] ?([01]) ?(?:[\u2010-\u2015-]|to) ?(\d{1,2}) ?[)\]]")
_OUT_OF = re.compile(r"\b(?:out of|max(?:imum)?) (\d{1,2})(?![\w/%]|[.,-]\d)", re.IGNORECASE)
_POINTS = re.compile(r"\b(\d{1,2}|five|six|seven|ten)[ -]points?\b", re.IGNORECASE)
_OTHER_NAMES = re.compile(r"\b(?:legend|key|levels?)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_NEXT_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\.\s(?=[A-Z])")
_LONGEST_LABEL, _LABEL_WORDS, _STEM = 60, 8, 6
_MOST_ENTRIES = 11
_TOP, _WHOLE_POINTS = 10, {"five": 5, "six": 6, "seven": 7, "ten": 10}
_RUN = 3
_ENDS_OF_SCALE = (1, 3)


def names_a_legend(text: str) -> bool:
    """Tell whether a text may be the title of a legend."""
    return about_scales(text) or (len(text) <= _LONGEST_LABEL and _OTHER_NAMES.search(text) is not None)


def entries_of(text: str) -> Legend:
    """Return the numbers that a text says the meaning of.

    >>> entries_of("Scale: 1 = Not yet, 4 = Always"), entries_of("Never (0), Often (3)")
    ({1: 'Not yet', 4: 'Always'}, {0: 'Never', 3: 'Often'})
    >>> entries_of("Sets goals. (1 star = 0 Not present, 2 stars = 1)"), entries_of("Choose: Never (0), Often (3)")
    ({1: '0 Not present', 2: '1'}, {0: 'Never', 3: 'Often'})
    """
    if len(text) > limits.HEADING_CHARACTERS or not any(letter.isdigit() for letter in text):
        return {}
    for pattern in (_EQUALS, _ENTRY):
        found = list(pattern.finditer(text))
        ends = [*(match.start() for match in found[1:]), len(text)]
        legend = {
            int(match[1]): _label(text[match.end() : end])
            for match, end in zip(found[:_MOST_ENTRIES], ends, strict=False)
        }
        if pattern is _EQUALS and legend:
            return legend
        if len(found) == 1 and (several := _listed(text)):
            return several
        if legend and all(map(is_short, legend.values())) and (len(found) == 1 or _is_run(legend) or _has_ends(legend)):
            return legend
    if len(legend := _listed(text) or _in_a_row(text)) >= _RUN:
        return legend
    found = list(_BEHIND.finditer(text))
    starts = [0, *(match.end() for match in found)]
    legend = {
        int(match[1]): _label(_END.split(text[start : match.start()])[-1])
        for match, start in zip(found[:_MOST_ENTRIES], starts, strict=False)
    }
    return legend if len(legend) > 1 else {}


def _in_a_row(text: str) -> Legend:
    """Return the entries of a legend without signs: ``1 Not yet, 2 Emerging, 3 Solid, 4 Sustaining``."""
    named = names_a_legend(text)
    found = list(_BARE.finditer(text))
    if named and len(found) < _RUN and _in_order(others := list(_ANY_BARE.finditer(text))):
        found = others
    ends = [*(match.start() for match in found[1:]), len(text)]
    legend = {
        int(match[1]): _label(text[match.end() : end]) for match, end in zip(found[:_MOST_ENTRIES], ends, strict=False)
    }
    brief = all(len(label.split()) <= _RUN for label in legend.values())
    # Three may be counted, such as people: "1 principal, 2 coaches, 3 teachers".
    enough = len(legend) > _RUN or (bool(legend) and (0 in legend or named))
    return legend if enough and len(legend) == len(found) and brief and _is_run(legend) else {}


def _in_order(found: Sequence[re.Match[str]]) -> bool:
    """Tell whether numbers follow each other, up or down."""
    steps = {int(second[1]) - int(first[1]) for first, second in pairwise(found)}
    return len(found) >= _RUN and steps in ({1}, {-1})


def _listed(text: str) -> Legend:
    """Return the entries of a list that is named a scale, or nothing but that: ``Scale 1. Not yet 2. Starting ...``."""
    found = list(_LISTED.finditer(text))
    signs = {text[match.start() - 1 : match.start()] if ")" in match[0] else match[0].strip()[-1] for match in found}
    alone = len(found) > _RUN and found[0].start() <= 1 and signs in ({":"}, {"("}) and _in_order(found)
    found = found if alone or names_a_legend(text) else []
    ends = [*(match.start() for match in found[1:]), len(text)]
    legend = {
        int(match[1]): _label(text[match.end() : end]) for match, end in zip(found[:_MOST_ENTRIES], ends, strict=False)
    }
    whole = bool(legend) and _is_run(legend) and all(map(is_short, legend.values())) and not _has_area(legend)
    return legend if whole else {}


def _has_area(legend: Mapping[int, str]) -> bool:
    return bool({text_key(area.name) for area in current().areas} & set(map(text_key, legend.values())))


def _label(text: str) -> str:
    text = text.partition("\n")[0][: 2 * _LONGEST_LABEL]
    # What closes the brackets around a legend ends it.
    end = next((at for at, letter in enumerate(text) if letter == ")" and "(" not in text[:at]), len(text))
    text = _NEXT_SENTENCE.split(text[:end], 1)[0]
    return clean(text).strip(" ,;:|/()[].-–—") or "?"


def is_short(label: str) -> bool:
    """Tell whether words are few enough for a label of a legend."""
    return len(label) <= _LONGEST_LABEL and len(label.split()) <= _LABEL_WORDS


def _is_run(legend: Mapping[int, str]) -> bool:
    numbers = sorted(legend)
    return len(numbers) >= _RUN and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 1


def _has_ends(legend: Mapping[int, str]) -> bool:
    """Tell whether a legend has the two ends of a scale: ``1 - not yet; 4 - fully``."""
    return len(legend) == len(_ENDS_OF_SCALE) and min(legend) <= 1 and max(legend) >= _ENDS_OF_SCALE[1]


def legend_of(cells: Iterable[str]) -> Legend:
    """Return the legend that cells hold together, one or several entries in each; blank where they hold none.

    Two numbers with an equals sign are a legend. Others ("1 - Beginning", or a number and its label in the next cell)
    are one where they run from 0 or 1 on, and something names it or their labels are a scale's.
    """
    found: Legend = {}
    others: Legend = {}
    named = False
    for text in cells:
        named |= names_a_legend(text)
        entries = entries_of(text)
        for number, label in entries.items():
            (found if "=" in text or len(entries) > 1 else others).setdefault(number, label)
    if len(found) > 1:
        return found
    if not _is_run(others) or len(others) > _MOST_ENTRIES or _has_area(others):
        return {}
    brief = len(others) > _RUN and all(len(label.split()) <= _RUN for label in others.values())
    return others if named or brief or is_of_a_scale(others) else {}


def is_of_a_scale(legend: Mapping[int, str]) -> bool:
    """Tell whether labels are a scale's: the framework's, at whatever numbers, or from the worst to the best.

    >>> is_of_a_scale({0: "Present and implemented consistently", 1: "Not present"})
    True
    >>> is_of_a_scale({1: "We never do this", 2: "It depends", 3: "Always"})
    True
    >>> is_of_a_scale({1: "Read each action", 2: "Rate it"})
    False
    """
    labels = [legend[number] for number in sorted(legend)]
    own = all(any(_is_own_label(number, label) for number in SCALE) for label in labels)
    return len(labels) > 1 and (own or are_ends(labels[0], labels[-1]))


def is_own(legend: Mapping[int, str]) -> bool:
    """Tell whether a legend is the framework's scale, perhaps in fewer words.

    >>> is_own({0: "not present", 3: "consistently"}), is_own({1: "not present", 4: "consistently"})
    (True, False)
    >>> is_own({0: "Red", 3: "Key: green (consistent)"}), is_own({1: "Red", 2: "Yellow", 3: "Green"})
    (True, False)
    """
    labels = [(number, label) for number, label in legend.items() if text_key(label) not in NOT_RATED]
    return all(_is_own_label(number, label) for number, label in labels) or _are_colors(dict(labels))


def _are_colors(legend: Mapping[int, str]) -> bool:
    """Tell whether labels are colors, from the worst at 0 to the best at 3, perhaps with the framework's own labels."""
    words = {number: _WORD.findall(text_key(legend[number].rpartition(":")[2])) for number in sorted(legend)}
    colors = [FROM_THE_WORST.index(own[0]) for own in words.values() if own and own[0] in FROM_THE_WORST]
    others = {number: " ".join(own[1:]) for number, own in words.items() if own[1:]}
    in_order = len(colors) == len(words) > 1 and colors == sorted(set(colors))
    ends = (min(words, default=0), max(words, default=0)) == (min(SCALE), max(SCALE))
    return in_order and ends and all(_is_own_label(number, label) for number, label in others.items())


def _is_own_label(number: int, label: str) -> bool:
    words = {word[:_STEM] for word in _WORD.findall(text_key(label))}
    own = {word[:_STEM] for word in _WORD.findall(text_key(SCALE.get(number, "")))}
    return number in SCALE and bool(words) and (words <= own or own <= words)


def range_of(text: str, *, of_ratings: bool = False) -> tuple[int, int] | None:
    """Return the lowest and the highest number that a text says ratings may be; ``None`` where it says nothing.

    Parameters
    ----------
    of_ratings
        Whether the text heads ratings, so that numbers in brackets are the scale.

    Examples
    --------
    >>> range_of("Rate each from 1 to 4"), range_of("S1.1 (1-5)", of_ratings=True), range_of("Grades 1-4")
    ((1, 4), (1, 5), None)
    """
    if len(text) > limits.HEADING_CHARACTERS:
        return None
    return next(_ranges(text, of_ratings=of_ratings), None)


def _ranges(text: str, *, of_ratings: bool) -> Iterator[tuple[int, int] | None]:
    """Return what a text says of the range, the surest first."""
    sure = _ANCHORED.search(text) or (_IN_BRACKETS.search(text) if of_ratings else None)
    if sure:
        yield _bounds(int(sure[1]), int(sure[2]))
    named = about_scales(text)
    if (named or _ENDS.search(text)) and (match := _IN_TURN.search(text)):
        yield _bounds(int(match[0][0]), 4)
    if not named:
        return
    if match := _DOWN.search(text):
        yield _bounds(int(match[2]), int(match[1]))
    for match in _RANGE.finditer(text):
        if not is_of_others(text[: match.start()]):
            yield _bounds(int(match[1]), int(match[2]))
    if match := _OUT_OF.search(text) or _POINTS.search(text):
        highest = _WHOLE_POINTS.get(match[1].casefold()) or int(match[1])
        # A scale of four points may be 0-3 or 1-4.
        if highest not in (max(SCALE), len(SCALE)) or "point" not in match[0]:
            yield _bounds(0, highest)


def _bounds(lowest: int, highest: int) -> tuple[int, int] | None:
    return (lowest, highest) if lowest + 1 < highest <= _TOP else None


def in_words(legend: Mapping[int, str]) -> str:
    """Return a legend in a few words: its first and its last entry."""
    entries = [f"{number} = {legend[number]}" for number in sorted(legend)]
    return entries[0] if len(entries) == 1 else f"{entries[0]} … {entries[-1]}"


def other_scale(texts: Sequence[str], headings: Sequence[str]) -> str:
    """Return, in a few words, the scale that texts say, where it is not the framework's; else blank.

    Parameters
    ----------
    texts
        The cells above a table and outside of it.
    headings
        Of the columns that hold its ratings.
    """
    for cells in (texts, *([text] for text in headings)):
        legend = legend_of(cells)
        if legend and not is_own(legend):
            return in_words(legend)
    for text in (*texts, *headings):
        for number, label in entries_of(text).items() if "=" in text else ():
            if not _is_own_label(number, label) and any(_is_own_label(other, label) for other in SCALE):
                return in_words({number: label})
    if turned := next(filter(None, map(other_ends, (*texts, *headings))), ""):
        return turned
    ranges = [found for text in texts if (found := range_of(text))]
    ranges += [found for text in headings if (found := range_of(text, of_ratings=True))]
    if not ranges or (min(SCALE), max(SCALE)) in ranges:
        return ""
    return f"{ranges[0][0]}-{ranges[0][1]}"
