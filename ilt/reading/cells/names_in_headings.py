"""Words that headings of columns are made of, and people are not called: what else a heading holds may be a name."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from ilt import framework
from ilt.framework import IN_SHORT, SCALE
from ilt.reading.cells import summary_words
from ilt.reading.cells.column_kinds import NOTE_WORDS, RATING_WORDS
from ilt.reading.cells.headings import SMALL_WORDS, SYNONYMS
from ilt.reading.cells.other_than_ratings import OTHER_WORDS
from ilt.reading.cells.title_words import TITLE_WORDS

_PLAIN_IN_A_ROW = (
    "average avg mean median total sum points target goal baseline current previous prior final before after count"
    " number rank priority weight weighted consensus agreed change difference gap growth percent percentage result"
    " results overall summary maximum minimum pre post mid boy moy eoy"
    " fall spring q quarter semester trimester year month week day date time timestamp start started end ended"
    " complete completed completion submit submitted submission modified created last first recorded duration"
    " seconds minutes status progress finished language locale timezone ip address url link id ids uuid code key"
    " external reference location latitude longitude distribution channel collector device browser version seed"
    " behalf response respondent respondents recipient reviewer entered entry edited form forms survey file sheet row"
    " column columns field item items question questions answer answers other others else anything additional"
    " feedback comments notes points possible grade subject department office region zone area areas category"
    " elementary middle high academy primary secondary campus prep charter school schools district districts"
    " team teams member members staff position title job experience years tenure"
    " principal assistant vice coach teacher counselor librarian specialist facilitator superintendent director"
    " administrator leader leaders leadership instructional literacy math science ela reading special education"
    " emerging developing proficient exemplary distinguished beginning basic advanced lowest highest partial partially"
    " fully strongly satisfactory unsatisfactory excellent exceeds meets approaching expectations expectation evident"
    " established novice sustaining systemic implementing implementation"
    " indicator practice commitment strand domain standard standards criteria criterion component thing topic"
    " new old what why who where how which when now then strength strengths need needs never seldom sometimes"
    " often mostly always rarely yet not yes no true false none all both either same score scored total"
    " unique username user login account phone contact consent sharing signed signature"
    " likert scale option selected choice choices check box mandatory required optional"
    " archive archived validation validity valid approve approved approval reviewed active include included exclude"
    " excluded flag flagged draft use used keep verified published state custom data"
    " full initial initials surname forename nickname preferred legal printed print given family paper papers typed"
    " type typing handwritten written write scan scanned copy original visit visits visited visitor visitors"
    " observed observer observers observation walkthrough round rounds person who's whose whom individual"
    " participant participants contributor submitter uploaded uploader recorder completing filled filling fill"
    " filler someone anyone everyone myself yourself themselves ourselves here there this these those it its our my"
    " we they them their am was were been being have has had having done doing did"
    " will would shall should can could must might get got getting give gave gives make makes take took tell told"
    " says said saw seen know known think feel want work works worked working serve serves served serving"
    " sit sits belong belongs represent represents represented attend attended attending led leading runs"
    " support supports supported supporting help helps helped helping uses only also already again once twice per"
    " each every any some many much few several another than about above below under over between into onto out off"
    " up through during while until since because if unless whether too very bad empty open closed public"
    " private internal official real actual currently today yesterday tomorrow afternoon weekly monthly yearly"
    " annual annually daily quarterly term terms session sessions meeting meetings agenda report reports list lists"
    " table tables chart group groups cohort cohorts cluster clusters network unit units division building"
    " buildings site sites room rooms class classes classroom classrooms course courses program programs curriculum"
    " lesson lessons student students pupil pupils parents families community spanish biology chemistry"
    " physics physical bilingual counseling kindergarten preschool central offices headquarters condition"
    " conditions reason reasons explain explanation describe description specify details detail anonymous"
    " confidential permission permitted allow allowed agree agreement disagree wave period cycle cycles benchmark"
    " milestone checkpoint phase stage step steps season deleted delete remove removed void invalid pending"
    " rejected denied declined duplicate duplicates trial example demo partial incomplete unverified"
    " training pilot mock rehearsal calibration norming run dry purpose purposes"
    " unfinished exported export imported workflow process queue assigned assignee assign responsible"
    " responsibility supervisor evaluator"
    " review reviews edit edits update updates attachments instance index parent quiz repeat event project item"
    " workspace record records path referrer"
    " nombre correo fecha marca temporal puntuación escuela distrito comentarios notas"
    " vorname nachname datum schule bewertung"
    " école date nom prénom intro worst better worse lower higher like desde refiere"
    " refieren responde abgeschickt soumission envío"
)
_PLAIN = frozenset(_PLAIN_IN_A_ROW.split())
"""Headings of exports and of tables of one's own."""
_NAMES_TOO_IN_A_ROW = (
    "elle mark marks max min mode ave lea sy media meta mdn grant will dean page chase april may june august summer"
    " autumn winter art bill rich rose hope grace faith joy jean hard ago"
)
_NAMES_TOO = frozenset(_NAMES_TOO_IN_A_ROW.split())
"""Words of headings that people are called, too."""
_MAY_WE, _WE = frozenset(("may", "will")), frozenset(("the", "we", "you", "your", "our", "this", "i"))
"""Words that ask something, next to those that come after them then: ``May the team use your ratings?``."""
_TIMES = frozenset(("april", "may", "june", "august", "summer", "autumn", "winter", "sy"))
_PLAINEST_IN_A_ROW = (
    "rating ratings rate rated rater raters score scores level note notes comment comments evidence action actions"
    " by of for from to the a and or in on at with as is does did your you s"
    " name email id code question school schools district ilt team self peer principal coach teacher reviewer"
)
_PLAINEST = frozenset(_PLAINEST_IN_A_ROW.split())
"""Words that are no part of a name that stands next to them."""
_TITLES = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sra", "sr", "señora", "señor"))
_WORDS_OF_A_NAME = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_SHORT = 2


def masked(text: str) -> str:
    """Return a heading in which each word that may be part of a person's name is cut to its first letter.

    Next to a word that is not known, a known one may be the other half of a name (``Anna Cross``).

    >>> masked("Rating (Principal)"), masked("Rating (Anna Cross)"), masked("Mark"), masked("A. Day")
    ('Rating (Principal)', 'Rating (A… C…)', 'M…', 'A. D…')
    >>> masked("ReviewState"), masked("AttachmentsExpected"), masked("_parent_index")
    ('ReviewState', 'AttachmentsExpected', '_parent_index')
    >>> masked("May the team use your ratings?"), masked("Rated by May the coach")
    ('May the team use your ratings?', 'Rated by M… the coach')
    """
    found = list(_WORD.finditer(text))
    words = [match[0] for match in found]
    unknown = _unknown(words, dated=any(letter.isdecimal() for letter in text))
    unknown[:1] = [own or _initial(text) for own in unknown[:1]]
    hidden = [own or _near(words, unknown, at) for at, own in enumerate(unknown)]
    for at in range(1, len(words)):  # Further words of a name: Anna Short Cross.
        hidden[at] |= hidden[at - 1] and words[at][0].isupper() and not _plainest(words[at])
    end = 0
    pieces = []
    for match, hide in zip(found, hidden, strict=True):
        pieces += [text[end : match.start()], f"{match[0][0]}…" if hide and len(match[0]) > 1 else match[0]]
        end = match.end()
    return "".join([*pieces, text[end:]])


def may_name_a_person(heading: str) -> bool:
    """Tell whether a heading is written as a person's name is: with a title, or as a name of which a word is unknown.

    >>> may_name_a_person("Ms. Page"), may_name_a_person("Ann Day"), may_name_a_person("K. Rank")
    (True, True, True)
    >>> may_name_a_person("Page"), may_name_a_person("Focus Area Number"), may_name_a_person("Number of walks")
    (False, False, False)
    """
    words = _WORD.findall(heading)
    if len(words) > 1 and _key(words[0]) in _TITLES:
        return True
    if not 1 < len(words) <= _WORDS_OF_A_NAME or not all(word[0].isupper() for word in words):
        return False
    return _initial(heading) or any(not _known(word) and not word.isupper() for word in words)


def is_heading_word(word: str) -> bool:
    """Tell whether a word is one that headings are made of, and nobody is called.

    >>> is_heading_word("Reference"), is_heading_word("Grant"), is_heading_word("Ruiz")
    (True, False, False)
    """
    return _known(word) and _key(word) not in _NAMES_TOO


def _initial(heading: str) -> bool:
    """Tell whether a heading of few words starts with a letter and a dot, as ``A. Day`` does."""
    return heading[:1].isupper() and heading[1:2] == "." and len(_WORD.findall(heading)) <= _WORDS_OF_A_NAME


def _unknown(words: Sequence[str], *, dated: bool) -> list[bool]:
    """Tell of each word whether it may be a name; months and seasons are none next to a number."""
    if len(words) > 1 and max(map(len, words)) <= _SHORT and not any(_key(word) in _PLAINEST for word in words):
        return [True] * len(words)
    unknown = [not _known(word) for word in words]
    times = dated and not any(unknown)
    asking = len(words) > 2 and _key(words[0]) in _MAY_WE and words[1] in _WE
    names_too = [(_key(word) in _NAMES_TOO) and not (asking and at == 0) for at, word in enumerate(words)]
    return [
        own or (too and not (times and _key(word) in _TIMES))
        for own, too, word in zip(unknown, names_too, words, strict=True)
    ]


def _near(words: Sequence[str], unknown: Sequence[bool], at: int) -> bool:
    """Tell whether a word stands next to one that may be a name, and may be part of it."""
    return not _plainest(words[at]) and any(unknown[max(at - 1, 0) : at + 2])


def _plainest(word: str) -> bool:
    return _key(word) in _PLAINEST or _small(word)


def _small(word: str) -> bool:
    """Tell whether a word is one of questions, in whatever language: people write their names with a capital."""
    return word.islower() and word in TITLE_WORDS and word not in _NAMES_TOO


def _key(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s")


def _known(word: str) -> bool:
    """Tell whether a word is one of headings, or several in one, such as ``StartDate``."""
    if len(word) == 1:
        return True
    known = _words(framework.current())
    if _small(word):
        return True
    pieces = _PIECE.findall(word)
    return _key(word) in known or (
        len(pieces) > 1 and "".join(pieces) == word and all(piece.casefold() in known - _NAMES_TOO for piece in pieces)
    )


@functools.lru_cache(maxsize=4)
def _words(current: framework.Framework) -> frozenset[str]:
    """Return what headings are made of, and the words of a framework."""
    own = [text for action in current.actions for text in (action.text, action.framework_wording, action.short_label)]
    own += [text for area in current.areas for text in (area.name, area.description)]
    own += [*SCALE.values(), *IN_SHORT, *SYNONYMS, *(text for others in SYNONYMS.values() for text in others)]
    words = {_key(word) for text in own for word in _WORD.findall(text.replace("_", " "))}
    words |= OTHER_WORDS
    return frozenset(words | _PLAIN | _NAMES_TOO | SMALL_WORDS | RATING_WORDS | NOTE_WORDS | summary_words.SMALL_WORDS)
