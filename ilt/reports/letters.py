"""How much room words take: widths are Calibri's, estimated, so that what is too long is known before it is written."""

from __future__ import annotations

from collections.abc import Iterator

_FOREIGN, _FULL_WIDTH = 0.65, 1.25


class _Ems(dict[str, float]):
    """How wide letters are, in ems; a letter that is not listed here is foreign. Looking one up stores nothing."""

    def __missing__(self, letter: str) -> float:
        return _FOREIGN if letter < "⺀" else _FULL_WIDTH


_EMS = _Ems(
    {
        **dict.fromkeys(map(chr, range(ord("ɐ"))), 0.53),
        **dict.fromkeys("'ijlI.,:;| ’·", 0.25),
        **dict.fromkeys('frtJ()-[]{}`!/\\"“”', 0.35),
        **dict.fromkeys("cszL", 0.42),
        **dict.fromkeys("gkvxyFS?", 0.47),
        **dict.fromkeys("ADGHNOQUVw%&", 0.68),
        **dict.fromkeys("mMW@—…", 0.85),
    }
)


def ems(text: str) -> float:
    """Estimate how wide a text is in Calibri, in ems."""
    return sum(map(_EMS.__getitem__, text))


def lines(text: str, width: float) -> int:
    """Count the lines of a text in a width, in ems, broken between words; a word too long for a line, within.

    >>> lines("Walk weekly, all of us", 6), lines("Walk", 99)
    (2, 1)
    """
    return wrapped(text, width)[0]


def wrapped(text: str, width: float) -> tuple[int, float]:
    """Count the lines of a text as ``lines`` does; return the width of the last one, too.

    >>> wrapped("Walk weekly", 3.5)[0]
    2
    """
    count, at = 0, 0.0
    if "\n" not in text and (whole := ems(text)) <= width:  # as most do
        return 1, whole + _EMS[" "]
    for line in text.split("\n"):
        count, at = count + 1, 0.0
        for word in line.split(" "):
            wide = ems(word)
            if at and at + wide > width:
                count, at = count + 1, 0.0
            count += int(wide // width)
            at += wide % width + _EMS[" "]
    return count, at


def pieces(text: str, width: float) -> Iterator[str]:
    """Cut a text into pieces that are at most so wide, in ems: between words, or within a longer one.

    >>> list(pieces("Walk weekly, all of us", 6)), list(pieces("abcd", 1.2))
    (['Walk weekly,', 'all of us'], ['ab', 'cd'])
    """
    part, at = "", 0.0
    for word in text.split(" "):
        wide = ems(word)
        if part and at + wide > width:
            yield part
            part, at = "", 0.0
        left = word
        while wide > width:
            fits = _fitting(left, width)
            yield left[:fits]
            left, wide = left[fits:], ems(left[fits:])
        part, at = f"{part} {left}" if part else left, at + wide + _EMS[" "]
    if part:
        yield part


def _fitting(word: str, width: float) -> int:
    """Count the first letters of a word that fit, at least one."""
    at = 0.0
    for place, letter in enumerate(word):
        at += _EMS[letter]
        if at > width:
            return max(place, 1)
    return len(word)


def cut(text: str, width: float, most: int) -> str:
    """Return a text that takes so many lines at most, its middle left out where it is too long.

    Its end stays, because that tells it from others that begin alike.

    >>> cut("Walk weekly, all of us", 6, 2), cut("The long name of a school", 6, 1)
    ('Walk weekly, all of us', 'The lo … ool')
    """
    if lines(text, width) <= most:
        return text
    left = len(text)
    while left > 4:
        left = left * 9 // 10
        short = f"{text[: left - left // 3].rstrip()} … {text[len(text) - left // 3 :].lstrip()}"
        if lines(short, width) <= most:
            return short
    return text[:1]
