"""What a note in a cell of its own says against its rating: none was given, it is another, or it is not to count.

A note is a sentence about a school more often than about its rating. So each of these is known by how it ends: a "2"
that should be the rating ends its clause, and who ignores a row says nothing else.
"""

from __future__ import annotations

import re
from typing import Literal

from ilt.framework import text_key
from ilt.reading.cells.doubtful_notes import WORDS_OF_NONE, is_unseen
from ilt.reading.cells.label_words import WORDS_OF_LABELS, rating_in_words
from ilt.reading.cells.not_rated import NOT_RATED, NOT_RATED_FIRST
from ilt.reading.cells.second_ratings import BEFORE_TIMES, TIMES, is_of_another_time

Against = Literal["none", "other", "words", "time", "out", ""]
_FIRST_WORDS = (
    r"n/[ao]\b|n\.a|na\b|never|none|nobody|i\W{1,4}meant\b|didn|haven|wasn|unable|cannot|can.t|don.t|skip|idk"
    r"|dk\b|un(?:sure|known|observed|seen|decided|answered|rated|scored)|abstain|declin|dn[asor]\b|nr\b|pending|missing"
    r"|blank|tbd|hard\b|too\b|to be|outside|absent|away|left blank|insufficient|choose|select|prefer"
    r"|(?:it |this )?(?:was|were|has|have|had|did|do|does|could|can|would)(?: not|n.t)\b"
    r"|(?:mostly |very |is |are |yet )*(?:in)?(?:consist|effect|present|implement)"
)
_OF_NONE = "|".join(
    sorted({*WORDS_OF_NONE, *WORDS_OF_LABELS, "absent", "away", *(word for key in NOT_RATED for word in key.split())})
)
_WE_DID_NOT = (
    rf"(?:no|not|i|we)\b(?:[^\w,;.:()\[\]\n—]+(?:{_OF_NONE}|\w{{2,6}}n['’]t)\b)*[^\w,;.:()\[\]\n—]*(?:\z|[,;.:()\[\]\n—])"
    r"|no one\b|no\W{1,4}wait\b|not (?:applicable|observed)\b\s*[-–—]|(?:i|we)\W+(?:\w+\W+)?(?:absent|away)\b"
    r"|(?:\w+\W{1,4})?(?:not(?:\W{1,4}in)?|outside)\W{1,4}my\b"
)
"""Of what begins with *not* and *we*, and many notes do, only what goes on to say no more than that nobody saw."""
_OUT_IN_SHORT = (
    r"\b(?:disregard|ignore|delete|discard|void|omit|exclude|remove|retract|withdraw|strike|scratch|duplicate|dup|invalid"
    r"|test|mistake|wrong|twice)|n.t (?:count|use|include)"
    r"|\bnot (?:to (?:be )?)?(?:count|use|include|valid|an? [0-3]|[0-3])"
)
_BEFORE_NUMBERS = (
    r"\b(?:should|ought|needs|to|read|typo|oops|sorry|correction|meant|intended|wanted|put|say|choose|enter|pick|click"
    r"|select|mark|give|type|rated?|write|be|been|as|call|make|rating|score|answer|level|is|was|really|actually|like|it"
    r"|this|that|up|down|back)[\s:,=]{1,3}(?:an? )?(?:rating of |score of |level )?(?:[0-3]\b|(?:zero|one|two|three)\b)"
)
_TIMES_IN_SHORT = (
    r"\A[\w ']{0,40}\b(?:goal|target|meta|objetivo|avg|average|mean|median|promedio|prior|previous|previously|desired"
    r"|ideal|projected|aspiration|oops|sorry|crossed|pasado"
    rf"|(?:{'|'.join(sorted(BEFORE_TIMES))})\W{{1,5}}(?:{'|'.join(sorted(TIMES))}))\b"
)
MAY_SAY = (
    r"(?i)\A\W{0,3}(?:[0-3]\s?(?:[^\w\s]|\s(?:is|would|in|for|by|last|this|as|sic)\b|\z)|(?:rating|score|level)\W{0,3}[0-3]"
    rf"|{_FIRST_WORDS}|{_WE_DID_NOT})|{_OUT_IN_SHORT}|{_BEFORE_NUMBERS}|{_TIMES_IN_SHORT}"
)
"""A pattern of what such a note has in it, for Arrow, which does not look ahead: few notes have it."""
LONGEST = 300
_NUMBER = r"(?:an? )?(?:rating of |score of |level )?(?P<number>[0-3]|(?<=\ba )(?:zero|one|two|three))"
_NUMBERS = {"zero": 0, "one": 1, "two": 2, "three": 3}
_SOME_NUMBER = re.compile("[0-3]|zero|one|two|three", re.IGNORECASE)
_FOLLOWS = (
    "now|instead|not [0-3]|please|because|rather|as of|based on|would be|is (?:right|correct)"
    "|per (?!day|week|month|year|term|semester|quarter|grade|class|team|school|teacher|person|site|unit|building|room)"
    "|after (?:we |our |the |discuss|talk|review|meet|consensus|reflect|calibrat|look)"
)
_ENDS = rf"(?=\s*(?:\Z|[.,;!?)\]\n](?!\d)|\s[-–—]\s)|\s(?:{_FOLLOWS}))"
_CHANGE = (
    r"(?:chang|revis|updat|correct|mov|rais|lower|bump|adjust|upgrad|downgrad|switch|edit|set|reduc|increas|amend)"
    r"(?:e|ed|es|ing|p?ed|s)?"
)
_IT = r"(?:\s(?:it|this|that|my|our|the|rating|score|answer|from [0-3]|up|down|back)){0,3}"
_INSTEAD = re.compile(
    r"\b(?:(?:should|ought to|needs to)(?:'ve| have)?(?: really| probably| actually)?(?: been| be| say| read)"
    r"(?: rated)?"
    rf"|{_CHANGE}{_IT} to|\A(?:read|typo|oops|sorry|correction)[:,]?(?: as)?"
    r"|(?:meant|intended|wanted)(?: to)?(?: (?:put|say|choose|enter|select|pick|click|mark|give|type|rate|write|be))?"
    rf"(?:{_IT})|(?:i|we|i'd|we'd)(?: would| will| now)?(?: now)? (?:say|rate|call|give){_IT}"
    rf"|make{_IT}|(?:correct|right|real|actual|true|new|final|agreed|revised)"
    r" (?:rating|score|answer|level)(?: is| was|:| =)?|(?:rating|score)(?: is| was| should be|:| =)"
    rf"|(?:really|actually)(?:,)?(?: is)?|closer to|more like)\s{{1,2}}{_NUMBER}{_ENDS}",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\A(?:[=>→-]{0,2}\s?)(?P<number>[0-3])\s?(?:\?|[\[(]?sic\b|[.,]? (?:is|would be) (?:right|correct)|[:=–—-]\s|\Z)"
)
_IN_A_WORD = re.compile(
    r"(?<!there )\b(?:should(?:'ve| have)?(?: really| probably| actually)?(?: been| be| say| read)"
    rf"|{_CHANGE}{_IT} to|meant(?: to)?(?: (?:put|say|choose|enter|select|give|rate))?(?:{_IT}))"
    rf"\s{{1,2}}(?P<number>zero|two|three){_ENDS}",
    re.IGNORECASE,
)
"""Numbers in letters, save "one", which says more often something else."""
_WHEN = re.compile(
    r"\A(?P<number>[0-3])[,:]? (?:in|for|by|last|this|as of)(?: the| last| this| early| late)? "
    r"(?:spring|fall|autumn|winter|summer|year|semester|term|round|time|now|today|eoy|boy|moy"
    r"|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}(?: 20\d\d)?\s*(?:\Z|[.,;!)])",
    re.IGNORECASE,
)
"""A rating with its time: ``2 in spring``."""
_LISTED = re.compile(r"(?:\A|[\s;,])[1-9]\s?[:=–—.)-]\s")
_NOT_THIS = re.compile(r"(?:\A|\bis |\bit's |, )not (?:an? )?(?P<number>[0-3])\s*(?:\Z|[.,;!)])", re.IGNORECASE)
_ALONE = re.compile(r"(?:rating|score|level)?\s?[:=]?\s?(?P<number>[0-3])\s?[.!]?", re.IGNORECASE)
_CLAUSES = re.compile(r"[.;,:!?\n()\[\]]|\s[-–—]\s")
_OUT_WORDS = (
    "disregard(?:ed)?|ignored?|deleted?|discard(?:ed)?|void(?:ed)?|omit|excluded?|removed?|retracted?|withdrawn"
    "|strike|scratch"
)
_OUT_PHRASES = (
    r"(?:do(?:es)?(?:n'?t| not)|not to(?: be)?) (?:count(?:ed)?|used?|included?)|not counted"
    "|duplicated?|dup|invalid|not valid|test"
    "|mistake|wrong (?:school|row|action|form|rating|person|team|cell)|entered (?:by|in) (?:mistake|error)"
    "|(?:entered|rated|filled) twice"
)
_OBJECTS = (
    "this|that|my|our|the|these|whole|one|old|above|earlier|previous|please|rating|ratings|row|score|answer|response"
    "|entry|line|number|cell|submission|it|all|here|only"
)
_OUT = re.compile(
    rf"(?:please |pls |plz |so |and |this |rating )?(?:{_OUT_WORDS}|{_OUT_PHRASES})(?: (?:{_OBJECTS})){{0,5}}",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:nobody|no one|none of us)(?: \w+){0,3}? (?:saw|seen|knew|knows|observed|visited|rated|there|looked)"
    r"(?: (?:it|this|that|yet|there))?|(?:(?:i|we) )?(?:(?:was|were) )?(?:absent|away)(?: (?:that|the) day)?",
    re.IGNORECASE,
)
_SEEN = re.compile(r"\b(?:observ|see|saw|seen|visit|attend|witness|rate|scor|assess|evaluat|n/o)", re.IGNORECASE)
_NO_REMARK = frozenset(("-", ".", "n.a", "null", "blank", "(blank)", "select", "choose"))


def against(note: str, rating: int) -> Against:
    """Return what a note says against a rating; blank where it says nothing so.

    Examples
    --------
    >>> against("Not observed", 0), against("should be a 2", 1), against("DISREGARD - wrong school", 2)
    ('none', 'other', 'out')
    >>> against("This should be a 2-hour block", 1), against("We ignore this practice", 0), against("should be 2", 2)
    ('', '', '')
    >>> against("N/A", 0), against("N/A", 2), against("last year", 2), against("Mostly consistent", 0)
    ('none', '', 'time', 'words')
    >>> against("should be two", 1), against("2 in spring", 3), against("2 [sic]", 1)
    ('other', 'other', 'other')
    >>> against("There should be two", 1), against("2 in spring", 2), against("2 in grade 3", 1), against("sic", 1)
    ('', '', '', '')
    """
    text = " ".join(note[:LONGEST].replace("’", "'").split(" ")).strip()
    key = text_key(text)
    if not key or key in _NO_REMARK:
        return ""
    if any(_OUT.fullmatch(clause.strip()) for clause in _CLAUSES.split(text)):
        return "out"
    return "none" if _says_none(text, key, rating) else _of_numbers(text, rating)


def _of_numbers(text: str, rating: int) -> Against:
    """Return what a note says of another rating, or another time."""
    if _SOME_NUMBER.search(text):
        numbers = {_number(match["number"]) for said in (_INSTEAD, _IN_A_WORD, _WHEN) for match in said.finditer(text)}
        first = _ALONE.fullmatch(text) or (_FIRST.match(text) if len(_LISTED.findall(text)) <= 1 else None)
        numbers |= {int(first["number"])} if first else set()
        if numbers - {rating} or any(int(match["number"]) == rating for match in _NOT_THIS.finditer(text)):
            return "other"
    meant = rating_in_words(text)
    if meant is not None and meant != rating:
        return "words"
    return "time" if is_of_another_time(text) and not any(map(str.isdigit, text)) else ""


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else _NUMBERS[text.casefold()]


def _says_none(text: str, key: str, rating: int) -> bool:
    """Tell whether a note says that nobody rated: next to more than a 0, only that nobody saw it."""
    key = key.strip(" ()[]/,;!?*.") or key
    start = next((start for start in NOT_RATED_FIRST if key.startswith(start)), "")
    rest = key[len(start) :].lstrip()
    # "Not observed in math" is about math; "n/a - new team" is about the rating.
    first = bool(start) and (not rest or (rest[0] in "-–—:(,.;" and not any(map(str.isdigit, rest))))
    clause = _CLAUSES.split(text)[0].strip()
    found = key in NOT_RATED or is_unseen(text) or first or _NOBODY.fullmatch(clause)
    return bool(found) and (not rating or _SEEN.search(key) is not None)
