"""Words that say a row is no rater's: a statistic, a goal, an agreement, an example, in place of a name."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ilt.framework import text_key
from ilt.reading.cells.not_rated import NOT_RATED
from ilt.reading.cells.texts_with_words import ascii_words, may_hold

_LONGEST = 80
_CODE = re.compile(r"[A-Za-z]+\d+")
"""A word and a number in one, such as ``n0``, is a code."""
_WORDS = re.compile(r"\d+|[^\W\d_]+|[#%Σ]")
_NAMES = {"#": "number", "%": "percent", "Σ": "sum"}

_CORE = {
    "mean": "average averages averaged avg avgs ave ø mean means promedio promedios media moyenne durchschnitt",
    "median": "median mdn md med medians mediana mediane medianwert",
    "mode": "mode modes moda modal",
    "count": "count counts n tally tallies frequency frequencies conteo recuento cuenta cantidad anzahl",
    "sum": "total totals sum sums subtotal subtotals suma summe somme gesamt",
    "max": "max maximum maximo highest high",
    "min": "min minimum minimo lowest low",
    "spread": "stdev stddev sd deviation variance var range iqr quartile percentile desviacion",
    "share": "percent percentage percentages pct proportion porcentaje prozent",
    "goal": "goal goals target targets tgt benchmark benchmarks baseline expected threshold cutoff possible meta metas"
    " objetivo objetivos ziel objectif",
    "change": "change growth difference differences gap gaps trend delta diff increase decrease",
    "weight": "weight weights weighting rank ranks ranking rankings priority priorities",
    "agreed": "consensus agreed agreement reconciled consenso acuerdo konsens",
    "overall": "overall composite summary districtwide schoolwide rollup resumen",
    "example": "example examples exemplar exemplars sample test ejemplo beispiel exemple",
}
_KINDS = {word: kind for kind, words in _CORE.items() for word in words.split()}
_NAME_LIKE = "max min mode n ave sum sd var range high low mdn md med meta moda media sample summary rank"
"""Words that may be somebody's name or initials."""
_RATINGS = "rating ratings score scores level levels value values points pts puntaje"
_TEAM = "team teams group our we ilt whole joint shared collective combined final equipo grupo"
_OTHERS = (
    "of the a an for in on at to by per and or as from with all each s no is was not number numero"
    " de del la el los las para por y en"
    " rated rate rater raters respondent respondents response responses answer answers item items action actions"
    " member members people person persons participant participants submission submissions form forms"
    " school schools district districts building campus site grand sub section area areas focus"
    " row rows column columns question questions year years month end start beginning mid last next this previous"
    " prior current new first second third fall autumn winter spring summer otono primavera round rounds sy q"
    " above below higher lower more less least most common frequent over under than plus scale weighted rounded"
    " standard std dev linea base only full out valid"
)
"""Words that may stand next to one that says so."""
_NAME_WORDS, _RATING_WORDS, _TEAM_WORDS = (frozenset(words.split()) for words in (_NAME_LIKE, _RATINGS, _TEAM))
_MAY_STAND = frozenset((*_KINDS, *_OTHERS.split())) | _RATING_WORDS | _TEAM_WORDS
_NAMES_TOO = "a an s q d grand base dev first summer autumn spring winter de del la el los las y en for"
SMALL_WORDS = (_MAY_STAND | {"everyone", "everybody", "together"}) - _NAME_WORDS
SMALL_WORDS -= frozenset(_NAMES_TOO.split())
"""Of these words and those that say what a row is, the ones that no person is called."""
KIND_WORDS = frozenset(_KINDS) - _NAME_WORDS
"""Those that say what a row is, and may be nobody's name."""
_EVERYBODY = frozenset(("schools", "raters", "respondents", "responses", "teams", "groups", "members", "districts"))
_COUNTED = frozenset(("responses", "respondents", "submissions", "participants"))
"""Each alone says how many there were."""
_ALONE = frozenset(["team", "group", "together", "everyone", "everybody", "ilt"])
_PERIODS = frozenset(["fall", "autumn", "winter", "spring", "summer", "year", "round"])
_OTHER_TIMES = frozenset(["last", "previous", "prior", "next"])
_MONTHS = frozenset(name.casefold() for name in (*calendar.month_name, *calendar.month_abbr)) - {""}
"""Words that may stand next to a goal: next to others they may be a name."""
_SIZE = re.compile(r"[(\[]?\bn\s?[=:]\s?\d{1,4}\b[)\]]?", re.IGNORECASE)
_TELLING = _RATING_WORDS.union(
    _KINDS, _COUNTED, ["s", "number", "no", "numero", "std", "standard", "most", "linea", "all"]
)
"""Words of which each row that sums up has one."""
SAYS = {
    "mean": "an average",
    "median": "a median",
    "mode": "a mode",
    "count": "a count",
    "sum": "a total",
    "max": "a maximum",
    "min": "a minimum",
    "spread": "a spread",
    "share": "a share",
    "goal": "a goal or a baseline",
    "change": "a difference",
    "weight": "a weight or a rank",
    "agreed": "what a team agreed on",
    "overall": "an overall result",
    "example": "an example or a test",
    "phrase": "a time, a group, a school or a sentence in place of a name",
    "several": "the names of several people",
    "odd": "a label in place of a person's name",
}
"""What a row holds, in words."""
_LOOKS_LIKE = {
    "phrase": "a time, a group, a school or a sentence",
    "several": "the names of several people",
    "odd": "a label, not a person's name",
}
_OF_OTHERS = {
    "mean": "the averages",
    "median": "the medians",
    "mode": "the most frequent ones",
    "count": "counts",
    "sum": "the totals",
    "max": "the highest ones",
    "min": "the lowest ones",
    "spread": "the spread",
    "share": "shares",
}
MEASURES = frozenset(("mean", "median", "mode", "count", "sum", "max", "min", "spread", "share"))
"""Kinds that sum up what others rated."""


@dataclass(frozen=True)
class SummaryLabel:
    """What a row is, that is no rater's.

    Attributes
    ----------
    kind
        One of ``SAYS``.
    name_like
        Whether the word may be somebody's name, too.
    odd
        Whether it stands among names of another kind.
    of_team
        Whether it says no more than that a team rated: so may the name of a form.
    """

    kind: str
    name_like: bool = False
    odd: bool = False
    of_team: bool = False

    @property
    def says(self) -> str:
        """What the row holds, in words."""
        return SAYS[self.kind]

    @property
    def why(self) -> str:
        """Why it may be no rater's, by its name, as a clause.

        >>> SummaryLabel("max").why
        'the name could stand for a maximum'
        >>> SummaryLabel("several").why
        'the name looks like the names of several people'
        """
        looks = _LOOKS_LIKE.get(self.kind)
        return f"the name looks like {looks}" if looks else f"the name could stand for {self.says}"

    @property
    def of_others(self) -> str:
        """What its figures would be of the other rows.

        >>> SummaryLabel("max").of_others
        'the highest ones of the other rows'
        """
        return f"{_OF_OTHERS.get(self.kind, self.says)} of the other rows"


def may_say(text: str) -> bool:
    """Tell whether a text may hold a word that says what its row is: most names and notes need no closer look."""
    if not text or len(text) > _LONGEST:
        return False
    return not text.isascii() or "#" in text or "%" in text or not _TELLING.isdisjoint(ascii_words(text))


def that_may_say(texts: Sequence[str]) -> list[int]:
    """Return the places of the texts that may hold a word that says what their rows are."""
    return [at for at in may_hold(texts, _TELLING) if may_say(texts[at])]


def summary_of(text: str, others: Collection[str] = ()) -> SummaryLabel | None:
    """Return what a cell says that its row is; ``None`` where it may as well be a name.

    Parameters
    ----------
    others
        Names of the same column (``name_key``), of which one may stand next to the word: "Birch Elementary Average".

    Examples
    --------
    >>> summary_of("Number of 0s").kind, summary_of("Goal for spring").kind, summary_of("Mr. Mode")
    ('count', 'goal', None)
    >>> summary_of("Goal (June)").kind, summary_of("target by May").kind, summary_of("Mean April")
    ('goal', 'goal', None)
    >>> summary_of("N/A"), summary_of("n = 3").kind, summary_of("Responses").kind
    (None, 'count', 'count')
    >>> summary_of("Max").name_like, summary_of("Team score").kind
    (True, 'agreed')
    """
    if not text or len(text) > _LONGEST or "@" in text or _CODE.fullmatch(text) or text_key(text) in NOT_RATED:
        return None
    without = _SIZE.sub("", text)
    words = _words(text)
    if not words:
        return None
    if without != text and " ".join(_words(without)) in others:
        return SummaryLabel("mean")
    kinds = ["count"] if len(words) == 1 and words[0] in _COUNTED else []
    kinds += [*_phrases(words), *(kind for word in words if (kind := _KINDS.get(word)))]
    of_team = not kinds and bool(_RATING_WORDS & set(words) and _TEAM_WORDS & set(words))
    if of_team:
        kinds = ["agreed"]
    if not kinds:
        return None
    may_stand = _MAY_STAND | _MONTHS if "goal" in kinds else _MAY_STAND
    known = all(word in may_stand or word.isdigit() for word in words)
    end = next((at for at in (-1, 0) if words[at] in _KINDS), None)
    if not known and (end is None or _around(words, end) not in others):
        return None
    kind = next((kind for kind in ("agreed", "goal") if kind in kinds), kinds[0])
    only = all(word in _KINDS for word in words)
    # n0 and n1 may be counts, and may be the codes of raters.
    code = text.isalnum() and text[0].isalpha() and not text.isalpha()
    name_like = code or (bool({words[0], words[-1]} & _NAME_WORDS) and (only or not known))
    return SummaryLabel(kind, name_like=name_like, of_team=of_team)


def instead_of_name(text: str) -> SummaryLabel | None:
    """Return what a name is that is nobody's, where others are named: the whole team, or another time.

    >>> instead_of_name("Whole team").kind, instead_of_name("Fall 2025").kind, instead_of_name("Autumn Reed")
    ('agreed', 'goal', None)
    """
    words = set(_words(text)) if text and len(text) <= _LONGEST else set()
    if not words or not all(word in _MAY_STAND or word in _ALONE or word.isdigit() for word in words):
        return None
    if (
        words & _ALONE
        and not words & {"school", "district", "member", "members"}
        and not any(word.isdigit() for word in words)
    ):
        return SummaryLabel("agreed", name_like=True)
    dated = words & _PERIODS and (words & _OTHER_TIMES or any(len(word) == 4 and word.isdigit() for word in words))
    return SummaryLabel("goal") if dated else None


INSTEAD_OF_NAME = _ALONE | _PERIODS
"""Of these words each text has one that ``instead_of_name`` tells of."""


def name_key(text: str) -> str:
    """Return what is the same of a name however it is written, to compare it with what stands next to a word."""
    return " ".join(_words(text)) if len(text) <= _LONGEST else ""


def _words(text: str) -> list[str]:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    plain = text if text.isascii() else "".join(letter for letter in text if not unicodedata.combining(letter))
    return [_NAMES.get(word, word).casefold() for word in _WORDS.findall(plain)]


def _phrases(in_order: list[str]) -> list[str]:
    """Return the kinds that several words name together: "Number of 0s", "3s", "Std dev", "Most common"."""
    words = set(in_order)
    counted = in_order[0].isdigit() and "s" in words
    counted = counted and all(word in ("s", "and", "or", "of") or word.isdigit() for word in words)
    found = {
        "count": counted or bool({"number", "no", "numero"} & words and {"of", "s", "de"} & words),
        "spread": {"std", "standard"} & words and {"dev", "deviation"} & words,
        "mode": "most" in words and {"common", "frequent"} & words,
        "goal": {"linea", "base"} <= words,
        "overall": "all" in words and _EVERYBODY & words,
    }
    return [kind for kind, there in found.items() if there]


def _around(words: list[str], end: int) -> str:
    """Return what is left of words without the one at an end that says what the row is."""
    rest = words[:-1] if end else words[1:]
    return " ".join(rest[1:] if not end and rest and rest[0] in ("of", "for", "de", "para") else rest)
