"""What a column says of whether a row counts: a status, a mark for tests or duplicates, a consent, a remark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from ilt.reading.cells.made_up_names import TRIED, is_test
from ilt.reading.cells.summary_words import name_key
from ilt.reading.cells.texts_with_words import ascii_words, may_hold

Says = Literal["status", "out", "in", "by", ""]
_OUT_WORDS = (
    "test tests testing tested deleted delete trash trashed disqualified disqualify draft drafts void voided invalid"
    " spam preview previews duplicate"
    " duplicates duplicated dup discard discarded rejected reject exclude excluded withdrawn"
    " canceled removed remove screened overquota ignore ignored omit omitted bogus fake dummy junk disregard"
    " prueba pruebas borrador eliminado eliminada anulado anulada descartado descartada rechazado rechazada excluir"
    " excluido excluida duplicado duplicada superseded replaced denied deny stuffing unapproved"
)
_IN_WORDS = (
    "include included use used usable count counts counted counting keep valid validity incluir incluido incluida usar"
    " contar valido valida"
)
_NOT_WORDS = "no not non don never sin"
_SMALL_WORDS = (
    "is was it this that a an the of from in on at for to as by be do t does should out or and response responses entry"
    " entries submission submissions record records row rows result results analysis report reports data flag flags"
    " survey form reason date quota only please run answer answers q ballot box respondent"
    " es esta una la el respuesta respuestas de del en los"
    " resultados"
)
_STATUS_WORDS = "status estado estatus statut disposition"
_CONSENT_WORDS = "consent consents consented consentimiento permission"
_AGREE_WORDS = "agree acepto allow authorize"
_MAY_WORDS = "may can could ok okay"
_ABOUT_WORDS = (
    "answers answer responses response data used participate results information shared terms survey respuestas datos"
    " participar part"
)
_YES_WORDS = "yes y true 1 x checked si oui ja ok agree agreed acepto include included valid keep accepted"
_NO_WORDS = "no n not false 0 unchecked none nein non falso decline declined declines disagree disagreed"
_REAL_WORDS = "valid keep real complete completed unique"
(_OUT, _IN, _NOT, _SMALL, _STATUS, _CONSENT, _AGREE, _MAY, _ABOUT, _YES, _NO, _REAL) = (
    frozenset(words.split())
    for words in (
        _OUT_WORDS,
        _IN_WORDS,
        _NOT_WORDS,
        _SMALL_WORDS,
        _STATUS_WORDS,
        _CONSENT_WORDS,
        _AGREE_WORDS,
        _MAY_WORDS,
        _ABOUT_WORDS,
        _YES_WORDS,
        _NO_WORDS,
        _REAL_WORDS,
    )
)
_TICKS = "✓✔☑🗹✅"
_RATED = frozenset(("ratings", "rating", "feedback", "scores"))
_LET = frozenset(("use", "include", "count", "share", "keep"))
_TESTS = frozenset(("test", "tests", "testing", "tested"))
_COUNT = frozenset(("count", "counts", "use", "used"))
"""Alone they head figures."""
_BEHIND = re.compile(r"[(\[][^()\[\]]{1,80}[)\]]\s*\Z|[-–—,;:]\s[^-–—,;:]{1,80}\Z")
_MARKS = frozenset("()[]-–—,;:")
_GONE_WORDS = (
    "left absent old gone retired resigned quit moved away transferred former ausente jubilado jubilada anterior"
)
_GONE = frozenset(_GONE_WORDS.split())
"""What is said of a person who is no more there, or of what was replaced."""
_BEHIND_NAMES = _OUT | _GONE | _IN | TRIED | {"please"}
"""Of these words each name has one behind which stands that its row is not to count."""
_AFTER = 2
_LONGEST_STATUS = 6
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BY = frozenset(("by", "of"))
_FORMER = frozenset(("superseded", "replaced", "duplicate", "duplicated"))
_CHOICES, _CHOICE_WORDS = 4, 12
_AGREES = frozenset(("agree", "consent", "disagree", "accept", "decline"))
_WITH_AGREES = frozenset(
    (
        *("i", "do", "not", "don", "t", "to", "yes", "no", "participate", "take", "part", "in", "this", "the"),
        *("study", "survey", "be", "my", "answers", "data", "use", "used", "of", "terms", "with", "and", "read"),
    )
)


def says_whether(heading: str) -> Says:
    """Return what a heading announces: a status, what makes a row count no more, or what makes it count.

    >>> says_whether("Response Status"), says_whether("Is this a test response?"), says_whether("Test score")
    ('status', 'out', '')
    >>> says_whether("Include in results?"), says_whether("I agree that my answers are used")
    ('in', 'in')
    """
    in_order = name_key(words_apart(heading[:80])).split()
    words = set(in_order)
    if words & _FORMER and in_order[-1] in _BY and words <= _OUT | _SMALL:
        return "by"
    if _asks_to_agree(in_order, words):
        return "in"
    if words & _STATUS and len(in_order) <= _LONGEST_STATUS:
        return "status"
    if not words <= _OUT | _IN | _NOT | _SMALL:
        return ""
    lets = words & _IN and (len(in_order) > 1 or not words & _COUNT)
    return "out" if _rules_out(in_order) else "in" if lets else ""


def _asks_to_agree(in_order: Sequence[str], words: set[str]) -> bool:
    """Tell whether a heading asks for a consent, or whether answers may be used."""
    if words & _CONSENT or (words & _AGREE and words & _ABOUT):
        return True
    if words & _ABOUT and "use" in words and in_order[0] in _MAY:
        return True
    return bool(words & _RATED and words & _LET and set(in_order[:4]) & (_MAY | _AGREE))


def words_apart(text: str) -> str:
    """Return a text with a space before each capital letter inside of a word, as programs write several in one.

    >>> words_apart("Q_DuplicateRespondent")
    'Q_Duplicate Respondent'
    """
    return _HUMP.sub(" ", text)


def _disagree(texts: Sequence[str]) -> list[int]:
    """Return which texts of a column decline something, where all are answers to whether somebody agrees."""
    some = [(at, words) for at, text in enumerate(texts) if (words := _words(text))]
    if not some or len(some) > _CHOICES or any(len(words) > _CHOICE_WORDS for _, words in some):
        return []
    all_agree = all(set(words) <= _AGREES | _WITH_AGREES for _, words in some)
    if not all_agree or not all(words[0] in ("i", "yes", "no") and _AGREES & set(words) for _, words in some):
        return []
    return [at for at, words in some if {"not", "no", "disagree", "decline", "don"} & set(words)]


def may_not_count(says: Says, texts: Sequence[str]) -> list[int]:
    """Return which of the distinct texts of a column say that a row may not count.

    >>> may_not_count("out", ["", "checked"]), may_not_count("in", ["Yes", "No", ""])
    ([1], [1, 2])
    >>> may_not_count("status", ["Complete", "Void - entered twice"]), may_not_count("", ["Test response", "a test"])
    ([1], [0, 1])
    """
    every = [_words(text) if says or _may_rule_out(text) else [] for text in texts]
    some_no = any(not words or words[0] in _NO for words in every)
    some_yes = any(words and words[0] in _YES for words in every)
    found = []
    for at, (text, words) in enumerate(zip(texts, every, strict=True)):
        no = bool(words) and words[0] in _NO
        if says == "out":
            real = not text.strip() or no or bool(set(words[:1]) & _REAL)
            bad = not real and (bool(set(words[:1]) & _YES) or _rules_out(words) or some_no)
        elif says == "by":
            bad = bool(words) and not no and words[0] not in _REAL
        elif says == "in":
            bad = no or _rules_out(words) or set(words[:3]) >= {"do", "not"} or (not text.strip() and some_yes)
        else:
            plain = says == "status" or (len(words) > 1 and set(words) <= _OUT | _IN | _NOT | _SMALL)
            bad = _remark(words) or (plain and _rules_out(words))
        found += [at] if bad else []
    return found or ([] if says else _disagree(texts))


def that_rule_out(texts: Sequence[str]) -> list[int]:
    """Return the places of the names behind which stands that their rows are not to count."""
    return [at for at in may_hold(texts, _BEHIND_NAMES) if rules_out(texts[at])]


def rules_out(text: str) -> bool:
    """Tell whether what stands behind a name says that its row is not to count.

    >>> rules_out("Bob Bay (left in October - do not count)"), rules_out("Test, Ann"), rules_out("Don Count")
    (True, False, False)
    >>> rules_out("Bob Bay (absent)"), rules_out("Bob Bay VOID"), rules_out("Bob Bay - AP"), rules_out("Ann (Left)")
    (True, True, False, True)
    """
    words = _words(text)
    return _negated(words) or _remark(words) or _behind_rules_out(text) or ("@" in text and is_test(text))


def says_out(text: str) -> bool:
    """Tell whether a text says nothing but that a row is out.

    >>> says_out("exclude"), says_out("do not use"), says_out("Test results"), says_out("Not used")
    (True, True, False, False)
    """
    words = _words(text) if _may_rule_out(text) else []
    every = set(words)
    if not every or not every <= _OUT | _IN | _NOT | _SMALL or not _rules_out(words):
        return False
    tells = every & (_OUT - _TESTS) or (_negated(words) and (every & {"do", "don"} or not every & _COUNT))
    return bool(tells) or every <= _TESTS | {"a", "this", "is", "only", "row", "entry", "response"}


def _behind_rules_out(text: str) -> bool:
    """Tell whether all that stands behind a name says that the person is gone, or the row old."""
    last = text.rstrip().rpartition(" ")[2]
    behind = None if _MARKS.isdisjoint(text) else _BEHIND.search(text)
    words = _words(behind[0]) if behind else []
    if not behind and last.isupper() and len(text.split()) > _AFTER:
        words = _words(last)
    return bool(set(words) & (_OUT | _GONE)) and set(words) <= _OUT | _GONE | _SMALL


def _may_rule_out(text: str) -> bool:
    """Tell whether some word may say that a row is out: most notes need no closer look."""
    return not text.isascii() or not (_OUT | _NOT | {"please", "test"}).isdisjoint(ascii_words(text[:80]))


def _words(text: str) -> list[str]:
    if any(tick in text for tick in _TICKS):
        return ["yes"]
    return name_key(text[:80]).split()


def _rules_out(words: Sequence[str]) -> bool:
    """Tell whether some word says that a row is out, and no word before it takes that back."""
    out = (at for at, word in enumerate(words) if word in _OUT)
    return _negated(words) or any(not set(words[max(0, at - _AFTER) : at]) & _NOT for at in out)


def _negated(words: Sequence[str]) -> bool:
    """Tell whether words say "do not count", "not valid", "don't use"."""
    return any(
        word in _NOT and set(words[at + 1 : at + 1 + _AFTER]) & _IN
        for at, word in enumerate(words)
        if word != "don" or words[at + 1 : at + 2] == ["t"]
    )


def _remark(words: Sequence[str]) -> bool:
    """Tell whether a remark says "please delete" or "test entry"."""
    return any(
        (first == "please" and second in ("delete", "ignore", "disregard", "discard"))
        or (first == "test" and second in ("entry", "response", "submission", "data", "run", "only"))
        for first, second in pairwise(words)
    )
