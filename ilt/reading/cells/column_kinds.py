"""What kind of column a heading of a table announces, in more words than any list has: ratings, notes or figures.

A heading is that of ratings where it says so (``Self-Rating``, ``Score (out of 3)``) and each of its other words
changes nothing. What is left over says whose ratings they are, or of when: ``Coach's rating``, ``Fall rating``.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from ilt.framework import IN_SHORT, SCALE, text_key
from ilt.reading.cells.headings import ORDINAL, SMALL_WORDS, field_of

_LONGEST = 400
_MOST_WORDS, _LONGEST_HEADING = 4, 7
_CORE = frozenset(
    (
        *("rating", "ratings", "rate", "rated", "score", "scores", "level", "levels", "response", "answer", "selected"),
        *(
            "selection",
            "calificación",
            "calificacion",
            "puntuación",
            "puntuacion",
            "puntaje",
            "valoración",
            "valoracion",
        ),
        *("bewertung", "einschätzung", "évaluation", "avaliação"),
    )
)
RATING_WORDS = frozenset(
    (
        *("rating", "ratings", "rate", "rated", "score", "scores", "level", "levels", "response", "responses"),
        *("answer", "answers", "selected", "selection", "option", "number", "circle", "scale", "value", "whole"),
        *("implementation", "implemented", "assessment", "assess", "assessed", "evaluation", "reflection", "self"),
        *("action", "actions", "item", "items", "question", "indicator", "practice", "statement", "step", "required"),
        *("ilt", "team", "current", "currently", "now", "numeric", "out", "extent", "how", "well", "following"),
        *("each", "below", "based", "using", "use", "one", "check", "mark"),
        *("calificación", "calificacion", "puntuación", "puntuacion", "puntaje", "valoración", "valoracion"),
        *("bewertung", "einschätzung", "évaluation", "avaliação"),
    )
)
"""Words that say no more than that something is rated."""
NOTE_WORDS = frozenset(
    (
        *("note", "notes", "comment", "comments", "commentary", "remark", "remarks", "evidence", "explanation"),
        *("explanations", "explain", "rationale", "why", "justification", "justify", "artifact", "artifacts"),
        *("reflection", "reflections", "describe", "description", "elaborate", "reason", "reasons", "example"),
        *("examples", "thoughts", "details", "observations", "documentation", "notas", "comentario", "comentarios"),
        *("observaciones", "evidencia", "evidencias", "commentaire", "commentaires", "kommentar", "kommentare"),
    )
)
_WITH_NOTES = frozenset((*NOTE_WORDS, "additional", "supporting", "support", "other", "data", "further", "sources"))
_COUNTS = frozenset(
    (
        *("count", "counts", "frequency", "freq", "n", "percent", "percentage", "pct", "tally", "tallies", "votes"),
        *("responses", "respondents", "raters"),
    )
)
_OF_PEOPLE = frozenset(
    (
        *("agree", "agreed", "agreeing", "agreement", "team", "staff", "people", "members", "teachers", "rated"),
        *("chose", "raters", "respondents", "responses", "votes", "consensus", "rating", "ratings", "answered"),
    )
)
"""Words next to a percent sign that say that it is a share of people."""
_FIGURES = frozenset(
    (
        *("average", "avg", "mean", "median", "mode", "weight", "weighted", "weighting", "total", "totals", "sum"),
        *("points", "point", "rank", "ranking", "max", "maximum", "min", "minimum", "variance", "deviation", "sd"),
        *("difference", "change", "gap", "growth", "possible", "multiplier", "factor", "movement", "delta", "gain"),
        *("promedio", "media", "suma", "moyenne", "durchschnitt", "cambio"),
    )
)
_TARGETS = frozenset(
    ("target", "targets", "goal", "goals", "desired", "ideal", "expected", "future", "next", "aim", "meta", "metas")
)
LABEL_WORDS = frozenset(
    word for label in (*SCALE.values(), *IN_SHORT) for word in re.findall(r"[^\W_]+", label.casefold())
)
SORT_WORDS = frozenset(("type", "types", "kind", "category", "tipo"))
"""Words of a heading such as ``Rating type``, which says what a row's figure is."""
_SCALE_WORDS = frozenset(
    ("low", "lowest", "high", "highest", "where", "means", "being", "through", "scale", "not", "place")
)
_CHOOSE_ONE = frozenset(
    f"{verb} {one}"
    for verb in ("circle", "check", "choose", "select", "mark", "pick", "highlight", "tick")
    for one in ("one", "only one", "a rating", "your rating", "one rating", "one number", "a number")
)
"""What heads the choices of a form on paper."""
_JOINS = re.compile(r"\band\b|[&/+,]|\bwith\b|\bplus\b|\n|\bor\b")

Name = Literal["rating", "note", "count", "figure", "target", ""]


@dataclass(frozen=True)
class Kind:
    """What a heading announces.

    Attributes
    ----------
    name
        Blank where it is none of these.
    whose
        Of ratings: the words that say more, such as whose they are, or of when.
    """

    name: Name = ""
    whose: tuple[str, ...] = ()


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a text, in small letters.

    >>> words_of("Team's rating (0-3)")
    ['team', 'rating', '0', '3']
    """
    return [word for word in _WORD.findall(text_key(text).replace("'s", "").replace("s'", "s")) if word]


_WORD = re.compile(r"[^\W_]+")


def is_scale(text: str) -> bool:
    """Tell whether a text names the framework's scale: ``0-3``, ``out of 3``, ``0 = Not present ... 3 = ...``.

    >>> is_scale("(0-3)"), is_scale("1-4"), is_scale("0 = Never, 3 = Always")
    (True, False, False)
    """
    words = words_of(text)
    return _has_scale(words) and all(
        word.isdecimal() or word in RATING_WORDS or word in SMALL_WORDS or word in LABEL_WORDS or word in _SCALE_WORDS
        for word in words
    )


def _has_scale(words: list[str]) -> bool:
    digits = {word for word in words if word.isdecimal()}
    out_of = any(pair == ("of", "3") for pair in pairwise(words))
    return digits <= {"0", "1", "2", "3"} and ({"0", "3"} <= digits or (digits == {"3"} and out_of))


@functools.lru_cache(maxsize=8192)
def kind_of(heading: str) -> Kind:
    """Return what kind of column a heading announces.

    >>> kind_of("Self-Rating (0-3)").name, kind_of("Coach's rating").whose, kind_of("Evidence/Artifacts").name
    ('rating', ('coach',), 'note')
    >>> kind_of("Count").name, kind_of("Target level").name, kind_of("Value").name
    ('count', 'target', '')
    """
    if not heading or len(heading) > _LONGEST:
        return Kind()
    own = field_of(heading)
    if text_key(heading).rstrip(" .:") in _CHOOSE_ONE:
        return Kind("rating")
    if own in ("rating", "note"):
        return Kind("rating" if own == "rating" else "note")
    words = words_of(ORDINAL.sub("", heading))
    core, scale = bool(_CORE & set(words)), _has_scale(words)
    if "%" in heading and not core and _OF_PEOPLE & set(words):
        return Kind("count")
    if own or not words or not (core or scale or (_WITH_NOTES | _COUNTS | _FIGURES | _TARGETS) & set(words)):
        return Kind()
    return _kind_of_words(heading, words, core=core, scale=scale)


def _kind_of_words(heading: str, words: list[str], *, core: bool, scale: bool) -> Kind:
    there = set(words)
    if there & SORT_WORDS:
        return Kind()
    for name, own in (("count", _COUNTS), ("figure", _FIGURES), ("target", _TARGETS)):
        if there & own and not there & NOTE_WORDS:
            return Kind(name)  # type: ignore[arg-type]
    noted = there & NOTE_WORDS
    if noted and not (core and _JOINS.search(text_key(heading)) and not {"why", "what"} & there):
        # "Reflection rating" rates, "Reflection" reflects.
        rates = core and words[-1] in _CORE and noted == {"reflection"}
        if not rates:
            return Kind("note") if all(w in _WITH_NOTES or _is_small(w) for w in words) or core else Kind()
    labels = LABEL_WORDS | _SCALE_WORDS if scale else frozenset()
    whose = tuple(
        word for word in words if not (_is_small(word) or word in NOTE_WORDS or word in labels or word in _WITH_NOTES)
    )
    whose = tuple(word for word in whose if not (scale and word.isdecimal()))
    if core:
        sentence = bool(whose) and len(words) > _LONGEST_HEADING
        return Kind() if sentence or len(whose) > _MOST_WORDS else Kind("rating", whose)
    return Kind("rating") if scale and not whose else Kind()


def _is_small(word: str) -> bool:
    return word in RATING_WORDS or word in SMALL_WORDS
