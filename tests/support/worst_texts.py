"""The texts that cost a pattern most, made from the pattern: for each way through it, what repeats and then fails.

A pattern that goes back and forth costs more than its text is long where some part of it can match in two ways and what
follows does not. So: what leads to a part, then things that the pattern's own parts match, over and over, alone, in
turn and one run after another, then something that fits nowhere.
"""

import itertools
import random
import re
import time
from re import _constants, _parser

CATEGORIES = {
    _constants.CATEGORY_SPACE: " ",
    _constants.CATEGORY_DIGIT: "1",
    _constants.CATEGORY_WORD: "a",
    _constants.CATEGORY_NOT_SPACE: "a",
    _constants.CATEGORY_NOT_DIGIT: "b",
    _constants.CATEGORY_NOT_WORD: "!",
}
REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
TAILS = ("", "\x00", "x", "!")
ALONE, PAIRED, LONG_ALONE, LONG_PAIRED = 28, 28, 400, 400
"""So many texts of one repeated thing, and of two, are tried of a pattern every day, and in the long run."""
TIMES, SIZES = (14, 18, 22), (250, 1000, 4000)
"""First so many times the thing that repeats, since some patterns double their work with each; then so many characters."""
CEILING = 0.003
"""Seconds for 4,000 characters: a run that only grows with the length takes a tenth, one that grows with the square more."""
GROWTH = 2.6


def letters(inside):
    """Return a few characters of a class."""
    found = []
    for what, value in inside:
        if what is _constants.LITERAL:
            found.append(chr(value))
        elif what is _constants.RANGE:
            found.append(chr(value[0]))
        elif what is _constants.CATEGORY:
            found.append(CATEGORIES[value])
    if (_constants.NEGATE, None) in inside:
        return [next(c for c in "a!1 ~\x01" if c not in found)]
    return list(dict.fromkeys(found))


def sample(nodes):
    """Return the shortest text that fits a part of a pattern, each repeat once."""
    out = ""
    for what, value in nodes:
        if what is _constants.LITERAL:
            out += chr(value)
        elif what in (_constants.ANY, _constants.NOT_LITERAL):
            out += "a" if value != ord("a") else "b"
        elif what is _constants.IN:
            out += letters(value)[0]
        elif what is _constants.BRANCH:
            out += sample(value[1][0])
        elif what is _constants.SUBPATTERN:
            out += sample(value[3])
        elif what in REPEATS:
            out += sample(value[2])
        elif what is _constants.ATOMIC_GROUP:
            out += sample(value)
    return out


def walk(nodes, before, pieces, prefixes):
    """Gather what each part of a pattern matches, and what leads to it."""
    word = ""
    for what, value in nodes:
        own = sample([(what, value)])
        if what is _constants.LITERAL:
            word += own
            before += own
            continue
        pieces += [word, own]
        word = ""
        prefixes.append(before)
        if what is _constants.IN:
            pieces += letters(value)[:4]
        if what is _constants.BRANCH:
            for branch in value[1]:
                pieces.append(sample(branch))
                walk(branch, before, pieces, prefixes)
        elif what is _constants.SUBPATTERN:
            walk(value[3], before, pieces, prefixes)
        elif what in REPEATS:
            walk(value[2], before, pieces, prefixes)
        elif what is _constants.ATOMIC_GROUP:
            walk(value, before, pieces, prefixes)
        elif what in (_constants.ASSERT, _constants.ASSERT_NOT):
            walk(value[1], before, pieces, prefixes)
        before += own
    pieces.append(word)
    prefixes.append(before)


def makers(pattern, *, every=False, seed=1):
    """Return functions of a length, each making a text of about that length, and how long what it repeats is."""
    pieces, prefixes = [], []
    flags = pattern.flags & (re.IGNORECASE | re.DOTALL | re.MULTILINE | re.VERBOSE)
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    walk(_parser.parse(source, flags), "", pieces, prefixes)
    pieces = list(dict.fromkeys([piece for piece in pieces if piece] + [" ", "a", "1", "("]))
    prefixes = list(dict.fromkeys(["", *prefixes]))
    alone = list(itertools.product(prefixes, [(piece,) for piece in pieces], TAILS))
    paired = list(itertools.product(prefixes, itertools.permutations(pieces, 2), TAILS))
    choose = random.Random(seed)
    most = (LONG_ALONE, LONG_PAIRED) if every else (ALONE, PAIRED)
    alone, paired = (
        choose.sample(texts, min(len(texts), count)) for texts, count in zip((alone, paired), most, strict=True)
    )
    found = [_over_and_over(*combined) for combined in alone]
    for place, combined in enumerate(paired):
        found += (
            [_over_and_over(*combined), _in_runs(*combined)]
            if every
            else [(_over_and_over, _in_runs)[place % 2](*combined)]
        )
        found += [_run_and_once(*combined)] if every or place % 4 == 0 else []
    return found


def _over_and_over(prefix, pumped, tail):
    piece = "".join(pumped)
    return lambda size: prefix + piece * (size // len(piece) + 1) + tail, len(piece)


def _in_runs(prefix, pumped, tail):
    return (
        lambda size: prefix + "".join(piece * (size // len(piece) // len(pumped) + 1) for piece in pumped) + tail,
        len("".join(pumped)),
    )


def _run_and_once(prefix, pumped, tail):
    """Make runs of the first thing, as many as each is long, with the second between them."""
    first, second = pumped

    def made(size):
        side = int(size**0.5) + 1
        return (prefix + first * (side // len(first) + 1) + second) * side + tail

    return made, len(first)


def fed(pattern, way, text):
    """Run a pattern over a text in one of the ways in which it is used."""
    subject = text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text
    if way in ("sub", "subn"):
        pattern.sub(subject[:0], subject)
    elif way == "finditer":
        for _ in pattern.finditer(subject):
            pass
    else:
        getattr(pattern, way)(subject)


def seconds(run, times=1):
    """Return the processor time of a run, the least of a few."""
    found = []
    for _ in range(times):
        start = time.process_time()
        run()
        found.append(time.process_time() - start)
    return min(found)


def again(pattern, way, text):
    """Return the least time of a few runs: whatever else the machine does, one of them is undisturbed."""
    return seconds(lambda: fed(pattern, way, text), 4)


def too_dear(pattern, way, *, every=False):
    """Return the text for which a pattern takes too long, and how long; ``None`` where there is none.

    Each text grows until it takes longer than any of 4,000 characters may; the dearest then doubles three times.
    """
    dearest, most = None, 0.0
    for made, unit in makers(pattern, every=every):
        for size in (*(unit * times for times in TIMES), *SIZES):
            text = made(size)
            taken = seconds(lambda text=text: fed(pattern, way, text))
            if taken > 30 * CEILING or (taken > CEILING and again(pattern, way, text) > CEILING):
                return text[:60], len(text), taken
        if taken > most:
            dearest, most = made, taken
    found = grows(lambda text: fed(pattern, way, text), dearest) if dearest else None
    # What a busy machine makes steep once is not steep again.
    return found and grows(lambda text: fed(pattern, way, text), dearest)


def grows(run, made, size=8000, growth=GROWTH, least=0.002):
    """Return a text and its time where twice the length takes more than ``growth`` times as long, twice in a row."""
    times, steep = [], 0
    for _ in range(4):
        text = made(size)
        once = seconds(lambda text=text: run(text))
        # Times below a quarter of the least count as a quarter, so to measure those again would change nothing.
        times.append(min(once, seconds(lambda text=text: run(text), 4)) if once > least / 4 else once)
        if len(times) > 1 and times[-1] > least and times[-1] > growth * max(times[-2], least / 4):
            steep += 1
        size *= 2
    return (text[:60], len(text), times) if steep > 1 else None
