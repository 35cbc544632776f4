"""Tables called as if they took the place of another one: ``Ray T. - again, use this one``. Whose, is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ilt.reading.around_tables.doubtful_titles import left_out
from ilt.reading.cells.text import shown
from ilt.reading.log import Log
from ilt.reading.questions import Question
from ilt.reading.stages import SheetTable

NONE = "none of these"
_IN_PLACE = re.compile(
    r"\b(?:again|redo|re-?done|re-?do|do-?over|corrected|correction|revised|resubmitted|resubmission|resubmit"
    r"|replaces|replacement|instead of|supersedes|new version|updated version|latest version"
    r"|(?:use|take|count) this(?: one)?|(?:2nd|second|another|new|one more) (?:try|attempt|version|time|copy)"
    r"|otra vez|de nuevo|corregid[oa])\b",
    re.IGNORECASE,
)
_MOST = 40


def takes_a_place(name: str) -> bool:
    """Tell whether a name says that something was done once more, or is to be used in place of something.

    >>> takes_a_place("Ray T. - again, 2nd try"), takes_a_place("Kim (corrected)"), takes_a_place("Corrie Agan")
    (True, True, False)
    """
    return _IN_PLACE.search(name) is not None


def without_replaced(tables: Sequence[SheetTable], names: Sequence[str], log: Log) -> list[SheetTable]:
    """Ask which table each one replaces that is called so, and leave that one out; a table waits while it is asked.

    Parameters
    ----------
    names
        What each table is called.
    """
    found = list(tables)
    for at, name in enumerate(names):
        others = list(dict.fromkeys(other for other in names if other and other != name))[:_MOST]
        if not others or not takes_a_place(name):
            continue
        text = f"“{shown(name)}” may take the place of other ratings in this file. Which ones does it replace?"
        question = Question(f"instead-of:{name}", found[at].source, text, (*others, NONE))
        if log.ask(question, found[at].sheet, question.choices.__contains__):
            found = [replace(own, is_doubtful=True) for own in found]
            continue
        said = log.answers.find(question.key, found[at].source, found[at].sheet)
        found = [left_out(own, said) if other == said != NONE else own for own, other in zip(found, names, strict=True)]
    return found
