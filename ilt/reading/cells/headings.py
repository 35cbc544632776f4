"""What a heading names: one of our columns, or nothing that we know."""

from __future__ import annotations

import re

from ilt.framework import text_key
from ilt.reading.cells.rater_headings import asks_for

TEAM = "team"
"""A column that may say the school, the perspective or the assessment; its values decide."""

MEMBERS = frozenset(("ilt member", "team member", "ilt team member"))
"""Headings over a name, or over a team: the values decide."""

_GROUPS = ("redcap data access group", "data access group")
_SCHOOLS = ("school site", "escuela", "su escuela", "nombre de la escuela", "école", "schule", "escola", *_GROUPS)
_ROUNDS = ("ronda", "período", "periodo", "période", "runde", "rodada")
_SIDES = ("rol", "su rol", "función", "perspectiva", "rôle", "rolle", "função")
_NOTES = (
    *(
        "nota",
        "notas",
        "comentario",
        "comentarios",
        "observaciones",
        "evidencia",
        "evidencias",
        "commentaire",
        "commentaires",
    ),
    *("remarques", "kommentar", "kommentare", "anmerkung", "anmerkungen", "bemerkung", "bemerkungen"),
    *("comentário", "comentários", "observações"),
)
SYNONYMS: dict[str, tuple[str, ...]] = {
    "round": (
        "rating round",
        "survey round",
        "time point",
        "timepoint",
        "administration",
        "window",
        "period",
        "term",
        *_ROUNDS,
    ),
    "district": ("district name", "school district", "lea"),
    "assessment": ("self assessment", "assessment type", "ilt assessed", "ilt rated", "team rated", "team assessed"),
    "school": (
        "school name",
        "building",
        "building name",
        "bldg",
        "bldg name",
        "sch",
        "sch name",
        "campus",
        "campus name",
        "site",
        "your school",
        *_SCHOOLS,
    ),
    "rater": (
        *("rater name", "rater id", "rater code", "respondent", "respondent id", "respondent name", "name"),
        *("your name", "full name", "email", "e mail", "email address", "e mail address", "e mail adresse"),
        *("participant", "participant id", "reviewer", "evaluator"),
        *("completed by", "rated by", "ratings by", "rating given by", "ratings given by", "scored by", "filled in by"),
        *("filled out by", "username", "your username", "user", "staff member", "nombre", "nom", "nombre completo"),
        # As Google Forms calls the e-mail address in other languages.
        *("dirección de correo electrónico", "adresse e mail", "endereço de e mail", "indirizzo email", "e mailadres"),
    ),
    "perspective": (
        *("role", "your role", "rater role", "rater type", "respondent type", "rater group", "self or cross"),
        *("side", "position", "job title", *_SIDES),
    ),
    "action_id": ("actionid", "action code", "action number", "action no"),
    "action": (
        *("action text", "action name", "action wording", "ilt action", "item", "item text", "indicator"),
        *("statement", "actions", "ilt actions", "district ilt actions", "school ilt actions"),
        "district school ilt actions",
    ),
    "rating": (
        *("score", "ratings", "rating score", "rating value", "your rating", "rating 0 3", "score 0 3"),
        *("rating 0 to 3", "rating and notes", "rating notes", "ratings and notes", "level", "level of implementation"),
    ),
    "note": (
        *("notes", "comment", "comments", "remark", "remarks", "evidence", "explanation", "rating note", "your notes"),
        *_NOTES,
    ),
    TEAM: (),
}
"""Each of our columns, and what else people call it."""

_NAMES = {key: name for name, others in SYNONYMS.items() for key in (name.replace("_", " "), *others)}
_LABEL = 60
_JOINS = re.compile(r"[/&+|\\]| and ", re.IGNORECASE)
ORDINAL = re.compile(r"\A\s*(?:q(?:uestion)? ?)?\d{1,2}\s?[.):]\s?(?=\S)", re.IGNORECASE)
_LONGEST = 200
_ONE_OR_ALL = r"(?:please )?(?:check|select|choose|mark|pick|tick|circle)(?: only)?(?: one| all| any| from| the)\b"
_HINT = re.compile(
    r"\s?[(\[](?:(?:leave|skip|please|optional|only|if|or|as|n/?a|required)\b|"
    + _ONE_OR_ALL
    + r")[^()\[\]]{0,120}[)\]]"
    r"|(?<=.)(?:[.?:]|\s[-–—])\s" + _ONE_OR_ALL + r"[\w ]{0,60}[.:]?\Z",
    re.IGNORECASE,
)
"""What is said of how to answer: ``(leave blank if you are on the district ILT)``, ``Check all that apply.``"""
_CLAUSE = re.compile(r"\Aif [^,?.]{3,80}, (?=\w)", re.IGNORECASE)
"""Whom a question asks: ``If you are on a school ILT, which school?``."""
_PIPED = re.compile(r", ?(?:\{\{[^{}]{1,80}\}\}|\$\{[^{}]{1,80}\})(?=\s?[?.!,]|\Z)")
"""Whom a form addresses, as it fills in an earlier answer."""
_GREETING = re.compile(r"\A[^?]{1,120}[.!]\s+(?=\w[^.!?]{3,80}\?\s*\Z)")
"""What is said before the one question of a heading: ``Nice to meet you, {{field:name}}.``"""
_WEAK = ("level", "position", *_GROUPS)
"""Headings that give way to any other of the same column: a level may be that of a school."""
_QUESTIONS = frozenset(("round", "district", "assessment", "school", "rater", "perspective", TEAM))
SMALL_WORDS = frozenset(
    [
        *("a", "an", "the", "of", "at", "in", "on", "to", "for", "from", "by", "with", "about", "is", "are", "was"),
        *("do", "does", "did", "you", "your", "we", "our", "i", "my", "me", "am", "this", "that", "which", "what"),
        *("who", "whose", "please", "select", "choose", "enter", "type", "give", "indicate", "tell", "us", "belong"),
        *("work", "working", "support", "supporting", "represent", "rate", "rating", "rated", "being", "member"),
        *("serve", "optional", "part", "them", "it", "and", "or", "if", "any", "full", "current", "being"),
        *("assessed", "assessing", "reflect", "reflecting", "answering", "responding", "completing", "as", "s"),
    ]
)
_RATED_WORDS = frozenset(
    (
        *("rate", "rates", "rating", "rated", "assess", "assessed", "assessing", "assessment", "about"),
        *("evaluate", "evaluating", "evaluation", "feedback", "reflect", "reflecting", "reflection", "reflections"),
        *("review", "reviewing", "reviewed", "observing", "observed", "scoring", "scored", "completing"),
    )
)
_OWN_WORDS = frozenset(("member", "belong", "serve", "part", "represent", "on", "own", "work", "as"))
_OF_ROLES = frozenset(("best", "describes", "describe", "job", "current", "primary", "main", "title"))
_RATERS = frozenset(("rater", "raters", "respondent", "respondents", "reviewer", "reviewers", "evaluator"))
_LAST_WORDS = {
    "name": "rater",
    "email": "rater",
    "school": "school",
    "building": "school",
    "bldg": "school",
    "campus": "school",
    "district": "district",
    "round": "round",
    "role": "perspective",
    "perspective": "perspective",
    "team": TEAM,
    "ilt": TEAM,
}
"""What a question asks for when these words alone are left of it."""


def header_key(header: str) -> str:
    """Return what is the same of a header however it is written.

    >>> header_key("Action_ID:")
    'action id'
    """
    return " ".join(re.sub(r"[\W_]+", " ", text_key(header)).split())


def without_how_to(header: str) -> str:
    """Return a heading without what it says in brackets of how to mark an answer.

    >>> without_how_to("Vision (check one per row) [S1.1]"), without_how_to("Vision (select teams) [S1.1]")
    ('Vision [S1.1]', 'Vision (select teams) [S1.1]')
    """
    return _HOW_TO.sub("", header) if "(" in header else header


_HOW_TO = re.compile(rf"\s?\({_ONE_OR_ALL}[^()\[\]]{{0,60}}\)", re.IGNORECASE)


def field_of(header: str) -> str | None:
    """Return which of our columns a header names; none where it joins the rater's name with something else.

    >>> field_of("School name"), field_of("School/Name")
    ('school', None)
    """
    name = _NAMES.get(header_key(header))
    return None if name and name != "rater" and _joins_a_name(header) else name


def _joins_a_name(header: str) -> bool:
    if len(header) > _LABEL or not (pieces := _JOINS.split(header))[1:]:
        return False
    named = {_NAMES.get(header_key(piece)) for piece in pieces}
    return "rater" in named and len(named) > 1


def fact_of(cell: str) -> str | None:
    """Return which of our columns a label such as ``School name:`` above a table names."""
    return question_of(cell) if len(_HINT.sub("", cell[:_LONGEST])) <= _LABEL else None


def question_of(header: str) -> str | None:
    """Return which of our columns the question of a form asks for, other than ratings.

    >>> question_of("Which school do you work at?"), question_of("What is your role?")
    ('school', 'perspective')
    >>> question_of("Rater's team"), question_of("I am a member of the")
    ('team', 'team')
    >>> question_of("Your school (leave blank if you are on the district ILT)")
    'school'
    >>> question_of("If you are on a school ILT, which school?"), question_of("Which team are you rating from?")
    ('school', 'team')
    >>> question_of("What is your role? (check all that apply)"), question_of("Your school - select one")
    ('perspective', 'school')
    >>> question_of("Are you on the school ILT or the district ILT?"), question_of("Which school ILT is rated?")
    ('team', 'school')
    >>> question_of("Nice to meet you, {{field:name}}. Which school?"), question_of("Hi! What is your name?")
    ('school', 'rater')
    >>> question_of("And which school, {{field:01HC}}?"), question_of("Which school, ${q://QID1/ChoiceTextEntryValue}?")
    ('school', 'school')
    """
    greeted = _GREETING.match(header)
    header = header if greeted else _PIPED.sub("", header)
    header = _CLAUSE.sub("", _HINT.sub("", ORDINAL.sub("", header[greeted.end() :] if greeted else header)))
    name = field_of(header) or ("rater" if asks_for(header) == "whole" else None)
    if name:
        return name if name in _QUESTIONS else None
    if says_kind(header) or says_person(header):
        return None
    words = [word for word in header_key(header).split() if word not in SMALL_WORDS]
    if len(words) == 2 and words[1] == "name":
        words = words[:1]
    elif words[:1] == ["name"] and len(words) > 1:
        words = words[1:]
    if set(words) == {"school", "district", "ilt"}:
        words = ["ilt"]
    elif words == ["school", "ilt"] and "which" in header_key(header).split():
        words = ["school"]
    elif _asks_for_team(words, header):
        words = ["ilt"]
    elif words and {*words} - _OF_ROLES == {"role"}:
        words = ["role"]
    found = _LAST_WORDS.get(words[0]) if len(words) == 1 else None
    # "Which ILT are you rating?" asks for the assessment, "Which ILT are you on?" for the rater's side.
    return "assessment" if found == TEAM and _about_the_rated(header) else found


def _asks_for_team(words: list[str], header: str) -> bool:
    """Tell whether a heading says ``Rater's team``, or ``I am a member of`` and nothing else."""
    if not words:
        return "member of" in header_key(header)
    return words[0] in _RATERS and words[1:] in (["team"], ["ilt"])


def says_kind(header: str) -> bool:
    """Tell whether a heading asks for a kind of something: ``School type``; "type" alone may also ask to type it.

    >>> says_kind("School type"), says_kind("Type of school"), says_kind("Type your school")
    (True, True, False)
    """
    words = header_key(header).split()
    for at, word in enumerate(words):
        if word in _KINDS and (words[at + 1 : at + 2] == ["of"] or (at and words[at - 1] not in _BEFORE_TYPING)):
            return True
    return False


def says_person(header: str) -> bool:
    """Tell whether a heading with a word such as "school" asks for a person: by whom, or whose role stands next to it.

    >>> says_person("School observed by"), says_person("School contact"), says_person("Observer of school")
    (True, True, True)
    >>> says_person("School observed by you"), says_person("Host school"), says_person("By school")
    (False, False, False)
    """
    words = header_key(header).split()
    if _joins_a_name(header):
        return True
    if any(word in _BY and at and not _US & set(words[at + 1 : at + 2]) for at, word in enumerate(words)):
        return True
    first = next((at for at, word in enumerate(words) if word in _PLACES), len(words))
    # "Which school do you coach?"
    roles = [at for at, word in enumerate(words) if word in _ROLES and not _DOERS & set(words[max(at - 2, 0) : at])]
    # "Host school" is a school, "School host" and "Host of the school" are people.
    return first < len(words) and any(at > first or words[at + 1 : at + 2] == ["of"] for at in roles)


_PLACES = frozenset(("school", "building", "campus", "site", "district", "escuela", "schule", "école", "schools"))
_BY = frozenset(("by", "por", "par", "von", "durch"))
_DOERS = frozenset(("you", "i", "we"))
_US = frozenset(("you", "your", "us", "our", "me", "my"))
_ROLES = frozenset(
    (
        *("contact", "coach", "visitor", "observer", "reviewer", "evaluator", "rater", "host", "partner", "peer"),
        *("liaison", "lead", "leader", "principal", "representative", "person", "mentor", "supervisor"),
        *("facilitator", "coordinator", "director", "administrator", "teacher", "buddy", "guide", "assessor"),
    )
)
_KINDS = frozenset(("type", "kind", "category", "types"))
_BEFORE_TYPING = frozenset(("please", "and", "or", "to", "then", "select", "choose", "must", "can", "you"))


def _about_the_rated(header: str) -> bool:
    # "about-team" is a field in a group of a form called "about".
    in_order = header_key(header).split()
    words = set(in_order) - ({"about"} if " " not in header.strip() else set())
    # "Which team are you rating from?" asks for the rater's own.
    return in_order[-1:] != ["from"] and bool(words & _RATED_WORDS) and not words & _OWN_WORDS


def may_be_own_team(header: str) -> bool:
    """Tell whether a question that names nothing we know asks which team the rater is of.

    >>> may_be_own_team("I am on the"), may_be_own_team("Which best describes you?"), may_be_own_team("Rater team")
    (True, True, True)
    >>> may_be_own_team("Which best describes your school?"), may_be_own_team("Team")
    (False, False)
    """
    words = set(header_key(header).split())
    own = words & (_OWN_WORDS | _RATERS) or (words & _DESCRIBE and words & _ONESELF)
    return bool(own) and not words & _RATED_WORDS


def asks_about_oneself(header: str) -> bool:
    """Tell whether a question asks who the rater is, of which group, and nothing else.

    >>> asks_about_oneself("I am a:"), asks_about_oneself("Which group are you in?"), asks_about_oneself("Rater group")
    (True, True, True)
    >>> asks_about_oneself("Group"), asks_about_oneself("How many years are you here?")
    (False, False)
    """
    words = set(header_key(header).split())
    return bool(words & (_ONESELF | _RATERS | {"your", "i", "my"})) and words - SMALL_WORDS <= _OF_GROUPS | _RATERS


_DESCRIBE, _ONESELF = frozenset(("describe", "describes")), frozenset(("you", "yourself", "me", "i"))
_OF_GROUPS = frozenset(
    (
        *("best", "describe", "describes", "following", "one", "yourself", "group", "team", "ilt", "position"),
        *("membership", "affiliation", "type", "role", "primary", "selected", "choice", "where", "in", "level"),
    )
)


def asks_what_is_rated(header: str) -> bool:
    """Tell whether a heading asks for the team that is rated, or may: ``I am reflecting on the ...``, ``Team``.

    >>> asks_what_is_rated("I am reflecting on the ..."), asks_what_is_rated("Which team?")
    (True, True)
    >>> asks_what_is_rated("I am on the"), asks_what_is_rated("Your team"), asks_what_is_rated("Rater's team")
    (False, False, False)
    """
    words = set(header_key(header).split())
    if words & _RATED_WORDS:
        return _about_the_rated(header) or not words & _OWN_WORDS - {"on"}
    return not words & (_OWN_WORDS | _RATERS | {"you", "your", "i", "my", "am"})


def gives_way(header: str) -> bool:
    """Tell whether a heading gives way to whatever else tells the same."""
    return header_key(header) in _WEAK
