"""Headings that ask who rated, in more words than any list has: for a name, or for a part of one.

A heading is one where it says what names a person (``name``, ``initials``, ``e-mail``, a code of somebody) and each of
its other words is accounted for: ``Name of the respondent`` is, ``Name of your principal`` is not.
"""

from __future__ import annotations

import re
from typing import Literal

from ilt.framework import text_key
from ilt.reading.cells.cell_times import looks_like_time
from ilt.reading.cells.column import Column
from ilt.reading.cells.text import clean

Part = Literal["whole", "first", "middle", "last", "second last", ""]
_LONGEST, _LOOKED_AT = 80, 200
_NAMES = frozenset(
    (
        *("name", "names", "nombre", "nombres", "nom", "initials", "iniciales", "signature", "signed", "firma"),
        *("initial", "inicial", "initiale"),
    )
)
_EMAILS = frozenset(("email", "mail", "correo"))
_CODES = frozenset(("id", "code", "number", "identifier", "pin"))
_LOGINS = frozenset(("username", "user", "login"))
_WHO = frozenset(
    (
        *("who", "by", "name", "names", "person", "email", "initials", "signed", "signature", "rater", "member"),
        *("raters", "reviewers", "observers", "evaluators", "visitor", "visitors"),
    )
)
_FIRST_ALONE = frozenset(
    (
        *("forename", "forenames", "firstname", "fname", "prénom", "prenom", "prénoms", "vorname", "vornamen"),
        *("voornaam", "förnamn", "fornavn", "etunimi", "imię"),
    )
)
_LAST_ALONE = frozenset(
    (
        *("surname", "surnames", "lastname", "lname", "apellido", "apellidos", "apelido", "sobrenome", "cognome"),
        *("nachname", "familienname", "achternaam", "efternamn", "etternavn", "sukunimi", "nazwisko"),
    )
)
_ORDER = frozenset(("primer", "primero", "segundo"))
_FIRST = frozenset(("first", "given", "pila", "primer", "primero", "vor")) | _FIRST_ALONE
_LAST = frozenset(("last", "family", "famille", "paterno")) | _LAST_ALONE
_MIDDLE, _SECOND = frozenset(("middle",)), frozenset(("segundo", "materno"))
_ALONE = _FIRST_ALONE | _LAST_ALONE
"""Words for a part of a name that need no ``name`` next to them."""
_WHOLE_ALONE = frozenset(("nome", "naam", "navn"))
"""What heads a whole name, or the first where a column for the last stands next to it."""
_OTHER_NAMES = frozenset(("nombre", "nombres", "nom", "nome"))
_PEOPLE = frozenset(
    (
        *("respondent", "rater", "evaluator", "reviewer", "participant", "assessor", "observer", "submitter"),
        "visitor",
        *("employee", "person", "recipient", "evaluador", "evaluadora", "participante"),
    )
)
"""Those who answer: such a word alone heads their names."""
_ANSWERS = frozenset(("completing", "completed", "complete", "filling", "filled", "answering", "responding"))
_THINGS = frozenset(
    ("school", "district", "form", "survey", "assessment", "questionnaire", "rating", "teacher", "work")
)
"""What a name may be of, too, unless something says that it is that of who answers."""
_TEAMS, _MEMBERS = frozenset(("ilt", "team", "leadership", "committee")), frozenset(("member", "members"))
_SMALL = frozenset(
    (
        *("a", "an", "the", "of", "this", "that", "is", "are", "am", "in", "on", "to", "for", "and", "or", "by", "out"),
        *("you", "your", "yours", "my", "i", "me", "our", "we", "us", "who", "what", "whose", "re", "hi", "hello"),
        *("please", "enter", "type", "write", "print", "printed", "give", "provide", "tell", "fill", "sign", "select"),
        *("here", "below", "box", "space", "full", "legal", "preferred", "required", "optional", "own", "self", "s"),
        *(
            "person",
            "individual",
            "staff",
            "user",
            "address",
            "e",
            "electrónico",
            "electronico",
            "de",
            "del",
            "su",
            "tu",
        ),
        *("el", "la", "y", "et", "und", "as", "it", "was", "has", "cuál", "cual", "es", "votre", "ihr", "seu", "quel"),
    )
)
_PIECES = _FIRST | _LAST | _MIDDLE | _SECOND
_KNOWN = _NAMES | _EMAILS | _CODES | _PIECES | _WHOLE_ALONE | _PEOPLE | _ANSWERS | _THINGS | _MEMBERS | _SMALL
_FIRST_OF_ALL = re.compile(
    r"\A\s*(?:(?:q(?:uestion)? ?)?\d{1,3} ?[.):] ?)?(?:first|next|last|finally|lastly) ?[,:]", re.IGNORECASE
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_]+")
_NO_NAMES = frozenset(("yes", "no", "y", "n", "true", "false", "x", "✓", "✔", "sí", "si", "done", "ok"))


def asks_for(heading: str) -> Part:
    """Return which part of a rater's name a heading asks for; blank where it asks for something else.

    >>> asks_for("First, what is your name?"), asks_for("Name (First)"), asks_for("Name - Last Name")
    ('whole', 'first', 'last')
    >>> asks_for("Who is completing this form?"), asks_for("Staff ID"), asks_for("ILT member name")
    ('whole', 'whole', 'whole')
    >>> asks_for("Last initial"), asks_for("Segundo apellido"), asks_for("Nom et prénom"), asks_for("Middle name")
    ('last', 'second last', 'whole', 'middle')
    >>> asks_for("Name of your school"), asks_for("Principal's name"), asks_for("ID"), asks_for("Team name")
    ('', '', '', '')
    """
    if not heading or len(heading) > _LONGEST:
        return ""
    text = _CAMEL.sub(" ", _FIRST_OF_ALL.sub("", heading))
    words = frozenset(_WORD.findall(text_key(text).replace("'s", "").replace("s'", "s")))
    member = bool(words & _MEMBERS)
    answers = bool(words & (_PEOPLE | _ANSWERS) or member or "who" in words or "staff" in words)
    if words - _KNOWN - (_TEAMS if member else frozenset()) or (words & _THINGS and not (answers or words & _EMAILS)):
        return ""
    part = _part(words)
    first, last = bool(words & _FIRST), bool(words & _LAST)
    if words & _CODES:
        named = "of" not in words and bool(words & (_PEOPLE | {"staff", "user", "your", "my"}) or member)
    else:
        named = bool(words & (_NAMES | _EMAILS | _ALONE)) or (first and last) or _says_who(words)
    if words & {"initial", "inicial", "initiale"} and part == "whole":
        return ""
    return part if named else ""


def _part(words: frozenset[str]) -> Part:
    """Return which part of a name words ask for, where they ask for one at all."""
    first, last = bool(words & _FIRST), bool(words & _LAST)
    if (words & _LAST_ALONE and words & _OTHER_NAMES and not words & _ORDER) or (
        words & _FIRST_ALONE and words & (_OTHER_NAMES | {"name"}) and not last
    ):
        # "Nombre y apellidos", "Name, Vorname"
        return "whole"
    if words & _ORDER and (words & _PEOPLE or not words & (_LAST_ALONE | _OTHER_NAMES)):
        return ""
    if words & _SECOND:
        return "second last" if last else "middle"
    if words & _MIDDLE and not (first or last):
        return "middle"
    return "last" if last and words & _ORDER else "whole" if first == last else "first" if first else "last"


def may_be_first(heading: str) -> bool:
    """Tell whether a heading is of a whole name, or of the first where another column has the last: ``Nome``."""
    words = frozenset(_WORD.findall(text_key(heading)))
    return words <= _WHOLE_ALONE | _SMALL and bool(words & _WHOLE_ALONE)


def _says_who(words: frozenset[str]) -> bool:
    """Tell whether words that name nothing ask who answers: ``Evaluator``, ``Who filled this out?``.

    ``Who are you?`` may ask for a role.
    """
    if "who" in words:
        return bool(words & _ANSWERS)
    return bool(words & _PEOPLE) and words <= _PEOPLE | {"the", "of", "this", "your", "person"}


def may_ask_who(heading: str) -> bool:
    """Tell whether a heading may ask who rated, or for something else: ``Who are you?``, ``Signed``, ``Member``."""
    return bool(asks_for(heading) or _WHO & set(_WORD.findall(text_key(heading))))


def may_be_address(heading: str) -> bool:
    """Tell whether a heading that asks who rated asks for an address or a code.

    >>> may_be_address("E-mail address"), may_be_address("Rater ID"), may_be_address("Your name")
    (True, True, False)
    """
    return bool((_LOGINS | _EMAILS | _CODES) & set(_WORD.findall(text_key(heading))))


def may_hold_names(column: Column) -> bool:
    """Tell whether names may be below a heading that asks for them: something else than ticks, times and addresses."""
    cells = [clean(cell).casefold() for cell in column.slice(0, min(len(column), _LOOKED_AT)).present()]
    return any(cell and cell not in _NO_NAMES and not looks_like_time(cell) and "://" not in cell for cell in cells)


def without_prompt(name: str) -> str:
    """Return a name without what asked for it.

    >>> without_prompt("Signed: M. Ortiz"), without_prompt("Dr. Ash: literacy")
    ('M. Ortiz', 'Dr. Ash: literacy')
    """
    prompt, colon, rest = name.partition(":")
    return rest.strip() if colon and rest.strip() and asks_for(prompt) == "whole" else name
