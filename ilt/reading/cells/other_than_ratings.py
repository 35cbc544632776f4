"""What a question or a title says that its figures are, where these are no ratings of today by one person each.

The words that turn a question into another one are of a few meanings: how important, how hard, how sure, how often,
what is wanted, how it was, what is needed. Any other words in a title change nothing.
"""

from __future__ import annotations

import re
import unicodedata

from ilt.framework import current, text_key
from ilt.reading.cells.titles import is_difference, is_time_word, looks_like_school

_LONGEST = 700
_WORD = re.compile(r"[^\W_]+")
A_COUNT = "a count or a share"
_MEANINGS = {
    "how important the action is": "importance important matter matters relevance relevant essential crucial vital"
    " urgent urgency importancia importante importantes relevancia urgente urgentes",
    "a rank or a priority": "priority priorities prioritize prioritise prioritized rank ranks ranked"
    " ranking rankings worry worries worried concern concerns concerned"
    " prioridad prioridades priorizar priorice clasifique clasificar",
    "how sure people are": "confidence confident comfortable comfort certain certainty confianza seguro segura",
    "how hard the action is": "difficult difficulty hard harder hardest easy easier easiest ease challenging challenge"
    " challenges barrier barriers feasible feasibility realistic effort dificil dificiles dificultad facil facilidad",
    "a goal": "goal goals target targets desired ideal ideally aspiration aspirations aspirational want"
    " wanted aspire expect expected future projected predicted meta metas objetivo objetivos deberia"
    " deberiamos deseado deseada queremos quisieramos quiere dream dreams potential sueno",
    "how things were at another time": "last previous previously prior ago pasado pasada anterior",
    A_COUNT: "count counts percent percentage hours minutes"
    " frequency times seguido frecuencia veces cuantos"
    " cuantas porcentaje horas spent cost",
    "a need": "interest interested need needed needs necesita necesitan necesitamos interes",
    "answers to another survey": "impact readiness preparedness guess guesses"
    " agree agreement disagree familiar familiarity satisfied satisfaction likely likelihood"
    " aware awareness useful usefulness helpful valuable",
    "a change": "change changed difference differences gap gaps",
}
_KINDS = {word: kind for kind, words in _MEANINGS.items() for word in words.split()}
OTHER_WORDS = frozenset(_KINDS)
"""Words of questions, in small letters."""
_TAUGHT = (
    "pd|pds|professional development|training|trainings|workshops?|sessions?|webinars?|courses?|materials|resources"
    "|coaching|presentations?"
)
_PHRASES = {
    "a goal": re.compile(
        r"\bby (?:the end of|june|may|next|december|january)\b(?! \d\d?\b)|\bnext (?:year|fall|spring|june|time)\b"
        r"|\bshould (?:we|you|it|this|i|our|the)\b|\b(?:we|it|this|ilt|team|school) should (?:be|do|have)\b"
        r"|\bvision for (?:the|our|\d+)\b|\b(?:we|you|i) (?:hope|wish|aim)\b|\bwould (?:you|we) like\b"
    ),
    A_COUNT: re.compile(
        r"\b(?:number|numero|no|n|#) (?:of|de)\b|\bhow much (?:time|effort|money)\b|\bhow (?:many|often)\b"
    ),
    "answers to another survey": re.compile(
        r"\bwould (?:your|the|our|my) \w+ (?:rate|say|see|give|score|answer|think)\b|\bdo (?:you|we) value\b"
        r"|\b(?:you|we) (?:understand|know)\b"
        r"|\bunderstand (?:this|each|it|these)\b"
        r"|\b(?:quality|value|usefulness|effectiveness) of (?:the|your|our|this|these|all|any) (?:\w+ )?"
        rf"(?:{_TAUGHT})\b|\b(?:{_TAUGHT}) (?:you \w+ )?(?:about|on|regarding|around|for)(?: each| this)?\Z"
    ),
    "how things were at another time": re.compile(r"\bpre survey\b|\bwhere (?:were|was)\b|\bdonde (?:estaba|estuv)"),
    "a rank or a priority": re.compile(r"\btop (?:\d|two|three|five|ten)\b"),
    "a need": re.compile(r"\b(?:support|help|training|time|pd) (?:do|would|will) (?:you|we|your|our)\b"),
}
_HOW = re.compile(r"\b(?:how|que tan|cuan) ([a-z]+) (?:is|are|was|were|do|does|did|you|would|will|es|son|fue)\b")
_HOW_RATED = frozenset(
    (
        *(
            "well",
            "far",
            "fully",
            "much",
            "consistently",
            "consistent",
            "effectively",
            "effective",
            "strongly",
            "strong",
        ),
        *("present", "established", "developed", "implemented", "evident", "regularly", "close", "advanced", "mature"),
        *(
            "true",
            "good",
            "do",
            "we",
            "you",
            "it",
            "our",
            "the",
            "this",
            "is",
            "are",
            "does",
            "did",
            "would",
            "has",
            "have",
            "can",
            "deeply",
            "widely",
        ),
        *("systematically", "bien", "presente", "presentes", "efectivo", "efectiva", "consistente", "lejos"),
    )
)
"""What a question may ask after "how" and still ask for a rating."""
_WINDOW = re.compile(
    r"\b(?:over|during|in|within|throughout|for|across) the (?:last|past) (?:\w+ )?"
    r"(?:years?|months?|weeks?|days|semester)\b"
)
"""A time that ends now."""
_ASIDE = re.compile(
    r"\b(?:not|rather than|instead of)\b[^,.;:!?()]*"
    r"|\b(?:so that|in order to|(?:will|to) help|helps? (?:us|the|our|you)|"
    r"to (?:set|identify|inform|decide|guide|plan|determine|choose))\b[^.;:!?()]*"
    r"|\bneeds? to\b|\b(?:priority|goal|aim) is to\b"
)
"""What is set against the question, and what the answers are for."""


def other_question(text: str) -> str:
    """Return what a question asks for, or figures say, that is no rating of today; blank where nothing says so.

    >>> other_question("How important is this action to you? (0-3)"), other_question("Where should we be in June?")
    ('how important the action is', 'a goal')
    >>> other_question("How well does our ILT do this now, not where you want to be?")
    ''
    """
    plain = without_asides(text)
    for area in _areas():
        plain = plain.replace(area, " ")
    asks = _HOW.search(plain)
    if asks and asks[1] not in _HOW_RATED:
        return _KINDS.get(asks[1], "answers to another survey")
    plain = " ".join(_WORD.findall(plain))
    found = next((kind for kind, pattern in _PHRASES.items() if pattern.search(plain)), "")
    return found or next((_KINDS[word] for word in plain.split() if word in _KINDS), "")


def without_asides(text: str) -> str:
    """Return a question in small letters without what is set against it, what its answers are for, and how far back.

    >>> without_asides("Rate where we are, not where we want to be")
    'rate where we are,  '
    """
    return _ASIDE.sub(" ", _WINDOW.sub(" ", _plain(text)))


_STATISTICS = {
    "an average": "average averages averaged avg mean median promedio mediana promedios",
    "what a team agreed on": "consensus agreed reconciled decided discussion consenso acuerdo",
    "a total or an overall result": "total totals subtotal subtotals sum summary composite rollup"
    " overall combined estimate estimated"
    " districtwide schoolwide resumen",
    "something not to be used": "fake dummy demo obsolete superseded void voided archived ignore",
}
_OF_STATISTICS = {word: kind for kind, words in _STATISTICS.items() for word in words.split()}
_SAID = re.compile(
    r"\bdo not (?:use|count|include)\b|\bdon t (?:use|count|include)\b|\bno usar\b|\bfor (?:reference|comparison)\b"
    r"|\bnot real\b|\b(?:practice|training) (?:round|run|data|test|only|sheet|ratings)\b"
    r"|\b(?:sample|example|test) only\b|\bas a model\b"
)
_EVERYBODY = re.compile(
    r"\A(?:all|both|todas las|todos los|every|whole) (?:of )?(?:the |our )?"
    r"(?:schools?|districts?|raters?|members|teams?|ilts?|escuelas|groups|together"
    r"|rounds?|years?|times|periods?|waves?|cycles?|rondas)\b"
)
_COPIES = frozenset(
    (
        *(
            "template",
            "example",
            "examples",
            "sample",
            "samples",
            "test",
            "tests",
            "testing",
            "blank",
            "backup",
            "draft",
        ),
        *("old", "copy", "scratch", "archive", "practice", "plantilla", "ejemplo", "ejemplos", "prueba", "borrador"),
        *("copia", "muestra"),
    )
)
_FEW = 5


def no_ratings(title: str) -> str:
    """Return what a title, or the name of a sheet, says that its figures are in place of ratings; blank where nothing.

    >>> no_ratings("TARGETS for Fall 2025"), no_ratings("Average of 6 members"), no_ratings("EXAMPLE - Fall 2025")
    ('a goal', 'an average', 'an example or a copy')
    >>> no_ratings("Hope Elementary"), no_ratings("Fall 2025"), no_ratings("Number of raters: 6")
    ('', '', '')
    """
    if len(title) > _LONGEST or looks_like_school(_ILT.sub("", title)) or _is_figure(title):
        return ""
    if is_difference(title):
        return "a change"
    if "%" in title:
        return "a count or a share"
    plain = " ".join(_WORD.findall(_plain(title)))
    if _SAID.search(plain):
        return "something not to be used"
    statistic = sums_up(title)
    label, _, after = title.partition(": ")
    if after and not all(is_time_word(word) or word.isdecimal() for word in _WORD.findall(_plain(after))):
        title = after if other_question(label) == other_question(title) else title
    return statistic or other_question(title) or ("an example or a copy" if is_copy(title) else "")


def sums_up(name: str) -> str:
    """Return what a name says that figures are of several schools or people; blank where it does not.

    >>> sums_up("All schools"), sums_up("District average"), sums_up("Challenge"), sums_up("Overall Creek Elementary")
    ('a total or an overall result', 'an average', '', '')
    """
    plain = " ".join(_WORD.findall(_plain(name)))
    # However it is written: "see|@SUM(A1)| School" is a school's name to the people there.
    if len(name) > _LONGEST or looks_like_school(" ".join(_WORD.findall(_ILT.sub("", name))).title()):
        return ""
    if _EVERYBODY.match(plain):
        return "a total or an overall result"
    return next((_OF_STATISTICS[word] for word in plain.split() if word in _OF_STATISTICS), "")


def is_copy(title: str) -> bool:
    """Tell whether a title calls something a template, an example, a test or a copy.

    >>> is_copy("Template"), is_copy("Kim (old)"), is_copy("Example: 2 - we meet once a week and take notes")
    (True, True, False)
    """
    words = _WORD.findall(_plain(title))
    left = [word for word in words if not (is_time_word(word) or word.isdecimal())]
    return bool(left) and len(left) <= _FEW and bool(_COPIES & {left[0], left[-1]})


_ILT = re.compile(r"\bILT\b")
_FIGURE = re.compile(r"[^\d:|]{2,60}[:|]\s?\d[\d:./%-]*\Z")


def _is_figure(title: str) -> bool:
    """Tell whether a title is a label and its number, which is a fact of the file: ``Total responses: 12``."""
    return _FIGURE.fullmatch(title.strip()) is not None


_SENTENCE = re.compile(r"(?<=[.!?;])\s|\n")
_ABOUT_FIGURES = re.compile(
    r"\b(?:these|this|they|numbers|figures|ratings|scores|values) (?:\w+ )?(?:are|is|show|were|represent)\b"
    r"|\A\W*(?:please )?(?:rate|rank|score|mark|indicate|enter|write|give|tell us|decide)\b",
    re.IGNORECASE,
)
"""A sentence that says what the figures are, or what to give."""


def sentence_against(text: str) -> str:
    """Return the sentence of a text that says that its figures are no ratings; blank where none does.

    >>> sentence_against("Thank you! These are our goals for June."), sentence_against("We use these to set goals.")
    ('These are our goals for June.', '')
    """
    sentences = _SENTENCE.split(text[:_LONGEST]) if " " in text else []
    against = (own for own in sentences if _ABOUT_FIGURES.search(own) and not is_copy(own) and no_ratings(own))
    return next(against, "")


def _plain(text: str) -> str:
    text = text_key(text[:_LONGEST])
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _areas() -> list[str]:
    return [text_key(area.name) for area in current().areas]
