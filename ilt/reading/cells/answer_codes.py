"""Codes that a form gives its answers and that stand in place of these: LimeSurvey's ``AO01`` or ``A2``."""

from __future__ import annotations

import re

_CODE = re.compile(r"(?!(?:PS|IS|MS|HS|ES|JHS)\d)[A-Z]{1,3}\d{1,3}", re.IGNORECASE)


def is_answer_code(text: str) -> bool:
    """Tell whether a text may be the code of an answer: letters and a number, and no kind of school.

    >>> is_answer_code("AO01"), is_answer_code("A2"), is_answer_code("PS12"), is_answer_code("Oak 2")
    (True, True, False, False)
    """
    return _CODE.fullmatch(text) is not None
